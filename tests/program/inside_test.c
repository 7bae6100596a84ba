// What a trace knows of the inside of a program's values: true at each moment, to any depth, and
// bounded.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "recorded.h"
#include "trace/shape.h"

static Str text;

static int forget_text(void **state) {
    str_deinit(&text);
    return forget(state);
}

// Behind the [n]th time that line [line] begins.
static void go_to_line(int line, int n) {
    model_seek(&model, 0);
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind == EVENT_LINE && trace_line(trace, e->object) == line && --n == 0) return;
    }
    fail_msg("line %d is not run so often", line);
}

static const ModelVariable *variable(const char *name) {
    const ModelFrame *frame = model_running_frame(&model);
    for (; frame; frame = model_frame(&model, frame->caller)) {
        const ModelVariable *v = model_first_variable(&model, frame);
        for (; v; v = model_next_variable(&model, v))
            if (strcmp(trace_text(trace, v->name), name) == 0) return v;
    }
    fail_msg("there is no %s", name);
    return NULL;
}

static void add_value(EventValue value, int depth);

static void add_parts(const Shape *shape, int depth) {
    EventValue key, value;
    for (uint32_t i = 0; shape_part(trace, shape, i, &key, &value); i++) {
        if (i) str_add(&text, " ");
        if (shape_has_keys(shape->kind)) {
            add_value(key, depth);
            str_add(&text, "=");
        }
        add_value(value, depth);
    }
    if (shape->n > shape->n_kept) str_printf(&text, " +%u", shape->n - shape->n_kept);
}

// All that is known of it, as a text.
static void add_value(EventValue value, int depth) {
    Shape shape;
    if (value & 1) {
        str_printf(&text, "%lld", (long long)(value >> 1));
    } else if (!shape_of(trace, value, &shape) || !depth || !shape_opens(&shape)) {
        str_add(&text, trace_text(trace, event_value_text(value)));
    } else {
        str_printf(&text, "%c(", "RSDOTFYA"[shape.kind]);
        add_parts(&shape, depth - 1);
        str_add(&text, ")");
    }
}

static const char *inside(const char *name) {
    str_clear(&text);
    add_value(variable(name)->value, 100);
    return str_text(&text);
}

static Shape shape_called(const char *name) {
    Shape shape;
    assert_true(shape_of(trace, variable(name)->value, &shape));
    return shape;
}

// ---- kinds

