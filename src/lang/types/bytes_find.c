// Searching in bytes and bytearrays, and taking them to pieces.
#include <string.h>

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/text_methods.h"
#include "lang/types/tuple.h"

bool bytes_get(Vm *vm, Value v, BytesView *out) {
    if (bytes_view(v, &out->at, &out->n)) return true;
    vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'", type_name(vm, v));
    return false;
}

static bool is_space(uint8_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// ---- find, count, startswith …

typedef struct Wanted {
    BytesView view;
    uint8_t byte; // what view shows, of an int
    int64_t from, to;
} Wanted;

static bool get_wanted(Vm *vm, Value self, const Value *args, size_t n, Wanted *wanted) {
    if (!bytes_view(args[0], &wanted->view.at, &wanted->view.n)) {
        if (!is_int(args[0]) && !TYPE_OF(vm, args[0])->slots.to_index) {
            vm_raise(vm, "TypeError", "argument should be integer or bytes-like object, not '%s'",
                     type_name(vm, args[0]));
            return false;
        }
        if (!bytes_get_byte(vm, args[0], "byte must be in range(0, 256)", &wanted->byte))
            return false;
        wanted->view = (BytesView){&wanted->byte, 1};
    }
    return text_get_bounds(vm, args, n, bytes_of_self(self).n, &wanted->from, &wanted->to);
}

Value bytes_method_find(Vm *vm, Value self, const Value *args, size_t n) {
    Wanted wanted;
    if (!get_wanted(vm, self, args, n, &wanted)) return NO_VALUE;
    return small_int_value(units_find(vm, bytes_units(bytes_of_self(self)),
                                      bytes_units(wanted.view), (size_t)wanted.from,
                                      (size_t)wanted.to));
}

Value bytes_method_rfind(Vm *vm, Value self, const Value *args, size_t n) {
    Wanted wanted;
    if (!get_wanted(vm, self, args, n, &wanted)) return NO_VALUE;
    return small_int_value(units_find_last(vm, bytes_units(bytes_of_self(self)),
                                           bytes_units(wanted.view), (size_t)wanted.from,
                                           (size_t)wanted.to));
}

static Value found_or_error(Vm *vm, Value place) {
    if (same(place, small_int_value(-1))) return vm_raise(vm, "ValueError", "subsection not found");
    return place;
}

Value bytes_method_index(Vm *vm, Value self, const Value *args, size_t n) {
    return found_or_error(vm, bytes_method_find(vm, self, args, n));
}

Value bytes_method_rindex(Vm *vm, Value self, const Value *args, size_t n) {
    return found_or_error(vm, bytes_method_rfind(vm, self, args, n));
}

Value bytes_method_count(Vm *vm, Value self, const Value *args, size_t n) {
    Wanted wanted;
    if (!get_wanted(vm, self, args, n, &wanted)) return NO_VALUE;
    return small_int_value((int64_t)units_count(vm, bytes_units(bytes_of_self(self)),
                                                bytes_units(wanted.view), (size_t)wanted.from,
                                                (size_t)wanted.to));
}

static bool has_at_end(Vm *vm, BytesView in, BytesView wanted, int64_t from, int64_t to,
                       bool at_front) {
    if (to - from < (int64_t)wanted.n) return false;
    size_t at = at_front ? (size_t)from : (size_t)to - wanted.n;
    return units_are_at(vm, bytes_units(in), bytes_units(wanted), at);
}

static Value starts_or_ends(Vm *vm, Value self, const Value *args, size_t n, bool at_front) {
    int64_t from, to;
    BytesView in = bytes_of_self(self), wanted;
    if (!text_get_bounds(vm, args, n, in.n, &from, &to)) return NO_VALUE;
    if (bytes_view(args[0], &wanted.at, &wanted.n))
        return bool_value(has_at_end(vm, in, wanted, from, to, at_front));
    if (!is_tuple(args[0]))
        return vm_raise(vm, "TypeError", "%s first arg must be bytes or a tuple of bytes, not %s",
                        at_front ? "startswith" : "endswith", type_name(vm, args[0]));
    const Tuple *row = tuple_of(args[0]);
    for (size_t i = 0; i < row->n; i++) {
        vm_spend(vm, 1);
        if (!bytes_get(vm, row->at[i], &wanted)) return NO_VALUE;
        if (has_at_end(vm, in, wanted, from, to, at_front)) return TRUE_VALUE;
    }
    return FALSE_VALUE;
}

Value bytes_method_startswith(Vm *vm, Value self, const Value *args, size_t n) {
    return starts_or_ends(vm, self, args, n, true);
}

Value bytes_method_endswith(Vm *vm, Value self, const Value *args, size_t n) {
    return starts_or_ends(vm, self, args, n, false);
}

Value bytes_method_removeprefix(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    BytesView in = bytes_of_self(self), wanted;
    if (!bytes_get(vm, args[0], &wanted)) return NO_VALUE;
    size_t cut = has_at_end(vm, in, wanted, 0, (int64_t)in.n, true) ? wanted.n : 0;
    return bytes_like(vm, self, in.at + cut, in.n - cut);
}

Value bytes_method_removesuffix(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    BytesView in = bytes_of_self(self), wanted;
    if (!bytes_get(vm, args[0], &wanted)) return NO_VALUE;
    size_t cut = has_at_end(vm, in, wanted, 0, (int64_t)in.n, false) ? wanted.n : 0;
    return bytes_like(vm, self, in.at, in.n - cut);
}

Value bytes_method_replace(Vm *vm, Value self, const Value *args, size_t n) {
    BytesView in = bytes_of_self(self), old, new;
    int64_t most = -1;
    if (!bytes_get(vm, args[0], &old) || !bytes_get(vm, args[1], &new)) return NO_VALUE;
    if (n > 2 && !op_index(vm, args[2], &most)) return NO_VALUE;
    size_t left = most < 0 ? SIZE_MAX : (size_t)most, at = 0;
    size_t times = units_count(vm, bytes_units(in), bytes_units(old), 0, in.n);
    if (times > left) times = left;
    if (new.n && times > vm->limits.heap_bytes / new.n)
        return vm_raise_value(vm, "MemoryError", NO_VALUE);
    Str out = {0};
    for (; times; times--) {
        size_t found = (size_t)units_find(vm, bytes_units(in), bytes_units(old), at, in.n);
        vm_add_bytes(vm, &out, in.at + at, found - at);
        vm_add_bytes(vm, &out, new.at, new.n);
        vm_spend(vm, 1);
        at = found + old.n;
        if (old.n == 0 && at < in.n) str_add_bytes(&out, (const char *)in.at + at++, 1);
    }
    vm_add_bytes(vm, &out, in.at + at, in.n - at);
    return bytes_like_from_str(vm, self, &out);
}

// ---- split

static bool push(Vm *vm, List *list, Value self, size_t from, size_t to) {
    Value piece = bytes_like(vm, self, bytes_of_self(self).at + from, to - from);
    vm_spend(vm, 1);
    return is_value(piece) && list_push(vm, list, piece);
}

static bool split_spaces(Vm *vm, Value self, size_t most, List *list) {
    BytesView in = bytes_of_self(self);
    for (size_t at = 0;;) {
        for (; at < in.n && is_space(in.at[at]); at++)
            vm_step(vm, at);
        if (at == in.n) return true;
        size_t end = at;
        if (most-- == 0) return push(vm, list, self, at, in.n);
        for (; end < in.n && !is_space(in.at[end]); end++)
            vm_step(vm, end);
        if (!push(vm, list, self, at, end)) return false;
        at = end;
    }
}

static bool rsplit_spaces(Vm *vm, Value self, size_t most, List *list) {
    BytesView in = bytes_of_self(self);
    for (size_t end = in.n;;) {
        for (; end > 0 && is_space(in.at[end - 1]); end--)
            vm_step(vm, end);
        if (end == 0) return true;
        size_t at = end;
        if (most-- == 0) return push(vm, list, self, 0, end);
        for (; at > 0 && !is_space(in.at[at - 1]); at--)
            vm_step(vm, at);
        if (!push(vm, list, self, at, end)) return false;
        end = at;
    }
}

static bool split_at(Vm *vm, Value self, BytesView separator, size_t most, bool from_back,
                     List *list) {
    BytesView in = bytes_of_self(self);
    size_t from = 0, to = in.n;
    for (; most; most--) {
        int64_t found = (from_back ? units_find_last : units_find)(
            vm, bytes_units(in), bytes_units(separator), from, to);
        if (found < 0) break;
        size_t behind = (size_t)found + separator.n;
        if (!push(vm, list, self, from_back ? behind : from, from_back ? to : (size_t)found))
            return false;
        if (from_back)
            to = (size_t)found;
        else
            from = behind;
    }
    return push(vm, list, self, from, to);
}

static Value split_by(Vm *vm, Value self, const Value *args, bool from_back) {
    int64_t most = -1;
    if (is_value(args[1]) && !op_index(vm, args[1], &most)) return NO_VALUE;
    bool spaces = !is_value(args[0]) || is_none(args[0]);
    BytesView separator = {0};
    if (!spaces && !bytes_get(vm, args[0], &separator)) return NO_VALUE;
    if (!spaces && separator.n == 0) return vm_raise(vm, "ValueError", "empty separator");
    List *list = list_new(vm, 0);
    if (!list) return NO_VALUE;
    size_t limit = most < 0 ? SIZE_MAX : (size_t)most;
    bool ok = !spaces     ? split_at(vm, self, separator, limit, from_back, list)
              : from_back ? rsplit_spaces(vm, self, limit, list)
                          : split_spaces(vm, self, limit, list);
    for (size_t i = 0, j = list->n; from_back && i + 1 < j; i++) { // came from the back
        vm_step(vm, i);
        Value v = list->at[i];
        list->at[i] = list->at[--j];
        list->at[j] = v;
    }
    if (ok) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

Value bytes_method_split(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return split_by(vm, self, args, false);
}

Value bytes_method_rsplit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return split_by(vm, self, args, true);
}

Value bytes_method_splitlines(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int keep = is_value(args[0]) ? op_truth(vm, args[0]) : 0;
    List *list = keep < 0 ? NULL : list_new(vm, 0);
    if (!list) return NO_VALUE;
    BytesView in = bytes_of_self(self);
    for (size_t at = 0; at < in.n;) {
        size_t end = at;
        for (; end < in.n && in.at[end] != '\n' && in.at[end] != '\r'; end++)
            vm_step(vm, end);
        size_t next = end < in.n ? end + 1 : end;
        if (next < in.n && in.at[end] == '\r' && in.at[next] == '\n') next++;
        if (!push(vm, list, self, at, keep ? next : end)) {
            value_unref(vm, value_of(list));
            return NO_VALUE;
        }
        at = next;
    }
    return value_of(list);
}

static Value partition_at(Vm *vm, Value self, Value wanted, bool from_back) {
    BytesView in = bytes_of_self(self), separator;
    if (!bytes_get(vm, wanted, &separator)) return NO_VALUE;
    if (separator.n == 0) return vm_raise(vm, "ValueError", "empty separator");
    int64_t found = (from_back ? units_find_last : units_find)(vm, bytes_units(in),
                                                               bytes_units(separator), 0, in.n);
    size_t cuts[4] = {0, (size_t)found, (size_t)found + separator.n, in.n};
    if (found < 0) cuts[1] = cuts[2] = from_back ? 0 : in.n;
    Value pieces[3];
    bool ok = true;
    for (size_t i = 0; i < 3; i++) {
        pieces[i] = ok ? bytes_like(vm, self, in.at + cuts[i], cuts[i + 1] - cuts[i]) : NO_VALUE;
        ok = ok && is_value(pieces[i]);
    }
    if (ok) return value_of(tuple_from_taken(vm, pieces, 3));
    for (size_t i = 0; i < 3; i++)
        value_unref(vm, pieces[i]);
    return NO_VALUE;
}

Value bytes_method_partition(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return partition_at(vm, self, args[0], false);
}

Value bytes_method_rpartition(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return partition_at(vm, self, args[0], true);
}

static Value strip_sides(Vm *vm, Value self, const Value *args, size_t n, bool left, bool right) {
    BytesView in = bytes_of_self(self), set = {(const uint8_t *)" \t\n\r\f\v", 6};
    if (n > 0 && !is_none(args[0]) && !bytes_get(vm, args[0], &set)) return NO_VALUE;
    size_t from = 0, to = in.n;
    for (; left && from < to && set.n && memchr(set.at, in.at[from], set.n); from++)
        vm_step(vm, from);
    for (; right && to > from && set.n && memchr(set.at, in.at[to - 1], set.n); to--)
        vm_step(vm, to);
    return bytes_like(vm, self, in.at + from, to - from);
}

Value bytes_method_strip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip_sides(vm, self, args, n, true, true);
}

