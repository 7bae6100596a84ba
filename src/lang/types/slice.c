// slice: its numbers, and the object that the program sees.
#include "lang/types/slice.h"

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

Value slice_new(Vm *vm, Value start, Value stop, Value step) {
    Slice *slice = object_new(vm, vm->types.slice, 0);
    if (!slice) {
        value_unref(vm, start), value_unref(vm, stop), value_unref(vm, step);
        return NO_VALUE;
    }
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return value_of(slice);
}

// ---- its numbers

bool slice_bound(Vm *vm, Value v, int64_t *out) {
    if (is_small_int(v)) return *out = small_int(v), true;
    Type *type = TYPE_OF(vm, v);
    if (!type->slots.to_index) {
        vm_raise(vm, "TypeError",
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    Value index = type->slots.to_index(vm, v);
    if (!is_value(index)) return false;
    if (!int_fits_int64(index, out))
        *out = int_compare(index, small_int_value(0)) < 0 ? INT64_MIN : INT64_MAX;
    value_unref(vm, index);
    return true;
}

bool slice_unpack(Vm *vm, Value v, SliceRange *out) {
    const Slice *slice = object_of(v);
    out->step = 1;
    if (!is_none(slice->step)) {
        if (!slice_bound(vm, slice->step, &out->step)) return false;
        if (out->step == 0) return vm_raise(vm, "ValueError", "slice step cannot be zero"), false;
        if (out->step == INT64_MIN) out->step = -INT64_MAX; // so that it can be negated
    }
    bool is_back = out->step < 0;
    out->start = is_back ? INT64_MAX : 0;
    if (!is_none(slice->start) && !slice_bound(vm, slice->start, &out->start)) return false;
    out->stop = is_back ? INT64_MIN : INT64_MAX;
    return is_none(slice->stop) || slice_bound(vm, slice->stop, &out->stop);
}

static int64_t adjusted(int64_t at, int64_t length, bool is_back) {
    if (at < 0) {
        at += length;
        return at < 0 ? (is_back ? -1 : 0) : at;
    }
    return at >= length ? (is_back ? length - 1 : length) : at;
}

void slice_adjust(SliceRange *range, size_t length) {
    bool is_back = range->step < 0;
    range->start = adjusted(range->start, (int64_t)length, is_back);
    range->stop = adjusted(range->stop, (int64_t)length, is_back);
    range->n = 0;
    if (is_back && range->stop < range->start)
        range->n = (size_t)((range->start - range->stop - 1) / -range->step + 1);
    else if (!is_back && range->start < range->stop)
        range->n = (size_t)((range->stop - range->start - 1) / range->step + 1);
    // A step that leads out is as good as any other: so adding it up never overflows.
    int64_t most = (int64_t)length + 2;
    if (range->step > most) range->step = most;
    if (range->step < -most) range->step = -most;
}

// ---- the type

static Value slice_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "slice", names)) return NO_VALUE;
    if (n < 1 || n > 3)
        return vm_raise(vm, "TypeError", "slice expected at %s argument%s, got %zu",
                        n ? "most 3" : "least 1", n ? "s" : "", n);
    if (n == 1) return slice_new(vm, NONE, value_ref(args[0]), NONE);
    return slice_new(vm, value_ref(args[0]), value_ref(args[1]),
                     n == 3 ? value_ref(args[2]) : NONE);
}

static void slice_free(Vm *vm, Object *self) {
    Slice *slice = (Slice *)self;
    value_unref(vm, slice->start);
    value_unref(vm, slice->stop);
    value_unref(vm, slice->step);
}

static Value slice_repr(Vm *vm, Value self) {
    const Slice *slice = object_of(self);
    Str out = {0};
    str_add(&out, "slice(");
    bool ok = op_repr_into(vm, slice->start, &out);
    str_add(&out, ", ");
    ok = ok && op_repr_into(vm, slice->stop, &out);
    str_add(&out, ", ");
    ok = ok && op_repr_into(vm, slice->step, &out);
    str_add(&out, ")");
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static Tuple *as_tuple(Vm *vm, Value v) {
    const Slice *slice = object_of(v);
    return tuple_from(vm, (Value[]){slice->start, slice->stop, slice->step}, 3);
}

static Value slice_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_slice(vm, other)) return NOT_IMPLEMENTED;
    Value a = value_of(as_tuple(vm, self)), b = value_of(as_tuple(vm, other));
    Value v = is_value(a) && is_value(b) ? op_compare(vm, op, a, b) : NO_VALUE;
    value_unref(vm, a), value_unref(vm, b);
    return v;
}

static Value slice_start(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Slice *)object_of(self))->start);
}
static Value slice_stop(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Slice *)object_of(self))->stop);
}
static Value slice_step(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Slice *)object_of(self))->step);
}

static Value slice_indices(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t length;
    SliceRange range;
    if (!op_index(vm, args[0], &length)) return NO_VALUE;
    if (length < 0) return vm_raise(vm, "ValueError", "length should not be negative");
    if (!slice_unpack(vm, self, &range)) return NO_VALUE;
    int64_t step = range.step; // as it was given
    slice_adjust(&range, (size_t)length);
    return value_of(
        tuple_from_taken(vm,
                         (Value[]){int_from_int64(vm, range.start), int_from_int64(vm, range.stop),
                                   int_from_int64(vm, step)},
                         3));
}

const TypeDef slice_def = {.name = "slice",
                           .instance_bytes = sizeof(Slice),
                           .slots = {.free = slice_free,
                                     .repr = slice_repr,
                                     .compare = slice_compare,
                                     .construct = slice_construct},
                           .methods =
                               (const NativeDef[]){{"indices", TAKES_ONE, {slice_indices}}, {0}},
                           .attributes = (const GetSetDef[]){{"start", slice_start, box_readonly},
                                                             {"stop", slice_stop, box_readonly},
                                                             {"step", slice_step, box_readonly},
                                                             {0}},
                           .is_final = true};
