// PGN as it is found: what must be understood, and each thing that can be wrong with its place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "chess/pgn.h"

static ChessGames read_text(const char *text, size_t n) {
    ChessGames games = {0};
    Error error;
    if (!chess_read_pgn("test.pgn", text, n, &games, &error))
        fail_msg("%d:%d: %s", error.line, error.col, error.message);
    return games;
}

// Reads [text], which must hold one game, and checks how many plies it has.
static void expect_plies(const char *text, size_t n_plies) {
    ChessGames games = read_text(text, strlen(text));
    assert_int_equal(games.list.n, 1);
    if (games.list.at[0].n_moves != n_plies)
        fail_msg("%zu plies, not %zu: %s", games.list.at[0].n_moves, n_plies, text);
    chess_games_deinit(&games);
}

static void test_what_is_understood(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t n_plies;
    } cases[] = {
        {"*", 0},
        {"1. e4 e5 *", 2},
        {"1.e4 e5 2.Nf3 *", 3},
        {"e4 e5 Nf3 *", 3},
        {"1. e4 1... e5 2 . Nf3 2 ... Nc6 *", 4},
        {"1. e4 … e5 *", 2},
        {"1. e4 $1 e5 $255 {and so on} *", 2},
        {"1. e4! e5?? 2. Nf3 !? Nc6 *", 4},
        {"1. e4 {a ( comment [ with ; signs} e5 *", 2},
        {"1. e4 {two\nlines} e5 ; the rest ) of the line\n 2. Nf3 *", 3},
        {"% an escaped line { ( [\n1. e4\n% another\ne5 *", 2},
        {"1. e4 (1. d4 d5 (1... Nf6 {a ) in it} 2. c4) 2. c4) 1... e5 (1... c5) *", 2},
        {"1. e4 (1. nonsense $ 12345 *) e5 *", 2},
        {"1. e4 d5 2. e5 f5 3. exf6 e.p. *", 5},
        {"[White \"Master\"]\n1. e4 *", 1},
        {"[ White \t\"Master\" ][Black \"Player 1\"]1. e4 *", 1},
        {"[SetUp \"1\"]\n[FEN \"4k3/8/8/8/8/8/4P3/4K3 b - - 3 17\"]\n17... Kd7 18. e4 *", 2},
        {"[FEN \"4k3/8/8/8/8/8/4P3/4K3 w - - 0 1\"]\n23. e4 Kd7 *", 2}, // counts as it likes
        {"1. f3 e5 2. g4 Qh4# 0-1", 4},
        {"1. f3 e5 2. g4 Qh4 3. 0-1", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_plies(cases[i].text, cases[i].n_plies);
}

static void test_results(void **state) {
    (void)state;
    static const char text[] = "1. e4 1-0\n1. d4 0-1 1. c4 1/2-1/2 1. Nf3 *"
                               "[Result \"1-0\"] 1. g3 *";
    static const ChessResult expected[] = {CHESS_WHITE_WINS, CHESS_BLACK_WINS, CHESS_DRAW,
                                           CHESS_UNFINISHED, CHESS_WHITE_WINS};
    ChessGames games = read_text(text, strlen(text));
    assert_int_equal(games.list.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(games.list.at[i].result, expected[i]);
    assert_int_equal(games.list.at[0].line, 1);
    assert_int_equal(games.list.at[1].line, 2);
    assert_string_equal(chess_result_text(CHESS_DRAW), "1/2-1/2");
    chess_games_deinit(&games);
}

static void test_tags(void **state) {
    (void)state;
    // A Latin-1 byte beside UTF-8, quotes and backslashes, a byte order mark, CRLF and lone CR.
    static const char text[] = "\xEF\xBB\xBF[White \"J\xF6rg\"]\r\n[Black \"Юдит\"]\r"
                               "[Event \"The \\\"Big\\\" \\\\ Cup\"]\r\n\r\n1. e4\r\ne5 *\r\n";
    ChessGames games = read_text(text, strlen(text));
    const ChessGame *game = &games.list.at[0];
    assert_int_equal(game->n_tags, 3);
    assert_string_equal(chess_tag(game, "White"), "Jörg");
    assert_string_equal(chess_tag(game, "Black"), "Юдит");
    assert_string_equal(chess_tag(game, "Event"), "The \"Big\" \\ Cup");
    assert_string_equal(chess_tag(game, "Site"), "");
    assert_string_equal(game->path, "test.pgn");
    assert_int_equal(game->n_moves, 2);
    chess_games_deinit(&games);
}

static void test_every_position_is_kept(void **state) {
    (void)state;
    enum { F3 = 21, H4 = 31, E4 = 28, E2 = 12 };
    static const char text[] = "1. f3 e5 2. g4 Qh4# 0-1";
    ChessGames games = read_text(text, strlen(text));
    const ChessGame *game = &games.list.at[0];
    ChessPosition start = chess_start();
    assert_memory_equal(chess_position_at(game, 0), &start, sizeof start);
    assert_int_equal(chess_position_at(game, 1)->square[F3], CHESS_PAWN);
    assert_int_equal(chess_position_at(game, 4)->square[H4], CHESS_QUEEN | CHESS_BLACK);
    assert_ptr_equal(chess_position_at(game, 4), chess_position_at(game, 1000));
    assert_int_equal(game->moves[3].flags, CHESS_MOVE_CHECK | CHESS_MOVE_MATE);
    chess_games_deinit(&games);
}

static void test_errors(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int line, col;
        const char *says;
    } cases[] = {
        {"", 1, 1, "there is no game in this file"},
        {" \n{only a comment}\n", 1, 1, "there is no game in this file"},
        {"1. e4 e5\n2. Nf6 *", 2, 4, "illegal move 'Nf6': no knight can go there"},
        {"1. e4 e5 2. Nc3 Nc6 3. Ne2 *", 1, 24, "ambiguous move 'Ne2': write Nge2 or Nce2"},
        {"{Юдит} 1. e4 Кf3 *", 1, 14, "'Кf3' is not a move"},
        {"1. e4 ½ *", 1, 7, "'½' is not a move"},
        {"1. e4 \x01\x1B[2J *", 1, 7, "'\xEF\xBF\xBD\xEF\xBF\xBD' is not a move"},
        {"1. e4 {never\nclosed", 1, 7, "the comment is not closed: '}' is missing"},
        {"1. e4\n (1. d4 (1. c4) *", 2, 2, "the variation is not closed: ')' is missing"},
        {"1. e4 (1. d4 *\n[Event \"next\"]\n", 1, 7, "the variation is not closed"},
        {"1. e4 (1. d4 {open\n", 1, 14, "the comment is not closed"},
        {"1. e4) *", 1, 6, "')' without a '(' before it"},
        {"1. e4 } *", 1, 7, "'}' without a '{' before it"},
        {"1. e4 ] *", 1, 7, "']' cannot stand among the moves"},
        {"1. e4 <x> *", 1, 7, "'<' cannot stand among the moves"},
        {"[White \"Master]\n", 1, 8, "the value of the tag 'White' is not closed: '\"' is missing"},
        {"[White \"Master\"\n", 1, 16, "the tag 'White' is not closed: ']' is missing"},
        {"[Event \"The \"Big\" Cup\"]\n", 1, 14, "the tag 'Event' is not closed"},
        {"[White Master]\n", 1, 8, "the value of the tag 'White' must stand in quotes"},
        {"\n[\"Master\"]\n", 2, 2, "a tag begins with its name"},
        {"[", 1, 2, "a tag begins with its name"},
        {"1. e4 e5\n", 2, 1, "the game that begins in line 1 has no result"},
        {"\n1. e4 e5\n[White \"Next\"]\n*", 3, 1, "the game that begins in line 2 has no result"},
        {"[White \"Master\"]", 1, 17, "the game that begins in line 1 has no result"},
        {"1. e4 e5 3. Nf3 *", 1, 10, "move number 3 stands where 2 is due"},
        {"1. e4 e5 99999999999999999999. Nf3 *", 1, 10, "move number"},
        {"1. e4 $256 *", 1, 7, "'$' must be followed by a number from 0 to 255"},
        {"1. e4 $ *", 1, 7, "'$' must be followed by a number"},
        {"[Result \"1-0\"]\n1. e4 0-1", 2, 7, "the game ends with 0-1 but its tag Result says 1-0"},
        {"\n[SetUp \"1\"]\n1. e4 *", 2, 1, "the game has the tag SetUp but no tag FEN"},
        {"[White \"x\"]\n[FEN \"8/8/8/8/8/8/8/8 w - -\"]\n*", 2, 1, "the FEN must have one white"},
        {"1. f3 e5 2. g4 Qh4# 3. a3 *", 1, 24,
         "illegal move 'a3': the game is over, White is mated"},
        {"\xFF\xFE"
         "1.",
         1, 1, "the file is in UTF-16; save it as UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ChessGames games = {0};
        Error error = {0};
        const char *text = cases[i].text;
        if (chess_read_pgn("test.pgn", text, strlen(text), &games, &error))
            fail_msg("accepted: %s", text);
        if (error.line != cases[i].line || error.col != cases[i].col ||
            strncmp(error.message, cases[i].says, strlen(cases[i].says)) != 0)
            fail_msg("%s\ngave %d:%d: %s", text, error.line, error.col, error.message);
        assert_string_equal(error.path, "test.pgn");
        chess_games_deinit(&games);
    }
}

static void test_an_error_as_it_is_printed(void **state) {
    (void)state;
    ChessGames games = {0};
    Error error;
    static const char text[] =
        "[White \"Master\"]\r\n\r\n1. e4 {J\xF6rg thinks} e5\r\n2. Nf3 Nf7 *\r\n";
    assert_false(chess_read_pgn("my games.pgn", text, strlen(text), &games, &error));
    char *printed = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&printed, &n);
    error_print(&error, out);
    fclose(out);
    assert_string_equal(printed,
                        "simul: my games.pgn:4:8: illegal move 'Nf7': no knight can go there\n"
                        "    2. Nf3 Nf7 *\n"
                        "           ^\n");
    free(printed);
    chess_games_deinit(&games);
}

static void test_a_zero_byte_is_one_strange_character(void **state) {
    (void)state;
    ChessGames games = {0};
    Error error;
    assert_false(chess_read_pgn("x", "1. e4 \0 e5 *", 12, &games, &error));
    assert_int_equal(error.col, 7);
    assert_non_null(strstr(error.source, " e5 *")); // the line is not cut there
    chess_games_deinit(&games);
}

// ---------------------------------------------------------------------------------------------
// Files and folders

// Writes the name of a new folder into [path].
static void make_folder(char path[64]) {
    snprintf(path, 64, "/tmp/simul-pgn-XXXXXX");
    assert_non_null(mkdtemp(path));
}

static void write_in(const char *folder, const char *name, const char *text) {
    Str path = {0};
    Error error;
    str_printf(&path, "%s/%s", folder, name);
    assert_true(file_write(path.text, text, strlen(text), &error));
    str_deinit(&path);
}

static void remove_in(const char *folder, const char *name) {
    Str path = {0};
    str_printf(&path, "%s/%s", folder, name);
    assert_int_equal(unlink(path.text), 0);
    str_deinit(&path);
}

static void test_a_folder_is_read_by_name(void **state) {
    (void)state;
    char folder[64];
    make_folder(folder);
    write_in(folder, "b.PGN", "[White \"third\"] *");
    write_in(folder, "a.pgn", "[White \"first\"] * [White \"second\"] *");
    write_in(folder, "notes.txt", "no PGN at all");
    write_in(folder, ".hidden.pgn", "no PGN at all");
    ChessGames games = {0};
    Error error;
    if (!chess_load_games(folder, &games, &error)) fail_msg("%s", error.message);
    assert_int_equal(games.list.n, 3);
    assert_string_equal(chess_tag(&games.list.at[0], "White"), "first");
    assert_string_equal(chess_tag(&games.list.at[1], "White"), "second");
    assert_string_equal(chess_tag(&games.list.at[2], "White"), "third");
    chess_games_deinit(&games);

    write_in(folder, "c.pgn", "1. e5 *");
    assert_false(chess_load_games(folder, &games, &error));
    assert_int_equal(games.list.n, 0);
    assert_non_null(strstr(error.path, "/c.pgn"));
    assert_int_equal(error.col, 4);

    remove_in(folder, "a.pgn");
    remove_in(folder, "b.PGN");
    remove_in(folder, "c.pgn");
    assert_false(chess_load_games(folder, &games, &error));
    assert_non_null(strstr(error.message, "there is no *.pgn file in the folder"));
    remove_in(folder, "notes.txt");
    remove_in(folder, ".hidden.pgn");
    rmdir(folder);
}

static void test_files_that_cannot_be_read(void **state) {
    (void)state;
    ChessGames games = {0};
    Error error;
    assert_false(chess_load_games("/nowhere/at/all.pgn", &games, &error));
    assert_string_equal(error.message,
                        "cannot open '/nowhere/at/all.pgn': No such file or directory");

    char folder[64];
    make_folder(folder);
    Str text = {0};
    while (text.n <= CHESS_PGN_MAX_BYTES)
        str_add(&text, "{just a very long comment, again}\n");
    write_in(folder, "long.pgn", text.text);
    assert_false(chess_load_games(folder, &games, &error));
    assert_non_null(strstr(error.message, "is larger than 4194304 bytes"));
    str_deinit(&text);
    remove_in(folder, "long.pgn");
    rmdir(folder);
}

static void test_too_many_games(void **state) {
    (void)state;
    Str text = {0};
    for (int i = 0; i < 10001; i++)
        str_add(&text, "*\n");
    ChessGames games = {0};
    Error error;
    assert_false(chess_read_pgn("many.pgn", text.text, text.n, &games, &error));
    assert_int_equal(error.line, 10001);
    assert_non_null(strstr(error.message, "more than 10000 games"));
    str_deinit(&text);
    chess_games_deinit(&games);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_understood),
        cmocka_unit_test(test_results),
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_every_position_is_kept),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_an_error_as_it_is_printed),
        cmocka_unit_test(test_a_zero_byte_is_one_strange_character),
        cmocka_unit_test(test_a_folder_is_read_by_name),
        cmocka_unit_test(test_files_that_cannot_be_read),
        cmocka_unit_test(test_too_many_games),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
