// What the context variables are at one place of the program. A task, a scheduled callback, a
// thread and an object Context have a ContextCell each; vm->context is the one in use.
//
// The variables are a dict that is shared until somebody sets one, so that a task's copy costs one
// reference.
#pragma once

#include "lang/vm.h"

typedef struct ContextCell {
    Dict *variables; // a reference; NULL: none is set
} ContextCell;

// A copy of what is in use now; a new reference, or NULL.
Dict *context_snapshot(const Vm *vm);
// The cell of the object Context [v]; NULL: it is something else.
ContextCell *context_cell_of(const Vm *vm, Value v);
// Makes [v], a Context, the one in use: RuntimeError if it is so already. context_leave gives back
// *[outer].
bool context_enter(Vm *vm, Value v, ContextCell **outer);
void context_leave(Vm *vm, Value v, ContextCell *outer);
