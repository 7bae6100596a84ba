// set and frozenset: what the program can do with them. The table and the algebra are in set.c.
#include "lang/core/gc.h"
#include "lang/types/set.h"

#include <string.h>

#include "lang/core/message.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"

static bool is_frozen(Vm *vm, const Set *set) {
    return type_is_subtype(set->object.type, vm->types.frozenset);
}

// ---- making

static Value set_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names; // they are for set_init, or for the __init__ of a class
    return value_of(set_new(vm, object_of(callee)));
}

static bool set_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (!box_takes_one(vm, "set", n, names)) return false;
    set_clear(vm, set_of(self));
    return n == 0 || set_update(vm, set_of(self), args[0]);
}

static Value frozenset_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                 const Tuple *names) {
    Type *type = object_of(callee);
    if (type == vm->types.frozenset) {
        if (!box_takes_one(vm, "frozenset", n, names)) return NO_VALUE;
        if (n && TYPE_OF(vm, args[0]) == type) return value_ref(args[0]);
    } else {
        bool has_own_init = type->slots.init != vm->types.frozenset->slots.init;
        if (!box_takes_one(vm, "frozenset", n, has_own_init ? NULL : names)) return NO_VALUE;
    }
    return value_of(n ? set_from_iterable(vm, type, args[0]) : set_new(vm, type));
}

static void set_free(Vm *vm, Object *self) {
    set_clear(vm, (Set *)self);
}

static void set_traverse(Object *self, Visit *visit) {
    SetEntry entry;
    for (size_t at = 0; set_next((Set *)self, &at, &entry);)
        visit_value(visit, entry.key);
}

// ---- as a whole

static Value set_repr(Vm *vm, Value self) {
    const Set *set = set_of(self);
    const char *name = type_name(vm, self);
    if (set->n == 0) return value_of(text_printf(vm, "%s()", name));
    if (!box_repr_begin(self)) return value_of(text_printf(vm, "%s(...)", name));
    bool is_plain = set->object.type == vm->types.set, ok = true, is_first = true;
    Str out = {0};
    if (!is_plain) vm_printf(vm, &out, "%s(", name);
    str_add(&out, "{");
    SetEntry entry;
    for (size_t at = 0; ok && set_next(set, &at, &entry); is_first = false) {
        value_ref(entry.key);
        if (!is_first) str_add(&out, ", ");
        ok = op_repr_into(vm, entry.key, &out);
        value_unref(vm, entry.key);
    }
    box_repr_end(self);
    str_add(&out, is_plain ? "}" : "})");
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static uint64_t shuffled(uint64_t hash) {
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

// Does not depend on the order of the table. Source: setobject.c, frozenset_hash.
static bool frozenset_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    Set *set = set_of(self);
    if (set->hash != -1) return *out = set->hash, true;
    uint64_t hash = 0;
    SetEntry entry;
    for (size_t at = 0; set_next(set, &at, &entry);)
        hash ^= shuffled((uint64_t)entry.hash);
    hash ^= (set->n + 1) * 1927868237u;
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069u + 907133923u;
    set->hash = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    *out = set->hash;
    return true;
}

static int64_t set_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)set_of(self)->n;
}

static int set_contains(Vm *vm, Value self, Value item) {
    return set_has(vm, set_of(self), item);
}

static Value set_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_set(other)) return NOT_IMPLEMENTED;
    Set *a = set_of(self), *b = set_of(other);
    if ((op == COMPARE_LT && a->n >= b->n) || (op == COMPARE_GT && a->n <= b->n))
        return FALSE_VALUE;
    int is = op == COMPARE_GT || op == COMPARE_GE ? set_is_subset(vm, b, a)
             : op <= COMPARE_NE && a->n != b->n   ? 0
                                                  : set_is_subset(vm, a, b);
    return is < 0 ? NO_VALUE : bool_value(op == COMPARE_NE ? !is : is);
}

// ---- operators: both must be sets

