// The type float: its constructor and the table of its methods. Its arithmetic is float.c's.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes.h"
#include "lang/types/float.h"
#include "lang/types/format.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/types/unicode.h"

// ---- float(…)

// The text in ASCII, Unicode's spaces and digits as the plain ones.
static void plain_ascii(Vm *vm, const Text *text, Str *out) {
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        int digit = unicode_decimal(c);
        int plain = digit >= 0            ? (int)('0' + digit)
                    : unicode_is_space(c) ? ' '
                    : c && c < 0x80       ? (int)c
                                          : '?';
        str_add_bytes(out, (char[]){(char)plain}, 1);
        vm_step(vm, i);
    }
}

static bool from_text(Vm *vm, Value v, double *out) {
    const uint8_t *bytes;
    size_t n;
    Str ascii = {0};
    if (is_text(v))
        plain_ascii(vm, text_of(v), &ascii);
    else if (bytes_view(v, &bytes, &n))
        vm_add_bytes(vm, &ascii, bytes, n);
    bool ok = float_parse(vm, str_text(&ascii), ascii.n, out);
    vm_deinit(vm, &ascii);
    Str repr = {0};
    if (!ok && op_repr_into(vm, v, &repr))
        vm_raise(vm, "ValueError", "could not convert string to float: %s", repr.text);
    vm_deinit(vm, &repr);
    return ok;
}

static bool from_any(Vm *vm, Value v, double *out) {
    const uint8_t *bytes;
    size_t n;
    const TypeSlots *slots = &TYPE_OF(vm, v)->slots;
    if (!slots->to_float && !slots->to_index) {
        if (is_text(v) || bytes_view(v, &bytes, &n)) return from_text(vm, v, out);
        vm_raise(vm, "TypeError", "float() argument must be a string or a real number, not '%s'",
                 type_name(vm, v));
        return false;
    }
    return float_get(vm, v, out);
}

Value float_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (!native_no_names(vm, "float", names)) return NO_VALUE;
    if (n > 1) return vm_raise(vm, "TypeError", "float expected at most 1 argument, got %zu", n);
    double x = 0;
    if (n && !from_any(vm, args[0], &x)) return NO_VALUE;
    Float *object = object_new(vm, object_of(callee), 0);
    if (object) object->number = x;
    return value_of(object);
}

// ---- methods

static Value is_integer(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    double x = float_of(self);
    return bool_value(isfinite(x) && floor(x) == x);
}

static Value plain(Vm *vm, Value self) {
    return float_value(vm, float_of(self));
}

static Value conjugate(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return plain(vm, self);
}

static Value as_integer_ratio(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    double x = float_of(self);
    if (isnan(x)) return vm_raise(vm, "ValueError", "cannot convert NaN to integer ratio");
    if (isinf(x)) return vm_raise(vm, "OverflowError", "cannot convert Infinity to integer ratio");
    mpq_t ratio;
    mpq_init(ratio);
    mpq_set_d(ratio, x); // exactly, in lowest terms
    Value over = int_from_mpz(vm, mpq_numref(ratio)), under = int_from_mpz(vm, mpq_denref(ratio));
    mpq_clear(ratio);
    if (is_value(over) && is_value(under)) return tuple_of_2(vm, over, under);
    value_unref(vm, over);
    value_unref(vm, under);
    return NO_VALUE;
}

static Value hex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Str out = {0};
    float_hex_into(float_of(self), &out);
    return text_value_from_str(vm, &out);
}

static Value fromhex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "bad argument type for built-in operation");
    char *text = text_c(text_of(args[0]));
    double x = 0;
    FloatHex result = float_parse_hex(vm, text, strlen(text), &x);
    vm_free_text(vm, text);
    if (result == FLOAT_HEX_INVALID)
        return vm_raise(vm, "ValueError", "invalid hexadecimal floating-point string");
    if (result == FLOAT_HEX_TOO_LARGE)
        return vm_raise(vm, "OverflowError", "hexadecimal value too large to represent as a float");
    Value v = float_value(vm, x);
    if (!is_value(v) || object_of(self) == vm->types.float_) return v;
    Value made = op_call_1(vm, self, v);
    value_unref(vm, v);
    return made;
}

static Value method_trunc(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_from_double(vm, float_of(self));
}

static Value method_floor(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_from_double(vm, floor(float_of(self)));
}

static Value method_ceil(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_from_double(vm, ceil(float_of(self)));
}

static Value method_round(Vm *vm, Value self, const Value *args, size_t n) {
    double x = float_of(self);
    if (n == 0 || is_none(args[0])) return int_from_double(vm, nearbyint(x));
    int64_t n_digits;
    if (!op_index(vm, args[0], &n_digits)) return NO_VALUE;
    double rounded = float_round(x, n_digits);
    if (isinf(rounded) && !isinf(x))
        return vm_raise(vm, "OverflowError", "rounded value too large to represent");
    return float_value(vm, rounded);
}

static Value method_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_text(args[0])) return format_float(vm, self, text_of(args[0]));
    return vm_raise(vm, "TypeError", "__format__() argument must be str, not %s",
                    type_name(vm, args[0]));
}

static Value method_getnewargs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Value v = plain(vm, self);
    return is_value(v) ? value_of(tuple_from_taken(vm, &v, 1)) : NO_VALUE;
}

static Value imaginary(Vm *vm, Value self) {
    (void)self;
    return float_value(vm, 0);
}

const GetSetDef float_attributes[] = {
    {.name = "real", .get = plain}, {.name = "imag", .get = imaginary}, {0}};

const NativeDef float_methods[] = {{"is_integer", TAKES_NONE, {is_integer}},
                                   {"conjugate", TAKES_NONE, {conjugate}},
                                   {"as_integer_ratio", TAKES_NONE, {as_integer_ratio}},
                                   {"hex", TAKES_NONE, {hex}},
                                   {"__round__", TAKES_MANY, {method_round}, 0, 1},
                                   {"__trunc__", TAKES_NONE, {method_trunc}},
                                   {"__floor__", TAKES_NONE, {method_floor}},
                                   {"__ceil__", TAKES_NONE, {method_ceil}},
                                   {"__format__", TAKES_ONE, {method_format}},
                                   {"__getnewargs__", TAKES_NONE, {method_getnewargs}},
                                   {0}};

// How floats are laid out here, whatever the machine says: as nearly everywhere.
static Value getformat(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    bool is_known = is_text(args[0]) &&
                    (text_is(text_of(args[0]), "double") || text_is(text_of(args[0]), "float"));
    if (is_known) return value_of(text_from_c(vm, "IEEE, little-endian"));
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "__getformat__() argument must be str, not %s",
                        type_name(vm, args[0]));
    return vm_raise(vm, "ValueError", "__getformat__() argument 1 must be 'double' or 'float'");
}

const NativeDef float_class_methods[] = {
    {"fromhex", TAKES_ONE, {fromhex}}, {"__getformat__", TAKES_ONE, {getformat}}, {0}};
