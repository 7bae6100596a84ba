// Time is to scale from the beginning to the end of the longer run; a step, which takes no time,
// has the width of a block all the same.
#include "view/compare/compare_parts.h"
#include "view/parts/light.h"
#include "view/stage/own_tasks.h"

typedef struct Bands {
    const Scene *const *scenes;
    const Comparison *c;
    View *view;
    Ui *ui;
    int left, names_w;
    Rect axis; // where the time goes from left to right
    int64_t end_ns;
    bool is_timeless; // the axis goes by events of both, since no time goes by
    int lane_h, pitch;
    bool has_outputs; // there is room for when something was printed
} Bands;

static int x_of(const Bands *b, int64_t ns) {
    double part = b->end_ns ? (double)ns / (double)b->end_ns : 0;
    return b->axis.x + (int)(part * (double)(b->axis.w - ui_px(b->ui, 10)));
}

static int x_of_position(const Bands *b, uint64_t position) {
    uint64_t end = cursor_end(b->view->now);
    double part = end ? (double)position / (double)end : 0;
    return b->axis.x + (int)(part * (double)(b->axis.w - ui_px(b->ui, 10)));
}

static int x_of_event(const Bands *b, int run, uint32_t event) {
    if (!b->is_timeless) return x_of(b, trace_at(b->scenes[run]->trace, event)->time_ns);
    CursorEvent at = {.trace = run, .index = event};
    return x_of_position(b, cursor_position_of(b->view->now, at));
}

static int x_of_handle(const Bands *b) {
    return b->is_timeless ? x_of_position(b, b->view->now->position) : x_of(b, b->view->time_ns);
}

// Whole seconds (or tens, or minutes …) with room for their numbers between them.
static int64_t distance(const Bands *b) {
    static const int64_t steps[] = {1,   2,   5,   10,   15,   30,   60,
                                    120, 300, 600, 1800, 3600, 7200, 36000};
    const int64_t second = INT64_C(1000000000);
    int most = b->axis.w / ui_px(b->ui, 72);
    for (int64_t unit = second / 1000; unit < second; unit *= 10)
        for (int i = 0; i < 3; i++)
            if (b->end_ns / (unit * steps[i]) < most) return unit * steps[i];
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (b->end_ns / (second * steps[i]) < most) return second * steps[i];
    return second * 360000;
}

static void draw_times(const Bands *b, Rect line, int bottom) {
    Ui *ui = b->ui;
    int64_t step_ns = distance(b);
    TextStyle style = ui_sans(ui, 12, 400);
    for (int64_t ns = 0; ns <= b->end_ns; ns += step_ns) {
        int x = x_of(b, ns);
        draw_fill(&ui->list, (Rect){x, line.y + line.h, ui_px(ui, 1), bottom - line.y - line.h},
                  ui->theme->line);
        const char *text = scene_instant(b->scenes[0], ns);
        int w = text_width(ui->list.text, style, text) + 1;
        if (x + w > b->axis.x + b->axis.w) break;
        ui_label(ui, (Rect){x, line.y, w, line.h}, style, ui->theme->faint, UI_LEFT, text);
    }
}

// What is over is paler than what goes on, and what is still to come is faint (LOOK).
typedef enum When { WHEN_TO_COME, WHEN_NOW, WHEN_OVER } When;

static void draw_part(const Bands *b, TaskState state, int from, int to, int y, When when) {
    Ui *ui = b->ui;
    LookStyle look = theme_look(ui->theme, scene_look(state));
    Rect rect = {from, y, to - from, b->lane_h};
    if (rect.w <= 0) return;
    float strength = when == WHEN_TO_COME                          ? 0.3F
                     : when == WHEN_OVER && state == STATE_RUNNING ? 0.7F
                                                                   : 1;
    draw_opacity_push(&ui->list, strength);
    draw_pattern(&ui->list, rect, look.pattern, ui->scale * (float)b->lane_h / (12 * ui->scale),
                 look.color, look.ground);
    draw_pop(&ui->list);
}

// What goes on is cut at the handle.
static void draw_span(const Bands *b, TaskState state, int from, int to, int y, When when) {
    int handle = x_of(b, b->view->time_ns);
    bool is_cut = when == WHEN_NOW && handle < to && to - from > ui_px(b->ui, 8);
    if (is_cut && handle < from) handle = from;
    draw_part(b, state, from, is_cut ? handle : to, y, when);
    if (is_cut) draw_part(b, state, handle, to, y, WHEN_TO_COME);
}

