// The chess that the marks tell: against a plain fold of them, mark by mark.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/hall/hall_track.h"

#define SECOND INT64_C(1000000000)

typedef struct Played {
    ChessGames games;
    Exhibition exhibition;
    HallTrack tracks[HALL_MODES];
} Played;

static void play(Played *played, int boards, int pairs, int master_s, int player_s) {
    Error error;
    *played = (Played){0};
    HallParams params = {boards, pairs, master_s * SECOND, player_s * SECOND};
    if (!chess_load_games(NULL, &played->games, &error)) fail_msg("%s", error.message);
    if (!exhibition_init(&played->exhibition, &params, &played->games, &error))
        fail_msg("%s", error.message);
    for (int run = 0; run < HALL_MODES; run++)
        hall_track_init(&played->tracks[run], &params, played->exhibition.traces[run]);
}

static void forget(Played *played) {
    for (int run = 0; run < HALL_MODES; run++)
        hall_track_deinit(&played->tracks[run]);
    exhibition_deinit(&played->exhibition);
    chess_games_deinit(&played->games);
}

static BoardPhase phase_of(const TrackMark *mark, const HallParams *params, int64_t time_ns) {
    if (!mark) return BOARD_NOT_STARTED;
    if (mark->what == HALL_MARK_SIT) return BOARD_MASTER;
    if (mark->what == HALL_MARK_REPLY)
        return mark->n_plies == 2 * params->n_pairs ? BOARD_DONE : BOARD_ANSWERED;
    bool thinks = time_ns < mark->time_ns + params->player_ns;
    return thinks ? BOARD_THINKING : BOARD_ANSWERED;
}

// Every board after every number of marks, at the mark and between it and the next.
static void boards_are_the_fold_of_their_marks(void **state) {
    (void)state;
    Played played;
    play(&played, 5, 4, 5, 17);
    for (int run = 0; run < HALL_MODES; run++) {
        const HallTrack *track = &played.tracks[run];
        assert_int_equal(track->marks.n, 5 * 4 * 3);
        const TrackMark *last[6] = {0};
        for (size_t n = 0; n <= track->marks.n; n++) {
            if (n) last[track->marks.at[n - 1].board] = &track->marks.at[n - 1];
            int64_t time_ns = n ? track->marks.at[n - 1].time_ns : 0;
            int64_t next_ns = n < track->marks.n ? track->marks.at[n].time_ns : time_ns;
            for (int board = 1; board <= 5; board++)
                for (int part = 0; part < 3; part++) {
                    int64_t at_ns = time_ns + (next_ns - time_ns) * part / 3;
                    BoardState seen = hall_track_board(track, board, n, at_ns);
                    assert_int_equal(seen.phase, phase_of(last[board], &track->params, at_ns));
                    assert_int_equal(seen.n_plies, last[board] ? last[board]->n_plies : 0);
                }
        }
    }
    forget(&played);
}

// A rank counts the marks before a position; so does counting.
static void ranks_count(void **state) {
    (void)state;
    Played played;
    play(&played, 3, 2, 5, 55);
    const HallTrack *track = &played.tracks[HALL_TABLE_TO_TABLE];
    const Trace *trace = played.exhibition.traces[HALL_TABLE_TO_TABLE];
    size_t counted = 0;
    for (uint32_t position = 0; position <= trace->n; position++) {
        if (position && trace_at(trace, position - 1)->kind == EVENT_MARK) counted++;
        assert_int_equal(hall_track_rank(track, position), counted);
    }
    forget(&played);
}

// What the picture says of the master's waiting is what the run measured on the loop's clock.
static void waiting_is_what_was_measured(void **state) {
    (void)state;
    static const int boards[] = {1, 3, 12, 24};
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++) {
        Played played;
        play(&played, boards[i], 6, 5, 55);
        for (int run = 0; run < HALL_MODES; run++) {
            const HallTotals *totals = &played.exhibition.totals[run];
            const HallTrack *track = &played.tracks[run];
            int64_t busy_ns = hall_track_busy(track, track->marks.n, totals->last_reply_ns);
            assert_int_equal(totals->master_free_ns - busy_ns, totals->master_waited_ns);
            assert_int_equal(vec_last(&track->marks).n_moves, totals->n_moves);
            assert_int_equal(vec_last(&track->marks).time_ns, totals->last_reply_ns);
        }
        forget(&played);
    }
}

// Three boards are too few to fill the players' thinking; twelve of five and fifty-five are enough.
static void the_master_waits_when_all_think(void **state) {
    (void)state;
    static const struct {
        int boards;
        bool waits;
    } cases[] = {{1, true}, {3, true}, {11, true}, {12, false}, {24, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Played played;
        play(&played, cases[i].boards, 5, 5, 55);
        const HallTrack *track = &played.tracks[HALL_TABLE_TO_TABLE];
        int64_t free_ns = played.exhibition.totals[HALL_TABLE_TO_TABLE].master_free_ns;
        bool waits = false;
        for (size_t n = 1; n < track->marks.n && track->marks.at[n - 1].time_ns < free_ns; n++) {
            bool now = hall_track_waits(track, n);
            int64_t due_ns;
            int board;
            if (now) {
                assert_true(hall_track_next_answer(track, n, track->marks.at[n - 1].time_ns,
                                                   &due_ns, &board));
                assert_int_equal(due_ns, track->marks.at[n].time_ns);
                assert_int_equal(board, track->marks.at[n].board);
            }
            waits = waits || now;
        }
        assert_int_equal(waits, cases[i].waits);
        forget(&played);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boards_are_the_fold_of_their_marks),
        cmocka_unit_test(ranks_count),
        cmocka_unit_test(waiting_is_what_was_measured),
        cmocka_unit_test(the_master_waits_when_all_think),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
