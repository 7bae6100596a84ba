// A program is changed in the window and run again, as a person would do it.
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

static App app;
static char folder[64], path[96];

static const char program[] = "for i in range(3):\n    print(i)\nprint('end')\n";

static void open_program(bool keeps) {
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = 1;
    config.keeps_progress = keeps;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
}

static int setup(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-edit-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    setenv("XDG_STATE_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/count.py", folder);
    Error error;
    if (!file_write(path, program, strlen(program), &error)) return -1;
    open_program(true);
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

static int n_outputs(void) {
    return (int)app.record->lists[TRACE_OUTPUTS].n;
}

// Where the draft cannot be kept it is said at once, and the text stays.
static void a_draft_without_a_place(void **state) {
    (void)state;
    setenv("XDG_STATE_HOME", "/dev/null", 1);
    kit_key(&app, 'e', 0);
    type("x");
    kit_wait(&app, SECOND);
    static const char said[] = "what is not saved would not survive a crash: "
                               "cannot write '/dev/null/simul/drafts/";
    assert_memory_equal(app.error.message, said, sizeof said - 1);
    uint64_t warned = kit_picture(&app);
    app.error.message[0] = '\0';
    assert_int_not_equal(kit_picture(&app), warned); // over the editor's bar, too
    setenv("XDG_STATE_HOME", folder, 1);
}

static void a_change_is_run(void **state) {
    (void)state;
    int before = n_outputs();
    for (int i = 0; i < 4; i++)
        kit_key(&app, KEY_RIGHT, 0);
    uint64_t line = cursor_rank(&app.now, GRAIN_LINE);
    uint64_t watched = kit_picture(&app);
    kit_key(&app, 'e', 0);
    text_is(program); // the key that opened the editor was not typed
    assert_true(kit_picture(&app) != watched);
    kit_key(&app, KEY_END, MOD_CTRL);
    type("print(7)");
    assert_true(edit_is_changed(&app.edit));
    kit_key(&app, KEY_ENTER, MOD_CTRL);
    kit_wait(&app, SECOND);
    assert_false(app.edit.is_open);
    assert_true(n_outputs() > before);
    assert_int_equal(cursor_rank(&app.now, GRAIN_LINE), line); // the same moment
    kit_key(&app, 'e', 0);
    kit_key(&app, 'z', MOD_CTRL); // the editor still knows
    for (int i = 0; i < 10; i++)
        kit_key(&app, 'z', MOD_CTRL);
    text_is(program);
}

static void an_error_is_said_and_not_run(void **state) {
    (void)state;
    int before = n_outputs();
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_END, MOD_CTRL);
    type("if x");
    assert_string_equal(app.edit.wrong.kind, "SyntaxError");
    assert_string_equal(app.edit.wrong.message, "expected ':'");
    assert_int_equal(app.edit.wrong.line, 4);
    kit_key(&app, KEY_HOME, MOD_CTRL);
    kit_key(&app, KEY_ENTER, MOD_CTRL); // goes to the error instead
    assert_true(app.edit.is_open);
    assert_int_equal(editor_cursor(app.edit.editor).line, 3);
    assert_int_equal(n_outputs(), before);
    kit_key(&app, KEY_END, 0);
    type(": pass");
    assert_null(app.edit.wrong.kind);
}

// Some errors have a line, and no column: their line is marked from its first word.
static void an_error_may_have_no_column(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    kit_key(&app, KEY_END, MOD_CTRL);
    type("  y");
    assert_string_equal(app.edit.wrong.message, "unexpected indent");
    assert_true(app.edit.wrong.col < 0);
    assert_int_equal(app.ui.n_overflows, 0);
}

static void it_is_saved(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    type("# "); // at the very beginning
    kit_key(&app, 's', MOD_CTRL);
    assert_false(edit_is_changed(&app.edit));
    Str text = {0};
    Error error;
    assert_true(file_read(path, 1 << 16, &text, &error));
    assert_memory_equal(text.text, "# for i", 7);
    str_deinit(&text);
}

// What was typed is there again, whatever happened to the window.
static void nothing_typed_is_lost(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    type("x = 1");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND / 10); // the window is not closed: it is killed, so to speak
    App killed = app;
    open_program(true);
    kit_key(&app, 'e', 0);
    assert_true(edit_is_changed(&app.edit));
    char expected[128];
    snprintf(expected, sizeof expected, "x = 1\n%s", program);
    text_is(expected);
    kit_key(&app, 'z', MOD_CTRL); // as one change
    text_is(program);
    assert_false(edit_is_changed(&app.edit));
    app_deinit(&killed);
}

// It is said before anybody asks for it, and can be thrown away, and brought back.
static void what_is_found_is_said(void **state) {
    (void)state;
    Rect seen;
    assert_false(kit_widget(&app, "found.open", &seen));
    kit_key(&app, 'e', 0);
    type("x = 1");
    kit_wait(&app, SECOND / 10);
    App killed = app;
    for (int round = 0; round < 2; round++) {
        open_program(true);
        assert_true(kit_widget(&app, "found.open", &seen));
        kit_press(&app, "found.discard", seen.y + seen.h / 2);
        assert_false(kit_widget(&app, "found.open", &seen));
        if (round == 0) {
            assert_true(kit_widget(&app, "found.discard", &seen));
            kit_press(&app, "found.discard", seen.y + seen.h / 2); // after all, it is wanted
            assert_true(kit_widget(&app, "found.open", &seen));
            kit_key(&app, KEY_ESCAPE, 0);
            assert_false(kit_widget(&app, "found.open", &seen));
            app_deinit(&app);
            open_program(true);
            assert_true(kit_widget(&app, "found.open", &seen));
            kit_press(&app, "found.open", seen.y + seen.h / 2);
            assert_true(app.edit.is_open && edit_is_changed(&app.edit));
            assert_false(kit_widget(&app, "found.open", &seen));
        }
        app_deinit(&app);
    }
    open_program(true);
    assert_false(kit_widget(&app, "found.open", &seen));
    kit_key(&app, 'e', 0);
    text_is(program);
    app_deinit(&killed);
}

