// The event loop: a FIFO of handles, a heap of timers, a clock. It is asyncio's loop: the order of
// everything equals CPython 3.11's (asyncio/base_events.py); where it differs, we are wrong.
//
// One iteration: work out how long to wait, poll, move the timers that are due to the ready queue,
// run as many handles as were ready at its start. A task's first step and each wake-up are handles;
// the callbacks of a future are scheduled, never called in place.
//
//     Loop *loop = loop_new(NULL);
//     loop_run(loop, amain, NULL, NULL);      // asyncio.run(amain())
//     loop_free(loop);
//
// No global state: two loops live side by side in one process. One thread uses a loop. Times are
// int64_t nanoseconds of the loop's clock. Functions that cannot fail return what they make; others
// return false with the exception in the task (task.h).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/event.h"
#include "base/str.h"
#include "coro/coro.h"
#include "loop/value.h"

typedef struct Loop Loop;
typedef struct Future Future; // loop/future.h
typedef struct Task Task;     // loop/task.h
typedef bool TaskFn(Task *self, void *arg, void **result);
typedef void FutureFn(Future *future, void *data); // what is called when one is done

// Nanoseconds in a microsecond, a millisecond, a second.
#define LOOP_US      INT64_C(1000)
#define LOOP_MS      INT64_C(1000000)
#define LOOP_S       INT64_C(1000000000)
#define LOOP_FOREVER INT64_MAX

// Where time comes from. Another maker than the virtual one reads the machine's clock.
typedef struct LoopClock {
    void *data;
    int64_t (*now)(void *data);
    // Returns when the clock shows [due_ns] or more (or, for a live clock, when something
    // happened). LOOP_FOREVER: nothing is pending. Returns false if that would never return.
    bool (*wait_until)(void *data, int64_t due_ns);
    // A task holds the loop until [due_ns].
    void (*work_until)(void *data, int64_t due_ns);
    int64_t resolution_ns; // timers due within it count as due; at least 1
} LoopClock;

// The virtual clock: it stands still until somebody waits, then it jumps.
typedef struct VirtualTime {
    int64_t now_ns;       // where it begins
    int64_t read_cost_ns; // each reading lets so much pass; 0: reading is free
    int64_t wake_unit_ns; // a wake-up is rounded up to a multiple of it; 0 or 1: exact
} VirtualTime;
LoopClock loop_virtual_clock(VirtualTime *time); // [time] is borrowed for the clock's life

// Something went wrong where nobody can catch it (asyncio's call_exception_handler).
typedef struct LoopTrouble {
    const char *message; // "Task exception was never retrieved", "Exception in callback flush" …
    void *exception;     // borrowed; may be NULL
    Future *future;      // borrowed; may be NULL
} LoopTrouble;

// The last ids that were given to objects and handles. Loops that report to the same observer count
// on from each other.
typedef struct LoopIds {
    ObjectId object;
    HandleId handle;
} LoopIds;

// Everything has a default: a zeroed LoopConfig is one.
typedef struct LoopConfig {
    const char *name;           // of the program, for RUN_BEGIN; borrowed until loop_new returns
    const Observer *observer;   // borrowed; NULL: nobody watches
    LoopIds *ids;               // borrowed; NULL: the loop counts for itself
    const LoopClock *clock;     // copied; NULL: a virtual clock of the loop's own
    VirtualTime virtual_time;   // for that one
    const LoopValues *values;   // copied; NULL: loop_c_values
    CoroPool *pool;             // borrowed; NULL: the loop makes its own
    size_t stack_bytes;         // for the pool of its own; 0: the default of coro.h
    uint32_t first_task_number; // of the names "Task-1", "Task-2" …; 0: 1
    void (*on_trouble)(void *data, Loop *loop, const LoopTrouble *trouble); // NULL: to stderr
    void *on_trouble_data;
    void (*on_output)(void *data, Task *task, int stream, const char *text); // NULL: to the stream
    void *on_output_data;
    // Called within what may take long, [n] steps of a few nanoseconds after the last time: the
    // host may look at its clock, or switch away; nothing of the program runs meanwhile. NULL:
    // nobody asks.
    void (*on_work)(void *data, size_t n);
    void *on_work_data;
} LoopConfig;

Loop *loop_new(const LoopConfig *config);

// Frees the loop with everything that still belongs to it: tasks that did not end are dropped where
// they stand (nothing on their stacks is cleaned up), and futures, locks, queues … whether
// referenced or not. Between portions of a run it may be freed, too; not by a task of its own.
void loop_free(Loop *loop);

// ---- time

// The event that what happens now is caused by: the running task's step, or the running handle.
uint32_t loop_cause(const Loop *loop);

// Reads the clock. Cost: what the clock says, see VirtualTime.
int64_t loop_time(Loop *loop);

// ---- handles

typedef void LoopFn(Loop *loop, void *data);

