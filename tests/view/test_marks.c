// Breakpoints, lines and folds of a program in the window, set and used as a person would.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "golden.h"
#include "kit.h"

static App app;
static char folder[64], path[96];

static const char helper[] = "def double(n):\n"
                             "    twice = n + n\n"
                             "    return twice\n";
static const char program[] = "import helper\n"
                              "\n"
                              "def show(i):\n"
                              "    value = helper.double(i)\n"
                              "    print(value)\n"
                              "\n"
                              "for i in range(5):\n"
                              "    show(i)\n"
                              "print('end')\n";

static void write_file(const char *name, const char *text) {
    char full[160];
    Error error;
    snprintf(full, sizeof full, "%s/%s", folder, name);
    assert_true(file_write(full, text, strlen(text), &error));
}

static void open_program(void) {
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = 2;
    config.keeps_progress = true;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
}

static int setup(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-marks-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    setenv("XDG_STATE_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/main.py", folder);
    write_file("helper.py", helper);
    write_file("main.py", program);
    open_program();
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

// The keyboard's line, from the program's first one.
static void choose_line(int line) {
    while (app.marks.line != line)
        kit_key(&app, app.marks.line > line ? KEY_UP : KEY_DOWN, MOD_ALT);
}

static void is_at(const char *file, int line) {
    const Event *e = trace_at(app.record, (uint32_t)app.now.position - 1);
    assert_int_equal(e->kind, EVENT_LINE);
    assert_int_equal(trace_line(app.record, e->object), line);
    SourceId source = trace_place(app.record, e->object)->object;
    const char *name = trace_text(app.record, (StringId)trace_source(app.record, source)->value);
    assert_string_equal(strrchr(name, '/') + 1, file);
}

static void is_value(const char *name, int64_t value) {
    const Model *model = &app.now.models[0];
    const ModelFrame *frame = model_running_frame(model);
    for (const ModelVariable *v = model_first_variable(model, frame); v;
         v = model_next_variable(model, v))
        if (strcmp(trace_text(app.record, v->name), name) == 0) {
            assert_int_equal(v->value, event_int_value(value));
            return;
        }
    fail_msg("there is no variable %s", name);
}

static void going_from_breakpoint_to_breakpoint(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'b', 0);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_int_equal(app.marks.line, 0);
    for (int i = 0; i < 5; i++) {
        kit_key(&app, 'g', 0);
        is_at("main.py", 5);
        is_value("i", i);
    }
    kit_key(&app, 'g', 0); // no further one: to the end
    assert_int_equal(app.now.position, cursor_end(&app.now));
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, KEY_END, 0); // which is not the beginning, though it takes no time
    assert_int_equal(app.now.position, cursor_end(&app.now));
    kit_key(&app, 'g', MOD_SHIFT);
    is_value("i", 4);
    kit_key(&app, 'g', MOD_SHIFT);
    is_value("i", 3);
    kit_key(&app, 'b', 0); // the line that the program is at
    kit_key(&app, 'g', 0);
    is_value("i", 3); // none is left, so it stays
}

static void playing_stops_there(void **state) {
    (void)state;
    choose_line(3);
    kit_key(&app, KEY_DOWN, MOD_ALT);
    kit_key(&app, 'b', 0);
    for (int grain = 0; grain < 2; grain++) { // by steps, and by time
        kit_key(&app, KEY_HOME, 0);
        app.speed = grain ? 6 : 2;
        kit_key(&app, ' ', 0);
        kit_wait(&app, 20 * SECOND);
        assert_false(app.is_playing);
        is_at("main.py", 4);
        is_value("i", 0);
    }
}

static void a_condition_is_asked(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    assert_non_null(app.marks.typing);
    type("value > 4 and helper.double(i) == value");
    kit_key(&app, KEY_ENTER, 0);
    assert_null(app.marks.typing);
    kit_wait(&app, SECOND);
    kit_key(&app, 'g', 0);
    is_at("main.py", 5);
    is_value("i", 3);
    kit_key(&app, 'g', 0);
    is_value("i", 4);
    kit_key(&app, 'g', MOD_SHIFT);
    is_value("i", 3);
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, ' ', 0); // playing asks, too
    kit_wait(&app, 20 * SECOND);
    is_value("i", 3);
}

