// The fold: what each kind of event does to a model. Total: an event that names something which the
// model does not have (a future that was forgotten, a handle that is not in the queue) leaves that
// part as it is, so that any trace that loads can be shown.
#include "trace/fold.h"

// ---- the ready queue: a chain through the handles

static void ready_push(Model *m, ModelHandle *handle, uint32_t slot) {
    SET(m, handle->place, PLACE_READY);
    SET(m, handle->ready_event, m->now.n);
    SET(m, handle->previous, m->now.ready_tail);
    SET(m, handle->next, 0);
    if (m->now.ready_tail)
        SET(m, m->handles[m->now.ready_tail].next, slot);
    else
        SET(m, m->now.ready_head, slot);
    SET(m, m->now.ready_tail, slot);
    SET(m, m->now.n_ready, m->now.n_ready + 1);
}

static void ready_remove(Model *m, ModelHandle *handle) {
    if (handle->previous)
        SET(m, m->handles[handle->previous].next, handle->next);
    else
        SET(m, m->now.ready_head, handle->next);
    if (handle->next)
        SET(m, m->handles[handle->next].previous, handle->previous);
    else
        SET(m, m->now.ready_tail, handle->previous);
    SET(m, m->now.n_ready, m->now.n_ready - 1);
}

// ---- the timers: a heap, the one due next at [1]

static bool is_before(const ModelHandle *a, const ModelHandle *b) {
    return a->due_ns != b->due_ns ? a->due_ns < b->due_ns : a->id < b->id;
}

static void heap_put(Model *m, uint32_t place, uint32_t slot) {
    SET(m, m->heap[place], slot);
    SET(m, m->handles[slot].heap_place, place);
}

// Puts [slot] where it belongs at or above the hole at [place].
static void heap_rise(Model *m, uint32_t place, uint32_t slot) {
    while (place > 1 && is_before(&m->handles[slot], &m->handles[m->heap[place / 2]])) {
        heap_put(m, place, m->heap[place / 2]);
        place /= 2;
    }
    heap_put(m, place, slot);
}

// Puts [slot] where it belongs at or below the hole at [place].
static void heap_sink(Model *m, uint32_t place, uint32_t slot) {
    uint32_t child;
    while ((child = place * 2) <= m->now.n_timers) {
        if (child < m->now.n_timers &&
            is_before(&m->handles[m->heap[child + 1]], &m->handles[m->heap[child]]))
            child++;
        if (!is_before(&m->handles[m->heap[child]], &m->handles[slot])) break;
        heap_put(m, place, m->heap[child]);
        place = child;
    }
    heap_put(m, place, slot);
}

static void timers_push(Model *m, ModelHandle *handle, uint32_t slot) {
    SET(m, handle->place, PLACE_TIMERS);
    SET(m, m->now.n_timers, m->now.n_timers + 1);
    heap_rise(m, m->now.n_timers, slot);
}

static void timers_remove(Model *m, ModelHandle *handle) {
    uint32_t hole = handle->heap_place;
    uint32_t last = m->heap[m->now.n_timers];
    SET(m, m->now.n_timers, m->now.n_timers - 1);
    SET(m, handle->heap_place, 0);
    if (hole > m->now.n_timers) return; // it was the last
    if (hole > 1 && is_before(&m->handles[last], &m->handles[m->heap[hole / 2]]))
        heap_rise(m, hole, last);
    else
        heap_sink(m, hole, last);
}

// ---- handles

static void leave_place(Model *m, ModelHandle *handle) {
    if (handle->place == PLACE_READY) ready_remove(m, handle);
    if (handle->place == PLACE_TIMERS) timers_remove(m, handle);
    SET(m, handle->place, PLACE_NOWHERE);
}

static void set_state(Model *m, ModelTask *task, TaskState state) {
    SET(m, m->now.by_state[task->state], m->now.by_state[task->state] - 1);
    SET(m, m->now.by_state[state], m->now.by_state[state] + 1);
    SET(m, task->state, state);
    SET(m, task->since_event, m->now.n);
    SET(m, task->since_ns, m->now.time_ns);
    if (m->on_state) m->on_state(m->on_state_data, task);
}

