// What is asked about random programs: the right answer is among the choices once, and it is what
// the record shows to come next, found out here by another way.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "program/program.h"
#include "random_python.h"
#include "trace/predict.h"

enum { PROGRAMS = 60, SECOND = 1000000000 };

static Trace *record(const char *text, size_t n) {
    ProgramConfig config = {.depth = REPORT_LINES, .max_events = 400000};
    Program *program = program_begin(&config, "/test.py", text, n);
    program_run(program);
    return program_take(program);
}

// ---- what really comes

static const Event *find(const Trace *trace, uint32_t from, EventKind kind) {
    for (uint32_t i = from; i < trace->n; i++)
        if (trace_at(trace, i)->kind == kind) return trace_at(trace, i);
    return NULL;
}

static void check_runs(const Trace *trace, const Predict *asked, const PredictChoice *right) {
    const Event *step = find(trace, asked->position, EVENT_TASK_STEP);
    const Event *sleep = NULL;
    for (uint32_t i = asked->position; i < trace->n && !sleep; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_PHASE && e->a == PHASE_TIMEOUT && e->value > 0) sleep = e;
    }
    bool sleeps_first = sleep && (!step || sleep->time_ns < step->time_ns);
    assert_int_equal(right->task, sleeps_first ? 0 : step->subject);
    assert_int_equal(asked->choices[asked->n - 1].task, 0);
}

static void check_output(const Trace *trace, const Predict *asked, const PredictChoice *right) {
    size_t n = strlen(right->text), at = 0;
    for (uint32_t i = asked->position; i < asked->answer; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_OUTPUT) continue;
        const char *text = trace_text(trace, (StringId)e->value);
        size_t m = strcspn(text, "\n");
        assert_true(at + m <= n);
        assert_memory_equal(right->text + at, text, m);
        at += m;
    }
    assert_int_equal(at, n);
    assert_int_equal(trace_at(trace, asked->answer - 1)->kind, EVENT_OUTPUT);
}

static void check_wakes(const Trace *trace, const Predict *asked, const PredictChoice *right) {
    const Event *step = NULL;
    for (uint32_t i = asked->position; i < trace->n && !step; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_TASK_STEP && e->subject == asked->about) step = e;
    }
    assert_non_null(step);
    assert_true(llabs(step->time_ns - right->time_ns) <= SECOND / 100);
}

static void check_state(const Trace *trace, const Predict *asked, const PredictChoice *right) {
    Model model;
    model_init(&model, trace);
    model_seek(&model, asked->position);
    assert_int_equal(model_task(&model, asked->about)->state, STATE_RUNNING);
    do
        assert_true(model_step(&model));
    while (model_task(&model, asked->about)->state == STATE_RUNNING);
    assert_int_equal(model_task(&model, asked->about)->state, right->state);
    model_deinit(&model);
}

static void check_line(const Trace *trace, const Predict *asked, const PredictChoice *right) {
    const Event *line = find(trace, asked->position, EVENT_LINE);
    assert_non_null(line);
    assert_int_equal(trace_line(trace, line->object), right->line);
    assert_int_equal(trace_place(trace, line->object)->object, right->source);
}

static bool is_same(PredictAsk ask, const PredictChoice *a, const PredictChoice *b) {
    switch (ask) {
    case PREDICT_RUNS: return a->task == b->task;
    case PREDICT_OUTPUT: return strcmp(a->text, b->text) == 0;
    case PREDICT_WAKES: return a->time_ns == b->time_ns;
    case PREDICT_STATE: return a->state == b->state;
    case PREDICT_LINE: return a->source == b->source && a->line == b->line;
    case PREDICT_ASKS: break;
    }
    return false;
}

static void check(const Trace *trace, const Predict *asked) {
    static void (*const checks[])(const Trace *, const Predict *, const PredictChoice *) = {
        [PREDICT_RUNS] = check_runs,   [PREDICT_OUTPUT] = check_output,
        [PREDICT_WAKES] = check_wakes, [PREDICT_STATE] = check_state,
        [PREDICT_LINE] = check_line,
    };
    assert_in_range(asked->n, 2, PREDICT_CHOICES);
    assert_in_range(asked->right, 0, asked->n - 1);
    assert_true(asked->answer > asked->position);
    const PredictChoice *right = &asked->choices[asked->right];
    for (int i = 0; i < asked->n; i++)
        for (int k = i + 1; k < asked->n; k++)
            assert_false(is_same(asked->ask, &asked->choices[i], &asked->choices[k]));
    checks[asked->ask](trace, asked, right);
}

