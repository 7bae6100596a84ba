// Reckoning with very long ints in pieces, so that control comes back to the host meanwhile.
#pragma once

#include "lang/int.h"

enum { INT_PIECE_LIMBS = 8192 }; // two of this size are multiplied in some 2 ms

// |a| * |b|, negated if their signs differ. An int; MemoryError, or the run is to stop.
Value int_multiply_long(Vm *vm, mpz_srcptr a, mpz_srcptr b);
// [base] ** [exponent], which is at least 1.
Value int_power_long(Vm *vm, Value base, unsigned long exponent);
// Worth doing in pieces: a product of [n] by [m] limbs.
static inline bool int_is_long_product(size_t n, size_t m) {
    return n > INT_PIECE_LIMBS && m > 64;
}
