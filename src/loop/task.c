// Tasks. A task that has not ended is in one of three states: it waits (`awaits` is set and
// pending), a turn of it is in the ready queue, or it is running. A turn runs the body until it
// waits or ends.
#include "loop/task.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loop/internal.h"

#define SITE SITE_TASK

// ---- a C function on its own coroutine

static void *c_main(Coro *coro, void *thrown) {
    (void)thrown; // a task that is cancelled before its first turn never gets here
    Task *task = coro_data(coro);
    task->has_failed = !task->fn(task, task->body, &task->result);
    task->has_returned = true;
    return NULL;
}

static TaskTurn c_step(Task *task, void *thrown, void **value) {
    if (UNLIKELY(!task->coro)) {
        if (thrown) {
            *value = thrown;
            return TURN_RAISED;
        }
        task->coro = coro_new(task->future.loop->coro_pool, c_main, task, task->name);
    }
    Future *awaited = coro_resume(task->coro, thrown);
    if (LIKELY(!task->has_returned)) {
        *value = awaited;
        return awaited ? TURN_AWAITS : TURN_YIELDED;
    }
    if (task->has_failed) {
        CHECK(task->error, "task '%s' returned false without an exception", task_name(task));
        *value = task_catch(task);
        return TURN_RAISED;
    }
    *value = task->result;
    return TURN_RETURNED;
}

static void *c_suspend(Task *task, Future *future) {
    return coro_yield(task->coro, future);
}

static void c_drop(Task *task) {
    if (task->coro) coro_free(task->coro);
    task->coro = NULL;
}

static const TaskOps c_ops = {c_step, c_suspend, c_drop};

// ---- making and letting go

static void set_name(Task *task, const char *name) {
    size_t n = strlen(name);
    free(task->long_name);
    task->long_name = NULL;
    if (n >= sizeof task->name) {
        task->long_name = strdup(name);
        if (!task->long_name) check_no_memory("a task's name");
        n = sizeof task->name - 1;
    }
    memcpy(task->name, name, n);
    task->name[n] = 0;
}

// Gives the task the loop's next name, and counts that up as one does on paper: formatting a number
// anew would cost as much as the rest of making a task.
static void take_name(Task *task) {
    Loop *loop = task->future.loop;
    memcpy(task->name, loop->next_name, sizeof task->name);
    loop->next_task_number++;
    char *digit = loop->next_name + loop->next_name_bytes - 1;
    while (*digit == '9')
        *digit-- = '0';
    if (LIKELY(*digit != '-')) {
        ++*digit;
    } else { // 999 becomes 1000
        digit[1] = '1';
        loop->next_name[loop->next_name_bytes++] = '0';
    }
}

