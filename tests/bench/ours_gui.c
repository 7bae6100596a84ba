// Our figures of gui/: a screen with 48 chess boards, 600 labels and 200 boxes at 1920 × 1080,
// drawn whole, and when one box, one icon and one label of it change. Milliseconds of CPU time, the
// making of the command list included; the median of a hundred frames.
#include "base/check.h"
#include "bench.h"
#include "gui/raster.h"
#include "gui/theme.h"

enum { W = 1920, H = 1080, N_FRAMES = 101 };

static void draw_boards(DrawList *list, const Theme *t) {
    DrawBoard board = {.from = 52,
                       .to = 36,
                       .dark = t->board_dark,
                       .light = t->board_light,
                       .mark_from = 0x60000000 | (t->now & 0xFFFFFF),
                       .mark_to = t->now,
                       .white = t->white,
                       .white_edge = t->white_edge,
                       .black = t->black,
                       .black_edge = t->black_edge};
    memcpy(board.squares, "rnbqkbnr.ppp.ppp............p.......P...........PPPP.PPPRNBQKBNR", 64);
    for (int i = 0; i < 48; i++) {
        int x = 24 + i % 12 * 158, y = 304 + i / 12 * 164;
        bool thinks = i % 3 == 0;
        draw_opacity_push(list, thinks ? 0.55F : 1);
        draw_board(list, (Rect){x, y, 120, 120}, &board);
        draw_pop(list);
        draw_box(
            list, (Rect){x - 3, y - 3, 126, 126},
            (Box){0, thinks ? t->edge : t->ready, thinks ? BORDER_DASHED : BORDER_SOLID, 2, 4});
    }
}

static void draw_screen(DrawList *list, const Theme *t, int tick) {
    draw_begin(list, W, H, t->bg);
    draw_boards(list, t);
    for (int i = 0; i < 600; i++) {
        char text[40];
        snprintf(text, sizeof text, "label %d of %d", i, i == 7 ? tick : 600);
        TextStyle style = {i % 5 ? FONT_SANS : FONT_MONO, i % 3 ? 400 : 600, i % 7 ? 15 : 13, 0};
        draw_text(list, 10 + i % 20 * 95, 20 + i / 20 * 35, style, i % 2 ? t->text : t->dim, text);
    }
    for (int i = 0; i < 200; i++) {
        LookStyle look = theme_look(t, (Look)((i == 9 ? tick : i) % LOOKS));
        int x = 8 + i % 20 * 95, y = 6 + i / 20 * 105;
        draw_box(list, (Rect){x, y, 90, 28}, look.chip);
        draw_icon(list, look.icon, x + 72, y + 6, 16, look.color);
    }
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    const char *figure = argc > 1 ? argv[1] : "";
    bool is_whole = strcmp(figure, "redraw") == 0;
    if (!is_whole && strcmp(figure, "step") != 0) return bench_unknown(figure);
    Error error;
    Text *text = text_new(&error);
    if (!text) return bench_skip(error.message);
    IconSet *icons = icons_new(&error);
    if (!icons) return bench_skip(error.message);
    DrawList list = {.text = text, .icons = icons};
    Pixels pixels = pixels_new(W, H);
    Raster *raster = raster_new();
    double ms[N_FRAMES];
    for (int i = -3; i < N_FRAMES; i++) { // the first ones fill the caches
        double before = bench_cpu_ns();
        draw_screen(&list, &theme_dark, i + 3);
        if (is_whole) raster_forget(raster);
        raster_draw(raster, &list, pixels, NULL);
        if (i >= 0) ms[i] = (bench_cpu_ns() - before) / 1e6;
    }
    qsort(ms, N_FRAMES, sizeof *ms, by_size);
    raster_free(raster);
    pixels_free(&pixels);
    draw_deinit(&list);
    icons_free(icons);
    text_free(text);
    return bench_print(ms[N_FRAMES / 2]);
}
