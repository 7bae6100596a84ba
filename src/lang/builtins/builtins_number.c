// Built-in functions of numbers and characters.
#include <math.h>

#include "lang/builtins/builtins.h"
#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/types/box.h"
#include "lang/types/complex.h"
#include "lang/types/float.h"
#include "lang/types/int_long.h"

static Value to_index(Vm *vm, Value v) { // as an int; TypeError
    if (is_small_int(v)) return v;
    const Type *type = TYPE_OF(vm, v);
    if (type->slots.to_index) return type->slots.to_index(vm, v);
    return vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                    type->c_name);
}

// ---- arithmetic

static Value builtin_abs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_unary(vm, UNARY_ABS, args[0]);
}

static Value builtin_divmod(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_binary(vm, BINARY_DIVMOD, args[0], args[1]);
}

static Value call_special(Vm *vm, Value self, const char *c_name, const Value *args, size_t n,
                          bool *is_there) {
    Text *name = text_name(vm, c_name);
    Value method = name ? class_special(vm, self, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    *is_there = is_value(method) || vm_has_exception(vm);
    Value v = is_value(method) ? op_call(vm, method, args, n, NULL) : NO_VALUE;
    value_unref(vm, method);
    return v;
}

// What the type of one of the operands makes of pow(a, b, modulus); NOT_IMPLEMENTED: nothing.
static Value power_by(Vm *vm, const Type *type, const Value *args) {
    if (type->slots.binary[BINARY_POW] != type->def->slots.binary[BINARY_POW]) {
        bool is_there; // a method of a class: the left one's is called, there is no reflected one
        if (TYPE_OF(vm, args[0])->slots.binary[BINARY_POW] != type->slots.binary[BINARY_POW])
            return NOT_IMPLEMENTED;
        Value v = call_special(vm, args[0], "__pow__", args + 1, 2, &is_there);
        return is_there ? v : vm_raise(vm, "AttributeError", "__pow__");
    }
    return op_power_modulo(vm, type, args[0], args[1], args[2]);
}

static Value builtin_pow(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_value(args[2]) || is_none(args[2])) return op_binary(vm, BINARY_POW, args[0], args[1]);
    const Type *ta = TYPE_OF(vm, args[0]), *tb = TYPE_OF(vm, args[1]);
    bool is_right_first = tb != ta && type_is_subtype(tb, ta);
    const Type *order[3] = {is_right_first ? tb : ta, is_right_first ? ta : tb,
                            TYPE_OF(vm, args[2])};
    for (int i = 0; i < 3; i++) {
        bool was_asked = false;
        for (int k = 0; k < i; k++)
            was_asked = was_asked ||
                        order[k]->slots.binary[BINARY_POW] == order[i]->slots.binary[BINARY_POW];
        Value v = was_asked ? NOT_IMPLEMENTED : power_by(vm, order[i], args);
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    return vm_raise(vm, "TypeError",
                    "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                    type_name(vm, args[0]), type_name(vm, args[1]), type_name(vm, args[2]));
}

static Value builtin_round(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    bool is_there, has_digits = is_value(args[1]) && !is_none(args[1]);
    Value v = call_special(vm, args[0], "__round__", args + 1, has_digits, &is_there);
    if (is_there) return v;
    return vm_raise(vm, "TypeError", "type %s doesn't define __round__ method",
                    type_name(vm, args[0]));
}

// ---- sum

typedef struct Summing {
    Vm *vm;
    Value sum; // owned
} Summing;

static bool add_item(void *data, Value item) {
    Summing *summing = data;
    int64_t sum;
    if (are_small_ints(summing->sum, item) &&
        !__builtin_add_overflow(small_int(summing->sum), small_int(item), &sum)) {
        summing->sum = int_from_int64(summing->vm, sum);
        return is_value(summing->sum);
    }
    Value next = op_binary(summing->vm, BINARY_ADD, summing->sum, item);
    if (is_value(next)) value_set(summing->vm, &summing->sum, next);
    return is_value(next);
}

static Value builtin_sum(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    if (n == 0)
        return vm_raise(vm, "TypeError", "sum() takes at least 1 positional argument (0 given)");
    Value sorted[2];
    if (!native_sort_args(vm, "sum", "iterable, start=", args, n, names, sorted)) return NO_VALUE;
    Value start = is_value(sorted[1]) ? sorted[1] : small_int_value(0);
    const Type *type = TYPE_OF(vm, start);
    const char *what = is_text(start)                ? "strings [use ''.join(seq) instead]"
                       : type == vm->types.bytes     ? "bytes [use b''.join(seq) instead]"
                       : type == vm->types.bytearray ? "bytearray [use b''.join(seq) instead]"
                                                     : NULL;
    if (what) return vm_raise(vm, "TypeError", "sum() can't sum %s", what);
    Summing summing = {vm, value_ref(start)};
    if (op_each(vm, sorted[0], add_item, &summing)) return summing.sum;
    value_unref(vm, summing.sum);
    return NO_VALUE;
}

// ---- characters and digits

static Value builtin_chr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value v = to_index(vm, args[0]);
    if (!is_value(v)) return NO_VALUE;
    int64_t c = is_small_int(v) ? small_int(v) : INT64_MAX;
    value_unref(vm, v);
    if (c > INT32_MAX || c < INT32_MIN)
        return vm_raise(vm, "OverflowError", "Python int too large to convert to C int");
    if (c < 0 || c > 0x10FFFF)
        return vm_raise(vm, "ValueError", "chr() arg not in range(0x110000)");
    return value_of(text_from_char(vm, (uint32_t)c));
}

static Value builtin_ord(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    const Type *type = TYPE_OF(vm, args[0]);
    bool is_bytes = type == vm->types.bytes || type == vm->types.bytearray;
    if (!is_text(args[0]) && !is_bytes)
        return vm_raise(vm, "TypeError", "ord() expected string of length 1, but %s found",
                        type->c_name);
    int64_t length = op_length(vm, args[0]);
    if (length != 1)
        return vm_raise(vm, "TypeError",
                        "ord() expected a character, but string of length %lld found",
                        (long long)length);
    if (is_bytes) return op_get_item(vm, args[0], small_int_value(0));
    return small_int_value(text_at(text_of(args[0]), 0));
}

static Value in_base(Vm *vm, Value arg, int base, const char *prefix) {
    Value v = to_index(vm, arg);
    if (!is_value(v)) return NO_VALUE;
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    Str digits = {0};
    vm_printf(vm, &digits, "%s%s", mpz_sgn(z) < 0 ? "-" : "", prefix);
    bool ok = int_add_digits(vm, &digits, z, base, false);
    value_unref(vm, v);
    if (ok) return text_value_from_str(vm, &digits);
    vm_deinit(vm, &digits);
    return NO_VALUE;
}

static Value builtin_bin(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return in_base(vm, args[0], 2, "0b");
}
static Value builtin_oct(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return in_base(vm, args[0], 8, "0o");
}
static Value builtin_hex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return in_base(vm, args[0], 16, "0x");
}

const NativeDef builtin_number_natives[] = {
    {"abs", TAKES_ONE, {builtin_abs}},
    {"bin", TAKES_ONE, {builtin_bin}},
    {"chr", TAKES_ONE, {builtin_chr}},
    {"divmod", TAKES_MANY, {builtin_divmod}, 2, 2},
    {"hex", TAKES_ONE, {builtin_hex}},
    {"oct", TAKES_ONE, {builtin_oct}},
    {"ord", TAKES_ONE, {builtin_ord}},
    {"pow", TAKES_NAMED, {builtin_pow}, .parameters = "base, exp, mod="},
    {"round", TAKES_NAMED, {builtin_round}, .parameters = "number, ndigits=", .counts = true},
    {"sum", TAKES_ALL, {.fn_all = builtin_sum}},
    {0},
};
