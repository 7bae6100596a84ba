// One board of the exhibition as a task, the same for both programs: the master moves, the player
// thinks, and so on until the pairs of moves are played. What differs between the programs is only
// who is asked to sit down when.
#pragma once

#include "chess/pgn.h"
#include "hall/exhibition.h"
#include "loop/task.h"

// The hall that the boards stand in: what both programs are given, and what they measure.
typedef struct Hall {
    const HallParams *params; // borrowed
    const ChessGames *games;  // borrowed
    HallTotals totals;
} Hall;

typedef struct Seat {
    Hall *hall; // borrowed
    int board;  // from 1
    int64_t n_plies;
} Seat;

// Plays the board of the Seat [arg] to its end.
bool seat_play(Task *self, void *arg, void **result);

// Makes the task of [seat], named "board N". The caller owns the reference.
Task *seat_spawn(Loop *loop, Seat *seat);

// The two programs; [arg] is the Hall. Source: SYSTEMS P2.
bool one_at_a_time(Task *self, void *arg, void **result);
bool table_to_table(Task *self, void *arg, void **result);