Value bytes_method_lstrip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip_sides(vm, self, args, n, true, false);
}

Value bytes_method_rstrip(Vm *vm, Value self, const Value *args, size_t n) {
    return strip_sides(vm, self, args, n, false, true);
}

Value bytes_method_join(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!TYPE_OF(vm, args[0])->slots.iter)
        return vm_raise(vm, "TypeError", "can only join an iterable");
    List *list =
        is_list(args[0]) ? object_of(value_ref(args[0])) : list_from_iterator_of(vm, args[0]);
    if (!list) return NO_VALUE;
    BytesView separator = bytes_of_self(self), item;
    Str out = {0};
    Value joined = NO_VALUE;
    size_t i = 0;
    for (; i < list->n && bytes_view(list->at[i], &item.at, &item.n); i++) {
        if (i) vm_add_bytes(vm, &out, separator.at, separator.n);
        vm_add_bytes(vm, &out, item.at, item.n);
        vm_spend(vm, 1);
    }
    if (i == list->n)
        joined = bytes_like(vm, self, str_text(&out), out.n);
    else
        vm_raise(vm, "TypeError", "sequence item %zu: expected a bytes-like object, %s found", i,
                 type_name(vm, list->at[i]));
    vm_release(vm, out.text, out.capacity);
    value_unref(vm, value_of(list));
    return joined;
}