static void handle_new(Model *m, const Event *e) {
    uint32_t slot = m->trace->handles.at[e->subject] & ~TRACE_IS_TIMER;
    bool is_timer = e->kind == EVENT_CALL_AT;
    ModelHandle *handle = &m->handles[slot];
    if (slot > m->now.n_handles) SET(m, m->now.n_handles, slot);
    SET(m, *handle,
        (ModelHandle){.id = e->subject,
                      .what = (HandleWhat)e->a,
                      .whom = e->object,
                      .label = is_timer ? 0 : (StringId)e->value,
                      .due_ns = is_timer ? e->value : -1,
                      .born = m->now.n,
                      .ready_event = EVENT_NONE});
    if (is_timer) {
        timers_push(m, handle, slot);
        return;
    }
    ready_push(m, handle, slot);
    if (e->a != HANDLE_TASK_STEP && e->a != HANDLE_TASK_WAKE) return;
    ModelTask *task = model_task_slot(m, e->object);
    if (!task || state_is_over(task->state)) return;
    SET(m, task->handle, e->subject);
    if (task->state != STATE_RUNNING && task->state != STATE_READY) set_state(m, task, STATE_READY);
}

static uint32_t slot_of(const Model *m, const ModelHandle *handle) {
    return (uint32_t)(handle - m->handles);
}

static void timer_due(Model *m, const Event *e) {
    ModelHandle *handle = model_handle_slot(m, e->subject);
    if (!handle) return;
    leave_place(m, handle);
    ready_push(m, handle, slot_of(m, handle));
}

static void handle_cancel(Model *m, const Event *e) {
    ModelHandle *handle = model_handle_slot(m, e->subject);
    if (!handle) return;
    SET(m, handle->cancelled, 1);
    if (handle->place != PLACE_TIMERS) return;
    leave_place(m, handle);
    SET(m, handle->id, 0);
}

static void forget_running(Model *m) {
    if (m->now.running_task) SET(m, m->now.running_task, 0);
}

static void handle_begin(Model *m, const Event *e) {
    ModelHandle *handle = model_handle_slot(m, e->subject);
    if (!handle) return;
    leave_place(m, handle);
    SET(m, handle->place, PLACE_RUNNING);
    SET(m, m->now.running_handle, slot_of(m, handle));
    ModelTask *task = model_task_slot(m, handle->whom);
    if (task && task->handle == handle->id) SET(m, task->handle, 0);
}

static void handle_end(Model *m, const Event *e) {
    ModelHandle *handle = model_handle_slot(m, e->subject);
    if (!handle) return;
    if (m->now.running_handle == slot_of(m, handle)) {
        SET(m, m->now.running_handle, 0);
        forget_running(m);
    }
    leave_place(m, handle);
    SET(m, handle->id, 0);
}

// ---- tasks

static void task_new(Model *m, const Event *e) {
    const TraceObject *object = trace_object(m->trace, e->subject);
    ModelTask *task = &m->tasks[object->slot];
    model_note(m, task, sizeof *task);
    *task = (ModelTask){
        .future = {.id = e->subject, .ordinal = object->ordinal, .done_event = EVENT_NONE},
        .name = (StringId)e->value,
        .parent = e->object,
        .state = STATE_CREATED,
        .since_event = m->now.n,
        .since_ns = m->now.time_ns,
        .last_step = EVENT_NONE};
    for (int i = 0; i < TRACE_MARKS; i++)
        task->marks[i] = EVENT_NONE;
    SET(m, m->now.n_tasks, object->slot);
    SET(m, m->now.by_state[STATE_CREATED], m->now.by_state[STATE_CREATED] + 1);
    if (m->on_state) m->on_state(m->on_state_data, task);
}

static void task_step(Model *m, ModelTask *task) {
    set_state(m, task, STATE_RUNNING);
    SET(m, m->now.running_task, task->future.id);
    SET(m, m->now.n_steps, m->now.n_steps + 1);
    SET(m, task->n_steps, task->n_steps + 1);
    SET(m, task->last_step, m->now.n);
    SET(m, task->awaits, 0);
    SET(m, task->await_label, 0);
}

static TaskState waiting_state(const ModelFuture *future) {
    switch (future ? future->what : FUTURE_PLAIN) {
    case FUTURE_SLEEP: return STATE_ON_TIMER;
    case FUTURE_IO: return STATE_ON_IO;
    case FUTURE_WORKER: return STATE_IN_WORKER;
    default: return STATE_ON_FUTURE;
    }
}

static void task_await(Model *m, ModelTask *task, const Event *e) {
    set_state(m, task, waiting_state(model_future_slot(m, e->object)));
    SET(m, task->awaits, e->object);
    const ModelFuture *future = model_future_slot(m, e->object);
    SET(m, task->await_label, e->value ? (StringId)e->value : future ? future->label : 0);
}

static TaskState state_of_outcome(uint8_t outcome) {
    return outcome == OUTCOME_EXCEPTION ? STATE_FAILED
           : outcome == OUTCOME_RESULT  ? STATE_DONE
                                        : STATE_CANCELLED; // or destroyed before it ended
}

