// The type object: the attributes of its instances, making one, and what all types inherit.
#include "lang/core/class.h"

#include "lang/builtins/builtins.h"
#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

Value object_no_attribute(Vm *vm, Value self, Text *name) {
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
    return is_value(v) || vm_has_exception(vm) ? v : object_no_attribute(vm, self, name);
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
            object_no_attribute(vm, self, name);
        vm_free_text(vm, text);
        return false;
    }
    if (!*place && is_value(v)) *place = dict_new(vm);
    if (is_value(v)) return *place && dict_set_name(vm, *place, name, v);
    int removed = *place ? dict_remove(vm, *place, value_of(name), NULL) : 0;
    if (removed == 0) object_no_attribute(vm, self, name);
    return removed > 0;
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
    type_add_full_name(type, &out);
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
    if (!place) return object_no_attribute(vm, self, vm->names.dict);
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
