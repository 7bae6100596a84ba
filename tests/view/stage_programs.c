// See stage_programs.h.
#include "stage_programs.h"

#include <stdio.h>

#include "loop/group.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/wait.h"

// ---- the gate

typedef struct Fetch {
    Semaphore *gate;
    int64_t ns;
    const char *page;
} Fetch;

static bool fetch(Task *self, void *arg, void **result) {
    Fetch *f = arg;
    (void)result;
    if (!semaphore_acquire(self, f->gate)) return false;
    task_printf(self, "%s starts\n", f->page);
    bool ok = loop_sleep(self, f->ns);
    return semaphore_release(self, f->gate) && ok;
}

static bool spinner(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    for (;;) {
        task_output(self, 1, ".\n");
        if (!loop_sleep(self, LOOP_S)) return false;
    }
}

static bool gate_main(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    enum { N = 4 };
    Loop *loop = task_loop(self);
    Semaphore *gate = semaphore_new(loop, 2, "gate");
    static const int64_t seconds[N] = {1, 3, 4, 5};
    static const char *const names[N] = {"A", "B", "C", "D"};
    Fetch fetches[N];
    Task *jobs[N];
    for (int i = 0; i < N; i++) {
        fetches[i] = (Fetch){gate, seconds[i] * LOOP_S, names[i]};
        jobs[i] = task_spawn(loop, fetch, &fetches[i], names[i]);
    }
    Task *spin = task_spawn(loop, spinner, NULL, "spin");
    if (!loop_sleep(self, 2 * LOOP_S)) return false;
    task_cancel(jobs[3], NULL);
    TimeoutScope scope;
    timeout_enter(self, &scope, 9 * LOOP_S);
    Future *futures[3] = {task_future(jobs[0]), task_future(jobs[1]), task_future(jobs[2])};
    bool ok = gather_all(self, futures, 3);
    ok = timeout_exit(self, &scope, ok);
    task_cancel(spin, NULL);
    for (int i = 0; i < N; i++)
        task_unref(jobs[i]);
    task_unref(spin);
    return ok;
}

// ---- workers at a queue

typedef struct Shop {
    Queue *queue;
    int n_workers, n_pages;
} Shop;

static bool worker(Task *self, void *arg, void **result) {
    Shop *shop = arg;
    (void)result;
    for (;;) {
        void *item;
        if (!queue_get(self, shop->queue, &item)) return false;
        int64_t page = (int64_t)(intptr_t)item;
        if (!loop_sleep(self, (2 + page % 5) * 100 * LOOP_MS)) return false;
        task_printf(self, "%d read\n", (int)page);
        if (!loop_sleep(self, page % 7 * 100 * LOOP_MS)) return false;
        if (!queue_task_done(self, shop->queue)) return false;
    }
}

static bool queue_main(Task *self, void *arg, void **result) {
    Shop *shop = arg;
    (void)result;
    Loop *loop = task_loop(self);
    shop->queue = queue_new(loop, 0, "pages");
    for (int page = 1; page <= shop->n_pages; page++)
        if (!queue_put_nowait(self, shop->queue, (void *)(intptr_t)page)) return false;
    Task **pool = calloc((size_t)shop->n_workers, sizeof *pool);
    for (int i = 0; i < shop->n_workers; i++) {
        char name[16];
        snprintf(name, sizeof name, "w%d", i + 1);
        pool[i] = task_spawn(loop, worker, shop, name);
    }
    bool ok = queue_join(self, shop->queue);
    for (int i = 0; i < shop->n_workers; i++) {
        task_cancel(pool[i], NULL);
        task_unref(pool[i]);
    }
    free(pool);
    return ok;
}

// ---- sleepers

static bool sleeper(Task *self, void *arg, void **result) {
    (void)result;
    int64_t number = (int64_t)(intptr_t)arg;
    return loop_sleep(self, (1 + number * 7919 % 997) * 10 * LOOP_MS) &&
           loop_sleep(self, (1 + number * 104729 % 499) * 10 * LOOP_MS);
}

static bool sleepers_main(Task *self, void *arg, void **result) {
    (void)result;
    size_t n = (size_t) * (int *)arg;
    Future **futures = calloc(n, sizeof *futures);
    for (size_t i = 0; i < n; i++) {
        char name[32];
        snprintf(name, sizeof name, "sleeper-%zu", i + 1);
        futures[i] = task_future(task_spawn(task_loop(self), sleeper, (void *)(intptr_t)i, name));
    }
    bool ok = gather_all(self, futures, n);
    for (size_t i = 0; i < n; i++)
        future_unref(futures[i]);
    free(futures);
    return ok;
}

// ---- failures

static bool fails(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    if (!loop_sleep(self, 2 * LOOP_S)) return false;
    return task_raise(self, LOOP_ERROR_VALUE, "no page has the name 'b'");
}

static bool sleeps_long(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    return loop_sleep(self, 5 * LOOP_S);
}

static bool failure_main(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    TaskGroup *group = group_enter(self, "loading");
    group_spawn(group, sleeps_long, NULL, "the one with a name that is far too long to be shown");
    group_spawn(group, fails, NULL, "B");
    group_spawn(group, sleeps_long, NULL, "C");
    task_output(self, 2, "three pages are being loaded\n");
    return group_exit(self, group, true);
}

// ---- deadlock

typedef struct Pair {
    Lock *first, *second;
} Pair;

static bool takes_both(Task *self, void *arg, void **result) {
    Pair *pair = arg;
    (void)result;
    return lock_acquire(self, pair->first) && loop_sleep(self, LOOP_S) &&
           lock_acquire(self, pair->second);
}

static bool deadlock_main(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    Loop *loop = task_loop(self);
    Lock *fork = lock_new(loop, "fork"), *knife = lock_new(loop, "knife");
    Pair pairs[] = {{fork, knife}, {knife, fork}};
    Task *a = task_spawn(loop, takes_both, &pairs[0], "Ada");
    Task *b = task_spawn(loop, takes_both, &pairs[1], "Bob");
    Future *both[] = {task_future(a), task_future(b)};
    return gather_all(self, both, 2);
}

static bool alone_main(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    task_output(self, 1, "hello\n");
    return true;
}

// ---- all of them

static void keep_quiet(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)data, (void)loop, (void)trouble;
}

static void print_nothing(void *data, Task *task, int stream, const char *text) {
    (void)data, (void)task, (void)stream, (void)text;
}

Trace *stage_program(StageProgram program, int n) {
    static TaskFn *const mains[PROGRAMS] = {
        [PROGRAM_GATE] = gate_main,         [PROGRAM_QUEUE] = queue_main,
        [PROGRAM_SLEEPERS] = sleepers_main, [PROGRAM_FAILURE] = failure_main,
        [PROGRAM_DEADLOCK] = deadlock_main, [PROGRAM_ALONE] = alone_main};
    Trace *trace = trace_new();
    Observer observer = trace_observer(trace);
    Loop *loop = loop_new(&(LoopConfig){.name = "program",
                                        .observer = &observer,
                                        .on_trouble = keep_quiet,
                                        .on_output = print_nothing});
    Shop shop = {.n_workers = n, .n_pages = 3 * n};
    void *arg = program == PROGRAM_QUEUE ? (void *)&shop : (void *)&n;
    void *result = NULL;
    loop_run(loop, mains[program], arg, &result);
    loop_free(loop);
    return trace;
}
