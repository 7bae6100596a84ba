// What the scenarios cannot show: portions of a run, deadlock reports, counted values, another kind
// of task, events, many tasks, two loops at once.
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
// clang-format on
#include <fenv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "loop/group.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/wait.h"

#define UNUSED (void)self, (void)arg, (void)result

static void *number(int64_t n) {
    return (void *)(intptr_t)n;
}

typedef struct Troubles {
    int n;
    char last[200];
} Troubles;

static void on_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)loop;
    Troubles *troubles = data;
    Str text = {0};
    str_printf(&text, "%s: ", trouble->message);
    loop_error_describe(trouble->exception, &text);
    snprintf(troubles->last, sizeof troubles->last, "%s", str_text(&text));
    troubles->n++;
    str_deinit(&text);
}

// ---- portions of a run

static bool counts(Task *self, void *arg, void **result) {
    (void)result;
    int *n = arg;
    for (int i = 0; i < 10; i++) {
        ++*n;
        if (!task_yield(self)) return false;
    }
    return true;
}

static void runs_in_portions(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    int n[3] = {0};
    for (int i = 0; i < 3; i++)
        task_unref(task_spawn(loop, counts, &n[i], NULL));
    loop_begin(loop, NULL);
    RunEnd end;
    assert_true(loop_run_some(loop, 4, &end)); // stops in the middle of the second iteration
    assert_int_equal(n[0], 2);
    assert_int_equal(n[1], 1);
    assert_int_equal(n[2], 1);
    assert_true(loop_is_running(loop));
    int n_portions = 0;
    while (loop_run_some(loop, 4, &end))
        n_portions++;
    assert_int_equal(n_portions, (3 * 11 - 4) / 4);
    assert_int_equal(end, RUN_FINISHED);
    assert_int_equal(n[0] + n[1] + n[2], 30);
    assert_int_equal(loop_n_futures(loop), 0);
    loop_free(loop);
}

static bool yields_for_ever(Task *self, void *arg, void **result) {
    UNUSED;
    while (task_yield(self))
        continue;
    return false;
}

static void an_endless_run_can_be_given_up(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    loop_begin_main(loop, yields_for_ever, NULL);
    RunEnd end;
    for (int i = 0; i < 10; i++)
        assert_true(loop_run_some(loop, 100, &end));
    loop_free(loop);
}

static bool returns_arg(Task *self, void *arg, void **result) {
    (void)self;
    *result = arg;
    return true;
}

static void runs_again_and_again(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    for (int i = 1; i < 5; i++) {
        void *result = NULL;
        assert_int_equal(loop_run(loop, returns_arg, number(i), &result), RUN_FINISHED);
        assert_int_equal((intptr_t)result, i);
        assert_null(loop_exception(loop));
    }
    assert_int_equal(loop_next_task_number(loop), 5);
    loop_free(loop);
}

static bool exits(Task *self, void *arg, void **result) {
    UNUSED;
    if (!loop_sleep(self, 5)) return false;
    return task_raise(self, LOOP_ERROR_EXIT, "3");
}

static bool waits_for_others(Task *self, void *arg, void **result) {
    (void)result;
    task_unref(task_spawn(task_loop(self), exits, NULL, NULL));
    bool ok = loop_sleep(self, 100);
    *(bool *)arg = task_error_is(self, LOOP_ERROR_CANCELLED);
    return ok;
}

static void an_exit_ends_the_run(void **unused) {
    (void)unused;
    Troubles troubles = {0};
    LoopConfig config = {.on_trouble = on_trouble, .on_trouble_data = &troubles};
    Loop *loop = loop_new(&config);
    bool was_cancelled = false;
    assert_int_equal(loop_run(loop, waits_for_others, &was_cancelled, NULL), RUN_FAILED);
    assert_string_equal(((LoopError *)loop_exception(loop))->message, "3");
    assert_true(was_cancelled);
    assert_int_equal(loop_time(loop), 5);
    assert_string_equal(troubles.last, "Task exception was never retrieved: SystemExit: 3");
    loop_free(loop);
}

// ---- time

static bool works(Task *self, void *arg, void **result) {
    UNUSED;
    loop_work(self, 10 * LOOP_S);
    return loop_sleep(self, 2 * LOOP_S);
}

static void time_is_virtual(void **unused) {
    (void)unused;
    LoopConfig config = {.virtual_time = {.now_ns = 7 * LOOP_S}};
    Loop *loop = loop_new(&config);
    assert_int_equal(loop_run(loop, works, NULL, NULL), RUN_FINISHED);
    assert_int_equal(loop_time(loop), 19 * LOOP_S);
    loop_free(loop);
}

