// What is not a lesson: that a program of one's own can be opened, and the files that were opened
// last.
#include <string.h>

#include "view/lesson/shelf_parts.h"

static UiButton recent_button(const ShelfView *shelf, size_t i) {
    const char *path = shelf->recent->paths.at[i], *slash = strrchr(path, '/');
    return (UiButton){.label = slash ? slash + 1 : path, .tip = path};
}

void shelf_recent_draw(View *view, const ShelfView *shelf, Rect line, ShelfDone *done) {
    Ui *ui = view->ui;
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 500);
    const char *title = tr(view->tr, "shelf.recent");
    int w = text_width(ui->list.text, style, title) + ui_px(ui, 16);
    if (w > line.w) return;
    ui_label(ui, rect_take_left(&line, w), style, ui->theme->dim, UI_LEFT, title);
    for (size_t i = 0; i < shelf->recent->paths.n; i++) {
        UiButton button = recent_button(shelf, i);
        w = ui_button_width(ui, &button);
        if (w > line.w) return;
        const char *id = arena_printf(view->arena, "recent.%zu", i);
        if (ui_button(ui, id, rect_take_left(&line, w), &button)) done->recent = (int)i;
        rect_take_left(&line, ui_px(ui, 8));
    }
}

// Below each other, from the foot of [area] up; the newest on top.
static void draw_list(View *view, const ShelfView *shelf, Rect area, ShelfDone *done) {
    Ui *ui = view->ui;
    int n = shelf->recent ? (int)shelf->recent->paths.n : 0;
    int h = ui_px(ui, 32), gap = ui_px(ui, 6), head = ui_px(ui, 26);
    int most = (area.h - head) / (h + gap);
    if (n > most) n = most;
    if (n < 1) return;
    Rect list = rect_take_bottom(&area, head + n * (h + gap) - gap);
    ui_label_cut(ui, rect_take_top(&list, head), ui_sans(ui, 13, 400), ui->theme->faint, UI_LEFT,
                 tr(view->tr, "shelf.recent"));
    for (int i = 0; i < n; i++) {
        UiButton button = recent_button(shelf, (size_t)i);
        Rect at = rect_take_top(&list, h);
        int w = ui_button_width(ui, &button);
        if (w < at.w) at.w = w;
        if (ui_button(ui, arena_printf(view->arena, "recent.%d", i), at, &button)) done->recent = i;
        rect_take_top(&list, gap);
    }
}

void shelf_own_draw(View *view, const ShelfView *shelf, Rect card, ShelfDone *done) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    bool is_small = view->is_small;
    draw_box(&ui->list, card,
             (Box){0, theme->edge, BORDER_DASHED, ui->scale, (float)ui_px(ui, 10)});
    Rect inner = rect_inset(card, ui_px(ui, is_small ? 14 : 26));
    int icon = ui_px(ui, is_small ? 20 : 32);
    Rect top = rect_take_top(&inner, icon);
    draw_icon(&ui->list, ICON_FOLDER, top.x, top.y, icon, theme->dim);
    rect_take_top(&inner, ui_px(ui, is_small ? 8 : 14));
    TextStyle title = ui_sans(ui, is_small ? 17 : 20, 600),
              plain = ui_sans(ui, is_small ? 13 : 15, 400);
    int title_h = ui_px(ui, is_small ? 22 : 28), line = ui_px(ui, is_small ? 17 : 21);
    rect_take_top(&inner,
                  ui_paragraph(ui, inner, title, title_h, theme->text, tr(view->tr, "shelf.own")) +
                      ui_px(ui, 4));
    rect_take_top(&inner,
                  ui_paragraph(ui, inner, plain, line, theme->dim, tr(view->tr, "shelf.drop")) +
                      ui_px(ui, 8));
    draw_list(view, shelf, inner, done);
}
