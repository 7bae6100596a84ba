// Futures and tasks. A FutureObject is the program's end of a Future of the loop room: settling,
// callbacks, cancelling happen there; a task's turns come back here and resume its coroutine.
#include "lang/asyncio/asyncio.h"
#include "lang/asyncio/asyncio_soon.h"
#include "lang/asyncio/asyncio_turn.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/function.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/watch/reporter.h"

#include <stdlib.h>

static FutureObject *self_of(Value v) {
    return object_of(v);
}

bool is_future_object(const Vm *vm, Value v) {
    (void)vm;
    return is_of_kind(v, TYPE_IS_FUTURE);
}

bool future_object_is_open(Vm *vm, Value v) {
    if (self_of(v)->future) return true;
    vm_raise(vm, "RuntimeError", "Future object is not initialized.");
    return false;
}

// The first argument of a method. NULL: raised.
static FutureObject *self_in(Frame *frame) {
    Value v = frame->slots[0];
    if (LIKELY(is_future_object(frame->vm, v))) return self_of(v);
    vm_raise(frame->vm, "TypeError", "a Future is required, not %s", type_name(frame->vm, v));
    return NULL;
}
static FutureObject *open_self(Frame *frame) {
    FutureObject *self = self_in(frame);
    return self && future_object_is_open(frame->vm, frame->slots[0]) ? self : NULL;
}

// ---- callbacks

// [callback] leaves the list, with its `next` still set.
static void move_walks(const DoneCallback *callback) {
    for (CallbackWalk *walk = callback->owner->loop->walks; walk; walk = walk->outer)
        if (walk->at == callback) *walk = (CallbackWalk){callback->next, true, walk->outer};
}

static void unlink_callback(DoneCallback *callback) {
    FutureObject *owner = callback->owner;
    DoneCallback **place = &owner->callbacks, *before = NULL;
    for (; *place != callback; place = &before->next)
        before = *place;
    *place = callback->next;
    if (owner->last_callback == callback) owner->last_callback = before;
    move_walks(callback);
}

static void free_callback(Vm *vm, DoneCallback *callback) {
    value_unref(vm, callback->fn);
    context_use_deinit(vm, &callback->context);
    vm_free(vm, callback, sizeof *callback);
}

static void call_callback(Future *future, void *data) {
    (void)future;
    DoneCallback *callback = data;
    FutureObject *owner = callback->owner;
    Vm *vm = owner->loop->vm;
    unlink_callback(callback);
    ContextCell *outer = vm->context;
    vm->context = context_use_cell(&callback->context);
    Value v = op_call_1(vm, callback->fn, value_of(owner));
    vm->context = outer;
    if (!is_value(v)) asyncio_report_callback(owner->loop, callback->fn, value_of(owner));
    value_unref(vm, v);
    free_callback(vm, callback);
    value_unref(vm, value_of(owner));
    vm_spend(vm, 1);
}

FutureFn *const future_calls_back = call_callback;

SoonCallback future_take_callback(Vm *vm, void *data) {
    DoneCallback *callback = data;
    unlink_callback(callback);
    SoonCallback taken = {value_ref(callback->fn), value_of(callback->owner),
                          context_use_copy(vm, &callback->context)};
    free_callback(vm, callback);
    return taken;
}

void future_forget_callback(Vm *vm, FutureFn *fn, void *data) {
    if (fn != call_callback) return;
    DoneCallback *callback = data;
    FutureObject *owner = callback->owner;
    unlink_callback(callback);
    free_callback(vm, callback);
    value_unref(vm, value_of(owner));
}

// The callbacks are about to be scheduled, with the future as their argument.
void future_hold_for_callbacks(FutureObject *self) {
    for (DoneCallback *callback = self->callbacks; callback; callback = callback->next) {
        vm_spend(self->loop->vm, 1);
        if (callback->is_scheduled) continue;
        callback->is_scheduled = true;
        value_ref(value_of(self));
    }
}

