// A task's turns: a step of its coroutine, and how the task waits for what that yields.
//
// A future of the program's own class may have its own add_done_callback, and what only behaves
// like a future has nothing else. They are given a callable that wakes the task; meanwhile the loop
// room waits for a future that nobody else knows, which that callable fills.
#include "lang/asyncio/asyncio_turn.h"

#include "lang/asyncio/asyncio_soon.h"

#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/text.h"

static FutureObject *self_of(Value v) {
    return object_of(v);
}

// ---- what cannot be waited for

// Of a future, or of what behaves like one: 1: it was yielded by an `await`; 0: by a `yield`; -1:
// it is none.
static int is_blocking(Vm *vm, Value yielded) {
    if (LIKELY(is_future_object(vm, yielded))) return self_of(yielded)->is_blocking;
    Value v = op_find_attribute(vm, yielded, "_asyncio_future_blocking");
    int truth = !is_value(v) || is_none(v) ? -1 : op_truth(vm, v);
    value_unref(vm, v);
    vm_clear_exception(vm);
    return truth;
}

static bool is_of_loop(Vm *vm, Value yielded, const LoopObject *loop) {
    if (LIKELY(is_future_object(vm, yielded))) return self_of(yielded)->loop == loop;
    Value v = op_call_method(vm, yielded, "get_loop", NULL, 0);
    if (!is_value(v)) {
        vm_clear_exception(vm);
        v = op_find_attribute(vm, yielded, "_loop");
        vm_clear_exception(vm);
    }
    bool is_same = is_value(v) && same(v, value_of(loop));
    value_unref(vm, v);
    return is_same;
}

// Whether the task cannot wait for [yielded]: self->mistake says why.
static bool has_mistake(Vm *vm, FutureObject *self, Value yielded) {
    const char *begin = "Task got bad yield: ", *middle = NULL, *end = "";
    bool with_task = true, with_yielded = true;
    int blocking = is_blocking(vm, yielded);
    if (blocking < 0) {
        with_task = false;
    } else if (!blocking) {
        begin = "yield was used instead of yield from in task ";
        middle = " with ";
    } else if (!is_of_loop(vm, yielded, self->loop)) {
        begin = "Task ";
        middle = " got Future ";
        end = " attached to a different loop";
    } else if (object_of(yielded) == self) {
        begin = "Task cannot await on itself: ";
        with_yielded = false;
    } else {
        return false;
    }
    Str text = {0};
    str_add(&text, begin);
    bool ok = !with_task || op_repr_into(vm, value_of(self), &text);
    if (middle) str_add(&text, middle);
    if (ok && with_yielded) ok = op_repr_into(vm, yielded, &text);
    str_add(&text, end);
    if (ok) vm_raise(vm, "RuntimeError", "%s", str_text(&text));
    vm_deinit(vm, &text);
    self->mistake = vm_take_exception(vm);
    return true;
}

// ---- what has its own way

// What such a future is given: it wakes the task at once, as one of the loop's calls, or, where a
// task runs, by the next.
static Value wake_up(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    FutureObject *self = self_of(v);
    if (!self->waiter) return NONE;
    Task *task = future_as_task(self->future);
    bool is_waiting = task_awaits(task) == self->waiter->future && loop_running(vm) == self->loop;
    size_t mark = soon_begin(self->loop);
    if (!is_waiting || !task_run_turn(task))
        future_fill(self->waiter, NONE);
    else
        soon_end_quietly(self->loop, mark);
    return NONE;
}
static const NativeDef wake_up_def = {
    .name = "TaskWakeupMethWrapper", .takes = TAKES_ONE, .fn = wake_up};

bool task_takes_wakeup(FutureObject *future, Value fn) {
    if (!is_object(fn) || TYPE_OF(future->loop->vm, fn) != future->loop->vm->types.native)
        return false;
    const Native *native = object_of(fn);
    if (native->def != &wake_up_def) return false;
    FutureObject *self = self_of(native->self);
    if (!self->is_asking || !same(self->waits_for, value_of(future))) return false;
    self->is_asking = false;
    return true;
}

