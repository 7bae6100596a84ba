// tuple: what the program can do with one. The core is in tuple.c.
#include "lang/core/gc.h"
#include "lang/types/tuple.h"

#include <string.h>

#include "lang/core/work.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/iterators.h"

static Value tuple_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    Type *type = object_of(callee);
    if (type == vm->types.tuple) {
        if (!box_takes_one(vm, "tuple", n, names)) return NO_VALUE;
        return value_of(n ? tuple_from_iterable(vm, args[0]) : tuple_new(vm, 0));
    }
    bool has_own_init = type->slots.init != vm->types.tuple->slots.init;
    if (!box_takes_one(vm, "tuple", n, has_own_init ? NULL : names)) return NO_VALUE;
    Tuple *items = n ? tuple_from_iterable(vm, args[0]) : tuple_new(vm, 0);
    if (!items) return NO_VALUE;
    Tuple *tuple = object_new(vm, type, items->n * sizeof(Value));
    if (tuple) {
        tuple->n = items->n;
        tuple->at = (Value *)(void *)((char *)tuple + type->instance_bytes);
        for (size_t i = 0; i < items->n; i++) {
            tuple->at[i] = value_ref(items->at[i]);
            vm_step(vm, i);
        }
    }
    value_unref(vm, value_of(items));
    return value_of(tuple);
}

static void tuple_free(Vm *vm, Object *self) {
    Tuple *tuple = (Tuple *)self;
    for (size_t i = tuple->n; i > 0; i--) { // from the back, as CPython does
        if (tuple->n > 1000) vm_spend(vm, 1);
        value_unref(vm, tuple->at[i - 1]);
    }
}

static void tuple_traverse(Object *self, Visit *visit) {
    const Tuple *tuple = (Tuple *)self;
    for (size_t i = tuple->n; i-- > 0;)
        visit_value(visit, tuple->at[i]);
}

// ---- as a whole

static Value item_at(Vm *vm, Value self, size_t at) {
    (void)vm;
    const Tuple *tuple = tuple_of(self);
    return at < tuple->n ? value_ref(tuple->at[at]) : NO_VALUE;
}

static Value tuple_repr(Vm *vm, Value self) {
    bool is_one = tuple_of(self)->n == 1;
    return box_repr(vm, self, "(", is_one ? ",)" : ")", "(...)", item_at);
}

// The hash of CPython, so that sets of tuples stand in its order. Source: Objects/tupleobject.c
// (the numbers are those of xxHash).
static bool tuple_hash(Vm *vm, Value self, int64_t *out) {
    const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u,
                   prime_5 = 2870177450012600261u;
    const Tuple *tuple = tuple_of(self);
    if (!box_has_room(vm)) return false;
    uint64_t sum = prime_5;
    for (size_t i = 0; i < tuple->n; i++) {
        int64_t hash;
        vm_step(vm, i);
        if (!op_hash(vm, tuple->at[i], &hash)) return false;
        sum += (uint64_t)hash * prime_2;
        sum = sum << 31 | sum >> 33;
        sum *= prime_1;
    }
    sum += tuple->n ^ (prime_5 ^ 3527539u);
    *out = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
    return true;
}

static int64_t tuple_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)tuple_of(self)->n;
}

static Value tuple_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_tuple(other)) return NOT_IMPLEMENTED;
    const Tuple *a = tuple_of(self), *b = tuple_of(other);
    for (size_t i = 0; i < a->n && i < b->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
        int equal = op_equal(vm, a->at[i], b->at[i]);
        if (equal < 0) return NO_VALUE;
        if (equal) continue;
        if (op <= COMPARE_NE) return bool_value(op == COMPARE_NE);
        return op_compare(vm, op, a->at[i], b->at[i]);
    }
    int c = a->n < b->n ? -1 : a->n > b->n;
    const bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

static int tuple_contains(Vm *vm, Value self, Value item) {
    const Tuple *tuple = tuple_of(self);
    for (size_t i = 0; i < tuple->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return -1;
        int equal = op_equal(vm, tuple->at[i], item);
        if (equal) return equal;
    }
    return 0;
}

// ---- places, + and *

static Value whole(Vm *vm, Value self) { // as a plain tuple
    const Tuple *tuple = tuple_of(self);
    if (tuple->object.type == vm->types.tuple) return value_ref(self);
    return value_of(tuple_from(vm, tuple->at, tuple->n));
}

