// What happens to exceptions that nobody can catch: sys.excepthook for the one that ends the
// program, sys.unraisablehook for those of finalizers.
#pragma once

#include "lang/core/type.h"

// Tells of [exception], which it takes, that it ended the program.
void hooks_uncaught(Vm *vm, Value exception);
// Tells of vm->exception, and clears it: "[message]: repr(object)", [message] NULL: "Exception
// ignored in". [object] may be NO_VALUE.
void hooks_unraisable(Vm *vm, const char *message, Value object);

// Warns of what the program's innermost call does, as warnings.warn with the built-in class
// [category]; takes [text], which may be NULL: MemoryError. False: an exception.
bool hooks_warn(Vm *vm, const char *category, Text *text);

// Functions of sys.
NativeFn hooks_excepthook, hooks_unraisablehook, hooks_displayhook;
bool hooks_init(Vm *vm, Dict *sys);