static void draw_end(const Bands *b, const LaneSpan *span, int x, int y, bool is_past) {
    Ui *ui = b->ui;
    LookStyle look = theme_look(ui->theme, scene_look(span->state));
    int size = ui_px(ui, 12);
    if (!is_past) draw_opacity_push(&ui->list, 0.5F);
    draw_icon(&ui->list, look.icon, x + ui_px(ui, 3), y + (b->lane_h - size) / 2, size, look.color);
    if (!is_past) draw_pop(&ui->list);
}

// First what a task waits for, then the blocks of its turns above it.
static void draw_lane(const Bands *b, const Scene *scene, const Lane *lane, int y) {
    const Lanes *lanes = &scene->track->lanes;
    const Trace *trace = scene->trace;
    int block = ui_px(b->ui, 8);
    for (int turns = 0; turns < 2; turns++)
        for (uint32_t i = 0; i < lane->spans.n; i++) {
            const LaneSpan *span = &lane->spans.at[i];
            uint32_t n = scene->model->now.n;
            bool is_past = span->begin < n;
            bool is_over = i + 1 < lane->spans.n && lane->spans.at[i + 1].begin < n;
            When when = is_over ? WHEN_OVER : is_past ? WHEN_NOW : WHEN_TO_COME;
            int64_t begin_ns = trace_at(trace, span->begin)->time_ns;
            int from = x_of(b, begin_ns), to = x_of(b, lane_span_end_ns(lanes, lane, i));
            if (state_is_over(span->state)) {
                if (turns) draw_end(b, span, from + block, y, is_past);
                continue;
            }
            bool is_turn = span->state == STATE_RUNNING;
            if (is_turn != turns || span->state == STATE_CREATED) continue;
            if (is_turn && to < from + block) to = from + block;
            draw_span(b, span->state, from, to, y, when);
            Hold hold;
            uint32_t end = i + 1 < lane->spans.n ? lane->spans.at[i + 1].begin : trace->n;
            if (is_turn && hold_longest(trace, span->begin, end, &hold))
                scene_hold_label(scene, &hold, (Rect){from, y, to - from, b->lane_h},
                                 x_of(b, hold.from_ns), x_of(b, hold.to_ns),
                                 when == WHEN_TO_COME ? from : x_of(b, b->view->time_ns));
        }
}

// When something was printed. What is printed in one instant stands beside each other.
static void draw_outputs(const Bands *b, const Scene *scene, Rect label, int y) {
    Ui *ui = b->ui;
    const Trace *trace = scene->trace;
    int w = ui_px(ui, 7), h = ui_px(ui, 7), gap = ui_px(ui, 2), free_x = 0;
    ui_label_cut(ui, label, ui_sans(ui, 12, 400), ui->theme->faint, UI_LEFT,
                 tr(b->view->tr, "stage.lane.output"));
    for (size_t i = 0; i < trace->lists[TRACE_OUTPUTS].n; i++) {
        uint32_t event = trace->lists[TRACE_OUTPUTS].at[i];
        const Event *e = trace_at(trace, event);
        int x = x_of_event(b, scene->run, event);
        if (x < free_x) x = free_x;
        if (x + w > b->axis.x + b->axis.w) return;
        free_x = x + w + gap;
        bool is_past = event < scene->model->now.n;
        Rect mark = {x, y + (b->lane_h - h) / 2, w, h};
        draw_opacity_push(&ui->list, is_past ? 1 : 0.35F);
        draw_fill(&ui->list, mark, e->a == 2 ? ui->theme->fail : ui->theme->text);
        draw_pop(&ui->list);
        ViewThing thing = {VIEW_EVENT, scene->run, event};
        if (is_past && view_hovers(b->view, rect_inset(mark, -gap))) b->view->next_pointed = thing;
        if (is_past && light_on_output(scene, event)) scene_mark(scene, rect_inset(mark, -gap));
    }
}

// A program without tasks has one lane: as long as it runs.
static void draw_program(const Bands *b, const Scene *scene, int y) {
    uint32_t n = scene->trace->n;
    if (!n) return;
    bool is_over = scene->model->now.n == n;
    int end = x_of_event(b, scene->run, n - 1), handle = x_of_handle(b);
    if (handle > end) handle = end;
    draw_part(b, STATE_RUNNING, b->axis.x, handle, y, is_over ? WHEN_OVER : WHEN_NOW);
    draw_part(b, STATE_RUNNING, handle, end, y, WHEN_TO_COME);
    LaneSpan over = {.state = STATE_DONE};
    if (!b->view->runs[scene->run]) draw_end(b, &over, end, y, is_over);
}

