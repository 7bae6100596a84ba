// The types int and bool: their slots, their constructors and the tables of their methods.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/class.h"
#include "lang/core/hooks.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes.h"
#include "lang/types/float.h"
#include "lang/types/format.h"
#include "lang/types/int.h"
#include "lang/types/int_long.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/types/unicode.h"

// ---- slots

static Value binary(Vm *vm, BinaryOp op, Value a, Value b) {
    return is_int(a) && is_int(b) ? int_binary(vm, op, a, b) : NOT_IMPLEMENTED;
}
#define OPERATION(name, op)                                                                        \
    static Value name(Vm *vm, Value a, Value b) {                                                  \
        return binary(vm, op, a, b);                                                               \
    }
OPERATION(int_add, BINARY_ADD)
OPERATION(int_sub, BINARY_SUB)
OPERATION(int_mul, BINARY_MUL)
OPERATION(int_truediv, BINARY_TRUEDIV)
OPERATION(int_mod, BINARY_MOD)
OPERATION(int_pow, BINARY_POW)
OPERATION(int_lshift, BINARY_LSHIFT)
OPERATION(int_rshift, BINARY_RSHIFT)
OPERATION(int_or, BINARY_OR)
OPERATION(int_xor, BINARY_XOR)
OPERATION(int_and, BINARY_AND)
OPERATION(int_floordiv, BINARY_FLOORDIV)

static Value int_divmod(Vm *vm, Value a, Value b) {
    if (!is_int(a) || !is_int(b)) return NOT_IMPLEMENTED;
    Value quotient = int_binary(vm, BINARY_FLOORDIV, a, b);
    if (!is_value(quotient)) return NO_VALUE;
    Value rest = int_binary(vm, BINARY_MOD, a, b);
    if (is_value(rest)) return tuple_of_2(vm, quotient, rest);
    value_unref(vm, quotient);
    return NO_VALUE;
}

static Value int_repr(Vm *vm, Value self) {
    if (LIKELY(is_small_int(self))) {
        char digits[INT_DECIMAL_BYTES], *end = digits + sizeof digits;
        const char *begin = int_decimal(small_int(self), end);
        return value_of(text_from_utf8(vm, begin, (size_t)(end - begin)));
    }
    Str out = {0};
    if (!int_repr_into(vm, self, &out)) return NO_VALUE;
    return text_value_from_str(vm, &out);
}

static bool hash_int(Vm *vm, Value self, int64_t *out) {
    if (is_object(self)) vm_work(vm, (size_t)llabs(((Int *)object_of(self))->n_limbs) / 16);
    *out = int_hash(self);
    return true;
}