static Task *new_task(Loop *loop, const TaskOps *ops, TaskFn *fn, void *body, const char *name,
                      bool take_number) {
    Task *task = pool_take(&loop->tasks);
    *task = (Task){.ops = ops, .fn = fn, .body = body, .previous = loop->last_task};
    future_init(&task->future, loop);
    task->future.is_task = true;
    task->future.refs = 2; // the caller's and the loop's
    if (take_number) take_name(task);
    if (name) set_name(task, name);

    *(loop->last_task ? &loop->last_task->next : &loop->first_task) = task;
    loop->last_task = task;
    loop->n_tasks++;

    uint32_t event =
        EMIT(loop, EVENT_TASK_NEW, 0, task->future.id, loop->current ? loop->current->future.id : 0,
             loop_intern(loop, task_name(task)));
    task_schedule(task, READY_STEP, HANDLE_TASK_STEP, event);
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

void task_finish(Task *task) {
    free(task->long_name);
    pool_give(&task->future.loop->tasks, task);
}

void task_let_go(Task *task) {
    Loop *loop = task->future.loop;
    if (!task->has_ended) task->ops->drop(task);
    exception_unref(loop, task->error);
    exception_unref(loop, task->throwing);
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

bool task_await_in(Task *self, Future *future, const char *calling, void **result) {
    CHECK(self->future.loop->current == self, "task '%s' cannot wait: it is not running",
          task_name(self));
    if (future_pending(future)) {
        self->calling = calling;
        void *thrown = self->ops->suspend(self, future);
        self->calling = NULL;
        if (thrown) return task_raise_exception(self, thrown);
    }
    void *exception;
    if (future_result(future, result, &exception)) return true;
    return task_raise_exception(self, exception);
}

bool task_await(Task *self, Future *future, void **result) {
    return task_await_in(self, future, "await", result);
}

bool task_join(Task *self, Task *task, void **result) {
    void *value = NULL;
    bool ok = task_await_in(self, &task->future, "await", &value);
    if (ok && result) {
        value_retain(self->future.loop, value);
        *result = value;
    }
    task_unref(task);
    return ok;
}

bool task_yield(Task *self) {
    CHECK(self->future.loop->current == self, "task '%s' cannot yield: it is not running",
          task_name(self));
    void *thrown = self->ops->suspend(self, NULL);
    return thrown ? task_raise_exception(self, thrown) : true;
}

// ---- a turn

void task_schedule(Task *task, ReadyKind kind, HandleWhat what, uint32_t cause) {
    Loop *loop = task->future.loop;
    HandleId id = ++loop->next_handle;
    uint32_t event = EMIT_CAUSED(loop, cause, EVENT_CALL_SOON, what, id, task->future.id, 0);
    ready_push(loop, task, kind, id, event);
}

// The next turn will raise an exception of the loop's own.
static void schedule_error(Task *task, uint32_t cause, const char *format, Future *future) {
    Loop *loop = task->future.loop;
    Str own = {0}, other = {0}, message = {0};
    loop_describe_future(loop, &task->future, &own);
    loop_describe_future(loop, future, &other);
    str_printf(&message, format, str_text(&own), str_text(&other));
    task->throwing = exception_make(loop, LOOP_ERROR_RUNTIME, str_text(&message));
    str_deinit(&own);
    str_deinit(&other);
    str_deinit(&message);
    task_schedule(task, READY_THROW, HANDLE_TASK_STEP, cause);
}

static void wait_for_future(Task *task, Future *future) {
    Loop *loop = task->future.loop;
    uint32_t event = EMIT(loop, EVENT_TASK_AWAIT, 0, task->future.id, future->id,
                          loop_intern(loop, task->calling));
    if (UNLIKELY(future->loop != loop)) {
        schedule_error(task, event, "Task %s got Future %s attached to a different loop", future);
    } else if (UNLIKELY(future == &task->future)) {
        schedule_error(task, event, "Task cannot await on itself: %s", future);
    } else {
        task->awaits = future_ref(future);
        future_add_waker(future, task);
        if (UNLIKELY(task->must_cancel) && future_cancel(future, task->future.cancel_message))
            task->must_cancel = false;
    }
}

// The body has returned or raised: the future that the task is, is settled.
static void end(Task *task, TaskTurn turn, void *value) {
    Loop *loop = task->future.loop;
    Future *future = &task->future;
    Outcome outcome = OUTCOME_RESULT;
    if (turn == TURN_RAISED) {
        outcome = exception_kind(loop, value) == LOOP_ERROR_CANCELLED ? OUTCOME_CANCELLED
                                                                      : OUTCOME_EXCEPTION;
    } else if (UNLIKELY(task->must_cancel)) { // cancelled in its last turn
        task->must_cancel = false;
        outcome = OUTCOME_CANCELLED;
        value_release(loop, value);
        value = NULL;
    }
    task->has_ended = true;
    *(task->previous ? &task->previous->next : &loop->first_task) = task->next;
    *(task->next ? &task->next->previous : &loop->last_task) = task->previous;
    loop->n_tasks--;
    task->ops->drop(task);
    if (UNLIKELY(task->error != NULL)) task_clear_error(task);

    uint32_t event = EMIT(loop, EVENT_TASK_END, outcome, future->id, 0,
                          loop_intern_outcome(loop, outcome, value));
    if (outcome == OUTCOME_CANCELLED) {
        // A body that let CancelledError through keeps it for whoever awaits; its message is there.
        future_cancel_plain(future, value ? NULL : future->cancel_message, value, event);
    } else {
        future_settle(future, outcome, value, event);
        if (outcome == OUTCOME_EXCEPTION && exception_kind(loop, value) == LOOP_ERROR_EXIT)
            loop_exit(loop, value);
    }
    task_unref(task);
}

// What is to be raised in the task on this turn: a new reference, or NULL.
static void *take_thrown(Task *task, ReadyKind kind) {
    void *thrown = NULL;
    if (kind == READY_WAKE) {
        if (UNLIKELY(task->awaits->outcome != OUTCOME_RESULT))
            future_result(task->awaits, NULL, &thrown);
    } else if (UNLIKELY(kind == READY_THROW)) {
        thrown = task->throwing;
        task->throwing = NULL;
    }
    if (UNLIKELY(task->must_cancel)) {
        task->must_cancel = false;
        Loop *loop = task->future.loop;
        if (!thrown || exception_kind(loop, thrown) != LOOP_ERROR_CANCELLED) {
            exception_unref(loop, thrown);
            thrown = future_take_cancelled(&task->future);
        }
    }
    return thrown;
}

static StepHow step_how(const Task *task, const void *thrown) {
    if (!thrown) return task->has_begun ? STEP_VALUE : STEP_FIRST;
    return exception_kind(task->future.loop, thrown) == LOOP_ERROR_CANCELLED ? STEP_CANCEL
                                                                             : STEP_EXCEPTION;
}

void task_run(Task *task, ReadyKind kind, uint32_t cause) {
    Loop *loop = task->future.loop;
    CHECK(!task->has_ended, "a turn of task '%s' after its end", task_name(task));
    void *thrown = take_thrown(task, kind);
    if (task->awaits) {
        future_unref(task->awaits);
        task->awaits = NULL;
    }
    loop->cause =
        EMIT_CAUSED(loop, cause, EVENT_TASK_STEP, step_how(task, thrown), task->future.id, 0, 0);
    task->has_begun = true;

    void *value = NULL;
    loop->current = task;
    TaskTurn turn = task->ops->step(task, thrown, &value);
    loop->current = NULL;

    if (turn == TURN_YIELDED) {
        uint32_t event = EMIT(loop, EVENT_TASK_YIELD, 0, task->future.id, 0, 0);
        task_schedule(task, READY_STEP, HANDLE_TASK_STEP, event);
    } else if (turn == TURN_AWAITS) {
        wait_for_future(task, value);
    } else {
        end(task, turn, value);
    }
}

// ---- cancelling

bool task_cancel(Task *task, void *message) {
    Loop *loop = task->future.loop;
    task->future.unseen = false;
    if (task_is_done(task)) return false;
    task->cancelling++;
    uint32_t cause = loop->cause;
    uint32_t event = EMIT(loop, EVENT_TASK_CANCEL, 0, task->future.id,
                          loop->current ? loop->current->future.id : 0, 0);
    loop->cause = event;
    bool is_passed_on = task->awaits && future_cancel(task->awaits, message);
    loop->cause = cause;
    if (is_passed_on) return true; // it may refuse: `awaits` stays, to be asked again
    task->must_cancel = true;
    value_retain(loop, message);
    value_release(loop, task->future.cancel_message);
    task->future.cancel_message = message;
    return true;
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
