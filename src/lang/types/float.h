// float.
#pragma once

#include "lang/core/vm.h"
#include "lang/types/float_text.h"

typedef struct Float {
    Object object;
    double number;
} Float;

static inline bool is_float(const Vm *vm, Value v) { // exactly
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.float_;
}
static inline double float_of(Value v) {
    return ((Float *)object_of(v))->number;
}
Value float_value(Vm *vm, double number);
// Of a float, an int, or what has __float__ or __index__. TypeError.
bool float_get(Vm *vm, Value v, double *out);
// hash(number); of a nan it is that of the object that [holder] is.
int64_t float_hash_of(double number, const void *holder);

// The parts of the type that are in float_type.c.
CallFn float_construct;
extern const NativeDef float_methods[], float_class_methods[];
extern const GetSetDef float_attributes[];

extern const TypeDef float_def;
