// The model: right at each position, and the same whichever way it got there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "random_trace.h"
#include "trace/model.h"

static Trace *random_trace(RandomTrace program) {
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    random_run(&program, &observer);
    return trace;
}

static uint64_t next_random(uint64_t *random) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *random >> 33;
}

// ---- the same whichever way

static uint64_t *hashes_of(const Trace *trace, uint32_t distance) {
    uint64_t *hashes = malloc((trace->n / distance + 1) * sizeof *hashes);
    Model model;
    model_init(&model, trace);
    for (uint32_t n = 0; n <= trace->n; n += distance) {
        model_seek(&model, n);
        assert_int_equal(model.now.n, n);
        hashes[n / distance] = model_hash(&model);
    }
    model_deinit(&model);
    return hashes;
}

static void walk_at_random(const Trace *trace, uint32_t distance, int moves, uint64_t random) {
    uint64_t *hashes = hashes_of(trace, distance);
    Model two[2]; // by turns; what one goes through is near for the other
    model_init(&two[0], trace);
    model_init(&two[1], trace);
    model_share(&two[1], &two[0]);
    for (int i = 0; i < moves; i++) {
        Model *model = &two[next_random(&random) % 2];
        uint32_t steps = (uint32_t)next_random(&random) % 40;
        switch (next_random(&random) % 8) {
        case 0: model_seek(model, (uint32_t)next_random(&random) % (trace->n + 1)); break;
        case 1: model_seek(model, model->now.n + (uint32_t)next_random(&random) % 6000); break;
        case 2: model_prepare(model, steps * 100); break;
        case 3:
        case 4:
            while (steps-- && model_step(model)) {
            }
            break;
        default:
            while (steps-- && model_back(model)) {
            }
        }
        model_seek(model, model->now.n / distance * distance);
        assert_int_equal(model_hash(model), hashes[model->now.n / distance]);
    }
    model_deinit(&two[0]);
    model_deinit(&two[1]);
    free(hashes);
}

static void small_walks(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        Trace *trace = random_trace((RandomTrace){.seed = seed,
                                                  .n_tasks = 1 + (uint32_t)seed * 2,
                                                  .most_tasks = 40,
                                                  .n_events = 1500,
                                                  .sleepiness = (uint32_t)seed * 7});
        walk_at_random(trace, 1, 300, seed);
        trace_free(trace);
    }
}

static void long_walks(void **state) {
    (void)state;
    Trace *trace = random_trace((RandomTrace){
        .seed = 8, .n_tasks = 50, .most_tasks = 90, .n_events = 120000, .sleepiness = 60});
    walk_at_random(trace, 61, 250, 5);
    trace_free(trace);
}

// So many tasks that most key frames hold only what has changed.
static void walks_in_a_crowd(void **state) {
    (void)state;
    Trace *trace = random_trace((RandomTrace){
        .seed = 9, .n_tasks = 6000, .most_tasks = 8000, .n_events = 200000, .sleepiness = 50});
    walk_at_random(trace, 997, 120, 7);
    trace_free(trace);
}

static void steps_back_all_the_way(void **state) {
    (void)state;
    Trace *trace = random_trace((RandomTrace){
        .seed = 4, .n_tasks = 5, .most_tasks = 30, .n_events = 30000, .sleepiness = 30});
    uint64_t *hashes = hashes_of(trace, 1);
    Model model;
    model_init(&model, trace);
    model_seek(&model, trace->n);
    while (model_back(&model))
        assert_int_equal(model_hash(&model), hashes[model.now.n]);
    assert_int_equal(model.now.n, 0);
    model_deinit(&model);
    free(hashes);
    trace_free(trace);
}

// A reader may stand in a trace that still grows.
static void the_trace_may_grow(void **state) {
    (void)state;
    Trace *whole = random_trace((RandomTrace){
        .seed = 21, .n_tasks = 4, .most_tasks = 60, .n_events = 3000, .sleepiness = 40});
    Trace *growing = trace_new();
    for (StringId id = 1; id < whole->texts.n; id++)
        trace_intern(growing, trace_text(whole, id));
    uint64_t *hashes = hashes_of(whole, 1);
    uint64_t random = 3;
    Model model;
    model_init(&model, growing);
    for (uint32_t i = 0; i < whole->n; i++) {
        trace_append(growing, trace_at(whole, i));
        if (next_random(&random) % 4 == 0)
            model_seek(&model, growing->n);
        else if (next_random(&random) % 2)
            model_back(&model);
        else
            model_step(&model);
        assert_int_equal(model_hash(&model), hashes[model.now.n]);
    }
    model_deinit(&model);
    free(hashes);
    trace_free(whole);
    trace_free(growing);
}

