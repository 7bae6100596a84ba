// The table of a set. See set.h.
#include "lang/types/set.h"

#include <string.h>

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, LARGE = 50000, ENTRIES_A_TICK = 8 };
enum { CLEARED_AT_ONCE = 1 << 14 }; // places of a table

// What stands where an item was removed: later items of its chain lie behind it.
static const Value removed = {0x12 | 0x40};

static inline bool is_item(Value key) {
    return is_value(key) && !same(key, removed);
}

Set *set_new(Vm *vm, Type *type) {
    Set *set = object_new(vm, type, 0);
    if (!set) return NULL;
    set->mask = SET_FEWEST - 1;
    set->table = set->few;
    set->hash = -1;
    return set;
}

bool set_next(const Set *set, size_t *at, SetEntry *entry) {
    while (*at <= set->mask) {
        if (*at % 16 == 15) vm_spend(set->object.type->vm, 4); // so that whoever walks need not
        *entry = set->table[(*at)++];
        if (is_item(entry->key)) return true;
    }
    return false;
}

// ---- places

// The places that a hash may be at, in their order: a few side by side, then somewhere else.
typedef struct Walk {
    size_t at, mask;
    uint64_t perturb;
    int probes;
} Walk;

static inline Walk walk_from(int64_t hash, size_t mask) {
    size_t at = (size_t)hash & mask;
    return (Walk){at, mask, (uint64_t)hash, at + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0};
}

static inline void walk_on(Walk *walk, size_t *first) {
    if (walk->probes-- > 0) {
        walk->at++;
        return;
    }
    walk->perturb >>= PERTURB_SHIFT;
    *first = (*first * 5 + 1 + (size_t)walk->perturb) & walk->mask;
    walk->at = *first;
    walk->probes = walk->at + LINEAR_PROBES <= walk->mask ? LINEAR_PROBES : 0;
}

static int is_key(Vm *vm, Value theirs, Value key) {
    if (same(theirs, key)) return 1;
    value_ref(theirs); // comparing may change the set
    int equal = op_equal(vm, theirs, key);
    value_unref(vm, theirs);
    return equal;
}

// The place of [key], or the free one at the end of its chain; NULL: an exception. *[gap] is the
// last place on the way where an item was removed, if there is one.
static SetEntry *find(Vm *vm, Set *set, Value key, int64_t hash, SetEntry **gap) {
again:
    *gap = NULL;
    SetEntry *table = set->table;
    Walk walk = walk_from(hash, set->mask);
    for (size_t first = walk.at;; walk_on(&walk, &first)) {
        SetEntry *entry = &table[walk.at];
        if (!is_value(entry->key)) return entry;
        if (same(entry->key, removed)) *gap = entry;
        if (entry->hash != hash || same(entry->key, removed)) continue;
        Value theirs = entry->key;
        int equal = is_key(vm, theirs, key);
        if (equal < 0) return NULL;
        if (set->table != table || walk.mask != set->mask || !same(entry->key, theirs)) goto again;
        if (*gap && !same((*gap)->key, removed)) *gap = NULL; // filled meanwhile
        if (equal) return entry;
    }
}

// Of an item that is not in a table without gaps.
static void insert_clean(SetEntry *table, size_t mask, Value key, int64_t hash) {
    Walk walk = walk_from(hash, mask);
    for (size_t first = walk.at; is_value(table[walk.at].key);)
        walk_on(&walk, &first);
    table[walk.at] = (SetEntry){key, hash};
}

bool set_resize(Vm *vm, Set *set, size_t least) {
    size_t places = SET_FEWEST;
    while (places <= least)
        places *= 2;
    SetEntry few[SET_FEWEST], *old = set->table, *table = set->few;
    size_t old_mask = set->mask;
    bool was_few = old == set->few;
    if (places > SET_FEWEST) {
        table = vm_alloc(vm, places * sizeof *table);
        if (!table) return false;
    } else if (was_few) {
        if (set->fill == set->n) return true;
        memcpy(few, set->few, sizeof few);
        old = few;
    }
    for (size_t i = 0; i < places; i += CLEARED_AT_ONCE) {
        size_t n = places - i < CLEARED_AT_ONCE ? places - i : CLEARED_AT_ONCE;
        memset(table + i, 0, n * sizeof *table);
        if (n == CLEARED_AT_ONCE) vm_spend(vm, CLEARED_AT_ONCE / ENTRIES_A_TICK);
    }
    for (size_t i = 0; i <= old_mask; i++) {
        if (is_item(old[i].key)) insert_clean(table, places - 1, old[i].key, old[i].hash);
        if (i % ENTRIES_A_TICK == 0) vm_spend(vm, 1);
    }
    set->table = table;
    set->mask = places - 1;
    set->fill = set->n;
    if (!was_few) vm_free(vm, old, (old_mask + 1) * sizeof *old);
    return true;
}

