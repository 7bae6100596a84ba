// dict: a row of entries in the order of insertion, and an index of hashes into it. A dict of few
// entries has no index: it is searched from the front. Deleted entries stay as gaps (NO_VALUE)
// until the row is next made anew.
//
// Caches (tree_name.c, tree_attribute.c) remember the number of an entry and check that its key is
// still the interned name they look for; that something is *not* in a dict they remember by
// `version`, which is the Vm's next number after each insertion or removal of a key.
#pragma once

#include "lang/core/vm.h"

typedef struct DictEntry {
    int64_t hash;
    Value key, value; // owned; NO_VALUE: a gap
} DictEntry;

enum { DICT_IS_YOUNGER = 0x01 }; // a flag: a display, which CPython makes after its items

struct Dict {
    Object object;
    size_t n;          // entries that are there
    uint32_t n_used;   // with the gaps
    uint32_t capacity; // of entries
    uint32_t version;
    uint32_t index_mask; // of places in `index` less one; 0: no index
    uint32_t n_placed;   // places in `index` that are not free, with the deleted ones
    DictEntry *entries;  // owned
    int32_t *index;      // owned; the number of an entry, -1 free, -2 deleted
};

static inline bool is_dict(Value v) {
    return is_of_kind(v, TYPE_IS_DICT);
}
static inline Dict *dict_of(Value v) { // borrowed
    return object_of(v);
}

Dict *dict_new(Vm *vm); // NULL: MemoryError

// By any key. Found values are borrowed; NO_VALUE without an exception: not there.
Value dict_find(Vm *vm, Dict *dict, Value key);
bool dict_set(Vm *vm, Dict *dict, Value key, Value v); // new references
// 1: it was there, 0: it was not, -1: an exception. The value goes to [removed] if that is not
// NULL.
int dict_remove(Vm *vm, Dict *dict, Value key, Value *removed);

// By an interned name: never fails, runs no code of the program.
Value dict_find_name(const Dict *dict, const Text *name);
bool dict_set_name(Vm *vm, Dict *dict, Text *name, Value v);
bool dict_set_c(Vm *vm, Dict *dict, const char *name, Value v); // takes [v]
Value dict_find_c(const Dict *dict, const char *name);
int64_t dict_entry_of_name(const Dict *dict, const Text *name); // number of the entry, or -1

// Walks the entries: *[at] starts at 0; false at the end. Key and value are borrowed.
bool dict_next(const Dict *dict, size_t *at, Value *key, Value *value);
void dict_clear(Vm *vm, Dict *dict);
bool dict_merge(Vm *vm, Dict *dict, Dict *other); // other's entries replace
Dict *dict_copy(Vm *vm, Dict *dict);
bool dict_update(Vm *vm, Dict *dict, Value mapping); // anything with keys(), or a dict

extern const TypeDef dict_def;