// Future.add_done_callback(self, fn, /, *, context=None)
static Value add_done_callback(Frame *frame) {
    Vm *vm = frame->vm;
    FutureObject *self = self_in(frame);
    if (self && !self->future) return vm_raise(vm, "RuntimeError", "uninitialized Future object");
    if (self && UNLIKELY(task_takes_wakeup(self, frame->slots[1]))) return NONE;
    DoneCallback *callback = self ? vm_alloc(vm, sizeof *callback) : NULL;
    if (!callback) return NO_VALUE;
    *callback = (DoneCallback){.owner = self};
    if (!context_use_init(vm, &callback->context, frame->slots[2])) {
        vm_free(vm, callback, sizeof *callback);
        return NO_VALUE;
    }
    callback->fn = value_ref(frame->slots[1]);
    *(self->callbacks ? &self->last_callback->next : &self->callbacks) = callback;
    self->last_callback = callback;
    if (future_is_done(self->future)) future_hold_for_callbacks(self);
    size_t mark = soon_begin(self->loop);
    future_add_callback_for(self->future, call_callback, callback, NULL,
                            future_callback_heir(vm, self, callback->fn));
    return soon_end(self->loop, mark) ? NONE : NO_VALUE;
}

bool future_is_told_plainly(const LoopObject *loop, Value v) {
    Vm *vm = loop->vm;
    if (!is_future_object(vm, v)) return false;
    Type *type = TYPE_OF(vm, v);
    if (LIKELY(type == loop->futures || type == loop->tasks)) return true;
    const Dict *own = self_of(v)->dict;
    if (own && is_value(dict_find_name(own, vm->names.add_done_callback))) return false;
    Value method = type_find_cached(vm, type, vm->names.add_done_callback);
    return TYPE_OF(vm, method) == vm->types.function &&
           ((Function *)object_of(method))->code->native == add_done_callback;
}

// Marks those that equal [fn]. False: raised.
static bool mark_leaving(Vm *vm, FutureObject *self, Value fn) {
    CallbackWalk walk = {.at = self->callbacks, .outer = self->loop->walks};
    self->loop->walks = &walk;
    int equal = 0;
    while (walk.at && equal >= 0) {
        DoneCallback *callback = walk.at;
        Value own = value_ref(callback->fn);
        walk.was_moved = false;
        equal = callback->is_scheduled ? 0 : op_equal(vm, own, fn);
        value_unref(vm, own);
        vm_spend(vm, 1);
        if (walk.was_moved) continue;
        callback->is_leaving = equal > 0;
        walk.at = callback->next;
    }
    CallbackWalk **place = &self->loop->walks; // not always the first: threads take turns
    while (*place != &walk)
        place = &(*place)->outer;
    *place = walk.outer;
    return equal >= 0;
}

static bool is_leaving(void *of, void *callback) {
    (void)of;
    return ((DoneCallback *)callback)->is_leaving;
}

// Takes those marked out of the list; returns them.
static DoneCallback *unlink_leaving(FutureObject *self) {
    DoneCallback *leaving = NULL, **end = &leaving, **place = &self->callbacks;
    self->last_callback = NULL;
    for (DoneCallback *callback; (callback = *place);) {
        vm_spend(self->loop->vm, 1);
        if (callback->is_leaving) {
            move_walks(callback);
            *place = callback->next;
            *end = callback;
            end = &callback->next;
        } else {
            self->last_callback = callback;
            place = &callback->next;
        }
    }
    *end = NULL;
    return leaving;
}

static int64_t free_callbacks(Vm *vm, DoneCallback *callbacks) {
    int64_t n = 0;
    for (DoneCallback *callback = callbacks, *next; callback; callback = next) {
        next = callback->next;
        free_callback(vm, callback);
        vm_spend(vm, 1);
        n++;
    }
    return n;
}

