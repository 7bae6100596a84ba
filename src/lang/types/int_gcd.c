// The greatest common divisor of long ints by Lehmer's method: many steps of Euclid's are found
// from the highest bits alone and then made at once. The last few thousand limbs are left to GMP.
#include "lang/types/int_long.h"

enum {
    PIECE_LIMBS = 2048,
    SHORT_LIMBS = 2 * PIECE_LIMBS, // those are left to GMP whole
};

// Two neighbours a >= b of Euclid's row; and for the inverse the factors u, v with which the first
// number it began with gives them, apart from multiples of the second.
typedef struct Euclid {
    Vm *vm;
    mpz_t a, b, u, v, spare, other;
    bool wants_factors;
} Euclid;

// x, y = p x + q y, r x + s y
static void combine(Euclid *e, mpz_ptr x, mpz_ptr y, const int64_t f[4]) {
    size_t limbs = mpz_size(x); // that each of these goes over
    int_make_room(e->vm, e->spare, limbs + 2);
    int_make_room(e->vm, e->other, limbs + 2);
    int_make_room(e->vm, y, limbs + 2);
    mpz_mul_si(e->spare, x, f[0]);
    int_went_over(e->vm, limbs);
    mpz_mul_si(e->other, y, f[1]);
    int_went_over(e->vm, limbs);
    int_add_into(e->vm, e->spare, e->spare, e->other);
    mpz_mul_si(e->other, y, f[3]);
    int_went_over(e->vm, limbs);
    mpz_mul_si(y, x, f[2]);
    int_went_over(e->vm, limbs);
    int_add_into(e->vm, y, y, e->other);
    mpz_swap(x, e->spare);
}

// What the highest bits say of the next steps, as factors of combine. False: nothing, since the
// numbers are too different.
static bool foresee(const Euclid *e, int64_t f[4]) {
    size_t n = mpz_sizeinbase(e->a, 2);
    mpz_t top;
    mpz_init(top);
    mpz_tdiv_q_2exp(top, e->a, n - 62);
    int64_t x = mpz_get_si(top);
    mpz_tdiv_q_2exp(top, e->b, n - 62);
    int64_t y = mpz_get_si(top);
    mpz_clear(top);
    int64_t p = 1, q = 0, r = 0, s = 1;
    while (y + r != 0 && y + s != 0) {
        int64_t times = (x + p) / (y + r), next;
        if (times != (x + q) / (y + s)) break; // the bits below would decide
        if (times > INT32_MAX || llabs(r) > INT32_MAX / times || llabs(s) > INT32_MAX / times)
            break;
        next = p - times * r, p = r, r = next;
        next = q - times * s, q = s, s = next;
        next = x - times * y, x = y, y = next;
    }
    f[0] = p, f[1] = q, f[2] = r, f[3] = s;
    return q != 0;
}

// One step by division.
static bool step(Euclid *e) {
    mpz_t quotient, rest;
    mpz_inits(quotient, rest, NULL);
    bool ok = int_divide_into(e->vm, quotient, rest, e->a, e->b);
    mpz_swap(e->a, e->b);
    mpz_swap(e->b, rest);
    if (ok && e->wants_factors) {
        ok = int_multiply_into(e->vm, rest, quotient, e->v);
        int_subtract_into(e->vm, e->u, e->u, rest);
        mpz_swap(e->u, e->v);
    }
    int_clears(e->vm, quotient, rest, NULL);
    return ok;
}

static bool reduce(Euclid *e) {
    bool ok = true;
    int64_t f[4];
    while (ok && mpz_size(e->b) > PIECE_LIMBS) {
        if (mpz_size(e->a) - mpz_size(e->b) > 1 || !foresee(e, f)) {
            ok = step(e);
            continue;
        }
        combine(e, e->a, e->b, f);
        if (e->wants_factors) combine(e, e->u, e->v, f);
        ok = vm_ticks(e->vm, 1 + mpz_size(e->a) / 16);
    }
    // b may still be far shorter than a.
    if (ok && mpz_size(e->a) > SHORT_LIMBS && mpz_sgn(e->b)) ok = step(e);
    return ok && vm_ticks(e->vm, 1 + mpz_size(e->b));
}

static void begin(Euclid *e, Vm *vm, mpz_srcptr a, mpz_srcptr b) {
    *e = (Euclid){.vm = vm};
    mpz_inits(e->a, e->b, e->u, e->v, e->spare, e->other, NULL);
    int_copy_absolute(vm, e->a, a);
    int_copy_absolute(vm, e->b, b);
}

static void end(Euclid *e) {
    int_clears(e->vm, e->a, e->b, e->u, e->v, e->spare, e->other, NULL);
}

bool int_gcd_into(Vm *vm, mpz_ptr gcd, mpz_srcptr a, mpz_srcptr b) {
    Euclid e;
    begin(&e, vm, a, b);
    if (mpz_cmp(e.a, e.b) < 0) mpz_swap(e.a, e.b);
    bool ok = reduce(&e);
    if (ok && mpz_size(e.a) <= SHORT_LIMBS)
        mpz_gcd(gcd, e.a, e.b);
    else
        int_copy(vm, gcd, e.a); // b is 0
    end(&e);
    return ok;
}

bool int_inverse_into(Vm *vm, mpz_ptr x, mpz_ptr gcd, mpz_srcptr a, mpz_srcptr modulus) {
    Euclid e;
    mpz_t quotient, s, t;
    mpz_inits(quotient, s, t, NULL);
    begin(&e, vm, modulus, modulus);
    bool ok = int_divide_into(vm, quotient, e.b, a, modulus); // b: a, not negative
    e.wants_factors = true;
    mpz_set_ui(e.v, 1);
    ok = ok && reduce(&e);
    if (ok && mpz_sgn(e.b)) {
        mpz_gcdext(gcd, s, t, e.a, e.b);
        ok = int_multiply_into(vm, quotient, s, e.u) && int_multiply_into(vm, s, t, e.v);
        int_add_into(vm, e.u, quotient, s);
    } else {
        int_copy(vm, gcd, e.a);
    }
    ok = ok && int_divide_into(vm, quotient, x, e.u, modulus);
    int_clears(vm, quotient, s, t, NULL);
    end(&e);
    return ok;
}