// A program that polls the clock ends only if reading it costs something.
static bool polls_busily(Task *self, void *arg, void **result) {
    UNUSED;
    while (loop_time(task_loop(self)) < 10 * LOOP_MS)
        if (!task_yield(self)) return false;
    return loop_sleep(self, 100 * LOOP_US);
}

static void reading_the_clock_may_cost(void **unused) {
    (void)unused;
    LoopConfig config = {.virtual_time = {.read_cost_ns = 50 * LOOP_US, .wake_unit_ns = LOOP_MS}};
    Loop *loop = loop_new(&config);
    assert_int_equal(loop_run(loop, polls_busily, NULL, NULL), RUN_FINISHED);
    assert_in_range(loop_time(loop), 11 * LOOP_MS, 12 * LOOP_MS);
    loop_free(loop);
}

static void append(Loop *loop, void *data) {
    (void)loop;
    ++*(int *)data;
}

static void many_cancelled_timers_leave_the_heap(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    int n_calls = 0;
    Handle handles[1000];
    for (int i = 0; i < 1000; i++)
        handles[i] = loop_call_later(loop, (i + 1) * LOOP_MS, append, &n_calls, NULL);
    for (int i = 0; i < 1000; i++)
        if (i % 4) loop_cancel(loop, handles[i]);
    loop_cancel(loop, handles[1]); // twice is once
    assert_false(loop_is_scheduled(loop, handles[1]));
    assert_true(loop_is_scheduled(loop, handles[0]));
    assert_int_equal(loop_n_timers(loop), 1000);
    Task *task = task_spawn(loop, returns_arg, NULL, NULL);
    assert_int_equal(loop_run_until_complete(loop, task_future(task)), RUN_FINISHED);
    assert_int_equal(loop_n_timers(loop), 250);
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    assert_int_equal(n_calls, 250);
    assert_int_equal(loop_time(loop), 997 * LOOP_MS);
    loop_cancel(loop, handles[0]); // made long ago
    task_unref(task);
    loop_free(loop);
}

// Their heap is then a mapping of its own.
static void hundreds_of_thousands_of_timers_are_freed(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    int n_calls = 0;
    for (int i = 0; i < 200000; i++)
        loop_call_later(loop, LOOP_MS, append, &n_calls, NULL);
    loop_free(loop);
    assert_int_equal(n_calls, 0);
}

// ---- deadlock

typedef struct Philosopher {
    Lock *left, *right;
} Philosopher;

static bool dines(Task *self, void *arg, void **result) {
    (void)result;
    Philosopher *who = arg;
    return lock_acquire(self, who->left) && task_yield(self) && lock_acquire(self, who->right);
}

static bool gets_one(Task *self, void *arg, void **result) {
    return queue_get(self, arg, result);
}

static bool puts_two(Task *self, void *arg, void **result) {
    (void)result;
    bool ok = queue_put(self, arg, NULL);
    return ok && queue_put(self, arg, NULL);
}

static bool joins(Task *self, void *arg, void **result) {
    (void)result;
    return queue_join(self, arg);
}

static bool sets_table(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    Lock *forks[] = {lock_new(loop, "red"), lock_new(loop, "blue"), lock_new(loop, NULL)};
    Philosopher who[] = {{forks[0], forks[1]}, {forks[1], forks[2]}, {forks[2], forks[0]}};
    Queue *empty = queue_new(loop, 0, "moves"), *full = queue_new(loop, 1, "plates");
    TaskGroup *group = group_enter(self, "diners");
    group_spawn(group, dines, &who[0], "plato");
    group_spawn(group, dines, &who[1], "kant");
    group_spawn(group, dines, &who[2], "hume");
    group_spawn(group, gets_one, empty, "waiter");
    group_spawn(group, puts_two, full, "cook");
    group_spawn(group, joins, full, "host");
    return group_exit(self, group, true);
}

static void a_deadlock_is_explained(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    assert_int_equal(loop_run(loop, sets_table, NULL, NULL), RUN_DEADLOCK);
    Str report = {0};
    loop_report_deadlock(loop, &report);
    assert_string_equal(str_text(&report),
                        "Task-1 waits for the tasks of group 'diners': plato, kant, hume, waiter, "
                        "cook, host\n"
                        "plato waits for lock 'blue', held by kant\n"
                        "kant waits for lock 4, held by hume\n"
                        "hume waits for lock 'red', held by plato\n"
                        "waiter waits for an item of the empty queue 'moves'\n"
                        "cook waits for room in the full queue 'plates'\n"
                        "host waits for the items of queue 'plates'\n"
                        "in a circle: plato, kant, hume, plato\n");
    str_deinit(&report);
    loop_free(loop);
}

static bool awaits(Task *self, void *arg, void **result) {
    return task_await(self, *(Future **)arg, result);
}

