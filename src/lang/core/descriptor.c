// property, classmethod, staticmethod and super.
#include <stdlib.h>

#include "lang/core/class.h"
#include "lang/core/frame.h"
#include "lang/core/function.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

// ---- property

typedef struct Property {
    Object object;
    Value get, set, del, doc;
    Text *name;           // that __set_name__ told
    bool has_getters_doc; // `doc` was the getter's
} Property;

static void property_free(Vm *vm, Object *self) {
    Property *p = (Property *)self;
    value_unref(vm, p->get), value_unref(vm, p->set), value_unref(vm, p->del);
    value_unref(vm, p->doc), value_unref(vm, value_of(p->name));
}

static void property_traverse(Object *self, Visit *visit) {
    const Property *p = (Property *)self;
    const Value owned[] = {p->get, p->set, p->del, p->doc};
    visit_values(visit, owned, 4);
}

static Value given(Value v) {
    return is_none(v) ? NO_VALUE : value_ref(v);
}

// Without a text of its own it takes the getter's; of a subclass it is the instance's, where the
// class's own text does not hide it.
static bool take_getters_doc(Vm *vm, Value self) {
    Property *p = object_of(self);
    Value doc = op_find_attribute(vm, p->get, "__doc__");
    if (!is_value(doc)) return !vm_has_exception(vm);
    p->has_getters_doc = true;
    if (TYPE_OF(vm, self) == vm->types.property) {
        value_set(vm, &p->doc, doc);
        return true;
    }
    bool ok = op_set_attribute(vm, self, vm->names.doc, doc);
    value_unref(vm, doc);
    return ok;
}

static bool property_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    Value sorted[4];
    if (!native_sort_args(vm, "property", "fget=, fset=, fdel=, doc=", args, n, names, sorted))
        return false;
    Property *p = object_of(self);
    value_set(vm, &p->get, given(sorted[0]));
    value_set(vm, &p->set, given(sorted[1]));
    value_set(vm, &p->del, given(sorted[2]));
    value_set(vm, &p->doc, value_ref(sorted[3]));
    p->has_getters_doc = false;
    bool has_doc = is_value(p->doc) && !is_none(p->doc);
    return has_doc || !is_value(p->get) || take_getters_doc(vm, self);
}

static Value missing(Vm *vm, const Property *p, Value instance, const char *what) {
    char *name = p->name ? text_c(p->name) : NULL;
    char *owner = text_c(TYPE_OF(vm, instance)->qualname);
    if (name)
        vm_raise(vm, "AttributeError", "property '%s' of '%s' object has no %s", name, owner, what);
    else
        vm_raise(vm, "AttributeError", "property of '%s' object has no %s", owner, what);
    vm_free_text(vm, owner), vm_free_text(vm, name);
    return NO_VALUE;
}

static Value property_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const Property *p = object_of(self);
    if (!is_value(instance)) return value_ref(self);
    return is_value(p->get) ? op_call_1(vm, p->get, instance) : missing(vm, p, instance, "getter");
}

static bool property_set(Vm *vm, Value self, Value instance, Value v) {
    const Property *p = object_of(self);
    Value fn = is_value(v) ? p->set : p->del, done;
    if (!is_value(fn))
        done = missing(vm, p, instance, is_value(v) ? "setter" : "deleter");
    else
        done = op_call(vm, fn, (Value[]){instance, v}, is_value(v) ? 2 : 1, NULL);
    value_unref(vm, done);
    return is_value(done);
}

static Value property_with(Vm *vm, Value self, Value get, Value set, Value del) {
    const Property *p = object_of(self);
    Value args[4] = {is_value(get) ? get : p->get, is_value(set) ? set : p->set,
                     is_value(del) ? del : p->del, p->has_getters_doc ? NO_VALUE : p->doc};
    for (int i = 0; i < 4; i++)
        if (!is_value(args[i])) args[i] = NONE;
    Value made = op_call(vm, value_of(TYPE_OF(vm, self)), args, 4, NULL);
    if (is_value(made) && p->name && type_is_subtype(TYPE_OF(vm, made), vm->types.property))
        ((Property *)object_of(made))->name = object_of(value_ref(value_of(p->name)));
    return made;
}
static Value property_getter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return property_with(vm, self, args[0], NO_VALUE, NO_VALUE);
}
static Value property_setter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return property_with(vm, self, NO_VALUE, args[0], NO_VALUE);
}
static Value property_deleter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return property_with(vm, self, NO_VALUE, NO_VALUE, args[0]);
}
static Value property_set_name(Vm *vm, Value self, const Value *args, size_t n) {
    if (n != 2)
        return vm_raise(vm, "TypeError",
                        "__set_name__() takes 2 positional arguments but %zu were given", n);
    Property *p = object_of(self);
    value_unref(vm, value_of(p->name));
    p->name = is_text(args[1]) ? object_of(value_ref(args[1])) : NULL;
    return NONE;
}
static const NativeDef property_methods[] = {
    {.name = "getter", .takes = TAKES_ONE, .fn = property_getter},
    {.name = "setter", .takes = TAKES_ONE, .fn = property_setter},
    {.name = "deleter", .takes = TAKES_ONE, .fn = property_deleter},
    {.name = "__set_name__", .takes = TAKES_MANY, .fn = property_set_name, .n_max = -1},
    {0}};

