// The exhibition's figures against a second, independent way to get them, and its record.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hall/exhibition.h"

#define SECOND INT64_C(1000000000)

static ChessGames games; // of the exhibition, loaded once

static int load_games(void **state) {
    (void)state;
    Error error;
    return chess_load_games(NULL, &games, &error) ? 0 : -1;
}

static int drop_games(void **state) {
    (void)state;
    chess_games_deinit(&games);
    return 0;
}

static HallTotals run(HallMode mode, int boards, int64_t master_s, int64_t player_s, int pairs) {
    HallParams params = {boards, pairs, master_s * SECOND, player_s * SECOND};
    HallTotals totals;
    Error error;
    assert_true(hall_run(mode, &params, &games, NULL, &totals, &error));
    return totals;
}

static void test_one_game_at_a_time_takes_twelve_hours(void **state) {
    (void)state;
    HallTotals totals = run(HALL_ONE_AT_A_TIME, 24, 5, 55, 30);
    assert_int_equal(totals.last_reply_ns, 12 * 3600 * SECOND);
    assert_int_equal(totals.master_free_ns, 12 * 3600 * SECOND);
    assert_int_equal(totals.master_waited_ns, 11 * 3600 * SECOND);
    assert_int_equal(totals.n_moves, 720);
}

static void test_table_to_table_takes_one_hour(void **state) {
    (void)state;
    HallTotals totals = run(HALL_TABLE_TO_TABLE, 24, 5, 55, 30);
    assert_int_equal(totals.master_free_ns, 3600 * SECOND);
    assert_int_equal(totals.last_reply_ns, 3655 * SECOND);
    assert_int_equal(totals.master_waited_ns, 0);
    assert_int_equal(totals.n_moves, 720);
}

static void test_with_three_boards_the_master_waits(void **state) {
    (void)state;
    HallTotals totals = run(HALL_TABLE_TO_TABLE, 3, 5, 55, 30);
    assert_int_equal(totals.master_free_ns, (29 * 60 + 15) * SECOND);
    assert_int_equal(totals.last_reply_ns, (30 * 60 + 10) * SECOND);
    assert_int_equal(totals.master_waited_ns, 29 * 45 * SECOND);
}

static uint32_t random_below(uint64_t *seed, uint32_t n) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % n;
}

// The master as a server with one queue: he goes to the board that answered first.
static HallTotals serve(int boards, int64_t master_s, int64_t player_s, int pairs) {
    int64_t answered_s[16] = {0};
    int played[16] = {0};
    int64_t now_s = 0, waited_s = 0, last_s = 0;
    for (int left = boards * pairs; left > 0; left--) {
        int next = -1;
        for (int b = 0; b < boards; b++)
            if (played[b] < pairs && (next < 0 || answered_s[b] < answered_s[next])) next = b;
        if (answered_s[next] > now_s) {
            waited_s += answered_s[next] - now_s;
            now_s = answered_s[next];
        }
        now_s += master_s;
        played[next]++;
        answered_s[next] = now_s + player_s;
        last_s = answered_s[next];
    }
    return (HallTotals){now_s * SECOND, last_s * SECOND, waited_s * SECOND, boards * pairs};
}

static void test_any_numbers_agree_with_a_queue_and_one_server(void **state) {
    (void)state;
    uint64_t seed = 24;
    for (int i = 0; i < 200; i++) {
        int boards = 1 + (int)random_below(&seed, 16), pairs = 1 + (int)random_below(&seed, 12);
        int master_s = 1 + (int)random_below(&seed, 9), player_s = 1 + (int)random_below(&seed, 90);
        HallTotals ours = run(HALL_TABLE_TO_TABLE, boards, master_s, player_s, pairs);
        HallTotals expected = serve(boards, master_s, player_s, pairs);
        assert_memory_equal(&ours, &expected, sizeof ours);
        HallTotals slow = run(HALL_ONE_AT_A_TIME, boards, master_s, player_s, pairs);
        assert_int_equal(slow.last_reply_ns,
                         (int64_t)boards * pairs * (master_s + player_s) * SECOND);
    }
}

static void test_the_record_shows_every_ply_of_every_board(void **state) {
    (void)state;
    HallParams params = {5, 40, 5 * SECOND, 55 * SECOND}; // longer than some of the games
    Error error;
    Exhibition exhibition;
    assert_true(exhibition_init(&exhibition, &params, &games, &error));
    for (int mode = 0; mode < HALL_MODES; mode++) {
        const Trace *trace = exhibition.traces[mode];
        int64_t plies[6] = {0};
        int sat[6] = {0};
        for (uint32_t i = 0; i < trace->n; i++) {
            const Event *event = trace_at(trace, i);
            if (event->kind != EVENT_MARK) continue;
            assert_in_range(event->object, 1, 5);
            if (event->a == HALL_MARK_SIT) {
                assert_int_equal(event->value, plies[event->object]);
                sat[event->object]++;
            } else {
                assert_int_equal(event->value, ++plies[event->object]);
            }
        }
        for (int board = 1; board <= 5; board++) {
            assert_int_equal(plies[board], 80);
            assert_int_equal(sat[board], 40);
        }
        assert_int_equal(trace_time(trace, trace->n), exhibition.totals[mode].last_reply_ns);
    }
    exhibition_deinit(&exhibition);
}

