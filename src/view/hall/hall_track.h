// The chess that a recorded run tells of: what its marks say about every board and about the
// master. Made once from a whole trace; every question is about "after the first [n] marks, at
// [time_ns]", so the answer cannot depend on the way the cursor came there.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "hall/exhibition.h"

typedef struct TrackMark {
    uint32_t event; // index in the trace
    uint32_t board; // from 1
    HallMark what;
    int64_t time_ns;
    int64_t n_plies; // on that board
    int64_t due_ns;  // of HALL_MARK_MOVE: when the player has answered; of others 0
    int64_t n_moves; // that the master has made on all boards, this one included
    int64_t busy_ns; // that he thought over them
} TrackMark;

typedef struct HallTrack {
    HallParams params;
    VEC(TrackMark) marks;
    VEC(uint32_t) of_board;    // indices of marks, board by board
    VEC(uint32_t) board_begin; // [board] … [board + 1]: its part of of_board; [0] is empty
} HallTrack;

typedef enum BoardPhase {
    BOARD_NOT_STARTED,
    BOARD_MASTER,   // the master is here and thinks
    BOARD_THINKING, // the player thinks
    BOARD_ANSWERED, // the player has answered and waits for the master
    BOARD_DONE,
} BoardPhase;

typedef struct BoardState {
    BoardPhase phase;
    int64_t n_plies;
    int64_t due_ns; // thinking, answered: when the answer is there
    uint32_t mark;  // the board's last mark, an index; UINT32_MAX: none
} BoardState;

// [trace] is only read here. [params] are those of the run.
void hall_track_init(HallTrack *track, const HallParams *params, const Trace *trace);
void hall_track_deinit(HallTrack *track);

// How many marks lie among the first [position] events. Cost: O(log n).
size_t hall_track_rank(const HallTrack *track, uint32_t position);

// Cost: O(log n).
BoardState hall_track_board(const HallTrack *track, int board, size_t n, int64_t time_ns);

// The last mark among the first [n], or NULL.
static inline const TrackMark *hall_track_last(const HallTrack *track, size_t n) {
    return n ? &track->marks.at[n - 1] : NULL;
}

// The last mark among the first [n] that says where the master is (SIT or MOVE), or NULL.
const TrackMark *hall_track_master(const HallTrack *track, size_t n);

// Whether the master, after the first [n] marks, has nothing to do until a player answers.
bool hall_track_waits(const HallTrack *track, size_t n);

// How long the master has thought by [time_ns]; the rest of the time he waited.
int64_t hall_track_busy(const HallTrack *track, size_t n, int64_t time_ns);

// The instant of the first answer that the master can get: the least due_ns of the boards that
// think after [n] marks at [time_ns], and its board. False when nobody thinks.
bool hall_track_next_answer(const HallTrack *track, size_t n, int64_t time_ns, int64_t *due_ns,
                            int *board);

// How many boards are in [phase]. Cost: O(boards × log n).
int hall_track_count(const HallTrack *track, size_t n, int64_t time_ns, BoardPhase phase);
