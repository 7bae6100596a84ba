// A line of futures in which tasks wait for a lock, an item, an event …, first come, first served.
// The task that awaits a waiter takes it out again unless the one who woke it has done so, and then
// lets go of it with waiter_release.
//
// While nobody watches, a task has but one waiter, which it keeps: to wait is to link that into a
// line, and to wake is to put the task into the ready queue. As soon as somebody wants to see what
// the task awaits, or cancels it, the waiter becomes a future like others (waiter_show), and the
// task's next one is new.
#pragma once

#include "loop/internal.h"

typedef struct Waiters { // a zeroed one is empty
    Future *first;       // linked by `next`; not owned: each is its task's
    Future *last;        // if there is more than one
} Waiters;

Future *waiter_make(Task *self, FutureFor use, SyncObject *about, uint16_t site);
void waiter_show(Future *waiter); // for which `is_waiter` holds

// Adds a waiter for [self], who is to await it at once (task_wait_own). The caller owns it. What is
// so already is not written again: a processor compares faster than it stores.
static inline Future *waiters_add(Waiters *line, Task *self, FutureFor use, SyncObject *about,
                                  uint16_t site) {
    Future *waiter = self->waiter;
    if (LIKELY(waiter != NULL)) {
        waiter->outcome = OUTCOME_PENDING;
        waiter->is_waiter = true;
        waiter->use = (uint8_t)use;
        waiter->is_task = false;
        if (UNLIKELY(waiter->about != about)) waiter->about = about;
    } else {
        waiter = waiter_make(self, use, about, site);
    }
    if (UNLIKELY(waiter->next != NULL)) waiter->next = NULL;
    Future *first = line->first;
    if (LIKELY(!first)) {
        line->first = waiter;
    } else {
        *(first->next ? &line->last->next : &first->next) = waiter;
        line->last = waiter;
    }
    return waiter;
}

static inline bool waiter_await(Task *self, Future *waiter) {
    void *thrown = task_wait_own(self, waiter);
    return thrown ? task_raise_exception(self, thrown) : true;
}

// Lets go of a waiter that is in no line.
static inline void waiter_release(const Task *self, Future *waiter) {
    if (UNLIKELY(self->waiter != waiter)) future_release(waiter);
}

size_t waiters_count(const Waiters *line);

// Takes [waiter] out if it is there. O(1) for the first, else O(n).
void waiters_remove(Waiters *line, Future *waiter);

// Takes waiters out until one is found that is not done, and wakes that one.
static inline void waiters_wake_next(Waiters *line) {
    for (Future *waiter; (waiter = line->first);) {
        line->first = waiter->next;
        if (LIKELY(waiter->is_waiter || future_pending(waiter))) {
            future_wake(waiter);
            return;
        }
    }
}

// Wakes all that are not done; they stay in the line until they take themselves out.
void waiters_wake_all(Waiters *line);

// Adds a waiter, awaits it, takes it out.
bool waiters_wait(Waiters *line, Task *self, FutureFor use, SyncObject *about, uint16_t site);
