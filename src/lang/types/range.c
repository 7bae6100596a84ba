// range. See range.h.
#include "lang/types/range.h"

#include "lang/core/message.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/tuple.h"

static const Value zero = {1}, one = {3};

// ---- numbers of any size

static Value reckon(Vm *vm, BinaryOp op, Value a, Value b) { // takes both, which may be failed
    Value v = is_value(a) && is_value(b) ? int_binary(vm, op, a, b) : NO_VALUE;
    value_unref(vm, a), value_unref(vm, b);
    return v;
}

static int sign(Value v) {
    return int_compare(v, zero);
}

// How many items there are.
static Value length_of(Vm *vm, Value start, Value stop, Value step) {
    bool is_up = sign(step) > 0;
    Value from = is_up ? start : stop, to = is_up ? stop : start;
    if (int_compare(from, to) >= 0) return zero;
    Value span = reckon(vm, BINARY_SUB, value_ref(to), value_ref(from));
    span = reckon(vm, BINARY_SUB, span, one);
    Value stride = is_up ? value_ref(step) : int_binary(vm, BINARY_SUB, zero, step);
    return reckon(vm, BINARY_ADD, reckon(vm, BINARY_FLOORDIV, span, stride), one);
}

Value range_new(Vm *vm, Value start, Value stop, Value step) {
    Range *range = NULL;
    if (same(step, zero))
        vm_raise(vm, "ValueError", "range() arg 3 must not be zero");
    else
        range = object_new(vm, vm->types.range, 0);
    if (!range) {
        value_unref(vm, start), value_unref(vm, stop), value_unref(vm, step);
        return NO_VALUE;
    }
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length_of(vm, start, stop, step);
    if (!is_value(range->length)) {
        value_unref(vm, value_of(range));
        return NO_VALUE;
    }
    range->is_small = is_small_int(start) && is_small_int(stop) && is_small_int(step) &&
                      is_small_int(range->length);
    if (range->is_small) {
        range->first = small_int(start);
        range->stride = small_int(step);
        range->n = small_int(range->length);
    }
    return value_of(range);
}

static Value index_of(Vm *vm, Value v) { // as an int
    if (is_small_int(v)) return v;
    Type *type = TYPE_OF(vm, v);
    if (type->slots.to_index) return type->slots.to_index(vm, v);
    return vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                    type->c_name);
}

static Value range_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "range", names)) return NO_VALUE;
    if (n < 1) return vm_raise(vm, "TypeError", "range expected at least 1 argument, got 0");
    if (n > 3) return vm_raise(vm, "TypeError", "range expected at most 3 arguments, got %zu", n);
    if (!op_may_enter(vm, 1, " in comparison")) return NO_VALUE; // of the step with 0
    Value numbers[3] = {zero, NO_VALUE, one};
    for (size_t i = 0; i < n; i++) {
        size_t place = n == 1 ? 1 : i;
        numbers[place] = index_of(vm, args[i]);
        if (is_value(numbers[place])) continue;
        for (size_t k = 0; k < 3; k++)
            value_unref(vm, numbers[k]);
        return NO_VALUE;
    }
    return range_new(vm, numbers[0], numbers[1], numbers[2]);
}

static void range_free(Vm *vm, Object *self) {
    Range *range = (Range *)self;
    value_unref(vm, range->start);
    value_unref(vm, range->stop);
    value_unref(vm, range->step);
    value_unref(vm, range->length);
}

// ---- as a whole

static Value range_repr(Vm *vm, Value self) {
    const Range *range = object_of(self);
    Str out = {0};
    str_add(&out, "range(");
    bool ok = int_repr_into(vm, range->start, &out);
    str_add(&out, ", ");
    ok = ok && int_repr_into(vm, range->stop, &out);
    if (ok && !same(range->step, one)) {
        str_add(&out, ", ");
        ok = int_repr_into(vm, range->step, &out);
    }
    str_add(&out, ")");
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static int64_t range_length(Vm *vm, Value self) {
    int64_t n;
    if (int_fits_int64(((Range *)object_of(self))->length, &n)) return n;
    vm_raise(vm, "OverflowError", "Python int too large to convert to C ssize_t");
    return -1;
}

static int range_truth(Vm *vm, Value self) {
    (void)vm;
    return sign(((Range *)object_of(self))->length) > 0;
}

static Value range_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_range(vm, other) || op > COMPARE_NE) return NOT_IMPLEMENTED;
    const Range *a = object_of(self), *b = object_of(other);
    bool equal = int_compare(a->length, b->length) == 0;
    if (equal && sign(a->length) > 0) {
        equal = int_compare(a->start, b->start) == 0;
        if (equal && int_compare(a->length, one) > 0) equal = int_compare(a->step, b->step) == 0;
    }
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool range_hash(Vm *vm, Value self, int64_t *out) {
    const Range *range = object_of(self);
    Value parts[3] = {range->length, NONE, NONE};
    if (sign(range->length) > 0) parts[1] = range->start;
    if (int_compare(range->length, one) > 0) parts[2] = range->step;
    Value tuple = value_of(tuple_from(vm, parts, 3));
    bool ok = is_value(tuple) && op_hash(vm, tuple, out);
    value_unref(vm, tuple);
    return ok;
}

