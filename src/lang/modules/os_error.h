// OSError: which of its kinds an errno means, its attributes and its words.
#pragma once

#include "lang/core/type.h"

// Sets the exception for an errno, FileNotFoundError and so on, about the file [name] and, if it is
// not NO_VALUE, [other].
Value raise_os_error(Vm *vm, int failed, Value name, Value other);
// strerror(), in CPython's (glibc's) words.
Value os_error_text(Vm *vm, int failed);

CallFn os_error_construct;
bool os_error_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);
Value os_error_str(Vm *vm, Value self);
extern const GetSetDef os_error_attributes[];
