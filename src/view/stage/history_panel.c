// Walks over the last events before the cursor: a bounded number of them, however long the run is.
#include "view/stage/history_panel.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/parts/light.h"

enum { MOST_ROWS = 48, LEAST_ROWS = 3, MOST_EVENTS = 1 << 14, MOST_DEPTH = 6 };

typedef struct Row {
    uint32_t event;
    FrameId frame;
    SourceId source;
    int line;         // 0: a call
    int depth;        // of calls; only differences mean something
    const char *call; // the name of what is called
    const char *changes;
    bool is_wrong; // an exception leaves it
} Row;

typedef struct History {
    const Scene *scene;
    View *view;
    Ui *ui;
    int n; // of rows so far; the last MOST_ROWS are kept, since a frame's line may be older
    int depth;
    int step; // device pixels that a level of calls goes in by
    Row rows[MOST_ROWS];
} History;

// ---- what was run

static Row *row_at(History *h, int i) { // from 0, the first one that is kept
    return &h->rows[(h->n > MOST_ROWS ? h->n - MOST_ROWS + i : i) % MOST_ROWS];
}

static int n_kept(const History *h) {
    return h->n < MOST_ROWS ? h->n : MOST_ROWS;
}

static Row *last_row(History *h) {
    return h->n ? row_at(h, n_kept(h) - 1) : NULL;
}

static Row *add_row(History *h, Row row) {
    Row *at = &h->rows[h->n++ % MOST_ROWS];
    *at = row;
    return at;
}

// The row that tells of [frame] now. Back in it after a call or a sleep, its line is told of once
// more; where that was too long ago, its name stands for it.
static Row *row_of(History *h, FrameId frame, uint32_t event) {
    Row *last = last_row(h);
    if (last && last->frame == frame) return last;
    for (int i = n_kept(h); i-- > 0;) {
        Row row = *row_at(h, i);
        if (row.frame != frame || !row.line) continue;
        row.event = event;
        row.changes = NULL;
        return add_row(h, row);
    }
    const ModelFrame *known = model_frame(h->scene->model, frame);
    if (!known) return NULL; // it has ended since
    return add_row(h, (Row){.event = event,
                            .frame = frame,
                            .depth = h->depth,
                            .call = code_frame_name(h->scene, known)});
}

// One line may change a variable thousands of times: of many changes the last ones are told.
static void add_change(const History *h, Row *row, const char *change) {
    enum { MOST_BYTES = 120 };
    if (!row) return;
    const char *before = row->changes;
    if (before && strlen(before) > MOST_BYTES) before = "…";
    row->changes = before ? arena_printf(h->view->arena, "%s, %s", before, change) : change;
}

// What a frame gives, to who called it or asks it for a value; None is what each gives that gives
// nothing.
static void add_result(History *h, const Event *e, bool is_wrong) {
    Row *row = last_row(h);
    bool is_nothing = !is_wrong && strcmp(code_value(h->scene, e->value), "None") == 0;
    if (!row || row->frame != e->subject || is_nothing) return;
    row->is_wrong = is_wrong;
    add_change(
        h, row,
        arena_printf(h->view->arena, is_wrong ? "× %s" : "→ %s", code_value(h->scene, e->value)));
}

static void add_call(History *h, const Event *e, uint32_t index) {
    const Event *code = trace_code(h->scene->trace, e->object);
    if (code->a >= FRAME_GENERATOR) return; // it only exists
    h->depth++;
    if (code->a != FRAME_FUNCTION) return;
    add_row(h, (Row){.event = index,
                     .frame = e->subject,
                     .depth = h->depth,
                     .call = trace_text(h->scene->trace, event_low(code->value))});
}

static void add_event(History *h, uint32_t index) {
    const Event *e = trace_at(h->scene->trace, index);
    switch (e->kind) {
    case EVENT_LINE: {
        Row row = {.event = index, .frame = e->subject, .depth = h->depth};
        row.line = light_line_of(h->scene, index, &row.source);
        if (row.line) add_row(h, row);
        break;
    }
    case EVENT_VARIABLE:
        if (e->a == VARIABLE_GONE) break;
        add_change(h, row_of(h, e->subject, index),
                   arena_printf(h->view->arena, "%s = %s", trace_text(h->scene->trace, e->object),
                                code_value(h->scene, e->value)));
        break;
    case EVENT_FRAME_NEW: add_call(h, e, index); break;
    case EVENT_FRAME_RESUME: {
        h->depth++;
        Row *row = e->a == RESUME_RETURN ? NULL : row_of(h, e->subject, index);
        bool has_value = e->a == RESUME_SEND || e->a == RESUME_THROW;
        if (has_value)
            add_change(h, row,
                       arena_printf(h->view->arena, "← %s", code_value(h->scene, e->value)));
        break;
    }
    case EVENT_FRAME_SUSPEND:
        if (e->a == SUSPEND_YIELD) add_result(h, e, false);
        h->depth--;
        break;
    case EVENT_FRAME_END:
        add_result(h, e, e->a != OUTCOME_RESULT);
        h->depth--;
        break;
    default: break;
    }
}