static Value set_or(Vm *vm, Value a, Value b) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    Type *type = is_frozen(vm, set_of(a)) ? vm->types.frozenset : vm->types.set;
    Set *sum = set_copy(vm, set_of(a), type);
    if (sum && (same(a, b) || set_update(vm, sum, b))) return value_of(sum);
    value_unref(vm, value_of(sum));
    return NO_VALUE;
}
static Value set_and(Vm *vm, Value a, Value b) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    return value_of(set_intersection(vm, set_of(a), b));
}
static Value set_sub(Vm *vm, Value a, Value b) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    return value_of(set_difference(vm, set_of(a), b));
}
static Value set_xor(Vm *vm, Value a, Value b) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    return value_of(set_symmetric_difference(vm, set_of(a), b));
}

// Gives [self] what [other] (taken; nobody else has it) holds.
static void take_items(Vm *vm, Set *self, Set *other) {
    Set old = *self;
    self->fill = other->fill, self->n = other->n, self->mask = other->mask;
    memcpy(self->few, other->few, sizeof self->few);
    self->table = other->table == other->few ? self->few : other->table;
    other->fill = old.fill, other->n = old.n, other->mask = old.mask;
    memcpy(other->few, old.few, sizeof old.few);
    other->table = old.table == self->few ? other->few : old.table;
    value_unref(vm, value_of(other));
}

static bool keep_common(Vm *vm, Set *set, Value other) {
    Set *common = set_intersection(vm, set, other);
    if (common) take_items(vm, set, common);
    return common;
}

static Value set_ior(Vm *vm, Value self, Value other) {
    if (!is_set(other)) return NOT_IMPLEMENTED;
    return set_update(vm, set_of(self), other) ? value_ref(self) : NO_VALUE;
}
static Value set_iand(Vm *vm, Value self, Value other) {
    if (!is_set(other)) return NOT_IMPLEMENTED;
    return keep_common(vm, set_of(self), other) ? value_ref(self) : NO_VALUE;
}
static Value set_isub(Vm *vm, Value self, Value other) {
    if (!is_set(other)) return NOT_IMPLEMENTED;
    return set_difference_update(vm, set_of(self), other) ? value_ref(self) : NO_VALUE;
}
static Value set_ixor(Vm *vm, Value self, Value other) {
    if (!is_set(other)) return NOT_IMPLEMENTED;
    return set_symmetric_difference_update(vm, set_of(self), other) ? value_ref(self) : NO_VALUE;
}

// ---- methods that change it

static Value set_add_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return set_add(vm, set_of(self), args[0]) ? NONE : NO_VALUE;
}

static Value set_clear_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    set_clear(vm, set_of(self));
    return NONE;
}

static Value set_discard_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return set_discard(vm, set_of(self), args[0]) >= 0 ? NONE : NO_VALUE;
}

static Value set_remove(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int was_there = set_discard(vm, set_of(self), args[0]);
    if (was_there == 0) return vm_raise_value(vm, "KeyError", args[0]);
    return was_there > 0 ? NONE : NO_VALUE;
}

static Value set_pop(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Set *set = set_of(self);
    if (set->n == 0) return vm_raise(vm, "KeyError", "pop from an empty set");
    SetEntry entry;
    size_t at = set->finger & set->mask;
    if (!set_next(set, &at, &entry)) {
        at = 0;
        set_next(set, &at, &entry);
    }
    set->finger = at;
    value_ref(entry.key);
    set_discard_hashed(vm, set, entry.key, entry.hash); // itself, so nothing is compared
    return entry.key;
}

static Value set_update_method(Vm *vm, Value self, const Value *args, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!set_update(vm, set_of(self), args[i])) return NO_VALUE;
    return NONE;
}

static Value intersection_update(Vm *vm, Value self, const Value *args, size_t n) {
    Set *common = set_copy(vm, set_of(self), vm->types.set);
    for (size_t i = 0; common && i < n; i++) {
        Set *next = set_intersection(vm, common, args[i]);
        value_unref(vm, value_of(common));
        common = next;
    }
    if (common) take_items(vm, set_of(self), common);
    return common ? NONE : NO_VALUE;
}

static Value difference_update(Vm *vm, Value self, const Value *args, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!set_difference_update(vm, set_of(self), args[i])) return NO_VALUE;
    return NONE;
}

