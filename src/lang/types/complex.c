// complex: arithmetic, text and back. C's own complex numbers would do some of this, but not with
// CPython's roundings and errors at the edges.
#include "lang/types/complex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct Pair {
    double real, imag;
} Pair;

Value complex_value(Vm *vm, double real, double imag) {
    Complex *object = object_new(vm, vm->types.complex, 0);
    if (object) object->real = real, object->imag = imag;
    return value_of(object);
}

static Value from_pair(Vm *vm, Pair z) {
    return complex_value(vm, z.real, z.imag);
}

// ---- arithmetic

typedef enum Operand { OPERAND_NUMBER, OPERAND_OTHER, OPERAND_FAILED } Operand;

static Operand get_operand(Vm *vm, Value v, Pair *out) {
    *out = (Pair){0};
    if (is_complex(vm, v)) {
        *out = (Pair){complex_of(v)->real, complex_of(v)->imag};
    } else if (is_of_kind(v, TYPE_IS_FLOAT)) {
        out->real = float_of(v);
    } else if (is_int(v)) {
        out->real = int_to_double(v);
        if (isinf(out->real)) {
            vm_raise(vm, "OverflowError", "int too large to convert to float");
            return OPERAND_FAILED;
        }
    } else {
        return OPERAND_OTHER;
    }
    return OPERAND_NUMBER;
}

