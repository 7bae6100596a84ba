// Where the boards of one half of the hall stand: the arrangement in which they are largest.
#pragma once

#include "gui/rect.h"

typedef struct HallGrid {
    Rect area;
    int n_boards;
    int columns, rows;
    int board_px; // a multiple of 8, so that squares are whole pixels
    int label_px; // height of the line below a board; 0: none, the boards are too small
    int x, y;     // of the first board
    float pitch_x, pitch_y;
    int per_page, n_pages;
    int first; // the first board of the page in sight, from 1
} HallGrid;

// [unit_px] is a logical pixel. [page] counts from 0 and is cut to what there is.
// [is_small]: the type is small, and so are the labels.
HallGrid hall_grid_fit(Rect area, int n_boards, float unit_px, bool is_small, int page);

// The page that [board] is on, from 0.
static inline int hall_grid_page_of(const HallGrid *grid, int board) {
    return (board - 1) / grid->per_page;
}
static inline int hall_grid_end(const HallGrid *grid) { // behind the last board of the page
    int end = grid->first + grid->per_page;
    return end <= grid->n_boards ? end : grid->n_boards + 1;
}
static inline bool hall_grid_has(const HallGrid *grid, int board) {
    return board >= grid->first && board < hall_grid_end(grid);
}
// The squares of [board], which is on the page.
Rect hall_grid_board(const HallGrid *grid, int board);
// The line below it.
Rect hall_grid_label(const HallGrid *grid, int board);
