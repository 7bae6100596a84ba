// Locks, events, conditions, semaphores and barriers. What is subtle is always the same: a task
// that was woken is not running yet, others run before it, and it may be cancelled meanwhile; then
// what it was woken for must go to the next one.
#include "loop/sync.h"

#include <stdlib.h>
#include <string.h>

#include "loop/internal.h"
#include "loop/waiters.h"

#define SITE SITE_SYNC

// ---- what all have in common

void sync_init(SyncObject *object, Loop *loop, SyncKind kind, size_t capacity, const char *name,
               void (*free_object)(SyncObject *object)) {
    *object = (SyncObject){.loop = loop,
                           .id = ++loop->ids->object,
                           .kind = (uint8_t)kind,
                           .free = free_object,
                           .next = loop->objects};
    if (name) {
        object->name = strdup(name);
        if (!object->name) check_no_memory("a name");
    }
    if (loop->objects) loop->objects->previous = object;
    loop->objects = object;
    EMIT(loop, EVENT_SYNC_NEW, kind, object->id, (uint32_t)capacity, loop_intern(loop, name));
}

void sync_deinit(SyncObject *object) {
    *(object->previous ? &object->previous->next : &object->loop->objects) = object->next;
    if (object->next) object->next->previous = object->previous;
    free(object->name);
}

static void *new_object(size_t bytes) {
    void *object = calloc(1, bytes);
    if (!object) check_no_memory("a lock");
    return object;
}

// [self] may be NULL: it was a callback.
static void emit_state(const SyncObject *object, const Task *self, SyncVerb verb, size_t value) {
    EMIT(object->loop, EVENT_SYNC_STATE, verb, object->id, self ? self->future.id : 0,
         (int64_t)value);
}

static bool all_cancelled(const Waiters *line) {
    for (const Task *task = line->first; task; task = task->behind)
        if (!waiter_is_cancelled(task)) return false;
    return true;
}

// ---- lock

struct Lock {
    SyncObject object;
    bool is_locked;
    Waiters waiters;
};

static void free_lock(SyncObject *object) {
    lock_free((Lock *)object);
}

Lock *lock_new(Loop *loop, const char *name) {
    Lock *lock = new_object(sizeof *lock);
    sync_init(&lock->object, loop, SYNC_LOCK, 1, name, free_lock);
    waiters_init(&lock->waiters, &lock->object, FUTURE_LOCK);
    return lock;
}

void lock_free(Lock *lock) {
    if (!lock) return;
    sync_deinit(&lock->object);
    free(lock);
}

bool lock_is_locked(const Lock *lock) {
    return lock->is_locked;
}

static bool take_lock(Task *self, Lock *lock) {
    lock->is_locked = true;
    lock->object.holder = self->future.id;
    emit_state(&lock->object, self, SYNC_ACQUIRE, 0);
    return true;
}

// The first waiter stays in the line until it runs; if it is done already it will take the lock or,
// if it was cancelled, come here itself.
static void wake_first(Lock *lock) {
    Task *first = lock->waiters.first;
    if (first && waiter_is_pending(first)) waiter_wake(first);
}

bool lock_acquire(Task *self, Lock *lock) {
    if (!lock->is_locked && all_cancelled(&lock->waiters)) return take_lock(self, lock);
    if (waiters_wait(&lock->waiters, self, EVENT_SITE())) return take_lock(self, lock);
    if (task_error_is(self, LOOP_ERROR_CANCELLED) && !lock->is_locked) wake_first(lock);
    return false;
}

bool lock_release(Task *self, Lock *lock) {
    if (!lock->is_locked) return task_raise(self, LOOP_ERROR_RUNTIME, "Lock is not acquired.");
    lock->is_locked = false;
    lock->object.holder = 0;
    emit_state(&lock->object, self, SYNC_RELEASE, 1);
    wake_first(lock);
    return true;
}

// ---- event

struct LoopEvent {
    SyncObject object;
    bool is_set;
    Waiters waiters;
};

static void free_event(SyncObject *object) {
    loop_event_free((LoopEvent *)object);
}

LoopEvent *loop_event_new(Loop *loop, const char *name) {
    LoopEvent *event = new_object(sizeof *event);
    sync_init(&event->object, loop, SYNC_EVENT, 0, name, free_event);
    waiters_init(&event->waiters, &event->object, FUTURE_EVENT);
    return event;
}

void loop_event_free(LoopEvent *event) {
    if (!event) return;
    sync_deinit(&event->object);
    free(event);
}

bool loop_event_is_set(const LoopEvent *event) {
    return event->is_set;
}

bool loop_event_wait(Task *self, LoopEvent *event) {
    if (event->is_set) return true;
    return waiters_wait(&event->waiters, self, EVENT_SITE());
}

void loop_event_set(LoopEvent *event) {
    if (event->is_set) return;
    event->is_set = true;
    emit_state(&event->object, event->object.loop->current, SYNC_SET,
               waiters_count(&event->waiters));
    waiters_wake_all(&event->waiters);
}

