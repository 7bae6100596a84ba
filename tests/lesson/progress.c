// What was seen and answered is there the next day.
#include "../base/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lesson/progress.h"

static char path[64];

static int setup(void **state) {
    (void)state;
    strcpy(path, "/tmp/simul-progress-XXXXXX");
    if (!mkdtemp(path)) return -1;
    strcat(path, "/a/b/progress");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    char command[128];
    *strstr(path, "/a/b") = '\0';
    snprintf(command, sizeof command, "rm -rf %s", path);
    return system(command); // NOLINT: the name is mkdtemp's
}

static const LessonMoment made = {.target = {.mark = "made", .occurrence = 1}};
static const LessonMoment again = {.target = {.mark = "made", .occurrence = 2}};

static void it_is_kept(void **state) {
    (void)state;
    Progress progress = {0};
    assert_true(progress_see(&progress, "01-a", &made));
    assert_false(progress_see(&progress, "01-a", &made));
    progress_answer(&progress, "01-a", true);
    progress_answer(&progress, "01-a", false);
    progress_open(&progress, "02-b");
    Error error;
    assert_true(progress_save(&progress, path, &error));
    progress_deinit(&progress);

    progress_load(&progress, path);
    assert_string_equal(progress.last, "02-b");
    assert_int_equal(progress.lessons.n, 2);
    const ProgressLesson *lesson = progress_find(&progress, "01-a");
    assert_int_equal(lesson->n_asked, 2);
    assert_int_equal(lesson->n_right, 1);
    assert_true(progress_has_seen(lesson, &made));
    assert_false(progress_has_seen(lesson, &again));
    assert_false(progress_has_seen(NULL, &made));
    LessonMoment both[] = {made, again};
    LessonText text = {.moments = both, .n_moments = 2};
    assert_int_equal(progress_count(lesson, &text), 1);
    assert_int_equal(progress_count(progress_find(&progress, "03-c"), &text), 0);
    progress_deinit(&progress);
}

static void a_broken_file_is_a_new_beginning(void **state) {
    (void)state;
    static const char *const broken[] = {
        "",     "\n\n \n",        "lesson",
        "last", "\xFF\x00\x01 x", "lesson a -1 99999999999 k k\nlesson a 1 1\nwhat is this"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Error error;
        Progress progress = {0};
        assert_true(progress_save(&progress, path, &error)); // makes the folders
        assert_true(file_write(path, broken[i], strlen(broken[i]), &error));
        progress_load(&progress, path);
        for (size_t k = 0; k < progress.lessons.n; k++)
            assert_int_equal(progress.lessons.at[k].n_right, 0);
        progress_deinit(&progress);
    }
    Progress progress;
    progress_load(&progress, "/nowhere/at/all");
    assert_int_equal(progress.lessons.n, 0);
    progress_load(&progress, NULL);
    Error error;
    assert_false(progress_save(&progress, "/proc/nowhere/progress", &error));
    progress_deinit(&progress);
}

static void changes_that_were_made_are_kept(void **state) {
    (void)state;
    Progress progress = {0};
    assert_true(progress_try(&progress, "01-first", "wakes up"));
    assert_false(progress_try(&progress, "01-first", "wakes up"));
    const ProgressLesson *lesson = progress_find(&progress, "01-first");
    assert_true(progress_has_tried(lesson, "wakes up"));
    assert_false(progress_has_tried(lesson, "asleep"));
    assert_false(progress_has_tried(NULL, "asleep"));
    progress_deinit(&progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_that_were_made_are_kept),
        cmocka_unit_test_setup_teardown(it_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(a_broken_file_is_a_new_beginning, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
