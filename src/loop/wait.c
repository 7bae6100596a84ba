// Waiting, built from futures, callbacks and the running task's await alone, so that it works for
// every kind of task. Each function schedules what asyncio's schedules, in the same order.
#include "loop/wait.h"

#include <stdlib.h>

#include "loop/internal.h"
#include "loop/queue.h"

#define SITE SITE_WAIT

// ---- sleep

static void fill(Loop *loop, void *data) {
    (void)loop;
    Future *future = data;
    if (future_pending(future)) future_wake(future);
}

static bool sleep_until(Task *self, int64_t due_ns) {
    Loop *loop = self->future.loop;
    Future *future = future_make(loop, FUTURE_SLEEP, NULL, self->future.id, EVENT_SITE());
    Handle handle = loop_schedule_at(loop, due_ns, fill, future, "sleep", HANDLE_FILL, future->id);
    bool ok = task_await_in(self, future, "sleep", NULL);
    loop_cancel(loop, handle);
    future_unref(future);
    return ok;
}

bool loop_sleep(Task *self, int64_t ns) {
    return ns <= 0 ? task_yield(self) : sleep_until(self, loop_time(self->future.loop) + ns);
}

bool loop_sleep_until(Task *self, int64_t due_ns) {
    return loop_sleep(self, due_ns - loop_time(self->future.loop));
}

// ---- waiters
//
// A waiter is a future that a waiting function makes and awaits. Callbacks that fill it hold a
// reference to it, because they may be scheduled already when the function returns.

static void watch(Future *future, FutureFn *fn, Future *waiter, const char *label) {
    future_add_internal(future, fn, future_ref(waiter), label, waiter->id);
}

static void unwatch(Future *future, FutureFn *fn, Future *waiter) {
    for (size_t n = future_remove_callback(future, fn, waiter); n > 0; n--)
        future_unref(waiter);
}

static void release_waiter(Future *future, void *data) {
    (void)future;
    Future *waiter = data;
    if (future_pending(waiter)) future_wake(waiter);
    future_unref(waiter);
}

// Raises TimeoutError from [cause], which is taken.
static bool raise_timeout(Task *self, void *cause) {
    Loop *loop = self->future.loop;
    void *exception = exception_make(loop, LOOP_ERROR_TIMEOUT, "");
    if (loop->values.set_cause) loop->values.set_cause(loop->values.data, exception, cause);
    exception_unref(loop, cause);
    return task_raise_exception(self, exception);
}

// ---- gather

typedef struct Gathering {
    size_t n, n_distinct, n_finished;
    bool return_exceptions, is_cancelling;
    GatherCollect *collect;
    void *data;
    Future *children[]; // owned
} Gathering;

static bool gather_cancel(Future *outer, const void *message) {
    Gathering *gathering = outer->attached;
    if (!future_pending(outer)) return false;
    bool any = false;
    for (size_t i = 0; i < gathering->n; i++)
        if (future_cancel(gathering->children[i], message)) any = true;
    if (any) gathering->is_cancelling = true;
    return any;
}

static Future *gather_part(const Future *outer, size_t i) {
    Gathering *gathering = outer->attached;
    return i < gathering->n ? gathering->children[i] : NULL;
}

static void gather_finalize(Future *outer) {
    Gathering *gathering = outer->attached;
    if (!outer->loop->is_dying)
        for (size_t i = 0; i < gathering->n; i++)
            future_unref(gathering->children[i]);
    free(gathering);
}

static const FutureClass gather_class = {"_GatheringFuture", gather_cancel, gather_part,
                                         gather_finalize};

static void *gather_result(const Gathering *gathering) {
    if (!gathering->collect) return NULL;
    return gathering->collect(gathering->data, gathering->children, gathering->n);
}

