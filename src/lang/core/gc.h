// The collector of cycles. Reference counts free everything else at once; what references itself in
// a circle is found now and then: objects all of whose references come from one another.
//
// It knows the containers: objects of types with a `traverse` slot, which tells the references that
// the object owns. A reference that no traverse tells of only keeps things alive.
#pragma once

#include "lang/core/work.h"

// What a traverse slot is given: `see` wants each object that the container has a counted
// reference to, once for each reference.
struct Visit {
    void (*see)(struct Visit *visit, Object *object);
    Vm *vm;
    size_t n; // values looked at
};
static inline void visit_value(Visit *visit, Value v) {
    vm_step(visit->vm, visit->n++);
    if (is_object(v)) visit->see(visit, object_of(v));
}
static inline void visit_object(Visit *visit, const void *object) { // or NULL
    visit_value(visit, value_of(object));
}
static inline void visit_values(Visit *visit, const Value *values, size_t n) {
    for (size_t i = 0; i < n; i++)
        visit_value(visit, values[i]);
}

// Frees what is in circles, after its finalizers. Returns how many containers that were.
size_t gc_collect(Vm *vm);
// Asks for a collection at the next tick.
void gc_request(Vm *vm);
// So that the next tick comes at once: those that are left are put aside (tick.c).
static inline void gc_stop_ticks(Vm *vm) {
    vm->ticks_kept = vm->ticks_left;
    vm->ticks_left = 0;
}
