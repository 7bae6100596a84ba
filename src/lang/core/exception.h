// Exceptions, their types and their tracebacks. An exception that is on its way is vm->exception;
// the frames it leaves add a TracebackEntry each.
#pragma once

#include "lang/core/frame.h"
#include "lang/types/tuple.h"

// One line of a traceback, the outermost first.
typedef struct Traceback {
    Object object;
    struct Traceback *next; // owned; towards where it was raised
    Code *code;             // owned
    const Node *node;       // what was being evaluated; lives as long as the code
    int line, instruction;  // instruction: as the program said; there are none
    Value frame;            // the frame object, or NO_VALUE
} Traceback;

struct Exception {
    Object object;
    Dict *dict; // owned; may be NULL
    Tuple *args;
    Value traceback, cause, context; // owned; NO_VALUE: None
    Value extra;                     // of the type's own: StopIteration's value, a group's members
    bool suppresses_context;
    bool is_told; // to those who watch: it comes from somewhere that they know
};

// The first entry of [traceback] that is not of a module of ours: those are as if they were C.
// NULL: there is none, or [traceback] is NO_VALUE.
static inline Traceback *traceback_visible(Value traceback) {
    Traceback *entry = object_of(traceback);
    while (entry && entry->code->unit->is_built_in)
        entry = entry->next;
    return entry;
}

static inline bool is_exception(Value v) {
    return is_of_kind(v, TYPE_IS_EXCEPTION);
}
static inline Exception *exception_of(Value v) { // borrowed
    return object_of(v);
}

// The built-in exception type of that name, borrowed; CHECKs that there is one.
Type *exception_type(Vm *vm, const char *name);
// An instance of [type] called with [args]; NO_VALUE: an exception is set.
Value exception_new(Vm *vm, Type *type, const Value *args, size_t n);
Value exception_new_c(Vm *vm, const char *type, const char *message);
// Puts an exception of that type in the place of vm->exception, which is its cause.
void exception_replace(Vm *vm, const char *type, const char *message);
// TypeError: calling the class [type] gave [made], which is no exception. [opening]: what stands
// before the name of its type; "" or "<class '".
void exception_not_made(Vm *vm, Value type, Value made, const char *opening);
// [exception] came while [handled] (or NO_VALUE) was being handled.
void exception_set_context(Vm *vm, Value exception, Value handled);
// Adds an entry for [frame] to the traceback of vm->exception if it has none for it yet.
void exception_trace(Vm *vm, Frame *frame);
// `except [matcher]`: 1, 0; -1: TypeError for what is no exception type.
int exception_matches(Vm *vm, Value exception, Value matcher);
// The interpreter and the module traceback do not mark the same operators.
typedef enum TracebackStyle { TRACEBACK_OF_INTERPRETER, TRACEBACK_OF_MODULE } TracebackStyle;
// Prints it as at the end of a program, with what caused it.
void exception_print(Vm *vm, Value exception, TracebackStyle style, Str *out);
void exception_print_alone(Vm *vm, Value exception, Str *out); // without what caused it
// "ValueError: message" (with its module, without traceback), and notes.
void exception_print_only(Vm *vm, Value exception, Str *out);

void exception_init_types(Vm *vm);
extern const TypeDef base_exception_def, traceback_def;
