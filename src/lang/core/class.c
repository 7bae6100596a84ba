// Classes of the program: making them, their instances, and the attributes of objects and types.
#include "lang/core/class.h"

#include "lang/builtins/builtins.h"
#include "lang/types/alias.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/frame.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/weakref.h"
#include "lang/syntax/scope.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/mapping_proxy.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"

static Value no_attribute(Vm *vm, Value self, Text *name) {
    char *text = text_c(name);
    if (is_of_kind(self, TYPE_IS_TYPE))
        vm_raise(vm, "AttributeError", "type object '%s' has no attribute '%s'",
                 ((Type *)object_of(self))->c_name, text);
    else
        vm_raise(vm, "AttributeError", "'%s' object has no attribute '%s'", type_name(vm, self),
                 text);
    vm_free_text(vm, text);
    return NO_VALUE;
}

// ---- attributes of any object

Value object_find_attribute(Vm *vm, Value self, Text *name) {
    Type *type = TYPE_OF(vm, self);
    Value found = type_find_cached(vm, type, name);
    const TypeSlots *slots = is_value(found) ? &TYPE_OF(vm, found)->slots : NULL;
    if (slots && slots->descr_get && slots->descr_set)
        return slots->descr_get(vm, found, self, type);
    Dict **place = is_object(self) ? type_dict_place(type, self) : NULL;
    if (place && *place) {
        Value own = dict_find_name(*place, name);
        if (is_value(own)) return value_ref(own);
    }
    if (!slots) return NO_VALUE;
    return slots->descr_get ? slots->descr_get(vm, found, self, type) : value_ref(found);
}

Value object_get_attribute(Vm *vm, Value self, Text *name) {
    Value v = object_find_attribute(vm, self, name);
    return is_value(v) || vm_has_exception(vm) ? v : no_attribute(vm, self, name);
}

bool object_set_attribute(Vm *vm, Value self, Text *name, Value v) {
    Type *type = TYPE_OF(vm, self);
    Value found = type_find_cached(vm, type, name);
    if (is_value(found)) {
        const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
        if (slots->descr_set) return slots->descr_set(vm, found, self, v);
    }
    Dict **place = is_object(self) ? type_dict_place(type, self) : NULL;
    if (!place) {
        char *text = text_c(name);
        if (is_value(found))
            vm_raise(vm, "AttributeError", "'%s' object attribute '%s' is read-only", type->c_name,
                     text);
        else
            no_attribute(vm, self, name);
        vm_free_text(vm, text);
        return false;
    }
    if (!*place && is_value(v)) *place = dict_new(vm);
    if (is_value(v)) return *place && dict_set_name(vm, *place, name, v);
    int removed = *place ? dict_remove(vm, *place, value_of(name), NULL) : 0;
    if (removed == 0) no_attribute(vm, self, name);
    return removed > 0;
}

// ---- attributes of types

static Value type_get_attribute(Vm *vm, Value self, Text *name) {
    Type *type = object_of(self), *meta = type->object.type;
    Value of_meta = type_find_cached(vm, meta, name);
    const TypeSlots *meta_slots = is_value(of_meta) ? &TYPE_OF(vm, of_meta)->slots : NULL;
    if (meta_slots && meta_slots->descr_get && meta_slots->descr_set)
        return meta_slots->descr_get(vm, of_meta, self, meta);
    Value own = type_find_cached(vm, type, name);
    if (is_value(own)) {
        const TypeSlots *slots = &TYPE_OF(vm, own)->slots;
        return slots->descr_get ? slots->descr_get(vm, own, NO_VALUE, type) : value_ref(own);
    }
    if (meta_slots)
        return meta_slots->descr_get ? meta_slots->descr_get(vm, of_meta, self, meta)
                                     : value_ref(of_meta);
    return no_attribute(vm, self, name);
}

static bool type_set_attribute(Vm *vm, Value self, Text *name, Value v) {
    Type *type = object_of(self);
    if (!(type->kind & TYPE_FROM_CLASS)) {
        char *text = text_c(name);
        vm_raise(vm, "TypeError", "cannot set '%s' attribute of immutable type '%s'", text,
                 type->c_name);
        vm_free_text(vm, text);
        return false;
    }
    Value of_meta = type_find_cached(vm, type->object.type, name);
    if (is_value(of_meta) && TYPE_OF(vm, of_meta)->slots.descr_set)
        return TYPE_OF(vm, of_meta)->slots.descr_set(vm, of_meta, self, v);
    return type_set(vm, type, name, v);
}

// ---- instances

Value class_allocate(Vm *vm, Type *type) {
    return value_of(object_new(vm, type, 0));
}

static Value *slot_values(const Type *type, void *instance) {
    size_t at = (type->base->instance_bytes + 7) & ~(size_t)7;
    return (Value *)(void *)((char *)instance + at);
}

