// What the container types have in common.
#pragma once

#include "base/check.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/slice.h"
#include "lang/types/text.h"

// Showing a container that contains itself: false if [v] is already being shown ("[...]").
// The mark is kept in the object, so it costs nothing to look.
bool box_repr_begin(Value v);
void box_repr_end(Value v);

// [n] items as "open item, item close"; the items may be changed by what they call.
// [items] tells the item at a place (a new reference), or NO_VALUE at the end.
Value box_repr(Vm *vm, Value self, const char *open, const char *close, const char *when_inside,
               Value (*item_at)(Vm *vm, Value self, size_t at));

static inline bool has_index(Vm *vm, Value v) { // is an int or has __index__
    return is_small_int(v) || TYPE_OF(vm, v)->slots.to_index;
}
// [key] as a place in a row of [n] items, negative ones from the end. [what] is "list": for
// "list indices must be integers or slices, not str" and "list index out of range"
// ([out_of_range]).
bool box_place(Vm *vm, Value key, size_t n, const char *what, const char *out_of_range,
               size_t *place);
// a + b where [b] is not of the same type: "can only concatenate …".
Value box_cannot_concatenate(Vm *vm, const char *what, Value b);
// How often a product with [number] repeats a sequence, at least 0.
bool box_times(Vm *vm, Value number, int64_t *times);
// [v] as an int: TypeError; OverflowError where op_index says IndexError.
bool box_fits(Vm *vm, Value v, int64_t *out);
// start and stop of x.index(v, start, stop), fitted to [n] items.
bool box_bounds(Vm *vm, const Value *args, size_t n_args, size_t n, size_t *from, size_t *to);
// [v] as the int argument of a method: OverflowError where op_index says IndexError.
bool box_number(Vm *vm, Value v, int64_t *out);
// For constructors of one optional argument: TypeError unless that is what came.
bool box_takes_one(Vm *vm, const char *name, size_t n, const Tuple *names);

// What recurses without a call of the program asks for room itself: false with RecursionError.
static inline bool box_has_room(Vm *vm) {
    if (LIKELY(vm_has_room(vm))) return true;
    vm_raise(vm, "RecursionError", "maximum recursion depth exceeded");
    return false;
}
bool box_readonly(Vm *vm, Value self, Value v); // GetSetDef.set of range.start …

// The types of containers, their iterators and views, which the core does not need itself.
void box_init_types(Vm *vm);
