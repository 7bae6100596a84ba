// What an event loop knows of the async generators that were begun while it ran: it closes them
// when they are dropped in the middle, and when it is shut down.
#pragma once

#include "lang/generator.h"

void async_hooks_begin(Vm *vm, Generator *generator); // at its first step
void async_hooks_forget(Vm *vm, Generator *generator);
// The `finalize` of async generators.
void async_generator_finalize(Vm *vm, Value self);
// asyncgens(loop): a list of those that it knows.
NativeFn async_hooks_list;
