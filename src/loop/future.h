// A future: a box that is empty, then filled with a result, broken by an exception, or cancelled;
// and the list of whom to tell. Telling goes through the loop: callbacks are scheduled, in order,
// when the future is done, and never called in place.
//
// Counted by reference: future_new gives one to the caller, future_unref gives it back; whoever
// waits for a future holds one meanwhile. A Task is a Future too (task_future).
// Source: CPython 3.11 asyncio/futures.py.
#pragma once

#include "loop/loop.h"

// Returns a pending future with one reference. [label] (borrowed, may be NULL) names it in the
// trace and in reports.
Future *future_new(Loop *loop, const char *label);
// The same; the trace is told that it is for [use], made by a call of [call] (NULL: by nobody's).
Future *future_new_told(Loop *loop, FutureFor use, ObjectId owner, const char *call);
Future *future_ref(Future *future);

// NULL is allowed. When the last reference goes and an exception in it was never looked at, that
// is trouble of the loop ("Future exception was never retrieved").
void future_unref(Future *future);

// As if [future] went and another were made in its place. Errors: false, and nothing changed,
// unless it has a result, nobody else holds it, and nobody watches.
bool future_renew(Future *future);

// The same at once: for whoever knows that nobody can look at it any more.
void future_tell_unseen(Future *future);

// Whether it holds an exception that nobody has looked at yet.
bool future_is_unseen(const Future *future);

// What cancel was given (borrowed); NULL: nothing, or it was not cancelled.
const void *future_cancel_message(const Future *future);
void future_set_cancel_message(Future *future, const void *message); // borrowed

Loop *future_loop(const Future *future);
ObjectId future_id(const Future *future);
Outcome future_outcome(const Future *future); // OUTCOME_PENDING while it is not done
bool future_is_done(const Future *future);
bool future_is_cancelled(const Future *future);
Task *future_as_task(Future *future); // NULL if it is not one

// The result (borrowed). Must be done with OUTCOME_RESULT.
void *future_value(const Future *future);

// The exception (borrowed), or NULL for a result. Must be done and not cancelled. Counts as looking
// at it.
void *future_exception(Future *future);

// What it was settled with (borrowed): the result, the exception, or NULL; for showing it.
void *future_settled_value(const Future *future);

// What `future.result()` does: true with the borrowed result in [result] (may be NULL), or false
// with a new reference to the exception in [exception]: its own, CancelledError, or
// InvalidStateError ("Result is not set.").
bool future_result(Future *future, void **result, void **exception);

// Fill or break it, and schedule its callbacks. [value] is borrowed (retained by the hooks, if
// there are any); [exception] is taken. Errors: false, and nothing changed (the exception
// released), if it is already done.
bool future_set_result(Future *future, void *value);
bool future_set_exception(Future *future, void *exception);

// Asks it to stop. A plain future is cancelled at once; a task gets CancelledError at its await
// (task_cancel); a gather cancels its children. [message] may be NULL; it is kept until then.
// Returns false if there was nothing to cancel.
bool future_cancel(Future *future, const void *message);

// Schedules [fn] for when the future is done (for the next iteration if it is already).
// [label] (borrowed, may be NULL) is what the trace calls it.
void future_add_callback(Future *future, FutureFn *fn, void *data, const char *label);
// The same for the sake of [whom], as the trace calls it: a group that the task belongs to, or the
// future that is put together from this one.
void future_add_callback_for(Future *future, FutureFn *fn, void *data, const char *label,
                             ObjectId whom);

// Removes every pending callback with this [fn] and [data]; returns how many.
size_t future_remove_callback(Future *future, FutureFn *fn, void *data);
// The same for every one with this [fn] of which [goes] says so; it gets [of] and the data. Cost:
// that of one pass.
size_t future_remove_callbacks(Future *future, FutureFn *fn, bool (*goes)(void *of, void *data),
                               void *of);

// Calls [visit] for each pending callback, oldest first; [fn] is NULL for a task that waits.
void future_each_callback(const Future *future,
                          void (*visit)(void *data, FutureFn *fn, void *callback_data), void *data);

// "pending", "finished" or "cancelled", and the label or name: for messages.
void future_describe(const Future *future, Str *out);
