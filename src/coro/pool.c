// Stacks in slabs. A slab is one mapping without reserve, cut into slots as they are first needed;
// its pages come into being when a coroutine touches them and are never zeroed or unmapped one by
// one.
//
// Freed stacks go on a stack of their own (the warmest is used next). What lies deepest there gives
// its memory back when it was not needed for a while: each time as many coroutines were freed as
// there are stacks with memory, half of those that stayed unused meanwhile give theirs back. So the
// pool follows the highest number of live coroutines down slowly, and wave after wave of the same
// size gives nothing back and takes nothing anew.
#include "coro/pool.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/check.h"
#include "coro/overflow.h"

#ifndef MADV_GUARD_INSTALL
#define MADV_GUARD_INSTALL 102 // Linux 6.13, newer than many headers
#endif

enum {
    DEFAULT_STACK_BYTES = 64 * 1024 * (CORO_ASAN ? 4 : 1), // its frames are that much larger
    MIN_STACK_BYTES = 4096,
    MAX_STACK_BYTES = 1 << 30,
    SLAB_SLOTS = 256,
    SLAB_BYTES = 64 << 20, // at most, while a slot is smaller
    COLOUR_BYTES = 64,     // a cache line
    COLOURS_BYTES = 2048,  // half a page, so that a small stack still touches one page only
    MIN_KEPT = 64,         // stacks that keep their memory in any case
};

