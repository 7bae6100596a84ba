// Runs the random programs of random_programs.py, read from standard input, and prints their logs.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "loop/group.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/wait.h"

// In the order of random_programs.py.
enum {
    SAY,
    SLEEP,
    SPAWN,
    CANCEL,
    AWAIT,
    GATHER,
    WAIT,
    WAIT_FOR,
    SHIELD,
    LOCK,
    SEMAPHORE,
    SET,
    CLEAR,
    WAIT_EVENT,
    WAIT_CONDITION,
    NOTIFY,
    PUT,
    GET,
    TASK_DONE,
    JOIN,
    RAISE,
    TRY,
    TIMEOUT,
    GROUP,
    CALL_LATER,
    CALL_SOON,
    UNCANCEL,
    FINALLY,
    SWALLOW,
    REPEAT,
    AS_COMPLETED,
    BARRIER,
};
enum { MAX_BODIES = 16, MAX_OPS = 16, MAX_TASKS = 40 };

typedef struct Op {
    int code, a, b, c;
} Op;

typedef struct Program Program;
typedef struct Start { // what a task is to run
    Program *program;
    int body;
} Start;

struct Program {
    int n_bodies;
    struct {
        int n;
        Op ops[MAX_OPS];
    } bodies[MAX_BODIES];
    Loop *loop;
    Task *tasks[MAX_TASKS]; // owned
    Start starts[MAX_TASKS];
    int n_tasks;
    Lock *locks[2];
    Semaphore *semaphore;
    LoopEvent *event;
    Condition *condition;
    Barrier *barrier;
    Queue *queues[3];
};

static bool run_body(Task *self, Program *program, int body);

static void *number(int n) {
    return (void *)(intptr_t)n;
}

// ---- the log

static bool is_silent; // the program is over; what follows only tidies up

static void say(Task *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(Task *self, const char *format, ...) {
    if (is_silent) return;
    va_list arguments;
    va_start(arguments, format);
    printf("%lld %s: ", (long long)(loop_time(task_loop(self)) / LOOP_MS), task_name(self));
    vprintf(format, arguments);
    printf("\n");
    va_end(arguments);
}

static void note(Loop *loop, const char *words) {
    if (is_silent) return;
    printf("%lld -: %s\n", (long long)(loop_time(loop) / LOOP_MS), words);
}

static void note_exception(Loop *loop, const char *words, const void *exception) {
    Str text = {0};
    str_add(&text, words);
    loop_error_describe(exception, &text);
    note(loop, str_text(&text));
    str_deinit(&text);
}

static void say_exception(Task *self, const char *words) {
    Str text = {0};
    loop_error_describe(task_error(self), &text);
    say(self, "%s%s", words, str_text(&text));
    str_deinit(&text);
}

static void on_call(Loop *loop, void *data) {
    char words[32];
    snprintf(words, sizeof words, "call %d", (int)(intptr_t)data);
    note(loop, words);
}

static void on_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)data;
    if (strstr(trouble->message, "never retrieved")) return;
    char words[128];
    snprintf(words, sizeof words, "trouble: %s: ", trouble->message);
    note_exception(loop, words, trouble->exception);
}

// ---- tasks

// Says how what was awaited ended. CancelledError goes on: `except Exception` lets it through.
static bool outcome(Task *self, const char *what, bool ok) {
    if (ok) {
        say(self, "%s: ok", what);
    } else if (task_error_is(self, LOOP_ERROR_CANCELLED)) {
        return false;
    } else {
        char words[32];
        snprintf(words, sizeof words, "%s: ", what);
        say_exception(self, words);
        task_clear_error(self);
    }
    return true;
}

static bool run_task(Task *self, void *arg, void **result) {
    (void)result;
    Start *start = arg;
    bool ok = run_body(self, start->program, start->body);
    if (ok) {
        say(self, "returns");
    } else {
        say_exception(self, "raises ");
    }
    return ok;
}