static bool gathers(Task *self, void *arg, void **result) {
    (void)result;
    return gather_all(self, (Future *[]){*(Future **)arg, *(Future **)arg}, 2);
}

static void tasks_that_await_each_other(void **unused) {
    (void)unused;
    Troubles troubles = {0};
    LoopConfig config = {.on_trouble = on_trouble, .on_trouble_data = &troubles};
    Loop *loop = loop_new(&config);
    Future *a, *b, *lonely = future_new(loop, "an answer");
    Task *first = task_spawn(loop, awaits, (void *)&b, "first");
    Task *second = task_spawn(loop, gathers, (void *)&a, "second");
    Task *third = task_spawn(loop, awaits, (void *)&lonely, "third");
    a = task_future(first);
    b = task_future(second);
    assert_int_equal(loop_run_until_complete(loop, a), RUN_DEADLOCK);
    Str report = {0};
    loop_report_deadlock(loop, &report);
    assert_string_equal(str_text(&report), "first waits for second\n"
                                           "second waits for gather of first, first\n"
                                           "third waits for future 'an answer' (pending)\n"
                                           "in a circle: first, second, first\n"
                                           "in a circle: first, second, first\n");
    str_deinit(&report);
    task_cancel(first, NULL); // must not go round for ever
    task_cancel(second, NULL);
    future_cancel(lonely, NULL);
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    task_unref(first);
    task_unref(second);
    task_unref(third);
    future_unref(lonely);
    assert_string_equal(troubles.last,
                        "_GatheringFuture exception was never retrieved: CancelledError");
    assert_int_equal(loop_n_futures(loop), 0);
    loop_free(loop);
}

// ---- many

static bool awaits_and_hands_on(Task *self, void *arg, void **result) {
    return task_await(self, arg, result);
}

static void a_long_chain_of_tasks_is_cancelled(void **unused) {
    (void)unused;
    enum { N = 5000 };
    Loop *loop = loop_new(NULL);
    Task **tasks = calloc(N, sizeof(Task *));
    Future *future = future_new(loop, NULL);
    for (int i = 0; i < N; i++) {
        Future *awaited = i ? task_future(tasks[i - 1]) : future;
        tasks[i] = task_spawn(loop, awaits_and_hands_on, awaited, NULL);
    }
    assert_int_equal(loop_run_forever(loop), RUN_DEADLOCK);
    assert_true(task_cancel(tasks[N - 1], NULL));
    assert_true(future_is_cancelled(future));
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    for (int i = 0; i < N; i++) {
        assert_true(future_is_cancelled(task_future(tasks[i])));
        task_unref(tasks[i]);
    }
    future_unref(future);
    assert_int_equal(loop_n_futures(loop), 0);
    free(tasks);
    loop_free(loop);
}

static bool naps(Task *self, void *arg, void **result) {
    *result = arg;
    return loop_sleep(self, (intptr_t)arg);
}

static bool gathers_many(Task *self, void *arg, void **result) {
    (void)result;
    size_t n = (size_t)arg;
    VEC(Future *) futures = {0};
    for (size_t i = 0; i < n; i++)
        vec_push(&futures,
                 task_future(task_spawn(task_loop(self), naps, number(1 + i % 97), NULL)));
    bool ok = gather_all(self, futures.at, n);
    for (size_t i = 0; i < n; i++)
        future_unref(futures.at[i]);
    vec_deinit(&futures);
    return ok;
}

static void many_tasks_leave_nothing_behind(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    assert_int_equal(loop_run(loop, gathers_many, number(3000), NULL), RUN_FINISHED);
    assert_int_equal(loop_time(loop), 97);
    assert_int_equal(loop_n_futures(loop), 1); // main
    assert_int_equal(loop_n_ready(loop), 0);
    assert_int_equal(loop_n_timers(loop), 0);
    loop_free(loop);
}

// ---- counted values

typedef struct Counter {
    int n_references, n_made;
} Counter;

static void retain(void *data, void *value) {
    (void)value;
    ((Counter *)data)->n_references++;
}
static void release(void *data, void *value) {
    (void)value;
    ((Counter *)data)->n_references--;
}
static void describe(void *data, const void *value, Str *out) {
    (void)data;
    str_printf(out, "value %d", (int)(intptr_t)value);
}

static bool makes_value(Task *self, void *arg, void **result) {
    (void)self;
    retain(arg, *result = number(42));
    return true;
}