// ---- what always holds

static void check_ready(const Model *m) {
    uint32_t n = 0;
    for (const ModelHandle *h = model_ready_first(m); h; h = model_ready_next(m, h)) {
        n++;
        assert_int_equal(h->place, PLACE_READY);
        assert_ptr_equal(model_handle(m, h->id), h);
    }
    assert_int_equal(n, m->now.n_ready);
}

static void check_timers(const Model *m) {
    const ModelHandle *timers[64];
    uint32_t n = model_next_timers(m, timers, 64);
    assert_int_equal(n, m->now.n_timers < 64 ? m->now.n_timers : 64);
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(timers[i]->place, PLACE_TIMERS);
        if (!i) continue;
        assert_true(
            timers[i - 1]->due_ns < timers[i]->due_ns ||
            (timers[i - 1]->due_ns == timers[i]->due_ns && timers[i - 1]->id < timers[i]->id));
    }
    const ModelHandle *first[3]; // fewer of them are the first of them
    for (uint32_t i = model_next_timers(m, first, 3); i-- > 0;)
        assert_ptr_equal(first[i], timers[i]);
}

static void check_tasks(const Model *m) {
    uint32_t by_state[TASK_STATES] = {0};
    for (uint32_t i = 1; i <= m->now.n_tasks; i++) {
        const ModelTask *task = &m->tasks[i];
        by_state[task->state]++;
        assert_ptr_equal(model_task(m, task->future.id), task);
        assert_true(task->state != STATE_RUNNING || m->now.running_task == task->future.id);
        assert_true(task->handle == 0 || task->state == STATE_READY);
        if (!state_is_waiting(task->state)) continue;
        const ModelFuture *future = model_future(m, task->awaits);
        assert_non_null(future);
        if (future->outcome == OUTCOME_PENDING)
            assert_int_equal(model_first_waiting_task(m, future), task->future.id);
    }
    assert_memory_equal(by_state, m->now.by_state, sizeof by_state);
}

static void check_syncs(const Model *m) {
    for (uint32_t i = 1; i <= m->now.n_syncs; i++) {
        const ModelSync *sync = &m->syncs[i];
        uint32_t n = 0;
        ObjectId before = 0;
        for (ObjectId id = sync->first_waiter; id; n++) {
            const ModelFuture *future = model_future(m, id);
            assert_int_equal(future->previous_waiter, before);
            assert_int_equal(future->owner, sync->id);
            before = id;
            id = future->next_waiter;
        }
        assert_int_equal(n, sync->n_waiters);
        assert_int_equal(before, sync->last_waiter);
    }
}

static void what_always_holds(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        Trace *trace = random_trace((RandomTrace){.seed = seed * 11,
                                                  .n_tasks = 30,
                                                  .most_tasks = 60,
                                                  .n_events = 3000,
                                                  .sleepiness = (uint32_t)seed * 18});
        Model model;
        model_init(&model, trace);
        while (model_step(&model)) {
            check_ready(&model);
            check_timers(&model);
            check_tasks(&model);
            check_syncs(&model);
            assert_int_equal(model.now.time_ns, trace_time(trace, model.now.n));
        }
        model_deinit(&model);
        trace_free(trace);
    }
}

// ---- a small run, event by event

typedef struct Script {
    Trace *trace;
    Model model;
} Script;

static const Model *after(Script *script, EventKind kind, int a, uint32_t subject, uint32_t object,
                          int64_t value) {
    const Trace *trace = script->trace;
    Event event = {.kind = (uint8_t)kind,
                   .a = (uint8_t)a,
                   .cause = EVENT_NONE,
                   .subject = subject,
                   .object = object,
                   .value = value,
                   .time_ns = trace_time(trace, trace->n)};
    if (kind == EVENT_CLOCK) event.time_ns += value;
    trace_append(script->trace, &event);
    model_seek(&script->model, trace->n);
    return &script->model;
}

