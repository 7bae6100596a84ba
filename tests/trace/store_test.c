// Files: what was saved comes back, and nothing that is not a trace gets in or does harm.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "random_trace.h"
#include "trace/model.h"
#include "trace/store.h"

enum { HEADER = 32 };

static char path[64];

static int make_path(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/tmp/simul-store-test-%ld.simul", (long)getpid());
    return 0;
}
static int remove_path(void **state) {
    (void)state;
    unlink(path);
    return 0;
}

static Trace *random_trace(uint64_t seed, uint32_t n_events) {
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(
        &(RandomTrace){
            .seed = seed, .n_tasks = 6, .most_tasks = 15, .n_events = n_events, .sleepiness = 50},
        &observer);
    return trace;
}

static void save(const Trace *trace, Str *bytes) {
    Error error;
    assert_true(trace_save(trace, path, &error));
    assert_true(file_read(path, 1 << 26, bytes, &error));
}

static Trace *load(const void *bytes, size_t n, Error *error) {
    assert_true(file_write(path, bytes, n, error));
    return trace_load(path, error);
}

static void comes_back(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        Trace *trace = random_trace(seed, 30 * (uint32_t)seed * (uint32_t)seed);
        Error error;
        assert_true(trace_save(trace, path, &error));
        Trace *again = trace_load(path, &error);
        assert_non_null(again);
        assert_true(trace_equal(trace, again));
        Model a, b;
        model_init(&a, trace);
        model_init(&b, again);
        model_seek(&a, trace->n);
        model_seek(&b, again->n);
        assert_true(model_equal(&a, &b));
        model_deinit(&a);
        model_deinit(&b);
        trace_free(trace);
        trace_free(again);
    }
}

static void an_empty_trace_comes_back(void **state) {
    (void)state;
    Trace *trace = trace_new();
    Error error;
    assert_true(trace_save(trace, path, &error));
    Trace *again = trace_load(path, &error);
    assert_non_null(again);
    assert_int_equal(again->n, 0);
    trace_free(trace);
    trace_free(again);
}

static void two_runs_give_the_same_bytes(void **state) {
    (void)state;
    Str bytes[2] = {{0}};
    for (int i = 0; i < 2; i++) {
        Trace *trace = random_trace(77, 5000);
        save(trace, &bytes[i]);
        trace_free(trace);
    }
    assert_int_equal(bytes[0].n, bytes[1].n);
    assert_memory_equal(bytes[0].text, bytes[1].text, bytes[0].n);
    str_deinit(&bytes[0]);
    str_deinit(&bytes[1]);
}

static void expect_error(const void *bytes, size_t n, const char *part) {
    Error error = {0};
    assert_null(load(bytes, n, &error));
    if (!strstr(error.message, part)) fail_msg("'%s' lacks '%s'", error.message, part);
}

static void says_what_is_wrong(void **state) {
    (void)state;
    Error error;
    assert_null(trace_load("/nowhere/at/all", &error));
    assert_non_null(strstr(error.message, "cannot open"));
    assert_null(trace_load("/tmp", &error));
    assert_non_null(strstr(error.message, "not a file"));
    assert_null(trace_load("/dev/zero", &error));
    assert_non_null(strstr(error.message, "not a file"));
    expect_error("", 0, "nor a record of a run");
    expect_error("import asyncio\n", 15, "nor a record of a run");

    Str good = {0};
    Trace *trace = random_trace(5, 300);
    save(trace, &good);
    trace_free(trace);
    for (size_t n = 8; n < good.n; n += 13)
        expect_error(good.text, n, "cut off");
    good.text[8] = 9;
    expect_error(good.text, good.n, "format 9");
    good.text[8] = 1;
    good.text[good.n - 40] ^= 1; // in the last event
    expect_error(good.text, good.n, "damaged");
    good.text[good.n - 40] ^= 1;
    str_add(&good, "more");
    expect_error(good.text, good.n, "behind its end");
    str_deinit(&good);
}

static bool saving_fails_cleanly(const char *where) {
    Trace *trace = trace_new();
    Error error;
    bool ok = trace_save(trace, where, &error);
    trace_free(trace);
    return !ok && strstr(error.message, "cannot write");
}

static void unwritable_places(void **state) {
    (void)state;
    assert_true(saving_fails_cleanly("/nowhere/x.simul"));
    assert_true(saving_fails_cleanly("/tmp"));
}

static uint64_t fnv(const unsigned char *bytes, size_t n) {
    uint64_t sum = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < n; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        sum = (sum ^ word) * UINT64_C(0x100000001B3);
    }
    return sum;
}

// Walks all over a trace: whatever loads can be folded.
static void walk(const Trace *trace) {
    Model model;
    model_init(&model, trace);
    model_seek(&model, trace->n);
    uint64_t hash = model_hash(&model);
    model_seek(&model, trace->n / 2);
    while (model_step(&model)) {
    }
    assert_int_equal(model_hash(&model), hash);
    model_deinit(&model);
}

// Damage with a checksum that fits, so that only the checks of the content stand in its way.
static void mutations_do_no_harm(void **state) {
    (void)state;
    Str good = {0};
    Trace *trace = random_trace(9, 400);
    save(trace, &good);
    trace_free(trace);
    unsigned char *bytes = malloc(good.n);
    uint64_t random = 42;
    int loaded = 0, refused = 0;
    for (int i = 0; i < 4000; i++) {
        memcpy(bytes, good.text, good.n);
        for (int k = 0; k <= i % 3; k++) {
            random = random * UINT64_C(6364136223846793005) + 1;
            size_t at = 8 + (size_t)(random >> 33) % (good.n - 16);
            bytes[at] = i % 2 ? (unsigned char)(random >> 24)
                              : (unsigned char)(bytes[at] ^ 1U << (random >> 60) % 8);
        }
        uint64_t sum = fnv(bytes, good.n - 8);
        memcpy(bytes + good.n - 8, &sum, 8);
        Error error = {0};
        Trace *mutant = load(bytes, good.n, &error);
        if (mutant) {
            loaded++;
            walk(mutant);
            trace_free(mutant);
        } else {
            refused++;
            assert_true(error.message[0] != '\0');
        }
    }
    assert_true(loaded > 100 && refused > 1000);
    free(bytes);
    str_deinit(&good);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),
        cmocka_unit_test(an_empty_trace_comes_back),
        cmocka_unit_test(two_runs_give_the_same_bytes),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(unwritable_places),
        cmocka_unit_test(mutations_do_no_harm),
    };
    return cmocka_run_group_tests(tests, make_path, remove_path);
}
