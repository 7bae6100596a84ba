// A growing array of any plain type, as a struct that its owner can read directly:
//
//     VEC(int) numbers = {0};
//     vec_push(&numbers, 7);
//     for (size_t i = 0; i < numbers.n; i++) use(numbers.at[i]);
//     vec_deinit(&numbers);
//
// A zeroed struct is an empty vector. Pointers into `at` last until the next push or reserve.
#pragma once

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/large.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at; /* owned, of large.h */                                                          \
        size_t n, capacity;                                                                        \
    }

__attribute__((returns_nonnull)) static inline void *vec_grown(void *at, size_t *capacity,
                                                               size_t wanted, size_t item_bytes) {
    size_t grown = *capacity ? *capacity * 2 : 8;
    if (grown < wanted) grown = wanted;
    void *moved = large_realloc(at, *capacity * item_bytes, grown * item_bytes);
    if (!moved) check_no_memory("a vector");
    *capacity = grown;
    return moved;
}

#define vec_reserve(vec, wanted)                                                                   \
    ((wanted) > (vec)->capacity                                                                    \
         ? (void)((vec)->at = vec_grown((vec)->at, &(vec)->capacity, (wanted), sizeof *(vec)->at)) \
         : (void)0)
#define vec_push(vec, ...)                                                                         \
    (vec_reserve((vec), (vec)->n + 1), (void)((vec)->at[(vec)->n++] = (__VA_ARGS__)))
#define vec_pop(vec)   ((vec)->at[--(vec)->n])
#define vec_last(vec)  ((vec)->at[(vec)->n - 1])
#define vec_clear(vec) ((void)((vec)->n = 0))
#define vec_deinit(vec)                                                                            \
    (large_free((vec)->at, (vec)->capacity * sizeof *(vec)->at),                                   \
     (void)memset((vec), 0, sizeof *(vec)))
