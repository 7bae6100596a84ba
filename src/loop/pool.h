// Pools of equal items: taking and giving back is a pop and a push, and everything is freed at
// once. Items are found again with pool_each, so that what was never given back can be let go of.
// With AddressSanitizer, items that were given back are poisoned.
#pragma once

#include <stddef.h>

#include "base/check.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define POOL_POISON(item, bytes)   __asan_poison_memory_region(item, bytes)
#define POOL_UNPOISON(item, bytes) __asan_unpoison_memory_region(item, bytes)
#else
#define POOL_POISON(item, bytes)   ((void)0)
#define POOL_UNPOISON(item, bytes) ((void)0)
#endif

typedef struct PoolSlab PoolSlab;

typedef struct PoolItem { // what an item is while it is free
    struct PoolItem *next;
} PoolItem;

typedef struct Pool {
    PoolItem *free;
    char *fresh, *fresh_end; // the part of the newest slab that was never taken
    PoolSlab *slabs;         // owned; newest first
    size_t item_bytes;       // a multiple of 64
    size_t head_bytes; // of a free item that stay readable: its link, and what pool_each looks at
    size_t n_made;     // items that were ever taken
} Pool;

void pool_init(Pool *pool, size_t item_bytes, size_t head_bytes);
void pool_deinit(Pool *pool);

// Calls [visit] for every item that was ever taken, free ones included; [visit] must tell them
// apart by their first head_bytes (all zero but the link in a free one is not promised: see its
// owner).
void pool_each(Pool *pool, void (*visit)(void *data, void *item), void *data);

void pool_grow(Pool *pool);

// Those that were taken and not given back. Cost: O(n); a count would make each taking and giving
// longer for the sake of tests.
size_t pool_n_live(const Pool *pool);

// Returns an item with whatever is in it. Never NULL.
static inline void *pool_take(Pool *pool) {
    PoolItem *item = pool->free;
    if (LIKELY(item != NULL)) {
        pool->free = item->next;
    } else {
        if (UNLIKELY(pool->fresh == pool->fresh_end)) pool_grow(pool);
        item = (PoolItem *)pool->fresh;
        pool->fresh += pool->item_bytes;
        pool->n_made++;
    }
    POOL_UNPOISON(item, pool->item_bytes);
    return item;
}

static inline void pool_give(Pool *pool, void *at) {
    PoolItem *item = at;
    item->next = pool->free;
    pool->free = item;
    POOL_POISON((char *)at + pool->head_bytes, pool->item_bytes - pool->head_bytes);
}
