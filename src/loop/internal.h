// What the files of this room share and nobody else sees: the loop, a scheduled call, a future, a
// task, laid out so that a task's turn touches few cache lines.
//
// Ownership: the loop holds one reference to each task that has not ended; a scheduled callback of
// a future holds the future; a task that waits holds what it waits for, and its own waiter always.
#pragma once

#include <string.h>

#include "base/check.h"
#include "base/vec.h"
#include "loop/loop.h"
#include "loop/pool.h"
#include "loop/queue.h"
#include "loop/task.h"
#include "loop/timers.h"

// ---- scheduled calls

struct HandleCell {
    union {
        LoopFn *fn;
        FutureFn *future_fn; // when `future` is set
    };
    void *data;
    Future *future; // owned; the callback of this future, or NULL
    const char *label;
    HandleId id;     // 0: the cell is free
    uint32_t cause;  // what scheduled it
    ObjectId object; // whom it is for
    uint8_t what;    // HandleWhat
    bool is_cancelled, is_timer;
};

// One place in the ready queue. Most are turns of tasks, which need no cell of their own.
typedef enum ReadyKind {
    READY_CELL = 0,  // a HandleCell
    READY_STEP = 1,  // a turn of a task that waits for nothing
    READY_THROW = 2, // one that raises: what it awaits has not given a result, or `throwing`
    READY_WAKE = 3,  // one after `awaits`, which has a result
    READY_OWN = 5,   // the same; it is a waiter of the task's own
} ReadyKind;
enum {
    READY_PLAIN = 1,  // bit: the turn raises nothing
    READY_SHARED = 2, // bit, of a plain one: it lets go of `awaits` first
    READY_KINDS = 7,  // all bits
};
typedef struct ReadyEntry {
    char *target;   // a HandleCell or Task, plus its ReadyKind
    HandleId id;    // of a turn, these two are for the trace alone:
    uint32_t cause; // while nobody watches they are not set
} ReadyEntry;

static inline ReadyKind ready_kind(ReadyEntry entry) {
    return (ReadyKind)((uintptr_t)entry.target & READY_KINDS);
}
// The task whose turn it is, or NULL.
static inline struct Task *ready_task(ReadyEntry entry) {
    uintptr_t kind = (uintptr_t)entry.target & READY_KINDS;
    return kind == READY_CELL ? NULL : (struct Task *)(entry.target - kind);
}

// ---- futures

// What makes a future more than a box.
typedef struct FutureClass {
    const char *name;                                    // in asyncio, for messages; NULL: Future
    bool (*cancel)(Future *future, const void *message); // NULL: as a plain one
    // The futures it depends on: the [i]th, or NULL behind the last. For reports.
    Future *(*part)(const Future *future, size_t i);
    void (*finalize)(Future *future); // lets go of `attached`; may be NULL
} FutureClass;

typedef struct Callback {
    FutureFn *fn; // NULL: wakes the task `data`
    void *data;   // both NULL: none
    const char *label;
    ObjectId whom;    // the task, future or group that it wakes or fills, for the trace; or 0
    bool is_internal; // of gather, wait …: not of the program
} Callback;

typedef struct CallbackNode {
    Callback callback;
    struct CallbackNode *next;
} CallbackNode;

// A lock, queue, group …: what they have in common. They belong to a list of the loop, which frees
// those that their owner did not.
typedef struct SyncObject {
    Loop *loop;
    ObjectId id;
    uint8_t kind; // SyncKind
    char *name;   // owned; NULL
    struct SyncObject *previous, *next;
    ObjectId holder; // of a lock: the task that acquired it, 0
    void (*free)(struct SyncObject *object);
} SyncObject;

struct Future {
    Loop *loop;               // (the link of the pool while it is free)
    const FutureClass *class; // NULL: a plain one
    uint32_t refs;            // 0: free
    ObjectId id;
    // These four are written at once.
    uint8_t outcome; // Outcome
    uint8_t use;     // FutureFor
    bool is_task;
    bool unseen;         // holds an exception that nobody looked at
    uint32_t done_event; // the trace's FUTURE_DONE
    Callback first;      // with all before it in one cache line
    void *value;         // owned; the result or exception; of a cancelled task: its CancelledError
    const void *cancel_message; // owned
    CallbackNode *more, *last;  // owned
    union {
        const char *label; // of a plain one; borrowed
        SyncObject *about; // whose waiter it is
        void *attached;    // of its class
        void *throwing;    // of a task: owned; what READY_THROW raises if it awaits nothing
    };
    uint32_t mark; // by which gather and wait find one that is given twice
};

