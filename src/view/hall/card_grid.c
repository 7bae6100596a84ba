// Of the arrangements that hold all cards the one is taken that covers most of the area; where none
// does, cards are as small as they may be, over several pages.
#include "view/hall/card_grid.h"

#include <stdint.h>

// In logical pixels.
enum { LEAST_W = 168, MOST_W = 760, GAP = 16, WIDE = 360, WIDE_H = 150 };
static const float ratio = 2.4F, least_ratio = 1.35F; // of width and height

// How low a card of this width may be. Wide ones have room beside each other for what they say.
static int least_height(int w, float unit_px) {
    int usual = (int)((float)w / ratio), wide = (int)(WIDE * unit_px);
    int low = (int)(WIDE_H * unit_px) + (w - wide) / 5;
    return w > wide && low < usual ? low : usual;
}

static int width_of(const CardGrid *grid, int columns) {
    return (grid->area.w - (columns - 1) * grid->gap) / columns;
}

static void choose_columns(CardGrid *grid, int most_columns, float unit_px) {
    int64_t best = 0;
    int most_w = (int)(MOST_W * unit_px);
    for (int columns = 1; columns <= most_columns; columns++) {
        int w = width_of(grid, columns), rows = (grid->n + columns - 1) / columns;
        if (w > most_w && columns < grid->n) continue;
        if (w > most_w) w = most_w;
        int h = rows ? (grid->area.h + grid->gap) / rows - grid->gap : 0;
        if (h < least_height(w, unit_px)) continue;
        int most_h = (int)((float)w / least_ratio);
        if (h > most_h) h = most_h;
        int64_t used = (int64_t)w * h;
        if (used <= best) continue;
        best = used;
        grid->columns = columns, grid->rows = rows;
        grid->card_w = w, grid->card_h = h;
    }
}

CardGrid card_grid_fit(Rect area, int n, float unit_px, int page) {
    int gap = (int)(GAP * unit_px), least = (int)(LEAST_W * unit_px);
    CardGrid grid = {.area = area, .n = n, .gap = gap};
    int most_columns = (area.w + gap) / (least + gap);
    if (most_columns < 1) most_columns = 1;
    choose_columns(&grid, most_columns, unit_px);
    grid.per_page = grid.columns * grid.rows;
    if (!grid.columns) {
        grid.columns = most_columns;
        grid.card_w = width_of(&grid, most_columns);
        grid.card_h = least_height(grid.card_w, unit_px);
        int fit = (area.h + gap) / (grid.card_h + gap);
        grid.rows = (n + most_columns - 1) / most_columns;
        grid.per_page = most_columns * (fit > 1 ? fit : 1);
    }
    int columns = n > 0 && n < grid.columns ? n : grid.columns;
    int w = columns * (grid.card_w + gap) - gap;
    grid.area.x += (area.w - w) / 2;
    grid.n_pages = n > grid.per_page ? (n + grid.per_page - 1) / grid.per_page : 1;
    grid.page = page < 0 ? 0 : page < grid.n_pages ? page : grid.n_pages - 1;
    return grid;
}

Rect card_grid_at(const CardGrid *grid, int i) {
    int place = i - grid->page * grid->per_page;
    int column = place % grid->columns, row = place / grid->columns;
    return (Rect){grid->area.x + column * (grid->card_w + grid->gap),
                  grid->area.y + row * (grid->card_h + grid->gap), grid->card_w, grid->card_h};
}
