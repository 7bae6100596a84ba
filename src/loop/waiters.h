// A line of tasks that wait for a lock, an item, an event …, first come, first served. Whoever
// waits takes itself out again unless the one who woke it has done so.
//
// While nobody watches, a task that waits in a line awaits no future: to wait is to stand there
// with `is_in_line` set, and to wake is to take that back and put the task into the ready queue. As
// soon as somebody wants to see what the task awaits, or cancels it, a future is made
// (waiter_show): it `is_shown`. While somebody watches, there is one from the beginning.
#pragma once

#include "loop/internal.h"

typedef struct Waiters {
    Task *first;       // linked by `behind`
    Task *last;        // if there is more than one
    SyncObject *about; // whose line it is
    uint8_t use;       // FutureFor: of the futures that those in it await
} Waiters;

void waiters_init(Waiters *line, SyncObject *about, FutureFor use);

// Joins the end of [line]; [self] is to wait at once (task_wait_own).
void waiters_join(Waiters *line, Task *self, uint16_t site);

// Takes [task] out if it is there. O(1) for the first, else O(n).
void waiters_remove(Waiters *line, Task *task);

// Joins, awaits, takes itself out.
bool waiters_wait(Waiters *line, Task *self, uint16_t site);

size_t waiters_count(const Waiters *line);

// Takes tasks out until one is found that still waits, and wakes that one.
void waiters_wake_next(Waiters *line);
// Wakes all that still wait; they stay in the line until they take themselves out.
void waiters_wake_all(Waiters *line);

// ---- one of them

void waiter_show(Task *task); // for which `is_in_line` holds

// Whether it still waits; if not, whether that was cancelled.
static inline bool waiter_is_pending(const Task *task) {
    return task->is_in_line || (task->is_shown && future_pending(task->awaits));
}
static inline bool waiter_is_cancelled(const Task *task) {
    return task->is_shown && future_is_cancelled(task->awaits);
}

// It still waits, and goes on.
static inline void waiter_wake(Task *task) {
    if (UNLIKELY(!task->is_in_line)) {
        future_wake(task->awaits);
        return;
    }
    task->is_in_line = false;
    Loop *loop = task->loop;
    if (LIKELY(loop->lone == READY_FREE(loop)))
        loop->lone = task;
    else
        ready_push_turn(loop, task, READY_OWN);
}

static inline bool waiter_await(Task *self) {
    void *thrown = task_wait_own(self);
    return thrown ? task_raise_exception(self, thrown) : true;
}

// Lets go of the future, if there is one. The loop does it unless the turn raises something: then
// the task still wants to know what became of it.
static inline void waiter_release(Task *task) {
    if (LIKELY(!task->is_shown)) return;
    Future *waiter = task->awaits;
    CHECK(waiter, "a place in a line is shown by a future");
    task->awaits = NULL;
    task->is_shown = false;
    task_set_swift(task);
    future_release(waiter);
}

// ---- doors

// A line out of which the one who wakes takes. Where tasks take turns there is hardly ever more
// than one in it, and the same again and again: that one stands in the door by itself, and when it
// is woken it stays there, until it goes elsewhere or another comes.
typedef struct Door {
    Waiters line; // first
    Task *alone;  // NULL if there are more, or none
} Door;

void door_join(Door *door, Task *self, uint16_t site);
void door_leave(Task *task); // which stays in a door
void door_deinit(Door *door);

// As waiters_join.
static inline void door_wait(Door *door, Task *self, uint16_t site) {
    if (UNLIKELY(door->alone != self))
        door_join(door, self, site);
    else
        self->is_in_line = true;
}

static inline void door_wake_next(Door *door) {
    Task *task = door->alone;
    if (LIKELY(task != NULL)) {
        if (UNLIKELY(task->is_in_line)) waiter_wake(task); // most queues are neither full nor empty
    } else if (UNLIKELY(door->line.first != NULL)) {
        waiters_wake_next(&door->line);
    }
}

// [self] was stopped while it waited there.
static inline void door_stop(Door *door, Task *self) {
    if (door->alone != self) waiters_remove(&door->line, self);
}
