// The hash of texts and bytes: as CPython's with PYTHONHASHSEED=0, so that sets of them stand in
// an order that can be compared.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lang/core/vm.h"

int64_t hash_of_bytes(Vm *vm, const void *bytes, size_t n); // never -1; 0 for none
