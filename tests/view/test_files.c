// A program of several files: shown, changed, run together, and changed by other programs
// meanwhile.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "golden.h"
#include "kit.h"
#include "trace/store.h"
#include "view/app/app_parts.h"

static App app;
static char folder[64], main_path[96], helper_path[96];

static const char helper[] = "def double(n):\n"
                             "    return n + n\n";
static const char program[] = "import helper\n"
                              "for i in range(5):\n"
                              "    print(helper.double(i))\n";

static void write_file(const char *path, const char *text) {
    Error error;
    assert_true(file_write(path, text, strlen(text), &error));
}

static void file_is(const char *path, const char *expected) {
    Str text = {0};
    Error error;
    assert_true(file_read(path, 1 << 16, &text, &error));
    assert_string_equal(str_text(&text), expected);
    str_deinit(&text);
}

static int setup(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-files-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    setenv("XDG_STATE_HOME", folder, 1);
    snprintf(main_path, sizeof main_path, "%s/main.py", folder);
    snprintf(helper_path, sizeof helper_path, "%s/helper.py", folder);
    write_file(main_path, program);
    write_file(helper_path, helper);
    ViewConfig config = kit_config();
    config.program_path = main_path;
    config.depth = 2;
    config.keeps_progress = true;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    app_deinit(&app);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command); // NOLINT: the name is mkdtemp's
}

static void type(const char *text) {
    for (; *text; text++)
        kit_type(&app, (char[]){*text, '\0'});
}

static void text_is(const char *expected) {
    Str text = {0};
    edit_get_text(&app.edit, &text);
    assert_string_equal(str_text(&text), expected);
    str_deinit(&text);
}

static const char *output(int i) {
    uint32_t index = app.record->lists[TRACE_OUTPUTS].at[i];
    return trace_text(app.record, (StringId)trace_at(app.record, index)->value);
}

// The line that the cursor is at, as "helper.py:2".
static void is_at(const char *expected) {
    uint32_t rank = trace_list_rank(app.record, TRACE_LINES, (uint32_t)app.now.position);
    assert_true(rank > 0);
    const Event *e = trace_at(app.record, app.record->lists[TRACE_LINES].at[rank - 1]);
    SourceId source = trace_place(app.record, e->object)->object;
    const char *path = trace_text(app.record, (StringId)trace_source(app.record, source)->value);
    char at[64];
    snprintf(at, sizeof at, "%s:%d", strrchr(path, '/') + 1, trace_line(app.record, e->object));
    assert_string_equal(at, expected);
}

static void the_file_follows_unless_it_is_chosen(void **state) {
    (void)state;
    assert_int_equal(app.shown_source, 1);
    while (app.shown_source == 1)
        kit_key(&app, KEY_RIGHT, 0);
    is_at("helper.py:1"); // while it is imported
    kit_key(&app, KEY_PAGE_UP, MOD_CTRL);
    assert_int_equal(app.shown_source, 1);
    kit_key(&app, KEY_RIGHT, 0);
    kit_key(&app, KEY_LEFT, 0);
    assert_int_equal(app.shown_source, 1);
    kit_press(&app, "file.1", 132); // chosen once more: it follows again
    assert_int_equal(app.shown_source, 2);
    kit_press(&app, "file.1", 132);
    assert_int_equal(app.shown_source, 1);
}

// What is pointed at belongs to a run, and goes with it.
static void another_run_is_not_lit_by_what_was_pointed_at(void **state) {
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/short.py", folder);
    write_file(path, "pass\n");
    kit_key(&app, KEY_END, 0);
    for (int i = 0; i < 200 && app.kept.kind != VIEW_EVENT; i++)
        kit_type(&app, ";");
    assert_int_equal(app.kept.kind, VIEW_EVENT);
    assert_true(app_open_path(&app, path));
    assert_true(app.record->n <= 40);
    app_draw(&app); // looks at no event that this run has not
    assert_int_equal(app.kept.kind, 0);
    assert_int_equal(app.pointed.kind, 0);
}

// It is no program yet: its text is shown where it is wrong, to be mended and run.
static void what_does_not_parse_is_opened_where_it_is_wrong(void **state) {
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/wrong.py", folder);
    write_file(path, "print(1)\nfor i in range(3)\n    print(i)\n");
    assert_true(app_open_path(&app, path));
    assert_true(app.edit.is_open);
    assert_int_equal(app.edit.wrong.line, 2);
    assert_string_equal(app.edit.wrong.message, "expected ':'");
    app_draw(&app);
    type(":"); // the cursor is there
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    kit_wait(&app, SECOND);
    assert_false(app.edit.is_open);
    assert_true(app.record->codes.n > 1);
    assert_int_equal(trace_at(app.record, app.record->n - 1)->a, RUN_FINISHED);
}

