// Digests of bytes: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), SHA-3 (FIPS 202).
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef enum DigestKind {
    DIGEST_MD5,
    DIGEST_SHA1,
    DIGEST_SHA224,
    DIGEST_SHA256,
    DIGEST_SHA384,
    DIGEST_SHA512,
    DIGEST_SHA3_224,
    DIGEST_SHA3_256,
    DIGEST_SHA3_384,
    DIGEST_SHA3_512,
    DIGEST_KINDS
} DigestKind;

enum { DIGEST_MAX_BYTES = 64 };

typedef struct Digest {
    DigestKind kind;
    uint64_t n_bytes; // that were added
    union {
        uint32_t words[8];
        uint64_t longs[8];
        uint64_t lanes[25]; // of SHA-3: five rows of five
    } state;
    uint8_t block[144]; // what does not fill a block yet
} Digest;

void digest_init(Digest *digest, DigestKind kind);
void digest_add(Digest *digest, const void *bytes, size_t n);
// The digest of what was added; more can be added after it. Returns its size in bytes.
size_t digest_get(const Digest *digest, uint8_t out[DIGEST_MAX_BYTES]);
size_t digest_bytes(DigestKind kind);
size_t digest_block_bytes(DigestKind kind);
