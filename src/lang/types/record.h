// Records: tuples whose places have names, such as sys.version_info.
#pragma once

#include "lang/types/tuple.h"

// A class named [name] in [module] whose instances have [fields] ("major, minor"). NULL: an
// exception is set.
Type *record_type_new(Vm *vm, const char *module, const char *name, const char *fields);
// One of them; takes the [n] values, as many as there are fields.
Value record_new(Vm *vm, Type *type, const Value *values, size_t n);