static void instance_free(Vm *vm, Object *self) {
    const Type *type = self->type;
    for (; type->kind & TYPE_FROM_CLASS; type = type->base) {
        for (size_t i = 0; i < type->n_slots; i++)
            value_unref(vm, slot_values(type, self)[i]);
        if (type->dict_offset && type->dict_offset != type->base->dict_offset)
            value_unref(vm, value_of(*type_dict_place(type, value_of(self))));
    }
    if (type->slots.free) type->slots.free(vm, self);
}

static void instance_traverse(Object *self, Visit *visit) {
    const Type *type = self->type;
    visit_object(visit, type);
    for (; type->kind & TYPE_FROM_CLASS; type = type->base) {
        visit_values(visit, slot_values(type, self), type->n_slots);
        if (type->dict_offset && type->dict_offset != type->base->dict_offset)
            visit_object(visit, *type_dict_place(type, value_of(self)));
    }
    if (type->slots.traverse) type->slots.traverse(self, visit);
}

// A name of __slots__: a descriptor of its place in the instance.
typedef struct Member {
    Object object;
    Text *name;
    Type *owner; // borrowed: it is in that one's dict
    size_t offset;
} Member;

static Value *member_place(Value self, Value instance) {
    const Member *member = object_of(self);
    return (Value *)(void *)((char *)object_of(instance) + member->offset);
}

static bool is_member_of(Vm *vm, Value self, Value instance) {
    const Member *member = object_of(self);
    if (LIKELY(type_is_subtype(TYPE_OF(vm, instance), member->owner))) return true;
    char *name = text_c(member->name);
    vm_raise(vm, "TypeError", "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
             name, member->owner->c_name, type_name(vm, instance));
    vm_free_text(vm, name);
    return false;
}

Value class_member_value(Value member, Value instance) {
    return *member_place(member, instance);
}

static Value member_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    if (!is_value(instance)) return value_ref(self);
    if (!is_member_of(vm, self, instance)) return NO_VALUE;
    Value v = *member_place(self, instance);
    return is_value(v) ? value_ref(v)
                       : no_attribute(vm, instance, ((Member *)object_of(self))->name);
}

static bool member_set(Vm *vm, Value self, Value instance, Value v) {
    if (!is_member_of(vm, self, instance)) return false;
    Value *place = member_place(self, instance);
    if (!is_value(v) && !is_value(*place)) {
        vm_raise_value(vm, "AttributeError", value_of(((Member *)object_of(self))->name));
        return false;
    }
    value_set(vm, place, value_ref(v));
    return true;
}

static void member_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Member *)self)->name));
}

static Value member_repr(Vm *vm, Value self) {
    char *name = text_c(((Member *)object_of(self))->name);
    Text *text = text_printf(vm, "<member '%s' of '%s' objects>", name,
                             ((Member *)object_of(self))->owner->c_name);
    vm_free_text(vm, name);
    return value_of(text);
}

static const TypeDef member_def = {.name = "member_descriptor",
                                   .instance_bytes = sizeof(Member),
                                   .slots = {.free = member_free,
                                             .repr = member_repr,
                                             .descr_get = member_get,
                                             .descr_set = member_set},
                                   .is_final = true};

// [name] as the code of the class's body knows it.
static Text *mangled(Vm *vm, const Type *type, const Text *name) {
    Arena arena = {0};
    char *class_name = text_c(type->name), *plain = text_c(name);
    Text *text = text_name(vm, scope_mangle(class_name, plain, &arena));
    vm_free_text(vm, class_name), vm_free_text(vm, plain);
    arena_deinit(&arena);
    return text;
}

static bool add_member(Vm *vm, Type *type, Value name) {
    if (!is_text(name)) {
        vm_raise(vm, "TypeError", "__slots__ items must be strings, not '%s'", type_name(vm, name));
        return false;
    }
    if (text_is(text_of(name), "__weakref__")) type->kind |= TYPE_HAS_WEAKREF;
    if (text_is(text_of(name), "__dict__") || text_is(text_of(name), "__weakref__")) return true;
    if (!vm->types.member) vm->types.member = type_from_def(vm, &member_def, NULL);
    Member *member = object_new(vm, vm->types.member, 0);
    if (!member) return false;
    member->name = mangled(vm, type, text_of(name));
    member->owner = type;
    member->offset = type->instance_bytes;
    type->instance_bytes += sizeof(Value);
    type->n_slots++;
    bool ok = dict_set_name(vm, type->dict, member->name, value_of(member));
    value_unref(vm, value_of(member));
    return ok;
}

static bool has_dict_slot(Tuple *slots) {
    for (size_t i = 0; i < slots->n; i++)
        if (is_text(slots->at[i]) && text_is(text_of(slots->at[i]), "__dict__")) return true;
    return false;
}

static Value get_weakref(Vm *vm, Value self) {
    return weakref_first(vm, self);
}
static const GetSetDef weakref_attribute = {"__weakref__", get_weakref, NULL};

