// list: what the program can do with one. The core is in list.c.
#include "lang/core/gc.h"
#include "lang/types/list.h"

#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/sort.h"
#include "lang/types/tuple.h"

// ---- making

static Value list_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names; // they are for list_init, or for the __init__ of a class
    return value_of(object_new(vm, object_of(callee), 0));
}

static bool list_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    // Keyword arguments may be for the __new__ of a class of the program.
    bool has_own_new = TYPE_OF(vm, self)->slots.construct != vm->types.list->slots.construct;
    if (!box_takes_one(vm, "list", n, has_own_new ? NULL : names)) return false;
    list_clear(vm, list_of(self));
    return n == 0 || list_extend(vm, list_of(self), args[0]);
}

static void list_free(Vm *vm, Object *self) {
    list_clear(vm, (List *)self);
}

static void list_traverse(Object *self, Visit *visit) {
    const List *list = (List *)self;
    for (size_t i = list->n; i-- > 0;) // as CPython: the order shows at the end of a program
        visit_value(visit, list->at[i]);
}

// ---- as a whole

static Value item_at(Vm *vm, Value self, size_t at) {
    (void)vm;
    const List *list = list_of(self);
    return at < list->n ? value_ref(list->at[at]) : NO_VALUE;
}

static Value list_repr(Vm *vm, Value self) {
    return box_repr(vm, self, "[", "]", "[...]", item_at);
}

static int64_t list_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)list_of(self)->n;
}

// The lists may change while their items are compared.
static Value list_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_list(other)) return NOT_IMPLEMENTED;
    const List *a = list_of(self), *b = list_of(other);
    if (a->n != b->n && op <= COMPARE_NE) return bool_value(op == COMPARE_NE);
    for (size_t i = 0; i < a->n && i < b->n; i++) {
        Value x = a->at[i], y = b->at[i];
        if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
        if (same(x, y)) continue;
        value_ref(x), value_ref(y);
        int equal = op_equal(vm, x, y);
        Value v = NO_VALUE;
        if (equal == 0)
            v = op <= COMPARE_NE ? bool_value(op == COMPARE_NE) : op_compare(vm, op, x, y);
        value_unref(vm, x), value_unref(vm, y);
        if (equal != 1) return v;
    }
    int c = a->n < b->n ? -1 : a->n > b->n;
    const bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

static int list_contains(Vm *vm, Value self, Value item) {
    const List *list = list_of(self);
    for (size_t i = 0; i < list->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return -1;
        Value v = value_ref(list->at[i]);
        int equal = op_equal(vm, v, item);
        value_unref(vm, v);
        if (equal) return equal;
    }
    return 0;
}

// ---- places and slices

static List *copy_of(Vm *vm, const Value *items, size_t n) {
    List *list = list_new(vm, n);
    for (size_t i = 0; list && i < n; i++) {
        list->at[i] = value_ref(items[i]);
        vm_step(vm, i);
    }
    if (list) list->n = n;
    return list;
}

static Value get_slice(Vm *vm, Value self, Value key) {
    SliceRange range;
    if (!slice_unpack(vm, key, &range)) return NO_VALUE;
    const List *list = list_of(self);
    slice_adjust(&range, list->n);
    if (range.step == 1) return value_of(copy_of(vm, list->at + range.start, range.n));
    List *slice = list_new(vm, range.n);
    if (!slice) return NO_VALUE;
    for (size_t i = 0; i < range.n; i++) {
        slice->at[i] = value_ref(list->at[range.start + (int64_t)i * range.step]);
        vm_step(vm, i);
    }
    slice->n = range.n;
    return value_of(slice);
}

static Value list_get_item(Vm *vm, Value self, Value key) {
    const List *list = list_of(self);
    if (is_small_int(key)) {
        int64_t at = small_int(key);
        if (at < 0) at += (int64_t)list->n;
        if ((size_t)at < list->n) return value_ref(list->at[at]);
        return vm_raise(vm, "IndexError", "list index out of range");
    }
    if (is_slice(vm, key)) return get_slice(vm, self, key);
    int64_t at; // __index__ may change the list
    if (has_index(vm, key) && !op_index(vm, key, &at)) return NO_VALUE;
    if (has_index(vm, key)) return list_get_item(vm, self, small_int_value(at));
    size_t place;
    box_place(vm, key, list->n, "list", "list index out of range", &place);
    return NO_VALUE;
}

