// Editing as a person does it: keys, mouse, undo, indentation, searching.
#include "../base/test.h"

#include <stdlib.h>
#include <string.h>

#include "gui/editor.h"

static char clipped[256];
static void clip_set(void *data, const char *text) {
    (void)data;
    strncpy(clipped, text, sizeof clipped - 1);
}
static char *clip_get(void *data) {
    (void)data;
    return strdup(clipped);
}
static const EditorClipboard clipboard = {NULL, clip_set, clip_get};

static int setup(void **state) {
    *state = editor_new(&clipboard);
    return 0;
}
static int teardown(void **state) {
    editor_free(*state);
    return 0;
}

static void set(Editor *e, const char *text) {
    editor_set_text(e, text, strlen(text));
}
static void key(Editor *e, int code, int mods) {
    assert_true(editor_input(e, &(InputEvent){.kind = INPUT_KEY, .key = code, .mods = mods}));
}
static void type(Editor *e, const char *text) {
    for (; *text; text++) {
        InputEvent event = {.kind = INPUT_TEXT, .text = {*text}};
        if (*text == '\n')
            key(e, KEY_ENTER, 0);
        else
            assert_true(editor_input(e, &event));
    }
}
static void is(Editor *e, const char *text) {
    Str out = {0};
    editor_get_text(e, &out);
    assert_string_equal(str_text(&out), text);
    str_deinit(&out);
}
static void is_at(Editor *e, int line, int col) {
    EditorPlace place = editor_cursor(e);
    if (place.line != line || place.col != col)
        fail_msg("at %d:%d, not %d:%d", place.line, place.col, line, col);
}

static void text_is_kept(void **state) {
    Editor *e = *state;
    set(e, "a\r\nпривет\n");
    is(e, "a\nпривет\n");
    assert_int_equal(editor_n_lines(e), 3);
    assert_int_equal(editor_line(e, 1).n, 6);
    assert_int_equal(editor_line(e, 2).n, 0);
    set(e, "");
    assert_int_equal(editor_n_lines(e), 1);
}

static void typing_indents_as_python_does(void **state) {
    Editor *e = *state;
    type(e, "def f(x):\nreturn x\nf(1)");
    is(e, "def f(x):\n    return x\nf(1)");
    set(e, "");
    type(e, "while True:\nif x:\nbreak\ny = {1:\n2}");
    is(e, "while True:\n    if x:\n        break\n    y = {1:\n        2}");
    set(e, "    a");
    key(e, KEY_ENTER, 0); // in front of the indentation: nothing to copy
    is(e, "\n    a");
    set(e, "a\n        b");
    editor_select(e, (EditorPlace){1, 8}, (EditorPlace){1, 8});
    key(e, KEY_BACKSPACE, 0);
    is(e, "a\n    b");
    key(e, KEY_BACKSPACE, 0);
    is(e, "a\nb");
    key(e, KEY_BACKSPACE, 0);
    is(e, "ab");
}

// Also over lines that are shorter, or empty; the column is remembered.
static void up_and_down(void **state) {
    Editor *e = *state;
    set(e, "def f():\n\n    x = 1\ny\n    z = 2");
    editor_press(e, (EditorPlace){0, 6}, 1, false);
    static const EditorPlace down[] = {{1, 0}, {2, 6}, {3, 1}, {4, 6}};
    for (int i = 0; i < 4; i++) {
        key(e, KEY_DOWN, 0);
        is_at(e, down[i].line, down[i].col);
    }
    for (int i = 2; i >= 0; i--) {
        key(e, KEY_UP, 0);
        is_at(e, down[i].line, down[i].col);
    }
    key(e, KEY_UP, 0);
    is_at(e, 0, 6);
}

static void undo_and_redo(void **state) {
    Editor *e = *state;
    uint64_t first = editor_revision(e);
    type(e, "if x:\npass");
    assert_true(editor_revision(e) > first);
    for (int i = 0; i < 20; i++)
        editor_undo(e);
    is(e, "");
    for (int i = 0; i < 20; i++)
        key(e, 'z', MOD_CTRL | MOD_SHIFT);
    is(e, "if x:\n    pass");
    key(e, 'a', MOD_CTRL);
    key(e, KEY_TAB, 0);
    is(e, "    if x:\n        pass");
    key(e, 'z', MOD_CTRL); // one step takes all lines back
    is(e, "if x:\n    pass");
    key(e, 'y', MOD_CTRL);
    is(e, "    if x:\n        pass");
}

static void lines_are_changed_together(void **state) {
    Editor *e = *state;
    set(e, "a\n\n  b\nc");
    editor_select(e, (EditorPlace){0, 0}, (EditorPlace){3, 0}); // c is not selected
    key(e, '/', MOD_CTRL);
    is(e, "# a\n\n  # b\nc");
    key(e, '/', MOD_CTRL);
    is(e, "a\n\n  b\nc");
    key(e, KEY_TAB, 0);
    is(e, "    a\n\n      b\nc");
    key(e, KEY_TAB, MOD_SHIFT);
    key(e, KEY_TAB, MOD_SHIFT);
    is(e, "a\n\nb\nc");
    editor_select(e, (EditorPlace){3, 1}, (EditorPlace){3, 1});
    key(e, KEY_TAB, 0); // to the next column that four divides
    is(e, "a\n\nb\nc   ");
}

