// Iterators around iterators: enumerate, zip, map, filter, reversed.
#include "lang/types/lazy.h"

#include "lang/core/class.h"
#include "lang/core/gc.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/text.h"

// ---- enumerate

typedef struct Enumerate {
    Object object;
    Value iterator, number; // owned; the number of the next item
} Enumerate;

static Value enumerate_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                 const Tuple *names) {
    Value sorted[2];
    if (n == 0 && (!names || names->n == 0))
        return vm_raise(vm, "TypeError", "enumerate() missing required argument 'iterable'");
    if (!native_sort_args(vm, "enumerate", "iterable, start=", args, n, names, sorted))
        return NO_VALUE;
    Value number = small_int_value(0);
    if (is_value(sorted[1])) {
        const TypeSlots *slots = &TYPE_OF(vm, sorted[1])->slots;
        if (!slots->to_index)
            return vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                            type_name(vm, sorted[1]));
        number = slots->to_index(vm, sorted[1]);
        if (!is_value(number)) return NO_VALUE;
    }
    Value iterator = op_iter(vm, sorted[0]);
    Enumerate *self = is_value(iterator) ? object_new(vm, object_of(callee), 0) : NULL;
    if (!self) {
        value_unref(vm, number), value_unref(vm, iterator);
        return NO_VALUE;
    }
    self->iterator = iterator;
    self->number = number;
    return value_of(self);
}

static void enumerate_free(Vm *vm, Object *self) {
    value_unref(vm, ((Enumerate *)self)->iterator);
    value_unref(vm, ((Enumerate *)self)->number);
}

static void enumerate_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Enumerate *)self)->iterator);
}

static Value enumerate_next(Vm *vm, Value self) {
    Enumerate *enumerate = object_of(self);
    if (!box_has_room(vm)) return NO_VALUE;
    Value item = op_next(vm, enumerate->iterator);
    if (!is_value(item)) return NO_VALUE;
    Value number = enumerate->number;
    enumerate->number = int_binary(vm, BINARY_ADD, number, small_int_value(1));
    return tuple_of_2(vm, number, item);
}

const TypeDef enumerate_def = {.name = "enumerate",
                               .at_once = true,
                               .instance_bytes = sizeof(Enumerate),
                               .slots = {.free = enumerate_free,
                                         .traverse = enumerate_traverse,
                                         .construct = enumerate_construct,
                                         .iter = iterator_self,
                                         .next = enumerate_next},
                               .class_methods = alias_class_methods};

// ---- zip and map: several iterators side by side

typedef struct Row {
    Object object;
    Tuple *iterators; // owned
    Value function;   // of map; owned
    bool is_strict;   // of zip
} Row;

static Value row_new(Vm *vm, Value type, const Value *iterables, size_t n) {
    Tuple *iterators = tuple_new(vm, n);
    for (size_t i = 0; iterators && i < n; i++) {
        iterators->at[i] = op_iter(vm, iterables[i]);
        vm_spend(vm, 1);
        if (is_value(iterators->at[i])) continue;
        value_unref(vm, value_of(iterators));
        return NO_VALUE;
    }
    Row *row = iterators ? object_new(vm, object_of(type), 0) : NULL;
    if (row)
        row->iterators = iterators;
    else
        value_unref(vm, value_of(iterators));
    return value_of(row);
}

static void row_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Row *)self)->iterators));
    value_unref(vm, ((Row *)self)->function);
}

static void row_traverse(Object *self, Visit *visit) {
    visit_object(visit, ((Row *)self)->iterators);
    visit_value(visit, ((Row *)self)->function);
}

static Value zip_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value strict;
    if (!native_sort_args(vm, "zip", "*, strict=", args + n, 0, names, &strict)) return NO_VALUE;
    int is_strict = is_value(strict) ? op_truth(vm, strict) : 0;
    if (is_strict < 0) return NO_VALUE;
    Value zip = row_new(vm, callee, args, n);
    if (is_value(zip)) ((Row *)object_of(zip))->is_strict = is_strict;
    return zip;
}

// The first iterator to end is number [i] (from 0); strict ones must all end together.
static Value zip_end(Vm *vm, const Row *row, size_t i) {
    if (vm_has_exception(vm) || !row->is_strict) return NO_VALUE;
    if (i > 0)
        return vm_raise(vm, "ValueError", "zip() argument %zu is shorter than argument%s%zu", i + 1,
                        i == 1 ? " " : "s 1-", i);
    for (i = 1; i < row->iterators->n; i++) {
        Value item = op_next(vm, row->iterators->at[i]);
        if (!is_value(item) && vm_has_exception(vm)) return NO_VALUE;
        if (!is_value(item)) continue;
        value_unref(vm, item);
        return vm_raise(vm, "ValueError", "zip() argument %zu is longer than argument%s%zu", i + 1,
                        i == 1 ? " " : "s 1-", i);
    }
    return NO_VALUE;
}

static Value zip_next(Vm *vm, Value self) {
    const Row *row = object_of(self);
    size_t n = row->iterators->n;
    if (n == 0 || !box_has_room(vm)) return NO_VALUE;
    Tuple *items = tuple_new(vm, n);
    for (size_t i = 0; items && i < n; i++) {
        items->at[i] = op_next(vm, row->iterators->at[i]);
        if (is_value(items->at[i])) continue;
        value_unref(vm, value_of(items));
        return zip_end(vm, row, i);
    }
    return value_of(items);
}

const TypeDef zip_def = {.name = "zip",
                         .instance_bytes = sizeof(Row),
                         .slots = {.free = row_free,
                                   .traverse = row_traverse,
                                   .construct = zip_construct,
                                   .iter = iterator_self,
                                   .next = zip_next}};

