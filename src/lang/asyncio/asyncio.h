// The part of asyncio that stands on the loop room: the event loop, its handles, and futures, of
// which tasks are a kind. The rest of asyncio is built from these in the language itself
// (modules/asyncio.py), which also gives them the names and texts that programs see.
#pragma once

#include "lang/asyncio/context.h"
#include "lang/core/generator.h"
#include "lang/core/thread.h"
#include "lang/modules/modules.h"
#include "loop/task.h"

// A loop. What the values and exceptions of the loop room are is asked of it (LoopValues.data).
typedef struct LoopObject {
    Object object;
    Dict *dict;
    Vm *vm;
    Loop *loop;                     // owned; NULL while the Vm is freed
    Value cancelled, invalid_state; // the classes
    Type *futures, *tasks;          // the classes of what it makes
    Type *handles, *timer_handles;
    Value task_factory; // or None
    bool is_closed, is_debug;
    bool has_own_soon;          // what becomes ready is given to its call_soon (asyncio_soon.h)
    int64_t step_begin_ns;      // in debug mode: of the task's step that is under way
    AsyncHome *begun;           // async generators that it has to close; of async_hooks.c
    WaitQueue idle;             // the thread that runs it, while nothing is ready
    struct CallbackWalk *walks; // that are under way, of remove_done_callback
    Value dying;                // the future that is being freed, borrowed
    struct FutureObject
        *spare;              // owned: a waiter that has ended, and holds no reference to the loop
    struct LoopObject *next; // in vm->loops
} LoopObject;

typedef struct DoneCallback {
    struct DoneCallback *next;
    struct FutureObject *owner; // borrowed; a reference once it is scheduled
    Value fn;                   // a reference
    ContextUse context;
    bool is_scheduled;
    bool is_leaving; // remove_done_callback has found it
} DoneCallback;

// One is at the callbacks of a future while code of the program runs, which may remove them.
typedef struct CallbackWalk {
    DoneCallback *at; // NULL: at the end
    bool was_moved;   // to the next, since it is gone where it was
    struct CallbackWalk *outer;
} CallbackWalk;

// A future or, if it has a coroutine, a task.
typedef struct FutureObject {
    Object object;
    Dict *dict;
    LoopObject *loop;                        // a reference
    Future *future;                          // a reference
    DoneCallback *callbacks, *last_callback; // last_callback: while there are any
    Value coroutine;                         // of a task; or NO_VALUE
    Value waits_for;                         // the future that a task awaits; or NO_VALUE
    struct FutureObject *waiter; // owned: what the loop room waits for in its stead; or NULL
    ContextUse context;          // of a task
    Value message;               // of the last cancel that nothing took
    // What its exception's traceback becomes as it is next raised: that of when the future broke,
    // then none, so that it does not grow from one await to the next. NO_VALUE: as it is.
    Value traceback;
    Value mistake; // what it yielded cannot be waited for: to be raised in it; or NO_VALUE
    // Of a task: what its next step goes on with, for `foresee`; perhaps gone, never looked into.
    const Generator *resumes;
    const char *parked;
    LoopTurn turn;      // of a task whose loop has_own_soon: that was given to it
    bool has_turn;      // and has not come back
    uint64_t number;    // of those that were made (vm->n_made)
    bool must_cancel;   // it is to be raised on the next turn
    bool is_blocking;   // it was yielded by an `await`, not by a `yield`
    bool is_asking;     // the task calls add_done_callback of what it waits for
    bool is_waiter;     // made by waiter_new
    bool is_forsaken;   // the loop room does not know the task any more
    bool is_held;       // a task that has not ended keeps a reference to itself
    bool goes_silently; // nothing is told if it goes before it ended: nobody else knows of it
} FutureObject;

extern const TypeDef queue_def, loop_def, future_def, handle_def, future_iterator_def, gather_def;
Value handle_call_soon(Frame *frame); // BaseEventLoop.call_soon
// What is in the asyncio.Queue [v], as it is kept: a deque or a list, borrowed. NO_VALUE: it is no
// queue, or keeps them otherwise.
Value queue_items(const Vm *vm, Value v);
LoopObject *loop_running(const Vm *vm); // borrowed; NULL: none runs
LoopObject *loop_any(Vm *vm, Value v);  // NULL: TypeError
LoopObject *loop_of(Vm *vm, Value v);   // NULL: TypeError, RuntimeError when it is closed
bool is_future_object(const Vm *vm, Value v);
// For whose sake [self] calls [fn] when it is done: a group of tasks, another future. 0: not known.
ObjectId future_callback_heir(Vm *vm, const FutureObject *self, Value fn);
// Likewise of a call at a time: a task whose time it limits, a future that it fills.
ObjectId asyncio_call_heir(Vm *vm, Value fn, const Tuple *args);
// A pending future that is for [use] and belongs to [owner] (a queue; 0: none), made by a call of
// [call]; FUTURE_PLAIN: who watches finds out. NULL: MemoryError.
FutureObject *future_object_new(Vm *vm, LoopObject *loop, FutureFor use, ObjectId owner,
                                const char *call);