static void containers_and_objects_open(void **state) {
    (void)state;
    record("from collections import deque\n"
           "from dataclasses import dataclass\n"
           "@dataclass\n"
           "class Point:\n"
           "    x: int\n"
           "    y: object\n"
           "class Slim:\n"
           "    __slots__ = ('a', 'b', 'unset')\n"
           "    def __init__(self):\n"
           "        self.a, self.b = 1, [2]\n"
           "row = [1, ['two', (3, 4.5)], {'k': {5}, (6,): None}]\n"
           "ring = deque([7, [8]])\n"
           "point = Point(9, [Point(10, None)])\n"
           "slim = Slim()\n"
           "none = []\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(16, 1);
    assert_string_equal(inside("row"), "R(1 R('two' R(3 4.5)) D('k'=S(5) R(6)=None))");
    assert_string_equal(inside("ring"), "R(7 R(8))");
    assert_string_equal(inside("point"), "O(x=9 y=R(O(x=10 y=None)))");
    assert_string_equal(inside("slim"), "O(a=1 b=R(2))");
    assert_string_equal(inside("none"), "[]");
}

static void it_is_true_at_each_moment(void **state) {
    (void)state;
    record("inner = [1]\n"
           "outer = {'a': inner, 'b': [inner]}\n"
           "inner.append(2)\n"
           "outer['b'][0][0] = [3]\n"
           "inner[0].append(4)\n"
           "del outer['a']\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(3, 1);
    assert_string_equal(inside("outer"), "D('a'=R(1) 'b'=R(R(1)))");
    go_to_line(4, 1);
    assert_string_equal(inside("outer"), "D('a'=R(1 2) 'b'=R(R(1 2)))");
    go_to_line(6, 1);
    assert_string_equal(inside("outer"), "D('a'=R(R(3 4) 2) 'b'=R(R(R(3 4) 2)))");
    go_to_line(7, 1);
    assert_string_equal(inside("outer"), "D('b'=R(R(R(3 4) 2)))");
    go_to_line(5, 1); // and backwards
    assert_string_equal(inside("outer"), "D('a'=R(R(3) 2) 'b'=R(R(R(3) 2)))");
    assert_string_equal(inside("inner"), "R(R(3) 2)");
}

static void what_changed_is_found_by_what_was_before(void **state) {
    (void)state;
    record("data = {'a': [1, 2], 'b': [3]}\n"
           "data['a'].append(4)\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(3, 1);
    const ModelVariable *data = variable("data");
    Shape now, before;
    assert_true(shape_of(trace, data->value, &now) && shape_of(trace, data->before, &before));
    EventValue key, value, old;
    assert_true(shape_part(trace, &now, 0, &key, &value));
    assert_true(shape_find(trace, &before, key, &old));
    assert_true(value != old);
    assert_true(shape_part(trace, &now, 1, &key, &value));
    assert_true(shape_find(trace, &before, key, &old));
    assert_true(value == old); // kept once
}

static void a_circle_ends(void **state) {
    (void)state;
    record("loop = [1]\n"
           "loop.append(loop)\n"
           "class Node: pass\n"
           "a, b = Node(), Node()\n"
           "a.other, b.other = b, a\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(6, 1);
    Shape shape = shape_called("loop"), again;
    EventValue key, value;
    assert_true(shape_part(trace, &shape, 1, &key, &value));
    assert_true(shape_of(trace, value, &again));
    assert_int_equal(again.kind, SHAPE_AGAIN);
    assert_int_equal(again.identity, shape.identity);
    assert_true(shape_opens(&(Shape){.n = 1}));
    inside("a"); // comes to an end
}

static void the_same_object_is_known_again(void **state) {
    (void)state;
    record("a = [1]\n"
           "b = a\n"
           "c = [1]\n"
           "def f(d):\n"
           "    return d\n"
           "f(a)\n",
           REPORT_LINES);
    go_to_line(5, 1);
    assert_int_equal(shape_called("a").identity, shape_called("b").identity);
    assert_int_equal(shape_called("a").identity, shape_called("d").identity);
    assert_int_not_equal(shape_called("a").identity, shape_called("c").identity);
}

static void tasks_generators_and_locks_lead_to_themselves(void **state) {
    (void)state;
    record("import asyncio\n"
           "def count():\n"
           "    yield 1\n"
           "async def main():\n"
           "    lock = asyncio.Lock()\n"
           "    jobs = asyncio.Queue()\n"
           "    jobs.put_nowait([1])\n"
           "    numbers = count()\n"
           "    task = asyncio.create_task(asyncio.sleep(1), name='late')\n"
           "    future = asyncio.get_running_loop().create_future()\n"
           "    pass\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    go_to_line(11, 1);
    const ModelTask *task = model_task(&model, shape_called("task").identity);
    assert_non_null(task);
    assert_string_equal(trace_text(trace, task->name), "late");
    assert_non_null(model_future(&model, shape_called("future").identity));
    const ModelFrame *frame = model_frame(&model, shape_called("numbers").identity);
    assert_non_null(frame);
    assert_int_equal(frame->kind, FRAME_GENERATOR);
    assert_int_equal(shape_called("numbers").kind, SHAPE_FRAME);
    const ModelSync *lock = model_sync(&model, shape_called("lock").identity);
    assert_non_null(lock);
    assert_int_equal(lock->what, SYNC_LOCK);
    const ModelSync *jobs = model_sync(&model, shape_called("jobs").identity);
    assert_non_null(jobs);
    assert_string_equal(trace_text(trace, jobs->text), "[[1]]");
}

// A queue opens on what is in it, in the order in which it is kept, and on attributes of its own.
static void a_queue_opens(void **state) {
    (void)state;
    record("import asyncio\n"
           "class Named(asyncio.LifoQueue):\n"
           "    def __init__(self, name):\n"
           "        super().__init__()\n"
           "        self.name = name\n"
           "async def main():\n"
           "    jobs, named = asyncio.Queue(), Named('n')\n"
           "    best = asyncio.PriorityQueue()\n"
           "    pass\n"
           "    for job in 'a', [1, {'k': 2}]:\n"
           "        jobs.put_nowait(job)\n"
           "        named.put_nowait(job)\n"
           "    best.put_nowait(2)\n"
           "    best.put_nowait(1)\n"
           "    pass\n"
           "    await jobs.get()\n"
           "    pass\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    go_to_line(9, 1);
    assert_string_equal(inside("jobs"), "<Queue 0 items>");
    go_to_line(15, 1);
    assert_string_equal(inside("jobs"), "Y(0='a' 1=R(1 D('k'=2)))");
    assert_string_equal(inside("named"), "Y(0='a' 1=R(1 D('k'=2)) name='n')");
    assert_string_equal(inside("best"), "Y(0=1 1=2)");
    go_to_line(17, 1);
    assert_string_equal(inside("jobs"), "Y(0=R(1 D('k'=2)))");
    assert_non_null(model_sync(&model, shape_called("jobs").identity));
}

// ---- lines where there are no statements

static int times_at(int line, const char *code) {
    int n = 0;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_LINE || trace_line(trace, e->object) != line) continue;
        model_seek(&model, i + 1);
        const ModelFrame *frame = model_frame(&model, e->subject);
        const char *name = trace_text(trace, event_low(trace_code(trace, frame->code)->value));
        n += strcmp(name, code) == 0;
    }
    return n;
}

static void lambdas_and_comprehensions_have_lines(void **state) {
    (void)state;
    record("square = lambda n: n * n\n"
           "rows = [square(i)\n"
           "        for i in range(3)]\n"
           "some = {i: square(i) for i in range(4)}\n"
           "print(sum(square(i) for i in range(2)))\n",
           REPORT_LINES);
    assert_int_equal(times_at(1, "<lambda>"), 9);
    assert_int_equal(times_at(2, "<listcomp>"), 3);
    assert_int_equal(times_at(4, "<dictcomp>"), 4);
    assert_int_equal(times_at(5, "<genexpr>"), 2);
}

// Who is asked for the next item was called at the loop's own line, not where the body ended.
static void a_loop_asks_at_its_own_line(void **state) {
    (void)state;
    record("def give():\n"
           "    yield 1\n"
           "    yield 2\n"
           "for i in give():\n"
           "    i += 1\n"
           "for i in [3]:\n"
           "    i += 1\n",
           REPORT_LINES);
    static const int lines[] = {1, 4, 2, 5, 4, 3, 5, 4, 6, 7, 6}; // as CPython's settrace tells
    size_t n = 0;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_LINE) continue;
        assert_true(n < sizeof lines / sizeof *lines);
        assert_int_equal(trace_line(trace, e->object), lines[n++]);
    }
    assert_int_equal(n, sizeof lines / sizeof *lines);
}

// ---- bounds

static void a_long_list_is_bounded_and_shared(void **state) {
    (void)state;
    record("row = []\n"
           "for i in range(3000):\n"
           "    row.append(str(i))\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(4, 1);
    Shape shape = shape_called("row");
    assert_int_equal(shape.n, 3000);
    assert_int_equal(shape.n_kept, SHAPE_MOST_ITEMS);
    EventValue key, value;
    assert_true(shape_part(trace, &shape, SHAPE_MOST_ITEMS - 1, &key, &value));
    assert_string_equal(trace_text(trace, event_value_text(value)), "'511'");
    assert_false(shape_part(trace, &shape, SHAPE_MOST_ITEMS, &key, &value));
    // Each state is there: kept apart, they would be more than 20 MB.
    assert_true(trace_bytes(trace) - trace->n * sizeof(Event) < 4 << 20);
}

static void a_deep_value_ends_at_a_depth(void **state) {
    (void)state;
    record("chain = None\n"
           "for i in range(500):\n"
           "    chain = [chain]\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(4, 1);
    Shape shape = shape_called("chain");
    EventValue key, value;
    int depth = 1;
    while (shape_part(trace, &shape, 0, &key, &value) && shape_of(trace, value, &shape))
        depth++;
    assert_int_equal(depth, SHAPE_MOST_DEPTH + 1);
    assert_int_equal(shape.n, 1); // it says that it has more
}

// What is freed may be followed by another object in the same place.
static void a_new_object_is_not_taken_for_an_old_one(void **state) {
    (void)state;
    record("keep = [[1]]\n"
           "for i in range(20):\n"
           "    keep[0] = [1]\n"
           "pass\n",
           REPORT_LINES);
    go_to_line(3, 2);
    Shape first = shape_called("keep"), of_first, of_second;
    EventValue key, value;
    assert_true(shape_part(trace, &first, 0, &key, &value) && shape_of(trace, value, &of_first));
    go_to_line(4, 1);
    Shape second = shape_called("keep");
    assert_true(shape_part(trace, &second, 0, &key, &value) && shape_of(trace, value, &of_second));
    assert_int_equal(first.identity, second.identity);
    assert_int_equal(of_second.n, 1);
}

static void a_text_that_is_no_shape_does_not_open(void **state) {
    (void)state;
    record("a = [1]\n", REPORT_LINES);
    static const char *const wrong[] = {"\1",
                                        "\1 0 0 0 0 ",
                                        "\1"
                                        "0 1 2",
                                        "\1"
                                        "9 0 1 1 1 ",
                                        "\1"
                                        "0 0 1 2 5 ",
                                        "0 0 0 0 "};
    Shape shape;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        EventValue value = event_with_shape(0, trace_intern(trace, wrong[i]));
        assert_false(shape_of(trace, value, &shape));
    }
    EventValue key, value = event_with_shape(0, trace_intern(trace, "\1"
                                                                    "0 0 1 1 fffff "));
    assert_true(shape_of(trace, value, &shape));
    assert_false(shape_part(trace, &shape, 0, &key, &value));
}

// A plain call, a comprehension or a generator that a task runs is the task's; what it left asleep
// is nobody's.
static void calls_are_the_tasks(void **state) {
    (void)state;
    record("import asyncio\n"
           "def helper(n):\n"
           "    return [k\n"
           "        for k in range(n)]\n"
           "def numbers():\n"
           "    yield 1\n"
           "async def main():\n"
           "    flow = numbers()\n"
           "    next(flow)\n"
           "    helper(2)\n"
           "asyncio.run(main())\n",
           REPORT_LINES);
    int seen = 0;
    FrameId generator = 0;
    while (model_step(&model)) {
        const Event *e = model_event(&model);
        if (e->kind != EVENT_LINE) continue;
        int line = trace_line(trace, e->object);
        if (line == 3 || line == 6) {
            seen |= line;
            assert_int_not_equal(model_task_of_frame(&model, e->subject), 0);
        }
        if (line == 6) generator = e->subject;
        if (line == 10) assert_int_equal(model_task_of_frame(&model, generator), 0);
        if (line == 11) assert_int_equal(model_task_of_frame(&model, e->subject), 0);
    }
    assert_int_equal(seen, 3 | 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(calls_are_the_tasks, forget),
        cmocka_unit_test_teardown(containers_and_objects_open, forget_text),
        cmocka_unit_test_teardown(it_is_true_at_each_moment, forget_text),
        cmocka_unit_test_teardown(what_changed_is_found_by_what_was_before, forget_text),
        cmocka_unit_test_teardown(a_circle_ends, forget_text),
        cmocka_unit_test_teardown(the_same_object_is_known_again, forget_text),
        cmocka_unit_test_teardown(tasks_generators_and_locks_lead_to_themselves, forget_text),
        cmocka_unit_test_teardown(a_queue_opens, forget_text),
        cmocka_unit_test_teardown(lambdas_and_comprehensions_have_lines, forget_text),
        cmocka_unit_test_teardown(a_loop_asks_at_its_own_line, forget_text),
        cmocka_unit_test_teardown(a_long_list_is_bounded_and_shared, forget_text),
        cmocka_unit_test_teardown(a_deep_value_ends_at_a_depth, forget_text),
        cmocka_unit_test_teardown(a_new_object_is_not_taken_for_an_old_one, forget_text),
        cmocka_unit_test_teardown(a_text_that_is_no_shape_does_not_open, forget_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
