// The sentences about a program of the lesson language: what its frames do, and what made them.
#include <string.h>

#include "trace/why_make.h"

typedef WhyMaker Maker;

static void value(Maker *m, const char *name, EventValue told) {
    why_add_slot(m->why, name, WHY_VALUE, told);
}

void why_add_line(WhyMaker *m, const char *name, PlaceId place) {
    WhySlot *slot = why_add_slot(m->why, name, WHY_COUNT, trace_line(m->trace, place));
    why_slot_is_about(slot, WHY_ABOUT_PLACE, place, 0);
}

static void line(Maker *m, PlaceId place) {
    why_add_line(m, "line", place);
}

static void because(Maker *m) {
    why_add_cause(m->why, m->event->cause, 0, 0);
}

// The code of a frame, also of one that has just ended.
static CodeId code_of(const Maker *m, FrameId id) {
    if (!id || id >= m->trace->frames.n) return 0;
    return m->model->frames[trace_frame_slot(m->trace, id)].code;
}

void why_add_frame(WhyMaker *m, const char *name, FrameId id) {
    CodeId code = code_of(m, id);
    if (!code) {
        why_add_slot(m->why, name, WHY_LOOP, 0);
        return;
    }
    const Event *e = trace_code(m->trace, code);
    WhySlot *slot = why_add_slot(m->why, name, e->a == FRAME_MODULE ? WHY_MODULE : WHY_TEXT,
                                 event_low(e->value));
    why_slot_is_about(slot, WHY_ABOUT_FRAME, id, 0);
}

static void frame(Maker *m, const char *name, FrameId id) {
    why_add_frame(m, name, id);
}

bool why_add_doer(WhyMaker *m, FrameId id) {
    ObjectId task = model_task_of_frame(m->model, id);
    if (task)
        why_add_thing(m->model, m->why, "task", task);
    else
        why_add_frame(m, "task", id);
    m->why->subject = task;
    return task != 0;
}

static const Event *cause_of(const Maker *m) {
    return why_event(m, m->event->cause);
}

// ---- calls

static void add_file(Maker *m, CodeId code) {
    const Event *source = trace_source(m->trace, trace_code(m->trace, code)->object);
    why_add_slot(m->why, "file", WHY_FILE, source->value);
}

static void make_new(Maker *m) {
    const Event *e = m->event;
    FrameKind kind = (FrameKind)trace_code(m->trace, e->object)->a;
    FrameId caller = event_low(e->value);
    frame(m, "frame", e->subject);
    frame(m, "other", caller);
    line(m, event_high(e->value));
    add_file(m, e->object);
    bool is_imported = kind == FRAME_MODULE && caller && cause_of(m)->kind == EVENT_LINE;
    why_say(m, kind >= FRAME_GENERATOR                   ? "why.frame-made"
               : is_imported                             ? "why.frame-imported"
               : kind == FRAME_MODULE                    ? "why.frame-module"
               : kind == FRAME_CLASS                     ? "why.frame-class"
               : caller                                  ? "why.frame-call"
               : cause_of(m)->kind == EVENT_HANDLE_BEGIN ? "why.frame-called"
                                                         : "why.frame-called-outside");
    if (kind != FRAME_MODULE || is_imported) because(m);
}

// Its last line says where it ended.
static void make_end(Maker *m) {
    const Event *e = m->event;
    CodeId code = code_of(m, e->subject);
    FrameKind kind = code ? (FrameKind)trace_code(m->trace, code)->a : FRAME_FUNCTION;
    bool is_nothing =
        !(e->value & 1) &&
        (!e->value || strcmp(trace_text(m->trace, event_value_text(e->value)), "None") == 0);
    bool is_raised = e->a == OUTCOME_EXCEPTION || (e->a == OUTCOME_CANCELLED && e->value);
    uint32_t at_line = why_own_line(m);
    const Event *last = why_event(m, at_line);
    bool is_suite = kind == FRAME_MODULE || kind == FRAME_CLASS;
    bool has_line = at_line != EVENT_NONE && last->subject == e->subject && last->object;
    if (code) add_file(m, code);
    frame(m, "frame", e->subject);
    value(m, "value", e->value);
    if (is_raised)
        why_say(m, has_line ? "why.frame-raised-at" : "why.frame-raised");
    else if (e->a == OUTCOME_CANCELLED)
        why_say(m, "why.frame-closed");
    else if (is_suite)
        why_say(m, kind == FRAME_MODULE ? "why.frame-module-end" : "why.frame-class-end");
    else if (is_nothing)
        why_say(m, has_line ? "why.frame-end-at" : "why.frame-end");
    else
        why_say(m, has_line ? "why.frame-returned-at" : "why.frame-returned");
    if (!has_line || (is_suite && !is_raised)) return;
    line(m, last->object);
    why_add_cause(m->why, at_line, 0, 0);
}

// ---- generators

// The frame whose end has just woken the one that slept for it; EVENT_NONE: it is not told of.
static uint32_t ended_before(const Maker *m, uint32_t index) {
    enum { NEAR = 64 };
    for (uint32_t i = index; i > 0 && i + NEAR > index; i--) {
        const Event *e = trace_at(m->trace, i - 1);
        if (e->kind == EVENT_FRAME_END) return e->a == OUTCOME_RESULT ? i - 1 : EVENT_NONE;
        if (e->kind == EVENT_LINE || e->kind == EVENT_TASK_STEP) break;
    }
    return EVENT_NONE;
}

