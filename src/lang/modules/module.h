// Modules: of C functions, of source built into the binary, of files beside the program.
#pragma once

#include "lang/core/frame.h"
#include "lang/core/vm.h"
#include "lang/syntax/parser.h"
#include "lang/types/dict.h"

typedef struct Module {
    Object object;
    Text *name;
    Dict *dict;      // owned
    bool is_running; // its body: names may be missing yet
} Module;

#define MODULE_BUILT_IN "<built-in " // begins the path of a module of ours

// A module that C code fills: `init` adds to its dict. The table is in modules.c.
typedef struct ModuleDef {
    const char *name;
    bool (*init)(Vm *vm, Dict *dict); // may be NULL
    const NativeDef *functions;       // may be NULL
} ModuleDef;

// Also of a class of a program's own.
static inline bool is_module(const Vm *vm, Value v) {
    return is_object(v) && type_is_subtype(((Object *)object_of(v))->type, vm->types.module);
}

Module *module_new(Vm *vm, Text *name); // with __name__ …; NULL: MemoryError
// Compiles and runs a source text as a module's body in [globals].
bool module_run_source(Vm *vm, Dict *globals, const char *path, const char *text, size_t n);

// NULL: [error] is filled in, or an exception is set. *[unit] is what the text became a part of.
Code *module_compile(Vm *vm, const char *path, const char *text, size_t n, ModuleMode mode,
                     SyntaxError *error, Unit **unit);
Value module_run_code(Vm *vm, Code *code, Dict *globals); // a module's; None
// exec and eval: its names live in [locals], a mapping. The value of an expression, or None.
Value module_run_in(Vm *vm, Code *code, Dict *globals, Value locals);

extern const TypeDef module_def;
