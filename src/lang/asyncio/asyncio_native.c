// The coroutines of asyncio that are written in C (asyncio.h). They await nothing but futures.
#include <math.h>

#include "lang/asyncio/asyncio.h"
#include "lang/core/operations.h"
#include "lang/types/float.h"

// ---- waiters

FutureObject *waiter_new(Vm *vm, LoopObject *loop, FutureFor use, ObjectId owner,
                         const char *call) {
    FutureObject *waiter = loop->spare;
    if (UNLIKELY(!waiter || loop->is_debug)) {
        waiter = future_object_new(vm, loop, use, owner, call);
        if (waiter) waiter->is_waiter = true;
        return waiter;
    }
    loop->spare = NULL;
    value_ref(value_of(loop));
    return waiter;
}

// Whether it is again as it was made, but for what it was filled with.
static bool is_untouched(const FutureObject *waiter) {
    const Object *object = &waiter->object;
    return object->refs == 1 && object->flags == OBJECT_IS_CONTAINER &&
           object->type == waiter->loop->futures && !waiter->dict && !waiter->callbacks &&
           !is_value(waiter->message) && !is_value(waiter->traceback);
}

void waiter_end(Vm *vm, FutureObject *waiter) {
    LoopObject *loop = waiter->loop;
    if (LIKELY(is_untouched(waiter)) && !loop->spare && future_renew(waiter->future)) {
        waiter->is_blocking = false;
        loop->spare = waiter;
        value_unref(vm, value_of(loop));
    } else {
        value_unref(vm, value_of(waiter));
    }
}

void waiter_forget_spare(LoopObject *loop) {
    FutureObject *spare = loop->spare;
    if (!spare) return;
    loop->spare = NULL;
    future_unref(spare->future);
    spare->future = NULL;
    spare->loop = NULL; // of which it holds no reference
    value_unref(loop->vm, value_of(spare));
}

// ---- sleep(delay, result=None)

// A bare yield: the task's next turn comes after all that are ready.
static Value pause(Frame *frame, Value result) {
    Value sent = generator_yield(frame, NONE);
    if (UNLIKELY(!is_value(sent))) return NO_VALUE;
    value_unref(frame->vm, sent);
    return value_ref(result);
}

typedef struct Sleeper {
    FutureObject *future;
    Value result;
} Sleeper;

static void wake(Loop *loop, void *data) {
    (void)loop;
    const Sleeper *sleeper = data;
    vm_spend(sleeper->future->loop->vm, 1);
    future_fill(sleeper->future, sleeper->result);
    value_unref(sleeper->future->loop->vm,
                value_of(sleeper->future)); // not its last: it is awaited
}

FutureObject *sleep_future(LoopFn *fn, void *data) {
    return fn == wake ? ((Sleeper *)data)->future : NULL;
}

static Value sleep_until(Frame *frame, LoopObject *loop, double due, Value result) {
    Vm *vm = frame->vm;
    FutureObject *future = is_object(result) // which can tell how long the future lasts
                               ? future_object_new(vm, loop, FUTURE_SLEEP, 0, "sleep")
                               : waiter_new(vm, loop, FUTURE_SLEEP, 0, "sleep");
    if (!future) return NO_VALUE;
    Sleeper sleeper = {future, result};
    value_ref(value_of(future)); // the timer's
    Handle handle = loop_call_at_for(loop->loop, llround(fmin(due, 9e9) * (double)LOOP_S), wake,
                                     &sleeper, future->future);
    Value v = future_await(frame, value_of(future));
    if (loop->loop && loop_is_scheduled(loop->loop, handle)) {
        loop_cancel(loop->loop, handle);
        value_unref(vm, value_of(future));
    }
    waiter_end(vm, future);
    return v;
}

// Sleeps by a loop of the program's own, whose class counts time in its own way.
static Value sleep_by_methods(Frame *frame, LoopObject *loop, Value delay, Value result) {
    Vm *vm = frame->vm;
    Value future = op_call_method(vm, value_of(loop), "create_future", NULL, 0);
    Value fill =
        is_value(future) ? op_find_attribute(vm, value_of(loop), "_fill_future") : NO_VALUE;
    Value args[4] = {delay, fill, future, result};
    Value handle =
        is_value(fill) ? op_call_method(vm, value_of(loop), "call_later", args, 4) : NO_VALUE;
    Value v = is_value(handle) ? generator_await(frame, future) : NO_VALUE;
    if (is_value(handle)) {
        bool is_new = vm->is_new;
        Value exception = vm_has_exception(vm) ? vm_take_exception(vm) : NO_VALUE;
        value_unref(vm, op_call_method(vm, handle, "cancel", NULL, 0));
        if (is_value(exception)) {
            vm_clear_exception(vm);
            vm->exception = exception;
            vm->is_new = is_new;
        }
    }
    value_unref(vm, handle);
    value_unref(vm, fill);
    value_unref(vm, future);
    return v;
}

// Whether the time is over already; -1: an exception.
static int is_over(Vm *vm, Value delay) {
    if (LIKELY(is_small_int(delay))) return small_int(delay) <= 0;
    Value answer = op_compare(vm, COMPARE_LE, delay, small_int_value(0));
    int truth = is_value(answer) ? op_truth(vm, answer) : -1;
    value_unref(vm, answer);
    return truth;
}

static Value sleep(Frame *frame) {
    Vm *vm = frame->vm;
    Value delay = frame->slots[0], result = frame->slots[1];
    int over = is_over(vm, delay);
    if (over < 0) return NO_VALUE;
    if (over) return pause(frame, result);
    LoopObject *loop = loop_running(vm);
    if (!loop) return vm_raise(vm, "RuntimeError", "no running event loop");
    if (UNLIKELY(loop_has_own_time(vm, loop, frame->globals)))
        return sleep_by_methods(frame, loop, delay, result);
    double seconds;
    if (!float_get(vm, delay, &seconds)) return NO_VALUE;
    return sleep_until(frame, loop, (double)loop_time(loop->loop) / (double)LOOP_S + seconds,
                       result);
}

const AsyncioBody asyncio_coroutine_bodies[] = {{"sleep", sleep}, {0}};
