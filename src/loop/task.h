// A task: something that can be stepped, driven by the loop until it returns or raises.
// A C function on a coroutine of its own is one kind; whatever implements TaskOps is another.
//
//     static bool boil(Task *self, void *arg, void **result) {
//         if (!loop_sleep(self, 3 * LOOP_S)) return false;   // cancelled: hand it on
//         task_output(self, 1, "the egg is done\n");
//         return true;
//     }
//     Task *egg = task_spawn(loop, boil, NULL, "egg");
//     ...
//     if (!task_join(self, egg, NULL)) return false;          // await egg
//
// Exceptions. A function that takes [self] first and returns bool runs on that task's own coroutine
// and may suspend it; false means that an exception is set in the task. Hand it on by returning
// false, or handle it with task_catch. An exception that is set stays set through calls that
// succeed, so a cleanup may await too; one that fails replaces it. (A cleanup that catches
// exceptions of its own keeps the first with task_catch and sets it again with
// task_raise_exception.) A body that returns true has handled whatever was set.
//
// Counted by reference like every future; the loop holds one until the task has ended.
// Source: CPython 3.11 asyncio/tasks.py.
#pragma once

#include "loop/future.h"

// Makes a task that will run [fn] with [arg], from the next iteration on. The caller owns one
// reference. [name] is copied; NULL: "Task-N".
Task *task_spawn(Loop *loop, TaskFn *fn, void *arg, const char *name);

static inline Future *task_future(Task *task) {
    return (Future *)task;
}
Task *task_ref(Task *task);
void task_unref(Task *task); // NULL is allowed

Loop *task_loop(const Task *task);
ObjectId task_id(const Task *task);
bool task_is_done(const Task *task);
void *task_arg(const Task *task); // as given to task_spawn; what its body is of TaskOps

// Borrowed, until the name changes.
const char *task_name(const Task *task);
void task_set_name(Task *task, const char *name); // copied

// The future that it waits for (borrowed), NULL if it is ready, running or done.
Future *task_awaits(const Task *task);

// Its coroutine (borrowed): NULL before its first step, after its end, and for other TaskOps.
const Coro *task_coro(const Task *task);

// ---- exceptions

// The exception that is set (borrowed), or NULL.
void *task_error(const Task *self);
bool task_error_is(const Task *self, LoopErrorKind kind); // false if none is set

// Handles it: returns the exception, now the caller's (release: task_release_error), and clears it.
void *task_catch(Task *self);
void task_clear_error(Task *self);
void task_release_error(Task *self, void *exception); // NULL is allowed

