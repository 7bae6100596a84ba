// Most waiters leave in the order they came, so that taking one out is nearly always looking at the
// first.
#include "loop/waiters.h"

void waiters_init(Waiters *line, SyncObject *about, FutureFor use) {
    *line = (Waiters){.about = about, .use = (uint8_t)use};
}

static void append(Waiters *line, Task *task) {
    Task *first = line->first;
    task->line = line;
    task->behind = NULL;
    if (first) {
        *(first->behind ? &line->last->behind : &first->behind) = task;
        line->last = task;
    } else {
        line->first = task;
    }
}

static Future *make_future(const Task *task, uint16_t site) {
    SyncObject *about = task->line->about;
    return future_make(task->loop, (FutureFor)task->line->use, about, about->id, site);
}

void waiters_join(Waiters *line, Task *self, uint16_t site) {
    if (UNLIKELY(self->line != NULL)) door_leave(self);
    append(line, self);
    self->is_in_line = !self->loop->observer;
    self->is_shown = !self->is_in_line;
    if (self->is_shown) self->awaits = make_future(self, site);
}

// It is not a plain task that is woken any more.
RARE void waiter_show(Task *task) {
    if (!task->line->first) { // it stands in a door
        Waiters *line = task->line;
        door_leave(task);
        append(line, task);
    }
    Future *waiter = make_future(task, 0);
    waiter->first.data = task;
    task->awaits = waiter;
    task->is_in_line = false;
    task->is_shown = true;
    task_set_swift(task);
}

size_t waiters_count(const Waiters *line) {
    size_t n = 0;
    for (const Task *task = line->first; task; task = task->behind)
        n++;
    return n;
}

void waiters_remove(Waiters *line, Task *task) {
    if (task->line != line) return; // taken out by the one who woke it
    Task *before = NULL;
    for (Task *other = line->first; other != task; other = other->behind) {
        before = other;
        loop_spend(task->loop, 1);
    }
    *(before ? &before->behind : &line->first) = task->behind;
    if (line->last == task) line->last = before;
    task->line = NULL;
    task->behind = NULL;
}

void waiters_wake_next(Waiters *line) {
    for (Task *task; (task = line->first);) {
        line->first = task->behind;
        task->line = NULL;
        task->behind = NULL;
        if (waiter_is_pending(task)) {
            waiter_wake(task);
            return;
        }
    }
}

void waiters_wake_all(Waiters *line) {
    for (Task *task = line->first; task; task = task->behind) {
        if (waiter_is_pending(task)) waiter_wake(task);
        loop_spend(task->loop, 1);
    }
}

bool waiters_wait(Waiters *line, Task *self, uint16_t site) {
    waiters_join(line, self, site);
    bool ok = waiter_await(self);
    waiters_remove(line, self);
    waiter_release(self);
    return ok;
}

// ---- doors

RARE void door_join(Door *door, Task *self, uint16_t site) {
    Task *alone = door->alone;
    if (alone) {
        bool is_waiting = alone->is_in_line;
        door_leave(alone);
        if (is_waiting) append(&door->line, alone);
    }
    if (door->line.first || self->loop->observer) {
        waiters_join(&door->line, self, site);
        return;
    }
    if (self->line) door_leave(self);
    self->line = &door->line;
    self->is_in_line = true;
    door->alone = self;
}

RARE void door_leave(Task *task) {
    Door *door = (Door *)task->line;
    CHECK(door->alone == task, "task '%s' is still in a line", task_name(task));
    door->alone = NULL;
    task->line = NULL;
}

void door_deinit(Door *door) {
    if (door->alone) door_leave(door->alone);
}
