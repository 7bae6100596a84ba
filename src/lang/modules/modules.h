// Which modules there are besides the program's own files: in C (a ModuleDef in the table of
// modules.c) and in the language itself (src/lang/modules/NAME.py, built into the library).
#pragma once

#include "lang/modules/module.h"

extern const ModuleDef sys_module, abc_module, time_module;
extern const ModuleDef itertools_module, math_module, hashlib_module, random_module,
    operator_module, inspect_module, json_module, collections_module, struct_module,
    unicodedata_module;
extern const ModuleDef re_module;
extern const ModuleDef files_module, traceback_module, zlib_module;
extern const ModuleDef thread_module, context_module, dis_module, ast_module;
extern const ModuleDef weakref_module, gc_module;

const ModuleDef *modules_find_native(const char *name); // or NULL
// The source of a module that is built in: NULL if there is none.
const char *modules_find_source(const char *name, size_t *n);
bool modules_is_package(const Text *name); // one of ours that is a package for CPython
Value modules_names(Vm *vm);               // all of them, a tuple
