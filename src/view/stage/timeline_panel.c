// What lies before the handle is drawn in full, what comes after it faintly.
#include "view/stage/timeline_panel.h"

#include <math.h>

#include "view/app/bookmarks.h"
#include "view/chrome/scrub.h"
#include "view/lesson/predict_panel.h"
#include "view/parts/light.h"
#include "view/stage/timeline_parts.h"

// ---- where now is

// A step counts from the left edge of its block while its task runs.
static double place_of_now(const Timeline *p) {
    const Scene *scene = p->scene;
    uint32_t n = scene->model->now.n;
    int64_t now_ns = trace_time(scene->trace, n);
    double ahead = p->axis.ns_px * (double)(scene->time_ns - now_ns);
    uint32_t step = scene->chain.step;
    bool is_running = scene->model->now.running_task && step != EVENT_NONE;
    if (!is_running) return axis_place(&p->axis, n) + ahead;
    double worked =
        p->axis.ns_px * (double)(scene->time_ns - trace_at(scene->trace, step)->time_ns);
    return axis_place(&p->axis, step) + (worked > 0 ? p->axis.step_px + worked : 0);
}

// ---- lanes

// Cuts [x0, x1) to the window; false if nothing is left.
static bool cut(const Timeline *p, double *x0, double *x1) {
    double left = p->axis.window.x, right = left + p->axis.window.w;
    if (*x0 < left) *x0 = left;
    if (*x1 > right) *x1 = right;
    return *x1 > *x0;
}

static void draw_part(const Timeline *p, Look look, double x0, double x1, int y, float opacity) {
    if (!cut(p, &x0, &x1)) return;
    int from = (int)floor(x0 + 0.5), to = (int)floor(x1 + 0.5);
    if (to <= from) return;
    LookStyle style = theme_look(p->theme, look);
    if (opacity < 1) draw_opacity_push(&p->ui->list, opacity);
    draw_pattern(&p->ui->list, (Rect){from, y, to - from, p->lane_h}, style.pattern,
                 p->ui->scale * (float)p->lane_h / (12 * p->ui->scale), style.color, style.ground);
    if (opacity < 1) draw_pop(&p->ui->list);
}

// Waiting or ready: full up to the handle, faint behind it.
static void draw_span(const Timeline *p, Look look, double x0, double x1, int y) {
    double middle = p->handle < x0 ? x0 : p->handle > x1 ? x1 : p->handle;
    draw_part(p, look, x0, middle, y, 1);
    draw_part(p, look, middle, x1, y, timeline_future);
}

// Returns the x up to which it stands in full colour.
static double draw_block(const Timeline *p, double x0, double x1, Rect row, bool is_now) {
    Ui *ui = p->ui;
    double whole = x1;
    if (!cut(p, &x0, &x1)) return x0;
    int from = (int)floor(x0 + 0.5), to = (int)floor(x1 + 0.5),
        gap = whole - x0 > ui_px(ui, 6) ? ui_px(ui, 1) : 0;
    if (to - from < 2) to = from + 2;
    int h = p->lane_h + (is_now ? ui_px(ui, 6) : p->lane_h >= ui_px(ui, 12) ? ui_px(ui, 2) : 0);
    if (h > row.h) h = row.h;
    Rect rect = {from + gap, row.y + (row.h - h) / 2, to - from - 2 * gap, h};
    Box box = {p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1), 2 * ui->scale};
    if (rect.w < 4) box.style = BORDER_NONE, box.radius_px = 0;
    bool is_long = x1 - x0 > p->axis.step_px * 1.5;
    bool is_cut =
        is_now && is_long && p->handle >= x0 - 1 && p->handle < x1 - 1; // what is still to come
    if (is_cut) {
        Rect rest = rect;
        int done = (int)p->handle - rect.x, least = ui_px(ui, 3);
        if (done < least) done = least; // it has begun
        rect_take_left(&rest, done);
        draw_opacity_push(&ui->list, timeline_future);
        draw_fill(&ui->list, rest, p->theme->now);
        draw_pop(&ui->list);
        rect.w = done;
    }
    float opacity = is_now ? 1 : x0 < p->handle - 0.5 ? timeline_past : timeline_future;
    if (opacity < 1) draw_opacity_push(&ui->list, opacity);
    draw_box(&ui->list, rect, box);
    if (opacity < 1) draw_pop(&ui->list);
    return is_cut ? p->handle : opacity == timeline_future ? x0 : x1;
}

