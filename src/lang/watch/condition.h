// Conditions: expressions about a place in the program, asked each time a line begins there, in the
// frame that begins it, as a debugger asks them.
//
// They see the frame's names before the module's, in comprehensions and lambdas, too. What they
// print goes nowhere, and nothing of them is told to those who watch. Nor do they change anything:
// one that only looks, with all that it calls, is evaluated where it stands; another one in a copy
// of the process, of which nothing but the answer is left.
#pragma once

#include "lang/core/frame.h"
#include "lang/core/native.h"

typedef struct Condition {
    const char *path; // of the file, as the program's units are called
    int line;         // from 1: of a statement
    const char *text; // an expression
} Condition;

// Told when a condition is true, or fails: then [wrong] (borrowed) is what Python says. [event] is
// what the observer called the line (EVENT_LINE).
typedef struct ConditionSink {
    void *data;
    void (*holds)(void *data, size_t condition, uint32_t event, const char *wrong);
} ConditionSink;

typedef struct Conditions Conditions;

// From now on, and before anything runs, the [n] conditions (borrowed) are asked. The program must
// be watched, its lines too (vm_observe).
void vm_ask(Vm *vm, const Condition *conditions, size_t n, const ConditionSink *sink);
void conditions_free(Conditions *conditions); // when the Vm is freed; NULL is allowed

// Called by the reporter where a line begins.
void conditions_at(Conditions *conditions, Frame *frame, const Node *node, uint32_t event);

// Whether [text] is an expression. False: [wrong] says in CPython's words why not.
bool condition_parses(const char *text, Str *wrong);

// While a condition is evaluated that may only look (vm->asking), and of a tick then: whether it
// may run [frame], call [native], make a [type], change the value at hand, iterate over [iterator],
// go on. False raises, and the condition is asked in a copy instead.
bool condition_may_run(const Frame *frame);
bool condition_may_invoke(Vm *vm, const Native *native);
bool condition_may_wrap(Vm *vm, const char *method); // call a special one of a type of C
bool condition_may_make(Vm *vm, const Type *type);
bool condition_may_change(Vm *vm);
bool condition_may_use(Vm *vm, Value iterator);
bool condition_goes_on(Vm *vm);
void condition_made(Vm *vm, Value v); // [v] is new: it may be used