static void child_done(Future *child, Future *outer) {
    Gathering *gathering = outer->attached;
    gathering->n_finished++;
    if (!future_pending(outer)) {
        child->unseen = false;
        return;
    }
    if (!gathering->return_exceptions && child->outcome != OUTCOME_RESULT) {
        void *exception;
        future_result(child, NULL, &exception);
        future_set_exception(outer, exception);
    } else if (gathering->n_finished == gathering->n_distinct) {
        for (size_t i = 0; i < gathering->n; i++)
            gathering->children[i]->unseen = false;
        if (gathering->is_cancelling) { // whatever became of the children
            Future *last = gathering->children[gathering->n - 1];
            future_set_exception(outer, future_take_cancelled(last));
        } else {
            future_settle(outer, OUTCOME_RESULT, gather_result(gathering), outer->loop->cause);
        }
    }
}

static void on_child_done(Future *child, void *data) {
    child_done(child, data);
    future_unref(data);
}

Future *gather(Loop *loop, Future *const *futures, size_t n, bool return_exceptions,
               GatherCollect *collect, void *data) {
    Gathering *gathering = calloc(1, sizeof *gathering + n * sizeof *gathering->children);
    if (!gathering) check_no_memory("a gather");
    *gathering = (Gathering){
        .n = n, .return_exceptions = return_exceptions, .collect = collect, .data = data};
    Future *outer = future_make(loop, FUTURE_GATHER, gathering, 0, EVENT_SITE());
    outer->class = &gather_class;
    uint32_t mark = ++loop->next_mark;
    for (size_t i = 0; i < n; i++) {
        Future *child = gathering->children[i] = future_ref(futures[i]);
        if (child->mark == mark) continue; // given twice
        child->mark = mark;
        gathering->n_distinct++;
        watch(child, on_child_done, outer, "gather");
    }
    if (n == 0) future_settle(outer, OUTCOME_RESULT, gather_result(gathering), loop->cause);
    return outer;
}

bool gather_all(Task *self, Future *const *futures, size_t n) {
    Future *all = gather(self->future.loop, futures, n, false, NULL, NULL);
    bool ok = task_await_in(self, all, "gather", NULL);
    future_unref(all);
    return ok;
}

// ---- wait

typedef struct Waiting {
    Future *const *futures; // borrowed while the waiting function runs
    size_t n, n_pending;
    WaitFor wait_for;
    Handle timeout;
} Waiting;

static Future *waiting_part(const Future *waiter, size_t i) {
    const Waiting *waiting = waiter->attached;
    return i < waiting->n ? waiting->futures[i] : NULL;
}

static void waiting_finalize(Future *waiter) {
    free(waiter->attached);
}

static const FutureClass waiting_class = {.part = waiting_part, .finalize = waiting_finalize};

static bool has_exception(Future *future) {
    return future->outcome == OUTCOME_EXCEPTION && future_exception(future);
}

static void on_completion(Future *future, void *data) {
    Future *waiter = data;
    Waiting *waiting = waiter->attached;
    if (waiting->n_pending > 0) waiting->n_pending--;
    if (waiting->n_pending == 0 || waiting->wait_for == WAIT_FIRST_COMPLETED ||
        (waiting->wait_for == WAIT_FIRST_EXCEPTION && has_exception(future))) {
        loop_cancel(waiter->loop, waiting->timeout);
        if (future_pending(waiter)) future_wake(waiter);
    }
    future_unref(waiter);
}

