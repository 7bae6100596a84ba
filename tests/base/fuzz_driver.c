// Runs a fuzz target without libFuzzer, on inputs made from files by the target's own changes.
//
//     FUZZ SEED COUNT LAST FILE...
//
// LAST is a file that always holds the input that is tried: after a crash, the one to blame.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/file.h"
#include "fuzz.h"

enum { MAX_BYTES = 1 << 20, MOST_CHANGES = 6 };

static void give_up(const Error *error) {
    error_print(error, stderr);
    exit(2);
}

static uint32_t draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

// Changes one of the [n] texts a few times, with pieces of the others, and tries what came of it.
static void try_one(const Str *texts, size_t n, uint64_t *state, const char *last) {
    uint8_t *bytes = malloc(MAX_BYTES), *changed = malloc(MAX_BYTES);
    if (!bytes || !changed) check_no_memory("an input");
    const Str *from = &texts[draw(state) % n];
    size_t n_bytes = from->n;
    memcpy(bytes, str_text(from), n_bytes);
    for (size_t changes = 1 + draw(state) % MOST_CHANGES; changes > 0; changes--) {
        const Str *donor = &texts[draw(state) % n];
        n_bytes = LLVMFuzzerCustomCrossOver(bytes, n_bytes, (const uint8_t *)str_text(donor),
                                            donor->n, changed, MAX_BYTES, draw(state));
        uint8_t *swapped = bytes;
        bytes = changed, changed = swapped;
    }
    free(changed);
    uint8_t *exact = realloc(bytes, n_bytes + !n_bytes); // so that reading behind it is seen
    if (!exact) check_no_memory("an input");
    Error error;
    if (!file_write(last, exact, n_bytes, &error)) give_up(&error);
    LLVMFuzzerTestOneInput(exact, n_bytes);
    free(exact);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    uint64_t state = strtoull(argv[1], NULL, 10);
    long count = strtol(argv[2], NULL, 10);
    size_t n = (size_t)argc - 4;
    Str *texts = calloc(n, sizeof *texts);
    if (!texts) check_no_memory("the inputs");
    Error error;
    for (size_t i = 0; i < n; i++)
        if (!file_read(argv[i + 4], MAX_BYTES, &texts[i], &error)) give_up(&error);
    for (long k = 0; k < count; k++)
        try_one(texts, n, &state, argv[3]);
    for (size_t i = 0; i < n; i++)
        str_deinit(&texts[i]);
    free(texts);
    printf("%ld inputs\n", count);
    return 0;
}
