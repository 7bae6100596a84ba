// The way of the exception is read from the events back from now: what follows a RAISE without a
// line of the program in between is its travel.
#include "view/failure_panel.h"

#include <string.h>

#include "view/code_focus.h"
#include "view/code_text.h"
#include "view/light.h"

// What is known of a frame, also of one that has just ended.
static const ModelFrame *slot_of(const Scene *scene, FrameId id) {
    return &scene->model->frames[trace_frame_slot(scene->trace, id)];
}

// One that sleeps gets the exception where it slept, without raising anything itself.
static FailurePlace place_of(const Scene *scene, const Event *e) {
    const ModelFrame *frame = slot_of(scene, e->subject);
    PlaceId place = e->kind == EVENT_RAISE ? e->object : frame->place;
    int line = place ? trace_line(scene->trace, place) : 0;
    return (FailurePlace){place, line ? line : code_line(scene, frame), frame->code};
}

static bool is_travel(const Event *e) {
    if (!event_is_of_program(e)) return true; // from a task to who awaits it, through the loop
    switch ((EventKind)e->kind) {
    case EVENT_RAISE:
    case EVENT_VARIABLE:
    case EVENT_PLACE:
    case EVENT_FRAME_DROP: return true;
    case EVENT_FRAME_END: return e->a == OUTCOME_EXCEPTION;
    case EVENT_FRAME_RESUME: return e->a == RESUME_THROW;
    default: return false;
    }
}

static void find_ahead(const Scene *scene, Failure *failure, const ModelFrame *frame) {
    const Model *model = scene->model;
    while (frame && failure->n_ahead < FAILURE_PLACES) {
        frame = model_frame(model, frame->parent ? frame->parent : frame->caller);
        if (!frame) return;
        failure->ahead[failure->n_ahead++] =
            (FailurePlace){frame->place, code_line(scene, frame), frame->code};
    }
}

bool failure_of(const Scene *scene, Failure *failure) {
    const Event *now = scene->event;
    bool is_one = now && event_is_of_program(now) && now->kind != EVENT_VARIABLE &&
                  now->kind != EVENT_PLACE && now->kind != EVENT_FRAME_DROP && is_travel(now);
    if (!is_one) return false;
    *failure = (Failure){.error = now->value};
    FrameId innermost = 0;
    for (uint32_t i = scene->model->now.n; i > 0 && failure->n < FAILURE_PLACES; i--) {
        const Event *e = trace_at(scene->trace, i - 1);
        if (!is_travel(e)) break;
        if (e->kind != EVENT_RAISE && e->kind != EVENT_FRAME_RESUME) continue;
        if (event_value_text(e->value) != event_value_text(failure->error)) break;
        if (!innermost) innermost = e->subject;
        failure->at[failure->n++] = place_of(scene, e);
    }
    for (int i = 0; i < failure->n / 2; i++) { // [0] is where it was raised
        FailurePlace last = failure->at[failure->n - 1 - i];
        failure->at[failure->n - 1 - i] = failure->at[i];
        failure->at[i] = last;
    }
    const ModelFrame *frame = model_frame(scene->model, innermost);
    if (!frame) frame = model_running_frame(scene->model);
    if (frame && frame->id != innermost && failure->n_ahead < FAILURE_PLACES)
        failure->ahead[failure->n_ahead++] =
            (FailurePlace){frame->place, code_line(scene, frame), frame->code};
    find_ahead(scene, failure, frame);
    return failure->n > 0;
}

// ---- drawing

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    TextStyle style;
    int row_h, indent;
} Panel;

static const char *function_name(const Panel *p, CodeId code) {
    const Event *e = trace_code(p->scene->trace, code);
    return e->a == FRAME_MODULE ? "<module>" : trace_text(p->scene->trace, event_low(e->value));
}

