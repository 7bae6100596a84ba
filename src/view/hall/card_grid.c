// Cards have one shape, so the arrangement with the fewest columns that holds all has the largest.
#include "view/hall/card_grid.h"

// In logical pixels. A card is RATIO times as wide as it is high.
enum { LEAST_W = 168, MOST_W = 760, GAP = 16 };
static const float ratio = 2.4F;

CardGrid card_grid_fit(Rect area, int n, float unit_px, int page) {
    int gap = (int)(GAP * unit_px), least = (int)(LEAST_W * unit_px);
    CardGrid grid = {.area = area, .n = n, .gap = gap, .columns = 1};
    for (;; grid.columns++) {
        int w = (area.w - (grid.columns - 1) * gap) / grid.columns;
        bool is_least = (area.w - grid.columns * gap) / (grid.columns + 1) < least;
        bool is_wide = w > (int)(MOST_W * unit_px);
        if (is_wide) w = (int)(MOST_W * unit_px);
        grid.card_w = w;
        grid.card_h = (int)((float)w / ratio);
        int fit = (area.h + gap) / (grid.card_h + gap);
        grid.rows = (n + grid.columns - 1) / grid.columns;
        grid.per_page = grid.columns * (fit > 1 ? fit : 1);
        if ((grid.rows <= fit && (!is_wide || grid.columns >= n)) || is_least) break;
    }
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
