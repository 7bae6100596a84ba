// Which sentence fits an event, and what goes into it. An event's own fields say what happened; its
// chain of causes says why; the model says what the loop looked like when it happened.
#include "trace/why_make.h"

#include <string.h>

#include "base/check.h"

typedef struct Maker {
    const Model *model;
    const Trace *trace;
    uint32_t index; // of the event
    const Event *event;
    Why *why;
} Maker;

// ---- putting a sentence together

static void say(Maker *m, const char *key) {
    m->why->key = key;
}

WhySlot *why_add_slot(Why *why, const char *name, WhySlotKind kind, int64_t value) {
    CHECK(why->n_slots < WHY_SLOTS, "too many slots for %s", name);
    WhySlot *slot = &why->slots[why->n_slots++];
    *slot = (WhySlot){.name = name, .kind = kind, .value = value};
    return slot;
}

void why_slot_is_about(WhySlot *slot, WhyAbout about, uint32_t id, uint32_t of) {
    slot->about = about;
    slot->id = id;
    slot->of = of;
}

static WhySlot *add_slot(Maker *m, const char *name, WhySlotKind kind, int64_t value) {
    return why_add_slot(m->why, name, kind, value);
}

static void count(Maker *m, const char *name, int64_t n) {
    add_slot(m, name, WHY_COUNT, n);
}

static void moment(Maker *m, const char *name, int64_t ns) {
    add_slot(m, name, WHY_TIME, ns);
}

static void text(Maker *m, const char *name, int64_t id) {
    add_slot(m, name, WHY_TEXT, id);
}

void why_add_thing(const Model *model, Why *why, const char *name, ObjectId id) {
    const TraceObject *object = trace_object(model->trace, id);
    const ModelTask *task = model_task(model, id);
    WhySlot *slot;
    if (task) {
        slot = why_add_slot(why, name, WHY_TASK, task->name);
        slot->ordinal = task->future.ordinal;
    } else if (object && object->kind == OBJECT_FUTURE) {
        slot = why_add_slot(why, name, WHY_FUTURE, object->ordinal);
    } else if (object && object->kind == OBJECT_SYNC) {
        const Event *born = trace_at(model->trace, object->born);
        slot = why_add_slot(why, name, WHY_SYNC, born->value);
        slot->sync = (SyncKind)born->a;
        slot->ordinal = object->ordinal;
    } else {
        why_add_slot(why, name, WHY_CALLER, 0);
        return;
    }
    why_slot_is_about(slot, WHY_ABOUT_OBJECT, id, 0);
}

static void thing(Maker *m, const char *name, ObjectId id) {
    why_add_thing(m->model, m->why, name, id);
}

static void subject(Maker *m, ObjectId id) {
    thing(m, "task", id);
    m->why->subject = trace_object(m->trace, id) ? id : 0;
}

// Of the whole run: asyncio.run runs the loop for two more when main is done, and a program may
// call run_until_complete again and again.
static bool is_first(const Maker *m, ObjectId task) {
    return m->model->tasks[1].future.id == task;
}

void why_add_cause(Why *why, uint32_t event, ObjectId object, HandleId handle) {
    CHECK(why->n_causes < WHY_CAUSES, "too many causes for %s", why->key);
    why->causes[why->n_causes++] = (WhyCause){event, object, handle};
}

static void because(Maker *m, uint32_t event, ObjectId object, HandleId handle) {
    why_add_cause(m->why, event, object, handle);
}

// ---- looking along the causes

static const Event *at(const Maker *m, uint32_t index) {
    static const Event none = {.kind = EVENT_KINDS, .cause = EVENT_NONE};
    return index == EVENT_NONE ? &none : trace_at(m->trace, index);
}

// The event of [kind] about [object] shortly before; EVENT_NONE if there is none.
static uint32_t shortly_before(const Maker *m, EventKind kind, ObjectId object) {
    for (uint32_t i = m->index; i > 0 && i + 16 > m->index;)
        if (at(m, --i)->kind == kind && at(m, i)->object == object) return i;
    return EVENT_NONE;
}

