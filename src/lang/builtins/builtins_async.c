// aiter() and anext(): async iteration by hand.
#include "lang/builtins/builtins.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/types/iterators.h"

// What anext(iterator, default) gives: an awaitable whose end by StopAsyncIteration is the default.
typedef struct NextOr {
    Object object;
    Value awaitable, fallback; // owned
    Value iterator;            // that awaiting it drives; owned; NO_VALUE before the start
} NextOr;

static Value builtin_aiter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    const Type *type = TYPE_OF(vm, args[0]);
    if (!type->slots.aiter)
        return vm_raise(vm, "TypeError", "'%s' object is not an async iterable", type->c_name);
    Value iterator = type->slots.aiter(vm, args[0]);
    if (!is_value(iterator) || TYPE_OF(vm, iterator)->slots.anext) return iterator;
    vm_raise(vm, "TypeError", "aiter() returned not an async iterator of type '%s'",
             type_name(vm, iterator));
    value_unref(vm, iterator);
    return NO_VALUE;
}

static Value builtin_anext(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    const Type *type = TYPE_OF(vm, args[0]);
    if (!type->slots.anext)
        return vm_raise(vm, "TypeError", "'%s' object is not an async iterator", type->c_name);
    Value awaitable = type->slots.anext(vm, args[0]);
    if (n == 1 || !is_value(awaitable)) return awaitable;
    NextOr *next = object_new(vm, vm->types.anext_awaitable, 0);
    if (!next) {
        value_unref(vm, awaitable);
        return NO_VALUE;
    }
    next->awaitable = awaitable;
    next->fallback = value_ref(args[1]);
    return value_of(next);
}

const NativeDef builtin_async_natives[] = {
    {.name = "aiter", .takes = TAKES_ONE, .fn = builtin_aiter},
    {.name = "anext", .takes = TAKES_MANY, .fn = builtin_anext, .n_min = 1, .n_max = 2},
    {0}};

// ---- the awaitable

static bool begin(Vm *vm, NextOr *next) {
    if (is_value(next->iterator)) return true;
    next->iterator = generator_awaited_iterator(vm, next->awaitable);
    return is_value(next->iterator);
}

// [v] is what the iterator gave.
static Value outcome(Vm *vm, const NextOr *next, Value v) {
    if (is_value(v)) return v;
    if (vm_exception_is(vm, "StopAsyncIteration")) {
        vm_clear_exception(vm);
        return vm_raise_value(vm, "StopIteration", next->fallback);
    }
    if (!vm_has_exception(vm)) vm_raise_value(vm, "StopIteration", NO_VALUE);
    return NO_VALUE;
}

static Value next_next(Vm *vm, Value self) {
    NextOr *next = object_of(self);
    if (!begin(vm, next)) return NO_VALUE;
    return outcome(vm, next, TYPE_OF(vm, next->iterator)->slots.next(vm, next->iterator));
}

static Value pass_on(Vm *vm, Value self, const char *method, const Value *args, size_t n) {
    NextOr *next = object_of(self);
    if (!begin(vm, next)) return NO_VALUE;
    return outcome(vm, next, op_call_method(vm, next->iterator, method, args, n));
}
static Value next_send(Vm *vm, Value self, const Value *args, size_t n) {
    return pass_on(vm, self, "send", args, n);
}
static Value next_throw(Vm *vm, Value self, const Value *args, size_t n) {
    return pass_on(vm, self, "throw", args, n);
}
static Value next_close(Vm *vm, Value self, const Value *args, size_t n) {
    return pass_on(vm, self, "close", args, n);
}

static void next_free(Vm *vm, Object *self) {
    const NextOr *next = (NextOr *)self;
    value_unref(vm, next->iterator);
    value_unref(vm, next->awaitable);
    value_unref(vm, next->fallback);
}

static const NativeDef methods[] = {
    {.name = "send", .takes = TAKES_ONE, .fn = next_send},
    {.name = "throw", .takes = TAKES_MANY, .fn = next_throw, .n_min = 1, .n_max = 3},
    {.name = "close", .takes = TAKES_NONE, .fn = next_close},
    {0}};

const TypeDef anext_awaitable_def = {.name = "anext_awaitable",
                                     .instance_bytes = sizeof(NextOr),
                                     .slots = {.free = next_free,
                                               .iter = iterator_self,
                                               .next = next_next,
                                               .await_iter = iterator_self},
                                     .methods = methods,
                                     .is_final = true};