// __dict__ and __weakref__ of the instances, in the class that brings them.
static bool add_dict_attributes(Vm *vm, Type *type, bool has_slots) {
    const uint32_t none = TYPE_IS_INT | TYPE_IS_TUPLE | TYPE_IS_BYTES | TYPE_IS_TYPE | TYPE_IS_SET;
    if (type->dict_offset && !is_value(type_find(type->base, vm->names.dict)) &&
        !type_add_attribute(vm, type, &object_dict_attribute))
        return false;
    bool wants_weakref = has_slots ? type->kind & TYPE_HAS_WEAKREF : !(type->kind & none);
    bool has_weakref = is_value(type_find(type->base, vm->names.weakref));
    return !wants_weakref || has_weakref || type_add_attribute(vm, type, &weakref_attribute);
}

// Where the instances keep their __slots__ and their dict.
static bool lay_out(Vm *vm, Type *type) {
    type->instance_bytes = (type->base->instance_bytes + 7) & ~(size_t)7;
    type->dict_offset = type->base->dict_offset;
    bool wants_dict = true;
    Value names = dict_find_name(type->dict, vm->names.slots);
    if (is_value(names)) {
        Tuple *slots = is_text(names) ? tuple_from(vm, &names, 1) : tuple_from_iterable(vm, names);
        bool ok = slots != NULL;
        for (size_t i = 0; ok && i < slots->n; i++)
            ok = add_member(vm, type, slots->at[i]);
        wants_dict = ok && has_dict_slot(slots);
        value_unref(vm, value_of(slots));
        if (!ok) return false;
    }
    for (size_t i = 0; i < type->bases->n; i++) // one of the others may bring a dict
        wants_dict = wants_dict || ((Type *)object_of(type->bases->at[i]))->dict_offset;
    if (!type->dict_offset && wants_dict) {
        type->dict_offset = type->instance_bytes;
        type->instance_bytes += sizeof(Dict *);
    }
    if (type->dict_offset) type->kind |= TYPE_HAS_DICT;
    return add_dict_attributes(vm, type, is_value(names));
}

// ---- making a class

// The nearest type that adds something to the layout.
static Type *solid(Type *type) {
    while (type->base &&
           (type->kind & TYPE_FROM_CLASS ? type->n_slots == 0
                                         : type->instance_bytes == type->base->instance_bytes))
        type = type->base;
    return type;
}

