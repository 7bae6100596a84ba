// Iterators over rows of values, over what has only __getitem__, and over calls.
#pragma once

#include "lang/core/vm.h"

// Over a list or tuple; `at` is the next place. At the end it lets go of the row, for good.
typedef struct RowIterator {
    Object object;
    Value row; // owned; NO_VALUE: at its end
    size_t at; // of one that goes backwards: one more than the next place
} RowIterator;

Value iterator_self(Vm *vm, Value self); // slots.iter of all iterators
Value list_iterator_new(Vm *vm, Value list);
Value list_reverse_iterator_new(Vm *vm, Value list);
Value tuple_iterator_new(Vm *vm, Value tuple);
// Over anything with __getitem__ that takes 0, 1, 2 … until IndexError.
Value sequence_iterator_new(Vm *vm, Value sequence);
Value call_iterator_new(Vm *vm, Value callee, Value sentinel); // iter(callee, sentinel)
void row_iterator_traverse(Object *self, Visit *visit);
Value row_iterator_new(Vm *vm, Type *type, Value row, size_t at); // of one of those types

extern const TypeDef list_iterator_def, list_reverse_iterator_def, tuple_iterator_def,
    sequence_iterator_def, call_iterator_def;