// awaited.add_done_callback(wake_up, context=the task's). False: raised.
static bool ask(Vm *vm, FutureObject *self, Value awaited) {
    Value name = value_of(text_name(vm, "context"));
    Tuple *names = tuple_from_taken(vm, &name, 1);
    Value args[2] = {native_new(vm, &wake_up_def, value_of(self), NULL),
                     context_use_copy(vm, &self->context)};
    Value method = op_find_attribute(vm, awaited, "add_done_callback");
    bool is_ready = names && is_value(args[0]) && is_value(args[1]) && is_value(method);
    Value done = is_ready ? op_call(vm, method, args, 1, names) : NO_VALUE;
    value_unref(vm, done);
    value_unref(vm, method);
    value_unref(vm, args[0]);
    value_unref(vm, args[1]);
    value_unref(vm, value_of(names));
    return is_value(done);
}

static bool set_not_blocking(Vm *vm, Value awaited) {
    Text *name = text_name(vm, "_asyncio_future_blocking");
    bool ok = name && op_set_attribute(vm, awaited, name, FALSE_VALUE);
    value_unref(vm, value_of(name));
    return ok;
}

// As task_wait_for. NULL: raised.
static Future *wait_by_methods(Vm *vm, FutureObject *self, Value awaited) {
    self->waiter = waiter_new(vm, self->loop, FUTURE_PLAIN, 0, NULL);
    if (!self->waiter) return NULL;
    self->is_asking = true;
    bool ok = set_not_blocking(vm, awaited) && ask(vm, self, awaited);
    bool is_by_loop = ok && !self->is_asking;
    self->is_asking = false;
    return is_by_loop ? self_of(awaited)->future : ok ? self->waiter->future : NULL;
}

// ---- waiting

static void waits_no_more(Vm *vm, FutureObject *self) {
    value_set(vm, &self->waits_for, NO_VALUE);
    if (LIKELY(!self->waiter)) return;
    FutureObject *waiter = self->waiter;
    self->waiter = NULL;
    waiter_end(vm, waiter);
}

// The end of a turn that has yielded [yielded] (taken, no None): what the loop room is to wait for,
// borrowed. NULL: nothing can be waited for, and the next turn raises self->mistake.
static Future *wait_for(Vm *vm, FutureObject *self, Value yielded) {
    if (UNLIKELY(has_mistake(vm, self, yielded))) {
        value_unref(vm, yielded);
        return NULL;
    }
    self->waits_for = yielded;
    Future *future;
    if (LIKELY(future_is_told_plainly(self->loop, yielded))) {
        self_of(yielded)->is_blocking = false;
        future = self_of(yielded)->future;
    } else if (!(future = wait_by_methods(vm, self, yielded))) {
        self->mistake = vm_take_exception(vm);
        waits_no_more(vm, self);
        return NULL;
    }
    if (self->must_cancel) { // cancelled in the turn that has just ended
        int taken = task_pass_cancel_on(vm, self, self->message);
        if (taken < 0) vm_clear_exception(vm);
        if (taken > 0) task_set_must_cancel(future_as_task(self->future), false, NULL);
    }
    return future;
}

int task_pass_cancel_on(Vm *vm, FutureObject *self, Value message) {
    Value waits_for = self->waits_for;
    if (!is_value(waits_for)) return 0;
    value_ref(waits_for);
    Value name = value_of(text_name(vm, "msg"));
    Tuple *names = tuple_from_taken(vm, &name, 1);
    Value method = op_find_attribute(vm, waits_for, "cancel");
    Value taken = is_value(method) ? op_call(vm, method, &message, 0, names) : NO_VALUE;
    int truth = is_value(taken) ? op_truth(vm, taken) : -1;
    value_unref(vm, taken);
    value_unref(vm, method);
    value_unref(vm, value_of(names));
    value_unref(vm, waits_for);
    return truth;
}

// ---- a turn

// A step of what behaves like a coroutine: an async generator's asend(), a class with send().
static Resumed step_by_methods(Vm *vm, Value coroutine, Value sent, Value *out) {
    Value thrown = is_value(sent) ? NO_VALUE : vm_take_exception(vm);
    *out = is_value(sent) ? op_call_method(vm, coroutine, "send", &sent, 1)
                          : op_call_method(vm, coroutine, "throw", &thrown, 1);
    value_unref(vm, thrown);
    if (is_value(*out)) return RESUMED_YIELD;
    if (!vm_exception_is_type(vm, vm->types.stop_iteration)) return RESUMED_RAISE;
    Value stop = vm_take_exception(vm);
    *out = op_find_attribute(vm, stop, "value");
    value_unref(vm, stop);
    return is_value(*out) ? RESUMED_RETURN : RESUMED_RAISE;
}

