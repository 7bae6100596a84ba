// What coro.c, pool.c and overflow.c share: the descriptor of a coroutine and the slabs it comes
// from. Invariant: a Coro and its stack belong together for as long as the pool lives; making a
// coroutine of a pooled one writes nothing but its descriptor and one cache line at the top of its
// stack.
#pragma once

#include "coro/coro.h"
#include "coro/sanitize.h"

// A freed coroutine, until its slot is used again. Odd, as all that may not be resumed.
enum { CORO_FREED = CORO_FINISHED + 2 };

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
    size_t stack_bytes, slot_bytes, guard_bytes;
    CoroGuard guard;
    size_t n_guards_left; // that may still be made; without limit: SIZE_MAX
    CoroSlab *slabs;      // owned; the first one is being cut
    Coro **pooled;        // owned; a stack, the warmest last; room for n_made
    size_t n_pooled, pooled_cap;
    size_t n_trimmed; // pooled[0 .. n_trimmed) have no memory
    size_t n_made, n_live, n_unguarded;
    size_t n_live_peak;     // since the mark was last moved
    size_t mark;            // how many stacks are worth keeping
    size_t n_frees_to_trim; // until the mark is moved again
};

// Returns a coroutine whose stack is free to use.
Coro *coro_pool_take(CoroPool *pool);
void coro_pool_give(CoroPool *pool, Coro *coro);
