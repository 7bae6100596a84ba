// int: small ones in the value, large ones through GMP.
#include "lang/types/int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/work.h"
#include "lang/types/float.h"
#include "lang/types/int_long.h"
#include "lang/types/text.h"

// ---- making and reading

mpz_srcptr int_view(Value v, IntView *view) {
    if (is_object(v)) {
        Int *n = object_of(v);
        return mpz_roinit_n(view->z, n->limbs, n->n_limbs);
    }
    int64_t small = is_small_int(v) ? small_int(v) : same(v, TRUE_VALUE);
    view->limb = small < 0 ? (mp_limb_t)-small : (mp_limb_t)small;
    return mpz_roinit_n(view->z, &view->limb, small < 0 ? -1 : small > 0);
}

Value int_from_mpz(Vm *vm, const mpz_t z) {
    if (mpz_fits_slong_p(z) && fits_small_int(mpz_get_si(z))) return small_int_value(mpz_get_si(z));
    size_t n = mpz_size(z);
    Int *object = object_new(vm, vm->types.int_, n * sizeof(mp_limb_t));
    if (!object) return NO_VALUE;
    object->limbs = (mp_limb_t *)(void *)(object + 1);
    vm_copy(vm, object->limbs, mpz_limbs_read(z), n * sizeof(mp_limb_t));
    object->n_limbs = mpz_sgn(z) < 0 ? -(int64_t)n : (int64_t)n;
    return value_of(object);
}

static Value take_mpz(Vm *vm, mpz_t z) {
    int_went_over(vm, mpz_size(z));
    Value v = int_from_mpz(vm, z);
    int_clear(vm, z);
    return v;
}

Value int_from_int64(Vm *vm, int64_t n) {
    if (fits_small_int(n)) return small_int_value(n);
    mpz_t z;
    mpz_init_set_si(z, n);
    return take_mpz(vm, z);
}

Value int_from_digits(Vm *vm, const char *digits, int base) {
    bool is_negative = *digits == '-';
    mpz_t z;
    mpz_init(z);
    bool ok =
        int_read_digits(vm, z, digits + is_negative, vm_length(vm, digits) - is_negative, base);
    if (is_negative) mpz_neg(z, z);
    if (ok) return take_mpz(vm, z);
    int_clear(vm, z);
    return NO_VALUE;
}

Value int_from_double(Vm *vm, double d) {
    if (isnan(d)) return vm_raise(vm, "ValueError", "cannot convert float NaN to integer");
    if (isinf(d)) return vm_raise(vm, "OverflowError", "cannot convert float infinity to integer");
    mpz_t z;
    mpz_init_set_d(z, d);
    return take_mpz(vm, z);
}

bool int_fits_int64(Value v, int64_t *out) {
    if (is_small_int(v)) return *out = small_int(v), true;
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    if (!mpz_fits_slong_p(z)) return false;
    *out = mpz_get_si(z);
    return true;
}

double int_to_double(Value v) {
    if (is_small_int(v)) return (double)small_int(v);
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    size_t bits = mpz_sizeinbase(z, 2);
    if (bits > 1024) return mpz_sgn(z) < 0 ? -INFINITY : INFINITY;
    if (bits <= 53) return mpz_get_d(z);
    // mpz_get_d cuts off; round half to even on the 54th bit, with a sticky one below.
    mpz_t q;
    mpz_init(q);
    mpz_abs(q, z);
    size_t cut = bits - 55;
    bool sticky = bits > 55 && mpz_scan1(q, 0) < cut;
    if (bits > 55)
        mpz_tdiv_q_2exp(q, q, cut);
    else
        cut = 0;
    uint64_t top = mpz_get_ui(q) | sticky;
    mpz_clear(q);
    double d = ldexp((double)top, (int)cut);
    return mpz_sgn(z) < 0 ? -d : d;
}

