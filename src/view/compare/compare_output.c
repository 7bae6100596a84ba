// A table of the lines that are printed in either run; what is not printed yet at the cursor is
// dimmed. It stays where the present line is in sight.
#include "view/compare/compare_parts.h"
#include "view/parts/light.h"

typedef struct Table {
    const Scene *const *scenes;
    const Comparison *c;
    View *view;
    Ui *ui;
    int left;
    int pitch;
} Table;

// How many lines of [run] are printed at the cursor.
static size_t n_printed(const Table *t, int run) {
    uint32_t position = t->scenes[run]->model->now.n;
    size_t n = t->c->lines[run].n;
    while (n && t->c->lines[run].at[n - 1].event >= position)
        n--;
    return n;
}

// The row that has just been printed in [run], or SIZE_MAX.
static size_t row_now(const Table *t, int run) {
    size_t n = n_printed(t, run);
    bool is_now = n && t->c->lines[run].at[n - 1].event + 1 == t->scenes[run]->model->now.n &&
                  cursor_now(t->view->now).trace == run;
    return is_now ? n - 1 : SIZE_MAX;
}

static void draw_side(const Table *t, int run, size_t row, Rect rect) {
    Ui *ui = t->ui;
    const Theme *theme = ui->theme;
    if (row >= t->c->lines[run].n) return;
    const ComparedLine *line = &t->c->lines[run].at[row];
    bool is_printed = row < n_printed(t, run), is_now = row_now(t, run) == row;
    float size = t->view->is_small ? 12 : 13;
    int64_t time_ns =
        (line->time_ns + COMPARISON_SAME_NS / 2) / COMPARISON_SAME_NS * COMPARISON_SAME_NS;
    const char *time = scene_instant(t->scenes[run], time_ns);
    int time_w = ui_px(ui, 52);
    Rect at = rect_take_right(&rect, time_w);
    Color color = is_printed ? theme->text : theme->faint;
    scene_word(t->scenes[run], at, ui_sans(ui, size, 400), is_printed ? theme->dim : theme->faint,
               UI_RIGHT, time);
    rect_take_right(&rect, ui_px(ui, 4));
    if (is_now) {
        draw_box(&ui->list, rect_inset(rect, ui_px(ui, 1)),
                 (Box){.fill = theme->now_tint2,
                       .border = theme->now_edge,
                       .style = BORDER_SOLID,
                       .border_px = (float)ui_px(ui, 1),
                       .radius_px = (float)ui_px(ui, 4)});
        color = theme->text;
    }
    rect_take_left(&rect, ui_px(ui, 4));
    ui_label_cut(ui, rect, ui_mono(ui, size, 400), color, UI_LEFT, line->text);
}

static void draw_row(const Table *t, size_t row, Rect rect) {
    Ui *ui = t->ui;
    const Theme *theme = ui->theme;
    ComparedRow kind = comparison_row(t->c, row);
    if (row == t->c->first_other)
        draw_box(&ui->list, rect,
                 (Box){.fill = theme->raised,
                       .border = theme->text,
                       .style = BORDER_SOLID,
                       .border_px = (float)ui_px(ui, 2),
                       .radius_px = (float)ui_px(ui, 6)});
    rect = (Rect){rect.x + ui_px(ui, 6), rect.y, rect.w - ui_px(ui, 12), rect.h};
    TextStyle style = ui_sans(ui, t->view->is_small ? 12 : 13, 400);
    ui_label(ui, rect_take_left(&rect, ui_px(ui, 28)), style, theme->faint, UI_LEFT,
             arena_printf(t->view->arena, "%zu", row + 1));
    int sign_w = ui_px(ui, 28), side = (rect.w - sign_w) / 2;
    draw_side(t, t->left, row, rect_take_left(&rect, side));
    Rect sign = rect_take_left(&rect, sign_w);
    bool differs = kind != ROW_SAME;
    ui_label(ui, sign, ui_sans(ui, 15, differs ? 700 : 400), differs ? theme->text : theme->faint,
             UI_CENTER,
             kind == ROW_SAME    ? "="
             : kind == ROW_LATER ? "~"
                                 : "≠");
    draw_side(t, !t->left, row, rect);
}

// A printed line leads to its moment, and lights up what printed it.
static void take_line(const Table *t, size_t row, int run, Rect rect) {
    if (row >= t->c->lines[run].n) return;
    uint32_t event = t->c->lines[run].at[row].event;
    ViewThing thing = {VIEW_EVENT, run, event};
    if (scene_point(t->scenes[run], rect, thing)) view_wish_event(t->view, run, event);
    bool is_printed = row < n_printed(t, run);
    if (is_printed && light_on_output(t->scenes[run], event))
        scene_mark(t->scenes[run], rect_inset(rect, ui_px(t->ui, 1)));
}

void compare_output_draw(const Scene *const scenes[2], const Comparison *comparison, int left,
                         Rect area) {
    View *view = scenes[0]->view;
    Ui *ui = view->ui;
    Table t = {scenes, comparison, view, ui, left, ui_px(ui, view->is_small ? 20 : 24)};
    Rect title = rect_take_top(&area, ui_px(ui, 24));
    ui_label(ui, title, ui_sans(ui, view->is_small ? 13 : 15, 600), ui->theme->text, UI_LEFT,
             tr(view->tr, "compare.output"));
    if (comparison->first_other != SIZE_MAX)
        scene_word(scenes[0], title, ui_sans(ui, view->is_small ? 12 : 13, 400), ui->theme->dim,
                   UI_RIGHT,
                   TR(view->arena, view->tr, "compare.first-other",
                      {"n", .number = (int64_t)comparison->first_other + 1}));
    size_t n_rows = area.h > 0 ? (size_t)(area.h / t.pitch) : 0;
    size_t printed = n_printed(&t, 0), other = n_printed(&t, 1), first = 0;
    if (other > printed) printed = other;
    if (printed > n_rows * 2 / 3) first = printed - n_rows * 2 / 3;
    if (first + n_rows > comparison->n_rows)
        first = comparison->n_rows > n_rows ? comparison->n_rows - n_rows : 0;
    for (size_t i = 0; i < n_rows && first + i < comparison->n_rows; i++) {
        Rect row = {area.x, area.y + (int)i * t.pitch, area.w, t.pitch};
        draw_row(&t, first + i, row);
        for (int side = 0; side < 2; side++)
            take_line(&t, first + i, side ? !left : left,
                      (Rect){row.x + side * row.w / 2, row.y, row.w / 2, row.h});
    }
}