static void task_event(Model *m, const Event *e) {
    ModelTask *task = model_task_slot(m, e->subject);
    if (!task) return;
    switch ((EventKind)e->kind) {
    case EVENT_TASK_NAME:
        SET(m, task->earlier_name, task->name);
        SET(m, task->name, (StringId)e->value);
        SET(m, task->is_named, 1);
        return;
    case EVENT_TASK_CANCEL: SET(m, task->n_cancels, task->n_cancels + 1); return;
    case EVENT_MARK:
        if (e->a < TRACE_MARKS) SET(m, task->marks[e->a], m->now.n);
        return;
    case EVENT_TASK_STEP: task_step(m, task); return;
    case EVENT_TASK_YIELD: set_state(m, task, STATE_READY); break;
    case EVENT_TASK_AWAIT: task_await(m, task, e); break;
    case EVENT_TASK_END: set_state(m, task, state_of_outcome(e->a)); break;
    default: return;
    }
    if (m->now.running_task == e->subject) forget_running(m);
}

// ---- futures

static void line_push(Model *m, ModelFuture *future) {
    ModelSync *sync = model_sync_slot(m, future->owner);
    if (!sync) return;
    ModelFuture *last = model_future_slot(m, sync->last_waiter);
    SET(m, future->previous_waiter, sync->last_waiter);
    if (last)
        SET(m, last->next_waiter, future->id);
    else
        SET(m, sync->first_waiter, future->id);
    SET(m, sync->last_waiter, future->id);
    SET(m, sync->n_waiters, sync->n_waiters + 1);
}

static void line_remove(Model *m, ModelFuture *future) {
    ModelSync *sync = model_sync_slot(m, future->owner);
    if (!sync) return;
    ModelFuture *next = model_future_slot(m, future->next_waiter);
    ModelFuture *previous = model_future_slot(m, future->previous_waiter);
    if (next)
        SET(m, next->previous_waiter, future->previous_waiter);
    else
        SET(m, sync->last_waiter, future->previous_waiter);
    if (previous)
        SET(m, previous->next_waiter, future->next_waiter);
    else
        SET(m, sync->first_waiter, future->next_waiter);
    SET(m, sync->n_waiters, sync->n_waiters - 1);
}

static void future_new(Model *m, const Event *e) {
    const TraceObject *object = trace_object(m->trace, e->subject);
    ModelFuture *future = &m->futures[object->slot];
    if (object->slot > m->now.n_futures) SET(m, m->now.n_futures, object->slot);
    SET(m, *future,
        (ModelFuture){.id = e->subject,
                      .ordinal = object->ordinal,
                      .what = (FutureFor)e->a,
                      .owner = e->object,
                      .label = (StringId)e->value,
                      .done_event = EVENT_NONE});
    SET(m, m->now.n_live_futures, m->now.n_live_futures + 1);
    line_push(m, future);
}

// A future other than a task that is put together from [future]: gather's.
static ModelFuture *whole_of(Model *m, ObjectId whom) {
    return trace_object_kind(m->trace, whom) == OBJECT_FUTURE ? model_future_slot(m, whom) : NULL;
}

static uint32_t take_callback(Model *m, ObjectId whom) {
    uint32_t slot = m->now.free_callback;
    if (slot)
        SET(m, m->now.free_callback, m->callbacks[slot].next);
    else
        SET(m, m->now.n_callbacks, slot = m->now.n_callbacks + 1);
    SET(m, m->callbacks[slot], (ModelCallback){.whom = whom});
    return slot;
}

static void add_callback(Model *m, ModelFuture *future, ObjectId whom) {
    uint32_t slot = take_callback(m, whom);
    if (future->last_callback)
        SET(m, m->callbacks[future->last_callback].next, slot);
    else
        SET(m, future->first_callback, slot);
    SET(m, future->last_callback, slot);
    ModelFuture *whole = whole_of(m, whom);
    if (whole) SET(m, whole->n_parts, whole->n_parts + 1);
}

static void remove_callback(Model *m, ModelFuture *future, ObjectId whom) {
    uint32_t previous = 0, slot = future->first_callback;
    while (slot && m->callbacks[slot].whom != whom) {
        previous = slot;
        slot = m->callbacks[slot].next;
    }
    if (!slot) return;
    uint32_t next = m->callbacks[slot].next;
    if (previous)
        SET(m, m->callbacks[previous].next, next);
    else
        SET(m, future->first_callback, next);
    if (!next) SET(m, future->last_callback, previous);
    SET(m, m->callbacks[slot].next, m->now.free_callback);
    SET(m, m->now.free_callback, slot);
    ModelFuture *whole = whole_of(m, whom);
    if (whole && whole->n_parts) SET(m, whole->n_parts, whole->n_parts - 1);
}

