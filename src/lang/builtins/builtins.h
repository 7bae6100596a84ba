// The functions that every program has without importing them.
#pragma once

#include "lang/core/type.h"

// Puts them, the built-in types and the constants into vm->builtins.
void builtins_init(Vm *vm);

Value attribute_names(Vm *vm, Value v); // dir(v), of which object.__dir__ is asked: a list
NativeFn type_instance_check, type_subclass_check;  // __instancecheck__ of type …
extern const NativeDef builtin_attribute_natives[]; // getattr, isinstance, dir …
extern const NativeDef builtin_number_natives[];    // abs, pow, sum, chr …
extern const NativeDef builtin_async_natives[];     // aiter, anext
extern const TypeDef anext_awaitable_def;
extern const NativeDef builtin_print_natives[]; // print, input, open
extern const NativeDef builtin_run_natives[];   // exec, eval, compile …
