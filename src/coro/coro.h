// Stackful coroutines: a function that can pause in the middle and be resumed, on a stack of its
// own.
//
// One thread. A coroutine is resumed by whoever holds it and yields back to that one (or hands on
// to another, coro_transfer); the resumer may differ each time, so delegation can resume an
// innermost coroutine directly. Values travel both ways as untyped pointers that this room never
// looks into.
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
//     | colour | frames in use ... | never touched ... | guard |
//     ^ slot end                   ^ parked            ^ low   ^ slot begin
//
// The Coro itself stands in a dense array beside the stacks, so that a scheduler that goes through
// many of them touches one cache line each before it touches the stack.
//
// A fresh coroutine starts with the default floating-point control state (rounding, exception
// masks); from then on it keeps its own, as it keeps the callee-saved registers.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef struct Coro Coro;
typedef struct CoroPool CoroPool;
typedef void *CoroFn(Coro *self, void *value);

typedef enum CoroState { CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_FINISHED } CoroState;

// What stands below each stack and makes an overflow a message instead of a corrupted neighbour. It
// is one page: compile with -fstack-clash-protection, or a frame larger than that may step over it.
typedef enum CoroGuard {
    CORO_GUARD_BEST,     // MADVISE where the kernel has it, else MPROTECT
    CORO_GUARD_MADVISE,  // MADV_GUARD_INSTALL (Linux 6.13): as many as there are stacks
    CORO_GUARD_MPROTECT, // costs two mappings each: up to a quarter of vm.max_map_count, then none
    CORO_GUARD_NONE,     // ask coro_headroom, or trust the program
} CoroGuard;

typedef struct CoroPoolConfig {
    size_t stack_bytes; // of each coroutine, without its guard, rounded up to pages, 4 KiB to 1
                        // GiB; 0: the default, 64 KiB (four times that under AddressSanitizer)
    CoroGuard guard;
} CoroPoolConfig;

// A pool of stacks. Freed stacks are reused, last in first out; memory is given back to the system
// by a decaying high-water mark. [config] may be NULL.
// Errors: NULL with [error] set when the configuration cannot be met.
CoroPool *coro_pool_new(const CoroPoolConfig *config, Error *error);

// Frees the pool and every stack of it, suspended ones as coro_free would. No coroutine of it may
// be running.
void coro_pool_free(CoroPool *pool);
// The same bit by bit, so that pools of very many stacks keep nobody waiting: false when the pool
// is gone. Nothing else may be done with it meanwhile.
bool coro_pool_free_some(CoroPool *pool);

// Says that whatever stands on the pool's stacks will never be resumed, so that also those may be
// freed that others, left by coro_jump, are nested in. None of them may be running.
void coro_pool_abandon(CoroPool *pool);

// Gives back at once the memory of every stack that is not in use.
void coro_pool_trim(CoroPool *pool);

// What a pool holds. n_made = n_live + n_pooled.
typedef struct CoroPoolView {
    size_t stack_bytes; // of each, without its guard
    CoroGuard guard;    // in use: never CORO_GUARD_BEST
    size_t n_made;      // stacks there are
    size_t n_live;      // made by coro_new and not yet freed
    size_t n_pooled;    // wait to be reused ...
    size_t n_trimmed;   // ... of which these have given their memory back
    size_t n_unguarded; // have no guard below them
} CoroPoolView;
CoroPoolView coro_pool_view(const CoroPool *pool);

// Makes a coroutine that will run [fn]; nothing runs yet. [data] is for coro_data; [name] is
// borrowed and must outlive it; it is what errors call it by. Never NULL.
Coro *coro_new(CoroPool *pool, CoroFn *fn, void *data, const char *name);

// Runs [coro] until it yields or returns, and returns what it yielded or returned (coro_state tells
// which). Misuse (resuming one that runs or has finished) ends the program with a message naming
// it; ask coro_can_resume first where the caller is not sure.
void *coro_resume(Coro *coro, void *value);

// Gives [value] and control to the resumer of [self], which must be the innermost running
// coroutine; returns the value of the next resume. Misuse ends the program with a message naming
// it.
void *coro_yield(Coro *self, void *value);

