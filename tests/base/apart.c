// What is done in a copy of the process leaves nothing behind but what it wrote.
#include "base/apart.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void count(void *data, Str *out) {
    int *n = data;
    for (*n = 0; *n < 100000; ++*n)
        str_add(out, "x");
}

static void only_what_it_wrote_is_left(void **state) {
    (void)state;
    int n = 7;
    Str out = {0};
    str_add(&out, "something old");
    assert_int_equal(apart_run(count, &n, 10000, &out), APART_DONE);
    assert_int_equal(n, 7);
    assert_int_equal(out.n, 100000);
    void (*before)(int) = signal(SIGCHLD, SIG_IGN); // as a parent may have left it
    assert_int_equal(apart_run(count, &n, 10000, &out), APART_DONE);
    assert_int_equal(out.n, 100000);
    signal(SIGCHLD, before);
    str_deinit(&out);
}

static void for_ever(void *data, Str *out) {
    (void)out;
    for (volatile unsigned *n = data;;)
        ++*n;
}

static void asks(void *data, Str *out) {
    (void)data;
    char byte;
    str_add(out, read(STDIN_FILENO, &byte, 1) == 0 ? "nothing to read" : "?");
}

static void dies(void *data, Str *out) {
    (void)data;
    (void)out;
    raise(SIGKILL);
}

static void whatever_it_does(void **state) {
    (void)state;
    unsigned n = 0;
    Str out = {0};
    assert_int_equal(apart_run(for_ever, &n, 20, &out), APART_TOO_LONG);
    assert_int_equal(apart_run(dies, NULL, 10000, &out), APART_FAILED);
    assert_int_equal(apart_run(asks, NULL, 10000, &out), APART_DONE);
    assert_string_equal(str_text(&out), "nothing to read");
    str_deinit(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_what_it_wrote_is_left),
                                       cmocka_unit_test(whatever_it_does)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
