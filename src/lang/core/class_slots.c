// Between slots and dunder methods, both ways. A built-in type's slot shows in its dict as a
// wrapper ("list.__len__"); a class whose dict has a dunder method gets a slot that calls it, and
// where what it finds is a wrapper, the slot that the wrapper stands for.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/function.h"
#include "lang/core/hooks.h"
#include "lang/core/missing.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/code.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"

typedef void AnyFn(void);
typedef Value BinaryFn(Vm *vm, Value a, Value b);
typedef struct SlotDef SlotDef;
typedef Value WrapFn(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                     size_t n, const Tuple *names);

struct SlotDef {
    const char *name;
    size_t offset; // of the slot in TypeSlots
    AnyFn *dunder; // what a class's slot is when it has the method
    WrapFn *wrap;  // how a wrapper calls the slot
    int n_args;    // that a wrapper takes; -1: any number
    int op;
};

static AnyFn *slot_at(const Type *type, size_t offset) {
    AnyFn *slot;
    memcpy((void *)&slot, (const char *)&type->slots + offset, sizeof slot);
    return slot;
}
static void put_slot(Type *type, size_t offset, AnyFn *slot) {
    memcpy((char *)&type->slots + offset, (void *)&slot, sizeof slot);
}

// ---- calling a dunder method

static Value call_found(Vm *vm, Value found, Value self, const Value *args, size_t n) {
    if (is_object(found) && ((Object *)object_of(found))->type == vm->types.function) {
        Value all[4] = {self};
        CHECK(n < 4, "dunder methods take few arguments");
        if (n) memcpy(all + 1, args, n * sizeof *args);
        return op_call(vm, found, all, n + 1, NULL);
    }
    const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
    Value bound =
        slots->descr_get ? slots->descr_get(vm, found, self, TYPE_OF(vm, self)) : value_ref(found);
    if (!is_value(bound)) return NO_VALUE;
    Value v = op_call(vm, bound, args, n, NULL);
    value_unref(vm, bound);
    return v;
}

static Value find_special(Vm *vm, Value self, const char *c_name) {
    Text *name = text_name(vm, c_name);
    Value found = type_find_cached(vm, TYPE_OF(vm, self), name);
    value_unref(vm, value_of(name));
    return found;
}

static Value call_special(Vm *vm, Value self, const char *name, const Value *args, size_t n) {
    Value found = find_special(vm, self, name);
    // A loop may hold on to a slot while the class loses its method.
    if (!is_value(found)) return vm_raise(vm, "AttributeError", "%s", name);
    value_ref(found);
    Value v = call_found(vm, found, self, args, n);
    value_unref(vm, found);
    return v;
}

Value class_special(Vm *vm, Value self, Text *name) {
    Value found = type_find_cached(vm, TYPE_OF(vm, self), name);
    if (!is_value(found)) return NO_VALUE;
    const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
    return slots->descr_get ? slots->descr_get(vm, found, self, TYPE_OF(vm, self))
                            : value_ref(found);
}

// ---- the slots of classes

static Value slot_repr(Vm *vm, Value self) {
    return call_special(vm, self, "__repr__", NULL, 0);
}
static Value slot_str(Vm *vm, Value self) {
    return call_special(vm, self, "__str__", NULL, 0);
}

static bool slot_hash(Vm *vm, Value self, int64_t *out) {
    if (is_none(find_special(vm, self, "__hash__"))) {
        vm_raise(vm, "TypeError", "unhashable type: '%s'", type_name(vm, self));
        return false;
    }
    Value v = call_special(vm, self, "__hash__", NULL, 0);
    if (!is_value(v)) return false;
    bool ok = is_int(v);
    if (!ok)
        vm_raise(vm, "TypeError", "__hash__ method should return an integer");
    else if (!int_fits_int64(v, out))
        *out = int_hash(v);
    value_unref(vm, v);
    if (*out == -1) *out = -2;
    return ok;
}

