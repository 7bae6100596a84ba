// One interpreter: its types, its modules, the exception that is on its way, its limits. Nothing is
// global: two programs run side by side in two Vms.
#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "lang/type.h"
#include "loop/loop.h"

typedef struct Frame Frame;         // frame.h
typedef struct Exception Exception; // exception.h

// The built-in types, by the names that Python has for them.
typedef struct VmTypes {
    Type *object, *type, *none_type, *bool_, *int_, *float_, *text, *bytes, *bytearray, *tuple,
        *list, *dict, *set, *frozenset, *range, *slice, *function, *native, *method, *property,
        *classmethod, *staticmethod, *super, *module, *cell, *code, *frame, *traceback, *generator,
        *coroutine, *async_generator, *ellipsis, *not_implemented;
} VmTypes;

// What a program may use up; 0: the default in brackets.
typedef struct VmLimits {
    int recursion;       // depth of calls (1000)
    size_t heap_bytes;   // (256 MiB): MemoryError
    size_t output_bytes; // (64 MiB)
} VmLimits;

struct Vm {
    VmTypes types;
    Dict *builtins;
    Dict *modules;   // sys.modules
    Dict *interned;  // Texts used as names: equal ones are the same object
    Value exception; // on its way: an Exception, or NO_VALUE
    Value handled;   // the innermost one that is being handled (sys.exc_info), or NO_VALUE
    Frame *frame;    // the innermost
    Loop *loop;      // that runs, or NULL
    Coro *coro;      // the coroutine that runs, NULL on the main stack
    VmLimits limits;
    size_t heap_bytes; // in use
    int depth;         // of calls
    uint32_t next_type_version;
};

// ---- memory

// An object of [type] with one reference, its fields behind the header zeroed; NULL with
// MemoryError set when the heap is full. [extra] bytes are added to the type's instance_bytes.
void *object_new(Vm *vm, Type *type, size_t extra);

// Counted against the limit like objects. NULL with MemoryError set.
void *vm_alloc(Vm *vm, size_t bytes);
void *vm_realloc(Vm *vm, void *old, size_t old_bytes, size_t bytes);
void vm_free(Vm *vm, void *memory, size_t bytes);

// ---- exceptions

// Sets an exception of the built-in type [name] ("ValueError") and returns NO_VALUE.
Value vm_raise(Vm *vm, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The same with a Value as its only argument (KeyError: the key).
Value vm_raise_value(Vm *vm, const char *name, Value argument);
// Sets [exception] (an instance; takes it), with the one being handled as its context.
Value vm_raise_exception(Vm *vm, Value exception);
static inline bool vm_has_exception(const Vm *vm) {
    return vm->exception.bits != 0;
}
bool vm_exception_is(Vm *vm, const char *name); // what is set is of that built-in type
Value vm_take_exception(Vm *vm);                // and clears it
void vm_clear_exception(Vm *vm);