static Value compare_ints(Vm *vm, Value a, Value b, CompareOp op) {
    (void)vm;
    if (!is_int(b)) return NOT_IMPLEMENTED;
    int c = int_compare(a, b);
    bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

static int int_truth(Vm *vm, Value self) {
    (void)vm;
    if (is_small_int(self)) return small_int(self) != 0;
    return is_object(self) ? ((Int *)object_of(self))->n_limbs != 0 : same(self, TRUE_VALUE);
}

// A plain int of the same value.
static Value int_self(Vm *vm, Value self) {
    IntView view;
    return is_small_int(self) ? self : int_from_mpz(vm, int_view(self, &view));
}

static Value int_negative(Vm *vm, Value self) {
    return int_binary(vm, BINARY_SUB, small_int_value(0), self);
}

static Value int_invert(Vm *vm, Value self) {
    return int_binary(vm, BINARY_SUB, small_int_value(-1), self);
}

static Value int_absolute(Vm *vm, Value self) {
    return int_compare(self, small_int_value(0)) < 0 ? int_negative(vm, self) : int_self(vm, self);
}

static Value int_float(Vm *vm, Value self) {
    double d = int_to_double(self);
    if (isinf(d)) return vm_raise(vm, "OverflowError", "int too large to convert to float");
    return float_value(vm, d);
}

// ---- text to int

// The text as the reader of digits wants it: ASCII, with the spaces at its ends gone.
static void plain_ascii(Vm *vm, const Text *text, Str *out) {
    size_t from = 0, to = text->n;
    for (; from < to && unicode_is_space(text_at(text, from)); from++)
        vm_step(vm, from);
    for (; to > from && unicode_is_space(text_at(text, to - 1)); to--)
        vm_step(vm, to);
    for (; from < to; from++) {
        vm_step(vm, from);
        uint32_t c = text_at(text, from);
        int digit = c < 0x80 ? -1 : unicode_decimal(c);
        int plain = digit >= 0 ? (int)('0' + digit) : c < 0x80 && c ? (int)c : '?';
        str_add_bytes(out, (char[]){(char)plain}, 1);
    }
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

static int base_of_prefix(const char *text) {
    if (text[0] != '0') return 10;
    char letter = (char)(text[1] | 0x20);
    return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
}

// Reads "[-+][0x]digits" with single underscores between digits into [digits], without prefix and
// underscores. False: it is no such number.
static bool clean_digits(Vm *vm, const char *text, int *base, Str *digits) {
    if (*text == '-') str_add(digits, "-");
    if (*text == '-' || *text == '+') text++;
    int prefixed = base_of_prefix(text);
    bool guessed = *base == 0;
    if (guessed) *base = prefixed;
    if (prefixed != 10 && prefixed == *base) {
        text += 2;
        if (*text == '_') text++;
    }
    bool was_digit = false, leading_zero = *text == '0', all_zeros = true;
    for (; *text; text++) {
        vm_step(vm, digits->n);
        if (*text == '_') {
            if (!was_digit) return false;
            was_digit = false;
        } else {
            if (digit_value(*text) >= *base) return false;
            all_zeros = all_zeros && *text == '0';
            str_add_bytes(digits, text, 1);
            was_digit = true;
        }
    }
    return was_digit && !(guessed && *base == 10 && leading_zero && !all_zeros);
}

// [shown] is what an error shows.
static Value parse(Vm *vm, const char *text, int base, Value shown) {
    Str digits = {0};
    int given = base;
    Value v = NO_VALUE;
    if (!clean_digits(vm, text, &base, &digits)) {
        Str repr = {0};
        if (op_repr_into(vm, shown, &repr)) {
            if (repr.n > 200) repr.text[200] = '\0';
            vm_raise(vm, "ValueError", "invalid literal for int() with base %d: %s", given,
                     repr.text);
        }
        vm_deinit(vm, &repr);
    } else {
        size_t n = digits.n - (digits.text[0] == '-');
        size_t limit = int_max_digits(vm);
        if (limit && n > limit && (base & (base - 1)))
            vm_raise(vm, "ValueError",
                     "Exceeds the limit (%zu digits) for integer string conversion: value has %zu "
                     "digits; use sys.set_int_max_str_digits() to increase the limit",
                     limit, n);
        else
            v = int_from_digits(vm, digits.text, base);
    }
    vm_release(vm, digits.text, digits.capacity);
    return v;
}

Value int_from_text(Vm *vm, Value v, int base) {
    const uint8_t *bytes;
    size_t n;
    Str ascii = {0};
    if (is_text(v)) {
        plain_ascii(vm, text_of(v), &ascii);
    } else if (bytes_view(v, &bytes, &n)) {
        Value text = bytes_to_latin_1(vm, bytes, n);
        if (!is_value(text)) return NO_VALUE;
        plain_ascii(vm, text_of(text), &ascii);
        value_unref(vm, text);
    }
    Value parsed = parse(vm, str_text(&ascii), base, v);
    vm_release(vm, ascii.text, ascii.capacity);
    return parsed;
}

// ---- int(…)

static bool is_number_text(Value v) {
    const uint8_t *bytes;
    size_t n;
    return is_text(v) || bytes_view(v, &bytes, &n);
}

// int(v) by its __trunc__; NO_VALUE without an exception: it has none.
static Value truncated(Vm *vm, Value v) {
    Text *name = text_name(vm, "__trunc__");
    Value method = name ? class_special(vm, v, name) : NO_VALUE, whole = NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return NO_VALUE;
    Text *warning = text_from_c(vm, "The delegation of int() to __trunc__ is deprecated.");
    if (hooks_warn(vm, "DeprecationWarning", warning)) whole = op_call_0(vm, method);
    value_unref(vm, method);
    if (!is_value(whole) || is_small_int(whole)) return whole;
    const Type *type = TYPE_OF(vm, whole);
    Value number =
        type->slots.to_index
            ? type->slots.to_index(vm, whole)
            : vm_raise(vm, "TypeError", "__trunc__ returned non-Integral (type %s)", type->c_name);
    value_unref(vm, whole);
    return number;
}

static Value from_any(Vm *vm, Value v) {
    const TypeSlots *slots = &TYPE_OF(vm, v)->slots;
    if (is_small_int(v)) return v;
    if (slots->to_int) return slots->to_int(vm, v);
    if (slots->to_index) return slots->to_index(vm, v);
    Value whole = truncated(vm, v);
    if (is_value(whole) || vm_has_exception(vm)) return whole;
    if (is_number_text(v)) return int_from_text(vm, v, 10);
    return vm_raise(vm, "TypeError",
                    "int() argument must be a string, a bytes-like object or a real number, "
                    "not '%s'",
                    type_name(vm, v));
}

static Value from_base(Vm *vm, Value v, Value base_value) {
    int64_t base;
    if (!is_value(v)) return vm_raise(vm, "TypeError", "int() missing string argument");
    if (!op_index(vm, base_value, &base)) return NO_VALUE;
    if (base != 0 && (base < 2 || base > 36))
        return vm_raise(vm, "ValueError", "int() base must be >= 2 and <= 36, or 0");
    if (!is_number_text(v))
        return vm_raise(vm, "TypeError", "int() can't convert non-string with explicit base");
    return int_from_text(vm, v, (int)base);
}

// An instance of a subclass with the value of [v] (takes it).
static Value as_instance(Vm *vm, Type *type, Value v) {
    if (!is_value(v) || type == vm->types.int_) return v;
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    size_t n = mpz_size(z);
    Int *object = object_new(vm, type, n * sizeof(mp_limb_t));
    if (object) {
        object->limbs = (mp_limb_t *)(void *)((char *)object + type->instance_bytes);
        vm_copy(vm, object->limbs, mpz_limbs_read(z), n * sizeof(mp_limb_t));
        object->n_limbs = mpz_sgn(z) < 0 ? -(int64_t)n : (int64_t)n;
    }
    value_unref(vm, v);
    return value_of(object);
}

static Value construct_int(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value v = NO_VALUE, base = NO_VALUE;
    for (size_t i = 0; names && i < names->n; i++) {
        if (!text_is(text_of(names->at[i]), "base")) {
            char *name = text_c(text_of(names->at[i]));
            vm_raise(vm, "TypeError", "'%s' is an invalid keyword argument for int()", name);
            vm_free_text(vm, name);
            return NO_VALUE;
        }
        base = args[n + i];
    }
    if (n + (names ? names->n : 0) > 2)
        return vm_raise(vm, "TypeError", "int() takes at most 2 arguments (%zu given)",
                        n + (names ? names->n : 0));
    if (n > 0) v = args[0];
    if (n > 1) base = args[1];
    Value made = is_value(base) ? from_base(vm, v, base)
                 : is_value(v)  ? from_any(vm, v)
                                : small_int_value(0);
    if (is_bool(made)) made = small_int_value(same(made, TRUE_VALUE));
    if (is_value(made) && !is_int(made)) {
        vm_raise(vm, "TypeError", "__int__ returned non-int (type %s)", type_name(vm, made));
        value_unref(vm, made);
        return NO_VALUE;
    }
    return as_instance(vm, object_of(callee), made);
}

static Value construct_bool(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee;
    if (names && names->n) return vm_raise(vm, "TypeError", "bool() takes no keyword arguments");
    if (n > 1) return vm_raise(vm, "TypeError", "bool expected at most 1 argument, got %zu", n);
    int truth = n ? op_truth(vm, args[0]) : 0;
    return truth < 0 ? NO_VALUE : bool_value(truth);
}

// ---- methods

static Value bit_length(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    IntView view;
    mpz_srcptr z = int_view(self, &view);
    return small_int_value(mpz_sgn(z) ? (int64_t)mpz_sizeinbase(z, 2) : 0);
}

static Value bit_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    IntView view;
    mpz_srcptr z = int_view(self, &view);
    return small_int_value(
        (int64_t)(mpz_size(z) ? mpn_popcount(mpz_limbs_read(z), (mp_size_t)mpz_size(z)) : 0));
}

static Value conjugate(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_self(vm, self);
}

static Value as_integer_ratio(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Value v = int_self(vm, self);
    return is_value(v) ? tuple_of_2(vm, v, small_int_value(1)) : NO_VALUE;
}

// To a multiple of 10^-[n_digits], ties to the even one.
static Value round_to_tens(Vm *vm, Value self, int64_t n_digits) {
    IntView view;
    mpz_srcptr z = int_view(self, &view);
    if (-n_digits > (int64_t)mpz_sizeinbase(z, 10)) return small_int_value(0);
    Value tens = int_binary(vm, BINARY_POW, small_int_value(10), small_int_value(-n_digits));
    if (!is_value(tens)) return NO_VALUE;
    mpz_t q, r;
    mpz_inits(q, r, NULL);
    IntView unit_view;
    mpz_srcptr unit = int_view(tens, &unit_view);
    bool ok = int_divide_into(vm, q, r, z, unit);
    mpz_mul_2exp(r, r, 1);
    int c = mpz_cmp(r, unit);
    if (c > 0 || (c == 0 && mpz_odd_p(q))) mpz_add_ui(q, q, 1);
    Value v = ok && int_multiply_into(vm, r, q, unit) ? int_from_mpz(vm, r) : NO_VALUE;
    int_clears(vm, q, r, NULL);
    value_unref(vm, tens);
    return v;
}

static Value method_round(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t n_digits = 0;
    if (n > 0 && !op_index(vm, args[0], &n_digits)) return NO_VALUE;
    return n_digits >= 0 ? int_self(vm, self) : round_to_tens(vm, self, n_digits);
}

static Value method_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_text(args[0])) return format_int(vm, self, text_of(args[0]));
    return vm_raise(vm, "TypeError", "__format__() argument must be str, not %s",
                    type_name(vm, args[0]));
}