static Value slot_compare(Vm *vm, Value self, Value other, CompareOp op) {
    static const char *const names[] = {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"};
    Value found = find_special(vm, self, names[op]);
    if (!is_value(found)) return NOT_IMPLEMENTED;
    value_ref(found);
    Value v = call_found(vm, found, self, &other, 1);
    value_unref(vm, found);
    return v;
}

static int slot_truth(Vm *vm, Value self) {
    Value v = call_special(vm, self, "__bool__", NULL, 0);
    if (!is_value(v)) return -1;
    if (!is_bool(v)) {
        vm_raise(vm, "TypeError", "__bool__ should return bool, returned %s", type_name(vm, v));
        value_unref(vm, v);
        return -1;
    }
    return same(v, TRUE_VALUE);
}

static int64_t slot_length(Vm *vm, Value self) {
    Value v = call_special(vm, self, "__len__", NULL, 0);
    int64_t n = -1;
    if (!is_value(v)) return -1;
    bool is_too_large = is_int(v) && !int_fits_int64(v, &n);
    if (is_too_large && int_compare(v, small_int_value(0)) > 0)
        vm_raise(vm, "OverflowError", "cannot fit 'int' into an index-sized integer"), n = -1;
    else if (!is_too_large && !op_index(vm, v, &n))
        n = -1;
    else if (is_too_large || n < 0)
        vm_raise(vm, "ValueError", "__len__() should return >= 0"), n = -1;
    value_unref(vm, v);
    return n;
}

// A class of ours stands in the place of one in C, whose call is one level and not two.
static bool is_ours(Vm *vm, Value method) {
    if (!is_value(method) || TYPE_OF(vm, method) != vm->types.method) return false;
    Value fn = ((Method *)object_of(method))->function;
    return TYPE_OF(vm, fn) == vm->types.function &&
           ((Function *)object_of(fn))->code->unit->is_built_in;
}

static Value slot_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    // A class whose __call__ is such an object calls itself without a function in between.
    if (!op_enter(vm, OP_CALLING)) return NO_VALUE;
    Text *name = text_name(vm, "__call__");
    Value method = class_special(vm, callee, name);
    value_unref(vm, value_of(name));
    int levels = !is_ours(vm, method);
    vm->depth -= !levels;
    Value v = is_value(method) ? op_call(vm, method, args, n, names) : NO_VALUE;
    vm->depth -= levels;
    value_unref(vm, method);
    return v;
}

static Value slot_get_attribute(Vm *vm, Value self, Text *name) {
    Value own = type_find_cached(vm, TYPE_OF(vm, self), vm->names.getattribute);
    Value argument = value_of(name), v;
    if (is_value(own) && TYPE_OF(vm, own) != vm->types.slot_wrapper)
        v = call_found(vm, own, self, &argument, 1);
    else if (type_is_subtype(TYPE_OF(vm, self), vm->types.type))
        v = vm->types.type->slots.get_attribute(vm, self, name);
    else if (TYPE_OF(vm, self)->def->slots.get_attribute)
        v = TYPE_OF(vm, self)->def->slots.get_attribute(vm, self, name);
    else
        v = object_get_attribute(vm, self, name);
    if (is_value(v) || !vm_exception_is(vm, "AttributeError")) return v;
    Value fallback = type_find_cached(vm, TYPE_OF(vm, self), vm->names.getattr);
    if (!is_value(fallback)) return NO_VALUE;
    vm_clear_exception(vm);
    return call_found(vm, fallback, self, &argument, 1);
}

static bool done(Vm *vm, Value v) {
    if (!is_value(v)) return false;
    value_unref(vm, v);
    return true;
}

static bool slot_set_attribute(Vm *vm, Value self, Text *name, Value v) {
    if (is_value(v))
        return done(vm, call_special(vm, self, "__setattr__", (Value[]){value_of(name), v}, 2));
    return done(vm, call_special(vm, self, "__delattr__", (Value[]){value_of(name)}, 1));
}

static Value slot_iter(Vm *vm, Value self) {
    if (is_none(find_special(vm, self, "__iter__")))
        return vm_raise(vm, "TypeError", "'%s' object is not iterable", type_name(vm, self));
    return call_special(vm, self, "__iter__", NULL, 0);
}
static Value slot_next(Vm *vm, Value self) {
    if (!is_value(find_special(vm, self, "__next__")))
        return vm_raise(vm, "TypeError", "'%s' object is not an iterator", type_name(vm, self));
    return call_special(vm, self, "__next__", NULL, 0);
}
static Value slot_get_item(Vm *vm, Value self, Value key) {
    return call_special(vm, self, "__getitem__", &key, 1);
}
static bool slot_set_item(Vm *vm, Value self, Value key, Value v) {
    const char *name = is_value(v) ? "__setitem__" : "__delitem__";
    if (!is_value(find_special(vm, self, name))) {
        vm_raise(vm, "TypeError", "'%s' object %s", type_name(vm, self),
                 is_value(v) ? "does not support item assignment"
                             : "doesn't support item deletion");
        return false;
    }
    return done(vm, call_special(vm, self, name, (Value[]){key, v}, is_value(v) ? 2 : 1));
}
static int slot_contains(Vm *vm, Value self, Value item) {
    Value v = call_special(vm, self, "__contains__", &item, 1);
    if (!is_value(v)) return -1;
    int truth = op_truth(vm, v);
    value_unref(vm, v);
    return truth;
}

