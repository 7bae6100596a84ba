// A lesson that tells the truth passes, and each untruth is found and said with its place.
#include "../base/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "lesson/check.h"

static int enter_folder(void **state) {
    char *folder = strdup("/tmp/simul-check-XXXXXX");
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

// Makes a new lesson in 01-new and puts [with] in the place of the first [what] of its file [name].
static void make(const char *name, const char *what, const char *with) {
    Error error;
    assert_int_equal(system("rm -rf 01-new"), 0); // NOLINT
    if (!lesson_make("01-new", &error)) fail_msg("%s", error.message);
    if (!name) return;
    char path[64];
    snprintf(path, sizeof path, "01-new/%s", name);
    Str text = {0}, changed = {0};
    assert_true(file_read(path, 1 << 20, &text, &error));
    const char *at = strstr(str_text(&text), what);
    assert_non_null(at);
    str_add_bytes(&changed, text.text, (size_t)(at - text.text));
    str_add(&changed, with);
    str_add(&changed, at + strlen(what));
    assert_true(file_write(path, str_text(&changed), changed.n, &error));
    str_deinit(&text);
    str_deinit(&changed);
}

static LessonProblems check(bool store) {
    Error error;
    LessonProblems problems = {0};
    Lesson *lesson = lesson_load("01-new", &error);
    if (!lesson) fail_msg("%s:%d: %s", error.path, error.line, error.message);
    lesson_check(lesson, store, &problems);
    lesson_free(lesson);
    return problems;
}

static void a_new_lesson_is_true(void **state) {
    (void)state;
    make(NULL, NULL, NULL);
    LessonProblems problems = check(false);
    if (problems.at.n) fail_msg("%d: %s", problems.at.at[0].line, problems.at.at[0].message);
    Error error;
    assert_false(lesson_make("01-new", &error)); // it is there already
}

// A change of one file, and the problem that must be found (among others it may cause).
static const struct {
    const char *file, *what, *with;
    const char *path;
    int line;
    const char *message; // a part of it
} untruths[] = {
    {"lesson.md", "[x] `first`", "[x] `third`", "lesson.md", 18, "marked right, but it is 'first'"},
    {"lesson.md", "[ ] `second`", "[ ] `first`", "lesson.md", 19, "marked wrong, but it is right"},
    {"lesson.md", "#gives/suspend", "#gone", "lesson.md", 10, "no mark '#: gone'"},
    {"lesson.md", "#gives/suspend", "#gives:3", "lesson.md", 10,
     "does not come to this moment 3 times"},
    {"lesson.md", "#gives/suspend", "#gives@Task-1", "lesson.md", 10, "never comes"},
    {"lesson.md", "#gives/suspend", "#end", "lesson.ru.md", 8, "in lesson.md the moment here is"},
    {"program.py", "#: gives", "#: end", "lesson.md", 21, "give the mark in the program"},
    {"lesson.md", "(#end)", "(#start)", "lesson.md", 21, "comes before the one above"},
    {"lesson.md", "first\nthird", "first\nfourth", "lesson.md", 35,
     "the changed program prints 'third' here"},
    {"lesson.md", "!change#gives", "!change#takes", "lesson.md", 25, "no mark '#: takes'"},
    {"lesson.ru.md", "- [x] `first`", "- [ ] `first`", "lesson.ru.md", 14, "exactly one choice"},
    {"lesson.ru.md", "(?output)", "(?runs)", "lesson.ru.md", 14, "another thing is asked"},
    {"lesson.ru.md", "## [Конец](#end)", "", "lesson.ru.md", 8,
     "lesson.md has 3 moments, this has 2"},
    {"lesson.md", "## [", "A [word](glossary#word).\n\n## [", "lesson.md", 10, "no word 'word'"},
    {"program.py", "print(word)", "print(word + '!')", "program.out", 1, "prints 'first!' here"},
    {"program.py", "print(word)", "print(word", "program.py", 7,
     "SyntaxError: '(' was never closed"},
    {"lesson.md", "?output", "?state:Nobody", "lesson.md", 16, "no task is called 'Nobody'"},
    {"lesson.md", "?output", "?value:nobody", "lesson.md", 16, "no variable is called 'nobody'"},
    {"lesson.md", "yield word; yield", "yield word yield", "lesson.md", 30, "the program is none"},
    {"lesson.md", "yield word; yield", "yield wrd; yield", "lesson.md", 34, "ends with NameError"},
    {"lesson.md", "yield word; yield \"third\"", "yield word", "lesson.md", 35,
     "prints 'second' here"},
    {"lesson.md", "yield word; yield", "while 1: yield", "lesson.md", 30, "does not end"},
    {"lesson.md", "third\nsecond\nthird\n", "third\nsecond\nthird\nx\n", "lesson.md", 38,
     "prints nothing"},
    {"lesson.ru.md", "(?output)",
     "(?output)\n\n- [x] `first` — a.\n- [ ] `x` — b.\n\n### [B](?output)", "lesson.ru.md", 8,
     "not as many questions"},
    {"lesson.ru.md", "!change#gives", "!change#made", "lesson.ru.md", 23, "is that of '#gives'"},
    {"program.py", "print(word)", "print(word)  #: gives", "program.py", 7,
     "stands on line 3 already"},
    {"program.py", "print(word)", "while True: pass", "program.py", 1, "does not end"},
};

static bool is_found(size_t i, const Error *error) {
    const char *slash = strrchr(error->path, '/');
    return slash && strcmp(slash + 1, untruths[i].path) == 0 && error->line == untruths[i].line &&
           strstr(error->message, untruths[i].message);
}

static void an_output_is_stored(void **state) {
    (void)state;
    make(NULL, NULL, NULL);
    assert_int_equal(unlink("01-new/program.out"), 0);
    LessonProblems problems = check(false);
    assert_int_equal(problems.at.n, 1);
    assert_non_null(strstr(problems.at.at[0].message, "'simul check --store' does that"));
    vec_deinit(&problems.at);
    problems = check(true);
    assert_int_equal(problems.at.n, 0);
    vec_deinit(&problems.at);
}

static void untruths_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof untruths / sizeof *untruths; i++) {
        make(untruths[i].file, untruths[i].what, untruths[i].with);
        Error error;
        LessonProblems problems = {0};
        Lesson *lesson = lesson_load("01-new", &error);
        if (lesson)
            lesson_check(lesson, false, &problems);
        else
            vec_push(&problems.at, error);
        bool found = false;
        for (size_t k = 0; k < problems.at.n; k++)
            found = found || (is_found(i, &problems.at.at[k]) && *problems.at.at[k].source);
        if (!found)
            fail_msg("%zu: not found: %s; but %d: %s", i, untruths[i].message,
                     problems.at.n ? problems.at.at[0].line : 0,
                     problems.at.n ? problems.at.at[0].message : "nothing");
        vec_deinit(&problems.at);
        lesson_free(lesson);
    }
}

static void what_is_printed_can_be_taken_as_right(void **state) {
    (void)state;
    make("program.py", "\"second\"", "\"other\"");
    LessonProblems problems = check(true);
    vec_deinit(&problems.at);
    Str out = {0};
    Error error;
    assert_true(file_read("01-new/program.out", 1 << 20, &out, &error));
    assert_string_equal(str_text(&out), "first\nother\n");
    str_deinit(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_lesson_is_true),
        cmocka_unit_test(an_output_is_stored),
        cmocka_unit_test(untruths_are_found),
        cmocka_unit_test(what_is_printed_can_be_taken_as_right),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
