// The chess that a program tells of by printing it, as games are written everywhere: a line with a
// move's number and the move in algebraic notation,
//
//     board 3: 1. e4
//     board 3: 1... c5
//
// What stands before the number names the board; where nothing does, the task that prints is the
// board. "12. Nf3" is a move of White, "12... Nf6" one of Black, "12. Nf3 Nf6" both; "1." begins a
// new game, and "1-0", "0-1", "1/2-1/2" or "*" in the place of a move ends it. A line is a move
// only if that move is legal there, so a program that prints other things has no boards by
// accident.
//
// Made once from a whole trace; every question is about a position, so the answer cannot depend on
// the way the cursor came there.
#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "chess/board.h"
#include "trace/trace.h"

// A move that was printed, or the end of a game.
typedef struct PrintedPly {
    uint32_t event; // the output
    ObjectId task;  // that printed it
    bool is_end;    // of the game: `move` is nothing
    ChessMove move;
    ChessPosition after;
} PrintedPly;

typedef struct PrintedBoard {
    const char *name; // "board 3"; "": the task's
    ObjectId task;    // that printed its first move
    VEC(PrintedPly) plies;
} PrintedBoard;

typedef struct PrintedBoards {
    const Trace *trace;   // borrowed; may grow
    VEC(PrintedBoard) at; // in the order of their first moves
    Str line;             // that is not ended yet
    uint32_t line_event;
    uint32_t n_seen; // outputs
    Arena arena;
} PrintedBoards;

void printed_boards_init(PrintedBoards *boards, const Trace *trace);
void printed_boards_deinit(PrintedBoards *boards);
// Looks at up to [max_outputs] further outputs. True when all are seen.
bool printed_boards_extend(PrintedBoards *boards, uint32_t max_outputs);

// How many plies of [board] lie before [position]. Cost: O(log n).
size_t printed_plies(const PrintedBoard *board, uint32_t position);

// The board on which [task] has moved last before [position]: an index, or -1.
int printed_board_of(const PrintedBoards *boards, ObjectId task, uint32_t position);
