// What differs between the runs of two programs: each kind of difference, and none where there is
// none; and that it does not depend on which is named first.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "program/program.h"
#include "run/comparison.h"

#define SECOND INT64_C(1000000000)

static Trace *traces[2];
static Comparison c;

static Trace *run(const char *name, const char *text) {
    ProgramConfig config = {.depth = REPORT_LINES, .name = name};
    Program *program = program_begin(&config, name, text, strlen(text));
    program_run(program);
    return program_take(program);
}

static void compare(const char *a, const char *b) {
    traces[0] = run("a.py", a);
    traces[1] = run("b.py", b);
    comparison_init(&c, traces[0], traces[1]);
}

static int forget(void **state) {
    (void)state;
    comparison_deinit(&c);
    trace_free(traces[0]);
    trace_free(traces[1]);
    return 0;
}

static const char *told(void) {
    static char text[8192];
    Error error;
    Tr *table = tr_load("en", &error);
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_true(comparison_tell(&c, table, out, &error));
    fclose(out);
    tr_free(table);
    return text;
}

#define BAKE(SLEEP)                                                                                \
    "import asyncio, time\n"                                                                       \
    "async def bake(cake, seconds):\n"                                                             \
    "    print(cake, 'in')\n"                                                                      \
    "    " SLEEP "(seconds)\n"                                                                     \
    "    print(cake, 'out')\n"                                                                     \
    "async def main():\n"                                                                          \
    "    await asyncio.gather(bake('A', 1), bake('B', 2), bake('C', 3))\n"                         \
    "asyncio.run(main())\n"

static void the_same_program_does_not_differ(void **state) {
    (void)state;
    compare(BAKE("time.sleep"), BAKE("time.sleep"));
    assert_int_equal(c.n_rows, 6);
    assert_int_equal(c.first_other, SIZE_MAX);
    assert_int_equal(c.moments.n, 0);
    assert_int_equal(c.code[0].n + c.code[1].n, 0);
    assert_int_equal(c.end_ns[0], c.end_ns[1]);
    assert_non_null(strstr(told(), "both print the same at the same times"));
}

static void a_blocking_call_changes_order_and_time(void **state) {
    (void)state;
    compare(BAKE("time.sleep"), BAKE("await asyncio.sleep"));
    assert_int_equal((c.end_ns[0] + SECOND / 2) / SECOND, 6);
    assert_int_equal((c.end_ns[1] + SECOND / 2) / SECOND, 3);
    static const ComparedRow rows[] = {ROW_SAME,  ROW_OTHER, ROW_OTHER,
                                       ROW_OTHER, ROW_OTHER, ROW_LATER};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(comparison_row(&c, i), rows[i]);
    assert_int_equal(c.first_other, 1);
    assert_string_equal(c.lines[0].at[1].text, "A out");
    assert_string_equal(c.lines[1].at[1].text, "B in");
    // The line that differs, and only what differs of it.
    assert_int_equal(c.code[0].n, 1);
    const ComparedCode *line = comparison_code(&c, 0, 4), *other = comparison_code(&c, 1, 4);
    assert_int_equal(line->from, 4);
    assert_int_equal(line->to, 4 + (int)strlen("time"));
    assert_int_equal(other->from, 4);
    assert_int_equal(other->to, 4 + (int)strlen("await asyncio"));
    assert_null(comparison_code(&c, 0, 3));
    const char *text = told();
    assert_non_null(strstr(text, "b.py is 3\u00a0s faster"));
    assert_non_null(strstr(text, "line 2 is the first that differs; 4 of 6 lines differ"));
    assert_non_null(strstr(text, "Task-4: done at 6\u00a0s | done at 3\u00a0s"));
}

static void moments_come_in_the_order_of_time(void **state) {
    (void)state;
    compare(BAKE("time.sleep"), BAKE("await asyncio.sleep"));
    assert_true(c.moments.n >= 5);
    for (size_t i = 0; i < c.moments.n; i++) {
        const ComparedMoment *moment = &c.moments.at[i];
        assert_true(i == 0 || moment->time_ns >= c.moments.at[i - 1].time_ns);
        assert_int_equal(trace_at(traces[moment->run], moment->event)->time_ns, moment->time_ns);
        if (moment->row != SIZE_MAX)
            assert_int_not_equal(comparison_row(&c, moment->row), ROW_SAME);
    }
}