static Pair multiply(Pair a, Pair b) {
    return (Pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// By the larger part of the divisor first, so that nothing overflows on the way (Smith, 1962).
static bool divide(Pair a, Pair b, Pair *out) {
    double abs_real = fabs(b.real), abs_imag = fabs(b.imag);
    if (abs_real == 0 && abs_imag == 0) return false;
    if (abs_real >= abs_imag) {
        double ratio = b.imag / b.real, under = b.real + b.imag * ratio;
        *out = (Pair){(a.real + a.imag * ratio) / under, (a.imag - a.real * ratio) / under};
    } else if (abs_imag >= abs_real) {
        double ratio = b.real / b.imag, under = b.real * ratio + b.imag;
        *out = (Pair){(a.real * ratio + a.imag) / under, (a.imag * ratio - a.real) / under};
    } else { // a part of b is nan
        *out = (Pair){NAN, NAN};
    }
    return true;
}

static Pair whole_power(Pair x, long n) {
    Pair result = {1, 0}, square = x;
    for (unsigned long bit = 1; bit <= (unsigned long)n; bit <<= 1) {
        if ((unsigned long)n & bit) result = multiply(result, square);
        square = multiply(square, square);
    }
    return result;
}

static bool power(Pair x, Pair y, Pair *out) {
    if (y.real == 0 && y.imag == 0) return *out = (Pair){1, 0}, true;
    if (x.real == 0 && x.imag == 0) return *out = (Pair){0}, y.imag == 0 && y.real > 0;
    enum { MOST = 100 };
    if (y.imag == 0 && y.real == floor(y.real) && fabs(y.real) <= MOST) {
        if (y.real > 0) return *out = whole_power(x, (long)y.real), true;
        return divide((Pair){1, 0}, whole_power(x, -(long)y.real), out);
    }
    double size = hypot(x.real, x.imag), angle = atan2(x.imag, x.real);
    double length = pow(size, y.real), turn = angle * y.real;
    if (y.imag != 0) {
        length *= exp(-angle * y.imag);
        turn += y.imag * log(size);
    }
    *out = (Pair){length * cos(turn), length * sin(turn)};
    return true;
}

Value complex_power(Vm *vm, double x_real, double x_imag, double y_real, double y_imag) {
    Pair x = {x_real, x_imag}, y = {y_real, y_imag}, z;
    if (!power(x, y, &z))
        return vm_raise(vm, "ZeroDivisionError", "0.0 to a negative or complex power");
    bool were_finite = isfinite(x.real) && isfinite(x.imag) && isfinite(y.real) && isfinite(y.imag);
    if (were_finite && (isinf(z.real) || isinf(z.imag)))
        return vm_raise(vm, "OverflowError", "complex exponentiation");
    return from_pair(vm, z);
}

static Value binary(Vm *vm, BinaryOp op, Value a, Value b) {
    Pair x, y, z;
    Operand left = get_operand(vm, a, &x);
    Operand right = left == OPERAND_NUMBER ? get_operand(vm, b, &y) : left;
    if (right == OPERAND_FAILED) return NO_VALUE;
    if (right == OPERAND_OTHER) return NOT_IMPLEMENTED;
    switch (op) {
    case BINARY_ADD: return complex_value(vm, x.real + y.real, x.imag + y.imag);
    case BINARY_SUB: return complex_value(vm, x.real - y.real, x.imag - y.imag);
    case BINARY_MUL: return from_pair(vm, multiply(x, y));
    case BINARY_TRUEDIV:
        if (divide(x, y, &z)) return from_pair(vm, z);
        return vm_raise(vm, "ZeroDivisionError", "complex division by zero");
    default: return complex_power(vm, x.real, x.imag, y.real, y.imag);
    }
}
#define OPERATION(name, op)                                                                        \
    static Value name(Vm *vm, Value a, Value b) {                                                  \
        return binary(vm, op, a, b);                                                               \
    }
OPERATION(complex_add, BINARY_ADD)
OPERATION(complex_sub, BINARY_SUB)
OPERATION(complex_mul, BINARY_MUL)
OPERATION(complex_truediv, BINARY_TRUEDIV)
OPERATION(complex_pow, BINARY_POW)

static Value complex_self(Vm *vm, Value self) {
    return complex_value(vm, complex_of(self)->real, complex_of(self)->imag);
}
static Value complex_negative(Vm *vm, Value self) {
    return complex_value(vm, -complex_of(self)->real, -complex_of(self)->imag);
}
static Value complex_absolute(Vm *vm, Value self) {
    const Complex *z = complex_of(self);
    double size = hypot(z->real, z->imag);
    if (isinf(size) && isfinite(z->real) && isfinite(z->imag))
        return vm_raise(vm, "OverflowError", "absolute value too large");
    return float_value(vm, size);
}

static Value complex_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (op != COMPARE_EQ && op != COMPARE_NE) return NOT_IMPLEMENTED;
    const Complex *x = complex_of(a);
    bool equal;
    if (is_complex(vm, b)) {
        equal = x->real == complex_of(b)->real && x->imag == complex_of(b)->imag;
    } else if (is_of_kind(b, TYPE_IS_FLOAT)) {
        equal = x->imag == 0 && x->real == float_of(b);
    } else if (is_int(b)) { // exactly, which a float of it would not be
        IntView view;
        equal = x->imag == 0 && !isnan(x->real) && mpz_cmp_d(int_view(b, &view), x->real) == 0;
    } else {
        return NOT_IMPLEMENTED;
    }
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool complex_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    const Complex *z = complex_of(self);
    uint64_t hash = (uint64_t)float_hash_of(z->real, z);
    hash += UINT64_C(1000003) * (uint64_t)float_hash_of(z->imag, z);
    *out = (int64_t)hash == -1 ? -2 : (int64_t)hash;
    return true;
}

static int complex_truth(Vm *vm, Value self) {
    (void)vm;
    return complex_of(self)->real != 0 || complex_of(self)->imag != 0;
}

// ---- as text

static Value complex_repr(Vm *vm, Value self) {
    const Complex *z = complex_of(self);
    bool has_real = z->real != 0 || signbit(z->real);
    Str out = {0};
    if (has_real) {
        str_add(&out, "(");
        float_format_into(z->real, 'r', 0, 0, &out);
        if (isnan(z->imag) || !signbit(z->imag)) str_add(&out, "+");
    }
    float_format_into(z->imag, 'r', 0, 0, &out);
    str_add(&out, has_real ? "j)" : "j");
    return text_value_from_str(vm, &out);
}

// Reads the number at [*at], whose sign is there or not. False: there is none.
static bool read_part(Vm *vm, const char **at, double *out) {
    const char *from = *at, *end = from;
    if (*end == '+' || *end == '-') end++;
    if (strncasecmp(end, "infinity", 8) == 0)
        end += 8;
    else if (strncasecmp(end, "inf", 3) == 0 || strncasecmp(end, "nan", 3) == 0)
        end += 3;
    else
        for (; *end && strchr("0123456789._eE+-", *end); end++) {
            if ((*end == '+' || *end == '-') && (end[-1] | 0x20) != 'e') break;
            vm_step(vm, (size_t)(end - from));
        }
    if (!float_parse(vm, from, (size_t)(end - from), out)) return false;
    *at = end;
    return true;
}

static bool is_unit(char c) {
    return c == 'j' || c == 'J';
}

// A sign alone stands for one: "1+j".
static bool read_imaginary(Vm *vm, const char **at, double *out) {
    const char *digits = *at + (**at == '+' || **at == '-');
    if (is_unit(*digits)) {
        *out = **at == '-' ? -1 : 1;
        *at = digits + 1;
        return true;
    }
    if (!read_part(vm, at, out) || !is_unit(**at)) return false;
    ++*at;
    return true;
}

static const char *skip_spaces(const char *at) {
    while (*at && strchr(" \t\n\r\f\v", *at))
        at++;
    return at;
}

// "1+2j", "(1)", "j"; a real part, an imaginary one or both.
static bool parse(Vm *vm, const char *text, Pair *out) {
    *out = (Pair){0};
    const char *at = skip_spaces(text), *begin;
    bool is_in_brackets = *at == '(';
    if (is_in_brackets) at = skip_spaces(at + 1);
    begin = at;
    if (!read_imaginary(vm, &at, &out->imag)) {
        at = begin;
        out->imag = 0;
        if (!read_part(vm, &at, &out->real)) return false;
        if ((*at == '+' || *at == '-') && !read_imaginary(vm, &at, &out->imag)) return false;
    }
    at = skip_spaces(at);
    if (is_in_brackets && *at++ != ')') return false;
    return *skip_spaces(at) == '\0';
}

static Value from_text(Vm *vm, Type *type, const Text *text) {
    char *ascii = text_c(text);
    Pair z;
    bool ok = vm_length(vm, ascii) == text->n && parse(vm, ascii, &z);
    vm_free_text(vm, ascii);
    if (!ok) return vm_raise(vm, "ValueError", "complex() arg is a malformed string");
    Complex *object = object_new(vm, type, 0);
    if (object) object->real = z.real, object->imag = z.imag;
    return value_of(object);
}

// ---- complex(…)

// The number that [v] stands for; *[is_pair]: it was a complex. OPERAND_OTHER: it is none.
static Operand get_argument(Vm *vm, Value v, Pair *out, bool *is_pair) {
    *is_pair = false;
    Value made = NO_VALUE;
    if (!is_complex(vm, v)) {
        Text *name = text_name(vm, "__complex__");
        Value method = name && is_object(v) ? class_special(vm, v, name) : NO_VALUE;
        value_unref(vm, value_of(name));
        if (vm_has_exception(vm)) return OPERAND_FAILED;
        if (is_value(method)) {
            made = op_call_0(vm, method);
            value_unref(vm, method);
            if (!is_value(made)) return OPERAND_FAILED;
            if (!is_complex(vm, made)) {
                vm_raise(vm, "TypeError", "__complex__ returned non-complex (type %s)",
                         type_name(vm, made));
                value_unref(vm, made);
                return OPERAND_FAILED;
            }
            v = made;
        }
    }
    const TypeSlots *slots = &TYPE_OF(vm, v)->slots;
    Operand how = OPERAND_NUMBER;
    if (is_complex(vm, v)) {
        *is_pair = true;
        get_operand(vm, v, out);
    } else if (slots->to_float || slots->to_index) {
        *out = (Pair){0};
        if (!float_get(vm, v, &out->real)) how = OPERAND_FAILED;
    } else {
        how = OPERAND_OTHER;
    }
    value_unref(vm, made);
    return how;
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value given[2];
    if (!native_sort_args(vm, "complex", "real=, imag=", args, n, names, given)) return NO_VALUE;
    Type *type = object_of(callee);
    if (is_value(given[0]) && is_text(given[0])) {
        if (is_value(given[1]))
            return vm_raise(vm, "TypeError",
                            "complex() can't take second arg if first is a string");
        return from_text(vm, type, text_of(given[0]));
    }
    if (is_value(given[1]) && is_text(given[1]))
        return vm_raise(vm, "TypeError", "complex() second arg can't be a string");
    Pair parts[2] = {{0}};
    bool are_pairs[2] = {false};
    for (int i = 0; i < 2; i++) {
        if (!is_value(given[i])) continue;
        Operand how = get_argument(vm, given[i], &parts[i], &are_pairs[i]);
        if (how == OPERAND_FAILED) return NO_VALUE;
        if (how == OPERAND_OTHER)
            return vm_raise(vm, "TypeError",
                            i ? "complex() second argument must be a number, not '%s'"
                              : "complex() first argument must be a string or a number, not '%s'",
                            type_name(vm, given[i]));
    }
    Complex *object = object_new(vm, type, 0);
    if (!object) return NO_VALUE;
    object->real = are_pairs[1] ? parts[0].real - parts[1].imag : parts[0].real;
    object->imag = parts[1].real;
    if (are_pairs[0])
        object->imag = is_value(given[1]) ? object->imag + parts[0].imag : parts[0].imag;
    return value_of(object);
}

// ---- methods

static Value conjugate(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return complex_value(vm, complex_of(self)->real, -complex_of(self)->imag);
}

static Value method_complex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return complex_self(vm, self);
}

