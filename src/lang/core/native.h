// Functions written in C.
#pragma once

#include "lang/core/vm.h"
#include "lang/types/tuple.h"

typedef struct Native {
    Object object;
    const NativeDef *def;
    Value self;   // bound to it; NO_VALUE: a plain function, or a method in a type's dict
    Type *owner;  // of a method: borrowed; NULL for a plain function
    Text *module; // or NULL
    bool is_static;
} Native;

Value native_new(Vm *vm, const NativeDef *def, Value self, const char *module);
Value native_method_new(Vm *vm, const NativeDef *def, Type *owner); // waits for its self
// Calls it with [self] apart from the arguments. Checks their number.
Value native_invoke(Vm *vm, Native *native, Value self, const Value *args, size_t n,
                    const Tuple *names);
// The same from a place that has called often: there CPython's evaluator knows what it calls, and
// most functions do not count in the depth of calls any more.
Value native_invoke_often(Vm *vm, Native *native, Value self, const Value *args, size_t n,
                          const Tuple *names);
// Puts all [defs] (ended by a NULL name) into [dict] as functions of [module].
bool native_add_all(Vm *vm, Dict *dict, const NativeDef *defs, const char *module);
// For functions that take their arguments as they come: TypeError if there are keyword arguments.
bool native_no_names(Vm *vm, const char *name, const Tuple *names);
// Sorts arguments into the [n_out] parameters of [parameters] (as TAKES_NAMED); NO_VALUE: not
// given. Borrowed. False: TypeError.
bool native_sort_args(Vm *vm, const char *name, const char *parameters, const Value *args, size_t n,
                      const Tuple *names, Value *out);

extern const TypeDef native_def, native_method_def;