enum { POOL_HEAD_BYTES = 24 }; // up to and including refs

// ---- tasks

typedef enum TaskEnding { TASK_GOES_ON, TASK_RETURNED, TASK_RAISED } TaskEnding;

enum { TASK_NAME_BYTES = 16 }; // as many as "Task-4294967295" needs

struct Task {
    Future future;
    void *error; // owned; the exception that is set
    int cancelling;
    // One cache line: all that a turn needs.
    _Alignas(64) const TaskOps *ops;
    Loop *loop;              // as in `future`
    Coro *heir;              // whom it passed the loop on to the last time, if it is `swift`, else
                             // nobody's (TASK_NO_HEIR); not owned; never NULL
    Coro *coro;              // owned; of a C function that has begun
    Coro *swift;             // the same, if its turns may be plain ones: task_set_swift
    Future *awaits;          // owned
    struct Waiters *line;    // where it stands (waiters.h); NULL: nowhere
    bool must_cancel;        // CancelledError is raised on the next turn
    bool has_begun;          // had its first turn
    bool is_being_cancelled; // task_cancel is at it
    uint8_t ending;          // TaskEnding
    bool is_in_line;         // waits in `line`, and nobody asked for a future; never while anybody
                             // watches
    bool is_shown;           // waits in `line`, and `awaits` is the future of that

    TaskFn *fn;  // NULL: another kind of body
    void *body;  // its argument
    Task **link; // in the loop's list of tasks that have not ended: what points here
    Task *next;
    union {
        void *result;        // owned, between the end of the body and that of the turn
        const char *calling; // while it waits: what it called that does, for the trace; borrowed
        Task *behind;        // in `line`
    };
    char *long_name;            // owned; NULL when it fits into
    char name[TASK_NAME_BYTES]; // which also names the coroutine
};

_Static_assert(sizeof(void *) != 8 || sizeof(Task) == 256, "four cache lines");

// What no `swift` is equal to.
#define TASK_NO_HEIR(task) ((Coro *)(void *)(task))

// ---- the loop

// What the run is about: nothing, a future, or a main task; then the tasks that this one left, then
// what those scheduled last.
typedef enum RunMode { RUN_FOREVER, RUN_UNTIL, RUN_MAIN, RUN_CLEANUP, RUN_LINGER } RunMode;

struct Loop {
    Task nobody[2]; // zeroed: what READY_FREE and READY_SHUT are
    // The ready queue: a ring; entries [head, tail) modulo its size.
    ReadyEntry *ready; // owned
    size_t head, tail, mask;
    Task *lone;   // whose turn is the only entry, or READY_FREE, or READY_SHUT: see ready_settle
    size_t end;   // where those end that the iteration which is running will run
    size_t limit; // where loop_run_iterations returns
    const Observer *observer;
    Task *current;
    LoopIds *ids;
    uint32_t cause; // the event that what happens now is caused by
    // An iteration that begins now does nothing but run what is ready, all of it, and nobody
    // watches.
    bool is_simple;
    bool is_portion; // `limit` is one
    CoroPool *coro_pool;
    LoopValues values;
    LoopClock clock;
    int64_t now_ns; // as last seen
    TimerHeap timers;
    size_t n_cancelled_timers; // still in the heap

    Pool futures, tasks, cells, callbacks;
    Task *first_task, **task_end; // those that have not ended, and where the next one is linked
    size_t n_tasks;
    SyncObject *objects; // newest first
    LoopIds own_ids;
    char written_name[TASK_NAME_BYTES]; // "Task-N" for a task that is to come
    uint32_t next_mark;
    uint32_t written_bytes;    // without the NUL
    uint32_t written_number;   // its N; never more than the next task's
    uint32_t next_task_number; // of the names "Task-1", "Task-2" …

