// Where containers (see gc.h) live: in pages by size, so that all of them can be walked; each has a
// count beside it for the collector.
#pragma once

#include "lang/core/vm.h"

typedef struct ContainerWalk {
    const void *page;  // that it is in
    const void *block; // or, behind the pages, the block
    size_t at, units;
    size_t n_passed; // places that nobody lives in
    bool is_in_blocks;
} ContainerWalk;

// The next living container, of each size the oldest places first; NULL: there are no more. [walk]
// starts zeroed; nothing may be made or freed meanwhile.
Object *container_next(Vm *vm, ContainerWalk *walk);
// The collector's count of [object]; NULL: it is no container.
uint32_t *container_count(Vm *vm, Object *object);