static void collect(History *h) {
    const Trace *trace = h->scene->trace;
    uint32_t end = h->scene->model->now.n;
    uint32_t rank = trace_list_rank(trace, TRACE_LINES, end);
    uint32_t from = rank > MOST_ROWS ? trace->lists[TRACE_LINES].at[rank - MOST_ROWS] : 0;
    if (end - from > MOST_EVENTS) from = end - MOST_EVENTS;
    for (uint32_t i = from; i < end; i++)
        add_event(h, i);
}

// ---- how it is drawn

static TextStyle row_style(const History *h) {
    return ui_mono(h->ui, h->view->is_small ? 12 : 14, 400);
}

static const char *text_of(const History *h, const Row *row) {
    if (!row->line) return row->call;
    const CodeText *code = code_text(h->view->codes, row->source);
    return view_veil(h->view, code_bare_line(h->view->arena, code, row->line));
}

static int indent_of(const History *h, const Row *row, int least) {
    int depth = row->depth - least;
    return (depth < MOST_DEPTH ? depth : MOST_DEPTH) * h->step;
}

// A level of calls goes in by so many pixels: less where a narrow panel needs the room for code.
static int step_for(History *h, int first, int least, int w) {
    int deepest = 1, usual = ui_px(h->ui, h->view->is_small ? 12 : 16);
    for (int i = first; i < n_kept(h); i++)
        if (row_at(h, i)->depth - least > deepest) deepest = row_at(h, i)->depth - least;
    int most = w / 8 / (deepest < MOST_DEPTH ? deepest : MOST_DEPTH);
    return usual < most ? usual : most;
}

static int number_w(const History *h) {
    return ui_px(h->ui, h->view->is_small ? 28 : 36);
}

static void draw_row(const History *h, Rect rect, const Row *row, int least, int code_w,
                     bool is_now) {
    Ui *ui = h->ui;
    const Theme *theme = ui->theme;
    TextStyle style = row_style(h), bold = style;
    bold.weight = 600;
    if (is_now) draw_box(&ui->list, rect, (Box){theme->now_tint, 0, BORDER_NONE, 0, 4 * ui->scale});
    ViewThing thing = {VIEW_EVENT, h->scene->run, row->event};
    if (scene_point(h->scene, rect, thing)) view_wish_event(h->view, h->scene->run, row->event);
    bool is_lit = row->line && light_on_line(h->scene, row->source, row->line);
    if (is_lit || scene_is_pointed(h->scene, thing)) scene_mark(h->scene, rect);
    Rect number = rect_take_left(&rect, number_w(h));
    number.w -= ui_px(ui, 8);
    if (row->line)
        ui_label_cut(ui, number, ui_mono(ui, 12, is_now ? 600 : 400),
                     is_now ? theme->text : theme->faint, UI_RIGHT,
                     arena_printf(h->view->arena, "%d", row->line));
    Rect code = rect_take_left(&rect, code_w);
    rect_take_left(&code, indent_of(h, row, least));
    ui_label_cut(ui, code, row->line ? style : bold, is_now ? theme->text : theme->dim, UI_LEFT,
                 text_of(h, row));
    rect_take_left(&rect, ui_px(ui, 16));
    rect.w -= ui_px(ui, 6);
    if (row->changes)
        ui_label_cut(ui, rect, style, row->is_wrong ? theme->fail : theme->text, UI_LEFT,
                     row->changes);
}

static int width_of(const History *h, const char *text) {
    return text ? text_width(h->ui->list.text, row_style(h), text) + ui_px(h->ui, 8) : 0;
}

// What does not fit is cut from the code first, which stands in the program as well.
static int code_width(History *h, int first, int least, int room) {
    int code_w = 0, changes_w = 0;
    for (int i = first; i < n_kept(h); i++) {
        const Row *row = row_at(h, i);
        int w = indent_of(h, row, least) + width_of(h, text_of(h, row));
        if (w > code_w) code_w = w;
        w = width_of(h, row->changes);
        if (w > changes_w) changes_w = w;
    }
    int most = room - changes_w;
    if (most < room * 45 / 100) most = room * 45 / 100;
    return code_w < most ? code_w : most;
}

static void draw_rows(History *h, Rect area, int row_h) {
    CodeFocus focus = code_focus(h->scene);
    FrameId now = focus.frame && focus.is_now ? focus.frame->id : 0;
    int n = n_kept(h), most = area.h / row_h, first = n > most ? n - most : 0;
    int least = row_at(h, first)->depth;
    for (int i = first; i < n; i++)
        if (row_at(h, i)->depth < least) least = row_at(h, i)->depth;
    h->step = step_for(h, first, least, area.w);
    int code_w = code_width(h, first, least, area.w - number_w(h) - ui_px(h->ui, 22));
    for (int i = first; i < n; i++)
        draw_row(h, rect_take_top(&area, row_h), row_at(h, i), least, code_w,
                 i == n - 1 && now == row_at(h, i)->frame);
}

void history_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    int row_h = ui_px(ui, view->is_small ? 18 : 22);
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    rect_take_top(&area, ui_px(ui, view->is_small ? 6 : 12));
    if (area.h / row_h < LEAST_ROWS) return;
    History *h = arena_alloc(view->arena, sizeof *h);
    *h = (History){.scene = scene, .view = view, .ui = ui};
    collect(h);
    if (!h->n) return;
    scene_word(scene, title, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
               tr(view->tr, "stage.history"));
    draw_rows(h, area, row_h);
}
