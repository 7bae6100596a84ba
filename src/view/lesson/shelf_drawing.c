// A small drawing for each kind of lesson, on a grid of 56 × 32: generators that pause, a channel,
// a queue, futures, a round of the loop, a call that blocks it, a board and its master.
#include <string.h>

#include "view/lesson/shelf_parts.h"

typedef struct Pen {
    View *view;
    const Theme *theme;
    float x, y, unit; // of the grid, device pixels
} Pen;

static Stroke stroke(const Pen *pen, Color color) {
    return (Stroke){.color = color, .width_px = pen->unit * 2};
}

static void line(const Pen *pen, float x0, float y0, float x1, float y1, Color color) {
    draw_line(&pen->view->ui->list, pen->x + x0 * pen->unit, pen->y + y0 * pen->unit,
              pen->x + x1 * pen->unit, pen->y + y1 * pen->unit, stroke(pen, color));
}

static void disc(const Pen *pen, float x, float y, float radius, Color color) {
    draw_disc(&pen->view->ui->list, pen->x + x * pen->unit, pen->y + y * pen->unit,
              radius * pen->unit, color);
}

static Rect rect_of(const Pen *pen, float x, float y, float w, float h) {
    int left = (int)(pen->x + x * pen->unit + 0.5F), top = (int)(pen->y + y * pen->unit + 0.5F);
    return (Rect){left, top, (int)(pen->x + (x + w) * pen->unit + 0.5F) - left,
                  (int)(pen->y + (y + h) * pen->unit + 0.5F) - top};
}

static void block(const Pen *pen, float x, float y, float w, float h, Color color) {
    draw_box(&pen->view->ui->list, rect_of(pen, x, y, w, h),
             (Box){.fill = color, .radius_px = pen->unit * 1.5F});
}

static void frame(const Pen *pen, float x, float y, float w, float h, Color color) {
    draw_box(&pen->view->ui->list, rect_of(pen, x, y, w, h),
             (Box){.border = color,
                   .style = BORDER_SOLID,
                   .border_px = pen->unit * 2,
                   .radius_px = pen->unit * 3});
}

// Three, two, one: each next() takes one.
static void draw_generator(const Pen *pen) {
    for (int column = 0; column < 3; column++)
        for (int row = column; row < 3; row++)
            block(pen, (float)column * 14, (float)row * 11 + 1, 8, 8,
                  column == 2 ? pen->theme->now : pen->theme->sleep);
}

// What is sent goes straight to the innermost.
static void draw_channel(const Pen *pen) {
    line(pen, 19, 16, 36, 16, pen->theme->now_line);
    frame(pen, 0, 6, 19, 20, pen->theme->sleep);
    frame(pen, 36, 6, 19, 20, pen->theme->sleep);
    disc(pen, 27.5F, 16, 4.5F, pen->theme->now);
}

// The queue, and the one whose turn it is.
static void draw_queue(const Pen *pen) {
    frame(pen, 0, 8, 15, 16, pen->theme->ready);
    frame(pen, 18, 8, 15, 16, pen->theme->ready);
    block(pen, 36, 6, 19, 20, pen->theme->now);
}

static void tray(const Pen *pen, float x, Color color) {
    line(pen, x + 1, 5, x + 1, 27, color);
    line(pen, x, 27, x + 16, 27, color);
    line(pen, x + 15, 5, x + 15, 27, color);
}

// Empty, filled, broken.
static void draw_futures(const Pen *pen) {
    tray(pen, 0, pen->theme->sleep);
    tray(pen, 21, pen->theme->done);
    block(pen, 24.5F, 9, 9, 14, pen->theme->done);
    static const float crack[][2] = {{43, 5},  {43, 27}, {46, 27}, {49, 21}, {51, 27},
                                     {54, 22}, {56, 27}, {57, 27}, {57, 5}};
    for (int i = 1; i < 9; i++)
        line(pen, crack[i - 1][0], crack[i - 1][1], crack[i][0], crack[i][1], pen->theme->fail);
}

static void draw_round(const Pen *pen) {
    Ui *ui = pen->view->ui;
    draw_ring(&ui->list, pen->x + 17 * pen->unit, pen->y + 17 * pen->unit, 12 * pen->unit,
              2 * pen->unit, 0, 1, CAP_BUTT, pen->theme->sleep);
    disc(pen, 17, 5, 4.5F, pen->theme->now);
    for (int i = 0; i < 3; i++)
        block(pen, 37, 6 + (float)i * 9, 16, 4, pen->theme->sleep);
}

// One holds it, the others stand.
static void draw_blocked(const Pen *pen) {
    for (int row = 0; row < 3; row++) {
        if (row == 1) {
            block(pen, 0, 13, 54, 7, pen->theme->fail);
            continue;
        }
        block(pen, 0, 3 + (float)row * 11, 9, 5, pen->theme->sleep);
        for (int i = 0; i < 6; i++)
            disc(pen, 15 + (float)i * 7, 5.5F + (float)row * 11, 1.3F, pen->theme->sleep);
    }
}

static void draw_exhibition(const Pen *pen) {
    for (int row = 0; row < 4; row++)
        for (int column = 0; column < 4; column++)
            draw_fill(&pen->view->ui->list, rect_of(pen, (float)column * 8, (float)row * 8, 8, 8),
                      (row + column) % 2 ? pen->theme->board_dark : pen->theme->board_light);
    disc(pen, 45, 16, 6, pen->theme->now);
}

static void draw_broken(const Pen *pen) {
    frame(pen, 1, 2, 30, 28, pen->theme->fail);
    line(pen, 10, 10, 22, 22, pen->theme->fail);
    line(pen, 22, 10, 10, 22, pen->theme->fail);
}

static void draw_page(const Pen *pen) {
    static const float widths[] = {34, 22, 30, 16};
    for (int i = 0; i < 4; i++)
        block(pen, i % 2 ? 8 : 0, 3 + (float)i * 8, widths[i], 4, pen->theme->sleep);
}

void shelf_drawing_draw(View *view, const ShelfEntry *entry, int x, int y, int h) {
    Pen pen = {view, view->ui->theme, (float)x, (float)y, (float)h / 32};
    const Lesson *lesson = entry->lesson;
    if (!lesson) {
        draw_broken(&pen);
        return;
    }
    const char *system = lesson->n_systems ? lesson->systems[0] : "?";
    bool blocks = strcmp(system, "E6") == 0 || strcmp(system, "E7") == 0;
    switch (system[0]) {
    case 'G': draw_generator(&pen); break;
    case 'C': draw_channel(&pen); break;
    case 'S': draw_queue(&pen); break;
    case 'F': draw_futures(&pen); break;
    case 'E': blocks ? draw_blocked(&pen) : draw_round(&pen); break;
    case 'P': draw_exhibition(&pen); break;
    default: draw_page(&pen); break;
    }
}
