// Runs a fuzz target without libFuzzer: first on the files that are named, then on programs made
// from them.
//
//     fuzz_driver SEED COUNT LAST FILE...
//
// LAST is a file that always holds the program that is tried: after a crash, the one to blame.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/check.h"
#include "base/file.h"
#include "mutate.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { MAX_BYTES = 1 << 20, MOST_CHANGES = 6 };

static void give_up(const Error *error) {
    error_print(error, stderr);
    exit(2);
}

static void try_one(const char *last, const Str *text) {
    Error error;
    if (!file_write(last, str_text(text), text->n, &error)) give_up(&error);
    LLVMFuzzerTestOneInput((const uint8_t *)str_text(text), text->n);
}

static size_t below(uint64_t *state, size_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*state >> 33) % n;
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    uint64_t state = strtoull(argv[1], NULL, 10);
    long count = strtol(argv[2], NULL, 10);
    const char *last = argv[3];
    size_t n = (size_t)argc - 4;
    Str *texts = calloc(n, sizeof *texts);
    if (!texts) check_no_memory("the programs");
    Error error;
    for (size_t i = 0; i < n; i++)
        if (!file_read(argv[i + 4], MAX_BYTES, &texts[i], &error)) give_up(&error);
    for (long k = 0; k < count; k++) {
        Str text = {0};
        const Str *from = &texts[below(&state, n)];
        str_add_bytes(&text, str_text(from), from->n);
        for (size_t changes = 1 + below(&state, MOST_CHANGES); changes > 0; changes--) {
            const Str *donor = &texts[below(&state, n)];
            Str changed = {0};
            mutate(str_text(&text), text.n, str_text(donor), donor->n, &state, &changed);
            str_deinit(&text);
            text = changed;
        }
        try_one(last, &text);
        str_deinit(&text);
    }
    for (size_t i = 0; i < n; i++)
        str_deinit(&texts[i]);
    free(texts);
    printf("%ld programs\n", count);
    return 0;
}
