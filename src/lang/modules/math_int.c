// math on integers of any size.
#include <math.h>

#include "lang/core/operations.h"
#include "lang/modules/math_parts.h"
#include "lang/types/int_long.h"

// [v] as an int (a new reference); TypeError.
static Value as_int(Vm *vm, Value v) {
    if (is_int(v)) return value_ref(v);
    const Type *type = TYPE_OF(vm, v);
    if (type->slots.to_index) return type->slots.to_index(vm, v);
    return vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                    type->c_name);
}

static Value take(Vm *vm, mpz_t z) {
    Value v = int_from_mpz(vm, z);
    int_clear(vm, z);
    return v;
}

// The same, if all went well.
static Value take_if(Vm *vm, mpz_t z, bool ok) {
    if (ok) return take(vm, z);
    int_clear(vm, z);
    return NO_VALUE;
}

// GMP ends the program where memory ends; so what is too large for the heap is refused before.
static bool would_fit(Vm *vm, double bits) {
    if (bits / 8 < (double)vm->limits.heap_bytes) return true;
    vm_raise(vm, "MemoryError", "%s", "");
    return false;
}

Value math_factorial(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value v = as_int(vm, args[0]);
    if (!is_value(v)) return NO_VALUE;
    int64_t k;
    bool fits = int_fits_int64(v, &k), is_negative = int_compare(v, small_int_value(0)) < 0;
    value_unref(vm, v);
    if (is_negative)
        return vm_raise(vm, "ValueError", "factorial() not defined for negative values");
    if (!fits)
        return vm_raise(vm, "OverflowError", "factorial() argument should not exceed %lld",
                        (long long)INT64_MAX);
    if (!would_fit(vm, lgamma((double)k + 1) / M_LN2)) return NO_VALUE;
    mpz_t z;
    mpz_init(z);
    if (k > 10000) {
        mpz_t first;
        mpz_init_set_si(first, k);
        bool ok = int_falling_product(vm, z, first, (uint64_t)k);
        int_clear(vm, first);
        return take_if(vm, z, ok);
    }
    mpz_fac_ui(z, (unsigned long)k);
    return take(vm, z);
}

Value math_isqrt(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value v = as_int(vm, args[0]);
    if (!is_value(v)) return NO_VALUE;
    IntView view;
    mpz_srcptr from = int_view(v, &view);
    if (mpz_sgn(from) < 0) {
        value_unref(vm, v);
        return vm_raise(vm, "ValueError", "isqrt() argument must be nonnegative");
    }
    mpz_t z;
    mpz_init(z);
    bool ok = int_root_into(vm, z, from);
    value_unref(vm, v);
    return take_if(vm, z, ok);
}

// n and k of comb and perm. False: an exception.
static bool get_n_and_k(Vm *vm, const Value *args, Value *n, Value *k) {
    *n = as_int(vm, args[0]);
    *k = is_value(*n) ? as_int(vm, args[1]) : NO_VALUE;
    if (is_value(*k)) {
        const char *wrong = int_compare(*n, small_int_value(0)) < 0   ? "n"
                            : int_compare(*k, small_int_value(0)) < 0 ? "k"
                                                                      : NULL;
        if (!wrong) return true;
        vm_raise(vm, "ValueError", "%s must be a non-negative integer", wrong);
    }
    value_unref(vm, *n), value_unref(vm, *k);
    return false;
}