static bool grow(Vm *vm, Set *set) {
    return set_resize(vm, set, set->n > LARGE ? set->n * 2 : set->n * 4);
}

// ---- items

bool set_add_hashed(Vm *vm, Set *set, Value key, int64_t hash) {
    value_ref(key); // comparing may empty the set that it comes from
    SetEntry *gap, *entry = find(vm, set, key, hash, &gap);
    if (!entry || is_value(entry->key)) {
        value_unref(vm, key);
        return entry;
    }
    if (gap) {
        *gap = (SetEntry){key, hash};
        set->n++;
        return true;
    }
    *entry = (SetEntry){key, hash};
    set->fill++;
    set->n++;
    return set->fill * 5 < set->mask * 3 || grow(vm, set);
}

bool set_add(Vm *vm, Set *set, Value key) {
    int64_t hash;
    return op_hash(vm, key, &hash) && set_add_hashed(vm, set, key, hash);
}

int set_has_hashed(Vm *vm, Set *set, Value key, int64_t hash) {
    SetEntry *gap;
    const SetEntry *entry = find(vm, set, key, hash, &gap);
    return entry ? is_value(entry->key) : -1;
}

// The hash to look for [key] by. A set, which has none, is looked for as the frozenset it equals:
// *[temporary] then is that frozenset, else NO_VALUE.
static bool hash_to_find(Vm *vm, Value key, int64_t *hash, Value *temporary) {
    *temporary = NO_VALUE;
    if (op_hash(vm, key, hash)) return true;
    if (!is_set(key) || !vm_exception_is(vm, "TypeError")) return false;
    vm_clear_exception(vm);
    *temporary = value_of(set_copy(vm, set_of(key), vm->types.frozenset));
    return is_value(*temporary) && op_hash(vm, *temporary, hash);
}

int set_has(Vm *vm, Set *set, Value key) {
    int64_t hash;
    Value frozen;
    int has = -1;
    if (hash_to_find(vm, key, &hash, &frozen))
        has = set_has_hashed(vm, set, is_value(frozen) ? frozen : key, hash);
    value_unref(vm, frozen);
    return has;
}

int set_discard_hashed(Vm *vm, Set *set, Value key, int64_t hash) {
    SetEntry *gap, *entry = find(vm, set, key, hash, &gap);
    if (!entry) return -1;
    if (!is_value(entry->key)) return 0;
    Value old = entry->key;
    *entry = (SetEntry){removed, -1};
    set->n--;
    value_unref(vm, old);
    return 1;
}

int set_discard(Vm *vm, Set *set, Value key) {
    int64_t hash;
    Value frozen;
    int was_there = -1;
    if (hash_to_find(vm, key, &hash, &frozen))
        was_there = set_discard_hashed(vm, set, is_value(frozen) ? frozen : key, hash);
    value_unref(vm, frozen);
    return was_there;
}

void set_clear(Vm *vm, Set *set) {
    SetEntry few[SET_FEWEST], *table = set->table;
    size_t mask = set->mask;
    bool is_few = table == set->few;
    if (is_few) {
        memcpy(few, table, sizeof few);
        table = few;
    }
    memset(set->few, 0, sizeof set->few);
    set->table = set->few;
    set->mask = SET_FEWEST - 1;
    set->fill = set->n = 0;
    set->hash = -1;
    for (size_t i = 0; i <= mask; i++) { // last: it may run the program
        vm_step(vm, i);
        if (is_item(table[i].key)) value_unref(vm, table[i].key);
    }
    if (!is_few) vm_free(vm, table, (mask + 1) * sizeof *table);
}

// ---- many items

static bool merge(Vm *vm, Set *set, const Set *other) {
    if (other == set || other->n == 0) return true;
    if ((set->fill + other->n) * 5 >= set->mask * 3 &&
        !set_resize(vm, set, (set->n + other->n) * 2))
        return false;
    SetEntry entry;
    if (set->fill == 0 && set->mask == other->mask && other->fill == other->n) {
        vm_copy(vm, set->table, other->table, (set->mask + 1) * sizeof *set->table);
        for (size_t at = 0; set_next(set, &at, &entry);)
            value_ref(entry.key);
        set->fill = set->n = other->n;
        return true;
    }
    if (set->fill == 0) {
        set->fill = set->n = other->n;
        for (size_t at = 0; set_next(other, &at, &entry);)
            insert_clean(set->table, set->mask, value_ref(entry.key), entry.hash);
        return true;
    }
    for (size_t at = 0; set_next(other, &at, &entry);)
        if (!set_add_hashed(vm, set, entry.key, entry.hash)) return false;
    return true;
}

