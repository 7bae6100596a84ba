// Scenarios: handles, timers, tasks, cancelling, groups.
#include "scenario.h"

#define UNUSED (void)self, (void)arg, (void)result

static void print_data(Loop *loop, void *data) {
    note(loop, "%s", (const char *)data);
}

// ---- handles and timers

static void chain(Loop *loop, void *data) {
    note(loop, "chain %s", (const char *)data);
    loop_call_soon(loop, print_data, text("from chain"), NULL);
}

static bool call_soon_order(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    loop_call_soon(loop, chain, text("a"), NULL);
    loop_call_soon(loop, print_data, text("b"), NULL);
    Handle c = loop_call_soon(loop, print_data, text("c"), NULL);
    loop_call_soon(loop, print_data, text("d"), NULL);
    loop_cancel(loop, c);
    say(self, "before");
    for (int i = 0; i < 3; i++) {
        if (!task_yield(self)) return false;
        say(self, "after %d", i);
    }
    loop_call_soon(loop, chain, text("last"), NULL);
    return true;
}

static bool equal_timers(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    for (int i = 0; i < 8; i++)
        loop_call_later(loop, (i % 2 ? 10 : 5) * LOOP_MS, print_data, text(names[i]), NULL);
    loop_call_at(loop, 10 * LOOP_MS, print_data, text("at 10"), NULL);
    loop_call_at(loop, 0, print_data, text("at 0"), NULL);
    return loop_sleep(self, 10 * LOOP_MS) && loop_sleep(self, 1 * LOOP_MS);
}

static bool spin(Task *self, void *arg, void **result) {
    UNUSED;
    for (int i = 0; i < 4; i++) {
        say(self, "spin %d", i);
        if (!task_yield(self)) return false;
    }
    return true;
}

static bool timers_and_ready(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    loop_call_later(loop, 0, print_data, text("timer 0"), NULL);
    loop_call_later(loop, 1 * LOOP_MS, print_data, text("timer 1"), NULL);
    Task *a = go(self, spin, NULL, "a"), *b = go(self, spin, NULL, "b");
    loop_work(self, 2 * LOOP_MS); // both timers are due now
    say(self, "worked");
    if (!task_yield(self)) return false;
    loop_call_soon(loop, print_data, text("soon"), NULL);
    return task_join(self, a, NULL) & task_join(self, b, NULL);
}

static bool cancelled_timers(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    Handle handles[6];
    static const char *const names[] = {"t0", "t1", "t2", "t3", "t4", "t5"};
    for (int i = 0; i < 6; i++)
        handles[i] =
            loop_call_later(loop, 10 * LOOP_MS * (i + 1), print_data, text(names[i]), NULL);
    loop_cancel(loop, handles[0]);
    loop_cancel(loop, handles[3]);
    loop_cancel(loop, handles[5]);
    if (!loop_sleep(self, 15 * LOOP_MS)) return false;
    say(self, "slept");
    loop_cancel(loop, handles[4]);
    return loop_sleep(self, 40 * LOOP_MS);
}

static void failing(Loop *loop, void *data) {
    note(loop, "failing");
    loop_fail(loop, loop_error_new(LOOP_ERROR_VALUE, data));
}

static bool callback_exceptions(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    loop_call_soon(loop, failing, text("one"), NULL);
    loop_call_soon(loop, print_data, text("goes on"), NULL);
    loop_call_later(loop, 3 * LOOP_MS, failing, text("two"), NULL);
    return loop_sleep(self, 5 * LOOP_MS);
}

static void stop_now(Loop *loop, void *data) {
    note(loop, "%s", (const char *)data);
    loop_stop(loop);
}

static bool stop(Task *self, void *arg, void **result) {
    UNUSED;
    loop_call_later(task_loop(self), 5 * LOOP_MS, stop_now, text("stop"), NULL);
    Task *a = go(self, nap, ms(5), "a");
    bool ok = loop_sleep(self, 50 * LOOP_MS);
    say(self, "woke %s", ok ? "well" : "cancelled");
    return task_join(self, a, NULL) && ok;
}

// ---- tasks

static bool three_steps(Task *self, void *arg, void **result) {
    *result = arg;
    for (int i = 0; i < 3; i++) {
        say(self, "step %d", i);
        if (!loop_sleep(self, 0)) return false;
    }
    return true;
}