static Value or_none(Value v) {
    return is_value(v) ? value_ref(v) : NONE;
}
static Value get_fget(Vm *vm, Value self) {
    (void)vm;
    return or_none(((Property *)object_of(self))->get);
}
static Value get_fset(Vm *vm, Value self) {
    (void)vm;
    return or_none(((Property *)object_of(self))->set);
}
static Value get_fdel(Vm *vm, Value self) {
    (void)vm;
    return or_none(((Property *)object_of(self))->del);
}
static Value get_doc(Vm *vm, Value self) {
    (void)vm;
    return or_none(((Property *)object_of(self))->doc);
}
static bool set_doc(Vm *vm, Value self, Value v) {
    value_set(vm, &((Property *)object_of(self))->doc, value_ref(v));
    return true;
}

// 1, 0; -1: failed.
static int is_abstract(Vm *vm, Value fn) {
    if (!op_enter(vm, "")) return -1; // it may wrap itself
    Value mark = is_value(fn) ? op_find_attribute(vm, fn, "__isabstractmethod__") : NO_VALUE;
    vm->depth--;
    if (!is_value(mark)) return vm_has_exception(vm) ? -1 : 0;
    int truth = op_truth(vm, mark);
    value_unref(vm, mark);
    return truth;
}
static Value property_is_abstract(Vm *vm, Value self) {
    const Property *p = object_of(self);
    Value fns[] = {p->get, p->set, p->del};
    for (int i = 0; i < 3; i++) {
        int is = is_abstract(vm, fns[i]);
        if (is) return is < 0 ? NO_VALUE : TRUE_VALUE;
    }
    return FALSE_VALUE;
}
static const GetSetDef property_attributes[] = {
    {"fget", get_fget, box_readonly},
    {"fset", get_fset, box_readonly},
    {"fdel", get_fdel, box_readonly},
    {"__doc__", get_doc, set_doc},
    {"__isabstractmethod__", property_is_abstract, NULL},
    {0}};

static Value allocate(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names;
    return class_allocate(vm, object_of(callee));
}

const TypeDef property_def = {.name = "property",
                              .instance_bytes = sizeof(Property),
                              .slots = {.free = property_free,
                                        .traverse = property_traverse,
                                        .construct = allocate,
                                        .init = property_init,
                                        .descr_get = property_get,
                                        .descr_set = property_set},
                              .methods = property_methods,
                              .attributes = property_attributes};

// ---- classmethod, staticmethod

typedef struct Wrapped {
    Object object;
    Value fn;
    Dict *dict;
} Wrapped;

static void wrapped_free(Vm *vm, Object *self) {
    value_unref(vm, ((Wrapped *)self)->fn);
    value_unref(vm, value_of(((Wrapped *)self)->dict));
}

static void wrapped_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Wrapped *)self)->fn);
    visit_object(visit, ((Wrapped *)self)->dict);
}

// What the function says of itself, its wrapper says too.
static bool copy_attributes(Vm *vm, Value self, Value fn) {
    static const char *const copied[] = {"__module__", "__name__", "__qualname__", "__doc__",
                                         "__annotations__"};
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
        Value v = op_find_attribute(vm, fn, copied[i]);
        if (!is_value(v) && vm_has_exception(vm)) return false;
        if (!is_value(v)) continue;
        Text *name = text_name(vm, copied[i]);
        bool ok = name && op_set_attribute(vm, self, name, v);
        value_unref(vm, value_of(name));
        value_unref(vm, v);
        if (!ok) return false;
    }
    return true;
}

// Until __init__ has run, the function is None.
static Value wrapped_allocate(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    Value v = allocate(vm, callee, args, n, names);
    if (is_value(v)) ((Wrapped *)object_of(v))->fn = NONE;
    return v;
}

static bool wrapped_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (n != 1 || (names && names->n)) {
        vm_raise(vm, "TypeError", "%s expected 1 argument, got %zu", type_name(vm, self), n);
        return false;
    }
    value_set(vm, &((Wrapped *)object_of(self))->fn, value_ref(args[0]));
    return copy_attributes(vm, self, args[0]);
}