static void spawn(Program *program, int body, TaskGroup *group) {
    if (program->n_tasks == MAX_TASKS) return;
    char name[16];
    snprintf(name, sizeof name, "T%d", program->n_tasks);
    Start *start = &program->starts[program->n_tasks];
    *start = (Start){program, body};
    Task *task = group ? task_ref(group_spawn(group, run_task, start, name))
                       : task_spawn(program->loop, run_task, start, name);
    program->tasks[program->n_tasks++] = task;
}

static Task *later_task(Task *self, Program *program, int n) {
    int me = 0;
    while (program->tasks[me] != self)
        me++;
    int n_later = program->n_tasks - me - 1;
    return n_later > 0 ? program->tasks[me + 1 + n % n_later] : NULL;
}

static bool run_as_completed(Task *self, Task *first, Task *second, int timeout) {
    Future *futures[] = {task_future(first), task_future(second)};
    bool is_one = first == second || (task_is_done(first) && task_is_done(second));
    AsCompleted *all = as_completed(task_loop(self), futures, is_one ? 1 : 2, timeout * LOOP_MS);
    bool ok = true;
    while (ok) {
        Future *done;
        bool is_next = as_completed_next(self, all, &done);
        if (!is_next && !task_error(self)) break; // all were given
        ok = outcome(self, "completed", is_next && task_take(self, done, NULL));
    }
    as_completed_free(all);
    return ok;
}

static bool run_wait(Task *self, Program *program, Op op) {
    static const WaitFor modes[] = {WAIT_FIRST_COMPLETED, WAIT_FIRST_EXCEPTION, WAIT_ALL_COMPLETED};
    Task *first = later_task(self, program, op.a), *second = later_task(self, program, op.b);
    if (!first) return true;
    Future *futures[] = {task_future(first), task_future(second)};
    Future *future;
    bool ok;
    switch (op.code) {
    case AWAIT: return outcome(self, "await", task_await(self, futures[0], NULL));
    case GATHER:
        future = gather(program->loop, futures, 2, op.c % 2 == 1, NULL, NULL);
        ok = outcome(self, "gather", task_await(self, future, NULL));
        future_unref(future);
        return ok;
    case WAIT: {
        size_t n_done;
        int64_t timeout_ns = op.c < 6 ? op.c * LOOP_MS : LOOP_FOREVER;
        size_t n = first == second ? 1 : 2;
        if (!wait_futures(self, futures, n, modes[op.c % 3], timeout_ns, &n_done)) return false;
        say(self, "wait: %zu of %zu", n_done, n);
        return true;
    }
    case WAIT_FOR:
        return outcome(self, "wait_for", wait_for(self, futures[0], op.b * LOOP_MS, NULL));
    case SHIELD:
        future = shield(futures[0]);
        ok = outcome(self, "shield", task_await(self, future, NULL));
        future_unref(future);
        return ok;
    default: return run_as_completed(self, first, second, op.c);
    }
}

// ---- instructions

static bool run_group(Task *self, Program *program, Op op) {
    TaskGroup *group = group_enter(self, NULL);
    spawn(program, op.a, group);
    spawn(program, op.b, group);
    return group_exit(self, group, run_body(self, program, op.c));
}

static bool run_timeout(Task *self, Program *program, Op op) {
    TimeoutScope scope;
    timeout_enter(self, &scope, op.b * LOOP_MS);
    return timeout_exit(self, &scope, run_body(self, program, op.a));
}

static bool run_condition(Task *self, Program *program, Op op) {
    Lock *lock = condition_lock(program->condition);
    if (!lock_acquire(self, lock)) return false;
    bool ok = true;
    if (op.code == NOTIFY) {
        condition_notify(self, program->condition, (size_t)(1 + op.a % 2));
    } else if ((ok = condition_wait(self, program->condition))) {
        say(self, "condition");
    }
    lock_release(self, lock);
    return ok;
}