static void note_what_is_next(const Vm *vm, FutureObject *self) {
    bool is_plain = is_generator(vm, self->coroutine);
    const Generator *leaf = is_plain ? ((Generator *)object_of(self->coroutine))->leaf : NULL;
    self->resumes = leaf && leaf->coro ? leaf : NULL;
    if (self->resumes) self->parked = coro_parked(leaf->coro);
}

// At the end of a step, which of the last one is when the task says that it has finished.
static void tell_if_slow(const FutureObject *self) {
    asyncio_tell_slow(self->loop, value_of(self), self->loop->step_begin_ns);
}

// What the task has waited for lasts as long as the step that it has led to. (A waiter is seen by
// nobody, and is soon needed for something else.)
static Value take_waited(Vm *vm, FutureObject *self) {
    Value waited = self->waits_for;
    bool is_waiter = is_value(waited) && is_future_object(vm, waited) && self_of(waited)->is_waiter;
    if (!is_waiter) self->waits_for = NO_VALUE;
    waits_no_more(vm, self);
    return is_waiter ? NO_VALUE : waited;
}

static Future *step(Task *task, void *thrown) {
    FutureObject *self = task_arg(task);
    Vm *vm = self->loop->vm;
    if (thrown && is_value(self->waits_for) && is_future_object(vm, self->waits_for))
        future_restart_traceback(vm, self_of(self->waits_for), (Value){(uintptr_t)thrown});
    Value waited = take_waited(vm, self);
    self->must_cancel = false;
    Value sent = NONE, out;
    if (is_value(self->mistake)) {
        if (thrown)
            value_unref(vm, self->mistake);
        else
            thrown = (void *)self->mistake.bits;
        self->mistake = NO_VALUE;
    }
    if (thrown) {
        vm_set_exception(vm, (Value){(uintptr_t)thrown});
        vm->is_new = true;
        sent = NO_VALUE;
    }
    ContextCell *outer = vm->context;
    self->loop->step_begin_ns = vm->clock_ns;
    vm->context = context_use_cell(&self->context);
    Resumed how = LIKELY(is_generator(vm, self->coroutine))
                      ? generator_step(vm, object_of(self->coroutine), sent, &out)
                      : step_by_methods(vm, self->coroutine, sent, &out);
    vm->context = outer;
    value_unref(vm, waited);
    if (how == RESUMED_RETURN) {
        task_returned(task, (void *)out.bits);
        return NULL;
    }
    if (how == RESUMED_RAISE) {
        Value exception = vm_take_exception(vm);
        future_keep_traceback(vm, self, exception);
        task_raised(task, (void *)exception.bits);
        return NULL;
    }
    if (UNLIKELY(self->loop->is_debug)) tell_if_slow(self);
    note_what_is_next(vm, self);
    return is_none(out) ? NULL : wait_for(vm, self, out);
}

static void drop(Task *task) {
    FutureObject *self = task_arg(task);
    Vm *vm = self->loop->vm;
    if (vm->is_ending || !self->is_held) return;
    if (UNLIKELY(self->loop->is_debug) && self->loop->loop && future_is_done(self->future))
        tell_if_slow(self);
    future_hold_for_callbacks(self);
    self->is_held = false;
    waits_no_more(vm, self);
    value_unref(vm, value_of(self)); // its own frees nothing yet: the loop room holds the task
}

static inline void prefetch(const void *object, size_t bytes) {
    enum { LINE_BYTES = 64 };
    for (size_t i = 0; i < bytes; i += LINE_BYTES)
        __builtin_prefetch((const char *)object + i);
}

// The object first; then, by what it has noted, the coroutines that a step goes through, and the
// stack of the innermost.
static void foresee(const Task *task, bool is_near) {
    enum { STACK_BYTES_TOUCHED = 768 };
    const FutureObject *self = task_arg(task);
    if (!is_near) {
        prefetch(self, sizeof *self);
    } else if (self->resumes) {
        prefetch(object_of(self->coroutine), sizeof(Generator));
        if (self->resumes != object_of(self->coroutine)) prefetch(self->resumes, sizeof(Generator));
        prefetch(self->parked, STACK_BYTES_TOUCHED);
    }
}

const TaskOps task_ops = {.step = step, .foresee = foresee, .drop = drop};
