// Scenarios: locks, events, conditions, semaphores, barriers, queues.
#include <stddef.h>

#include "scenario.h"

#define UNUSED (void)self, (void)arg, (void)result

// Joins the [n] tasks one after the other and says how each ended.
static bool join_all(Task *self, Task *const *tasks, size_t n) {
    for (size_t i = 0; i < n; i++) {
        task_ref(tasks[i]);
        bool ok = task_join(self, tasks[i], NULL);
        say(self, "%s: %s", task_name(tasks[i]), ok ? "ok" : caught(self));
        task_unref(tasks[i]);
    }
    return true;
}

// ---- lock

static bool holds(Task *self, void *arg, void **result) {
    (void)result;
    Lock *lock = arg;
    if (!lock_acquire(self, lock)) {
        say(self, "not acquired");
        return false;
    }
    say(self, "acquired");
    bool ok = loop_sleep(self, 2 * LOOP_MS);
    lock_release(self, lock);
    say(self, "released");
    return ok;
}

static bool holds_twice(Task *self, void *arg, void **result) {
    for (int i = 0; i < 2; i++)
        if (!holds(self, arg, result)) return false;
    return true;
}

static bool lock_fairness(Task *self, void *arg, void **result) {
    UNUSED;
    Lock *lock = lock_new(task_loop(self), "table");
    Task *tasks[] = {go(self, holds_twice, lock, "a"), go(self, holds_twice, lock, "b"),
                     go(self, holds, lock, "c")};
    join_all(self, tasks, 3);
    if (!lock_release(self, lock)) say(self, "%s", caught(self));
    lock_free(lock);
    return true;
}

static bool lock_cancelled(Task *self, void *arg, void **result) {
    UNUSED;
    Lock *lock = lock_new(task_loop(self), "table");
    lock_acquire(self, lock);
    Task *tasks[] = {go(self, holds, lock, "a"), go(self, holds, lock, "b"),
                     go(self, holds, lock, "c"), go(self, holds, lock, "d")};
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(tasks[1], NULL); // while it waits
    lock_release(self, lock);
    task_cancel(tasks[0], NULL); // when it was woken but has not run
    say(self, "locked: %d", lock_is_locked(lock));
    join_all(self, tasks, 4);
    lock_free(lock);
    return true;
}

// ---- event

static bool waits_for_event(Task *self, void *arg, void **result) {
    (void)result;
    bool ok = loop_event_wait(self, arg);
    say(self, "event %d, set %d", ok, loop_event_is_set(arg));
    return ok;
}

static bool event(Task *self, void *arg, void **result) {
    UNUSED;
    LoopEvent *flag = loop_event_new(task_loop(self), "flag");
    Task *tasks[] = {go(self, waits_for_event, flag, "a"), go(self, waits_for_event, flag, "b"),
                     go(self, waits_for_event, flag, "c")};
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(tasks[1], NULL);
    loop_event_set(flag);
    loop_event_clear(flag);
    Task *d = go(self, waits_for_event, flag, "d");
    join_all(self, tasks, 3);
    loop_event_set(flag);
    loop_event_set(flag);
    say(self, "passes: %d", loop_event_wait(self, flag));
    join_all(self, &d, 1);
    loop_event_free(flag);
    return true;
}

// ---- condition

static bool waits_for_condition(Task *self, void *arg, void **result) {
    (void)result;
    Lock *lock = condition_lock(arg);
    if (!lock_acquire(self, lock)) return false;
    bool ok = condition_wait(self, arg);
    say(self, "notified %d, locked %d", ok, lock_is_locked(lock));
    bool slept = loop_sleep(self, 1 * LOOP_MS);
    lock_release(self, lock);
    return ok && slept;
}

static bool condition(Task *self, void *arg, void **result) {
    UNUSED;
    Condition *bell = condition_new(task_loop(self), NULL, "bell");
    Lock *lock = condition_lock(bell);
    if (!condition_notify(self, bell, 1)) say(self, "%s", caught(self));
    if (!condition_wait(self, bell)) say(self, "%s", caught(self));
    Task *tasks[] = {
        go(self, waits_for_condition, bell, "a"), go(self, waits_for_condition, bell, "b"),
        go(self, waits_for_condition, bell, "c"), go(self, waits_for_condition, bell, "d"),
        go(self, waits_for_condition, bell, "e")};
    if (!loop_sleep(self, 1 * LOOP_MS) || !lock_acquire(self, lock)) return false;
    condition_notify(self, bell, 2);
    say(self, "rang for two");
    task_cancel(tasks[2], "while it waits");
    task_cancel(tasks[1], "while it gets the lock back");
    lock_release(self, lock);
    if (!loop_sleep(self, 5 * LOOP_MS) || !lock_acquire(self, lock)) return false;
    say(self, "rings for all");
    condition_notify_all(self, bell);
    lock_release(self, lock);
    join_all(self, tasks, 5);
    condition_free(bell);
    return true;
}

