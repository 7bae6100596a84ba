// The games that come with Simul are what the exhibition needs, and no change of their bytes,
// however absurd, makes the reader crash or accept an impossible game.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "chess/pgn.h"
#include "chess/san.h"

enum { BOARDS = 24, MIN_PLIES = 60, OPENING_PLIES = 6 };

static ChessGames load_own(void) {
    ChessGames games = {0};
    Error error;
    if (!chess_load_games(NULL, &games, &error)) fail_msg("%s", error.message);
    return games;
}

static void test_there_are_24_long_games(void **state) {
    (void)state;
    ChessGames games = load_own();
    assert_int_equal(games.list.n, BOARDS);
    for (size_t i = 0; i < games.list.n; i++) {
        const ChessGame *game = &games.list.at[i];
        assert_true(game->n_moves >= MIN_PLIES);
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        assert_string_equal(chess_tag(game, "Round"), number);
        assert_string_equal(chess_tag(game, "White"), "Master");
        assert_string_equal(chess_tag(game, "Result"), chess_result_text(game->result));
        assert_int_not_equal(game->result, CHESS_UNFINISHED);
        ChessPosition start = chess_start();
        assert_memory_equal(chess_position_at(game, 0), &start, sizeof start);
    }
    chess_games_deinit(&games);
}

static void test_no_two_games_begin_alike(void **state) {
    (void)state;
    ChessGames games = load_own();
    for (size_t i = 0; i < games.list.n; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_memory_not_equal(games.list.at[i].moves, games.list.at[j].moves,
                                    OPENING_PLIES * sizeof(ChessMove));
        }
    }
    chess_games_deinit(&games);
}

// A mate on the board is a win for who gave it.
static void test_results_agree_with_the_boards(void **state) {
    (void)state;
    ChessGames games = load_own();
    size_t n_mates = 0;
    for (size_t i = 0; i < games.list.n; i++) {
        const ChessGame *game = &games.list.at[i];
        if (!(game->moves[game->n_moves - 1].flags & CHESS_MOVE_MATE)) continue;
        n_mates++;
        bool white_moves = game->positions[game->n_moves].side == CHESS_WHITE;
        assert_int_equal(game->result, white_moves ? CHESS_BLACK_WINS : CHESS_WHITE_WINS);
    }
    assert_true(n_mates > 0);
    chess_games_deinit(&games);
}

// The file's own words are what we would write: one more check of the notation on real games.
static void test_notation_is_normal(void **state) {
    (void)state;
    ChessGames games = load_own();
    Error error;
    Str text = {0};
    assert_true(file_read(games.list.at[0].path, CHESS_PGN_MAX_BYTES, &text, &error));
    const char *at = text.text;
    for (size_t i = 0; i < games.list.n; i++) {
        const ChessGame *game = &games.list.at[i];
        for (size_t ply = 0; ply < game->n_moves; ply++) {
            char san[CHESS_SAN_BYTES];
            chess_write_san(&game->positions[ply], game->moves[ply], san);
            at = strstr(at, san);
            assert_non_null(at);
            at += strlen(san);
            assert_non_null(strchr(" \n", *at));
        }
    }
    str_deinit(&text);
    chess_games_deinit(&games);
}

// ---------------------------------------------------------------------------------------------
// Broken files

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

// Changes a few bytes of [text]: one overwritten, removed, doubled, or the rest cut off.
static void mutate(Str *text, uint64_t *seed) {
    static const char likely[] = "[](){};$%*\"\\\n .-#=0189xKQabhO\xC3\xA9\xFF";
    for (uint32_t n = 1 + next_random(seed) % 4; n > 0 && text->n > 1; n--) {
        size_t at = next_random(seed) % text->n;
        size_t rest = text->n - at - 1;
        switch (next_random(seed) % 8) {
        case 0:
            memmove(text->text + at, text->text + at + 1, rest);
            text->n--;
            break;
        case 1:
            str_add_bytes(text, "", 1);
            memmove(text->text + at + 1, text->text + at, rest + 1);
            break;
        case 2: text->n = at; break;
        case 3: text->text[at] = (char)next_random(seed); break;
        default: text->text[at] = likely[next_random(seed) % sizeof likely]; break;
        }
    }
}

// Whatever was read is a game that can be played.
static void check_game(const ChessGame *game) {
    for (size_t ply = 0; ply < game->n_moves; ply++) {
        ChessMoves legal;
        chess_legal_moves(&game->positions[ply], &legal);
        size_t i = 0;
        while (i < legal.n && (legal.at[i].from != game->moves[ply].from ||
                               legal.at[i].to != game->moves[ply].to ||
                               legal.at[i].promotion != game->moves[ply].promotion))
            i++;
        assert_true(i < legal.n);
        ChessPosition after = chess_after(&game->positions[ply], legal.at[i]);
        assert_memory_equal(&after, &game->positions[ply + 1], sizeof after);
    }
}

static void test_mutations(void **state) {
    (void)state;
    enum { ROUNDS = 1500, PIECE_BYTES = 1500 };
    ChessGames games = load_own();
    Error error;
    Str file = {0};
    assert_true(file_read(games.list.at[0].path, CHESS_PGN_MAX_BYTES, &file, &error));
    chess_games_deinit(&games);
    // What no game of ours has.
    static const char rare[] =
        "[SetUp \"1\"]\n[FEN \"r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1\"]\n"
        "{a comment} 1. O-O $3 (1. O-O-O (1. Ke2) {in it}) 1... O-O-O!? ; to the end\n% escaped\n"
        "2. Ra8+ e.p. *\n";
    uint64_t seed = 2024;
    size_t n_accepted = 0;
    size_t n_refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
        Str text = {0};
        if (round % 4 == 0) {
            str_add(&text, rare);
        } else { // from the beginning of some game
            size_t at = next_random(&seed) % file.n;
            const char *begin = strstr(file.text + at, "[Event");
            str_add(&text, begin ? begin : file.text);
            if (text.n > PIECE_BYTES) text.n = PIECE_BYTES;
        }
        mutate(&text, &seed);
        // A copy of the exact size, so that the sanitizer sees a byte too far.
        char *exact = malloc(text.n + 1);
        memcpy(exact, text.text, text.n);
        exact = realloc(exact, text.n ? text.n : 1);
        ChessGames read = {0};
        error = (Error){0};
        if (chess_read_pgn("mutant.pgn", exact, text.n, &read, &error)) {
            n_accepted++;
        } else {
            n_refused++;
            assert_true(error.line >= 1 && error.col >= 1);
            assert_true(error.message[0] != '\0');
        }
        for (size_t i = 0; i < read.list.n; i++)
            check_game(&read.list.at[i]);
        chess_games_deinit(&read);
        free(exact);
        str_deinit(&text);
    }
    assert_true(n_accepted > 0 && n_refused > 0);
    str_deinit(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_are_24_long_games),
        cmocka_unit_test(test_no_two_games_begin_alike),
        cmocka_unit_test(test_results_agree_with_the_boards),
        cmocka_unit_test(test_notation_is_normal),
        cmocka_unit_test(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
