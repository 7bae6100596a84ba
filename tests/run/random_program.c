// Workers take turns at everything the loop offers: sleeping, yielding, locks, queues, other tasks,
// time-outs, cancelling, errors.
#include "random_program.h"

#include <stdlib.h>

#include "loop/group.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/wait.h"

enum { MAX_WORKERS = 32 };

typedef struct Place {
    const RandomProgram *program;
    uint64_t random;
    Lock *lock;
    Semaphore *gate;
    LoopEvent *event;
    Queue *queue;
    Task *workers[MAX_WORKERS];
} Place;

static uint32_t roll(Place *place, uint32_t n) {
    place->random = place->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((place->random >> 33) % n);
}

static bool nap(Task *self, void *arg, void **result) {
    Place *place = arg;
    *result = NULL;
    if (!loop_sleep(self, (int64_t)roll(place, 40) * 50 * LOOP_MS)) return false;
    if (roll(place, 5) == 0) return task_raise(self, LOOP_ERROR_VALUE, "no nap");
    task_output(self, 1, "awake\n");
    return true;
}

static bool in_lock(Task *self, Place *place) {
    if (!lock_acquire(self, place->lock)) return false;
    bool ok = loop_sleep(self, (int64_t)roll(place, 3) * 100 * LOOP_MS);
    return lock_release(self, place->lock) && ok;
}

static bool in_gate(Task *self, Place *place) {
    if (!semaphore_acquire(self, place->gate)) return false;
    bool ok = task_yield(self);
    return semaphore_release(self, place->gate) && ok;
}

static bool naps(Task *self, Place *place) {
    Task *tasks[3];
    Future *futures[3];
    for (int i = 0; i < 3; i++) {
        tasks[i] = task_spawn(task_loop(self), nap, place, NULL);
        futures[i] = task_future(tasks[i]);
    }
    size_t n_done;
    bool ok = roll(place, 2)
                  ? gather_all(self, futures, 3)
                  : wait_futures(self, futures, 3, WAIT_FIRST_COMPLETED, LOOP_S, &n_done);
    for (int i = 0; i < 3; i++) {
        task_cancel(tasks[i], NULL);
        task_unref(tasks[i]);
    }
    return ok;
}

static bool hurried_nap(Task *self, Place *place) {
    Task *task = task_spawn(task_loop(self), nap, place, "nap");
    bool ok = wait_for(self, task_future(task), (int64_t)roll(place, 20) * 50 * LOOP_MS, NULL);
    task_unref(task);
    return ok;
}

static bool shielded(Task *self, Place *place) {
    Task *task = task_spawn(task_loop(self), nap, place, NULL);
    Future *outer = shield(task_future(task));
    bool ok = wait_for(self, outer, 300 * LOOP_MS, NULL);
    future_unref(outer);
    task_unref(task);
    return ok;
}

static bool exchange(Task *self, Place *place) {
    void *item;
    if (roll(place, 2) && !queue_is_full(place->queue)) return queue_put(self, place->queue, place);
    return queue_is_empty(place->queue) || queue_get(self, place->queue, &item);
}

static bool grouped(Task *self, Place *place) {
    TaskGroup *group = group_enter(self, NULL);
    group_spawn(group, nap, place, NULL);
    group_spawn(group, nap, place, NULL);
    return group_exit(self, group, true);
}

static void noise(Loop *loop, void *data) {
    (void)loop;
    (void)data;
}

static bool scheduled(Task *self, Place *place) {
    Loop *loop = task_loop(self);
    Handle later = loop_call_later(loop, (int64_t)roll(place, 9) * 100 * LOOP_MS, noise, NULL, "x");
    Handle soon = loop_call_soon(loop, noise, NULL, "noise");
    if (roll(place, 2)) loop_cancel(loop, later);
    if (roll(place, 2)) loop_cancel(loop, soon);
    return task_yield(self);
}

static bool act(Task *self, Place *place) {
    switch (roll(place, 12)) {
    case 0: return in_lock(self, place);
    case 1: return in_gate(self, place);
    case 2: return naps(self, place);
    case 3: return hurried_nap(self, place);
    case 4: return exchange(self, place);
    case 5: return grouped(self, place);
    case 6: return scheduled(self, place);
    case 7: task_mark(self, (uint8_t)roll(place, 5), roll(place, 100), -7); return task_yield(self);
    case 8:
        loop_event_set(place->event);
        loop_event_clear(place->event);
        return task_yield(self);
    case 9: return shielded(self, place);
    case 10: {
        Task *other = place->workers[roll(place, (uint32_t)place->program->n_tasks)];
        if (other && other != self) task_cancel(other, NULL);
        return task_yield(self);
    }
    default: return loop_sleep(self, (int64_t)roll(place, 5) * 250 * LOOP_MS);
    }
}

static bool worker(Task *self, void *arg, void **result) {
    Place *place = arg;
    *result = NULL;
    for (int i = 0; i < place->program->n_turns; i++) {
        if (!act(self, place)) task_clear_error(self); // whatever it was, it goes on
        if (roll(place, 4) == 0) task_printf(self, "turn %d\n", i);
    }
    return roll(place, 5) ? true : task_raise(self, LOOP_ERROR_VALUE, "tired");
}

bool random_main(Task *self, void *arg, void **result) {
    *result = NULL;
    Loop *loop = task_loop(self);
    const RandomProgram *program = arg;
    Place *place = calloc(1, sizeof *place);
    place->program = program;
    place->random = program->seed * 2 + 1;
    place->lock = lock_new(loop, "table");
    place->gate = semaphore_new(loop, 2, "gate");
    place->event = loop_event_new(loop, NULL);
    place->queue = queue_new(loop, 2, "mail");
    for (int i = 0; i < program->n_tasks; i++)
        place->workers[i] = task_spawn(loop, worker, place, i % 2 ? NULL : "worker");
    for (int i = 0; i < program->n_tasks; i++) {
        Task *task = task_ref(place->workers[i]);
        if (!task_join(self, task, NULL)) task_clear_error(self);
    }
    for (int i = 0; i < program->n_tasks; i++)
        task_unref(place->workers[i]);
    lock_free(place->lock);
    semaphore_free(place->gate);
    loop_event_free(place->event);
    queue_free(place->queue);
    free(place);
    return true;
}
