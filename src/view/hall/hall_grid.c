// Tries every number of columns. Boards that would be too small for a line of text lose it; boards
// that would be too small to be seen are spread over pages.
#include "view/hall/hall_grid.h"

// In logical pixels.
enum {
    GAP = 16,            // between two boards, at least
    GAP_BELOW = 12,      // between a label and the board below it
    LABEL = 27,          // the line of text and the frame above it
    SMALL_GAP_BELOW = 6, // the same where the type is small
    SMALL_LABEL = 20,
    LABELLED_BOARD = 64, // the least with a label
    TIGHT_GAP = 8,
    LEAST_BOARD = 32,
    FRAME = 6, // what a frame may reach beyond its board
};

typedef struct Fit {
    int columns, board_px;
} Fit;

static int down_to_8(int px) {
    return px > 8 ? px / 8 * 8 : 8;
}

// The arrangement with the largest boards; [below] is what each row needs under its boards.
static Fit best_fit(int w, int h, int n, int gap_x, int gap_y, int below) {
    Fit best = {1, 0};
    for (int columns = 1; columns <= n && columns * gap_x <= w + gap_x; columns++) {
        int rows = (n + columns - 1) / columns;
        int by_width = (w - (columns - 1) * gap_x) / columns;
        int by_height = (h - (rows - 1) * gap_y) / rows - below;
        int board = down_to_8(by_width < by_height ? by_width : by_height);
        if (by_height > 0 && by_width > 0 && board > best.board_px) best = (Fit){columns, board};
    }
    return best;
}

// Spreads [n] things of [size] over [length], with no more than [most] between two.
static float spread(int length, int size, int n, float most) {
    if (n < 2) return 0;
    float pitch = (float)(length - size) / (float)(n - 1);
    return pitch < (float)size + most ? pitch : (float)size + most;
}

HallGrid hall_grid_fit(Rect area, int n_boards, float unit_px, bool is_small, int page) {
    int frame = (int)(FRAME * unit_px);
    int label = (int)((float)(is_small ? SMALL_LABEL : LABEL) * unit_px);
    Rect inner = {area.x, area.y + frame, area.w, area.h - frame};
    int gap = (int)(GAP * unit_px);
    int below_gap = (int)((float)(is_small ? SMALL_GAP_BELOW : GAP_BELOW) * unit_px);
    HallGrid grid = {.area = area, .n_boards = n_boards, .per_page = n_boards, .n_pages = 1};
    Fit fit = best_fit(inner.w, inner.h, n_boards, gap, below_gap, label);
    grid.label_px = label;
    if (fit.board_px < (int)(LABELLED_BOARD * unit_px)) {
        grid.label_px = 0;
        gap = below_gap = (int)(TIGHT_GAP * unit_px);
        inner.h -= frame;
        fit = best_fit(inner.w, inner.h, n_boards, gap, below_gap, 0);
    }
    if (fit.board_px < down_to_8((int)(LEAST_BOARD * unit_px))) {
        fit.board_px = down_to_8((int)(LEAST_BOARD * unit_px));
        fit.columns = (inner.w + gap) / (fit.board_px + gap);
        int rows = (inner.h + below_gap) / (fit.board_px + below_gap);
        if (fit.columns < 1) fit.columns = 1;
        grid.per_page = fit.columns * (rows > 1 ? rows : 1);
        grid.n_pages = (n_boards + grid.per_page - 1) / grid.per_page;
    }
    int shown = grid.per_page < n_boards ? grid.per_page : n_boards;
    grid.columns = fit.columns;
    grid.rows = (shown + fit.columns - 1) / fit.columns;
    grid.board_px = fit.board_px;
    int tall = fit.board_px + grid.label_px;
    grid.pitch_x = spread(inner.w, fit.board_px, grid.columns, (float)fit.board_px * 0.6F);
    grid.pitch_y = spread(inner.h, tall, grid.rows, (float)fit.board_px * 0.4F);
    int used_w = (int)(grid.pitch_x * (float)(grid.columns - 1)) + fit.board_px;
    grid.x = inner.x + (inner.w - used_w) / 2;
    int used_h = (int)(grid.pitch_y * (float)(grid.rows - 1)) + tall;
    grid.y = inner.y + (inner.h - used_h) / 3;
    page = page < 0 ? 0 : page < grid.n_pages ? page : grid.n_pages - 1;
    grid.first = page * grid.per_page + 1;
    return grid;
}

Rect hall_grid_board(const HallGrid *grid, int board) {
    int i = board - grid->first;
    int column = i % grid->columns, row = i / grid->columns;
    return (Rect){grid->x + (int)(grid->pitch_x * (float)column),
                  grid->y + (int)(grid->pitch_y * (float)row), grid->board_px, grid->board_px};
}

Rect hall_grid_label(const HallGrid *grid, int board) {
    Rect rect = hall_grid_board(grid, board);
    int frame = grid->label_px / 4;
    return (Rect){rect.x, rect.y + rect.h + frame, rect.w, grid->label_px - frame};
}
