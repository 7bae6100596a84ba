// A lesson's folder is read as its author wrote it, and what is wrong in it is said with its place.
#include "../base/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "lesson/shelf.h"

static int enter_folder(void **state) {
    char *folder = strdup("/tmp/simul-lesson-XXXXXX");
    *state = folder;
    return mkdtemp(folder) && chdir(folder) == 0 ? mkdir("01-first", 0755) : -1;
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

#define FRONT "---\ntitle: First\nsummary: One line.\nsystems: [G1, G2]\nprogram: a.py\n---\n"

static const char good[] = FRONT "\n"
                                 "An *introduction* with `code`.\n"
                                 "\n"
                                 "## [It sleeps](#asleep/suspend:2@A)\n"
                                 "\n"
                                 "See [the loop](glossary#loop).\n"
                                 "\n"
                                 "> Ask the class first.\n"
                                 "\n"
                                 "### [What is printed next?](?output)\n"
                                 "\n"
                                 "- [ ] `3` — It was printed *before*.\n"
                                 "- [x] `2` — The frame went on.\n"
                                 "\n"
                                 "### [Count up](!change#asleep)\n"
                                 "\n"
                                 "Make it count up.\n"
                                 "\n"
                                 "```python\n"
                                 "n += 1\n"
                                 "```\n"
                                 "```output\n"
                                 "1\n"
                                 "2\n"
                                 "```\n"
                                 "\n"
                                 "## [The end](#end)\n";

static void a_lesson_is_read(void **state) {
    (void)state;
    put("01-first/lesson.md", good);
    put("01-first/a.py", "n = 1\nyield n  #: asleep\n");
    Error error;
    Lesson *lesson = lesson_load("01-first/", &error);
    assert_non_null(lesson);
    assert_string_equal(lesson->id, "01-first");
    assert_string_equal(lesson->program, "a.py");
    assert_int_equal(lesson->n_systems, 2);
    assert_string_equal(lesson->systems[1], "G2");
    const LessonText *text = lesson_text(lesson, "ru"); // not written: English
    assert_string_equal(text->language, "en");
    assert_string_equal(text->title, "First");
    assert_int_equal(text->n_moments, 3);

    const LessonMoment *intro = &text->moments[0];
    assert_int_equal(intro->n_blocks, 1);
    assert_int_equal(intro->blocks[0].n_spans, 5);
    assert_int_equal(intro->blocks[0].spans[1].style, MD_EMPHASIS);
    assert_string_equal(intro->blocks[0].spans[3].text, "code");
    assert_int_equal(intro->blocks[0].line, 8);

    const LessonMoment *asleep = &text->moments[1];
    assert_string_equal(asleep->title, "It sleeps");
    assert_string_equal(asleep->target.mark, "asleep");
    assert_int_equal(asleep->target.phase, PHASE_SUSPEND);
    assert_int_equal(asleep->target.occurrence, 2);
    assert_string_equal(asleep->target.task, "A");
    assert_int_equal(asleep->n_blocks, 1);
    assert_string_equal(asleep->blocks[0].spans[1].target, "glossary#loop");
    assert_int_equal(asleep->n_notes, 1);
    assert_int_equal(asleep->n_questions, 1);
    assert_int_equal(asleep->questions[0].ask, ASK_OUTPUT);
    assert_int_equal(asleep->questions[0].n_choices, 2);
    assert_string_equal(asleep->questions[0].choices[0].text, "3");
    assert_string_equal(asleep->questions[0].choices[0].reason, "It was printed before.");
    assert_true(asleep->questions[0].choices[1].is_right);
    assert_int_equal(asleep->n_changes, 1);
    assert_string_equal(asleep->changes[0].solution, "n += 1\n");
    assert_string_equal(asleep->changes[0].output, "1\n2\n");
    assert_string_equal(text->moments[2].target.mark, "end");
    lesson_free(lesson);
}

static void marks_are_found(void **state) {
    (void)state;
    const char program[] = "a = 1\nb = 2  #: two\nc = 3  #: three  \r\nd = '#: two' + x\n#: last";
    size_t n = sizeof program - 1;
    assert_int_equal(lesson_find_mark(program, n, "two"), 2);
    assert_int_equal(lesson_find_mark(program, n, "three"), 3);
    assert_int_equal(lesson_find_mark(program, n, "last"), 5);
    assert_int_equal(lesson_find_mark(program, n, "wo"), 0);
    assert_int_equal(lesson_find_mark(program, n, "x"), 0);
}

// What is wrong, and where it is said.
static const struct {
    const char *text;
    int line, col;
    const char *message; // how it begins
} broken[] = {
    {"# A lesson", 1, 1, "a lesson begins with its front matter"},
    {"---\ntitle: A\n", 1, 1, "the front matter does not end"},
    {"---\ntitle: [a\n---\n", 3, 1, "did not find expected"},
    {"---\ntitle: a: b\n---\n", 2, 9, "a text with a colon in it stands in quotes"},
    {"---\ntitle: {a: b}\n---\n", 2, 8, "the front matter has lines like"},
    {"---\ntitle: a\ntitle: b\n---\n", 3, 1, "this key is there twice"},
    {"---\ntitel: a\n---\n", 2, 1, "the front matter has no 'titel'"},
    {"---\nsummary: a\nprogram: a.py\n---\n", 1, 1, "the front matter needs a title"},
    {"---\ntitle: a\nsummary: b\n---\n", 1, 1, "the front matter needs the name of a program"},
    {"---\ntitle: a\nsummary: b\nprogram: b.py\n---\n", 4, 10,
     "the lesson's folder has no file 'b.py'"},
    {"---\ntitle: a\nsummary: b\nprogram: ../01-first/a.py\n---\n", 4, 10,
     "a lesson's programs stand"},
    {"---\ntitle: a\nsummary: b\nprogram: a.py\nsystems: [G1, H3]\n---\n", 5, 10,
     "'H3' is no system"},
    {FRONT "A <b>word</b>.\n", 7, 3, "a lesson has no place for HTML"},
    {FRONT "a &nbsp; b\n", 7, 3, "write the character itself"},
    {FRONT "![a](b.png)\n", 7, 6, "a lesson shows its program"},
    {FRONT "|a|b|\n|---|---|\n|c|d|\n", 7, 1, "a lesson has no place for tables"},
    {FRONT "text\n\n## A moment\n", 9, 4, "a heading is a moment"},
    {FRONT "## [A](#a/sleep)\n", 7, 5, "behind '/' stands"},
    {FRONT "## [A](#a:0)\n", 7, 5, "behind ':' stands"},
    {FRONT "### [A](?when)\n", 7, 6, "a question is"},
    {FRONT "### [A](?value)\n", 7, 6, "?state needs"},
    {FRONT "### [A](?runs)\n\n- [x] B — it is.\n", 7, 6, "a question has two to nine"},
    {FRONT "### [A](?runs)\n\n- [x] B — it is.\n- [x] C — it is.\n", 7, 6, "exactly one choice"},
    {FRONT "### [A](?runs)\n\n- B\n- C\n", 9, 3, "a choice begins with"},
    {FRONT "### [A](?runs)\n\n- [x] B - it is.\n", 9, 7, "a choice says why"},
    {FRONT "### [A](!change#a)\n\nDo it.\n", 7, 6, "a change needs two blocks"},
    {FRONT "caf\xE9\n", 7, 4, "this byte is not UTF-8"},
    {FRONT "See [more](../02-b/lesson.md).\n", 7, 6, "a link in the text leads to a word"},
    {FRONT "- [x](https://example.org)\n", 7, 4, "a link in the text leads to a word"},
};

static void what_is_wrong_is_said(void **state) {
    (void)state;
    put("01-first/a.py", "pass\n");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        put("01-first/lesson.md", broken[i].text);
        Error error = {0};
        Lesson *lesson = lesson_load("01-first", &error);
        if (lesson) fail_msg("%zu is read", i);
        if (strncmp(error.message, broken[i].message, strlen(broken[i].message)) != 0 ||
            error.line != broken[i].line || error.col != broken[i].col)
            fail_msg("%zu: %d:%d %s", i, error.line, error.col, error.message);
        assert_string_equal(error.path, "01-first/lesson.md");
    }
}