static void the_clipboard(void **state) {
    Editor *e = *state;
    set(e, "one\ntwo\n");
    editor_select(e, (EditorPlace){0, 0}, (EditorPlace){0, 3});
    key(e, 'c', MOD_CTRL);
    assert_string_equal(clipped, "one");
    key(e, KEY_END, MOD_CTRL);
    key(e, 'v', MOD_CTRL);
    is(e, "one\ntwo\none");
    editor_press(e, (EditorPlace){1, 1}, 1, false);
    key(e, 'x', MOD_CTRL); // nothing is selected: the line
    is(e, "one\none");
    assert_string_equal(clipped, "two\n");
    editor_undo(e);
    is(e, "one\ntwo\none");
}

static void moving_and_selecting(void **state) {
    Editor *e = *state;
    set(e, "  первая строка\nsecond_word here\n");
    key(e, KEY_HOME, 0);
    is_at(e, 0, 2);
    key(e, KEY_HOME, 0);
    is_at(e, 0, 0);
    key(e, KEY_RIGHT, MOD_CTRL);
    is_at(e, 0, 2);
    key(e, KEY_END, 0);
    is_at(e, 0, 15);
    key(e, KEY_DOWN, 0);
    is_at(e, 1, 15);
    editor_press(e, (EditorPlace){1, 3}, 2, false);
    EditorPlace from, to;
    assert_true(editor_selection(e, &from, &to));
    assert_int_equal(from.col, 0);
    assert_int_equal(to.col, 11);
    editor_press(e, (EditorPlace){0, 9}, 1, true);
    assert_true(editor_selection(e, &from, &to));
    assert_int_equal(from.line, 0);
    assert_int_equal(from.col, 9);
    editor_press(e, (EditorPlace){1, 3}, 3, false);
    type(e, "x");
    is(e, "  первая строка\nx");
    editor_press(e, (EditorPlace){0, 2}, 1, false);
    editor_drag(e, (EditorPlace){0, 9});
    type(e, "1");
    is(e, "  1строка\nx");
    editor_press(e, (EditorPlace){99, 99}, 1, false); // below the text
    is_at(e, 1, 1);
}

static void searching(void **state) {
    Editor *e = *state;
    set(e, "sleep Sleep sleeper\nСон сон\n");
    EditorSearch search = {.text = "sleep"};
    int rank;
    assert_int_equal(editor_count(e, &search, &rank), 3);
    assert_int_equal(rank, 0);
    assert_true(editor_find(e, &search, true));
    is_at(e, 0, 5);
    assert_true(editor_find(e, &search, true));
    assert_int_equal(editor_count(e, &search, &rank), 3);
    assert_int_equal(rank, 2);
    assert_true(editor_find(e, &search, false));
    is_at(e, 0, 5);
    assert_true(editor_find(e, &search, false)); // round the end
    is_at(e, 0, 17);
    search.whole_words = true;
    assert_int_equal(editor_count(e, &search, &rank), 2);
    search.matches_case = true;
    assert_int_equal(editor_count(e, &search, &rank), 1);
    int cols[4];
    assert_int_equal(editor_matches(e, &(EditorSearch){.text = "СОН"}, 1, cols, 4), 2);
    assert_int_equal(cols[1], 4);
    assert_false(editor_find(e, &(EditorSearch){.text = "wake"}, true));
    assert_int_equal(editor_replace_all(e, &search, "nap"), 1);
    is(e, "nap Sleep sleeper\nСон сон\n");
    editor_undo(e);
    is(e, "sleep Sleep sleeper\nСон сон\n");
}

// Whatever is done at random, undoing all of it gives the first text back.
static void random_edits_are_undone(void **state) {
    Editor *e = *state;
    const char *first = "def f():\n    a\n\n    b\n";
    static const int keys[] = {KEY_ENTER, KEY_TAB,  KEY_BACKSPACE, KEY_DELETE, KEY_LEFT,
                               KEY_RIGHT, KEY_DOWN, KEY_UP,        KEY_HOME,   KEY_END};
    set(e, first);
    unsigned seed = 7;
    for (int i = 0; i < 1500; i++) {
        seed = seed * 1103515245 + 12345;
        unsigned pick = seed >> 16;
        int mods = (pick & 3) == 0 ? MOD_SHIFT : 0;
        if (pick % 16 < 10)
            key(e, keys[pick % 10], mods);
        else if (pick % 16 < 14)
            type(e, pick & 256 ? ":" : "ab");
        else
            key(e, '/', MOD_CTRL);
        EditorPlace at = editor_cursor(e);
        assert_true(at.line >= 0 && at.line < editor_n_lines(e));
        assert_true(at.col >= 0 && at.col <= editor_line(e, at.line).n);
    }
    for (int i = 0; i < 4000; i++)
        editor_undo(e);
    is(e, first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(typing_indents_as_python_does, setup, teardown),
        cmocka_unit_test_setup_teardown(up_and_down, setup, teardown),
        cmocka_unit_test_setup_teardown(undo_and_redo, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_are_changed_together, setup, teardown),
        cmocka_unit_test_setup_teardown(the_clipboard, setup, teardown),
        cmocka_unit_test_setup_teardown(moving_and_selecting, setup, teardown),
        cmocka_unit_test_setup_teardown(searching, setup, teardown),
        cmocka_unit_test_setup_teardown(random_edits_are_undone, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