static size_t page_bytes(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

static size_t round_up(size_t bytes, size_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

// Whether the kernel has lightweight guards. An emulator may accept the advice and forget it, so
// the kernel is asked to write to a guard: it refuses with EFAULT where touching it would be a
// SIGSEGV.
static bool has_madvise_guard(void) {
    size_t bytes = page_bytes();
    void *page = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return false;
    bool has = madvise(page, bytes, MADV_GUARD_INSTALL) == 0 && uname(page) != 0;
    munmap(page, bytes);
    return has;
}

// Half of the mappings that a process may have are left to everything else.
static size_t max_mprotect_guards(void) {
    long max_map_count = 65530; // the kernel's default
    FILE *file = fopen("/proc/sys/vm/max_map_count", "r");
    if (file) {
        if (fscanf(file, "%ld", &max_map_count) != 1) max_map_count = 65530;
        fclose(file);
    }
    return (size_t)max_map_count / 4;
}

static bool configure(CoroPool *pool, const CoroPoolConfig *config, Error *error) {
    size_t stack_bytes = config && config->stack_bytes ? config->stack_bytes : DEFAULT_STACK_BYTES;
    if (stack_bytes < MIN_STACK_BYTES || stack_bytes > MAX_STACK_BYTES)
        return error_set(error, "a coroutine's stack of %zu bytes: from 4096 to %d are possible",
                         stack_bytes, MAX_STACK_BYTES);
    pool->guard = config ? config->guard : CORO_GUARD_BEST;
    if (pool->guard == CORO_GUARD_BEST)
        pool->guard = has_madvise_guard() ? CORO_GUARD_MADVISE : CORO_GUARD_MPROTECT;
    else if (pool->guard == CORO_GUARD_MADVISE && !has_madvise_guard())
        return error_set(error, "this kernel has no MADV_GUARD_INSTALL (it came with Linux 6.13)");

    size_t page = page_bytes();
    pool->n_guards_left = pool->guard == CORO_GUARD_MADVISE    ? SIZE_MAX
                          : pool->guard == CORO_GUARD_MPROTECT ? max_mprotect_guards()
                                                               : 0;
    pool->guard_bytes = pool->guard == CORO_GUARD_NONE ? 0 : page;
    pool->stack_bytes = round_up(stack_bytes, page);
    pool->slot_bytes = pool->stack_bytes + pool->guard_bytes;
    // An odd number of pages, or the tops of the stacks share few sets of the address cache.
    if (pool->slot_bytes / page % 2 == 0) pool->slot_bytes += page;
    return true;
}

CoroPool *coro_pool_new(const CoroPoolConfig *config, Error *error) {
    CoroPool *pool = calloc(1, sizeof *pool);
    if (!pool) check_no_memory("a pool of coroutines");
    if (!configure(pool, config, error)) {
        free(pool);
        return NULL;
    }
    pool->n_frees_left = MIN_KEPT;
    return pool;
}

static void free_slab(CoroSlab *slab) {
    for (size_t i = 0; i < slab->n_made; i++) {
        CHECK(slab->coros[i].state != CORO_RUNNING,
              "the pool of coroutine '%s' is freed while it runs", coro_name(&slab->coros[i]));
        if (slab->valgrind_ids) VALGRIND_STACK_DEREGISTER(slab->valgrind_ids[i]);
    }
    coro_overflow_forget(slab);
    CORO_UNPOISON(slab->base, slab->n_slots * slab->slot_bytes);
    munmap(slab->base, slab->n_slots * slab->slot_bytes);
    free(slab->valgrind_ids);
    free(slab->coros);
    free(slab);
}

void coro_pool_abandon(CoroPool *pool) {
    for (CoroSlab *slab = pool->slabs; slab; slab = slab->next)
        for (size_t i = 0; i < slab->n_made; i++)
            if (slab->coros[i].state == CORO_RUNNING) slab->coros[i].state = CORO_SUSPENDED;
}

bool coro_pool_free_some(CoroPool *pool) {
    CoroSlab *slab = pool->slabs;
    if (slab) {
        pool->slabs = slab->next;
        free_slab(slab);
        return true;
    }
    free(pool->pooled);
    free(pool);
    return false;
}

void coro_pool_free(CoroPool *pool) {
    while (pool && coro_pool_free_some(pool))
        continue;
}

// Puts a fresh slab in front of the others.
static void add_slab(CoroPool *pool) {
    CoroSlab *slab = calloc(1, sizeof *slab);
    if (!slab) check_no_memory("a slab of stacks");
    size_t n_slots = SLAB_BYTES / pool->slot_bytes;
    slab->n_slots = n_slots < 1 ? 1 : n_slots > SLAB_SLOTS ? SLAB_SLOTS : n_slots;
    slab->slot_bytes = pool->slot_bytes;
    slab->guard_bytes = pool->guard_bytes;
    size_t bytes = slab->n_slots * slab->slot_bytes;
    slab->base = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    slab->coros = aligned_alloc(_Alignof(Coro), slab->n_slots * sizeof(Coro));
    if (slab->base == MAP_FAILED || !slab->coros) check_no_memory("the stacks of coroutines");
    madvise(slab->base, bytes, MADV_NOHUGEPAGE); // one touched page must not become 512
#if CORO_VALGRIND
    if (RUNNING_ON_VALGRIND) slab->valgrind_ids = calloc(slab->n_slots, sizeof(unsigned));
#endif
    if (pool->guard != CORO_GUARD_NONE) coro_overflow_watch(slab);
    slab->next = pool->slabs;
    pool->slabs = slab;
}

// Returns whether the [bytes] at [guard] can no longer be touched.
static bool install_guard(CoroPool *pool, char *guard, size_t bytes) {
    if (pool->n_guards_left == 0) return false;
    pool->n_guards_left--;
    return pool->guard == CORO_GUARD_MADVISE ? madvise(guard, bytes, MADV_GUARD_INSTALL) == 0
                                             : mprotect(guard, bytes, PROT_NONE) == 0;
}

RARE Coro *coro_pool_make(CoroPool *pool) {
    if (!pool->slabs || pool->slabs->n_made == pool->slabs->n_slots) add_slab(pool);
    if (pool->n_made == pool->pooled_cap) {
        pool->pooled_cap = pool->pooled_cap ? pool->pooled_cap * 2 : SLAB_SLOTS;
        pool->pooled = realloc(pool->pooled, pool->pooled_cap * sizeof(Coro *));
        if (!pool->pooled) check_no_memory("the list of coroutines");
    }
    CoroSlab *slab = pool->slabs;
    size_t slot = slab->n_made++;
    char *guard = slab->base + slot * slab->slot_bytes;
    // Stacks whose tops lie at the same place of their page would share a few sets of the cache.
    size_t colour = pool->n_made * COLOUR_BYTES %
                    (pool->stack_bytes / 4 < COLOURS_BYTES ? pool->stack_bytes / 4 : COLOURS_BYTES);
    Coro *coro = &slab->coros[slot];
    *coro = (Coro){
        .pool = pool,
        .low = guard + slab->guard_bytes,
        .stack_bytes = (uint32_t)(slab->slot_bytes - slab->guard_bytes - colour),
        .state = CORO_FREED,
        .is_guarded = install_guard(pool, guard, slab->guard_bytes),
    };
    if (slab->valgrind_ids)
        slab->valgrind_ids[slot] =
            VALGRIND_STACK_REGISTER(coro->low, coro->low + coro->stack_bytes);
    pool->n_unguarded += !coro->is_guarded;
    pool->n_made++;
    return coro;
}

// Has [n_bare] of the pooled stacks, the coldest, without memory, and begins a new while.
static void trim(CoroPool *pool, size_t n_bare) {
    for (; pool->n_trimmed < n_bare; pool->n_trimmed++) {
        Coro *coro = pool->pooled[pool->n_trimmed];
        madvise(coro->low, pool->slot_bytes - pool->guard_bytes, MADV_DONTNEED);
    }
    size_t n_with_memory = pool->n_made - pool->n_trimmed;
    pool->n_frees_left = n_with_memory > MIN_KEPT ? n_with_memory : MIN_KEPT;
    pool->n_idle = pool->n_pooled;
}

// Those that were trimmed and not used since.
static size_t n_trimmed(const CoroPool *pool) {
    return pool->n_trimmed < pool->n_idle ? pool->n_trimmed : pool->n_idle;
}

RARE void coro_pool_settle(CoroPool *pool) {
    pool->n_trimmed = n_trimmed(pool);
    size_t n_bare = pool->n_trimmed + (pool->n_idle - pool->n_trimmed) / 2;
    size_t most = pool->n_made > MIN_KEPT ? pool->n_made - MIN_KEPT : 0;
    trim(pool, n_bare < most ? n_bare : most);
}

void coro_pool_trim(CoroPool *pool) {
    pool->n_trimmed = n_trimmed(pool);
    trim(pool, pool->n_pooled);
}

CoroPoolView coro_pool_view(const CoroPool *pool) {
    return (CoroPoolView){
        .stack_bytes = pool->stack_bytes,
        .guard = pool->guard,
        .n_made = pool->n_made,
        .n_live = pool->n_made - pool->n_pooled,
        .n_pooled = pool->n_pooled,
        .n_trimmed = n_trimmed(pool),
        .n_unguarded = pool->n_unguarded,
    };
}