static int draw_band(const Bands *b, int run, int y, int most) {
    Ui *ui = b->ui;
    View *view = b->view;
    const Scene *scene = b->scenes[run];
    const OwnTasks *own = view->own[run];
    TextStyle style = ui_sans(ui, 12, 400);
    int names_w = b->names_w, names_x = b->axis.x - names_w - ui_px(ui, 8);
    ui_label_cut(ui, (Rect){names_x, y, names_w, ui_px(ui, 16)}, ui_mono(ui, 12, 600),
                 ui->theme->text, UI_LEFT, comparison_name(scene->trace));
    y += ui_px(ui, 18);
    for (int i = 0; i < (int)own->at.n; i++) {
        if (i == most - 1 && (int)own->at.n > most) {
            ui_label(ui, (Rect){names_x, y, names_w + ui_px(ui, 200), b->pitch}, style,
                     ui->theme->faint, UI_LEFT,
                     TR(view->arena, view->tr, "stage.more", {"n", .number = (int)own->at.n - i}));
            return y + b->pitch;
        }
        const Lane *lane = scene->track ? lanes_of(&scene->track->lanes, own->at.at[i]) : NULL;
        if (!lane) continue;
        int identity = scene_identity(scene, own->at.at[i]), shape = ui_px(ui, 10);
        const ModelTask *task = model_task(scene->model, own->at.at[i]);
        if (task) // it is born
            chip_shape_draw(view, identity, names_x, y + (b->lane_h - shape) / 2, shape,
                            chip_shape_color(view, identity));
        const char *name =
            task ? scene_task_name(scene, task)
                 : trace_text(scene->trace, trace_birth_name(scene->trace, own->at.at[i]));
        Rect label = {names_x + shape + ui_px(ui, 6), y, names_w - shape - ui_px(ui, 6), b->lane_h};
        chip_name_draw(view, label, style, task ? ui->theme->dim : ui->theme->faint, name);
        if (scene_point(scene, (Rect){names_x, y, names_w, b->pitch},
                        scene_task_thing(scene, own->at.at[i])))
            scene_pin(scene, own->at.at[i]);
        draw_lane(b, scene, lane, y);
        y += b->pitch;
    }
    if (b->is_timeless) {
        draw_program(b, scene, y);
        y += b->pitch;
    }
    if (!b->has_outputs) return y;
    int shape_w = ui_px(ui, 16);
    draw_outputs(b, scene, (Rect){names_x + shape_w, y, names_w - shape_w, b->lane_h}, y);
    return y + b->pitch;
}

// How much shorter the shorter one is, behind its end.
static void draw_saved(const Bands *b, int run, int top, int bottom) {
    Ui *ui = b->ui;
    if (b->is_timeless) return;
    int64_t saved_ns = b->c->end_ns[!run] - b->c->end_ns[run];
    if (saved_ns < b->end_ns / 10 || bottom - top < ui_px(ui, 30)) return;
    const int64_t second = INT64_C(1000000000);
    int64_t unit = saved_ns < second ? COMPARISON_SAME_NS : second / 10;
    saved_ns = (saved_ns + unit / 2) / unit * unit;
    int from = x_of(b, b->c->end_ns[run]) + ui_px(ui, 28), to = x_of(b, b->end_ns);
    int y = (top + bottom) / 2, line = ui_px(ui, 1), tick = ui_px(ui, 5);
    const char *text = TR(b->view->arena, b->view->tr, "compare.saved-time",
                          {"for", .text = tr_seconds(b->view->arena, b->view->tr, saved_ns)});
    TextStyle style = ui_sans(ui, 15, 600);
    if (to - from < text_width(ui->list.text, style, text)) return;
    draw_fill(&ui->list, (Rect){from, y, to - from, line}, ui->theme->dim);
    draw_fill(&ui->list, (Rect){from, y - tick, line, 2 * tick}, ui->theme->dim);
    draw_fill(&ui->list, (Rect){to - line, y - tick, line, 2 * tick}, ui->theme->dim);
    ui_label(ui, (Rect){from, y + ui_px(ui, 4), to - from, ui_px(ui, 22)}, style, ui->theme->text,
             UI_CENTER, text);
}

