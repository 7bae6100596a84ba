// What coro.c, pool.c and overflow.c share: the descriptor of a coroutine and the slabs it comes
// from. Invariant: a Coro and its stack belong together for as long as the pool lives; making a
// coroutine of a pooled one writes nothing but its descriptor.
#pragma once

#include "base/check.h"
#include "coro/coro.h"
#include "coro/sanitize.h"

// The state of a freed coroutine, until its stack is used again.
enum { CORO_FREED = CORO_FINISHED + 1 };

struct Coro {
    void *parked;  // where it stands while it does not run; first: coro_prefetch reads it
    void *resumer; // where whoever resumed it stands while it runs
    CoroFn *fn;    // with `data` and `name`: the arguments of coro_new
    void *data;
    const char *name;
    CoroPool *pool;
    char *low;            // its lowest byte above the guard
    uint32_t stack_bytes; // from `low` to the coloured top
    uint8_t state;        // CoroState or CORO_FREED
    bool is_guarded;
#if CORO_ASAN
    const void *resumer_low; // the stack of whoever resumed it, while it runs
    size_t resumer_bytes;
    bool is_handed_on; // to be resumed by coro_transfer: these two are its already
#endif
} __attribute__((aligned(64)));

_Static_assert(offsetof(Coro, parked) == 0, "coro_prefetch depends on it");
_Static_assert(CORO_ASAN || sizeof(void *) != 8 || sizeof(Coro) == 64, "one cache line each");

// One mapping, cut into slots; slot i is | guard | stack of coros[i] |.
typedef struct CoroSlab {
    struct CoroSlab *next; // owned: an older one
    char *base;            // owned: the mapping
    size_t n_slots;        // there is room for
    size_t n_made;         // cut so far; the others were never touched
    size_t slot_bytes, guard_bytes;
    Coro *coros;                       // owned: n_slots descriptors
    unsigned *valgrind_ids;            // owned; NULL unless Valgrind watches
    struct CoroOverflowRange *watched; // its entry in the registry of overflow.c
} CoroSlab;

struct CoroPool {
    size_t n_pooled;     // how many of `pooled` there are
    Coro **pooled;       // owned; a stack, the warmest last; has room for n_made
    size_t n_idle;       // the lowest n_pooled of this while: pooled[0 .. n_idle) was not needed
    size_t n_frees_left; // until this while is over
    size_t n_trimmed;    // pooled[0 .. n_trimmed) were without memory when this while began
    size_t stack_bytes, slot_bytes, guard_bytes;
    CoroGuard guard;
    size_t n_guards_left; // that may still be made; without limit: SIZE_MAX
    CoroSlab *slabs;      // owned; the first one is being cut
    size_t pooled_cap;
    size_t n_made, n_unguarded;
};

// A coroutine on a stack that was never used. Never NULL.
Coro *coro_pool_make(CoroPool *pool);

// Ends a while in the life of [pool]: gives back memory that was not needed in it.
void coro_pool_settle(CoroPool *pool);

// A coroutine whose stack is free to use. Never NULL.
static inline Coro *coro_pool_take(CoroPool *pool) {
    if (UNLIKELY(pool->n_pooled == 0)) return coro_pool_make(pool);
    Coro *coro = pool->pooled[--pool->n_pooled];
    if (UNLIKELY(pool->n_pooled < pool->n_idle)) pool->n_idle = pool->n_pooled;
    CORO_UNPOISON(coro->low, coro->stack_bytes); // one that was dropped left traces of its frames
    return coro;
}

static inline void coro_pool_give(CoroPool *pool, Coro *coro) {
    pool->pooled[pool->n_pooled++] = coro;
    if (UNLIKELY(--pool->n_frees_left == 0)) coro_pool_settle(pool);
}
