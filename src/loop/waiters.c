// Most waiters leave in the order they came, so that taking one out is nearly always looking at the
// first.
#include "loop/waiters.h"

RARE Future *waiter_make(Task *self, FutureFor use, SyncObject *about, uint16_t site) {
    Future *waiter = future_make(self->loop, use, about, about->id, site);
    if (self->loop->observer) return waiter;
    waiter->is_waiter = true;
    waiter->first.data = self;
    return self->waiter = waiter;
}

void waiter_show(Future *waiter) {
    Task *task = waiter->first.data;
    waiter->is_waiter = false;
    task->waiter = NULL; // what it owned is its waiting function's now
    task->awaits = future_ref(waiter);
}

size_t waiters_count(const Waiters *line) {
    size_t n = 0;
    for (const Future *waiter = line->first; waiter; waiter = waiter->next)
        n++;
    return n;
}

void waiters_remove(Waiters *line, Future *waiter) {
    Future *before = NULL;
    for (Future *other = line->first; other != waiter; other = other->next) {
        if (!other) return;
        before = other;
    }
    *(before ? &before->next : &line->first) = waiter->next;
    if (line->last == waiter) line->last = before;
}

void waiters_wake_all(Waiters *line) {
    for (Future *waiter = line->first; waiter; waiter = waiter->next)
        if (future_pending(waiter)) future_wake(waiter);
}

bool waiters_wait(Waiters *line, Task *self, FutureFor use, SyncObject *about, uint16_t site) {
    Future *waiter = waiters_add(line, self, use, about, site);
    bool ok = waiter_await(self, waiter);
    waiters_remove(line, waiter);
    waiter_release(self, waiter);
    return ok;
}