// ---- items

static Value item(Vm *vm, const Range *range, Value at) { // takes [at]; not checked
    Value offset = reckon(vm, BINARY_MUL, at, value_ref(range->step));
    return reckon(vm, BINARY_ADD, value_ref(range->start), offset);
}

static Value get_slice(Vm *vm, const Range *range, Value key) {
    SliceRange slice;
    int64_t n;
    if (!slice_unpack(vm, key, &slice)) return NO_VALUE;
    if (!int_fits_int64(range->length, &n))
        return vm_raise(vm, "OverflowError", "Python int too large to convert to C ssize_t");
    int64_t by = slice.step; // as it was given
    slice_adjust(&slice, (size_t)n);
    Value start = item(vm, range, int_from_int64(vm, slice.start));
    Value stop = item(vm, range, int_from_int64(vm, slice.stop));
    Value step = reckon(vm, BINARY_MUL, value_ref(range->step), int_from_int64(vm, by));
    return range_new(vm, start, stop, step);
}

static Value range_get_item(Vm *vm, Value self, Value key) {
    const Range *range = object_of(self);
    if (is_slice(vm, key)) return get_slice(vm, range, key);
    if (!has_index(vm, key))
        return vm_raise(vm, "TypeError", "range indices must be integers or slices, not %s",
                        type_name(vm, key));
    Value at = index_of(vm, key);
    if (is_value(at) && sign(at) < 0) at = reckon(vm, BINARY_ADD, at, value_ref(range->length));
    if (!is_value(at)) return NO_VALUE;
    if (sign(at) < 0 || int_compare(at, range->length) >= 0) {
        value_unref(vm, at);
        return vm_raise(vm, "IndexError", "range object index out of range");
    }
    return item(vm, range, at);
}

// The place of the int [v]; NO_VALUE without an exception: it is no item.
static Value place_of(Vm *vm, const Range *range, Value v) {
    Value offset = int_binary(vm, BINARY_SUB, v, range->start);
    Value rest = reckon(vm, BINARY_MOD, value_ref(offset), value_ref(range->step));
    bool is_on = is_value(rest) && same(rest, zero);
    value_unref(vm, rest);
    Value place = reckon(vm, BINARY_FLOORDIV, offset, value_ref(range->step));
    if (is_on && is_value(place) && sign(place) >= 0 && int_compare(place, range->length) < 0)
        return place;
    value_unref(vm, place);
    return NO_VALUE;
}

static bool is_plain_int(const Vm *vm, Value v) {
    return is_small_int(v) || is_bool(v) ||
           (is_object(v) && ((Object *)object_of(v))->type == vm->types.int_);
}

// Where the first item that equals [v] is, found by looking at each. As place_of.
static Value search(Vm *vm, Value self, Value v) {
    Value iterator = op_iter(vm, self), at = zero;
    while (is_value(iterator)) {
        Value each = op_next(vm, iterator);
        int equal = is_value(each) ? op_equal(vm, each, v) : -1;
        value_unref(vm, each);
        if (equal) {
            value_unref(vm, iterator);
            if (equal > 0) return at;
            break;
        }
        at = reckon(vm, BINARY_ADD, at, one);
    }
    value_unref(vm, at);
    return NO_VALUE;
}

static Value find(Vm *vm, Value self, Value v) {
    return is_plain_int(vm, v) ? place_of(vm, object_of(self), v) : search(vm, self, v);
}

static int range_contains(Vm *vm, Value self, Value v) {
    Value place = find(vm, self, v);
    bool found = is_value(place);
    value_unref(vm, place);
    return vm_has_exception(vm) ? -1 : found;
}

static Value range_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_plain_int(vm, args[0])) return small_int_value(range_contains(vm, self, args[0]));
    Value iterator = op_iter(vm, self), each;
    int64_t count = 0;
    while (is_value(iterator) && is_value(each = op_next(vm, iterator))) {
        int equal = op_equal(vm, each, args[0]);
        value_unref(vm, each);
        if (equal < 0) break;
        count += equal;
    }
    value_unref(vm, iterator);
    return vm_has_exception(vm) ? NO_VALUE : small_int_value(count);
}

static Value range_index(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Value place = find(vm, self, args[0]);
    if (is_value(place) || vm_has_exception(vm)) return place;
    Str text = {0};
    if (!is_plain_int(vm, args[0]))
        vm_raise(vm, "ValueError", "sequence.index(x): x not in sequence");
    else if (op_repr_into(vm, args[0], &text))
        vm_raise(vm, "ValueError", "%s is not in range", str_text(&text));
    vm_deinit(vm, &text);
    return NO_VALUE;
}

