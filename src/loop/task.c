// Tasks. A task that has not ended is in one of three states: it waits (`awaits` is set and
// pending), a turn of it is in the ready queue, or it is running. A turn runs the body until it
// waits or ends.
#include "loop/task.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loop/internal.h"
#include "loop/waiters.h"

#define SITE SITE_TASK

// ---- a C function on its own coroutine

void *task_c_main(Coro *coro, void *thrown) {
    (void)thrown; // a task that is cancelled before its first turn never gets here
    Task *task = coro_data(coro);
    void *result = NULL;
    if (task->fn(task, task->body, &result)) {
        if (LIKELY(!task->loop->observer)) loop_end_turn(task, coro, result);
        task_returned(task, result);
    } else {
        CHECK(task->error, "task '%s' returned false without an exception", task_name(task));
        task_raised(task, task_catch(task));
    }
    return NULL;
}

// Its first turn; afterwards the loop resumes `coro` directly, and task_wait suspends it.
static Future *c_step(Task *task, void *thrown) {
    if (UNLIKELY(thrown != NULL)) {
        task_raised(task, thrown);
        return NULL;
    }
    return coro_resume(task_new_coro(task), NULL);
}

static void c_drop(Task *task) {
    if (task->coro) coro_free(task->coro);
    task->coro = task->swift = NULL;
}

static const TaskOps c_ops = {.step = c_step, .drop = c_drop};

// ---- making and letting go

// The beginning of it is in `name` too, as the coroutine's.
static RARE void keep_long_name(Task *task, const char *name) {
    task->long_name = strdup(name);
    if (!task->long_name) check_no_memory("a task's name");
    task->name[sizeof task->name - 1] = 0;
}

// Most names are a few letters: by the time a library's copy has begun, this one is done.
static inline void set_name(Task *task, const char *name) {
    if (UNLIKELY(task->long_name != NULL)) free(task->long_name);
    task->long_name = NULL;
    for (size_t i = 0; i < sizeof task->name; i++)
        if (!(task->name[i] = name[i])) return;
    keep_long_name(task, name);
}

// Counts the name that is written up by one, as one does on paper.
static void count_up(Loop *loop) {
    loop->written_number++;
    char *digit = loop->written_name + loop->written_bytes - 1;
    while (*digit == '9')
        *digit-- = '0';
    if (LIKELY(*digit != '-')) {
        ++*digit;
    } else { // 999 becomes 1000
        digit[1] = '1';
        loop->written_name[loop->written_bytes++] = '0';
    }
}

RARE void loop_write_name(Loop *loop, uint32_t number) {
    memset(loop->written_name, 0, sizeof loop->written_name);
    loop->written_number = number;
    loop->written_bytes =
        (uint32_t)snprintf(loop->written_name, sizeof loop->written_name, "Task-%u", number);
}

// Takes the loop's next number, and names [task] after it if that [is_needed]. Formatting each
// number anew would cost as much as the rest of making a task.
static inline void take_name(Task *task, bool is_needed) {
    Loop *loop = task->future.loop;
    uint32_t number = loop->next_task_number++;
    if (!is_needed) return;
    enum { FEW = 8 };
    if (UNLIKELY(number - loop->written_number > FEW)) loop_write_name(loop, number);
    while (loop->written_number != number)
        count_up(loop);
    memcpy(task->name, loop->written_name, sizeof task->name);
    count_up(loop);
}

static RARE Task *begin_watched(Loop *loop, Task *task) {
    uint32_t event =
        EMIT(loop, EVENT_TASK_NEW, 0, task->future.id, loop->current ? loop->current->future.id : 0,
             loop_intern(loop, task_name(task)));
    task_schedule(task, READY_STEP, HANDLE_TASK_STEP, event, EVENT_SITE());
    return task;
}