// All that is asked of [trace]; counts the kinds.
static void check_all(const Trace *trace, int counts[PREDICT_ASKS]) {
    Model model;
    model_init(&model, trace);
    Arena arena = {0};
    Predict asked, again;
    for (uint32_t from = 0; predict_next(&model, from, &arena, &asked);) {
        assert_true(asked.position >= from);
        check(trace, &asked);
        counts[asked.ask]++;
        // Whoever comes from elsewhere is asked the same.
        assert_true(predict_next(&model, from + (asked.position - from) / 2, &arena, &again));
        assert_int_equal(again.position, asked.position);
        assert_int_equal(again.ask, asked.ask);
        assert_int_equal(again.right, asked.right);
        from = asked.position + 1;
    }
    arena_deinit(&arena);
    model_deinit(&model);
}

static void random_programs_are_asked_about_truly(void **state) {
    (void)state;
    int counts[PREDICT_ASKS] = {0};
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Str text = {0};
        random_python(seed, &text);
        Trace *trace = record(str_text(&text), text.n);
        check_all(trace, counts);
        trace_free(trace);
        str_deinit(&text);
    }
    for (int ask = 0; ask < PREDICT_LINE; ask++)
        assert_true(counts[ask] > PROGRAMS / 4);
}

static void generators_are_asked_about(void **state) {
    (void)state;
    static const char text[] = "def count(n):\n"
                               "    while n > 0:\n"
                               "        yield n\n"
                               "        n -= 1\n"
                               "\n"
                               "def both():\n"
                               "    yield from count(2)\n"
                               "    yield from count(1)\n"
                               "\n"
                               "for i in both():\n"
                               "    print('got', i)\n"
                               "print('over')\n";
    Trace *trace = record(text, sizeof text - 1);
    int counts[PREDICT_ASKS] = {0};
    check_all(trace, counts);
    assert_true(counts[PREDICT_LINE] >= 4);
    assert_true(counts[PREDICT_OUTPUT] >= 1);
    trace_free(trace);
}

static bool has_line(const Predict *asked, int line) {
    for (int i = 0; i < asked->n; i++)
        if (asked->choices[i].line == line) return true;
    return false;
}

// What could come next is offered: the body of what seems to be called, the head of the loop; not
// the line that runs now, and nothing behind the end of a function.
static void lines_that_could_come(void **state) {
    (void)state;
    static const char text[] = "def count(n):\n"
                               "    while n:\n"
                               "        yield n\n"
                               "        n -= 1\n"
                               "\n"
                               "a = 7\n"
                               "numbers = count(2)\n"
                               "print(next(numbers))\n"
                               "print(next(numbers))\n";
    Trace *trace = record(text, sizeof text - 1);
    Model model;
    Arena arena = {0};
    model_init(&model, trace);
    bool is_call_asked = false;
    int n = 0;
    Predict asked;
    for (uint32_t from = 0; predict_next(&model, from, &arena, &asked); from = asked.position + 1) {
        if (asked.ask != PREDICT_LINE) continue;
        int here = trace_line(trace, trace_at(trace, asked.position - 1)->object);
        n++;
        assert_false(has_line(&asked, 6)); // nothing leads back there
        if (here == 4) assert_true(has_line(&asked, 2));
        if (asked.choices[asked.right].line != here) assert_false(has_line(&asked, here));
        if (here != 7) continue;
        is_call_asked = true;
        assert_true(has_line(&asked, 2) && has_line(&asked, 8));
    }
    assert_true(is_call_asked && n >= 3);
    model_deinit(&model);
    arena_deinit(&arena);
    trace_free(trace);
}

// A traceback is no answer to what is printed, and would tell how the run ends.
static void tracebacks_are_no_choice(void **state) {
    (void)state;
    static const char text[] = "import asyncio\n"
                               "async def tick():\n"
                               "    for i in range(3):\n"
                               "        print('tick', i)\n"
                               "        await asyncio.sleep(1)\n"
                               "    raise ValueError('over')\n"
                               "async def main():\n"
                               "    await asyncio.gather(tick(), tick())\n"
                               "asyncio.run(main())\n";
    Trace *trace = record(text, sizeof text - 1);
    Model model;
    Arena arena = {0};
    model_init(&model, trace);
    int n = 0;
    Predict asked;
    for (uint32_t from = 0; predict_next(&model, from, &arena, &asked); from = asked.position + 1) {
        if (asked.ask != PREDICT_OUTPUT) continue;
        n++;
        for (int i = 0; i < asked.n; i++)
            assert_memory_equal(asked.choices[i].text, "tick ", 5);
    }
    assert_true(n > 0);
    model_deinit(&model);
    arena_deinit(&arena);
    trace_free(trace);
}

// No question where there is nothing to choose from.
static void one_line_asks_nothing(void **state) {
    (void)state;
    Trace *trace = record("print(1)\n", 9);
    int counts[PREDICT_ASKS] = {0};
    check_all(trace, counts);
    for (int ask = 0; ask < PREDICT_ASKS; ask++)
        assert_int_equal(counts[ask], 0);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs_are_asked_about_truly),
        cmocka_unit_test(generators_are_asked_about),
        cmocka_unit_test(lines_that_could_come),
        cmocka_unit_test(tracebacks_are_no_choice),
        cmocka_unit_test(one_line_asks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