static Value method_getnewargs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Value v = int_self(vm, self);
    return is_value(v) ? value_of(tuple_from_taken(vm, &v, 1)) : NO_VALUE;
}

// "little" or "big" (where not given). False: an exception.
static bool get_order(Vm *vm, const char *name, Value v, bool *little) {
    *little = false;
    if (!is_value(v)) return true;
    if (!is_text(v)) {
        vm_raise(vm, "TypeError", "%s() argument 'byteorder' must be str, not %s", name,
                 type_name(vm, v));
        return false;
    }
    *little = text_is(text_of(v), "little");
    if (*little || text_is(text_of(v), "big")) return true;
    vm_raise(vm, "ValueError", "byteorder must be either 'little' or 'big'");
    return false;
}

static void reverse(Vm *vm, uint8_t *bytes, size_t n) {
    for (size_t i = 0; i + 1 < n; i++) {
        uint8_t byte = bytes[i];
        bytes[i] = bytes[--n];
        bytes[n] = byte;
        vm_step(vm, i);
    }
}

// Puts the [n] lowest bytes of [z] in two's complement, the lowest first.
static void store_bytes(Vm *vm, const mpz_t z, uint8_t *bytes, size_t n) {
    uint8_t carry = mpz_sgn(z) < 0, flip = carry ? 0xFF : 0; // -z is ~z + 1
    for (size_t i = 0; i < n; i++) {
        mp_limb_t limb = mpz_getlimbn(z, (mp_size_t)(i / sizeof(mp_limb_t)));
        uint8_t byte = (uint8_t)(limb >> i % sizeof(mp_limb_t) * 8) ^ flip;
        bytes[i] = (uint8_t)(byte + carry);
        carry = carry && byte == 0xFF;
        vm_step(vm, i);
    }
}