// What the program calls while the block of its step lasts; the block is in full colour up to
// [full].
static void label_block(const Timeline *p, uint32_t begin, uint32_t end, Rect row, double full) {
    const Scene *scene = p->scene;
    Hold hold;
    if (!hold_longest(scene->trace, begin, end, &hold)) return;
    double x0 = axis_x(&p->axis, axis_place(&p->axis, hold.clock));
    double x1 = axis_x(&p->axis, axis_place(&p->axis, hold.clock + 1));
    if (!cut(p, &x0, &x1)) return;
    row = (Rect){row.x, row.y + (row.h - p->lane_h) / 2, row.w, p->lane_h};
    scene_hold_label(scene, &hold, row, (int)ceil(x0), (int)x1, (int)full);
}

static void draw_cap(const Timeline *p, TaskState state, double x, Rect row) {
    int size = ui_px(p->ui, p->lane_h >= ui_px(p->ui, 12) ? 14 : 10);
    int left = (int)floor(x + 0.5) + ui_px(p->ui, 3);
    if (left < p->axis.window.x || left + size > p->rows.x + p->rows.w) return;
    LookStyle style = theme_look(p->theme, scene_look(state));
    bool is_past = x <= p->handle + 0.5 && state_is_over(state);
    if (!is_past) draw_opacity_push(&p->ui->list, 0.4F);
    draw_icon(&p->ui->list, style.icon, left, row.y + (row.h - size) / 2, size, style.color);
    if (!is_past) draw_pop(&p->ui->list);
}

// The last position whose place is not behind [place], which lies in the window, to the pixel.
static uint32_t position_at(const Timeline *p, double place) {
    int px = (int)ceil(place - p->axis.from);
    return p->positions[px < 0 ? 0 : px > p->axis.window.w ? p->axis.window.w : px];
}

// Fills positions[from … to], of which both ends are known: they ascend.
static void find_positions(const Axis *axis, uint32_t *positions, int from, int to) {
    if (to - from < 2) return;
    int middle = from + (to - from) / 2;
    positions[middle] =
        axis_position_within(axis, axis->from + middle, positions[from], positions[to]);
    find_positions(axis, positions, from, middle);
    find_positions(axis, positions, middle, to);
}

static const uint32_t *make_positions(const Timeline *p) {
    int w = p->axis.window.w;
    uint32_t *positions = arena_alloc(p->view->arena, ((size_t)w + 1) * sizeof *positions);
    positions[0] = axis_position(&p->axis, p->axis.from);
    positions[w] = axis_position(&p->axis, p->axis.from + w);
    find_positions(&p->axis, positions, 0, w);
    return positions;
}

static void draw_lane(const Timeline *p, const Lane *lane, Rect row) {
    const StageTrack *track = p->scene->track; // what is not seen yet is not known
    double left = p->axis.from, right = left + p->axis.window.w;
    uint32_t span = lane_span_at(lane, p->positions[0]);
    if (span >= lane->spans.n) span = 0;
    uint32_t now = lane_span_at(lane, p->scene->model->now.n);
    int y = row.y + (row.h - p->lane_h) / 2;
    while (span < lane->spans.n) {
        const LaneSpan *at = &lane->spans.at[span];
        double x0 = axis_place(&p->axis, at->begin);
        if (x0 > right) return;
        bool is_last = span + 1 == lane->spans.n;
        double x1 = axis_place(&p->axis, is_last ? track->n_seen : lane->spans.at[span + 1].begin);
        double dx0 = axis_x(&p->axis, x0), dx1 = axis_x(&p->axis, x1);
        if (state_is_over(at->state))
            draw_cap(p, at->state, dx0, row);
        else if (at->state == STATE_RUNNING) {
            uint32_t end = is_last ? track->n_seen : lane->spans.at[span + 1].begin;
            double full = draw_block(p, dx0, dx1, row, span == now);
            if (dx1 - dx0 > ui_px(p->ui, 40)) label_block(p, at->begin, end, row, full);
        } else if (x1 - x0 >= 0.5)
            draw_span(p, scene_look(at->state), dx0, dx1, y);
        span++;
        if (x1 - x0 > 1 || is_last || span >= lane->spans.n) continue;
        // Too dense to be told apart: on to the next pixel.
        uint32_t next = lane_span_at(lane, position_at(p, x1 + 1));
        if (next > span && next < lane->spans.n) span = next;
    }
}

