// Importing: where modules are found, packages, relative names, and ImportError.
//
// The built-in ones in C come first, then files in the folders of sys.path (as the program sees
// files), then those of ours that are written in the language.
#pragma once

#include "lang/modules/module.h"

// import [name] ("a.b"): imports a, then a.b, which is returned: a new reference.
// ModuleNotFoundError, or what the module's body raises.
Value module_import(Vm *vm, Text *name);
// The absolute name of [name] (NULL: none), [level] dots up from the package whose globals these
// are. A new reference; NULL: ImportError.
Text *module_absolute(Vm *vm, Dict *globals, Text *name, int level);
// `from module import member`: an attribute, or else a module of the package. ImportError.
Value module_member(Vm *vm, Value module, Text *member);
bool import_error_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);
extern const GetSetDef import_error_attributes[];
extern const NativeDef import_natives[]; // __import__