static bool passes_values(Task *self, void *arg, void **result) {
    Loop *loop = task_loop(self);
    Task *maker = task_spawn(loop, makes_value, arg, NULL);
    void *value;
    if (!task_join(self, maker, &value)) return false;
    Queue *queue = queue_new(loop, 0, NULL);
    for (int i = 0; i < 2; i++)
        if (!queue_put(self, queue, value)) return false;
    release(arg, value);
    if (!queue_get(self, queue, &value)) return false;
    Future *future = future_new(loop, NULL), *shielded = shield(future);
    future_set_result(future, value);
    release(arg, value);
    future_cancel(shielded, value); // its message
    future_unref(future);
    future_unref(shielded);
    if (!queue_get(self, queue, result)) return false;
    queue_put_nowait(self, queue, *result); // freed with the queue
    queue_free(queue);
    return true;
}

static void values_are_counted(void **unused) {
    (void)unused;
    Counter counter = {0};
    LoopValues values = loop_c_values;
    values.data = &counter;
    values.retain = retain;
    values.release = release;
    values.describe = describe;
    LoopConfig config = {.values = &values};
    Loop *loop = loop_new(&config);
    void *result;
    assert_int_equal(loop_run(loop, passes_values, &counter, &result), RUN_FINISHED);
    assert_int_equal((intptr_t)result, 42);
    release(&counter, result);
    assert_int_equal(counter.n_references, 1); // the one of main's own
    loop_free(loop);
    assert_int_equal(counter.n_references, 0);
}

// ---- troubles

static bool raises(Task *self, void *arg, void **result) {
    UNUSED;
    return task_raise(self, LOOP_ERROR_USER, "%d of %d", 1, 2);
}

static bool ignores_a_failure(Task *self, void *arg, void **result) {
    UNUSED;
    task_unref(task_spawn(task_loop(self), raises, NULL, NULL));
    return loop_sleep(self, 1);
}

static void an_unseen_exception_is_trouble(void **unused) {
    (void)unused;
    Troubles troubles = {0};
    LoopConfig config = {.on_trouble = on_trouble, .on_trouble_data = &troubles};
    Loop *loop = loop_new(&config);
    assert_int_equal(loop_run(loop, ignores_a_failure, NULL, NULL), RUN_FINISHED);
    assert_int_equal(troubles.n, 1);
    assert_string_equal(troubles.last, "Task exception was never retrieved: Error: 1 of 2");
    loop_free(loop);
}

static bool awaits_wrongly(Task *self, void *arg, void **result) {
    UNUSED;
    Troubles *troubles = arg;
    if (task_await(self, task_future(self), NULL)) return true;
    snprintf(troubles->last, sizeof troubles->last, "%s", ((LoopError *)task_error(self))->message);
    task_clear_error(self);
    Loop *other = loop_new(NULL);
    Future *foreign = future_new(other, "far away");
    bool ok = task_await(self, foreign, NULL);
    if (!ok && strcmp(((LoopError *)task_error(self))->message,
                      "Task task 'wrong' (pending) got Future future 'far away' (pending) attached "
                      "to a different loop") == 0)
        troubles->n++;
    task_clear_error(self);
    future_unref(foreign);
    loop_free(other);
    return !ok;
}

static void awaiting_oneself_or_another_loops_future(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    Troubles troubles = {0};
    Task *task = task_spawn(loop, awaits_wrongly, &troubles, "wrong");
    assert_int_equal(loop_run_until_complete(loop, task_future(task)), RUN_FINISHED);
    assert_int_equal(future_outcome(task_future(task)), OUTCOME_RESULT);
    assert_string_equal(troubles.last, "Task cannot await on itself: task 'wrong' (pending)");
    assert_int_equal(troubles.n, 1);
    task_unref(task);
    loop_free(loop);
}

// ---- another kind of task: a counter that needs no stack

typedef struct Machine {
    Future *future; // awaited in the second step
    int n_steps, n_drops;
    bool was_thrown_at;
} Machine;

static Future *machine_step(Task *task, void *thrown) {
    Machine *machine = task_arg(task);
    machine->n_steps++;
    if (thrown) {
        machine->was_thrown_at = true;
        task_raised(task, thrown);
        return NULL;
    }
    if (machine->n_steps == 1) return NULL; // a bare yield
    if (machine->n_steps == 2) return machine->future;
    task_returned(task, future_value(machine->future));
    return NULL;
}

static void machine_drop(Task *task) {
    ((Machine *)task_arg(task))->n_drops++;
}

static bool fills(Task *self, void *arg, void **result) {
    (void)result;
    if (!loop_sleep(self, 5)) return false;
    return future_set_result(arg, number(9));
}