static Type *best_base(Vm *vm, const Tuple *bases) {
    Type *best = NULL;
    for (size_t i = 0; i < bases->n; i++) {
        if (!is_of_kind(bases->at[i], TYPE_IS_TYPE)) {
            vm_raise(vm, "TypeError", "bases must be types");
            return NULL;
        }
        Type *base = object_of(bases->at[i]);
        for (size_t j = 0; j < i; j++)
            if (same(bases->at[j], bases->at[i])) {
                vm_raise(vm, "TypeError", "duplicate base class %s", base->c_name);
                return NULL;
            }
        if (base->kind & TYPE_IS_FINAL) {
            vm_raise(vm, "TypeError", "type '%s' is not an acceptable base type", base->c_name);
            return NULL;
        }
        if (!best)
            best = base;
        else if (type_is_subtype(solid(best), solid(base)))
            continue;
        else if (type_is_subtype(solid(base), solid(best)))
            best = base;
        else {
            vm_raise(vm, "TypeError", "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best ? best : vm->types.object;
}

static void fail_to_name(Vm *vm, const Type *type, Value key, Value v) {
    char *name = text_c(text_of(key));
    Str message = {0};
    vm_printf(vm, &message, "Error calling __set_name__ on '%s' instance '%s' in '%s'",
              type_name(vm, v), name, type->c_name);
    exception_replace(vm, "RuntimeError", str_text(&message));
    vm_deinit(vm, &message);
    vm_free_text(vm, name);
}

static bool name_attributes(Vm *vm, Type *type) {
    Value key, v;
    Dict *copy = dict_copy(vm, type->dict); // __set_name__ may change it
    bool ok = copy != NULL;
    for (size_t at = 0; ok && dict_next(copy, &at, &key, &v);) {
        Value method = class_special(vm, v, vm->names.set_name);
        if (!is_value(method)) {
            ok = !vm_has_exception(vm);
            continue;
        }
        Value done = op_call(vm, method, (Value[]){value_of(type), key}, 2, NULL);
        value_unref(vm, method);
        ok = is_value(done);
        if (!ok) fail_to_name(vm, type, key, v);
        value_unref(vm, done);
    }
    value_unref(vm, value_of(copy));
    return ok;
}

// super(type, type).__init_subclass__(**keywords)
static bool init_subclass(Vm *vm, Type *type, const Value *values, const Tuple *names) {
    Value found = NO_VALUE;
    for (size_t i = 1; i < type->mro->n && !is_value(found); i++)
        found =
            dict_find_name(((Type *)object_of(type->mro->at[i]))->dict, vm->names.init_subclass);
    if (!is_value(found)) return true;
    const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
    Value method =
        slots->descr_get ? slots->descr_get(vm, found, NO_VALUE, type) : value_ref(found);
    Value done = is_value(method) ? op_call(vm, method, values, 0, names) : NO_VALUE;
    value_unref(vm, method);
    value_unref(vm, done);
    return is_value(done);
}

static bool fill_in(Vm *vm, Type *type, Dict *namespace) {
    Value key, v;
    for (size_t at = 0; dict_next(namespace, &at, &key, &v);)
        if (!dict_set(vm, type->dict, key, v)) return false;
    Value module = dict_find_name(type->dict, vm->names.module);
    Value qualname = dict_find_name(type->dict, vm->names.qualname);
    if (!is_value(module) && vm->frame) {
        module = dict_find_name(vm->frame->globals, vm->names.name);
        if (is_value(module)) dict_set_name(vm, type->dict, vm->names.module, module);
    }
    type->module = value_ref(is_value(module) ? module : value_of(vm->names.main));
    type->qualname = object_of(value_ref(is_value(qualname) ? qualname : value_of(type->name)));
    if (is_value(qualname)) dict_remove(vm, type->dict, value_of(vm->names.qualname), NULL);
    // A class that says what is equal says how it is hashed, or is not.
    if (is_value(dict_find_c(type->dict, "__eq__")) &&
        !is_value(dict_find_c(type->dict, "__hash__")))
        dict_set_c(vm, type->dict, "__hash__", NONE);
    static const char *const class_methods[] = {"__init_subclass__", "__class_getitem__"};
    for (size_t i = 0; i < 2; i++) {
        Value fn = dict_find_c(type->dict, class_methods[i]);
        if (is_value(fn) && TYPE_OF(vm, fn) == vm->types.function)
            dict_set_c(vm, type->dict, class_methods[i],
                       op_call_1(vm, value_of(vm->types.classmethod), fn));
    }
    Value new_fn = dict_find_name(type->dict, vm->names.new_);
    if (is_value(new_fn) && TYPE_OF(vm, new_fn) == vm->types.function)
        dict_set_c(vm, type->dict, "__new__",
                   op_call_1(vm, value_of(vm->types.staticmethod), new_fn));
    return true;
}

// In the Vm's memory, which goes with it.
static const char *keep_name(Vm *vm, const Text *name) {
    char *c_name = text_c(name);
    size_t n_bytes = vm_length(vm, c_name) + 1;
    char *kept = vm_alloc(vm, n_bytes);
    if (kept) vm_copy(vm, kept, c_name, n_bytes);
    vm_free_text(vm, c_name);
    return kept;
}

// What messages call it: a class of ours in the place of one in C says so (__tp_name__).
static const char *take_c_name(Vm *vm, Text *name, Dict *namespace) {
    Value full = dict_find_c(namespace, "__tp_name__");
    const char *kept = keep_name(vm, is_text(full) ? text_of(full) : name);
    Text *key = is_value(full) ? text_name(vm, "__tp_name__") : NULL;
    if (key) dict_remove(vm, namespace, value_of(key), NULL);
    value_unref(vm, value_of(key));
    return kept;
}

// Tells the cell of the body's `__class__` which class that is.
static bool fill_cell(Vm *vm, Type *type) {
    Value cell = dict_find_name(type->dict, vm->names.classcell);
    if (!is_value(cell)) return true;
    if (TYPE_OF(vm, cell) != vm->types.cell) {
        vm_raise(vm, "TypeError", "__classcell__ must be a nonlocal cell, not <class '%s'>",
                 type_name(vm, cell));
        return false;
    }
    return op_set_attribute(vm, cell, vm->names.cell_contents, value_of(type)) &&
           dict_remove(vm, type->dict, value_of(vm->names.classcell), NULL) >= 0;
}

// Sequence or mapping, whichever comes first in the order of bases.
static void inherit_pattern_kind(Type *type) {
    const uint32_t kinds = TYPE_IS_SEQUENCE | TYPE_IS_MAPPING;
    type->kind &= ~kinds;
    for (size_t i = 1; i < type->mro->n && !(type->kind & kinds); i++)
        type->kind |= ((Type *)object_of(type->mro->at[i]))->kind & kinds;
}

Type *class_best_meta(Vm *vm, Type *meta, const Tuple *bases) {
    for (size_t i = 0; i < bases->n; i++) {
        Type *candidate = TYPE_OF(vm, bases->at[i]);
        if (type_is_subtype(meta, candidate)) continue;
        if (type_is_subtype(candidate, meta)) {
            meta = candidate;
            continue;
        }
        vm_raise(vm, "TypeError",
                 "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                 "subclass of the metaclasses of all its bases");
        return NULL;
    }
    return meta;
}

Value class_new(Vm *vm, Type *meta, Text *name, Tuple *bases, Dict *namespace,
                const Value *keyword_values, const Tuple *keyword_names) {
    Type *base = best_base(vm, bases);
    meta = base ? class_best_meta(vm, meta, bases) : NULL;
    if (!meta) return NO_VALUE;
    Type *type = object_new(vm, meta, 0);
    if (!type) return NO_VALUE;
    type->vm = vm;
    const char *kept = type->c_name = take_c_name(vm, name, namespace);
    type->name = text_intern(vm, object_of(value_ref(value_of(name))));
    type->base = object_of(value_ref(value_of(base)));
    type->bases = bases->n ? object_of(value_ref(value_of(bases)))
                           : tuple_from(vm, (Value[]){value_of(base)}, 1);
    type->dict = dict_new(vm);
    type->def = base->def;
    type->kind = (base->kind & ~(uint32_t)TYPE_IS_FINAL) | TYPE_FROM_CLASS;
    type->mro = kept && type->dict && type->bases ? type_make_mro(vm, type) : NULL;
    if (type->mro) inherit_pattern_kind(type);
    if (type->mro) type->object.refs--; // its own place in the order does not keep it
    bool ok = type->mro && fill_in(vm, type, namespace) && lay_out(vm, type);
    if (ok && !is_value(dict_find_name(type->dict, vm->names.doc)))
        dict_set_name(vm, type->dict, vm->names.doc, NONE);
    if (ok) {
        type_add_subclass(vm, base, type);
        for (size_t i = 0; i < bases->n; i++)
            if (object_of(bases->at[i]) != base)
                type_add_subclass(vm, object_of(bases->at[i]), type);
        type->slots = base->slots;
        type->slots.free = instance_free;
        type->slots.traverse = instance_traverse;
        type_changed(vm, type);
        ok = fill_cell(vm, type) && name_attributes(vm, type) &&
             init_subclass(vm, type, keyword_values, keyword_names);
    }
    if (ok) return value_of(type);
    value_unref(vm, value_of(type));
    return NO_VALUE;
}

static Value make(Vm *vm, Type *type, const Value *args, size_t n, const Tuple *names) {
    Value v = type->slots.construct(vm, value_of(type), args, n, names);
    if (!is_value(v)) return NO_VALUE;
    if (UNLIKELY(vm->asking != NULL)) condition_made(vm, v);
    Type *made = TYPE_OF(vm, v);
    if (!made->slots.init || !type_is_subtype(made, type)) return v;
    if (made->slots.init(vm, v, args, n, names)) return v;
    value_unref(vm, v);
    return NO_VALUE;
}

Value class_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Type *type = object_of(callee);
    if (type == vm->types.type && n == 1 && !(names && names->n))
        return value_ref(value_of(TYPE_OF(vm, args[0])));
    if (!type->slots.construct)
        return vm_raise(vm, "TypeError", "cannot create '%s' instances", type->c_name);
    if (UNLIKELY(vm->asking != NULL) && !condition_may_make(vm, type)) return NO_VALUE;
    // As a call of its own, beside that of __init__.
    bool counts = type->kind & TYPE_FROM_CLASS || !type->def->at_once;
    if (counts && !op_may_enter(vm, 1, OP_CALLING)) return NO_VALUE;
    vm->depth += counts;
    Value v = make(vm, type, args, n, names);
    vm->depth -= counts;
    return v;
}

// ---- object

static bool has_own_init(const Type *type, const Vm *vm) {
    return type->slots.init != vm->types.object->slots.init;
}

// A class of abc.ABCMeta that lacks methods.
static Value raise_abstract(Vm *vm, Type *type) {
    Value names = op_find_attribute(vm, value_of(type), "__abstractmethods__");
    List *list = is_value(names) ? list_from_iterable(vm, names) : NULL;
    value_unref(vm, names);
    Value sorted = list ? op_call_method(vm, value_of(list), "sort", NULL, 0) : NO_VALUE;
    Str text = {0};
    for (size_t i = 0; is_value(sorted) && i < list->n; i++) {
        if (i) str_add(&text, ", ");
        if (!op_str_into(vm, list->at[i], &text)) break;
    }
    if (is_value(sorted) && !vm_has_exception(vm))
        vm_raise(vm, "TypeError", "Can't instantiate abstract class %s with abstract method%s %s",
                 type->c_name, list->n == 1 ? "" : "s", str_text(&text));
    vm_deinit(vm, &text);
    value_unref(vm, sorted);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

Value object_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Type *type = object_of(callee);
    (void)args;
    if (type->kind & TYPE_IS_ABSTRACT) return raise_abstract(vm, type);
    if ((n || (names && names->n)) && !has_own_init(type, vm))
        return vm_raise(vm, "TypeError", "%s() takes no arguments", type->c_name);
    return class_allocate(vm, type);
}

static bool object_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)args;
    Type *type = TYPE_OF(vm, self);
    if (!n && !(names && names->n)) return true;
    if (has_own_init(type, vm)) {
        vm_raise(vm, "TypeError",
                 "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (type->slots.construct == object_construct) {
        vm_raise(vm, "TypeError",
                 "%s.__init__() takes exactly one argument (the instance to "
                 "initialize)",
                 type->c_name);
        return false;
    }
    return true;
}

static Value object_repr(Vm *vm, Value self) {
    const Type *type = TYPE_OF(vm, self);
    Str out = {0};
    str_add(&out, "<");
    if (is_value(type->module) && is_text(type->module) &&
        !text_is(text_of(type->module), "builtins")) {
        text_to_utf8(text_of(type->module), &out);
        str_add(&out, ".");
    }
    text_to_utf8(type->qualname, &out);
    str_printf(&out, " object at %p>", object_of(self));
    return text_value_from_str(vm, &out);
}

static Value object_str(Vm *vm, Value self) {
    return TYPE_OF(vm, self)->slots.repr(vm, self);
}

static bool object_hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    uintptr_t place = is_object(self) ? vm_place(object_of(self)) : self.bits;
    *out = (int64_t)(place >> 4 | place << 60);
    if (*out == -1) *out = -2;
    return true;
}

static Value object_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (op == COMPARE_EQ) return same(a, b) ? TRUE_VALUE : NOT_IMPLEMENTED;
    if (op != COMPARE_NE) return NOT_IMPLEMENTED;
    Type *type = TYPE_OF(vm, a); // not whatever == says
    Value equal = type->slots.compare ? type->slots.compare(vm, a, b, COMPARE_EQ) : NOT_IMPLEMENTED;
    if (!is_value(equal) || same(equal, NOT_IMPLEMENTED)) return equal;
    int truth = op_truth(vm, equal);
    value_unref(vm, equal);
    return truth < 0 ? NO_VALUE : bool_value(!truth);
}

