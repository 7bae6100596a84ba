// Stackful coroutines: a function that can pause in the middle and be resumed, on a stack of its own.
//
// One thread. A coroutine is resumed by whoever holds it and yields back to that one; the resumer
// may differ each time, so delegation can resume an innermost coroutine directly. Values travel both
// ways as untyped pointers that this room never looks into.
//
//     static void *body(Coro *self, void *first) {     // `first` is the first resume's value
//         void *second = coro_yield(self, first);       // travels to the resumer and back
//         return second;                                // the last resume returns it
//     }
//     Coro *c = coro_new(pool, body, NULL, "c");
//     coro_resume(c, x);  ...  coro_free(c);
//
// A stack, from high addresses to low (it grows down), all of it one slot of a pooled slab:
//
//     | Coro | colour | frames in use ... | never touched ... | guard page |
//     ^ slot end                          ^ saved sp                       ^ slot begin
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef struct Coro Coro;
typedef struct CoroPool CoroPool;
typedef void *CoroFn(Coro *self, void *value);

typedef enum CoroState { CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_FINISHED } CoroState;

typedef enum CoroGuard {
    CORO_GUARD_BEST, // MADV_GUARD_INSTALL where the kernel has it, else mprotect up to a limit, else none
    CORO_GUARD_MADVISE,
    CORO_GUARD_MPROTECT,
    CORO_GUARD_NONE,
} CoroGuard;

typedef struct CoroPoolConfig {
    size_t stack_bytes; // of each coroutine, its Coro and guard included; 0: the default of 64 KiB
    CoroGuard guard;
} CoroPoolConfig;

// A pool of stacks. Freed stacks are reused, last in first out; memory is given back to the system
// by a decaying high-water mark. [config] may be NULL.
// Errors: NULL with [error] set when the configuration cannot be met.
CoroPool *coro_pool_new(const CoroPoolConfig *config, Error *error);

// Frees the pool and every stack of it. No coroutine of it may be running.
void coro_pool_free(CoroPool *pool);

// Makes a coroutine that will run [fn]; nothing runs yet. [data] is for coro_data; [name] is
// borrowed and must outlive it; it is what errors call it by. Never NULL.
Coro *coro_new(CoroPool *pool, CoroFn *fn, void *data, const char *name);

// Runs [coro] until it yields or returns, and returns what it yielded or returned (coro_state tells
// which). Misuse (resuming one that runs or has finished) ends the program with a message naming it;
// ask coro_can_resume first where the caller is not sure.
void *coro_resume(Coro *coro, void *value);

// Gives [value] and control to the resumer of [self], which must be the running coroutine; returns
// the value of the next resume.
void *coro_yield(Coro *self, void *value);

// Gives the stack back. [coro] must not be running; one that is suspended is dropped where it stands:
// nothing on its stack is cleaned up.
void coro_free(Coro *coro);

CoroState coro_state(const Coro *coro);
void *coro_data(const Coro *coro);
const char *coro_name(const Coro *coro);

// False with [error] saying why coro_resume would be misuse ("coroutine 'b' is already running").
bool coro_can_resume(const Coro *coro, Error *error);

// Bytes of stack left to the running coroutine [self] above its guard.
size_t coro_headroom(const Coro *self);

// What a window shows of a coroutine.
typedef struct CoroView {
    const void *stack_low, *stack_high; // the usable stack: [low, high)
    const void *stack_pointer;          // saved at the last switch away from it
    const void *resume_address;         // where it goes on
    size_t used_bytes;                  // in use at the last switch
    struct {
        const char *name;
        uintptr_t value;
    } registers[16]; // those saved at the last switch
    int n_registers;
} CoroView;
CoroView coro_view(const Coro *coro);