// Empties the chain of callbacks: they are scheduled now, or will never be.
static void release_callbacks(Model *m, ModelFuture *future) {
    if (!future->first_callback) return;
    SET(m, m->callbacks[future->last_callback].next, m->now.free_callback);
    SET(m, m->now.free_callback, future->first_callback);
    SET(m, future->first_callback, 0);
    SET(m, future->last_callback, 0);
}

static void future_done(Model *m, ModelFuture *future, const Event *e) {
    if (future->outcome == OUTCOME_PENDING) line_remove(m, future);
    SET(m, future->outcome, (Outcome)e->a);
    SET(m, future->value, (StringId)e->value);
    SET(m, future->done_event, m->now.n);
    for (uint32_t slot = future->first_callback; slot; slot = m->callbacks[slot].next) {
        ModelFuture *whole = whole_of(m, m->callbacks[slot].whom);
        if (whole) SET(m, whole->n_parts_done, whole->n_parts_done + 1);
    }
    release_callbacks(m, future);
}

static void future_drop(Model *m, ModelFuture *future) {
    if (trace_object_kind(m->trace, future->id) != OBJECT_FUTURE)
        return; // a task stays in the list
    if (future->outcome == OUTCOME_PENDING) line_remove(m, future);
    release_callbacks(m, future);
    SET(m, future->id, 0);
    SET(m, m->now.n_live_futures, m->now.n_live_futures - 1);
}

static void join_group(Model *m, const Event *e) {
    const TraceObject *whom = trace_object(m->trace, e->object);
    ModelTask *task = model_task_slot(m, e->subject);
    if (!task || !whom || whom->kind != OBJECT_SYNC) return;
    if (trace_at(m->trace, whom->born)->a == SYNC_GROUP) SET(m, task->group, e->object);
}

static void future_event(Model *m, const Event *e) {
    if (e->kind == EVENT_FUTURE_NEW) {
        future_new(m, e);
        return;
    }
    ModelFuture *future = model_future_slot(m, e->subject);
    if (!future) return;
    if (e->kind == EVENT_FUTURE_DONE) future_done(m, future, e);
    if (e->kind == EVENT_FUTURE_DROP) future_drop(m, future);
    if (e->kind != EVENT_FUTURE_CALLBACK) return;
    if (e->a) {
        remove_callback(m, future, e->object);
    } else {
        add_callback(m, future, e->object);
        join_group(m, e);
    }
}

// ---- locks, queues

static void add_holder(Model *m, ModelSync *sync, ObjectId task) {
    uint32_t slot = take_callback(m, task);
    SET(m, m->callbacks[slot].next, sync->first_holder);
    SET(m, sync->first_holder, slot);
}

// Its latest permit; who releases without having acquired takes none away.
static void remove_holder(Model *m, ModelSync *sync, ObjectId task) {
    uint32_t previous = 0, slot = sync->first_holder;
    while (slot && m->callbacks[slot].whom != task)
        previous = slot, slot = m->callbacks[slot].next;
    if (!slot) return;
    if (previous)
        SET(m, m->callbacks[previous].next, m->callbacks[slot].next);
    else
        SET(m, sync->first_holder, m->callbacks[slot].next);
    SET(m, m->callbacks[slot].next, m->now.free_callback);
    SET(m, m->now.free_callback, slot);
}

static void sync_change(Model *m, ModelSync *sync, const Event *e, uint32_t n) {
    SyncVerb verb = (SyncVerb)e->a;
    SET(m, sync->value, sync->what == SYNC_EVENT ? verb == SYNC_SET : n);
    // A thread that is woken waits no longer.
    uint32_t woken = verb == SYNC_RELEASE ? 1 : verb == SYNC_SET || verb == SYNC_NOTIFY ? n : 0;
    if (sync->n_blocked && woken)
        SET(m, sync->n_blocked, sync->n_blocked > woken ? sync->n_blocked - woken : 0);
    if (verb == SYNC_PUT) SET(m, sync->unfinished, sync->unfinished + 1);
    if (verb == SYNC_PUT || verb == SYNC_GET) SET(m, sync->text, event_high(e->value));
    if (sync->what == SYNC_SEMAPHORE && verb == SYNC_ACQUIRE) add_holder(m, sync, e->object);
    if (sync->what == SYNC_SEMAPHORE && verb == SYNC_RELEASE) remove_holder(m, sync, e->object);
    if (sync->what != SYNC_LOCK) return;
    bool is_held = verb == SYNC_ACQUIRE;
    SET(m, sync->holder, is_held ? e->object : 0);
    SET(m, sync->text, is_held ? event_high(e->value) : 0);
}