static Value to_bytes(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t length = 1;
    bool little;
    if (is_value(args[0]) && !op_index(vm, args[0], &length)) return NO_VALUE;
    if (!get_order(vm, "to_bytes", args[1], &little)) return NO_VALUE;
    int is_signed = is_value(args[2]) ? op_truth(vm, args[2]) : 0;
    if (is_signed < 0) return NO_VALUE;
    if (length < 0) return vm_raise(vm, "ValueError", "length argument must be non-negative");
    IntView view;
    mpz_srcptr z = int_view(self, &view);
    if (mpz_sgn(z) < 0 && !is_signed)
        return vm_raise(vm, "OverflowError", "can't convert negative int to unsigned");
    // Bits without the sign: those of -z - 1 where z is negative.
    size_t bits = mpz_sgn(z) ? mpz_sizeinbase(z, 2) : 0;
    if (mpz_sgn(z) < 0 && mpz_scan1(z, 0) == bits - 1) bits--; // a power of two
    if (is_signed && mpz_sgn(z)) bits++;
    if ((bits + 7) / 8 > (size_t)length)
        return vm_raise(vm, "OverflowError", "int too big to convert");
    Bytes *bytes = bytes_new(vm, NULL, (size_t)length);
    if (!bytes) return NO_VALUE;
    store_bytes(vm, z, bytes->at, bytes->n);
    if (!little) reverse(vm, bytes->at, bytes->n);
    return value_of(bytes);
}

