// Division by the method of Burnikel and Ziegler above pieces that GMP divides at once, and the
// root of a square by Zimmermann's, which rests on it. Source: Brent and Zimmermann, "Modern
// Computer Arithmetic", 1.4.3 and 1.5.1.
#include "lang/core/work.h"
#include "lang/types/int_long.h"

enum { PIECE_LIMBS = 4096 };

static bool divide(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n);

// [a] of three times [n] limbs by [b] of two, whose highest bit is set: as if b had only its upper
// half, and then the rest that the lower one takes is taken off.
static bool divide_three(Vm *vm, mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b, size_t n) {
    mpz_t high, b_high, low;
    mpz_inits(high, b_high, low, NULL);
    int_move_down(vm, b_high, b, n * GMP_NUMB_BITS);
    int_move_down(vm, high, a, 2 * n * GMP_NUMB_BITS);
    bool is_less = mpz_cmp(high, b_high) < 0, ok = true;
    int_move_down(vm, high, a, n * GMP_NUMB_BITS);
    if (is_less) {
        ok = divide(vm, q, r, high, b_high, n);
    } else { // the largest quotient of n limbs
        mpz_set_ui(q, 0);
        int_make_room(vm, q, n + 1);
        mpz_setbit(q, n * GMP_NUMB_BITS);
        mpz_sub_ui(q, q, 1);
        int_went_over(vm, n);
        int_move_up(vm, low, b_high, n * GMP_NUMB_BITS);
        int_subtract_into(vm, r, high, low);
        int_add_into(vm, r, r, b_high);
    }
    int_move_up(vm, high, r, n * GMP_NUMB_BITS);
    int_take_low(vm, low, a, n * GMP_NUMB_BITS);
    int_add_into(vm, r, high, low);
    int_take_low(vm, low, b, n * GMP_NUMB_BITS);
    ok = ok && int_multiply_into(vm, high, q, low);
    if (ok) int_subtract_into(vm, r, r, high);
    while (ok && mpz_sgn(r) < 0) { // at most twice
        int_add_into(vm, r, r, b);
        mpz_sub_ui(q, q, 1);
    }
    int_clears(vm, high, b_high, low, NULL);
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
    int_move_down(vm, part, a, half * GMP_NUMB_BITS);
    bool ok = divide_three(vm, q_high, r, part, b, half);
    if (ok) {
        int_move_up(vm, part, r, half * GMP_NUMB_BITS);
        int_take_low(vm, low, a, half * GMP_NUMB_BITS);
        int_add_into(vm, part, part, low);
        ok = divide_three(vm, q, r, part, b, half);
    }
    int_move_up(vm, part, q_high, half * GMP_NUMB_BITS);
    int_add_into(vm, q, q, part);
    int_clears(vm, part, q_high, low, NULL);
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
        int_move_up(vm, part, r, n * GMP_NUMB_BITS);
        int_add_into(vm, part, part, mpz_roinit_n(block, from + i * n, (mp_size_t)size));
        ok = divide(vm, block_q, r, part, b, n);
        for (size_t k = 0; k < n; k++) {
            to[i * n + k] = mpz_getlimbn(block_q, (mp_size_t)k);
            vm_step(vm, k);
        }
    }
    mpz_limbs_finish(q, ok ? (mp_size_t)(n_blocks * n) : 0);
    int_clears(vm, part, block_q, NULL);
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
    int_move_up(vm, a_up, a, shift);
    int_move_up(vm, b_up, b, shift);
    bool ok = divide_blocks(vm, q, r, a_up, b_up, n);
    int_move_down(vm, r, r, shift);
    int_clears(vm, a_up, b_up, NULL);
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
        int_subtract_into(vm, r, b_view, r);
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
    int_move_down(vm, part, a, 2 * bits);
    bool ok = root_and_rest(vm, s, r, part, bits / 2);
    if (ok) { // the next bits of the root: what is left by twice the root so far
        int_move_up(vm, high, r, bits);
        int_move_down(vm, part, a, bits);
        int_take_low(vm, part, part, bits);
        int_add_into(vm, part, part, high);
        int_move_up(vm, high, s, 1);
        ok = int_divide_into(vm, q, r, part, high);
    }
    if (ok) {
        int_move_up(vm, s, s, bits);
        int_add_into(vm, s, s, q);
        int_move_up(vm, high, r, bits);
        int_take_low(vm, part, a, bits);
        int_add_into(vm, r, high, part);
        ok = int_multiply_into(vm, part, q, q);
        int_subtract_into(vm, r, r, part);
    }
    if (ok && mpz_sgn(r) < 0) { // one too many
        int_add_into(vm, r, r, s);
        mpz_sub_ui(s, s, 1);
        int_add_into(vm, r, r, s);
    }
    int_clears(vm, high, part, q, NULL);
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
    int_move_up(vm, up, a, shift);
    bool ok = root_and_rest(vm, root, rest, up, bits);
    int_move_down(vm, root, root, shift / 2);
    int_clears(vm, up, rest, NULL);
    return ok;
}
