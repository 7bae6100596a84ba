// As CPython prints a traceback, but with what it has still to pass on top, dashed.
#include "view/stage/failure_panel.h"

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/parts/light.h"

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    TextStyle style;
    int row_h, indent, pad; // [pad]: above and below the two rows of a place
} Panel;

static const char *function_name(const Panel *p, CodeId code) {
    const Event *e = trace_code(p->scene->trace, code);
    return e->a == FRAME_MODULE ? "<module>" : trace_text(p->scene->trace, event_low(e->value));
}

// The code of the line, and under it, as CPython has its carets, the part that raised.
static void draw_code(const Panel *p, Rect row, const CodeText *code, const FailureStop *at,
                      Color color, bool is_ahead) {
    int cell = text_metrics(p->ui->list.text, p->style).cell_w;
    EventSpan span = {0};
    if (at->place) span = event_span(trace_place(p->scene->trace, at->place)->value);
    CodePart part = code_line_part(p->view->arena, code, at->line, span, row.w / cell);
    ui_label_cut(p->ui, row, p->style, color, UI_LEFT, part.text);
    const char *all = code_bare_line(p->view->arena, code, at->line);
    if (text_width(p->ui->list.text, p->style, all) > row.w) view_tip(p->view, row, all, false);
    if (is_ahead || part.is_all || part.to <= part.from) return;
    int x = row.x + part.from * cell, w = (part.to - part.from) * cell, h = ui_px(p->ui, 2);
    if (x + w > row.x + row.w) w = row.x + row.w - x;
    draw_fill(&p->ui->list, (Rect){x, row.y + row.h - h, w, h}, p->theme->fail);
}

static int place_h(const Panel *p) {
    return 2 * (p->row_h + p->pad);
}

// "File …, line 7, in fetch": amber where the exception is, in the colour of failing where it was
// raised, dashed where it has not come to.
static void draw_place(const Panel *p, Rect *area, const FailureStop *at, bool is_ahead,
                       bool is_here, bool is_origin) {
    Ui *ui = p->ui;
    Rect both = rect_take_top(area, place_h(p));
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
    both.y += p->pad;
    Rect row = rect_take_top(&both, p->row_h);
    Color color = is_ahead ? p->theme->dim : p->theme->text;
    const char *place = arena_printf(p->view->arena, "File \"%s\", line %d, in %s", code->name,
                                     at->line, function_name(p, at->code));
    if (ui_label_cut(ui, row, p->style, color, UI_LEFT, place) <
        text_width(ui->list.text, p->style, place))
        view_tip(p->view, row, place, false);
    rect_take_left(&both, p->indent);
    both.h = p->row_h;
    draw_code(p, both, code, at, color, is_ahead);
}

// Those of its stops that are frames, [0] the last one: what a traceback has.
static int frames_of(const FailureStop *stops, int n, bool is_way, const FailureStop **frames) {
    int n_frames = 0;
    for (int i = 0; i < n; i++) {
        const FailureStop *stop = &stops[is_way ? n - 1 - i : i];
        if (stop->kind == STOP_FRAME && stop->line) frames[n_frames++] = stop;
    }
    return n_frames;
}

// How many of the frames of its way, the last one first, are outside of the group of tasks that
// gathered it; all, where there is none.
static int frames_outside(const Failure *failure, int n_way) {
    int n = 0;
    for (int i = failure->n - 1; i >= 0 && !failure->is_cancel; i--) {
        if (failure->at[i].kind == STOP_GROUP) return n;
        n += failure->at[i].kind == STOP_FRAME && failure->at[i].line;
    }
    return n_way;
}

static void draw_error(const Panel *p, Rect row, const char *error) {
    TextStyle style = p->style;
    style.weight = 600;
    bool is_cancel = p->scene->failure->is_cancel;
    ui_label_cut(p->ui, row, style, is_cancel ? p->theme->dim : p->theme->fail, UI_LEFT, error);
}

// What the group is, and below it, further in, what one of its tasks ended with.
static void enter_group(const Panel *p, Rect *area, const char *error) {
    draw_error(p, rect_take_top(area, p->row_h), error);
    Rect line = rect_take_top(area, p->row_h);
    ui_label_cut(p->ui, line, p->style, p->theme->faint, UI_LEFT,
                 "+-+---------------- 1 ----------------");
    rect_take_left(area, p->indent);
}

void failure_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Failure *failure = scene->failure;
    Panel p = {.scene = scene,
               .view = view,
               .ui = ui,
               .theme = ui->theme,
               .style = ui_mono(ui, view->is_small ? 12 : 14, 400),
               .row_h = ui_px(ui, view->is_small ? 17 : 20),
               .indent = ui_px(ui, 14),
               .pad = ui_px(ui, 2)};
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 600);
    int w =
        scene_word(scene, title, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.failure"));
    rect_take_left(&title, w + ui_px(ui, 12));
    style.weight = 400;
    scene_word(scene, title, style, ui->theme->faint, UI_RIGHT, tr(view->tr, "stage.failure.open"));
    rect_take_top(&area, ui_px(ui, 6));
    Rect end = rect_take_bottom(&area, p.row_h + ui_px(ui, 4));
    const FailureStop *way[FAILURE_STOPS], *next[FAILURE_STOPS];
    int n_way = frames_of(failure->at, failure->n, true, way);
    int n_next = frames_of(failure->ahead, failure->n_ahead, false, next);
    int n_outside = frames_outside(failure, n_way);
    bool has_group = n_outside < n_way;
    int gap = ui_px(ui, 2);
    int room = (area.h - (has_group ? 2 * p.row_h : 0)) / (place_h(&p) + gap);
    // Where not all find room, the origin, where it is now and what is nearest ahead stay.
    int n = n_way < room ? n_way : room;
    int ahead = n_next < room - n ? n_next : room - n;
    for (int i = ahead - 1; i >= 0; i--, rect_take_top(&area, gap))
        draw_place(&p, &area, next[i], true, false, false);
    const char *error =
        failure->error ? code_value(scene, failure->error) : failure_name(scene, failure);
    for (int i = 0; i < n_way; i++) {
        if (has_group && i == n_outside) enter_group(&p, &area, error);
        bool is_kept = i == n_way - 1 || i < n - 1, is_here = i == 0 && failure->is_in_frame;
        if (!is_kept) continue;
        draw_place(&p, &area, way[i], false, is_here, i == n_way - 1 && !failure->is_cancel);
        rect_take_top(&area, gap);
    }
    end.x = area.x, end.y = area.y, end.w = area.w, end.h = p.row_h;
    const FailureStop *origin = failure_origin(failure);
    if (has_group && origin && origin->error) error = code_value(scene, origin->error);
    draw_error(&p, end, error);
}
