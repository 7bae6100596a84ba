// Locks and their kind, each fair in asyncio's way: first come, first served.
// Each is made for a loop and freed by its owner when nobody waits on it any more (or with the
// loop). [name] is copied, may be NULL, and is how reports and the trace call it. Functions that
// take [self] may suspend it; their errors are CancelledError and what is said. Source:
// CPython 3.11 asyncio/locks.py.
#pragma once

#include "loop/task.h"

typedef struct Lock Lock;
Lock *lock_new(Loop *loop, const char *name);
void lock_free(Lock *lock);
bool lock_acquire(Task *self, Lock *lock);
// Errors: RuntimeError "Lock is not acquired."
bool lock_release(Task *self, Lock *lock);
bool lock_is_locked(const Lock *lock);

// asyncio.Event (`Event` is the word of the trace here).
typedef struct LoopEvent LoopEvent;
LoopEvent *loop_event_new(Loop *loop, const char *name);
void loop_event_free(LoopEvent *event);
bool loop_event_wait(Task *self, LoopEvent *event);
void loop_event_set(LoopEvent *event);
void loop_event_clear(LoopEvent *event);
bool loop_event_is_set(const LoopEvent *event);

// Acquire and release its lock with lock_acquire(self, condition_lock(c)).
typedef struct Condition Condition;
// [lock] is borrowed; NULL: one of its own.
Condition *condition_new(Loop *loop, Lock *lock, const char *name);
void condition_free(Condition *condition);
Lock *condition_lock(Condition *condition);
// Errors: RuntimeError "cannot wait on un-acquired lock". The lock is held again afterwards, also
// when it was cancelled.
bool condition_wait(Task *self, Condition *condition);
bool condition_wait_for(Task *self, Condition *condition, bool (*holds)(void *data), void *data);
// Errors: RuntimeError "cannot notify on un-acquired lock".
bool condition_notify(Task *self, Condition *condition, size_t n);
bool condition_notify_all(Task *self, Condition *condition);

typedef struct Semaphore Semaphore;
Semaphore *semaphore_new(Loop *loop, size_t permits, const char *name);
// Bounded: releasing more than was acquired is an error.
Semaphore *semaphore_new_bounded(Loop *loop, size_t permits, const char *name);
void semaphore_free(Semaphore *semaphore);
bool semaphore_acquire(Task *self, Semaphore *semaphore);
// Errors: ValueError "BoundedSemaphore released too many times".
bool semaphore_release(Task *self, Semaphore *semaphore);
bool semaphore_is_locked(const Semaphore *semaphore);
size_t semaphore_permits(const Semaphore *semaphore);

typedef struct Barrier Barrier;
Barrier *barrier_new(Loop *loop, size_t parties, const char *name); // parties >= 1
void barrier_free(Barrier *barrier);
// Waits until all parties wait; [index] (may be NULL) counts them from 0 by arrival.
// Errors: BrokenBarrierError.
bool barrier_wait(Task *self, Barrier *barrier, size_t *index);
bool barrier_reset(Task *self, Barrier *barrier);
bool barrier_abort(Task *self, Barrier *barrier);
size_t barrier_n_waiting(const Barrier *barrier);
bool barrier_is_broken(const Barrier *barrier);