static Value remove_done_callback(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    FutureObject *self = self_of(v);
    if (!future_object_is_open(vm, v)) return NO_VALUE;
    bool ok = mark_leaving(vm, self, args[0]);
    for (DoneCallback *callback = self->callbacks; callback; callback = callback->next) {
        vm_spend(vm, 1);
        callback->is_leaving = callback->is_leaving && ok && !callback->is_scheduled;
    }
    if (!ok) return NO_VALUE;
    future_remove_callbacks(self->future, call_callback, is_leaving, NULL);
    return small_int_value(free_callbacks(vm, unlink_leaving(self)));
}

typedef struct Shown {
    Vm *vm;
    List *list;
} Shown;

static void add_shown(void *data, FutureFn *fn, void *callback) {
    const Shown *shown = data;
    vm_spend(shown->vm, 1);
    Value v = fn == call_callback
                  ? value_ref(((DoneCallback *)callback)->fn)
                  : value_of(text_from_c(shown->vm, !fn ? "Task.task_wakeup"
                                                    : fn == gather_on_child_done
                                                        ? "gather.<locals>._done_callback"
                                                        : "_run_until_complete_cb"));
    if (shown->list) list_push(shown->vm, shown->list, v);
}

// What repr shows: the callables of the program and, by their names in CPython, those of asyncio.
static Value get_callbacks(Vm *vm, Value v) {
    Shown shown = {vm, list_new(vm, 0)};
    if (self_of(v)->future) future_each_callback(self_of(v)->future, add_shown, &shown);
    return value_of(shown.list);
}

// ---- the traceback of what it raises

void future_keep_traceback(Vm *vm, FutureObject *self, Value exception) {
    Value traceback = exception_of(exception)->traceback;
    value_set(vm, &self->traceback, is_value(traceback) ? value_ref(traceback) : NONE);
}

void future_restart_traceback(Vm *vm, FutureObject *self, Value raised) {
    Value traceback = self->traceback;
    if (future_outcome(self->future) != OUTCOME_EXCEPTION || !is_value(traceback)) return;
    self->traceback = NONE;
    value_set(vm, &exception_of(raised)->traceback, is_none(traceback) ? NO_VALUE : traceback);
}

// ---- making

static bool is_new(Vm *vm, FutureObject *self) {
    if (!self->future) return true;
    vm_raise(vm, "RuntimeError", "__init__() called twice");
    return false;
}

// A future of the loop room, for whichever function of asyncio makes it.
static Future *new_future(Vm *vm, Loop *loop) {
    if (LIKELY(!vm->reporter)) return future_new(loop, NULL);
    char *call = NULL;
    ObjectId owner;
    FutureFor use = report_future_use(vm, &owner, &call);
    Future *future = future_new_told(loop, use, owner, call);
    free(call);
    return future;
}

// The loop given to a constructor, or else the current one. NULL: raised.
static LoopObject *loop_for(Frame *frame, Value given) {
    Vm *vm = frame->vm;
    if (!is_none(given)) return loop_of(vm, given);
    if (loop_running(vm)) return loop_running(vm);
    Value v = op_call_0(vm, dict_find_c(frame->globals, "get_event_loop"));
    LoopObject *loop = is_value(v) ? loop_of(vm, v) : NULL;
    value_unref(vm, v); // the policy keeps it
    return loop;
}

// In debug mode a future remembers where it was made.
static bool note_source(LoopObject *loop, FutureObject *self) {
    if (LIKELY(!loop->is_debug)) return true;
    Value v = op_call_method(loop->vm, value_of(self), "_note_source", NULL, 0);
    value_unref(loop->vm, v);
    return is_value(v);
}

static bool open_in(FutureObject *self, LoopObject *loop) {
    self->number = ++loop->vm->n_made;
    self->loop = object_of(value_ref(value_of(loop)));
    self->future = new_future(loop->vm, loop->loop);
    return note_source(loop, self);
}