static int begin_script(void **state) {
    Script *script = calloc(1, sizeof *script);
    script->trace = trace_new();
    trace_intern(script->trace, "main");  // 1
    trace_intern(script->trace, "sleep"); // 2
    trace_intern(script->trace, "None");  // 3
    model_init(&script->model, script->trace);
    *state = script;
    return 0;
}
static int end_script(void **state) {
    Script *script = *state;
    model_deinit(&script->model);
    trace_free(script->trace);
    free(script);
    return 0;
}

static void a_task_sleeps(void **state) {
    Script *s = *state;
    after(s, EVENT_RUN_BEGIN, 0, 0, 0, 1);
    const Model *m = after(s, EVENT_TASK_NEW, 0, 1, 0, 1);
    assert_int_equal(model_task(m, 1)->state, STATE_CREATED);
    m = after(s, EVENT_CALL_SOON, HANDLE_TASK_STEP, 1, 1, 0);
    assert_int_equal(model_task(m, 1)->state, STATE_READY);
    assert_int_equal(model_task(m, 1)->handle, 1);
    assert_int_equal(model_ready_place(m, 1), 1);
    m = after(s, EVENT_HANDLE_BEGIN, HANDLE_TASK_STEP, 1, 1, 0);
    assert_int_equal(m->now.n_ready, 0);
    assert_int_equal(model_running(m)->whom, 1);
    m = after(s, EVENT_TASK_STEP, STEP_FIRST, 1, 0, 0);
    assert_int_equal(model_task(m, 1)->state, STATE_RUNNING);
    m = after(s, EVENT_FUTURE_NEW, FUTURE_SLEEP, 2, 1, 0);
    assert_int_equal(model_future(m, 2)->ordinal, 1);
    after(s, EVENT_CALL_AT, HANDLE_FILL, 2, 2, 3000);
    after(s, EVENT_FUTURE_CALLBACK, 0, 2, 1, 0);
    m = after(s, EVENT_TASK_AWAIT, 0, 1, 2, 2);
    assert_int_equal(model_task(m, 1)->state, STATE_ON_TIMER);
    assert_string_equal(trace_text(m->trace, model_task(m, 1)->await_label), "sleep");
    assert_int_equal(model_first_waiting_task(m, model_future(m, 2)), 1);
    assert_int_equal(m->now.running_task, 0);
    m = after(s, EVENT_HANDLE_END, 0, 1, 0, 0);
    assert_null(model_running(m));
    assert_null(model_handle(m, 1));
    m = after(s, EVENT_CLOCK, CLOCK_SLEPT, 0, 0, 3000);
    assert_int_equal(m->now.time_ns, 3000);
    m = after(s, EVENT_TIMER_DUE, 0, 2, 2, 0);
    assert_int_equal(m->now.n_timers, 0);
    assert_int_equal(model_handle(m, 2)->due_ns, 3000);
    after(s, EVENT_HANDLE_BEGIN, HANDLE_FILL, 2, 2, 0);
    m = after(s, EVENT_FUTURE_DONE, OUTCOME_RESULT, 2, 0, 3);
    assert_string_equal(trace_text(m->trace, model_future(m, 2)->value), "None");
    assert_int_equal(model_first_waiting_task(m, model_future(m, 2)), 0);
    m = after(s, EVENT_CALL_SOON, HANDLE_TASK_WAKE, 3, 1, 0);
    assert_int_equal(model_task(m, 1)->state, STATE_READY);
    after(s, EVENT_HANDLE_END, 0, 2, 0, 0);
    after(s, EVENT_HANDLE_BEGIN, HANDLE_TASK_WAKE, 3, 1, 0);
    m = after(s, EVENT_TASK_STEP, STEP_VALUE, 1, 0, 0);
    assert_int_equal(model_task(m, 1)->awaits, 0);
    assert_int_equal(model_task(m, 1)->n_steps, 2);
    m = after(s, EVENT_FUTURE_DROP, 0, 2, 0, 0);
    assert_null(model_future(m, 2));
    m = after(s, EVENT_MARK, 2, 1, 0, 17);
    assert_int_equal(trace_at(m->trace, model_task(m, 1)->marks[2])->value, 17);
    assert_int_equal(model_task(m, 1)->marks[0], EVENT_NONE);
    m = after(s, EVENT_OUTPUT, 1, 1, 0, 1);
    assert_int_equal(m->now.n_outputs, 1);
    assert_int_equal(model_output(m, 0)->subject, 1);
    m = after(s, EVENT_TASK_END, OUTCOME_RESULT, 1, 0, 3);
    assert_int_equal(model_task(m, 1)->state, STATE_DONE);
    m = after(s, EVENT_RUN_END, RUN_FINISHED, 0, 0, 0);
    assert_true(m->now.ended);
}