static Value symmetric_difference_update(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return set_symmetric_difference_update(vm, set_of(self), args[0]) ? NONE : NO_VALUE;
}

// ---- methods that make a new one

static Value copy(Vm *vm, Value self) {
    Set *set = set_of(self);
    if (set->object.type == vm->types.frozenset) return value_ref(self);
    return value_of(set_copy(vm, set, is_frozen(vm, set) ? vm->types.frozenset : vm->types.set));
}

static Value set_copy_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return copy(vm, self);
}

static Value set_union(Vm *vm, Value self, const Value *args, size_t n) {
    Set *set = set_of(self);
    Set *sum = set_copy(vm, set, is_frozen(vm, set) ? vm->types.frozenset : vm->types.set);
    for (size_t i = 0; sum && i < n; i++) {
        if (same(args[i], self) || set_update(vm, sum, args[i])) continue;
        value_unref(vm, value_of(sum));
        return NO_VALUE;
    }
    return value_of(sum);
}

static Value intersection(Vm *vm, Value self, const Value *args, size_t n) {
    if (n == 0) return copy(vm, self);
    Value result = value_ref(self);
    for (size_t i = 0; is_value(result) && i < n; i++) {
        Value next = value_of(set_intersection(vm, set_of(result), args[i]));
        value_set(vm, &result, next);
    }
    return result;
}

static Value difference(Vm *vm, Value self, const Value *args, size_t n) {
    if (n == 0) return copy(vm, self);
    Set *result = set_difference(vm, set_of(self), args[0]);
    for (size_t i = 1; result && i < n; i++) {
        if (set_difference_update(vm, result, args[i])) continue;
        value_unref(vm, value_of(result));
        return NO_VALUE;
    }
    return value_of(result);
}

static Value symmetric_difference(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return value_of(set_symmetric_difference(vm, set_of(self), args[0]));
}

// ---- questions

typedef struct Asking {
    Vm *vm;
    Set *set;
    bool wanted, answer; // whether each item must be in the set; whether all were so
} Asking;

static bool ask(void *data, Value item) {
    Asking *asking = data;
    int64_t hash;
    if (!op_hash(asking->vm, item, &hash)) return false;
    int has = set_has_hashed(asking->vm, asking->set, item, hash);
    if (has >= 0 && has == asking->wanted) return true;
    if (has >= 0) asking->answer = false;
    return false;
}

static Value all_are(Vm *vm, Value self, Value other, bool wanted) {
    Asking asking = {vm, set_of(self), wanted, true};
    bool ended = op_each(vm, other, ask, &asking);
    if (!ended && vm_has_exception(vm)) return NO_VALUE;
    return bool_value(asking.answer);
}

static Value is_disjoint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return all_are(vm, self, args[0], false);
}

static Value is_superset(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!is_set(args[0])) return all_are(vm, self, args[0], true);
    int is = set_is_subset(vm, set_of(args[0]), set_of(self));
    return is < 0 ? NO_VALUE : bool_value(is);
}

static Value is_subset(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Value other = is_set(args[0]) ? value_ref(args[0])
                                  : value_of(set_from_iterable(vm, vm->types.set, args[0]));
    if (!is_value(other)) return NO_VALUE;
    int is = set_is_subset(vm, set_of(self), set_of(other));
    value_unref(vm, other);
    return is < 0 ? NO_VALUE : bool_value(is);
}

// ---- iterating

typedef struct SetIterator {
    Object object;
    Value set; // owned; NO_VALUE: at its end
    size_t at, n_expected;
} SetIterator;

static Value set_iter(Vm *vm, Value self) {
    SetIterator *iterator = object_new(vm, vm->types.set_iterator, 0);
    if (!iterator) return NO_VALUE;
    iterator->set = value_ref(self);
    iterator->n_expected = set_of(self)->n;
    return value_of(iterator);
}

static void set_iterator_free(Vm *vm, Object *self) {
    value_unref(vm, ((SetIterator *)self)->set);
}

