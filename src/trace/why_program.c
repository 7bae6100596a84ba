// The sentences about a program of the lesson language: what its frames do, and what made them.
#include <string.h>

#include "trace/why_make.h"

typedef struct Maker {
    const Model *model;
    const Trace *trace;
    uint32_t index; // of the event
    const Event *event;
    Why *why;
} Maker;

static void say(Maker *m, const char *key) {
    m->why->key = key;
}

static void value(Maker *m, const char *name, EventValue told) {
    why_add_slot(m->why, name, WHY_VALUE, told);
}

static void line(Maker *m, PlaceId place) {
    WhySlot *slot = why_add_slot(m->why, "line", WHY_COUNT, trace_line(m->trace, place));
    why_slot_is_about(slot, WHY_ABOUT_PLACE, place, 0);
}

static void because(Maker *m) {
    why_add_cause(m->why, m->event->cause, 0, 0);
}

// The code of a frame, also of one that has just ended.
static CodeId code_of(const Maker *m, FrameId id) {
    if (!id || id >= m->trace->frames.n) return 0;
    return m->model->frames[trace_frame_slot(m->trace, id)].code;
}

// What a frame is called: its task's name where it has one of its own, else its function's.
static void frame(Maker *m, const char *name, FrameId id) {
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

// The task that [id] runs for becomes the subject of the sentence. False: none.
static bool in_task(Maker *m, FrameId id) {
    ObjectId task = model_task_of_frame(m->model, id);
    if (!task) return false;
    why_add_thing(m->model, m->why, "task", task);
    m->why->subject = task;
    return true;
}

static const Event *cause_of(const Maker *m) {
    static const Event none = {.kind = EVENT_KINDS, .cause = EVENT_NONE};
    return m->event->cause == EVENT_NONE ? &none : trace_at(m->trace, m->event->cause);
}

// ---- calls

static void make_new(Maker *m) {
    const Event *e = m->event;
    FrameKind kind = (FrameKind)trace_code(m->trace, e->object)->a;
    FrameId caller = event_low(e->value);
    frame(m, "frame", e->subject);
    frame(m, "other", caller);
    line(m, event_high(e->value));
    say(m, kind >= FRAME_GENERATOR ? "why.frame-made"
           : kind == FRAME_MODULE  ? "why.frame-module"
           : kind == FRAME_CLASS   ? "why.frame-class"
           : caller                ? "why.frame-call"
                                   : "why.frame-called");
    because(m);
}

static void make_end(Maker *m) {
    const Event *e = m->event;
    bool is_nothing =
        e->value == 0 ||
        strcmp(trace_text(m->trace, e->value & 1 ? 0 : (StringId)(e->value >> 1)), "None") == 0;
    is_nothing = is_nothing && !(e->value & 1);
    frame(m, "frame", e->subject);
    value(m, "value", e->value);
    CodeId code = code_of(m, e->subject);
    bool is_module = code && trace_code(m->trace, code)->a == FRAME_MODULE;
    bool is_raised = e->a == OUTCOME_EXCEPTION || (e->a == OUTCOME_CANCELLED && e->value);
    say(m, is_raised                   ? "why.frame-raised"
           : e->a == OUTCOME_CANCELLED ? "why.frame-closed"
           : is_module                 ? "why.frame-module-end"
           : is_nothing                ? "why.frame-end"
                                       : "why.frame-returned");
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

static void make_return(Maker *m) {
    uint32_t ended = ended_before(m, m->index);
    FrameId other = ended == EVENT_NONE ? 0 : trace_at(m->trace, ended)->subject;
    if (!code_of(m, other)) {
        say(m, "why.frame-got");
        because(m);
        return;
    }
    frame(m, "other", other);
    say(m, "why.frame-got-from");
    why_add_cause(m->why, ended, 0, 0);
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
        say(m, "why.frame-thrown");
        because(m);
        return;
    }
    if (cause->kind == EVENT_TASK_STEP) {
        why_add_thing(m->model, m->why, "other", cause->subject);
        say(m, is_first ? "why.frame-turn-first" : "why.frame-turn");
    } else {
        frame(m, "other", e->object);
        bool is_sent = !is_first && e->a == RESUME_SEND;
        const ModelFrame *parent = model && is_sent ? model_frame(m->model, model->parent) : NULL;
        if (parent) frame(m, "through", parent->id);
        say(m, is_first  ? "why.frame-begins"
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
    if (e->a == SUSPEND_DELEGATE) {
        frame(m, "other", (FrameId)e->value);
        say(m, e->value ? "why.frame-delegates" : "why.frame-waits");
        size_t n = 0;
        if (!e->value) trace_place_text(m->trace, e->object, &n);
        if (!n) return;
        // Into a module of the library, which is not told of: what stands here names it.
        why_slot_is_about(why_add_slot(m->why, "text", WHY_SOURCE, e->object), WHY_ABOUT_PLACE,
                          e->object, 0);
        say(m, "why.frame-waits-in");
        return;
    }
    value(m, "value", e->value);
    bool is_none =
        !(e->value & 1) && strcmp(trace_text(m->trace, (StringId)(e->value >> 1)), "None") == 0;
    say(m, e->a == SUSPEND_AWAIT && is_none ? "why.frame-pauses"
           : e->a == SUSPEND_AWAIT          ? "why.frame-awaits"
                                            : "why.frame-yields");
}

// ---- lines, values

static void make_output(Maker *m) {
    const char *text = trace_text(m->trace, (StringId)m->event->value);
    bool is_blank = text[strspn(text, " \n")] == 0;
    why_add_slot(m->why, "text", WHY_TEXT, m->event->value);
    say(m, is_blank           ? "why.program-blank"
           : m->event->a == 2 ? "why.program-error"
                              : "why.program-output");
}

void why_program(const Model *model, uint32_t index, Why *why) {
    const Event *e = trace_at(model->trace, index);
    Maker maker = {model, model->trace, index, e, why}, *m = &maker;
    switch ((EventKind)e->kind) {
    case EVENT_FRAME_NEW: make_new(m); return;
    case EVENT_FRAME_RESUME: make_resume(m); return;
    case EVENT_FRAME_SUSPEND: make_suspend(m); return;
    case EVENT_FRAME_END: make_end(m); return;
    case EVENT_OUTPUT: make_output(m); return;
    case EVENT_FRAME_DROP:
        frame(m, "frame", e->subject);
        say(m, "why.frame-dropped");
        return;
    case EVENT_TASK_FRAME:
        why_add_thing(model, why, "task", e->subject);
        why->subject = e->subject;
        frame(m, "frame", e->object);
        say(m, "why.task-frame");
        return;
    case EVENT_LINE:
        frame(m, "frame", e->subject);
        line(m, e->object);
        say(m, in_task(m, e->subject) ? "why.line-in" : "why.line");
        return;
    case EVENT_EXPR:
        why_slot_is_about(why_add_slot(why, "text", WHY_SOURCE, e->object), WHY_ABOUT_PLACE,
                          e->object, 0);
        value(m, "value", e->value);
        say(m, in_task(m, e->subject) ? "why.expression-in" : "why.expression");
        return;
    case EVENT_RAISE:
        frame(m, "frame", e->subject);
        line(m, e->object);
        value(m, "error", e->value);
        say(m, !e->object               ? "why.raise-somewhere"
               : in_task(m, e->subject) ? "why.raise-in"
                                        : "why.raise");
        return;
    case EVENT_VARIABLE:
        frame(m, "frame", e->subject);
        why_slot_is_about(why_add_slot(why, "name", WHY_TEXT, e->object), WHY_ABOUT_VARIABLE,
                          e->object, e->subject);
        value(m, "value", e->value);
        say(m, e->a == VARIABLE_GONE     ? "why.variable-gone"
               : in_task(m, e->subject)  ? "why.variable-in"
               : e->a == VARIABLE_GLOBAL ? "why.variable-global"
                                         : "why.variable");
        return;
    default: say(m, "why.program-part"); return;
    }
}
