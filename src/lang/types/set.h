// set and frozenset: a table of hashes with open addressing. A program sees the order of the table
// when it walks a set, so where an item lands, when the table grows and how two sets are united
// are CPython's. Source: CPython 3.11, Objects/setobject.c.
#pragma once

#include "lang/core/vm.h"

typedef struct SetEntry {
    Value key; // owned; NO_VALUE: free
    int64_t hash;
} SetEntry;

enum { SET_FEWEST = 8 }; // places of the smallest table, which is in the object itself

typedef struct Set {
    Object object;
    size_t fill;     // places that are or were taken
    size_t n;        // items
    size_t mask;     // places less one
    SetEntry *table; // owned unless it is `few`
    int64_t hash;    // of a frozenset; -1: not known yet
    size_t finger;   // where pop() looks next
    SetEntry few[SET_FEWEST];
} Set;

static inline bool is_set(Value v) { // set, frozenset or a subclass
    return is_of_kind(v, TYPE_IS_SET);
}
static inline Set *set_of(Value v) { // borrowed
    return object_of(v);
}

Set *set_new(Vm *vm, Type *type); // empty; type: vm->types.set, frozenset or a subclass
Set *set_from_iterable(Vm *vm, Type *type, Value iterable);
// A display of constants, {1, 2, 3}: CPython makes it by way of a frozenset, which shows in the
// order.
Set *set_from_constants(Vm *vm, const Value *items, size_t n);
bool set_add(Vm *vm, Set *set, Value key); // a new reference; TypeError if it has no hash
bool set_add_hashed(Vm *vm, Set *set, Value key, int64_t hash);
int set_has(Vm *vm, Set *set, Value key); // 1, 0; -1: failed
int set_has_hashed(Vm *vm, Set *set, Value key, int64_t hash);
int set_discard(Vm *vm, Set *set, Value key); // 1: it was there, 0; -1: failed
int set_discard_hashed(Vm *vm, Set *set, Value key, int64_t hash);
bool set_update(Vm *vm, Set *set, Value iterable);
bool set_resize(Vm *vm, Set *set, size_t least); // to more than [least] places
void set_clear(Vm *vm, Set *set);
Set *set_copy(Vm *vm, Set *set, Type *type);
// Walks it: *[at] starts at 0; false at the end. The entry is borrowed.
bool set_next(const Set *set, size_t *at, SetEntry *entry);

// The algebra; results are of the type of [set]'s built-in base.
Set *set_intersection(Vm *vm, Set *set, Value other);
Set *set_difference(Vm *vm, Set *set, Value other);
Set *set_symmetric_difference(Vm *vm, Set *set, Value other);
bool set_difference_update(Vm *vm, Set *set, Value other);
bool set_symmetric_difference_update(Vm *vm, Set *set, Value other);
int set_is_subset(Vm *vm, Set *set, Set *other); // 1, 0; -1: failed

extern const TypeDef set_def, frozenset_def, set_iterator_def;
