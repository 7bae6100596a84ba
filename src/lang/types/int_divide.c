// Division by the method of Burnikel and Ziegler above pieces that GMP divides at once, and the
// root of a square by Zimmermann's, which rests on it. Source: Brent and Zimmermann, "Modern
// Computer Arithmetic", 1.4.3 and 1.5.1.
#include "lang/core/work.h"
#include "lang/types/int_long.h"

enum { PIECE_LIMBS = 4096, LIMBS_A_TICK = 16 };

// GMP goes over numbers of [limbs] limbs once or twice: of millions it takes some milliseconds.
static void go_over(Vm *vm, size_t limbs) {
    vm_spend(vm, limbs / LIMBS_A_TICK);
}

static void take_low(mpz_ptr out, mpz_srcptr a, size_t limbs) {
    mpz_tdiv_r_2exp(out, a, limbs * GMP_NUMB_BITS);
}
static void take_high(mpz_ptr out, mpz_srcptr a, size_t limbs) { // all but those
    mpz_tdiv_q_2exp(out, a, limbs * GMP_NUMB_BITS);
}
static void move_up(mpz_ptr out, mpz_srcptr a, size_t limbs) {
    mpz_mul_2exp(out, a, limbs * GMP_NUMB_BITS);
}

static bool divide(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n);

// [a] of three times [n] limbs by [b] of two, whose highest bit is set: as if b had only its upper
// half, and then the rest that the lower one takes is taken off.
static bool divide_three(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n) {
    mpz_t high, b_high, low;
    mpz_inits(high, b_high, low, NULL);
    take_high(b_high, b, n);
    take_high(high, a, 2 * n);
    go_over(vm, n);
    bool is_less = mpz_cmp(high, b_high) < 0, ok = true;
    take_high(high, a, n);
    go_over(vm, n);
    if (is_less) {
        ok = divide(vm, q, r, high, b_high, n);
    } else { // the largest quotient of n limbs
        mpz_set_ui(q, 0);
        mpz_setbit(q, n * GMP_NUMB_BITS);
        mpz_sub_ui(q, q, 1);
        go_over(vm, n);
        move_up(low, b_high, n);
        go_over(vm, n);
        mpz_sub(r, high, low);
        mpz_add(r, r, b_high);
    }
    go_over(vm, n);
    move_up(high, r, n);
    take_low(low, a, n);
    go_over(vm, 2 * n);
    mpz_add(r, high, low);
    go_over(vm, 2 * n);
    take_low(low, b, n);
    ok = ok && int_multiply_into(vm, high, q, low);
    if (ok) mpz_sub(r, r, high);
    while (ok && mpz_sgn(r) < 0) { // at most twice
        go_over(vm, 2 * n);
        mpz_add(r, r, b);
        mpz_sub_ui(q, q, 1);
    }
    mpz_clears(high, b_high, low, NULL);
    return ok && vm_ticks(vm, n / 4);
}

// [a] by [b] of [n] limbs (in pieces: exactly, with the highest bit set); the quotient has no more.
static bool divide(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n) {
    if (n <= PIECE_LIMBS) {
        mpz_tdiv_qr(q, r, a, b);
        return vm_ticks(vm, 4 * n);
    }
    mpz_t part, q_high, low;
    mpz_inits(part, q_high, low, NULL);
    size_t half = n / 2;
    take_high(part, a, half);
    bool ok = divide_three(vm, q_high, r, part, b, half);
    if (ok) {
        go_over(vm, n);
        move_up(part, r, half);
        take_low(low, a, half);
        go_over(vm, n);
        mpz_add(part, part, low);
        go_over(vm, n);
        ok = divide_three(vm, q, r, part, b, half);
    }
    move_up(part, q_high, half);
    go_over(vm, n);
    mpz_add(q, q, part);
    go_over(vm, n);
    mpz_clears(part, q_high, low, NULL);
    return ok;
}

// |a| by |b|, in blocks of [n] limbs from the top.
static bool divide_blocks(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n) {
    size_t n_a = mpz_size(a), n_blocks = (n_a + n - 1) / n;
    const mp_limb_t *from = mpz_limbs_read(a);
    mp_limb_t *to = mpz_limbs_write(q, (mp_size_t)(n_blocks * n));
    mpz_t part, block_q, block;
    mpz_inits(part, block_q, NULL);
    mpz_set_ui(r, 0);
    bool ok = true;
    for (size_t i = n_blocks; ok && i-- > 0;) {
        size_t size = i + 1 < n_blocks ? n : n_a - i * n;
        go_over(vm, n);
        move_up(part, r, n);
        go_over(vm, n);
        mpz_add(part, part, mpz_roinit_n(block, from + i * n, (mp_size_t)size));
        ok = divide(vm, block_q, r, part, b, n);
        go_over(vm, n);
        for (size_t k = 0; k < n; k++) {
            to[i * n + k] = mpz_getlimbn(block_q, (mp_size_t)k);
            vm_step(vm, k);
        }
    }
    mpz_limbs_finish(q, ok ? (mp_size_t)(n_blocks * n) : 0);
    mpz_clears(part, block_q, NULL);
    return ok;
}

