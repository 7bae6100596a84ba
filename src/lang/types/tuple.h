// tuple: a fixed row of values, in the object itself.
#pragma once

#include "lang/core/vm.h"

struct Tuple {
    Object object;
    size_t n;
    Value *at; // owned values; they stand behind the object
};

static inline bool is_tuple(Value v) {
    return is_of_kind(v, TYPE_IS_TUPLE);
}
static inline Tuple *tuple_of(Value v) { // borrowed
    return object_of(v);
}

// A tuple of [n] places, all NO_VALUE: fill them before anybody sees it. NULL: MemoryError.
Tuple *tuple_new(Vm *vm, size_t n);
Tuple *tuple_from(Vm *vm, const Value *items, size_t n);       // takes new references to them
Tuple *tuple_from_taken(Vm *vm, const Value *items, size_t n); // takes the items, even if it fails
Tuple *tuple_from_iterable(Vm *vm, Value iterable);
Value tuple_of_2(Vm *vm, Value a, Value b); // takes both

extern const TypeDef tuple_def;
