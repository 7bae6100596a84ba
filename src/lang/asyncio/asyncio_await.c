// Awaiting a future: in a frame of the language, and by the iterator that __await__ gives.
#include "lang/asyncio/asyncio.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/native.h"

static FutureObject *self_of(Value v) {
    return object_of(v);
}

Value future_awaited(Vm *vm, Value v) {
    FutureObject *self = self_of(v);
    if (LIKELY(!self->future || future_is_done(self->future))) return future_object_result(vm, v);
    return vm_raise(vm, "RuntimeError", "await wasn't used with future");
}

typedef struct FutureIterator {
    Object object;
    Value future; // NO_VALUE once it has ended
    bool has_begun;
} FutureIterator;

Value future_iterator(Vm *vm, Value v) {
    if (!future_object_is_open(vm, v)) return NO_VALUE;
    FutureIterator *iterator = object_new(vm, vm->types.future_iterator, 0);
    if (iterator) iterator->future = value_ref(v);
    return value_of(iterator);
}

static void iterator_free(Vm *vm, Object *self) {
    value_unref(vm, ((FutureIterator *)self)->future);
}

static void iterator_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((FutureIterator *)self)->future);
}

static Value iterator_next(Vm *vm, Value v) {
    FutureIterator *iterator = object_of(v);
    if (!is_value(iterator->future)) return NO_VALUE;
    FutureObject *future = self_of(iterator->future);
    if (!future_is_done(future->future)) {
        if (iterator->has_begun) return future_awaited(vm, iterator->future);
        iterator->has_begun = true;
        future->is_blocking = true;
        return value_ref(iterator->future);
    }
    Value held = iterator->future;
    iterator->future = NO_VALUE;
    Value out = future_object_result(vm, held);
    value_unref(vm, held);
    if (!is_value(out) || is_none(out)) return NO_VALUE;
    vm_raise_value(vm, "StopIteration", out);
    value_unref(vm, out);
    return NO_VALUE;
}

static Value iterator_send(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    Value out = iterator_next(vm, v);
    if (!is_value(out) && !vm_has_exception(vm)) vm_raise_value(vm, "StopIteration", NO_VALUE);
    return out;
}

static Value iterator_throw(Vm *vm, Value v, const Value *args, size_t n) {
    FutureIterator *iterator = object_of(v);
    value_set(vm, &iterator->future, NO_VALUE);
    Value exception = generator_exception(vm, args, n);
    if (is_value(exception)) {
        vm_set_exception(vm, exception);
        vm->is_new = true;
    }
    return NO_VALUE;
}

static Value iterator_close(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    value_set(vm, &((FutureIterator *)object_of(v))->future, NO_VALUE);
    return NONE;
}

static Value iterator_self(Vm *vm, Value v) {
    (void)vm;
    return value_ref(v);
}

static const NativeDef iterator_methods[] = {
    {.name = "send", .takes = TAKES_ONE, .fn = iterator_send},
    {.name = "throw", .takes = TAKES_MANY, .fn = iterator_throw, .n_min = 1, .n_max = 3},
    {.name = "close", .takes = TAKES_NONE, .fn = iterator_close},
    {0}};
const TypeDef future_iterator_def = {.name = "_asyncio.FutureIter",
                                     .instance_bytes = sizeof(FutureIterator),
                                     .slots = {.free = iterator_free,
                                               .traverse = iterator_traverse,
                                               .iter = iterator_self,
                                               .next = iterator_next},
                                     .methods = iterator_methods,
                                     .is_final = true};
