// What the events of a program in the lesson language do to a model: frames, where they are, who
// called whom, and their variables.
#include "trace/fold.h"

static uint32_t slot_of(const Model *m, const ModelFrame *frame) {
    return frame ? (uint32_t)(frame - m->frames) : 0;
}

// [frame] is at a place, since this event.
static void be_at(Model *m, ModelFrame *frame, FrameAt at, PlaceId place, EventValue value) {
    SET(m, frame->at, at);
    SET(m, frame->place, place);
    SET(m, frame->value, value);
    SET(m, frame->at_event, m->now.n);
}

static void set_state(Model *m, ModelFrame *frame, FrameState state) {
    SET(m, frame->state, state);
    SET(m, frame->since, m->now.n);
}

// ---- variables

static ModelVariable *find_variable(const Model *m, const ModelFrame *frame, StringId name) {
    uint32_t slot = frame->first_variable;
    while (slot && m->variables[slot].name != name)
        slot = m->variables[slot].next;
    return slot ? &m->variables[slot] : NULL;
}

static void add_variable(Model *m, ModelFrame *frame, const Event *e) {
    uint32_t slot = m->now.free_variable;
    if (slot)
        SET(m, m->now.free_variable, m->variables[slot].next);
    else
        SET(m, m->now.n_variables, slot = m->now.n_variables + 1);
    SET(m, m->variables[slot],
        (ModelVariable){.name = e->object,
                        .scope = (VariableScope)e->a,
                        .value = e->value,
                        .changed = m->now.n});
    if (frame->last_variable)
        SET(m, m->variables[frame->last_variable].next, slot);
    else
        SET(m, frame->first_variable, slot);
    SET(m, frame->last_variable, slot);
}

// One that is deleted stays in the chain, as gone: it may come again.
static void variable_event(Model *m, ModelFrame *frame, const Event *e) {
    ModelVariable *variable = find_variable(m, frame, e->object);
    if (!variable) {
        add_variable(m, frame, e);
        return;
    }
    SET(m, variable->before, variable->scope == VARIABLE_GONE ? 0 : variable->value);
    SET(m, variable->scope, (VariableScope)e->a);
    SET(m, variable->value, e->value);
    SET(m, variable->changed, m->now.n);
}

static void forget_variables(Model *m, ModelFrame *frame) {
    if (!frame->first_variable) return;
    SET(m, m->variables[frame->last_variable].next, m->now.free_variable);
    SET(m, m->now.free_variable, frame->first_variable);
    SET(m, frame->first_variable, 0);
    SET(m, frame->last_variable, 0);
}

// ---- frames

// [frame] is the innermost one, on top of [caller].
static void run_frame(Model *m, ModelFrame *frame, FrameId caller) {
    set_state(m, frame, FRAME_RUNNING);
    SET(m, frame->caller, caller);
    SET(m, m->now.running_frame, slot_of(m, frame));
}

// [frame] is it no longer.
static void leave_frame(Model *m, ModelFrame *frame) {
    if (m->now.running_frame == slot_of(m, frame))
        SET(m, m->now.running_frame, slot_of(m, model_frame_slot(m, frame->caller)));
    if (frame->caller) SET(m, frame->caller, 0);
}

static void frame_new(Model *m, const Event *e) {
    uint32_t slot = trace_frame_slot(m->trace, e->subject);
    if (slot > m->now.n_frames) SET(m, m->now.n_frames, slot);
    ModelFrame *frame = &m->frames[slot];
    FrameKind kind = (FrameKind)trace_code(m->trace, e->object)->a;
    SET(m, *frame,
        (ModelFrame){.id = e->subject,
                     .code = e->object,
                     .kind = kind,
                     .state = FRAME_CREATED,
                     .born = m->now.n,
                     .since = m->now.n,
                     .at_event = m->now.n});
    ModelFrame *caller = model_frame_slot(m, event_low(e->value));
    if (kind >= FRAME_GENERATOR) return;
    if (caller) be_at(m, caller, FRAME_AT_CALL, event_high(e->value), 0);
    run_frame(m, frame, event_low(e->value));
}

