// Task groups. The group cancels its parent to get it out of whatever it awaits when a child fails,
// and takes that cancellation back when the parent leaves the group.
#include "loop/group.h"

#include <stdlib.h>

#include "loop/internal.h"

#define SITE SITE_GROUP

struct TaskGroup {
    SyncObject object;
    unsigned refs; // the parent's, and one of each task's callback
    Task *parent;  // borrowed
    bool is_exiting, is_aborting, has_cancelled_parent;
    VEC(Task *) tasks;  // owned, each of them too; in the order they were made
    size_t n_running;   // of them, whose callback has not run
    VEC(void *) errors; // owned, each of them too
    void *exit_error;   // owned; the first one of kind EXIT
    Future *completed;  // owned; the parent waits for it in group_exit
};

// ---- making and letting go

static void let_go(TaskGroup *group) {
    Loop *loop = group->object.loop;
    for (size_t i = 0; i < group->errors.n; i++)
        exception_unref(loop, group->errors.at[i]);
    exception_unref(loop, group->exit_error);
    if (!loop->is_dying) {
        for (size_t i = 0; i < group->tasks.n; i++)
            task_unref(group->tasks.at[i]);
        future_unref(group->completed);
    }
    vec_deinit(&group->tasks);
    vec_deinit(&group->errors);
    sync_deinit(&group->object);
    free(group);
}

static void free_group(SyncObject *object) {
    let_go((TaskGroup *)object);
}

static void group_unref(TaskGroup *group) {
    if (--group->refs == 0) let_go(group);
}

TaskGroup *group_enter(Task *self, const char *name) {
    TaskGroup *group = calloc(1, sizeof *group);
    if (!group) check_no_memory("a group of tasks");
    sync_init(&group->object, self->future.loop, SYNC_GROUP, 0, name, free_group);
    group->refs = 1;
    group->parent = self;
    return group;
}

static Future *group_part(const Future *completed, size_t i) {
    const TaskGroup *group = completed->attached;
    return i < group->tasks.n ? &group->tasks.at[i]->future : NULL;
}

static const FutureClass group_class = {.part = group_part};

// ---- its tasks

static void abort_tasks(TaskGroup *group) {
    group->is_aborting = true;
    for (size_t i = 0; i < group->tasks.n; i++)
        task_cancel(group->tasks.at[i], NULL);
}

static void add_error(TaskGroup *group, void *exception) {
    Loop *loop = group->object.loop;
    vec_push(&group->errors, exception_ref(loop, exception));
    if (!group->exit_error && exception_kind(loop, exception) == LOOP_ERROR_EXIT)
        group->exit_error = exception_ref(loop, exception);
}

static void task_done(TaskGroup *group, Future *task) {
    group->n_running--;
    if (group->completed && group->n_running == 0 && future_pending(group->completed))
        future_wake(group->completed);
    if (task->outcome != OUTCOME_EXCEPTION) return;
    void *exception = future_exception(task);
    add_error(group, exception);
    if (task_is_done(group->parent)) {
        loop_trouble(task->loop,
                     "a task of a group has errored out but its parent task is "
                     "already completed",
                     exception, task);
    } else if (!group->is_aborting && !group->has_cancelled_parent) {
        abort_tasks(group);
        group->has_cancelled_parent = true;
        task_cancel(group->parent, NULL);
    }
}

static void on_task_done(Future *task, void *data) {
    task_done(data, task);
    group_unref(data);
}

const char *group_refusal(const TaskGroup *group) {
    if (group->is_exiting && group->n_running == 0) return "TaskGroup is finished";
    if (group->is_aborting) return "TaskGroup is shutting down";
    return NULL;
}

bool group_adopt(TaskGroup *group, Task *task) {
    if (group_refusal(group)) return false;
    group->refs++;
    future_add_internal(&task->future, on_task_done, group, "group", group->object.id);
    vec_push(&group->tasks, task_ref(task));
    group->n_running++;
    return true;
}

Task *group_spawn(TaskGroup *group, TaskFn *fn, void *arg, const char *name) {
    if (group_refusal(group)) return NULL;
    Task *task = task_spawn(group->object.loop, fn, arg, name);
    group_adopt(group, task);
    task_unref(task);
    return task;
}

// ---- leaving

// Waits until no task is left. Being cancelled meanwhile cancels them, once; the exception is
// returned.
static void *wait_for_tasks(Task *self, TaskGroup *group) {
    Loop *loop = self->future.loop;
    void *cancelled = NULL;
    while (group->n_running > 0) {
        if (!group->completed) {
            group->completed =
                future_make(loop, FUTURE_GROUP, &group->object, group->object.id, EVENT_SITE());
            group->completed->class = &group_class;
        }
        if (!task_await_in(self, group->completed, "group", NULL) && !group->is_aborting) {
            exception_unref(loop, cancelled);
            cancelled = task_catch(self);
            abort_tasks(group);
        }
        future_unref(group->completed);
        group->completed = NULL;
    }
    return cancelled;
}

static bool raise_group(Task *self, TaskGroup *group) {
    const LoopValues *values = loop_values(self->future.loop);
    return task_raise_exception(self,
                                values->make_group(values->data, "unhandled errors in a TaskGroup",
                                                   group->errors.at, group->errors.n));
}

static bool leave(Task *self, TaskGroup *group, void *error) {
    Loop *loop = self->future.loop;
    bool is_cancelled = error && exception_kind(loop, error) == LOOP_ERROR_CANCELLED;
    void *cancelled = is_cancelled ? exception_ref(loop, error) : NULL;
    group->is_exiting = true;
    if (error && !group->exit_error && exception_kind(loop, error) == LOOP_ERROR_EXIT)
        group->exit_error = exception_ref(loop, error);
    if (group->has_cancelled_parent && task_uncancel(self) == 0) {
        exception_unref(loop, cancelled); // it was ours
        cancelled = NULL;
    }
    if (error && !group->is_aborting) abort_tasks(group);

    void *later = wait_for_tasks(self, group);
    if (later) {
        exception_unref(loop, cancelled);
        cancelled = later;
    }
    task_clear_error(self);
    bool ok = true;
    if (group->exit_error) {
        ok = task_raise_exception(self, exception_ref(loop, group->exit_error));
    } else if (cancelled && group->errors.n == 0) {
        ok = task_raise_exception(self, exception_ref(loop, cancelled));
    } else {
        if (error && !is_cancelled) add_error(group, error);
        if (group->errors.n > 0) ok = raise_group(self, group);
    }
    exception_unref(loop, cancelled);
    return ok;
}

bool group_exit(Task *self, TaskGroup *group, bool ok) {
    void *error = ok ? NULL : task_catch(self);
    ok = leave(self, group, error);
    exception_unref(self->future.loop, error);
    group_unref(group);
    return ok;
}