// The methods of those operands whose slot, [self] of [op], is this one; the reflected method only
// where its class is not the left one's.
static Value by_methods(Vm *vm, Value a, Value b, BinaryOp op, BinaryFn *self, const char *name,
                        const char *reflected) {
    Type *ta = TYPE_OF(vm, a), *tb = TYPE_OF(vm, b);
    Value left = ta->slots.binary[op] == self ? find_special(vm, a, name) : NO_VALUE;
    Value right =
        tb != ta && tb->slots.binary[op] == self ? find_special(vm, b, reflected) : NO_VALUE;
    if (is_value(left) && is_value(right) && type_is_subtype(tb, ta) &&
        !same(right, find_special(vm, a, reflected))) {
        Value v = call_found(vm, right, b, &a, 1);
        if (!same(v, NOT_IMPLEMENTED)) return v;
        right = NO_VALUE;
    }
    if (is_value(left)) {
        Value v = call_found(vm, left, a, &b, 1);
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    if (is_value(right)) return call_found(vm, right, b, &a, 1);
    return NOT_IMPLEMENTED;
}

// clang-format off
#define BINARIES(X) \
    X(add, ADD) \
    X(sub, SUB) \
    X(mul, MUL) \
    X(matmul, MATMUL) \
    X(truediv, TRUEDIV) \
    X(mod, MOD) \
    X(pow, POW) \
    X(lshift, LSHIFT) \
    X(rshift, RSHIFT) \
    X(or, OR) \
    X(xor, XOR) \
    X(and, AND) \
    X(floordiv, FLOORDIV) \
    X(divmod, DIVMOD)
// clang-format on
#define DEFINE_BINARY(name, op)                                                                    \
    static Value slot_##name(Vm *vm, Value a, Value b) {                                           \
        return by_methods(vm, a, b, BINARY_##op, slot_##name, "__" #name "__", "__r" #name "__");  \
    }                                                                                              \
    static Value slot_i##name(Vm *vm, Value a, Value b) {                                          \
        return call_special(vm, a, "__i" #name "__", &b, 1);                                       \
    }
BINARIES(DEFINE_BINARY)

// clang-format off
#define UNARIES(X) \
    X(invert, INVERT) \
    X(pos, POS) \
    X(neg, NEG) \
    X(abs, ABS)
// clang-format on
#define DEFINE_UNARY(name, op)                                                                     \
    static Value slot_##name(Vm *vm, Value a) {                                                    \
        return call_special(vm, a, "__" #name "__", NULL, 0);                                      \
    }
UNARIES(DEFINE_UNARY)
DEFINE_UNARY(float, _)
DEFINE_UNARY(await, _)
DEFINE_UNARY(aiter, _)
DEFINE_UNARY(anext, _)

// An int, not an instance of a subclass.
static Value int_by_method(Vm *vm, Value self, const char *name) {
    Value v = call_special(vm, self, name, NULL, 0);
    if (!is_value(v) || is_small_int(v)) return v;
    if (is_int(v)) {
        Type *type = TYPE_OF(vm, v);
        bool goes_on = type == vm->types.int_ ||
                       hooks_warn(vm, "DeprecationWarning",
                                  text_printf(vm,
                                              "%s returned non-int (type %s).  The ability to "
                                              "return an instance of a strict subclass of int is "
                                              "deprecated, and may be removed in a future version "
                                              "of Python.",
                                              name, type->c_name));
        Value plain = goes_on ? vm->types.int_->slots.to_int(vm, v) : NO_VALUE;
        value_unref(vm, v);
        return plain;
    }
    vm_raise(vm, "TypeError", "%s returned non-int (type %s)", name, type_name(vm, v));
    value_unref(vm, v);
    return NO_VALUE;
}
static Value slot_int(Vm *vm, Value self) {
    return int_by_method(vm, self, "__int__");
}
static Value slot_index(Vm *vm, Value self) {
    return int_by_method(vm, self, "__index__");
}

static Value slot_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    Value args[] = {is_value(instance) ? instance : NONE,
                    owner ? value_of(owner) : value_of(TYPE_OF(vm, instance))};
    return call_special(vm, self, "__get__", args, 2);
}
static bool slot_descr_set(Vm *vm, Value self, Value instance, Value v) {
    const char *name = is_value(v) ? "__set__" : "__delete__";
    if (!is_value(find_special(vm, self, name))) {
        vm_raise(vm, "AttributeError", "%s", name);
        return false;
    }
    return done(vm, call_special(vm, self, name, (Value[]){instance, v}, is_value(v) ? 2 : 1));
}

