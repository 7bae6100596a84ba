// The types of single values that the core does not need itself.
#pragma once

#include "lang/core/vm.h"

// Makes bytes, bytearray and the iterators over texts and bytes.
void scalar_init_types(Vm *vm);