static Value classmethod_get(Vm *vm, Value self, Value instance, Type *owner) {
    Value fn = ((Wrapped *)object_of(self))->fn;
    if (!owner) owner = TYPE_OF(vm, instance);
    const TypeSlots *slots = &TYPE_OF(vm, fn)->slots;
    if (!slots->descr_get) return method_new(vm, fn, value_of(owner));
    if (!op_enter(vm, "")) return NO_VALUE;
    Value v = slots->descr_get(vm, fn, value_of(owner), owner);
    vm->depth--;
    return v;
}

static Value staticmethod_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)vm, (void)instance, (void)owner;
    return value_ref(((Wrapped *)object_of(self))->fn);
}

static Value staticmethod_call(Vm *vm, Value callee, const Value *args, size_t n,
                               const Tuple *names) {
    if (!op_enter(vm, OP_CALLING)) return NO_VALUE;
    Value v = op_call(vm, ((Wrapped *)object_of(callee))->fn, args, n, names);
    vm->depth--;
    return v;
}

static Value wrapped_repr(Vm *vm, Value self) {
    Str out = {0};
    vm_printf(vm, &out, "<%s(", type_name(vm, self));
    if (!op_repr_into(vm, ((Wrapped *)object_of(self))->fn, &out))
        return vm_deinit(vm, &out), NO_VALUE;
    str_add(&out, ")>");
    return text_value_from_str(vm, &out);
}

static Value get_fn(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Wrapped *)object_of(self))->fn);
}
static Value wrapped_is_abstract(Vm *vm, Value self) {
    int is = is_abstract(vm, ((Wrapped *)object_of(self))->fn);
    return is < 0 ? NO_VALUE : bool_value(is);
}
static const GetSetDef wrapped_attributes[] = {{"__func__", get_fn, NULL},
                                               {"__wrapped__", get_fn, NULL},
                                               {"__isabstractmethod__", wrapped_is_abstract, NULL},
                                               {0}};

const TypeDef classmethod_def = {.name = "classmethod",
                                 .instance_bytes = sizeof(Wrapped),
                                 .dict_offset = offsetof(Wrapped, dict),
                                 .slots = {.free = wrapped_free,
                                           .traverse = wrapped_traverse,
                                           .repr = wrapped_repr,
                                           .construct = wrapped_allocate,
                                           .init = wrapped_init,
                                           .descr_get = classmethod_get},
                                 .attributes = wrapped_attributes};
const TypeDef staticmethod_def = {.name = "staticmethod",
                                  .instance_bytes = sizeof(Wrapped),
                                  .dict_offset = offsetof(Wrapped, dict),
                                  .slots = {.free = wrapped_free,
                                            .traverse = wrapped_traverse,
                                            .repr = wrapped_repr,
                                            .call = staticmethod_call,
                                            .construct = wrapped_allocate,
                                            .init = wrapped_init,
                                            .descr_get = staticmethod_get},
                                  .attributes = wrapped_attributes};

// ---- super

typedef struct Super {
    Object object;
    Type *type;      // search begins behind it
    Value self;      // NO_VALUE: unbound
    Type *self_type; // whose order of bases
} Super;

static void super_free(Vm *vm, Object *self) {
    Super *s = (Super *)self;
    value_unref(vm, value_of(s->type));
    value_unref(vm, s->self);
    value_unref(vm, value_of(s->self_type));
}

// super() in a method: the class is the free name __class__, the object the first argument.
static bool from_frame(Vm *vm, Value *type, Value *self) {
    const Frame *frame = vm->frame;
    const Code *code = frame ? frame->code : NULL;
    if (!code || code->n_params + code->has_star == 0 || !frame->slots) {
        vm_raise(vm, "RuntimeError", "super(): no arguments");
        return false;
    }
    *self = frame->slots[0];
    for (size_t i = 0; i < code->n_cells; i++)
        if (code->cells[i] == 0) *self = ((Cell *)object_of(*self))->value;
    if (!is_value(*self)) {
        vm_raise(vm, "RuntimeError", "super(): arg[0] deleted");
        return false;
    }
    for (size_t i = 0; i < code->n_free; i++) {
        if (code->free_names[i] != vm->names.class_) continue;
        *type = ((Cell *)object_of(frame->closure[i]))->value;
        if (is_value(*type)) return true;
        vm_raise(vm, "RuntimeError", "super(): empty __class__ cell");
        return false;
    }
    vm_raise(vm, "RuntimeError", "super(): __class__ cell not found");
    return false;
}