static void test_two_runs_leave_the_same_record_and_watching_changes_nothing(void **state) {
    (void)state;
    HallParams params = {7, 9, 3 * SECOND, 20 * SECOND};
    Error error;
    Exhibition a, b;
    assert_true(exhibition_init(&a, &params, &games, &error));
    assert_true(exhibition_init(&b, &params, &games, &error));
    for (HallMode mode = 0; mode < HALL_MODES; mode++) {
        assert_true(trace_equal(a.traces[mode], b.traces[mode]));
        HallTotals unwatched;
        assert_true(hall_run(mode, &params, &games, NULL, &unwatched, &error));
        assert_memory_equal(&a.totals[mode], &unwatched, sizeof unwatched);
    }
    exhibition_deinit(&a);
    exhibition_deinit(&b);
}

static void test_a_board_goes_on_with_the_next_game(void **state) {
    (void)state;
    const ChessGame *first = &games.list.at[0], *second = &games.list.at[1];
    int64_t first_plies = (int64_t)(first->n_moves + 1) / 2 * 2;
    HallBoard start = hall_board_after(&games, 1, 0);
    assert_ptr_equal(start.game, first);
    assert_int_equal(start.n_plies, 0);
    HallBoard end = hall_board_after(&games, 1, first_plies);
    assert_ptr_equal(end.game, first);
    assert_int_equal(end.n_plies, first->n_moves);
    HallBoard next = hall_board_after(&games, 1, first_plies + 1);
    assert_ptr_equal(next.game, second);
    assert_int_equal(next.n_plies, 1);
    HallBoard dealt_again = hall_board_after(&games, (int)games.list.n + 1, 3);
    assert_ptr_equal(dealt_again.game, first);
}

static void assert_refused(HallParams params, bool recorded, const char *sentence) {
    Error error;
    assert_false(hall_params_check(&params, recorded, &error));
    assert_string_equal(error.message, sentence);
}

static void test_absurd_numbers_are_refused(void **state) {
    (void)state;
    HallParams params = HALL_DEFAULT_PARAMS;
    params.n_boards = 0;
    assert_refused(params, false, "boards: 0 is not a number from 1 to 100000");
    params.n_boards = 1000000000;
    assert_refused(params, false, "boards: 1000000000 is not a number from 1 to 100000");
    params = HALL_DEFAULT_PARAMS;
    params.n_pairs = -1;
    assert_refused(params, false, "pairs of moves: -1 is not a number from 1 to 100000");
    params = HALL_DEFAULT_PARAMS;
    params.master_ns = 0;
    assert_refused(params, false,
                   "the master's move: 0 is not a number of seconds from 0.001 to 86400");
    params = HALL_DEFAULT_PARAMS;
    params.player_ns = INT64_MAX;
    assert_refused(params, false,
                   "a player's answer: 9.22337204e+09 is not a number of seconds from 0.001 to "
                   "86400");
    params = (HallParams){1000, 1000, SECOND, SECOND};
    Error error;
    assert_true(hall_params_check(&params, false, &error));
    assert_refused(params, true,
                   "1000 boards of 1000 pairs are 1000000 pairs of moves; at most 200000 can be "
                   "recorded");
}

static void test_times_are_written_like_a_clock(void **state) {
    (void)state;
    char out[32];
    hall_format_time(12 * 3600 * SECOND, out);
    assert_string_equal(out, "12:00:00");
    hall_format_time(3655 * SECOND, out);
    assert_string_equal(out, "1:00:55");
    hall_format_time(SECOND / 2, out);
    assert_string_equal(out, "0:00:00.5");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_game_at_a_time_takes_twelve_hours),
        cmocka_unit_test(test_table_to_table_takes_one_hour),
        cmocka_unit_test(test_with_three_boards_the_master_waits),
        cmocka_unit_test(test_any_numbers_agree_with_a_queue_and_one_server),
        cmocka_unit_test(test_the_record_shows_every_ply_of_every_board),
        cmocka_unit_test(test_two_runs_leave_the_same_record_and_watching_changes_nothing),
        cmocka_unit_test(test_a_board_goes_on_with_the_next_game),
        cmocka_unit_test(test_absurd_numbers_are_refused),
        cmocka_unit_test(test_times_are_written_like_a_clock),
    };
    return cmocka_run_group_tests(tests, load_games, drop_games);
}
