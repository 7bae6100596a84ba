// Digests: a block function for each family; padding and buffering are common.
#include "lang/modules/digest.h"

#include <stdbool.h>
#include <string.h>

// The constants of FIPS 180-4: the first bits of the fractions of the cube roots (k) and square
// roots (starts) of the first primes; and of RFC 1321: of the sines of 1, 2, 3 …
static const uint64_t k512[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};
static const uint32_t k_md5[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
static const uint64_t starts[2][8] = {
    {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
     0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4},
    {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
     0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}};

static uint32_t rotate_left(uint32_t x, int n) {
    return x << n | x >> (32 - n);
}
static uint32_t rotate_right(uint32_t x, int n) {
    return x >> n | x << (32 - n);
}
static uint64_t rotate_long(uint64_t x, int n) {
    return x >> n | x << (64 - n);
}

static uint32_t big_word(const uint8_t *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}
static uint64_t big_long(const uint8_t *at) {
    return (uint64_t)big_word(at) << 32 | big_word(at + 4);
}
static uint32_t little_word(const uint8_t *at) {
    return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

// ---- the block functions

static void md5_block(uint32_t *state, const uint8_t *block) {
    static const uint8_t turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t f, at, round = i / 16;
        switch (round) {
        case 0: f = (b & c) | (~b & d), at = i; break;
        case 1: f = (d & b) | (~d & c), at = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d, at = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d), at = 7 * i % 16;
        }
        f += a + k_md5[i] + little_word(block + (size_t)at * 4);
        a = d, d = c, c = b;
        b += rotate_left(f, turns[round][i % 4]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

static void sha1_block(uint32_t *state, const uint8_t *block) {
    uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (size_t i = 0; i < 80; i++)
        w[i] = i < 16 ? big_word(block + i * 4)
                      : rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (size_t i = 0; i < 80; i++) {
        uint32_t f, k;
        switch (i / 20) {
        case 0: f = (b & c) | (~b & d), k = 0x5a827999; break;
        case 1: f = b ^ c ^ d, k = 0x6ed9eba1; break;
        case 2: f = (b & c) | (b & d) | (c & d), k = 0x8f1bbcdc; break;
        default: f = b ^ c ^ d, k = 0xca62c1d6;
        }
        f += rotate_left(a, 5) + e + k + w[i];
        e = d, d = c, c = rotate_left(b, 30), b = a, a = f;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

static void sha256_block(uint32_t *state, const uint8_t *block) {
    uint32_t w[64], s[8];
    for (size_t i = 0; i < 16; i++)
        w[i] = big_word(block + i * 4);
    for (size_t i = 16; i < 64; i++) {
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3) +
               (rotate_right(y, 17) ^ rotate_right(y, 19) ^ y >> 10);
    }
    memcpy(s, state, sizeof s);
    for (size_t i = 0; i < 64; i++) {
        uint32_t a = s[0], e = s[4];
        uint32_t t1 = s[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                      ((e & s[5]) ^ (~e & s[6])) + (uint32_t)(k512[i] >> 32) + w[i];
        uint32_t t2 = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

static void sha512_block(uint64_t *state, const uint8_t *block) {
    uint64_t w[80], s[8];
    for (size_t i = 0; i < 16; i++)
        w[i] = big_long(block + i * 8);
    for (size_t i = 16; i < 80; i++) {
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate_long(x, 1) ^ rotate_long(x, 8) ^ x >> 7) +
               (rotate_long(y, 19) ^ rotate_long(y, 61) ^ y >> 6);
    }
    memcpy(s, state, sizeof s);
    for (size_t i = 0; i < 80; i++) {
        uint64_t a = s[0], e = s[4];
        uint64_t t1 = s[7] + (rotate_long(e, 14) ^ rotate_long(e, 18) ^ rotate_long(e, 41)) +
                      ((e & s[5]) ^ (~e & s[6])) + k512[i] + w[i];
        uint64_t t2 = (rotate_long(a, 28) ^ rotate_long(a, 34) ^ rotate_long(a, 39)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

// The next bit of the sequence that the constants of SHA-3's rounds are made of.
static bool next_bit(uint8_t *bits) {
    bool bit = *bits & 1;
    *bits = (uint8_t)(*bits & 0x80 ? *bits << 1 ^ 0x71 : *bits << 1);
    return bit;
}

static void sha3_round(uint64_t *lanes, uint8_t *bits) {
    uint64_t columns[5], row[5];
    for (int x = 0; x < 5; x++)
        columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    for (int i = 0; i < 25; i++)
        lanes[i] ^= columns[(i + 4) % 5] ^ rotate_long(columns[(i + 1) % 5], 63);
    // Each lane goes to another's place, turned by a triangular number.
    uint64_t moved = lanes[1];
    for (int t = 0, x = 1, y = 0; t < 24; t++) {
        int next = (2 * x + 3 * y) % 5, turn = (t + 1) * (t + 2) / 2 % 64;
        x = y, y = next;
        uint64_t old = lanes[x + 5 * y];
        lanes[x + 5 * y] = turn ? rotate_long(moved, 64 - turn) : moved;
        moved = old;
    }
    for (int y = 0; y < 25; y += 5) {
        memcpy(row, lanes + y, sizeof row);
        for (int x = 0; x < 5; x++)
            lanes[y + x] ^= ~row[(x + 1) % 5] & row[(x + 2) % 5];
    }
    for (int i = 0; i < 7; i++)
        if (next_bit(bits)) lanes[0] ^= UINT64_C(1) << ((1 << i) - 1);
}

static void sha3_block(uint64_t *lanes, const uint8_t *block, size_t n) {
    for (size_t i = 0; i < n; i++)
        lanes[i / 8] ^= (uint64_t)block[i] << i % 8 * 8;
    uint8_t bits = 1;
    for (int i = 0; i < 24; i++)
        sha3_round(lanes, &bits);
}

// ---- what is common

static bool is_sponge(DigestKind kind) {
    return kind >= DIGEST_SHA3_224;
}

static bool is_long(DigestKind kind) {
    return kind >= DIGEST_SHA384;
}

size_t digest_bytes(DigestKind kind) {
    static const uint8_t sizes[DIGEST_KINDS] = {16, 20, 28, 32, 48, 64, 28, 32, 48, 64};
    return sizes[kind];
}

size_t digest_block_bytes(DigestKind kind) {
    if (is_sponge(kind)) return 200 - 2 * digest_bytes(kind);
    return is_long(kind) ? 128 : 64;
}

void digest_init(Digest *digest, DigestKind kind) {
    static const uint32_t old_starts[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
                                           0xc3d2e1f0};
    *digest = (Digest){.kind = kind};
    if (is_sponge(kind)) return;
    const uint64_t *from = starts[kind == DIGEST_SHA256 || kind == DIGEST_SHA512];
    if (is_long(kind)) {
        memcpy(digest->state.longs, from, sizeof digest->state.longs);
    } else if (kind <= DIGEST_SHA1) {
        memcpy(digest->state.words, old_starts, sizeof old_starts);
    } else {
        for (int i = 0; i < 8; i++) // SHA-224 starts with the lower halves of SHA-384's
            digest->state.words[i] = (uint32_t)(kind == DIGEST_SHA256 ? from[i] >> 32 : from[i]);
    }
}

static void add_block(Digest *digest, const uint8_t *block) {
    if (is_sponge(digest->kind))
        sha3_block(digest->state.lanes, block, digest_block_bytes(digest->kind));
    else if (is_long(digest->kind))
        sha512_block(digest->state.longs, block);
    else if (digest->kind == DIGEST_MD5)
        md5_block(digest->state.words, block);
    else if (digest->kind == DIGEST_SHA1)
        sha1_block(digest->state.words, block);
    else
        sha256_block(digest->state.words, block);
}

void digest_add(Digest *digest, const void *bytes, size_t n) {
    size_t block = digest_block_bytes(digest->kind), held = (size_t)(digest->n_bytes % block);
    const uint8_t *at = bytes;
    digest->n_bytes += n;
    if (held && held + n >= block) {
        memcpy(digest->block + held, at, block - held);
        add_block(digest, digest->block);
        at += block - held, n -= block - held, held = 0;
    }
    for (; n >= block; at += block, n -= block)
        add_block(digest, at);
    if (n) memcpy(digest->block + held, at, n);
}

static size_t sponge_get(Digest *last, uint8_t *out) {
    size_t block = digest_block_bytes(last->kind), held = (size_t)(last->n_bytes % block);
    uint8_t padding[sizeof last->block] = {0x06};
    padding[block - held - 1] |= 0x80;
    digest_add(last, padding, block - held);
    size_t size = digest_bytes(last->kind);
    for (size_t i = 0; i < size; i++)
        out[i] = (uint8_t)(last->state.lanes[i / 8] >> i % 8 * 8);
    return size;
}

size_t digest_get(const Digest *digest, uint8_t out[DIGEST_MAX_BYTES]) {
    Digest last = *digest;
    if (is_sponge(last.kind)) return sponge_get(&last, out);
    size_t block = digest_block_bytes(last.kind), held = (size_t)(last.n_bytes % block);
    size_t length = is_long(last.kind) ? 16 : 8;
    uint8_t padding[256] = {0x80}, *at = padding;
    size_t n = (held + 1 + length <= block ? block : 2 * block) - held;
    uint64_t bits = digest->n_bytes * 8;
    bool is_md5 = last.kind == DIGEST_MD5;
    for (size_t i = 0; i < 8; i++)
        at[is_md5 ? n - 8 + i : n - 1 - i] = (uint8_t)(bits >> 8 * i);
    digest_add(&last, padding, n);
    size_t size = digest_bytes(last.kind);
    for (size_t i = 0; i < size; i++) {
        if (is_long(last.kind))
            out[i] = (uint8_t)(last.state.longs[i / 8] >> (56 - i % 8 * 8));
        else
            out[i] = (uint8_t)(last.state.words[i / 4] >> (is_md5 ? i % 4 * 8 : 24 - i % 4 * 8));
    }
    return size;
}