// A task that is called [name], or by the next number where that is None, and that runs in the
// Context [context], or in a copy of the present one where that is None.
Value task_object_new(Vm *vm, LoopObject *loop, Value coroutine, Value name, Value context);
// Awaits the future [v] in a frame, and is its result. Inline for the same reason as
// generator_switch_out.
Value future_awaited(Vm *vm, Value v); // the second half
static inline Value future_await(Frame *frame, Value v) {
    FutureObject *self = object_of(v);
    if (LIKELY(self->future && !future_is_done(self->future))) {
        Generator *g = frame->generator;
        value_set(frame->vm, &g->delegate, value_ref(v));
        self->is_blocking = true;
        Value sent = generator_yield(frame, value_ref(v));
        value_set(frame->vm, &g->delegate, NO_VALUE);
        if (UNLIKELY(!is_value(sent))) return NO_VALUE;
        value_unref(frame->vm, sent);
    }
    return future_awaited(frame->vm, v);
}
Value future_iterator(Vm *vm, Value future);      // __await__
Value future_object_result(Vm *vm, Value future); // result()
// False: RuntimeError, its __init__ never ran.
bool future_object_is_open(Vm *vm, Value future);
// A waiter is a future that nobody knows but the coroutine in C that makes it, to await it, and
// who is to fill it: most are made again and again from the same one. As future_object_new; and the
// end of it (takes it).
FutureObject *waiter_new(Vm *vm, LoopObject *loop, FutureFor use, ObjectId owner, const char *call);
void waiter_end(Vm *vm, FutureObject *waiter);
void waiter_forget_spare(LoopObject *loop); // before its Loop goes
// Unless it is done, which is false:
bool future_fill(FutureObject *self, Value result);
bool future_break(FutureObject *self, Value exception); // takes it
// As asyncio.create_task does, by the loop's create_task or its factory.
Value loop_create_task(Vm *vm, LoopObject *loop, Value coroutine, Value context);
// Whether its class, or the program for this one loop, says otherwise than the module asyncio,
// whose names are [ours], what time it is or what comes later.
bool loop_has_own_time(Vm *vm, LoopObject *loop, const Dict *ours);
// What was scheduled goes: the tasks whose turns these were, the futures that nobody fills now.
void loop_object_forget(LoopObject *self);
// What a loop holds of tasks and futures: the tasks whose turn is to come, then the futures that
// timers fill. Borrowed.
void loop_object_each_held(LoopObject *self, void (*see)(void *data, Value v), void *data);
// What of that each kind of call holds: false, NULL: it is of another kind.
bool handle_forget(Vm *vm, LoopFn *fn, void *data);
FutureObject *sleep_future(LoopFn *fn, void *data); // a reference of the call's
void future_forget_callback(Vm *vm, FutureFn *fn, void *data);
void loop_object_close(LoopObject *self); // frees the loop; a second time does nothing
// Runs the interpreter's callback; what it raises is told to the loop's handler.
void asyncio_report(LoopObject *self, const char *message, Value exception, Value future, Value fn);
// The same of the exception that is set: a handle's call, or a future's callback, has raised it.
void asyncio_report_call(LoopObject *loop, Value handle);
void asyncio_report_callback(LoopObject *loop, Value fn, Value future);

// In debug mode: a turn of [what], a task or handle, has taken since [begin_ns]; tells if it was
// long.
void asyncio_tell_slow(LoopObject *loop, Value what, int64_t begin_ns);

FutureFn gather_on_child_done; // the callback of a gather's children; refers to the gather
// A callback that will not be called is gone.
void gather_forget(Vm *vm, FutureFn *fn, void *data);

// Functions and coroutine functions that modules/asyncio.py declares, with their parameters, and
// that are written in C. Their arguments stand in the frame's slots. A table ends with a NULL name.
typedef struct AsyncioBody {
    const char *name; // qualified
    Value (*body)(Frame *frame);
} AsyncioBody;
extern const AsyncioBody asyncio_future_bodies[], asyncio_loop_bodies[], asyncio_coroutine_bodies[],
    asyncio_gather_bodies[], asyncio_queue_bodies[], asyncio_handle_bodies[];

extern const ModuleDef asyncio_module;
