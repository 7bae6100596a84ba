// The pool of stacks: guards, reuse, hundreds of thousands alive, memory taken and given back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "coro/coro.h"

#if defined(__SANITIZE_ADDRESS__)
enum { ASAN = 1, N_ALIVE = 5000 };
#else
enum { ASAN = 0, N_ALIVE = 200000 };
#endif

static CoroPool *new_pool(CoroGuard guard, size_t stack_bytes) {
    Error error = {0};
    CoroPoolConfig config = {.guard = guard, .stack_bytes = stack_bytes};
    CoroPool *pool = coro_pool_new(&config, &error);
    if (!pool) fail_msg("%s", error.message);
    return pool;
}

static void *pause_once(Coro *self, void *value) {
    return coro_yield(self, value);
}

// Makes [n] coroutines, each of which has run a little.
static Coro **start_many(CoroPool *pool, size_t n) {
    Coro **coros = malloc(n * sizeof(Coro *));
    assert_non_null(coros);
    for (size_t i = 0; i < n; i++) {
        coros[i] = coro_new(pool, pause_once, NULL, "one of many");
        coro_resume(coros[i], NULL);
    }
    return coros;
}

static void free_many(Coro **coros, size_t n) {
    for (size_t i = 0; i < n; i++)
        coro_free(coros[i]);
    free(coros);
}

// The process's memory in the kernel's books: what it touched and the page tables for it.
static size_t memory_bytes(void) {
    size_t rss_kib = 0, tables_kib = 0;
    char line[200];
    FILE *file = fopen("/proc/self/status", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "VmRSS:", 6) == 0) rss_kib = strtoul(line + 6, NULL, 10);
        if (strncmp(line, "VmPTE:", 6) == 0) tables_kib = strtoul(line + 6, NULL, 10);
    }
    fclose(file);
    return (rss_kib + tables_kib) * 1024;
}

static void test_impossible_sizes_are_errors(void **state) {
    (void)state;
    const size_t sizes[] = {1, 4095, ((size_t)1 << 30) + 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Error error = {0};
        assert_null(coro_pool_new(&(CoroPoolConfig){.stack_bytes = sizes[i]}, &error));
        assert_non_null(strstr(error.message, "from 4096 to 1073741824"));
    }
}

static void test_sizes_are_what_was_asked_for(void **state) {
    (void)state;
    const size_t sizes[] = {16384, 20000, 100 << 10, 1 << 20, 200 << 20};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        CoroPool *pool = new_pool(CORO_GUARD_BEST, sizes[i]);
        assert_true(coro_pool_view(pool).stack_bytes >= sizes[i]);
        Coro **coros = start_many(pool, 40);
        for (int c = 0; c < 40; c++) {
            CoroView view = coro_view(coros[c]);
            size_t bytes = (size_t)((const char *)view.stack_high - (const char *)view.stack_low);
            assert_true(bytes + 4096 > sizes[i]); // some of it is colour
        }
        free_many(coros, 40);
        coro_pool_free(pool);
    }
}

static void test_the_last_freed_is_the_next_made(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    Coro *a = coro_new(pool, pause_once, NULL, "a");
    Coro *b = coro_new(pool, pause_once, NULL, "b");
    coro_free(a);
    coro_free(b);
    assert_ptr_equal(coro_new(pool, pause_once, NULL, "c"), b);
    assert_ptr_equal(coro_new(pool, pause_once, NULL, "d"), a);
    assert_int_equal(coro_pool_view(pool).n_made, 2);
    coro_pool_free(pool);
}

static void test_hundreds_of_thousands_alive(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    size_t before = memory_bytes();
    Coro **coros = start_many(pool, N_ALIVE);
    size_t each = (memory_bytes() - before) / N_ALIVE;
    CoroPoolView view = coro_pool_view(pool);
    assert_int_equal(view.n_live, N_ALIVE);
    if (view.guard == CORO_GUARD_MADVISE) assert_int_equal(view.n_unguarded, 0);
    if (!ASAN) assert_in_range(each, 4096, 4400); // with the list of them that the test keeps
    for (size_t i = 0; i < N_ALIVE; i++)
        assert_ptr_equal(coro_resume(coros[i], &coros[i]), &coros[i]);
    free_many(coros, N_ALIVE);
    assert_int_equal(coro_pool_view(pool).n_live, 0);
    coro_pool_free(pool);
}