static Value tuple_get_item(Vm *vm, Value self, Value key) {
    const Tuple *tuple = tuple_of(self);
    if (!is_slice(vm, key)) {
        size_t place;
        if (!box_place(vm, key, tuple->n, "tuple", "tuple index out of range", &place))
            return NO_VALUE;
        return value_ref(tuple->at[place]);
    }
    SliceRange range;
    if (!slice_unpack(vm, key, &range)) return NO_VALUE;
    slice_adjust(&range, tuple->n);
    if (range.step == 1 && range.n == tuple->n) return whole(vm, self);
    Tuple *slice = tuple_new(vm, range.n);
    for (size_t i = 0; slice && i < range.n; i++)
        slice->at[i] = value_ref(tuple->at[range.start + (int64_t)i * range.step]);
    return value_of(slice);
}

static Value tuple_add(Vm *vm, Value a, Value b) {
    if (!is_tuple(a)) return NOT_IMPLEMENTED;
    if (!is_tuple(b)) return box_cannot_concatenate(vm, "tuple", b);
    const Tuple *x = tuple_of(a), *y = tuple_of(b);
    if (x->n == 0) return whole(vm, b);
    if (y->n == 0) return whole(vm, a);
    Tuple *sum = tuple_new(vm, x->n + y->n);
    for (size_t i = 0; sum && i < x->n + y->n; i++) {
        sum->at[i] = value_ref(i < x->n ? x->at[i] : y->at[i - x->n]);
        vm_step(vm, i);
    }
    return value_of(sum);
}

static Value tuple_mul(Vm *vm, Value a, Value b) {
    int64_t times;
    if (!box_times(vm, is_tuple(a) ? b : a, &times)) return NO_VALUE;
    Value self = is_tuple(a) ? a : b;
    const Tuple *tuple = tuple_of(self);
    if (times == 1) return whole(vm, self);
    if (times && tuple->n > SIZE_MAX / 64 / (size_t)times)
        return vm_raise_value(vm, "MemoryError", NO_VALUE);
    Tuple *product = tuple_new(vm, tuple->n * (size_t)times);
    if (!product || product->n == 0) return value_of(product);
    size_t unit = tuple->n * sizeof *tuple->at;
    memcpy(product->at, tuple->at, unit);
    if (!vm_fill(vm, product->at, unit, unit * (size_t)times)) {
        product->n = 0; // none of them counts a reference yet
        value_unref(vm, value_of(product));
        return NO_VALUE;
    }
    for (size_t i = 0; i < tuple->n; i++)
        if (is_object(tuple->at[i])) ((Object *)object_of(tuple->at[i]))->refs += (uint32_t)times;
    return value_of(product);
}

// ---- methods

static Value tuple_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const Tuple *tuple = tuple_of(self);
    int64_t count = 0;
    for (size_t i = 0; i < tuple->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
        int equal = op_equal(vm, tuple->at[i], args[0]);
        if (equal < 0) return NO_VALUE;
        count += equal;
    }
    return small_int_value(count);
}

static Value tuple_index(Vm *vm, Value self, const Value *args, size_t n) {
    const Tuple *tuple = tuple_of(self);
    size_t from, to;
    if (!box_bounds(vm, args + 1, n - 1, tuple->n, &from, &to)) return NO_VALUE;
    for (size_t i = from; i < to && i < tuple->n; i++) {
        int equal = op_equal(vm, tuple->at[i], args[0]);
        if (equal < 0) return NO_VALUE;
        if (equal) return small_int_value((int64_t)i);
    }
    return vm_raise(vm, "ValueError", "tuple.index(x): x not in tuple");
}

static Value tuple_getnewargs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Tuple *tuple = tuple_of(self);
    return value_of(
        tuple_from_taken(vm, (Value[]){value_of(tuple_from(vm, tuple->at, tuple->n))}, 1));
}

static const NativeDef methods[] = {{"count", TAKES_ONE, {tuple_count}},
                                    {"index", TAKES_MANY, {tuple_index}, 1, 3},
                                    {"__getnewargs__", TAKES_NONE, {tuple_getnewargs}},
                                    {0}};
const TypeDef tuple_def = {
    .name = "tuple",
    .at_once = true,
    .instance_bytes = sizeof(Tuple),
    .slots = {.free = tuple_free,
              .traverse = tuple_traverse,
              .repr = tuple_repr,
              .hash = tuple_hash,
              .compare = tuple_compare,
              .length = tuple_length,
              .construct = tuple_construct,
              .iter = tuple_iterator_new,
              .get_item = tuple_get_item,
              .contains = tuple_contains,
              .binary = {[BINARY_ADD] = tuple_add, [BINARY_MUL] = tuple_mul}},
    .methods = methods,
    .class_methods = alias_class_methods};
