// One board of the hall: the position, and by frame, line and icon what state its game is in.
#pragma once

#include "view/hall_track.h"
#include "view/view.h"

typedef struct BoardPicture {
    BoardState state, before; // at the cursor, and where the present step began
    int board;                // from 1
    int64_t time_ns;          // of the half's own clock: not beyond its end
    bool has_master;          // he sits or stands here
    bool is_now;              // what happened here is the latest step: amber
    bool is_hot;              // pointed at
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
