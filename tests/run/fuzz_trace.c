// The reader of traces on any file: what loads can be folded, walked and told. The checksum is made
// to fit, so that only the checks of the content stand in its way.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "fuzz.h"
#include "run/transcript.h"
#include "trace/model.h"
#include "trace/store.h"

static const Tr *words(void) { // made once
    static Tr *table;
    Error error;
    if (!table) table = tr_load("en", &error);
    CHECK(table, "%s", error.message);
    return table;
}

static void walk(const Trace *trace) {
    Model model;
    model_init(&model, trace);
    model_seek(&model, trace->n);
    uint64_t hash = model_hash(&model);
    model_seek(&model, trace->n / 2);
    while (model_step(&model))
        continue;
    CHECK(model_hash(&model) == hash, "a model depends on its way");
    while (model_back(&model))
        continue;
    model_deinit(&model);
    FILE *nowhere = fopen("/dev/null", "w");
    Error error;
    if (nowhere) transcript_write(trace, words(), TRANSCRIPT_WORDS, nowhere, &error);
    if (nowhere) fclose(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    if (n < 40 || n % 8) return 0;
    uint8_t *copy = malloc(n);
    if (!copy) return 0;
    memcpy(copy, bytes, n);
    uint64_t sum = UINT64_C(0xCBF29CE484222325), word;
    for (size_t i = 0; i + 8 < n; i += 8) {
        memcpy(&word, copy + i, 8);
        sum = (sum ^ word) * UINT64_C(0x100000001B3);
    }
    memcpy(copy + n - 8, &sum, 8);
    char path[] = "/tmp/simul-fuzz-XXXXXX";
    int file = mkstemp(path);
    if (file >= 0 && write(file, copy, n) == (ssize_t)n) {
        Error error;
        Trace *trace = trace_load(path, &error);
        if (trace) walk(trace);
        if (trace) trace_free(trace);
    }
    if (file >= 0) {
        close(file);
        unlink(path);
    }
    free(copy);
    return 0;
}

static size_t below(uint64_t *state, size_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*state >> 33) % n;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t n_a, const uint8_t *b, size_t n_b,
                                 uint8_t *out, size_t n_max, unsigned seed) {
    enum { HEADER_BYTES = 32, EVENT_BYTES = 32 };
    uint64_t state = seed;
    size_t n = n_a < n_max ? n_a : n_max;
    if (n) memcpy(out, a, n);
    if (n < 2 * EVENT_BYTES + HEADER_BYTES) return n;
    size_t at = 8 + below(&state, n - 16),
           event = below(&state, (n - HEADER_BYTES - 8) / EVENT_BYTES);
    uint8_t *place = out + n - 8 - EVENT_BYTES - event / 2 * EVENT_BYTES;
    switch (below(&state, 4)) {
    case 0: out[at] ^= (uint8_t)(1u << below(&state, 8)); break;
    case 1: out[at] = (uint8_t)below(&state, 256); break;
    case 2: // an event of elsewhere
        if (n_b >= EVENT_BYTES + HEADER_BYTES + 8)
            memcpy(place,
                   b + n_b - 8 -
                       EVENT_BYTES * (1 + below(&state, (n_b - HEADER_BYTES - 8) / EVENT_BYTES)),
                   EVENT_BYTES);
        break;
    default: // a small number in an event
        at = below(&state, EVENT_BYTES);
        place[at] = (uint8_t)below(&state, 8);
    }
    return n;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t n_max, unsigned seed) {
    uint8_t *copy = malloc(n + 1);
    if (!copy) return n;
    memcpy(copy, bytes, n);
    n = LLVMFuzzerCustomCrossOver(copy, n, copy, n, bytes, n_max, seed);
    free(copy);
    return n;
}