// It leaves the smallest window two lines of the program; what comes next is one of them.
static void the_line_that_comes_next_is_seen(void **state) {
    (void)state;
    static const char timed[] = "import asyncio\na = 1\nb = 2\nc = 3\nd = 4\n"
                                "asyncio.run(asyncio.sleep(1))\n";
    Error error;
    assert_true(file_write(path, timed, sizeof timed - 1, &error));
    app_deinit(&app);
    open_program(true);
    kit_key(&app, 'e', 0);
    type("x = 1");
    kit_wait(&app, SECOND / 10);
    App killed = app;
    open_program(true);
    app.w = 640, app.h = 360;
    for (int i = 0; i < 5; i++) {
        kit_key(&app, KEY_RIGHT, 0);
        Rect found;
        assert_true(kit_widget(&app, "found.open", &found));
        Pixels pixels = kit_pixels(&app);
        int n = 0; // of the line's tint
        for (int y = 0; y < found.y; y++)
            for (int x = 0; x < pixels.w; x++)
                n += (pixels.at[(ptrdiff_t)y * pixels.stride + x] & 0xFFFFFF) == 0x332C1A;
        pixels_free(&pixels);
        if (n < 100) fail_msg("step %d: the line is not seen", i + 1);
    }
    app_deinit(&killed);
}

static void searching(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    kit_key(&app, 'f', MOD_CTRL);
    type("print");
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(editor_cursor(app.edit.editor).line, 2);
    text_is(program);
    kit_key(&app, KEY_ESCAPE, 0); // the search, then the editor
    assert_true(app.edit.is_open);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.edit.is_open);
}

static void the_mouse_puts_the_cursor(void **state) {
    (void)state;
    kit_key(&app, 'e', 0);
    int x;
    assert_true(kit_find(&app, "editor", 240, &x));
    kit_click(&app, 500, 167); // far right in the second line
    EditorPlace at = editor_cursor(app.edit.editor);
    assert_int_equal(at.col, editor_line(app.edit.editor, at.line).n);
    type("  # here");
    assert_true(edit_is_changed(&app.edit));
    kit_press(&app, "edit.run", 700);
    assert_false(app.edit.is_open);
}

static char *board; // what a clipboard holds; owned

static void set_board(void *data, const char *text) {
    (void)data;
    free(board);
    board = strdup(text);
}
static char *get_board(void *data) {
    (void)data;
    return board ? strdup(board) : NULL;
}

static void press(const char *id) {
    Rect seen;
    if (!kit_widget(&app, id, &seen)) fail_msg("there is no '%s'", id);
    kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
}

// Nothing of editing needs a key but what is typed: in small windows, in both languages.
static void the_mouse_edits_alone(void **state) {
    (void)state;
    app.clipboard = (EditorClipboard){NULL, set_board, get_board};
    for (int i = 0; i < 4; i++) {
        app.w = i < 2 ? 1280 : 640, app.h = i < 2 ? 720 : 360;
        kit_key(&app, 'e', 0);
        kit_click(&app, 84, 154); // the first line
        press("edit-cut");
        text_is("    print(i)\nprint('end')\n");
        press("edit-undo");
        text_is(program);
        press("edit-redo");
        text_is("    print(i)\nprint('end')\n");
        kit_click(&app, 84, 154);
        press("edit-paste");
        text_is(program);
        kit_click(&app, 84, 186);
        press("edit-copy");
        assert_string_equal(board, "print('end')\n");
        press("edit-find");
        assert_true(app.edit.find.is_open);
        press("find.replace");
        assert_true(app.edit.find.replaces);
        press("find.close");
        assert_false(app.edit.find.is_open);
        press("edit.leave");
        assert_false(app.edit.is_open);
        kit_key(&app, 'l', 0);
    }
    free(board);
    board = NULL;
}

static void pictures(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        app.w = i ? 1280 : 1920, app.h = i ? 720 : 1080;
        app.is_dark = i;
        if (i) kit_key(&app, 'l', 0);
        kit_key(&app, 'e', 0);
        if (!i) {
            kit_key(&app, KEY_DOWN, 0);
            kit_key(&app, KEY_END, 0);
            kit_key(&app, KEY_ENTER, 0);
            type("if i");
        }
        Pixels pixels = kit_pixels(&app);
        golden_check(i ? "edit-dark-ru-720" : "edit-light-en-1080", pixels);
        pixels_free(&pixels);
        kit_key(&app, KEY_ESCAPE, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_draft_without_a_place, setup, teardown),
        cmocka_unit_test_setup_teardown(a_change_is_run, setup, teardown),
        cmocka_unit_test_setup_teardown(an_error_is_said_and_not_run, setup, teardown),
        cmocka_unit_test_setup_teardown(an_error_may_have_no_column, setup, teardown),
        cmocka_unit_test_setup_teardown(it_is_saved, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_found_is_said, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_typed_is_lost, setup, teardown),
        cmocka_unit_test_setup_teardown(the_line_that_comes_next_is_seen, setup, teardown),
        cmocka_unit_test_setup_teardown(searching, setup, teardown),
        cmocka_unit_test_setup_teardown(the_mouse_puts_the_cursor, setup, teardown),
        cmocka_unit_test_setup_teardown(the_mouse_edits_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(pictures, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
