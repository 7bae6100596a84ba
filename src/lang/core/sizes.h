// sys.getsizeof: what CPython 3.11 would say, as lessons on memory show it.
#pragma once

#include "lang/core/value.h"

int64_t size_of_head(const Type *type); // the part of it that is the collector's
int64_t size_of_value(Vm *vm, Value v); // in bytes, without what it refers to