static void draw_handle(const Bands *b, Rect line, int bottom) {
    Ui *ui = b->ui;
    int x = x_of_handle(b);
    draw_fill(&ui->list,
              (Rect){x - ui_px(ui, 1), line.y + line.h, ui_px(ui, 2), bottom - line.y - line.h},
              ui->theme->now_line);
    const char *text =
        scene_instant(b->scenes[0], b->view->time_ns / COMPARISON_SAME_NS * COMPARISON_SAME_NS);
    if (b->is_timeless)
        text = TR(b->view->arena, b->view->tr, "compare.line-now",
                  {"n", .number = (int64_t)cursor_rank(b->view->now, GRAIN_LINE)});
    TextStyle style = ui_sans(ui, 12, 700);
    int w = text_width(ui->list.text, style, text) + ui_px(ui, 16);
    int left = x - w / 2, most = b->axis.x + b->axis.w - w;
    if (left > most) left = most;
    if (left < b->axis.x - ui_px(ui, 20)) left = b->axis.x - ui_px(ui, 20);
    Rect box = {left, line.y - ui_px(ui, 2), w, line.h + ui_px(ui, 4)};
    draw_box(&ui->list, box,
             (Box){ui->theme->now, ui->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                   (float)ui_px(ui, 5)});
    ui_label(ui, box, style, ui->theme->ink, UI_CENTER, text);
}

// What the programs' names need in front of the axis, up to [most].
static int names_width(const Bands *b, int most) {
    int w = ui_px(b->ui, 92);
    for (int run = 0; run < 2; run++) {
        const char *name = comparison_name(b->scenes[run]->trace);
        int needed = text_width(b->ui->list.text, ui_mono(b->ui, 12, 600), name) + 1;
        if (needed > w) w = needed;
    }
    return w < most ? w : most;
}

void compare_lanes_draw(const Scene *const scenes[2], const Comparison *comparison, int left,
                        Rect area) {
    View *view = scenes[0]->view;
    Ui *ui = view->ui;
    Bands b = {.scenes = scenes,
               .c = comparison,
               .view = view,
               .ui = ui,
               .left = left,
               .lane_h = ui_px(ui, 12)};
    b.end_ns = comparison->end_ns[0] > comparison->end_ns[1] ? comparison->end_ns[0]
                                                             : comparison->end_ns[1];
    // Higher lanes where there is room for all of them.
    int n_lanes = (int)(view->own[0]->at.n + view->own[1]->at.n);
    b.is_timeless = !n_lanes && b.end_ns < COMPARISON_SAME_NS;
    if (b.is_timeless) n_lanes = 2;
    int room = area.h - ui_px(ui, 16 + 4 + 2 * 22), least = ui_px(ui, 13);
    b.has_outputs = (n_lanes + 2) * least <= room;
    if (b.has_outputs) n_lanes += 2;
    int pitch = n_lanes > 0 ? room / n_lanes : 0;
    if (pitch > ui_px(ui, 22)) pitch = ui_px(ui, 22);
    if (pitch > ui_px(ui, 15)) b.lane_h = pitch * 3 / 4;
    b.pitch = pitch > least ? pitch : least;
    if (b.pitch < 1) b.pitch = 1;
    Rect line = rect_take_top(&area, ui_px(ui, 16));
    rect_take_top(&area, ui_px(ui, 4));
    b.axis = area;
    b.names_w = names_width(&b, area.w / 3);
    rect_take_left(&b.axis, b.names_w + ui_px(ui, 8));
    rect_take_right(&b.axis, ui_px(ui, 20));
    double events = b.is_timeless ? (double)cursor_end(view->now) : 0;
    double part = b.end_ns ? (double)view->time_ns / (double)b.end_ns : 0;
    if (events > 0) part = (double)view->now->position / events;
    Rect reach = {b.axis.x, line.y, b.axis.w - ui_px(ui, 10), area.y + area.h - line.y};
    if (ui_scrub(ui, "axis.both", reach, 1.0 / 480, &part)) {
        CursorEvent to = cursor_event_at(view->now, (uint64_t)(part * events) + 1);
        if (events > 0)
            view_wish_event(view, to.trace, to.index);
        else
            view_wish_time(view, (int64_t)(part * (double)b.end_ns));
    }
    int bottom = area.y + area.h, half = (area.h - 2 * ui_px(ui, 18)) / 2;
    int most = half / b.pitch - b.has_outputs;
    if (!b.is_timeless) draw_times(&b, line, bottom);
    int y = draw_band(&b, left, area.y, most);
    draw_saved(&b, left, area.y + ui_px(ui, 18), y);
    int top = y;
    y = draw_band(&b, !left, y, most);
    draw_saved(&b, !left, top + ui_px(ui, 18), y);
    draw_handle(&b, line, bottom);
}