FutureObject *future_object_new(Vm *vm, LoopObject *loop, FutureFor use, ObjectId owner,
                                const char *call) {
    FutureObject *self = object_new(vm, loop->futures, 0);
    if (!self) return NULL;
    self->number = ++vm->n_made;
    self->loop = object_of(value_ref(value_of(loop)));
    self->future = use == FUTURE_PLAIN ? new_future(vm, loop->loop)
                                       : future_new_told(loop->loop, use, owner, call);
    if (note_source(loop, self)) return self;
    value_unref(vm, value_of(self));
    return NULL;
}

// Future.__init__(self, *, loop=None)
static Value init_future(Frame *frame) {
    FutureObject *self = self_in(frame);
    LoopObject *loop = self && is_new(frame->vm, self) ? loop_for(frame, frame->slots[1]) : NULL;
    if (!loop) return NO_VALUE;
    return open_in(self, loop) ? NONE : NO_VALUE;
}

static bool is_coroutine(const Vm *vm, Value v) {
    const Type *type = is_object(v) ? ((Object *)object_of(v))->type : NULL;
    return type && (type == vm->types.coroutine || type == vm->types.generator);
}

// [v], a new reference, if a task can run it; TypeError.
static Value as_coroutine(Vm *vm, LoopObject *loop, Value v) {
    return is_coroutine(vm, v) ? value_ref(v)
                               : op_call_method(vm, value_of(loop), "_as_coroutine", &v, 1);
}

// A task never goes on. The exception that is set stays.
static void tell_destroyed(Vm *vm, FutureObject *self) {
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm), v = value_of(self);
    task_report_destroyed(future_as_task(self->future));
    value_unref(vm, op_call_method(vm, value_of(self->loop), "_task_destroyed", &v, 1));
    vm_clear_exception(vm);
    vm->exception = exception;
    vm->is_new = is_new;
}

// Its loop has refused its first turn.
static void give_up(Vm *vm, FutureObject *self) {
    tell_destroyed(vm, self);
    self->goes_silently = self->is_forsaken = true;
    self->is_held = false;
    task_forsake(future_as_task(self->future));
    value_unref(vm, value_of(self));
}

// Takes [coroutine].
static bool start(Vm *vm, FutureObject *self, LoopObject *loop, Value coroutine, Value given,
                  Value context) {
    self->coroutine = coroutine;
    if (!is_value(coroutine)) return false;
    if (!context_use_init(vm, &self->context, context)) return false;
    char *name = NULL;
    if (!is_none(given)) {
        Value text = op_str(vm, given);
        if (!is_value(text)) return false;
        name = text_c(text_of(text));
        value_unref(vm, text);
    }
    self->loop = object_of(value_ref(value_of(loop)));
    size_t mark = soon_begin(loop);
    self->future = task_future(task_spawn_ops(loop->loop, &task_ops, self, name, false));
    vm_free_text(vm, name);
    if (UNLIKELY(vm->reporter != NULL) && is_generator(vm, coroutine)) {
        Generator *body = object_of(coroutine);
        if (body->frame.shadow) report_task(&body->frame, task_id(future_as_task(self->future)));
    }
    self->number = ++vm->n_made;
    self->is_held = true;
    value_ref(value_of(self));
    if (!note_source(loop, self)) return false;
    if (LIKELY(soon_end(loop, mark))) return true;
    give_up(vm, self);
    return false;
}

Value task_object_new(Vm *vm, LoopObject *loop, Value coroutine, Value name, Value context) {
    FutureObject *self = object_new(vm, loop->tasks, 0);
    if (self && start(vm, self, loop, as_coroutine(vm, loop, coroutine), name, context))
        return value_of(self);
    value_unref(vm, value_of(self));
    return NO_VALUE;
}

