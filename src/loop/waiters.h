// A line of futures in which tasks wait for a lock, an item, an event …, first come, first served.
// Each waiter is made by the task that awaits it, who takes it out again unless the one who woke it
// has done so, and then lets go of it with waiter_release.
#pragma once

#include "loop/internal.h"

typedef struct Waiters {  // a zeroed one is empty
    Future *first, *last; // linked by `next`; not owned: each is its task's
} Waiters;

Future *waiter_make(Task *self, FutureFor use, SyncObject *about, uint16_t site);

// Adds a waiter for [self], who is to await it at once (task_wait_own). The caller owns it.
static inline Future *waiters_add(Waiters *line, Task *self, FutureFor use, SyncObject *about,
                                  uint16_t site) {
    Loop *loop = self->loop;
    Future *waiter = loop->spare;
    if (LIKELY(waiter != NULL)) {
        loop->spare = waiter->next;
        waiter->id = ++loop->ids->object;
        waiter->outcome = OUTCOME_PENDING;
        waiter->use = (uint8_t)use;
        waiter->about = about;
    } else {
        waiter = waiter_make(self, use, about, site);
    }
    waiter->next = NULL;
    *(line->last ? &line->last->next : &line->first) = waiter;
    line->last = waiter;
    return waiter;
}

static inline bool waiter_await(Task *self, Future *waiter) {
    void *thrown = task_wait_own(self, waiter);
    return thrown ? task_raise_exception(self, thrown) : true;
}

// Lets go of a waiter that is in no line. One that was filled, and that nobody else holds, is as
// good as new.
static inline void waiter_release(Future *waiter) {
    Loop *loop = waiter->loop;
    if (UNLIKELY(!waiter->is_waiter || waiter->refs > 1 || waiter->outcome != OUTCOME_RESULT)) {
        future_release(waiter);
        return;
    }
    waiter->next = loop->spare;
    loop->spare = waiter;
}

size_t waiters_count(const Waiters *line);

// Takes [waiter] out if it is there. O(1) for the first, else O(n).
void waiters_remove(Waiters *line, Future *waiter);

// Takes waiters out until one is found that is not done, and wakes that one.
static inline void waiters_wake_next(Waiters *line) {
    for (Future *waiter; (waiter = line->first);) {
        line->first = waiter->next;
        if (!waiter->next) line->last = NULL;
        if (LIKELY(future_pending(waiter))) {
            future_wake(waiter);
            return;
        }
    }
}

// Wakes all that are not done; they stay in the line until they take themselves out.
void waiters_wake_all(Waiters *line);

// Adds a waiter, awaits it, takes it out.
bool waiters_wait(Waiters *line, Task *self, FutureFor use, SyncObject *about, uint16_t site);