static bool merge_dict(Vm *vm, Set *set, const Dict *dict) {
    if ((set->fill + dict->n) * 5 >= set->mask * 3 && !set_resize(vm, set, (set->n + dict->n) * 2))
        return false;
    Value key, value;
    for (size_t at = 0; dict_next(dict, &at, &key, &value);)
        if (!set_add_hashed(vm, set, key, dict->entries[at - 1].hash)) return false;
    return true;
}

typedef struct Filling {
    Vm *vm;
    Set *set;
} Filling;

static bool fill_with(void *data, Value item) {
    Filling *filling = data;
    return set_add(filling->vm, filling->set, item);
}

static bool is_plain_dict(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.dict;
}

bool set_update(Vm *vm, Set *set, Value iterable) {
    if (is_set(iterable)) return merge(vm, set, set_of(iterable));
    if (is_plain_dict(vm, iterable)) return merge_dict(vm, set, dict_of(iterable));
    Filling filling = {vm, set};
    return op_each(vm, iterable, fill_with, &filling);
}

static Set *or_free(Vm *vm, Set *set, bool ok) {
    if (ok) return set;
    value_unref(vm, value_of(set));
    return NULL;
}

Set *set_from_iterable(Vm *vm, Type *type, Value iterable) {
    Set *set = set_new(vm, type);
    return or_free(vm, set, set && set_update(vm, set, iterable));
}

Set *set_copy(Vm *vm, Set *set, Type *type) {
    Set *copy = set_new(vm, type);
    return or_free(vm, copy, copy && merge(vm, copy, set));
}

Set *set_from_constants(Vm *vm, const Value *items, size_t n) {
    Set *written = set_new(vm, vm->types.frozenset), *constant = written, *set = NULL;
    bool ok = written;
    for (size_t i = 0; ok && i < n; i++) {
        vm_step(vm, i);
        ok = set_add(vm, written, items[i]);
    }
    // The compiler makes the constant anew from its items, and the program copies that.
    if (ok) constant = set_new(vm, vm->types.frozenset);
    SetEntry entry;
    for (size_t at = 0; ok && constant && set_next(written, &at, &entry);)
        ok = set_add_hashed(vm, constant, entry.key, entry.hash);
    if (ok && constant) set = set_copy(vm, constant, vm->types.set);
    if (constant != written) value_unref(vm, value_of(constant));
    value_unref(vm, value_of(written));
    return set;
}

// ---- the algebra

static Type *base_type(Vm *vm, const Set *set) {
    return type_is_subtype(set->object.type, vm->types.frozenset) ? vm->types.frozenset
                                                                  : vm->types.set;
}

static Set *common_items(Vm *vm, Set *set, Set *other) {
    Set *result = set_new(vm, base_type(vm, set));
    if (other->n > set->n) { // walk the smaller one
        Set *larger = other;
        other = set;
        set = larger;
    }
    bool ok = result;
    SetEntry entry;
    for (size_t at = 0; ok && set_next(other, &at, &entry);) {
        value_ref(entry.key);
        int has = set_has_hashed(vm, set, entry.key, entry.hash);
        ok = has >= 0 && (!has || set_add_hashed(vm, result, entry.key, entry.hash));
        value_unref(vm, entry.key);
    }
    return or_free(vm, result, ok);
}

typedef struct Common {
    Vm *vm;
    Set *set, *result;
} Common;

static bool add_if_common(void *data, Value item) {
    Common *common = data;
    int64_t hash;
    if (!op_hash(common->vm, item, &hash)) return false;
    int has = set_has_hashed(common->vm, common->set, item, hash);
    return has >= 0 && (!has || set_add_hashed(common->vm, common->result, item, hash));
}

Set *set_intersection(Vm *vm, Set *set, Value other) {
    if (object_of(other) == set && is_object(other)) return set_copy(vm, set, base_type(vm, set));
    if (is_set(other)) return common_items(vm, set, set_of(other));
    Common common = {vm, set, set_new(vm, base_type(vm, set))};
    return or_free(vm, common.result, common.result && op_each(vm, other, add_if_common, &common));
}