// Task.__init__(self, coro, *, loop=None, name=None, context=None)
static Value init_task(Frame *frame) {
    Vm *vm = frame->vm;
    const Value *slots = frame->slots;
    FutureObject *self = self_in(frame);
    LoopObject *loop = self && is_new(vm, self) ? loop_for(frame, slots[2]) : NULL;
    if (!loop) return NO_VALUE;
    Value coroutine = as_coroutine(vm, loop, slots[1]);
    return start(vm, self, loop, coroutine, slots[3], slots[4]) ? NONE : NO_VALUE;
}

// ---- settling

static Value invalid_state(Vm *vm, const FutureObject *self, const char *message) {
    Value text = value_of(text_from_c(vm, message));
    Value exception = op_call_1(vm, self->loop->invalid_state, text);
    value_unref(vm, text);
    return is_value(exception) ? vm_raise_exception(vm, exception) : NO_VALUE;
}

bool future_fill(FutureObject *self, Value v) {
    if (future_is_done(self->future)) return false;
    future_hold_for_callbacks(self);
    size_t mark = soon_begin(self->loop);
    future_set_result(self->future, (void *)v.bits);
    soon_end_quietly(self->loop, mark);
    return true;
}

bool future_break(FutureObject *self, Value exception) {
    future_hold_for_callbacks(self);
    future_keep_traceback(self->loop->vm, self, exception);
    size_t mark = soon_begin(self->loop);
    bool ok = future_set_exception(self->future, (void *)exception.bits);
    soon_end_quietly(self->loop, mark);
    return ok;
}

static Value set_result(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    FutureObject *self = self_of(v);
    if (!future_object_is_open(vm, v)) return NO_VALUE;
    if (is_value(self->coroutine))
        return vm_raise(vm, "RuntimeError", "Task does not support set_result operation");
    return future_fill(self, args[0]) ? NONE : invalid_state(vm, self, "invalid state");
}

static Value set_exception(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    FutureObject *self = self_of(v);
    if (!future_object_is_open(vm, v)) return NO_VALUE;
    if (is_value(self->coroutine))
        return vm_raise(vm, "RuntimeError", "Task does not support set_exception operation");
    if (future_is_done(self->future)) return invalid_state(vm, self, "invalid state");
    Value exception = args[0];
    if (is_of_kind(exception, TYPE_IS_TYPE) &&
        ((Type *)object_of(exception))->kind & TYPE_IS_EXCEPTION)
        exception = op_call_0(vm, exception);
    else
        value_ref(exception);
    if (!is_value(exception)) return NO_VALUE;
    const char *refusal = !is_exception(exception) ? "invalid exception object"
                          : type_is_subtype(TYPE_OF(vm, exception), vm->types.stop_iteration)
                              ? "StopIteration interacts badly with generators and cannot be "
                                "raised into a Future"
                              : NULL;
    if (refusal) {
        value_unref(vm, exception);
        return vm_raise(vm, "TypeError", "%s", refusal);
    }
    future_break(self, exception);
    return NONE;
}

// Future.cancel(self, msg=None)
static Value cancel(Frame *frame) {
    Vm *vm = frame->vm;
    FutureObject *self = open_self(frame);
    if (!self) return NO_VALUE;
    Value given = frame->slots[1];
    void *message = is_none(given) ? NULL : (void *)given.bits;
    if (future_is_done(self->future)) {
        future_cancel(self->future, message);
        return FALSE_VALUE;
    }
    if (!is_value(self->coroutine)) {
        future_hold_for_callbacks(self);
        size_t mark = soon_begin(self->loop);
        future_cancel(self->future, message);
        return soon_end(self->loop, mark) ? TRUE_VALUE : NO_VALUE;
    }
    // A task passes it on to what it awaits, whose class may have its own way to be cancelled.
    Task *task = future_as_task(self->future);
    task_count_cancel(task);
    int passed_on = task_pass_cancel_on(vm, self, given);
    if (passed_on < 0) return NO_VALUE;
    if (!passed_on) {
        self->must_cancel = true;
        value_set(vm, &self->message, value_ref(given));
        task_set_must_cancel(task, true, message);
    }
    return TRUE_VALUE;
}

