// Futures. A future is pending until it is settled, once; then its callbacks are scheduled in the
// order they were added, and the list is empty for good.
#include "loop/future.h"

#include "loop/internal.h"

#define SITE SITE_FUTURE

// ---- making and letting go

Future *future_new(Loop *loop, const char *label) {
    Future *future = pool_take(&loop->futures);
    future_init(future, loop);
    future->label = label;
    EMIT(loop, EVENT_FUTURE_NEW, FUTURE_PLAIN, future->id, 0, loop_intern(loop, label));
    return future;
}

Future *future_new_told(Loop *loop, FutureFor use, ObjectId owner, const char *call) {
    Future *future = pool_take(&loop->futures);
    future_init(future, loop);
    EMIT(loop, EVENT_FUTURE_NEW, use, future->id, owner, loop_intern(loop, call));
    return future;
}

Future *future_ref(Future *future) {
    future->refs++;
    return future;
}

void future_unref(Future *future) {
    if (future && --future->refs == 0) future_finish(future);
}

bool future_renew(Future *future) {
    bool is_ours = future->refs == 1 && !future->loop->observer;
    if (!is_ours || future->outcome != OUTCOME_RESULT || future->is_task) return false;
    future_let_go(future);
    future_init(future, future->loop);
    return true;
}

void future_let_go(Future *future) {
    Loop *loop = future->loop;
    if (future->outcome == OUTCOME_RESULT) {
        value_release(loop, future->value);
    } else {
        exception_unref(loop, future->value);
    }
    value_release(loop, (void *)future->cancel_message);
    if (future->class && future->class->finalize) future->class->finalize(future);
}

static void drop_callbacks(Future *future) {
    for (CallbackNode *node = future->more, *next; node; node = next) {
        next = node->next;
        pool_give(&future->loop->callbacks, node);
        loop_spend(future->loop, 1);
    }
}

bool future_is_unseen(const Future *future) {
    return future->unseen;
}

// Nobody ever looked at the exception in it. Returns whether somebody keeps it now.
void future_tell_unseen(Future *future) {
    if (!future->unseen) return;
    const char *name = future->is_task                        ? "Task"
                       : future->class && future->class->name ? future->class->name
                                                              : "Future";
    Str message = {0};
    str_printf(&message, "%s exception was never retrieved", name);
    future->unseen = false;
    loop_trouble(future->loop, str_text(&message), future->value, future);
    str_deinit(&message);
}

static bool lament(Future *future) {
    future->refs = 1; // alive while it is talked about
    future_tell_unseen(future);
    return --future->refs > 0;
}

static inline void give_back(Future *future) {
    Loop *loop = future->loop;
    pool_give(future->is_task ? &loop->tasks : &loop->futures, future);
}

static __attribute__((noinline)) void finish_with_care(Future *future) {
    if (UNLIKELY(future->unseen) && lament(future)) return;
    EMIT(future->loop, EVENT_FUTURE_DROP, 0, future->id, 0, 0);
    if (future->more) drop_callbacks(future);
    future_let_go(future);
    if (future->is_task) task_let_name_go((Task *)future);
    give_back(future);
}

static inline bool owns_something(const Future *future) {
    bool owns_value = future->outcome != OUTCOME_RESULT || future->loop->values.release;
    return (future->value && owns_value) || future->cancel_message || future->class ||
           future->more || (future->is_task && ((const Task *)future)->long_name);
}

void future_finish(Future *future) {
    if (UNLIKELY(future->unseen || future->loop->observer || owns_something(future))) {
        finish_with_care(future);
    } else {
        give_back(future);
    }
}

// ---- asking

Loop *future_loop(const Future *future) {
    return future->loop;
}
ObjectId future_id(const Future *future) {
    return future->id;
}
Outcome future_outcome(const Future *future) {
    return future->outcome;
}
bool future_is_done(const Future *future) {
    return !future_pending(future);
}
bool future_is_cancelled(const Future *future) {
    return future->outcome == OUTCOME_CANCELLED;
}
Task *future_as_task(Future *future) {
    return future->is_task ? (Task *)future : NULL;
}