// False: MemoryError.
static bool load_bytes(Vm *vm, mpz_ptr z, const uint8_t *bytes, size_t n, bool little) {
    if (!n) return true;
    const uint8_t *last = little ? bytes : bytes + n - 1; // the lowest one
    for (; n && !(little ? bytes[n - 1] : last[-(ptrdiff_t)(n - 1)]); n--)
        vm_step(vm, n);
    if (!n) return true;
    if (int_is_too_large(vm, (double)n * 8)) return false;
    size_t n_limbs = (n + sizeof(mp_limb_t) - 1) / sizeof(mp_limb_t);
    mp_limb_t *limbs = mpz_limbs_write(z, (mp_size_t)n_limbs);
    for (size_t i = 0; i < n; i++) {
        mp_limb_t byte = little ? bytes[i] : last[-(ptrdiff_t)i];
        size_t at = i % sizeof(mp_limb_t);
        limbs[i / sizeof(mp_limb_t)] = at ? limbs[i / sizeof(mp_limb_t)] | byte << at * 8 : byte;
        vm_step(vm, i);
    }
    mpz_limbs_finish(z, (mp_size_t)n_limbs);
    return true;
}

static Value from_bytes(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    bool little;
    if (!get_order(vm, "from_bytes", args[1], &little)) return NO_VALUE;
    int is_signed = is_value(args[2]) ? op_truth(vm, args[2]) : 0;
    if (is_signed < 0) return NO_VALUE;
    if (is_int(args[0]) || is_text(args[0]))
        return vm_raise(vm, "TypeError", "cannot convert '%s' object to bytes",
                        type_name(vm, args[0]));
    Str bytes = {0};
    Value v = NO_VALUE;
    if (bytes_from_value(vm, args[0], "bytes", &bytes)) {
        mpz_t z;
        mpz_init(z);
        bool ok = load_bytes(vm, z, (const uint8_t *)bytes.text, bytes.n, little);
        if (ok && is_signed && bytes.n && mpz_tstbit(z, bytes.n * 8 - 1)) {
            mpz_t modulus;
            mpz_init(modulus);
            int_make_room(vm, modulus, bytes.n / sizeof(mp_limb_t) + 1);
            mpz_setbit(modulus, bytes.n * 8);
            int_subtract_into(vm, z, z, modulus);
            int_clear(vm, modulus);
        }
        if (ok) v = int_from_mpz(vm, z);
        int_clear(vm, z);
    }
    vm_release(vm, bytes.text, bytes.capacity);
    if (!is_value(v) || object_of(self) == vm->types.int_) return v;
    Value made = op_call_1(vm, self, v); // int.from_bytes of a subclass
    value_unref(vm, v);
    return made;
}

