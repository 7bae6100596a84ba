// Which tasks have a row, and where: up to twelve all of them, under the task that made them. Above
// that, those of one kind become a group of which only those stand open that run, come next, are
// pinned or pointed at.
#pragma once

#include "view/stage/scene.h"

typedef enum TaskRowKind {
    ROW_TASK,
    ROW_GROUP, // the name of a group, how its tasks are shared among the states
    ROW_MORE,  // how many are not shown
} TaskRowKind;

typedef struct TaskRow {
    TaskRowKind kind;
    const ModelTask *task;
    const StageGroup *group;
    int depth;       // under how many tasks it hangs
    bool is_awaited; // by the task that made it
    uint32_t n_more;
} TaskRow;

enum { TASK_ROWS = 96, TASKS_UNGROUPED = 12, GROUP_ROW_UNITS = 2 };

typedef struct TaskRows {
    int n;
    TaskRow at[TASK_ROWS];
} TaskRows;

// The rows for [capacity] units of height; a group's name takes GROUP_ROW_UNITS, all else one.
void task_rows(TaskRows *rows, const Scene *scene, int capacity);

// The tasks in the order in which they will run, as far as that is known: the running one, a pinned
// and a pointed one, the queue, the timers, the rest. At most [most], of [group] (NULL: any).
int tasks_by_turn(const Scene *scene, const StageGroup *group, const ModelTask **out, int most);
