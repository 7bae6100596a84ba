// float.
#pragma once

#include "lang/vm.h"

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
void float_repr_into(double number, Str *out); // the shortest text that reads back the same

extern const TypeDef float_def;
