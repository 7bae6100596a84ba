// Waiting: for time, for several things, for something but not for ever.
// Functions that take [self] run on its coroutine and follow the rules for exceptions in task.h.
// Futures given to them are borrowed and must stay referenced until they return.
// Source: CPython 3.11 asyncio/tasks.py and timeouts.py.
#pragma once

#include "loop/task.h"

// Sleeps for [ns] of the loop's clock; 0 or less is a bare yield.
// Cost: O(log n) in the number of pending timers. Errors: CancelledError.
bool loop_sleep(Task *self, int64_t ns);
bool loop_sleep_until(Task *self, int64_t due_ns);

// ---- gather

// Returns a future (one reference, the caller's) that is done when all [n] are. With
// [return_exceptions] the exceptions count as results; without, the first one breaks the future at
// once while the others go on. Cancelling it cancels its children. A future may be given twice.
// Its value is [collect](data, children, n) (an owned value), or NULL without a [collect]: read the
// children then.
typedef void *GatherCollect(void *data, Future *const *children, size_t n);
Future *gather(Loop *loop, Future *const *futures, size_t n, bool return_exceptions,
               GatherCollect *collect, void *data);

// Gathers and waits. Errors: the first exception, CancelledError.
bool gather_all(Task *self, Future *const *futures, size_t n);

// ---- wait

typedef enum WaitFor { WAIT_FIRST_COMPLETED, WAIT_FIRST_EXCEPTION, WAIT_ALL_COMPLETED } WaitFor;

// Waits until one, one with an exception, or all of the futures are done, or [timeout_ns] passed
// (LOOP_FOREVER: no time-out), and says how many are done in [n_done] (may be NULL): ask each with
// future_is_done. The time-out is no error, and nothing is cancelled.
// Errors: CancelledError; ValueError when [n] is 0.
bool wait_futures(Task *self, Future *const *futures, size_t n, WaitFor wait_for,
                  int64_t timeout_ns, size_t *n_done);

// ---- as completed

// Gives the futures in the order in which they are done.
//     AsCompleted *c = as_completed(loop, futures, n, LOOP_FOREVER);
//     while (as_completed_next(self, c, &done)) ...           // done is borrowed
//     as_completed_free(c);
//     if (task_error(self)) return false;
// The time-out counts from as_completed on.
typedef struct AsCompleted AsCompleted;
AsCompleted *as_completed(Loop *loop, Future *const *futures, size_t n, int64_t timeout_ns);
// Errors: false with no exception set when all were given; else TimeoutError, CancelledError.
bool as_completed_next(Task *self, AsCompleted *completed, Future **done);
void as_completed_free(AsCompleted *completed);

// ---- time-outs

// Waits for [future] at most [timeout_ns] (LOOP_FOREVER: as long as it takes); then cancels it,
// waits until it has stopped, and raises TimeoutError. If the wait is cancelled so is the future.
bool wait_for(Task *self, Future *future, int64_t timeout_ns, void **result);

// A scope that must end in time (`async with asyncio.timeout(s):`).
//     TimeoutScope scope;
//     timeout_enter(self, &scope, 2 * LOOP_S);
//     bool ok = step_one(self) && step_two(self);
//     ok = timeout_exit(self, &scope, ok);          // CancelledError becomes TimeoutError
//     if (!ok) return false;
// May nest. Fields are private.
typedef enum TimeoutState {
    TIMEOUT_CREATED,
    TIMEOUT_ENTERED,
    TIMEOUT_EXPIRING,
    TIMEOUT_EXPIRED,
    TIMEOUT_EXITED,
} TimeoutState;
typedef struct TimeoutScope {
    Task *task;
    Handle handle;
    int64_t due_ns; // LOOP_FOREVER: never
    int cancelling;
    TimeoutState state;
} TimeoutScope;
void timeout_enter(Task *self, TimeoutScope *scope, int64_t delay_ns);
void timeout_enter_at(Task *self, TimeoutScope *scope, int64_t due_ns);
// Errors: RuntimeError unless it is entered and has not expired.
bool timeout_reschedule(Task *self, TimeoutScope *scope, int64_t due_ns);
bool timeout_expired(const TimeoutScope *scope);
// [ok]: whether the body succeeded; returns whether the whole did.
bool timeout_exit(Task *self, TimeoutScope *scope, bool ok);

// ---- shield

// Returns a future (one reference, the caller's) with the outcome of [inner]; cancelling it does
// not cancel [inner].
Future *shield(Future *inner);
