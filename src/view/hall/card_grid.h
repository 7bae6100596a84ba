// Where the cards of the hall stand: as large as they all fit, or spread over pages.
#pragma once

#include "gui/rect.h"

typedef struct CardGrid {
    Rect area;
    int n, columns, rows;
    int card_w, card_h, gap;
    int per_page, n_pages, page;
} CardGrid;

// [unit_px] is a logical pixel. [page] counts from 0 and is cut to what there is.
CardGrid card_grid_fit(Rect area, int n, float unit_px, int page);

// The place of the card with the index [i], which is on the page.
Rect card_grid_at(const CardGrid *grid, int i);
static inline bool card_grid_has(const CardGrid *grid, int i) {
    return i / grid->per_page == grid->page && i < grid->n;
}