// Puts the [n] items (taken) where the [n_old] from [at] on are.
static bool replace(Vm *vm, List *list, size_t at, size_t n_old, Value *items, size_t n) {
    size_t n_after = list->n - n_old + n;
    Value few[8], *old = few;
    if (n_old > 8) old = vm_alloc(vm, n_old * sizeof *old);
    if (!old || !list_reserve(vm, list, n_after)) {
        for (size_t i = 0; i < n; i++) {
            vm_step(vm, i);
            value_unref(vm, items[i]);
        }
        if (old != few) vm_free(vm, old, n_old * sizeof *old);
        return false;
    }
    vm_copy(vm, old, list->at + at, n_old * sizeof *old);
    if (list->n > at + n_old)
        vm_move(vm, list->at + at + n, list->at + at + n_old,
                (list->n - at - n_old) * sizeof *list->at);
    vm_copy(vm, list->at + at, items, n * sizeof *items);
    list->n = n_after;
    for (size_t i = n_old; i > 0; i--) { // last: it may run the program
        vm_step(vm, i);
        value_unref(vm, old[i - 1]);
    }
    if (old != few) vm_free(vm, old, n_old * sizeof *old);
    return true;
}

// What is assigned to a slice, as a list nobody else has.
static List *assigned(Vm *vm, Value v, bool is_extended) {
    if (is_list(v)) return copy_of(vm, list_of(v)->at, list_of(v)->n);
    if (!TYPE_OF(vm, v)->slots.iter && !TYPE_OF(vm, v)->slots.get_item) {
        vm_raise(vm, "TypeError", "%s",
                 is_extended ? "must assign iterable to extended slice"
                             : "can only assign an iterable");
        return NULL;
    }
    return list_from_iterable(vm, v);
}

static bool delete_steps(Vm *vm, List *list, SliceRange range) {
    if (range.n == 0) return true;
    if (range.step < 0) { // the same places, from the front
        range.start += (int64_t)(range.n - 1) * range.step;
        range.step = -range.step;
    }
    Value *old = vm_alloc(vm, range.n * sizeof *old);
    if (!old) return false;
    size_t to = (size_t)range.start, n_old = 0;
    for (size_t from = to; from < list->n; from++) {
        bool goes = n_old < range.n && from == (size_t)range.start + n_old * (size_t)range.step;
        if (goes)
            old[n_old++] = list->at[from];
        else
            list->at[to++] = list->at[from];
        vm_step(vm, from);
    }
    list->n = to;
    for (size_t i = 0; i < n_old; i++) {
        vm_step(vm, i);
        value_unref(vm, old[i]);
    }
    vm_free(vm, old, range.n * sizeof *old);
    return true;
}

static bool set_steps(Vm *vm, List *list, const SliceRange *range, List *items) {
    if (items->n != range->n) {
        vm_raise(vm, "ValueError",
                 "attempt to assign sequence of size %zu to extended slice of size %zu", items->n,
                 range->n);
        return false;
    }
    for (size_t i = 0; i < range->n; i++) { // the old ones go with [items]
        Value *place = &list->at[range->start + (int64_t)i * range->step], old = *place;
        *place = items->at[i];
        items->at[i] = old;
        vm_step(vm, i);
    }
    return true;
}

static bool set_slice(Vm *vm, List *list, Value key, Value v) {
    SliceRange range;
    if (!slice_unpack(vm, key, &range)) return false;
    List *items = NULL;
    if (is_value(v) && !(items = assigned(vm, v, range.step != 1))) return false;
    slice_adjust(&range, list->n);
    bool ok;
    if (range.step != 1) {
        ok = items ? set_steps(vm, list, &range, items) : delete_steps(vm, list, range);
    } else {
        ok = replace(vm, list, (size_t)range.start, range.n, items ? items->at : NULL,
                     items ? items->n : 0);
        if (items) items->n = 0;
    }
    value_unref(vm, value_of(items));
    return ok;
}