static bool interleaving(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, three_steps, NULL, NULL), *b = go(self, three_steps, NULL, "named");
    Task *c = go(self, three_steps, NULL, NULL);
    say(self, "made %s %s %s", task_name(a), task_name(b), task_name(c));
    task_set_name(c, "renamed while it lives, at some length");
    if (!task_join(self, c, NULL)) return false;
    say(self, "c is done");
    return task_join(self, a, NULL) && task_join(self, b, NULL);
}

static bool child(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    say(self, "child runs");
    return true;
}

static bool parent(Task *self, void *arg, void **result) {
    *result = arg;
    for (int i = 0; i < 2; i++) {
        Task *task = go(self, child, NULL, NULL);
        if (!task_join(self, task, NULL)) return false;
        say(self, "joined %d", i);
    }
    return true;
}

static bool spawn_and_join(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, parent, NULL, "A"), *b = go(self, parent, NULL, "B");
    if (!task_join(self, a, NULL) || !task_join(self, b, NULL)) return false;
    Task *c = go(self, fail, ms(2), "C");
    if (!task_join(self, c, NULL)) say(self, "caught %s", caught(self));
    Task *d = go(self, nap, ms(3), "D");
    void *value = NULL;
    if (!loop_sleep(self, 10 * LOOP_MS) || !task_join(self, d, &value)) return false;
    say(self, "late join gives %d", (int)(intptr_t)value);
    return true;
}

static void tell(Future *future, void *data) {
    note(future_loop(future), "%s: %s", (const char *)data, state(future));
}

static bool waits_for(Task *self, void *arg, void **result) {
    void *value = NULL;
    if (!task_await(self, arg, &value)) return false;
    say(self, "got %d", (int)(intptr_t)value);
    *result = value;
    return true;
}

static bool callbacks(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    Future *future = future_new(loop, NULL);
    future_add_callback(future, tell, text("first"), NULL);
    Task *a = go(self, waits_for, future, "a");
    if (!task_yield(self)) return false;
    future_add_callback(future, tell, text("removed"), NULL);
    future_add_callback(future, tell, text("second"), NULL);
    Task *b = go(self, waits_for, future, "b");
    if (!task_yield(self)) return false;
    future_add_callback(future, tell, text("removed"), NULL);
    say(self, "removed %zu", future_remove_callback(future, tell, text("removed")));
    future_set_result(future, ms(7));
    say(self, "again: %s", future_set_result(future, NULL) ? "set" : "InvalidStateError");
    future_add_callback(future, tell, text("late"), NULL);
    say(self, "cancel: %d", future_cancel(future, NULL));
    if (!task_yield(self)) return false;
    future_add_callback(future, tell, text("very late"), NULL);
    bool ok = task_join(self, a, NULL) && task_join(self, b, NULL);
    future_unref(future);
    return ok;
}

static bool future_errors(Task *self, void *arg, void **result) {
    UNUSED;
    Loop *loop = task_loop(self);
    Future *future = future_new(loop, NULL);
    if (!task_take(self, future, NULL)) say(self, "%s", caught(self));
    Task *a = go(self, waits_for, future, "a"), *b = go(self, waits_for, future, "b");
    if (!task_yield(self)) return false;
    future_set_exception(future, loop_error_new(LOOP_ERROR_VALUE, "broken"));
    if (!task_join(self, a, NULL)) say(self, "a: %s", caught(self));
    if (!task_join(self, b, NULL)) say(self, "b: %s", caught(self));
    future_unref(future);
    future = future_new(loop, NULL);
    a = go(self, waits_for, future, "a");
    if (!task_yield(self)) return false;
    future_cancel(future, "no more");
    if (!task_join(self, a, NULL)) say(self, "a: %s", caught(self));
    future_unref(future);
    future = future_new(loop, NULL); // nobody looks at its exception
    future_set_exception(future, loop_error_new(LOOP_ERROR_VALUE, "unseen"));
    future_unref(future);
    Task *c = go(self, fail, ms(1), "c");
    task_unref(c);
    return loop_sleep(self, 2 * LOOP_MS);
}

// ---- cancelling

