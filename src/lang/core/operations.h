// What the evaluator and the built-ins do with values: Python's protocols. Each looks at the slots
// of the operands' types, in the order and with the words of CPython 3.11 (Objects/abstract.c).
#pragma once

#include "lang/core/vm.h"

Value op_binary(Vm *vm, BinaryOp op, Value a, Value b);   // a + b
Value op_in_place(Vm *vm, BinaryOp op, Value a, Value b); // a += b: the new value of a
Value op_unary(Vm *vm, UnaryOp op, Value a);
// pow(a, b, modulus) as [type], a number built in or what inherits from it, has it; NOT_IMPLEMENTED
// where it has none.
Value op_power_modulo(Vm *vm, const Type *type, Value a, Value b, Value modulus);
Value op_compare(Vm *vm, CompareOp op, Value a, Value b); // a < b: any value
int op_equal(Vm *vm, Value a, Value b); // identity first, as containers do; -1: failed
int op_less(Vm *vm, Value a, Value b);
int op_truth(Vm *vm, Value a); // 1, 0; -1: failed
int op_contains(Vm *vm, Value box, Value item);
bool op_hash(Vm *vm, Value a, int64_t *out);
int64_t op_length(Vm *vm, Value a); // -1: failed
Value op_repr(Vm *vm, Value a);     // a Text
Value op_str(Vm *vm, Value a);      // a Text
Value op_format(Vm *vm, Value a, Text *spec);
bool op_repr_into(Vm *vm, Value a, Str *out);
bool op_str_into(Vm *vm, Value a, Str *out);

Value op_get_attribute(Vm *vm, Value a, Text *name);
// The attribute, or NO_VALUE without an exception where there is none.
Value op_find_attribute(Vm *vm, Value a, const char *name);
bool op_set_attribute(Vm *vm, Value a, Text *name, Value v); // NO_VALUE deletes
Value op_get_item(Vm *vm, Value a, Value key);
bool op_set_item(Vm *vm, Value a, Value key, Value v); // NO_VALUE deletes

Value op_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names);
Value op_call_0(Vm *vm, Value callee);
Value op_call_1(Vm *vm, Value callee, Value a);
// With [first] before the positional arguments.
Value op_call_with(Vm *vm, Value callee, Value first, const Value *args, size_t n,
                   const Tuple *names);
Value op_call_method(Vm *vm, Value self, const char *name, const Value *args, size_t n);

Value op_iter(Vm *vm, Value a);
Value op_next(Vm *vm, Value iterator); // NO_VALUE without an exception: the end (StopIteration too)
// Calls [each] with the items of [iterable] (borrowed) until it returns false (with an exception
// set). Endless iterables are stopped by the Vm's checks.
bool op_each(Vm *vm, Value iterable, bool (*each)(void *data, Value item), void *data);

bool op_is_instance(Vm *vm, Value a, Type *type); // of it or of a subclass; no hooks
bool op_index(Vm *vm, Value a, int64_t *out);     // __index__; IndexError when it does not fit

// One level deeper into what may contain itself; vm->depth-- leaves it. False: RecursionError,
// whose message ends with [doing].
bool op_enter(Vm *vm, const char *doing);
// Whether [levels] more may stand within one another here, for what is too short to enter them.
static inline bool op_may_enter(Vm *vm, int levels, const char *doing) {
    if (LIKELY(vm->depth + levels <= vm->limits.recursion)) return true;
    vm_raise(vm, "RecursionError", "maximum recursion depth exceeded%s", doing);
    return false;
}
#define OP_CALLING      " while calling a Python object"
#define OP_GETTING_REPR " while getting the repr of an object"
#define OP_GETTING_STR  " while getting the str of an object"