// The task in whose turn, or at whose request, [index] happened; 0: none.
static ObjectId actor(const Maker *m, uint32_t index) {
    const Event *cause = at(m, at(m, index)->cause);
    if (cause->kind == EVENT_TASK_CANCEL) return cause->object;
    return cause->kind == EVENT_TASK_STEP || cause->kind == EVENT_TASK_END ? cause->subject : 0;
}

static FutureFor future_use(const Maker *m, ObjectId future) {
    const TraceObject *object = trace_object(m->trace, future);
    if (!object || object->kind != OBJECT_FUTURE) return FUTURE_PLAIN;
    return (FutureFor)trace_at(m->trace, object->born)->a;
}

// What the future belongs to: a lock, a queue, a task …
static ObjectId future_owner(const Maker *m, ObjectId future) {
    const TraceObject *object = trace_object(m->trace, future);
    if (!object || object->kind != OBJECT_FUTURE) return 0;
    return trace_at(m->trace, object->born)->object;
}

// The task that a handle or future is for, as far as it is known; else 0.
static ObjectId task_for(const Maker *m, ObjectId whom) {
    if (trace_object_kind(m->trace, whom) == OBJECT_TASK) return whom;
    const ModelFuture *future = model_future(m->model, whom);
    ObjectId task = future ? model_first_waiting_task(m->model, future) : 0;
    if (!task) task = future_owner(m, whom);
    return trace_object_kind(m->trace, task) == OBJECT_TASK ? task : 0;
}

// ---- a task runs

// The place in the ready queue is the last reason of every step.
static void first_in_queue(Maker *m, uint32_t made_ready) {
    because(m, made_ready, m->event->subject, at(m, made_ready)->subject);
}

static void step_after_timer(Maker *m, uint32_t made_ready, uint32_t done, uint32_t due,
                             const char *key) {
    say(m, key);
    moment(m, "at", at(m, due)->time_ns);
    thing(m, "future", at(m, done)->subject);
    because(m, due, at(m, due)->object, at(m, due)->subject);
    because(m, done, at(m, done)->subject, 0);
    first_in_queue(m, made_ready);
}

static void step_after_sync(Maker *m, uint32_t made_ready, uint32_t done, const char *key) {
    ObjectId sync = future_owner(m, at(m, done)->subject);
    say(m, key);
    thing(m, "other", actor(m, done));
    thing(m, "sync", sync);
    bool is_told = done > 0 && at(m, done - 1)->kind == EVENT_SYNC_STATE;
    because(m, is_told ? done - 1 : done, sync, 0);
    first_in_queue(m, made_ready);
}

// The future is gather's, wait's …: another one that is done has filled it.
static void step_after_parts(Maker *m, uint32_t made_ready, uint32_t done) {
    uint32_t begin = at(m, done)->cause;
    uint32_t call = at(m, begin)->cause;
    if (at(m, call)->kind == EVENT_TIMER_DUE) {
        step_after_timer(m, made_ready, done, call, "why.step-timeout");
        return;
    }
    uint32_t part = at(m, done)->cause == EVENT_NONE ? EVENT_NONE : at(m, call)->cause;
    thing(m, "future", at(m, done)->subject);
    if (at(m, part)->kind == EVENT_FUTURE_DONE) {
        say(m, "why.step-part");
        thing(m, "other", at(m, part)->subject);
        because(m, part, at(m, part)->subject, 0);
        because(m, done, at(m, done)->subject, 0);
    } else {
        say(m, "why.step-filled");
        thing(m, "other", actor(m, done));
        because(m, done, at(m, done)->subject, 0);
    }
    first_in_queue(m, made_ready);
}