// k, or n - k where that is smaller and [is_symmetric], for products of so many factors; -1: the
// result is 0. False: OverflowError.
static bool get_factors(Vm *vm, Value n, Value k, bool is_symmetric, int64_t *out) {
    *out = -1;
    if (int_compare(k, n) > 0) return true;
    Value rest = int_binary(vm, BINARY_SUB, n, k);
    if (!is_value(rest)) return false;
    Value fewer = is_symmetric && int_compare(rest, k) < 0 ? rest : k;
    bool fits = int_fits_int64(fewer, out);
    value_unref(vm, rest);
    if (fits) return true;
    if (is_symmetric)
        vm_raise(vm, "OverflowError", "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    else
        vm_raise(vm, "OverflowError", "k must not exceed %lld", (long long)INT64_MAX);
    return false;
}

static double bits_of_product(Value n, int64_t k) {
    IntView view;
    return (double)mpz_sizeinbase(int_view(n, &view), 2) * (double)k;
}

static bool choose(Vm *vm, mpz_ptr z, mpz_srcptr n, uint64_t k) {
    mpz_t product, divisor, first;
    mpz_inits(product, divisor, NULL);
    mpz_init_set_ui(first, k);
    bool ok = int_falling_product(vm, product, n, k) &&
              int_falling_product(vm, divisor, first, k) &&
              int_divide_into(vm, z, first, product, divisor);
    int_clears(vm, product, divisor, first, NULL);
    return ok;
}

Value math_comb(Vm *vm, Value self, const Value *args, size_t n_args) {
    (void)self, (void)n_args;
    Value n, k, result = NO_VALUE;
    if (!get_n_and_k(vm, args, &n, &k)) return NO_VALUE;
    int64_t factors;
    if (get_factors(vm, n, k, true, &factors)) {
        if (factors < 0) {
            result = small_int_value(0);
        } else if (would_fit(vm, bits_of_product(n, factors) / 2)) {
            IntView view;
            mpz_t z;
            mpz_init(z);
            bool ok = true;
            if (factors < 10000 && mpz_size(int_view(n, &view)) < 10)
                mpz_bin_ui(z, int_view(n, &view), (unsigned long)factors);
            else
                ok = choose(vm, z, int_view(n, &view), (uint64_t)factors);
            result = take_if(vm, z, ok);
        }
    }
    value_unref(vm, n), value_unref(vm, k);
    return result;
}

Value math_perm(Vm *vm, Value self, const Value *args, size_t n_args) {
    if (n_args == 1 || is_none(args[1])) return math_factorial(vm, self, args, 1);
    Value n, k, result = NO_VALUE;
    if (!get_n_and_k(vm, args, &n, &k)) return NO_VALUE;
    int64_t factors;
    if (get_factors(vm, n, k, false, &factors)) {
        if (factors < 0) {
            result = small_int_value(0);
        } else if (would_fit(vm, bits_of_product(n, factors) / 2)) {
            IntView view;
            mpz_t z;
            mpz_init(z);
            bool ok = int_falling_product(vm, z, int_view(n, &view), (uint64_t)factors);
            result = take_if(vm, z, ok);
        }
    }
    value_unref(vm, n), value_unref(vm, k);
    return result;
}

static bool least_multiple(Vm *vm, mpz_ptr z, mpz_srcptr a, mpz_srcptr b) {
    mpz_set_ui(z, 0);
    if (!mpz_sgn(a) || !mpz_sgn(b)) return true;
    mpz_t gcd, quotient, rest;
    mpz_inits(gcd, quotient, rest, NULL);
    bool ok = int_gcd_into(vm, gcd, a, b) && int_divide_into(vm, quotient, rest, a, gcd) &&
              int_multiply_into(vm, z, quotient, b);
    mpz_abs(z, z);
    int_clears(vm, gcd, quotient, rest, NULL);
    return ok;
}

// gcd or lcm ([f]) of all [args]; of none: [start].
static Value fold(Vm *vm, const Value *args, size_t n, unsigned long start,
                  bool (*f)(Vm *, mpz_ptr, mpz_srcptr, mpz_srcptr)) {
    mpz_t z, next;
    mpz_init_set_ui(z, start);
    mpz_init(next);
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        Value v = as_int(vm, args[i]);
        IntView view;
        ok = is_value(v) && f(vm, next, z, int_view(v, &view));
        mpz_swap(z, next);
        value_unref(vm, v);
    }
    int_clear(vm, next);
    return take_if(vm, z, ok);
}

Value math_gcd(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    return fold(vm, args, n, 0, int_gcd_into);
}

Value math_lcm(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    return fold(vm, args, n, 1, least_multiple);
}