static bool discard_item(void *data, Value item) {
    const Filling *from = data;
    int64_t hash;
    return op_hash(from->vm, item, &hash) &&
           set_discard_hashed(from->vm, from->set, item, hash) >= 0;
}

static bool discard_all(Vm *vm, Set *set, Set *others) {
    SetEntry entry;
    bool ok = true;
    for (size_t at = 0; ok && set_next(others, &at, &entry);) {
        value_ref(entry.key);
        ok = set_discard_hashed(vm, set, entry.key, entry.hash) >= 0;
        value_unref(vm, entry.key);
    }
    return ok;
}

bool set_difference_update(Vm *vm, Set *set, Value other) {
    if (object_of(other) == set && is_object(other)) {
        set_clear(vm, set);
        return true;
    }
    bool ok;
    if (is_set(other)) {
        Set *others = set_of(value_ref(other));
        if (others->n >> 3 > set->n) { // far larger: only what both have
            Set *common = set_intersection(vm, set, other);
            value_unref(vm, value_of(others));
            if (!common) return false;
            others = common;
        }
        ok = discard_all(vm, set, others);
        value_unref(vm, value_of(others));
    } else {
        Filling from = {vm, set};
        ok = op_each(vm, other, discard_item, &from);
    }
    // Gaps are cleared away when they are more than a quarter.
    return ok && (set->fill - set->n <= set->mask / 4 || grow(vm, set));
}

static Set *copy_and_subtract(Vm *vm, Set *set, Value other) {
    Set *copy = set_copy(vm, set, base_type(vm, set));
    return or_free(vm, copy, copy && set_difference_update(vm, copy, other));
}

Set *set_difference(Vm *vm, Set *set, Value other) {
    size_t n_others = 0;
    if (is_set(other))
        n_others = set_of(other)->n;
    else if (is_plain_dict(vm, other))
        n_others = dict_of(other)->n;
    else
        return copy_and_subtract(vm, set, other);
    if (set->n >> 2 > n_others) return copy_and_subtract(vm, set, other);
    Set *result = set_new(vm, base_type(vm, set));
    bool ok = result;
    SetEntry entry;
    for (size_t at = 0; ok && set_next(set, &at, &entry);) {
        value_ref(entry.key);
        int has = is_set(other) ? set_has_hashed(vm, set_of(other), entry.key, entry.hash)
                                : op_contains(vm, other, entry.key);
        ok = has >= 0 && (has || set_add_hashed(vm, result, entry.key, entry.hash));
        value_unref(vm, entry.key);
    }
    return or_free(vm, result, ok);
}

// Takes out what is there and puts in what is not.
static bool toggle(Vm *vm, Set *set, Value key, int64_t hash) {
    value_ref(key);
    int was_there = set_discard_hashed(vm, set, key, hash);
    bool ok = was_there > 0 || (was_there == 0 && set_add_hashed(vm, set, key, hash));
    value_unref(vm, key);
    return ok;
}

bool set_symmetric_difference_update(Vm *vm, Set *set, Value other) {
    if (object_of(other) == set && is_object(other)) {
        set_clear(vm, set);
        return true;
    }
    if (is_plain_dict(vm, other)) {
        Value key, value;
        for (size_t at = 0; dict_next(dict_of(other), &at, &key, &value);)
            if (!toggle(vm, set, key, dict_of(other)->entries[at - 1].hash)) return false;
        return true;
    }
    Set *others =
        is_set(other) ? set_of(value_ref(other)) : set_from_iterable(vm, base_type(vm, set), other);
    bool ok = others;
    SetEntry entry;
    for (size_t at = 0; ok && set_next(others, &at, &entry);)
        ok = toggle(vm, set, entry.key, entry.hash);
    value_unref(vm, value_of(others));
    return ok;
}

Set *set_symmetric_difference(Vm *vm, Set *set, Value other) {
    Set *result = set_from_iterable(vm, base_type(vm, set), other);
    return or_free(vm, result,
                   result && set_symmetric_difference_update(vm, result, value_of(set)));
}

int set_is_subset(Vm *vm, Set *set, Set *other) {
    if (set->n > other->n) return 0;
    SetEntry entry;
    for (size_t at = 0; set_next(set, &at, &entry);) {
        value_ref(entry.key);
        int has = set_has_hashed(vm, other, entry.key, entry.hash);
        value_unref(vm, entry.key);
        if (has != 1) return has;
    }
    return 1;
}