// It would lie over what stands at the foot of a small window for ever.
static void what_was_wrong_is_said_until_one_goes_on(void **state) {
    (void)state;
    assert_false(app_open_path(&app, "/no/such/program.py"));
    assert_true(app.error.message[0] != '\0');
    kit_wait(&app, SECOND);
    assert_true(app.error.message[0] != '\0');
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.error.message[0], 0);
}

static void each_file_is_changed_and_all_are_run(void **state) {
    (void)state;
    assert_string_equal(output(2), "4\n");
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_END, MOD_CTRL);
    type("print('end')");
    kit_key(&app, KEY_PAGE_DOWN, MOD_CTRL);
    text_is(helper);
    kit_key(&app, KEY_END, MOD_CTRL);
    kit_key(&app, KEY_LEFT, 0);
    type(" + 1");
    kit_key(&app, KEY_PAGE_DOWN, MOD_CTRL); // round to the first
    assert_true(edit_is_changed(&app.edit));
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    kit_wait(&app, SECOND);
    assert_string_equal(output(2), "5\n");
    assert_string_equal(output(5), "end\n");
    file_is(helper_path, helper); // nothing was saved
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_PAGE_DOWN, MOD_CTRL);
    kit_key(&app, 's', MOD_CTRL);
    file_is(helper_path, "def double(n):\n    return n + n + 1\n");
    file_is(main_path, program);
}

static void an_error_in_another_file_is_shown(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_PAGE_DOWN, MOD_CTRL);
    kit_key(&app, KEY_END, 0);
    kit_key(&app, KEY_BACKSPACE, 0);
    kit_key(&app, KEY_PAGE_DOWN, MOD_CTRL);
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    assert_true(app.edit.is_open);
    assert_string_equal(app.edit.path, helper_path);
    assert_string_equal(app.edit.wrong.message, "expected ':'");
}

// Lines above it come and go; it is the same execution of the same line.
static void the_moment_stays(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) { // the fourth time
        kit_key(&app, KEY_RIGHT, 0);
        do
            kit_key(&app, KEY_RIGHT, 0);
        while (app.shown_source == 1);
    }
    while (app.shown_source == 2)
        kit_key(&app, KEY_RIGHT, 0);
    is_at("main.py:2");
    uint32_t outputs = app.now.models[0].now.n_outputs;
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_HOME, MOD_CTRL);
    type("for _ in range(9): pass");
    kit_key(&app, KEY_ENTER, 0);
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    is_at("main.py:3");
    assert_int_equal(app.now.models[0].now.n_outputs, outputs);
}

static void a_file_changed_elsewhere_is_taken_over(void **state) {
    (void)state;
    kit_key(&app, KEY_RIGHT, 0);
    kit_key(&app, KEY_RIGHT, 0);
    write_file(helper_path, "\ndef double(n):\n    return n * 10\n");
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(output(2), "20\n");
    is_at("helper.py:2");
    write_file(main_path, "import helper\nprint(helper.double(7))\n");
    app_input(&app, &(InputEvent){.kind = INPUT_FOCUS}); // at once
    kit_wait(&app, SECOND / 20);
    assert_string_equal(output(0), "70\n");
    write_file(main_path, "import helper\nprint(helper.double(\n"); // in the midst of it
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(output(0), "70\n");
    assert_true(strstr(app.error.message, "'(' was never closed"));
    write_file(main_path, "import helper\nprint(helper.double(8))\n");
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(output(0), "80\n");
    assert_string_equal(app.error.message, "");
}

static void what_cannot_be_read_any_more_is_said(void **state) {
    (void)state;
    assert_string_equal(output(2), "4\n");
    write_file(helper_path, "x = '\xff'\n");
    kit_wait(&app, 2 * SECOND);
    assert_true(strstr(app.error.message, "helper.py, line 1: SyntaxError: (unicode error)"));
    assert_string_equal(output(2), "4\n"); // the last run stays
    write_file(helper_path, "def double(n):\n    return n * 3\n");
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(output(2), "6\n");
    assert_string_equal(app.error.message, "");
    assert_int_equal(unlink(helper_path), 0);
    kit_wait(&app, 2 * SECOND);
    assert_true(strstr(app.error.message, "helper.py': No such file"));
    assert_string_equal(output(2), "6\n");
    write_file(helper_path, "def double(n):\n    return n * 3\n"); // as it was
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(app.error.message, "");
}

