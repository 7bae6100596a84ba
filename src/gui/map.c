// Open addressing with linear probing; at most half full, so that a search is short.
#include "gui/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

static size_t place_of(const Map *map, uint64_t key) {
    size_t mask = map->capacity - 1, at = (size_t)(key >> 7) & mask;
    while (map->keys[at] && map->keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

static void grow(Map *map) {
    Map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 64;
    map->keys = calloc(map->capacity, sizeof *map->keys);
    map->values = calloc(map->capacity, sizeof *map->values);
    if (!map->keys || !map->values) check_no_memory("a cache");
    for (size_t i = 0; i < old.capacity; i++) {
        if (!old.keys[i]) continue;
        size_t at = place_of(map, old.keys[i]);
        map->keys[at] = old.keys[i];
        map->values[at] = old.values[i];
    }
    free(old.keys);
    free(old.values);
}

uint32_t map_get(const Map *map, uint64_t key) {
    if (!map->capacity) return MAP_NONE;
    size_t at = place_of(map, key);
    return map->keys[at] ? map->values[at] : MAP_NONE;
}

void map_put(Map *map, uint64_t key, uint32_t value) {
    CHECK(key, "0 stands for a free place");
    if (map->n * 2 >= map->capacity) grow(map);
    size_t at = place_of(map, key);
    map->n += !map->keys[at];
    map->keys[at] = key;
    map->values[at] = value;
}

void map_clear(Map *map) {
    if (map->keys) memset(map->keys, 0, map->capacity * sizeof *map->keys);
    map->n = 0;
}

void map_deinit(Map *map) {
    free(map->keys);
    free(map->values);
    *map = (Map){0};
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n) {
    const unsigned char *at = bytes;
    for (; n >= 8; at += 8, n -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = hash_mix(hash, word);
    }
    uint64_t rest = n;
    for (size_t i = 0; i < n; i++)
        rest = rest << 8 | at[i];
    hash = hash_mix(hash, rest);
    return hash ? hash : 1;
}
