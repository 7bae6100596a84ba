// Taking texts to pieces and joining them: split, splitlines, partition, strip, join.
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/list.h"
#include "lang/types/text_methods.h"
#include "lang/types/tuple.h"
#include "lang/types/unicode.h"

static bool push_slice(Vm *vm, List *list, Text *text, size_t from, size_t to) {
    Text *piece = text_slice(vm, text, from, to);
    vm_spend(vm, 1);
    return piece && list_push(vm, list, value_of(piece));
}

static Value finish(Vm *vm, List *list, bool ok) {
    if (ok) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

// ---- split

static bool split_spaces(Vm *vm, Text *text, size_t most, List *list) {
    size_t at = 0;
    for (;;) {
        for (; at < text->n && unicode_is_space(text_at(text, at)); at++)
            vm_step(vm, at);
        if (at == text->n) return true;
        size_t end = at;
        if (most-- == 0) return push_slice(vm, list, text, at, text->n); // the rest as it is
        for (; end < text->n && !unicode_is_space(text_at(text, end)); end++)
            vm_step(vm, end);
        if (!push_slice(vm, list, text, at, end)) return false;
        at = end;
    }
}

static bool split_at(Vm *vm, Text *text, const Text *separator, size_t most, List *list) {
    size_t at = 0;
    for (; most; most--) {
        int64_t found = units_find(vm, text_units(text), text_units(separator), at, text->n);
        if (found < 0) break;
        if (!push_slice(vm, list, text, at, (size_t)found)) return false;
        at = (size_t)found + separator->n;
    }
    return push_slice(vm, list, text, at, text->n);
}

// From the back; the pieces come in the wrong order.
static bool rsplit_spaces(Vm *vm, Text *text, size_t most, List *list) {
    size_t end = text->n;
    for (;;) {
        for (; end > 0 && unicode_is_space(text_at(text, end - 1)); end--)
            vm_step(vm, end);
        if (end == 0) return true;
        size_t at = end;
        if (most-- == 0) return push_slice(vm, list, text, 0, end);
        for (; at > 0 && !unicode_is_space(text_at(text, at - 1)); at--)
            vm_step(vm, at);
        if (!push_slice(vm, list, text, at, end)) return false;
        end = at;
    }
}

static bool rsplit_at(Vm *vm, Text *text, const Text *separator, size_t most, List *list) {
    size_t end = text->n;
    for (; most; most--) {
        int64_t found = units_find_last(vm, text_units(text), text_units(separator), 0, end);
        if (found < 0) break;
        if (!push_slice(vm, list, text, (size_t)found + separator->n, end)) return false;
        end = (size_t)found;
    }
    return push_slice(vm, list, text, 0, end);
}

static void reverse(Vm *vm, List *list) {
    for (size_t i = 0, j = list->n; i + 1 < j; i++) {
        vm_step(vm, i);
        Value v = list->at[i];
        list->at[i] = list->at[--j];
        list->at[j] = v;
    }
}

// args: separator (None: spaces) and most, either may be NO_VALUE.
static Value split(Vm *vm, Value self, const Value *args, bool from_back) {
    int64_t most = -1;
    if (is_value(args[1]) && !op_index(vm, args[1], &most)) return NO_VALUE;
    bool spaces = !is_value(args[0]) || is_none(args[0]);
    if (!spaces && !is_text(args[0]))
        return vm_raise(vm, "TypeError", "must be str or None, not %s", type_name(vm, args[0]));
    if (!spaces && text_of(args[0])->n == 0) return vm_raise(vm, "ValueError", "empty separator");
    List *list = list_new(vm, 0);
    if (!list) return NO_VALUE;
    size_t limit = most < 0 ? SIZE_MAX : (size_t)most;
    Text *text = text_of(self);
    bool ok;
    if (from_back) {
        ok = spaces ? rsplit_spaces(vm, text, limit, list)
                    : rsplit_at(vm, text, text_of(args[0]), limit, list);
        reverse(vm, list);
    } else {
        ok = spaces ? split_spaces(vm, text, limit, list)
                    : split_at(vm, text, text_of(args[0]), limit, list);
    }
    return finish(vm, list, ok);
}

Value text_method_split(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return split(vm, self, args, false);
}

Value text_method_rsplit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return split(vm, self, args, true);
}

