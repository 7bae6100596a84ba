// The exhibition that gives Simul its name: one master, many boards, told twice on the same games.
// One game at a time he sits down, plays a game to its end and goes on (depth first); table to
// table he makes a move and goes on while the player thinks (breadth first). Both are C programs on
// the public API of the loop (one_at_a_time.c, table_to_table.c): a board is a task, the master is
// the loop, a player's thinking is an await. Every figure here is read off the loop's clock.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "chess/pgn.h"
#include "trace/trace.h"

typedef struct HallParams {
    int n_boards;
    int n_pairs;       // moves of the master, each answered by one of the player
    int64_t master_ns; // the master needs for a move
    int64_t player_ns; // a player needs for an answer
} HallParams;

// 24 boards, 30 pairs, 5 s, 55 s.
extern const HallParams HALL_DEFAULT_PARAMS;

typedef enum HallLimit {
    HALL_MAX_BOARDS = 100000,
    HALL_MAX_PAIRS = 100000,
    HALL_MAX_SECONDS = 86400,
    HALL_MAX_MOVES = 10000000,        // boards × pairs when only the totals are asked for
    HALL_MAX_RECORDED_MOVES = 200000, // boards × pairs when every step is recorded
} HallLimit;

// False with [error] saying which number is absurd and what is allowed.
bool hall_params_check(const HallParams *params, bool recorded, Error *error);

typedef enum HallMode { HALL_ONE_AT_A_TIME, HALL_TABLE_TO_TABLE, HALL_MODES } HallMode;

// What the marks (EVENT_MARK) of a board's task say: `object` is the board, from 1; `value` is the
// number of plies (half moves) that stand on it.
typedef enum HallMark {
    HALL_MARK_SIT,   // the master arrives at the board
    HALL_MARK_MOVE,  // the master has moved
    HALL_MARK_REPLY, // the player's answer is on the board
} HallMark;

// What one program measured.
typedef struct HallTotals {
    int64_t
        master_free_ns;    // the master has made his last move and is free (one at a time: is done)
    int64_t last_reply_ns; // the last player's reply is in
    int64_t master_waited_ns; // the master had nothing to do before he was free
    int64_t n_moves;          // moves that the master made
} HallTotals;

// Runs the program of [mode] to its end on a loop of its own. [trace] (may be NULL) records it.
// [games] (borrowed) are dealt to the boards in order, again from the first when there are more
// boards than games; a board whose game ends before the pairs do sets up the next one.
// Errors: false when the parameters or the games cannot be played.
bool hall_run(HallMode mode, const HallParams *params, const ChessGames *games, Trace *trace,
              HallTotals *totals, Error *error);

// Both programs recorded, side by side on one clock.
typedef struct Exhibition {
    HallParams params;
    const ChessGames *games;   // borrowed
    Trace *traces[HALL_MODES]; // owned
    HallTotals totals[HALL_MODES];
} Exhibition;

// Errors: as hall_run; [exhibition] is then empty.
bool exhibition_init(Exhibition *exhibition, const HallParams *params, const ChessGames *games,
                     Error *error);
void exhibition_deinit(Exhibition *exhibition);

// What stands on a board after a number of plies (half moves) were made there.
typedef struct HallBoard {
    const ChessGame *game; // borrowed from the games
    int n_plies;           // of this game: chess_position_at(game, n_plies) is on the board
} HallBoard;
// [board] counts from 1. A finished game stays in sight until the first move of the next one.
HallBoard hall_board_after(const ChessGames *games, int board, int64_t n_plies);

// Writes [ns] as H:MM:SS, with a fraction only where there is one, into [out].
void hall_format_time(int64_t ns, char out[32]);
