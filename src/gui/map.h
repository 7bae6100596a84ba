// A table from 64-bit hashes to small numbers (indices into somebody's vector). The hashes are
// taken as unique: with 64 good bits and some ten thousand entries two never meet.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define MAP_NONE UINT32_MAX

// A zeroed Map is an empty one.
typedef struct Map {
    uint64_t *keys; // owned; 0: free
    uint32_t *values;
    size_t n, capacity;
} Map;

uint32_t map_get(const Map *map, uint64_t key); // MAP_NONE: not in the map
void map_put(Map *map, uint64_t key, uint32_t value);
void map_clear(Map *map);
void map_deinit(Map *map);

// Folds [n] bytes into [hash]; never 0. The same on every machine of the same byte order.
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n);
static inline uint64_t hash_mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}
