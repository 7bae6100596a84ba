// The tables of texts: slots, plural forms, numbers, and every way a file can be broken.
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "dies.h"

#include "base/tr.h"

static Tr *parsed(const char *language, const char *text) {
    Error error;
    Tr *table = tr_parse(language, "x.txt", text, strlen(text), &error);
    if (!table) fail_msg("%d:%d: %s", error.line, error.col, error.message);
    return table;
}

static void texts_are_found_by_key(void **state) {
    (void)state;
    Tr *table =
        parsed("en", "# a comment\n\n b.two=  Two = 2 \t\r\na.one = One~line\\nand another");
    assert_string_equal(tr(table, "b.two"), "Two = 2");
    assert_string_equal(tr(table, "a.one"), "One\xC2\xA0line\nand another");
    assert_string_equal(tr_name(table), "en");
    assert_true(tr_has(table, "a.one"));
    assert_false(tr_has(table, "a.on"));
    assert_dies(tr(table, "a.on"), "no text 'a.on'");
    tr_free(table);
    table = parsed("ru", "");
    assert_false(tr_has(table, "a.one"));
    tr_free(table);
}

static void slots_are_filled(void **state) {
    (void)state;
    Arena arena = {0};
    Tr *table = parsed("en", "why = {task} runs: {future} is done, and {task} waited.\nn = {n}");
    assert_string_equal(TR(&arena, table, "why", {"future", "F{x}"}, {"task", "B"}),
                        "B runs: F{x} is done, and B waited.");
    assert_string_equal(TR(&arena, table, "n", {"n", .number = -12345}), "-12,345");
    assert_string_equal(TR(&arena, table, "n", {"n", .number = INT64_MIN}),
                        "-9,223,372,036,854,775,808");
    assert_dies(TR(&arena, table, "why", {"task", "B"}), "the slot 'future' of the text 'why'");
    assert_dies(TR(&arena, table, "when", {"task", "B"}), "no text 'when'");
    assert_dies(tr(table, "why"), "has slots");
    arena_deinit(&arena);
    tr_free(table);
}

static void plural_forms_follow_the_language(void **state) {
    (void)state;
    static const struct {
        int64_t n;
        const char *en, *ru;
    } cases[] = {
        {0, "0 boards", "0 досок"},       {1, "1 board", "1 доска"},
        {2, "2 boards", "2 доски"},       {4, "4 boards", "4 доски"},
        {5, "5 boards", "5 досок"},       {11, "11 boards", "11 досок"},
        {12, "12 boards", "12 досок"},    {14, "14 boards", "14 досок"},
        {19, "19 boards", "19 досок"},    {21, "21 boards", "21 доска"},
        {24, "24 boards", "24 доски"},    {101, "101 boards", "101 доска"},
        {111, "111 boards", "111 досок"}, {112, "112 boards", "112 досок"},
        {-1, "-1 board", "-1 доска"},     {1002, "1002 boards", "1002 доски"},
    };
    Arena arena = {0};
    Tr *en = parsed("en", "boards = {n} {n:board|boards}");
    Tr *ru = parsed("ru", "boards = {n} {n:доска|доски|досок}");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(TR(&arena, en, "boards", {"n", .number = cases[i].n}), cases[i].en);
        assert_string_equal(TR(&arena, ru, "boards", {"n", .number = cases[i].n}), cases[i].ru);
    }
    arena_deinit(&arena);
    tr_free(en);
    tr_free(ru);
}

#define SPACE "\xC2\xA0"

static void numbers_are_written_as_the_language_does(void **state) {
    (void)state;
    Error error;
    Arena arena = {0};
    Tr *en = tr_load("en", &error), *ru = tr_load("ru", &error);
    assert_non_null(en);
    assert_non_null(ru);
    assert_string_equal(tr_number(&arena, en, 9999), "9999");
    assert_string_equal(tr_number(&arena, en, 10000000), "10,000,000");
    assert_string_equal(tr_number(&arena, ru, 10000000), "10" SPACE "000" SPACE "000");
    assert_string_equal(tr_seconds(&arena, en, 5000000000), "5" SPACE "s");
    assert_string_equal(tr_seconds(&arena, en, 250000000), "0.25" SPACE "s");
    assert_string_equal(tr_seconds(&arena, ru, 250000000), "0,25" SPACE "с");
    assert_string_equal(tr_seconds(&arena, ru, -1), "-0,000000001" SPACE "с");
    assert_string_equal(tr_seconds(&arena, en, 0), "0" SPACE "s");
    assert_string_equal(tr_clock(&arena, en, 0), "0:00");
    assert_string_equal(tr_clock(&arena, en, INT64_C(575000000000)), "9:35");
    assert_string_equal(tr_clock(&arena, ru, INT64_C(3723500000000)), "1:02:03,5");
    arena_deinit(&arena);
    tr_free(en);
    tr_free(ru);
}

