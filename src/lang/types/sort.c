// Sorting as CPython does it, comparison for comparison (a program may count them): runs that are
// already in order are found and merged, shorter ones are first filled up by insertion, and a merge
// gallops where one run wins often. Two merges are in balance by their "power".
// Source: CPython 3.11, Objects/listsort.txt; Munro and Wild, "Nearly-Optimal Mergesorts".
//
// A comparison may fail: has_failed then ends the sort, step by step, with all items in the list.
#include "lang/types/sort.h"

#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/text.h"

enum { MIN_GALLOP = 7, MAX_PENDING = 85, SHORT_RUN = 64 };

typedef struct Item {
    Value key, value; // the same without a key function
} Item;

typedef struct Run {
    Item *at;
    size_t n;
    int power; // of the merge with the next run
} Run;

typedef struct Sorter {
    Vm *vm;
    bool (*less)(struct Sorter *, Value, Value);
    bool has_failed;
    Item *items, *spare; // spare: room for half of them
    size_t n, min_gallop;
    Run pending[MAX_PENDING];
    size_t n_pending;
} Sorter;

// ---- comparing

static bool less_small_int(Sorter *sorter, Value a, Value b) {
    (void)sorter;
    return small_int(a) < small_int(b);
}

static bool less_text(Sorter *sorter, Value a, Value b) {
    (void)sorter;
    return text_compare(text_of(a), text_of(b)) < 0;
}

static int less_taken(Sorter *sorter, Value v) {
    int less = is_value(v) ? op_truth(sorter->vm, v) : -1;
    value_unref(sorter->vm, v);
    return less;
}

// Keys of one type are asked directly; if that tells nothing, both are, as in CPython.
static bool less_of_type(Sorter *sorter, Value a, Value b) {
    if (sorter->has_failed) return false;
    Type *type = TYPE_OF(sorter->vm, a);
    Value v =
        type->slots.compare ? type->slots.compare(sorter->vm, a, b, COMPARE_LT) : NOT_IMPLEMENTED;
    if (same(v, NOT_IMPLEMENTED)) v = op_compare(sorter->vm, COMPARE_LT, a, b);
    int less = less_taken(sorter, v);
    sorter->has_failed = less < 0;
    return less > 0;
}

static bool less_any(Sorter *sorter, Value a, Value b) {
    if (sorter->has_failed) return false;
    int less = op_less(sorter->vm, a, b);
    sorter->has_failed = less < 0;
    return less > 0;
}

static bool less(Sorter *sorter, const Item *a, const Item *b) {
    if (UNLIKELY(!vm_tick(sorter->vm))) sorter->has_failed = true;
    return !sorter->has_failed && sorter->less(sorter, a->key, b->key);
}

// If all keys are of one simple type, they are compared without asking what they are.
static void choose_less(Sorter *sorter) {
    bool all_ints = true, all_texts = true, same_type = true;
    const Type *first = sorter->n ? TYPE_OF(sorter->vm, sorter->items[0].key) : NULL;
    for (size_t i = 0; i < sorter->n && (all_ints || all_texts || same_type); i++) {
        Value key = sorter->items[i].key;
        same_type = same_type && TYPE_OF(sorter->vm, key) == first;
        vm_step(sorter->vm, i);
        all_ints = all_ints && is_small_int(key);
        all_texts =
            all_texts && is_text(key) && ((Object *)object_of(key))->type == sorter->vm->types.text;
    }
    bool is_class = same_type && first && (first->kind & TYPE_FROM_CLASS);
    sorter->less = all_ints    ? less_small_int
                   : all_texts ? less_text
                   : is_class  ? less_of_type
                               : less_any;
}

// ---- runs

static void reverse_items(Vm *vm, Item *at, size_t n) {
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        vm_step(vm, i);
        Item item = at[i];
        at[i] = at[--j];
        at[j] = item;
    }
}

// The length of the run at [at], which is turned round if it descends.
static size_t find_run(Sorter *sorter, Item *at, size_t n) {
    if (n < 2) return n;
    size_t i = 2;
    if (less(sorter, &at[1], &at[0])) {
        while (i < n && less(sorter, &at[i], &at[i - 1]))
            i++;
        if (!sorter->has_failed) reverse_items(sorter->vm, at, i);
    } else {
        while (i < n && !less(sorter, &at[i], &at[i - 1]))
            i++;
    }
    return i;
}