    // The run.
    bool is_running, is_stopping;
    bool is_dying;   // loop_free: futures no longer let go of each other
    bool has_exited; // an exception of kind EXIT came out of a handle
    RunMode mode;
    RunEnd main_end; // how MAIN ended, during CLEANUP and LINGER
    int n_linger;    // iterations that LINGER still has
    Task *main;      // owned; of MAIN
    Future *until;   // owned; the run ends when it is done
    void *exception; // owned; with which the run failed
    void *failure;   // owned; what the running callback failed with
    int64_t n_iterations;
    VEC(Task *) left; // owned, each of them too; the tasks that CLEANUP waits for
    bool owns_pool;
    bool has_free_clock; // reading the clock changes nothing

    void (*on_trouble)(void *data, Loop *loop, const LoopTrouble *trouble);
    void *on_trouble_data;
    void (*on_output)(void *data, Task *task, int stream, const char *text);
    void *on_output_data;
    void (*on_work)(void *data, size_t n);
    void *on_work_data;
    VirtualTime virtual_time;
};

// In pieces of up to 64 bytes, which are cleared 16 at once: more of them compilers clear with an
// instruction that takes longer than all the rest of making a future.
static inline void future_init(Future *future, Loop *loop) {
    future->loop = loop;
    future->class = NULL;
    future->refs = 1;
    future->id = ++loop->ids->object;
    future->outcome = OUTCOME_PENDING;
    future->use = FUTURE_PLAIN;
    future->is_task = future->unseen = false;
    future->done_event = EVENT_NONE;
    memset(&future->first, 0, sizeof future->first);
    memset(&future->value, 0, sizeof *future - offsetof(Future, value));
}

// In what goes through everything there is, so that it may take long: a step of it.
static inline void loop_spend(Loop *loop, size_t n) {
    if (loop->on_work) loop->on_work(loop->on_work_data, n);
}

// ---- events

// Reports an event if anybody watches, and is its index; [value] is not worked out otherwise.
#define EMIT_AT(site, loop, cause, kind, a, subject, object, value)                                \
    (UNLIKELY((loop)->observer != NULL)                                                            \
         ? loop_report(loop, cause, kind, a, subject, object, value, site)                         \
         : EVENT_NONE)
#define EMIT_CAUSED(loop, cause, kind, a, subject, object, value)                                  \
    EMIT_AT(EVENT_SITE(), loop, cause, kind, a, subject, object, value)
#define EMIT(loop, kind, a, subject, object, value)                                                \
    EMIT_CAUSED(loop, (loop)->cause, kind, a, subject, object, value)

// Out of line, so that what happens while nobody watches stays short.
uint32_t loop_report(const Loop *loop, uint32_t cause, EventKind kind, int a, uint32_t subject,
                     uint32_t object, int64_t value, uint16_t site);

// For the `value` of an event: only call it inside EMIT. NULL is "".
StringId loop_intern(const Loop *loop, const char *text);
StringId loop_intern_outcome(const Loop *loop, Outcome outcome, const void *value);

// ---- values

static inline void value_retain(const Loop *loop, void *value) {
    if (loop->values.retain && value) loop->values.retain(loop->values.data, value);
}
static inline void value_release(const Loop *loop, void *value) {
    if (loop->values.release && value) loop->values.release(loop->values.data, value);
}
static inline void *exception_ref(const Loop *loop, void *exception) {
    loop->values.retain_exception(loop->values.data, exception);
    return exception;
}
static inline void exception_unref(const Loop *loop, void *exception) {
    if (exception) loop->values.release_exception(loop->values.data, exception);
}
static inline LoopErrorKind exception_kind(const Loop *loop, const void *exception) {
    return loop->values.kind(loop->values.data, exception);
}
static inline void *exception_make(const Loop *loop, LoopErrorKind kind, const char *message) {
    return loop->values.make(loop->values.data, kind, message);
}

// ---- loop.c

// The ready queue has a place for every task and every cell that there ever was, so that pushing
// cannot fail: a task has one turn in it at most. So room is to be made only for those that are
// taken from [pool] (`tasks` or `cells`) for the first time.
void ready_grow(Loop *loop);
static inline void *ready_take(Loop *loop, Pool *pool) {
    if (UNLIKELY(!pool->free) && loop->tasks.n_made + loop->cells.n_made >= loop->mask)
        ready_grow(loop);
    return pool_take(pool);
}

