// The type type: the attributes of types, and type(name, bases, namespace).
#include "lang/core/class.h"

#include "lang/builtins/builtins.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/types/alias.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/mapping_proxy.h"
#include "lang/types/text.h"

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
    return object_no_attribute(vm, self, name);
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

// ---- type

static Value type_repr(Vm *vm, Value self) {
    const Type *type = object_of(self);
    Str out = {0};
    str_add(&out, "<class '");
    type_add_full_name(type, &out);
    str_add(&out, "'>");
    return text_value_from_str(vm, &out);
}

static Value wrong_part(Vm *vm, const Value *args) {
    static const char *const wanted[] = {"str", "tuple", "dict"};
    int i = !is_text(args[0]) ? 0 : !is_tuple(args[1]) ? 1 : 2;
    return vm_raise(vm, "TypeError", "type.__new__() argument %d must be %s, not %s", i + 1,
                    wanted[i], type_name(vm, args[i]));
}

// type(name, bases, dict)
static Value type_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (n != 3) return vm_raise(vm, "TypeError", "type() takes 1 or 3 arguments");
    if (!is_text(args[0]) || !is_tuple(args[1]) || !is_dict(args[2])) return wrong_part(vm, args);
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
    const char *c_name = class_keep_name(vm, text_of(v));
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
