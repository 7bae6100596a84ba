// Between two events that a person stands at there may be thousands; what is seen to travel is what
// the last of them did, since the others' places are not those that the picture shows.
#include "view/stage/travel.h"

#include <inttypes.h>
#include <string.h>

enum { FAR = 1024 }; // events that are looked at

typedef struct Search {
    Travels *travels;
    const Model *earlier, *later;
    const Trace *trace;
    Arena *arena;
    bool has_frames; // one between frames is found, or cannot be: a turn began since
    bool has_wake, has_queue;
} Search;

static const Event *cause_of(const Search *s, const Event *e) {
    return e->cause == EVENT_NONE ? NULL : trace_at(s->trace, e->cause);
}

static const char *text_of(const Search *s, EventValue value) {
    if (value & 1) return arena_printf(s->arena, "%" PRId64, value >> 1);
    return trace_text(s->trace, event_value_text(value));
}

static void add(Search *s, Travel travel) {
    if (s->travels->n < TRAVELS) s->travels->at[s->travels->n++] = travel;
}

// As it was when the step began, or, if it was not there, as it is after it.
static const ModelFrame *frame_of(const Search *s, FrameId id) {
    const ModelFrame *frame = model_frame(s->earlier, id);
    return frame ? frame : model_frame(s->later, id);
}

static PlaceId place_of(const Search *s, FrameId id) {
    const ModelFrame *frame = frame_of(s, id);
    return !frame ? 0 : frame->place ? frame->place : frame->line;
}

static bool is_cancelled(const char *error) {
    static const char name[] = "CancelledError";
    return strncmp(error, name, sizeof name - 1) == 0;
}

static Outcome outcome_of(const char *error) {
    return is_cancelled(error) ? OUTCOME_CANCELLED : OUTCOME_EXCEPTION;
}

// ---- between frames

static bool is_none(const char *text) {
    return strcmp(text, "None") == 0;
}

// The frame that drove [id] when event [index] happened: its last RESUME's.
static FrameId driver_before(const Search *s, FrameId id, uint32_t index) {
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = trace_at(s->trace, i - 1);
        if (e->subject != id) continue;
        if (e->kind == EVENT_FRAME_RESUME) return e->object;
        if (e->kind == EVENT_FRAME_NEW) return event_low(e->value);
    }
    return 0;
}

// The frame that was left when [to] woke: its delegate has just ended.
static FrameId ended_before(const Search *s, uint32_t index) {
    enum { NEAR = 64 };
    for (uint32_t i = index; i > 0 && i + NEAR > index; i--) {
        const Event *e = trace_at(s->trace, i - 1);
        if (e->kind == EVENT_FRAME_END) return e->subject;
        if (e->kind == EVENT_LINE || e->kind == EVENT_TASK_STEP) return 0;
    }
    return 0;
}

static void add_resume(Search *s, const Event *e, uint32_t index) {
    if (e->a == RESUME_NEXT) return;
    Travel travel = {.kind = TRAVEL_IN, .from = e->object, .to = e->subject, .event = index};
    travel.text = text_of(s, e->value);
    if (e->a == RESUME_THROW) travel.outcome = outcome_of(travel.text);
    const Event *cause = cause_of(s, e);
    bool is_turn = cause && cause->kind == EVENT_TASK_STEP;
    FrameId ended = e->a == RESUME_RETURN || e->a == RESUME_THROW ? ended_before(s, index) : 0;
    if (ended)
        travel.kind = TRAVEL_OUT, travel.from = ended;
    else if (is_turn)
        travel.from = 0; // from what it awaited
    if (e->a == RESUME_RETURN && !ended) return;
    travel.from_place = place_of(s, travel.from);
    travel.to_place = place_of(s, travel.to);
    add(s, travel);
}

static void add_suspend(Search *s, const Event *e, uint32_t index) {
    if (e->a != SUSPEND_YIELD) return;
    Travel travel = {.kind = TRAVEL_OUT,
                     .from = e->subject,
                     .to = driver_before(s, e->subject, index),
                     .text = text_of(s, e->value),
                     .from_place = e->object,
                     .event = index};
    travel.to_place = place_of(s, travel.to);
    add(s, travel);
}

// Who delegates to it is woken next, and then it travels; a task's end fills its future.
static void add_end(Search *s, const Event *e, uint32_t index) {
    const ModelFrame *frame = frame_of(s, e->subject);
    if (!frame || frame->parent || frame->task || e->a == OUTCOME_CANCELLED) return;
    if (frame->kind >= FRAME_COROUTINE || frame->kind == FRAME_MODULE) return;
    Travel travel = {.kind = TRAVEL_OUT,
                     .from = e->subject,
                     .to = driver_before(s, e->subject, index),
                     .text = text_of(s, e->value),
                     .event = index};
    if (e->a == OUTCOME_EXCEPTION) travel.outcome = outcome_of(travel.text);
    // A generator's end, or a call's that returns nothing, is no news.
    if (e->a == OUTCOME_RESULT && is_none(travel.text)) return;
    travel.from_place = place_of(s, travel.from);
    travel.to_place = place_of(s, travel.to);
    if (travel.to) add(s, travel);
}

static void look_at_frames(Search *s, const Event *e, uint32_t index) {
    int n = s->travels->n;
    switch ((EventKind)e->kind) {
    case EVENT_FRAME_RESUME: add_resume(s, e, index); break;
    case EVENT_FRAME_SUSPEND: add_suspend(s, e, index); break;
    case EVENT_FRAME_END: add_end(s, e, index); break;
    default: return;
    }
    s->has_frames = s->travels->n > n;
}

