// format() of int, bool, float and str.
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/complex.h"
#include "lang/types/float.h"
#include "lang/types/float_text.h"
#include "lang/types/format.h"
#include "lang/types/int_long.h"
#include "lang/types/unicode.h"

static Value unknown_code(Vm *vm, uint32_t code, Value v) {
    if (code > 32 && code < 128)
        return vm_raise(vm, "ValueError", "Unknown format code '%c' for object of type '%s'",
                        (char)code, type_name(vm, v));
    return vm_raise(vm, "ValueError", "Unknown format code '\\x%x' for object of type '%s'", code,
                    type_name(vm, v));
}

static Value finish(Vm *vm, bool ok, Str *out) {
    if (ok) return text_value_from_str(vm, out);
    vm_deinit(vm, out);
    return NO_VALUE;
}

static char sign_of(bool negative, const FormatSpec *spec) {
    if (negative) return '-';
    if (spec->sign == '-') return 0;
    return spec->sign;
}

// ---- int

bool format_digits_into(Vm *vm, Value v, int base, bool capital, Str *out) {
    if (base == 10) {
        Str text = {0};
        bool ok = int_repr_into(vm, v, &text);
        size_t n_sign = ok && text.text[0] == '-';
        if (ok) vm_add_bytes(vm, out, text.text + n_sign, text.n - n_sign);
        vm_deinit(vm, &text);
        return ok;
    }
    IntView view;
    return int_add_digits(vm, out, int_view(v, &view), base, capital);
}

static Value format_char(Vm *vm, Value v, const FormatSpec *spec) {
    if (spec->sign)
        return vm_raise(vm, "ValueError", "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return vm_raise(vm, "ValueError",
                        "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t c;
    if (!int_fits_int64(v, &c))
        return vm_raise(vm, "OverflowError", "Python int too large to convert to C long");
    if (c < 0 || c > UNICODE_MAX)
        return vm_raise(vm, "OverflowError", "%%c arg not in range(0x110000)");
    Str one = {0}, out = {0};
    str_add_utf8(&one, (uint32_t)c);
    uint32_t align = spec->align == '=' ? '>' : spec->align;
    bool ok = format_pad_into(vm, one.text, one.n, 1, spec->width, spec->fill, align, &out);
    vm_deinit(vm, &one);
    return finish(vm, ok, &out);
}

static Value format_integer(Vm *vm, Value v, const FormatSpec *spec) {
    if (spec->precision >= 0)
        return vm_raise(vm, "ValueError", "Precision not allowed in integer format specifier");
    if (spec->no_negative_zero)
        return vm_raise(vm, "ValueError",
                        "Negative zero coercion (z) not allowed in integer format specifier");
    if (spec->type == 'c') return format_char(vm, v, spec);
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 0x20) == 'x' ? 16 : 10;
    Str digits = {0}, out = {0};
    if (!format_digits_into(vm, v, base, spec->type == 'X', &digits)) return NO_VALUE;
    char prefix[2] = {'0', (char)spec->type};
    FormatNumber number = {.sign = sign_of(int_compare(v, small_int_value(0)) < 0, spec),
                           .prefix = prefix,
                           .n_prefix = spec->alternate && base != 10 ? 2 : 0,
                           .digits = digits.text,
                           .n_digits = digits.n,
                           .rest = ""};
    bool ok = format_number_into(vm, &number, spec, &out);
    vm_release(vm, digits.text, digits.capacity);
    return finish(vm, ok, &out);
}

// ---- float

void format_digits_of_double(Vm *vm, double x, char code, int precision, int flags, Str *out) {
    enum { MOST = 1100 }; // behind so many digits there are only zeros
    Str text = {0};
    float_format_into(x, code, precision < MOST ? precision : MOST, flags, &text);
    size_t n = strcspn(text.text, "eE"),
           n_zeros = precision > MOST ? (size_t)(precision - MOST) : 0;
    if ((code | 0x20) == 'g' && !(flags & FLOAT_ALTERNATE)) n_zeros = 0;
    str_add_bytes(out, text.text, isfinite(x) ? n : text.n);
    if (isfinite(x)) {
        vm_add_fill(vm, out, '0', n_zeros);
        str_add_bytes(out, text.text + n, text.n - n);
    }
    vm_deinit(vm, &text);
}

// "0.00e+00" and the like are zero after rounding: no digit of the mantissa says otherwise.
static bool is_zero(Vm *vm, const char *at, const char *end) {
    for (; at < end && !strchr("eE%", *at); at++) {
        if (strchr("123456789in", *at)) return false;
        vm_step(vm, (size_t)(end - at));
    }
    return true;
}

static Value format_double(Vm *vm, double x, const FormatSpec *spec) {
    char code = (char)spec->type;
    int flags = spec->alternate ? FLOAT_ALTERNATE : 0;
    int64_t precision = spec->precision;
    if (precision > INT_MAX) return vm_raise(vm, "ValueError", "precision too big");
    if (precision > 0 && (size_t)precision >= vm->limits.heap_bytes)
        return vm_raise_value(vm, "MemoryError", NO_VALUE);
    if (code == 0) {
        code = precision < 0 ? 'r' : 'g';
        flags |= FLOAT_ADD_DOT_0;
    } else if (code == 'n') {
        code = 'g';
    } else if (code == '%') {
        code = 'f';
        x *= 100;
    }
    Str text = {0}, out = {0};
    format_digits_of_double(vm, x, code, precision < 0 ? 6 : (int)precision, flags, &text);
    if (spec->type == '%') str_add(&text, "%");
    const char *at = text.text;
    bool negative = *at == '-';
    if (negative) at++;
    const char *end = text.text + text.n;
    size_t n_digits = 0;
    while (at + n_digits < end && at[n_digits] >= '0' && at[n_digits] <= '9')
        n_digits++;
    if (spec->no_negative_zero && negative && is_zero(vm, at, end)) negative = false;
    FormatNumber number = {.sign = sign_of(negative, spec),
                           .prefix = "",
                           .digits = at,
                           .n_digits = n_digits,
                           .rest = at + n_digits,
                           .n_rest = (size_t)(end - at) - n_digits};
    bool ok = format_number_into(vm, &number, spec, &out);
    vm_release(vm, text.text, text.capacity);
    return finish(vm, ok, &out);
}

