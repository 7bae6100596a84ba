// Which sentence fits an event, and what goes into it. An event's own fields say what happened; its
// chain of causes says why; the model says what the loop looked like when it happened.
#include "trace/why_make.h"

#include <string.h>

#include "base/check.h"

typedef WhyMaker Maker;

// ---- putting a sentence together

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

void why_subject(WhyMaker *m, ObjectId id) {
    why_thing(m, "task", id);
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

// ---- looking along the causes

const Event *why_event(const WhyMaker *m, uint32_t index) {
    static const Event none = {.kind = EVENT_KINDS, .cause = EVENT_NONE};
    return index == EVENT_NONE ? &none : trace_at(m->trace, index);
}

// The event of [kind] about [object] shortly before; EVENT_NONE if there is none.
static uint32_t shortly_before(const Maker *m, EventKind kind, ObjectId object) {
    for (uint32_t i = m->index; i > 0 && i + 16 > m->index;)
        if (why_event(m, --i)->kind == kind && why_event(m, i)->object == object) return i;
    return EVENT_NONE;
}

// The task in whose turn, or at whose request, [index] happened; 0: none.
static ObjectId actor(const Maker *m, uint32_t index) {
    const Event *cause = why_event(m, why_event(m, index)->cause);
    if (cause->kind == EVENT_TASK_CANCEL) return cause->object;
    return cause->kind == EVENT_TASK_STEP || cause->kind == EVENT_TASK_END ? cause->subject : 0;
}

static FutureFor future_use(const Maker *m, ObjectId future) {
    const TraceObject *object = trace_object(m->trace, future);
    if (!object || object->kind != OBJECT_FUTURE) return FUTURE_PLAIN;
    return (FutureFor)trace_at(m->trace, object->born)->a;
}

// What the future belongs to: a lock, a queue, a task …
ObjectId why_future_owner(const WhyMaker *m, ObjectId future) {
    const TraceObject *object = trace_object(m->trace, future);
    if (!object || object->kind != OBJECT_FUTURE) return 0;
    return trace_at(m->trace, object->born)->object;
}

// The task that a handle or future is for, as far as it is known; else 0.
ObjectId why_task_for(const WhyMaker *m, ObjectId whom) {
    if (trace_object_kind(m->trace, whom) == OBJECT_TASK) return whom;
    const ModelFuture *future = model_future(m->model, whom);
    ObjectId task = future ? model_first_waiting_task(m->model, future) : 0;
    if (!task) task = why_future_owner(m, whom);
    return trace_object_kind(m->trace, task) == OBJECT_TASK ? task : 0;
}

// ---- a task runs

// The place in the ready queue is the last reason of every step.
static void first_in_queue(Maker *m, uint32_t made_ready) {
    why_because(m, made_ready, m->event->subject, why_event(m, made_ready)->subject);
}

static void step_after_timer(Maker *m, uint32_t made_ready, uint32_t done, uint32_t due,
                             const char *key) {
    why_say(m, key);
    why_moment(m, "at", why_event(m, due)->time_ns);
    why_thing(m, "future", why_event(m, done)->subject);
    why_because(m, due, why_event(m, due)->object, why_event(m, due)->subject);
    why_because(m, done, why_event(m, done)->subject, 0);
    first_in_queue(m, made_ready);
}

// What was done to [sync] shortly before [done], which fills the future of one that waits there.
static uint32_t done_to_sync(const Maker *m, ObjectId sync, uint32_t done) {
    enum { NEAR = 64 };
    for (uint32_t i = done; i > 0 && i + NEAR > done; i--) {
        const Event *e = why_event(m, i - 1);
        if (e->kind == EVENT_SYNC_STATE && e->subject == sync) return i - 1;
        if (e->kind == EVENT_HANDLE_BEGIN) break;
    }
    return done;
}

static void step_after_sync(Maker *m, uint32_t made_ready, uint32_t done, const char *key) {
    ObjectId id = why_future_owner(m, why_event(m, done)->subject);
    const ModelSync *sync = model_sync(m->model, id);
    uint32_t act = done_to_sync(m, id, done);
    if (sync && sync->what == SYNC_BARRIER)
        key = why_event(m, act)->a == SYNC_WAIT ? "why.step-barrier" : "why.step-barrier-broken";
    why_say(m, key);
    why_thing(m, "other", actor(m, done));
    why_thing(m, "sync", id);
    why_because(m, act, id, 0);
    first_in_queue(m, made_ready);
}

// The future is gather's, wait's …: another one that is done has filled it.
static void step_after_parts(Maker *m, uint32_t made_ready, uint32_t done) {
    uint32_t begin = why_event(m, done)->cause;
    uint32_t call = why_event(m, begin)->cause;
    if (why_event(m, call)->kind == EVENT_TIMER_DUE) {
        step_after_timer(m, made_ready, done, call, "why.step-timeout");
        return;
    }
    uint32_t part =
        why_event(m, done)->cause == EVENT_NONE ? EVENT_NONE : why_event(m, call)->cause;
    why_thing(m, "future", why_event(m, done)->subject);
    if (why_event(m, part)->kind == EVENT_FUTURE_DONE) {
        why_say(m, "why.step-part");
        why_thing(m, "other", why_event(m, part)->subject);
        why_because(m, part, why_event(m, part)->subject, 0);
        why_because(m, done, why_event(m, done)->subject, 0);
    } else {
        why_say(m, "why.step-filled");
        why_thing(m, "other", actor(m, done));
        why_because(m, done, why_event(m, done)->subject, 0);
    }
    first_in_queue(m, made_ready);
}

static void step_after_future(Maker *m, uint32_t made_ready, uint32_t done) {
    ObjectId future = why_event(m, done)->subject;
    if (trace_object_kind(m->trace, future) == OBJECT_TASK) {
        why_say(m, "why.step-joined");
        why_thing(m, "other", future);
        why_because(m, done, future, 0);
        first_in_queue(m, made_ready);
        return;
    }
    switch (future_use(m, future)) {
    case FUTURE_SLEEP: {
        uint32_t due = why_event(m, why_event(m, done)->cause)->cause;
        if (why_event(m, due)->kind != EVENT_TIMER_DUE) break;
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
    why_say(m, future_use(m, future) == FUTURE_WORKER ? "why.step-worker" : "why.step-filled");
    why_thing(m, "other", actor(m, done));
    why_thing(m, "future", future);
    why_because(m, done, future, 0);
    first_in_queue(m, made_ready);
}

// Asked to stop while it waited; where the chain does not lead to that request, it was ready
// already or what it waited for was cancelled by somebody else.
static void step_cancelled(Maker *m, uint32_t made_ready) {
    uint32_t asked = why_event(m, why_event(m, made_ready)->cause)->cause;
    if (why_event(m, asked)->kind != EVENT_TASK_CANCEL ||
        why_event(m, asked)->subject != m->event->subject) {
        why_say(m, "why.step-cancelled");
    } else {
        why_say(m,
                why_event(m, asked)->object ? "why.step-cancelled-by" : "why.step-cancelled-loop");
        why_thing(m, "other", why_event(m, asked)->object);
        ObjectId by = why_event(m, asked)->object;
        why_because(m, asked, by ? by : m->event->subject, 0);
    }
    first_in_queue(m, made_ready);
}

static void step_broken(Maker *m, uint32_t made_ready, uint32_t done) {
    why_say(m, "why.step-exception");
    why_text_of(m, "error", why_event(m, done)->value);
    why_thing(m, "other", why_event(m, done)->subject);
    why_because(m, done, why_event(m, done)->subject, 0);
    first_in_queue(m, made_ready);
}

static void make_step(Maker *m) {
    why_subject(m, m->event->subject);
    uint32_t made_ready = why_event(m, m->event->cause)->cause;
    uint32_t reason = why_event(m, made_ready)->cause;
    const Event *why = why_event(m, reason);
    if (why_event(m, made_ready)->kind != EVENT_CALL_SOON) {
        why_say(m, "why.step-plain");
    } else if (m->event->a == STEP_CANCEL) {
        step_cancelled(m, made_ready);
    } else if (why->kind == EVENT_FUTURE_DONE && m->event->a == STEP_EXCEPTION) {
        step_broken(m, made_ready, reason);
    } else if (why->kind == EVENT_FUTURE_DONE) {
        step_after_future(m, made_ready, reason);
    } else if (why->kind == EVENT_TASK_NEW) {
        why_say(m, why->object                 ? "why.step-first"
                   : is_first(m, why->subject) ? "why.step-main"
                                               : "why.step-later");
        why_thing(m, "other", why->object);
        why_because(m, reason, why->object, 0);
        first_in_queue(m, made_ready);
    } else if (why->kind == EVENT_TASK_YIELD) {
        why_say(m, "why.step-yield");
        why_because(m, reason, m->event->subject, 0);
        first_in_queue(m, made_ready);
    } else {
        why_say(m, "why.step-queue");
        first_in_queue(m, made_ready);
    }
}

// ---- a task waits

static void await_timer(Maker *m) {
    uint32_t set = shortly_before(m, EVENT_CALL_AT, m->event->object);
    if (set == EVENT_NONE) {
        why_say(m, "why.await-future");
        return;
    }
    why_say(m, "why.await-timer");
    why_moment(m, "at", why_event(m, set)->value);
    why_because(m, set, m->event->object, why_event(m, set)->subject);
}

static void await_sync(Maker *m, const char *key) {
    ObjectId id = why_future_owner(m, m->event->object);
    const ModelSync *sync = model_sync(m->model, id);
    why_say(m, sync ? key : "why.await-future"); // one that is not told of is of the library itself
    why_thing(m, "sync", id);
    why_count(m, "n", !sync ? 0 : sync->what == SYNC_QUEUE ? sync->value : sync->n_waiters);
}

static void await_condition(Maker *m) {
    const ModelSync *sync = model_sync(m->model, why_future_owner(m, m->event->object));
    bool is_barrier = sync && sync->what == SYNC_BARRIER;
    await_sync(m, is_barrier ? "why.await-barrier" : "why.await-condition");
    why_count(m, "of", is_barrier ? sync->capacity : 0);
}

static void await_lock(Maker *m) {
    ObjectId id = why_future_owner(m, m->event->object);
    const ModelSync *sync = model_sync(m->model, id);
    bool is_held = sync && sync->holder;
    why_say(m, is_held ? "why.await-held" : "why.await-lock");
    why_thing(m, "sync", id);
    if (!is_held) return;
    why_thing(m, "other", sync->holder);
    why_because(m, sync->last_event, sync->holder, 0);
}

static void await_parts(Maker *m) {
    const ModelFuture *future = model_future(m->model, m->event->object);
    uint32_t n = future ? future->n_parts : 0;
    why_say(m, n > 1 ? "why.await-parts" : "why.await-future");
    why_count(m, "n", future ? future->n_parts_done : 0);
    why_count(m, "of", n);
}

static void make_await(Maker *m) {
    ObjectId future = m->event->object;
    why_subject(m, m->event->subject);
    why_thing(m, "future", future);
    if (trace_object_kind(m->trace, future) == OBJECT_TASK) {
        why_say(m, "why.await-task");
        return;
    }
    switch (future_use(m, future)) {
    case FUTURE_SLEEP: await_timer(m); break;
    case FUTURE_LOCK: await_lock(m); break;
    case FUTURE_SEMAPHORE: await_sync(m, "why.await-semaphore"); break;
    case FUTURE_EVENT: await_sync(m, "why.await-event"); break;
    case FUTURE_CONDITION: await_condition(m); break;
    case FUTURE_GET: await_sync(m, "why.await-get"); break;
    case FUTURE_PUT: await_sync(m, "why.await-put"); break;
    case FUTURE_JOIN: await_sync(m, "why.await-join"); break;
    case FUTURE_GROUP: why_say(m, "why.await-group"); break;
    case FUTURE_GATHER:
    case FUTURE_WAIT: await_parts(m); break;
    case FUTURE_IO: why_say(m, "why.await-io"); break;
    case FUTURE_WORKER: why_say(m, "why.await-worker"); break;
    default: why_say(m, "why.await-future");
    }
}

// ---- a task begins, ends, is cancelled

static void make_end(Maker *m) {
    const char *value = trace_text(m->trace, (StringId)m->event->value);
    bool is_nothing = !*value || strcmp(value, "None") == 0;
    why_subject(m, m->event->subject);
    why_text_of(m, "value", m->event->value);
    why_say(m, m->event->a == OUTCOME_EXCEPTION   ? "why.end-exception"
               : m->event->a == OUTCOME_CANCELLED ? "why.end-cancelled"
               : m->event->a == OUTCOME_PENDING   ? "why.end-destroyed"
               : is_nothing                       ? "why.end-nothing"
                                                  : "why.end-value");
    const ModelTask *task = model_task(m->model, m->event->subject);
    bool is_of_library = m->trace->sources.n > 1 && task && !task->frame; // it is not shown
    if (m->event->a != OUTCOME_PENDING && !is_of_library)
        why_because(m, m->event->cause, m->event->subject, 0);
}

// The LINE that runs the loop for the task that was [born]; EVENT_NONE: it is not told of.
static uint32_t line_that_runs(const Maker *m, uint32_t born) {
    enum { TOLD_IN = 6 };
    for (uint32_t i = born; i < m->index && i < born + TOLD_IN; i++) {
        const Event *e = why_event(m, i);
        bool is_its = e->kind == EVENT_TASK_FRAME && e->subject == why_event(m, born)->subject;
        if (is_its) return why_event(m, e->cause)->kind == EVENT_LINE ? e->cause : EVENT_NONE;
    }
    return EVENT_NONE;
}

static bool is_still_at(const Maker *m, uint32_t line) {
    if (line == EVENT_NONE) return false;
    const ModelFrame *frame = model_frame(m->model, why_event(m, line)->subject);
    if (!frame || frame->line != why_event(m, line)->object) return false;
    uint32_t last = why_line_before(m, frame->id, m->index);
    return last == line || last == EVENT_NONE; // EVENT_NONE: so long ago
}

// asyncio.run, in the line of its main task, runs the loop again to close what is left open.
static const ModelTask *tidied_for(const Maker *m) {
    for (uint32_t i = m->model->now.n_tasks; i > 0; i--) {
        const ModelTask *task = &m->model->tasks[i];
        uint32_t born = trace_object(m->trace, task->future.id)->born;
        bool is_main = !why_event(m, born)->object && state_is_over(task->state);
        if (is_main && is_still_at(m, line_that_runs(m, born))) return task;
    }
    return NULL;
}

static void make_new(Maker *m) {
    const Event *e = m->event;
    const ModelTask *ended = e->object ? NULL : tidied_for(m);
    why_subject(m, e->subject);
    why_say(m, e->object                 ? "why.task-new"
               : is_first(m, e->subject) ? "why.task-main"
               : ended                   ? "why.task-tidy"
                                         : "why.task-later");
    why_thing(m, "other", ended ? ended->future.id : e->object);
    if (ended) why_because(m, ended->future.done_event, ended->future.id, 0);
}

// Nobody of the program asks: its time is over, or the run ends with the task that it is for.
static void make_cancel(Maker *m) {
    const Event *e = m->event, *call = why_event(m, e->cause);
    uint32_t due = call->kind == EVENT_HANDLE_BEGIN ? call->cause : EVENT_NONE;
    const ModelTask *main = m->model->now.n_tasks ? &m->model->tasks[1] : NULL;
    why_subject(m, e->subject);
    if (e->object) {
        why_say(m, "why.cancel");
        why_thing(m, "other", e->object);
    } else if (why_event(m, due)->kind == EVENT_TIMER_DUE) {
        why_say(m, "why.cancel-timer");
        why_moment(m, "at", why_event(m, due)->time_ns);
        why_because(m, due, e->subject, why_event(m, due)->subject);
    } else if (call->kind == EVENT_HANDLE_BEGIN) {
        why_say(m, "why.cancel-callback");
        why_because(m, e->cause, 0, call->subject);
    } else if (main && state_is_over(main->state) && main->future.id != e->subject) {
        why_say(m, "why.cancel-end");
        why_thing(m, "other", main->future.id);
        why_because(m, main->future.done_event, main->future.id, 0);
    } else {
        why_say(m, "why.cancel-loop");
    }
}

static void make_task(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_TASK_STEP: make_step(m); return;
    case EVENT_TASK_AWAIT: make_await(m); return;
    case EVENT_TASK_END: make_end(m); return;
    case EVENT_OUTPUT: why_of_output(m); return;
    default: break;
    }
    why_subject(m, e->subject);
    switch ((EventKind)e->kind) {
    case EVENT_TASK_NEW: make_new(m); return;
    case EVENT_TASK_NAME: {
        const ModelTask *task = model_task(m->model, e->subject);
        why_say(m, "why.task-name");
        why_text_of(m, "earlier", task ? task->earlier_name : 0);
        break;
    }
    case EVENT_TASK_YIELD:
        why_say(m, m->model->now.n_ready ? "why.yield" : "why.yield-alone");
        why_count(m, "n", m->model->now.n_ready);
        break;
    case EVENT_TASK_CANCEL: make_cancel(m); return;
    default: why_say(m, "why.mark"); break;
    }
}

// ---- futures

static void task_done(Maker *m, Outcome outcome) {
    why_say(m, outcome == OUTCOME_RESULT      ? "why.done-task"
               : outcome == OUTCOME_EXCEPTION ? "why.done-task-exception"
                                              : "why.done-task-cancelled");
}

static void make_done(Maker *m) {
    const Event *e = m->event;
    uint32_t call = why_event(m, e->cause)->cause;
    uint32_t part = why_event(m, call)->cause;
    why_thing(m, "future", e->subject);
    why_text_of(m, "value", e->value);
    if (trace_object_kind(m->trace, e->subject) == OBJECT_TASK) {
        task_done(m, (Outcome)e->a);
    } else if (e->a == OUTCOME_RESULT && why_event(m, call)->kind == EVENT_TIMER_DUE) {
        why_say(m, "why.done-timer");
        why_moment(m, "at", why_event(m, call)->time_ns);
        why_because(m, call, e->subject, why_event(m, call)->subject);
    } else if (e->a != OUTCOME_CANCELLED && why_event(m, e->cause)->kind == EVENT_HANDLE_BEGIN &&
               why_event(m, part)->kind == EVENT_FUTURE_DONE) {
        why_say(m, e->a == OUTCOME_RESULT ? "why.done-part" : "why.done-part-exception");
        why_thing(m, "other", why_event(m, part)->subject);
        why_because(m, part, why_event(m, part)->subject, 0);
    } else if (e->a == OUTCOME_CANCELLED && m->index &&
               why_event(m, m->index - 1)->kind == EVENT_TASK_CANCEL) {
        why_say(m, "why.done-cancelled-asked");
        why_thing(m, "other", why_event(m, m->index - 1)->subject);
        why_because(m, m->index - 1, why_event(m, m->index - 1)->subject, 0);
    } else {
        bool is_of_worker = future_use(m, e->subject) == FUTURE_WORKER;
        why_say(m, e->a == OUTCOME_RESULT      ? is_of_worker ? "why.done-worker" : "why.done"
                   : e->a == OUTCOME_EXCEPTION ? "why.done-exception"
                                               : "why.done-cancelled");
        why_thing(m, "other", actor(m, m->index));
    }
}

static void make_future(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_FUTURE_DONE: make_done(m); return;
    case EVENT_FUTURE_NEW: why_say(m, "why.future-new"); break;
    case EVENT_FUTURE_CALLBACK:
        why_say(m, e->a ? "why.future-unwatched" : "why.future-watched");
        why_thing(m, "other", e->object);
        break;
    default: why_say(m, "why.future-drop"); break;
    }
    why_thing(m, "future", e->subject);
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
        why_add_slot(m->why, "task", WHY_MODULE, 0);
    else if (!e->object && event_high(e->value) && sync)
        why_add_slot(m->why, "task", WHY_TEXT, event_high(e->value));
    else
        why_subject(m, e->object);
}

static void make_sync(Maker *m) {
    const Event *e = m->event;
    const ModelSync *sync = model_sync(m->model, e->subject);
    if (e->kind == EVENT_SYNC_NEW) {
        why_say(m, "why.sync-new");
        why_thing(m, "sync", e->subject);
        return;
    }
    bool is_lock = e->a == SYNC_RELEASE && sync && sync->what == SYNC_LOCK;
    int64_t n = is_lock ? sync->n_waiters + sync->n_blocked : event_low(e->value);
    sync_subject(m);
    bool is_last = e->a == SYNC_GET && n == 0;
    why_say(m, is_last ? "why.queue-get-last"
                       : sync_key(sync ? sync->what : SYNC_LOCK, (SyncVerb)e->a, n));
    why_thing(m, "sync", e->subject);
    why_count(m, "n", n);
    why_count(m, "of", sync ? sync->capacity : 0);
}

// ---- handles

static void make_call_soon(Maker *m) {
    const Event *e = m->event;
    const Event *cause = why_event(m, e->cause);
    why_count(m, "n", m->model->now.n_ready);
    if (e->a == HANDLE_TASK_WAKE && cause->kind == EVENT_FUTURE_DONE) {
        bool is_task = trace_object_kind(m->trace, cause->subject) == OBJECT_TASK;
        why_say(m, is_task ? "why.ready-joined" : "why.ready-wake");
        why_subject(m, e->object);
        why_thing(m, "future", cause->subject);
        why_because(m, e->cause, cause->subject, 0);
    } else if (e->a == HANDLE_TASK_STEP || e->a == HANDLE_TASK_WAKE) {
        why_say(m, "why.ready");
        why_subject(m, e->object);
    } else {
        why_say(m, e->a == HANDLE_INTERNAL ? "why.ready-internal"
                   : e->value              ? "why.ready-call"
                                           : "why.ready-callback");
        why_text_of(m, "call", e->value);
    }
}

static void make_timer_due(Maker *m) {
    ObjectId task = why_task_for(m, m->event->object);
    const Event *set = why_event(m, m->event->cause);
    why_say(m, task ? "why.timer-due" : "why.timer-due-callback");
    why_subject(m, task);
    why_moment(m, "at", set->kind == EVENT_CALL_AT ? set->value : m->event->time_ns);
    why_count(m, "n", m->model->now.n_ready);
}

static void make_begin(Maker *m) {
    const ModelHandle *handle = model_running(m->model);
    ObjectId task = handle ? why_task_for(m, handle->whom) : 0;
    bool is_turn = task && handle->whom == task && handle->what != HANDLE_CALLBACK;
    why_say(m, is_turn ? "why.begin-task" : task ? "why.begin-timer" : "why.begin-callback");
    why_subject(m, task);
    why_because(m, m->event->cause, task, m->event->subject);
}

static void make_handle(Maker *m) {
    const Event *e = m->event;
    switch ((EventKind)e->kind) {
    case EVENT_CALL_SOON: make_call_soon(m); break;
    case EVENT_CALL_AT: {
        ObjectId task = why_task_for(m, e->object);
        why_say(m, task ? "why.timer-set" : "why.timer-set-callback");
        why_subject(m, task);
        why_moment(m, "at", e->value);
        break;
    }
    case EVENT_TIMER_DUE: make_timer_due(m); break;
    case EVENT_HANDLE_CANCEL: why_say(m, "why.call-cancel"); break;
    case EVENT_HANDLE_BEGIN: make_begin(m); break;
    default:
        why_say(m, why_event(m, e->cause)->kind == EVENT_HANDLE_BEGIN ? "why.end-of-call"
                                                                      : "why.passed-over");
        why_count(m, "n", m->model->now.n_ready);
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
    default: why_of_loop(&maker); break;
    }
    return true;
}

// Of the tasks that are ready, the one that runs next; NULL: none is.
static const ModelHandle *first_ready_task(const Model *model) {
    const ModelHandle *handle = model_ready_first(model);
    for (; handle; handle = model_ready_next(model, handle)) {
        const ModelTask *task = model_task(model, handle->whom);
        if (task && task->handle == handle->id && !handle->cancelled) return handle;
    }
    return NULL;
}

bool why_make_hold(const Model *model, const Hold *hold, Why *why) {
    *why = (Why){0};
    const Event *event = trace_at(model->trace, hold->clock);
    Maker maker = {model, model->trace, hold->clock, event, why};
    if (!model_task(model, event->subject)) return false;
    why_subject(&maker, event->subject);
    why_moment(&maker, "at", hold->from_ns);
    PlaceId place = hold_place(model->trace, hold);
    why_say(&maker, place ? "why.holds" : "why.holds-working");
    if (!place) return true;
    why_add_slot(why, "call", WHY_SOURCE, place);
    why_because(&maker, hold_line(model->trace, hold), event->subject, 0);
    const ModelHandle *next = first_ready_task(model);
    if (!next) return true;
    why_say(&maker, "why.holds-queue");
    why_thing(&maker, "other", next->whom);
    why_because(&maker, next->ready_event, next->whom, 0);
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