static void what_is_open_here_is_taken_over_too(void **state) {
    (void)state;
    kit_key(&app, 'e', 0); // nothing is unsaved
    write_file(main_path, "print(1)\n");
    kit_wait(&app, 2 * SECOND);
    text_is("print(1)\n");
    assert_null(app.edit.theirs);
    assert_string_equal(output(0), "1\n");
    kit_key(&app, 'z', MOD_CTRL); // it can be undone
    text_is(program);
    assert_true(edit_is_changed(&app.edit));
}

static void both_changed(bool takes_theirs) {
    kit_key(&app, 'e', 0);
    type("# mine");
    kit_key(&app, KEY_ENTER, 0);
    write_file(main_path, "print('theirs')\n");
    kit_wait(&app, 2 * SECOND);
    assert_non_null(app.edit.theirs);
    assert_string_equal(output(0), "0\n"); // nothing was run
    Pixels pixels = kit_pixels(&app);
    if (takes_theirs) golden_check("both-changed-dark-en-720", pixels);
    pixels_free(&pixels);
    kit_key(&app, takes_theirs ? 't' : 'k', MOD_CTRL);
    assert_null(app.edit.theirs);
    text_is(takes_theirs ? "print('theirs')\n"
                         : "# mine\nimport helper\nfor i in range(5):\n"
                           "    print(helper.double(i))\n");
    assert_int_equal(edit_is_changed(&app.edit), !takes_theirs);
    kit_wait(&app, 2 * SECOND);
    assert_null(app.edit.theirs); // it is asked once
}

static void theirs_is_taken(void **state) {
    (void)state;
    both_changed(true);
}

static void mine_is_kept(void **state) {
    (void)state;
    both_changed(false);
    kit_key(&app, 's', MOD_CTRL);
    Str text = {0};
    Error error;
    assert_true(file_read(main_path, 1 << 16, &text, &error));
    assert_memory_equal(text.text, "# mine", 6);
    str_deinit(&text);
}

// Not while it asks, nor where it has not been seen yet.
static void saving_writes_over_nobody(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    type("# mine");
    kit_key(&app, KEY_ENTER, 0);
    write_file(main_path, "print('theirs')\n");
    kit_key(&app, 's', MOD_CTRL);
    file_is(main_path, "print('theirs')\n");
    assert_non_null(app.edit.theirs);
    kit_key(&app, 's', MOD_CTRL);
    file_is(main_path, "print('theirs')\n");
    assert_true(edit_is_changed(&app.edit));
    kit_key(&app, 'k', MOD_CTRL);
    kit_key(&app, 's', MOD_CTRL);
    file_is(main_path, "# mine\nimport helper\nfor i in range(5):\n"
                       "    print(helper.double(i))\n");
    type("1");
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(unlink(main_path), 0); // nobody's work
    kit_key(&app, 's', MOD_CTRL);
    file_is(main_path, "# mine\n1\nimport helper\nfor i in range(5):\n"
                       "    print(helper.double(i))\n");
}

static void breakpoints_go_with_their_lines(void **state) {
    (void)state;
    kit_key(&app, KEY_DOWN, MOD_ALT);
    kit_key(&app, KEY_DOWN, MOD_ALT);
    kit_key(&app, 'b', 0);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_non_null(code_breakpoint_at(marks_of(&app.marks, main_path), 3));
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_HOME, MOD_CTRL);
    type("# above");
    kit_key(&app, KEY_ENTER, 0);
    assert_non_null(code_breakpoint_at(app.edit.marks, 4));
    kit_key(&app, KEY_DOWN, 0);
    kit_key(&app, KEY_F9, 0); // one more, in the editor
    assert_non_null(code_breakpoint_at(marks_of(&app.marks, main_path), 3)); // of what ran
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    const CodeMarks *marks = marks_of(&app.marks, main_path);
    assert_int_equal(marks->breakpoints.n, 2);
    assert_non_null(code_breakpoint_at(marks, 4));
    assert_non_null(code_breakpoint_at(marks, 3));
}

// ---- opening

static void drop(const char *path) {
    assert_true(app_input(&app, &(InputEvent){.kind = INPUT_DROP, .path = strdup(path)}));
    app_draw(&app);
}