static Value set_iterator_next(Vm *vm, Value self) {
    SetIterator *iterator = object_of(self);
    if (!is_value(iterator->set)) return NO_VALUE;
    const Set *set = set_of(iterator->set);
    if (set->n != iterator->n_expected) {
        iterator->n_expected = SIZE_MAX; // and it stays so
        return vm_raise(vm, "RuntimeError", "Set changed size during iteration");
    }
    SetEntry entry;
    if (set_next(set, &iterator->at, &entry)) return value_ref(entry.key);
    value_set(vm, &iterator->set, NO_VALUE);
    return NO_VALUE;
}

static void set_iterator_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((SetIterator *)self)->set);
}

static Value set_iterator_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const SetIterator *iterator = object_of(self);
    if (!is_value(iterator->set)) return small_int_value(0);
    const Set *set = set_of(iterator->set);
    if (set->n != iterator->n_expected) return small_int_value(0);
    SetEntry entry;
    int64_t n_left = 0;
    for (size_t at = iterator->at; set_next(set, &at, &entry);)
        n_left++;
    return small_int_value(n_left);
}
static const NativeDef iterator_methods[] = {{"__length_hint__", TAKES_NONE, {set_iterator_hint}},
                                             {0}};

const TypeDef set_iterator_def = {.name = "set_iterator",
                                  .instance_bytes = sizeof(SetIterator),
                                  .slots = {.free = set_iterator_free,
                                            .traverse = set_iterator_traverse,
                                            .iter = iterator_self,
                                            .next = set_iterator_next},
                                  .methods = iterator_methods,
                                  .is_final = true};

// ---- the types

#define COMMON_METHODS                                                                             \
    {"copy", TAKES_NONE, {set_copy_method}}, {"difference", TAKES_MANY, {difference}, 0, -1},      \
        {"intersection", TAKES_MANY, {intersection}, 0, -1},                                       \
        {"isdisjoint", TAKES_ONE, {is_disjoint}}, {"issubset", TAKES_ONE, {is_subset}},            \
        {"issuperset", TAKES_ONE, {is_superset}},                                                  \
        {"symmetric_difference", TAKES_ONE, {symmetric_difference}}, {                             \
        "union", TAKES_MANY, {set_union}, 0, -1                                                    \
    }

static const NativeDef set_methods[] = {
    COMMON_METHODS,
    {"add", TAKES_ONE, {set_add_method}},
    {"clear", TAKES_NONE, {set_clear_method}},
    {"difference_update", TAKES_MANY, {difference_update}, 0, -1},
    {"discard", TAKES_ONE, {set_discard_method}},
    {"intersection_update", TAKES_MANY, {intersection_update}, 0, -1},
    {"pop", TAKES_NONE, {set_pop}},
    {"remove", TAKES_ONE, {set_remove}},
    {"symmetric_difference_update", TAKES_ONE, {symmetric_difference_update}},
    {"update", TAKES_MANY, {set_update_method}, 0, -1},
    {0}};
static const NativeDef frozenset_methods[] = {COMMON_METHODS, {0}};
#define COMMON_SLOTS                                                                               \
    .free = set_free, .traverse = set_traverse, .repr = set_repr, .compare = set_compare,          \
    .length = set_length, .contains = set_contains, .iter = set_iter,                              \
    .binary = {[BINARY_OR] = set_or,                                                               \
               [BINARY_AND] = set_and,                                                             \
               [BINARY_SUB] = set_sub,                                                             \
               [BINARY_XOR] = set_xor}

const TypeDef set_def = {.name = "set",
                         .at_once = true,
                         .instance_bytes = sizeof(Set),
                         .slots = {COMMON_SLOTS, .construct = set_construct, .init = set_init,
                                   .in_place = {[BINARY_OR] = set_ior,
                                                [BINARY_AND] = set_iand,
                                                [BINARY_SUB] = set_isub,
                                                [BINARY_XOR] = set_ixor}},
                         .methods = set_methods,
                         .class_methods = alias_class_methods};
const TypeDef frozenset_def = {
    .name = "frozenset",
    .at_once = true,
    .instance_bytes = sizeof(Set),
    .slots = {COMMON_SLOTS, .construct = frozenset_construct, .hash = frozenset_hash},
    .methods = frozenset_methods,
    .class_methods = alias_class_methods};