// More than the mappings a process may have: the others do without a guard, and nothing breaks.
static void test_mprotect_guards_have_a_limit(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_MPROTECT, 16384);
    enum { N = 40000 };
    Coro **coros = start_many(pool, N);
    CoroPoolView view = coro_pool_view(pool);
    assert_int_equal(view.guard, CORO_GUARD_MPROTECT);
    long max_map_count = 0;
    FILE *file = fopen("/proc/sys/vm/max_map_count", "r");
    if (file && fscanf(file, "%ld", &max_map_count) == 1 && max_map_count < N)
        assert_in_range(view.n_unguarded, 1, N - 1000);
    if (file) fclose(file);
    free_many(coros, N);
    coro_pool_free(pool);
}

static void test_unguarded_pools_work(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_NONE, 0);
    Coro **coros = start_many(pool, 300);
    assert_int_equal(coro_pool_view(pool).n_unguarded, 300);
    free_many(coros, 300);
    coro_pool_free(pool);
}

static void test_trim_gives_memory_back(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    enum { N = 3000 };
    free_many(start_many(pool, N), N);
    size_t before = memory_bytes();
    coro_pool_trim(pool);
    assert_int_equal(coro_pool_view(pool).n_trimmed, N);
    if (!ASAN) assert_true(before - memory_bytes() > (size_t)N * 4000);
    // What was trimmed is as good as new.
    free_many(start_many(pool, N), N);
    assert_int_equal(coro_pool_view(pool).n_trimmed, 0);
    assert_int_equal(coro_pool_view(pool).n_made, N);
    coro_pool_free(pool);
}

// After a peak, the memory that nobody needs any more goes back bit by bit.
static void test_the_high_water_mark_decays(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    enum { N = 2000 };
    free_many(start_many(pool, N), N);
    size_t last = coro_pool_view(pool).n_trimmed;
    assert_true(last < N / 2);
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < N; i++)
            free_many(start_many(pool, 1), 1);
        size_t now = coro_pool_view(pool).n_trimmed;
        assert_true(now >= last);
        last = now;
    }
    assert_in_range(last, N - 200, N - 1);
    coro_pool_free(pool);
}

// Waves of the same height keep their stacks.
static void test_waves_are_not_trimmed(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    enum { N = 1000 };
    for (int wave = 0; wave < 20; wave++) {
        free_many(start_many(pool, N), N);
        assert_int_equal(coro_pool_view(pool).n_trimmed, 0);
    }
    assert_int_equal(coro_pool_view(pool).n_made, N);
    coro_pool_free(pool);
}

static void test_pools_stand_side_by_side(void **state) {
    (void)state;
    CoroPool *small = new_pool(CORO_GUARD_BEST, 16384), *large = new_pool(CORO_GUARD_BEST, 1 << 20);
    for (int round = 0; round < 10; round++) {
        Coro **a = start_many(small, 100), **b = start_many(large, 100);
        free_many(a, 100);
        free_many(b, 100);
    }
    coro_pool_free(small);
    Coro **again = start_many(large, 200);
    free_many(again, 200);
    coro_pool_free(large);
}

// A pool is thrown away with everything that is still suspended in it.
static void test_a_pool_goes_with_its_coroutines(void **state) {
    (void)state;
    CoroPool *pool = new_pool(CORO_GUARD_BEST, 0);
    free(start_many(pool, 1000));
    coro_pool_free(pool);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hundreds_of_thousands_alive), // first: it measures
        cmocka_unit_test(test_impossible_sizes_are_errors),
        cmocka_unit_test(test_sizes_are_what_was_asked_for),
        cmocka_unit_test(test_the_last_freed_is_the_next_made),
        cmocka_unit_test(test_mprotect_guards_have_a_limit),
        cmocka_unit_test(test_unguarded_pools_work),
        cmocka_unit_test(test_trim_gives_memory_back),
        cmocka_unit_test(test_the_high_water_mark_decays),
        cmocka_unit_test(test_waves_are_not_trimmed),
        cmocka_unit_test(test_pools_stand_side_by_side),
        cmocka_unit_test(test_a_pool_goes_with_its_coroutines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