// A scheduled call. A value: it may be copied, kept and forgotten; when the call was made or
// cancelled it refers to nothing any more. A zeroed one refers to nothing.
typedef struct Handle {
    struct HandleCell *cell;
    HandleId id;
} Handle;

// Calls [fn] in the next iteration, in the order of these calls. [label] (borrowed, may be NULL)
// is what the trace calls it.
Handle loop_call_soon(Loop *loop, LoopFn *fn, void *data, const char *label);

// Calls [fn] when the clock shows [due_ns] (or [delay_ns] later than now). Calls due at the same
// time happen in the order they were made. Cost: O(log n) in the number of pending timers.
Handle loop_call_at(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const char *label);
// The same for a call that will fill [future]: so the trace knows whom the timer is for.
Handle loop_call_at_for(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const Future *future);
// The same for a call that is for the sake of [whom], as the trace calls it: a task whose time it
// limits, a future. 0: nobody is known.
Handle loop_call_at_told(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, ObjectId whom);
Handle loop_call_later(Loop *loop, int64_t delay_ns, LoopFn *fn, void *data, const char *label);

// The call will not be made. Does nothing if it was made already.
void loop_cancel(Loop *loop, Handle handle);
bool loop_is_scheduled(const Loop *loop, Handle handle);

// Who is told of what is scheduled: turns of tasks, calls, callbacks of futures that are done.
typedef struct LoopScheduled {
    void *data;
    void (*turn)(void *data, Task *task);
    void (*call)(void *data, LoopFn *fn, void *fn_data);
    void (*callback)(void *data, FutureFn *fn, void *fn_data);
} LoopScheduled;
// Tells of what is ready, in the order in which it would run, and then of those whose time has not
// come, from the back of the heap.
void loop_each_scheduled(const Loop *loop, const LoopScheduled *scheduled);
// The same of a loop that will run no more: each is taken away first.
void loop_forget_scheduled(Loop *loop, const LoopScheduled *scheduled);

// Called inside a handle's [fn]: it failed with [exception] (taken). The loop reports the trouble
// "Exception in callback LABEL" when [fn] returns.
void loop_fail(Loop *loop, void *exception);

// ---- running

// asyncio.run: runs [main] as a task until it is done, then cancels every task that is left, runs
// until those have ended too, and returns how [main] ended. A result goes to [result] (may be NULL;
// an owned value), an exception to loop_exception.
// RUN_FAILED: an exception. RUN_DEADLOCK: see loop_report_deadlock; nothing was cancelled then.
RunEnd loop_run(Loop *loop, TaskFn *main, void *arg, void **result);

// Runs until [future] is done (RUN_FINISHED: with whatever outcome), nothing can ever happen any
// more (RUN_DEADLOCK), somebody called loop_stop (RUN_STOPPED), or an exception of kind
// LOOP_ERROR_EXIT came out (RUN_FAILED, loop_exception).
RunEnd loop_run_until_complete(Loop *loop, Future *future);

// The same without a future to wait for. RUN_FINISHED: no task is left and nothing is scheduled.
RunEnd loop_run_forever(Loop *loop);

// The run ends after the iteration that is running, or after the next one.
void loop_stop(Loop *loop);

// The same in portions, so that a window stays responsive: begin, then loop_run_some until it
// returns false. It runs at most [max_handles] handles and may stop in the middle of an iteration.
//   loop_begin(loop, future);   // NULL: for ever
//   while (loop_run_some(loop, 1000, &end)) draw();
void loop_begin(Loop *loop, Future *future);
void loop_begin_main(Loop *loop, TaskFn *main, void *arg); // loop_run in portions
bool loop_run_some(Loop *loop, size_t max_handles, RunEnd *end);

// The result of the last loop_run's main (borrowed), or NULL.
void *loop_result(const Loop *loop);

// The exception with which the last run failed; borrowed; NULL if it did not.
void *loop_exception(const Loop *loop);

// Cancels every task that has not ended, as asyncio.run does at its end, oldest first.
void loop_cancel_all_tasks(Loop *loop);

// Why nothing goes on: a line for each task that waits ("board 3 waits for lock 'table', held by
// board 1"), then a line for each circle of tasks that wait for each other.
void loop_report_deadlock(Loop *loop, Str *out);

// ---- what is there now

bool loop_is_running(const Loop *loop);
Task *loop_current_task(const Loop *loop); // borrowed; NULL between steps
size_t loop_n_ready(const Loop *loop);
size_t loop_n_timers(const Loop *loop);  // those cancelled but not yet removed included
size_t loop_n_tasks(const Loop *loop);   // that have not ended
size_t loop_n_futures(const Loop *loop); // alive, tasks included: for tests of leaks
const LoopValues *loop_values(const Loop *loop);
uint32_t loop_next_task_number(const Loop *loop);

// Calls [visit] for each task that has not ended, oldest first.
void loop_each_task(const Loop *loop, void (*visit)(void *data, Task *task), void *data);
