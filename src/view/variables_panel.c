// A row for each name. What has changed is what the line before did: the statement that begins now
// knows where that one began, by its cause.
#include "view/variables_panel.h"

#include "view/code_focus.h"

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    int row_h, name_w;
    TextStyle style;
    uint32_t since; // what changed behind this event is new
} Panel;

static void draw_row(const Panel *p, Rect row, const char *name, const char *value,
                     const char *note, bool is_new) {
    Ui *ui = p->ui;
    if (is_new) {
        Rect tint = {row.x - ui_px(ui, 8), row.y, row.w + ui_px(ui, 16), row.h};
        draw_box(&ui->list, tint, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 6 * ui->scale});
    }
    Rect left = rect_take_left(&row, p->name_w);
    left.w -= ui_px(ui, 8);
    ui_label_cut(ui, left, p->style, is_new ? p->theme->text : p->theme->dim, UI_LEFT, name);
    if (note) {
        TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 14, 600);
        int w = text_width(ui->list.text, style, note) + ui_px(ui, 12);
        if (w < row.w / 2)
            ui_label(ui, rect_take_right(&row, w), style, p->theme->text, UI_RIGHT, note);
    }
    ui_label_cut(ui, row, p->style, p->theme->text, UI_LEFT, value);
}

static bool is_new(const Panel *p, const ModelVariable *variable) {
    return p->since != EVENT_NONE && variable->changed > p->since;
}

static void measure_names(Panel *p, const ModelFrame *frame) {
    const Model *model = p->scene->model;
    const ModelVariable *v = model_first_variable(model, frame);
    for (; v; v = model_next_variable(model, v)) {
        int w = text_width(p->ui->list.text, p->style, trace_text(p->scene->trace, v->name)) +
                ui_px(p->ui, 20);
        if (v->scope != VARIABLE_GONE && w > p->name_w) p->name_w = w;
    }
}

static void draw_variables(const Panel *p, Rect *area, const ModelFrame *frame) {
    const Model *model = p->scene->model;
    int n = 0, most = area->h / p->row_h;
    const ModelVariable *v = model_first_variable(model, frame);
    for (; v; v = model_next_variable(model, v))
        n += v->scope != VARIABLE_GONE;
    // Where not all find room, those that came last are seen.
    int skip = n > most ? n - most : 0;
    for (v = model_first_variable(model, frame); v; v = model_next_variable(model, v)) {
        if (v->scope == VARIABLE_GONE || skip-- > 0) continue;
        draw_row(p, rect_take_top(area, p->row_h), trace_text(p->scene->trace, v->name),
                 code_value(p->scene, v->value), NULL, is_new(p, v));
    }
}

// What has just come in where the frame slept.
static void draw_arrived(const Panel *p, Rect *area, const ModelFrame *frame) {
    bool is_value = frame->at == FRAME_AT_WOKEN && frame->value && frame->how != RESUME_THROW;
    if (!is_value || area->h < p->row_h) return;
    bool awaits = frame->kind == FRAME_COROUTINE;
    draw_row(p, rect_take_top(area, p->row_h), awaits ? "await" : "yield",
             code_value(p->scene, frame->value), tr(p->view->tr, "stage.arrived"), true);
}

// The line before began with this event; only a line that begins, or an end, shows what it did.
static uint32_t changed_since(const Scene *scene) {
    const Event *e = scene->event;
    if (!e || e->cause == EVENT_NONE) return EVENT_NONE;
    bool shows =
        e->kind == EVENT_LINE || e->kind == EVENT_VARIABLE || e->kind == EVENT_FRAME_SUSPEND;
    return shows ? e->cause : EVENT_NONE;
}

static const ModelFrame *module_frame(const Scene *scene, const ModelFrame *frame) {
    const Model *model = scene->model;
    for (uint32_t i = 1; i <= model->now.n_frames; i++) {
        const ModelFrame *other = &model->frames[i];
        if (other->id && other->kind == FRAME_MODULE && other != frame && other->first_variable &&
            code_source(scene, other) == code_source(scene, frame))
            return other;
    }
    return NULL;
}

static Rect take_heading(const Panel *p, Rect *area, const char *title, const char *of) {
    Ui *ui = p->ui;
    Rect line = rect_take_top(area, ui_px(ui, 20));
    int w = scene_word(p->scene, line, ui_sans(ui, 15, 600), p->theme->text, UI_LEFT, title);
    rect_take_left(&line, w ? w + ui_px(ui, 12) : 0);
    if (of) ui_label_cut(ui, line, ui_sans(ui, 15, 400), p->theme->faint, UI_LEFT, of);
    rect_take_top(area, ui_px(ui, 8));
    return line;
}

static const char *whose(const Scene *scene, const ModelFrame *frame) {
    if (!frame) return NULL;
    const char *function = code_frame_name(scene, frame);
    const ModelTask *task = model_task(scene->model, code_task(scene, frame));
    if (!task) return function;
    return TR(scene->view->arena, scene->view->tr, "stage.in-function",
              {"task", .text = scene_task_name(scene, task)}, {"function", .text = function});
}

void variables_panel_draw(const Scene *scene, Rect area, bool has_title) {
    View *view = scene->view;
    Ui *ui = view->ui;
    Panel panel = {.scene = scene,
                   .view = view,
                   .ui = ui,
                   .theme = ui->theme,
                   .row_h = ui_px(ui, view->is_small ? 22 : 26),
                   .name_w = ui_px(ui, view->is_small ? 72 : 96),
                   .style = ui_mono(ui, view->is_small ? 13 : 15, 400),
                   .since = changed_since(scene)};
    const ModelFrame *frame = code_focus(scene).frame;
    if (has_title)
        take_heading(&panel, &area, tr(view->tr, "stage.variables"), whose(scene, frame));
    if (!frame) return;
    measure_names(&panel, frame);
    const ModelFrame *module =
        frame->kind == FRAME_MODULE || has_title == false ? NULL : module_frame(scene, frame);
    if (module) measure_names(&panel, module);
    if (panel.name_w > area.w / 2) panel.name_w = area.w / 2;
    draw_arrived(&panel, &area, frame);
    if (!frame->first_variable && frame->at != FRAME_AT_WOKEN && area.h >= panel.row_h)
        scene_word(scene, rect_take_top(&area, panel.row_h), ui_sans(ui, 14, 400), ui->theme->faint,
                   UI_LEFT, tr(view->tr, "stage.no-variables"));
    draw_variables(&panel, &area, frame);
    if (!module || area.h < 3 * panel.row_h) return;
    rect_take_top(&area, ui_px(ui, 8));
    Rect line = rect_take_top(&area, ui_px(ui, 20));
    scene_word(scene, line, ui_sans(ui, 13, 500), ui->theme->faint, UI_LEFT,
               code_frame_name(scene, module));
    draw_variables(&panel, &area, module);
}
