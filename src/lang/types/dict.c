// dict: the core of it. See dict.h for how it is laid out.
#include "lang/types/dict.h"

#include <string.h>

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/hash.h"
#include "lang/types/text.h"

enum { PLACE_FREE = -1, PLACE_DELETED = -2, MAX_WITHOUT_INDEX = 8, NOT_FOUND = -1, FAILED = -2 };
enum { ENTRIES_A_TICK = 8 }; // that are only moved

Dict *dict_new(Vm *vm) {
    Dict *dict = object_new(vm, vm->types.dict, 0);
    if (dict) dict->version = vm->next_dict_version++;
    return dict;
}

// ---- finding

// Neighbouring ints have neighbouring places; the bits above take part, so that multiples of a
// large power of two do not all have the same one.
static inline uint32_t first_place(const Dict *dict, int64_t hash) {
    uint64_t h = (uint64_t)hash, above = (h >> 16) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h ^ above >> 32) & dict->index_mask;
}

// Where to look next. Hashes go on in strides of their own: else all that meet a full stretch of
// the index would walk along it together. Odd ones come by every place.
static inline uint32_t next_place(const Dict *dict, uint32_t place, int64_t hash) {
    uint32_t stride = (uint32_t)((uint64_t)hash * UINT64_C(0xD6E8FEB86659FD93) >> 32) | 1;
    return (place + stride) & dict->index_mask;
}

// A text that is equal but was not interned may be the key.
static inline bool is_name(const DictEntry *entry, const Text *name) {
    if (entry->key.bits == (uintptr_t)name) return true;
    return UNLIKELY(entry->hash == name->hash) && is_text(entry->key) &&
           !text_of(entry->key)->is_interned && text_equal(text_of(entry->key), name);
}

int64_t dict_entry_of_name(const Dict *dict, const Text *name) {
    if (!dict->index_mask) {
        for (uint32_t i = 0; i < dict->n_used; i++)
            if (is_name(&dict->entries[i], name)) return i;
        return NOT_FOUND;
    }
    for (uint32_t place = first_place(dict, name->hash);;
         place = next_place(dict, place, name->hash)) {
        int32_t at = dict->index[place];
        if (at == PLACE_FREE) return NOT_FOUND;
        if (at == PLACE_DELETED) continue;
        if (is_name(&dict->entries[at], name)) return at;
    }
}

// 1: the entry is for that key; 0: not; -1: comparing failed.
static int is_key(Vm *vm, const DictEntry *entry, Value key, int64_t hash) {
    if (same(entry->key, key)) return 1;
    if (entry->hash != hash || !is_value(entry->key)) return 0;
    if (is_text(entry->key) && is_text(key) && text_of(key)->object.type == vm->types.text)
        return text_equal(text_of(entry->key), text_of(key));
    Value theirs = value_ref(entry->key); // comparing may change the dict
    int equal = op_equal(vm, theirs, key);
    value_unref(vm, theirs);
    return equal;
}

static __attribute__((noinline)) int64_t find_entry(Vm *vm, Dict *dict, Value key, int64_t hash) {
    const DictEntry *entries = dict->entries;
    uint32_t version = dict->version;
    if (!dict->index_mask) {
        for (uint32_t i = 0; i < dict->n_used; i++) {
            int equal = is_key(vm, &dict->entries[i], key, hash);
            if (equal < 0) return FAILED;
            if (dict->entries != entries || dict->version != version)
                return find_entry(vm, dict, key, hash);
            if (equal) return i;
        }
        return NOT_FOUND;
    }
    for (uint32_t place = first_place(dict, hash);; place = next_place(dict, place, hash)) {
        int32_t at = dict->index[place];
        if (at == PLACE_FREE) return NOT_FOUND;
        if (at == PLACE_DELETED) continue;
        int equal = is_key(vm, &dict->entries[at], key, hash);
        if (equal < 0) return FAILED;
        if (dict->entries != entries || dict->version != version)
            return find_entry(vm, dict, key, hash);
        if (equal) return at;
    }
}

// Whether the entry is for that text: to compare texts no code of the program runs.
typedef enum TextMatch { OTHER_KEY, THE_KEY, ASK_THE_KEY } TextMatch;
static inline TextMatch match_text(const DictEntry *entry, const Text *key, int64_t hash) {
    if (entry->key.bits == (uintptr_t)key) return THE_KEY;
    if (entry->hash != hash || !is_value(entry->key)) return OTHER_KEY;
    if (UNLIKELY(!is_text(entry->key))) return ASK_THE_KEY;
    return text_equal_hashed(text_of(entry->key), key) ? THE_KEY : OTHER_KEY;
}

