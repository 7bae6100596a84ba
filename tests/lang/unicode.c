// What Unicode says of characters, against CPython 3.11's str methods.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lang/types/unicode.h"

static void characters_are_what_cpython_calls_them(void **state) {
    (void)state;
    assert_true(unicode_is_alpha(0x416)); // Ж
    assert_true(unicode_is_upper(0x416));
    assert_false(unicode_is_lower(0x416));
    assert_true(unicode_is_lower(0xAA)); // ª is no Ll, yet lower
    assert_true(unicode_is_title(0x1C5));
    assert_true(unicode_is_space(0x3000));
    assert_false(unicode_is_space(0x200B));
    assert_true(unicode_is_line_break(0x1C));
    assert_false(unicode_is_line_break(0x1F));
    assert_int_equal(unicode_decimal(0x663), 3);
    assert_false(unicode_is_decimal(0xB2)); // ², a digit but no decimal
    assert_true(unicode_is_digit(0xB2));
    assert_true(unicode_is_numeric(0x4E94)); // 五
    assert_false(unicode_is_numeric(0x4E01));
    assert_false(unicode_is_printable(0xA0));
    assert_false(unicode_is_printable(0x7F));
    assert_true(unicode_is_printable(0x1F600));
    assert_false(unicode_is_printable(0xD800));
    assert_true(unicode_is_id_start(0x4E2D));
    assert_false(unicode_is_id_start('1'));
    assert_true(unicode_is_id_continue('1'));
}

static void check_case(size_t (*map)(uint32_t, uint32_t *), uint32_t c, const uint32_t *wanted,
                       size_t n) {
    uint32_t image[UNICODE_CASE_MAX];
    assert_int_equal(map(c, image), n);
    assert_memory_equal(image, wanted, n * sizeof *wanted);
}

static void one_character_may_become_three(void **state) {
    (void)state;
    check_case(unicode_to_upper, 0xDF, (const uint32_t[]){'S', 'S'}, 2);
    check_case(unicode_to_title, 0xDF, (const uint32_t[]){'S', 's'}, 2);
    check_case(unicode_to_folded, 0xDF, (const uint32_t[]){'s', 's'}, 2);
    check_case(unicode_to_upper, 0xFB03, (const uint32_t[]){'F', 'F', 'I'}, 3);
    check_case(unicode_to_lower, 0x130, (const uint32_t[]){'i', 0x307}, 2);
    check_case(unicode_to_lower, 0x3A3, (const uint32_t[]){0x3C3}, 1);
    check_case(unicode_to_lower, 0x416, (const uint32_t[]){0x436}, 1);
    check_case(unicode_to_upper, 0xD800, (const uint32_t[]){0xD800}, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(characters_are_what_cpython_calls_them),
                                       cmocka_unit_test(one_character_may_become_three)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
