// The sentences about an exception on its way: from frame to frame, from a task to those that wait
// for it, and what a group of tasks makes of the failure of one of them.
#include <string.h>

#include "trace/why_make.h"

typedef WhyMaker Maker;

static const Event *cause_of(const Maker *m, const Event *e) {
    return why_event(m, e->cause);
}

static void subject(Maker *m) {
    why_add_thing(m->model, m->why, "task", m->event->subject);
    m->why->subject = m->event->subject;
}

static void because(Maker *m, uint32_t event, ObjectId object) {
    why_add_cause(m->why, event, object, 0);
}

// ---- groups of tasks

// The task of [group] that failed first; NULL: none has.
static const ModelTask *first_failed(const Maker *m, ObjectId group) {
    const ModelTask *first = NULL;
    for (uint32_t i = 1; group && i <= m->model->now.n_tasks; i++) {
        const ModelTask *task = &m->model->tasks[i];
        if (task->group != group || task->state != STATE_FAILED) continue;
        if (!first || task->future.done_event < first->future.done_event) first = task;
    }
    return first;
}

// The task of a group in whose callback somebody is asked to stop, since it has failed; or NULL.
static const ModelTask *failed_behind(const Maker *m, const Event *asked) {
    const Event *call = cause_of(m, asked);
    const ModelTask *task =
        call->kind == EVENT_HANDLE_BEGIN ? model_task(m->model, call->object) : NULL;
    return task && task->group && task->state == STATE_FAILED ? task : NULL;
}

static bool is_of_group(const Maker *m, ObjectId group) {
    const ModelTask *task = model_task(m->model, m->event->subject);
    return task && task->group == group;
}

static bool make_cancel(Maker *m) {
    const ModelTask *failed = failed_behind(m, m->event);
    if (!failed) return false;
    subject(m);
    why_thing(m, "other", failed->future.id);
    why_say(m, is_of_group(m, failed->group) ? "why.cancel-sibling" : "why.cancel-parent");
    because(m, failed->future.done_event, failed->future.id);
    return true;
}

// ---- a task's step

// What the step was made possible by: the FUTURE_DONE of what the task waited for.
static uint32_t filled_before(const Maker *m, const Event *step) {
    const Event *soon = cause_of(m, cause_of(m, step));
    bool is_done = soon->kind == EVENT_CALL_SOON && cause_of(m, soon)->kind == EVENT_FUTURE_DONE;
    return is_done ? soon->cause : EVENT_NONE;
}

static ObjectId group_waited_for(const Maker *m, uint32_t done) {
    const TraceObject *object = trace_object(m->trace, why_event(m, done)->subject);
    bool is_future = done != EVENT_NONE && object && object->kind == OBJECT_FUTURE;
    const Event *born = is_future ? trace_at(m->trace, object->born) : NULL;
    return born && born->a == FUTURE_GROUP ? born->object : 0;
}

// Where the exception of a failed task was raised; EVENT_NONE: that is not told.
static uint32_t raised_in(const Maker *m, const ModelTask *task) {
    enum { FAR = 1024 };
    uint32_t done = task->future.done_event, raise = EVENT_NONE;
    uint32_t end = done == EVENT_NONE ? 0 : why_event(m, done)->cause;
    if (why_event(m, end)->kind != EVENT_TASK_END) return EVENT_NONE;
    for (uint32_t i = end; i > 0 && i + FAR > end; i--) {
        const Event *e = why_event(m, i - 1);
        if (e->kind == EVENT_TASK_STEP) break;
        if (e->kind != EVENT_RAISE) continue;
        raise = i - 1;
        if (e->a == RAISE_HERE) break;
    }
    return raise;
}

static StringId function_of(const Maker *m, FrameId id) {
    if (!id || id >= m->trace->frames.n) return 0;
    const ModelFrame *frame = &m->model->frames[trace_frame_slot(m->trace, id)];
    bool is_it = frame->code && why_event(m, frame->born)->subject == id;
    return is_it ? event_low(trace_code(m->trace, frame->code)->value) : 0;
}