// find_entry for a text, half as long; FAILED: a key of another type may be equal.
static int64_t find_text(const Dict *dict, const Text *key, int64_t hash) {
    if (!dict->index_mask) {
        for (uint32_t i = 0; i < dict->n_used; i++) {
            TextMatch match = match_text(&dict->entries[i], key, hash);
            if (match != OTHER_KEY) return match == THE_KEY ? (int64_t)i : FAILED;
        }
        return NOT_FOUND;
    }
    for (uint32_t place = first_place(dict, hash);; place = next_place(dict, place, hash)) {
        int32_t at = dict->index[place];
        if (at == PLACE_FREE) return NOT_FOUND;
        if (at == PLACE_DELETED) continue;
        TextMatch match = match_text(&dict->entries[at], key, hash);
        if (match != OTHER_KEY) return match == THE_KEY ? at : FAILED;
    }
}

// The entry of [key] and, unless that FAILED, its hash.
static int64_t find_hashed(Vm *vm, Dict *dict, Value key, int64_t *hash) {
    if (LIKELY(is_object(key) && ((Object *)object_of(key))->type == vm->types.text)) {
        *hash = text_hash(text_of(key));
        int64_t at = find_text(dict, text_of(key), *hash);
        if (LIKELY(at != FAILED)) return at;
    } else if (!op_hash(vm, key, hash)) {
        return FAILED;
    }
    return find_entry(vm, dict, key, *hash);
}

Value dict_find(Vm *vm, Dict *dict, Value key) {
    int64_t hash, at = find_hashed(vm, dict, key, &hash);
    return at >= 0 ? dict->entries[at].value : NO_VALUE;
}

Value dict_find_name(const Dict *dict, const Text *name) {
    int64_t at = dict_entry_of_name(dict, name);
    return at >= 0 ? dict->entries[at].value : NO_VALUE;
}

// Needs no memory.
Value dict_find_c(const Dict *dict, const char *name) {
    Vm *vm = dict->object.type->vm;
    int64_t hash = hash_of_bytes(vm, name, vm_length(vm, name));
    for (uint32_t place = first_place(dict, hash), i = 0;; i++) {
        int64_t at = i;
        if (dict->index_mask) {
            at = dict->index[place];
            place = next_place(dict, place, hash);
        } else if (i == dict->n_used) {
            return NO_VALUE;
        }
        if (at == PLACE_FREE) return NO_VALUE;
        if (at == PLACE_DELETED || dict->entries[at].hash != hash) continue;
        Value key = dict->entries[at].key;
        if (is_text(key) && text_is(text_of(key), name)) return dict->entries[at].value;
    }
}

// ---- changing

static void place_entry(Dict *dict, uint32_t at) {
    int64_t hash = dict->entries[at].hash;
    uint32_t place = first_place(dict, hash);
    while (dict->index[place] >= 0)
        place = next_place(dict, place, hash);
    if (dict->index[place] == PLACE_FREE) dict->n_placed++;
    dict->index[place] = (int32_t)at;
}

static size_t index_bytes(const Dict *dict) {
    return dict->index_mask ? (dict->index_mask + (size_t)1) * sizeof *dict->index : 0;
}

// Makes room for one more entry: a new row without gaps, and an index at most two thirds full.
static bool grow(Vm *vm, Dict *dict) {
    size_t wanted = dict->n < 4 ? 4 : dict->n * 2;
    if (wanted > INT32_MAX / 4) return vm_raise_value(vm, "MemoryError", NO_VALUE), false;
    uint32_t capacity = (uint32_t)wanted;
    if (capacity > MAX_WITHOUT_INDEX || dict->index_mask) {
        uint32_t places = 16;
        while (places < capacity + capacity / 2)
            places *= 2;
        int32_t *index = vm_alloc(vm, places * sizeof *index);
        if (!index) return false;
        vm_free(vm, dict->index, index_bytes(dict));
        dict->index = index;
        dict->index_mask = places - 1;
        dict->n_placed = 0;
        for (uint32_t i = 0; i < places; i++) {
            index[i] = PLACE_FREE;
            if (i % (64 * ENTRIES_A_TICK) == 0) vm_spend(vm, 1);
        }
    }
    DictEntry *entries = vm_alloc(vm, capacity * sizeof *entries);
    uint32_t n = 0;
    for (uint32_t i = 0; entries && i < dict->n_used; i++) {
        if (is_value(dict->entries[i].key)) entries[n++] = dict->entries[i];
        if (i % ENTRIES_A_TICK == 0) vm_spend(vm, 1);
    }
    if (entries) {
        vm_free(vm, dict->entries, dict->capacity * sizeof *entries);
        dict->entries = entries;
        dict->capacity = capacity;
        dict->n_used = n;
    }
    for (uint32_t i = 0; dict->index_mask && i < dict->n_used; i++) {
        if (is_value(dict->entries[i].key)) place_entry(dict, i);
        if (i % ENTRIES_A_TICK == 0) vm_spend(vm, 1);
    }
    return entries != NULL;
}