static Task *new_task(Loop *loop, const TaskOps *ops, TaskFn *fn, void *body, const char *name,
                      bool take_number) {
    Task *task = ready_take(loop, &loop->tasks);
    future_init(&task->future, loop);
    task->future.is_task = true;
    task->future.refs = 2; // the caller's and the loop's
    task->error = NULL;
    task->cancelling = 0;
    task->ops = ops;
    task->loop = loop;
    task->heir = TASK_NO_HEIR(task);
    memset(&task->coro, 0, offsetof(Task, fn) - offsetof(Task, coro));
    task->fn = fn;
    task->body = body;
    task->link = loop->task_end;
    memset(&task->next, 0, offsetof(Task, name) - offsetof(Task, next));
    task->name[0] = 0;
    if (name) set_name(task, name);
    if (take_number) take_name(task, !name);

    *loop->task_end = task;
    loop->task_end = &task->next;
    loop->n_tasks++;

    if (UNLIKELY(loop->observer != NULL)) return begin_watched(loop, task);
    ready_push_turn(loop, task, READY_STEP);
    return task;
}

Task *task_spawn(Loop *loop, TaskFn *fn, void *arg, const char *name) {
    return new_task(loop, &c_ops, fn, arg, name, true);
}

Task *task_spawn_ops(Loop *loop, const TaskOps *ops, void *body, const char *name,
                     bool take_number) {
    return new_task(loop, ops, NULL, body, name, take_number || !name);
}

Task *task_ref(Task *task) {
    task->future.refs++;
    return task;
}

void task_unref(Task *task) {
    if (task) future_unref(&task->future);
}

void task_let_name_go(Task *task) {
    free(task->long_name);
    task->long_name = NULL;
}

void task_let_go(Task *task) {
    Loop *loop = task->future.loop;
    if (task->ending == TASK_GOES_ON) task->ops->drop(task);
    exception_unref(loop, task->error);
    exception_unref(loop, task->future.throwing);
    free(task->long_name);
}

// ---- asking

Loop *task_loop(const Task *task) {
    return task->future.loop;
}
ObjectId task_id(const Task *task) {
    return task->future.id;
}
bool task_is_done(const Task *task) {
    return !future_pending(&task->future);
}
void *task_arg(const Task *task) {
    return task->body;
}
Future *task_awaits(const Task *task) {
    if (task->is_in_line) waiter_show((Task *)task);
    return task->awaits;
}
const Coro *task_coro(const Task *task) {
    return task->coro;
}

const char *task_name(const Task *task) {
    return task->long_name ? task->long_name : task->name;
}

void task_set_name(Task *task, const char *name) {
    set_name(task, name);
    EMIT(task->future.loop, EVENT_TASK_NAME, 0, task->future.id, 0,
         loop_intern(task->future.loop, name));
}

// ---- exceptions

void *task_error(const Task *self) {
    return self->error;
}

bool task_error_is(const Task *self, LoopErrorKind kind) {
    return self->error && exception_kind(self->future.loop, self->error) == kind;
}

void *task_catch(Task *self) {
    void *exception = self->error;
    self->error = NULL;
    return exception;
}

void task_clear_error(Task *self) {
    exception_unref(self->future.loop, task_catch(self));
}

void task_release_error(Task *self, void *exception) {
    exception_unref(self->future.loop, exception);
}

bool task_raise_exception(Task *self, void *exception) {
    task_clear_error(self);
    self->error = exception;
    return false;
}

bool task_raise(Task *self, LoopErrorKind kind, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return task_raise_exception(self, exception_make(self->future.loop, kind, message));
}

// ---- on the task's own coroutine

bool task_take(Task *self, Future *future, void **result) {
    void *exception;
    return future_result(future, result, &exception) || task_raise_exception(self, exception);
}

bool task_end_join(Task *self, Task *task, void *thrown, void **result) {
    void *value = NULL;
    bool ok = true;
    if (UNLIKELY(thrown != NULL)) {
        ok = task_raise_exception(self, thrown);
    } else if (LIKELY(task->future.outcome == OUTCOME_RESULT)) {
        value = task->future.value;
    } else {
        ok = task_take(self, &task->future, &value);
    }
    if (ok && result) {
        value_retain(self->future.loop, value);
        *result = value;
    }
    future_release(&task->future);
    return ok;
}

