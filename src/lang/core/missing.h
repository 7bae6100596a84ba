// NameError and AttributeError: they know what was missing, and where it was looked
// for; from that comes "Did you mean: 'x'?".
#pragma once

#include "lang/core/exception.h"

// Notes in vm->exception, if it is just an AttributeError that does not know yet, that [object] had
// no [name].
void missing_attribute(Vm *vm, Value object, Text *name);
void missing_name(Vm *vm, Text *name); // the same for a NameError

// Adds ". Did you mean: 'x'?" to [out] where there is something of nearly that name.
void missing_suggest(Vm *vm, Value exception, Str *out);

// Parts of the two types.
extern const GetSetDef missing_name_attributes[], missing_attribute_attributes[];
bool missing_name_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);
bool missing_attribute_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);
