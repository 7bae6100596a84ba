// Which of two was made first, of the objects whose end a program can see best: generators,
// coroutines, futures and tasks. CPython's collector ends what it finds in that order.
#pragma once

#include "lang/core/vm.h"

// Its number among those that were made; 0: it is of another kind.
uint64_t made_number(const Vm *vm, const Object *object);
// Puts those of them that are among the [n] in their order; the others stay where they are.
void made_sort(Vm *vm, Object **at, size_t n);