static void step_after_future(Maker *m, uint32_t made_ready, uint32_t done) {
    ObjectId future = at(m, done)->subject;
    if (trace_object_kind(m->trace, future) == OBJECT_TASK) {
        say(m, "why.step-joined");
        thing(m, "other", future);
        because(m, done, future, 0);
        first_in_queue(m, made_ready);
        return;
    }
    switch (future_use(m, future)) {
    case FUTURE_SLEEP: {
        uint32_t due = at(m, at(m, done)->cause)->cause;
        if (at(m, due)->kind != EVENT_TIMER_DUE) break;
        step_after_timer(m, made_ready, done, due, "why.step-timer");
        return;
    }
    case FUTURE_LOCK: step_after_sync(m, made_ready, done, "why.step-lock"); return;
    case FUTURE_SEMAPHORE: step_after_sync(m, made_ready, done, "why.step-semaphore"); return;
    case FUTURE_EVENT: step_after_sync(m, made_ready, done, "why.step-event"); return;
    case FUTURE_CONDITION: step_after_sync(m, made_ready, done, "why.step-condition"); return;
    case FUTURE_GET: step_after_sync(m, made_ready, done, "why.step-get"); return;
    case FUTURE_PUT: step_after_sync(m, made_ready, done, "why.step-put"); return;
    case FUTURE_JOIN: step_after_sync(m, made_ready, done, "why.step-worked-off"); return;
    case FUTURE_GATHER:
    case FUTURE_WAIT:
    case FUTURE_SHIELD:
    case FUTURE_GROUP: step_after_parts(m, made_ready, done); return;
    default: break;
    }
    say(m, "why.step-filled");
    thing(m, "other", actor(m, done));
    thing(m, "future", future);
    because(m, done, future, 0);
    first_in_queue(m, made_ready);
}

// Asked to stop while it waited; where the chain does not lead to that request, it was ready
// already or what it waited for was cancelled by somebody else.
static void step_cancelled(Maker *m, uint32_t made_ready) {
    uint32_t asked = at(m, at(m, made_ready)->cause)->cause;
    if (at(m, asked)->kind != EVENT_TASK_CANCEL || at(m, asked)->subject != m->event->subject) {
        say(m, "why.step-cancelled");
    } else {
        say(m, at(m, asked)->object ? "why.step-cancelled-by" : "why.step-cancelled-loop");
        thing(m, "other", at(m, asked)->object);
        because(m, asked, at(m, asked)->object, 0);
    }
    first_in_queue(m, made_ready);
}

static void step_broken(Maker *m, uint32_t made_ready, uint32_t done) {
    say(m, "why.step-exception");
    text(m, "error", at(m, done)->value);
    thing(m, "other", at(m, done)->subject);
    because(m, done, at(m, done)->subject, 0);
    first_in_queue(m, made_ready);
}

static void make_step(Maker *m) {
    subject(m, m->event->subject);
    uint32_t made_ready = at(m, m->event->cause)->cause;
    uint32_t reason = at(m, made_ready)->cause;
    const Event *why = at(m, reason);
    if (at(m, made_ready)->kind != EVENT_CALL_SOON) {
        say(m, "why.step-plain");
    } else if (m->event->a == STEP_CANCEL) {
        step_cancelled(m, made_ready);
    } else if (why->kind == EVENT_FUTURE_DONE && m->event->a == STEP_EXCEPTION) {
        step_broken(m, made_ready, reason);
    } else if (why->kind == EVENT_FUTURE_DONE) {
        step_after_future(m, made_ready, reason);
    } else if (why->kind == EVENT_TASK_NEW) {
        say(m, why->object                 ? "why.step-first"
               : is_first(m, why->subject) ? "why.step-main"
                                           : "why.step-later");
        thing(m, "other", why->object);
        because(m, reason, why->object, 0);
        first_in_queue(m, made_ready);
    } else if (why->kind == EVENT_TASK_YIELD) {
        say(m, "why.step-yield");
        because(m, reason, m->event->subject, 0);
        first_in_queue(m, made_ready);
    } else {
        say(m, "why.step-queue");
        first_in_queue(m, made_ready);
    }
}

// ---- a task waits

static void await_timer(Maker *m) {
    uint32_t set = shortly_before(m, EVENT_CALL_AT, m->event->object);
    if (set == EVENT_NONE) {
        say(m, "why.await-future");
        return;
    }
    say(m, "why.await-timer");
    moment(m, "at", at(m, set)->value);
    because(m, set, m->event->object, at(m, set)->subject);
}