Value text_method_splitlines(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int keep = is_value(args[0]) ? op_truth(vm, args[0]) : 0;
    List *list = keep < 0 ? NULL : list_new(vm, 0);
    if (!list) return NO_VALUE;
    Text *text = text_of(self);
    bool ok = true;
    for (size_t at = 0; ok && at < text->n;) {
        size_t end = at;
        for (; end < text->n && !unicode_is_line_break(text_at(text, end)); end++)
            vm_step(vm, end);
        size_t next = end < text->n ? end + 1 : end;
        if (next < text->n && text_at(text, end) == '\r' && text_at(text, next) == '\n') next++;
        ok = push_slice(vm, list, text, at, keep ? next : end);
        at = next;
    }
    return finish(vm, list, ok);
}

// ---- partition

static Value partition(Vm *vm, Value self, Value wanted, bool from_back) {
    if (!is_text(wanted))
        return vm_raise(vm, "TypeError", "must be str, not %s", type_name(vm, wanted));
    Text *text = text_of(self), *separator = text_of(wanted);
    if (separator->n == 0) return vm_raise(vm, "ValueError", "empty separator");
    int64_t found = (from_back ? units_find_last : units_find)(vm, text_units(text),
                                                               text_units(separator), 0, text->n);
    size_t cuts[4] = {0, (size_t)found, (size_t)found + separator->n, text->n};
    if (found < 0) cuts[1] = cuts[2] = from_back ? 0 : text->n;
    Tuple *three = tuple_new(vm, 3);
    for (size_t i = 0; three && i < 3; i++) {
        Text *piece = text_slice(vm, text, cuts[i], cuts[i + 1]);
        if (!piece) {
            value_unref(vm, value_of(three));
            return NO_VALUE;
        }
        three->at[i] = value_of(piece);
    }
    return value_of(three);
}

Value text_method_partition(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return partition(vm, self, args[0], false);
}

Value text_method_rpartition(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return partition(vm, self, args[0], true);
}

// ---- strip

static bool is_stripped(uint32_t c, const Text *set) {
    if (!set) return unicode_is_space(c);
    for (size_t i = 0; i < set->n; i++)
        if (text_at(set, i) == c) return true;
    return false;
}

static Value strip(Vm *vm, Value self, const Value *args, size_t n, bool left, bool right,
                   const char *name) {
    const Text *set = NULL;
    if (n > 0 && !is_none(args[0])) {
        if (!is_text(args[0])) return vm_raise(vm, "TypeError", "%s arg must be None or str", name);
        set = text_of(args[0]);
    }
    Text *text = text_of(self);
    size_t from = 0, to = text->n;
    for (; left && from < to && is_stripped(text_at(text, from), set); from++)
        vm_step(vm, from);
    for (; right && to > from && is_stripped(text_at(text, to - 1), set); to--)
        vm_step(vm, to);
    return value_of(text_slice(vm, text, from, to));
}

Value text_method_strip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip(vm, self, args, n, true, true, "strip");
}

Value text_method_lstrip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip(vm, self, args, n, true, false, "lstrip");
}

Value text_method_rstrip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip(vm, self, args, n, false, true, "rstrip");
}

// ---- join

// In two passes over a row: how long, then copy.
static Value join_row(Vm *vm, const Text *separator, const Value *items, size_t n_items) {
    size_t n = 0;
    uint32_t highest = 0;
    for (size_t i = 0; i < n_items; i++) {
        if (!is_text(items[i]))
            return vm_raise(vm, "TypeError", "sequence item %zu: expected str instance, %s found",
                            i, type_name(vm, items[i]));
        const Text *item = text_of(items[i]);
        n += item->n;
        highest |= text_bound(item);
        vm_spend(vm, 1);
    }
    if (n_items > 1) {
        n += separator->n * (n_items - 1);
        highest |= text_bound(separator);
    }
    if (n_items == 1) return op_str(vm, items[0]);
    Text *text = text_blank(vm, n, highest);
    size_t at = 0;
    for (size_t i = 0; text && i < n_items; i++) {
        if (i) text_copy(text, at, separator, 0, separator->n), at += separator->n;
        const Text *item = text_of(items[i]);
        text_copy(text, at, item, 0, item->n);
        at += item->n;
        vm_spend(vm, 1);
    }
    return value_of(text);
}

Value text_method_join(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_tuple(args[0]))
        return join_row(vm, text_of(self), tuple_of(args[0])->at, tuple_of(args[0])->n);
    if (!is_list(args[0]) && !TYPE_OF(vm, args[0])->slots.iter)
        return vm_raise(vm, "TypeError", "can only join an iterable");
    List *list =
        is_list(args[0]) ? object_of(value_ref(args[0])) : list_from_iterator_of(vm, args[0]);
    if (!list) return NO_VALUE;
    Value joined = join_row(vm, text_of(self), list->at, list->n);
    value_unref(vm, value_of(list));
    return joined;
}
