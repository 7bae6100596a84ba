// Our figures of loop/: yields among many ready tasks, many sleeping tasks, an item's way through a
// queue, making a task and waiting for its result. Nobody watches the loop (ours_trace.c does).
#include "base/check.h"
#include "bench.h"
#include "loop/queue.h"
#include "loop/task.h"
#include "loop/wait.h"

// What the tasks of one figure share.
typedef struct Figure {
    long n_tasks, rounds, warm; // each task does warm + rounds operations; only the latter count
    double begin;
    Queue *queue;
    double ns; // the result
} Figure;

typedef struct Worker {
    Figure *figure;
    long i;
} Worker;

// Spawns [n] tasks that run [fn], each with a Worker, and waits for them all.
static bool crowd(Task *self, Figure *figure, TaskFn *fn, long n) {
    Worker *workers = calloc((size_t)n, sizeof *workers);
    Task **tasks = calloc((size_t)n, sizeof(Task *));
    if (!workers || !tasks) check_no_memory("the tasks of the benchmark");
    for (long i = 0; i < n; i++) {
        workers[i] = (Worker){figure, i};
        tasks[i] = task_spawn(task_loop(self), fn, &workers[i], NULL);
    }
    bool ok = true;
    for (long i = 0; i < n; i++)
        ok = task_join(self, tasks[i], NULL) && ok;
    free(tasks);
    free(workers);
    return ok;
}

static bool yielder(Task *self, void *arg, void **result) {
    (void)result;
    Worker *worker = arg;
    Figure *figure = worker->figure;
    for (long k = -figure->warm; k < figure->rounds; k++) {
        if (worker->i == 0 && k == 0) figure->begin = bench_cpu_ns();
        if (!task_yield(self)) return false;
    }
    return true;
}

static bool yields(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = arg;
    figure->rounds = 10000000 / figure->n_tasks;
    figure->warm = figure->rounds / 10 + 1;
    if (!crowd(self, figure, yielder, figure->n_tasks)) return false;
    figure->ns = (bench_cpu_ns() - figure->begin) / (double)(figure->n_tasks * figure->rounds);
    return true;
}

static bool sleeper(Task *self, void *arg, void **result) {
    (void)result;
    Worker *worker = arg;
    return loop_sleep(self, bench_sleep_ns(worker->i, worker->figure->n_tasks));
}

// The second of two waves, here and in the peers: the stacks are there already.
static bool sleeps(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = arg;
    for (int wave = 0; wave < 2; wave++) {
        figure->begin = bench_cpu_ns();
        if (!crowd(self, figure, sleeper, figure->n_tasks)) return false;
    }
    figure->ns = (bench_cpu_ns() - figure->begin) / (double)figure->n_tasks;
    return true;
}

static bool producer(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = ((Worker *)arg)->figure;
    for (long k = -figure->warm; k < figure->rounds; k++)
        if (!queue_put(self, figure->queue, figure)) return false;
    return true;
}

static bool consumer(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = ((Worker *)arg)->figure;
    void *item;
    for (long k = -figure->warm; k < figure->rounds; k++) {
        if (!queue_get(self, figure->queue, &item)) return false;
        if (k == 0) figure->begin = bench_cpu_ns();
    }
    return true;
}

static bool either(Task *self, void *arg, void **result) {
    return (((Worker *)arg)->i ? consumer : producer)(self, arg, result);
}

static bool passes(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = arg;
    figure->rounds = 3000000;
    figure->warm = figure->rounds / 10;
    if (!crowd(self, figure, either, 2)) return false;
    figure->ns = (bench_cpu_ns() - figure->begin) / (double)figure->rounds;
    return true;
}

static bool child(Task *self, void *arg, void **result) {
    (void)self;
    *result = arg;
    return true;
}

static bool awaits(Task *self, void *arg, void **result) {
    (void)result;
    Figure *figure = arg;
    const long n = 3000000;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0) figure->begin = bench_cpu_ns();
        void *value;
        if (!task_join(self, task_spawn(task_loop(self), child, figure, "child"), &value))
            return false;
        CHECK(value == figure, "a task gave another's result");
    }
    figure->ns = (bench_cpu_ns() - figure->begin) / (double)n;
    return true;
}

static int measure(TaskFn *body, long n_tasks, size_t capacity) {
    Loop *loop = loop_new(NULL);
    Figure figure = {.n_tasks = n_tasks};
    if (capacity) figure.queue = queue_new(loop, capacity, "queue");
    RunEnd end = loop_run(loop, body, &figure, NULL);
    CHECK(end == RUN_FINISHED, "the benchmark's run ended as %d", (int)end);
    if (figure.queue) queue_free(figure.queue);
    loop_free(loop);
    return bench_print(figure.ns);
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "yield-1000")) return measure(yields, 1000, 0);
    if (!strcmp(name, "yield-100000")) return measure(yields, 100000, 0);
    if (!strcmp(name, "sleep-100000")) return measure(sleeps, 100000, 0);
    if (!strcmp(name, "queue-1")) return measure(passes, 2, 1);
    if (!strcmp(name, "queue-128")) return measure(passes, 2, 128);
    if (!strcmp(name, "await")) return measure(awaits, 1, 0);
    return bench_unknown(name);
}
