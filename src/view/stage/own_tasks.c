// A task of a program runs a coroutine of the program: TASK_FRAME tells it. A run that is no
// program of the language (a C program, the exhibition) has only tasks of its own.
#include "view/stage/own_tasks.h"

void own_tasks_init(OwnTasks *tasks, const Trace *trace) {
    *tasks = (OwnTasks){.trace = trace};
}

void own_tasks_deinit(OwnTasks *tasks) {
    vec_deinit(&tasks->at);
    vec_deinit(&tasks->place);
    *tasks = (OwnTasks){0};
}

bool own_tasks_extend(OwnTasks *tasks, uint32_t max_events) {
    const Trace *trace = tasks->trace;
    EventKind wanted = trace->sources.n > 1 ? EVENT_TASK_FRAME : EVENT_TASK_NEW;
    for (; max_events && tasks->n_seen < trace->n; max_events--) {
        const Event *e = trace_at(trace, tasks->n_seen++);
        if (e->kind != wanted || own_task_place(tasks, e->subject) >= 0) continue;
        vec_push(&tasks->at, e->subject);
        while (tasks->place.n <= e->subject)
            vec_push(&tasks->place, 0);
        tasks->place.at[e->subject] = (uint32_t)tasks->at.n;
    }
    return tasks->n_seen == trace->n;
}
