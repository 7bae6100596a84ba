// int: 63 bits in the value itself; larger ones are objects around a number of GMP. An Int object
// always is too large for a small one, except in instances of subclasses of int.
#pragma once

#include <gmp.h>

#include "lang/core/vm.h"

typedef struct Int {
    Object object;
    int64_t n_limbs;  // negative: so is the number
    mp_limb_t *limbs; // behind the object
} Int;

// A number to read, as GMP wants it: valid while the value and this struct are.
typedef struct IntView {
    mpz_t z;
    mp_limb_t limb;
} IntView;

static inline bool is_int(Value v) { // bool too
    return is_small_int(v) || is_bool(v) || is_of_kind(v, TYPE_IS_INT);
}

Value int_from_int64(Vm *vm, int64_t n);
Value int_from_mpz(Vm *vm, const mpz_t z); // the smallest form
Value int_from_digits(Vm *vm, const char *digits, int base);
Value int_from_double(Vm *vm, double d);     // towards zero; OverflowError, ValueError
mpz_srcptr int_view(Value v, IntView *view); // of an int or bool
bool int_fits_int64(Value v, int64_t *out);
double int_to_double(Value v);                           // may be infinite
Value int_binary(Vm *vm, BinaryOp op, Value a, Value b); // both are ints
int int_compare(Value a, Value b);                       // <0, 0, >0
bool int_repr_into(Vm *vm, Value v, Str *out);
// Writes [n] in decimal so that it ends before [end], and returns where it begins.
enum { INT_DECIMAL_BYTES = 20 }; // at most
char *int_decimal(int64_t n, char *end);
int64_t int_hash(Value v);

// pow(a, b, modulus), all ints. ValueError.
Value int_power_modulo(Vm *vm, Value a, Value b, Value modulus);
// int(v, base) of a str, bytes or bytearray; [base] 2 … 36, or 0: as the prefix says. ValueError.
Value int_from_text(Vm *vm, Value v, int base);
// How many digits an int may have as text (sys.get_int_max_str_digits); 0: any number.
size_t int_max_digits(const Vm *vm);

extern const TypeDef int_def, bool_def;