bool wait_futures(Task *self, Future *const *futures, size_t n, WaitFor wait_for,
                  int64_t timeout_ns, size_t *n_done) {
    Loop *loop = self->future.loop;
    if (n == 0) return task_raise(self, LOOP_ERROR_VALUE, "Set of Tasks/Futures is empty.");
    Waiting *waiting = calloc(1, sizeof *waiting);
    if (!waiting) check_no_memory("a wait");
    *waiting = (Waiting){.futures = futures, .n = n, .wait_for = wait_for};
    Future *waiter = future_make(loop, FUTURE_WAIT, waiting, self->future.id, EVENT_SITE());
    waiter->class = &waiting_class;
    if (timeout_ns != LOOP_FOREVER)
        waiting->timeout = loop_schedule_at(loop, loop_time(loop) + timeout_ns, fill, waiter,
                                            "wait time-out", HANDLE_INTERNAL, waiter->id);
    uint32_t mark = ++loop->next_mark;
    for (size_t i = 0; i < n; i++) {
        if (futures[i]->mark == mark) continue;
        futures[i]->mark = mark;
        waiting->n_pending++;
        watch(futures[i], on_completion, waiter, "wait");
    }

    bool ok = task_await_in(self, waiter, "wait", NULL);
    loop_cancel(loop, waiting->timeout);
    size_t n_ended = 0;
    for (size_t i = 0; i < n; i++) {
        unwatch(futures[i], on_completion, waiter);
        n_ended += !future_pending(futures[i]);
    }
    waiting->n = 0; // `futures` are the caller's again
    future_unref(waiter);
    if (ok && n_done) *n_done = n_ended;
    return ok;
}

// ---- as completed

struct AsCompleted {
    Loop *loop;
    Queue *done; // owned; Future *, NULL for one that is too late
    Handle timeout;
    size_t refs; // the caller's, and one of each callback
    size_t n, n_distinct, n_given;
    size_t n_todo; // not done, and not too late
    bool is_closed;
    Future *futures[]; // owned
};

static void completed_unref(AsCompleted *completed) {
    if (--completed->refs == 0) free(completed);
}

static void on_one_completed(Future *future, void *data) {
    AsCompleted *completed = data;
    if (completed->n_todo > 0 && !completed->is_closed) {
        completed->n_todo--;
        queue_append(completed->done, future);
        if (completed->n_todo == 0) loop_cancel(completed->loop, completed->timeout);
    }
    completed_unref(completed);
}

// The caller still holds its own reference.
static void stop_watching(AsCompleted *completed) {
    for (size_t i = 0; i < completed->n; i++)
        completed->refs -=
            future_remove_callback(completed->futures[i], on_one_completed, completed);
}

static void on_too_late(Loop *loop, void *data) {
    (void)loop;
    AsCompleted *completed = data;
    stop_watching(completed);
    for (; completed->n_todo > 0; completed->n_todo--)
        queue_append(completed->done, NULL);
}

AsCompleted *as_completed(Loop *loop, Future *const *futures, size_t n, int64_t timeout_ns) {
    AsCompleted *completed = calloc(1, sizeof *completed + n * sizeof *completed->futures);
    if (!completed) check_no_memory("as_completed");
    *completed = (AsCompleted){.loop = loop, .done = queue_new_plain(loop), .n = n, .refs = 1};
    uint32_t mark = ++loop->next_mark;
    for (size_t i = 0; i < n; i++) {
        Future *future = completed->futures[i] = future_ref(futures[i]);
        if (future->mark == mark) continue;
        future->mark = mark;
        completed->n_distinct++;
        completed->refs++;
        future_add_internal(future, on_one_completed, completed, "as_completed", 0);
    }
    completed->n_todo = completed->n_distinct;
    if (completed->n_todo > 0 && timeout_ns != LOOP_FOREVER)
        completed->timeout =
            loop_schedule_at(loop, loop_time(loop) + timeout_ns, on_too_late, completed,
                             "as_completed time-out", HANDLE_INTERNAL, 0);
    return completed;
}

bool as_completed_next(Task *self, AsCompleted *completed, Future **done) {
    if (completed->n_given == completed->n_distinct) return false;
    completed->n_given++;
    void *future;
    if (!queue_get(self, completed->done, &future)) return false;
    if (!future) return task_raise(self, LOOP_ERROR_TIMEOUT, "%s", "");
    *done = future;
    return true;
}

