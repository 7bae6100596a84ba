// Digits of long ints. In a base that is a power of two each digit stands for bits; in another one
// the number is cut in halves by powers of the base, down to pieces that are left to GMP.
#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/types/int_long.h"

enum { PIECE_DIGITS = 10000, PIECE_LIMBS = 600, MOST_POWERS = 40 };

static const char small_digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
static const char capital_digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static int bits_of_base(int base) {
    return base & (base - 1) ? 0 : __builtin_ctz((unsigned)base);
}

static int digit_of(char c) {
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

// base ** (PIECE_DIGITS 2^i), as far as they are wanted.
typedef struct Powers {
    Vm *vm;
    int base, n;
    mpz_t at[MOST_POWERS];
} Powers;

static bool has_power(Powers *powers, int i) {
    bool ok = true;
    for (; ok && powers->n <= i; powers->n++) {
        mpz_init(powers->at[powers->n]);
        if (powers->n == 0)
            mpz_ui_pow_ui(powers->at[0], (unsigned long)powers->base, PIECE_DIGITS);
        else
            ok = int_multiply_into(powers->vm, powers->at[powers->n], powers->at[powers->n - 1],
                                   powers->at[powers->n - 1]);
    }
    return ok;
}

static void free_powers(Powers *powers) {
    for (int i = 0; i < powers->n; i++)
        int_clear(powers->vm, powers->at[i]);
}

// ---- out

static void add_bits(Vm *vm, Str *out, mpz_srcptr z, int bits, const char *digits) {
    size_t n = (mpz_sizeinbase(z, 2) + (size_t)bits - 1) / (size_t)bits;
    const mp_limb_t *limbs = mpz_limbs_read(z);
    str_reserve(out, n);
    for (size_t i = n; i-- > 0;) {
        size_t at = i * (size_t)bits, limb = at / GMP_NUMB_BITS, low = at % GMP_NUMB_BITS;
        mp_limb_t digit = limbs[limb] >> low;
        if (low + (size_t)bits > GMP_NUMB_BITS && limb + 1 < mpz_size(z))
            digit |= limbs[limb + 1] << (GMP_NUMB_BITS - low);
        out->text[out->n++] = digits[digit & ((1u << bits) - 1)];
        vm_step(vm, i);
    }
    out->text[out->n] = '\0';
}

// All PIECE_DIGITS 2^i digits of [z], the leading zeros too.
static bool add_halves(Powers *powers, Str *out, mpz_srcptr z, int i) {
    if (i == 0) {
        str_reserve(out, PIECE_DIGITS + 2);
        char *piece = mpz_get_str(out->text + out->n, powers->base, z);
        size_t n = strlen(piece);
        memmove(piece + PIECE_DIGITS - n, piece, n + 1);
        memset(piece, '0', PIECE_DIGITS - n);
        out->n += PIECE_DIGITS;
        return vm_ticks(powers->vm, PIECE_DIGITS);
    }
    mpz_t high, low;
    mpz_inits(high, low, NULL);
    bool ok = has_power(powers, i - 1) &&
              int_divide_into(powers->vm, high, low, z, powers->at[i - 1]) &&
              add_halves(powers, out, high, i - 1) && add_halves(powers, out, low, i - 1);
    int_clears(powers->vm, high, low, NULL);
    return ok;
}

static bool add_long(Vm *vm, Str *out, mpz_srcptr z, int base) {
    Powers powers = {.vm = vm, .base = base};
    size_t n = mpz_sizeinbase(z, base), begin = out->n, zeros = 0;
    int i = 0;
    while (n > (size_t)PIECE_DIGITS << i)
        i++;
    bool ok = add_halves(&powers, out, z, i);
    free_powers(&powers);
    if (!ok) { // nothing was added
        out->n = begin;
        if (begin == 0) vm_deinit(vm, out);
        return false;
    }
    while (out->text[begin + zeros] == '0')
        zeros++;
    vm_move(vm, out->text + begin, out->text + begin + zeros, out->n - begin - zeros + 1);
    out->n -= zeros;
    return true;
}

static void make_capital(Vm *vm, char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        text[i] = (char)(text[i] >= 'a' ? text[i] - 'a' + 'A' : text[i]);
        vm_step(vm, i);
    }
}

bool int_add_digits(Vm *vm, Str *out, mpz_srcptr z, int base, bool capital) {
    mpz_t view;
    z = mpz_roinit_n(view, mpz_limbs_read(z), (mp_size_t)mpz_size(z));
    size_t begin = out->n;
    if (bits_of_base(base) && mpz_sgn(z)) {
        add_bits(vm, out, z, bits_of_base(base), capital ? capital_digits : small_digits);
    } else if (mpz_size(z) > PIECE_LIMBS) {
        if (!add_long(vm, out, z, base)) return false;
        if (capital) make_capital(vm, out->text + begin, out->n - begin);
    } else {
        str_reserve(out, mpz_sizeinbase(z, base) + 2);
        mpz_get_str(out->text + begin, capital ? -base : base, z);
        out->n += strlen(out->text + begin);
    }
    return true;
}

// ---- in

static void read_bits(Vm *vm, mpz_ptr z, const char *digits, size_t n, int bits) {
    size_t n_limbs = (n * (size_t)bits + GMP_NUMB_BITS - 1) / GMP_NUMB_BITS;
    mp_limb_t *limbs = mpz_limbs_write(z, (mp_size_t)n_limbs), limb = 0;
    size_t n_done = 0;
    int n_bits = 0;
    for (size_t i = n; i-- > 0;) {
        mp_limb_t digit = (mp_limb_t)digit_of(digits[i]);
        limb |= digit << n_bits;
        n_bits += bits;
        if (n_bits >= GMP_NUMB_BITS) {
            limbs[n_done++] = limb;
            n_bits -= GMP_NUMB_BITS;
            limb = n_bits ? digit >> (bits - n_bits) : 0;
        }
        vm_step(vm, i);
    }
    if (n_done < n_limbs) limbs[n_done++] = limb;
    mpz_limbs_finish(z, (mp_size_t)n_limbs);
}

static bool read_halves(Powers *powers, mpz_ptr z, const char *digits, size_t n) {
    if (n <= PIECE_DIGITS) {
        Str piece = {0};
        str_add_bytes(&piece, digits, n);
        mpz_set_str(z, str_text(&piece), powers->base);
        str_deinit(&piece);
        return vm_ticks(powers->vm, 1 + n / 8);
    }
    int i = 0;
    while ((size_t)PIECE_DIGITS << (i + 1) < n)
        i++;
    size_t n_low = (size_t)PIECE_DIGITS << i;
    mpz_t half;
    mpz_init(half);
    bool ok = has_power(powers, i) && read_halves(powers, half, digits, n - n_low) &&
              int_multiply_into(powers->vm, z, half, powers->at[i]) &&
              read_halves(powers, half, digits + n - n_low, n_low);
    int_add_into(powers->vm, z, z, half);
    int_clear(powers->vm, half);
    return ok;
}

// That a digit needs, rounded down.
static int bits_for(int base) {
    return 31 - __builtin_clz((unsigned)base);
}

bool int_read_digits(Vm *vm, mpz_ptr z, const char *digits, size_t n, int base) {
    if (int_is_too_large(vm, (double)n * bits_for(base))) return false;
    if (bits_of_base(base)) {
        read_bits(vm, z, digits, n, bits_of_base(base));
        return true;
    }
    Powers powers = {.vm = vm, .base = base};
    bool ok = read_halves(&powers, z, digits, n);
    free_powers(&powers);
    return ok;
}
