// What the container types have in common: showing them, places in them, + and *.
#include "lang/types/box.h"

#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/types/int.h"

bool box_repr_begin(Value v) {
    Object *object = object_of(v);
    if (object->flags & OBJECT_IN_REPR) return false;
    object->flags |= OBJECT_IN_REPR;
    return true;
}

void box_repr_end(Value v) {
    ((Object *)object_of(v))->flags &= (uint16_t)~OBJECT_IN_REPR;
}

Value box_repr(Vm *vm, Value self, const char *open, const char *close, const char *when_inside,
               Value (*item_at)(Vm *vm, Value self, size_t at)) {
    if (!box_repr_begin(self)) return value_of(text_from_c(vm, when_inside));
    Str out = {0};
    str_add(&out, open);
    bool ok = true;
    for (size_t i = 0; ok; i++) {
        Value item = item_at(vm, self, i);
        if (!is_value(item)) break;
        if (i) str_add(&out, ", ");
        ok = op_repr_into(vm, item, &out);
        value_unref(vm, item);
    }
    box_repr_end(self);
    str_add(&out, close);
    if (ok && !vm_has_exception(vm)) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

bool box_place(Vm *vm, Value key, size_t n, const char *what, const char *out_of_range,
               size_t *place) {
    if (!has_index(vm, key)) {
        vm_raise(vm, "TypeError", "%s indices must be integers or slices, not %s", what,
                 type_name(vm, key));
        return false;
    }
    int64_t at;
    if (!op_index(vm, key, &at)) return false;
    if (at < 0) at += (int64_t)n;
    if (at < 0 || (size_t)at >= n) {
        vm_raise(vm, "IndexError", "%s", out_of_range);
        return false;
    }
    *place = (size_t)at;
    return true;
}

Value box_cannot_concatenate(Vm *vm, const char *what, Value b) {
    return vm_raise(vm, "TypeError", "can only concatenate %s (not \"%s\") to %s", what,
                    type_name(vm, b), what);
}

bool box_times(Vm *vm, Value number, int64_t *times) {
    if (!has_index(vm, number)) {
        vm_raise(vm, "TypeError", "can't multiply sequence by non-int of type '%s'",
                 type_name(vm, number));
        return false;
    }
    if (!box_fits(vm, number, times)) return false;
    if (*times < 0) *times = 0;
    return true;
}

bool box_fits(Vm *vm, Value v, int64_t *out) {
    if (op_index(vm, v, out)) return true;
    if (!vm_exception_is(vm, "IndexError")) return false;
    vm_clear_exception(vm);
    vm_raise(vm, "OverflowError", "cannot fit '%s' into an index-sized integer", type_name(vm, v));
    return false;
}

bool box_number(Vm *vm, Value v, int64_t *out) {
    if (op_index(vm, v, out)) return true;
    if (!vm_exception_is(vm, "IndexError")) return false;
    vm_clear_exception(vm);
    vm_raise(vm, "OverflowError", "Python int too large to convert to C ssize_t");
    return false;
}

bool box_bounds(Vm *vm, const Value *args, size_t n_args, size_t n, size_t *from, size_t *to) {
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 0; i < n_args; i++) {
        if (!has_index(vm, args[i])) {
            vm_raise(vm, "TypeError", "slice indices must be integers or have an __index__ method");
            return false;
        }
        if (!slice_bound(vm, args[i], &bounds[i])) return false;
    }
    for (int i = 0; i < 2; i++)
        if (bounds[i] < 0) bounds[i] = bounds[i] + (int64_t)n < 0 ? 0 : bounds[i] + (int64_t)n;
    *from = (size_t)bounds[0];
    *to = (size_t)bounds[1];
    return true;
}

bool box_takes_one(Vm *vm, const char *name, size_t n, const Tuple *names) {
    if (!native_no_names(vm, name, names)) return false;
    if (n <= 1) return true;
    vm_raise(vm, "TypeError", "%s expected at most 1 argument, got %zu", name, n);
    return false;
}

bool box_readonly(Vm *vm, Value self, Value v) {
    (void)self, (void)v;
    vm_raise(vm, "AttributeError", "readonly attribute");
    return false;
}
