// Formatting: the mini-language of format() for the scalar types, str.format and the % operator.
#pragma once

#include "lang/types/text.h"
#include "lang/types/tuple.h"

// A spec such as "*>+#012_.3f", taken apart.
typedef struct FormatSpec {
    uint32_t fill, align; // align: one of < > ^ =
    uint32_t type;        // 0: none given
    uint32_t grouping;    // ',', '_' or 0
    char sign;            // '+', '-', ' ' or 0
    bool alternate;       // '#'
    bool no_negative_zero;
    int64_t width, precision; // -1: none given
} FormatSpec;

// Takes [spec] apart; what it leaves open gets the defaults. [object]: whose type messages say.
// False: ValueError.
bool format_spec_parse(Vm *vm, const Text *spec, Value object, uint32_t default_type,
                       uint32_t default_align, FormatSpec *out);

// What the __format__ methods return. [v]: an int or bool; a float; a str (subclasses too).
Value format_int(Vm *vm, Value v, Text *spec);
Value format_float(Vm *vm, Value v, Text *spec);
Value format_text(Vm *vm, Value v, Text *spec);

// Adds text[0 … n-1] (UTF-8, [n_points] code points), padded to [width] with [fill]; [align] is one
// of < > ^. False: MemoryError.
bool format_pad_into(Vm *vm, const char *text, size_t n, size_t n_points, int64_t width,
                     uint32_t fill, uint32_t align, Str *out);

// A number in pieces, put together by [spec]: sign (0: none), prefix, digits (to be grouped), rest.
typedef struct FormatNumber {
    char sign;
    const char *prefix, *digits, *rest; // ASCII
    size_t n_prefix, n_digits, n_rest;
} FormatNumber;
bool format_number_into(Vm *vm, const FormatNumber *number, const FormatSpec *spec, Str *out);

// The digits of the int [v] without sign or prefix in base 2, 8, 10 or 16. False: ValueError where
// there are too many decimal ones.
bool format_digits_into(Vm *vm, Value v, int base, bool capital, Str *out);

// As float_format_into, of any precision that memory has room for.
void format_digits_of_double(Vm *vm, double x, char code, int precision, int flags, Str *out);

// str.format(*args, **named): [args] as a call has them.
Value format_template(Vm *vm, Text *text, const Value *args, size_t n, const Tuple *names);
// str.format_map(mapping).
Value format_template_map(Vm *vm, Text *text, Value mapping);

// format % args. [is_bytes]: the format is that of a bytes object, one byte a code point, and so is
// the result.
Value format_percent(Vm *vm, Text *format, Value args, bool is_bytes);