int64_t int_hash(Value v) {
    const int64_t prime = (INT64_C(1) << 61) - 1;
    int64_t h;
    if (is_small_int(v)) {
        h = small_int(v) % prime;
    } else {
        IntView view;
        mpz_srcptr z = int_view(v, &view);
        h = (int64_t)mpz_tdiv_ui(z, (unsigned long)prime) * (mpz_sgn(z) < 0 ? -1 : 1);
    }
    return h == -1 ? -2 : h;
}

size_t int_max_digits(const Vm *vm) {
    int given = vm->limits.int_digits;
    return given > 0 ? (size_t)given : given < 0 ? 0 : 4300;
}

char *int_decimal(int64_t n, char *end) {
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do {
        *--end = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (n < 0) *--end = '-';
    return end;
}

bool int_repr_into(Vm *vm, Value v, Str *out) {
    if (is_small_int(v)) {
        char digits[INT_DECIMAL_BYTES], *end = digits + sizeof digits;
        const char *begin = int_decimal(small_int(v), end);
        str_add_bytes(out, begin, (size_t)(end - begin));
        return true;
    }
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    size_t limit = int_max_digits(vm);
    size_t n = mpz_sizeinbase(z, 10); // or one less
    bool fits = !limit || n <= limit + 1;
    Str digits = {0};
    if (fits) {
        if (!int_add_digits(vm, &digits, z, 10, false)) return false;
        fits = !limit || digits.n <= limit;
    }
    if (fits) {
        if (mpz_sgn(z) < 0) str_add(out, "-");
        vm_add_bytes(vm, out, digits.text, digits.n);
    } else {
        vm_raise(vm, "ValueError",
                 "Exceeds the limit (%zu digits) for integer string conversion; "
                 "use sys.set_int_max_str_digits() to increase the limit",
                 limit);
    }
    vm_release(vm, digits.text, digits.capacity);
    return fits;
}

// ---- reckoning

// 80 million digits: adding them still takes only milliseconds.
enum { MAX_BITS = 1 << 28 };

bool int_is_too_large(Vm *vm, double bits) {
    size_t used = vm->heap_bytes < vm->limits.heap_bytes ? vm->heap_bytes : vm->limits.heap_bytes;
    if (bits / 8 < (double)(vm->limits.heap_bytes - used) && bits < MAX_BITS) return false;
    vm_raise_value(vm, "MemoryError", NO_VALUE);
    return true;
}

// Counts what GMP has to do for operands of [n] and [m] limbs.
static bool count_work(Vm *vm, BinaryOp op, size_t n, size_t m) {
    if (n + m < 64) return true;
    bool is_linear = op == BINARY_ADD || op == BINARY_SUB || op == BINARY_AND || op == BINARY_OR ||
                     op == BINARY_XOR;
    size_t all = 2 * (n + m), each = (n * m) >> 9;
    return vm_ticks(vm, 1 + (is_linear ? all >> 8 : each < all ? each : all));
}

static Value divided_by_zero(Vm *vm, BinaryOp op) {
    return vm_raise(vm, "ZeroDivisionError", "%s",
                    op == BINARY_TRUEDIV ? "division by zero"
                    : op == BINARY_MOD   ? "integer modulo by zero"
                                         : "integer division or modulo by zero");
}

#define TOO_LARGE_QUOTIENT "integer division result too large for a float"

static Value true_divide(Vm *vm, Value a, Value b) {
    double x = int_to_double(a), y = int_to_double(b);
    if (fabs(x) <= 9007199254740992.0 && fabs(y) <= 9007199254740992.0)
        return float_value(vm, x / y);
    // Exactly, with enough bits to round once.
    IntView av, bv;
    mpz_srcptr za = int_view(a, &av), zb = int_view(b, &bv);
    long shift = (long)mpz_sizeinbase(zb, 2) - (long)mpz_sizeinbase(za, 2) + 66;
    bool is_negative = (mpz_sgn(za) < 0) != (mpz_sgn(zb) < 0);
    enum { FAR = 1200 }; // bits, beyond what a float can hold
    if (shift < -FAR) return vm_raise(vm, "OverflowError", TOO_LARGE_QUOTIENT);
    if (shift > FAR) return float_value(vm, is_negative ? -0.0 : 0.0);
    mpz_t q, r;
    mpz_inits(q, r, NULL);
    int_copy_absolute(vm, q, za);
    int_copy_absolute(vm, r, zb);
    if (shift > 0)
        int_move_up(vm, q, q, (size_t)shift);
    else
        int_move_up(vm, r, r, (size_t)-shift);
    mpz_t top, bottom;
    mpz_inits(top, bottom, NULL);
    mpz_swap(top, q);
    mpz_swap(bottom, r);
    bool ok = int_divide_into(vm, q, r, top, bottom);
    int_clears(vm, top, bottom, NULL);
    mpz_mul_2exp(q, q, 1);
    if (mpz_sgn(r)) mpz_add_ui(q, q, 1); // sticky
    Value whole = ok ? take_mpz(vm, q) : NO_VALUE;
    int_clear(vm, r);
    if (!is_value(whole)) return NO_VALUE;
    double quotient = int_to_double(whole);
    value_unref(vm, whole);
    quotient = ldexp(quotient, (int)(-shift - 1));
    if (isinf(quotient)) return vm_raise(vm, "OverflowError", TOO_LARGE_QUOTIENT);
    return float_value(vm, is_negative ? -quotient : quotient);
}

static Value power(Vm *vm, Value a, Value b) {
    IntView av, bv;
    mpz_srcptr za = int_view(a, &av), zb = int_view(b, &bv);
    if (mpz_sgn(zb) < 0) {
        double x = int_to_double(a);
        if (x == 0)
            return vm_raise(vm, "ZeroDivisionError", "0.0 cannot be raised to a negative power");
        return float_value(vm, pow(x, int_to_double(b)));
    }
    if (mpz_cmpabs_ui(za, 1) > 0) {
        if (!mpz_fits_ulong_p(zb) ||
            int_is_too_large(vm, (double)mpz_sizeinbase(za, 2) * (double)mpz_get_ui(zb))) {
            if (!vm_has_exception(vm)) vm_raise_value(vm, "MemoryError", NO_VALUE);
            return NO_VALUE;
        }
    }
    unsigned long exponent = mpz_fits_ulong_p(zb) ? mpz_get_ui(zb) : 2 + (mpz_odd_p(zb) != 0);
    double limbs = (double)mpz_size(za) * (double)exponent;
    if (mpz_cmpabs_ui(za, 1) > 0 && limbs > INT_PIECE_LIMBS) return int_power_long(vm, a, exponent);
    if (!count_work(vm, BINARY_MUL, (size_t)limbs, (size_t)limbs)) return NO_VALUE;
    mpz_t z;
    mpz_init(z);
    mpz_pow_ui(z, za, exponent);
    return take_mpz(vm, z);
}

static Value shift(Vm *vm, BinaryOp op, Value a, Value b) {
    IntView av, bv;
    mpz_srcptr za = int_view(a, &av), zb = int_view(b, &bv);
    if (mpz_sgn(zb) < 0) return vm_raise(vm, "ValueError", "negative shift count");
    if (mpz_sgn(za) == 0) return small_int_value(0);
    mpz_t z;
    if (op == BINARY_RSHIFT) {
        if (!mpz_fits_ulong_p(zb)) return small_int_value(mpz_sgn(za) < 0 ? -1 : 0);
        mpz_init(z);
        int_make_room(vm, z, mpz_size(za));
        mpz_fdiv_q_2exp(z, za, mpz_get_ui(zb));
        return take_mpz(vm, z);
    }
    if (!mpz_fits_ulong_p(zb)) return vm_raise(vm, "OverflowError", "too many digits in integer");
    if (int_is_too_large(vm, (double)mpz_sizeinbase(za, 2) + (double)mpz_get_ui(zb)))
        return NO_VALUE;
    mpz_init(z);
    int_move_up(vm, z, za, mpz_get_ui(zb));
    return take_mpz(vm, z);
}

static Value small_binary(Vm *vm, BinaryOp op, int64_t a, int64_t b, bool *done) {
    int64_t r;
    *done = true;
    switch (op) {
    case BINARY_ADD: return int_from_int64(vm, a + b);
    case BINARY_SUB: return int_from_int64(vm, a - b);
    case BINARY_MUL:
        if (!__builtin_mul_overflow(a, b, &r)) return int_from_int64(vm, r);
        break;
    case BINARY_FLOORDIV:
        if (b == 0) return divided_by_zero(vm, op);
        return int_from_int64(vm, a / b - (a % b != 0 && (a < 0) != (b < 0)));
    case BINARY_MOD:
        if (b == 0) return divided_by_zero(vm, op);
        r = a % b;
        return small_int_value(r && (r < 0) != (b < 0) ? r + b : r);
    case BINARY_AND: return small_int_value(a & b);
    case BINARY_OR: return small_int_value(a | b);
    case BINARY_XOR: return small_int_value(a ^ b);
    case BINARY_RSHIFT:
        if (b >= 0) return small_int_value(b > 63 ? (a < 0 ? -1 : 0) : a >> b);
        break;
    case BINARY_LSHIFT:
        if (b >= 0 && b < 62 && a <= SMALL_INT_MAX >> b && a >= SMALL_INT_MIN >> b)
            return small_int_value(a * (INT64_C(1) << b));
        break;
    default: break;
    }
    *done = false;
    return NO_VALUE;
}

static Value bool_bits(BinaryOp op, Value a, Value b) {
    bool x = same(a, TRUE_VALUE), y = same(b, TRUE_VALUE);
    return bool_value(op == BINARY_AND ? x && y : op == BINARY_OR ? x || y : x != y);
}

// The quotient, or what is left.
static Value divide(Vm *vm, BinaryOp op, mpz_srcptr a, mpz_srcptr b) {
    mpz_t quotient, rest;
    mpz_inits(quotient, rest, NULL);
    Value v = NO_VALUE;
    if (int_divide_into(vm, quotient, rest, a, b))
        v = int_from_mpz(vm, op == BINARY_FLOORDIV ? quotient : rest);
    int_clears(vm, quotient, rest, NULL);
    return v;
}

Value int_binary(Vm *vm, BinaryOp op, Value a, Value b) {
    if (is_bool(a) && is_bool(b) && (op == BINARY_AND || op == BINARY_OR || op == BINARY_XOR))
        return bool_bits(op, a, b);
    if (is_bool(a)) a = small_int_value(same(a, TRUE_VALUE));
    if (is_bool(b)) b = small_int_value(same(b, TRUE_VALUE));
    if (are_small_ints(a, b)) {
        bool done;
        Value v = small_binary(vm, op, small_int(a), small_int(b), &done);
        if (done) return v;
    }
    IntView av, bv;
    mpz_srcptr za = int_view(a, &av), zb = int_view(b, &bv);
    bool divides =
        op == BINARY_FLOORDIV || op == BINARY_MOD || op == BINARY_TRUEDIV || op == BINARY_DIVMOD;
    if (divides && mpz_sgn(zb) == 0) return divided_by_zero(vm, op);
    if (op == BINARY_POW) return power(vm, a, b);
    if (op == BINARY_LSHIFT || op == BINARY_RSHIFT) return shift(vm, op, a, b);
    if (op == BINARY_TRUEDIV) return true_divide(vm, a, b);
    if (op == BINARY_MATMUL || op == BINARY_DIVMOD) return NOT_IMPLEMENTED;
    if (op == BINARY_MUL &&
        int_is_too_large(vm, (double)mpz_sizeinbase(za, 2) + (double)mpz_sizeinbase(zb, 2)))
        return NO_VALUE;
    size_t na = mpz_size(za), nb = mpz_size(zb);
    if (divides) return divide(vm, op, za, zb);
    if (op == BINARY_MUL && int_is_long_product(na > nb ? na : nb, na > nb ? nb : na))
        return int_multiply_long(vm, za, zb);
    if (!count_work(vm, op, na, nb)) return NO_VALUE;
    mpz_t z;
    mpz_init(z);
    int_make_room(vm, z, (na > nb ? na : nb) + 1);
    switch (op) {
    case BINARY_ADD: mpz_add(z, za, zb); break;
    case BINARY_SUB: mpz_sub(z, za, zb); break;
    case BINARY_MUL: mpz_mul(z, za, zb); break;
    case BINARY_AND: mpz_and(z, za, zb); break;
    case BINARY_OR: mpz_ior(z, za, zb); break;
    default: mpz_xor(z, za, zb); break;
    }
    return take_mpz(vm, z);
}

int int_compare(Value a, Value b) {
    if (are_small_ints(a, b)) return small_int(a) < small_int(b) ? -1 : small_int(a) > small_int(b);
    IntView av, bv;
    return mpz_cmp(int_view(a, &av), int_view(b, &bv));
}

// z = x y modulo m
static bool multiply_modulo(Vm *vm, mpz_ptr z, mpz_srcptr x, mpz_srcptr y, mpz_srcptr m) {
    mpz_t product, quotient;
    mpz_inits(product, quotient, NULL);
    bool ok = int_multiply_into(vm, product, x, y) && int_divide_into(vm, quotient, z, product, m);
    int_clears(vm, product, quotient, NULL);
    return ok;
}

// One square or product after the other, with ticks in between. [zb] is at least 1.
static bool power_in_steps(Vm *vm, mpz_t z, mpz_srcptr za, mpz_srcptr zb, mpz_srcptr zm) {
    mpz_t base, quotient;
    mpz_inits(base, quotient, NULL);
    bool ok = int_divide_into(vm, quotient, base, za, zm);
    int_copy(vm, z, base);
    for (size_t bit = mpz_sizeinbase(zb, 2) - 1; ok && bit-- > 0;) {
        ok = multiply_modulo(vm, z, z, z, zm);
        if (ok && mpz_tstbit(zb, bit)) ok = multiply_modulo(vm, z, z, base, zm);
    }
    int_clears(vm, base, quotient, NULL);
    return ok;
}

static bool invert(Vm *vm, mpz_ptr z, mpz_srcptr a, mpz_srcptr modulus) {
    mpz_t gcd, positive;
    mpz_inits(gcd, positive, NULL);
    int_copy_absolute(vm, positive, modulus);
    bool ok = int_inverse_into(vm, z, gcd, a, positive);
    if (ok && mpz_cmp_ui(gcd, 1) != 0) {
        vm_raise(vm, "ValueError", "base is not invertible for the given modulus");
        ok = false;
    }
    int_clears(vm, gcd, positive, NULL);
    return ok;
}

Value int_power_modulo(Vm *vm, Value a, Value b, Value modulus) {
    IntView av, bv, mv;
    mpz_srcptr za = int_view(a, &av), zb = int_view(b, &bv), zm = int_view(modulus, &mv);
    if (mpz_sgn(zm) == 0) return vm_raise(vm, "ValueError", "pow() 3rd argument cannot be 0");
    if (mpz_cmpabs_ui(zm, 1) == 0) return small_int_value(0);
    mpz_t z, base, power, positive;
    mpz_inits(z, base, power, positive, NULL);
    int_copy_absolute(vm, power, zb);
    int_copy_absolute(vm, positive, zm);
    bool ok = true;
    if (mpz_sgn(zb) < 0)
        ok = invert(vm, base, za, zm);
    else
        int_copy(vm, base, za);
    bool is_short = mpz_size(zb) * mpz_size(zm) * mpz_size(zm) < 100000 && mpz_size(za) < 1000;
    if (ok && (is_short || mpz_sgn(zb) == 0))
        mpz_powm(z, base, power, positive);
    else if (ok)
        ok = power_in_steps(vm, z, base, power, positive);
    if (mpz_sgn(zm) < 0 && mpz_sgn(z) > 0) mpz_add(z, z, zm); // the sign of the modulus
    Value v = ok && vm_ticks(vm, 100) ? int_from_mpz(vm, z) : NO_VALUE;
    int_clears(vm, z, base, power, positive, NULL);
    return v;
}