static bool list_set_item(Vm *vm, Value self, Value key, Value v) {
    List *list = list_of(self);
    if (is_slice(vm, key)) return set_slice(vm, list, key, v);
    size_t at;
    int64_t index;
    if (has_index(vm, key)) { // __index__ may change the list: ask before its length
        if (!op_index(vm, key, &index)) return false;
        key = small_int_value(index);
    }
    if (!box_place(vm, key, list->n, "list", "list assignment index out of range", &at))
        return false;
    if (is_value(v))
        value_set(vm, &list->at[at], value_ref(v));
    else
        value_unref(vm, list_remove_at(vm, list, at));
    return true;
}

// ---- + and *

static Value list_add(Vm *vm, Value a, Value b) {
    if (!is_list(a)) return NOT_IMPLEMENTED;
    if (!is_list(b)) return box_cannot_concatenate(vm, "list", b);
    const List *x = list_of(a), *y = list_of(b);
    List *sum = list_new(vm, x->n + y->n);
    if (!sum) return NO_VALUE;
    for (size_t i = 0; i < x->n; i++) {
        sum->at[sum->n++] = value_ref(x->at[i]);
        vm_step(vm, i);
    }
    for (size_t i = 0; i < y->n; i++) {
        sum->at[sum->n++] = value_ref(y->at[i]);
        vm_step(vm, i);
    }
    return value_of(sum);
}

static Value list_iadd(Vm *vm, Value self, Value other) {
    return list_extend(vm, list_of(self), other) ? value_ref(self) : NO_VALUE;
}

// [times] is at least 1. False: MemoryError, or the run is to stop.
static bool repeat(Vm *vm, List *list, size_t times) {
    size_t n = list->n, unit = n * sizeof *list->at;
    if (n == 0 || times == 1) return true;
    if (n > SIZE_MAX / 64 / times) return vm_may_have(vm, SIZE_MAX);
    if (!list_reserve(vm, list, n * times)) return false;
    if (!vm_fill(vm, list->at, unit, unit * times)) return false;
    for (size_t i = 0; i < n; i++) {
        if (is_object(list->at[i])) ((Object *)object_of(list->at[i]))->refs += times - 1;
        vm_step(vm, i);
    }
    list->n = n * times;
    return true;
}

static Value list_mul(Vm *vm, Value a, Value b) {
    int64_t times;
    if (!box_times(vm, is_list(a) ? b : a, &times)) return NO_VALUE;
    const List *list = list_of(is_list(a) ? a : b);
    List *product = copy_of(vm, list->at, times ? list->n : 0);
    if (product && times && repeat(vm, product, (size_t)times)) return value_of(product);
    if (product && !times) return value_of(product);
    value_unref(vm, value_of(product));
    return NO_VALUE;
}

static Value list_imul(Vm *vm, Value self, Value other) {
    if (!has_index(vm, other)) return NOT_IMPLEMENTED;
    int64_t times;
    if (!box_times(vm, other, &times)) return NO_VALUE;
    List *list = list_of(self);
    if (times == 0) {
        list_clear(vm, list);
        return value_ref(self);
    }
    return repeat(vm, list, (size_t)times) ? value_ref(self) : NO_VALUE;
}

// ---- methods

static Value list_append(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return list_push(vm, list_of(self), value_ref(args[0])) ? NONE : NO_VALUE;
}

static Value list_extend_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return list_extend(vm, list_of(self), args[0]) ? NONE : NO_VALUE;
}

static Value list_clear_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    list_clear(vm, list_of(self));
    return NONE;
}

static Value list_copy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return value_of(copy_of(vm, list_of(self)->at, list_of(self)->n));
}

static Value list_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const List *list = list_of(self);
    int64_t count = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
        Value v = value_ref(list->at[i]);
        int equal = op_equal(vm, v, args[0]);
        value_unref(vm, v);
        if (equal < 0) return NO_VALUE;
        count += equal;
    }
    return small_int_value(count);
}

// The place of [item] in [from, to); -1: it is not there, -2: an exception.
static int64_t find(Vm *vm, const List *list, Value item, size_t from, size_t to) {
    for (size_t i = from; i < to && i < list->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return -2;
        Value v = value_ref(list->at[i]);
        int equal = op_equal(vm, v, item);
        value_unref(vm, v);
        if (equal) return equal < 0 ? -2 : (int64_t)i;
    }
    return -1;
}

