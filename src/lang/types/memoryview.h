// memoryview: the bytes of a bytes or bytearray object, seen without a copy.
#pragma once

#include "lang/core/vm.h"

// The bytes of a memoryview, as bytes_view; false: released, or they lie apart.
bool memoryview_bytes(Value v, const uint8_t **at, size_t *n);

extern const TypeDef memoryview_def;
