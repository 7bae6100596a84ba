// A value of the lesson language: one word. Small integers and the constants None, True, False,
// Ellipsis and NotImplemented are the word itself; everything else is a pointer to an Object that
// counts its references, so that what CPython does when the last one goes (a generator's `finally`,
// "was never awaited") happens here at the same place.
//
//     …nnnn1    an integer of 63 bits
//     …cc10     a constant
//     …pp00     an Object; 0: no value
//
// Ownership: a Value that a function returns is the caller's (a *new reference*), one that is
// passed in is borrowed, unless the docstring says otherwise ("takes", "borrowed").
//
// Failing: a function that returns NO_VALUE (or false, -1 where it says so) has set the exception
// of the Vm (vm.h); its caller returns NO_VALUE too, or handles it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Vm Vm;
typedef struct Type Type;

typedef struct Object {
    uint32_t refs;
    uint16_t flags; // for the type's own use, and OBJECT_…
    uint16_t units; // its size in 16 bytes; 0: it stands in front of the object (vm.c)
    Type *type;     // a reference, unless the type is built in
} Object;

enum {
    OBJECT_IN_REPR = 0x8000,      // box.h
    OBJECT_HAS_WEAKREFS = 0x4000, // weakref.h
    OBJECT_IS_CONTAINER = 0x2000, // containers.h
    OBJECT_IS_FINALIZED = 0x1000, // its finalizer has run
    OBJECT_IS_FINISHED = 0x0800,  // finish.c
    OBJECT_IS_TOLD = 0x0400,      // inside.h
};

typedef struct Value {
    uintptr_t bits;
} Value;

#define NO_VALUE        ((Value){0})
#define NONE            ((Value){0x02})
#define FALSE_VALUE     ((Value){0x06})
#define TRUE_VALUE      ((Value){0x0A})
#define ELLIPSIS        ((Value){0x0E})
#define NOT_IMPLEMENTED ((Value){0x12})

#define SMALL_INT_MAX (INT64_MAX >> 1)
#define SMALL_INT_MIN (INT64_MIN >> 1)

static inline bool is_value(Value v) {
    return v.bits != 0;
} // false: an exception is set
static inline bool same(Value a, Value b) {
    return a.bits == b.bits;
} // `is`, but for large integers too
static inline bool is_small_int(Value v) {
    return v.bits & 1;
}
static inline bool are_small_ints(Value a, Value b) {
    return a.bits & b.bits & 1;
}
static inline bool is_object(Value v) {
    return v.bits && !(v.bits & 3);
}
static inline bool is_none(Value v) {
    return same(v, NONE);
}
static inline bool is_bool(Value v) {
    return same(v, TRUE_VALUE) || same(v, FALSE_VALUE);
}
static inline Value bool_value(bool b) {
    return b ? TRUE_VALUE : FALSE_VALUE;
}

static inline int64_t small_int(Value v) {
    return (int64_t)v.bits >> 1;
}
static inline bool fits_small_int(int64_t n) {
    return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX;
}
static inline Value small_int_value(int64_t n) {
    return (Value){(uintptr_t)n << 1 | 1};
}

static inline void *object_of(Value v) {
    return (void *)v.bits;
}
static inline Value value_of(const void *object) {
    return (Value){(uintptr_t)object};
} // borrowed

void object_free(Vm *vm, Object *object); // called when its last reference has gone

static inline Value value_ref(Value v) {
    if (is_object(v)) ((Object *)v.bits)->refs++;
    return v;
}
static inline void value_unref(Vm *vm, Value v) {
    if (is_object(v) && --((Object *)v.bits)->refs == 0) object_free(vm, (Object *)v.bits);
}
// Replaces what is in [*place] by [v], which it takes.
static inline void value_set(Vm *vm, Value *place, Value v) {
    Value old = *place;
    *place = v;
    value_unref(vm, old);
}