// Sets an exception (replacing what was set) and returns false, so that a body can end with it.
bool task_raise(Task *self, LoopErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool task_raise_exception(Task *self, void *exception); // takes it

// ---- on the task's own coroutine

// The two halves of task_await: the first ends the task's turn, unless [future] is done, and
// returns on its next turn with the exception to be raised (owned), or NULL; the second gives the
// result or raises the exception of [future].
void *task_wait(Task *self, Future *future);
void *task_wait_turn(Task *self); // the first half of task_yield
void *task_wait_own(Task *self);  // for whom a queue has to wait
// The same for where all is optimized as one: it becomes part of the function that calls it.
void *task_wait_own_inlined(Task *self);
bool task_take(Task *self, Future *future, void **result);
bool task_end_join(Task *self, Task *task, void *thrown, void **result); // the second of task_join

// Waits for [future] and gives its result (borrowed; [result] may be NULL).
// Errors: the future's exception, CancelledError, RuntimeError ("Task cannot await on itself").
// Inline, like task_yield, because returning from a call after a switch is slow (turn.c).
static inline bool task_await(Task *self, Future *future, void **result) {
    void *thrown = task_wait(self, future);
    return thrown ? task_raise_exception(self, thrown) : task_take(self, future, result);
}

// Waits for [task] and gives its reference back. The result is owned if the values are counted.
static inline bool task_join(Task *self, Task *task, void **result) {
    return task_end_join(self, task, task_wait(self, task_future(task)), result);
}

// Lets every handle that is ready run first. Cost: two switches of context.
static inline bool task_yield(Task *self) {
    void *thrown = task_wait_turn(self);
    return thrown ? task_raise_exception(self, thrown) : true;
}

// The task holds the loop for [ns]: time passes, nobody else runs (time.sleep in a coroutine).
void loop_work(Task *self, int64_t ns);

// ---- cancelling

// Asks the task to stop: CancelledError is raised where it waits, on its next turn. It may clean
// up, or refuse by handling it. [message] may be NULL. Returns false if it has ended already.
bool task_cancel(Task *task, const void *message);
int task_cancelling(const Task *task); // how many requests were made and not taken back
int task_uncancel(Task *task);         // takes one back; returns how many are left

// For a body that passes a cancel on to what it awaits by itself: counts the request; and says
// whether CancelledError is to be raised on the next turn, because nobody took the request.
void task_count_cancel(Task *task);
void task_set_must_cancel(Task *task, bool must, const void *message);

// ---- what the program tells its watchers

// The program prints [text] (to 1: standard output, 2: standard error): an EVENT_OUTPUT, and to the
// stream or the config's on_output.
void task_output(Task *self, int stream, const char *text);
void task_printf(Task *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

// EVENT_MARK: a fact about the program that its own picture is drawn from.
void task_mark(Task *self, uint8_t a, uint32_t object, int64_t value);

// ---- another kind of body

typedef struct TaskOps {
    // Runs the body from where it stands until it waits or ends, and returns the future that it
    // waits for (borrowed; NULL: a bare yield, or it has ended and said so by task_returned or
    // task_raised). [thrown] (taken; may be NULL) is to be raised inside it first.
    Future *(*step)(Task *task, void *thrown);
    // On the body's own stack: makes `step` return [future]; returns at the next step with what is
    // thrown in, or NULL.
    void *(*suspend)(Task *task, Future *future);
    // The next turns but a few will be this task's: fetches into the cache what it will touch; soon
    // before its turn, once more with [is_near]. May be NULL.
    void (*foresee)(const Task *task, bool is_near);
    // The body has ended or will never be stepped again: let go of it.
    void (*drop)(Task *task);
} TaskOps;
// Tells those who watch that the task goes although it has not ended.
void task_report_destroyed(const Task *task);
// The task, of which no turn is scheduled, will never be stepped again, since nobody can fill what
// it waits for: the loop forgets it. It stays pending, and its body is not told.
void task_forsake(Task *task);
void task_returned(Task *task, void *value);   // takes it, if values are counted
void task_raised(Task *task, void *exception); // takes it

// Runs the next turn of [task], which waits for a future that will never be settled, from within a
// call of the loop. Errors: false, and nothing has happened, if a task runs.
bool task_run_turn(Task *task);

// ---- turns that somebody else gives

// What was in the ready queue: a turn of a task, or a call. There is no letting go of it: a task
// that does not get its turn is there until the loop goes.
typedef struct LoopTurn {
    void *target;
    int kind;
    HandleId id;
} LoopTurn;

// What becomes ready from now on comes at this place in the queue.
size_t loop_ready_mark(Loop *loop);
// How many have come since; and takes out of the queue all of them but calls of loop_call_soon,
// into [turns], which has room for so many. Returns how many that were.
size_t loop_n_ready_since(const Loop *loop, size_t mark);
size_t loop_take_since(Loop *loop, size_t mark, LoopTurn *turns);
// The task whose turn it is, and the future that it waits for, or NULL. NULL: it is a call.
Task *loop_turn_task(const LoopTurn *turn, Future **awaited);
// Of a call for a future that is done: the future, borrowed, and what is called with which data.
// NULL: it is none.
Future *loop_turn_callback(const LoopTurn *turn, FutureFn **fn, void **data);
void loop_drop_call(Loop *loop, const LoopTurn *turn); // it is over
// Gives it, from within a call of the loop or of whoever runs in its stead. Errors: false, and
// nothing has happened, while a task runs, or if it had been given.
bool loop_give_turn(Loop *loop, const LoopTurn *turn);

// Makes a task with another kind of body, found again by task_arg. [take_number] says whether it
// counts for the names "Task-N" even if it has a [name], as in asyncio.create_task.
Task *task_spawn_ops(Loop *loop, const TaskOps *ops, void *body, const char *name,
                     bool take_number);
