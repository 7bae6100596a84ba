// tuple: the core of it.
#include "lang/types/tuple.h"

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/list.h"

Tuple *tuple_new(Vm *vm, size_t n) {
    if (n == 0 && vm->empty_tuple) return object_of(value_ref(value_of(vm->empty_tuple)));
    if (n > SIZE_MAX / 64) return vm_raise_value(vm, "MemoryError", NO_VALUE), NULL;
    Tuple *tuple = object_new(vm, vm->types.tuple, n * sizeof(Value));
    if (!tuple) return NULL;
    tuple->n = n;
    tuple->at = (Value *)(void *)(tuple + 1);
    vm_set_bytes(vm, tuple->at, 0, n * sizeof(Value));
    return tuple;
}

Tuple *tuple_from_taken(Vm *vm, const Value *items, size_t n) {
    Tuple *tuple = tuple_new(vm, n);
    if (!tuple) {
        for (size_t i = 0; i < n; i++)
            value_unref(vm, items[i]);
        return NULL;
    }
    vm_copy(vm, tuple->at, items, n * sizeof *items);
    return tuple;
}

Tuple *tuple_from(Vm *vm, const Value *items, size_t n) {
    Tuple *tuple = tuple_new(vm, n);
    for (size_t i = 0; tuple && i < n; i++) {
        tuple->at[i] = value_ref(items[i]);
        vm_step(vm, i);
    }
    return tuple;
}

Tuple *tuple_from_iterable(Vm *vm, Value iterable) {
    if (is_object(iterable) && ((Object *)object_of(iterable))->type == vm->types.tuple)
        return object_of(value_ref(iterable));
    List *list = list_from_iterable(vm, iterable);
    if (!list) return NULL;
    Tuple *tuple = tuple_from(vm, list->at, list->n);
    value_unref(vm, value_of(list));
    return tuple;
}

Value tuple_of_2(Vm *vm, Value a, Value b) {
    return value_of(tuple_from_taken(vm, (Value[]){a, b}, 2));
}