// ---- the end of a body

void task_returned(Task *task, void *value) {
    task->ending = TASK_RETURNED;
    task->result = value;
}

void task_raised(Task *task, void *exception) {
    task->ending = TASK_RAISED;
    task->result = exception;
}

// ---- cancelling

bool task_cancel_awaited(Task *task, const void *message) {
    Future *awaited = task_awaits(task);
    return awaited && future_cancel(awaited, message);
}

// The task that [task] waits for directly, if it does.
static Task *awaited_task(const Task *task) {
    return task->awaits ? future_as_task(task->awaits) : NULL;
}

static void must_cancel(Task *task, const void *message) {
    task_owe_cancel(task, true);
    future_set_cancel_message(&task->future, message);
}

// Tasks wait for each other in a circle and none would ever be told: this one stops waiting.
// (asyncio recurses there until its stack is used up.)
static void break_circle(Task *task, const void *message) {
    if (!task->awaits || !future_remove_callback(task->awaits, NULL, task)) return;
    task_drop_awaits(task);
    must_cancel(task, message);
    task_schedule(task, READY_STEP, HANDLE_TASK_STEP, task->future.loop->cause, EVENT_SITE());
}

// Cancels one task; returns the task that it waits for if that is to be cancelled instead.
static Task *cancel_or_pass_on(Task *task, const void *message) {
    Loop *loop = task->future.loop;
    loop_spend(loop, 1);
    task->cancelling++;
    task->is_being_cancelled = true;
    uint32_t cause = loop->cause;
    loop->cause = EMIT(loop, EVENT_TASK_CANCEL, 0, task->future.id,
                       loop->current ? loop->current->future.id : 0, 0);
    Task *next = awaited_task(task);
    if (next && task_is_done(next)) {
        next->future.unseen = false;
        next = NULL;
        must_cancel(task, message);
    } else if (next && next->is_being_cancelled) {
        next = NULL;
        break_circle(task, message);
    } else if (!next && !task_cancel_awaited(task, message)) {
        must_cancel(task, message);
    }
    loop->cause = cause;
    return next; // `awaits` stays: it may refuse, and be asked again
}

// Goes along a chain of tasks that wait for each other, which may be longer than a stack is deep.
bool task_cancel(Task *task, const void *message) {
    task->future.unseen = false;
    if (task_is_done(task)) return false;
    if (task->is_being_cancelled) { // by way of a gather that waits for it
        break_circle(task, message);
        return true;
    }
    Task *end = NULL;
    for (Task *link = task; link; link = cancel_or_pass_on(link, message))
        end = link;
    for (Task *link = task; link; link = link == end ? NULL : awaited_task(link))
        link->is_being_cancelled = false;
    return true;
}

void task_count_cancel(Task *task) {
    Loop *loop = task->future.loop;
    task->cancelling++;
    EMIT(loop, EVENT_TASK_CANCEL, 0, task->future.id, loop->current ? loop->current->future.id : 0,
         0);
}

void task_set_must_cancel(Task *task, bool must, const void *message) {
    if (must)
        must_cancel(task, message);
    else
        task_owe_cancel(task, false);
}

int task_cancelling(const Task *task) {
    return task->cancelling;
}

int task_uncancel(Task *task) {
    if (task->cancelling > 0) task->cancelling--;
    return task->cancelling;
}

// ---- what the program tells its watchers

void task_output(Task *self, int stream, const char *text) {
    Loop *loop = self->future.loop;
    EMIT(loop, EVENT_OUTPUT, stream, self->future.id, 0, loop_intern(loop, text));
    if (loop->on_output) {
        loop->on_output(loop->on_output_data, self, stream, text);
    } else {
        fputs(text, stream == 2 ? stderr : stdout);
    }
}

void task_printf(Task *self, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    task_output(self, 1, text);
}

#undef SITE
#define SITE SITE_PROGRAM

void task_mark(Task *self, uint8_t a, uint32_t object, int64_t value) {
    EMIT(self->future.loop, EVENT_MARK, a, self->future.id, object, value);
}
