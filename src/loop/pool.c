// Pools grow by slabs of doubling size; a slab is cut from its beginning on, so that items made one
// after the other lie one after the other.
#include "loop/pool.h"

#include <stdlib.h>

struct PoolSlab {
    PoolSlab *older;
    char *begin, *end;
};

enum { LINE = 64, FIRST_ITEMS = 64, MOST_ITEMS = 4096 };

void pool_init(Pool *pool, size_t item_bytes, size_t head_bytes) {
    *pool = (Pool){.item_bytes = (item_bytes + LINE - 1) / LINE * LINE, .head_bytes = head_bytes};
}

RARE void pool_grow(Pool *pool) {
    size_t n_items = FIRST_ITEMS;
    if (pool->slabs) {
        n_items = 2 * (size_t)(pool->slabs->end - pool->slabs->begin) / pool->item_bytes;
        if (n_items > MOST_ITEMS) n_items = MOST_ITEMS;
    }
    PoolSlab *slab = aligned_alloc(LINE, LINE + n_items * pool->item_bytes);
    if (!slab) check_no_memory("tasks and futures");
    slab->older = pool->slabs;
    slab->begin = (char *)slab + LINE;
    slab->end = slab->begin + n_items * pool->item_bytes;
    pool->slabs = slab;
    pool->fresh = slab->begin;
    pool->fresh_end = slab->end;
    POOL_POISON(slab->begin, n_items * pool->item_bytes);
}

size_t pool_n_live(const Pool *pool) {
    size_t n = pool->n_made;
    for (const PoolItem *item = pool->free; item; item = item->next)
        n--;
    return n;
}

void pool_each(Pool *pool, void (*visit)(void *data, void *item), void *data) {
    char *end = pool->fresh; // of the newest slab; older ones are full
    for (PoolSlab *slab = pool->slabs; slab; slab = slab->older) {
        for (char *item = slab->begin; item < end; item += pool->item_bytes)
            visit(data, item);
        end = slab->older ? slab->older->end : NULL;
    }
}

void pool_deinit(Pool *pool) {
    while (pool->slabs) {
        PoolSlab *slab = pool->slabs;
        pool->slabs = slab->older;
        POOL_UNPOISON(slab->begin, (size_t)(slab->end - slab->begin));
        free(slab);
    }
    *pool = (Pool){0};
}