static Value method_getnewargs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Value real = float_value(vm, complex_of(self)->real);
    Value imag = float_value(vm, complex_of(self)->imag);
    if (is_value(real) && is_value(imag)) return tuple_of_2(vm, real, imag);
    value_unref(vm, real);
    value_unref(vm, imag);
    return NO_VALUE;
}

static Value method_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_text(args[0])) return format_complex(vm, self, text_of(args[0]));
    return vm_raise(vm, "TypeError", "__format__() argument must be str, not %s",
                    type_name(vm, args[0]));
}

static Value get_real(Vm *vm, Value self) {
    return float_value(vm, complex_of(self)->real);
}
static Value get_imag(Vm *vm, Value self) {
    return float_value(vm, complex_of(self)->imag);
}

static const NativeDef methods[] = {{"conjugate", TAKES_NONE, {conjugate}},
                                    {"__complex__", TAKES_NONE, {method_complex}},
                                    {"__getnewargs__", TAKES_NONE, {method_getnewargs}},
                                    {"__format__", TAKES_ONE, {method_format}},
                                    {0}};
static const GetSetDef attributes[] = {
    {.name = "real", .get = get_real}, {.name = "imag", .get = get_imag}, {0}};

const TypeDef complex_def = {.name = "complex",
                             .instance_bytes = sizeof(Complex),
                             .slots = {.repr = complex_repr,
                                       .hash = complex_hash,
                                       .compare = complex_compare,
                                       .truth = complex_truth,
                                       .construct = construct,
                                       .unary = {[UNARY_POS] = complex_self,
                                                 [UNARY_NEG] = complex_negative,
                                                 [UNARY_ABS] = complex_absolute},
                                       .binary = {[BINARY_ADD] = complex_add,
                                                  [BINARY_SUB] = complex_sub,
                                                  [BINARY_MUL] = complex_mul,
                                                  [BINARY_TRUEDIV] = complex_truediv,
                                                  [BINARY_POW] = complex_pow}},
                             .methods = methods,
                             .attributes = attributes};
