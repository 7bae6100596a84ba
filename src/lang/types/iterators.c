// Iterators over rows of values, over what has only __getitem__, and over calls.
#include "lang/types/iterators.h"

#include "lang/core/gc.h"
#include "lang/core/operations.h"
#include "lang/types/list.h"
#include "lang/types/tuple.h"

Value iterator_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self);
}

Value row_iterator_new(Vm *vm, Type *type, Value row, size_t at) {
    RowIterator *iterator = object_new(vm, type, 0);
    if (!iterator) return NO_VALUE;
    iterator->row = value_ref(row);
    iterator->at = at;
    return value_of(iterator);
}

Value list_iterator_new(Vm *vm, Value list) {
    return row_iterator_new(vm, vm->types.list_iterator, list, 0);
}
Value list_reverse_iterator_new(Vm *vm, Value list) {
    return row_iterator_new(vm, vm->types.list_reverse_iterator, list, list_of(list)->n);
}
Value tuple_iterator_new(Vm *vm, Value tuple) {
    return row_iterator_new(vm, vm->types.tuple_iterator, tuple, 0);
}
Value sequence_iterator_new(Vm *vm, Value sequence) {
    return row_iterator_new(vm, vm->types.sequence_iterator, sequence, 0);
}

static void row_free(Vm *vm, Object *self) {
    value_unref(vm, ((RowIterator *)self)->row);
}

void row_iterator_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((RowIterator *)self)->row);
}

static Value at_end(Vm *vm, RowIterator *iterator) {
    value_set(vm, &iterator->row, NO_VALUE);
    return NO_VALUE;
}

static Value hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return small_int_value(0);
    int64_t length = op_length(vm, iterator->row);
    if (length < 0) return NO_VALUE;
    return small_int_value(length > (int64_t)iterator->at ? length - (int64_t)iterator->at : 0);
}

static Value reverse_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const RowIterator *iterator = object_of(self);
    return small_int_value(is_value(iterator->row) ? (int64_t)iterator->at : 0);
}

static const NativeDef hints[] = {{"__length_hint__", TAKES_NONE, {hint}}, {0}};
static const NativeDef reverse_hints[] = {{"__length_hint__", TAKES_NONE, {reverse_hint}}, {0}};

// ---- lists: they may grow and shrink meanwhile

static Value list_next(Vm *vm, Value self) {
    RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return NO_VALUE;
    const List *list = list_of(iterator->row);
    if (iterator->at >= list->n) return at_end(vm, iterator);
    return value_ref(list->at[iterator->at++]);
}

static Value list_reverse_next(Vm *vm, Value self) {
    RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return NO_VALUE;
    const List *list = list_of(iterator->row);
    if (iterator->at == 0 || iterator->at > list->n) return at_end(vm, iterator);
    return value_ref(list->at[--iterator->at]);
}

static Value tuple_next(Vm *vm, Value self) {
    RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return NO_VALUE;
    const Tuple *tuple = tuple_of(iterator->row);
    if (iterator->at >= tuple->n) return at_end(vm, iterator);
    return value_ref(tuple->at[iterator->at++]);
}

const TypeDef list_iterator_def = {.name = "list_iterator",
                                   .instance_bytes = sizeof(RowIterator),
                                   .slots = {.free = row_free,
                                             .traverse = row_iterator_traverse,
                                             .iter = iterator_self,
                                             .next = list_next},
                                   .methods = hints,
                                   .is_final = true};
const TypeDef list_reverse_iterator_def = {.name = "list_reverseiterator",
                                           .instance_bytes = sizeof(RowIterator),
                                           .slots = {.free = row_free,
                                                     .traverse = row_iterator_traverse,
                                                     .iter = iterator_self,
                                                     .next = list_reverse_next},
                                           .methods = reverse_hints,
                                           .is_final = true};
const TypeDef tuple_iterator_def = {.name = "tuple_iterator",
                                    .instance_bytes = sizeof(RowIterator),
                                    .slots = {.free = row_free,
                                              .traverse = row_iterator_traverse,
                                              .iter = iterator_self,
                                              .next = tuple_next},
                                    .methods = hints,
                                    .is_final = true};

// ---- what has only __getitem__

static Value sequence_next(Vm *vm, Value self) {
    RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return NO_VALUE;
    Value row = value_ref(iterator->row); // asking it may end this iterator
    Value v = op_get_item(vm, row, small_int_value((int64_t)iterator->at));
    value_unref(vm, row);
    if (is_value(v)) {
        iterator->at++;
        return v;
    }
    if (!vm_exception_is(vm, "IndexError") && !vm_exception_is_type(vm, vm->types.stop_iteration))
        return NO_VALUE;
    vm_clear_exception(vm);
    return at_end(vm, iterator);
}

const TypeDef sequence_iterator_def = {.name = "iterator",
                                       .instance_bytes = sizeof(RowIterator),
                                       .slots = {.free = row_free,
                                                 .traverse = row_iterator_traverse,
                                                 .iter = iterator_self,
                                                 .next = sequence_next},
                                       .methods = hints,
                                       .is_final = true};

// ---- iter(callee, sentinel)

typedef struct CallIterator {
    Object object;
    Value callee, sentinel; // owned; NO_VALUE: at its end
} CallIterator;

Value call_iterator_new(Vm *vm, Value callee, Value sentinel) {
    CallIterator *iterator = object_new(vm, vm->types.call_iterator, 0);
    if (!iterator) return NO_VALUE;
    iterator->callee = value_ref(callee);
    iterator->sentinel = value_ref(sentinel);
    return value_of(iterator);
}

static void end_calls(Vm *vm, CallIterator *iterator) {
    value_set(vm, &iterator->callee, NO_VALUE);
    value_set(vm, &iterator->sentinel, NO_VALUE);
}

static void call_iterator_free(Vm *vm, Object *self) {
    end_calls(vm, (CallIterator *)self);
}

static void call_iterator_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((CallIterator *)self)->callee);
    visit_value(visit, ((CallIterator *)self)->sentinel);
}

static Value call_iterator_next(Vm *vm, Value self) {
    CallIterator *iterator = object_of(self);
    if (!is_value(iterator->callee)) return NO_VALUE;
    Value callee = value_ref(iterator->callee), sentinel = value_ref(iterator->sentinel);
    Value v = op_call_0(vm, callee);
    int equal = is_value(v) ? op_equal(vm, sentinel, v) : 0;
    if (!is_value(v) && vm_exception_is_type(vm, vm->types.stop_iteration)) {
        vm_clear_exception(vm);
        end_calls(vm, iterator);
    }
    if (equal) value_set(vm, &v, NO_VALUE);
    if (equal > 0) end_calls(vm, iterator);
    value_unref(vm, callee), value_unref(vm, sentinel);
    return v;
}

const TypeDef call_iterator_def = {.name = "callable_iterator",
                                   .instance_bytes = sizeof(CallIterator),
                                   .slots = {.free = call_iterator_free,
                                             .traverse = call_iterator_traverse,
                                             .iter = iterator_self,
                                             .next = call_iterator_next},
                                   .is_final = true};