// ---- between tasks and futures

static void add_fill(Search *s, const Event *e, uint32_t index) {
    for (int i = 0; i < s->travels->n; i++) // it is on its way out already
        if (s->travels->at[i].kind == TRAVEL_WAKE && s->travels->at[i].thing == e->subject) return;
    const Event *cause = cause_of(s, e);
    bool is_turn = cause && (cause->kind == EVENT_TASK_STEP || cause->kind == EVENT_TASK_END);
    Travel travel = {.kind = TRAVEL_FILL,
                     .task = is_turn ? cause->subject : 0,
                     .thing = e->subject,
                     .outcome = (Outcome)e->a,
                     .text = trace_text(s->trace, (StringId)e->value),
                     .event = index};
    if (travel.outcome == OUTCOME_CANCELLED) travel.text = "CancelledError";
    add(s, travel);
}

// The FUTURE_DONE that made the step possible; NULL: something else did.
static const Event *filled_before(const Search *s, const Event *step) {
    const Event *begin = cause_of(s, step), *soon = begin ? cause_of(s, begin) : NULL;
    const Event *done = soon ? cause_of(s, soon) : NULL;
    return done && done->kind == EVENT_FUTURE_DONE ? done : NULL;
}

static void add_wake(Search *s, const Event *e, uint32_t index) {
    s->has_wake = true;
    const Event *done = filled_before(s, e);
    if (!done) return;
    Travel travel = {.kind = TRAVEL_WAKE,
                     .task = e->subject,
                     .thing = done->subject,
                     .outcome = (Outcome)done->a,
                     .text = trace_text(s->trace, (StringId)done->value),
                     .event = index};
    if (travel.outcome == OUTCOME_CANCELLED) travel.text = "CancelledError";
    add(s, travel);
}

// ---- queues

// What [longer] has in its brackets and [shorter] has not, at either end; "": that cannot be seen.
static const char *item_of(const Search *s, const char *longer, const char *shorter) {
    size_t n = strlen(longer), m = strlen(shorter);
    if (n < 2 || m < 2 || n <= m || longer[0] != '[' || shorter[0] != '[') return "";
    if (longer[n - 1] != ']' || shorter[m - 1] != ']') return "";
    size_t inner = m - 2, from = 1, to = n - 1;
    if (inner && n < m + 2) return "";
    if (inner && strncmp(longer + 1, shorter + 1, inner) == 0 &&
        strncmp(longer + 1 + inner, ", ", 2) == 0)
        from = 1 + inner + 2;
    else if (inner && strncmp(longer + n - 1 - inner, shorter + 1, inner) == 0 &&
             strncmp(longer + n - 3 - inner, ", ", 2) == 0)
        to = n - 3 - inner;
    else if (inner)
        return "";
    return arena_copy(s->arena, longer + from, to - from);
}

static const char *contents(const Search *s, const Event *e) {
    return event_low(e->value) ? trace_text(s->trace, event_high(e->value)) : "[]";
}

// What was in the queue before event [index].
static const char *contents_before(const Search *s, ObjectId queue, uint32_t index) {
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = trace_at(s->trace, i - 1);
        if (e->subject != queue) continue;
        if (e->kind == EVENT_SYNC_NEW) return "[]";
        if (e->kind == EVENT_SYNC_STATE && (e->a == SYNC_PUT || e->a == SYNC_GET))
            return contents(s, e);
    }
    return "";
}

static void add_queue(Search *s, const Event *e, uint32_t index) {
    if (s->has_queue || (e->a != SYNC_PUT && e->a != SYNC_GET)) return;
    s->has_queue = true;
    bool is_put = e->a == SYNC_PUT;
    const char *now = contents(s, e), *before = contents_before(s, e->subject, index);
    add(s, (Travel){.kind = is_put ? TRAVEL_PUT : TRAVEL_GET,
                    .task = e->object,
                    .thing = e->subject,
                    .outcome = OUTCOME_RESULT,
                    .text = is_put ? item_of(s, now, before) : item_of(s, before, now),
                    .event = index});
}

// ---- all of it

void travels_between(Travels *travels, const Model *earlier, const Model *later, Arena *arena) {
    *travels = (Travels){.part = 1};
    Search search = {.travels = travels,
                     .earlier = earlier,
                     .later = later,
                     .trace = later->trace,
                     .arena = arena},
           *s = &search;
    uint32_t from = earlier->now.n, to = later->now.n;
    for (uint32_t i = to; i > from && i + FAR > to; i--) {
        const Event *e = trace_at(s->trace, i - 1);
        if (!s->has_frames) look_at_frames(s, e, i - 1);
        switch ((EventKind)e->kind) {
        case EVENT_TASK_STEP:
            if (!s->has_wake) add_wake(s, e, i - 1);
            // fall through
        case EVENT_HANDLE_BEGIN: s->has_frames = true; break;
        case EVENT_FUTURE_DONE: add_fill(s, e, i - 1); break;
        case EVENT_SYNC_STATE: add_queue(s, e, i - 1); break;
        default: break;
        }
    }
}

const Travel *travels_find(const Travels *travels, FlowKind kind) {
    for (int i = 0; travels && i < travels->n; i++)
        if (travels->at[i].kind == kind) return &travels->at[i];
    return NULL;
}
