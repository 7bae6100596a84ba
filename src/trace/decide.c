// A decision is asked right before the event that carries it out, so that everything which led to
// it (timers that are due, the outside world) stands in the queue already.
#include "trace/decide.h"

#include <stdlib.h>

enum {
    MOST_EVENTS = 1 << 20, // that are looked at in one go
    QUEUED = 5,            // choices
    TIMERS = 3,
};

static bool is_own(const Model *model, ObjectId task) {
    const ModelTask *found = model_task(model, task);
    return found && model_is_own_task(model, found);
}

static ObjectId waiter_of(const Model *model, ObjectId whom) {
    const ModelFuture *future = model_future(model, whom);
    return future ? model_first_waiting_task(model, future) : 0;
}

ObjectId decision_task(const Model *model, const ModelHandle *handle) {
    return model_task(model, handle->whom) ? handle->whom : waiter_of(model, handle->whom);
}

// Whether the program would say that something of its own happens. A callback about something that
// is done already is the end of a gather or the like; one that nobody's turn has ordered reports
// from a worker.
static bool is_of_program(const Model *model, const ModelHandle *handle) {
    const ModelTask *task = model_task(model, handle->whom);
    const ModelFuture *future = model_future(model, handle->whom);
    switch (handle->what) {
    case HANDLE_TASK_STEP:
    case HANDLE_TASK_WAKE: return is_own(model, handle->whom);
    case HANDLE_FILL: return is_own(model, waiter_of(model, handle->whom));
    case HANDLE_INTERNAL: return false;
    case HANDLE_CALLBACK: break;
    }
    if (task) return is_own(model, handle->whom) && !state_is_over(task->state);
    if (handle->whom)
        return future && future->outcome == OUTCOME_PENDING &&
               is_own(model, waiter_of(model, handle->whom));
    return trace_at(model->trace, handle->born)->cause != EVENT_NONE;
}

static bool waits_outside(const ModelTask *task) {
    return task->state == STATE_ON_IO || task->state == STATE_IN_WORKER;
}

static bool has_outside(const Model *model) {
    const uint32_t *by = model->now.by_state;
    for (uint32_t i = 1; by[STATE_ON_IO] + by[STATE_IN_WORKER] && i <= model->now.n_tasks; i++)
        if (waits_outside(&model->tasks[i]) && model_is_own_task(model, &model->tasks[i]))
            return true;
    return false;
}

// ---- choices

Pick pick_of_handle(const Model *model, const ModelHandle *handle) {
    return (Pick){handle->id, decision_task(model, handle)};
}

Pick pick_of_task(const Model *model, ObjectId task) {
    const ModelHandle *handles = model->handles;
    for (uint32_t i = model->now.ready_head; i; i = handles[i].next)
        if (!handles[i].cancelled && decision_task(model, &handles[i]) == task)
            return (Pick){handles[i].id, task};
    const ModelHandle *first = NULL;
    for (uint32_t i = 1; i <= model->now.n_timers; i++) {
        const ModelHandle *h = &handles[model->heap[i]];
        if (decision_task(model, h) == task && (!first || h->due_ns < first->due_ns)) first = h;
    }
    return (Pick){first ? first->id : 0, task};
}

static int add(Pick *out, int n, int most, Pick pick) {
    if (n >= most) return n;
    for (int i = 0; i < n; i++)
        if (pick.task ? out[i].task == pick.task : pick_is_same(out[i], pick)) return n;
    out[n] = pick;
    return n + 1;
}

// Whether both wait for the same kind of thing.
static bool is_like(const Model *model, const ModelTask *a, const ModelTask *b) {
    const ModelFuture *of_a = model_future(model, a->awaits),
                      *of_b = model_future(model, b->awaits);
    return a->state == b->state && a->await_label == b->await_label &&
           (of_a ? of_a->owner : 0) == (of_b ? of_b->owner : 0);
}

// Of those that wait for the same kind of thing, one stands for all.
static int add_waiting(const Model *model, Pick *out, int n) {
    const ModelTask *seen[DECISION_CHOICES];
    int n_seen = 0;
    for (uint32_t i = 1; i <= model->now.n_tasks && n < DECISION_CHOICES; i++) {
        const ModelTask *task = &model->tasks[i];
        bool waits = task->state == STATE_ON_FUTURE || waits_outside(task);
        if (!waits || !model_is_own_task(model, task)) continue;
        int like = 0;
        while (like < n_seen && !is_like(model, seen[like], task))
            like++;
        if (like < n_seen) continue;
        if (n_seen < DECISION_CHOICES) seen[n_seen++] = task;
        n = add(out, n, DECISION_CHOICES, pick_of_task(model, task->future.id));
    }
    return n;
}