void loop_event_clear(LoopEvent *event) {
    if (!event->is_set) return;
    event->is_set = false;
    emit_state(&event->object, event->object.loop->current, SYNC_CLEAR,
               waiters_count(&event->waiters));
}

// ---- condition

struct Condition {
    SyncObject object;
    Lock *lock;
    bool owns_lock;
    Waiters waiters;
};

static void free_condition(SyncObject *object) {
    condition_free((Condition *)object);
}

Condition *condition_new(Loop *loop, Lock *lock, const char *name) {
    Condition *condition = new_object(sizeof *condition);
    condition->owns_lock = !lock;
    condition->lock = lock ? lock : lock_new(loop, name);
    sync_init(&condition->object, loop, SYNC_CONDITION, 0, name, free_condition);
    waiters_init(&condition->waiters, &condition->object, FUTURE_CONDITION);
    return condition;
}

void condition_free(Condition *condition) {
    if (!condition) return;
    // With the loop, its lock is one of the objects that are freed.
    if (condition->owns_lock && !condition->object.loop->is_dying) lock_free(condition->lock);
    sync_deinit(&condition->object);
    free(condition);
}

Lock *condition_lock(Condition *condition) {
    return condition->lock;
}

bool condition_wait(Task *self, Condition *condition) {
    if (!condition->lock->is_locked)
        return task_raise(self, LOOP_ERROR_RUNTIME, "cannot wait on un-acquired lock");
    lock_release(self, condition->lock);
    bool ok = waiters_wait(&condition->waiters, self, EVENT_SITE());
    // The lock is taken again whatever happens; being cancelled has to wait.
    bool is_cancelled = false;
    while (!lock_acquire(self, condition->lock)) {
        if (!task_error_is(self, LOOP_ERROR_CANCELLED)) return false;
        is_cancelled = true;
    }
    if (!is_cancelled) return ok;
    const LoopValues *values = loop_values(self->future.loop);
    return task_raise_exception(self, values->make_cancelled(values->data, NULL));
}

bool condition_wait_for(Task *self, Condition *condition, bool (*holds)(void *data), void *data) {
    while (!holds(data))
        if (!condition_wait(self, condition)) return false;
    return true;
}

bool condition_notify(Task *self, Condition *condition, size_t n) {
    if (!condition->lock->is_locked)
        return task_raise(self, LOOP_ERROR_RUNTIME, "cannot notify on un-acquired lock");
    size_t n_woken = 0;
    for (Task *task = condition->waiters.first; task && n_woken < n; task = task->behind) {
        if (!waiter_is_pending(task)) continue;
        n_woken++;
        waiter_wake(task);
    }
    emit_state(&condition->object, self, SYNC_NOTIFY, n_woken);
    return true;
}

bool condition_notify_all(Task *self, Condition *condition) {
    return condition_notify(self, condition, SIZE_MAX);
}

// ---- semaphore

struct Semaphore {
    SyncObject object;
    size_t permits;
    size_t bound; // SIZE_MAX: none
    Waiters waiters;
};

static void free_semaphore(SyncObject *object) {
    semaphore_free((Semaphore *)object);
}

static Semaphore *new_semaphore(Loop *loop, size_t permits, size_t bound, const char *name) {
    Semaphore *semaphore = new_object(sizeof *semaphore);
    sync_init(&semaphore->object, loop, SYNC_SEMAPHORE, permits, name, free_semaphore);
    waiters_init(&semaphore->waiters, &semaphore->object, FUTURE_SEMAPHORE);
    semaphore->permits = permits;
    semaphore->bound = bound;
    return semaphore;
}

Semaphore *semaphore_new(Loop *loop, size_t permits, const char *name) {
    return new_semaphore(loop, permits, SIZE_MAX, name);
}

Semaphore *semaphore_new_bounded(Loop *loop, size_t permits, const char *name) {
    return new_semaphore(loop, permits, permits, name);
}

void semaphore_free(Semaphore *semaphore) {
    if (!semaphore) return;
    sync_deinit(&semaphore->object);
    free(semaphore);
}

bool semaphore_is_locked(const Semaphore *semaphore) {
    return semaphore->permits == 0 || !all_cancelled(&semaphore->waiters);
}

size_t semaphore_permits(const Semaphore *semaphore) {
    return semaphore->permits;
}

// A permit goes from hand to hand: the one who wakes takes it for the one who is woken.
static void hand_on(Semaphore *semaphore) {
    for (Task *task = semaphore->waiters.first; task; task = task->behind) {
        if (!waiter_is_pending(task)) continue;
        semaphore->permits--;
        waiter_wake(task);
        return;
    }
}

