// _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), which modules/random.py
// makes everything else of.
#include <math.h>
#include <string.h>

#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/float.h"
#include "lang/types/int_long.h"
#include "lang/types/tuple.h"

enum { WORDS = 624, MIDDLE = 397 };

typedef struct RandomObject {
    Object object;
    uint32_t state[WORDS];
    int at; // the next word to give; WORDS: all are given
} RandomObject;

static void twist(RandomObject *random) {
    uint32_t *s = random->state;
    for (int i = 0; i < WORDS; i++) {
        uint32_t y = (s[i] & 0x80000000) | (s[(i + 1) % WORDS] & 0x7fffffff);
        s[i] = s[(i + MIDDLE) % WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0df : 0);
    }
    random->at = 0;
}

static uint32_t next_word(RandomObject *random) {
    if (random->at >= WORDS) twist(random);
    uint32_t y = random->state[random->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >> 18;
}

static void seed_with_word(RandomObject *random, uint32_t seed) {
    uint32_t *s = random->state;
    s[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        s[i] = 1812433253U * (s[i - 1] ^ s[i - 1] >> 30) + i;
    random->at = WORDS;
}

// Word [i] of the size of [z], the lowest first.
static uint32_t word_of(const mpz_t z, size_t i) {
    return (uint32_t)(mpz_getlimbn(z, (mp_size_t)(i / 2)) >> i % 2 * 32);
}

static void seed_with_mpz(Vm *vm, RandomObject *random, const mpz_t z) {
    size_t n = (mpz_sizeinbase(z, 2) + 31) / 32;
    uint32_t *s = random->state;
    seed_with_word(random, 19650218);
    uint32_t i = 1;
    size_t j = 0;
    for (size_t k = n > WORDS ? n : WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525U) + word_of(z, j) + (uint32_t)j;
        if (++i >= WORDS) s[0] = s[WORDS - 1], i = 1;
        if (++j >= n) j = 0;
        vm_step(vm, k);
    }
    for (int k = WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941U) - i;
        if (++i >= WORDS) s[0] = s[WORDS - 1], i = 1;
    }
    s[0] = 0x80000000;
}

// seed(a): an int, or anything that can be hashed. None: the same numbers in each run, as
// everything else that a run meets is the same.
static Value random_seed(Vm *vm, Value self, const Value *args, size_t n) {
    RandomObject *random = object_of(self);
    Value v = n && !is_none(args[0]) ? args[0] : small_int_value(20240229);
    IntView view;
    if (is_int(v)) {
        seed_with_mpz(vm, random, int_view(v, &view));
        return NONE;
    }
    int64_t hash;
    if (!op_hash(vm, v, &hash)) return NO_VALUE;
    mpz_t z;
    mpz_init_set_ui(z, (unsigned long)hash);
    seed_with_mpz(vm, random, z);
    mpz_clear(z);
    return NONE;
}

static Value random_random(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    RandomObject *random = object_of(self);
    uint32_t high = next_word(random) >> 5, low = next_word(random) >> 6;
    return float_value(vm, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static Value random_bits(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    RandomObject *random = object_of(self);
    int64_t k;
    if (!box_number(vm, args[0], &k)) return NO_VALUE;
    if (k < 0) return vm_raise(vm, "ValueError", "number of bits must be non-negative");
    if (k <= 32) return small_int_value(k ? next_word(random) >> (32 - k) : 0);
    size_t n_words = (size_t)(k - 1) / 32 + 1;
    if (int_is_too_large(vm, (double)k)) return NO_VALUE;
    uint32_t *words = vm_alloc(vm, n_words * sizeof *words);
    if (!words) return NO_VALUE;
    for (size_t i = 0; i < n_words; i++, k -= 32) {
        words[i] = next_word(random);
        if (k < 32) words[i] >>= 32 - k;
        vm_step(vm, i);
    }
    mpz_t z;
    mpz_init(z);
    size_t n_limbs = (n_words + 1) / 2;
    mp_limb_t *limbs = mpz_limbs_write(z, (mp_size_t)n_limbs);
    for (size_t i = 0; i < n_limbs; i++) {
        limbs[i] = words[2 * i] | (2 * i + 1 < n_words ? (mp_limb_t)words[2 * i + 1] << 32 : 0);
        vm_step(vm, i);
    }
    mpz_limbs_finish(z, (mp_size_t)n_limbs);
    Value v = int_from_mpz(vm, z);
    int_clear(vm, z);
    vm_free(vm, words, n_words * sizeof *words);
    return v;
}

static Value get_state(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const RandomObject *random = object_of(self);
    Tuple *state = tuple_new(vm, WORDS + 1);
    for (size_t i = 0; state && i <= WORDS; i++)
        state->at[i] = small_int_value(i < WORDS ? random->state[i] : (uint32_t)random->at);
    return value_of(state);
}

static Value set_state(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!is_tuple(args[0])) return vm_raise(vm, "TypeError", "state vector must be a tuple");
    const Tuple *state = tuple_of(args[0]);
    if (state->n != WORDS + 1) return vm_raise(vm, "ValueError", "state vector is the wrong size");
    RandomObject *random = object_of(self);
    uint32_t words[WORDS];
    for (size_t i = 0; i <= WORDS; i++) {
        int64_t word;
        if (!is_int(state->at[i])) return vm_raise(vm, "TypeError", "an integer is required");
        if (!int_fits_int64(state->at[i], &word) || word < 0 || (i == WORDS && word > WORDS))
            return vm_raise(vm, "ValueError", "invalid state");
        if (i < WORDS)
            words[i] = (uint32_t)word;
        else
            random->at = (int)word;
    }
    memcpy(random->state, words, sizeof words);
    return NONE;
}

static Value random_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    (void)args, (void)n, (void)names;
    RandomObject *random = object_new(vm, object_of(callee), 0);
    if (random) seed_with_word(random, 5489);
    return value_of(random);
}

static const NativeDef methods[] = {
    {.name = "seed", .takes = TAKES_MANY, .fn = random_seed, .n_max = 1},
    {"random", TAKES_NONE, {random_random}},
    {"getrandbits", TAKES_ONE, {random_bits}},
    {"getstate", TAKES_NONE, {get_state}},
    {"setstate", TAKES_ONE, {set_state}},
    {0}};
static const TypeDef random_def = {.name = "_random.Random",
                                   .instance_bytes = sizeof(RandomObject),
                                   .slots = {.construct = random_construct},
                                   .methods = methods};

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "Random", value_of(type_from_def(vm, &random_def, NULL)));
}

const ModuleDef random_module = {.name = "_random", .init = init};