static void await_sync(Maker *m, const char *key) {
    ObjectId id = future_owner(m, m->event->object);
    const ModelSync *sync = model_sync(m->model, id);
    say(m, key);
    thing(m, "sync", id);
    count(m, "n", !sync ? 0 : sync->what == SYNC_QUEUE ? sync->value : sync->n_waiters);
}

static void await_lock(Maker *m) {
    ObjectId id = future_owner(m, m->event->object);
    const ModelSync *sync = model_sync(m->model, id);
    bool is_held = sync && sync->holder;
    say(m, is_held ? "why.await-held" : "why.await-lock");
    thing(m, "sync", id);
    if (!is_held) return;
    thing(m, "other", sync->holder);
    because(m, sync->last_event, sync->holder, 0);
}

static void await_parts(Maker *m) {
    const ModelFuture *future = model_future(m->model, m->event->object);
    uint32_t n = future ? future->n_parts : 0;
    say(m, n > 1 ? "why.await-parts" : "why.await-future");
    count(m, "n", future ? future->n_parts_done : 0);
    count(m, "of", n);
}

static void make_await(Maker *m) {
    ObjectId future = m->event->object;
    subject(m, m->event->subject);
    thing(m, "future", future);
    if (trace_object_kind(m->trace, future) == OBJECT_TASK) {
        say(m, "why.await-task");
        return;
    }
    switch (future_use(m, future)) {
    case FUTURE_SLEEP: await_timer(m); break;
    case FUTURE_LOCK: await_lock(m); break;
    case FUTURE_SEMAPHORE: await_sync(m, "why.await-semaphore"); break;
    case FUTURE_EVENT: await_sync(m, "why.await-event"); break;
    case FUTURE_CONDITION: await_sync(m, "why.await-condition"); break;
    case FUTURE_GET: await_sync(m, "why.await-get"); break;
    case FUTURE_PUT: await_sync(m, "why.await-put"); break;
    case FUTURE_JOIN: await_sync(m, "why.await-join"); break;
    case FUTURE_GROUP: say(m, "why.await-group"); break;
    case FUTURE_GATHER:
    case FUTURE_WAIT: await_parts(m); break;
    case FUTURE_IO: say(m, "why.await-io"); break;
    case FUTURE_WORKER: say(m, "why.await-worker"); break;
    default: say(m, "why.await-future");
    }
}

// ---- a task begins, ends, is cancelled

static void make_end(Maker *m) {
    const char *value = trace_text(m->trace, (StringId)m->event->value);
    bool is_nothing = !*value || strcmp(value, "None") == 0;
    subject(m, m->event->subject);
    text(m, "value", m->event->value);
    say(m, m->event->a == OUTCOME_EXCEPTION   ? "why.end-exception"
           : m->event->a == OUTCOME_CANCELLED ? "why.end-cancelled"
           : m->event->a == OUTCOME_PENDING   ? "why.end-destroyed"
           : is_nothing                       ? "why.end-nothing"
                                              : "why.end-value");
    if (m->event->a != OUTCOME_PENDING) because(m, m->event->cause, m->event->subject, 0);
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \n")] == '\0';
}

