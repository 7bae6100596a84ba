// list: a growing row of values.
#pragma once

#include "lang/core/vm.h"

enum { LIST_HAS_GROWN = 0x01 }; // a flag: it stood before what was pushed into it, as a rule

typedef struct List {
    Object object;
    size_t n, capacity;
    Value *at; // owned, the values too
} List;

static inline bool is_list(Value v) {
    return is_of_kind(v, TYPE_IS_LIST);
}
static inline List *list_of(Value v) { // borrowed
    return object_of(v);
}

List *list_new(Vm *vm, size_t capacity); // empty. NULL: MemoryError
bool list_reserve(Vm *vm, List *list, size_t capacity);
bool list_push(Vm *vm, List *list, Value v);              // takes [v], even if it fails
bool list_insert(Vm *vm, List *list, size_t at, Value v); // takes
Value list_remove_at(Vm *vm, List *list, size_t at);      // what was there
// Asks what the program's own class says of its length, as CPython does before it takes the items:
// only that it was asked, or failed, can be seen.
bool list_ask_length(Vm *vm, Value iterable);
bool list_extend(Vm *vm, List *list, Value iterable);
List *list_from_iterable(Vm *vm, Value iterable);
// The same without asking [iterable] for its length.
List *list_from_iterator_of(Vm *vm, Value iterable);
void list_clear(Vm *vm, List *list);

extern const TypeDef list_def;