static void a_task_of_another_kind(void **unused) {
    (void)unused;
    static const TaskOps ops = {.step = machine_step, .drop = machine_drop};
    Loop *loop = loop_new(NULL);
    Machine machine = {.future = future_new(loop, NULL)}, other = {.future = machine.future};
    Task *task = task_spawn_ops(loop, &ops, &machine, "machine", false);
    Task *cancelled = task_spawn_ops(loop, &ops, &other, NULL, true);
    assert_string_equal(task_name(cancelled), "Task-1");
    task_unref(task_spawn(loop, fills, machine.future, NULL));
    task_cancel(cancelled, NULL);
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    assert_int_equal((intptr_t)future_value(task_future(task)), 9);
    assert_int_equal(machine.n_steps, 3);
    assert_int_equal(machine.n_drops, 1);
    assert_true(other.was_thrown_at && other.n_steps == 1 && other.n_drops == 1);
    assert_true(future_is_cancelled(task_future(cancelled)));
    task_unref(task);
    task_unref(cancelled);
    future_unref(machine.future);
    assert_int_equal(loop_n_futures(loop), 0);
    loop_free(loop);
}

// ---- events

typedef struct Recorder {
    VEC(Event) events;
    VEC(char *) texts; // owned, each of them too
} Recorder;

static uint32_t record(void *data, const Event *event) {
    Recorder *recorder = data;
    vec_push(&recorder->events, *event);
    return (uint32_t)recorder->events.n - 1;
}

static StringId keep_text(void *data, const char *text) {
    Recorder *recorder = data;
    vec_push(&recorder->texts, strdup(text));
    return (StringId)recorder->texts.n;
}

static bool watched_child(Task *self, void *arg, void **result) {
    (void)result;
    task_output(self, 1, "before ");
    bool ok = loop_sleep(self, 3 * LOOP_MS) && lock_acquire(self, arg) && lock_release(self, arg);
    task_mark(self, 7, 8, 9);
    return ok;
}

static bool watched_main(Task *self, void *arg, void **result) {
    UNUSED;
    Lock *lock = lock_new(task_loop(self), "lock");
    Task *child = task_spawn(task_loop(self), watched_child, lock, "child");
    bool ok = task_join(self, child, NULL);
    lock_free(lock);
    return ok;
}

static void swallow_output(void *data, Task *task, int stream, const char *text) {
    (void)data, (void)task, (void)stream, (void)text;
}

// The chain of causes from the last event of [kind] back, as kinds.
static size_t causes_of(const Recorder *recorder, EventKind kind, uint8_t *kinds, size_t max) {
    size_t i = recorder->events.n - 1, n = 0;
    while (recorder->events.at[i].kind != kind)
        i--;
    for (uint32_t at = (uint32_t)i; at != EVENT_NONE && n < max; at = recorder->events.at[at].cause)
        kinds[n++] = recorder->events.at[at].kind;
    return n;
}

static void events_know_their_cause(void **unused) {
    (void)unused;
    Recorder recorder = {0};
    Observer observer = {&recorder, record, keep_text};
    LoopConfig config = {.name = "watched", .observer = &observer, .on_output = swallow_output};
    Loop *loop = loop_new(&config);
    assert_int_equal(loop_run(loop, watched_main, NULL, NULL), RUN_FINISHED);
    loop_free(loop);

    assert_int_equal(recorder.events.at[0].kind, EVENT_RUN_BEGIN);
    assert_int_equal(vec_last(&recorder.events).kind, EVENT_RUN_END);
    int64_t time_ns = 0;
    for (size_t i = 0; i < recorder.events.n; i++) {
        const Event *event = &recorder.events.at[i];
        assert_true(event->cause == EVENT_NONE || event->cause < i);
        assert_true(event->time_ns >= time_ns);
        assert_true(event->site != 0);
        time_ns = event->time_ns;
    }
    static const uint8_t why_marked[] = {
        EVENT_MARK,         EVENT_TASK_STEP,    EVENT_HANDLE_BEGIN, // the child runs,
        EVENT_CALL_SOON,    EVENT_FUTURE_DONE,                      // as its sleep is over,
        EVENT_HANDLE_BEGIN, EVENT_TIMER_DUE,    EVENT_CALL_AT,      // whose timer was set
        EVENT_TASK_STEP,    EVENT_HANDLE_BEGIN, EVENT_CALL_SOON,    // by the child's first step,
        EVENT_TASK_NEW,     EVENT_TASK_STEP,    EVENT_HANDLE_BEGIN, // which main made
        EVENT_CALL_SOON,    EVENT_TASK_NEW};
    uint8_t kinds[32];
    size_t n = causes_of(&recorder, EVENT_MARK, kinds, 32);
    assert_int_equal(n, sizeof why_marked);
    assert_memory_equal(kinds, why_marked, n);

    for (size_t i = 0; i < recorder.texts.n; i++)
        free(recorder.texts.at[i]);
    vec_deinit(&recorder.texts);
    vec_deinit(&recorder.events);
}

