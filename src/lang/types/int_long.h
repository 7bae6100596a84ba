// Reckoning with very long ints in pieces, so that control comes back to the host meanwhile. Each
// of these works with numbers of any length, and leaves the short ones to GMP.
//
// False (or NO_VALUE) means MemoryError, or that the run is to stop. What is written to may not be
// what is read.
#pragma once

#include "base/str.h"
#include "lang/types/int.h"

// GMP has gone over numbers of [limbs] limbs once: of millions that takes some milliseconds.
static inline void int_went_over(Vm *vm, size_t limbs) {
    vm_spend(vm, limbs / 16);
}
// Room for [limbs] limbs in [z]. The kernel gives its pages now, bit by bit, and not all at once
// while GMP writes.
void int_make_room(Vm *vm, mpz_ptr z, size_t limbs);
// As GMP's, with room made first. Bits move up and down; low: as many bits of |a|.
void int_add_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b);
void int_subtract_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b);
void int_move_up(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits);
void int_move_down(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits); // towards zero
void int_take_low(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits);
void int_copy(Vm *vm, mpz_ptr out, mpz_srcptr a);
void int_copy_absolute(Vm *vm, mpz_ptr out, mpz_srcptr a);
// As mpz_clear and mpz_clears: giving back megabytes takes a while, too.
void int_clear(Vm *vm, mpz_ptr z);
void int_clears(Vm *vm, mpz_ptr first, ...) __attribute__((sentinel));

enum { INT_PIECE_LIMBS = 8192 }; // two of this size are multiplied in some 2 ms

// Too large for the memory that the program may still use, or to reckon with: MemoryError.
bool int_is_too_large(Vm *vm, double bits);
bool int_multiply_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b);
// |a| * |b|, negated if their signs differ. An int.
Value int_multiply_long(Vm *vm, mpz_srcptr a, mpz_srcptr b);
// [base] ** [exponent], which is at least 1.
Value int_power_long(Vm *vm, Value base, unsigned long exponent);
// Worth doing in pieces: a product of [n] by [m] limbs.
static inline bool int_is_long_product(size_t n, size_t m) {
    return n > INT_PIECE_LIMBS && n * m > (size_t)INT_PIECE_LIMBS * 64;
}
// first (first - 1) … of [n] factors.
bool int_falling_product(Vm *vm, mpz_ptr out, mpz_srcptr first, uint64_t n);

// int_divide.c: rounded down. [b] is not 0.
bool int_divide_into(Vm *vm, mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b);
bool int_root_into(Vm *vm, mpz_ptr root, mpz_srcptr a); // of the square, rounded down; a >= 0
// int_gcd.c
bool int_gcd_into(Vm *vm, mpz_ptr gcd, mpz_srcptr a, mpz_srcptr b);
// The x in [0, modulus) with a x = gcd(a, modulus) in the remainders of [modulus], which is above
// 0.
bool int_inverse_into(Vm *vm, mpz_ptr x, mpz_ptr gcd, mpz_srcptr a, mpz_srcptr modulus);

// int_digits.c: adds the digits of |z|; and reads [n] digits, which are right for the base.
bool int_add_digits(Vm *vm, Str *out, mpz_srcptr z, int base, bool capital);
bool int_read_digits(Vm *vm, mpz_ptr z, const char *digits, size_t n, int base);