static void gather_counts_its_parts(void **state) {
    Script *s = *state;
    after(s, EVENT_TASK_NEW, 0, 1, 0, 1);
    after(s, EVENT_TASK_NEW, 0, 2, 1, 1);
    after(s, EVENT_FUTURE_NEW, FUTURE_GATHER, 3, 0, 0);
    after(s, EVENT_FUTURE_CALLBACK, 0, 1, 3, 0);
    const Model *m = after(s, EVENT_FUTURE_CALLBACK, 0, 2, 3, 0);
    assert_int_equal(model_future(m, 3)->n_parts, 2);
    m = after(s, EVENT_FUTURE_DONE, OUTCOME_RESULT, 2, 0, 3);
    assert_int_equal(model_future(m, 3)->n_parts_done, 1);
    m = after(s, EVENT_FUTURE_CALLBACK, 1, 1, 3, 0); // taken off again
    assert_int_equal(model_future(m, 3)->n_parts, 1);
    assert_int_equal(model_future(m, 1)->first_callback, 0);
    m = after(s, EVENT_FUTURE_DONE, OUTCOME_RESULT, 1, 0, 3);
    assert_int_equal(model_future(m, 3)->n_parts_done, 1);
}

static void a_lock_has_a_line(void **state) {
    Script *s = *state;
    after(s, EVENT_TASK_NEW, 0, 1, 0, 1);
    const Model *m = after(s, EVENT_SYNC_NEW, SYNC_LOCK, 2, 1, 1);
    assert_int_equal(model_sync(m, 2)->value, 1);
    m = after(s, EVENT_SYNC_STATE, SYNC_ACQUIRE, 2, 1, 0);
    assert_int_equal(model_sync(m, 2)->holder, 1);
    for (ObjectId id = 3; id < 6; id++)
        m = after(s, EVENT_FUTURE_NEW, FUTURE_LOCK, id, 2, 0);
    assert_int_equal(model_sync(m, 2)->n_waiters, 3);
    m = after(s, EVENT_FUTURE_DONE, OUTCOME_CANCELLED, 4, 0, 0);
    assert_int_equal(model_sync(m, 2)->first_waiter, 3);
    assert_int_equal(model_future(m, 3)->next_waiter, 5);
    m = after(s, EVENT_SYNC_STATE, SYNC_RELEASE, 2, 1, 1);
    assert_int_equal(model_sync(m, 2)->holder, 0);
    m = after(s, EVENT_FUTURE_DROP, 0, 3, 0, 0);
    assert_int_equal(model_sync(m, 2)->first_waiter, 5);
    assert_int_equal(model_sync(m, 2)->n_waiters, 1);
}

static void a_cancelled_handle_waits_for_its_turn(void **state) {
    Script *s = *state;
    after(s, EVENT_CALL_SOON, HANDLE_CALLBACK, 1, 0, 0);
    after(s, EVENT_CALL_AT, HANDLE_CALLBACK, 2, 0, 50);
    const Model *m = after(s, EVENT_HANDLE_CANCEL, 0, 1, 0, 0);
    assert_int_equal(m->now.n_ready, 1);
    assert_true(model_ready_first(m)->cancelled);
    m = after(s, EVENT_HANDLE_CANCEL, 0, 2, 0, 0);
    assert_int_equal(m->now.n_timers, 0);
    m = after(s, EVENT_HANDLE_END, 0, 1, 0, 0);
    assert_int_equal(m->now.n_ready, 0);
}

#define SCRIPT(test) cmocka_unit_test_setup_teardown(test, begin_script, end_script)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_walks),
        cmocka_unit_test(long_walks),
        cmocka_unit_test(walks_in_a_crowd),
        cmocka_unit_test(steps_back_all_the_way),
        cmocka_unit_test(the_trace_may_grow),
        cmocka_unit_test(what_always_holds),
        SCRIPT(a_task_sleeps),
        SCRIPT(gather_counts_its_parts),
        SCRIPT(a_lock_has_a_line),
        SCRIPT(a_cancelled_handle_waits_for_its_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