// Whose order of bases counts for [object]: it is a subtype of [type], or an instance of one, or
// says so by its __class__. Borrowed. NULL: TypeError.
static Type *owner_of(Vm *vm, Type *type, Value object) {
    if (is_of_kind(object, TYPE_IS_TYPE) && type_is_subtype(object_of(object), type))
        return object_of(object);
    if (type_is_subtype(TYPE_OF(vm, object), type)) return TYPE_OF(vm, object);
    Value said = op_find_attribute(vm, object, "__class__");
    if (!is_value(said) && vm_has_exception(vm)) return NULL;
    value_unref(vm, said); // its instance or its class keeps it
    if (is_of_kind(said, TYPE_IS_TYPE) && type_is_subtype(object_of(said), type))
        return object_of(said);
    vm_raise(vm, "TypeError", "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

static bool super_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (!native_no_names(vm, "super", names)) return false;
    if (n > 2) {
        vm_raise(vm, "TypeError", "super() expected at most 2 arguments, got %zu", n);
        return false;
    }
    Value type = n > 0 ? args[0] : NO_VALUE, object = n > 1 ? args[1] : NO_VALUE;
    if (n == 0 && !from_frame(vm, &type, &object)) return false;
    Super *s = object_of(self);
    if (!is_of_kind(type, TYPE_IS_TYPE)) {
        vm_raise(vm, "TypeError", "super() argument 1 must be a type, not %s", type_name(vm, type));
        return false;
    }
    if (s->type) super_free(vm, &s->object); // a second time
    *s = (Super){s->object, object_of(value_ref(type)), NO_VALUE, NULL};
    if (!is_value(object) || is_none(object)) return true;
    Type *self_type = owner_of(vm, s->type, object);
    if (!self_type) return false;
    s->self = value_ref(object);
    s->self_type = object_of(value_ref(value_of(self_type)));
    return true;
}

static Value super_get_attribute(Vm *vm, Value self, Text *name) {
    const Super *s = object_of(self);
    bool is_behind = false;
    for (size_t i = 0; s->self_type && name != vm->names.class_ && i < s->self_type->mro->n; i++) {
        Type *type = object_of(s->self_type->mro->at[i]);
        Value found = is_behind ? dict_find_name(type->dict, name) : NO_VALUE;
        is_behind |= type == s->type;
        if (!is_value(found)) continue;
        const TypeSlots *slots = &TYPE_OF(vm, found)->slots;
        if (!slots->descr_get) return value_ref(found);
        bool is_class = same(s->self, value_of(s->self_type));
        return slots->descr_get(vm, found, is_class ? NO_VALUE : s->self, s->self_type);
    }
    return object_get_attribute(vm, self, name);
}

// An unbound one in a class, found by an instance: super(type, instance).
static Value super_bind(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const Super *s = object_of(self);
    if (!is_value(instance) || is_none(instance) || s->self_type || !s->type)
        return value_ref(self);
    const Value args[2] = {value_of(s->type), instance};
    return op_call(vm, value_of(TYPE_OF(vm, self)), args, 2, NULL);
}

static Value super_this(Vm *vm, Value self) {
    const Super *s = object_of(self);
    (void)vm;
    return s->type ? value_ref(value_of(s->type)) : NONE;
}
static Value super_self(Vm *vm, Value self) {
    const Super *s = object_of(self);
    (void)vm;
    return is_value(s->self) ? value_ref(s->self) : NONE;
}
static Value super_self_class(Vm *vm, Value self) {
    const Super *s = object_of(self);
    (void)vm;
    return s->self_type ? value_ref(value_of(s->self_type)) : NONE;
}
static const GetSetDef super_attributes[] = {{"__thisclass__", super_this, NULL},
                                             {"__self__", super_self, NULL},
                                             {"__self_class__", super_self_class, NULL},
                                             {0}};

static Value super_repr(Vm *vm, Value self) {
    const Super *s = object_of(self);
    if (!s->type) return value_of(text_from_c(vm, "<super: NULL, NULL>"));
    if (!s->self_type)
        return value_of(text_printf(vm, "<super: <class '%s'>, NULL>", s->type->c_name));
    return value_of(text_printf(vm, "<super: <class '%s'>, <%s object>>", s->type->c_name,
                                s->self_type->c_name));
}

const TypeDef super_def = {.name = "super",
                           .instance_bytes = sizeof(Super),
                           .slots = {.free = super_free,
                                     .repr = super_repr,
                                     .construct = allocate,
                                     .init = super_init,
                                     .descr_get = super_bind,
                                     .get_attribute = super_get_attribute},
                           .attributes = super_attributes};
