// One board of the hall: the position, and by frame, line and icon what state its game is in.
#pragma once

#include "view/hall/hall_track.h"
#include "view/view.h"

// What stands on a board, where that is not one of the exhibition's games.
typedef struct BoardPlace {
    ChessPosition position, before; // at the cursor, and where the present step began
    const ChessMove *last;          // that led to `position`; NULL: none
    const ChessMove *undone;        // that the step took back, from `before`; NULL: none
    bool is_moved;                  // the step made `last`
} BoardPlace;

typedef struct BoardPicture {
    BoardState state, before; // at the cursor, and where the present step began
    int board;                // from 1
    int64_t time_ns;          // of the half's own clock: not beyond its end
    bool has_master;          // he sits or stands here
    bool is_now;              // what happened here is the latest step: amber
    bool is_hot;              // pointed at
    const BoardPlace *place;  // NULL: what `state` says of the exhibition's games
    Rect squares, label;      // label: empty if there is no room for one
} BoardPicture;

void hall_board_draw(View *view, const BoardPicture *picture);

typedef struct MasterLook {
    bool is_now;    // amber
    bool is_asleep; // he waits, the loop sleeps: hollow, its outline dashed as all that waits
} MasterLook;

// The master, a disc of [diameter_px] around (x, y).
void hall_master_draw(View *view, float x, float y, float diameter_px, MasterLook look);

// A clock hand that has gone [part] (0 … 1) of its way, as a ring in a square of [size_px].
void hall_ring_draw(View *view, Rect square, float part);