static bool insert(Vm *vm, Dict *dict, Value key, int64_t hash, Value v) {
    // A search ends at a free place: a third of them stay free.
    bool is_full = dict->n_used == dict->capacity ||
                   (dict->index_mask && dict->n_placed / 2 >= dict->index_mask / 3);
    if (is_full && !grow(vm, dict)) return false;
    uint32_t at = dict->n_used++;
    dict->entries[at] = (DictEntry){hash, value_ref(key), value_ref(v)};
    if (dict->index_mask) place_entry(dict, at);
    dict->n++;
    dict->version = vm->next_dict_version++;
    return true;
}

bool dict_set(Vm *vm, Dict *dict, Value key, Value v) {
    int64_t hash, at = find_hashed(vm, dict, key, &hash);
    if (at == FAILED) return false;
    if (at < 0) return insert(vm, dict, key, hash, v);
    value_set(vm, &dict->entries[at].value, value_ref(v));
    return true;
}

bool dict_set_name(Vm *vm, Dict *dict, Text *name, Value v) {
    int64_t at = dict_entry_of_name(dict, name);
    if (at < 0) return insert(vm, dict, value_of(name), name->hash, v);
    value_set(vm, &dict->entries[at].value, value_ref(v));
    return true;
}

bool dict_set_c(Vm *vm, Dict *dict, const char *name, Value v) {
    Text *text = is_value(v) ? text_name(vm, name) : NULL;
    bool ok = text && dict_set_name(vm, dict, text, v);
    value_unref(vm, value_of(text));
    value_unref(vm, v);
    return ok;
}

int dict_remove(Vm *vm, Dict *dict, Value key, Value *removed) {
    int64_t hash, at = find_hashed(vm, dict, key, &hash);
    if (at == FAILED) return -1;
    if (at < 0) return 0;
    for (uint32_t place = first_place(dict, hash); dict->index_mask;
         place = next_place(dict, place, hash))
        if (dict->index[place] == at) {
            dict->index[place] = PLACE_DELETED;
            break;
        }
    DictEntry gone = dict->entries[at];
    dict->entries[at] = (DictEntry){0};
    dict->n--;
    dict->version = vm->next_dict_version++;
    if (removed)
        *removed = gone.value;
    else
        value_unref(vm, gone.value);
    value_unref(vm, gone.key);
    return 1;
}

void dict_clear(Vm *vm, Dict *dict) {
    DictEntry *entries = dict->entries;
    uint32_t n_used = dict->n_used, capacity = dict->capacity;
    vm_free(vm, dict->index, index_bytes(dict));
    dict->index = NULL;
    dict->entries = NULL;
    dict->n = dict->n_used = dict->capacity = dict->index_mask = dict->n_placed = 0;
    dict->version = vm->next_dict_version++;
    for (uint32_t i = 0; i < n_used; i++) {
        vm_spend(vm, 1);
        value_unref(vm, entries[i].key);
        value_unref(vm, entries[i].value);
    }
    vm_free(vm, entries, capacity * sizeof *entries);
}

// ---- the whole

bool dict_next(const Dict *dict, size_t *at, Value *key, Value *value) {
    while (*at < dict->n_used) {
        if (*at % 16 == 15) vm_spend(dict->object.type->vm, 4); // so that whoever walks need not
        const DictEntry *entry = &dict->entries[(*at)++];
        if (!is_value(entry->key)) continue;
        *key = entry->key;
        *value = entry->value;
        return true;
    }
    return false;
}

bool dict_merge(Vm *vm, Dict *dict, Dict *other) {
    Value key, value;
    for (size_t at = 0; dict_next(other, &at, &key, &value);) {
        value_ref(key), value_ref(value);
        bool ok = dict_set(vm, dict, key, value);
        value_unref(vm, key), value_unref(vm, value);
        if (!ok) return false;
    }
    return true;
}

Dict *dict_copy(Vm *vm, Dict *dict) {
    Dict *copy = dict_new(vm);
    Value key, value;
    for (size_t at = 0; copy && dict_next(dict, &at, &key, &value);)
        if (!insert(vm, copy, key, dict->entries[at - 1].hash, value)) {
            value_unref(vm, value_of(copy));
            return NULL;
        }
    return copy;
}

typedef struct Updating {
    Vm *vm;
    Dict *dict;
    Value mapping;
} Updating;

static bool update_by_key(void *data, Value key) {
    Updating *updating = data;
    Value v = op_get_item(updating->vm, updating->mapping, key);
    bool ok = is_value(v) && dict_set(updating->vm, updating->dict, key, v);
    value_unref(updating->vm, v);
    return ok;
}

bool dict_update(Vm *vm, Dict *dict, Value mapping) {
    if (is_dict(mapping)) return dict_merge(vm, dict, dict_of(mapping));
    Value keys = op_call_method(vm, mapping, "keys", NULL, 0);
    Updating updating = {vm, dict, mapping};
    bool ok = is_value(keys) && op_each(vm, keys, update_by_key, &updating);
    value_unref(vm, keys);
    return ok;
}
