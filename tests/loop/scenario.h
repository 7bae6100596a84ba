// Small programs that are written twice, here for our loop and in scenarios.py for asyncio, and
// must print the same log: each line is the time in milliseconds, who speaks, and what it says.
#pragma once

#include "loop/group.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/wait.h"

typedef struct Scenario {
    const char *name;
    TaskFn *main;
} Scenario;

extern const Scenario scenarios_of_tasks[], scenarios_of_waiting[],
    scenarios_of_sync[]; // NULL ends

void say(Task *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
void note(Loop *loop, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The exception that is set, as text, valid until the next call; it is cleared.
const char *caught(Task *self);
// How a future is: "pending", "result", "CancelledError", "ValueError: x" …
const char *state(Future *future);

static inline Task *go(Task *self, TaskFn *fn, void *arg, const char *name) {
    return task_spawn(task_loop(self), fn, arg, name);
}

// Naps for [arg] milliseconds and says so; its result is [arg].
bool nap(Task *self, void *arg, void **result);
// Naps for [arg] milliseconds, then raises ValueError("NAME failed").
bool fail(Task *self, void *arg, void **result);
// Naps for [arg] milliseconds; when cancelled, says so, naps 5 more, and lets the cancellation
// through.
bool stubborn(Task *self, void *arg, void **result);

static inline void *ms(int64_t n) {
    return (void *)(intptr_t)n;
}

static inline void *text(const char *words) {
    return (void *)(intptr_t)words;
}
