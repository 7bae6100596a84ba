// Weak references: they know an object and do not keep it. An object that has some is marked
// (OBJECT_HAS_WEAKREFS); when it goes, its references are emptied and their callbacks called.
#pragma once

#include "lang/core/vm.h"

// Empties all references to [object], then calls their callbacks.
void weakref_clear(Vm *vm, Object *object);
void weakref_forget_callback(Vm *vm, Object *object); // if it is a weak reference
void weakref_deinit(Vm *vm);
Value weakref_first(Vm *vm, Value target); // the latest one to it, or None