static bool cancel_before_start(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, nap, ms(10), "a");
    future_add_callback(task_future(a), tell, text("a"), NULL);
    say(self, "cancel: %d", task_cancel(a, "too early"));
    say(self, "state %s, cancelling %d", state(task_future(a)), task_cancelling(a));
    task_ref(a);
    if (!task_join(self, a, NULL)) say(self, "caught %s", caught(self));
    say(self, "cancel again: %d", task_cancel(a, NULL));
    task_unref(a);
    return true;
}

static bool cancel_while_waiting(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, nap, ms(10), "a"), *b = go(self, stubborn, ms(10), "b");
    Task *c = go(self, stubborn, ms(10), "c");
    if (!loop_sleep(self, 3 * LOOP_MS)) return false;
    task_cancel(a, NULL);
    task_cancel(b, "stop it");
    task_cancel(c, NULL);
    if (!loop_sleep(self, 2 * LOOP_MS)) return false;
    task_cancel(c, "twice");
    say(self, "c is asked %d times", task_cancelling(c));
    if (!task_join(self, a, NULL)) say(self, "a: %s", caught(self));
    task_ref(b);
    if (!task_join(self, b, NULL)) say(self, "b: %s", caught(self));
    if (!task_await(self, task_future(b), NULL)) say(self, "b again: %s", caught(self));
    task_unref(b);
    if (!task_join(self, c, NULL)) say(self, "c: %s", caught(self));
    return true;
}

static bool swallows(Task *self, void *arg, void **result) {
    while (!loop_sleep(self, 10 * LOOP_MS))
        say(self, "swallowed %s, left %d", caught(self), task_uncancel(self));
    say(self, "slept");
    *result = arg;
    return true;
}

static bool cancel_swallowed(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, swallows, NULL, "a");
    for (int i = 0; i < 3; i++) {
        if (!loop_sleep(self, 4 * LOOP_MS)) return false;
        say(self, "cancel: %d", task_cancel(a, i == 1 ? "second" : NULL));
    }
    task_ref(a);
    bool ok = task_join(self, a, NULL);
    say(self, "a: %s", state(task_future(a)));
    task_unref(a);
    return ok;
}

static bool cancels_itself(Task *self, void *arg, void **result) {
    UNUSED;
    task_cancel(self, "myself");
    say(self, "still running");
    if (arg) return true;
    if (!task_yield(self)) {
        say(self, "caught %s", caught(self));
        if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    }
    return true;
}

static bool cancel_self(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, cancels_itself, NULL, "a"), *b = go(self, cancels_itself, ms(1), "b");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    say(self, "b: %s", task_join(self, b, NULL) ? "ok" : caught(self));
    return true;
}

static bool outer(Task *self, void *arg, void **result) {
    (void)result;
    bool ok = task_await(self, arg, NULL);
    say(self, "%s", ok ? "ok" : "not ok");
    return ok;
}

static bool cancel_chain(Task *self, void *arg, void **result) {
    UNUSED;
    Task *c = go(self, stubborn, ms(50), "c");
    Task *b = go(self, outer, c, "b"), *a = go(self, outer, b, "a");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(a, "down the chain");
    if (!task_join(self, a, NULL)) say(self, "a: %s", caught(self));
    say(self, "b %s, c %s", state(task_future(b)), state(task_future(c)));
    task_unref(b);
    task_unref(c);
    return true;
}

static bool cancel_after_wake(Task *self, void *arg, void **result) {
    UNUSED;
    Future *future = future_new(task_loop(self), NULL);
    Task *a = go(self, waits_for, future, "a");
    if (!task_yield(self)) return false;
    future_set_result(future, ms(1)); // a is woken but has not run
    say(self, "cancel: %d", task_cancel(a, "late"));
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    future_unref(future);
    return true;
}

static bool loops_for_ever(Task *self, void *arg, void **result) {
    UNUSED;
    while (loop_sleep(self, 7 * LOOP_MS))
        say(self, "tick");
    say(self, "ends");
    return arg ? task_raise(self, LOOP_ERROR_VALUE, "while ending") : false;
}