static void later_is_not_other(void **state) {
    (void)state;
    compare("import time\ntime.sleep(1)\nprint('x')\n", "import time\ntime.sleep(2)\nprint('x')\n");
    assert_int_equal(comparison_row(&c, 0), ROW_LATER);
    assert_int_equal(c.first_other, SIZE_MAX);
    assert_int_equal(c.moments.n, 1);
    assert_int_equal(c.moments.at[0].run, 0); // there it comes first
}

static void what_only_one_prints_stands_alone(void **state) {
    (void)state;
    compare("print('x')\nprint('y', end='')\n", "print('x')\n");
    assert_int_equal(c.n_rows, 2);
    assert_int_equal(comparison_row(&c, 1), ROW_ALONE);
    assert_string_equal(c.lines[0].at[1].text, "y"); // without an end of its line
    assert_int_equal(c.first_other, 1);
}

#define TASKS(BODY)                                                                                \
    "import asyncio\n"                                                                             \
    "async def a():\n"                                                                             \
    "    " BODY "\n"                                                                               \
    "async def main():\n"                                                                          \
    "    t = asyncio.create_task(a(), name='worker')\n"                                            \
    "    await asyncio.wait([t])\n"                                                                \
    "    t.cancelled() or t.exception()\n"                                                         \
    "asyncio.run(main())\n"

static void tasks_are_matched_by_name(void **state) {
    (void)state;
    compare(TASKS("pass"), TASKS("raise ValueError('no')"));
    const ComparedTask *worker = NULL;
    for (size_t i = 0; i < c.tasks.n; i++)
        if (strcmp(c.tasks.at[i].name, "worker") == 0) worker = &c.tasks.at[i];
    assert_non_null(worker);
    assert_true(worker->id[0] && worker->id[1]);
    assert_int_equal(worker->outcome[0], OUTCOME_RESULT);
    assert_int_equal(worker->outcome[1], OUTCOME_EXCEPTION);
    assert_true(comparison_task_differs(worker));
    assert_non_null(strstr(told(), "worker: done at"));
    assert_int_equal(c.tasks.n, 2); // and none of asyncio's own
}

static void lines_are_found_again_behind_what_was_put_in(void **state) {
    (void)state;
    compare("a = 1\nb = 2\nc = 3\nd = 4\n", "a = 1\nx = 0\nb = 2\nd = 'ж'\ne = 5\n");
    assert_int_equal(c.code[0].n, 2);
    assert_int_equal(c.code[0].at[0].line, 3);
    assert_int_equal(c.code[0].at[1].line, 4);
    assert_int_equal(c.code[1].n, 3);
    assert_int_equal(c.code[1].at[0].line, 2); // x = 0
    assert_int_equal(c.code[1].at[0].from, 0);
    assert_int_equal(c.code[1].at[0].to, 5);
    // c, d against d, e: in pairs
    assert_int_equal(c.code[1].at[1].line, 4);
    assert_int_equal(c.code[1].at[2].line, 5);
}

static void the_other_way_round_it_is_the_same(void **state) {
    (void)state;
    compare(BAKE("time.sleep"), BAKE("await asyncio.sleep"));
    size_t moments = c.moments.n, first = c.first_other, code[2] = {c.code[0].n, c.code[1].n};
    comparison_deinit(&c);
    comparison_init(&c, traces[1], traces[0]);
    assert_int_equal(c.moments.n, moments);
    assert_int_equal(c.first_other, first);
    assert_int_equal(c.code[0].n, code[1]);
    assert_int_equal(c.code[1].n, code[0]);
    assert_non_null(strstr(told(), "a.py is 3\u00a0s slower"));
}

int main(void) {
#define OF_RUNS(f) cmocka_unit_test_teardown(f, forget)
    const struct CMUnitTest tests[] = {
        OF_RUNS(the_same_program_does_not_differ),
        OF_RUNS(a_blocking_call_changes_order_and_time),
        OF_RUNS(moments_come_in_the_order_of_time),
        OF_RUNS(later_is_not_other),
        OF_RUNS(what_only_one_prints_stands_alone),
        OF_RUNS(tasks_are_matched_by_name),
        OF_RUNS(lines_are_found_again_behind_what_was_put_in),
        OF_RUNS(the_other_way_round_it_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