// Where tasks wake each other in turn, the queue holds one entry at most, and each is an iteration
// of its own. So when it is empty while a task runs, and the loop has nothing to do before the next
// iteration (is_simple), `lone` is free for a task that is woken: then neither the ring need be
// touched nor where the iteration ends. Settling shuts that place: the task that stands there, if
// one does, goes into the ring. (Both are tasks, with which nobody goes on, to be told from others
// by the one look at what `lone` points to that is needed anyway.)
#define READY_FREE(loop) (&(loop)->nobody[0])
#define READY_SHUT(loop) (&(loop)->nobody[1])
static inline bool ready_is_open(const Loop *loop) {
    return loop->lone != READY_SHUT(loop);
}
static inline bool ready_has_lone(const Loop *loop) {
    return ready_is_open(loop) && loop->lone != READY_FREE(loop);
}
static inline void ready_settle(Loop *loop) {
    if (ready_has_lone(loop))
        loop->ready[loop->tail++ & loop->mask].target = (char *)loop->lone + READY_OWN;
    loop->lone = READY_SHUT(loop);
}

// Appends to the ready queue.
static inline void ready_push(Loop *loop, void *target, ReadyKind kind, HandleId id,
                              uint32_t cause) {
    if (UNLIKELY(ready_is_open(loop))) ready_settle(loop);
    loop->ready[loop->tail++ & loop->mask] = (ReadyEntry){(char *)target + kind, id, cause};
}

// There is something to do before the next iteration.
static inline void loop_be_careful(Loop *loop) {
    loop->is_simple = false;
    if (ready_is_open(loop)) ready_settle(loop);
}

// The same for a turn that nobody watches.
static inline void ready_push_turn(Loop *loop, Task *task, ReadyKind kind) {
    if (UNLIKELY(ready_is_open(loop))) ready_settle(loop);
    loop->ready[loop->tail++ & loop->mask].target = (char *)task + kind;
}

static inline void cell_free(Loop *loop, HandleCell *cell) {
    cell->id = 0;
    if (cell->future) future_unref(cell->future);
    pool_give(&loop->cells, cell);
}

// A handle for a callback of a future.
void loop_call_future_fn(Loop *loop, Future *future, Callback callback, uint32_t cause);
// loop_call_soon and loop_call_at with what the trace wants to know.
Handle loop_schedule_soon(Loop *loop, LoopFn *fn, void *data, const char *label, HandleWhat what,
                          ObjectId object);
Handle loop_schedule_at(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const char *label,
                        HandleWhat what, ObjectId object);
// All of an iteration but running its handles. False: nothing is ready nor ever will be.
bool loop_begin_iteration(Loop *loop);
// Runs iterations until at most [max_handles] handles were run, or something is to be decided.
typedef enum RunPause {
    PAUSE_ENOUGH,
    PAUSE_IDLE, // nothing is ready nor ever will be
    PAUSE_STOP, // an iteration has ended and loop_stop was called
    PAUSE_EXIT, // an exception of kind EXIT came out of a handle
} RunPause;
RunPause loop_run_iterations(Loop *loop, size_t max_handles);
// The body of [task], a C function that runs on [coro], has returned [result], and nobody watches:
// goes on with another task or the loop.
_Noreturn void loop_end_turn(Task *task, Coro *coro, void *result);
void loop_exit(Loop *loop, void *exception); // borrowed; ends the run
void loop_trouble(Loop *loop, const char *message, void *exception, Future *future);

// ---- future.c

void future_finish(Future *future); // the last reference is gone
// Fills it without asking what kind it is: a task's own end. [exception] taken, [value] owned.
void future_settle(Future *future, Outcome outcome, void *value, uint32_t cause);
bool future_cancel_plain(Future *future, const void *message, void *exception, uint32_t cause);
void *future_take_cancelled(Future *future); // asyncio's _make_cancelled_error: a new reference
// As future_add_callback, for a callback of this room's own, for the sake of [whom] (or 0).
void future_add_internal(Future *future, FutureFn *fn, void *data, const char *label,
                         ObjectId whom);
void future_let_go(Future *future); // of its values, when the loop is freed
static inline bool future_pending(const Future *future) {
    return future->outcome == OUTCOME_PENDING;
}

// Whoever waits for a future is nearly always the first and only one to be told. (The fields one by
// one: a Callback put together and copied would be read before it is written.)
void future_add_another_waker(Future *future, Task *task);
static inline void future_add_waker(Future *future, Task *task) {
    Callback *first = &future->first;
    if (UNLIKELY(!future_pending(future) || first->data || first->fn || future->loop->observer)) {
        future_add_another_waker(future, task);
        return;
    }
    first->data = task;
    first->whom = task->future.id;
}

