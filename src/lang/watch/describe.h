// A value in a few words for those who watch a program: like its repr, but short, and without
// running any of the program. What has a repr of the program's own is told by its type and
// attributes.
#pragma once

#include "base/str.h"
#include "lang/core/vm.h"

enum { DESCRIBE_BYTES = 72 }; // about so long at most

// Adds the description of [v] to [out]. Never fails, never changes the exception that is set.
void describe_value(Vm *vm, Value v, Str *out);
// An exception as the last line of its traceback would say it: "ValueError: message".
void describe_exception(Vm *vm, Value exception, Str *out);