// Its two buttons are reached as everything is.
static void a_condition_by_tab(void **state) {
    (void)state;
    const CodeMarks *marks = marks_of(&app.marks, path);
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    type("i == 2");
    kit_key(&app, KEY_TAB, MOD_SHIFT); // around to the last one
    assert_non_null(app.marks.typing);
    type("x"); // which is for nobody there
    kit_key(&app, KEY_ENTER, 0);
    assert_null(app.marks.typing);
    assert_int_equal(marks->breakpoints.n, 0);
    for (int i = 0; i < 2; i++) {
        kit_key(&app, 'b', MOD_SHIFT);
        type(i ? "True" : "i == 2");
        kit_key(&app, KEY_TAB, 0);
        kit_key(&app, KEY_TAB, 0);
        kit_key(&app, KEY_TAB, 0);
        type(" or i == 3"); // in the field again, at its end
        kit_key(&app, KEY_TAB, 0);
        kit_key(&app, i ? KEY_SPACE : KEY_ENTER, 0);
        assert_null(app.marks.typing);
        assert_int_equal(marks->breakpoints.n, 1);
    }
    assert_string_equal(marks->breakpoints.at[0].condition, "True or i == 3");
}

static void what_is_wrong_with_a_condition(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    type("value >");
    kit_key(&app, KEY_ENTER, 0);
    CodeMarks *marks = marks_of(&app.marks, path);
    assert_string_equal(code_breakpoint_at(marks, 5)->wrong, "SyntaxError: invalid syntax");
    kit_wait(&app, SECOND);
    for (int i = 0; i < 2; i++) { // it can never answer: it stops each time, by keys and playing
        kit_key(&app, 'g', 0);
        is_at("main.py", 5);
        is_value("i", i);
    }
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, ' ', 0);
    kit_wait(&app, 20 * SECOND);
    is_at("main.py", 5);
    is_value("i", 0);
    assert_false(app.is_playing);
    assert_string_equal(code_breakpoint_at(marks, 5)->wrong, "SyntaxError: invalid syntax");
    kit_key(&app, 'b', MOD_SHIFT); // what was typed is there to be bettered
    kit_key(&app, KEY_END, 0);
    type(" nobody");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_string_equal(code_breakpoint_at(marks, 5)->wrong,
                        "NameError: name 'nobody' is not defined");
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, 'g', 0); // it fails there: it stops
    is_at("main.py", 5);
    is_value("i", 0);
    kit_key(&app, 'b', MOD_SHIFT);
    kit_key(&app, 'a', MOD_CTRL);
    kit_key(&app, KEY_BACKSPACE, 0);
    type("False");
    kit_key(&app, KEY_ENTER, 0);
    assert_null(code_breakpoint_at(marks, 5)->wrong);
    kit_key(&app, 'b', MOD_SHIFT);
    type("True");
    kit_key(&app, KEY_ESCAPE, 0);
    assert_string_equal(code_breakpoint_at(marks, 5)->condition, "False");
}

static void running_to_a_line(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'k', 0);
    is_at("main.py", 5);
    is_value("i", 0);
    kit_key(&app, 'k', 0);
    is_value("i", 1);
    choose_line(1); // only behind: its first time
    kit_key(&app, 'k', 0);
    is_at("main.py", 1);
    kit_key(&app, KEY_ESCAPE, 0);
    kit_key(&app, KEY_RIGHT, 0);
    is_at("helper.py", 1); // the file follows
    assert_int_equal(app.shown_source, 2);
    choose_line(3);
    kit_key(&app, 'k', 0);
    is_at("helper.py", 3);
    kit_key(&app, 'j', 0);
    is_value("n", 1);
    kit_key(&app, 'j', MOD_SHIFT);
    is_value("n", 0);
}

