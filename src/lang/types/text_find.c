// Searching in texts (search.h): find, count, startswith, replace and their relatives.
#include <string.h>

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/text_methods.h"
#include "lang/types/tuple.h"

Value text_from_points(Vm *vm, Points *points) {
    Text *text = text_from_codepoints(vm, points->at, points->n);
    vm_release(vm, points->at, points->capacity * sizeof *points->at);
    *points = (Points){0};
    return value_of(text);
}

void points_add(Points *points, const Text *text, size_t from, size_t to) {
    for (; from < to; from++)
        vec_push(points, text_at(text, from));
}

// ---- arguments

static bool get_bound(Vm *vm, Value v, int64_t *out) {
    if (is_none(v)) return true;
    if (is_small_int(v) || is_bool(v)) return op_index(vm, v, out);
    if (!TYPE_OF(vm, v)->slots.to_index) {
        vm_raise(vm, "TypeError",
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    if (op_index(vm, v, out)) return true;
    if (!vm_exception_is(vm, "IndexError")) return false;
    vm_clear_exception(vm); // so large that only its sign counts
    int negative = op_less(vm, v, small_int_value(0));
    *out = negative ? INT64_MIN / 2 : INT64_MAX / 2;
    return negative >= 0;
}

bool text_get_bounds(Vm *vm, const Value *args, size_t n, size_t length, int64_t *from,
                     int64_t *to) {
    *from = 0;
    *to = INT64_MAX / 2;
    if (n > 1 && !get_bound(vm, args[1], from)) return false;
    if (n > 2 && !get_bound(vm, args[2], to)) return false;
    int64_t end = (int64_t)length;
    if (*to > end) *to = end;
    if (*to < 0) *to = *to + end < 0 ? 0 : *to + end;
    if (*from < 0) *from = *from + end < 0 ? 0 : *from + end;
    return true;
}

// The text to look for, and where. False: TypeError.
static bool get_wanted(Vm *vm, Value self, const Value *args, size_t n, int64_t *from,
                       int64_t *to) {
    if (!is_text(args[0])) {
        vm_raise(vm, "TypeError", "must be str, not %s", type_name(vm, args[0]));
        return false;
    }
    return text_get_bounds(vm, args, n, text_of(self)->n, from, to);
}

// ---- methods

Value text_method_find(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t from, to;
    if (!get_wanted(vm, self, args, n, &from, &to)) return NO_VALUE;
    return small_int_value(units_find(vm, text_units(text_of(self)), text_units(text_of(args[0])),
                                      (size_t)from, (size_t)to));
}

Value text_method_rfind(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t from, to;
    if (!get_wanted(vm, self, args, n, &from, &to)) return NO_VALUE;
    return small_int_value(units_find_last(vm, text_units(text_of(self)),
                                           text_units(text_of(args[0])), (size_t)from, (size_t)to));
}

static Value found_or_error(Vm *vm, Value place) {
    if (same(place, small_int_value(-1))) return vm_raise(vm, "ValueError", "substring not found");
    return place;
}

Value text_method_index(Vm *vm, Value self, const Value *args, size_t n) {
    return found_or_error(vm, text_method_find(vm, self, args, n));
}

Value text_method_rindex(Vm *vm, Value self, const Value *args, size_t n) {
    return found_or_error(vm, text_method_rfind(vm, self, args, n));
}

Value text_method_count(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t from, to;
    if (!get_wanted(vm, self, args, n, &from, &to)) return NO_VALUE;
    return small_int_value((int64_t)units_count(
        vm, text_units(text_of(self)), text_units(text_of(args[0])), (size_t)from, (size_t)to));
}

static bool has_at_end(Vm *vm, const Text *text, const Text *wanted, int64_t from, int64_t to,
                       bool at_front) {
    if (to - from < (int64_t)wanted->n) return false;
    return units_are_at(vm, text_units(text), text_units(wanted),
                        at_front ? (size_t)from : (size_t)to - wanted->n);
}

static Value starts_or_ends(Vm *vm, Value self, const Value *args, size_t n, bool at_front) {
    const char *name = at_front ? "startswith" : "endswith";
    int64_t from, to;
    if (!text_get_bounds(vm, args, n, text_of(self)->n, &from, &to)) return NO_VALUE;
    if (is_text(args[0]))
        return bool_value(has_at_end(vm, text_of(self), text_of(args[0]), from, to, at_front));
    if (!is_tuple(args[0]))
        return vm_raise(vm, "TypeError", "%s first arg must be str or a tuple of str, not %s", name,
                        type_name(vm, args[0]));
    const Tuple *row = tuple_of(args[0]);
    for (size_t i = 0; i < row->n; i++) {
        vm_spend(vm, 1);
        if (!is_text(row->at[i]))
            return vm_raise(vm, "TypeError", "tuple for %s must only contain str, not %s", name,
                            type_name(vm, row->at[i]));
        if (has_at_end(vm, text_of(self), text_of(row->at[i]), from, to, at_front))
            return TRUE_VALUE;
    }
    return FALSE_VALUE;
}

Value text_method_startswith(Vm *vm, Value self, const Value *args, size_t n) {
    return starts_or_ends(vm, self, args, n, true);
}

Value text_method_endswith(Vm *vm, Value self, const Value *args, size_t n) {
    return starts_or_ends(vm, self, args, n, false);
}

static bool check_is_text(Vm *vm, const char *name, const Value *args, size_t i, bool numbered) {
    if (is_text(args[i])) return true;
    const char *type = is_none(args[i]) ? "None" : type_name(vm, args[i]);
    if (numbered)
        vm_raise(vm, "TypeError", "%s() argument %zu must be str, not %s", name, i + 1, type);
    else
        vm_raise(vm, "TypeError", "%s() argument must be str, not %s", name, type);
    return false;
}

Value text_method_removeprefix(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!check_is_text(vm, "removeprefix", args, 0, false)) return NO_VALUE;
    Text *text = text_of(self), *prefix = text_of(args[0]);
    bool found = has_at_end(vm, text, prefix, 0, (int64_t)text->n, true);
    return value_of(text_slice(vm, text, found ? prefix->n : 0, text->n));
}

Value text_method_removesuffix(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!check_is_text(vm, "removesuffix", args, 0, false)) return NO_VALUE;
    Text *text = text_of(self), *suffix = text_of(args[0]);
    bool found = suffix->n && has_at_end(vm, text, suffix, 0, (int64_t)text->n, false);
    return value_of(text_slice(vm, text, 0, text->n - (found ? suffix->n : 0)));
}

