// collections.deque: a row that grows and shrinks at both ends, in a ring.
#pragma once

#include "lang/core/vm.h"

typedef struct Deque {
    Object object;
    size_t n, first;    // how many; the place of the first in the ring
    size_t capacity;    // of the ring: 0 or a power of two
    Value *ring;        // owned, the values too
    int64_t max_length; // -1: without limit
    uint32_t changes;   // counts what iterators must not miss
} Deque;

static inline Deque *deque_of(Value v) { // borrowed
    return object_of(v);
}
static inline Value *deque_place(const Deque *deque, size_t i) {
    return &deque->ring[(deque->first + i) & (deque->capacity - 1)];
}

Deque *deque_new(Vm *vm);                                // empty, without limit. NULL: MemoryError
bool deque_push(Vm *vm, Deque *deque, Value v);          // takes [v], even if it fails
Value deque_pop_first(Deque *deque);                     // the caller's. It must not be empty.
bool deque_remove(Vm *vm, Deque *deque, const Value *v); // that very value; false: it is not there

void deque_init_types(Vm *vm);
