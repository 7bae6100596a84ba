// Handles: what call_soon, call_later and call_at give, and what is called when their turn comes.
#include <math.h>

#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/float.h"

typedef struct HandleObject {
    Object object;
    Dict *dict;
    Value loop; // references; NO_VALUE: its __init__ never ran. Ours, or one that the program made
    Value fn;   // NONE once it is cancelled
    Value args; // a tuple, if the loop is ours
    ContextUse context;
    Handle handle;
    Value when; // of a timer; or NONE
    bool is_cancelled;
} HandleObject;

static HandleObject *self_of(Value v) {
    return object_of(v);
}

static Value or_none(Value v) {
    return is_value(v) ? value_ref(v) : NONE;
}

static HandleObject *make(Vm *vm, LoopObject *loop, Value when, Value fn, Tuple *args) {
    HandleObject *self = object_new(vm, is_none(when) ? loop->handles : loop->timer_handles, 0);
    if (!self) return NULL;
    self->loop = value_ref(value_of(loop));
    self->fn = value_ref(fn);
    self->args = value_ref(value_of(args));
    self->when = value_ref(when);
    return self;
}

static void call(Loop *loop, void *data) {
    (void)loop;
    HandleObject *self = data;
    LoopObject *on = object_of(self->loop);
    Vm *vm = on->vm;
    Value fn = value_ref(self->fn); // it may be cancelled meanwhile
    Tuple *args = object_of(value_ref(self->args));
    ContextCell *outer = vm->context;
    int64_t begin_ns = vm->clock_ns;
    vm->context = context_use_cell(&self->context);
    Value v = op_call(vm, fn, args->at, args->n, NULL);
    vm->context = outer;
    if (on->is_debug) asyncio_tell_slow(on, value_of(self), begin_ns);
    if (!is_value(v)) asyncio_report_call(on, value_of(self));
    value_unref(vm, v);
    value_unref(vm, fn);
    value_unref(vm, value_of(args));
    value_unref(vm, value_of(self));
    vm_spend(vm, 1);
}

bool handle_forget(Vm *vm, LoopFn *fn, void *data) {
    if (fn != call) return false;
    value_unref(vm, value_of(data));
    return true;
}

static Value schedule(Vm *vm, Value loop, Value when, Value fn, Value context, Value args) {
    LoopObject *on = loop_of(vm, loop);
    double seconds = 0;
    if (!on || (!is_none(when) && !float_get(vm, when, &seconds))) return NO_VALUE;
    HandleObject *self = make(vm, on, when, fn, object_of(args));
    if (!self) return NO_VALUE;
    if (!context_use_init(vm, &self->context, context)) {
        value_unref(vm, value_of(self));
        return NO_VALUE;
    }
    Value noted = UNLIKELY(on->is_debug)
                      ? op_call_method(vm, loop, "_note_handle", (Value[]){value_of(self)}, 1)
                      : NONE;
    if (!is_value(noted)) {
        value_unref(vm, value_of(self));
        return NO_VALUE;
    }
    value_ref(value_of(self)); // the loop's
    if (is_none(when))
        self->handle = loop_call_soon(on->loop, call, self, NULL);
    else
        self->handle = loop_call_at_told(on->loop, llround(fmin(seconds, 9e9) * (double)LOOP_S),
                                         call, self, asyncio_call_heir(vm, fn, object_of(args)));
    return value_of(self);
}

// BaseEventLoop.call_soon(self, callback, *args, context=None)
Value handle_call_soon(Frame *frame) {
    const Value *slots = frame->slots;
    return schedule(frame->vm, slots[0], NONE, slots[1], slots[2], slots[3]);
}

// BaseEventLoop.call_at(self, when, callback, *args, context=None)
static Value call_at(Frame *frame) {
    const Value *slots = frame->slots;
    if (is_none(slots[1])) return vm_raise(frame->vm, "TypeError", "when cannot be None");
    return schedule(frame->vm, slots[0], slots[1], slots[2], slots[3], slots[4]);
}

const AsyncioBody asyncio_handle_bodies[] = {
    {"BaseEventLoop.call_soon", handle_call_soon}, {"BaseEventLoop.call_at", call_at}, {0}};

// ---- telling of a call that failed

// While the handler runs, the exception is being handled.
void asyncio_report_call(LoopObject *loop, Value handle) {
    Vm *vm = loop->vm;
    Value outer = vm->handled->exception;
    vm->handled->exception = vm_take_exception(vm);
    asyncio_report(loop, "Exception in callback", vm->handled->exception, NO_VALUE, handle);
    value_set(vm, &vm->handled->exception, outer);
}