static void what_is_dropped_is_opened(void **state) {
    (void)state;
    char path[160];
    snprintf(path, sizeof path, "%s/other.py", folder);
    write_file(path, "print('other')\n");
    drop(path);
    assert_string_equal(output(0), "other\n");
    snprintf(path, sizeof path, "%s/run.trace", folder);
    Error error;
    assert_true(trace_save(app.record, path, &error));
    drop(main_path);
    assert_string_equal(output(0), "0\n");
    drop(path); // a record
    assert_null(app.program);
    assert_string_equal(output(0), "other\n");
    kit_key(&app, 'e', 0); // which cannot be changed
    assert_false(app.edit.is_open);
    drop(LESSONS_DIR "/01-lazy-generator");
    assert_non_null(app.teach.lesson);
    drop(LESSONS_DIR "/02-delegating-channel/lesson.md"); // its folder
    assert_string_equal(app.teach.lesson->id, "02-delegating-channel");
    drop(folder); // no lesson: what was there stays
    assert_string_equal(app.teach.lesson->id, "02-delegating-channel");
    assert_true(*app.error.message);
    drop("/nowhere/at/all.py");
    assert_string_equal(app.error.message,
                        "cannot open '/nowhere/at/all.py': No such file or directory");
    drop(main_path);
    assert_null(app.teach.lesson);
}

static void what_was_opened_last_stands_on_the_shelf(void **state) {
    (void)state;
    char path[160];
    for (int i = 0; i < RECENT_MOST + 2; i++) {
        snprintf(path, sizeof path, "%s/p%d.py", folder, i);
        write_file(path, "print(1)\n");
        drop(path);
    }
    unlink(path); // the last one is gone, and not offered again
    drop(main_path);
    app_deinit(&app);
    ViewConfig config = kit_config();
    config.shows_shelf = true;
    config.keeps_progress = true;
    kit_open(&app, &config);
    assert_int_equal(app.recent.paths.n, RECENT_MOST - 1);
    assert_string_equal(app.recent.paths.at[0], main_path);
    Rect at;
    assert_true(kit_widget(&app, "recent.0", &at));
    kit_press(&app, "recent.0", at.y + at.h / 2);
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_string_equal(output(0), "0\n");
}

// The author writes while the window is open.
static void a_lesson_that_is_written_is_shown(void **state) {
    (void)state;
    char command[400], path[160];
    snprintf(command, sizeof command, "cp -r %s/01-lazy-generator %s/mine", LESSONS_DIR, folder);
    assert_int_equal(system(command), 0); // NOLINT: as above
    snprintf(path, sizeof path, "%s/mine", folder);
    drop(path);
    kit_wait(&app, 2 * SECOND);
    kit_key(&app, 'n', 0);
    uint64_t position = app.now.position;
    snprintf(command, sizeof command, "sed -i 's/^title: .*/title: Another name/' %s/lesson.md",
             path);
    assert_int_equal(system(command), 0); // NOLINT: as above
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(app.teach.lesson->texts[0].title, "Another name");
    assert_int_equal(app.now.position, position);
    snprintf(command, sizeof command, "sed -i 's/^title: .*/tilte: Wrong/' %s/lesson.md", path);
    assert_int_equal(system(command), 0); // NOLINT: as above
    kit_wait(&app, 2 * SECOND);
    assert_string_equal(app.teach.lesson->texts[0].title, "Another name"); // as it was
    assert_true(*app.error.message);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_file_follows_unless_it_is_chosen, setup, teardown),
        cmocka_unit_test_setup_teardown(another_run_is_not_lit_by_what_was_pointed_at, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_does_not_parse_is_opened_where_it_is_wrong, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_was_wrong_is_said_until_one_goes_on, setup, teardown),
        cmocka_unit_test_setup_teardown(each_file_is_changed_and_all_are_run, setup, teardown),
        cmocka_unit_test_setup_teardown(an_error_in_another_file_is_shown, setup, teardown),
        cmocka_unit_test_setup_teardown(the_moment_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_changed_elsewhere_is_taken_over, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_any_more_is_said, setup, teardown),
        cmocka_unit_test_setup_teardown(saving_writes_over_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_open_here_is_taken_over_too, setup, teardown),
        cmocka_unit_test_setup_teardown(theirs_is_taken, setup, teardown),
        cmocka_unit_test_setup_teardown(mine_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(breakpoints_go_with_their_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_dropped_is_opened, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_opened_last_stands_on_the_shelf, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lesson_that_is_written_is_shown, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