static Value map_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (!native_no_names(vm, "map", names)) return NO_VALUE;
    if (n < 2) return vm_raise(vm, "TypeError", "map() must have at least two arguments.");
    Value map = row_new(vm, callee, args + 1, n - 1);
    if (is_value(map)) ((Row *)object_of(map))->function = value_ref(args[0]);
    return map;
}

static Value map_next(Vm *vm, Value self) {
    const Row *row = object_of(self);
    size_t n = row->iterators->n;
    if (!box_has_room(vm)) return NO_VALUE;
    if (n == 1) {
        Value item = op_next(vm, row->iterators->at[0]);
        if (!is_value(item)) return NO_VALUE;
        Value v = op_call_1(vm, row->function, item);
        value_unref(vm, item);
        return v;
    }
    Tuple *items = tuple_new(vm, n);
    bool ok = items;
    for (size_t i = 0; ok && i < n; i++)
        ok = is_value(items->at[i] = op_next(vm, row->iterators->at[i]));
    Value v = ok ? op_call(vm, row->function, items->at, n, NULL) : NO_VALUE;
    value_unref(vm, value_of(items));
    return v;
}

const TypeDef map_def = {.name = "map",
                         .at_once = true,
                         .instance_bytes = sizeof(Row),
                         .slots = {.free = row_free,
                                   .traverse = row_traverse,
                                   .construct = map_construct,
                                   .iter = iterator_self,
                                   .next = map_next}};

// ---- filter

typedef struct Filter {
    Object object;
    Value function, iterator; // owned
} Filter;

static Value filter_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    if (!native_no_names(vm, "filter", names)) return NO_VALUE;
    if (n != 2) return vm_raise(vm, "TypeError", "filter expected 2 arguments, got %zu", n);
    Value iterator = op_iter(vm, args[1]);
    Filter *filter = is_value(iterator) ? object_new(vm, object_of(callee), 0) : NULL;
    if (!filter) {
        value_unref(vm, iterator);
        return NO_VALUE;
    }
    filter->function = value_ref(args[0]);
    filter->iterator = iterator;
    return value_of(filter);
}

static void filter_free(Vm *vm, Object *self) {
    value_unref(vm, ((Filter *)self)->function);
    value_unref(vm, ((Filter *)self)->iterator);
}

static void filter_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Filter *)self)->function);
    visit_value(visit, ((Filter *)self)->iterator);
}

static int passes(Vm *vm, Value function, Value item) {
    if (is_none(function) || same(function, value_of(vm->types.bool_))) return op_truth(vm, item);
    Value v = op_call_1(vm, function, item);
    if (!is_value(v)) return -1;
    int truth = op_truth(vm, v);
    value_unref(vm, v);
    return truth;
}

static Value filter_next(Vm *vm, Value self) {
    const Filter *filter = object_of(self);
    while (box_has_room(vm)) {
        Value item = op_next(vm, filter->iterator);
        if (!is_value(item)) return NO_VALUE;
        int pass = passes(vm, filter->function, item);
        if (pass > 0) return item;
        value_unref(vm, item);
        if (pass < 0) break;
    }
    return NO_VALUE;
}

const TypeDef filter_def = {.name = "filter",
                            .at_once = true,
                            .instance_bytes = sizeof(Filter),
                            .slots = {.free = filter_free,
                                      .traverse = filter_traverse,
                                      .construct = filter_construct,
                                      .iter = iterator_self,
                                      .next = filter_next}};

// ---- reversed

static Value reversed_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                const Tuple *names) {
    if (!native_no_names(vm, "reversed", names)) return NO_VALUE;
    if (n != 1) return vm_raise(vm, "TypeError", "reversed expected 1 argument, got %zu", n);
    Text *name = text_name(vm, "__reversed__");
    Value method = name ? class_special(vm, args[0], name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (is_value(method) && !is_none(method)) {
        Value v = op_call_0(vm, method);
        value_unref(vm, method);
        return v;
    }
    if (vm_has_exception(vm)) return NO_VALUE;
    const TypeSlots *slots = &TYPE_OF(vm, args[0])->slots;
    bool is_dict = is_of_kind(args[0], TYPE_IS_DICT);
    if (is_none(method) || !slots->get_item || is_dict)
        return vm_raise(vm, "TypeError", "'%s' object is not reversible", type_name(vm, args[0]));
    int64_t length = op_length(vm, args[0]);
    if (length < 0) return NO_VALUE;
    return row_iterator_new(vm, object_of(callee), args[0], (size_t)length);
}

static void reversed_free(Vm *vm, Object *self) {
    value_unref(vm, ((RowIterator *)self)->row);
}

static Value reversed_next(Vm *vm, Value self) {
    RowIterator *iterator = object_of(self);
    if (!is_value(iterator->row)) return NO_VALUE;
    if (iterator->at > 0) {
        Value row = value_ref(iterator->row);
        Value v = op_get_item(vm, row, small_int_value((int64_t)--iterator->at));
        value_unref(vm, row);
        if (is_value(v)) return v;
        if (!vm_exception_is(vm, "IndexError") &&
            !vm_exception_is_type(vm, vm->types.stop_iteration))
            return NO_VALUE;
        vm_clear_exception(vm);
    }
    value_set(vm, &iterator->row, NO_VALUE);
    return NO_VALUE;
}

const TypeDef reversed_def = {.name = "reversed",
                              .at_once = true,
                              .instance_bytes = sizeof(RowIterator),
                              .slots = {.free = reversed_free,
                                        .traverse = row_iterator_traverse,
                                        .construct = reversed_construct,
                                        .iter = iterator_self,
                                        .next = reversed_next}};
