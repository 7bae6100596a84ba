// float: its value, its arithmetic and its shortest text.
#include "lang/types/float.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/operations.h"
#include "lang/types/complex.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

Value float_value(Vm *vm, double number) {
    Float *object = object_new(vm, vm->types.float_, 0);
    if (object) object->number = number;
    return value_of(object);
}

bool float_get(Vm *vm, Value v, double *out) {
    if (is_float(vm, v)) return *out = float_of(v), true;
    Type *type = TYPE_OF(vm, v);
    if (!type->slots.to_float && !type->slots.to_index)
        return vm_raise(vm, "TypeError", "must be real number, not %s", type->c_name), false;
    Value converted =
        type->slots.to_float ? type->slots.to_float(vm, v) : type->slots.to_index(vm, v);
    if (!is_value(converted)) return false;
    bool ok = true;
    if (is_of_kind(converted, TYPE_IS_FLOAT)) {
        *out = float_of(converted);
    } else if (!type->slots.to_float && is_int(converted)) {
        *out = int_to_double(converted);
        ok = !isinf(*out);
        if (!ok) vm_raise(vm, "OverflowError", "int too large to convert to float");
    } else {
        ok = false;
        vm_raise(vm, "TypeError", "%s.__float__ returned non-float (type %s)", type->c_name,
                 type_name(vm, converted));
    }
    value_unref(vm, converted);
    return ok;
}

// ---- arithmetic

// The two operands as doubles; false without an exception: not numbers.
static bool get_operands(Vm *vm, Value a, Value b, double *x, double *y, bool *failed) {
    *failed = false;
    for (int i = 0; i < 2; i++) {
        Value v = i ? b : a;
        double *place = i ? y : x;
        if (is_object(v) && type_is_subtype(((Object *)object_of(v))->type, vm->types.float_))
            *place = float_of(v);
        else if (is_int(v)) {
            *place = int_to_double(v);
            if (isinf(*place)) {
                vm_raise(vm, "OverflowError", "int too large to convert to float");
                *failed = true;
            }
        } else
            return false;
    }
    return !*failed;
}

static double modulo(double x, double y) {
    double r = fmod(x, y);
    if (r) return (r < 0) != (y < 0) ? r + y : r;
    return copysign(0.0, y);
}

static double floor_divide(double x, double y) {
    // As CPython rounds: the rest is taken off before its sign is looked at.
    double rest = fmod(x, y), div = (x - rest) / y;
    if (rest && (rest < 0) != (y < 0)) div -= 1;
    if (!div) return copysign(0.0, x / y);
    double floored = floor(div);
    return div - floored > 0.5 ? floored + 1.0 : floored;
}

static Value reckon(Vm *vm, BinaryOp op, double x, double y) {
    double r = 0;
    switch (op) {
    case BINARY_ADD: r = x + y; break;
    case BINARY_SUB: r = x - y; break;
    case BINARY_MUL: r = x * y; break;
    case BINARY_TRUEDIV:
        if (y == 0) return vm_raise(vm, "ZeroDivisionError", "float division by zero");
        r = x / y;
        break;
    case BINARY_FLOORDIV:
        if (y == 0) return vm_raise(vm, "ZeroDivisionError", "float floor division by zero");
        r = floor_divide(x, y);
        break;
    case BINARY_MOD:
        if (y == 0) return vm_raise(vm, "ZeroDivisionError", "float modulo");
        r = modulo(x, y);
        break;
    case BINARY_POW:
        if (x == 0 && y < 0)
            return vm_raise(vm, "ZeroDivisionError", "0.0 cannot be raised to a negative power");
        if (x < 0 && isfinite(x) && isfinite(y) && floor(y) != y)
            return complex_power(vm, x, 0, y, 0);
        r = pow(x, y);
        if (isinf(r) && !isinf(x) && !isinf(y))
            return vm_raise(vm, "OverflowError", "(34, 'Numerical result out of range')");
        break;
    default: return NOT_IMPLEMENTED;
    }
    return float_value(vm, r);
}

static Value binary(Vm *vm, BinaryOp op, Value a, Value b) {
    double x = 0, y = 0;
    bool failed;
    if (!get_operands(vm, a, b, &x, &y, &failed)) return failed ? NO_VALUE : NOT_IMPLEMENTED;
    return reckon(vm, op, x, y);
}
#define OPERATION(name, op)                                                                        \
    static Value name(Vm *vm, Value a, Value b) {                                                  \
        return binary(vm, op, a, b);                                                               \
    }