static void draw_lane_label(const Timeline *p, const ModelTask *task, Rect row, bool is_bold) {
    Ui *ui = p->ui;
    int shape = ui_px(ui, p->font >= 14 ? 11 : 9);
    ObjectId id = task->future.id;
    Rect label = {p->labels.x, row.y, p->labels.w - ui_px(ui, 8), row.h};
    Rect square = rect_take_left(&label, shape);
    int identity = scene_identity(p->scene, id);
    chip_shape_draw(p->view, identity, square.x, row.y + (row.h - shape) / 2, shape,
                    chip_shape_color(p->view, identity));
    rect_take_left(&label, ui_px(ui, 8));
    bool is_hot = scene_is_hot(p->scene, id) || scene_is_selected(p->scene, id);
    bool is_strong = is_bold || is_hot;
    chip_name_draw(p->view, label, ui_sans(ui, (float)p->font, is_strong ? 700 : 500),
                   is_strong ? p->theme->text : p->theme->dim, scene_task_name(p->scene, task));
}

static const ModelTask *born_task(const Timeline *p, ObjectId id) {
    return model_task(p->scene->model, id);
}

void timeline_draw_task(const Timeline *p, const Lane *lane, Rect row) {
    const Scene *scene = p->scene;
    bool is_now = scene->model->now.running_task ? scene->model->now.running_task == lane->task
                                                 : scene->now_task == lane->task;
    bool is_selected = scene_is_selected(scene, lane->task);
    if (scene_is_hot(scene, lane->task) || is_selected) {
        Rect tint = {p->labels.x - ui_px(p->ui, 6), row.y,
                     p->rows.x + p->rows.w - p->labels.x + ui_px(p->ui, 6), row.h};
        draw_box(&p->ui->list, tint, (Box){p->theme->raised, 0, BORDER_NONE, 0, 4 * p->ui->scale});
        if (is_selected)
            draw_fill(&p->ui->list, (Rect){tint.x, tint.y, ui_px(p->ui, 3), tint.h},
                      p->theme->text);
    }
    const ModelTask *task = born_task(p, lane->task);
    Rect label = {p->labels.x, row.y, p->labels.w, row.h};
    if (task) {
        draw_lane_label(p, task, row, is_now);
        if (scene_point(scene, label, scene_task_thing(scene, lane->task)))
            scene_pin(scene, lane->task);
    } else {
        // Not born yet: its name is known from the trace.
        const char *name = trace_text(scene->trace, trace_birth_name(scene->trace, lane->task));
        int shape = ui_px(p->ui, p->font >= 14 ? 11 : 9);
        rect_take_left(&label, shape + ui_px(p->ui, 8));
        label.w -= ui_px(p->ui, 8);
        TextStyle style = ui_sans(p->ui, (float)p->font, 500);
        draw_opacity_push(&p->ui->list, 0.5F);
        chip_name_draw(p->view, label, style, p->theme->faint, name);
        draw_pop(&p->ui->list);
    }
    Rect strip = {p->rows.x, row.y, p->rows.w, row.h};
    if (view_hovers(p->view, strip)) p->view->next_pointed = scene_task_thing(scene, lane->task);
    draw_lane(p, lane, row);
}

// ---- the axis

// Distances between marks: 1, 2, 5 … seconds; 1, 2, 5, 10, 30 minutes, hours.
static int64_t mark_distance(const Timeline *p, double least_px) {
    const int64_t ms = 1000000, s = 1000 * ms;
    double rate = p->axis.total / ((double)trace_time(p->scene->trace, p->scene->trace->n) + 1);
    static const int parts[] = {1, 2, 5};
    for (int64_t unit = 1; unit <= 100 * ms * 10; unit *= 10)
        for (int i = 0; i < 3; i++)
            if (rate * (double)(parts[i] * unit) >= least_px && parts[i] * unit <= 5 * s)
                return parts[i] * unit;
    static const int seconds[] = {10,  15,   30,   60,   120,   300,  600,
                                  900, 1800, 3600, 7200, 18000, 36000};
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (rate * (double)(seconds[i] * s) >= least_px) return seconds[i] * s;
    return 86400 * s;
}

