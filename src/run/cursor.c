// The merged order of two traces is never stored: the share of each at a position is found by
// bisection, since both are sorted by time. Within an instant the traces take turns, beat by beat:
// the first line of this instant in trace 0, the first in trace 1, the second in trace 0, and so
// on. A beat of a record without lines is a step of a task, and without those an event.
#include "run/cursor.h"

#include "base/check.h"

typedef struct Beat {
    int64_t time_ns;
    uint32_t number; // in that instant; 0: before its first line
} Beat;

// What begins the beats of [trace]; TRACE_LISTS: each event is one.
static TraceList beats_of(const Trace *trace) {
    if (trace->lists[TRACE_LINES].n) return TRACE_LINES;
    return trace->lists[TRACE_STEPS].n ? TRACE_STEPS : TRACE_LISTS;
}

// How many beats begin before [position].
static uint32_t n_beats(const Trace *trace, uint32_t position) {
    TraceList list = beats_of(trace);
    return list == TRACE_LISTS ? position : trace_list_rank(trace, list, position);
}

// The event that begins beat [i] of the whole trace, from 0; its end where there is none.
static uint32_t beat_begin(const Trace *trace, size_t i) {
    TraceList list = beats_of(trace);
    if (list == TRACE_LISTS) return i < trace->n ? (uint32_t)i : trace->n;
    return i < trace->lists[list].n ? trace->lists[list].at[i] : trace->n;
}

static Beat beat_of(const Trace *trace, uint32_t index) {
    int64_t time_ns = trace_at(trace, index)->time_ns;
    uint32_t begin = n_beats(trace, trace_position_before(trace, time_ns));
    return (Beat){time_ns, n_beats(trace, index + 1) - begin};
}

// The number of events in beats before [beat].
static uint32_t n_before(const Trace *trace, Beat beat) {
    uint32_t begin = trace_position_before(trace, beat.time_ns);
    if (!beat.number) return begin;
    uint32_t at = beat_begin(trace, n_beats(trace, begin) + (size_t)beat.number - 1);
    uint32_t end = trace_position_at(trace, beat.time_ns);
    return at < end ? at : end;
}

// Whether event [a] of trace 0 comes before event [b] of trace 1.
static bool is_first(const Cursor *cursor, uint32_t a, uint32_t b) {
    int64_t time_a = trace_at(cursor->traces[0], a)->time_ns;
    int64_t time_b = trace_at(cursor->traces[1], b)->time_ns;
    if (time_a != time_b) return time_a < time_b;
    return beat_of(cursor->traces[0], a).number <= beat_of(cursor->traces[1], b).number;
}

// How many events of the other trace come before [event].
static uint32_t others_before(const Cursor *cursor, CursorEvent event) {
    Beat beat = beat_of(cursor->traces[event.trace], event.index);
    if (event.trace == 1) beat.number++; // in the same beat those of trace 0 are first
    return n_before(cursor->traces[1 - event.trace], beat);
}

// How many events of trace 0 are among the first [position] of both.
static uint32_t share_of_first(const Cursor *cursor, uint64_t position) {
    const Trace *a = cursor->traces[0], *b = cursor->traces[1];
    uint64_t low = position > b->n ? position - b->n : 0;
    uint64_t high = position < a->n ? position : a->n;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (is_first(cursor, (uint32_t)middle, (uint32_t)(position - middle - 1)))
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

// The last of the first [n] events of each trace.
static CursorEvent last_of(const Cursor *cursor, const uint32_t n[CURSOR_TRACES]) {
    if (!n[0] && !n[1]) return (CursorEvent){.trace = -1};
    int last = n[0] && n[1] ? is_first(cursor, n[0] - 1, n[1] - 1) : !n[0];
    return (CursorEvent){.trace = last, .index = n[last] - 1};
}

CursorEvent cursor_now(const Cursor *cursor) {
    uint32_t n[CURSOR_TRACES];
    shares(cursor, n);
    return last_of(cursor, n);
}

CursorEvent cursor_event_at(const Cursor *cursor, uint64_t position) {
    if (position > cursor_end(cursor)) position = cursor_end(cursor);
    uint32_t n[CURSOR_TRACES] = {(uint32_t)position};
    if (cursor->n_traces == 2) {
        n[0] = share_of_first(cursor, position);
        n[1] = (uint32_t)(position - n[0]);
    }
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
    return cursor->n_traces == 1 ? position : position + others_before(cursor, event);
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

bool cursor_find(Cursor *cursor, bool forward, CursorPredicate *is_wanted, void *data) {
    CursorEvent here = cursor_now(cursor), found = {.trace = -1};
    for (int i = 0; i < cursor->n_traces; i++) {
        const Trace *trace = cursor->traces[i];
        uint32_t from = cursor->models[i].now.n, to = forward ? trace->n : 0;
        if (!forward && here.trace == i) from--;
        if (found.trace >= 0) to = others_before(cursor, found); // nearer than that one
        while (forward ? from < to : from > to) {
            uint32_t index = forward ? from++ : --from;
            if (!is_wanted(data, trace, index)) continue;
            found = (CursorEvent){.trace = i, .index = index};
            break;
        }
    }
    if (found.trace >= 0) cursor_seek(cursor, cursor_position_of(cursor, found));
    return found.trace >= 0;
}

bool cursor_prepare(Cursor *cursor, uint32_t max_events) {
    bool done = true;
    for (int i = 0; i < cursor->n_traces; i++)
        done = model_prepare(&cursor->models[i], max_events) && done;
    return done;
}