static bool run_queue(Task *self, Program *program, Op op) {
    Queue *queue = program->queues[op.a % 3];
    void *item;
    switch (op.code) {
    case PUT:
        if (!queue_put(self, queue, number(op.b))) return false;
        say(self, "put %d", op.b);
        return true;
    case GET:
        if (!queue_get(self, queue, &item)) return false;
        say(self, "got %d", (int)(intptr_t)item);
        return true;
    case TASK_DONE:
        if (queue_task_done(self, queue)) return true;
        say_exception(self, "");
        task_clear_error(self);
        return true;
    default:
        if (!queue_join(self, queue)) return false;
        say(self, "joined");
        return true;
    }
}

static bool run_catching(Task *self, Program *program, Op op) {
    if (run_body(self, program, op.a)) return true;
    if (task_error_is(self, LOOP_ERROR_CANCELLED) != (op.code == SWALLOW)) return false;
    say_exception(self, op.code == SWALLOW ? "swallows " : "caught ");
    task_clear_error(self);
    return true;
}

static bool run_finally(Task *self, Program *program, Op op) {
    bool ok = run_body(self, program, op.a);
    void *exception = task_catch(self); // the cleanup may raise and catch others
    if (!run_body(self, program, op.b)) {
        task_release_error(self, exception);
        return false;
    }
    return ok || task_raise_exception(self, exception);
}

static bool run_op(Task *self, Program *program, Op op) {
    Lock *lock = program->locks[op.b % 2];
    bool ok = true;
    size_t index;
    switch (op.code) {
    case SAY: say(self, "says %d", op.a); return true;
    case SLEEP: return loop_sleep(self, op.a * LOOP_MS);
    case SPAWN: spawn(program, op.a, NULL); return true;
    case CANCEL: {
        static const char *const messages[] = {"by 0", "by 1", "by 2", "by 3",
                                               "by 4", "by 5", "by 6", "by 7"};
        Task *task = program->tasks[(op.a + op.b) % program->n_tasks];
        bool is_cancelled = task_cancel(task, messages[op.a]);
        say(self, "cancels %s: %d", task_name(task), is_cancelled);
        return true;
    }
    case AWAIT:
    case GATHER:
    case WAIT:
    case WAIT_FOR:
    case SHIELD:
    case AS_COMPLETED: return run_wait(self, program, op);
    case LOCK:
        if (!lock_acquire(self, lock)) return false;
        ok = run_body(self, program, op.a);
        lock_release(self, lock);
        return ok;
    case SEMAPHORE:
        if (!semaphore_acquire(self, program->semaphore)) return false;
        ok = run_body(self, program, op.a);
        semaphore_release(self, program->semaphore);
        return ok;
    case SET: loop_event_set(program->event); return true;
    case CLEAR: loop_event_clear(program->event); return true;
    case WAIT_EVENT:
        if (!loop_event_wait(self, program->event)) return false;
        say(self, "event");
        return true;
    case WAIT_CONDITION:
    case NOTIFY: return run_condition(self, program, op);
    case PUT:
    case GET:
    case TASK_DONE:
    case JOIN: return run_queue(self, program, op);
    case RAISE: return task_raise(self, LOOP_ERROR_VALUE, "raised %d", op.a);
    case TRY:
    case SWALLOW: return run_catching(self, program, op);
    case TIMEOUT: return run_timeout(self, program, op);
    case GROUP: return run_group(self, program, op);
    case CALL_LATER:
        loop_call_later(program->loop, op.a * LOOP_MS, on_call, number(op.b), NULL);
        return true;
    case CALL_SOON: loop_call_soon(program->loop, on_call, number(op.b), NULL); return true;
    case UNCANCEL: say(self, "uncancel %d", task_uncancel(self)); return true;
    case FINALLY: return run_finally(self, program, op);
    case REPEAT:
        for (int i = 0; ok && i < 1 + op.b % 3; i++)
            ok = run_body(self, program, op.a);
        return ok;
    case BARRIER:
        if (!barrier_wait(self, program->barrier, &index)) return false;
        say(self, "barrier %zu", index);
        return true;
    default: check_failed(__FILE__, __LINE__, "a known instruction", "%d", op.code);
    }
}