static Rect handle_label(const Timeline *p, Rect line, const char *text) {
    Ui *ui = p->ui;
    int w =
        text_width(ui->list.text, ui_sans(ui, p->font >= 14 ? 15 : 13, 700), text) + ui_px(ui, 18);
    int h = ui_px(ui, p->font >= 14 ? 24 : 20);
    int x = (int)p->handle - w / 2, right = p->rows.x + p->rows.w;
    if (x < p->rows.x - ui_px(ui, 8)) x = p->rows.x - ui_px(ui, 8);
    if (x + w > right) x = right - w;
    return (Rect){x, line.y + (line.h - h) / 2, w, h};
}

static const int64_t finest_ns = 10000000; // what an instant is rounded to elsewhere

static void draw_marks(const Timeline *p, Rect line, Rect avoid) {
    Ui *ui = p->ui;
    const Trace *trace = p->scene->trace;
    TextStyle style = ui_sans(ui, p->font >= 14 ? 13 : 12, 500);
    int64_t end = trace_time(trace, trace->n), every = mark_distance(p, ui_px(ui, 140));
    int64_t time = trace_time(trace, p->positions[0]) / every * every;
    int free_from = p->rows.x - ui_px(ui, 8), gap = ui_px(ui, 12);
    for (; time <= end; time += every) {
        int x = (int)axis_x(&p->axis, axis_place_of_time(&p->axis, time));
        if (x > p->rows.x + p->rows.w) return;
        const char *text = every < finest_ns ? tr_seconds(p->view->arena, p->view->tr, time)
                                             : scene_instant(p->scene, time);
        int w = text_width(ui->list.text, style, text);
        bool is_covered = x < avoid.x + avoid.w + gap && x + w + gap > avoid.x;
        if (x < free_from || x + w > p->rows.x + p->rows.w || is_covered) continue;
        ui_label(ui, (Rect){x, line.y, w, line.h}, style,
                 x <= p->handle ? p->theme->dim : p->theme->faint, UI_LEFT, text);
        free_from = x + w + gap;
    }
}

// Where the step begins that [position] is in.
static double place_of_step(const Timeline *p, uint32_t position) {
    const Trace *trace = p->scene->trace;
    uint32_t rank = trace_list_rank(trace, TRACE_STEPS, position);
    uint32_t step = rank ? trace->lists[TRACE_STEPS].at[rank - 1] : 0;
    bool is_in_it = rank && trace_at(trace, step)->time_ns == trace_time(trace, position);
    return axis_place(&p->axis, is_in_it ? step : position);
}

// The places that are marked: a flag on a thin line.
static void draw_bookmarks(const Timeline *p) {
    const Bookmarks *marks = p->view->bookmarks;
    const Cursor *cursor = p->view->now;
    for (size_t i = 0; marks && i < marks->at.n; i++) {
        Bookmark mark = marks->at.at[i];
        double place = cursor->n_traces == 1 ? place_of_step(p, (uint32_t)mark.position)
                                             : axis_place_of_time(&p->axis, mark.time_ns);
        int x = (int)axis_x(&p->axis, place);
        if (mark.position == cursor->position) x = (int)p->handle;
        if (x < p->rows.x || x > p->rows.x + p->rows.w) continue;
        draw_fill(&p->ui->list, (Rect){x, p->rows.y, ui_px(p->ui, 1), p->rows.h}, p->theme->edge);
        view_flag_draw(p->view, x, p->rows.y - ui_px(p->ui, 4));
    }
}