static void cut_delegation(Model *m, ModelFrame *frame) {
    ModelFrame *delegate = model_frame_slot(m, frame->delegate);
    if (delegate) SET(m, delegate->parent, 0);
    if (frame->delegate) SET(m, frame->delegate, 0);
}

static void frame_resume(Model *m, ModelFrame *frame, const Event *e) {
    cut_delegation(m, frame);
    ModelFrame *caller = model_frame_slot(m, e->object);
    if (caller && caller->at != FRAME_AT_CALL)
        be_at(m, caller, FRAME_AT_CALL, caller->place, caller->value);
    bool is_first = frame->state == FRAME_CREATED;
    be_at(m, frame, is_first ? FRAME_AT_LINE : FRAME_AT_WOKEN, frame->place, e->value);
    SET(m, frame->how, (ResumeHow)e->a);
    SET(m, frame->n_resumed, frame->n_resumed + 1);
    run_frame(m, frame, e->object);
}

static void frame_suspend(Model *m, ModelFrame *frame, const Event *e) {
    bool delegates = e->a == SUSPEND_DELEGATE;
    be_at(m, frame, FRAME_AT_YIELD, e->object, delegates ? 0 : e->value);
    leave_frame(m, frame);
    set_state(m, frame, FRAME_SUSPENDED);
    ModelFrame *delegate = delegates ? model_frame_slot(m, (FrameId)e->value) : NULL;
    if (!delegate) return;
    SET(m, frame->delegate, delegate->id);
    SET(m, delegate->parent, frame->id);
}

static void frame_end(Model *m, ModelFrame *frame, const Event *e) {
    cut_delegation(m, frame);
    leave_frame(m, frame);
    set_state(m, frame, FRAME_OVER);
    SET(m, frame->outcome, (Outcome)e->a);
    SET(m, frame->result, e->value);
    if (frame->kind >= FRAME_GENERATOR) return;
    forget_variables(m, frame);
    SET(m, frame->id, 0);
}

static void frame_drop(Model *m, ModelFrame *frame) {
    cut_delegation(m, frame);
    ModelFrame *parent = model_frame_slot(m, frame->parent);
    if (parent) SET(m, parent->delegate, 0);
    leave_frame(m, frame);
    forget_variables(m, frame);
    SET(m, frame->id, 0);
}

// A frame does something, so it is the innermost one: another thread may have run before.
static void be_innermost(Model *m, const ModelFrame *frame) {
    uint32_t slot = slot_of(m, frame);
    if (frame->state == FRAME_RUNNING && m->now.running_frame != slot)
        SET(m, m->now.running_frame, slot);
}

void fold_program(Model *m, const Event *e) {
    if (e->kind == EVENT_FRAME_NEW) {
        frame_new(m, e);
        SET(m, m->now.last_frame, e->subject);
        return;
    }
    ModelFrame *frame = model_frame_slot(m, e->kind == EVENT_TASK_FRAME ? e->object : e->subject);
    if (!frame) return;
    SET(m, m->now.last_frame, frame->id);
    if (e->kind == EVENT_LINE || e->kind == EVENT_EXPR || e->kind == EVENT_RAISE)
        be_innermost(m, frame);
    switch ((EventKind)e->kind) {
    case EVENT_FRAME_RESUME: frame_resume(m, frame, e); break;
    case EVENT_FRAME_SUSPEND: frame_suspend(m, frame, e); break;
    case EVENT_FRAME_END: frame_end(m, frame, e); break;
    case EVENT_FRAME_DROP: frame_drop(m, frame); break;
    case EVENT_TASK_FRAME: {
        ModelTask *task = model_task_slot(m, e->subject);
        SET(m, frame->task, e->subject);
        if (task) SET(m, task->frame, frame->id);
        break;
    }
    case EVENT_LINE:
        SET(m, frame->line, e->object);
        SET(m, m->now.n_lines, m->now.n_lines + 1);
        be_at(m, frame, FRAME_AT_LINE, 0, 0);
        break;
    case EVENT_EXPR: be_at(m, frame, FRAME_AT_VALUE, e->object, e->value); break;
    case EVENT_RAISE: be_at(m, frame, FRAME_AT_RAISE, e->object, e->value); break;
    default: variable_event(m, frame, e); break;
    }
}
