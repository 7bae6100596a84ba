// Products by Karatsuba's method above pieces that GMP multiplies at once: slower than GMP's own on
// the whole would be, but the host gets control between the pieces.
#include "lang/types/int_long.h"

#include <string.h>

static bool multiply(Vm *vm, mp_limb_t *out, const mp_limb_t *a, size_t na, const mp_limb_t *b,
                     size_t nb);

static bool multiply_piece(Vm *vm, mp_limb_t *out, const mp_limb_t *a, size_t na,
                           const mp_limb_t *b, size_t nb) {
    mpn_mul(out, a, (mp_size_t)na, b, (mp_size_t)nb);
    return vm_ticks(vm, 2 * (na + nb));
}

// b is much shorter: piece by piece of a. out is zeroed as far as it is not written yet.
static bool multiply_lopsided(Vm *vm, mp_limb_t *out, const mp_limb_t *a, size_t na,
                              const mp_limb_t *b, size_t nb) {
    size_t piece = nb > INT_PIECE_LIMBS ? nb : INT_PIECE_LIMBS, bytes = (piece + nb) * sizeof *out;
    mp_limb_t *product = vm_alloc(vm, bytes);
    if (!product) return false;
    memset(out, 0, (na + nb) * sizeof *out);
    bool ok = true;
    for (size_t at = 0; ok && at < na; at += piece) {
        size_t n = na - at < piece ? na - at : piece;
        ok = n >= nb ? multiply(vm, product, a + at, n, b, nb)
                     : multiply(vm, product, b, nb, a + at, n);
        if (ok)
            mpn_add(out + at, out + at, (mp_size_t)(na + nb - at), product, (mp_size_t)(n + nb));
    }
    vm_free(vm, product, bytes);
    return ok;
}

// With x = 2^(64 h): a b = high x² + ((a0+a1)(b0+b1) - high - low) x + low.
static bool multiply_halves(Vm *vm, mp_limb_t *out, const mp_limb_t *a, size_t na,
                            const mp_limb_t *b, size_t nb) {
    size_t h = (na + 1) / 2, n_high = na + nb - 2 * h, bytes = 4 * (h + 1) * sizeof *out;
    mp_limb_t *sums = vm_alloc(vm, bytes);
    if (!sums) return false;
    mp_limb_t *middle = sums + 2 * (h + 1);
    bool ok =
        multiply(vm, out, a, h, b, h) && multiply(vm, out + 2 * h, a + h, na - h, b + h, nb - h);
    if (ok) {
        sums[h] = mpn_add(sums, a, (mp_size_t)h, a + h, (mp_size_t)(na - h));
        sums[2 * h + 1] = mpn_add(sums + h + 1, b, (mp_size_t)h, b + h, (mp_size_t)(nb - h));
        ok = multiply(vm, middle, sums, h + 1, sums + h + 1, h + 1);
    }
    if (ok) {
        mp_size_t n = (mp_size_t)(2 * h + 2);
        mpn_sub(middle, middle, n, out, (mp_size_t)(2 * h));
        mpn_sub(middle, middle, n, out + 2 * h, (mp_size_t)n_high);
        while (n > 0 && middle[n - 1] == 0)
            n--;
        if (n > 0) mpn_add(out + h, out + h, (mp_size_t)(na + nb - h), middle, n);
    }
    vm_free(vm, sums, bytes);
    return ok;
}

// na >= nb >= 1; out has room for na + nb limbs.
static bool multiply(Vm *vm, mp_limb_t *out, const mp_limb_t *a, size_t na, const mp_limb_t *b,
                     size_t nb) {
    if (na <= INT_PIECE_LIMBS) return multiply_piece(vm, out, a, na, b, nb);
    if (nb <= (na + 1) / 2) return multiply_lopsided(vm, out, a, na, b, nb);
    return multiply_halves(vm, out, a, na, b, nb);
}

// The limbs of |a| |b|; returns how many they are. out has room for those of both.
static size_t multiply_limbs(Vm *vm, mp_limb_t *out, mpz_srcptr a, mpz_srcptr b) {
    if (mpz_size(a) < mpz_size(b)) {
        mpz_srcptr c = a;
        a = b, b = c;
    }
    size_t na = mpz_size(a), nb = mpz_size(b), n = na + nb;
    if (!multiply(vm, out, mpz_limbs_read(a), na, mpz_limbs_read(b), nb)) return 0;
    while (out[n - 1] == 0)
        n--;
    return n;
}

bool int_multiply_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b) {
    size_t na = mpz_size(a), nb = mpz_size(b);
    if (!int_is_long_product(na > nb ? na : nb, na > nb ? nb : na)) {
        mpz_mul(out, a, b);
        return vm_ticks(vm, 1 + (na + nb) / 8);
    }
    mp_size_t n = (mp_size_t)multiply_limbs(vm, mpz_limbs_write(out, (mp_size_t)(na + nb)), a, b);
    mpz_limbs_finish(out, mpz_sgn(a) == mpz_sgn(b) ? n : -n);
    return n > 0;
}

Value int_multiply_long(Vm *vm, mpz_srcptr a, mpz_srcptr b) {
    if (mpz_sgn(a) == 0 || mpz_sgn(b) == 0) return small_int_value(0);
    Int *object = object_new(vm, vm->types.int_, (mpz_size(a) + mpz_size(b)) * sizeof(mp_limb_t));
    if (!object) return NO_VALUE;
    object->limbs = (mp_limb_t *)(void *)(object + 1);
    size_t n = multiply_limbs(vm, object->limbs, a, b);
    object->n_limbs = mpz_sgn(a) == mpz_sgn(b) ? (int64_t)n : -(int64_t)n;
    if (n) return value_of(object);
    value_unref(vm, value_of(object));
    return NO_VALUE;
}

bool int_falling_product(Vm *vm, mpz_ptr out, mpz_srcptr first, uint64_t n) {
    mpz_t next, other;
    mpz_init(next);
    bool ok = true;
    if (n <= 8) {
        mpz_set_ui(out, 1);
        for (uint64_t i = 0; ok && i < n; i++) {
            mpz_sub_ui(next, first, i);
            mpz_init(other);
            ok = int_multiply_into(vm, other, out, next) && vm_tick(vm);
            mpz_swap(out, other);
            mpz_clear(other);
        }
    } else { // two halves, so that the factors stay of one size
        mpz_t half;
        mpz_inits(other, half, NULL);
        mpz_sub_ui(next, first, n / 2);
        ok = int_falling_product(vm, half, first, n / 2) &&
             int_falling_product(vm, other, next, n - n / 2) &&
             int_multiply_into(vm, out, half, other);
        mpz_clears(other, half, NULL);
    }
    mpz_clear(next);
    return ok;
}

Value int_power_long(Vm *vm, Value base, unsigned long exponent) {
    Value power = value_ref(base);
    for (int bit = 62 - __builtin_clzl(exponent); bit >= 0 && is_value(power); bit--) {
        Value square = int_binary(vm, BINARY_MUL, power, power);
        value_set(vm, &power, square);
        if (is_value(power) && (exponent >> bit & 1))
            value_set(vm, &power, int_binary(vm, BINARY_MUL, power, base));
    }
    return power;
}
