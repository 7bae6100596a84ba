// Classes of the program: making them, and their instances.
#include "lang/core/class.h"

#include "lang/core/exception.h"
#include "lang/core/frame.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/weakref.h"
#include "lang/syntax/scope.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"

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
                       : object_no_attribute(vm, instance, ((Member *)object_of(self))->name);
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
const char *class_keep_name(Vm *vm, const Text *name) {
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
    const char *kept = class_keep_name(vm, is_text(full) ? text_of(full) : name);
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
