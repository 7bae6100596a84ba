// Classes of the program: the class statement, instances, and the slots that call dunder methods.
#pragma once

#include "lang/core/vm.h"
#include "lang/types/tuple.h"

// An instance: header, then whatever the built-in base has, __slots__ and a Dict *.
typedef struct Instance {
    Object object;
} Instance;

// meta(name, bases, namespace, **keywords), of that metaclass or of one of the bases' that is more
// special: calls __set_name__ and __init_subclass__.
Value class_new(Vm *vm, Type *meta, Text *name, Tuple *bases, Dict *namespace,
                const Value *keyword_values, const Tuple *keyword_names);
// [meta], or the metaclass of one of the [bases] if that is more special. Borrowed. NULL:
// TypeError, none is a subclass of all.
Type *class_best_meta(Vm *vm, Type *meta, const Tuple *bases);
// Fills the slots of [type] (TYPE_FROM_CLASS) from the dunder methods that it and its bases have.
void class_update_slots(Vm *vm, Type *type);
// Puts the dunder methods of a built-in type's slots into its dict ("list.__len__").
void class_add_wrappers(Vm *vm, Type *type);
// [name] as UTF-8, in memory that goes with the Vm. NULL: MemoryError.
const char *class_keep_name(Vm *vm, const Text *name);
// type(…): makes an instance of the type [callee].
CallFn class_call;
// The method [name] of the type of [self], bound; NO_VALUE without an exception if there is none.
Value class_special(Vm *vm, Value self, Text *name);

// The slots of object itself, of object_type.c.
Value object_get_attribute(Vm *vm, Value self, Text *name);
// The same without raising AttributeError where there is none.
Value object_find_attribute(Vm *vm, Value self, Text *name);
bool object_set_attribute(Vm *vm, Value self, Text *name, Value v);
Value object_no_attribute(Vm *vm, Value self, Text *name); // raises the AttributeError
// What is in the place that [member], of the type vm->types.member, is for; borrowed; or NO_VALUE.
Value class_member_value(Value member, Value instance);
// A new instance of [type] with nothing in it.
Value class_allocate(Vm *vm, Type *type);

// The __new__ of object: for a built-in type of which a program, or a class in Python, makes empty
// instances.
CallFn object_construct;

extern const NativeDef object_methods[];
extern const GetSetDef object_dict_attribute; // __dict__, of instances that have one
extern const TypeDef object_def, type_def, slot_wrapper_def, method_wrapper_def, property_def,
    classmethod_def, staticmethod_def, super_def;
