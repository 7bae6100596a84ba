// The sentences above the hall, in both languages: what they say at known moments, and that all of
// them, at every mark of several exhibitions, are short, whole and without an open slot.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/hall/hall_track.h"
#include "view/hall/hall_why.h"

#define SECOND INT64_C(1000000000)

// A hall without a window: a View with no more than the sentences need.
typedef struct Hall {
    ChessGames games;
    Exhibition exhibition;
    HallTrack tracks[HALL_MODES];
    Cursor cursor;
    Arena arena;
    Tr *texts;
    View view;
} Hall;

static void open_hall(Hall *hall, const char *language, HallParams params) {
    Error error;
    *hall = (Hall){0};
    if (!chess_load_games(NULL, &hall->games, &error)) fail_msg("%s", error.message);
    if (!exhibition_init(&hall->exhibition, &params, &hall->games, &error))
        fail_msg("%s", error.message);
    const Trace *traces[HALL_MODES];
    for (int run = 0; run < HALL_MODES; run++) {
        traces[run] = hall->exhibition.traces[run];
        hall_track_init(&hall->tracks[run], &params, traces[run]);
    }
    cursor_init(&hall->cursor, traces, HALL_MODES);
    hall->texts = tr_load(language, &error);
    if (!hall->texts) fail_msg("%s", error.message);
    hall->view = (View){.tr = hall->texts,
                        .arena = &hall->arena,
                        .exhibition = &hall->exhibition,
                        .tracks = {&hall->tracks[0], &hall->tracks[1]},
                        .now = &hall->cursor,
                        .before = &hall->cursor,
                        .progress = 1};
}

static void close_hall(Hall *hall) {
    cursor_deinit(&hall->cursor);
    for (int run = 0; run < HALL_MODES; run++)
        hall_track_deinit(&hall->tracks[run]);
    exhibition_deinit(&hall->exhibition);
    chess_games_deinit(&hall->games);
    arena_deinit(&hall->arena);
    tr_free(hall->texts);
}

// Words that belong together stand at a space where no line breaks: here it is a space like others.
static const char *plain(Arena *arena, const char *text) {
    char *copy = arena_copy(arena, text, strlen(text)), *to = copy;
    for (const char *c = text; *c; c++) {
        bool is_hard = (unsigned char)c[0] == 0xC2 && (unsigned char)c[1] == 0xA0;
        *to++ = is_hard ? ' ' : *c;
        c += is_hard;
    }
    *to = '\0';
    return copy;
}

static const char *told_at(Hall *hall, double time_s) {
    hall->view.time_ns = (int64_t)(time_s * (double)SECOND);
    cursor_seek_time(&hall->cursor, hall->view.time_ns);
    return plain(&hall->arena, hall_why(&hall->view).text);
}

// Right behind the [i]th mark of [run].
static const char *told_after(Hall *hall, int run, size_t i) {
    CursorEvent event = {.trace = run, .index = hall->tracks[run].marks.at[i].event};
    cursor_seek(&hall->cursor, cursor_position_of(&hall->cursor, event));
    hall->view.time_ns = cursor_time(&hall->cursor);
    return plain(&hall->arena, hall_why(&hall->view).text);
}

static void in_english(void **state) {
    (void)state;
    Hall hall;
    open_hall(&hall, "en", HALL_DEFAULT_PARAMS);
    cursor_seek(&hall.cursor, 0);
    assert_string_equal(plain(&hall.arena, hall_why(&hall.view).text),
                        "The exhibition begins: the same 24 games, played in two ways at once.");
    assert_string_equal(told_at(&hall, 35),
                        "The master reaches board 8: the game there begins with his move.");
    assert_string_equal(
        told_at(&hall, 2485),
        "The master reaches board 18: its player answered a minute ago and waited in turn.");
    assert_string_equal(told_after(&hall, HALL_TABLE_TO_TABLE, 1),
                        "The master moves at board 1 and goes on: its player thinks until 1:00.");
    assert_string_equal(told_after(&hall, HALL_ONE_AT_A_TIME, 0),
                        "The master sits down at board 1: he plays all 30 moves here before he "
                        "gets up.");
    assert_string_equal(told_after(&hall, HALL_ONE_AT_A_TIME, 3),
                        "The master thinks at board 1: its player has just answered.");
    assert_string_equal(told_at(&hall, 3655),
                        "Table to table is over: the last reply came at 1:00:55.");
    assert_string_equal(told_at(&hall, 43200),
                        "Both are over: one game at a time took 12:00:00, table to table 1:00:55.");
    close_hall(&hall);
}