static Value get_class(Vm *vm, Value self) {
    return value_ref(value_of(TYPE_OF(vm, self)));
}
static bool set_class(Vm *vm, Value self, Value v) {
    if (!is_value(v) || !is_of_kind(v, TYPE_IS_TYPE)) {
        vm_raise(vm, "TypeError", "__class__ must be set to a class, not '%s' object",
                 is_value(v) ? type_name(vm, v) : "NULL");
        return false;
    }
    Type *type = object_of(v), *old = TYPE_OF(vm, self);
    bool are_modules =
        type_is_subtype(type, vm->types.module) && type_is_subtype(old, vm->types.module);
    bool are_classes = old->kind & type->kind & TYPE_FROM_CLASS;
    if ((!are_classes && !are_modules) || type->instance_bytes != old->instance_bytes) {
        vm_raise(vm, "TypeError",
                 "__class__ assignment only supported for mutable types or "
                 "ModuleType subclasses");
        return false;
    }
    if (type->kind & TYPE_FROM_CLASS) value_ref(v); // a built-in type is not counted
    ((Object *)object_of(self))->type = type;
    if (old->kind & TYPE_FROM_CLASS) value_unref(vm, value_of(old));
    return true;
}
static Value get_dict(Vm *vm, Value self) {
    Dict **place = is_object(self) ? type_dict_place(TYPE_OF(vm, self), self) : NULL;
    if (!place) return no_attribute(vm, self, vm->names.dict);
    if (!*place) *place = dict_new(vm);
    return value_ref(value_of(*place));
}
static bool set_dict(Vm *vm, Value self, Value v) {
    Dict **place = is_object(self) ? type_dict_place(TYPE_OF(vm, self), self) : NULL;
    if (!place || (is_value(v) && !is_dict(v))) {
        vm_raise(vm, "TypeError", "__dict__ must be set to a dictionary, not a '%s'",
                 is_value(v) ? type_name(vm, v) : "NULL");
        return false;
    }
    Dict *old = *place;
    *place =
        is_value(v) ? object_of(value_ref(v)) : NULL; // deleted: a new one, once it is asked for
    value_unref(vm, value_of(old));
    return true;
}
const GetSetDef object_dict_attribute = {"__dict__", get_dict, set_dict};
static const GetSetDef object_attributes[] = {{"__class__", get_class, set_class}, {0}};