// ---- two loops, and groups that refuse

static void two_loops_side_by_side(void **unused) {
    (void)unused;
    Loop *loops[] = {loop_new(NULL), loop_new(NULL)};
    int n[2] = {0};
    for (int i = 0; i < 2; i++) {
        Task *task = task_spawn(loops[i], counts, &n[i], NULL);
        assert_string_equal(task_name(task), "Task-1");
        task_unref(task);
        loop_begin(loops[i], NULL);
    }
    RunEnd end;
    for (int i = 0; i < 5; i++) {
        assert_true(loop_run_some(loops[i % 2], 1, &end));
        assert_int_equal(n[0], (i + 2) / 2);
        assert_int_equal(n[1], (i + 1) / 2);
    }
    loop_free(loops[0]);
    loop_free(loops[1]);
}

static bool is_refused(Task *self, void *arg, void **result) {
    UNUSED;
    TaskGroup *group = group_enter(self, NULL);
    group_spawn(group, raises, NULL, NULL);
    bool ok = loop_sleep(self, 1);
    bool is_refusing = !group_spawn(group, raises, NULL, NULL) &&
                       strcmp(group_refusal(group), "TaskGroup is shutting down") == 0;
    ok = group_exit(self, group, ok);
    const LoopError *error = task_error(self);
    bool is_group = !ok && error->kind == LOOP_ERROR_GROUP && error->n_members == 1;
    task_clear_error(self);
    return (is_refusing && is_group) || task_raise(self, LOOP_ERROR_USER, "not refused");
}

static void a_failing_group_refuses_tasks(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    assert_int_equal(loop_run(loop, is_refused, NULL, NULL), RUN_FINISHED);
    loop_free(loop);
}

static void names_of_tasks(void **unused) {
    (void)unused;
    LoopConfig config = {.first_task_number = 998};
    Loop *loop = loop_new(&config);
    static const char *const names[] = {"Task-998", "Task-999", "Task-1000",
                                        "a name of some length"};
    for (int i = 0; i < 4; i++) {
        Task *task = task_spawn(loop, returns_arg, NULL, i == 3 ? names[3] : NULL);
        assert_string_equal(task_name(task), names[i]);
        task_set_name(task, "short");
        assert_string_equal(task_name(task), "short");
        task_unref(task);
    }
    // Those that have another name count, too: few of them, then many.
    for (int n_named = 4, number = 1002; n_named < 100; n_named += 60) {
        for (int i = 0; i < n_named; i++)
            task_unref(task_spawn(loop, returns_arg, NULL, "named"));
        number += n_named;
        Task *task = task_spawn(loop, returns_arg, NULL, NULL);
        char expected[24];
        snprintf(expected, sizeof expected, "Task-%d", number++);
        assert_string_equal(task_name(task), expected);
        task_unref(task);
    }
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    loop_free(loop);
}

static bool waits_in_three_ways(Task *self, void *arg, void **result) {
    (void)result;
    void *item;
    Task *child = task_spawn(task_loop(self), returns_arg, NULL, "child");
    return loop_sleep(self, LOOP_MS) && queue_get(self, arg, &item) &&
           task_join(self, child, NULL) &&
           (child = task_spawn(task_loop(self), returns_arg, NULL, "child")) &&
           task_join(self, child, NULL);
}

static bool puts_late(Task *self, void *arg, void **result) {
    (void)result;
    return loop_sleep(self, 2 * LOOP_MS) && queue_put(self, arg, self);
}

// What a task called that waits is said of that wait alone.
static void awaits_say_what_was_called(void **unused) {
    (void)unused;
    Recorder recorder = {0};
    Observer observer = {.data = &recorder, .on_event = record, .intern = keep_text};
    LoopConfig config = {.observer = &observer};
    Loop *loop = loop_new(&config);
    Queue *queue = queue_new(loop, 1, NULL);
    Task *task = task_spawn(loop, waits_in_three_ways, queue, "waits");
    task_unref(task_spawn(loop, puts_late, queue, "puts"));
    assert_int_equal(loop_run_forever(loop), RUN_FINISHED);
    static const char *const called[] = {"sleep", "queue.get", ""};
    size_t n = 0;
    for (size_t i = 0; i < recorder.events.n; i++) {
        Event event = recorder.events.at[i];
        if (event.kind != EVENT_TASK_AWAIT || event.subject != task_id(task)) continue;
        assert_true(n < 3);
        assert_string_equal(event.value ? recorder.texts.at[event.value - 1] : "", called[n++]);
    }
    assert_int_equal(n, 3);
    task_unref(task);
    queue_free(queue);
    loop_free(loop);
    for (size_t i = 0; i < recorder.texts.n; i++)
        free(recorder.texts.at[i]);
    vec_deinit(&recorder.texts);
    vec_deinit(&recorder.events);
}