// Behind each instant in which something ran, while its steps can be told apart.
static void draw_columns(const Timeline *p) {
    if (p->axis.step_px < ui_px(p->ui, 5)) return;
    const Trace *trace = p->scene->trace;
    uint32_t i = trace_list_rank(trace, TRACE_STEPS, p->positions[0]);
    if (i) i--;
    int pad = ui_px(p->ui, 6);
    while (i < trace->lists[TRACE_STEPS].n) {
        uint32_t first = trace->lists[TRACE_STEPS].at[i], last = first;
        int64_t time = trace_at(trace, first)->time_ns;
        while (i < trace->lists[TRACE_STEPS].n &&
               trace_at(trace, trace->lists[TRACE_STEPS].at[i])->time_ns == time)
            last = trace->lists[TRACE_STEPS].at[i++];
        double x0 = axis_x(&p->axis, axis_place(&p->axis, first)) - pad;
        double x1 = axis_x(&p->axis, axis_place(&p->axis, last + 1)) + pad;
        if (x0 > p->rows.x + p->rows.w) return;
        // A single step that holds the loop is a block of its own, not an instant.
        double worked = axis_place(&p->axis, last + 1) - axis_place(&p->axis, first);
        uint32_t next = last + 1;
        while (next < trace->n && trace_at(trace, next)->kind != EVENT_CLOCK &&
               trace_at(trace, next)->time_ns == time)
            next++;
        bool holds = next < trace->n && trace_at(trace, next)->kind == EVENT_CLOCK &&
                     trace_at(trace, next)->a == CLOCK_WORKED;
        if (holds && worked < p->axis.step_px * 1.5) continue;
        Rect rect = {(int)x0, p->rows.y, (int)(x1 - x0), p->rows.h};
        bool is_now = time == p->scene->model->now.time_ns;
        Color color = color_with_opacity(p->theme->raised, is_now ? 0.8F : 0.45F);
        draw_box(&p->ui->list, rect, (Box){color, 0, BORDER_NONE, 0, 4 * p->ui->scale});
    }
}

// Where the mark of an event within a step stands: on the step's block.
static double mark_x(const Timeline *p, uint32_t event, int w) {
    double x = axis_x(&p->axis, axis_place(&p->axis, event));
    return p->axis.step_px < w ? x - (double)w / 2
                               : x - p->axis.step_px + (p->axis.step_px - w) / 2;
}

static void draw_marks_of_output(const Timeline *p, Rect row) {
    Ui *ui = p->ui;
    const Trace *trace = p->scene->trace;
    const uint32_t *all = trace->lists[TRACE_OUTPUTS].at;
    uint32_t n = (uint32_t)trace->lists[TRACE_OUTPUTS].n;
    uint32_t i = trace_list_rank(trace, TRACE_OUTPUTS, p->positions[0]);
    int h = ui_px(ui, p->font >= 14 ? 8 : 6), w = ui_px(ui, p->font >= 14 ? 10 : 6), last_x = -1;
    while (i < n) {
        uint32_t event = all[i++];
        double x = mark_x(p, event, w);
        if (x > p->rows.x + p->rows.w - w) return;
        if ((int)x < p->rows.x || (int)x <= last_x) continue;
        bool is_past = event < p->scene->model->now.n;
        Color color = trace_at(trace, event)->a == 2 ? p->theme->fail : p->theme->text;
        Rect mark = {(int)x, row.y + (row.h - h) / 2, w, h};
        draw_box(
            &ui->list, mark,
            (Box){color_with_opacity(color, is_past ? 1 : 0.35F), 0, BORDER_NONE, 0, ui->scale});
        Rect around = rect_inset(mark, -ui_px(ui, 3));
        ViewThing thing = {VIEW_EVENT, p->scene->run, event};
        if (is_past && view_hovers(p->view, around)) p->view->next_pointed = thing;
        if (is_past && light_on_output(p->scene, event)) scene_mark(p->scene, around);
        last_x = (int)x + (p->axis.step_px < w ? w : 0);
        if (p->axis.step_px >= 1) continue;
        // Too dense to be told apart: on to where the next mark finds room.
        uint32_t next = trace_list_rank(
            trace, TRACE_OUTPUTS, position_at(p, x - p->axis.window.x + p->axis.from + 1.5 * w));
        if (next > i) i = next;
    }
}

