// See large.h.
#include "base/large.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void *map(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

// From one kind to the other, or where mappings cannot be moved.
static void *move(void *old, size_t old_bytes, size_t bytes) {
    void *memory = bytes < LARGE_BYTES ? malloc(bytes) : map(bytes);
    if (!memory) return NULL;
    if (old) memcpy(memory, old, old_bytes < bytes ? old_bytes : bytes);
    large_free(old, old_bytes);
    return memory;
}

void *large_realloc(void *old, size_t old_bytes, size_t bytes) {
    if (bytes < LARGE_BYTES && (!old || old_bytes < LARGE_BYTES)) return realloc(old, bytes);
#ifdef MREMAP_MAYMOVE
    if (old && bytes >= LARGE_BYTES && old_bytes >= LARGE_BYTES) {
        void *memory = mremap(old, old_bytes, bytes, MREMAP_MAYMOVE);
        return memory == MAP_FAILED ? NULL : memory;
    }
#endif
    return move(old, old_bytes, bytes);
}

void large_free(void *memory, size_t bytes) {
    if (!memory) return;
    if (bytes < LARGE_BYTES)
        free(memory);
    else
        munmap(memory, bytes);
}
