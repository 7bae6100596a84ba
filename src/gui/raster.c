// Cells and their hashes; the drawing itself is in shapes.c.
#include "gui/raster.h"

#include <stdlib.h>

#include "base/check.h"
#include "gui/canvas.h"
#include "gui/map.h"
#include "gui/shapes.h"

enum { CELL_PX = 32 };

struct Raster {
    Shapes shapes;
    int w, h;             // of the frame drawn last; 0: none
    VEC(uint64_t) before; // the cells' hashes, row by row
    VEC(uint64_t) now;
    RectList changed;
};

Pixels pixels_new(int w, int h) {
    CHECK(w > 0 && h > 0, "a picture of %d x %d pixels", w, h);
    uint32_t *at = calloc((size_t)w * (size_t)h, sizeof *at);
    if (!at) check_no_memory("a picture");
    return (Pixels){at, w, h, w};
}

void pixels_free(Pixels *pixels) {
    free(pixels->at);
    *pixels = (Pixels){0};
}

Raster *raster_new(void) {
    Raster *raster = calloc(1, sizeof *raster);
    if (!raster) check_no_memory("the rasteriser");
    return raster;
}

void raster_free(Raster *raster) {
    if (!raster) return;
    shapes_deinit(&raster->shapes);
    vec_deinit(&raster->before);
    vec_deinit(&raster->now);
    vec_deinit(&raster->changed.rects);
    free(raster);
}

void raster_forget(Raster *raster) {
    raster->w = raster->h = 0;
}

static int cells(int px) {
    return (px + CELL_PX - 1) / CELL_PX;
}

static void hash_cells(Raster *raster, const DrawList *list) {
    int columns = cells(list->w), rows = cells(list->h);
    vec_clear(&raster->now);
    for (int i = 0; i < columns * rows; i++)
        vec_push(&raster->now, list->background);
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *command = &list->commands.at[i];
        Rect b = command->bounds;
        int x1 = (b.x + b.w - 1) / CELL_PX, y1 = (b.y + b.h - 1) / CELL_PX;
        for (int y = b.y / CELL_PX; y <= y1; y++) {
            uint64_t *row = raster->now.at + (ptrdiff_t)y * columns;
            for (int x = b.x / CELL_PX; x <= x1; x++)
                row[x] = hash_mix(row[x], command->hash);
        }
    }
}

// Adds a run of changed cells, below one that is just as wide if there is one.
static void add_cells(RectList *list, Rect rect) {
    for (size_t i = list->rects.n; i-- > 0;) {
        Rect *above = &list->rects.at[i];
        if (above->x == rect.x && above->w == rect.w && above->y + above->h == rect.y) {
            above->h += rect.h;
            return;
        }
    }
    vec_push(&list->rects, rect);
}

static void find_changes(Raster *raster, const DrawList *list) {
    RectList *changed = &raster->changed;
    Rect frame = {0, 0, list->w, list->h};
    int columns = cells(list->w), rows = cells(list->h);
    vec_clear(&changed->rects);
    if (raster->w != list->w || raster->h != list->h) {
        vec_push(&changed->rects, frame);
        return;
    }
    for (int y = 0; y < rows; y++) {
        const uint64_t *before = raster->before.at + (ptrdiff_t)y * columns;
        const uint64_t *now = raster->now.at + (ptrdiff_t)y * columns;
        for (int x = 0; x < columns;) {
            int end = x;
            while (end < columns && before[end] != now[end])
                end++;
            Rect run = {x * CELL_PX, y * CELL_PX, (end - x) * CELL_PX, CELL_PX};
            if (end > x) add_cells(changed, rect_cut(run, frame));
            x = end + 1;
        }
    }
}

static void draw_rect(Raster *raster, const DrawList *list, Pixels pixels, Rect rect) {
    Canvas canvas = {pixels, rect};
    canvas_fill(&canvas, rect, list->background);
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *command = &list->commands.at[i];
        if (!rect_meets(command->bounds, rect)) continue;
        canvas.clip = rect_cut(command->bounds, rect);
        shapes_draw(&raster->shapes, &canvas, list, command);
    }
}

void raster_draw(Raster *raster, const DrawList *list, Pixels pixels, RectList *changed) {
    CHECK(list->w <= pixels.w && list->h <= pixels.h, "the frame is larger than its pixels");
    CHECK(list->states.n == 1, "a clip or opacity was pushed and not popped");
    hash_cells(raster, list);
    find_changes(raster, list);
    if (changed) vec_clear(&changed->rects);
    for (size_t i = 0; i < raster->changed.rects.n; i++) {
        draw_rect(raster, list, pixels, raster->changed.rects.at[i]);
        if (changed) vec_push(&changed->rects, raster->changed.rects.at[i]);
    }
    raster->w = list->w;
    raster->h = list->h;
    vec_clear(&raster->before);
    for (size_t i = 0; i < raster->now.n; i++)
        vec_push(&raster->before, raster->now.at[i]);
}
