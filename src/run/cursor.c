// The merged order of two traces is never stored: the share of each at a position is found by
// bisection, since both are sorted by time. Of events at the same time those of trace 0 come first.
#include "run/cursor.h"

#include "base/check.h"

// How many events of trace 0 are among the first [position] of both.
static uint32_t share_of_first(const Cursor *cursor, uint64_t position) {
    const Trace *a = cursor->traces[0], *b = cursor->traces[1];
    uint64_t low = position > b->n ? position - b->n : 0;
    uint64_t high = position < a->n ? position : a->n;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        const Event *of_a = trace_at(a, (uint32_t)middle);
        const Event *of_b = trace_at(b, (uint32_t)(position - middle - 1));
        if (of_a->time_ns <= of_b->time_ns)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

void cursor_init(Cursor *cursor, const Trace *const *traces, int n_traces) {
    CHECK(n_traces >= 1 && n_traces <= CURSOR_TRACES, "a cursor of %d traces", n_traces);
    *cursor = (Cursor){.n_traces = n_traces};
    for (int i = 0; i < n_traces; i++) {
        cursor->traces[i] = traces[i];
        model_init(&cursor->models[i], traces[i]);
    }
}

void cursor_deinit(Cursor *cursor) {
    for (int i = 0; i < cursor->n_traces; i++)
        model_deinit(&cursor->models[i]);
    *cursor = (Cursor){0};
}

void cursor_share(Cursor *cursor, const Cursor *with) {
    for (int i = 0; i < cursor->n_traces; i++)
        model_share(&cursor->models[i], &with->models[i]);
}

// ---- where things are

// How many events of each trace lie before the position.
static void shares(const Cursor *cursor, uint32_t n[CURSOR_TRACES]) {
    for (int i = 0; i < CURSOR_TRACES; i++)
        n[i] = i < cursor->n_traces ? cursor->models[i].now.n : 0;
}

uint64_t cursor_end(const Cursor *cursor) {
    uint64_t end = 0;
    for (int i = 0; i < cursor->n_traces; i++)
        end += cursor->traces[i]->n;
    return end;
}

// The event behind which [n] events of each trace lie; its trace is -1 at the beginning.
static CursorEvent last_of(const Cursor *cursor, const uint32_t n[CURSOR_TRACES]) {
    CursorEvent last = {.trace = -1};
    int64_t time_ns = 0;
    for (int i = 0; i < CURSOR_TRACES; i++) {
        if (n[i] == 0) continue;
        const Event *event = trace_at(cursor->traces[i], n[i] - 1);
        if (last.trace >= 0 && event->time_ns < time_ns) continue;
        last = (CursorEvent){.trace = i, .index = n[i] - 1};
        time_ns = event->time_ns;
    }
    return last;
}

CursorEvent cursor_now(const Cursor *cursor) {
    uint32_t n[CURSOR_TRACES];
    shares(cursor, n);
    return last_of(cursor, n);
}

int64_t cursor_time(const Cursor *cursor) {
    CursorEvent now = cursor_now(cursor);
    if (now.trace >= 0) return trace_at(cursor->traces[now.trace], now.index)->time_ns;
    const Trace *first = NULL;
    for (int i = 0; i < cursor->n_traces; i++) {
        const Trace *trace = cursor->traces[i];
        if (trace->n && (!first || trace_time(trace, 0) < trace_time(first, 0))) first = trace;
    }
    return first ? trace_time(first, 0) : 0;
}

int64_t cursor_end_time(const Cursor *cursor) {
    int64_t end = cursor_time(cursor);
    for (int i = 0; i < cursor->n_traces; i++) {
        const Trace *trace = cursor->traces[i];
        if (trace->n && trace_time(trace, trace->n) > end) end = trace_time(trace, trace->n);
    }
    return end;
}

uint64_t cursor_position_of(const Cursor *cursor, CursorEvent event) {
    if (event.trace < 0) return 0;
    uint64_t position = (uint64_t)event.index + 1;
    if (cursor->n_traces == 1) return position;
    int64_t time_ns = trace_at(cursor->traces[event.trace], event.index)->time_ns;
    const Trace *other = cursor->traces[1 - event.trace];
    return position + (event.trace == 0 ? trace_position_before(other, time_ns)
                                        : trace_position_at(other, time_ns));
}

uint64_t cursor_position_at(const Cursor *cursor, int64_t time_ns) {
    uint64_t position = 0;
    for (int i = 0; i < cursor->n_traces; i++)
        position += trace_position_at(cursor->traces[i], time_ns);
    return position;
}

// ---- going there

void cursor_seek(Cursor *cursor, uint64_t position) {
    if (position > cursor_end(cursor)) position = cursor_end(cursor);
    uint32_t first = cursor->n_traces == 1 ? (uint32_t)position : share_of_first(cursor, position);
    model_seek(&cursor->models[0], first);
    if (cursor->n_traces == 2) model_seek(&cursor->models[1], (uint32_t)(position - first));
    cursor->position = position;
}

void cursor_seek_time(Cursor *cursor, int64_t time_ns) {
    cursor_seek(cursor, cursor_position_at(cursor, time_ns));
}

// ---- steps

static TraceList list_of(Grain grain) {
    static const TraceList lists[GRAINS] = {
        [GRAIN_SWITCH] = TRACE_STEPS,           [GRAIN_ITERATION] = TRACE_ITERATIONS,
        [GRAIN_OUTPUT] = TRACE_OUTPUTS,         [GRAIN_LINE] = TRACE_LINES,
        [GRAIN_EXPRESSION] = TRACE_EXPRESSIONS,
    };
    return lists[grain];
}

// The position behind the next event of [list] in trace number [i], or the end.
static uint64_t next_of(const Cursor *cursor, int i, TraceList list) {
    const Trace *trace = cursor->traces[i];
    uint32_t rank = trace_list_rank(trace, list, cursor->models[i].now.n);
    if (rank == trace->lists[list].n) return cursor_end(cursor);
    return cursor_position_of(cursor, (CursorEvent){i, trace->lists[list].at[rank]});
}

// The position behind the last event of [list] in trace number [i] that is not where we are, or 0.
static uint64_t previous_of(const Cursor *cursor, int i, TraceList list) {
    const Trace *trace = cursor->traces[i];
    uint32_t rank = trace_list_rank(trace, list, cursor->models[i].now.n);
    while (rank--) {
        CursorEvent event = {i, trace->lists[list].at[rank]};
        uint64_t position = cursor_position_of(cursor, event);
        if (position < cursor->position) return position;
    }
    return 0;
}

bool cursor_forward(Cursor *cursor, Grain grain) {
    uint64_t target = cursor_end(cursor);
    if (cursor->position >= target) return false;
    if (grain == GRAIN_EVENT) target = cursor->position + 1;
    for (int i = 0; i < cursor->n_traces && grain != GRAIN_EVENT; i++) {
        uint64_t next = next_of(cursor, i, list_of(grain));
        if (next < target) target = next;
    }
    cursor_seek(cursor, target);
    return true;
}

bool cursor_back(Cursor *cursor, Grain grain) {
    if (cursor->position == 0) return false;
    uint64_t target = grain == GRAIN_EVENT ? cursor->position - 1 : 0;
    for (int i = 0; i < cursor->n_traces && grain != GRAIN_EVENT; i++) {
        uint64_t previous = previous_of(cursor, i, list_of(grain));
        if (previous > target) target = previous;
    }
    cursor_seek(cursor, target);
    return true;
}

uint64_t cursor_rank(const Cursor *cursor, Grain grain) {
    if (grain == GRAIN_EVENT) return cursor->position;
    uint64_t rank = 0;
    for (int i = 0; i < cursor->n_traces; i++)
        rank += trace_list_rank(cursor->traces[i], list_of(grain), cursor->models[i].now.n);
    return rank;
}

uint64_t cursor_count(const Cursor *cursor, Grain grain) {
    if (grain == GRAIN_EVENT) return cursor_end(cursor);
    uint64_t n = 0;
    for (int i = 0; i < cursor->n_traces; i++)
        n += cursor->traces[i]->lists[list_of(grain)].n;
    return n;
}

bool cursor_step_of(Cursor *cursor, int trace, ObjectId task, bool forward) {
    const Trace *t = cursor->traces[trace];
    const uint32_t *steps = t->lists[TRACE_STEPS].at;
    uint32_t n = (uint32_t)t->lists[TRACE_STEPS].n;
    uint32_t i = trace_list_rank(t, TRACE_STEPS, cursor->models[trace].now.n);
    for (;;) {
        if (forward ? i == n : i == 0) return false;
        uint32_t index = forward ? steps[i++] : steps[--i];
        if (trace_at(t, index)->subject != task) continue;
        uint64_t position = cursor_position_of(cursor, (CursorEvent){trace, index});
        if (position == cursor->position) continue; // it is the one that runs now
        cursor_seek(cursor, position);
        return true;
    }
}

// ---- searching

// The event that follows them; its trace is -1 at the end.
static CursorEvent next_after(const Cursor *cursor, const uint32_t n[CURSOR_TRACES]) {
    CursorEvent next = {.trace = -1};
    int64_t time_ns = 0;
    for (int i = 0; i < CURSOR_TRACES && i < cursor->n_traces; i++) {
        if (n[i] == cursor->traces[i]->n) continue;
        const Event *event = trace_at(cursor->traces[i], n[i]);
        if (next.trace >= 0 && event->time_ns >= time_ns) continue;
        next = (CursorEvent){.trace = i, .index = n[i]};
        time_ns = event->time_ns;
    }
    return next;
}

bool cursor_find(Cursor *cursor, bool forward, CursorPredicate *is_wanted, void *data) {
    uint32_t n[CURSOR_TRACES];
    shares(cursor, n);
    CursorEvent here = last_of(cursor, n);
    if (!forward && here.trace >= 0) n[here.trace]--;
    for (;;) {
        CursorEvent event = forward ? next_after(cursor, n) : last_of(cursor, n);
        if (event.trace < 0) return false;
        if (is_wanted(data, cursor->traces[event.trace], event.index)) {
            cursor_seek(cursor, cursor_position_of(cursor, event));
            return true;
        }
        if (forward)
            n[event.trace]++;
        else
            n[event.trace]--;
    }
}

bool cursor_prepare(Cursor *cursor, uint32_t max_events) {
    bool done = true;
    for (int i = 0; i < cursor->n_traces; i++)
        done = model_prepare(&cursor->models[i], max_events) && done;
    return done;
}
