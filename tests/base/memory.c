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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_says_where_and_why),
        cmocka_unit_test(vector_keeps_what_is_pushed),
        cmocka_unit_test(vector_of_structs_takes_literals),
        cmocka_unit_test(vector_reserve_does_not_shrink_nor_move_again),
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_keeps_texts_until_reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
