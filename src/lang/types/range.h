// range: the numbers from start on, each `step` further, as long as they are before stop. What fits
// into 64 bits is reckoned there; `numbers` are what the program sees, of any size.
#pragma once

#include "lang/core/vm.h"

typedef struct Range {
    Object object;
    Value start, stop, step, length; // owned ints
    bool is_small;                   // all of them, and so all items, are small ints …
    int64_t first, stride, n;        // … and these are start, step, length
} Range;

typedef struct RangeIterator { // of a small range
    Object object;
    int64_t at, stride;
    int64_t left;
} RangeIterator;

static inline bool is_range(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.range;
}
Value range_new(Vm *vm, Value start, Value stop, Value step); // takes three ints; ValueError

extern const TypeDef range_def, range_iterator_def, long_range_iterator_def;
