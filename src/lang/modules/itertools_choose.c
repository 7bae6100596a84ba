// product, combinations, permutations: rows of items of pools, in the order of their places. What
// is kept is the row of places that was given last.
#include <string.h>

#include "lang/modules/itertools.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/tuple.h"

typedef struct Choice {
    Object object;
    Tuple *pools;    // owned, of Tuples: one, or of product one for each place
    size_t n, r;     // items of the one pool; places of a row
    size_t *indices; // owned: r (or n) of them; of permutations r more: how far each has turned
    size_t n_indices;
    bool has_begun, has_ended;
} Choice;

static void choice_free(Vm *vm, Object *self) {
    Choice *choice = (Choice *)self;
    value_unref(vm, value_of(choice->pools));
    vm_free(vm, choice->indices, choice->n_indices * sizeof *choice->indices);
}

static Choice *choice_new(Vm *vm, Value type, Tuple *pools, size_t r, size_t n_indices) {
    Choice *choice = pools ? object_new(vm, object_of(type), 0) : NULL;
    if (!choice) {
        value_unref(vm, value_of(pools));
        return NULL;
    }
    choice->pools = pools;
    choice->r = r;
    if (n_indices) {
        choice->indices = vm_alloc(vm, n_indices * sizeof *choice->indices);
        if (!choice->indices) {
            value_unref(vm, value_of(choice));
            return NULL;
        }
        memset(choice->indices, 0, n_indices * sizeof *choice->indices);
        choice->n_indices = n_indices;
    }
    return choice;
}

static Value row_of(Vm *vm, const Choice *choice, bool has_one_pool) {
    Tuple *row = tuple_new(vm, choice->r);
    for (size_t i = 0; row && i < choice->r; i++) {
        const Tuple *pool = tuple_of(choice->pools->at[has_one_pool ? 0 : i]);
        row->at[i] = value_ref(pool->at[choice->indices[i]]);
    }
    return value_of(row);
}

static Value ended(Choice *choice) {
    choice->has_ended = true;
    return NO_VALUE;
}

// ---- product

static Value product_construct(Vm *vm, Value callee, const Value *args, size_t n,
                               const Tuple *names) {
    Value repeat;
    int64_t times = 1;
    if (!native_sort_args(vm, "product", "*, repeat=", args + n, 0, names, &repeat))
        return NO_VALUE;
    if (is_value(repeat) && !box_number(vm, repeat, &times)) return NO_VALUE;
    if (times < 0) return vm_raise(vm, "ValueError", "repeat argument cannot be negative");
    size_t n_pools = n * (size_t)times;
    if (n && n_pools / n != (size_t)times)
        return vm_raise(vm, "OverflowError", "repeat argument too large");
    Tuple *pools = tuple_new(vm, n_pools);
    bool is_empty = false;
    for (size_t i = 0; pools && i < n_pools; i++) {
        if (i >= n) {
            pools->at[i] = value_ref(pools->at[i - n]);
            continue;
        }
        Tuple *pool = tuple_from_iterable(vm, args[i]);
        pools->at[i] = value_of(pool);
        if (pool) {
            is_empty |= pool->n == 0;
            continue;
        }
        value_unref(vm, value_of(pools));
        return NO_VALUE;
    }
    // With repeat=0 the iterables are walked all the same, as CPython does.
    for (size_t i = 0; pools && times == 0 && i < n; i++) {
        Tuple *pool = tuple_from_iterable(vm, args[i]);
        if (!pool) {
            value_unref(vm, value_of(pools));
            return NO_VALUE;
        }
        value_unref(vm, value_of(pool));
    }
    Choice *choice = choice_new(vm, callee, pools, n_pools, n_pools);
    if (choice) choice->has_ended = is_empty;
    return value_of(choice);
}

static Value product_next(Vm *vm, Value self) {
    Choice *choice = object_of(self);
    if (choice->has_ended) return NO_VALUE;
    if (!choice->has_begun) {
        choice->has_begun = true;
        return row_of(vm, choice, false);
    }
    size_t i = choice->r;
    while (i-- > 0) {
        if (++choice->indices[i] < tuple_of(choice->pools->at[i])->n)
            return row_of(vm, choice, false);
        choice->indices[i] = 0;
    }
    return ended(choice);
}

const TypeDef product_def = {.name = "itertools.product",
                             .instance_bytes = sizeof(Choice),
                             .slots = {.free = choice_free,
                                       .construct = product_construct,
                                       .iter = iterator_self,
                                       .next = product_next}};

// ---- of one pool

// The arguments (iterable, r): the pool as a row of one, and r; [r_or_none]: r may be left out.
static Tuple *one_pool(Vm *vm, const char *name, const Value *args, size_t n, const Tuple *names,
                       bool r_or_none, int64_t *r) {
    Value sorted[2];
    if (!native_sort_args(vm, name, r_or_none ? "iterable, r=" : "iterable, r", args, n, names,
                          sorted))
        return NULL;
    if (!r_or_none && !box_number(vm, sorted[1], r)) return NULL;
    Tuple *pool = tuple_from_iterable(vm, sorted[0]), *pools = NULL;
    if (!pool) return NULL;
    if (r_or_none) {
        *r = (int64_t)pool->n;
        if (is_value(sorted[1]) && !is_none(sorted[1])) {
            if (!is_int(sorted[1])) {
                vm_raise(vm, "TypeError", "Expected int as r");
                goto failed;
            }
            if (!box_number(vm, sorted[1], r)) goto failed;
        }
    }
    if (*r < 0) {
        vm_raise(vm, "ValueError", "r must be non-negative");
        goto failed;
    }
    pools = tuple_new(vm, 1);
    if (pools) {
        pools->at[0] = value_of(pool);
        return pools;
    }
failed:
    value_unref(vm, value_of(pool));
    return NULL;
}

