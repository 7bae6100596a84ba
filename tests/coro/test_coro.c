// Coroutines as a program uses them: values that travel, states, reuse, misuse, overflow.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "coro/coro.h"

static CoroPool *new_pool(const CoroPoolConfig *config) {
    Error error = {0};
    CoroPool *pool = coro_pool_new(config, &error);
    if (!pool) fail_msg("%s", error.message);
    return pool;
}

static void *echo_plus_one(Coro *self, void *value) {
    for (int i = 0; i < 3; i++)
        value = coro_yield(self, (char *)value + 1);
    return (char *)value + 100;
}

static void test_values_travel_both_ways(void **state) {
    (void)state;
    CoroPool *pool = new_pool(NULL);
    Coro *coro = coro_new(pool, echo_plus_one, NULL, "echo");
    assert_int_equal(coro_state(coro), CORO_CREATED);
    for (uintptr_t i = 10; i < 40; i += 10) {
        assert_int_equal((uintptr_t)coro_resume(coro, (void *)i), i + 1);
        assert_int_equal(coro_state(coro), CORO_SUSPENDED);
    }
    assert_int_equal((uintptr_t)coro_resume(coro, (void *)7), 107);
    assert_int_equal(coro_state(coro), CORO_FINISHED);
    Error error;
    assert_false(coro_can_resume(coro, &error));
    assert_string_equal(error.message, "coroutine 'echo' cannot be resumed: it has finished");
    coro_free(coro);
    coro_pool_free(pool);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_travel_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
