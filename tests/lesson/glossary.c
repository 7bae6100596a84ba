// The words that lessons lead to are read, in each language, and found by their links.
#include "../base/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "lesson/glossary.h"

static int enter_folder(void **state) {
    char *folder = strdup("/tmp/simul-glossary-XXXXXX");
    *state = folder;
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static int leave_folder(void **state) {
    int status = chdir("/");
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
    status |= system(command); // NOLINT: the name is mkdtemp's
    free(*state);
    return status;
}

static void put(const char *path, const char *text) {
    Error error;
    assert_true(file_write(path, text, strlen(text), &error));
}

static const char *said(const Glossary *glossary, const char *language, const char *target) {
    static char text[64];
    const GlossaryWord *word = glossary_find(glossary, language, target);
    if (!word) return NULL;
    Arena arena = {0};
    snprintf(text, sizeof text, "%d: %s", (int)word->n_blocks, md_plain(&arena, word->blocks));
    arena_deinit(&arena);
    return text;
}

static void words_are_found_in_each_language(void **state) {
    (void)state;
    put("glossary.md", "# Words\n\nAbout them.\n\n## ready queue\nFirst in, *first* out.\n\n"
                       "And more.\n\n## task\nA coroutine.\n");
    put("glossary.ru.md", "# Слова\n\n## task\nКорутина.\n");
    Glossary glossary;
    Error error;
    assert_true(glossary_read(&glossary, ".", &error));
    assert_string_equal(said(&glossary, "en", "glossary#ready-queue"), "2: First in, first out.");
    assert_string_equal(said(&glossary, "en", "glossary#task"), "1: A coroutine.");
    assert_string_equal(said(&glossary, "ru", "glossary#task"), "1: Корутина.");
    assert_string_equal(said(&glossary, "ru", "glossary#ready-queue"), "2: First in, first out.");
    assert_false(glossary_has(&glossary, "ru", "glossary#ready-queue"));
    assert_true(glossary_has(&glossary, "en", "glossary#ready-queue"));
    assert_null(said(&glossary, "en", "glossary#queue"));
    assert_null(said(&glossary, "en", "task"));
    glossary_deinit(&glossary);
}

static void none_is_no_error_and_a_broken_one_is(void **state) {
    (void)state;
    Glossary glossary;
    Error error;
    assert_int_equal(unlink("glossary.ru.md") | unlink("glossary.md"), 0);
    assert_true(glossary_read(&glossary, ".", &error));
    assert_null(said(&glossary, "en", "glossary#task"));
    glossary_deinit(&glossary);
    put("glossary.md", "## task\ncaf\xE9\n");
    assert_false(glossary_read(&glossary, ".", &error));
    assert_int_equal(error.line, 2);
    glossary_deinit(&glossary);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_each_language),
        cmocka_unit_test(none_is_no_error_and_a_broken_one_is),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