static void step_of_group(Maker *m, const ModelTask *failed, ObjectId group, uint32_t done) {
    uint32_t raise = raised_in(m, failed);
    StringId function = raise == EVENT_NONE ? 0 : function_of(m, why_event(m, raise)->subject);
    subject(m);
    why_thing(m, "other", failed->future.id);
    if (function) {
        why_add_slot(m->why, "frame", WHY_TEXT, function);
        why_add_slot(m->why, "error", WHY_VALUE, why_event(m, raise)->value);
        because(m, raise, 0);
    } else {
        why_add_slot(m->why, "error", WHY_TEXT, failed->future.value);
    }
    why_say(m, function ? "why.step-group" : "why.step-group-task");
    because(m, failed->future.done_event, failed->future.id);
    because(m, done, group);
}

static bool step_cancelled(Maker *m, uint32_t done) {
    bool is_told = done != EVENT_NONE && done > 0;
    const Event *asked = is_told ? why_event(m, done - 1) : why_event(m, EVENT_NONE);
    ObjectId awaited = why_event(m, done)->subject;
    if (asked->kind == EVENT_TASK_CANCEL && asked->subject == m->event->subject) {
        const ModelTask *failed = failed_behind(m, asked);
        subject(m);
        if (!failed) {
            why_thing(m, "other", asked->object);
            ObjectId by = asked->object ? asked->object : m->event->subject;
            why_say(m, asked->object ? "why.step-cancelled-by" : "why.step-cancelled-loop");
            because(m, done - 1, by);
            because(m, cause_of(m, m->event)->cause, m->event->subject);
            return true;
        }
        why_thing(m, "other", failed->future.id);
        why_say(m, is_of_group(m, failed->group) ? "why.step-cancelled-group"
                                                 : "why.step-cancelled-parent");
        because(m, failed->future.done_event, failed->future.id);
        because(m, done - 1, failed->group);
        return true;
    }
    bool is_task = is_told && trace_object_kind(m->trace, awaited) == OBJECT_TASK;
    if (!is_task) return false;
    subject(m);
    why_thing(m, "other", awaited);
    why_say(m, "why.step-cancelled-task");
    because(m, done, awaited);
    return true;
}

static bool make_step(Maker *m) {
    uint32_t done = filled_before(m, m->event);
    if (m->event->a == STEP_CANCEL) return step_cancelled(m, done);
    ObjectId group = group_waited_for(m, done);
    const ModelTask *failed = first_failed(m, group);
    if (failed) step_of_group(m, failed, group, done);
    return failed != NULL;
}

// ---- from frame to frame

// The FRAME_END with this exception right before, with nothing of the program between; or
// EVENT_NONE.
static uint32_t ended_before(const Maker *m) {
    enum { NEAR = 64 };
    for (uint32_t i = m->index; i > 0 && i + NEAR > m->index; i--) {
        const Event *e = why_event(m, i - 1);
        if (e->kind == EVENT_LINE || e->kind == EVENT_EXPR || e->kind == EVENT_TASK_STEP) break;
        if (e->kind != EVENT_FRAME_END) continue;
        bool is_it = e->a == OUTCOME_EXCEPTION &&
                     event_value_text(e->value) == event_value_text(m->event->value);
        return is_it ? i - 1 : EVENT_NONE;
    }
    return EVENT_NONE;
}

static bool add_frames(Maker *m, const char *name, FrameId id) {
    StringId function = function_of(m, id);
    const ModelFrame *frame = model_frame(m->model, id);
    bool is_module = frame && frame->kind == FRAME_MODULE;
    if (function) why_add_slot(m->why, name, is_module ? WHY_MODULE : WHY_TEXT, function);
    return function != 0;
}

static void add_error(Maker *m) {
    why_add_slot(m->why, "error", WHY_VALUE, m->event->value);
}

static bool came_out(Maker *m, const char *key) {
    uint32_t ended = ended_before(m);
    if (ended == EVENT_NONE || !function_of(m, why_event(m, ended)->subject)) return false;
    if (!add_frames(m, "frame", m->event->subject)) return false;
    add_frames(m, "other", why_event(m, ended)->subject);
    add_error(m);
    why_say(m, key);
    because(m, ended, 0);
    return true;
}

static bool is_cancelled(const Maker *m, EventValue error) {
    static const char name[] = "CancelledError";
    const char *text = trace_text(m->trace, event_value_text(error));
    return strncmp(text, name, sizeof name - 1) == 0;
}

