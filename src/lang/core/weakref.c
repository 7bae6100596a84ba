// Weak references. All there are stand in one table of the Vm, by the address of what they know.
#include "lang/core/weakref.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/gc.h"
#include "lang/core/hooks.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"

typedef struct WeakRef {
    Object object;
    Object *target;                  // not a reference; NULL: it has gone
    Value callback;                  // owned; or NO_VALUE
    Dict *dict;                      // of subclasses
    struct WeakRef *next, *previous; // in their place of the table, while the target lives
    int64_t hash;                    // of the target
    bool has_hash;
} WeakRef;

typedef struct WeakTable {
    size_t n, n_places; // a power of two
    WeakRef *places[];
} WeakTable;

static WeakRef *weakref_of(Value v) {
    return object_of(v);
}

// ---- the table

static WeakRef **place_of(const Vm *vm, const Object *target) {
    size_t bits = (uintptr_t)target >> 4;
    return &vm->weak->places[(bits ^ bits >> 9) & (vm->weak->n_places - 1)];
}

static void put(Vm *vm, WeakRef *ref) {
    WeakRef **place = place_of(vm, ref->target);
    ref->previous = NULL;
    ref->next = *place;
    if (ref->next) ref->next->previous = ref;
    *place = ref;
}

static void take_out(Vm *vm, WeakRef *ref) {
    if (ref->next) ref->next->previous = ref->previous;
    *(ref->previous ? &ref->previous->next : place_of(vm, ref->target)) = ref->next;
    ref->next = ref->previous = NULL;
    ref->target = NULL;
    vm->weak->n--;
}

static void make_room(Vm *vm) {
    WeakTable *old = vm->weak;
    if (old && old->n < old->n_places) return;
    size_t n_places = old ? old->n_places * 2 : 64;
    WeakTable *table = calloc(1, sizeof *table + n_places * sizeof *table->places);
    if (!table) check_no_memory("weak references");
    table->n_places = n_places;
    table->n = old ? old->n : 0;
    vm->weak = table;
    for (size_t i = 0; old && i < old->n_places; i++) {
        vm_spend(vm, 1);
        for (WeakRef *ref = old->places[i], *next; ref; ref = next) {
            next = ref->next;
            put(vm, ref);
            vm_spend(vm, 1);
        }
    }
    if (old) vm_free_plain(vm, old, sizeof *old + old->n_places * sizeof *old->places);
}

void weakref_deinit(Vm *vm) {
    free(vm->weak);
    vm->weak = NULL;
}

static WeakRef *first_of(const Vm *vm, const Object *target, WeakRef *from) {
    while (from && from->target != target)
        from = from->next;
    (void)vm;
    return from;
}

void weakref_clear(Vm *vm, Object *object) {
    object->flags &= (uint16_t)~OBJECT_HAS_WEAKREFS;
    if (vm->is_ending) return;
    List *called = NULL;
    for (WeakRef *ref; (ref = first_of(vm, object, *place_of(vm, object)));) {
        take_out(vm, ref);
        vm_spend(vm, 1);
        if (!is_value(ref->callback) || !ref->object.refs) continue;
        if (!called) called = list_new(vm, 0);
        if (called) list_push(vm, called, value_ref(value_of(ref)));
    }
    if (!called) return;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    for (size_t i = 0; i < called->n; i++) {
        Value callback = weakref_of(called->at[i])->callback;
        weakref_of(called->at[i])->callback = NO_VALUE;
        Value done = op_call_1(vm, callback, called->at[i]);
        if (!is_value(done)) hooks_unraisable(vm, NULL, callback);
        value_unref(vm, done);
        value_unref(vm, callback);
    }
    value_unref(vm, value_of(called));
    vm->exception = exception;
    vm->is_new = is_new;
}

void weakref_forget_callback(Vm *vm, Object *object) {
    if (vm->types.weakref && type_is_subtype(object->type, vm->types.weakref))
        value_set(vm, &((WeakRef *)object)->callback, NO_VALUE);
}

Value weakref_first(Vm *vm, Value target) {
    Object *object = object_of(target);
    if (!(object->flags & OBJECT_HAS_WEAKREFS)) return NONE;
    WeakRef *ref = first_of(vm, object, *place_of(vm, object));
    return ref ? value_ref(value_of(ref)) : NONE;
}

// ---- making

// Which objects may be known weakly: instances of classes, and what CPython allows besides.
static bool may_be_known(Vm *vm, Value v) {
    if (!is_object(v)) return false;
    const Type *type = TYPE_OF(vm, v);
    const VmTypes *t = &vm->types;
    const Type *const allowed[] = {t->type,      t->function,        t->method,     t->native,
                                   t->generator, t->coroutine,       t->set,        t->frozenset,
                                   t->module,    t->async_generator, t->code,       t->loop,
                                   t->future,    t->handle,          t->text_stream};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (type == allowed[i]) return true;
    if (type->kind & TYPE_IS_TYPE) return true;
    if (!(type->kind & TYPE_FROM_CLASS)) return type == t->deque;
    if (type->kind & (TYPE_IS_TUPLE | TYPE_IS_INT) && !(type->kind & TYPE_HAS_DICT)) return false;
    if (type->kind & TYPE_HAS_DICT) return true;
    return type->kind & TYPE_HAS_WEAKREF;
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Type *type = object_of(callee);
    (void)names; // a class of the program may have others
    if (n < 1 || (n > 2 && type == vm->types.weakref))
        return vm_raise(vm, "TypeError", "__new__ expected at %s, got %zu",
                        n < 1 ? "least 1 argument" : "most 2 arguments", n);
    if (!may_be_known(vm, args[0]))
        return vm_raise(vm, "TypeError", "cannot create weak reference to '%s' object",
                        type_name(vm, args[0]));
    Object *target = object_of(args[0]);
    bool has_callback = n > 1 && !is_none(args[1]);
    make_room(vm);
    if (!has_callback && type == vm->types.weakref && target->flags & OBJECT_HAS_WEAKREFS)
        for (WeakRef *ref = *place_of(vm, target); (ref = first_of(vm, target, ref));
             ref = ref->next)
            if (!is_value(ref->callback) && ref->object.type == type)
                return value_ref(value_of(ref)); // all the same
    WeakRef *ref = object_new(vm, type, 0);
    if (!ref) return NO_VALUE;
    ref->target = target;
    if (has_callback) ref->callback = value_ref(args[1]);
    target->flags |= OBJECT_HAS_WEAKREFS;
    put(vm, ref);
    vm->weak->n++;
    return value_of(ref);
}

