// A group of tasks that end together: leaving the group waits for all of them, the first failure
// cancels the rest, and what failed is raised as one group of exceptions.
//
//     TaskGroup *group = group_enter(self, "players");
//     for (int i = 0; i < n; i++) group_spawn(group, player, &players[i], NULL);
//     bool ok = ...;                                 // the body
//     return group_exit(self, group, ok);
//
// Source: CPython 3.11 asyncio/taskgroups.py.
#pragma once

#include "loop/task.h"

typedef struct TaskGroup TaskGroup;

// [name] is copied; it may be NULL. Never NULL; group_exit frees it.
TaskGroup *group_enter(Task *self, const char *name);

// Adds a task to the group. Borrowed from the group until group_exit; task_ref to keep it longer.
// Errors: NULL when the group is shutting down or finished; group_refusal says which ("TaskGroup is
// shutting down"), for a RuntimeError.
Task *group_spawn(TaskGroup *group, TaskFn *fn, void *arg, const char *name);

// Adds a task that was made otherwise (task_spawn_ops). Same errors: false.
bool group_adopt(TaskGroup *group, Task *task);
const char *group_refusal(const TaskGroup *group); // NULL when it accepts tasks

// Waits for all tasks, then frees the group. [ok]: whether the body succeeded; returns whether the
// whole did.
// Errors: LOOP_ERROR_GROUP ("unhandled errors in a TaskGroup"); CancelledError.
bool group_exit(Task *self, TaskGroup *group, bool ok);