// ---- asking

// What asks for the outcome of a future whose __init__ never ran is told that it has none.
static bool has_outcome(Vm *vm, Value v) {
    if (self_of(v)->future) return true;
    value_unref(vm, op_call_method(vm, v, "_raise_unopened", NULL, 0));
    return false;
}

Value future_object_result(Vm *vm, Value v) {
    if (!has_outcome(vm, v)) return NO_VALUE;
    FutureObject *self = self_of(v);
    void *value, *exception;
    if (future_result(self->future, &value, &exception))
        return value_ref((Value){(uintptr_t)value});
    Value raised = {(uintptr_t)exception};
    future_restart_traceback(vm, self, raised);
    return vm_raise_exception(vm, raised);
}

static Value result(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return future_object_result(vm, v);
}

static Value exception(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    if (!has_outcome(vm, v)) return NO_VALUE;
    Future *future = self_of(v)->future;
    switch (future_outcome(future)) {
    case OUTCOME_PENDING: return invalid_state(vm, self_of(v), "Exception is not set.");
    case OUTCOME_CANCELLED: return future_object_result(vm, v);
    default: break;
    }
    void *found = future_exception(future);
    return found ? value_ref((Value){(uintptr_t)found}) : NONE;
}

static Value done(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    (void)vm;
    return bool_value(self_of(v)->future && future_is_done(self_of(v)->future));
}

static Value cancelled(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    (void)vm;
    return bool_value(self_of(v)->future && future_is_cancelled(self_of(v)->future));
}

// NULL: raised, it is no task, or its __init__ never ran.
static Task *task_of(Vm *vm, Value v) {
    Task *task = self_of(v)->future ? future_as_task(self_of(v)->future) : NULL;
    if (!task) vm_raise(vm, "RuntimeError", "Task object is not initialized.");
    return task;
}

static Value cancelling(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    const Task *task = task_of(vm, v);
    return task ? small_int_value(task_cancelling(task)) : NO_VALUE;
}

static Value uncancel(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    Task *task = task_of(vm, v);
    return task ? small_int_value(task_uncancel(task)) : NO_VALUE;
}

static Value get_name(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    const Task *task = task_of(vm, v);
    return task ? value_of(text_from_c(vm, task_name(task))) : NO_VALUE;
}

static Value set_name(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    Task *task = task_of(vm, v);
    Value text = task ? op_str(vm, args[0]) : NO_VALUE;
    if (!is_value(text)) return NO_VALUE;
    char *name = text_c(text_of(text));
    task_set_name(task, name);
    vm_free_text(vm, name);
    value_unref(vm, text);
    return NONE;
}

static Value get_coroutine(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return task_of(vm, v) ? value_ref(self_of(v)->coroutine) : NO_VALUE;
}

static Value get_loop(Vm *vm, Value v) {
    (void)vm;
    return self_of(v)->loop ? value_ref(value_of(self_of(v)->loop)) : NONE;
}

static Value get_waits_for(Vm *vm, Value v) {
    (void)vm;
    Value waits_for = self_of(v)->waits_for;
    return is_value(waits_for) ? value_ref(waits_for) : NONE;
}

static Value get_must_cancel(Vm *vm, Value v) {
    (void)vm;
    const FutureObject *self = self_of(v);
    return bool_value(self->must_cancel && !future_is_done(self->future));
}

// What repr shows, without counting as a look at the exception: (result or None, exception or None)
static Value get_outcome(Vm *vm, Value v) {
    Future *future = self_of(v)->future;
    if (!future || future_outcome(future) == OUTCOME_PENDING) return NONE;
    void *value = future_settled_value(future);
    Value settled = value ? value_ref((Value){(uintptr_t)value}) : NONE;
    return tuple_of_2(vm, bool_value(future_outcome(future) == OUTCOME_RESULT), settled);
}

