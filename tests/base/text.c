// Strings, UTF-8 and errors with their caret.
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

static void string_grows(void **state) {
    (void)state;
    Str str = {0};
    assert_string_equal(str_text(&str), "");
    str_clear(&str);
    str_add_bytes(&str, NULL, 0);
    assert_string_equal(str.text, "");
    for (int i = 0; i < 1000; i++)
        str_printf(&str, "%d,", i % 10);
    str_add(&str, "end");
    str_add_bytes(&str, "ing with a NUL\0.", 16);
    assert_int_equal(str.n, 2000 + 3 + 16);
    assert_memory_equal(str.text, "0,1,2,3,4,5,6,7,8,9,0,", 22);
    assert_string_equal(str.text + 2000, "ending with a NUL");
    str_clear(&str);
    assert_string_equal(str.text, "");
    str_deinit(&str);
    assert_null(str.text);
}

static void utf8_there_and_back(void **state) {
    (void)state;
    static const uint32_t edges[] = {1,      0x7F,   0x80,   0x7FF,   0x800,  0xD7FF,
                                     0xE000, 0xFFFC, 0xFFFE, 0x10000, 0x265E, 0x10FFFF};
    Str str = {0};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        str_clear(&str);
        str_add_utf8(&str, edges[i]);
        const char *at = str.text;
        assert_int_equal(utf8_next(&at, str.text + str.n), edges[i]);
        assert_ptr_equal(at, str.text + str.n);
    }
    str_deinit(&str);
}

// Each invalid byte is one U+FFFD, and nothing is read past the end.
static void utf8_survives_anything(void **state) {
    (void)state;
    static const char *const invalid[] = {
        "\x80",             // a continuation without a beginning
        "\xC3",             // a beginning without its rest
        "\xC0\xAF",         // an overlong '/'
        "\xE0\x80\xAF",     // the same with three bytes
        "\xED\xA0\x80",     // a surrogate
        "\xF4\x90\x80\x80", // above U+10FFFF
        "\xF0\x9F\x98",     // cut
        "\xFF\xFE",
    };
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        size_t n = strlen(invalid[i]);
        char *exact = malloc(n); // so that the sanitizer sees a read past the end
        memcpy(exact, invalid[i], n);
        const char *at = exact;
        size_t count = 0;
        for (; at < exact + n; count++)
            assert_int_equal(utf8_next(&at, exact + n), 0xFFFD);
        assert_int_equal(count, n);
        free(exact);
    }
    const char *mixed = "a\xC3z";
    const char *at = mixed, *end = mixed + 3;
    assert_int_equal(utf8_next(&at, end), 'a');
    assert_int_equal(utf8_next(&at, end), 0xFFFD);
    assert_int_equal(utf8_next(&at, end), 'z');
}

// What error_print prints of [error]; the caller frees it.
static char *printed(const Error *error) {
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    error_print(error, out);
    fclose(out);
    return text;
}

static void assert_printed(const Error *error, const char *expected) {
    char *text = printed(error);
    assert_string_equal(text, expected);
    free(text);
}

static void error_without_a_place(void **state) {
    (void)state;
    Error error;
    assert_false(error_set(&error, "%d boards are too many", 7));
    assert_string_equal(error.message, "7 boards are too many");
    assert_int_equal(error.line, 0);
    assert_printed(&error, "simul: 7 boards are too many\n");
}

static void caret_stands_under_its_character(void **state) {
    (void)state;
    Error error;
    const char *source = "first\n1. e4 e5 2. Zf3\nlast";
    assert_false(error_at(&error, "a.pgn", 2, 13, source, "no such piece"));
    assert_printed(&error, "simul: a.pgn:2:13: no such piece\n"
                           "    1. e4 e5 2. Zf3\n"
                           "                ^\n");
    // Columns count characters: "Каспаров" takes 16 bytes. A tab stays one, so that it is as wide.
    error_at(&error, "a.pgn", 1, 11, "Каспаров\t?!\r\n", "not a move");
    assert_printed(&error, "simul: a.pgn:1:11: not a move\n"
                           "    Каспаров\t?!\n"
                           "            \t ^\n");
    error_at(&error, "a.pgn", 3, 5, source, "the game ends here");
    assert_printed(&error, "simul: a.pgn:3:5: the game ends here\n"
                           "    last\n"
                           "        ^\n");
}

static void error_beyond_its_source_has_no_caret(void **state) {
    (void)state;
    Error error;
    error_at(&error, "a.pgn", 9, 1, "only\ntwo", "gone");
    assert_printed(&error, "simul: a.pgn:9:1: gone\n");
    error_at(&error, "a.pgn", 2, 0, NULL, "no column");
    assert_printed(&error, "simul: a.pgn:2: no column\n");
}

// Of a line that would not fit a terminal, the part around the column is shown.
static void caret_of_a_long_line(void **state) {
    (void)state;
    Str source = {0}, expected = {0};
    for (int i = 0; i < 1000; i++)
        str_add(&source, i == 899 ? "X" : i == 900 ? "Y" : "é");
    Error error;
    error_at(&error, "a", 1, 900, source.text, "here");
    str_add(&expected, "simul: a:1:900: here\n    …");
    for (int i = 0; i < 59; i++)
        str_add(&expected, "é");
    str_add(&expected, "XY");
    for (int i = 0; i < 39; i++)
        str_add(&expected, "é");
    str_printf(&expected, "…\n    %*s^\n", 60, "");
    assert_printed(&error, expected.text);
    str_deinit(&source);
    str_deinit(&expected);
}

static void what_is_too_long_is_cut_between_characters(void **state) {
    (void)state;
    Str text = {0};
    for (int i = 0; i < 1000; i++)
        str_add(&text, "€");
    Error error;
    error_at(&error, text.text, 1, 900, text.text, "%s", text.text);
    const char *const cut[] = {error.message, error.path};
    for (int i = 0; i < 2; i++) {
        const char *at = cut[i], *end = at + strlen(at);
        assert_int_equal(end - at, 510); // of 511 bytes; 3 a character
        while (at < end)
            assert_int_equal(utf8_next(&at, end), 0x20AC);
    }
    str_deinit(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(string_grows),
        cmocka_unit_test(utf8_there_and_back),
        cmocka_unit_test(utf8_survives_anything),
        cmocka_unit_test(error_without_a_place),
        cmocka_unit_test(caret_stands_under_its_character),
        cmocka_unit_test(error_beyond_its_source_has_no_caret),
        cmocka_unit_test(caret_of_a_long_line),
        cmocka_unit_test(what_is_too_long_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