static Value object_new_method(Vm *vm, Value self, const Value *args, size_t n,
                               const Tuple *names) {
    (void)self;
    if (n == 0) return vm_raise(vm, "TypeError", "object.__new__(): not enough arguments");
    if (!is_of_kind(args[0], TYPE_IS_TYPE))
        return vm_raise(vm, "TypeError", "object.__new__(X): X is not a type object (%s)",
                        type_name(vm, args[0]));
    const Type *type = object_of(args[0]);
    while (type->kind & TYPE_FROM_CLASS)
        type = type->base;
    if (!type->slots.construct) // an iterator, a frame …
        return vm_raise(vm, "TypeError", "object.__new__(%s) is not safe, use %s.__new__()",
                        type->c_name, type->c_name);
    if (type->slots.construct == object_construct && n > 1 &&
        ((Type *)object_of(args[0]))->slots.construct != object_construct)
        return vm_raise(vm, "TypeError",
                        "object.__new__() takes exactly one argument (the type to instantiate)");
    return type->slots.construct(vm, args[0], args + 1, n - 1, names);
}
static const NativeDef object_static[] = {
    {.name = "__new__", .takes = TAKES_ALL, .fn_all = object_new_method}, {0}};

static Value init_subclass_method(Vm *vm, Value self, const Value *args, size_t n,
                                  const Tuple *names) {
    (void)args;
    if (n || (names && names->n))
        return vm_raise(vm, "TypeError", "%s.__init_subclass__() takes no keyword arguments",
                        ((Type *)object_of(self))->c_name);
    return NONE;
}
// What an abstract base class may answer differently.
static Value subclass_hook(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return NOT_IMPLEMENTED;
}

