// A line of futures in which tasks wait for a lock, an item, an event …, first come, first served.
// Each waiter is made by the task that awaits it and taken out by it again, unless the one who woke
// it has done so.
#pragma once

#include "loop/internal.h"

typedef struct Waiters { // a zeroed one is empty
    Future **at;         // owned, each referenced; a ring
    size_t first, n;     // [first, first + n) modulo `room`
    size_t room;         // a power of two
} Waiters;

static inline Future *waiters_at(const Waiters *line, size_t i) {
    return line->at[(line->first + i) & (line->room - 1)];
}

// Adds a waiter for [self], who is to await it. The caller owns one reference.
Future *waiters_add(Waiters *line, Task *self, FutureFor use, SyncObject *about, uint16_t site);

// Takes [waiter] out if it is there. O(1) for the first, else O(n).
bool waiters_remove(Waiters *line, Future *waiter);

// Takes waiters out until one is found that is not done, and wakes that one.
void waiters_wake_first(Waiters *line);
static inline void waiters_wake_next(Waiters *line) {
    if (line->n > 0) waiters_wake_first(line);
}

// Wakes all that are not done; they stay in the line until they take themselves out.
void waiters_wake_all(Waiters *line);

// Adds a waiter, awaits it, takes it out.
bool waiters_wait(Waiters *line, Task *self, FutureFor use, SyncObject *about, const char *calling,
                  uint16_t site);

void waiters_deinit(Waiters *line);
