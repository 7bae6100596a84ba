// Where a module comes from, as it says itself: __loader__, __spec__, __file__, __cached__ and
// __path__. What of these a program can only use to import in ways of its own is refused.
#pragma once

#include "lang/modules/module.h"

// Of a module of ours.
bool spec_set_built_in(Vm *vm, Module *module);
// Of one from the file [path] (NULL: a package without an __init__.py), a package if it is in a
// [folder] of its own (NULL: it is none).
bool spec_set_file(Vm *vm, Module *module, const char *path, const char *folder);
// Of the program itself, which nobody imports.
bool spec_set_main(Vm *vm, Module *module, const char *path);

extern const TypeDef module_spec_def, file_loader_def, namespace_loader_def, built_in_importer_def;
