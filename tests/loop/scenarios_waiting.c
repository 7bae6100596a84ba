// Scenarios: gather, wait, as_completed, wait_for, time-outs, shield.
#include "scenario.h"

#define UNUSED (void)self, (void)arg, (void)result

static void unref_all(Task *const *tasks, size_t n) {
    for (size_t i = 0; i < n; i++)
        task_unref(tasks[i]);
}

static void say_states(Task *self, Task *const *tasks, size_t n) {
    for (size_t i = 0; i < n; i++)
        say(self, "%s: %s", task_name(tasks[i]), state(task_future(tasks[i])));
}

static bool gather_order(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    Task *tasks[] = {go(self, nap, ms(3), "a"), go(self, nap, ms(1), "b"),
                     go(self, nap, ms(2), "c")};
    Future *all[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2]),
                     task_future(tasks[1])};
    bool ok = gather_all(self, all, 4);
    say(self, "gathered %d", ok);
    ok = gather_all(self, all, 3); // all are done already
    say(self, "again %d", ok);
    Future *none = gather(loop, NULL, 0, false, NULL, NULL);
    say(self, "nothing: %s", state(none));
    future_unref(none);
    unref_all(tasks, 3);
    return ok;
}

static bool gather_exceptions(Task *self, void *arg, void **result) {
    UNUSED;
    for (int keep = 0; keep < 2; keep++) {
        Task *tasks[] = {go(self, nap, ms(5), "a"), go(self, fail, ms(2), "b"),
                         go(self, fail, ms(3), "c")};
        Future *parts[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2])};
        Future *all = gather(task_loop(self), parts, 3, keep, NULL, NULL);
        say(self, "%s", task_await(self, all, NULL) ? "ok" : caught(self));
        say_states(self, tasks, 3);
        if (!loop_sleep(self, 10 * LOOP_MS)) return false;
        future_unref(all);
        unref_all(tasks, 3);
    }
    return true;
}

static bool gather_cancel_child(Task *self, void *arg, void **result) {
    UNUSED;
    for (int keep = 0; keep < 2; keep++) {
        Task *tasks[] = {go(self, nap, ms(5), "a"), go(self, stubborn, ms(9), "b")};
        Future *parts[] = {task_future(tasks[0]), task_future(tasks[1])};
        Future *all = gather(task_loop(self), parts, 2, keep, NULL, NULL);
        if (!loop_sleep(self, 1 * LOOP_MS)) return false;
        task_cancel(tasks[0], "child");
        say(self, "%s", task_await(self, all, NULL) ? "ok" : caught(self));
        say_states(self, tasks, 2);
        if (!loop_sleep(self, 20 * LOOP_MS)) return false;
        future_unref(all);
        unref_all(tasks, 2);
    }
    return true;
}

static bool gathers(Task *self, void *arg, void **result) {
    (void)result;
    Task *tasks[] = {go(self, nap, ms(20), "x"), go(self, stubborn, ms(20), "y"),
                     go(self, nap, ms(1), "z")};
    Future *parts[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2])};
    Future *all = gather(task_loop(self), parts, 3, arg != NULL, NULL, NULL);
    bool ok = task_await(self, all, NULL);
    say(self, "gather: %s", state(all));
    say_states(self, tasks, 3);
    future_unref(all);
    unref_all(tasks, 3);
    return ok;
}

static bool gather_cancelled(Task *self, void *arg, void **result) {
    UNUSED;
    for (int keep = 0; keep < 2; keep++) {
        Task *a = go(self, gathers, keep ? ms(1) : NULL, "a");
        if (!loop_sleep(self, 5 * LOOP_MS)) return false;
        task_cancel(a, "the whole");
        say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
        if (!loop_sleep(self, 10 * LOOP_MS)) return false;
    }
    return true;
}

static bool wait_modes(Task *self, void *arg, void **result) {
    UNUSED;
    static const WaitFor modes[] = {WAIT_FIRST_COMPLETED, WAIT_FIRST_EXCEPTION, WAIT_ALL_COMPLETED};
    for (int i = 0; i < 3; i++) {
        Task *tasks[] = {go(self, nap, ms(2), "a"), go(self, fail, ms(4), "b"),
                         go(self, nap, ms(6), "c"), go(self, nap, ms(2), "d")};
        Future *parts[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2]),
                           task_future(tasks[3])};
        size_t n_done = 0;
        bool ok = wait_futures(self, parts, 4, modes[i], LOOP_FOREVER, &n_done);
        say(self, "%d: %zu done", ok, n_done);
        say_states(self, tasks, 4);
        if (!loop_sleep(self, 10 * LOOP_MS)) return false;
        ok = wait_futures(self, parts, 4, modes[i], 5 * LOOP_MS, &n_done); // all are done already
        say(self, "%d: %zu done", ok, n_done);
        say_states(self, tasks, 4);
        unref_all(tasks, 4);
    }
    if (!wait_futures(self, NULL, 0, WAIT_ALL_COMPLETED, LOOP_FOREVER, NULL))
        say(self, "%s", caught(self));
    return true;
}