static bool slot_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    Value found = type_find_cached(vm, TYPE_OF(vm, self), vm->names.init), v;
    if (is_object(found) && ((Object *)object_of(found))->type == vm->types.function) {
        v = op_call_with(vm, found, self, args, n, names);
    } else {
        Value method = class_special(vm, self, vm->names.init);
        v = is_value(method) ? op_call(vm, method, args, n, names) : NO_VALUE;
        value_unref(vm, method);
    }
    if (is_value(v) && !is_none(v)) {
        vm_raise(vm, "TypeError", "__init__() should return None, not '%s'", type_name(vm, v));
        value_unref(vm, v);
        return false;
    }
    return is_value(v);
}

static Value slot_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value found = type_find_cached(vm, object_of(callee), vm->names.new_);
    const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
    Value fn = slots->descr_get ? slots->descr_get(vm, found, NO_VALUE, object_of(callee))
                                : value_ref(found);
    if (!is_value(fn)) return NO_VALUE;
    Value v = op_call_with(vm, fn, callee, args, n, names);
    value_unref(vm, fn);
    return v;
}

static void slot_finalize(Vm *vm, Value self) {
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    Value v = call_special(vm, self, "__del__", NULL, 0);
    value_unref(vm, v);
    if (!is_value(v)) hooks_unraisable(vm, NULL, type_find(TYPE_OF(vm, self), vm->names.del));
    vm->exception = exception;
    vm->is_new = is_new;
}

// ---- wrappers of built-in slots