// As editors of another system save it.
static void other_line_ends_are_read(void **state) {
    (void)state;
    put("01-first/a.py", "pass\n");
    put("01-first/lesson.md",
        "\xEF\xBB\xBF---\r\ntitle: a\r\nsummary: b\r\nprogram: a.py\r\n---\r\n"
        "one\r\ntwo\r\n\r\n### [A](!change#a)\r\n\r\n```python\r\nx\r\n```\r\n"
        "\r\n```output\r\n1\r\n2\r\n```\r\n");
    Error error;
    Lesson *lesson = lesson_load("01-first", &error);
    if (!lesson) fail_msg("%d:%d %s", error.line, error.col, error.message);
    const LessonMoment *moment = &lesson->texts[0].moments[0];
    assert_string_equal(moment->blocks[0].spans[0].text, "one two");
    assert_string_equal(moment->changes[0].output, "1\n2\n");
    lesson_free(lesson);
}

static void a_program_elsewhere_is_refused(void **state) {
    (void)state;
    put("outside.py", "pass\n");
    put("01-first/lesson.md", "---\ntitle: a\nsummary: b\nprogram: b.py\n---\n");
    assert_int_equal(symlink("../outside.py", "01-first/b.py"), 0);
    Error error = {0};
    assert_null(lesson_load("01-first", &error));
    assert_non_null(strstr(error.message, "leads out of the lesson's folder"));
    assert_int_equal(error.line, 4);
    assert_int_equal(unlink("01-first/b.py") | unlink("outside.py"), 0);
}

