// Floats as text and back: the digits of repr and of the format codes, the grammar of float('…'),
// float.hex and round. Where a Vm is given it is for its ticks: NULL, of a short text. glibc's
// printf and strtod round correctly, to nearest and even, as CPython's dtoa.c does.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/core/vm.h"

enum {
    FLOAT_ALTERNATE = 1, // '#': keeps the point and, for 'g', the zeros at the end
    FLOAT_ADD_DOT_0 = 2, // "1.0" where there would be no point and no exponent
};

// repr(x): the shortest digits that read back as the same float.
void float_repr_into(double x, Str *out);

// Adds [x] as [code] ('e', 'E', 'f', 'F', 'g', 'G'; 'r' for the shortest digits) with [precision]
// (not for 'r') and [flags] (FLOAT_…); inf and nan as words.
void float_format_into(double x, char code, int precision, int flags, Str *out);

// Reads the whole of text[0 … n-1] by the grammar of float('…'): spaces at the ends, a sign, digits
// with single underscores, a point, an exponent, or inf, infinity, nan. False: it is not a float.
bool float_parse(Vm *vm, const char *text, size_t n, double *out);

// float.hex().
void float_hex_into(double x, Str *out);

typedef enum FloatHex { FLOAT_HEX_OK, FLOAT_HEX_INVALID, FLOAT_HEX_TOO_LARGE } FloatHex;

// float.fromhex(): the text may be in hexadecimal or a word such as "inf".
FloatHex float_parse_hex(Vm *vm, const char *text, size_t n, double *out);

// x rounded to [n_digits] decimals (negative: tens, hundreds, …), ties to even; may be infinite
// when the result is too large.
double float_round(double x, int64_t n_digits);