// ---- iterating

typedef struct LongRangeIterator {
    Object object;
    Value at, step, left; // owned ints
} LongRangeIterator;

static Value iterate(Vm *vm, Value start, Value step, Value length) { // takes them
    int64_t last;
    if (is_small_int(start) && is_small_int(step) && is_small_int(length) &&
        !__builtin_mul_overflow(small_int(step), small_int(length), &last) &&
        !__builtin_add_overflow(small_int(start), last, &last) && fits_small_int(last)) {
        RangeIterator *iterator = object_new(vm, vm->types.range_iterator, 0);
        if (!iterator) return NO_VALUE;
        iterator->at = small_int(start);
        iterator->stride = small_int(step);
        iterator->left = small_int(length);
        return value_of(iterator);
    }
    LongRangeIterator *iterator = NULL;
    if (is_value(start) && is_value(step) && is_value(length))
        iterator = object_new(vm, vm->types.long_range_iterator, 0);
    if (!iterator) {
        value_unref(vm, start), value_unref(vm, step), value_unref(vm, length);
        return NO_VALUE;
    }
    iterator->at = start;
    iterator->step = step;
    iterator->left = length;
    return value_of(iterator);
}

static Value range_iter(Vm *vm, Value self) {
    const Range *range = object_of(self);
    return iterate(vm, value_ref(range->start), value_ref(range->step), value_ref(range->length));
}

static Value range_reversed(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Range *range = object_of(self);
    Value last = item(vm, range, int_binary(vm, BINARY_SUB, range->length, one));
    return iterate(vm, last, int_binary(vm, BINARY_SUB, zero, range->step),
                   value_ref(range->length));
}

static Value range_iterator_next(Vm *vm, Value self) {
    (void)vm;
    RangeIterator *iterator = object_of(self);
    if (iterator->left == 0) return NO_VALUE;
    iterator->left--;
    int64_t at = iterator->at;
    iterator->at += iterator->stride;
    return small_int_value(at);
}

static Value range_iterator_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_from_int64(vm, ((RangeIterator *)object_of(self))->left);
}

static Value long_range_iterator_next(Vm *vm, Value self) {
    LongRangeIterator *iterator = object_of(self);
    if (same(iterator->left, zero)) return NO_VALUE;
    Value at = value_ref(iterator->at);
    Value next = int_binary(vm, BINARY_ADD, at, iterator->step);
    Value left = int_binary(vm, BINARY_SUB, iterator->left, one);
    if (!is_value(next) || !is_value(left)) {
        value_unref(vm, next), value_unref(vm, left), value_unref(vm, at);
        return NO_VALUE;
    }
    value_set(vm, &iterator->at, next);
    value_set(vm, &iterator->left, left);
    return at;
}

static void long_range_iterator_free(Vm *vm, Object *self) {
    LongRangeIterator *iterator = (LongRangeIterator *)self;
    value_unref(vm, iterator->at);
    value_unref(vm, iterator->step);
    value_unref(vm, iterator->left);
}

// ---- the types

static Value get_start(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Range *)object_of(self))->start);
}
static Value get_stop(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Range *)object_of(self))->stop);
}
static Value get_step(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Range *)object_of(self))->step);
}

static const NativeDef methods[] = {{"count", TAKES_ONE, {range_count}},
                                    {"index", TAKES_ONE, {range_index}},
                                    {"__reversed__", TAKES_NONE, {range_reversed}},
                                    {0}};
static const GetSetDef attributes[] = {{"start", get_start, box_readonly},
                                       {"stop", get_stop, box_readonly},
                                       {"step", get_step, box_readonly},
                                       {0}};

const TypeDef range_def = {.name = "range",
                           .at_once = true,
                           .instance_bytes = sizeof(Range),
                           .slots = {.free = range_free,
                                     .repr = range_repr,
                                     .hash = range_hash,
                                     .compare = range_compare,
                                     .truth = range_truth,
                                     .length = range_length,
                                     .construct = range_construct,
                                     .iter = range_iter,
                                     .get_item = range_get_item,
                                     .contains = range_contains},
                           .methods = methods,
                           .attributes = attributes,
                           .is_final = true};
const TypeDef range_iterator_def = {
    .name = "range_iterator",
    .instance_bytes = sizeof(RangeIterator),
    .slots = {.iter = iterator_self, .next = range_iterator_next},
    .methods = (const NativeDef[]){{"__length_hint__", TAKES_NONE, {range_iterator_hint}}, {0}},
    .is_final = true};
const TypeDef long_range_iterator_def = {.name = "longrange_iterator",
                                         .instance_bytes = sizeof(LongRangeIterator),
                                         .slots = {.free = long_range_iterator_free,
                                                   .iter = iterator_self,
                                                   .next = long_range_iterator_next},
                                         .is_final = true};