void asyncio_report_callback(LoopObject *loop, Value fn, Value future) {
    Vm *vm = loop->vm;
    Value exception = vm_take_exception(vm);
    Tuple *args = tuple_from(vm, &future, 1);
    HandleObject *handle = args ? make(vm, loop, NONE, fn, args) : NULL;
    value_unref(vm, value_of(args));
    if (handle) {
        vm_set_exception(vm, exception);
        asyncio_report_call(loop, value_of(handle));
    } else {
        vm_clear_exception(vm);
        value_unref(vm, exception);
    }
    value_unref(vm, value_of(handle));
}

// ---- the types

static bool handle_is_scheduled(Vm *vm, const HandleObject *self) {
    if (!is_value(self->loop) || !op_is_instance(vm, self->loop, vm->types.loop)) return false;
    const LoopObject *on = object_of(self->loop);
    return on->loop && loop_is_scheduled(on->loop, self->handle);
}

// _init(when or None, callback, args, loop, context)
static Value init(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    HandleObject *self = self_of(v);
    if (is_value(self->loop)) return vm_raise(vm, "RuntimeError", "__init__() called twice");
    if (!context_use_init(vm, &self->context, args[4])) return NO_VALUE;
    self->when = value_ref(args[0]);
    self->fn = value_ref(args[1]);
    self->args = value_ref(args[2]);
    self->loop = value_ref(args[3]);
    return NONE;
}

static Value cancel(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    HandleObject *self = self_of(v);
    if (self->is_cancelled) return NONE;
    self->is_cancelled = true;
    bool was_scheduled = handle_is_scheduled(vm, self);
    if (was_scheduled) loop_cancel(((LoopObject *)object_of(self->loop))->loop, self->handle);
    value_ref(v);
    Value given = self->args;
    self->args = value_ref(value_of(vm->empty_tuple));
    value_set(vm, &self->fn, NONE);
    value_unref(vm, given);
    if (was_scheduled) value_unref(vm, v);
    value_unref(vm, v);
    return NONE;
}

static Value cancelled(Vm *vm, Value v, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(self_of(v)->is_cancelled);
}

static Value when(Vm *vm, Value v, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return or_none(self_of(v)->when);
}

static Value get_call(Vm *vm, Value v) {
    HandleObject *self = self_of(v);
    return tuple_of_2(vm, or_none(self->fn), or_none(self->args));
}

static Value get_fn(Vm *vm, Value v) {
    (void)vm;
    return or_none(self_of(v)->fn);
}
static Value get_args(Vm *vm, Value v) {
    HandleObject *self = self_of(v);
    (void)vm;
    return self->is_cancelled ? NONE : or_none(self->args);
}
static Value get_cancelled(Vm *vm, Value v) {
    return cancelled(vm, v, NULL, 0);
}
static Value get_when(Vm *vm, Value v) {
    return when(vm, v, NULL, 0);
}
static Value get_loop(Vm *vm, Value v) {
    (void)vm;
    return or_none(self_of(v)->loop);
}
static Value get_scheduled(Vm *vm, Value v) {
    return bool_value(handle_is_scheduled(vm, self_of(v)));
}
static Value get_context(Vm *vm, Value v) {
    return context_use_copy(vm, &self_of(v)->context);
}

static void handle_free(Vm *vm, Object *object) {
    HandleObject *self = (HandleObject *)object;
    value_unref(vm, self->loop);
    value_unref(vm, self->fn);
    value_unref(vm, self->args);
    context_use_deinit(vm, &self->context);
    value_unref(vm, self->when);
    value_unref(vm, value_of(self->dict));
}

static void handle_traverse(Object *object, Visit *visit) {
    const HandleObject *self = (HandleObject *)object;
    visit_value(visit, self->fn);
    visit_value(visit, self->args);
    visit_object(visit, self->dict);
}

static const NativeDef methods[] = {{"_init", TAKES_MANY, {init}, .n_min = 5, .n_max = 5},
                                    {"cancel", TAKES_NONE, {cancel}},
                                    {"cancelled", TAKES_NONE, {cancelled}},
                                    {"_when_due", TAKES_NONE, {when}},
                                    {0}};
static const GetSetDef attributes[] = {{"_call", get_call, NULL},
                                       {"_callback", get_fn, NULL},
                                       {"_args", get_args, NULL},
                                       {"_cancelled", get_cancelled, NULL},
                                       {"_loop", get_loop, NULL},
                                       {"_when", get_when, NULL},
                                       {"_is_waiting", get_scheduled, NULL},
                                       {"_context", get_context, NULL},
                                       {0}};
const TypeDef handle_def = {
    .name = "_asyncio.Handle",
    .instance_bytes = sizeof(HandleObject),
    .slots = {.construct = object_construct, .free = handle_free, .traverse = handle_traverse},
    .methods = methods,
    .attributes = attributes,
    .dict_offset = offsetof(HandleObject, dict)};