// ---- who waits in line

static bool gets_two(Task *self, void *arg, void **result) {
    return queue_get(self, arg, result) && queue_get(self, arg, result);
}

static bool keeps_what_it_awaits(Task *self, void *arg, void **result) {
    Task *getter = arg;
    Future *kept = future_ref(task_awaits(getter));
    if (!task_await(self, kept, NULL)) return false;
    assert_int_equal(future_outcome(kept), OUTCOME_RESULT);
    assert_ptr_not_equal(task_awaits(getter), NULL); // the second item: by another future
    assert_ptr_not_equal(task_awaits(getter), kept);
    *result = kept;
    return true;
}

static bool puts_for_the_kept(Task *self, void *arg, void **result) {
    (void)result;
    static int items[2];
    Queue *queue = arg;
    Task *getter = task_spawn(task_loop(self), gets_two, queue, NULL);
    if (!task_yield(self)) return false;
    Task *keeper = task_spawn(task_loop(self), keeps_what_it_awaits, getter, NULL);
    if (!task_yield(self)) return false;
    void *kept, *got;
    if (!queue_put(self, queue, &items[0]) || !task_join(self, keeper, &kept)) return false;
    if (!queue_put(self, queue, &items[1]) || !task_join(self, getter, &got)) return false;
    assert_int_equal(future_outcome(kept), OUTCOME_RESULT);
    assert_ptr_equal(got, &items[1]);
    future_unref(kept);
    return true;
}

static void somebody_keeps_a_waiter(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    Queue *queue = queue_new(loop, 1, NULL);
    assert_int_equal(loop_run(loop, puts_for_the_kept, queue, NULL), RUN_FINISHED);
    assert_int_equal(loop_n_futures(loop), 1); // main
    queue_free(queue);
    loop_free(loop);
}

static bool gets_here_and_there(Task *self, void *arg, void **result) {
    Queue **queues = arg;
    return queue_get(self, queues[0], result) && queue_get(self, queues[1], result);
}

// A task that was woken keeps its place at a queue until another comes, it waits elsewhere or ends,
// or the queue goes.
static bool puts_for_those_who_were_there(Task *self, void *arg, void **result) {
    (void)result;
    static int items[6];
    Loop *loop = task_loop(self);
    Queue **queues = arg;
    Task *one = task_spawn(loop, gets_one, queues[0], NULL);
    if (!task_yield(self) || !queue_put(self, queues[0], &items[0])) return false;
    void *got;
    if (!task_join(self, one, &got)) return false;
    assert_ptr_equal(got, &items[0]);

    Task *moves = task_spawn(loop, gets_here_and_there, queues, NULL);
    Task *second = task_spawn(loop, gets_one, queues[0], NULL);
    Task *third = task_spawn(loop, gets_one, queues[0], NULL);
    if (!task_yield(self)) return false;
    for (int i = 1; i <= 3; i++)
        if (!queue_put(self, queues[0], &items[i])) return false;
    if (!task_join(self, second, &got)) return false;
    assert_ptr_equal(got, &items[2]);
    if (!task_join(self, third, &got)) return false;
    assert_ptr_equal(got, &items[3]);
    queue_free(queues[0]);
    queues[0] = NULL;
    if (!queue_put(self, queues[1], &items[4]) || !task_join(self, moves, &got)) return false;
    assert_ptr_equal(got, &items[4]);

    Task *cancelled = task_spawn(loop, gets_one, queues[1], NULL);
    if (!task_yield(self)) return false;
    task_cancel(cancelled, NULL);
    if (!queue_put(self, queues[1], &items[5]) || task_join(self, cancelled, &got)) return false;
    task_clear_error(self);
    assert_int_equal(queue_size(queues[1]), 1);
    return true;
}

static void places_at_queues(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    Queue *queues[] = {queue_new(loop, 0, NULL), queue_new(loop, 0, NULL)};
    assert_int_equal(loop_run(loop, puts_for_those_who_were_there, queues, NULL), RUN_FINISHED);
    assert_int_equal(loop_n_futures(loop), 1); // main
    queue_free(queues[1]);
    loop_free(loop);
}

// ---- two tasks that wake each other in turn

typedef struct PingPong {
    Queue *there, *back;
    int n_alone; // how often the other was ready, and nobody else
} PingPong;

static bool player(Task *self, PingPong *game, Queue *from, Queue *to, int rounding) {
    fesetround(rounding);
    for (int i = 0; i < 100; i++) {
        void *ball;
        if (!queue_put(self, to, game) || !queue_get(self, from, &ball)) return false;
        assert_int_equal(fegetround(), rounding);
        game->n_alone += loop_n_ready(task_loop(self)) == 1;
        if (i == 50 && !loop_sleep(self, LOOP_MS)) return false;
        if (i == 70 && !task_yield(self)) return false;
    }
    return true;
}