static Choice *one_pool_choice(Vm *vm, Value type, Tuple *pools, int64_t r, bool is_too_long,
                               size_t n_more) {
    size_t n = pools ? tuple_of(pools->at[0])->n : 0;
    size_t places = is_too_long ? 0 : (size_t)r;
    Choice *choice = choice_new(vm, type, pools, places, is_too_long ? 0 : places + n_more);
    if (!choice) return NULL;
    choice->n = n;
    choice->has_ended = is_too_long;
    return choice;
}

static Value combinations_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                    const Tuple *names) {
    int64_t r = 0;
    Tuple *pools = one_pool(vm, "combinations", args, n, names, false, &r);
    if (!pools) return NO_VALUE;
    bool is_too_long = (size_t)r > tuple_of(pools->at[0])->n;
    Choice *choice = one_pool_choice(vm, callee, pools, r, is_too_long, 0);
    for (size_t i = 0; choice && i < choice->r; i++)
        choice->indices[i] = i;
    return value_of(choice);
}

static Value combinations_next(Vm *vm, Value self) {
    Choice *choice = object_of(self);
    size_t n = choice->n, r = choice->r, i = r;
    if (choice->has_ended) return NO_VALUE;
    if (!choice->has_begun) {
        choice->has_begun = true;
        return row_of(vm, choice, true);
    }
    while (i > 0 && choice->indices[i - 1] == i - 1 + n - r)
        i--;
    if (i == 0) return ended(choice);
    choice->indices[i - 1]++;
    for (; i < r; i++)
        choice->indices[i] = choice->indices[i - 1] + 1;
    return row_of(vm, choice, true);
}

const TypeDef combinations_def = {.name = "itertools.combinations",
                                  .instance_bytes = sizeof(Choice),
                                  .slots = {.free = choice_free,
                                            .construct = combinations_construct,
                                            .iter = iterator_self,
                                            .next = combinations_next}};

static Value with_replacement_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                        const Tuple *names) {
    int64_t r = 0;
    Tuple *pools = one_pool(vm, "combinations_with_replacement", args, n, names, false, &r);
    if (!pools) return NO_VALUE;
    bool is_empty = r > 0 && tuple_of(pools->at[0])->n == 0;
    return value_of(one_pool_choice(vm, callee, pools, r, is_empty, 0));
}

static Value with_replacement_next(Vm *vm, Value self) {
    Choice *choice = object_of(self);
    size_t i = choice->r;
    if (choice->has_ended) return NO_VALUE;
    if (!choice->has_begun) {
        choice->has_begun = true;
        return row_of(vm, choice, true);
    }
    while (i > 0 && choice->indices[i - 1] == choice->n - 1)
        i--;
    if (i == 0) return ended(choice);
    size_t next = choice->indices[i - 1] + 1;
    for (i--; i < choice->r; i++)
        choice->indices[i] = next;
    return row_of(vm, choice, true);
}

const TypeDef combinations_with_replacement_def = {
    .name = "itertools.combinations_with_replacement",
    .instance_bytes = sizeof(Choice),
    .slots = {.free = choice_free,
              .construct = with_replacement_construct,
              .iter = iterator_self,
              .next = with_replacement_next}};

// indices: a permutation of all n places, of which the first r are given; behind them r counters:
// how many exchanges are left at each place.
static Value permutations_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                    const Tuple *names) {
    int64_t r = 0;
    Tuple *pools = one_pool(vm, "permutations", args, n, names, true, &r);
    if (!pools) return NO_VALUE;
    size_t n_pool = tuple_of(pools->at[0])->n;
    Choice *choice = one_pool_choice(vm, callee, pools, r, (size_t)r > n_pool, n_pool);
    if (!choice || choice->has_ended) return value_of(choice);
    for (size_t i = 0; i < choice->n; i++)
        choice->indices[i] = i;
    for (size_t i = 0; i < choice->r; i++)
        choice->indices[choice->n + i] = choice->n - i;
    return value_of(choice);
}

static Value permutations_next(Vm *vm, Value self) {
    Choice *choice = object_of(self);
    if (choice->has_ended) return NO_VALUE;
    if (!choice->has_begun) {
        choice->has_begun = true;
        return row_of(vm, choice, true);
    }
    size_t n = choice->n, i = choice->r, *indices = choice->indices, *left = indices + n;
    while (i-- > 0) {
        if (--left[i] == 0) { // all were tried here: back as it was
            size_t first = indices[i];
            memmove(indices + i, indices + i + 1, (n - i - 1) * sizeof *indices);
            indices[n - 1] = first;
            left[i] = n - i;
            continue;
        }
        size_t other = n - left[i], index = indices[i];
        indices[i] = indices[other];
        indices[other] = index;
        return row_of(vm, choice, true);
    }
    return ended(choice);
}

const TypeDef permutations_def = {.name = "itertools.permutations",
                                  .instance_bytes = sizeof(Choice),
                                  .slots = {.free = choice_free,
                                            .construct = permutations_construct,
                                            .iter = iterator_self,
                                            .next = permutations_next}};