static bool is_not_deleted(Vm *vm, Value v) {
    if (!is_value(v)) vm_raise(vm, "AttributeError", "cannot delete attribute");
    return is_value(v);
}

static Value get_cancel_message(Vm *vm, Value v) {
    (void)vm;
    Future *future = self_of(v)->future;
    const void *message = future ? future_cancel_message(future) : NULL;
    return message ? value_ref((Value){(uintptr_t)message}) : NONE;
}
static bool set_cancel_message(Vm *vm, Value v, Value message) {
    if (!future_object_is_open(vm, v)) return false;
    bool is_there = is_value(message) && !is_none(message);
    future_set_cancel_message(self_of(v)->future, is_there ? (void *)message.bits : NULL);
    return true;
}

static Value get_log_traceback(Vm *vm, Value v) {
    (void)vm;
    return bool_value(self_of(v)->future && future_is_unseen(self_of(v)->future));
}
static bool set_log_traceback(Vm *vm, Value v, Value wanted) {
    if (!is_not_deleted(vm, wanted) || !future_object_is_open(vm, v)) return false;
    int truth = op_truth(vm, wanted);
    if (truth > 0) vm_raise(vm, "ValueError", "_log_traceback can only be set to False");
    if (truth == 0 && future_is_unseen(self_of(v)->future)) future_exception(self_of(v)->future);
    return truth == 0;
}

static Value get_log_destroy_pending(Vm *vm, Value v) {
    (void)vm;
    return bool_value(!self_of(v)->goes_silently);
}

static bool set_log_destroy_pending(Vm *vm, Value v, Value wanted) {
    int truth = is_not_deleted(vm, wanted) ? op_truth(vm, wanted) : -1;
    if (truth >= 0) self_of(v)->goes_silently = !truth;
    return truth >= 0;
}

static bool set_blocking(Vm *vm, Value v, Value blocking) {
    if (!is_not_deleted(vm, blocking)) return false;
    self_of(v)->is_blocking = same(blocking, TRUE_VALUE);
    return true;
}
static Value get_blocking(Vm *vm, Value v) {
    (void)vm;
    return bool_value(self_of(v)->is_blocking);
}

// ---- the type

static bool is_own(void *of, void *callback) {
    (void)of, (void)callback;
    return true;
}

// Nobody will fill it any more if it goes.
static bool is_pending(const FutureObject *self) {
    return self->future && !future_is_done(self->future);
}
static bool is_unfinished(const FutureObject *self) {
    return is_value(self->coroutine) && is_pending(self);
}

static bool lets_go(void *of, void *gather) {
    gather_forget(of, gather_on_child_done, gather);
    return true;
}

static void end_pending(Vm *vm, FutureObject *self) {
    future_remove_callbacks(self->future, gather_on_child_done, lets_go, vm);
    if (!is_value(self->coroutine) || self->is_forsaken) return;
    task_forsake(future_as_task(self->future));
    if (self->is_held) self->object.refs--; // of a circle, which the collector holds
}

// Its exception was perhaps never looked at.
static void future_finalize(Vm *vm, Value v) {
    FutureObject *self = self_of(v);
    if (!self->future) return;
    if (is_unfinished(self)) {
        tell_destroyed(vm, self);
        return;
    }
    Value outer = self->loop->dying;
    self->loop->dying = v;
    future_tell_unseen(self->future);
    self->loop->dying = outer;
}