// What failed: a cross where a task ended with an exception, or a deadlock was found.
static void draw_marks_of_failure(const Timeline *p, Rect row) {
    Ui *ui = p->ui;
    const StageTrack *track = p->scene->track;
    int size = ui_px(ui, p->font >= 14 ? 12 : 10), last_x = -1;
    for (size_t i = 0; i < track->failures.n; i++) {
        uint32_t event = track->failures.at[i];
        if (event < p->positions[0]) continue;
        double x = mark_x(p, event, size);
        if (x > p->rows.x + p->rows.w - size) return;
        if ((int)x < p->rows.x || (int)x <= last_x) continue;
        bool is_past = event < p->scene->model->now.n;
        Rect around = {(int)x - ui_px(ui, 1), row.y, size + ui_px(ui, 2), row.h};
        draw_fill(&ui->list, around, p->theme->bg);
        Color color = color_with_opacity(p->theme->fail, is_past ? 1 : 0.5F);
        draw_icon(&ui->list, ICON_CROSS, (int)x, row.y + (row.h - size) / 2, size, color);
        last_x = (int)x + size;
    }
}

static void draw_outputs(const Timeline *p, Rect row) {
    Ui *ui = p->ui;
    Rect label = {p->labels.x + ui_px(ui, p->font >= 14 ? 19 : 17), row.y, p->labels.w, row.h};
    label.w = p->labels.x + p->labels.w - ui_px(ui, 8) - label.x;
    scene_word(p->scene, label, ui_sans(ui, (float)p->font, 500), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.lane.output"));
    draw_marks_of_output(p, row);
    draw_marks_of_failure(p, row);
}

static void draw_handle(const Timeline *p, Rect label, const char *text) {
    Ui *ui = p->ui;
    int x = (int)floor(p->handle), top = label.y + label.h;
    if (x >= p->rows.x - 1 && x <= p->rows.x + p->rows.w)
        draw_fill(&ui->list,
                  (Rect){x - ui_px(ui, 1), top, ui_px(ui, 2), p->rows.y + p->rows.h - top},
                  p->theme->now_line);
    draw_box(
        &ui->list, label,
        (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1), 6 * ui->scale});
    ui_label(ui, label, ui_sans(ui, p->font >= 14 ? 15 : 13, 700), p->theme->ink, UI_CENTER, text);
}

// ---- what the person does

// The left end of the window to [from], in places of [axis].
static void pan_to(Timeline *p, const Axis *axis, double from) {
    StageState *state = p->view->stage;
    if (from > axis->total - axis->window.w) from = axis->total - axis->window.w;
    if (from < 0) from = 0;
    state->timeline_is_panned = true;
    state->timeline_from = from / (axis->total > 0 ? axis->total : 1);
    p->ui->wants_frame = true;
}

static void zoom_by(Timeline *p, double factor, double at_x) {
    StageState *state = p->view->stage;
    if (factor < 1 && p->axis.total <= p->axis.window.w) return; // all of it is seen
    double place = p->axis.from + at_x - p->axis.window.x,
           share = place / (p->axis.total > 0 ? p->axis.total : 1);
    double zoom = (state->timeline_zoom > 0 ? state->timeline_zoom : 1) * factor;
    state->timeline_zoom = (float)fmin(fmax(zoom, 1e-7), 1e4);
    Axis axis = axis_fit(p->scene->trace, p->axis.window, ui_px(p->ui, p->font >= 14 ? 16 : 12),
                         state->timeline_zoom);
    pan_to(p, &axis, share * axis.total - (at_x - p->axis.window.x));
}

static void scrub_to(const Timeline *p, double x) {
    double place = p->axis.from + x - p->axis.window.x;
    if (place < 0) place = 0;
    uint32_t position = axis_position(&p->axis, place);
    double rest = place - axis_place(&p->axis, position);
    if (rest > ui_px(p->ui, 3) && p->axis.ns_px > 0 && position < p->scene->trace->n) {
        view_wish_time(p->view,
                       trace_time(p->scene->trace, position) + (int64_t)(rest / p->axis.ns_px));
        return;
    }
    if (position)
        view_wish_event(p->view, p->scene->run, position - 1);
    else
        view_wish_time(p->view, 0);
}

// The handle is back in sight, at the usual scale.
static void follow(Timeline *p) {
    p->view->stage->timeline_zoom = 0;
    p->view->stage->timeline_is_panned = false;
    p->ui->wants_frame = true;
}