static void make_task(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_TASK_STEP: make_step(m); return;
    case EVENT_TASK_AWAIT: make_await(m); return;
    case EVENT_TASK_END: make_end(m); return;
    default: break;
    }
    subject(m, e->subject);
    switch ((EventKind)e->kind) {
    case EVENT_TASK_NEW:
        say(m, e->object                 ? "why.task-new"
               : is_first(m, e->subject) ? "why.task-main"
                                         : "why.task-later");
        thing(m, "other", e->object);
        break;
    case EVENT_TASK_NAME: {
        const ModelTask *task = model_task(m->model, e->subject);
        say(m, "why.task-name");
        text(m, "earlier", task ? task->earlier_name : 0);
        break;
    }
    case EVENT_TASK_YIELD:
        say(m, m->model->now.n_ready ? "why.yield" : "why.yield-alone");
        count(m, "n", m->model->now.n_ready);
        break;
    case EVENT_TASK_CANCEL:
        say(m, e->object ? "why.cancel" : "why.cancel-loop");
        thing(m, "other", e->object);
        break;
    case EVENT_OUTPUT:
        if (!e->subject && m->trace->sources.n > 1) {
            *m->why = (Why){0};
            why_program(m->model, m->index, m->why);
            return;
        }
        say(m, is_blank(trace_text(m->trace, (StringId)e->value)) ? "why.output-blank"
               : e->a == 2                                        ? "why.output-error"
                                                                  : "why.output");
        text(m, "text", e->value);
        break;
    default: say(m, "why.mark"); break;
    }
}

// ---- futures

static void task_done(Maker *m, Outcome outcome) {
    say(m, outcome == OUTCOME_RESULT      ? "why.done-task"
           : outcome == OUTCOME_EXCEPTION ? "why.done-task-exception"
                                          : "why.done-task-cancelled");
}

static void make_done(Maker *m) {
    const Event *e = m->event;
    uint32_t call = at(m, e->cause)->cause;
    uint32_t part = at(m, call)->cause;
    thing(m, "future", e->subject);
    text(m, "value", e->value);
    if (trace_object_kind(m->trace, e->subject) == OBJECT_TASK) {
        task_done(m, (Outcome)e->a);
    } else if (e->a == OUTCOME_RESULT && at(m, call)->kind == EVENT_TIMER_DUE) {
        say(m, "why.done-timer");
        moment(m, "at", at(m, call)->time_ns);
        because(m, call, e->subject, at(m, call)->subject);
    } else if (e->a != OUTCOME_CANCELLED && at(m, e->cause)->kind == EVENT_HANDLE_BEGIN &&
               at(m, part)->kind == EVENT_FUTURE_DONE) {
        say(m, e->a == OUTCOME_RESULT ? "why.done-part" : "why.done-part-exception");
        thing(m, "other", at(m, part)->subject);
        because(m, part, at(m, part)->subject, 0);
    } else {
        say(m, e->a == OUTCOME_RESULT      ? "why.done"
               : e->a == OUTCOME_EXCEPTION ? "why.done-exception"
                                           : "why.done-cancelled");
        thing(m, "other", actor(m, m->index));
    }
}

static void make_future(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_FUTURE_DONE: make_done(m); return;
    case EVENT_FUTURE_NEW: say(m, "why.future-new"); break;
    case EVENT_FUTURE_CALLBACK:
        say(m, e->a ? "why.future-unwatched" : "why.future-watched");
        thing(m, "other", e->object);
        break;
    default: say(m, "why.future-drop"); break;
    }
    thing(m, "future", e->subject);
}

// ---- locks, queues

// [n] tasks wait or wake.
static const char *sync_key(SyncKind kind, SyncVerb verb, int64_t n) {
    bool is_semaphore = kind == SYNC_SEMAPHORE, is_barrier = kind == SYNC_BARRIER;
    switch (verb) {
    case SYNC_ACQUIRE: return is_semaphore ? "why.semaphore-acquire" : "why.lock-acquire";
    case SYNC_RELEASE:
        if (is_barrier) return "why.barrier-leave";
        if (is_semaphore) return "why.semaphore-release";
        return n ? "why.lock-release" : "why.lock-release-free";
    case SYNC_SET:
        if (is_barrier) return "why.barrier-break";
        return n ? "why.event-set" : "why.event-set-nobody";
    case SYNC_CLEAR: return is_barrier ? "why.barrier-reset" : "why.event-clear";
    case SYNC_NOTIFY: return "why.condition-notify";
    case SYNC_PUT: return "why.queue-put";
    case SYNC_GET: return "why.queue-get";
    case SYNC_TASK_DONE: return "why.queue-done";
    case SYNC_JOIN: return "why.queue-join";
    case SYNC_DROP: return "why.sync-drop";
    case SYNC_WAIT: return is_barrier ? "why.barrier-wait" : "why.sync-wait";
    }
    return "why.sync-wait";
}

