// The lanes are what a model tells of the states of its tasks while it goes through the trace once.
#include "trace/lanes.h"

#include "trace/fold.h"

static void note_state(void *data, const ModelTask *task) {
    Lanes *lanes = data;
    if (task->state == STATE_CREATED) vec_push(&lanes->lanes, (Lane){.task = task->future.id});
    size_t i = task->future.ordinal - 1;
    Lane *lane = &lanes->lanes.at[i];
    TaskState from = lane->spans.n ? vec_last(&lane->spans).state : TASK_STATES;
    vec_push(&lane->spans, (LaneSpan){.begin = task->since_event, .state = task->state});
    if (lanes->on_span) lanes->on_span(lanes->on_span_data, i, from);
}

void lanes_init(Lanes *lanes, const Trace *trace) {
    *lanes = (Lanes){.trace = trace};
    model_init(&lanes->model, trace);
    lanes->model.history->is_journaling = false; // it only goes forward
    lanes->model.on_state = note_state;
}

void lanes_deinit(Lanes *lanes) {
    for (size_t i = 0; i < lanes->lanes.n; i++) {
        vec_deinit(&lanes->lanes.at[i].spans);
        vec_deinit(&lanes->lanes.at[i].outputs);
    }
    vec_deinit(&lanes->lanes);
    model_deinit(&lanes->model);
}

bool lanes_extend(Lanes *lanes, uint32_t max_events) {
    Model *model = &lanes->model;
    model->on_state_data = lanes; // which may have moved
    model_reserve(model);
    for (uint32_t left = max_events; left && lanes->n < lanes->trace->n; left--) {
        model_fold_to(model, lanes->n + 1);
        const Event *event = trace_at(lanes->trace, lanes->n);
        const TraceObject *task = trace_object(lanes->trace, event->subject);
        if (event->kind == EVENT_OUTPUT && task)
            vec_push(&lanes->lanes.at[task->ordinal - 1].outputs, lanes->n);
        lanes->n++;
    }
    return lanes->n == lanes->trace->n;
}

const Lane *lanes_of(const Lanes *lanes, ObjectId task) {
    const TraceObject *object = trace_object(lanes->trace, task);
    if (!object || object->kind != OBJECT_TASK || object->ordinal > lanes->lanes.n) return NULL;
    return &lanes->lanes.at[object->ordinal - 1];
}

uint32_t lane_span_at(const Lane *lane, uint32_t position) {
    uint32_t low = 0, high = (uint32_t)lane->spans.n; // spans [0, low) begin before the position
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lane->spans.at[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : (uint32_t)lane->spans.n;
}

int64_t lane_span_end_ns(const Lanes *lanes, const Lane *lane, uint32_t i) {
    if (i + 1 < lane->spans.n) return trace_at(lanes->trace, lane->spans.at[i + 1].begin)->time_ns;
    return trace_time(lanes->trace, lanes->n);
}

uint32_t lane_span_from_time(const Lanes *lanes, const Lane *lane, int64_t time_ns) {
    uint32_t low = 0, high = (uint32_t)lane->spans.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lane_span_end_ns(lanes, lane, middle) < time_ns)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t lane_end_event(const Lane *lane) {
    LaneSpan last = vec_last(&lane->spans);
    return state_is_over(last.state) ? last.begin : EVENT_NONE;
}
