// What is seen of a file, and what a person has put on its lines.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/code/code_marks.h"
#include "view/code/code_slide.h"

static const char program[] = "import os\n"
                              "\n"
                              "class Box:\n"
                              "    def put(self,\n"
                              "            thing):\n"
                              "        if thing:\n"
                              "            self.thing = thing\n"
                              "\n"
                              "    # between\n"
                              "    async def get(self):\n"
                              "        return self.thing\n"
                              "\n"
                              "def one(): pass\n"
                              "print(os)\n";

static void rows_are(const CodeRows *rows, const int (*expected)[2], size_t n) {
    assert_int_equal(rows->n, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(rows->at[i].line, expected[i][0]);
        assert_int_equal(rows->at[i].n_hidden, expected[i][1]);
    }
}

static void blocks(void **state) {
    (void)state;
    CodeText *code = code_text_of("box.py", program);
    assert_int_equal(code->blocks.n, 3); // what stands in one line is none
    static const CodeBlock expected[] = {{3, 4, 11}, {4, 6, 7}, {10, 11, 11}};
    assert_memory_equal(code->blocks.at, expected, sizeof expected);
    assert_int_equal(code_block_at(code, 7)->line, 4);
    assert_int_equal(code_block_at(code, 8)->line, 3);
    assert_null(code_block_at(code, 1));
    code_text_free(code);
    code = code_text_of("half.py", "def f():\n    x = (1,\n"); // while it is typed
    assert_int_equal(code->blocks.n, 1);
    code_text_free(code);
}

static void folding(void **state) {
    (void)state;
    CodeText *code = code_text_of("box.py", program);
    CodeFolds folds = {0};
    CodeRows rows = {0};
    code_rows(code, &folds, &rows);
    assert_int_equal(rows.n, 14);
    code_fold(&folds, 4, true);
    code_fold(&folds, 10, true);
    code_rows(code, &folds, &rows);
    static const int two[][2] = {{1, 0}, {2, 0},  {3, 0},  {4, 0},  {5, 2}, {8, 0},
                                 {9, 0}, {10, 1}, {12, 0}, {13, 0}, {14, 0}};
    rows_are(&rows, two, 11);
    assert_int_equal(code_row_of(&rows, 7), 4);
    code_fold(&folds, 3, true); // what is inside keeps its own
    code_rows(code, &folds, &rows);
    static const int whole[][2] = {{1, 0}, {2, 0}, {3, 8}, {12, 0}, {13, 0}, {14, 0}};
    rows_are(&rows, whole, 6);
    code_fold(&folds, 3, false);
    code_rows(code, &folds, &rows);
    assert_int_equal(rows.n, 11);
    vec_deinit(&rows);
    vec_deinit(&folds);
    code_text_free(code);
}

// ---- before a class

static bool has_room(void *context, const CodeRows *rows, bool is_worth) {
    (void)is_worth;
    return rows->n <= *(size_t *)context;
}

static void slide_is(size_t room, const int *lines, size_t n, const int *expected) {
    CodeText *code = code_text_of("box.py", program);
    CodeRows rows = {0};
    code_slide_rows(&(CodeSlide){code, lines, n, n > 0, has_room, &room}, &rows);
    size_t i = 0;
    for (; i < rows.n && expected[i]; i++)
        assert_int_equal(rows.at[i].line, expected[i]);
    assert_int_equal(i, rows.n);
    assert_int_equal(expected[i], 0);
    vec_deinit(&rows);
    code_text_free(code);
}

