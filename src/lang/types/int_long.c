// Products by Karatsuba's method above pieces that GMP multiplies at once: slower than GMP's own on
// the whole would be, but the host gets control between the pieces.
#include "lang/types/int_long.h"

#include <stdarg.h>
#include <string.h>

#include "lang/core/work.h"

enum { PAGE_BYTES = 4096 };

void int_make_room(Vm *vm, mpz_ptr z, size_t limbs) {
    size_t had = (size_t)z->_mp_alloc;
    if (limbs <= had || limbs * sizeof(mp_limb_t) <= VM_PIECE_BYTES) return;
    volatile char *at = _mpz_realloc(z, (mp_size_t)limbs);
    for (size_t i = had * sizeof(mp_limb_t); i < limbs * sizeof(mp_limb_t); i += PAGE_BYTES) {
        at[i] = at[i];
        vm_spend(vm, 8);
    }
}

static size_t longer(mpz_srcptr a, mpz_srcptr b) {
    return mpz_size(a) > mpz_size(b) ? mpz_size(a) : mpz_size(b);
}

void int_add_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b) {
    int_make_room(vm, out, longer(a, b) + 1);
    mpz_add(out, a, b);
    int_went_over(vm, longer(a, b));
}

void int_subtract_into(Vm *vm, mpz_ptr out, mpz_srcptr a, mpz_srcptr b) {
    int_make_room(vm, out, longer(a, b) + 1);
    mpz_sub(out, a, b);
    int_went_over(vm, longer(a, b));
}

void int_move_up(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits) {
    int_make_room(vm, out, mpz_size(a) + bits / GMP_NUMB_BITS + 1);
    mpz_mul_2exp(out, a, bits);
    int_went_over(vm, mpz_size(out));
}

void int_move_down(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits) {
    size_t less = bits / GMP_NUMB_BITS;
    int_make_room(vm, out, mpz_size(a) > less ? mpz_size(a) - less : 0);
    mpz_tdiv_q_2exp(out, a, bits);
    int_went_over(vm, mpz_size(out));
}

void int_take_low(Vm *vm, mpz_ptr out, mpz_srcptr a, size_t bits) {
    size_t limbs = bits / GMP_NUMB_BITS + 1;
    int_make_room(vm, out, mpz_size(a) < limbs ? mpz_size(a) : limbs);
    mpz_tdiv_r_2exp(out, a, bits);
    int_went_over(vm, mpz_size(out));
}

void int_copy(Vm *vm, mpz_ptr out, mpz_srcptr a) {
    int_make_room(vm, out, mpz_size(a));
    mpz_set(out, a);
    int_went_over(vm, mpz_size(a));
}

void int_copy_absolute(Vm *vm, mpz_ptr out, mpz_srcptr a) {
    int_copy(vm, out, a);
    mpz_abs(out, out);
}

void int_clear(Vm *vm, mpz_ptr z) {
    size_t bytes = (size_t)z->_mp_alloc * sizeof(mp_limb_t); // that it has room for
    if (bytes > VM_PIECE_BYTES)
        vm_free_plain(vm, z->_mp_d, bytes);
    else
        mpz_clear(z);
}

void int_clears(Vm *vm, mpz_ptr first, ...) {
    va_list more;
    va_start(more, first);
    for (mpz_ptr z = first; z; z = va_arg(more, mpz_ptr))
        int_clear(vm, z);
    va_end(more);
}

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
    vm_set_bytes(vm, out, 0, (na + nb) * sizeof *out);
    bool ok = true;
    for (size_t at = 0; ok && at < na; at += piece) {
        size_t n = na - at < piece ? na - at : piece;
        ok = n >= nb ? multiply(vm, product, a + at, n, b, nb)
                     : multiply(vm, product, b, nb, a + at, n);
        if (ok)
            mpn_add(out + at, out + at, (mp_size_t)(na + nb - at), product, (mp_size_t)(n + nb));
        int_went_over(vm, n + nb);
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
        int_went_over(vm, h);
        sums[2 * h + 1] = mpn_add(sums + h + 1, b, (mp_size_t)h, b + h, (mp_size_t)(nb - h));
        int_went_over(vm, h);
        ok = multiply(vm, middle, sums, h + 1, sums + h + 1, h + 1);
    }
    if (ok) {
        mp_size_t n = (mp_size_t)(2 * h + 2);
        mpn_sub(middle, middle, n, out, (mp_size_t)(2 * h));
        int_went_over(vm, 2 * h);
        mpn_sub(middle, middle, n, out + 2 * h, (mp_size_t)n_high);
        int_went_over(vm, 2 * h);
        while (n > 0 && middle[n - 1] == 0)
            n--;
        if (n > 0) mpn_add(out + h, out + h, (mp_size_t)(na + nb - h), middle, n);
        int_went_over(vm, 2 * h);
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
        int_make_room(vm, out, na + nb);
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
            int_make_room(vm, next, mpz_size(first) + 1);
            mpz_sub_ui(next, first, i);
            int_went_over(vm, mpz_size(first));
            mpz_init(other);
            ok = int_multiply_into(vm, other, out, next) && vm_tick(vm);
            mpz_swap(out, other);
            int_clear(vm, other);
        }
    } else { // two halves, so that the factors stay of one size
        mpz_t half;
        mpz_inits(other, half, NULL);
        int_make_room(vm, next, mpz_size(first) + 1);
        mpz_sub_ui(next, first, n / 2);
        ok = int_falling_product(vm, half, first, n / 2) &&
             int_falling_product(vm, other, next, n - n / 2) &&
             int_multiply_into(vm, out, half, other);
        int_clears(vm, other, half, NULL);
    }
    int_clear(vm, next);
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