static void future_object_free(Vm *vm, Object *object) {
    FutureObject *self = (FutureObject *)object;
    if (UNLIKELY(is_pending(self))) end_pending(vm, self);
    // All was told of it at its end, even if it went on afterwards.
    if (UNLIKELY(object->flags & OBJECT_IS_FINALIZED) && self->future &&
        future_is_unseen(self->future))
        future_exception(self->future);
    if (self->callbacks) future_remove_callbacks(self->future, call_callback, is_own, NULL);
    free_callbacks(vm, self->callbacks);
    self->callbacks = NULL;
    future_unref(self->future);
    self->future = NULL; // in a circle, others that go may still look
    value_unref(vm, value_of(self->loop));
    context_use_deinit(vm, &self->context);
    value_unref(vm, self->coroutine);
    value_unref(vm, self->waits_for);
    value_unref(vm, value_of(self->waiter));
    value_unref(vm, self->message);
    value_unref(vm, self->mistake);
    value_unref(vm, self->traceback);
    value_unref(vm, value_of(self->dict));
}

// That a task keeps a reference to itself stands for what will wake it: the future that it waits
// for.
static void visit_waiting(void *data, FutureFn *fn, void *callback_data) {
    if (!fn) visit_object(data, task_arg(callback_data));
    if (fn == gather_on_child_done) visit_object(data, callback_data);
}

// What is scheduled is held by references that are not told of here.
static void future_traverse(Object *object, Visit *visit) {
    const FutureObject *self = (FutureObject *)object;
    if (self->future) future_each_callback(self->future, visit_waiting, visit);
    for (const DoneCallback *callback = self->callbacks; callback; callback = callback->next)
        visit_value(visit, callback->fn);
    void *settled = self->future ? future_settled_value(self->future) : NULL;
    if (settled) visit_value(visit, (Value){(uintptr_t)settled});
    visit_value(visit, self->coroutine);
    visit_value(visit, self->waits_for);
    visit_value(visit, self->mistake);
    visit_value(visit, self->traceback);
    visit_object(visit, self->dict);
}

static const NativeDef methods[] = {
    {.name = "remove_done_callback", .takes = TAKES_ONE, .fn = remove_done_callback},
    {.name = "set_result", .takes = TAKES_ONE, .fn = set_result},
    {.name = "set_exception", .takes = TAKES_ONE, .fn = set_exception},
    {.name = "result", .takes = TAKES_NONE, .fn = result},
    {.name = "exception", .takes = TAKES_NONE, .fn = exception},
    {.name = "done", .takes = TAKES_NONE, .fn = done},
    {.name = "cancelled", .takes = TAKES_NONE, .fn = cancelled},
    {.name = "_cancelling", .takes = TAKES_NONE, .fn = cancelling},
    {.name = "_uncancel", .takes = TAKES_NONE, .fn = uncancel},
    {.name = "_get_name", .takes = TAKES_NONE, .fn = get_name},
    {.name = "_set_name", .takes = TAKES_ONE, .fn = set_name},
    {.name = "_get_coro", .takes = TAKES_NONE, .fn = get_coroutine},
    {0}};

static const GetSetDef attributes[] = {
    {"_loop", get_loop, NULL},
    {"_callbacks", get_callbacks, NULL},
    {"_fut_waiter", get_waits_for, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_must_cancel", get_must_cancel, NULL},
    {"_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending},
    {"_outcome", get_outcome, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {0}};

const TypeDef future_def = {.name = "_asyncio.Future",
                            .instance_bytes = sizeof(FutureObject),
                            .slots = {.construct = object_construct,
                                      .free = future_object_free,
                                      .traverse = future_traverse,
                                      .finalize = future_finalize,
                                      .iter = future_iterator,
                                      .await_iter = future_iterator,
                                      .await_in = future_await},
                            .methods = methods,
                            .attributes = attributes,
                            .dict_offset = offsetof(FutureObject, dict)};

const AsyncioBody asyncio_future_bodies[] = {{"Future.__init__", init_future},
                                             {"Future.add_done_callback", add_done_callback},
                                             {"Future.cancel", cancel},
                                             {"Task.__init__", init_task},
                                             {0}};