static bool waits(Task *self, void *arg, void **result) {
    (void)result;
    Future *parts[] = {task_future(arg)};
    size_t n_done = 9;
    bool ok = wait_futures(self, parts, 1, WAIT_ALL_COMPLETED, 50 * LOOP_MS, &n_done);
    say(self, "wait: %d %zu", ok, n_done);
    return ok;
}

static bool wait_timeout(Task *self, void *arg, void **result) {
    UNUSED;
    Task *tasks[] = {go(self, nap, ms(5), "a"), go(self, nap, ms(10), "b"),
                     go(self, nap, ms(15), "c")};
    Future *parts[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2])};
    size_t n_done;
    for (int i = 0; i < 3; i++) {
        if (!wait_futures(self, parts, 3, WAIT_ALL_COMPLETED, 5 * LOOP_MS, &n_done)) return false;
        say(self, "%zu done", n_done);
    }
    Task *d = go(self, nap, ms(30), "d"), *e = go(self, waits, d, "e");
    if (!loop_sleep(self, 2 * LOOP_MS)) return false;
    task_cancel(e, NULL); // cancels the wait, not what it waits for
    say(self, "e: %s", task_join(self, e, NULL) ? "ok" : caught(self));
    say(self, "d: %s", task_join(self, d, NULL) ? "ok" : caught(self));
    unref_all(tasks, 3);
    return true;
}

static bool completed(Task *self, Future *const *futures, size_t n, int64_t timeout_ns) {
    AsCompleted *all = as_completed(task_loop(self), futures, n, timeout_ns);
    Future *done;
    while (as_completed_next(self, all, &done)) {
        void *value;
        if (task_take(self, done, &value)) {
            say(self, "got %d", (int)(intptr_t)value);
        } else {
            say(self, "got %s", caught(self));
        }
    }
    as_completed_free(all);
    say(self, "%s", task_error(self) ? caught(self) : "all");
    return true;
}

static bool as_completed_order(Task *self, void *arg, void **result) {
    UNUSED;
    Task *tasks[] = {go(self, nap, ms(5), "a"), go(self, fail, ms(3), "b"),
                     go(self, nap, ms(3), "c"), go(self, nap, ms(1), "d")};
    Future *parts[] = {task_future(tasks[0]), task_future(tasks[1]), task_future(tasks[2]),
                       task_future(tasks[3])};
    completed(self, parts, 4, LOOP_FOREVER);
    unref_all(tasks, 4);
    for (int i = 0; i < 4; i++)
        tasks[i] = go(self, nap, ms(2 + 3 * i), NULL);
    for (int i = 0; i < 4; i++)
        parts[i] = task_future(tasks[i]);
    completed(self, parts, 4, 6 * LOOP_MS);
    unref_all(tasks, 4);
    return true;
}

// ---- wait_for

static bool swallow_once(Task *self, void *arg, void **result) {
    *result = arg;
    if (loop_sleep(self, (intptr_t)arg * LOOP_MS)) return true;
    say(self, "swallowed %s", caught(self));
    return loop_sleep(self, 3 * LOOP_MS);
}

static bool wait_for_all_ways(Task *self, void *arg, void **result) {
    UNUSED;
    static TaskFn *const fns[] = {nap, nap, stubborn, fail, fail, swallow_once, nap, nap};
    static const int timeouts[] = {9, 2, 2, 9, 2, 2, 0, 5};
    for (int i = 0; i < 8; i++) {
        Task *task = go(self, fns[i], ms(5), "t");
        void *value = NULL;
        bool ok = wait_for(self, task_future(task), timeouts[i] * LOOP_MS, &value);
        say(self, "%d: %s, task %s", i, ok ? "ok" : caught(self), state(task_future(task)));
        if (ok) say(self, "value %d", (int)(intptr_t)value);
        task_unref(task);
    }
    Task *task = go(self, nap, ms(1), "u");
    say(self, "no limit: %d", wait_for(self, task_future(task), LOOP_FOREVER, NULL));
    say(self, "done: %d", wait_for(self, task_future(task), 0, NULL));
    task_unref(task);
    return true;
}

static bool wait_for_10(Task *self, void *arg, void **result) {
    (void)result;
    bool ok = wait_for(self, task_future(arg), 10 * LOOP_MS, NULL);
    say(self, "wait_for ends %d", ok);
    return ok;
}

static bool wait_for_cancelled(Task *self, void *arg, void **result) {
    UNUSED;
    Task *inner = go(self, stubborn, ms(50), "inner"), *a = go(self, wait_for_10, inner, "a");
    if (!loop_sleep(self, 3 * LOOP_MS)) return false;
    task_cancel(a, "outer");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(a, "twice");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    say(self, "inner: %s", task_join(self, inner, NULL) ? "ok" : caught(self));

    inner = go(self, nap, ms(50), "inner");
    a = go(self, wait_for_10, inner, "a");
    if (!loop_sleep(self, 3 * LOOP_MS)) return false;
    task_cancel(inner, "inner");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    task_unref(inner);

    inner = go(self, nap, ms(3), "inner"); // done and cancelled at the same time
    a = go(self, wait_for_10, inner, "a");
    if (!loop_sleep(self, 3 * LOOP_MS)) return false;
    task_cancel(a, "race");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    task_unref(inner);
    return true;
}