static const NativeDef object_class_methods[] = {
    {.name = "__subclasshook__", .takes = TAKES_MANY, .fn = subclass_hook, .n_max = -1},
    {.name = "__init_subclass__", .takes = TAKES_ALL, .fn_all = init_subclass_method},
    {0}};

const TypeDef object_def = {.name = "object",
                            .instance_bytes = sizeof(Object),
                            .slots = {.repr = object_repr,
                                      .str = object_str,
                                      .hash = object_hash,
                                      .compare = object_compare,
                                      .get_attribute = object_get_attribute,
                                      .set_attribute = object_set_attribute,
                                      .construct = object_construct,
                                      .init = object_init},
                            .methods = object_methods,
                            .static_methods = object_static,
                            .class_methods = object_class_methods,
                            .attributes = object_attributes};

// ---- type

static Value type_repr(Vm *vm, Value self) {
    const Type *type = object_of(self);
    Str out = {0};
    str_add(&out, "<class '");
    if (is_value(type->module) && is_text(type->module) &&
        !text_is(text_of(type->module), "builtins")) {
        text_to_utf8(text_of(type->module), &out);
        str_add(&out, ".");
    }
    text_to_utf8(type->qualname, &out);
    str_add(&out, "'>");
    return text_value_from_str(vm, &out);
}

// type(name, bases, dict)
static Value type_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (n != 3) return vm_raise(vm, "TypeError", "type() takes 1 or 3 arguments");
    if (!is_text(args[0]) || !is_tuple(args[1]) || !is_dict(args[2]))
        return vm_raise(vm, "TypeError", "type.__new__() arguments must be str, tuple, dict");
    Type *meta = class_best_meta(vm, object_of(callee), tuple_of(args[1]));
    if (!meta) return NO_VALUE;
    if (meta != object_of(callee) && meta->slots.construct != type_construct)
        return meta->slots.construct(vm, value_of(meta), args, n, names);
    return class_new(vm, object_of(callee), text_of(args[0]), tuple_of(args[1]), dict_of(args[2]),
                     args + 3, names);
}

static bool type_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)vm, (void)self, (void)args, (void)n, (void)names;
    return true;
}

#define TYPE_OBJECT(member)                                                                        \
    static Value get_##member(Vm *vm, Value self) {                                                \
        (void)vm;                                                                                  \
        return value_ref(value_of(((Type *)object_of(self))->member));                             \
    }
