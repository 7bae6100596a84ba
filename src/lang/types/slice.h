// slice: what stands between the brackets of box[a:b:c], and the places it means in a sequence.
#pragma once

#include "lang/core/vm.h"

typedef struct Slice {
    Object object;
    Value start, stop, step; // owned; any values
} Slice;

// The places that a slice means: n of them, the first at `start`, each `step` further.
typedef struct SliceRange {
    int64_t start, stop, step;
    size_t n; // known after slice_adjust
} SliceRange;

static inline bool is_slice(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.slice;
}

Value slice_new(Vm *vm, Value start, Value stop, Value step); // takes all three
// Reads the numbers; may run __index__ of the program. TypeError, ValueError.
bool slice_unpack(Vm *vm, Value slice, SliceRange *out);
// Fits them to a sequence of [length] items. Source: CPython's PySlice_AdjustIndices.
void slice_adjust(SliceRange *range, size_t length);
// One bound as an index that is cut off where it does not fit. TypeError unless None or an index.
bool slice_bound(Vm *vm, Value v, int64_t *out);

extern const TypeDef slice_def;