static Value list_index(Vm *vm, Value self, const Value *args, size_t n) {
    size_t from, to;
    if (!box_bounds(vm, args + 1, n - 1, list_of(self)->n, &from, &to)) return NO_VALUE;
    int64_t at = find(vm, list_of(self), args[0], from, to);
    if (at >= 0) return small_int_value(at);
    if (at == -2) return NO_VALUE;
    Str text = {0};
    if (op_repr_into(vm, args[0], &text))
        vm_raise(vm, "ValueError", "%s is not in list", str_text(&text));
    vm_deinit(vm, &text);
    return NO_VALUE;
}

static Value list_insert_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t at;
    List *list = list_of(self);
    if (!box_number(vm, args[0], &at)) return NO_VALUE;
    if (at < 0) at = at + (int64_t)list->n < 0 ? 0 : at + (int64_t)list->n;
    if ((size_t)at > list->n) at = (int64_t)list->n;
    return list_insert(vm, list, (size_t)at, value_ref(args[1])) ? NONE : NO_VALUE;
}

static Value list_pop(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t at = -1;
    if (n && !box_number(vm, args[0], &at)) return NO_VALUE;
    List *list = list_of(self);
    if (list->n == 0) return vm_raise(vm, "IndexError", "pop from empty list");
    if (at < 0) at += (int64_t)list->n;
    if ((size_t)at >= list->n) return vm_raise(vm, "IndexError", "pop index out of range");
    return list_remove_at(vm, list, (size_t)at);
}

static Value list_remove(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    List *list = list_of(self);
    int64_t at = find(vm, list, args[0], 0, SIZE_MAX);
    if (at == -2) return NO_VALUE;
    if (at < 0) return vm_raise(vm, "ValueError", "list.remove(x): x not in list");
    if ((size_t)at < list->n) value_unref(vm, list_remove_at(vm, list, (size_t)at));
    return NONE;
}

static Value list_reverse(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    List *list = list_of(self);
    for (size_t i = 0, j = list->n; i + 1 < j; i++) {
        vm_step(vm, i);
        Value v = list->at[i];
        list->at[i] = list->at[--j];
        list->at[j] = v;
    }
    return NONE;
}

static Value list_sort_method(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (n) return vm_raise(vm, "TypeError", "sort() takes no positional arguments");
    Value sorted[2];
    if (!native_sort_args(vm, "sort", "*, key=, reverse=", args, n, names, sorted)) return NO_VALUE;
    return list_sort(vm, list_of(self), sorted[0], sorted[1]) ? NONE : NO_VALUE;
}

static Value list_reversed(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return list_reverse_iterator_new(vm, self);
}

static const NativeDef methods[] = {
    {"append", TAKES_ONE_AT_ONCE, {list_append}},
    {"clear", TAKES_NONE, {list_clear_method}},
    {"copy", TAKES_NONE, {list_copy}},
    {"count", TAKES_ONE, {list_count}},
    {"extend", TAKES_ONE, {list_extend_method}},
    {"index", TAKES_MANY, {list_index}, 1, 3},
    {"insert", TAKES_MANY, {list_insert_method}, 2, 2},
    {"pop", TAKES_MANY, {list_pop}, 0, 1},
    {"remove", TAKES_ONE, {list_remove}},
    {"reverse", TAKES_NONE, {list_reverse}},
    {"sort", TAKES_ALL, {.fn_all = list_sort_method}},
    {"__reversed__", TAKES_NONE, {list_reversed}},
    {0},
};
const TypeDef list_def = {
    .name = "list",
    .at_once = true,
    .instance_bytes = sizeof(List),
    .slots = {.free = list_free,
              .traverse = list_traverse,
              .repr = list_repr,
              .compare = list_compare,
              .length = list_length,
              .construct = list_construct,
              .init = list_init,
              .iter = list_iterator_new,
              .get_item = list_get_item,
              .set_item = list_set_item,
              .contains = list_contains,
              .binary = {[BINARY_ADD] = list_add, [BINARY_MUL] = list_mul},
              .in_place = {[BINARY_ADD] = list_iadd, [BINARY_MUL] = list_imul}},
    .methods = methods,
    .class_methods = alias_class_methods};
