#include "view/parts/axis.h"

Axis axis_fit(const Trace *trace, Rect window, double step_px, double zoom) {
    const double room = 0.62; // of the window at most for steps, while all of the run is seen
    double steps = (double)trace->lists[TRACE_STEPS].n, ns = (double)trace_time(trace, trace->n);
    double w = window.w, most_step_px = step_px * 1.5;
    Axis axis = {.trace = trace, .window = window};
    double for_steps = steps * step_px;
    bool is_whole = for_steps <= w * room || steps == 0;
    double total = is_whole ? w : for_steps * (ns > 0 ? 1.8 : 1);
    total *= zoom;
    if (total < w) total = w;
    // What steps do not take is time's.
    axis.step_px =
        is_whole ? step_px * (zoom < 1 ? zoom : 1) : total / (steps * (ns > 0 ? 1.8 : 1));
    if (axis.step_px > most_step_px) axis.step_px = most_step_px;
    axis.ns_px = ns > 0 ? (total - axis.step_px * steps) / ns : 0;
    axis.total = axis.step_px * steps + axis.ns_px * ns;
    return axis;
}

void axis_follow(Axis *axis, double place) {
    double w = axis->window.w, page = 0.75 * w;
    axis->from = 0;
    if (axis->total <= w) return;
    double number = (double)(int64_t)(place / page);
    axis->from = number * page - 0.125 * w;
    if (axis->from > axis->total - w) axis->from = axis->total - w;
    if (axis->from < 0) axis->from = 0;
}

double axis_place(const Axis *axis, uint32_t position) {
    uint32_t rank = trace_list_rank(axis->trace, TRACE_STEPS, position);
    return axis->step_px * rank + axis->ns_px * (double)trace_time(axis->trace, position);
}

double axis_place_of_time(const Axis *axis, int64_t time_ns) {
    uint32_t position = trace_position_before(axis->trace, time_ns);
    double rest = (double)(time_ns - trace_time(axis->trace, position));
    return axis_place(axis, position) + axis->ns_px * rest;
}

uint32_t axis_position(const Axis *axis, double place) {
    return axis_position_within(axis, place, 0, axis->trace->n);
}

uint32_t axis_position_within(const Axis *axis, double place, uint32_t from, uint32_t to) {
    while (from < to) {
        uint32_t middle = from + (to - from + 1) / 2;
        if (axis_place(axis, middle) <= place)
            from = middle;
        else
            to = middle - 1;
    }
    bool is_step = from < axis->trace->n && trace_at(axis->trace, from)->kind == EVENT_TASK_STEP;
    if (is_step && axis_place(axis, from) + axis->step_px > place &&
        place - axis_place(axis, from) > 0)
        return from + 1;
    return from;
}