// Where it fell asleep; EVENT_NONE: too long ago to look for.
static uint32_t asleep_since(const Maker *m, FrameId id) {
    enum { NEAR = 4096 };
    for (uint32_t i = m->index; i > 0 && i + NEAR > m->index; i--) {
        const Event *e = trace_at(m->trace, i - 1);
        if (e->kind == EVENT_FRAME_SUSPEND && e->subject == id) return i - 1;
    }
    return EVENT_NONE;
}

// What is awaited at [place]: as it stands in the source, or else its line.
static const char *awaited(Maker *m, PlaceId place, const char *with_text, const char *without) {
    size_t n = 0;
    if (place) trace_place_text(m->trace, place, &n);
    if (!n) return without;
    why_slot_is_about(why_add_slot(m->why, "awaited", WHY_SOURCE, place), WHY_ABOUT_PLACE, place,
                      0);
    return with_text;
}

static void make_return(Maker *m) {
    uint32_t ended = ended_before(m, m->index);
    FrameId other = ended == EVENT_NONE ? 0 : trace_at(m->trace, ended)->subject;
    if (code_of(m, other)) {
        frame(m, "other", other);
        why_say(m, "why.frame-got-from");
        why_add_cause(m->why, ended, 0, 0);
        return;
    }
    const Event *sleep = why_event(m, asleep_since(m, m->event->subject));
    PlaceId place = sleep->kind == EVENT_FRAME_SUSPEND ? sleep->object : 0;
    why_say(m, awaited(m, place, "why.frame-got-of", "why.frame-got"));
    because(m);
}

// Who sent the value, who passes it on, and the yield that it comes to.
static void because_sent(Maker *m, const ModelFrame *parent) {
    because(m);
    if (parent) why_add_cause(m->why, parent->since, 0, 0);
    why_add_cause(m->why, asleep_since(m, m->event->subject), 0, 0);
}

static void make_resume(Maker *m) {
    const Event *e = m->event;
    const ModelFrame *model = model_frame(m->model, e->subject);
    const Event *cause = cause_of(m);
    bool is_first = model && model->n_resumed == 1;
    frame(m, "frame", e->subject);
    value(m, "value", e->value);
    if (e->a == RESUME_RETURN) {
        make_return(m);
        return;
    }
    if (e->a == RESUME_THROW) {
        why_say(m, "why.frame-thrown");
        because(m);
        return;
    }
    if (cause->kind == EVENT_TASK_STEP) {
        why_add_thing(m->model, m->why, "other", cause->subject);
        const Event *sleep = why_event(m, is_first ? EVENT_NONE : asleep_since(m, e->subject));
        bool is_told = sleep->kind == EVENT_FRAME_SUSPEND && sleep->object;
        if (is_told) line(m, sleep->object);
        why_say(m, is_first  ? "why.frame-turn-first"
                   : is_told ? "why.frame-turn-at"
                             : "why.frame-turn");
    } else {
        frame(m, "other", e->object);
        bool is_sent = !is_first && e->a == RESUME_SEND;
        const ModelFrame *parent = model && is_sent ? model_frame(m->model, model->parent) : NULL;
        if (parent) frame(m, "through", parent->id);
        why_say(m, is_first  ? "why.frame-begins"
                   : parent  ? "why.frame-sent-through"
                   : is_sent ? "why.frame-sent"
                             : "why.frame-next");
        if (is_sent) {
            because_sent(m, parent);
            return;
        }
    }
    because(m);
}

static void make_suspend(Maker *m) {
    const Event *e = m->event;
    frame(m, "frame", e->subject);
    line(m, e->object);
    if (e->a == SUSPEND_DELEGATE && e->value) {
        frame(m, "other", (FrameId)e->value);
        why_say(m, "why.frame-delegates");
        return;
    }
    if (e->a == SUSPEND_DELEGATE) { // into a module of the library, which is not told of
        why_say(m, awaited(m, e->object, "why.frame-waits-in", "why.frame-waits"));
        return;
    }
    value(m, "value", e->value);
    bool is_none =
        !(e->value & 1) && strcmp(trace_text(m->trace, event_value_text(e->value)), "None") == 0;
    if (e->a != SUSPEND_AWAIT)
        why_say(m, "why.frame-yields");
    else if (is_none)
        why_say(m, "why.frame-pauses");
    else
        why_say(m, awaited(m, e->object, "why.frame-awaits-in", "why.frame-awaits"));
}

void why_program(const Model *model, uint32_t index, Why *why) {
    const Event *e = trace_at(model->trace, index);
    Maker maker = {model, model->trace, index, e, why}, *m = &maker;
    switch ((EventKind)e->kind) {
    case EVENT_FRAME_NEW: make_new(m); return;
    case EVENT_FRAME_RESUME: make_resume(m); return;
    case EVENT_FRAME_SUSPEND: make_suspend(m); return;
    case EVENT_FRAME_END: make_end(m); return;
    case EVENT_OUTPUT: why_of_output(m); return;
    case EVENT_LINE: why_of_line(m); return;
    case EVENT_EXPR: why_of_value(m); return;
    case EVENT_VARIABLE: why_of_variable(m); return;
    case EVENT_FRAME_DROP:
        frame(m, "frame", e->subject);
        why_say(m, "why.frame-dropped");
        return;
    case EVENT_TASK_FRAME:
        why_add_thing(model, why, "task", e->subject);
        why->subject = e->subject;
        frame(m, "frame", e->object);
        why_say(m, "why.task-frame");
        return;
    case EVENT_RAISE:
        why_add_doer(m, e->subject);
        line(m, e->object);
        value(m, "error", e->value);
        why_say(m, e->object ? "why.raise" : "why.raise-somewhere");
        if (e->object) because(m);
        return;
    default: why_say(m, "why.program-part"); return;
    }
}
