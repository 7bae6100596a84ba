// Vectors, arenas and CHECK: what every room builds its data with.
#include "test.h"

#include "dies.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/vec.h"

static void check_says_where_and_why(void **state) {
    (void)state;
    CHECK(1 + 1 == 2, "never said");
    assert_dies(CHECK(1 + 1 == 3, "%d is not %d", 2, 3), "memory.c:");
    assert_dies(CHECK(1 + 1 == 3, "%d is not %d", 2, 3), "1 + 1 == 3: 2 is not 3");
    assert_dies(check_no_memory("a test"), "out of memory for a test");
}

static void vector_keeps_what_is_pushed(void **state) {
    (void)state;
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        vec_push(&numbers, i * i);
    assert_int_equal(numbers.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.at[i], i * i);
    assert_int_equal(vec_last(&numbers), 999 * 999);
    assert_int_equal(vec_pop(&numbers), 999 * 999);
    assert_int_equal(numbers.n, 999);
    vec_deinit(&numbers);
    assert_null(numbers.at);
    assert_int_equal(numbers.capacity, 0);
}

static void vector_of_structs_takes_literals(void **state) {
    (void)state;
    typedef struct Point {
        int x, y;
    } Point;
    VEC(Point) points = {0};
    vec_push(&points, (Point){.x = 1, .y = 2});
    vec_push(&points, (Point){3, 4});
    assert_int_equal(points.at[0].y + points.at[1].x, 5);
    vec_clear(&points);
    assert_int_equal(points.n, 0);
    assert_non_null(points.at);
    vec_deinit(&points);
}

static void vector_reserve_does_not_shrink_nor_move_again(void **state) {
    (void)state;
    VEC(char) bytes = {0};
    vec_reserve(&bytes, 5000);
    assert_true(bytes.capacity >= 5000);
    const char *before = bytes.at;
    for (int i = 0; i < 5000; i++)
        vec_push(&bytes, 'x');
    vec_reserve(&bytes, 1);
    assert_ptr_equal(bytes.at, before);
    vec_deinit(&bytes);
}

static void arena_gives_zeroed_aligned_memory(void **state) {
    (void)state;
    Arena arena = {0};
    for (size_t size = 0; size < 40000; size = size * 2 + 1) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAB, size); // the next one must be zeroed and apart all the same
    }
    arena_deinit(&arena);
    assert_null(arena.newest);
}

static void arena_keeps_texts_until_reset(void **state) {
    (void)state;
    Arena arena = {0};
    char *first = arena_copy(&arena, "board and more", 5);
    char *long_text = arena_printf(&arena, "%0*d", 50000, 7);
    assert_string_equal(first, "board");
    assert_int_equal(strlen(long_text), 50000);
    assert_string_equal(arena_printf(&arena, "%s %d", first, 18), "board 18");
    arena_reset(&arena);
    assert_int_equal(arena.used_bytes, 0);
    const char *again = arena_alloc(&arena, 64);
    for (int i = 0; i < 64; i++)
        assert_int_equal(again[i], 0);
    arena_deinit(&arena);
}

// Its old block is not given out again as if it came from the system.
static void arena_of_a_large_block_gives_zeroed_memory_again(void **state) {
    (void)state;
    Arena arena = {0};
    size_t bytes = 100000;
    memset(arena_alloc(&arena, bytes), 'x', bytes);
    arena_reset(&arena);
    const char *again = arena_alloc(&arena, bytes);
    for (size_t i = 0; i < bytes; i++)
        assert_int_equal(again[i], 0);
    arena_deinit(&arena);
}

static void arena_is_taken_apart_block_by_block(void **state) {
    (void)state;
    Arena arena = {0};
    arena_alloc(&arena, 100);
    arena_alloc(&arena, 1 << 20);
    size_t bytes = 0;
    void *large = arena_take_block(&arena, &bytes);
    assert_true(bytes >= 1 << 20);
    free(large);
    free(arena_take_block(&arena, &bytes));
    assert_null(arena_take_block(&arena, &bytes));
}

// From the heap to a mapping, to a larger one, and back.
static void large_memory_keeps_its_bytes_as_it_grows(void **state) {
    (void)state;
    const size_t sizes[] = {1000, LARGE_BYTES, 3 * (size_t)LARGE_BYTES + 7, LARGE_BYTES - 1, 10};
    unsigned char *at = NULL;
    size_t had = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        at = large_realloc(at, had, sizes[i]);
        size_t kept = had < sizes[i] ? had : sizes[i];
        for (size_t k = 0; k < kept; k++)
            assert_int_equal(at[k], k * 31 % 251);
        for (size_t k = kept; k < sizes[i]; k++)
            at[k] = (unsigned char)(k * 31 % 251);
        had = sizes[i];
    }
    large_free(at, had);
    large_free(NULL, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_says_where_and_why),
        cmocka_unit_test(vector_keeps_what_is_pushed),
        cmocka_unit_test(vector_of_structs_takes_literals),
        cmocka_unit_test(vector_reserve_does_not_shrink_nor_move_again),
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_keeps_texts_until_reset),
        cmocka_unit_test(arena_of_a_large_block_gives_zeroed_memory_again),
        cmocka_unit_test(arena_is_taken_apart_block_by_block),
        cmocka_unit_test(large_memory_keeps_its_bytes_as_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