static bool run_body(Task *self, Program *program, int body) {
    for (int i = 0; i < program->bodies[body].n; i++)
        if (!run_op(self, program, program->bodies[body].ops[i])) return false;
    return true;
}

// ---- programs

static bool main_task(Task *self, void *arg, void **result) {
    Program *program = arg;
    program->starts[0] = (Start){program, 0};
    task_set_name(self, "T0");
    program->tasks[program->n_tasks++] = task_ref(self);
    return run_task(self, &program->starts[0], result);
}

// Cancels what is left until it has ended, so that leaks are found.
static void tidy_up(Program *program) {
    is_silent = true;
    while (loop_n_tasks(program->loop) > 0) {
        loop_cancel_all_tasks(program->loop);
        loop_run_forever(program->loop);
    }
    is_silent = false;
}

static uint32_t count_event(void *data, const Event *event) {
    (void)event;
    return ++*(uint32_t *)data;
}

static StringId no_text(void *data, const char *text) {
    (void)data;
    (void)text;
    return 1;
}

// Every other one is watched, because only what nobody watches goes straight from task to task.
static void run(Program *program, bool is_watched) {
    static const char *const ends[] = {"finished", "failed: ", "deadlock", "stopped"};
    uint32_t n_events = 0;
    Observer observer = {&n_events, count_event, no_text};
    LoopConfig config = {.on_trouble = on_trouble, .observer = is_watched ? &observer : NULL};
    Loop *loop = program->loop = loop_new(&config);
    program->locks[0] = lock_new(loop, NULL);
    program->locks[1] = lock_new(loop, NULL);
    program->semaphore = semaphore_new(loop, 2, NULL);
    program->event = loop_event_new(loop, NULL);
    program->condition = condition_new(loop, NULL, NULL);
    program->barrier = barrier_new(loop, 2, NULL);
    for (size_t i = 0; i < 3; i++)
        program->queues[i] = i < 2 ? queue_new(loop, i + 1, NULL) : queue_new_lifo(loop, 2, NULL);
    RunEnd end = loop_run(loop, main_task, program, NULL);
    if (end == RUN_FAILED) {
        note_exception(loop, ends[end], loop_exception(loop));
    } else if (end == RUN_DEADLOCK) {
        printf("deadlock\n"); // asyncio may notice later: it leaves as_completed's timers behind
    } else {
        note(loop, ends[end]);
    }
    tidy_up(program); // tasks made by cleanups outlive asyncio.run, and so do all after a deadlock
    for (int i = 0; i < program->n_tasks; i++)
        task_unref(program->tasks[i]);
    // Nothing is left but main, which the loop keeps for its result, or not even that.
    CHECK(loop_n_futures(loop) <= 1, "%zu futures leak", loop_n_futures(loop));
    loop_free(loop);
}

static bool read_program(Program *program) {
    *program = (Program){0};
    if (scanf("%d", &program->n_bodies) != 1) return false;
    CHECK(program->n_bodies <= MAX_BODIES, "too many bodies");
    for (int i = 0; i < program->n_bodies; i++) {
        int *n = &program->bodies[i].n;
        CHECK(scanf("%d", n) == 1 && *n <= MAX_OPS, "a broken body");
        for (int k = 0; k < *n; k++) {
            Op *op = &program->bodies[i].ops[k];
            CHECK(scanf("%d %d %d %d", &op->code, &op->a, &op->b, &op->c) == 4, "a broken op");
        }
    }
    return true;
}

int main(void) {
    static Program program;
    for (bool is_watched = false; read_program(&program); is_watched = !is_watched) {
        printf("==\n");
        run(&program, is_watched);
    }
    return 0;
}
