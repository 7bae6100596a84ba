// Functions of the program, bound methods, and how arguments find their parameters.
#pragma once

#include "lang/core/frame.h"
#include "lang/types/tuple.h"

struct Function {
    Object object;
    Code *code; // a reference; so are all
    Dict *globals, *builtins;
    Tuple *defaults;   // of the last positional parameters; or NULL
    Dict *kw_defaults; // or NULL
    Tuple *closure;    // Cells, one for each free name of the code; or NULL
    Text *name, *qualname;
    Value module, doc, annotations; // annotations: a dict, a function that makes it or NO_VALUE
    Dict *dict;
};

typedef struct Method { // function and self
    Object object;
    Value function, self;
} Method;

Function *function_new(Vm *vm, Code *code, Dict *globals, Tuple *closure);
CallFn function_call; // the slot
// types.FunctionType(code, globals …): function_parts.c.
CallFn function_construct;
// Calls with the slots already filled for the parameters and NO_VALUE in the others; takes them.
// The code makes no generator and has no cells.
Value function_run(Vm *vm, Function *function, Value *slots);
// Fills the code's n_slots of [slots] from arguments. TypeError as CPython says it; then slots are
// all NO_VALUE again.
bool function_bind(Vm *vm, Function *function, const Value *args, size_t n, const Tuple *names,
                   Value *slots);
// The part of it that gives those parameters behind the first [n], which have arguments, their
// defaults. The same errors.
bool function_fill_defaults(Vm *vm, const Function *function, Value *slots, size_t n);
// Runs a frame whose fields are filled; lets go of its slots.
Value frame_run(Frame *frame);

Value method_new(Vm *vm, Value function, Value self);

extern const TypeDef function_def, method_def;