// A task, or else a thread, which is no task and has its name in the event.
static void sync_subject(Maker *m) {
    const Event *e = m->event;
    const ModelSync *sync = model_sync(m->model, e->subject);
    bool is_queue = e->a == SYNC_PUT || e->a == SYNC_GET;
    if (!e->object && event_high(e->value) && sync && is_queue)
        add_slot(m, "task", WHY_MODULE, 0);
    else if (!e->object && event_high(e->value) && sync)
        add_slot(m, "task", WHY_TEXT, event_high(e->value));
    else
        subject(m, e->object);
}

static void make_sync(Maker *m) {
    const Event *e = m->event;
    const ModelSync *sync = model_sync(m->model, e->subject);
    if (e->kind == EVENT_SYNC_NEW) {
        say(m, "why.sync-new");
        thing(m, "sync", e->subject);
        return;
    }
    bool is_lock = e->a == SYNC_RELEASE && sync && sync->what == SYNC_LOCK;
    int64_t n = is_lock ? sync->n_waiters + sync->n_blocked : event_low(e->value);
    sync_subject(m);
    say(m, sync_key(sync ? sync->what : SYNC_LOCK, (SyncVerb)e->a, n));
    thing(m, "sync", e->subject);
    count(m, "n", n);
    count(m, "of", sync ? sync->capacity : 0);
}

// ---- handles

static void make_call_soon(Maker *m) {
    const Event *e = m->event;
    const Event *cause = at(m, e->cause);
    count(m, "n", m->model->now.n_ready);
    if (e->a == HANDLE_TASK_WAKE && cause->kind == EVENT_FUTURE_DONE) {
        say(m, "why.ready-wake");
        subject(m, e->object);
        thing(m, "future", cause->subject);
        because(m, e->cause, cause->subject, 0);
    } else if (e->a == HANDLE_TASK_STEP || e->a == HANDLE_TASK_WAKE) {
        say(m, "why.ready");
        subject(m, e->object);
    } else {
        say(m, e->value ? "why.ready-call" : "why.ready-callback");
        text(m, "call", e->value);
    }
}

static void make_timer_due(Maker *m) {
    ObjectId task = task_for(m, m->event->object);
    const Event *set = at(m, m->event->cause);
    say(m, task ? "why.timer-due" : "why.timer-due-callback");
    subject(m, task);
    moment(m, "at", set->kind == EVENT_CALL_AT ? set->value : m->event->time_ns);
    count(m, "n", m->model->now.n_ready);
}

static void make_begin(Maker *m) {
    const ModelHandle *handle = model_running(m->model);
    ObjectId task = handle ? task_for(m, handle->whom) : 0;
    bool is_turn = task && handle->whom == task && handle->what != HANDLE_CALLBACK;
    say(m, is_turn ? "why.begin-task" : task ? "why.begin-timer" : "why.begin-callback");
    subject(m, task);
    because(m, m->event->cause, task, m->event->subject);
}

static void make_handle(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_CALL_SOON: make_call_soon(m); break;
    case EVENT_CALL_AT: {
        ObjectId task = task_for(m, e->object);
        say(m, task ? "why.timer-set" : "why.timer-set-callback");
        subject(m, task);
        moment(m, "at", e->value);
        break;
    }
    case EVENT_TIMER_DUE: make_timer_due(m); break;
    case EVENT_HANDLE_CANCEL: say(m, "why.call-cancel"); break;
    case EVENT_HANDLE_BEGIN: make_begin(m); break;
    default:
        say(m, at(m, e->cause)->kind == EVENT_HANDLE_BEGIN ? "why.end-of-call" : "why.passed-over");
        count(m, "n", m->model->now.n_ready);
    }
}

// ---- the loop