// A future that is not the program's own; [object] is what it belongs to, [site] the caller's.
static inline Future *future_make(Loop *loop, FutureFor use, void *about, ObjectId object,
                                  uint16_t site) {
    Future *future = pool_take(&loop->futures);
    future_init(future, loop);
    future->use = (uint8_t)use;
    future->attached = about;
    EMIT_AT(site, loop, loop->cause, EVENT_FUTURE_NEW, use, future->id, object, 0);
    return future;
}

// future_unref, inline.
static inline void future_release(Future *future) {
    if (--future->refs == 0) future_finish(future);
}

// Fills a pending future with [value], which is owned. Nearly always the first to be told is a
// task, and the only one.
static inline __attribute__((always_inline)) void future_fill(Future *future, void *value) {
    Callback *first = &future->first;
    if (UNLIKELY(first->fn || !first->data || future->more || future->loop->observer)) {
        future_settle(future, OUTCOME_RESULT, value, future->loop->cause);
        return;
    }
    Task *task = first->data;
    first->data = NULL;
    future->outcome = OUTCOME_RESULT;
    future->value = value;
    ready_push_turn(future->loop, task, READY_WAKE);
}

static inline void future_wake(Future *future) {
    future_fill(future, NULL);
}

// ---- task.c

// Schedules a turn, or a wake-up because of `awaits`. [site] is the caller's.
static inline void task_schedule(Task *task, ReadyKind kind, HandleWhat what, uint32_t cause,
                                 uint16_t site) {
    Loop *loop = task->future.loop;
    HandleId id = ++loop->ids->handle;
    uint32_t event = EMIT_AT(site, loop, cause, EVENT_CALL_SOON, what, id, task->future.id, 0);
    ready_push(loop, task, kind, id, event);
}

// A turn of it is plain, nothing but going on in its coroutine, unless it is to raise something or
// somebody watches.
static inline void task_set_swift(Task *task) {
    bool is_swift = !task->must_cancel && !task->is_shown && !task->loop->observer;
    task->swift = is_swift ? task->coro : NULL;
    if (!task->swift) task->heir = TASK_NO_HEIR(task);
}

// The next turn of the task is to raise CancelledError, or it is not.
static inline void task_owe_cancel(Task *task, bool must) {
    task->must_cancel = must;
    task_set_swift(task);
}

// Cancels that. False: there is none, or it is done.
bool task_cancel_awaited(Task *task, const void *message);

static inline void task_drop_awaits(Task *task) {
    Future *awaited = task->awaits;
    task->awaits = NULL;
    future_release(awaited);
}

void task_let_name_go(Task *task);
void loop_write_name(Loop *loop, uint32_t number); // writes `written_name`
CoroFn task_c_main;                                // the body of a C function's coroutine
// The coroutine of a C function that has not begun.
static inline Coro *task_new_coro(Task *task) {
    task->coro = coro_new(task->loop->coro_pool, task_c_main, task, task->name);
    task_set_swift(task);
    return task->coro;
}
void task_let_go(Task *task);

// task_await for a waiting function that reports call [calling].
static inline bool task_await_in(Task *self, Future *future, const char *calling, void **result) {
    if (future_pending(future)) {
        self->calling = calling;
        void *thrown = task_wait(self, future);
        self->calling = NULL;
        if (UNLIKELY(thrown != NULL)) return task_raise_exception(self, thrown);
    }
    if (LIKELY(future->outcome == OUTCOME_RESULT)) {
        if (result) *result = future->value;
        return true;
    }
    return task_take(self, future, result);
}

// ---- report.c

// As future_describe, or as the values' hook says it.
void loop_describe_future(const Loop *loop, const Future *future, Str *out);

// ---- queue.c

Queue *queue_new_plain(Loop *loop);          // of items that are no values
void queue_append(Queue *queue, void *item); // which may not be full

// ---- sync.c

// [free] frees the object from within loop_free.
void sync_init(SyncObject *object, Loop *loop, SyncKind kind, size_t capacity, const char *name,
               void (*free)(SyncObject *object));
void sync_deinit(SyncObject *object);
