// A task's turns, and what they share with futures.
#pragma once

#include "lang/asyncio/asyncio.h"

extern const TaskOps task_ops; // the body is a FutureObject with a coroutine

// Asks what the task awaits to be cancelled. 1: it took the request; 0: it did not, or there is
// nothing; -1: an exception.
int task_pass_cancel_on(Vm *vm, FutureObject *self, Value message);
// Whether [fn] is what wakes the task that is asking [future] just now, so that the loop room can
// do it: then it has asked.
bool task_takes_wakeup(FutureObject *future, Value fn);

// ---- of futures

// The callbacks are about to be scheduled, with the future as their argument.
void future_hold_for_callbacks(FutureObject *self);
// Whether [v] is a future whose class leaves it to us to tell of its end.
bool future_is_told_plainly(const LoopObject *loop, Value v);
// [exception] breaks it; [raised] is about to be raised for its sake.
void future_keep_traceback(Vm *vm, FutureObject *self, Value exception);
void future_restart_traceback(Vm *vm, FutureObject *self, Value raised);