OPERATION(float_add, BINARY_ADD)
OPERATION(float_sub, BINARY_SUB)
OPERATION(float_mul, BINARY_MUL)
OPERATION(float_truediv, BINARY_TRUEDIV)
OPERATION(float_mod, BINARY_MOD)
OPERATION(float_pow, BINARY_POW)
OPERATION(float_floordiv, BINARY_FLOORDIV)

static Value float_divmod(Vm *vm, Value a, Value b) {
    double x = 0, y = 0;
    bool failed;
    if (!get_operands(vm, a, b, &x, &y, &failed)) return failed ? NO_VALUE : NOT_IMPLEMENTED;
    if (y == 0) return vm_raise(vm, "ZeroDivisionError", "float divmod()");
    Value quotient = float_value(vm, floor_divide(x, y)), rest = float_value(vm, modulo(x, y));
    if (is_value(quotient) && is_value(rest)) return tuple_of_2(vm, quotient, rest);
    value_unref(vm, quotient);
    value_unref(vm, rest);
    return NO_VALUE;
}

static Value float_compare(Vm *vm, Value a, Value b, CompareOp op) {
    double x = float_of(a), y;
    int c;
    if (is_int(b)) {
        if (isnan(x)) return bool_value(op == COMPARE_NE);
        IntView view; // a float would not hold all ints: exactly
        c = -mpz_cmp_d(int_view(b, &view), x);
    } else if (is_object(b) && type_is_subtype(TYPE_OF(vm, b), vm->types.float_)) {
        y = float_of(b);
        if (isnan(x) || isnan(y)) return bool_value(op == COMPARE_NE);
        c = x < y ? -1 : x > y;
    } else
        return NOT_IMPLEMENTED;
    bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

int64_t float_hash_of(double d, const void *holder) {
    if (isinf(d)) return d > 0 ? 314159 : -314159;
    if (isnan(d)) return (int64_t)(uintptr_t)holder >> 4;
    const uint64_t prime = (UINT64_C(1) << 61) - 1;
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t x = 0;
    while (m) { // 28 bits at a time, as numbers modulo 2**61 - 1
        x = ((x << 28) & prime) | x >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= prime) x -= prime;
    }
    e = e >= 0 ? e % 61 : 61 - 1 - ((-1 - e) % 61);
    x = ((x << e) & prime) | x >> (61 - e);
    int64_t h = d < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static bool float_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    *out = float_hash_of(float_of(self), object_of(self));
    return true;
}

static int float_truth(Vm *vm, Value self) {
    (void)vm;
    return float_of(self) != 0;
}

static Value float_repr(Vm *vm, Value self) {
    Str out = {0};
    float_repr_into(float_of(self), &out);
    return text_value_from_str(vm, &out);
}

static Value float_to_int(Vm *vm, Value self) {
    return int_from_double(vm, float_of(self));
}
static Value float_self(Vm *vm, Value self) {
    return float_value(vm, float_of(self));
}
static Value float_negative(Vm *vm, Value self) {
    return float_value(vm, -float_of(self));
}
static Value float_absolute(Vm *vm, Value self) {
    return float_value(vm, fabs(float_of(self)));
}

const TypeDef float_def = {
    .name = "float",
    .at_once = true,
    .instance_bytes = sizeof(Float),
    .slots =
        {.repr = float_repr,
         .hash = float_hash,
         .compare = float_compare,
         .truth = float_truth,
         .to_int = float_to_int,
         .to_float = float_self,
         .construct = float_construct,
         .unary =
             {[UNARY_POS] = float_self, [UNARY_NEG] = float_negative, [UNARY_ABS] = float_absolute},
         .binary = {[BINARY_ADD] = float_add,
                    [BINARY_SUB] = float_sub,
                    [BINARY_MUL] = float_mul,
                    [BINARY_TRUEDIV] = float_truediv,
                    [BINARY_MOD] = float_mod,
                    [BINARY_POW] = float_pow,
                    [BINARY_FLOORDIV] = float_floordiv,
                    [BINARY_DIVMOD] = float_divmod}},
    .methods = float_methods,
    .class_methods = float_class_methods,
    .attributes = float_attributes};
