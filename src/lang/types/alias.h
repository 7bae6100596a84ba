// list[int] (types.GenericAlias) and int | str (types.UnionType): types with arguments, as
// annotations have them and as isinstance takes the latter.
#pragma once

#include "lang/core/vm.h"
#include "lang/types/tuple.h"

typedef struct Alias {
    Object object;
    Value origin;    // owned: list
    Tuple *args;     // owned
    bool is_starred; // *tuple[int]
} Alias;

typedef struct Union {
    Object object;
    Tuple *args; // owned; no two are equal
} Union;

static inline bool is_alias(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.generic_alias;
}
static inline bool is_union(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.union_type;
}

Value alias_new(Vm *vm, Value origin, Value args); // args: one, or a tuple of them
extern const NativeDef alias_class_methods[];      // that alone
NativeFn alias_class_getitem;                      // __class_getitem__ of built-in types
// a | b: NOT_IMPLEMENTED unless both are types, aliases, unions or None. slots.binary of type.
Value union_or(Vm *vm, Value a, Value b);

extern const TypeDef alias_def, union_def;