static void take_keys(Timeline *p) {
    Ui *ui = p->ui;
    UiId id = ui_id("timeline");
    double middle = p->axis.window.x + p->axis.window.w / 2.0, page = p->axis.window.w * 0.2;
    bool is_plus = ui_take_key(ui, id, '=', 0) || ui_take_key(ui, id, '=', MOD_SHIFT);
    if (is_plus || ui_take_key(ui, id, '+', 0)) zoom_by(p, 1.25, middle);
    if (ui_take_key(ui, id, '-', 0)) zoom_by(p, 0.8, middle);
    if (ui_take_key(ui, id, '0', 0)) follow(p);
    if (ui_take_key(ui, id, KEY_LEFT, 0)) pan_to(p, &p->axis, p->axis.from - page);
    if (ui_take_key(ui, id, KEY_RIGHT, 0)) pan_to(p, &p->axis, p->axis.from + page);
}

// Lanes are scrubbed along; the marks above them are dragged, so that the lanes come with them.
static void answer(Timeline *p, Rect rows, Rect marks) {
    Ui *ui = p->ui;
    const Tr *texts = p->view->tr;
    UiHit hit = ui_hit(ui, "timeline", rows, NULL);
    if (hit.is_focused) ui_focus_ring(ui, rows, 4);
    UiHit strip = ui_hit(ui, "timeline.marks", marks, tr(texts, "stage.timeline.tip"));
    if (strip.is_focused) ui_focus_ring(ui, marks, 4);
    take_keys(p);
    StageState *state = p->view->stage;
    if (strip.is_pressed && ui->mouse_went_down) {
        if (ui->clicks > 1) follow(p);
        state->timeline_grip = p->axis.from + ui->mouse_x;
    } else if (strip.is_pressed && ui->mouse_moved) {
        pan_to(p, &p->axis, state->timeline_grip - ui->mouse_x);
    }
    if (hit.is_pressed) scrub_to(p, ui->mouse_x);
    bool is_meant = hit.is_hot || strip.is_hot;
    if (!is_meant || (ui->wheel_y == 0 && ui->wheel_x == 0)) return;
    if (ui->mods & MOD_CTRL)
        zoom_by(p, pow(1.25, ui->wheel_y), ui->mouse_x);
    else
        pan_to(p, &p->axis,
               p->axis.from + (double)(ui->wheel_x - ui->wheel_y) * p->axis.window.w * 0.1);
    ui->wheel_x = ui->wheel_y = 0;
}

static void place_window(Timeline *p) {
    StageState *state = p->view->stage;
    double place = place_of_now(p);
    if (state->timeline_is_panned) {
        p->axis.from = state->timeline_from * p->axis.total;
        bool is_seen = place >= p->axis.from && place <= p->axis.from + p->axis.window.w;
        bool is_still = p->view->now == p->view->before && !p->view->is_playing;
        if (is_seen || is_still) return;
        state->timeline_is_panned = false; // what happens now must be seen
    }
    axis_follow(&p->axis, place);
}

// ---- all of it

// How much there is to show decides how dense it stands.
typedef struct Plan {
    bool has_output, is_grouped;
    bool has_groups;         // with rows of their own
    VEC(const Lane *) lanes; // of the program's own tasks, where each has a row
} Plan;

// False: they are more than [most].
static bool find_lanes(const StageTrack *track, int most, Plan *plan) {
    const Lanes *lanes = &track->lanes;
    for (size_t i = 0; i < lanes->lanes.n; i++) {
        const Lane *lane = &lanes->lanes.at[i];
        const ModelTask *task = model_task(&lanes->model, lane->task);
        if (!task || !model_is_own_task(&lanes->model, task)) continue;
        if ((int)plan->lanes.n == most) return false;
        vec_push(&plan->lanes, lane);
    }
    return true;
}

