// What an event loop decides in random programs: from the model alone, whoever takes the first of
// the ready queue, or the timer that is due next, is always right; and so is one of the choices.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "program/program.h"
#include "random_python.h"
#include "trace/decide.h"

enum { PROGRAMS = 60 };

static Trace *record(const char *text, size_t n) {
    ProgramConfig config = {.depth = REPORT_SWITCHES, .max_events = 400000};
    Program *program = program_begin(&config, "/test.py", text, n);
    program_run(program);
    return program_take(program);
}

// What somebody chooses who knows asyncio, and not what comes.
static Pick expert(const Model *model) {
    for (const ModelHandle *h = model_ready_first(model); h; h = model_ready_next(model, h))
        if (!h->cancelled) return pick_of_handle(model, h);
    const ModelHandle *timer;
    if (model_next_timers(model, &timer, 1)) return pick_of_handle(model, timer);
    for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
        const ModelTask *task = &model->tasks[i];
        if (task->state == STATE_ON_IO || task->state == STATE_IN_WORKER)
            return pick_of_task(model, task->future.id);
    }
    return (Pick){0};
}

static void check(const Model *model, const Decision *decision) {
    assert_true(decision->answer > decision->position);
    assert_true(decision_is_right(model, decision, expert(model)));
    Pick choices[DECISION_CHOICES];
    int n = decision_choices(model, choices), n_right = 0;
    for (int i = 0; i < n; i++) {
        n_right += decision_is_right(model, decision, choices[i]);
        for (int k = 0; k < i; k++)
            assert_false(pick_is_same(choices[i], choices[k]));
    }
    if (decision->kind == DECISION_RUN)
        assert_int_equal(n_right, 1);
    else
        assert_true(decision->kind == DECISION_END ? n && !n_right : n_right);
}

static int n_of[DECISION_END + 1];

static void check_run(const Trace *trace) {
    Model ahead, model;
    model_init(&ahead, trace);
    model_init(&model, trace);
    uint32_t from = 0;
    Decision decision, again;
    while (decision_next(&ahead, &from, &decision)) {
        assert_int_equal(from, decision.position);
        model_seek(&model, decision.position);
        check(&model, &decision);
        uint32_t nearer = from ? from - 1 : 0; // wherever one comes from
        assert_true(decision_next(&ahead, &nearer, &again));
        assert_int_equal(again.position, decision.position);
        n_of[decision.kind]++;
        from = decision.answer;
    }
    assert_true(from + 1 >= trace->n);
    model_deinit(&ahead);
    model_deinit(&model);
}

static void run_text(const char *text) {
    Trace *trace = record(text, strlen(text));
    check_run(trace);
    trace_free(trace);
}

static void random_programs(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Str text = {0};
        random_python(seed, &text);
        Trace *trace = record(str_text(&text), text.n);
        check_run(trace);
        trace_free(trace);
        str_deinit(&text);
    }
    assert_true(n_of[DECISION_RUN] > 500);
    assert_true(n_of[DECISION_SLEEP] > 50);
}

static void workers_and_deadlocks(void **state) {
    (void)state;
    int n_sleeps = n_of[DECISION_SLEEP], n_ends = n_of[DECISION_END];
    run_text("import asyncio, time\n\nasync def main():\n"
             "    await asyncio.to_thread(time.sleep, 1)\n\nasyncio.run(main())\n");
    assert_true(n_of[DECISION_SLEEP] > n_sleeps); // there is no timer
    run_text("import asyncio\n\nasync def main():\n    await asyncio.Event().wait()\n\n"
             "asyncio.run(main())\n");
    assert_true(n_of[DECISION_END] > n_ends);
}

// What the loop does for itself is nobody's decision: a call of the program's is one.
static void callbacks(void **state) {
    (void)state;
    int n_runs = n_of[DECISION_RUN];
    run_text(
        "import asyncio\n\nasync def main():\n    asyncio.get_running_loop().call_soon(print)\n"
        "\nasyncio.run(main())\n");
    assert_int_equal(n_of[DECISION_RUN] - n_runs, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs),
        cmocka_unit_test(workers_and_deadlocks),
        cmocka_unit_test(callbacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