static void sync_event(Model *m, const Event *e) {
    const TraceObject *object = trace_object(m->trace, e->subject);
    ModelSync *sync = &m->syncs[object->slot];
    if (e->kind == EVENT_SYNC_NEW) {
        SET(m, *sync,
            (ModelSync){.id = e->subject,
                        .ordinal = object->ordinal,
                        .what = (SyncKind)e->a,
                        .capacity = e->object,
                        .name = (StringId)e->value,
                        .value = e->a == SYNC_LOCK || e->a == SYNC_SEMAPHORE ? e->object : 0,
                        .last_event = m->now.n});
        SET(m, m->now.n_syncs, object->slot);
        return;
    }
    SET(m, sync->last_event, m->now.n);
    uint32_t n = event_low(e->value);
    if (e->a == SYNC_TASK_DONE) {
        SET(m, sync->unfinished, n);
    } else if (e->a == SYNC_DROP) {
        SET(m, sync->is_gone, 1);
    } else if (e->a == SYNC_WAIT && sync->what != SYNC_BARRIER) {
        SET(m, sync->n_blocked, n);
    } else {
        sync_change(m, sync, e, n);
    }
}

// ---- the loop

static void run_event(Model *m, const Event *e) {
    switch ((EventKind)e->kind) {
    case EVENT_RUN_BEGIN: SET(m, m->now.program, (StringId)e->value); break;
    case EVENT_RUN_END:
        SET(m, m->now.ended, 1);
        SET(m, m->now.end, (RunEnd)e->a);
        break;
    case EVENT_ITERATION:
        SET(m, m->now.n_iterations, (uint32_t)e->value);
        if (m->now.ended) SET(m, m->now.ended, 0); // a loop can be run again
        break;
    case EVENT_PHASE:
        SET(m, m->now.phase, (LoopPhase)e->a);
        SET(m, m->now.phase_event, m->now.n);
        SET(m, m->now.phase_value, e->value);
        break;
    case EVENT_DEADLOCK: // one for each task that waits
        if (m->now.deadlock_event == EVENT_NONE) SET(m, m->now.deadlock_event, m->now.n);
        break;
    case EVENT_OUTPUT: SET(m, m->now.n_outputs, m->now.n_outputs + 1); break;
    default: break;
    }
}

void model_fold(Model *m) {
    const Event *e = trace_at(m->trace, m->now.n);
    model_note(m, &m->now.n, sizeof m->now.n); // the first entry of every event
    if (e->time_ns != m->now.time_ns) SET(m, m->now.time_ns, e->time_ns);
    switch ((EventKind)e->kind) {
    case EVENT_CALL_SOON:
    case EVENT_CALL_AT: handle_new(m, e); break;
    case EVENT_TIMER_DUE: timer_due(m, e); break;
    case EVENT_HANDLE_CANCEL: handle_cancel(m, e); break;
    case EVENT_HANDLE_BEGIN: handle_begin(m, e); break;
    case EVENT_HANDLE_END: handle_end(m, e); break;
    case EVENT_TASK_NEW: task_new(m, e); break;
    case EVENT_TASK_NAME:
    case EVENT_TASK_STEP:
    case EVENT_TASK_YIELD:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_CANCEL:
    case EVENT_TASK_END:
    case EVENT_MARK: task_event(m, e); break;
    case EVENT_FUTURE_NEW:
    case EVENT_FUTURE_CALLBACK:
    case EVENT_FUTURE_DONE:
    case EVENT_FUTURE_DROP: future_event(m, e); break;
    case EVENT_SYNC_NEW:
    case EVENT_SYNC_STATE: sync_event(m, e); break;
    case EVENT_SOURCE:
    case EVENT_PLACE:
    case EVENT_CODE: break; // known to the trace
    case EVENT_FRAME_NEW:
    case EVENT_FRAME_RESUME:
    case EVENT_FRAME_SUSPEND:
    case EVENT_FRAME_END:
    case EVENT_FRAME_DROP:
    case EVENT_TASK_FRAME:
    case EVENT_LINE:
    case EVENT_EXPR:
    case EVENT_RAISE:
    case EVENT_VARIABLE: fold_program(m, e); break;
    default: run_event(m, e); break;
    }
    m->now.n++;
}
