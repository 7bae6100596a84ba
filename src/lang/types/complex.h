// complex: two floats.
#pragma once

#include "lang/core/vm.h"

typedef struct Complex {
    Object object;
    double real, imag;
} Complex;

static inline bool is_complex(const Vm *vm, Value v) { // or of a subclass
    return is_object(v) && type_is_subtype(((Object *)object_of(v))->type, vm->types.complex);
}
static inline Complex *complex_of(Value v) {
    return object_of(v);
}
Value complex_value(Vm *vm, double real, double imag);
// [x] to the power [y]; ZeroDivisionError, OverflowError. Of floats too, where it is not real.
Value complex_power(Vm *vm, double x_real, double x_imag, double y_real, double y_imag);

// format(v, spec).
Value format_complex(Vm *vm, Value v, Text *spec);

extern const TypeDef complex_def;