void as_completed_free(AsCompleted *completed) {
    if (!completed) return;
    completed->is_closed = true;
    loop_cancel(completed->loop, completed->timeout);
    stop_watching(completed);
    for (size_t i = 0; i < completed->n; i++)
        future_unref(completed->futures[i]);
    queue_free(completed->done);
    completed_unref(completed);
}

// ---- wait_for

static Future *single_part(const Future *waiter, size_t i) {
    return i == 0 ? waiter->attached : NULL;
}

static const FutureClass single_class = {.part = single_part};

// A waiter that [future] will fill.
static Future *new_single_waiter(Task *self, Future *future) {
    Future *waiter =
        future_make(self->future.loop, FUTURE_WAIT, future, self->future.id, EVENT_SITE());
    waiter->class = &single_class;
    return waiter;
}

static void free_single_waiter(Future *waiter) {
    waiter->class = NULL; // the future may go before it
    future_unref(waiter);
}

static bool give_result(Task *self, Future *future, void **result) {
    void *exception;
    return future_result(future, result, &exception) || task_raise_exception(self, exception);
}

// Cancels [future] and waits until it has stopped, without awaiting it: a second cancellation of
// this task must not go there.
static bool cancel_and_wait(Task *self, Future *future) {
    Future *waiter = new_single_waiter(self, future);
    watch(future, release_waiter, waiter, "wait_for");
    future_cancel(future, NULL);
    bool ok = task_await_in(self, waiter, "wait_for", NULL);
    unwatch(future, release_waiter, waiter);
    free_single_waiter(waiter);
    return ok;
}

// After cancel_and_wait because time is up.
static bool give_result_or_timeout(Task *self, Future *future, void **result) {
    void *exception;
    if (future_result(future, result, &exception)) return true;
    if (exception_kind(self->future.loop, exception) != LOOP_ERROR_CANCELLED)
        return task_raise_exception(self, exception);
    return raise_timeout(self, exception);
}

static bool wait_in_time(Task *self, Future *future, Future *waiter, void **result) {
    if (!task_await_in(self, waiter, "wait_for", NULL)) {
        if (!task_error_is(self, LOOP_ERROR_CANCELLED)) return false;
        if (!future_pending(future)) {
            if (!give_result(self, future, result)) return false;
            task_clear_error(self); // it was done when the cancellation came
            return true;
        }
        unwatch(future, release_waiter, waiter);
        cancel_and_wait(self, future);
        return false;
    }
    if (!future_pending(future)) return give_result(self, future, result);
    unwatch(future, release_waiter, waiter);
    return cancel_and_wait(self, future) && give_result_or_timeout(self, future, result);
}

bool wait_for(Task *self, Future *future, int64_t timeout_ns, void **result) {
    Loop *loop = self->future.loop;
    if (timeout_ns == LOOP_FOREVER) return task_await(self, future, result);
    if (timeout_ns <= 0) {
        if (!future_pending(future)) return give_result(self, future, result);
        return cancel_and_wait(self, future) && give_result_or_timeout(self, future, result);
    }
    Future *waiter = new_single_waiter(self, future);
    Handle timeout = loop_schedule_at(loop, loop_time(loop) + timeout_ns, fill, waiter,
                                      "wait_for time-out", HANDLE_INTERNAL, waiter->id);
    watch(future, release_waiter, waiter, "wait_for");
    bool ok = wait_in_time(self, future, waiter, result);
    loop_cancel(loop, timeout);
    free_single_waiter(waiter);
    return ok;
}

// ---- a scope that must end in time

static void on_timeout(Loop *loop, void *data) {
    (void)loop;
    TimeoutScope *scope = data;
    task_cancel(scope->task, NULL);
    scope->state = TIMEOUT_EXPIRING;
    scope->handle = (Handle){0};
}

