// A board: the master holds the loop while he moves, and lets go of it while the player thinks.
#include "hall/seat.h"

#include <stdio.h>

#include "chess/san.h"
#include "loop/wait.h"

// Puts the next half move on the board and says so: a mark for the picture, a line of output.
static void make_move(Task *self, Seat *seat, HallMark mark) {
    HallBoard before = hall_board_after(seat->hall->games, seat->board, seat->n_plies);
    HallBoard after = hall_board_after(seat->hall->games, seat->board, ++seat->n_plies);
    task_mark(self, mark, (uint32_t)seat->board, seat->n_plies);
    if (after.game == before.game && after.n_plies == before.n_plies) return; // it is over
    const ChessPosition *position = chess_position_at(after.game, (size_t)after.n_plies - 1);
    char san[CHESS_SAN_BYTES];
    chess_write_san(position, after.game->moves[after.n_plies - 1], san);
    task_printf(self, "board %d: %u%s %s\n", seat->board, position->number,
                position->side == CHESS_WHITE ? "." : "...", san);
}

// What a clock beside the master would show: how long he has waited since his last move.
static void measure_arrival(Task *self, Hall *hall) {
    int64_t now_ns = loop_time(task_loop(self));
    hall->totals.master_waited_ns += now_ns - hall->totals.master_free_ns;
}

static void measure_departure(Task *self, Hall *hall) {
    hall->totals.master_free_ns = loop_time(task_loop(self));
    hall->totals.n_moves++;
}

bool seat_play(Task *self, void *arg, void **result) {
    (void)result;
    Seat *seat = arg;
    const HallParams *params = seat->hall->params;
    for (int pair = 0; pair < params->n_pairs; pair++) {
        measure_arrival(self, seat->hall);
        task_mark(self, HALL_MARK_SIT, (uint32_t)seat->board, seat->n_plies);
        loop_work(self, params->master_ns); // the master thinks: he is the loop, all others wait
        make_move(self, seat, HALL_MARK_MOVE);
        measure_departure(self, seat->hall);
        if (!loop_sleep(self, params->player_ns))
            return false; // the player thinks: the loop is free
        make_move(self, seat, HALL_MARK_REPLY);
    }
    return true;
}

Task *seat_spawn(Loop *loop, Seat *seat) {
    char name[32];
    snprintf(name, sizeof name, "board %d", seat->board);
    return task_spawn(loop, seat_play, seat, name);
}
