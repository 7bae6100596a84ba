// Runs of random C programs on the real loop, recorded: the same bytes each time, and a model that
// is the same whichever way it got somewhere.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "loop/wait.h"
#include "random_program.h"
#include "run/record.h"
#include "trace/model.h"
#include "trace/store.h"

static void ignore_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)data;
    (void)loop;
    (void)trouble;
}

static Record *record(RandomProgram *program) {
    RecordConfig config = {.loop = {.name = "random", .on_trouble = ignore_trouble}};
    return record_begin(&config, random_main, program);
}

static Trace *recorded(RandomProgram program) {
    Record *run = record(&program);
    assert_int_equal(record_run(run), RUN_FINISHED);
    return record_take(run);
}

static void two_runs_are_the_same(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        RandomProgram program = {.seed = seed, .n_tasks = 2 + (int)seed, .n_turns = 12};
        Trace *a = recorded(program), *b = recorded(program);
        assert_true(a->n > 500);
        assert_true(trace_equal(a, b));
        trace_free(a);
        trace_free(b);
    }
}

static void portions_make_no_difference(void **state) {
    (void)state;
    RandomProgram program = {.seed = 5, .n_tasks = 7, .n_turns = 50};
    Trace *whole = recorded(program);
    Record *run = record(&program);
    int n_portions = 0;
    while (record_run_some(run, 300)) {
        assert_false(record_has_ended(run));
        n_portions++;
    }
    assert_true(n_portions > 3);
    assert_int_equal(record_end(run), RUN_FINISHED);
    assert_true(trace_equal(whole, record_trace(run)));
    record_free(run);
    trace_free(whole);
}

static void saved_and_loaded(void **state) {
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "/tmp/simul-record-test-%ld.simul", (long)getpid());
    RandomProgram program = {.seed = 6, .n_tasks = 7, .n_turns = 12};
    Record *run = record(&program);
    record_run(run);
    Error error;
    assert_true(record_save(run, path, &error));
    Trace *again = trace_load(path, &error);
    assert_non_null(again);
    assert_true(trace_equal(record_trace(run), again));
    unlink(path);
    trace_free(again);
    record_free(run);
}

static bool endless(Task *self, void *arg, void **result) {
    (void)arg;
    (void)result;
    for (;;)
        if (!task_yield(self)) return false;
}

static void too_many_events_stop_it(void **state) {
    (void)state;
    Record *run = record_begin(&(RecordConfig){.max_events = 5000}, endless, NULL);
    assert_int_equal(record_run(run), RUN_STOPPED);
    const Trace *trace = record_trace(run);
    assert_true(trace->n >= 5000 && trace->n < 6000);
    assert_int_equal(trace_at(trace, trace->n - 1)->kind, EVENT_RUN_END);
    record_free(run);
}

static bool stuck(Task *self, void *arg, void **result) {
    (void)arg;
    (void)result;
    Future *never = future_new(task_loop(self), "never");
    bool ok = task_await(self, never, NULL);
    future_unref(never);
    return ok;
}

static void a_deadlock_is_recorded(void **state) {
    (void)state;
    Record *run = record_begin(&(RecordConfig){0}, stuck, NULL);
    assert_int_equal(record_run(run), RUN_DEADLOCK);
    Model model;
    model_init(&model, record_trace(run));
    model_seek(&model, UINT32_MAX);
    assert_int_not_equal(model.now.deadlock_event, EVENT_NONE);
    assert_int_equal(model.now.by_state[STATE_ON_FUTURE], 1);
    assert_int_equal(model.now.end, RUN_DEADLOCK);
    model_deinit(&model);
    record_free(run);
}

// ---- the model of a real run

static uint64_t next_random(uint64_t *random) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *random >> 33;
}

static void the_model_is_the_same_whichever_way(void **state) {
    (void)state;
    for (uint64_t seed = 20; seed < 26; seed++) {
        Trace *trace = recorded((RandomProgram){.seed = seed, .n_tasks = 9, .n_turns = 15});
        uint64_t *hashes = malloc((trace->n + 1) * sizeof *hashes);
        Model model;
        model_init(&model, trace);
        do
            hashes[model.now.n] = model_hash(&model);
        while (model_step(&model));
        uint64_t random = seed;
        for (int i = 0; i < 300; i++) {
            if (next_random(&random) % 4 == 0)
                model_seek(&model, (uint32_t)next_random(&random) % (trace->n + 1));
            bool back = next_random(&random) % 2;
            for (uint64_t steps = next_random(&random) % 30; steps; steps--)
                back ? model_back(&model) : model_step(&model);
            assert_int_equal(model_hash(&model), hashes[model.now.n]);
        }
        model_deinit(&model);
        free(hashes);
        trace_free(trace);
    }
}

// What the loop says of itself must agree with what the fold makes of it.
static void check_against_phase(const Model *m, const Event *event) {
    if (event->kind == EVENT_PHASE && event->a == PHASE_RUN)
        assert_int_equal(m->now.n_ready, event->value);
    if (event->kind == EVENT_HANDLE_BEGIN && model_running(m)->whom)
        assert_int_equal(model_running(m)->whom, event->object);
}

static void the_model_agrees_with_the_loop(void **state) {
    (void)state;
    for (uint64_t seed = 40; seed < 48; seed++) {
        Trace *trace = recorded((RandomProgram){.seed = seed, .n_tasks = 8, .n_turns = 15});
        Model model;
        model_init(&model, trace);
        while (model_step(&model)) {
            const Event *event = model_event(&model);
            if (event->kind == EVENT_HANDLE_BEGIN) { // the head of the queue runs
                model_back(&model);
                assert_int_equal(model_ready_first(&model)->id, event->subject);
                model_step(&model);
            }
            check_against_phase(&model, event);
        }
        for (uint32_t i = 1; i <= model.now.n_tasks; i++)
            assert_true(state_is_over(model.tasks[i].state));
        for (uint32_t i = 1; i <= model.now.n_syncs; i++)
            assert_int_equal(model.syncs[i].n_waiters, 0);
        assert_int_equal(model.now.n_live_futures, 0);
        model_deinit(&model);
        trace_free(trace);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_runs_are_the_same),
        cmocka_unit_test(portions_make_no_difference),
        cmocka_unit_test(saved_and_loaded),
        cmocka_unit_test(too_many_events_stop_it),
        cmocka_unit_test(a_deadlock_is_recorded),
        cmocka_unit_test(the_model_is_the_same_whichever_way),
        cmocka_unit_test(the_model_agrees_with_the_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
