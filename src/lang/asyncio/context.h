// What the context variables are at one place of the program. A task, a scheduled callback, a
// thread and an object Context have a ContextCell each; vm->context is the one in use.
//
// The variables are a dict that is shared until somebody sets one, so that a task's copy costs one
// reference.
#pragma once

#include "lang/core/vm.h"

typedef struct ContextCell {
    Dict *variables; // a reference; NULL: none is set
} ContextCell;

// What a task or a callback runs in: a copy of what was in use when it was made, or a Context that
// it was given. Zeroed: a copy of nothing.
typedef struct ContextUse {
    ContextCell own;
    Value given; // a reference, or NO_VALUE
} ContextUse;

// [given] is None where a copy is wanted. False: TypeError.
bool context_use_init(Vm *vm, ContextUse *use, Value given);
void context_use_deinit(Vm *vm, ContextUse *use);
ContextCell *context_use_given(const ContextUse *use);
Value context_use_copy(Vm *vm, const ContextUse *use); // a Context: the one given, or a copy
static inline ContextCell *context_use_cell(ContextUse *use) {
    return is_value(use->given) ? context_use_given(use) : &use->own;
}
