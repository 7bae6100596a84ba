// BaseExceptionGroup and ExceptionGroup: exceptions that hold others, and what except* does with
// them.
#pragma once

#include "lang/core/exception.h"
#include "lang/types/list.h"

static inline bool is_exception_group(const Vm *vm, Value v) {
    return is_exception(v) &&
           type_is_subtype(((Object *)object_of(v))->type, vm->types.base_exception_group);
}
Tuple *exception_group_members(Value group); // borrowed

// What an except* clause with [matcher] takes of [rest], the part of the exception that is left:
// *[match] gets that (a new reference; NO_VALUE: nothing), *[left] the remainder (NO_VALUE: none).
// A single exception is wrapped into a group. False: TypeError.
bool exception_group_match(Vm *vm, Value rest, Value matcher, Value *match, Value *left);
// What a try with except* clauses ends with: [raised] are the exceptions that left the clauses and
// what no clause took, [whole] is the exception they were given. NO_VALUE without an exception:
// nothing is to be raised.
Value exception_group_reraised(Vm *vm, Value whole, const List *raised);

// Makes both types; called by exception_init_types, once Exception is there.
Type *exception_group_init_types(Vm *vm, Type *exception); // returns ExceptionGroup
