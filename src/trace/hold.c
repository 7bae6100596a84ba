// Time passes between two events only when the second is a CLOCK, so holds are found by time.
#include "trace/hold.h"

bool hold_at(const Trace *trace, uint32_t n, Hold *hold) {
    if (n >= trace->n) return false;
    const Event *e = trace_at(trace, n);
    if (e->kind != EVENT_CLOCK || e->a != CLOCK_WORKED) return false;
    *hold = (Hold){.clock = n, .from_ns = trace_time(trace, n), .to_ns = e->time_ns};
    return true;
}

bool hold_longest(const Trace *trace, uint32_t begin, uint32_t end, Hold *hold) {
    enum { MOST = 32 };
    bool has_one = false;
    if (end > trace->n) end = trace->n;
    int64_t time_ns = trace_time(trace, begin + 1);
    for (int i = 0; i < MOST; i++) {
        uint32_t next = trace_position_at(trace, time_ns); // the first event that is later
        if (next >= end) break;
        time_ns = trace_at(trace, next)->time_ns;
        Hold found;
        if (!hold_at(trace, next, &found)) continue;
        if (has_one && found.to_ns - found.from_ns <= hold->to_ns - hold->from_ns) continue;
        *hold = found;
        has_one = true;
    }
    return has_one;
}

uint32_t hold_line(const Trace *trace, const Hold *hold) {
    enum { MOST = 64 };
    for (uint32_t i = hold->clock, n = 0; i && n < MOST; n++) {
        const Event *e = trace_at(trace, --i);
        if (e->kind == EVENT_LINE) return i;
        if (e->kind == EVENT_TASK_STEP) break;
    }
    return EVENT_NONE;
}

PlaceId hold_place(const Trace *trace, const Hold *hold) {
    uint32_t line = hold_line(trace, hold), after = hold->clock + 1;
    if (line == EVENT_NONE) return 0;
    const Event *at = trace_at(trace, line);
    const Event *value = after < trace->n ? trace_at(trace, after) : NULL;
    bool is_value = value && value->kind == EVENT_EXPR && value->subject == at->subject;
    return is_value ? value->object : at->object;
}
