// The last lines, the newest at the bottom.
#include "view/output_panel.h"

#include <string.h>

#include "view/light.h"

typedef struct Column {
    int line_h, time_w;
} Column;

static void draw_output(const Scene *scene, Rect row, uint32_t i, Column column) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    uint32_t index = scene->trace->lists[TRACE_OUTPUTS].at[i];
    const Event *e = trace_at(scene->trace, index);
    Rect tint = {row.x - ui_px(ui, 8), row.y, row.w + ui_px(ui, 16), row.h};
    const char *id = arena_printf(view->arena, "output.%u", i);
    UiHit hit = ui_hit(ui, id, tint, NULL);
    bool is_now = scene->chain.last == index;
    bool is_lit = light_on_output(scene, index);
    if (is_now || hit.is_hot || is_lit)
        draw_box(&ui->list, tint,
                 (Box){is_now ? theme->now_tint : theme->raised, 0, BORDER_NONE, 0, 6 * ui->scale});
    ViewThing thing = {VIEW_EVENT, scene->run, index};
    if (hit.is_focused) ui_focus_ring(ui, tint, 6);
    if (hit.is_focused || view_hovers(view, tint)) view->next_pointed = thing;
    if (is_lit) scene_mark(scene, tint);
    if (hit.was_clicked) view_wish_event(view, scene->run, index);
    Rect time = rect_take_left(&row, column.time_w);
    if (column.time_w)
        scene_word(scene, time, ui_sans(ui, 14, 400), theme->faint, UI_LEFT,
                   scene_instant(scene, e->time_ns));
    const char *text = trace_text(scene->trace, (StringId)e->value);
    char *line = arena_copy(view->arena, text, strcspn(text, "\n"));
    Color color = e->a == 2 ? theme->fail : theme->text;
    if (e->a == 2) { // by a bar as well as by colour
        int bar = ui_px(ui, 2);
        draw_fill(&ui->list, (Rect){row.x - ui_px(ui, 8), row.y + bar, bar, row.h - 2 * bar},
                  theme->fail);
    }
    ui_label_cut(ui, row, ui_mono(ui, view->is_small ? 13 : 15, is_now ? 600 : 400), color, UI_LEFT,
                 line);
}

void output_panel_draw(const Scene *scene, Rect area, bool has_title) {
    View *view = scene->view;
    Ui *ui = view->ui;
    uint32_t n = scene->model->now.n_outputs;
    if (has_title) {
        Rect title = rect_take_top(&area, ui_px(ui, 20));
        int w = scene_word(scene, title, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
                           tr(view->tr, "stage.output"));
        rect_take_left(&title, w + ui_px(ui, 12));
        if (n)
            scene_word(scene, title, ui_sans(ui, 15, 400), ui->theme->faint, UI_RIGHT,
                       TR(view->arena, view->tr, "stage.lines", {"n", .number = n}));
        rect_take_top(&area, ui_px(ui, 4));
    }
    Column column = {.line_h = ui_px(ui, view->is_small ? 20 : 24)};
    if (!n) {
        scene_word(scene, rect_take_top(&area, column.line_h),
                   ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->faint, UI_LEFT,
                   tr(view->tr, "stage.no-output"));
        return;
    }
    area.h -= ui_px(ui, 8);
    uint32_t most = area.h > 0 ? (uint32_t)(area.h / column.line_h) : 0,
             first = n > most ? n - most : 0;
    for (uint32_t i = first; i < n; i++) {
        const char *time = scene_instant(scene, model_output(scene->model, i)->time_ns);
        int w = text_width(ui->list.text, ui_sans(ui, 14, 400), time) + ui_px(ui, 16);
        if (w > column.time_w) column.time_w = w;
    }
    if (column.time_w < ui_px(ui, 44)) column.time_w = ui_px(ui, 44);
    if (view_is_timeless(view)) column.time_w = 0;
    for (uint32_t i = first; i < n; i++)
        draw_output(scene, rect_take_top(&area, column.line_h), i, column);
}