// ---- time-outs

static bool timeout_scopes(Task *self, void *arg, void **result) {
    UNUSED;
    TimeoutScope outer, inner;
    for (int i = 0; i < 3; i++) {
        static const int outers[] = {10, 3, 5}, inners[] = {3, 10, 5};
        timeout_enter(self, &outer, outers[i] * LOOP_MS);
        timeout_enter(self, &inner, inners[i] * LOOP_MS);
        bool ok = loop_sleep(self, 20 * LOOP_MS);
        say(self, "body %d", ok);
        ok = timeout_exit(self, &inner, ok);
        say(self, "inner %d: expired %d, %s", ok, timeout_expired(&inner),
            task_error_is(self, LOOP_ERROR_TIMEOUT) ? "TimeoutError" : "CancelledError");
        if (task_error_is(self, LOOP_ERROR_TIMEOUT)) {
            task_clear_error(self);
            ok = loop_sleep(self, 1 * LOOP_MS);
        }
        timeout_exit(self, &outer, ok);
        say(self, "outer: expired %d, %s, cancelling %d", timeout_expired(&outer), caught(self),
            task_cancelling(self));
    }
    timeout_enter(self, &outer, 5 * LOOP_MS);
    bool ok = timeout_reschedule(self, &outer, 35 * LOOP_MS) && loop_sleep(self, 7 * LOOP_MS);
    ok = timeout_exit(self, &outer, ok);
    say(self, "rescheduled: %d", ok);
    if (!timeout_reschedule(self, &outer, 0)) say(self, "%s", caught(self));
    timeout_enter(self, &outer, -1 * LOOP_MS); // late already
    ok = timeout_exit(self, &outer, task_yield(self));
    say(self, "late: %s", ok ? "ok" : caught(self));
    timeout_enter(self, &outer, LOOP_FOREVER);
    ok = timeout_exit(self, &outer, loop_sleep(self, 1 * LOOP_MS));
    say(self, "never: %s", ok ? "ok" : caught(self));
    return true;
}

static bool in_time_10(Task *self, void *arg, void **result) {
    UNUSED;
    TimeoutScope scope;
    timeout_enter(self, &scope, 10 * LOOP_MS);
    bool ok = loop_sleep(self, 20 * LOOP_MS);
    ok = timeout_exit(self, &scope, ok);
    say(self, "scope left, cancelling %d", task_cancelling(self));
    return ok;
}

static bool timeout_and_cancel(Task *self, void *arg, void **result) {
    UNUSED;
    static const int delays[] = {5, 10, 15};
    for (int i = 0; i < 3; i++) {
        Task *a = go(self, in_time_10, NULL, "a");
        if (!loop_sleep(self, delays[i] * LOOP_MS)) return false;
        say(self, "cancel %d", task_cancel(a, "from outside"));
        say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    }
    return true;
}

// ---- shield

static bool shields(Task *self, void *arg, void **result) {
    (void)result;
    Future *future = shield(task_future(arg));
    bool ok = task_await(self, future, NULL);
    say(self, "shield: %s", state(future));
    future_unref(future);
    return ok;
}

static bool shielding(Task *self, void *arg, void **result) {
    UNUSED;
    Task *inner = go(self, nap, ms(5), "inner"), *a = go(self, shields, inner, "a");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(a, "not the inner");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    say(self, "inner: %s", task_join(self, inner, NULL) ? "ok" : caught(self));

    inner = go(self, stubborn, ms(5), "inner"); // now the inner is cancelled
    a = go(self, shields, inner, "a");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(inner, "the inner");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    task_unref(inner);

    inner = go(self, fail, ms(2), "inner");
    a = go(self, shields, inner, "a");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    a = go(self, shields, inner, "a"); // done already
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    task_unref(inner);

    inner = go(self, fail, ms(4), "inner"); // fails when nobody listens any more
    a = go(self, shields, inner, "a");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(a, NULL);
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    task_unref(inner);
    return loop_sleep(self, 10 * LOOP_MS);
}

const Scenario scenarios_of_waiting[] = {
    {"gather_order", gather_order},
    {"gather_exceptions", gather_exceptions},
    {"gather_cancel_child", gather_cancel_child},
    {"gather_cancelled", gather_cancelled},
    {"wait_modes", wait_modes},
    {"wait_timeout", wait_timeout},
    {"as_completed_order", as_completed_order},
    {"wait_for_all_ways", wait_for_all_ways},
    {"wait_for_cancelled", wait_for_cancelled},
    {"timeout_scopes", timeout_scopes},
    {"timeout_and_cancel", timeout_and_cancel},
    {"shielding", shielding},
    {NULL, NULL},
};
