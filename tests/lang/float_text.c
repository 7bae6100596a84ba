// Floats as text and back, against what CPython 3.11 prints.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/types/float_text.h"

static void repr_is_the_shortest_that_reads_back(void **state) {
    (void)state;
    static const struct {
        double x;
        const char *text;
    } cases[] = {{0, "0.0"},
                 {-0.0, "-0.0"},
                 {0.1, "0.1"},
                 {100, "100.0"},
                 {1e16, "1e+16"},
                 {9999999999999998, "9999999999999998.0"},
                 {0.0001, "0.0001"},
                 {0.00001, "1e-05"},
                 {5e-324, "5e-324"},
                 {1.7976931348623157e308, "1.7976931348623157e+308"},
                 {0x1p-44, "5.684341886080802e-14"}, // not the nearest 16 digits
                 {0x1p-1022, "2.2250738585072014e-308"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {INFINITY, "inf"},
                 {-INFINITY, "-inf"},
                 {NAN, "nan"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str out = {0};
        float_repr_into(cases[i].x, &out);
        assert_string_equal(out.text, cases[i].text);
        str_deinit(&out);
    }
}

static void formats_are_as_asked_for(void **state) {
    (void)state;
    static const struct {
        double x;
        char code;
        int precision, flags;
        const char *text;
    } cases[] = {{1234.5, 'e', 2, 0, "1.23e+03"},
                 {2.5, 'f', 0, 0, "2"},
                 {2.5, 'f', 0, FLOAT_ALTERNATE, "2."},
                 {100000, 'g', 6, 0, "100000"},
                 {1000000, 'g', 6, 0, "1e+06"},
                 {0.0001, 'g', 6, 0, "0.0001"},
                 {1.5, 'g', 6, FLOAT_ALTERNATE, "1.50000"},
                 {1000, 'g', 3, FLOAT_ADD_DOT_0, "1e+03"},
                 {100, 'g', 4, FLOAT_ADD_DOT_0, "100.0"},
                 {INFINITY, 'F', 3, 0, "INF"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str out = {0};
        float_format_into(cases[i].x, cases[i].code, cases[i].precision, cases[i].flags, &out);
        assert_string_equal(out.text, cases[i].text);
        str_deinit(&out);
    }
}

static void what_is_a_float_is_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double x;
    } cases[] = {{" 1_000.5e1 \n", 10005}, {"-.5", -0.5},     {"5.", 5}, {"1e400", INFINITY},
                 {"-Infinity", -INFINITY}, {"+inf", INFINITY}};
    static const char *const wrong[] = {"", ".", "1__0", "_1", "1_", "1e", "0x1", "in", "1 2"};
    double x;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(float_parse(NULL, cases[i].text, strlen(cases[i].text), &x));
        assert_true(x == cases[i].x);
    }
    assert_true(float_parse(NULL, "nan", 3, &x));
    assert_true(isnan(x));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(float_parse(NULL, wrong[i], strlen(wrong[i]), &x));
}

static void hexadecimal_goes_there_and_back(void **state) {
    (void)state;
    static const double numbers[] = {0, 1, -0.1, 5e-324, 1.7976931348623157e308, 0x1p-1022};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Str out = {0};
        double x;
        float_hex_into(numbers[i], &out);
        assert_int_equal(float_parse_hex(NULL, out.text, out.n, &x), FLOAT_HEX_OK);
        assert_true(x == numbers[i]);
        str_deinit(&out);
    }
    double x;
    assert_int_equal(float_parse_hex(NULL, "0x1p99999", 9, &x), FLOAT_HEX_TOO_LARGE);
    assert_int_equal(float_parse_hex(NULL, "0x", 2, &x), FLOAT_HEX_INVALID);
}

static void ties_round_to_even(void **state) {
    (void)state;
    assert_true(float_round(2.675, 2) == 2.67); // it is a little less than a tie
    assert_true(float_round(0.125, 2) == 0.12);
    assert_true(float_round(0.375, 2) == 0.38);
    assert_true(float_round(25, -1) == 20);
    assert_true(float_round(35, -1) == 40);
    assert_true(float_round(50, -2) == 0);
    assert_true(float_round(51, -2) == 100);
    assert_true(isinf(float_round(1.7e308, -308)));
    assert_true(float_round(1e-320, 400) == 1e-320);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repr_is_the_shortest_that_reads_back),
        cmocka_unit_test(formats_are_as_asked_for), cmocka_unit_test(what_is_a_float_is_read),
        cmocka_unit_test(hexadecimal_goes_there_and_back), cmocka_unit_test(ties_round_to_even)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