static void broken_files_are_refused_with_the_place(void **state) {
    (void)state;
    static const struct {
        const char *language, *text;
        int line, col;
        const char *message;
    } cases[] = {
        {"en", "a = b\nнет", 2, 1, "a line is"},
        {"en", "a b = c", 1, 3, "should be a '='"},
        {"en", "key", 1, 4, "should be a '='"},
        {"en", "\n a =  \n", 2, 5, "is missing"},
        {"en", "a = доска {n", 1, 11, "not closed"},
        {"en", "a = {n:one|two{", 1, 5, "not closed"},
        {"en", "a = {} b", 1, 6, "needs a name"},
        {"en", "a = b}", 1, 6, "closes nothing"},
        {"en", "a = {n:one}", 1, 5, "2 plural forms"},
        {"ru", "a = {n:one|other}", 1, 5, "3 plural forms"},
        {"en", "a = b\\t", 1, 6, "after '\\'"},
        {"en", "a = \xD1", 1, 5, "not UTF-8"},
        {"en", "a = {n:o\xD1|x}", 1, 9, "not UTF-8"},
        {"en", "a = 1\nb = 2\na = 3", 3, 1, "already given a text in line 1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error error;
        Tr *table =
            tr_parse(cases[i].language, "x.txt", cases[i].text, strlen(cases[i].text), &error);
        assert_null(table);
        if (!strstr(error.message, cases[i].message)) fail_msg("%zu: %s", i, error.message);
        assert_string_equal(error.path, "x.txt");
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.col, cases[i].col);
    }
}

// Half of a real file, cut anywhere, is a table or an Error, never a crash.
static void any_cut_of_a_file_is_survived(void **state) {
    (void)state;
    const char *whole = "a = доска {n:доска|доски|досок} ~ \\n {b}\nb = x\n";
    for (size_t n = 0; n <= strlen(whole); n++) {
        char *exact = malloc(n ? n : 1);
        memcpy(exact, whole, n);
        Error error = {0};
        Tr *table = tr_parse("ru", "x.txt", exact, n, &error);
        assert_true(table || error.line == 1 || error.line == 2);
        tr_free(table);
        free(exact);
    }
}

static void errors_are_put_into_the_language(void **state) {
    (void)state;
    static const struct {
        const char *said, *ru;
    } cases[] = {
        {"cannot open 'a': No such file or directory",
         "не удалось открыть 'a': нет такого файла или папки"},
        {"cannot open 'x': y': z", "не удалось открыть 'x': y': z"},
        {"illegal move 'Nf6': Black has no knight",
         "недопустимый ход 'Nf6': чёрные не имеют такой фигуры (конь)"},
        // The more of a text is plain, the better it fits: not "illegal move '{move}': {reason}".
        {"illegal move 'e9': no pawn can go there from where it says",
         "недопустимый ход 'e9': с указанного поля туда не может пойти ни одна такая фигура "
         "(пешка)"},
        {"something nobody translated", "something nobody translated"},
        {"", ""},
    };
    Error error;
    Tr *en = tr_load("en", &error), *ru = tr_load("ru", &error);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        error_at(&error, "file", 3, 4, "a\nb\nline", "%s", cases[i].said);
        tr_error(en, &error);
        assert_string_equal(error.message, cases[i].said);
        tr_error(ru, &error);
        assert_string_equal(error.message, cases[i].ru);
        assert_int_equal(error.line, 3);
        assert_string_equal(error.source, "line");
    }
    Arena arena = {0};
    error_at(&error, "a/lesson.md", 3, 4, NULL, "this byte is not UTF-8: save the file as UTF-8");
    assert_string_equal(tr_error_line(&arena, ru, &error),
                        "lesson.md:3:4: этот байт не из UTF-8: сохраните файл в UTF-8");
    error_set(&error, "without a place");
    assert_string_equal(tr_error_line(&arena, ru, &error), "without a place");
    arena_deinit(&arena);
    // As long as a message can be, and fitting nothing: it takes no time.
    char longest[600];
    memset(longest, '\'', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    error_set(&error, "cannot open '%s", longest);
    tr_error(ru, &error);
    assert_int_equal(error.message[0], 'c');
    tr_free(en);
    tr_free(ru);
}

static void language_comes_from_the_choice_else_the_locale(void **state) {
    (void)state;
    setenv("LC_ALL", "", 1);
    unsetenv("LC_MESSAGES");
    setenv("LANG", "ru_RU.UTF-8", 1);
    assert_string_equal(tr_language(NULL), "ru");
    assert_string_equal(tr_language("en"), "en");
    setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
    assert_string_equal(tr_language(NULL), "en");
    setenv("LC_ALL", "ru", 1);
    assert_string_equal(tr_language(NULL), "ru");
    assert_string_equal(tr_language("rue_XX"), "en");
    assert_string_equal(tr_language("C"), "en");
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    unsetenv("LANG");
    assert_string_equal(tr_language(NULL), "en");
    assert_true(tr_speaks("ru"));
    assert_false(tr_speaks("ru_RU"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_found_by_key),
        cmocka_unit_test(slots_are_filled),
        cmocka_unit_test(plural_forms_follow_the_language),
        cmocka_unit_test(numbers_are_written_as_the_language_does),
        cmocka_unit_test(broken_files_are_refused_with_the_place),
        cmocka_unit_test(any_cut_of_a_file_is_survived),
        cmocka_unit_test(errors_are_put_into_the_language),
        cmocka_unit_test(language_comes_from_the_choice_else_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