// By the order in which the tasks were made; what belongs to none comes last.
static int by_birth(const void *a, const void *b) {
    const Pick *x = a, *y = b;
    ObjectId of_x = x->task - 1, of_y = y->task - 1;
    if (of_x != of_y) return of_x < of_y ? -1 : 1;
    return (x->handle > y->handle) - (x->handle < y->handle);
}

static int add_queued(const Model *model, Pick *out, int n, int most) {
    const ModelHandle *h = model_ready_first(model);
    for (int i = 0; h && i < DECISION_CHOICES && n < most; i++, h = model_ready_next(model, h))
        if (!h->cancelled && is_of_program(model, h))
            n = add(out, n, most, pick_of_handle(model, h));
    return n;
}

static int add_timers(const Model *model, Pick *out, int n, uint32_t most) {
    const ModelHandle *timers[DECISION_CHOICES];
    uint32_t n_timers = model_next_timers(model, timers, most);
    for (uint32_t i = 0; i < n_timers; i++)
        n = add(out, n, DECISION_CHOICES, pick_of_handle(model, timers[i]));
    return n;
}

int decision_choices(const Model *model, Pick out[DECISION_CHOICES]) {
    int n = add_queued(model, out, 0, QUEUED);
    n = add_timers(model, out, n, TIMERS);
    n = add_waiting(model, out, n);
    n = add_timers(model, out, n, DECISION_CHOICES);
    if (model->now.n_ready <= DECISION_CHOICES) // else nobody sees who stands that far back
        n = add_queued(model, out, n, DECISION_CHOICES);
    qsort(out, (size_t)n, sizeof *out, by_birth);
    return n;
}

// ---- what is right

// Whether timer [handle] fired when the sleep that [decision] is about was over; 0: whether any
// did.
static bool has_fired(const Trace *trace, const Decision *decision, HandleId handle) {
    for (uint32_t i = decision->answer; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_PHASE && e->a == PHASE_RUN) break;
        if (e->kind == EVENT_TIMER_DUE && (!handle || e->subject == handle)) return true;
    }
    return false;
}

bool decision_is_right(const Model *model, const Decision *decision, Pick pick) {
    const ModelHandle *handle = pick.handle ? model_handle(model, pick.handle) : NULL;
    const ModelTask *task = model_task(model, pick.task);
    const ModelHandle *next;
    switch (decision->kind) {
    case DECISION_RUN: return pick.handle == decision->handle;
    case DECISION_END: return !pick.handle && !pick.task;
    case DECISION_SLEEP: break;
    }
    if (!handle) return task && waits_outside(task) && !has_fired(model->trace, decision, 0);
    if (!model_next_timers(model, &next, 1)) return false;
    return handle->due_ns == next->due_ns || has_fired(model->trace, decision, handle->id);
}

// ---- finding them

static bool is_decision(const Model *model, const Event *e, Decision *out) {
    if (e->kind == EVENT_HANDLE_BEGIN) {
        const ModelHandle *handle = model_handle(model, e->subject);
        bool is_turn = trace_at(model->trace, out->position + 1)->kind == EVENT_TASK_STEP;
        out->kind = DECISION_RUN;
        out->handle = e->subject;
        out->answer = out->position + (is_turn ? 2 : 1);
        return handle && is_of_program(model, handle);
    }
    if (model->now.n_ready) return false;
    bool can_go_on = model->now.n_timers || has_outside(model);
    out->kind = can_go_on ? DECISION_SLEEP : DECISION_END;
    out->answer = out->position + 1;
    Pick choices[DECISION_CHOICES];
    return can_go_on || decision_choices(model, choices);
}

bool decision_next(Model *model, uint32_t *from, Decision *out) {
    const Trace *trace = model->trace;
    uint32_t end = trace->n - *from > MOST_EVENTS ? *from + MOST_EVENTS : trace->n;
    for (; *from < end; ++*from) {
        const Event *e = trace_at(trace, *from);
        bool sleeps = e->kind == EVENT_PHASE && e->a == PHASE_TIMEOUT && e->value;
        if (!sleeps && e->kind != EVENT_HANDLE_BEGIN) continue;
        if (*from + 1 == trace->n) return false; // what it leads to is not recorded yet
        model_seek(model, *from);
        *out = (Decision){.position = *from};
        if (is_decision(model, e, out)) return true;
    }
    return false;
}