static void with_three_boards_the_master_waits(void **state) {
    (void)state;
    Hall hall;
    open_hall(&hall, "en", (HallParams){3, 5, 5 * SECOND, 55 * SECOND});
    assert_string_equal(told_at(&hall, 20), "The master waits until 1:00: every player thinks, and "
                                            "board 1 answers first.");
    assert_string_equal(told_at(&hall, 62),
                        "The master reaches board 1: its player has just answered.");
    assert_string_equal(told_at(&hall, 256),
                        "The master is free: his last move is made, and the last reply comes at "
                        "5:10.");
    close_hall(&hall);
}

static void in_russian_with_plurals(void **state) {
    (void)state;
    static const struct {
        int pairs;
        const char *text;
    } cases[] = {
        {1, "Мастер садится за доску 1: он встанет, только сыграв здесь 1 ход."},
        {2, "Мастер садится за доску 1: он встанет, только сыграв здесь 2 хода."},
        {5, "Мастер садится за доску 1: он встанет, только сыграв здесь 5 ходов."},
        {21, "Мастер садится за доску 1: он встанет, только сыграв здесь 21 ход."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Hall hall;
        open_hall(&hall, "ru", (HallParams){2, cases[i].pairs, 5 * SECOND, 55 * SECOND});
        assert_string_equal(told_after(&hall, HALL_ONE_AT_A_TIME, 0), cases[i].text);
        close_hall(&hall);
    }
    Hall hall;
    open_hall(&hall, "ru", HALL_DEFAULT_PARAMS);
    assert_string_equal(
        told_at(&hall, 2485),
        "Мастер подходит к доске 18: соперник ответил минуту назад и ждал своей очереди.");
    close_hall(&hall);
}

// While it plays fast, the sentence changes twice in the whole exhibition, not at every move.
static void playing_fast_it_stays(void **state) {
    (void)state;
    Hall hall;
    open_hall(&hall, "en", HALL_DEFAULT_PARAMS);
    hall.view.is_fast = true;
    int changes = 0;
    const char *before = "";
    for (int s = 1; s <= 43200; s += 7) {
        const char *now = told_at(&hall, s);
        changes += strcmp(now, before) != 0;
        before = now;
    }
    assert_int_equal(changes, 2);
    assert_string_equal(told_at(&hall, 100), "Table to table the master never waits: when he comes "
                                             "back, the player has answered.");
    assert_int_equal(hall_latest_run(&hall.view), HALL_TABLE_TO_TABLE);
    close_hall(&hall);
}

static size_t characters(const char *text) {
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static void every_sentence_is_whole(void **state) {
    (void)state;
    static const HallParams cases[] = {
        {1, 1, SECOND, SECOND},
        {3, 4, 5 * SECOND, 55 * SECOND},
        {13, 3, 1500 * (SECOND / 1000), 600 * SECOND},
        {24, 2, 3600 * SECOND, 5 * SECOND},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (int language = 0; language < 2; language++) {
            Hall hall;
            open_hall(&hall, language ? "ru" : "en", cases[c]);
            for (int run = 0; run < HALL_MODES; run++)
                for (size_t i = 0; i < hall.tracks[run].marks.n; i++) {
                    const char *told = told_after(&hall, run, i);
                    assert_true(characters(told) <= 110);
                    assert_int_equal(told[strlen(told) - 1], '.');
                    assert_null(strchr(told, '{'));
                    assert_null(strstr(told, "  "));
                }
            close_hall(&hall);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_english),
        cmocka_unit_test(with_three_boards_the_master_waits),
        cmocka_unit_test(in_russian_with_plurals),
        cmocka_unit_test(playing_fast_it_stays),
        cmocka_unit_test(every_sentence_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