bool semaphore_acquire(Task *self, Semaphore *semaphore) {
    if (!semaphore_is_locked(semaphore)) {
        semaphore->permits--;
        emit_state(&semaphore->object, self, SYNC_ACQUIRE, semaphore->permits);
        return true;
    }
    Waiters *line = &semaphore->waiters;
    waiters_join(line, self, EVENT_SITE());
    bool ok = waiter_await(self);
    waiters_remove(line, self);
    bool has_permit = !waiter_is_cancelled(self);
    waiter_release(self);
    if (ok) {
        emit_state(&semaphore->object, self, SYNC_ACQUIRE, semaphore->permits);
        if (semaphore->permits > 0) hand_on(semaphore);
    } else if (has_permit && task_error_is(self, LOOP_ERROR_CANCELLED)) {
        semaphore->permits++;
        hand_on(semaphore);
    }
    return ok;
}

bool semaphore_release(Task *self, Semaphore *semaphore) {
    if (semaphore->permits >= semaphore->bound)
        return task_raise(self, LOOP_ERROR_VALUE, "BoundedSemaphore released too many times");
    semaphore->permits++;
    emit_state(&semaphore->object, self, SYNC_RELEASE, semaphore->permits);
    hand_on(semaphore);
    return true;
}

// ---- barrier

typedef enum BarrierState { FILLING, DRAINING, RESETTING, BROKEN } BarrierState;

struct Barrier {
    SyncObject object;
    Condition *condition; // owned; its lock guards the rest
    size_t parties, n_inside;
    BarrierState state;
};

static void free_barrier(SyncObject *object) {
    barrier_free((Barrier *)object);
}

Barrier *barrier_new(Loop *loop, size_t parties, const char *name) {
    CHECK(parties >= 1, "a barrier of no parties");
    Barrier *barrier = new_object(sizeof *barrier);
    barrier->condition = condition_new(loop, NULL, name);
    barrier->parties = parties;
    sync_init(&barrier->object, loop, SYNC_BARRIER, parties, name, free_barrier);
    return barrier;
}

void barrier_free(Barrier *barrier) {
    if (!barrier) return;
    if (!barrier->object.loop->is_dying) condition_free(barrier->condition);
    sync_deinit(&barrier->object);
    free(barrier);
}

size_t barrier_n_waiting(const Barrier *barrier) {
    return barrier->state == FILLING ? barrier->n_inside : 0;
}

bool barrier_is_broken(const Barrier *barrier) {
    return barrier->state == BROKEN;
}

static bool may_enter(void *data) {
    const Barrier *barrier = data;
    return barrier->state != DRAINING && barrier->state != RESETTING;
}

static bool is_full(void *data) {
    return ((const Barrier *)data)->state != FILLING;
}

static bool wait_inside(Task *self, Barrier *barrier, size_t index) {
    if (index + 1 == barrier->parties) {
        barrier->state = DRAINING; // whoever comes now waits until all have left
        return condition_notify_all(self, barrier->condition);
    }
    if (!condition_wait_for(self, barrier->condition, is_full, barrier)) return false;
    if (barrier->state == BROKEN || barrier->state == RESETTING)
        return task_raise(self, LOOP_ERROR_BROKEN_BARRIER, "Abort or reset of barrier");
    return true;
}

static bool pass(Task *self, Barrier *barrier, size_t *index) {
    if (!condition_wait_for(self, barrier->condition, may_enter, barrier)) return false;
    if (barrier->state == BROKEN)
        return task_raise(self, LOOP_ERROR_BROKEN_BARRIER, "Barrier aborted");
    size_t arrived = barrier->n_inside++;
    emit_state(&barrier->object, self, SYNC_WAIT, barrier->n_inside);
    bool ok = wait_inside(self, barrier, arrived);
    barrier->n_inside--;
    emit_state(&barrier->object, self, SYNC_RELEASE, barrier->n_inside);
    if (barrier->n_inside == 0) {
        if (barrier->state == RESETTING || barrier->state == DRAINING) barrier->state = FILLING;
        condition_notify_all(self, barrier->condition);
    }
    if (ok && index) *index = arrived;
    return ok;
}

bool barrier_wait(Task *self, Barrier *barrier, size_t *index) {
    Lock *lock = barrier->condition->lock;
    if (!lock_acquire(self, lock)) return false;
    bool ok = pass(self, barrier, index);
    return lock_release(self, lock) && ok;
}

bool barrier_reset(Task *self, Barrier *barrier) {
    Lock *lock = barrier->condition->lock;
    if (!lock_acquire(self, lock)) return false;
    barrier->state = barrier->n_inside > 0 ? RESETTING : FILLING;
    emit_state(&barrier->object, self, SYNC_CLEAR, barrier->n_inside);
    return condition_notify_all(self, barrier->condition) && lock_release(self, lock);
}

bool barrier_abort(Task *self, Barrier *barrier) {
    Lock *lock = barrier->condition->lock;
    if (!lock_acquire(self, lock)) return false;
    barrier->state = BROKEN;
    emit_state(&barrier->object, self, SYNC_SET, barrier->n_inside);
    return condition_notify_all(self, barrier->condition) && lock_release(self, lock);
}