// Suspends [self], which must be the innermost running coroutine, and runs [next] in its place: it
// gets [value], and what it yields or returns goes to the resumer of [self]. Half the switches of
// yielding to a resumer who then resumes [next]. Returns the value of the next resume; misuse as
// above.
void *coro_transfer(Coro *self, Coro *next, void *value);

// The same for a scheduler that knows by its own books that [self] is the innermost running
// coroutine and [next] is suspended, or just made: nothing is checked.
void *coro_transfer_unchecked(Coro *self, Coro *next, void *value);
void *coro_transfer_to_new_unchecked(Coro *self, Coro *next, void *value);

// Ends [self], which must be the innermost running coroutine, where it stands, gives its stack back
// as coro_free does, and runs [next] in its place (NULL: its resumer). One switch less than
// returning to a resumer who frees it and then resumes [next].
_Noreturn void coro_end(Coro *self, Coro *next, void *value);
// The same for such a scheduler, if [next] is suspended.
_Noreturn void coro_end_unchecked(Coro *self, Coro *next, void *value);

// Where a tower of coroutines stands still.
typedef struct CoroPause {
    void *parked;
    const void *low; // the stack that it is on
    size_t bytes;
} CoroPause;

// Gives control to the resumer of [outer] while [outer] and all that run on top of it, or instead
// of it, stay as they are; [self] is the innermost running coroutine, and may be [outer]. Returns
// when coro_unpause is called with the same [at]. So whoever drives a whole tower of coroutines
// gets control back in the middle of it.
void coro_pause(Coro *self, Coro *outer, CoroPause *at);
// Goes on there. Returns when that pauses again, or [outer] yields or returns.
void coro_unpause(Coro *outer, CoroPause *at);

// Suspends [self], which must be the innermost running coroutine, together with those that it is
// nested in, and goes on in [next], which was left in the same way, or begins it: so each is one of
// several nests that take turns, as threads do. Nobody's resumer changes; a coroutine that is begun
// like this has none, so it must neither yield nor return but jump away for good. Returns the value
// of the jump back; misuse as above.
void *coro_jump(Coro *self, Coro *next, void *value);

// Gives the stack back. [coro] must not be running; one that is suspended is dropped where it
// stands: nothing on its stack is cleaned up. Misuse ends the program with a message naming it.
void coro_free(Coro *coro);

CoroState coro_state(const Coro *coro);
void *coro_data(const Coro *coro);
const char *coro_name(const Coro *coro);

// False with [error] saying why coro_resume would be misuse ("coroutine 'b' is already running").
bool coro_can_resume(const Coro *coro, Error *error);

// Bytes of stack left to the running coroutine [self] above its guard.
size_t coro_headroom(const Coro *self);

// Where it stands on its stack while it does not run. A Coro begins with that.
static inline const char *coro_parked(const Coro *coro) {
    return *(char *const *)(const void *)coro;
}

// Fetches the top of a parked stack into the cache; a scheduler calls it a few coroutines ahead.
static inline __attribute__((always_inline)) void coro_prefetch(const Coro *coro) {
    const char *parked = coro_parked(coro);
    __builtin_prefetch(parked);
    __builtin_prefetch(parked + 64);
}

// What a window shows of a coroutine. Only the bounds of its stack are known while it runs or when
// it has finished; one that was never resumed has no registers yet.
typedef struct CoroView {
    const void *stack_low, *stack_high; // the usable stack: [low, high)
    const void *stack_pointer;          // saved at the last switch away from it
    const void *resume_address;         // where it goes on
    size_t used_bytes;                  // in use at the last switch
    struct {
        const char *name;
        uint64_t value;
    } registers[24]; // those saved at the last switch
    int n_registers;
} CoroView;
CoroView coro_view(const Coro *coro);

// The same of whoever resumed [coro], which runs: what was saved when it was left. The bounds of
// that stack are not known.
CoroView coro_resumer_view(const Coro *coro);

// Hands each coroutine of [pool] that was made and not yet freed to [see], the oldest first.
void coro_pool_each(const CoroPool *pool, void (*see)(void *data, const Coro *coro), void *data);