static Plan make_plan(Timeline *p) {
    const StageTrack *track = p->scene->track;
    int least = ui_px(p->ui, p->view->is_small ? 13 : 20), most = ui_px(p->ui, 30);
    int tightest = ui_px(p->ui, p->view->is_small ? 12 : 16); // for the sake of the output
    int h = p->rows.h - ui_px(p->ui, 8);
    Plan plan = {0};
    plan.is_grouped = !find_lanes(track, h > 0 ? h / least : 0, &plan);
    int lanes = (int)plan.lanes.n;
    bool has_any = p->scene->trace->lists[TRACE_OUTPUTS].n > 0 || track->failures.n > 0;
    plan.has_output = has_any && h >= 3 * least && (plan.is_grouped || (lanes + 1) * tightest <= h);
    int n = lanes + plan.has_output;
    p->pitch = plan.is_grouped || n < 1 ? least : h / n > most ? most : h / n;
    if (!plan.is_grouped)
        p->rows.h = n * p->pitch + ui_px(p->ui, 8); // what is below stays empty
    else
        plan.has_groups = h > 6 * p->pitch && track->n_largest;
    return plan;
}

static void draw_by_turn(const Timeline *p, Rect *rest) {
    enum { MOST = 64 };
    const ModelTask *tasks[MOST];
    int room = rest->h / p->pitch,
        n = tasks_by_turn(p->scene, NULL, tasks, room < MOST ? room : MOST);
    for (int i = 0; i < n; i++) {
        const Lane *lane = lanes_of(&p->scene->track->lanes, tasks[i]->future.id);
        if (lane) timeline_draw_task(p, lane, rect_take_top(rest, p->pitch));
    }
}

static void draw_rows(const Timeline *p, const Plan *plan) {
    Rect rest = {p->rows.x, p->rows.y + ui_px(p->ui, 4), p->rows.w, p->rows.h - ui_px(p->ui, 8)};
    Rect output = plan->has_output ? rect_take_bottom(&rest, p->pitch) : (Rect){0};
    if (plan->has_groups) timeline_draw_groups(p, &rest);
    if (plan->is_grouped) draw_by_turn(p, &rest);
    for (size_t i = 0; !plan->is_grouped && i < plan->lanes.n; i++)
        timeline_draw_task(p, plan->lanes.at[i], rect_take_top(&rest, p->pitch));
    if (plan->has_output) draw_outputs(p, output);
}

void timeline_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (!scene->track) return;
    bool is_small = view->is_small;
    Timeline p = {
        .scene = scene, .view = view, .ui = ui, .theme = ui->theme, .font = is_small ? 12 : 14};
    p.lane_h = ui_px(ui, is_small ? 8 : 12);
    Rect line = rect_take_top(&area, ui_px(ui, is_small ? 28 : 40));
    rect_take_top(&line, ui_px(ui, is_small ? 4 : 10));
    int label_w = ui_px(ui, is_small ? 92 : 120);
    if (label_w > area.w / 4) label_w = area.w / 4;
    p.rows = area;
    p.labels = rect_take_left(&p.rows, label_w);
    p.rows.h -= ui_px(ui, is_small ? 7 : 2); // the line with the handle is below
    Plan plan = make_plan(&p);
    Rect whole = {p.labels.x - ui_px(ui, 8), line.y, 0, p.rows.y + p.rows.h - line.y};
    whole.w = p.rows.x + p.rows.w - whole.x;
    if (!plan.is_grouped && p.pitch >= ui_px(ui, 15)) // few: all the room
        p.lane_h = ui_px(ui, p.pitch >= ui_px(ui, 26) ? 16 : 12);
    Rect window = p.rows;
    window.x += ui_px(ui, 6), window.w -= ui_px(ui, 30);
    float zoom = view->stage->timeline_zoom > 0 ? view->stage->timeline_zoom : 1;
    p.axis = axis_fit(scene->trace, window, ui_px(ui, is_small ? 12 : 16), zoom);
    place_window(&p);
    p.handle = axis_x(&p.axis, place_of_now(&p));
    p.positions = make_positions(&p);
    answer(&p, p.rows, (Rect){p.rows.x, line.y, p.rows.w, line.h});
    const char *now = scene_instant(scene, scene->time_ns);
    Rect label = handle_label(&p, line, now);
    predict_cover_future(view, whole, p.rows.y, (int)floor(p.handle));
    draw_clip_push(&ui->list, (Rect){p.rows.x, p.rows.y, p.rows.w, p.rows.h});
    draw_columns(&p);
    draw_pop(&ui->list);
    draw_marks(&p, line, label);
    draw_rows(&p, &plan);
    vec_deinit(&plan.lanes);
    draw_bookmarks(&p);
    draw_pop(&ui->list);
    draw_handle(&p, label, now);
}