TYPE_OBJECT(name)
TYPE_OBJECT(qualname)
TYPE_OBJECT(bases)
TYPE_OBJECT(base)
// A copy, which keeps the class: its own place in its own order does not.
static Value get_mro(Vm *vm, Value self) {
    const Tuple *mro = ((Type *)object_of(self))->mro;
    return value_of(tuple_from(vm, mro->at, mro->n));
}
static Value get_type_dict(Vm *vm, Value self) {
    return mapping_proxy_new(vm, value_of(((Type *)object_of(self))->dict));
}
static Value get_module(Vm *vm, Value self) {
    (void)vm;
    bool is_type = same(self, value_of(vm->types.type)); // whose dict has this attribute itself
    Value own =
        is_type ? NO_VALUE : dict_find_name(((Type *)object_of(self))->dict, vm->names.module);
    return value_ref(is_value(own) ? own : ((Type *)object_of(self))->module);
}
static bool is_not_deleted(Vm *vm, Value self, const char *name, Value v) {
    if (!is_value(v))
        vm_raise(vm, "TypeError", "cannot delete '%s' attribute of immutable type '%s'", name,
                 ((Type *)object_of(self))->c_name);
    return is_value(v);
}
static bool set_module(Vm *vm, Value self, Value v) {
    if (!is_not_deleted(vm, self, "__module__", v)) return false;
    value_set(vm, &((Type *)object_of(self))->module, value_ref(v));
    return type_set(vm, object_of(self), vm->names.module, v);
}
static bool set_qualname(Vm *vm, Value self, Value v) {
    if (!is_not_deleted(vm, self, "__qualname__", v)) return false;
    if (!is_value(v) || !is_text(v)) {
        vm_raise(vm, "TypeError", "can only assign string to %s.__qualname__, not '%s'",
                 ((Type *)object_of(self))->c_name, type_name(vm, v));
        return false;
    }
    Type *type = object_of(self);
    value_unref(vm, value_of(type->qualname));
    type->qualname = object_of(value_ref(v));
    return true;
}
static Value get_base_or_none(Vm *vm, Value self) {
    return ((Type *)object_of(self))->base ? get_base(vm, self) : NONE;
}
static Value get_doc(Vm *vm, Value self) {
    (void)vm;
    Value doc = dict_find_name(((Type *)object_of(self))->dict, vm->names.doc);
    const TypeSlots *slots = is_value(doc) ? &TYPE_OF(vm, doc)->slots : NULL;
    if (slots && slots->descr_get) return slots->descr_get(vm, doc, NO_VALUE, object_of(self));
    return slots ? value_ref(doc) : NONE;
}
static bool set_doc(Vm *vm, Value self, Value v) {
    return is_not_deleted(vm, self, "__doc__", v) &&
           type_set(vm, object_of(self), vm->names.doc, v);
}
// The texts of errors say it, too.
static bool set_name(Vm *vm, Value self, Value v) {
    if (!is_not_deleted(vm, self, "__name__", v)) return false;
    Type *type = object_of(self);
    if (!(type->kind & TYPE_FROM_CLASS)) {
        vm_raise(vm, "TypeError", "cannot set '__name__' attribute of immutable type '%s'",
                 type->c_name);
        return false;
    }
    if (!is_value(v) || !is_text(v)) {
        vm_raise(vm, "TypeError", "can only assign string to %s.__name__, not '%s'", type->c_name,
                 is_value(v) ? type_name(vm, v) : "NULL");
        return false;
    }
    const char *c_name = keep_name(vm, text_of(v));
    if (!c_name) return false;
    type->c_name = c_name; // what the old one takes goes with the Vm
    value_unref(vm, value_of(type->name));
    type->name = text_intern(vm, object_of(value_ref(v)));
    return true;
}
static const GetSetDef type_attributes[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__bases__", get_bases, NULL},
    {"__base__", get_base_or_none, NULL},
    {"__mro__", get_mro, NULL},
    {"__dict__", get_type_dict, NULL},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", type_get_annotations, type_set_annotations},
    {"__module__", get_module, set_module},
    {0}};

static Value type_mro_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return value_of(list_from_iterable(vm, value_of(((Type *)object_of(self))->mro)));
}
static Value type_subclasses(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Type *type = object_of(self);
    List *list = list_new(vm, type->n_subclasses);
    for (size_t i = 0; list && i < type->n_subclasses; i++)
        list_push(vm, list, value_ref(value_of(type->subclasses[i])));
    return value_of(list);
}
// The namespace of a class statement's body.
static Value type_prepare(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self, (void)args, (void)n, (void)names;
    return value_of(dict_new(vm));
}
static const NativeDef type_class_methods[] = {
    {.name = "__prepare__", .takes = TAKES_ALL, .fn_all = type_prepare}, {0}};
static const NativeDef type_methods[] = {
    {.name = "__instancecheck__", .takes = TAKES_ONE, .fn = type_instance_check},
    {.name = "__subclasscheck__", .takes = TAKES_ONE, .fn = type_subclass_check},
    {.name = "mro", .takes = TAKES_NONE, .fn = type_mro_method},
    {.name = "__subclasses__", .takes = TAKES_NONE, .fn = type_subclasses},
    {0}};

static void type_free(Vm *vm, Object *self) {
    Type *type = (Type *)self;
    for (size_t i = 0; type->mro && i < type->mro->n; i++) {
        Type *base = object_of(type->mro->at[i]);
        for (size_t j = 0; base != type && j < base->n_subclasses; j++)
            if (base->subclasses[j] == type)
                base->subclasses[j--] = base->subclasses[--base->n_subclasses];
    }
    value_unref(vm, value_of(type->name));
    value_unref(vm, value_of(type->qualname));
    value_unref(vm, type->module);
    value_unref(vm, value_of(type->bases));
    if (type->mro) type->mro->at[0] = NO_VALUE; // itself: its place was not counted
    value_unref(vm, value_of(type->mro));
    value_unref(vm, value_of(type->dict));
    value_unref(vm, value_of(type->base));
}

static void type_traverse(Object *self, Visit *visit) {
    const Type *type = (Type *)self;
    visit_value(visit, type->module);
    const void *const owned[] = {type->bases, type->mro, type->dict, type->base};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        visit_object(visit, owned[i]);
}

const TypeDef type_def = {.name = "type",
                          .instance_bytes = sizeof(Type),
                          .slots = {.free = type_free,
                                    .traverse = type_traverse,
                                    .repr = type_repr,
                                    .call = class_call,
                                    .construct = type_construct,
                                    .init = type_init,
                                    .get_attribute = type_get_attribute,
                                    .set_attribute = type_set_attribute,
                                    .binary = {[BINARY_OR] = union_or}},
                          .methods = type_methods,
                          .class_methods = type_class_methods,
                          .attributes = type_attributes};