static bool is_one_of(uint32_t code, const char *codes) {
    return code < 128 && strchr(codes, (int)code);
}

Value format_float(Vm *vm, Value v, Text *spec) {
    if (spec->n == 0) return op_str(vm, v);
    FormatSpec parsed;
    if (!format_spec_parse(vm, spec, v, 0, '>', &parsed)) return NO_VALUE;
    if (!is_one_of(parsed.type, "eEfFgGn%")) return unknown_code(vm, parsed.type, v);
    return format_double(vm, float_of(v), &parsed);
}

// One part of a complex, adding to [out]: as a float, but "1" where that has "1.0".
static bool format_part(Vm *vm, double x, const FormatSpec *spec, Str *out) {
    if (!spec->type && spec->precision < 0 && !spec->grouping && !spec->alternate) {
        char sign = sign_of(signbit(x) && !isnan(x), spec);
        if (sign) str_add_bytes(out, &sign, 1);
        float_format_into(fabs(x), 'r', 0, 0, out);
        return true;
    }
    FormatSpec number = *spec;
    if (!number.type) number.type = 'g';
    Value text = format_double(vm, x, &number);
    if (!is_value(text)) return false;
    text_to_utf8(text_of(text), out);
    value_unref(vm, text);
    return true;
}

Value format_complex(Vm *vm, Value v, Text *spec) {
    if (spec->n == 0) return op_str(vm, v);
    FormatSpec parsed;
    if (!format_spec_parse(vm, spec, v, 0, '>', &parsed)) return NO_VALUE;
    if (parsed.type && !is_one_of(parsed.type, "eEfFgGn")) return unknown_code(vm, parsed.type, v);
    if (parsed.fill == '0')
        return vm_raise(vm, "ValueError",
                        "Zero padding is not allowed in complex format specifier");
    if (parsed.align == '=')
        return vm_raise(vm, "ValueError",
                        "'=' alignment flag is not allowed in complex format specifier");
    double real = complex_of(v)->real, imag = complex_of(v)->imag;
    bool has_real = parsed.type || real != 0 || signbit(real);
    bool has_brackets = !parsed.type && has_real;
    FormatSpec part = parsed;
    part.width = -1;
    Str text = {0}, out = {0};
    if (has_brackets) str_add(&text, "(");
    bool ok = !has_real || format_part(vm, real, &part, &text);
    if (has_real) part.sign = '+';
    ok = ok && format_part(vm, imag, &part, &text);
    str_add(&text, has_brackets ? "j)" : "j");
    ok = ok && format_pad_into(vm, text.text, text.n, text.n, parsed.width, parsed.fill,
                               parsed.align, &out);
    vm_deinit(vm, &text);
    return finish(vm, ok, &out);
}

Value format_int(Vm *vm, Value v, Text *spec) {
    if (spec->n == 0) return op_str(vm, v);
    FormatSpec parsed;
    if (!format_spec_parse(vm, spec, v, 'd', '>', &parsed)) return NO_VALUE;
    if (parsed.type && is_one_of(parsed.type, "bcdoxXn")) return format_integer(vm, v, &parsed);
    if (!parsed.type || !is_one_of(parsed.type, "eEfFgG%")) return unknown_code(vm, parsed.type, v);
    double x = int_to_double(v);
    if (isinf(x)) return vm_raise(vm, "OverflowError", "int too large to convert to float");
    return format_double(vm, x, &parsed);
}

// ---- str

Value format_text(Vm *vm, Value v, Text *spec) {
    if (spec->n == 0) return op_str(vm, v);
    FormatSpec parsed;
    if (!format_spec_parse(vm, spec, v, 's', '<', &parsed)) return NO_VALUE;
    if (parsed.type != 's') return unknown_code(vm, parsed.type, v);
    const char *wrong =
        parsed.sign == ' '        ? "Space not allowed in string format specifier"
        : parsed.sign             ? "Sign not allowed in string format specifier"
        : parsed.no_negative_zero ? "Negative zero coercion (z) not allowed in string format "
                                    "specifier"
        : parsed.alternate        ? "Alternate form (#) not allowed in string format specifier"
        : parsed.align == '='     ? "'=' alignment not allowed in string format specifier"
                                  : NULL;
    if (wrong) return vm_raise(vm, "ValueError", "%s", wrong);
    Text *text = text_of(v);
    size_t n = text->n;
    if (parsed.precision >= 0 && (size_t)parsed.precision < n) n = (size_t)parsed.precision;
    Text *cut = text_slice(vm, text, 0, n);
    if (!cut) return NO_VALUE;
    Str bytes = {0}, out = {0};
    text_to_utf8(cut, &bytes);
    value_unref(vm, value_of(cut));
    bool ok = format_pad_into(vm, str_text(&bytes), bytes.n, n, parsed.width, parsed.fill,
                              parsed.align, &out);
    vm_release(vm, bytes.text, bytes.capacity);
    return finish(vm, ok, &out);
}