// Inserts the items from [start] on into the sorted ones before them.
static void insert_items(Sorter *sorter, Item *at, size_t n, size_t start) {
    for (size_t i = start ? start : 1; i < n; i++) {
        Item pivot = at[i];
        size_t from = 0, to = i;
        while (from < to) {
            size_t middle = from + (to - from) / 2;
            if (less(sorter, &pivot, &at[middle]))
                to = middle;
            else
                from = middle + 1;
        }
        if (sorter->has_failed) return;
        memmove(at + from + 1, at + from, (i - from) * sizeof *at);
        at[from] = pivot;
    }
}

// Where [item] belongs in the sorted [n] items at [at], in front of equal ones (left) or behind
// them (right). The search starts at [hint] and doubles its steps.
static size_t gallop_left(Sorter *sorter, const Item *item, const Item *at, size_t n, size_t hint) {
    size_t last = 0, step = 1, from, to;
    if (less(sorter, &at[hint], item)) {
        size_t most = n - hint;
        while (step < most && less(sorter, &at[hint + step], item)) {
            last = step;
            step = step * 2 + 1;
        }
        from = hint + last + 1;
        to = hint + (step > most ? most : step);
    } else {
        size_t most = hint + 1;
        while (step < most && !less(sorter, &at[hint - step], item)) {
            last = step;
            step = step * 2 + 1;
        }
        from = hint + 1 - (step > most ? most : step);
        to = hint - last;
    }
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (less(sorter, &at[middle], item))
            from = middle + 1;
        else
            to = middle;
    }
    return to;
}

static size_t gallop_right(Sorter *sorter, const Item *item, const Item *at, size_t n,
                           size_t hint) {
    size_t last = 0, step = 1, from, to;
    if (less(sorter, item, &at[hint])) {
        size_t most = hint + 1;
        while (step < most && less(sorter, item, &at[hint - step])) {
            last = step;
            step = step * 2 + 1;
        }
        from = hint + 1 - (step > most ? most : step);
        to = hint - last;
    } else {
        size_t most = n - hint;
        while (step < most && !less(sorter, item, &at[hint + step])) {
            last = step;
            step = step * 2 + 1;
        }
        from = hint + last + 1;
        to = hint + (step > most ? most : step);
    }
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (less(sorter, item, &at[middle]))
            to = middle;
        else
            from = middle + 1;
    }
    return to;
}

// ---- merging

// Two neighbouring runs, a in front of b, while they are merged. `to` is the next place to fill.
typedef struct Merge {
    Item *a, *b, *to;
    size_t na, nb;
} Merge;

static void move_items(Sorter *sorter, Item *to, const Item *from, size_t n) {
    vm_move(sorter->vm, to, from, n * sizeof *to);
}

// One at a time from the front, until one run has won often. False: all is done but the rest.
static bool merge_low_singly(Sorter *sorter, Merge *m) {
    size_t a_wins = 0, b_wins = 0;
    while (a_wins < sorter->min_gallop && b_wins < sorter->min_gallop) {
        if (less(sorter, m->b, m->a)) {
            *m->to++ = *m->b++;
            b_wins++, a_wins = 0;
            if (--m->nb == 0) return false;
        } else if (sorter->has_failed) {
            return false;
        } else {
            *m->to++ = *m->a++;
            a_wins++, b_wins = 0;
            if (--m->na == 1) return false;
        }
    }
    return true;
}