typedef struct Level {
    Condition *changed;
    int value;
} Level;

static bool is_high(void *data) {
    return ((Level *)data)->value >= 3;
}

static bool waits_for_level(Task *self, void *arg, void **result) {
    (void)result;
    Level *level = arg;
    if (!lock_acquire(self, condition_lock(level->changed))) return false;
    bool ok = condition_wait_for(self, level->changed, is_high, level);
    say(self, "level is %d", level->value);
    return lock_release(self, condition_lock(level->changed)) && ok;
}

static bool condition_for(Task *self, void *arg, void **result) {
    UNUSED;
    Lock *lock = lock_new(task_loop(self), NULL);
    Level level = {condition_new(task_loop(self), lock, NULL), 0};
    Task *tasks[] = {go(self, waits_for_level, &level, "a"),
                     go(self, waits_for_level, &level, "b")};
    while (level.value < 4) {
        if (!loop_sleep(self, 2 * LOOP_MS) || !lock_acquire(self, lock)) return false;
        level.value++;
        say(self, "raises it to %d", level.value);
        condition_notify(self, level.changed, level.value == 3 ? 1 : 2);
        lock_release(self, lock);
    }
    join_all(self, tasks, 2);
    condition_free(level.changed);
    lock_free(lock);
    return true;
}

// ---- semaphore

static bool takes_permit(Task *self, void *arg, void **result) {
    (void)result;
    if (!semaphore_acquire(self, arg)) {
        say(self, "no permit");
        return false;
    }
    say(self, "permit, locked %d", semaphore_is_locked(arg));
    bool ok = loop_sleep(self, 3 * LOOP_MS);
    semaphore_release(self, arg);
    return ok;
}

static bool semaphore(Task *self, void *arg, void **result) {
    UNUSED;
    Semaphore *permits = semaphore_new(task_loop(self), 2, NULL);
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g"};
    Task *tasks[7];
    for (int i = 0; i < 7; i++)
        tasks[i] = go(self, takes_permit, permits, names[i]);
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(tasks[3], NULL); // while it waits
    if (!loop_sleep(self, 2 * LOOP_MS)) return false;
    task_cancel(tasks[2], NULL); // about when it is woken
    semaphore_release(self, permits);
    task_cancel(tasks[4], NULL); // when it is woken but has not run
    if (!semaphore_acquire(self, permits)) return false;
    say(self, "permit");
    join_all(self, tasks, 7);
    semaphore_free(permits);
    permits = semaphore_new_bounded(task_loop(self), 1, NULL);
    if (!semaphore_release(self, permits)) say(self, "%s", caught(self));
    semaphore_free(permits);
    return true;
}

// ---- barrier

static bool meets(Task *self, void *arg, void **result) {
    (void)result;
    for (int i = 0; i < 2; i++) {
        size_t index;
        if (!barrier_wait(self, arg, &index)) {
            say(self, "left behind");
            return false;
        }
        say(self, "passed %zu", index);
    }
    return true;
}

static bool barrier(Task *self, void *arg, void **result) {
    UNUSED;
    Barrier *gate = barrier_new(task_loop(self), 3, NULL);
    Task *tasks[] = {go(self, meets, gate, "a"), go(self, meets, gate, "b"),
                     go(self, meets, gate, "c")};
    join_all(self, tasks, 3);
    for (int i = 0; i < 2; i++)
        tasks[i] = go(self, meets, gate, i ? "e" : "d");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    say(self, "%zu wait", barrier_n_waiting(gate));
    if (!barrier_reset(self, gate)) return false;
    join_all(self, tasks, 2);
    for (int i = 0; i < 2; i++)
        tasks[i] = go(self, meets, gate, i ? "g" : "f");
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(tasks[0], NULL);
    if (!barrier_abort(self, gate)) return false;
    join_all(self, tasks, 2);
    say(self, "broken %d", barrier_is_broken(gate));
    if (!barrier_wait(self, gate, NULL)) say(self, "%s", caught(self));
    barrier_free(gate);
    return true;
}

// ---- queues