// What tells most comes first: the current line, the headers of what it is in and, if it is short,
// all of it; where somebody else is, and the headers there; the rest. An empty line never does.
static void a_class_sees_what_tells_most(void **state) {
    (void)state;
    static const int two[] = {7, 11}, module[] = {14};
    slide_is(1, two, 2, (const int[]){7, 0}); // without the header of 11, which is not there
    slide_is(2, two, 2, (const int[]){7, 11, 0});
    slide_is(4, two, 2, (const int[]){4, 5, 6, 7, 0}); // a short function before who is elsewhere
    slide_is(5, two, 2, (const int[]){4, 5, 6, 7, 11, 0});
    slide_is(6, two, 2, (const int[]){4, 5, 6, 7, 10, 11, 0});
    slide_is(3, module, 1, (const int[]){1, 13, 14, 0});
    slide_is(3, NULL, 0, (const int[]){1, 3, 4, 0}); // nobody is anywhere: how it begins
    slide_is(20, two, 2, (const int[]){1, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 0});
}

static void part_is(EventSpan span, int n_cells, const char *text, int from, int to) {
    CodeText *code = code_text_of("a.py", "if x:\n    naïve = await read(store, key) + 1\n");
    Arena arena = {0};
    CodePart part = code_line_part(&arena, code, 2, span, n_cells);
    assert_string_equal(part.text, text);
    assert_int_equal(part.from, from);
    assert_int_equal(part.to, to);
    arena_deinit(&arena);
    code_text_free(code);
}

// A line that is too long begins where the place in it can be seen; columns are bytes.
static void of_a_long_line_the_place_is_seen(void **state) {
    (void)state;
    const EventSpan read = {2, 19, 2, 35}, none = {0}, all = {2, 4, 2, 39};
    part_is(read, 60, "naïve = await read(store, key) + 1", 14, 30);
    part_is(read, 31, "naïve = await read(store, key) + 1", 14, 30);
    part_is(read, 24, "…await read(store, key) + 1", 7, 23);
    part_is(read, 10, "…read(store, key) + 1", 1, 10);
    part_is(none, 10, "naïve = await read(store, key) + 1", 0, 0);
    part_is(all, 10, "…naïve = await read(store, key) + 1", 1, 10);
}

static void moves_to(int line, const char *to, int expected) {
    CodeText *from = code_text_of("a.py", "a\nb\nc\nd\n"), *code = code_text_of("a.py", to);
    assert_int_equal(code_line_moved(from, code, line), expected);
    code_text_free(from);
    code_text_free(code);
}

static void lines_move(void **state) {
    (void)state;
    moves_to(3, "a\nb\nc\nd\n", 3);
    moves_to(3, "a\nb\nx\nc\nd\n", 4); // a line above
    moves_to(3, "c\nd\n", 1);
    moves_to(3, "a\nb\nd\n", 0);         // deleted
    moves_to(3, "a\nb\ncc\nd\n", 3);     // changed
    moves_to(3, "a\nb\nc1\nc2\nd\n", 3); // broken in two
    moves_to(2, "x\nc\nb\ny\n", 3);      // carried elsewhere
}

static void marks_move(void **state) {
    (void)state;
    CodeText *from = code_text_of("a.py", "a\nb\nc\n"), *to = code_text_of("a.py", "b\nx\nc\n");
    CodeMarks *marks = code_marks_new("a.py", false);
    code_breakpoint_set(marks, 3, "n > 1");
    code_breakpoint_set(marks, 1, NULL);
    code_breakpoint_set(marks, 2, "");
    assert_null(code_breakpoint_at(marks, 2)->condition);
    assert_true(code_marks_move(marks, from, to));
    assert_int_equal(marks->breakpoints.n, 2);
    assert_non_null(code_breakpoint_at(marks, 1)); // b's
    assert_string_equal(code_breakpoint_at(marks, 3)->condition, "n > 1");
    code_breakpoint_remove(marks, 1);
    assert_null(code_breakpoint_at(marks, 1));
    code_marks_free(marks);
    code_text_free(from);
    code_text_free(to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(folding),
        cmocka_unit_test(a_class_sees_what_tells_most),
        cmocka_unit_test(of_a_long_line_the_place_is_seen),
        cmocka_unit_test(lines_move),
        cmocka_unit_test(marks_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