void *future_value(const Future *future) {
    CHECK(future->outcome == OUTCOME_RESULT, "the future has no result");
    return future->value;
}

void *future_settled_value(const Future *future) {
    return future->value;
}

void *future_exception(Future *future) {
    CHECK(future->outcome == OUTCOME_RESULT || future->outcome == OUTCOME_EXCEPTION,
          "the future is pending or was cancelled");
    future->unseen = false;
    return future->outcome == OUTCOME_EXCEPTION ? future->value : NULL;
}

void *future_take_cancelled(Future *future) {
    if (future->outcome == OUTCOME_CANCELLED && future->value) {
        void *exception = future->value; // the one that ended the task, the first time
        future->value = NULL;
        return exception;
    }
    const LoopValues *values = &future->loop->values;
    return values->make_cancelled(values->data, future->cancel_message);
}

bool future_result(Future *future, void **result, void **exception) {
    switch ((Outcome)future->outcome) {
    case OUTCOME_RESULT:
        if (result) *result = future->value;
        return true;
    case OUTCOME_EXCEPTION:
        future->unseen = false;
        *exception = exception_ref(future->loop, future->value);
        return false;
    case OUTCOME_CANCELLED: *exception = future_take_cancelled(future); return false;
    case OUTCOME_PENDING: break;
    }
    *exception = exception_make(future->loop, LOOP_ERROR_INVALID_STATE, "Result is not set.");
    return false;
}

void future_describe(const Future *future, Str *out) {
    static const char *const states[] = {"pending", "finished", "finished", "cancelled"};
    if (future->is_task) {
        str_printf(out, "task '%s' (%s)", task_name((const Task *)future), states[future->outcome]);
    } else if (future->use == FUTURE_PLAIN && future->label) {
        str_printf(out, "future '%s' (%s)", future->label, states[future->outcome]);
    } else {
        str_printf(out, "future %u (%s)", future->id, states[future->outcome]);
    }
}

// ---- callbacks

static inline void schedule(Future *future, Callback callback, uint32_t cause) {
    if (!callback.fn) {
        ReadyKind kind = future->outcome == OUTCOME_RESULT ? READY_WAKE : READY_THROW;
        task_schedule(callback.data, kind, HANDLE_TASK_WAKE, cause, EVENT_SITE());
    } else {
        loop_call_future_fn(future->loop, future, callback, cause);
    }
}

static void add_callback(Future *future, Callback callback) {
    if (!future_pending(future)) {
        schedule(future, callback, future->loop->cause);
        return;
    }
    EMIT(future->loop, EVENT_FUTURE_CALLBACK, 0, future->id, callback.whom, 0);
    if (!future->first.data && !future->first.fn) {
        future->first = callback;
        return;
    }
    CallbackNode *node = pool_take(&future->loop->callbacks);
    *node = (CallbackNode){.callback = callback};
    if (future->more) {
        future->last->next = node;
    } else {
        future->more = node;
    }
    future->last = node;
}

void future_add_callback(Future *future, FutureFn *fn, void *data, const char *label) {
    add_callback(future, (Callback){.fn = fn, .data = data, .label = label});
}

void future_add_callback_for(Future *future, FutureFn *fn, void *data, const char *label,
                             ObjectId whom) {
    add_callback(future, (Callback){.fn = fn, .data = data, .label = label, .whom = whom});
}

void future_add_internal(Future *future, FutureFn *fn, void *data, const char *label,
                         ObjectId whom) {
    add_callback(future, (Callback){fn, data, label, .whom = whom, .is_internal = true});
}

void future_each_callback(const Future *future,
                          void (*visit)(void *data, FutureFn *fn, void *callback_data),
                          void *data) {
    if (future->first.fn || future->first.data) visit(data, future->first.fn, future->first.data);
    for (const CallbackNode *node = future->more; node; node = node->next)
        visit(data, node->callback.fn, node->callback.data);
}

RARE void future_add_another_waker(Future *future, Task *task) {
    add_callback(future, (Callback){.data = task, .whom = task->future.id});
}