static void schedule_timeout(TimeoutScope *scope, int64_t due_ns) {
    Loop *loop = scope->task->future.loop;
    ObjectId id = scope->task->future.id;
    scope->due_ns = due_ns;
    loop_cancel(loop, scope->handle);
    if (due_ns == LOOP_FOREVER) {
        scope->handle = (Handle){0};
    } else if (due_ns <= loop_time(loop)) {
        scope->handle = loop_schedule_soon(loop, on_timeout, scope, "timeout", HANDLE_INTERNAL, id);
    } else {
        scope->handle =
            loop_schedule_at(loop, due_ns, on_timeout, scope, "timeout", HANDLE_INTERNAL, id);
    }
}

void timeout_enter_at(Task *self, TimeoutScope *scope, int64_t due_ns) {
    *scope =
        (TimeoutScope){.task = self, .state = TIMEOUT_ENTERED, .cancelling = task_cancelling(self)};
    schedule_timeout(scope, due_ns);
}

void timeout_enter(Task *self, TimeoutScope *scope, int64_t delay_ns) {
    bool is_endless = delay_ns == LOOP_FOREVER;
    timeout_enter_at(self, scope, is_endless ? delay_ns : loop_time(task_loop(self)) + delay_ns);
}

bool timeout_reschedule(Task *self, TimeoutScope *scope, int64_t due_ns) {
    static const char *const names[] = {"created", "active", "expiring", "expired", "finished"};
    if (scope->state == TIMEOUT_CREATED)
        return task_raise(self, LOOP_ERROR_RUNTIME, "Timeout has not been entered");
    if (scope->state != TIMEOUT_ENTERED)
        return task_raise(self, LOOP_ERROR_RUNTIME, "Cannot change state of %s Timeout",
                          names[scope->state]);
    schedule_timeout(scope, due_ns);
    return true;
}

bool timeout_expired(const TimeoutScope *scope) {
    return scope->state == TIMEOUT_EXPIRING || scope->state == TIMEOUT_EXPIRED;
}

bool timeout_exit(Task *self, TimeoutScope *scope, bool ok) {
    loop_cancel(task_loop(self), scope->handle);
    scope->handle = (Handle){0};
    if (scope->state != TIMEOUT_EXPIRING) {
        scope->state = TIMEOUT_EXITED;
        return ok;
    }
    scope->state = TIMEOUT_EXPIRED;
    if (task_uncancel(self) <= scope->cancelling && !ok &&
        task_error_is(self, LOOP_ERROR_CANCELLED))
        return raise_timeout(self, task_catch(self));
    return ok;
}

// ---- shield

static Future *shield_part(const Future *outer, size_t i) {
    return i == 0 ? outer->attached : NULL;
}

static void shield_finalize(Future *outer) {
    if (!outer->loop->is_dying) future_unref(outer->attached);
}

static const FutureClass shield_class = {.part = shield_part, .finalize = shield_finalize};

static void inner_done(Future *inner, Future *outer) {
    if (!future_pending(outer)) {
        inner->unseen = false;
    } else if (inner->outcome == OUTCOME_CANCELLED) {
        future_cancel(outer, NULL);
    } else if (inner->outcome == OUTCOME_EXCEPTION) {
        future_set_exception(outer, exception_ref(inner->loop, future_exception(inner)));
    } else {
        future_set_result(outer, inner->value);
    }
}

static void on_inner_done(Future *inner, void *data) {
    inner_done(inner, data);
    future_unref(data);
}

static void on_outer_done(Future *outer, void *data) {
    Future *inner = data;
    if (future_pending(inner)) unwatch(inner, on_inner_done, outer);
}

Future *shield(Future *inner) {
    if (!future_pending(inner)) return future_ref(inner);
    Future *outer = future_make(inner->loop, FUTURE_SHIELD, future_ref(inner), 0, EVENT_SITE());
    outer->class = &shield_class;
    watch(inner, on_inner_done, outer, "shield");
    future_add_internal(outer, on_outer_done, inner, "shield", 0);
    return outer;
}