static Value one(Vm *vm, Value self) {
    (void)vm, (void)self;
    return small_int_value(1);
}

static Value zero(Vm *vm, Value self) {
    (void)vm, (void)self;
    return small_int_value(0);
}

static const GetSetDef attributes[] = {{.name = "real", .get = int_self},
                                       {.name = "imag", .get = zero},
                                       {.name = "numerator", .get = int_self},
                                       {.name = "denominator", .get = one},
                                       {0}};

static const NativeDef methods[] = {
    {"bit_length", TAKES_NONE, {bit_length}},
    {"bit_count", TAKES_NONE, {bit_count}},
    {"conjugate", TAKES_NONE, {conjugate}},
    {"as_integer_ratio", TAKES_NONE, {as_integer_ratio}},
    {"to_bytes", TAKES_NAMED, {to_bytes}, .parameters = "length=, byteorder=, *, signed="},
    {"__round__", TAKES_MANY, {method_round}, 0, 1},
    {"__trunc__", TAKES_NONE, {conjugate}},
    {"__floor__", TAKES_NONE, {conjugate}},
    {"__ceil__", TAKES_NONE, {conjugate}},
    {"__format__", TAKES_ONE, {method_format}},
    {"__getnewargs__", TAKES_NONE, {method_getnewargs}},
    {0}};

static const NativeDef class_methods[] = {
    {"from_bytes", TAKES_NAMED, {from_bytes}, .parameters = "bytes, byteorder=, *, signed="}, {0}};

#define INT_SLOTS                                                                                  \
    .hash = hash_int, .compare = compare_ints, .truth = int_truth, .to_int = int_self,             \
    .to_index = int_self, .to_float = int_float,                                                   \
    .unary = {[UNARY_INVERT] = int_invert,                                                         \
              [UNARY_POS] = int_self,                                                              \
              [UNARY_NEG] = int_negative,                                                          \
              [UNARY_ABS] = int_absolute},                                                         \
    .binary = {[BINARY_ADD] = int_add,       [BINARY_SUB] = int_sub,                               \
               [BINARY_MUL] = int_mul,       [BINARY_TRUEDIV] = int_truediv,                       \
               [BINARY_MOD] = int_mod,       [BINARY_POW] = int_pow,                               \
               [BINARY_LSHIFT] = int_lshift, [BINARY_RSHIFT] = int_rshift,                         \
               [BINARY_OR] = int_or,         [BINARY_XOR] = int_xor,                               \
               [BINARY_AND] = int_and,       [BINARY_FLOORDIV] = int_floordiv,                     \
               [BINARY_DIVMOD] = int_divmod}

const TypeDef int_def = {.name = "int",
                         .instance_bytes = sizeof(Int),
                         .slots = {INT_SLOTS, .repr = int_repr, .construct = construct_int},
                         .methods = methods,
                         .class_methods = class_methods,
                         .attributes = attributes};

static Value bool_repr(Vm *vm, Value self) {
    return value_of(text_name(vm, same(self, TRUE_VALUE) ? "True" : "False"));
}

const TypeDef bool_def = {.name = "bool",
                          .at_once = true,
                          .instance_bytes = sizeof(Int),
                          .slots = {INT_SLOTS, .repr = bool_repr, .construct = construct_bool},
                          .is_final = true};