size_t future_remove_callbacks(Future *future, FutureFn *fn, bool (*goes)(void *of, void *data),
                               void *of) {
    size_t n_removed = 0;
    CallbackNode *last = NULL;
    for (CallbackNode **link = &future->more; *link;) {
        CallbackNode *node = *link;
        loop_spend(future->loop, 1);
        if (node->callback.fn == fn && goes(of, node->callback.data)) {
            EMIT(future->loop, EVENT_FUTURE_CALLBACK, 1, future->id, node->callback.whom, 0);
            *link = node->next;
            pool_give(&future->loop->callbacks, node);
            n_removed++;
        } else {
            last = node;
            link = &node->next;
        }
    }
    future->last = last;
    if ((fn || future->first.data) && future->first.fn == fn && goes(of, future->first.data)) {
        EMIT(future->loop, EVENT_FUTURE_CALLBACK, 1, future->id, future->first.whom, 0);
        n_removed++;
        future->first = (Callback){0};
        CallbackNode *node = future->more;
        if (node) { // the first is always the oldest
            future->first = node->callback;
            future->more = node->next;
            if (!node->next) future->last = NULL;
            pool_give(&future->loop->callbacks, node);
        }
    }
    return n_removed;
}

static bool is_same(void *of, void *data) {
    return of == data;
}

size_t future_remove_callback(Future *future, FutureFn *fn, void *data) {
    return future_remove_callbacks(future, fn, is_same, data);
}

static __attribute__((noinline)) void schedule_more(Future *future) {
    CallbackNode *node = future->more;
    future->more = future->last = NULL;
    while (node) {
        CallbackNode *next = node->next;
        schedule(future, node->callback, future->done_event);
        pool_give(&future->loop->callbacks, node);
        loop_spend(future->loop, 1);
        node = next;
    }
}

static inline void schedule_callbacks(Future *future) {
    Callback *first = &future->first;
    if (!first->fn && !first->data) return;
    schedule(future, *first, future->done_event);
    first->fn = NULL;
    first->data = NULL;
    if (UNLIKELY(future->more != NULL)) schedule_more(future);
}

// ---- settling

void future_settle(Future *future, Outcome outcome, void *value, uint32_t cause) {
    future->outcome = (uint8_t)outcome;
    future->value = value;
    future->unseen = outcome == OUTCOME_EXCEPTION;
    future->done_event = EMIT_CAUSED(future->loop, cause, EVENT_FUTURE_DONE, outcome, future->id, 0,
                                     loop_intern_outcome(future->loop, outcome, value));
    schedule_callbacks(future);
}

bool future_set_result(Future *future, void *value) {
    if (!future_pending(future)) return false;
    CHECK(!future->is_task, "Task does not support set_result operation");
    value_retain(future->loop, value);
    future_settle(future, OUTCOME_RESULT, value, future->loop->cause);
    return true;
}

bool future_set_exception(Future *future, void *exception) {
    CHECK(!future->is_task, "Task does not support set_exception operation");
    if (!future_pending(future)) {
        exception_unref(future->loop, exception);
        return false;
    }
    future_settle(future, OUTCOME_EXCEPTION, exception, future->loop->cause);
    return true;
}

const void *future_cancel_message(const Future *future) {
    return future->cancel_message;
}

void future_set_cancel_message(Future *future, const void *message) {
    value_retain(future->loop, (void *)message);
    value_release(future->loop, (void *)future->cancel_message);
    future->cancel_message = message;
}

bool future_cancel_plain(Future *future, const void *message, void *exception, uint32_t cause) {
    future->unseen = false;
    if (!future_pending(future)) return false;
    future_set_cancel_message(future, message);
    future_settle(future, OUTCOME_CANCELLED, exception, cause);
    return true;
}

bool future_cancel(Future *future, const void *message) {
    if (future->is_task) return task_cancel((Task *)future, message);
    if (future->class && future->class->cancel) return future->class->cancel(future, message);
    return future_cancel_plain(future, message, NULL, future->loop->cause);
}