static bool init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)vm, (void)self, (void)args, (void)n, (void)names;
    return true;
}

static void weakref_free(Vm *vm, Object *self) {
    WeakRef *ref = (WeakRef *)self;
    if (ref->target && !vm->is_ending) take_out(vm, ref);
    value_unref(vm, ref->callback);
    value_unref(vm, value_of(ref->dict));
}

static void weakref_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((WeakRef *)self)->callback);
    visit_object(visit, ((WeakRef *)self)->dict);
}

// ---- using

// The object, borrowed; NO_VALUE once it has gone, or is just going.
static Value target_of(Value self) {
    const WeakRef *ref = weakref_of(self);
    return ref->target && ref->target->refs ? value_of(ref->target) : NO_VALUE;
}

static Value call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args;
    if (n || (names && names->n))
        return vm_raise(vm, "TypeError", "weakref.__call__() takes no arguments (%zu given)", n);
    Value target = target_of(callee);
    return is_value(target) ? value_ref(target) : NONE;
}

static Value repr(Vm *vm, Value self) {
    Value target = target_of(self);
    if (!is_value(target))
        return value_of(text_printf(vm, "<weakref at %p; dead>", object_of(self)));
    Str out = {0};
    str_printf(&out, "<weakref at %p; to '%s' at %p", object_of(self), type_name(vm, target),
               object_of(target));
    Value name = op_find_attribute(vm, target, "__name__");
    if (is_value(name) && is_text(name)) {
        str_add(&out, " (");
        text_to_utf8(text_of(name), &out);
        str_add(&out, ")");
    }
    vm_clear_exception(vm);
    value_unref(vm, name);
    str_add(&out, ">");
    return text_value_from_str(vm, &out);
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    WeakRef *ref = weakref_of(self);
    if (!ref->has_hash) {
        Value target = target_of(self);
        if (!is_value(target)) return vm_raise(vm, "TypeError", "weak object has gone away"), false;
        if (!op_hash(vm, target, &ref->hash)) return false;
        ref->has_hash = true;
    }
    *out = ref->hash;
    return true;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) ||
        !type_is_subtype(TYPE_OF(vm, other), vm->types.weakref))
        return NOT_IMPLEMENTED;
    Value a = target_of(self), b = target_of(other);
    if (!is_value(a) || !is_value(b)) return bool_value(same(self, other) == (op == COMPARE_EQ));
    return op_compare(vm, op, a, b);
}

static Value get_callback(Vm *vm, Value self) {
    (void)vm;
    Value callback = weakref_of(self)->callback;
    return is_value(callback) ? value_ref(callback) : NONE;
}
static const GetSetDef attributes[] = {{"__callback__", get_callback, NULL}, {0}};
static const TypeDef weakref_def = {.name = "weakref.ReferenceType",
                                    .instance_bytes = sizeof(WeakRef),
                                    .dict_offset = offsetof(WeakRef, dict),
                                    .slots = {.free = weakref_free,
                                              .traverse = weakref_traverse,
                                              .repr = repr,
                                              .hash = hash,
                                              .compare = compare,
                                              .call = call,
                                              .construct = construct,
                                              .init = init},
                                    .attributes = attributes,
                                    .class_methods = alias_class_methods};

// ---- the module

static Value all_of(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    List *list = list_new(vm, 0);
    bool ok = list != NULL;
    if (ok && vm->weak && is_object(args[0]))
        for (WeakRef *ref = *place_of(vm, object_of(args[0]));
             ok && (ref = first_of(vm, object_of(args[0]), ref)); ref = ref->next) {
            ok = list_push(vm, list, value_ref(value_of(ref)));
            vm_spend(vm, 1);
        }
    return value_of(list);
}

static Value number_of(Vm *vm, Value self, const Value *args, size_t n) {
    Value list = all_of(vm, self, args, n);
    if (!is_value(list)) return NO_VALUE;
    Value number = small_int_value((int64_t)list_of(list)->n);
    value_unref(vm, list);
    return number;
}

static bool module_init(Vm *vm, Dict *dict) {
    vm->types.weakref = type_from_def(vm, &weakref_def, NULL);
    return dict_set_c(vm, dict, "ref", value_ref(value_of(vm->types.weakref)));
}

static const NativeDef functions[] = {
    {"getweakrefs", TAKES_ONE, {all_of}}, {"getweakrefcount", TAKES_ONE, {number_of}}, {0}};

const ModuleDef weakref_module = {.name = "_weakref", .init = module_init, .functions = functions};