static bool left_over(Task *self, void *arg, void **result) {
    UNUSED;
    task_unref(go(self, loops_for_ever, NULL, "a"));
    task_unref(go(self, loops_for_ever, ms(1), "b"));
    task_unref(go(self, stubborn, ms(100), "c"));
    if (!loop_sleep(self, 15 * LOOP_MS)) return false;
    task_unref(go(self, nap, ms(1), "never begun"));
    say(self, "leaves");
    return task_raise(self, LOOP_ERROR_VALUE, "main failed");
}

// ---- groups

static bool group_ok(Task *self, void *arg, void **result) {
    UNUSED;
    TaskGroup *group = group_enter(self, NULL);
    group_spawn(group, nap, ms(3), "a");
    group_spawn(group, nap, ms(1), "b");
    say(self, "body ends");
    bool ok = group_exit(self, group, true);
    say(self, "group left");
    group = group_enter(self, NULL); // an empty one
    return group_exit(self, group, ok);
}

static bool group_failures(Task *self, void *arg, void **result) {
    UNUSED;
    TaskGroup *group = group_enter(self, NULL);
    group_spawn(group, stubborn, ms(20), "a");
    group_spawn(group, fail, ms(3), "b");
    group_spawn(group, fail, ms(3), "c");
    group_spawn(group, nap, ms(4), "d");
    bool ok = loop_sleep(self, 10 * LOOP_MS);
    say(self, "body: %d, cancelling %d", ok, task_cancelling(self));
    group_exit(self, group, ok);
    say(self, "caught %s, cancelling %d", caught(self), task_cancelling(self));

    group = group_enter(self, NULL); // fails in exit, not in the body
    group_spawn(group, fail, ms(2), "e");
    group_spawn(group, nap, ms(9), "f");
    group_exit(self, group, true);
    say(self, "caught %s", caught(self));

    group = group_enter(self, NULL); // the body itself
    group_spawn(group, nap, ms(9), "g");
    task_raise(self, LOOP_ERROR_VALUE, "the body failed");
    group_exit(self, group, false);
    say(self, "caught %s", caught(self));
    return true;
}

static bool inner_group(Task *self, void *arg, void **result) {
    UNUSED;
    TaskGroup *group = group_enter(self, NULL);
    group_spawn(group, stubborn, ms(30), "inner 1");
    if (arg) group_spawn(group, fail, arg, "inner 2");
    bool ok = group_exit(self, group, true);
    say(self, "inner group %s", ok ? "ok" : "failed");
    return ok;
}

static bool group_nested(Task *self, void *arg, void **result) {
    UNUSED;
    for (int i = 0; i < 2; i++) {
        TaskGroup *group = group_enter(self, NULL);
        group_spawn(group, inner_group, i ? NULL : ms(3), "a");
        group_spawn(group, i ? fail : nap, ms(5), "b");
        bool ok = group_exit(self, group, true);
        say(self, "%s", ok ? "ok" : caught(self));
    }
    return true;
}

static bool group_cancelled(Task *self, void *arg, void **result) {
    UNUSED;
    Task *a = go(self, inner_group, NULL, "a");
    if (!loop_sleep(self, 2 * LOOP_MS)) return false;
    task_cancel(a, "enough");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(a, "really");
    say(self, "a: %s", task_join(self, a, NULL) ? "ok" : caught(self));
    return true;
}

const Scenario scenarios_of_tasks[] = {
    {"call_soon_order", call_soon_order},
    {"equal_timers", equal_timers},
    {"timers_and_ready", timers_and_ready},
    {"cancelled_timers", cancelled_timers},
    {"callback_exceptions", callback_exceptions},
    {"stop", stop},
    {"interleaving", interleaving},
    {"spawn_and_join", spawn_and_join},
    {"callbacks", callbacks},
    {"future_errors", future_errors},
    {"cancel_before_start", cancel_before_start},
    {"cancel_while_waiting", cancel_while_waiting},
    {"cancel_swallowed", cancel_swallowed},
    {"cancel_self", cancel_self},
    {"cancel_chain", cancel_chain},
    {"cancel_after_wake", cancel_after_wake},
    {"left_over", left_over},
    {"group_ok", group_ok},
    {"group_failures", group_failures},
    {"group_nested", group_nested},
    {"group_cancelled", group_cancelled},
    {NULL, NULL},
};
