// The lanes of the timeline: for each task, the states it was in one after the other, its outputs
// and its end, for all positions at once. Built by one pass over the trace; extended as the trace
// grows.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "trace/model.h"

// A task is in [state] from event [begin] until the begin of the lane's next span; the last one
// lasts to the end of the trace. Times: trace_at(trace, begin)->time_ns.
typedef struct LaneSpan {
    uint32_t begin; // event
    TaskState state;
} LaneSpan;

typedef struct Lane {
    ObjectId task;
    VEC(LaneSpan) spans;   // ascending; the first is STATE_CREATED
    VEC(uint32_t) outputs; // events, ascending
} Lane;

typedef struct Lanes {
    const Trace *trace; // borrowed
    uint32_t n;         // events seen
    VEC(Lane) lanes;    // tasks in order of creation
    Model model;        // at position n
    // Told of each span as it begins, in the order of the trace; may be NULL. [from] is the state
    // before it, TASK_STATES where there is none.
    void (*on_span)(void *data, size_t lane, TaskState from);
    void *on_span_data;
} Lanes;

void lanes_init(Lanes *lanes, const Trace *trace);
void lanes_deinit(Lanes *lanes);

// Looks at up to [max_events] further events. True when all that are recorded so far are seen.
bool lanes_extend(Lanes *lanes, uint32_t max_events);

// The lane of [task], or NULL while it is not seen yet.
const Lane *lanes_of(const Lanes *lanes, ObjectId task);

// The index of the span that holds at [position] (after that many events); the number of spans when
// the task was not born then. Cost: O(log spans).
uint32_t lane_span_at(const Lane *lane, uint32_t position);

// The clock at the end of the [i]th span: where the next begins, or the end of the trace.
int64_t lane_span_end_ns(const Lanes *lanes, const Lane *lane, uint32_t i);

// The first span that does not end before [time_ns]; the number of spans when there is none.
uint32_t lane_span_from_time(const Lanes *lanes, const Lane *lane, int64_t time_ns);

// The event of TASK_END, or EVENT_NONE while it has not ended by the end of the trace.
uint32_t lane_end_event(const Lane *lane);