// How long [text] is with [times] of its [old]s replaced. False: MemoryError.
static bool length_replaced(Vm *vm, const Text *text, const Text *old, const Text *new,
                            size_t times, size_t *n) {
    size_t added;
    if (!__builtin_mul_overflow(times, new->n, &added) &&
        !__builtin_add_overflow(text->n - times * old->n, added, n))
        return true;
    return vm_may_have(vm, SIZE_MAX);
}

Value text_method_replace(Vm *vm, Value self, const Value *args, size_t n) {
    if (!check_is_text(vm, "replace", args, 0, true) ||
        !check_is_text(vm, "replace", args, 1, true))
        return NO_VALUE;
    int64_t most = -1;
    if (n > 2 && !op_index(vm, args[2], &most)) return NO_VALUE;
    const Text *text = text_of(self), *old = text_of(args[0]), *new = text_of(args[1]);
    size_t left = most < 0 ? SIZE_MAX : (size_t)most, n_out = 0;
    size_t times = left ? units_count(vm, text_units(text), text_units(old), 0, text->n) : 0;
    if (times > left) times = left;
    if (times == 0) return value_of(text_slice(vm, text_of(self), 0, text->n));
    if (!length_replaced(vm, text, old, new, times, &n_out)) return NO_VALUE;
    Text *out = text_blank(vm, n_out, text_bound(text) | text_bound(new));
    size_t at = 0, to = 0;
    for (; out && times; times--) {
        size_t found = (size_t)units_find(vm, text_units(text), text_units(old), at, text->n);
        if (old->n == 0) found = at;
        text_copy(out, to, text, at, found);
        to += found - at;
        text_copy(out, to, new, 0, new->n);
        to += new->n;
        at = found + old->n;
        if (old->n == 0 && at < text->n) text_put(out, to++, text_at(text, at++)); // between all
        vm_spend(vm, 1);
    }
    if (!out) return NO_VALUE;
    text_copy(out, to, text, at, text->n);
    return value_of(text_narrowed(vm, out)); // the widest characters may have been replaced
}
