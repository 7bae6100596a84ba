// list: the core of it.
#include "lang/types/list.h"

#include <string.h>

#include "lang/core/class.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

List *list_new(Vm *vm, size_t capacity) {
    List *list = object_new(vm, vm->types.list, 0);
    if (list && capacity && !list_reserve(vm, list, capacity)) {
        value_unref(vm, value_of(list));
        return NULL;
    }
    return list;
}

bool list_reserve(Vm *vm, List *list, size_t capacity) {
    if (capacity <= list->capacity) return true;
    if (capacity > SIZE_MAX / 64) return vm_raise_value(vm, "MemoryError", NO_VALUE), false;
    Value *at = vm_realloc(vm, list->at, list->capacity * sizeof *at, capacity * sizeof *at);
    if (!at) return false;
    list->at = at;
    list->capacity = capacity;
    return true;
}

bool list_push(Vm *vm, List *list, Value v) {
    if (list->n == list->capacity) {
        list->object.flags |= LIST_HAS_GROWN;
        // It grows as CPython's does: programs show with sys.getsizeof how.
        if (!list_reserve(vm, list, (list->n + 1 + ((list->n + 1) >> 3) + 6) & ~(size_t)3)) {
            value_unref(vm, v);
            return false;
        }
    }
    list->at[list->n++] = v;
    return true;
}

bool list_insert(Vm *vm, List *list, size_t at, Value v) {
    if (!list_push(vm, list, v)) return false;
    vm_move(vm, list->at + at + 1, list->at + at, (list->n - 1 - at) * sizeof *list->at);
    list->at[at] = v;
    return true;
}

Value list_remove_at(Vm *vm, List *list, size_t at) {
    Value v = list->at[at];
    vm_move(vm, list->at + at, list->at + at + 1, (list->n - 1 - at) * sizeof *list->at);
    list->n--;
    return v;
}

static bool check_hint(Vm *vm, Value hint) {
    int64_t n;
    if (!is_int(hint))
        vm_raise(vm, "TypeError", "__length_hint__ must be an integer, not %s",
                 type_name(vm, hint));
    else if (!int_fits_int64(hint, &n))
        vm_raise(vm, "OverflowError", "Python int too large to convert to C ssize_t");
    else if (n < 0)
        vm_raise(vm, "ValueError", "__length_hint__() should return >= 0");
    return !vm_has_exception(vm);
}

// False with the exception of what a class's __len__ or __length_hint__ raised; a TypeError counts
// as having no answer.
static bool goes_on(Vm *vm) {
    if (vm_exception_is(vm, "TypeError")) vm_clear_exception(vm);
    return !vm_has_exception(vm);
}

static bool ask_hint(Vm *vm, Value iterable) {
    Text *name = text_name(vm, "__length_hint__");
    Value method = name ? class_special(vm, iterable, name) : NO_VALUE;
    Value hint = is_value(method) ? op_call_0(vm, method) : NO_VALUE;
    bool ok = is_value(hint) ? same(hint, NOT_IMPLEMENTED) || check_hint(vm, hint) : goes_on(vm);
    value_unref(vm, hint);
    value_unref(vm, method);
    value_unref(vm, value_of(name));
    return ok;
}

bool list_ask_length(Vm *vm, Value iterable) {
    const Type *type = TYPE_OF(vm, iterable);
    if (!(type->kind & TYPE_FROM_CLASS)) return true;
    if (type->slots.length && type->slots.length(vm, iterable) >= 0) return true;
    return goes_on(vm) && ask_hint(vm, iterable);
}

bool list_extend(Vm *vm, List *list, Value iterable) {
    if (is_object(iterable) && object_of(iterable) == list) { // once, not for ever
        size_t n = list->n;
        if (!list_reserve(vm, list, n * 2)) return false;
        for (size_t i = 0; i < n; i++) {
            list->at[list->n++] = value_ref(list->at[i]);
            vm_step(vm, i);
        }
        return true;
    }
    const Type *type = TYPE_OF(vm, iterable);
    if (!list->n && type->slots.length && !(type->kind & TYPE_FROM_CLASS)) {
        int64_t n = type->slots.length(vm, iterable);
        if (n < 0) vm_clear_exception(vm);
        if (n > 0 && !list_reserve(vm, list, ((size_t)n + 1) & ~(size_t)1)) return false;
    }
    Value iterator = op_iter(vm, iterable), item;
    if (!is_value(iterator)) return false;
    bool ok = list_ask_length(vm, iterable);
    while (ok && is_value(item = op_next(vm, iterator)))
        ok = list_push(vm, list, item);
    value_unref(vm, iterator);
    return ok && !vm_has_exception(vm);
}

List *list_from_iterable(Vm *vm, Value iterable) {
    List *list = list_new(vm, 0);
    if (list && !list_extend(vm, list, iterable)) {
        value_unref(vm, value_of(list));
        return NULL;
    }
    return list;
}

List *list_from_iterator_of(Vm *vm, Value iterable) {
    Value iterator = op_iter(vm, iterable);
    List *list = is_value(iterator) ? list_from_iterable(vm, iterator) : NULL;
    value_unref(vm, iterator);
    return list;
}

void list_clear(Vm *vm, List *list) {
    Value *at = list->at;
    size_t n = list->n, capacity = list->capacity;
    list->at = NULL;
    list->n = list->capacity = 0;
    while (n > 0) { // from the back, as CPython does
        vm_spend(vm, 1);
        value_unref(vm, at[--n]);
    }
    vm_free(vm, at, capacity * sizeof *at);
}
