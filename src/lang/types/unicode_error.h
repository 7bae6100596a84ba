// UnicodeEncodeError and UnicodeDecodeError: their five arguments as attributes, and their words.
#pragma once

#include "lang/core/type.h"

Value unicode_error_str(Vm *vm, Value self);
extern const GetSetDef unicode_error_attributes[];
