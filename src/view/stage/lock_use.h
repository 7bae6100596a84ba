// How long the lock of a program was held, where it has exactly one: what is scarce in it, as the
// master is in an exhibition. Made from the whole trace, a part at a time.
#pragma once

#include "base/vec.h"
#include "trace/trace.h"

// The lock changed hands at [event].
typedef struct LockMark {
    uint32_t event;
    bool is_held;    // from then on
    int64_t held_ns; // all in all, before it
} LockMark;

typedef struct LockUse {
    const Trace *trace; // borrowed; may grow
    uint32_t n_seen;
    int n_locks;
    ObjectId lock; // the only one; else the first
    VEC(LockMark) marks;
} LockUse;

void lock_use_init(LockUse *use, const Trace *trace);
void lock_use_deinit(LockUse *use);
// Looks at up to [max_events] further events. True when all are seen.
bool lock_use_extend(LockUse *use, uint32_t max_events);

// How long it was held until [time_ns], which is not before the event at [position] - 1.
// Cost: O(log n).
int64_t lock_use_held_ns(const LockUse *use, uint32_t position, int64_t time_ns);