// The code of the line, and under it, as CPython has its carets, the part that raised.
static void draw_code(const Panel *p, Rect row, const CodeText *code, const FailurePlace *at,
                      Color color, bool is_ahead) {
    if (at->line < 1 || at->line > (int)code->lines.n) return;
    const CodeLine *line = &code->lines.at[at->line - 1];
    uint32_t from = 0;
    while (from < line->n && (line->text[from] == ' ' || line->text[from] == '\t'))
        from++;
    const char *text = arena_copy(p->view->arena, line->text + from, line->n - from);
    ui_label_cut(p->ui, row, p->style, color, UI_LEFT, text);
    if (!at->place || is_ahead) return;
    EventSpan span = event_span(trace_place(p->scene->trace, at->place)->value);
    int cell = text_metrics(p->ui->list.text, p->style).cell_w;
    int to = span.end_line == span.line ? span.end_col : (int)line->n;
    int x = row.x + (span.col - (int)from) * cell, w = (to - span.col) * cell;
    bool is_whole = span.col <= (int)from && to >= (int)line->n;
    if (span.line != at->line || is_whole || w <= 0 || x >= row.x + row.w) return;
    if (x + w > row.x + row.w) w = row.x + row.w - x;
    int h = ui_px(p->ui, 2);
    draw_fill(&p->ui->list, (Rect){x, row.y + row.h - h, w, h}, p->theme->fail);
}

// "File …, line 7, in fetch": amber where the exception is, in the colour of failing where it was
// raised, dashed where it has not come to.
static void draw_place(const Panel *p, Rect *area, const FailurePlace *at, bool is_ahead,
                       bool is_here, bool is_origin) {
    Ui *ui = p->ui;
    Rect both = rect_take_top(area, 2 * p->row_h);
    SourceId source = trace_code(p->scene->trace, at->code)->object;
    const CodeText *code = code_text(p->view->codes, source);
    Rect tint = {both.x - ui_px(ui, 8), both.y, both.w + ui_px(ui, 16), both.h};
    float radius = 6 * ui->scale;
    if (is_ahead)
        draw_box(&ui->list, rect_inset(tint, ui_px(ui, 1)),
                 (Box){0, p->theme->edge, BORDER_DASHED, (float)ui_px(ui, 1), radius});
    else if (is_here)
        draw_box(&ui->list, tint, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, radius});
    else if (is_origin)
        draw_box(&ui->list, tint, (Box){p->theme->fail_tint, 0, BORDER_NONE, 0, radius});
    ViewThing thing = light_line_thing(p->scene, source, at->line);
    scene_point(p->scene, tint, thing);
    scene_ring(p->scene, tint, thing);
    Rect row = rect_take_top(&both, p->row_h);
    Color color = is_ahead ? p->theme->dim : p->theme->text;
    ui_label_cut(ui, row, p->style, color, UI_LEFT,
                 arena_printf(p->view->arena, "File \"%s\", line %d, in %s", code->name, at->line,
                              function_name(p, at->code)));
    rect_take_left(&both, p->indent);
    draw_code(p, both, code, at, color, is_ahead);
}

void failure_panel_draw(const Scene *scene, const Failure *failure, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    Panel p = {.scene = scene,
               .view = view,
               .ui = ui,
               .theme = ui->theme,
               .style = ui_mono(ui, view->is_small ? 12 : 14, 400),
               .row_h = ui_px(ui, view->is_small ? 17 : 20),
               .indent = ui_px(ui, 14)};
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 600);
    int w =
        scene_word(scene, title, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.failure"));
    rect_take_left(&title, w + ui_px(ui, 12));
    style.weight = 400;
    scene_word(scene, title, style, ui->theme->faint, UI_RIGHT, tr(view->tr, "stage.failure.open"));
    rect_take_top(&area, ui_px(ui, 6));
    Rect end = rect_take_bottom(&area, p.row_h + ui_px(ui, 4));
    int gap = ui_px(ui, 2), room = area.h / (2 * p.row_h + gap);
    // Where not all find room, the origin, where it is now and what is nearest ahead stay.
    int n = failure->n < room ? failure->n : room;
    int ahead = failure->n_ahead < room - n ? failure->n_ahead : room - n;
    for (int i = ahead - 1; i >= 0; i--, rect_take_top(&area, gap))
        draw_place(&p, &area, &failure->ahead[i], true, false, false);
    for (int i = failure->n - 1; i >= 0; i--) {
        bool is_kept = i == 0 || failure->n - 1 - i < n - 1;
        if (!is_kept) continue;
        draw_place(&p, &area, &failure->at[i], false, i == failure->n - 1, i == 0);
        rect_take_top(&area, gap);
    }
    end.y = area.y, end.h = p.row_h;
    style = p.style;
    style.weight = 600;
    ui_label_cut(ui, end, style, ui->theme->fail, UI_LEFT, code_value(scene, failure->error));
}
