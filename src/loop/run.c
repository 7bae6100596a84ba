// A run: iterations until its end comes. loop_run is asyncio.run: first the main task, then the
// tasks that it left are cancelled and waited for, then a few iterations more for what those
// scheduled last.
#include <stdlib.h>

#include "loop/internal.h"
#include "loop/wait.h"

#define SITE SITE_RUN

// asyncio.run makes so many to shut down its generators and its executor.
enum { LINGER_ITERATIONS = 4 };

static void stop_when_done(Future *future, void *data) {
    (void)data;
    Loop *loop = future->loop;
    if (future->outcome == OUTCOME_EXCEPTION) {
        future->unseen = false;
        if (exception_kind(loop, future->value) == LOOP_ERROR_EXIT)
            return; // it ends the run itself
    }
    loop_stop(loop);
}

static void begin(Loop *loop, RunMode mode, Future *until) {
    CHECK(!loop->current && !loop->until, "a loop is run while it runs");
    loop->is_running = true;
    loop->has_exited = false;
    loop->mode = mode;
    if (!until) return;
    loop->until = future_ref(until);
    future_add_internal(until, stop_when_done, NULL, "stop the loop", 0);
}

static void begin_afresh(Loop *loop) {
    exception_unref(loop, loop->exception);
    loop->exception = NULL;
    task_unref(loop->main);
    loop->main = NULL;
}

void loop_begin(Loop *loop, Future *future) {
    begin_afresh(loop);
    begin(loop, future ? RUN_UNTIL : RUN_FOREVER, future);
}

void loop_begin_main(Loop *loop, TaskFn *main, void *arg) {
    begin_afresh(loop);
    loop->main = task_spawn(loop, main, arg, NULL);
    begin(loop, RUN_MAIN, &loop->main->future);
}

void loop_stop(Loop *loop) {
    loop->is_stopping = true;
    loop_be_careful(loop);
}

void loop_cancel_all_tasks(Loop *loop) {
    for (Task *task = loop->first_task; task; task = task->next) {
        task_cancel(task, NULL);
        loop_spend(loop, 1);
    }
}

// ---- the end

static void report_deadlock(Loop *loop) {
    if (!loop->observer) return;
    for (Task *task = loop->first_task; task; task = task->next)
        EMIT(loop, EVENT_DEADLOCK, 0, 0, task->future.id, 0);
}

// The part of the run that is about `until` is over.
static void end_part(Loop *loop) {
    loop->is_running = loop->is_stopping = false;
    loop->end = loop->head;
    if (!loop->until) return;
    future_remove_callback(loop->until, stop_when_done, NULL);
    future_unref(loop->until);
    loop->until = NULL;
}

// How the main task ended, once it is done.
static RunEnd main_end(Loop *loop) {
    Future *main = &loop->main->future;
    void *exception = NULL;
    if (future_result(main, NULL, &exception)) return RUN_FINISHED;
    exception_unref(loop, loop->exception);
    loop->exception = exception;
    return RUN_FAILED;
}

// Cancels what the main task left; false if it left nothing.
static bool begin_cleanup(Loop *loop) {
    if (!loop->first_task) return false;
    VEC(Future *) futures = {0};
    for (Task *task = loop->first_task; task; task = task->next) {
        vec_push(&loop->left, task_ref(task));
        vec_push(&futures, &task->future);
        loop_spend(loop, 1);
    }
    loop_cancel_all_tasks(loop);
    Future *all = gather(loop, futures.at, futures.n, true, NULL, NULL);
    begin(loop, RUN_CLEANUP, all);
    future_unref(all);
    vec_deinit(&futures);
    return true;
}

static void end_cleanup(Loop *loop, RunEnd end) {
    for (size_t i = 0; i < loop->left.n; i++) {
        Future *future = &loop->left.at[i]->future;
        if (end == RUN_FINISHED && future->outcome == OUTCOME_EXCEPTION)
            loop_trouble(loop, "unhandled exception during asyncio.run() shutdown",
                         future_exception(future), future);
        future_unref(future);
        loop_spend(loop, 1);
    }
    vec_clear(&loop->left);
}

// A part of the run ended with [end]. Returns whether another part follows.
static bool go_on(Loop *loop, RunEnd *end) {
    RunMode mode = loop->mode;
    end_part(loop);
    if (mode == RUN_MAIN && *end != RUN_DEADLOCK) {
        loop->main_end = *end == RUN_FINISHED ? main_end(loop) : *end;
        if (begin_cleanup(loop)) return true;
    } else if (mode == RUN_CLEANUP) {
        end_cleanup(loop, *end);
        if (*end != RUN_FINISHED) loop->main_end = *end;
    } else if (mode != RUN_LINGER) {
        return false;
    }
    if (mode != RUN_LINGER) loop->n_linger = LINGER_ITERATIONS;
    *end = loop->main_end;
    bool is_empty = loop->head == loop->tail && loop->timers.n == 0;
    if (loop->n_linger-- == 0 || is_empty || *end == RUN_DEADLOCK) return false;
    begin(loop, RUN_LINGER, NULL);
    loop_stop(loop); // after one iteration
    return true;
}

// How the run's present part ended.
static RunEnd end_of(const Loop *loop, RunPause pause) {
    switch (pause) {
    case PAUSE_EXIT: return RUN_FAILED;
    case PAUSE_IDLE:
        return loop->mode == RUN_FOREVER && loop->n_tasks == 0 ? RUN_FINISHED : RUN_DEADLOCK;
    default:
        if (loop->mode == RUN_FOREVER) return RUN_STOPPED;
        return loop->until && future_pending(loop->until) ? RUN_STOPPED : RUN_FINISHED;
    }
}

bool loop_run_some(Loop *loop, size_t max_handles, RunEnd *end) {
    CHECK(loop->is_running, "loop_run_some without loop_begin");
    for (;;) {
        RunPause pause = loop_run_iterations(loop, max_handles);
        if (pause == PAUSE_ENOUGH) return true;
        *end = end_of(loop, pause);
        if (*end == RUN_DEADLOCK) report_deadlock(loop);
        if (!go_on(loop, end)) break;
    }
    EMIT(loop, EVENT_RUN_END, *end, 0, 0, 0);
    return false;
}

static RunEnd run_to_end(Loop *loop) {
    RunEnd end;
    while (loop_run_some(loop, SIZE_MAX, &end))
        continue;
    return end;
}

RunEnd loop_run_until_complete(Loop *loop, Future *future) {
    loop_begin(loop, future);
    return run_to_end(loop);
}

RunEnd loop_run_forever(Loop *loop) {
    loop_begin(loop, NULL);
    return run_to_end(loop);
}

RunEnd loop_run(Loop *loop, TaskFn *main, void *arg, void **result) {
    loop_begin_main(loop, main, arg);
    RunEnd end = run_to_end(loop);
    if (result) {
        *result = loop_result(loop);
        value_retain(loop, *result);
    }
    return end;
}

void *loop_result(const Loop *loop) {
    Task *main = loop->main;
    return main && main->future.outcome == OUTCOME_RESULT ? main->future.value : NULL;
}

void *loop_exception(const Loop *loop) {
    return loop->exception;
}
