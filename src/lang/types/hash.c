// SipHash with one round for each word and three at the end, and a key of zeros.
// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF".
#include "lang/types/hash.h"

#include <string.h>

#include "lang/core/work.h"

typedef struct Sip {
    uint64_t a, b, c, d;
} Sip;

static inline uint64_t rotated(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static inline void stir(Sip *sip) {
    sip->a += sip->b, sip->c += sip->d;
    sip->b = rotated(sip->b, 13) ^ sip->a, sip->d = rotated(sip->d, 16) ^ sip->c;
    sip->a = rotated(sip->a, 32);
    sip->c += sip->b, sip->a += sip->d;
    sip->b = rotated(sip->b, 17) ^ sip->c, sip->d = rotated(sip->d, 21) ^ sip->a;
    sip->c = rotated(sip->c, 32);
}

int64_t hash_of_bytes(Vm *vm, const void *bytes, size_t n) {
    if (n == 0) return 0;
    Sip sip = {0x736F6D6570736575u, 0x646F72616E646F6Du, 0x6C7967656E657261u, 0x7465646279746573u};
    const char *at = bytes;
    uint64_t word, last = (uint64_t)n << 56;
    for (size_t left = n; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        sip.d ^= word;
        stir(&sip);
        sip.a ^= word;
        vm_step(vm, left / 8);
    }
    word = 0;
    memcpy(&word, at, n % 8);
    last |= word;
    sip.d ^= last;
    stir(&sip);
    sip.a ^= last;
    sip.c ^= 0xFF;
    for (int i = 0; i < 3; i++)
        stir(&sip);
    int64_t hash = (int64_t)(sip.a ^ sip.b ^ (sip.c ^ sip.d));
    return hash == -1 ? -2 : hash;
}