// The loop sleeps: until when, and whose timer that is.
static void make_timeout(Maker *m) {
    const ModelHandle *next = NULL;
    if (m->event->value < 0) {
        say(m, "why.timeout-forever");
    } else if (m->event->value == 0 || !model_next_timers(m->model, &next, 1)) {
        say(m, "why.timeout-none");
        count(m, "n", m->model->now.n_ready);
    } else {
        ObjectId task = task_for(m, next->whom);
        say(m, task ? "why.sleep" : "why.sleep-callback");
        moment(m, "at", next->due_ns);
        thing(m, "other", task);
        because(m, next->born, task, next->id);
    }
}

static void make_phase(Maker *m) {
    switch ((LoopPhase)m->event->a) {
    case PHASE_TIMEOUT: make_timeout(m); break;
    case PHASE_POLL:
        say(m, "why.poll");
        count(m, "n", m->model->now.by_state[STATE_ON_IO]);
        break;
    case PHASE_TIMERS:
        say(m, "why.timers");
        moment(m, "at", m->event->time_ns);
        break;
    case PHASE_RUN:
        say(m, m->event->value ? "why.run" : "why.run-nothing");
        count(m, "n", m->event->value);
        break;
    }
}

static void make_deadlock(Maker *m) {
    const ModelTask *task = model_task(m->model, m->event->object);
    ObjectId future = task ? task->awaits : 0;
    ObjectId owner = future_owner(m, future);
    const ModelSync *sync = model_sync(m->model, owner);
    bool is_held = sync && sync->holder;
    say(m, is_held ? "why.deadlock-held" : "why.deadlock");
    subject(m, m->event->object);
    thing(m, "what", sync ? owner : future);
    if (!is_held) return;
    thing(m, "other", sync->holder);
    because(m, sync->last_event, sync->holder, 0);
}

static void make_run_end(Maker *m) {
    const ModelNow *now = &m->model->now;
    const ModelTask *main = now->n_tasks ? &m->model->tasks[1] : NULL;
    bool is_over = main && state_is_over(main->state);
    if (m->trace->sources.n > 1) {
        static const char *const keys[] = {[RUN_FINISHED] = "why.program-end",
                                           [RUN_FAILED] = "why.program-failed",
                                           [RUN_DEADLOCK] = "why.program-deadlock",
                                           [RUN_STOPPED] = "why.program-stopped"};
        const Event *told = m->index ? trace_at(m->trace, m->index - 1) : NULL;
        if (trace_is_unreadable(m->trace) && told && told->kind == EVENT_OUTPUT) {
            say(m, "why.program-unreadable");
            why_add_slot(m->why, "text", WHY_TEXT, told->value);
            return;
        }
        say(m, keys[m->event->a]);
        moment(m, "at", m->event->time_ns);
        return;
    }
    switch ((RunEnd)m->event->a) {
    case RUN_FINISHED: say(m, is_over ? "why.run-end-finished" : "why.run-end-nothing-left"); break;
    case RUN_FAILED: say(m, is_over ? "why.run-end-failed" : "why.run-end-stopped"); break;
    case RUN_DEADLOCK: say(m, "why.run-end-deadlock"); break;
    case RUN_STOPPED: say(m, "why.run-end-stopped"); break;
    }
    moment(m, "at", m->event->time_ns);
    uint32_t n_waiting = now->by_state[STATE_ON_TIMER] + now->by_state[STATE_ON_FUTURE] +
                         now->by_state[STATE_ON_IO] + now->by_state[STATE_IN_WORKER];
    count(m, "n", n_waiting);
    if (!is_over) return;
    thing(m, "other", main->future.id);
    because(m, main->since_event, main->future.id, 0);
}

static void make_clock(Maker *m) {
    const Event *e = m->event;
    bool worked = e->a == CLOCK_WORKED && model_task(m->model, e->subject);
    bool has_loop = m->model->now.n_tasks > 0;
    say(m, worked ? "why.clock-worked" : has_loop ? "why.clock-slept" : "why.clock-waited");
    if (worked) subject(m, e->subject);
    moment(m, "for", e->value);
    moment(m, "at", e->time_ns);
}

