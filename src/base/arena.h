// An arena: many small allocations that live and die together. Nothing is freed one by one.
#pragma once

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

// A zeroed Arena is an empty one.
typedef struct Arena {
    ArenaBlock *newest; // owned; a chain of blocks
    size_t used_bytes;  // handed out since the last reset
} Arena;

// Returns [bytes] zeroed bytes, aligned for any type; never NULL. Lives until arena_deinit/reset.
void *arena_alloc(Arena *arena, size_t bytes);

// Returns a copy of the [length] bytes at [text], with a NUL after them.
char *arena_copy(Arena *arena, const char *text, size_t length);

// Returns the formatted text, as printf would print it.
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Forgets everything that was allocated but keeps one block for what comes next.
void arena_reset(Arena *arena);

void arena_deinit(Arena *arena);

// For whoever must not keep others waiting while a large arena is freed: takes a block out, which
// the caller gives to large_free, and tells its size. NULL: there is none left.
void *arena_take_block(Arena *arena, size_t *bytes);
