// A ring of futures. Most waiters leave in the order they came, so that taking one out is nearly
// always looking at the first.
#include "loop/waiters.h"

#include <stdlib.h>

static void put_at(Waiters *line, size_t i, Future *waiter) {
    line->at[(line->first + i) & (line->room - 1)] = waiter;
}

static void make_room(Waiters *line) {
    size_t room = line->room ? 2 * line->room : 4;
    Future **at = malloc(room * sizeof(Future *));
    if (!at) check_no_memory("a line of waiting tasks");
    for (size_t i = 0; i < line->n; i++)
        at[i] = waiters_at(line, i);
    free(line->at);
    *line = (Waiters){.at = at, .n = line->n, .room = room};
}

Future *waiters_add(Waiters *line, Task *self, FutureFor use, SyncObject *about, uint16_t site) {
    Future *waiter = future_make(self->future.loop, use, about, about->id, site);
    if (line->n == line->room) make_room(line);
    waiter->refs++;
    put_at(line, line->n++, waiter);
    return waiter;
}

static Future *pop_first(Waiters *line) {
    Future *waiter = line->at[line->first];
    line->first = (line->first + 1) & (line->room - 1);
    line->n--;
    return waiter;
}

bool waiters_remove(Waiters *line, Future *waiter) {
    if (line->n > 0 && line->at[line->first] == waiter) {
        future_release(pop_first(line));
        return true;
    }
    size_t i = 0;
    while (i < line->n && waiters_at(line, i) != waiter)
        i++;
    if (i == line->n) return false;
    for (; i + 1 < line->n; i++)
        put_at(line, i, waiters_at(line, i + 1));
    line->n--;
    future_release(waiter);
    return true;
}

void waiters_wake_first(Waiters *line) {
    while (line->n > 0) {
        Future *waiter = pop_first(line);
        bool is_waiting = future_pending(waiter);
        if (is_waiting) future_wake(waiter);
        future_release(waiter);
        if (is_waiting) return;
    }
}

void waiters_wake_all(Waiters *line) {
    for (size_t i = 0; i < line->n; i++) {
        Future *waiter = waiters_at(line, i);
        if (future_pending(waiter)) future_wake(waiter);
    }
}

bool waiters_wait(Waiters *line, Task *self, FutureFor use, SyncObject *about, const char *calling,
                  uint16_t site) {
    Future *waiter = waiters_add(line, self, use, about, site);
    bool ok = task_await_in(self, waiter, calling, NULL);
    waiters_remove(line, waiter);
    future_release(waiter);
    return ok;
}

void waiters_deinit(Waiters *line) {
    for (size_t i = 0; i < line->n; i++) {
        Future *waiter = waiters_at(line, i);
        if (!waiter->loop->is_dying) future_release(waiter);
    }
    free(line->at);
    *line = (Waiters){0};
}