static void a_broken_lesson_stays_on_the_shelf(void **state) {
    (void)state;
    put("01-first/lesson.md", good);
    put("01-first/a.py", "yield n  #: asleep\n");
    assert_int_equal(mkdir("02-broken", 0755) | mkdir("03-unknown", 0755), 0);
    put("03-unknown/lesson.md", good);
    put("03-unknown/a.py", "yield n  #: awake\n");
    assert_int_equal(mkdir("notes", 0755), 0);
    Shelf shelf;
    Error error;
    assert_true(shelf_read(&shelf, ".", &error));
    assert_int_equal(shelf.entries.n, 3);
    assert_non_null(shelf.entries.at[0].lesson);
    assert_null(shelf.entries.at[1].lesson);
    assert_non_null(strstr(shelf.entries.at[1].error.message, "lesson.md"));
    assert_null(shelf.entries.at[2].lesson);
    assert_string_equal(shelf.entries.at[2].error.message, "the program has no mark '#: asleep'");
    assert_int_equal(shelf.entries.at[2].error.line, 10);
    assert_ptr_equal(shelf_find(&shelf, "first"), &shelf.entries.at[0]);
    assert_ptr_equal(shelf_find(&shelf, "02-broken"), &shelf.entries.at[1]);
    assert_null(shelf_find(&shelf, "third"));
    assert_false(shelf_read_again(&shelf.entries.at[2]));
    put("03-unknown/a.py", "yield n  #: asleep\n"); // it is mended
    assert_true(shelf_read_again(&shelf.entries.at[2]));
    assert_string_equal(shelf.entries.at[2].lesson->folder, "./03-unknown");
    shelf_deinit(&shelf);
    assert_false(shelf_read(&shelf, "nowhere", &error));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_is_read),
        cmocka_unit_test(marks_are_found),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(other_line_ends_are_read),
        cmocka_unit_test(a_program_elsewhere_is_refused),
        cmocka_unit_test(a_broken_lesson_stays_on_the_shelf),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