// As divide_blocks, after both were moved up so far that b's halves, and their halves, are whole.
static bool divide_positive(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b) {
    size_t n = mpz_size(b), n_halvings = 0;
    if (n <= PIECE_LIMBS) return divide_blocks(vm, q, r, a, b, PIECE_LIMBS);
    for (; n > PIECE_LIMBS; n_halvings++)
        n = (n + 1) / 2;
    n <<= n_halvings;
    size_t shift = n * GMP_NUMB_BITS - mpz_sizeinbase(b, 2);
    mpz_t a_up, b_up;
    mpz_inits(a_up, b_up, NULL);
    mpz_mul_2exp(a_up, a, shift);
    go_over(vm, mpz_size(a));
    mpz_mul_2exp(b_up, b, shift);
    go_over(vm, n);
    bool ok = divide_blocks(vm, q, r, a_up, b_up, n);
    mpz_tdiv_q_2exp(r, r, shift);
    go_over(vm, mpz_size(a));
    mpz_clears(a_up, b_up, NULL);
    return ok;
}

static mpz_srcptr absolute(mpz_t view, mpz_srcptr z) {
    return mpz_roinit_n(view, mpz_limbs_read(z), (mp_size_t)mpz_size(z));
}

bool int_divide_into(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b) {
    if (mpz_size(a) <= PIECE_LIMBS) {
        mpz_fdiv_qr(q, r, a, b);
        return vm_ticks(vm, 1 + mpz_size(a));
    }
    mpz_t a_view, b_view;
    if (!divide_positive(vm, q, r, absolute(a_view, a), absolute(b_view, b))) return false;
    bool is_negative = (mpz_sgn(a) < 0) != (mpz_sgn(b) < 0);
    if (is_negative) mpz_neg(q, q);
    if (is_negative && mpz_sgn(r)) { // down, not towards zero
        mpz_sub_ui(q, q, 1);
        mpz_sub(r, b_view, r);
    }
    if (mpz_sgn(b) < 0) mpz_neg(r, r);
    return true;
}

// The root and what is over. [a] has 4 [bits] bits, of which one of the two highest is set.
static bool root_and_rest(Vm *vm, mpz_ptr s, mpz_ptr r, mpz_srcptr a, size_t bits) {
    if (bits % 2 || bits * 4 <= (size_t)PIECE_LIMBS * GMP_NUMB_BITS) {
        mpz_sqrtrem(s, r, a);
        return vm_ticks(vm, bits / 16);
    }
    mpz_t high, part, q;
    mpz_inits(high, part, q, NULL);
    size_t limbs = bits / GMP_NUMB_BITS;
    mpz_tdiv_q_2exp(part, a, 2 * bits);
    go_over(vm, 2 * limbs);
    bool ok = root_and_rest(vm, s, r, part, bits / 2);
    if (ok) { // the next bits of the root: what is left by twice the root so far
        mpz_mul_2exp(high, r, bits);
        go_over(vm, 2 * limbs);
        mpz_tdiv_q_2exp(part, a, bits);
        go_over(vm, 3 * limbs);
        mpz_tdiv_r_2exp(part, part, bits);
        mpz_add(part, part, high);
        go_over(vm, 3 * limbs);
        mpz_mul_2exp(high, s, 1);
        ok = int_divide_into(vm, q, r, part, high);
    }
    if (ok) {
        mpz_mul_2exp(s, s, bits);
        mpz_add(s, s, q);
        go_over(vm, 3 * limbs);
        mpz_mul_2exp(high, r, bits);
        mpz_tdiv_r_2exp(part, a, bits);
        go_over(vm, 3 * limbs);
        mpz_add(r, high, part);
        go_over(vm, 2 * limbs);
        ok = int_multiply_into(vm, part, q, q);
        mpz_sub(r, r, part);
        go_over(vm, 2 * limbs);
    }
    if (ok && mpz_sgn(r) < 0) { // one too many
        mpz_add(r, r, s);
        mpz_sub_ui(s, s, 1);
        mpz_add(r, r, s);
    }
    mpz_clears(high, part, q, NULL);
    return ok;
}

bool int_root_into(Vm *vm, mpz_ptr root, mpz_srcptr a) {
    if (mpz_size(a) <= PIECE_LIMBS) {
        mpz_sqrt(root, a);
        return vm_ticks(vm, 1 + mpz_size(a));
    }
    size_t n_bits = mpz_sizeinbase(a, 2), bits = (n_bits + 3) / 4, n_halvings = 0;
    for (; bits * 4 > (size_t)PIECE_LIMBS * GMP_NUMB_BITS; n_halvings++)
        bits = (bits + 1) / 2;
    bits <<= n_halvings;
    size_t shift = (4 * bits - n_bits) & ~(size_t)1;
    mpz_t up, rest;
    mpz_inits(up, rest, NULL);
    mpz_mul_2exp(up, a, shift);
    go_over(vm, mpz_size(a));
    bool ok = root_and_rest(vm, root, rest, up, bits);
    mpz_tdiv_q_2exp(root, root, shift / 2);
    mpz_clears(up, rest, NULL);
    return ok;
}
