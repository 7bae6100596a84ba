// The tasks of a run that the program itself made, in the order of their creation: those that
// asyncio makes for its own purposes are none of it. Made from the whole trace, a part at a time.
#pragma once

#include "base/vec.h"
#include "trace/trace.h"

typedef struct OwnTasks {
    const Trace *trace; // borrowed; may grow
    VEC(ObjectId) at;
    VEC(uint32_t) place; // by ObjectId: its place in `at`, from 1; 0: not one of them
    uint32_t n_seen;
} OwnTasks;

void own_tasks_init(OwnTasks *tasks, const Trace *trace);
void own_tasks_deinit(OwnTasks *tasks);
// Looks at up to [max_events] further events. True when all are seen.
bool own_tasks_extend(OwnTasks *tasks, uint32_t max_events);

// The place of [task], from 0; -1: it is none of them.
static inline int own_task_place(const OwnTasks *tasks, ObjectId task) {
    return task < tasks->place.n ? (int)tasks->place.at[task] - 1 : -1;
}