static Value wrap_unary(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                        size_t n, const Tuple *names) {
    (void)def, (void)args, (void)n, (void)names;
    return ((Value(*)(Vm *, Value))slot)(vm, self);
}
static Value wrap_next(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                       size_t n, const Tuple *names) {
    Value v = wrap_unary(vm, def, slot, self, args, n, names);
    if (!is_value(v) && !vm_has_exception(vm)) return vm_raise_value(vm, "StopIteration", NO_VALUE);
    return v;
}
// The methods by which a sequence is repeated take nothing but an index.
static bool repeats(const SlotDef *def, Value self) {
    return is_of_kind(self, TYPE_IS_JOINED) &&
           (def->offset == offsetof(TypeSlots, binary[BINARY_MUL]) ||
            def->offset == offsetof(TypeSlots, in_place[BINARY_MUL]));
}
static Value repeat(Vm *vm, AnyFn *slot, Value self, Value number) {
    int64_t times;
    if (!box_fits(vm, number, &times)) return NO_VALUE;
    Value times_value = int_from_int64(vm, times);
    Value v = is_value(times_value) ? ((BinaryFn *)slot)(vm, self, times_value) : NO_VALUE;
    value_unref(vm, times_value);
    return v;
}
// Only the methods of pow are given a second one.
static bool has_modulus(const Value *args, size_t n) {
    return n == 2 && !is_none(args[1]);
}
static Value wrap_binary(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                         size_t n, const Tuple *names) {
    (void)names;
    if (has_modulus(args, n)) return op_power_modulo(vm, TYPE_OF(vm, self), self, args[0], args[1]);
    if (repeats(def, self)) return repeat(vm, slot, self, args[0]);
    return ((BinaryFn *)slot)(vm, self, args[0]);
}
static Value wrap_reflected(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                            size_t n, const Tuple *names) {
    (void)names;
    if (has_modulus(args, n)) return op_power_modulo(vm, TYPE_OF(vm, self), args[0], self, args[1]);
    if (repeats(def, self)) return repeat(vm, slot, self, args[0]);
    return ((BinaryFn *)slot)(vm, args[0], self);
}
static Value wrap_hash(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                       size_t n, const Tuple *names) {
    (void)def, (void)args, (void)n, (void)names;
    int64_t hash;
    if (!((bool (*)(Vm *, Value, int64_t *))slot)(vm, self, &hash)) return NO_VALUE;
    return int_from_int64(vm, hash);
}
static Value wrap_compare(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                          size_t n, const Tuple *names) {
    (void)n, (void)names;
    return ((Value(*)(Vm *, Value, Value, CompareOp))slot)(vm, self, args[0], (CompareOp)def->op);
}
static Value truth_or_raise(int truth) {
    return truth < 0 ? NO_VALUE : bool_value(truth);
}
static Value wrap_truth(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                        size_t n, const Tuple *names) {
    (void)def, (void)args, (void)n, (void)names;
    return truth_or_raise(((int (*)(Vm *, Value))slot)(vm, self));
}
static Value wrap_length(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                         size_t n, const Tuple *names) {
    (void)def, (void)args, (void)n, (void)names;
    int64_t length = ((int64_t(*)(Vm *, Value))slot)(vm, self);
    return length < 0 ? NO_VALUE : int_from_int64(vm, length);
}
static Value wrap_contains(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                           size_t n, const Tuple *names) {
    (void)def, (void)n, (void)names;
    return truth_or_raise(((int (*)(Vm *, Value, Value))slot)(vm, self, args[0]));
}
static Value wrap_call(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                       size_t n, const Tuple *names) {
    (void)def;
    return ((CallFn *)slot)(vm, self, args, n, names);
}
static Value wrap_init(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                       size_t n, const Tuple *names) {
    (void)def;
    bool (*init)(Vm *, Value, const Value *, size_t, const Tuple *) =
        (bool (*)(Vm *, Value, const Value *, size_t, const Tuple *))slot;
    return init(vm, self, args, n, names) ? NONE : NO_VALUE;
}
static bool check_name(Vm *vm, Value name) {
    if (is_text(name)) return true;
    vm_raise(vm, "TypeError", "attribute name must be string, not '%s'", type_name(vm, name));
    return false;
}
static Value wrap_get_attribute(Vm *vm, const SlotDef *def, AnyFn *slot, Value self,
                                const Value *args, size_t n, const Tuple *names) {
    (void)def, (void)n, (void)names;
    if (!check_name(vm, args[0])) return NO_VALUE;
    Text *name = text_intern(vm, object_of(value_ref(args[0])));
    Value v = ((Value(*)(Vm *, Value, Text *))slot)(vm, self, name);
    bool is_objects = slot == (AnyFn *)object_get_attribute;
    if (!is_value(v) && is_objects) missing_attribute(vm, self, name);
    value_unref(vm, value_of(name));
    return v;
}
static Value wrap_set_attribute(Vm *vm, const SlotDef *def, AnyFn *slot, Value self,
                                const Value *args, size_t n, const Tuple *names) {
    (void)def, (void)names;
    if (!check_name(vm, args[0])) return NO_VALUE;
    Text *name = text_intern(vm, object_of(value_ref(args[0])));
    bool ok =
        ((bool (*)(Vm *, Value, Text *, Value))slot)(vm, self, name, n > 1 ? args[1] : NO_VALUE);
    value_unref(vm, value_of(name));
    return ok ? NONE : NO_VALUE;
}
static Value wrap_set(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                      size_t n, const Tuple *names) {
    (void)def, (void)names;
    bool ok =
        ((bool (*)(Vm *, Value, Value, Value))slot)(vm, self, args[0], n > 1 ? args[1] : NO_VALUE);
    return ok ? NONE : NO_VALUE;
}
static Value wrap_descr_get(Vm *vm, const SlotDef *def, AnyFn *slot, Value self, const Value *args,
                            size_t n, const Tuple *names) {
    (void)def, (void)names;
    if (n < 1) return vm_raise(vm, "TypeError", "__get__ expected at least 1 argument, got 0");
    Type *owner = n > 1 && is_of_kind(args[1], TYPE_IS_TYPE) ? object_of(args[1]) : NULL;
    Value instance = is_none(args[0]) && owner ? NO_VALUE : args[0];
    return ((Value(*)(Vm *, Value, Value, Type *))slot)(vm, self, instance, owner);
}