// The task was asked to stop, or what it waited for has been cancelled.
static void came_with_cancel(Maker *m, const Event *step, uint32_t done) {
    const Event *asked = done ? why_event(m, done - 1) : why_event(m, EVENT_NONE);
    bool is_asked = asked->kind == EVENT_TASK_CANCEL && asked->subject == step->subject;
    bool is_task = trace_object_kind(m->trace, why_event(m, done)->subject) == OBJECT_TASK;
    bool is_other = !is_asked && is_task;
    why_thing(m, "other", is_other ? why_event(m, done)->subject : step->subject);
    why_say(m, is_other                            ? "why.frame-thrown-cancelled"
               : !is_cancelled(m, m->event->value) ? "why.frame-thrown-turned"
                                                   : "why.frame-thrown-cancel");
    because(m, is_other ? done : m->event->cause,
            is_other ? why_event(m, done)->subject : step->subject);
}

// It comes from outside the task: from what the task waited for.
static bool came_in(Maker *m, const Event *step) {
    uint32_t done = filled_before(m, step);
    if (done == EVENT_NONE || !add_frames(m, "frame", m->event->subject)) return false;
    const ModelTask *failed = first_failed(m, group_waited_for(m, done));
    add_error(m);
    if (step->a == STEP_CANCEL) {
        came_with_cancel(m, step, done);
    } else if (failed) {
        why_thing(m, "other", failed->future.id);
        why_say(m, "why.frame-thrown-group");
        because(m, failed->future.done_event, failed->future.id);
        because(m, done, failed->group);
    } else if (why_event(m, done)->a == OUTCOME_EXCEPTION) {
        why_thing(m, "other", why_event(m, done)->subject);
        why_say(m, "why.frame-thrown-awaited");
        because(m, done, why_event(m, done)->subject);
    } else {
        why_say(m, "why.frame-thrown-inside");
        because(m, m->event->cause, step->subject);
    }
    return true;
}

// Nobody threw it: what nobody has any more is closed.
static bool was_unneeded(Maker *m) {
    const char *error = trace_text(m->trace, (StringId)(m->event->value >> 1));
    if (m->event->object || strncmp(error, "GeneratorExit", strlen("GeneratorExit")) != 0)
        return false;
    if (!add_frames(m, "frame", m->event->subject)) return false;
    add_error(m);
    why_say(m, "why.frame-thrown-unneeded");
    return true;
}

static bool make_throw(Maker *m) {
    if (came_out(m, "why.frame-thrown-ended") || was_unneeded(m)) return true;
    const Event *cause = cause_of(m, m->event);
    if (cause->kind == EVENT_TASK_STEP) return came_in(m, cause);
    bool is_thrown = cause->kind == EVENT_LINE && cause->subject == m->event->object;
    if (!is_thrown || !function_of(m, m->event->object)) return false;
    if (!add_frames(m, "frame", m->event->subject)) return false;
    add_frames(m, "other", m->event->object);
    add_error(m);
    why_say(m, "why.frame-thrown-by");
    because(m, m->event->cause, 0);
    return true;
}

// A frame through which it comes.
static bool make_raise(Maker *m) {
    if (!m->event->object) return false;
    why_add_slot(m->why, "line", WHY_COUNT, trace_line(m->trace, m->event->object));
    if (came_out(m, "why.raise-through")) return true;
    if (!add_frames(m, "frame", m->event->subject)) return false;
    add_error(m);
    size_t n;
    bool is_raise = strncmp(trace_place_text(m->trace, m->event->object, &n), "raise", 5) == 0;
    why_say(m, is_raise ? "why.raise-anew" : "why.raise-again");
    return true;
}

bool why_failure(const Model *model, uint32_t index, Why *why) {
    const Event *e = trace_at(model->trace, index);
    Maker maker = {model, model->trace, index, e, why};
    bool is_said = false;
    if (e->kind == EVENT_TASK_CANCEL)
        is_said = make_cancel(&maker);
    else if (e->kind == EVENT_TASK_STEP)
        is_said = make_step(&maker);
    else if (e->kind == EVENT_FRAME_RESUME && e->a == RESUME_THROW)
        is_said = make_throw(&maker);
    else if (e->kind == EVENT_RAISE && e->a == RAISE_THROUGH)
        is_said = make_raise(&maker);
    if (!is_said) *why = (Why){0};
    return is_said;
}