static bool produces(Task *self, void *arg, void **result) {
    (void)result;
    for (int i = 1; i <= 4; i++) {
        if (!queue_put(self, arg, ms(i))) {
            say(self, "put failed");
            return false;
        }
        say(self, "put %d, size %zu", i, queue_size(arg));
    }
    return true;
}

static bool consumes(Task *self, void *arg, void **result) {
    (void)result;
    for (int i = 0; i < 4; i++) {
        void *item;
        if (!queue_get(self, arg, &item)) {
            say(self, "get failed");
            return false;
        }
        say(self, "got %d", (int)(intptr_t)item);
        if (!loop_sleep(self, (i % 2) * LOOP_MS)) return false;
        queue_task_done(self, arg);
    }
    return true;
}

static bool queue_fifo(Task *self, void *arg, void **result) {
    UNUSED;
    for (size_t capacity = 0; capacity < 3; capacity++) {
        Queue *queue = queue_new(task_loop(self), capacity, NULL);
        Task *tasks[] = {go(self, produces, queue, "p"), go(self, produces, queue, "q"),
                         go(self, consumes, queue, "c"), go(self, consumes, queue, "d")};
        if (!task_yield(self) || !queue_join(self, queue)) return false;
        say(self, "joined, size %zu", queue_size(queue));
        join_all(self, tasks, 4);
        if (!queue_task_done(self, queue)) say(self, "%s", caught(self));
        if (!queue_get_nowait(self, queue, &(void *){0})) say(self, "%s", caught(self));
        queue_free(queue);
    }
    return true;
}

static bool less_by_tens(void *data, const void *a, const void *b, bool *less, void **error) {
    (void)data, (void)error;
    *less = (intptr_t)a / 10 < (intptr_t)b / 10;
    return true;
}

static bool queue_orders(Task *self, void *arg, void **result) {
    UNUSED;
    static const int items[] = {42, 17, 31, 11, 13, 45, 12, 33, 21, 10, 43, 15};
    Queue *queues[] = {queue_new_lifo(task_loop(self), 12, NULL),
                       queue_new_priority(task_loop(self), 12, less_by_tens, NULL, NULL)};
    for (int q = 0; q < 2; q++) {
        for (int i = 0; i < 12; i++)
            if (!queue_put_nowait(self, queues[q], ms(items[i]))) return false;
        say(self, "full %d", queue_is_full(queues[q]));
        if (!queue_put_nowait(self, queues[q], ms(1))) say(self, "%s", caught(self));
        while (!queue_is_empty(queues[q])) {
            void *item;
            if (!queue_get(self, queues[q], &item)) return false;
            say(self, "got %d", (int)(intptr_t)item);
        }
        queue_free(queues[q]);
    }
    return true;
}

static bool queue_cancelled(Task *self, void *arg, void **result) {
    UNUSED;
    Queue *queue = queue_new(task_loop(self), 1, NULL);
    Task *tasks[] = {go(self, consumes, queue, "a"), go(self, consumes, queue, "b"),
                     go(self, consumes, queue, "c")};
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    task_cancel(tasks[1], NULL); // while it waits
    if (!queue_put(self, queue, ms(1))) return false;
    task_cancel(tasks[0], NULL); // when it was woken but has not run: c gets the item
    if (!loop_sleep(self, 2 * LOOP_MS)) return false;
    for (int i = 2; i <= 4; i++)
        if (!queue_put(self, queue, ms(i))) return false;
    join_all(self, tasks, 3);

    queue_put_nowait(self, queue, ms(9)); // full
    for (int i = 0; i < 3; i++)
        tasks[i] = go(self, produces, queue, (const char *[]){"p", "q", "r"}[i]);
    if (!loop_sleep(self, 1 * LOOP_MS)) return false;
    void *item;
    if (!queue_get(self, queue, &item)) return false;
    task_cancel(tasks[0], NULL); // woken to put, has not run
    task_cancel(tasks[1], NULL); // waits to put
    for (int i = 0; i < 4; i++) {
        if (!queue_get(self, queue, &item)) return false;
        say(self, "got %d", (int)(intptr_t)item);
    }
    join_all(self, tasks, 3);
    queue_free(queue);
    return true;
}

const Scenario scenarios_of_sync[] = {
    {"lock_fairness", lock_fairness},
    {"lock_cancelled", lock_cancelled},
    {"event", event},
    {"condition", condition},
    {"condition_for", condition_for},
    {"semaphore", semaphore},
    {"barrier", barrier},
    {"queue_fifo", queue_fifo},
    {"queue_orders", queue_orders},
    {"queue_cancelled", queue_cancelled},
    {NULL, NULL},
};