static void make_loop(Maker *m) {
    switch ((EventKind)m->event->kind) {
    case EVENT_RUN_BEGIN:
        say(m, m->event->value ? "why.run-begin" : "why.run-begin-nameless");
        text(m, "program", m->event->value);
        break;
    case EVENT_RUN_END: make_run_end(m); break;
    case EVENT_ITERATION:
        say(m, m->model->now.n_ready ? "why.iteration" : "why.iteration-idle");
        count(m, "i", m->event->value);
        count(m, "n", m->model->now.n_ready);
        break;
    case EVENT_PHASE: make_phase(m); break;
    case EVENT_CLOCK: make_clock(m); break;
    default: make_deadlock(m); break;
    }
}

// ---- all kinds

bool why_make(const Model *model, Why *why) {
    *why = (Why){0};
    const Event *event = model_event(model);
    if (!event) return false;
    if (why_failure(model, model->now.n - 1, why)) return true;
    if (event_is_of_program(event)) {
        why_program(model, model->now.n - 1, why);
        return true;
    }
    Maker maker = {model, model->trace, model->now.n - 1, event, why};
    switch ((EventKind)event->kind) {
    case EVENT_TASK_NEW:
    case EVENT_TASK_NAME:
    case EVENT_TASK_STEP:
    case EVENT_TASK_YIELD:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_CANCEL:
    case EVENT_TASK_END:
    case EVENT_OUTPUT:
    case EVENT_MARK: make_task(&maker); break;
    case EVENT_FUTURE_NEW:
    case EVENT_FUTURE_CALLBACK:
    case EVENT_FUTURE_DONE:
    case EVENT_FUTURE_DROP: make_future(&maker); break;
    case EVENT_SYNC_NEW:
    case EVENT_SYNC_STATE: make_sync(&maker); break;
    case EVENT_CALL_SOON:
    case EVENT_CALL_AT:
    case EVENT_TIMER_DUE:
    case EVENT_HANDLE_CANCEL:
    case EVENT_HANDLE_BEGIN:
    case EVENT_HANDLE_END: make_handle(&maker); break;
    default: make_loop(&maker); break;
    }
    return true;
}

bool why_make_hold(const Model *model, const Hold *hold, Why *why) {
    *why = (Why){0};
    const Event *event = trace_at(model->trace, hold->clock);
    Maker maker = {model, model->trace, hold->clock, event, why};
    if (!model_task(model, event->subject)) return false;
    subject(&maker, event->subject);
    moment(&maker, "at", hold->from_ns);
    PlaceId place = hold_place(model->trace, hold);
    say(&maker, place ? "why.holds" : "why.holds-working");
    if (!place) return true;
    why_add_slot(why, "call", WHY_SOURCE, place);
    because(&maker, hold_line(model->trace, hold), event->subject, 0);
    return true;
}

bool why_matters(const Trace *trace, const Event *event) {
    switch ((EventKind)event->kind) {
    case EVENT_RUN_BEGIN:
    case EVENT_RUN_END:
    case EVENT_DEADLOCK:
    case EVENT_TIMER_DUE:
    case EVENT_TASK_NEW:
    case EVENT_TASK_NAME:
    case EVENT_TASK_STEP:
    case EVENT_TASK_YIELD:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_CANCEL:
    case EVENT_TASK_END:
    case EVENT_FRAME_NEW:
    case EVENT_FRAME_RESUME:
    case EVENT_FRAME_SUSPEND:
    case EVENT_FRAME_END:
    case EVENT_LINE:
    case EVENT_EXPR:
    case EVENT_RAISE:
    case EVENT_OUTPUT: return true;
    case EVENT_SYNC_STATE: return event->a != SYNC_DROP;
    case EVENT_VARIABLE: return event->a != VARIABLE_GONE;
    case EVENT_FUTURE_DONE: // a task's follows its end
        return trace_object_kind(trace, event->subject) == OBJECT_FUTURE;
    case EVENT_CLOCK: return event->a == CLOCK_WORKED;
    case EVENT_PHASE: return event->a == PHASE_TIMEOUT && event->value > 0;
    default: return false;
    }
}
