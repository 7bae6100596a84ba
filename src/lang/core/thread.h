// Threads of the program: nests of coroutines that take turns on the one stack of control (D4). A
// thread runs until it waits or ends, as under CPython's lock in practice: one that is started runs
// at once, one that is woken goes on when those before it wait. Nothing is ready: the clock jumps
// to the next one that sleeps. So the order of everything is the same in every run.
//
// The main thread is the program itself; vm->threads->main is always there.
#pragma once

#include "lang/asyncio/context.h"
#include "lang/core/vm.h"

// Those who wait for the same thing, first come, first served. Zeroed: nobody. It may be freed only
// when nobody waits.
typedef struct WaitQueue {
    struct Thread *first, *last;
} WaitQueue;

typedef enum WaitEnd {
    WAIT_WOKEN,
    WAIT_TIMED_OUT,
    WAIT_DEADLOCK, // of the main thread alone: nobody can ever wake anybody any more
} WaitEnd;

typedef struct Thread Thread;
struct Thread {
    Thread *next;     // in vm->threads, in the order of their start
    Thread *in_queue; // the one behind it where it waits, or among those that are ready
    Thread *sleeper;  // the next one to wake up by itself
    Thread *starter;  // goes on once this one has begun
    WaitQueue *queue; // what it waits in; NULL
    int64_t due_ns;   // when it wakes up by itself; LOOP_FOREVER
    WaitEnd end;
    const char *what; // it waits for, or did last ("a lock"); NULL
    Value about;  // whose name follows; borrowed while it waits; None: the main thread; or NO_VALUE
    Value object; // of the program, which knows its name; a reference, or NO_VALUE
    Value body;   // what it calls, and with what; references
    Tuple *args;
    int64_t ident;
    Coro *base; // owned: its outermost coroutine; NULL of the main thread
    // What the Vm knows of the running thread, while another one runs.
    Coro *coro;
    Frame *frame;
    Handled own_handled, *handled;
    Loop *loop;
    ContextCell own_context, *context;
    Value exception;
    bool is_new;
    int depth, n_freeing;
};

typedef struct Threads {
    Thread main;
    Thread *running;
    Thread *all; // owned: the others, in the order of their start
    WaitQueue ready;
    Thread *sleepers; // in the order in which they wake up
    Thread *ended;    // owned: the last one that did; who runs next frees it
    size_t n_others;
    int64_t last_ident;
    int64_t slice_end_ns; // of the running one
    int64_t busy_ns;      // of the time that has passed: nobody slept
    bool has_told_deadlock;
} Threads;

void threads_init(Vm *vm);
void threads_deinit(Vm *vm); // before the stacks are freed

// Starts a thread that calls [body] with [args] (takes them). Who is ready goes first, as they have
// asked for CPython's lock before; then the new one runs up to its first wait before this returns.
// [object] has its name; NO_VALUE: what it raises is told here. Returns its ident; 0 with an
// exception set.
int64_t thread_start(Vm *vm, Value object, Value body, Tuple *args);

// The running thread waits in [queue] (NULL: it only sleeps) until it is woken or the clock shows
// [due_ns] (LOOP_FOREVER: never). [what] and the name of [about] are for the report of a deadlock.
WaitEnd thread_wait(Vm *vm, WaitQueue *queue, int64_t due_ns, const char *what, Value about);
// Wakes the first [n] of those who wait. Returns how many there were.
size_t thread_wake(Vm *vm, WaitQueue *queue, size_t n);
// Lets those run that are ready or whose time has come.
void thread_yield(Vm *vm);
// The same, for one who asks again and again, when its slice of time is used up.
void thread_poll(Vm *vm);

// After WAIT_DEADLOCK: says who waits for what, once, and raises SystemExit. Returns NO_VALUE.
Value thread_tell_deadlock(Vm *vm);
// Adds the name of the thread that the program knows as [object]; None is the main thread.
void thread_add_name(Vm *vm, Value object, Str *out);
// Adds a line for each thread that waits, apart from the running one unless [with_this].
void thread_report(Vm *vm, bool with_this, Str *out);

// The running thread has used up its ticks: others take their turns, and time passes.
void thread_end_slice(Vm *vm);
// What runs between these two takes nothing from the thread's slice.
int64_t vm_pause_slice(Vm *vm);
void vm_resume_slice(Vm *vm, int64_t left);
void vm_begin_slice(Vm *vm); // tick.c: the ticks of a thread count from now on

// Reads the clock. Each reading lets a little time pass, so that who waits for a moment by asking
// for the time comes to an end.
int64_t vm_clock(Vm *vm);
