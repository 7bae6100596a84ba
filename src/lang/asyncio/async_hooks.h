// What an event loop knows of the async generators that were begun while it ran: it closes them
// when they are dropped in the middle, and when it is shut down.
#pragma once

#include "lang/core/generator.h"

// At its first step. Where no loop runs, the hooks of sys.set_asyncgen_hooks are asked: false if
// one raises.
bool async_hooks_begin(Vm *vm, Generator *generator);
void async_hooks_forget(Vm *vm, Generator *generator);
// The `finalize` of async generators.
void async_generator_finalize(Vm *vm, Value self);
// asyncgens(loop): a list of those that it knows, which it then forgets.
NativeFn async_hooks_list;