static void an_endless_program_comes_to_its_line(void **state) {
    (void)state;
    app_deinit(&app);
    write_file("main.py", "n = 0\nwhile True:\n    n += 1\n    if n > 20000:\n        n = 0\n");
    open_program();
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    type("n > 20000");
    kit_key(&app, KEY_ENTER, 0);
    kit_key(&app, KEY_ESCAPE, 0);
    kit_key(&app, 'g', 0);
    assert_true(app.marks.is_looking);
    uint64_t looking = kit_picture(&app);
    app.marks.is_looking = false;
    assert_int_not_equal(kit_picture(&app), looking); // it is said
    kit_key(&app, 'g', 0);
    for (int i = 0; i < 10000 && app.marks.is_looking; i++)
        kit_wait(&app, SECOND / 60);
    is_at("main.py", 5);
}

static void they_are_there_the_next_time(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    type("i == 2");
    kit_key(&app, KEY_ENTER, 0);
    choose_line(4);
    kit_key(&app, 'z', 0);
    app_deinit(&app);
    open_program();
    const CodeMarks *marks = marks_of(&app.marks, path);
    assert_int_equal(marks->breakpoints.n, 1);
    assert_string_equal(marks->breakpoints.at[0].condition, "i == 2");
    assert_true(code_is_folded(&marks->folds, 3));
    kit_key(&app, 'g', 0);
    for (int i = 0; i < 100 && app.marks.is_looking; i++)
        kit_wait(&app, SECOND / 60);
    is_value("i", 2);
}

static void by_mouse(void **state) {
    (void)state;
    const CodeMarks *marks = marks_of(&app.marks, path);
    enum { PITCH = 16 }; // of the small window
    int y = 0;
    for (int at = 100; at < 240 && !y; at += 4) { // the first line of code
        kit_mouse(&app, INPUT_MOUSE_MOVE, 200, at);
        if (app.pointed.kind == VIEW_LINE && app.pointed.id == 1) y = at;
    }
    assert_true(y > 0);
    kit_click(&app, 40, y + 4 * PITCH); // the margin
    assert_non_null(code_breakpoint_at(marks, 5));
    kit_click(&app, 40, y + 4 * PITCH);
    assert_null(code_breakpoint_at(marks, 5));
    kit_click(&app, 140, y + 2 * PITCH); // beside the number
    assert_true(code_is_folded(&marks->folds, 3));
    kit_click(&app, 140, y + 2 * PITCH);
    assert_false(code_is_folded(&marks->folds, 3));
    kit_click(&app, 122, y + 4 * PITCH); // the number
    is_at("main.py", 5);
}

static void pictures(void **state) {
    (void)state;
    choose_line(5);
    kit_key(&app, 'b', MOD_SHIFT);
    type("value > 4");
    kit_key(&app, KEY_ENTER, 0);
    choose_line(8);
    kit_key(&app, 'b', 0);
    choose_line(9);
    kit_key(&app, 'b', MOD_SHIFT);
    type("nobody");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    kit_key(&app, KEY_ESCAPE, 0);
    kit_key(&app, 'g', 0);
    Pixels pixels = kit_pixels(&app);
    golden_check("marks-dark-en-720", pixels);
    pixels_free(&pixels);
    app.w = 1920, app.h = 1080;
    app.is_dark = false;
    kit_key(&app, 'l', 0);
    choose_line(4);
    kit_key(&app, 'z', 0);
    choose_line(8);
    kit_key(&app, 'b', MOD_SHIFT);
    type("i in (1, 2)");
    pixels = kit_pixels(&app);
    golden_check("marks-light-ru-1080", pixels);
    pixels_free(&pixels);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(going_from_breakpoint_to_breakpoint, setup, teardown),
        cmocka_unit_test_setup_teardown(playing_stops_there, setup, teardown),
        cmocka_unit_test_setup_teardown(a_condition_is_asked, setup, teardown),
        cmocka_unit_test_setup_teardown(a_condition_by_tab, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_wrong_with_a_condition, setup, teardown),
        cmocka_unit_test_setup_teardown(running_to_a_line, setup, teardown),
        cmocka_unit_test_setup_teardown(an_endless_program_comes_to_its_line, setup, teardown),
        cmocka_unit_test_setup_teardown(they_are_there_the_next_time, setup, teardown),
        cmocka_unit_test_setup_teardown(by_mouse, setup, teardown),
        cmocka_unit_test_setup_teardown(pictures, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