static bool merge_low_galloping(Sorter *sorter, Merge *m) {
    size_t a_wins, b_wins;
    sorter->min_gallop++;
    do {
        sorter->min_gallop -= sorter->min_gallop > 1;
        a_wins = gallop_right(sorter, m->b, m->a, m->na, 0);
        if (sorter->has_failed) return false;
        move_items(sorter, m->to, m->a, a_wins);
        m->to += a_wins, m->a += a_wins, m->na -= a_wins;
        if (a_wins && m->na <= 1) return false;
        *m->to++ = *m->b++;
        if (--m->nb == 0) return false;
        b_wins = gallop_left(sorter, m->a, m->b, m->nb, 0);
        if (sorter->has_failed) return false;
        move_items(sorter, m->to, m->b, b_wins);
        m->to += b_wins, m->b += b_wins, m->nb -= b_wins;
        if (m->nb == 0) return false;
        *m->to++ = *m->a++;
        if (--m->na == 1) return false;
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    sorter->min_gallop++; // it did not pay
    return true;
}

// From the front, with run a (the shorter one) moved out of the way.
static void merge_low(Sorter *sorter, Item *a, size_t na, Item *b, size_t nb) {
    vm_copy(sorter->vm, sorter->spare, a, na * sizeof *a);
    Merge m = {.a = sorter->spare, .b = b, .to = a, .na = na, .nb = nb};
    *m.to++ = *m.b++;
    m.nb--;
    if (m.nb && m.na > 1)
        while (merge_low_singly(sorter, &m) && merge_low_galloping(sorter, &m)) {
        }
    if (sorter->has_failed) m.nb = 0;    // what is left of b stays where it is
    move_items(sorter, m.to, m.b, m.nb); // the last of a belongs behind them
    move_items(sorter, m.to + m.nb, m.a, m.na);
}

static bool merge_high_singly(Sorter *sorter, Merge *m) {
    size_t a_wins = 0, b_wins = 0;
    while (a_wins < sorter->min_gallop && b_wins < sorter->min_gallop) {
        if (less(sorter, &m->b[m->nb - 1], &m->a[m->na - 1])) {
            *--m->to = m->a[--m->na];
            a_wins++, b_wins = 0;
            if (m->na == 0) return false;
        } else if (sorter->has_failed) {
            return false;
        } else {
            *--m->to = m->b[--m->nb];
            b_wins++, a_wins = 0;
            if (m->nb == 1) return false;
        }
    }
    return true;
}

static bool merge_high_galloping(Sorter *sorter, Merge *m) {
    size_t a_wins, b_wins;
    sorter->min_gallop++;
    do {
        sorter->min_gallop -= sorter->min_gallop > 1;
        a_wins = m->na - gallop_right(sorter, &m->b[m->nb - 1], m->a, m->na, m->na - 1);
        if (sorter->has_failed) return false;
        m->na -= a_wins, m->to -= a_wins;
        move_items(sorter, m->to, m->a + m->na, a_wins);
        if (m->na == 0) return false;
        *--m->to = m->b[--m->nb];
        if (m->nb == 1) return false;
        b_wins = m->nb - gallop_left(sorter, &m->a[m->na - 1], m->b, m->nb, m->nb - 1);
        if (sorter->has_failed) return false;
        m->nb -= b_wins, m->to -= b_wins;
        move_items(sorter, m->to, m->b + m->nb, b_wins);
        if (b_wins && m->nb <= 1) return false;
        *--m->to = m->a[--m->na];
        if (m->na == 0) return false;
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    sorter->min_gallop++;
    return true;
}

// From the back, with run b (the shorter one) moved out of the way. `to` is behind the next place.
static void merge_high(Sorter *sorter, Item *a, size_t na, Item *b, size_t nb) {
    vm_copy(sorter->vm, sorter->spare, b, nb * sizeof *b);
    Merge m = {.a = a, .b = sorter->spare, .to = b + nb, .na = na, .nb = nb};
    *--m.to = m.a[--m.na];
    if (m.na && m.nb > 1)
        while (merge_high_singly(sorter, &m) && merge_high_galloping(sorter, &m)) {
        }
    if (sorter->has_failed) m.na = 0; // what is left of a stays where it is
    m.to -= m.na;                     // the first of b belongs in front of it
    move_items(sorter, m.to, m.a, m.na);
    move_items(sorter, m.to - m.nb, m.b, m.nb);
}

static void merge_at(Sorter *sorter, size_t i) {
    Run *run = &sorter->pending[i];
    Item *a = run[0].at, *b = run[1].at;
    size_t na = run[0].n, nb = run[1].n;
    run[0].n = na + nb;
    if (i + 3 == sorter->n_pending) run[1] = run[2];
    sorter->n_pending--;
    size_t in_place = gallop_right(sorter, b, a, na, 0); // these stay where they are
    a += in_place, na -= in_place;
    if (na == 0 || sorter->has_failed) return;
    nb = gallop_left(sorter, &a[na - 1], b, nb, nb - 1);
    if (nb == 0 || sorter->has_failed) return;
    if (na <= nb)
        merge_low(sorter, a, na, b, nb);
    else
        merge_high(sorter, a, na, b, nb);
}

// The depth, in a perfectly balanced tree of merges over all n items, of the node between the
// middles of two neighbouring runs.
static int power_between(size_t start, size_t n1, size_t n2, size_t n) {
    size_t a = 2 * start + n1, b = a + n1 + n2;
    for (int power = 1;; power++) {
        if (a >= n)
            a -= n, b -= n;
        else if (b >= n)
            return power;
        a *= 2, b *= 2;
    }
}

static void push_run(Sorter *sorter, Item *at, size_t n) {
    Run *last = sorter->n_pending ? &sorter->pending[sorter->n_pending - 1] : NULL;
    if (last) {
        int power = power_between((size_t)(last->at - sorter->items), last->n, n, sorter->n);
        while (!sorter->has_failed && sorter->n_pending > 1 &&
               sorter->pending[sorter->n_pending - 2].power > power)
            merge_at(sorter, sorter->n_pending - 2);
        sorter->pending[sorter->n_pending - 1].power = power;
    }
    sorter->pending[sorter->n_pending++] = (Run){.at = at, .n = n};
}

static size_t shortest_run(size_t n) {
    size_t rest = 0;
    while (n >= SHORT_RUN) {
        rest |= n & 1;
        n /= 2;
    }
    return n + rest;
}

static void sort_items(Sorter *sorter) {
    size_t least = shortest_run(sorter->n), left = sorter->n;
    for (Item *at = sorter->items; left;) {
        size_t n = find_run(sorter, at, left);
        if (n < least) {
            size_t forced = left < least ? left : least;
            insert_items(sorter, at, forced, n);
            n = forced;
        }
        push_run(sorter, at, n);
        at += n, left -= n;
        if (sorter->has_failed) return;
    }
    while (sorter->n_pending > 1 && !sorter->has_failed) {
        size_t i = sorter->n_pending - 2;
        if (i > 0 && sorter->pending[i - 1].n < sorter->pending[i + 1].n) i--;
        merge_at(sorter, i);
    }
}

// ---- lists

static bool call_keys(Sorter *sorter, Value key) {
    for (size_t i = 0; i < sorter->n; i++) {
        vm_spend(sorter->vm, 1);
        Value k = op_call_1(sorter->vm, key, sorter->items[i].value);
        if (!is_value(k)) {
            while (i--) {
                value_unref(sorter->vm, sorter->items[i].key);
                vm_spend(sorter->vm, 1);
            }
            return false;
        }
        sorter->items[i].key = k;
    }
    return true;
}

// Sorts the [n] values at [at], which nobody else can reach.
static bool sort_values(Vm *vm, Value *at, size_t n, Value key, bool reverse) {
    size_t bytes = (n + n / 2 + 1) * sizeof(Item);
    Item *items = vm_alloc(vm, bytes);
    if (!items) return false;
    Sorter sorter = {
        .vm = vm, .items = items, .spare = items + n, .n = n, .min_gallop = MIN_GALLOP};
    for (size_t i = 0; i < n; i++) {
        items[i] = (Item){at[i], at[i]};
        vm_step(vm, i);
    }
    bool has_key = is_value(key) && !is_none(key), ok = true;
    if (has_key) ok = call_keys(&sorter, key);
    if (ok) {
        choose_less(&sorter);
        // Turned round before and after, so that equal ones keep their order.
        if (reverse) reverse_items(vm, items, n);
        if (n > 1) sort_items(&sorter);
        if (reverse) reverse_items(vm, items, n);
        for (size_t i = 0; i < n; i++) {
            at[i] = items[i].value;
            vm_spend(vm, has_key ? 4 : 1); // a key may well go with it
        }
        for (size_t i = 0; has_key && i < n; i++) {
            vm_spend(vm, 1);
            value_unref(vm, items[i].key);
        }
        ok = !sorter.has_failed;
    }
    vm_free(vm, items, bytes);
    return ok;
}

bool list_sort(Vm *vm, List *list, Value key, Value reverse) {
    int64_t is_reverse = 0;
    if (is_value(reverse) && !is_bool(reverse) && !op_index(vm, reverse, &is_reverse)) return false;
    if (same(reverse, TRUE_VALUE)) is_reverse = 1;
    List hidden = *list; // so that what the program does to it meanwhile cannot hurt
    list->at = NULL;
    list->n = list->capacity = 0;
    bool ok = sort_values(vm, hidden.at, hidden.n, key, is_reverse);
    if (list->at) {
        list_clear(vm, list);
        if (ok) vm_raise(vm, "ValueError", "list modified during sort");
        ok = false;
    }
    list->at = hidden.at;
    list->n = hidden.n;
    list->capacity = hidden.capacity;
    return ok;
}

static Value sorted(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    if (n != 1) return vm_raise(vm, "TypeError", "sorted expected 1 argument, got %zu", n);
    Value options[2];
    if (!native_sort_args(vm, "sort", "*, key=, reverse=", args + 1, 0, names, options))
        return NO_VALUE;
    List *list = list_from_iterable(vm, args[0]);
    bool ok = list && op_may_enter(vm, 1, OP_CALLING);
    if (ok) {
        vm->depth++; // CPython's calls list.sort
        ok = list_sort(vm, list, options[0], options[1]);
        vm->depth--;
    }
    if (ok) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

const NativeDef sort_natives[] = {{"sorted", TAKES_ALL, {.fn_all = sorted}}, {0}};