// ---- the table

#define SLOT(text, member, how, args)                                                              \
    { text, offsetof(TypeSlots, member), (AnyFn *)slot_##member, wrap_##how, args, 0 }
#define COMPARE_SLOT(text, op)                                                                     \
    { text, offsetof(TypeSlots, compare), (AnyFn *)slot_compare, wrap_compare, 1, op }
#define BINARY_SLOT(name, op)                                                                      \
    {"__" #name "__",                                                                              \
     offsetof(TypeSlots, binary[BINARY_##op]),                                                     \
     (AnyFn *)slot_##name,                                                                         \
     wrap_binary,                                                                                  \
     1,                                                                                            \
     0},                                                                                           \
        {"__r" #name "__",                                                                         \
         offsetof(TypeSlots, binary[BINARY_##op]),                                                 \
         (AnyFn *)slot_##name,                                                                     \
         wrap_reflected,                                                                           \
         1,                                                                                        \
         0},                                                                                       \
        {"__i" #name "__",                                                                         \
         offsetof(TypeSlots, in_place[BINARY_##op]),                                               \
         (AnyFn *)slot_i##name,                                                                    \
         wrap_binary,                                                                              \
         1,                                                                                        \
         0},
#define UNARY_SLOT(name, op)                                                                       \
    {"__" #name "__",                                                                              \
     offsetof(TypeSlots, unary[UNARY_##op]),                                                       \
     (AnyFn *)slot_##name,                                                                         \
     wrap_unary,                                                                                   \
     0,                                                                                            \
     0},
#define TO_SLOT(name, member)                                                                      \
    { "__" #name "__", offsetof(TypeSlots, member), (AnyFn *)slot_##name, wrap_unary, 0, 0 }

static const SlotDef slot_defs[] = {
    SLOT("__repr__", repr, unary, 0),
    SLOT("__str__", str, unary, 0),
    SLOT("__hash__", hash, hash, 0),
    COMPARE_SLOT("__eq__", COMPARE_EQ),
    COMPARE_SLOT("__ne__", COMPARE_NE),
    COMPARE_SLOT("__lt__", COMPARE_LT),
    COMPARE_SLOT("__le__", COMPARE_LE),
    COMPARE_SLOT("__gt__", COMPARE_GT),
    COMPARE_SLOT("__ge__", COMPARE_GE),
    SLOT("__bool__", truth, truth, 0),
    SLOT("__len__", length, length, 0),
    SLOT("__call__", call, call, -1),
    SLOT("__init__", init, init, -1),
    {"__getattribute__", offsetof(TypeSlots, get_attribute), (AnyFn *)slot_get_attribute,
     wrap_get_attribute, 1, 0},
    {"__setattr__", offsetof(TypeSlots, set_attribute), (AnyFn *)slot_set_attribute,
     wrap_set_attribute, 2, 0},
    {"__delattr__", offsetof(TypeSlots, set_attribute), (AnyFn *)slot_set_attribute,
     wrap_set_attribute, 1, 0},
    SLOT("__iter__", iter, unary, 0),
    SLOT("__next__", next, next, 0),
    SLOT("__getitem__", get_item, binary, 1),
    SLOT("__setitem__", set_item, set, 2),
    SLOT("__delitem__", set_item, set, 1),
    SLOT("__contains__", contains, contains, 1),
    BINARIES(BINARY_SLOT) UNARIES(UNARY_SLOT) TO_SLOT(int, to_int),
    TO_SLOT(float, to_float),
    TO_SLOT(index, to_index),
    TO_SLOT(await, await_iter),
    TO_SLOT(aiter, aiter),
    TO_SLOT(anext, anext),
    SLOT("__get__", descr_get, descr_get, -1),
    SLOT("__set__", descr_set, set, 2),
    SLOT("__delete__", descr_set, set, 1),
};
enum { N_SLOT_DEFS = sizeof slot_defs / sizeof *slot_defs };

typedef struct SlotWrapper {
    Object object;
    const SlotDef *def;
    Type *owner; // borrowed: built in
    Value self;  // bound to it, or NO_VALUE
} SlotWrapper;

// Slots that only make something faster here: len() tells the truth, sequences are only joined.
static bool is_hidden(const Type *type, const SlotDef *def) {
    if (def->offset == offsetof(TypeSlots, truth)) return type->slots.length;
    return def->wrap == wrap_reflected && def->offset == offsetof(TypeSlots, binary[BINARY_ADD]) &&
           type->slots.get_item && !type->slots.binary[BINARY_SUB];
}

void class_add_wrappers(Vm *vm, Type *type) {
    const Type *base = type->base;
    for (size_t i = 0; i < N_SLOT_DEFS; i++) {
        const SlotDef *def = &slot_defs[i];
        AnyFn *slot = slot_at(type, def->offset);
        if (!slot || (base && slot == slot_at(base, def->offset)) || is_hidden(type, def)) continue;
        SlotWrapper *wrapper = object_new(vm, vm->types.slot_wrapper, 0);
        CHECK(wrapper, "a built-in type is made while there is memory");
        wrapper->def = def;
        wrapper->owner = type;
        if (is_value(dict_find_c(type->dict, def->name)))
            value_unref(vm, value_of(wrapper));
        else
            dict_set_c(vm, type->dict, def->name, value_of(wrapper));
    }
    if (type->slots.compare && !type->slots.hash) dict_set_c(vm, type->dict, "__hash__", NONE);
}

static bool is_plain_new(Vm *vm, Value found) {
    return is_object(found) && ((Object *)object_of(found))->type == vm->types.native;
}

void class_update_slots(Vm *vm, Type *type) {
    for (size_t i = 0; i < N_SLOT_DEFS; i++) // first the slots that nothing fills
        put_slot(type, slot_defs[i].offset, NULL);
    for (size_t i = 0; i < N_SLOT_DEFS; i++) {
        const SlotDef *def = &slot_defs[i];
        Text *name = text_name(vm, def->name);
        Value found = type_find(type, name);
        value_unref(vm, value_of(name));
        if (!is_value(found)) continue;
        AnyFn *old = slot_at(type, def->offset);
        const SlotWrapper *wrapper = object_of(found);
        // A wrapper of the slot itself; under another name it is a method as any other.
        if (is_object(found) && TYPE_OF(vm, found) == vm->types.slot_wrapper &&
            wrapper->def == def && type_is_subtype(type, wrapper->owner)) {
            AnyFn *slot = slot_at(wrapper->owner, def->offset);
            if (old != def->dunder) put_slot(type, def->offset, slot);
        } else {
            put_slot(type, def->offset, def->dunder);
        }
    }
    if (is_value(type_find(type, vm->names.getattr)))
        type->slots.get_attribute = slot_get_attribute;
    if (type->kind & TYPE_IS_INT) // an int needs no __index__
        type->slots.to_index = vm->types.int_->slots.to_index;
    // Iterating by __getitem__ needs something that counts: iter.c gives it.
    Value new_fn = type_find(type, vm->names.new_);
    type->slots.construct = is_plain_new(vm, new_fn) ? type->base->slots.construct : slot_construct;
    for (Type *base = type->base; is_plain_new(vm, new_fn) && base; base = base->base)
        if (!(base->kind & TYPE_FROM_CLASS)) {
            type->slots.construct = base->slots.construct;
            break;
        }
    type->slots.finalize = is_value(type_find(type, vm->names.del)) ? slot_finalize
                           : type->def                              ? type->def->slots.finalize
                                                                    : NULL;
}

// ---- the type of wrappers

static void wrapper_free(Vm *vm, Object *self) {
    value_unref(vm, ((SlotWrapper *)self)->self);
}

static Value wrapper_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const SlotWrapper *wrapper = object_of(self);
    if (!is_value(instance) || is_value(wrapper->self)) return value_ref(self);
    SlotWrapper *bound = object_new(vm, vm->types.method_wrapper, 0);
    if (!bound) return NO_VALUE;
    bound->def = wrapper->def;
    bound->owner = wrapper->owner;
    bound->self = value_ref(instance);
    return value_of(bound);
}

static bool takes(Vm *vm, const SlotDef *def, size_t n) {
    bool is_power = def->offset == offsetof(TypeSlots, binary[BINARY_POW]);
    if (def->n_args < 0 || n == (size_t)def->n_args || (is_power && n == 2)) return true;
    if (is_power)
        vm_raise(vm, "TypeError", " expected at %s, got %zu",
                 n ? "most 2 arguments" : "least 1 argument", n);
    else
        vm_raise(vm, "TypeError", "expected %d argument%s, got %zu", def->n_args,
                 def->n_args == 1 ? "" : "s", n);
    return false;
}

static Value wrapper_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    const SlotWrapper *wrapper = object_of(callee);
    const SlotDef *def = wrapper->def;
    Value self = wrapper->self;
    if (UNLIKELY(vm->asking != NULL) && !condition_may_wrap(vm, def->name)) return NO_VALUE;
    if (!is_value(self)) {
        if (n == 0)
            return vm_raise(vm, "TypeError", "descriptor '%s' of '%s' object needs an argument",
                            def->name, wrapper->owner->c_name);
        self = args[0];
        args++, n--;
        if (!type_is_subtype(TYPE_OF(vm, self), wrapper->owner))
            return vm_raise(vm, "TypeError",
                            "descriptor '%s' requires a '%s' object but received a '%s'", def->name,
                            wrapper->owner->c_name, type_name(vm, self));
    }
    if (def->n_args >= 0 && names && names->n)
        return vm_raise(vm, "TypeError", "wrapper %s() takes no keyword arguments", def->name);
    if (!takes(vm, def, n)) return NO_VALUE;
    // A class may call itself through it: __repr__ = object.__str__.
    if (!op_enter(vm, OP_CALLING)) return NO_VALUE;
    Value v = def->wrap(vm, def, slot_at(wrapper->owner, def->offset), self, args, n, names);
    vm->depth--;
    return v;
}

static Value wrapper_repr(Vm *vm, Value self) {
    const SlotWrapper *wrapper = object_of(self);
    if (is_value(wrapper->self))
        return value_of(text_printf(vm, "<method-wrapper '%s' of %s object at %p>",
                                    wrapper->def->name, type_name(vm, wrapper->self),
                                    object_of(wrapper->self)));
    return value_of(text_printf(vm, "<slot wrapper '%s' of '%s' objects>", wrapper->def->name,
                                wrapper->owner->c_name));
}

static Value get_name(Vm *vm, Value self) {
    return value_of(text_name(vm, ((SlotWrapper *)object_of(self))->def->name));
}
static Value get_qualname(Vm *vm, Value self) {
    const SlotWrapper *wrapper = object_of(self);
    return value_of(text_printf(vm, "%s.%s", wrapper->owner->c_name, wrapper->def->name));
}
static Value get_owner(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((SlotWrapper *)object_of(self))->owner));
}
static const GetSetDef wrapper_attributes[] = {{"__name__", get_name, NULL},
                                               {"__qualname__", get_qualname, NULL},
                                               {"__objclass__", get_owner, NULL},
                                               {0}};

static Value get_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((SlotWrapper *)object_of(self))->self);
}
static const GetSetDef bound_attributes[] = {{"__name__", get_name, NULL},
                                             {"__qualname__", get_qualname, NULL},
                                             {"__self__", get_self, NULL},
                                             {0}};

const TypeDef slot_wrapper_def = {.name = "wrapper_descriptor",
                                  .instance_bytes = sizeof(SlotWrapper),
                                  .slots = {.free = wrapper_free,
                                            .repr = wrapper_repr,
                                            .call = wrapper_call,
                                            .descr_get = wrapper_get},
                                  .attributes = wrapper_attributes,
                                  .is_final = true};
static Value wrapper_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (op > COMPARE_NE || TYPE_OF(vm, b) != vm->types.method_wrapper) return NOT_IMPLEMENTED;
    const SlotWrapper *x = object_of(a), *y = object_of(b);
    bool equal = x->def == y->def && x->owner == y->owner && same(x->self, y->self);
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool wrapper_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    const SlotWrapper *wrapper = object_of(self);
    *out = (int64_t)((wrapper->self.bits >> 4) ^ ((uintptr_t)wrapper->def >> 4));
    if (*out == -1) *out = -2;
    return true;
}

const TypeDef method_wrapper_def = {.name = "method-wrapper",
                                    .instance_bytes = sizeof(SlotWrapper),
                                    .slots = {.free = wrapper_free,
                                              .repr = wrapper_repr,
                                              .call = wrapper_call,
                                              .compare = wrapper_compare,
                                              .hash = wrapper_hash},
                                    .attributes = bound_attributes,
                                    .is_final = true};