static bool plays_white(Task *self, void *arg, void **result) {
    (void)result;
    PingPong *game = arg;
    return player(self, game, game->back, game->there, FE_UPWARD);
}

static bool plays_black(Task *self, void *arg, void **result) {
    (void)result;
    PingPong *game = arg;
    return player(self, game, game->there, game->back, FE_DOWNWARD);
}

static bool plays(Task *self, void *arg, void **result) {
    (void)result;
    Task *white = task_spawn(task_loop(self), plays_white, arg, NULL);
    Task *black = task_spawn(task_loop(self), plays_black, arg, NULL);
    return task_join(self, white, NULL) && task_join(self, black, NULL);
}

static void two_wake_each_other(void **unused) {
    (void)unused;
    Loop *loop = loop_new(NULL);
    PingPong game = {.there = queue_new(loop, 1, NULL), .back = queue_new(loop, 1, NULL)};
    assert_int_equal(loop_run(loop, plays, &game, NULL), RUN_FINISHED);
    assert_int_equal(fegetround(), FE_TONEAREST);
    assert_true(game.n_alone > 100);
    assert_int_equal(loop_n_ready(loop), 0);
    assert_int_equal(loop_time(loop), LOOP_MS);
    queue_free(game.there);
    queue_free(game.back);
    loop_free(loop);
}

// ---- what takes long tells the host

typedef struct Work {
    size_t n, n_told, n_told_at_most; // steps; the callbacks of the future that were called
} Work;

static void count_work(void *data, size_t n) {
    Work *work = data;
    work->n += n;
    work->n_told_at_most = work->n_told; // nothing of the program runs meanwhile
}

static void count_told(Future *future, void *data) {
    (void)future;
    ((Work *)data)->n_told++;
}

static bool is_even(void *of, void *data) {
    (void)data;
    return (*(size_t *)of)++ % 2 == 0;
}

static void many_callbacks_let_the_host_look(void **unused) {
    (void)unused;
    enum { MANY = 10000 };
    Work work = {0};
    Loop *loop = loop_new(&(LoopConfig){.on_work = count_work, .on_work_data = &work});
    Future *future = future_new(loop, NULL);
    for (size_t i = 0; i < MANY; i++)
        future_add_callback(future, count_told, &work, NULL);
    assert_int_equal(work.n, 0);
    size_t n_asked = 0;
    assert_int_equal(future_remove_callbacks(future, count_told, is_even, &n_asked), MANY / 2);
    assert_int_equal(n_asked, MANY);
    assert_in_range(work.n, MANY - 1, 2 * MANY);
    work.n = 0;
    assert_true(future_set_result(future, NULL));
    assert_in_range(work.n, MANY / 2 - 1, MANY);
    assert_int_equal(loop_run_until_complete(loop, future), RUN_FINISHED);
    assert_int_equal(work.n_told, MANY / 2);
    assert_int_equal(work.n_told_at_most, 0);
    future_unref(future);
    loop_free(loop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_callbacks_let_the_host_look),
        cmocka_unit_test(two_wake_each_other),
        cmocka_unit_test(places_at_queues),
        cmocka_unit_test(runs_in_portions),
        cmocka_unit_test(an_endless_run_can_be_given_up),
        cmocka_unit_test(runs_again_and_again),
        cmocka_unit_test(an_exit_ends_the_run),
        cmocka_unit_test(time_is_virtual),
        cmocka_unit_test(reading_the_clock_may_cost),
        cmocka_unit_test(many_cancelled_timers_leave_the_heap),
        cmocka_unit_test(hundreds_of_thousands_of_timers_are_freed),
        cmocka_unit_test(a_deadlock_is_explained),
        cmocka_unit_test(tasks_that_await_each_other),
        cmocka_unit_test(a_long_chain_of_tasks_is_cancelled),
        cmocka_unit_test(many_tasks_leave_nothing_behind),
        cmocka_unit_test(values_are_counted),
        cmocka_unit_test(an_unseen_exception_is_trouble),
        cmocka_unit_test(awaiting_oneself_or_another_loops_future),
        cmocka_unit_test(a_task_of_another_kind),
        cmocka_unit_test(events_know_their_cause),
        cmocka_unit_test(two_loops_side_by_side),
        cmocka_unit_test(a_failing_group_refuses_tasks),
        cmocka_unit_test(names_of_tasks),
        cmocka_unit_test(awaits_say_what_was_called),
        cmocka_unit_test(somebody_keeps_a_waiter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
