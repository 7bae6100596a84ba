// Our figures of trace/ and run/: events recorded a second (the loop that emits them included), the
// memory of each, and jumps among ten million of them.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "bench.h"
#include "loop/queue.h"
#include "loop/task.h"
#include "loop/wait.h"
#include "run/cursor.h"
#include "trace/trace.h"

enum { N_JUMPS = 1000 };

typedef struct Size {
    int n_pairs;
    uint32_t n_events;
} Size;

static const Size ordinary = {500, 10000000}, crowd = {5000, 4000000};

// Two tasks with a queue between them: one puts and sleeps, the other gets and yields.
typedef struct Pair {
    const struct Job *job;
    Queue *queue;
} Pair;

typedef struct Job {
    const Trace *trace;
    Size size;
} Job;

static bool putter(Task *self, void *arg, void **result) {
    (void)result;
    Pair *pair = arg;
    while (pair->job->trace->n < pair->job->size.n_events)
        if (!queue_put(self, pair->queue, pair) || !loop_sleep(self, LOOP_MS)) return false;
    return queue_put(self, pair->queue, NULL);
}

static bool getter(Task *self, void *arg, void **result) {
    (void)result;
    Pair *pair = arg;
    void *item = pair;
    while (item)
        if (!queue_get(self, pair->queue, &item) || !task_yield(self)) return false;
    return true;
}

static bool pairs(Task *self, void *arg, void **result) {
    (void)result;
    Loop *loop = task_loop(self);
    const Job *job = arg;
    int n_pairs = job->size.n_pairs;
    Pair *all = calloc((size_t)n_pairs, sizeof *all);
    Task **tasks = calloc(2 * (size_t)n_pairs, sizeof *tasks);
    CHECK(all && tasks, "no memory for the benchmark");
    for (int i = 0; i < n_pairs; i++) {
        all[i] = (Pair){job, queue_new(loop, 1, NULL)};
        tasks[2 * i] = task_spawn(loop, putter, &all[i], NULL);
        tasks[2 * i + 1] = task_spawn(loop, getter, &all[i], NULL);
    }
    bool ok = true;
    for (int i = 0; i < 2 * n_pairs && ok; i++)
        ok = task_join(self, tasks[i], NULL);
    for (int i = 0; i < n_pairs; i++)
        queue_free(all[i].queue);
    free(all);
    free(tasks);
    return ok;
}

// Records some more events than that; returns the CPU time in ns.
static double record(Trace *trace, Size size) {
    Job job = {trace, size};
    Observer observer = trace_observer(trace);
    double begin = bench_cpu_ns();
    Loop *loop = loop_new(&(LoopConfig){.name = "pairs", .observer = &observer});
    RunEnd end = loop_run(loop, pairs, &job, NULL);
    CHECK(end == RUN_FINISHED, "the benchmark's run ended as %d", (int)end);
    loop_free(loop);
    return bench_cpu_ns() - begin;
}

static double million_events_a_second(void) {
    Trace *trace = trace_new();
    double ns = record(trace, ordinary);
    double rate = trace->n / ns * 1e3;
    trace_free(trace);
    return rate;
}

static double bytes_an_event(void) {
    Trace *trace = trace_new();
    record(trace, ordinary);
    double bytes = (double)trace_bytes(trace) / trace->n;
    trace_free(trace);
    return bytes;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The 99th percentile of jumps between random positions, in ms.
static double jump_ms(Size size) {
    Trace *trace = trace_new();
    record(trace, size);
    Cursor cursor;
    cursor_init(&cursor, (const Trace *[]){trace}, 1);
    while (!cursor_prepare(&cursor, 1000000)) {
    }
    static double ms[N_JUMPS];
    uint64_t random = 1;
    for (int i = 0; i < N_JUMPS; i++) {
        random = random * 6364136223846793005 + 1442695040888963407;
        double begin = bench_cpu_ns();
        cursor_seek(&cursor, (random >> 33) % (cursor_end(&cursor) + 1));
        ms[i] = (bench_cpu_ns() - begin) / 1e6;
    }
    qsort(ms, N_JUMPS, sizeof *ms, ascending);
    cursor_deinit(&cursor);
    trace_free(trace);
    return ms[N_JUMPS * 99 / 100];
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "record")) return bench_print(million_events_a_second());
    if (!strcmp(name, "bytes")) return bench_print(bytes_an_event());
    if (!strcmp(name, "jump")) return bench_print(jump_ms(ordinary));
    if (!strcmp(name, "jump-crowd")) return bench_print(jump_ms(crowd));
    return bench_unknown(name);
}
