// Blocks grow with what is asked of them; an allocation is a bump of a pointer. A request larger
// than a block gets a block of its own.
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/large.h"

enum { BLOCK_BYTES = 16 * 1024, ALIGNMENT = 16 };

struct ArenaBlock {
    ArenaBlock *older; // owned
    size_t used, capacity;
    bool is_clean; // zeroed already
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

static ArenaBlock *push_block(Arena *arena, size_t wanted) {
    size_t capacity = wanted > BLOCK_BYTES ? wanted : BLOCK_BYTES;
    bool is_large = wanted > BLOCK_BYTES; // it may well come zeroed from the system
    size_t bytes = sizeof(ArenaBlock) + capacity;
    // Of large_realloc are the system's own pages, which calloc might clear all at once.
    ArenaBlock *block = !is_large             ? malloc(bytes)
                        : bytes < LARGE_BYTES ? calloc(1, bytes)
                                              : large_realloc(NULL, 0, bytes);
    if (!block) check_no_memory("an arena");
    block->older = arena->newest;
    block->used = 0;
    block->capacity = capacity;
    block->is_clean = is_large;
    arena->newest = block;
    return block;
}

void *arena_alloc(Arena *arena, size_t bytes) {
    bytes = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    ArenaBlock *block = arena->newest;
    if (!block || block->capacity - block->used < bytes) block = push_block(arena, bytes);
    void *result = block->bytes + block->used;
    block->used += bytes;
    arena->used_bytes += bytes;
    return block->is_clean ? result : memset(result, 0, bytes);
}

char *arena_copy(Arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    CHECK(length >= 0, "bad format '%s'", format);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static void free_blocks(ArenaBlock *block) {
    while (block) {
        ArenaBlock *older = block->older;
        large_free(block, sizeof *block + block->capacity);
        block = older;
    }
}

void *arena_take_block(Arena *arena, size_t *bytes) {
    ArenaBlock *block = arena->newest;
    if (!block) return NULL;
    arena->newest = block->older;
    *bytes = sizeof *block + block->capacity;
    return block;
}

void arena_reset(Arena *arena) {
    if (!arena->newest) return;
    free_blocks(arena->newest->older);
    arena->newest->older = NULL;
    arena->newest->used = 0;
    arena->newest->is_clean = false;
    arena->used_bytes = 0;
}

void arena_deinit(Arena *arena) {
    free_blocks(arena->newest);
    *arena = (Arena){0};
}
