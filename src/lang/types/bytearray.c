// bytearray: bytes that can change.
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/int.h"
#include "lang/types/slice.h"
#include "lang/types/tuple.h"

static ByteArray *array_of(Value v) {
    return object_of(v);
}

static bool reserve(Vm *vm, ByteArray *array, size_t n) {
    if (n <= array->capacity) return true;
    size_t capacity = n + n / 4 + 16;
    uint8_t *grown = vm_realloc(vm, array->at, array->capacity, capacity);
    if (!grown) return false;
    array->at = grown;
    array->capacity = capacity;
    return true;
}

void bytearray_hold(Value v, int by) {
    if (is_bytearray(v)) array_of(v)->n_views += (size_t)by;
}

static bool may_resize(Vm *vm, const ByteArray *array) {
    if (!array->n_views) return true;
    vm_raise(vm, "BufferError", "Existing exports of data: object cannot be re-sized");
    return false;
}

// Puts [n] bytes in the place of those from [from] to [to].
static bool splice(Vm *vm, ByteArray *array, size_t from, size_t to, const void *bytes, size_t n) {
    if (to - from != n && !may_resize(vm, array)) return false;
    if (!reserve(vm, array, array->n - (to - from) + n)) return false;
    if (!array->at) return true; // nothing, and nothing put in
    if (to != from + n) vm_move(vm, array->at + from + n, array->at + to, array->n - to);
    vm_copy(vm, array->at + from, bytes, n);
    array->n = array->n - (to - from) + n;
    return true;
}

static Value new_of_type(Vm *vm, Type *type, const void *bytes, size_t n) {
    ByteArray *array = object_new(vm, type, 0);
    if (!array) return NO_VALUE;
    if (splice(vm, array, 0, 0, bytes, n)) return value_of(array);
    value_unref(vm, value_of(array));
    return NO_VALUE;
}

Value bytearray_from(Vm *vm, const void *bytes, size_t n) {
    return new_of_type(vm, vm->types.bytearray, bytes, n);
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Str out = {0};
    Value v = NO_VALUE;
    if (bytes_from_call(vm, "bytearray", args, n, names, &out))
        v = new_of_type(vm, object_of(callee), str_text(&out), out.n);
    vm_release(vm, out.text, out.capacity);
    return v;
}

// ---- slots

static void free_array(Vm *vm, Object *self) {
    ByteArray *array = (ByteArray *)self;
    if (array->at) vm_free(vm, array->at, array->capacity);
}

static Value repr(Vm *vm, Value self) {
    Str out = {0};
    vm_printf(vm, &out, "%s(", type_name(vm, self));
    bytes_repr_into(vm, array_of(self)->at, array_of(self)->n, &out);
    str_add(&out, ")");
    return text_value_from_str(vm, &out);
}

// The bytes that are put in the place of a slice. False: TypeError.
static bool get_replacement(Vm *vm, Value v, Str *out) {
    if (!is_value(v)) return true;
    if (is_text(v) || is_int(v) || !TYPE_OF(vm, v)->slots.iter) {
        vm_raise(vm, "TypeError",
                 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return false;
    }
    return bytes_from_value(vm, v, "bytes", out);
}

// Moves together what stays between those of [range].
static void drop(Vm *vm, ByteArray *array, SliceRange range) {
    if (range.n == 0) return;
    if (range.step < 0) {
        range.start += (int64_t)(range.n - 1) * range.step;
        range.step = -range.step;
    }
    size_t to = (size_t)range.start, next = to, left = range.n;
    for (size_t from = to; from < array->n; from++) {
        if (left && from == next)
            next += (size_t)range.step, left--;
        else
            array->at[to++] = array->at[from];
        vm_step(vm, from);
    }
    array->n = to;
}

static bool replace_slice(Vm *vm, ByteArray *array, SliceRange range, const Str *with,
                          bool deletes) {
    if (range.step == 1) {
        size_t from = (size_t)range.start, to = from + range.n;
        return splice(vm, array, from, to, with->text, with->n);
    }
    if (deletes) {
        if (range.n && !may_resize(vm, array)) return false;
        drop(vm, array, range);
        return true;
    }
    if (with->n != range.n) {
        vm_raise(vm, "ValueError",
                 "attempt to assign bytes of size %zu to extended slice of size %zu", with->n,
                 range.n);
        return false;
    }
    for (size_t i = 0; i < range.n; i++, range.start += range.step) {
        array->at[range.start] = (uint8_t)with->text[i];
        vm_step(vm, i);
    }
    return true;
}

static bool set_slice(Vm *vm, Value self, Value key, Value v) {
    SliceRange range;
    Str with = {0};
    bool ok = slice_unpack(vm, key, &range) && get_replacement(vm, v, &with);
    if (ok) {
        slice_adjust(&range, array_of(self)->n);
        ok = replace_slice(vm, array_of(self), range, &with, !is_value(v));
    }
    vm_deinit(vm, &with);
    return ok;
}

// The place that an index means. False: an exception.
static bool get_place(Vm *vm, Value self, Value key, const char *error, size_t *out) {
    int64_t i;
    if (!op_index(vm, key, &i)) return false;
    if (i < 0) i += (int64_t)array_of(self)->n;
    if (i < 0 || i >= (int64_t)array_of(self)->n) {
        vm_raise(vm, "IndexError", "%s", error);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static bool set_item(Vm *vm, Value self, Value key, Value v) {
    size_t at;
    uint8_t byte = 0;
    if (is_slice(vm, key)) return set_slice(vm, self, key, v);
    if (!TYPE_OF(vm, key)->slots.to_index) {
        vm_raise(vm, "TypeError", "bytearray indices must be integers or slices, not %s",
                 type_name(vm, key));
        return false;
    }
    if (is_value(v) && !bytes_get_byte(vm, v, "byte must be in range(0, 256)", &byte)) return false;
    if (!get_place(vm, self, key, "bytearray index out of range", &at)) return false;
    if (!is_value(v)) return splice(vm, array_of(self), at, at + 1, NULL, 0);
    array_of(self)->at[at] = byte;
    return true;
}

static Value add_in_place(Vm *vm, Value self, Value other) {
    BytesView view;
    if (!bytes_view(other, &view.at, &view.n))
        return vm_raise(vm, "TypeError", "can't concat %s to bytearray", type_name(vm, other));
    Str copy = {0}; // [other] may be this one
    vm_add_bytes(vm, &copy, view.at, view.n);
    ByteArray *array = array_of(self);
    bool ok = splice(vm, array, array->n, array->n, copy.text, copy.n);
    vm_release(vm, copy.text, copy.capacity);
    return ok ? value_ref(self) : NO_VALUE;
}

static Value multiply_in_place(Vm *vm, Value self, Value times) {
    Value product = bytes_multiply(vm, self, times);
    if (!is_value(product) || same(product, NOT_IMPLEMENTED)) return product;
    BytesView view = bytes_of_self(product);
    bool ok = splice(vm, array_of(self), 0, array_of(self)->n, view.at, view.n);
    value_unref(vm, product);
    return ok ? value_ref(self) : NO_VALUE;
}

// ---- methods

static Value append(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    uint8_t byte;
    ByteArray *array = array_of(self);
    if (!bytes_get_byte(vm, args[0], "byte must be in range(0, 256)", &byte)) return NO_VALUE;
    return splice(vm, array, array->n, array->n, &byte, 1) ? NONE : NO_VALUE;
}

static Value extend(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Str more = {0};
    if (is_text(args[0]) && text_of(args[0])->n)
        return vm_raise(vm, "TypeError", "'str' object cannot be interpreted as an integer");
    if (!TYPE_OF(vm, args[0])->slots.iter)
        return vm_raise(vm, "TypeError", "can't extend bytearray with %s", type_name(vm, args[0]));
    bool ok = is_text(args[0]) || bytes_from_value(vm, args[0], "bytes", &more);
    ByteArray *array = array_of(self);
    ok = ok && splice(vm, array, array->n, array->n, more.text, more.n);
    vm_deinit(vm, &more);
    return ok ? NONE : NO_VALUE;
}

static Value insert(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t at;
    uint8_t byte;
    ByteArray *array = array_of(self);
    if (!op_index(vm, args[0], &at)) return NO_VALUE;
    if (!bytes_get_byte(vm, args[1], "byte must be in range(0, 256)", &byte)) return NO_VALUE;
    if (at < 0) at = at + (int64_t)array->n < 0 ? 0 : at + (int64_t)array->n;
    if (at > (int64_t)array->n) at = (int64_t)array->n;
    return splice(vm, array, (size_t)at, (size_t)at, &byte, 1) ? NONE : NO_VALUE;
}

static Value pop(Vm *vm, Value self, const Value *args, size_t n) {
    ByteArray *array = array_of(self);
    size_t at;
    if (array->n == 0) return vm_raise(vm, "IndexError", "pop from empty bytearray");
    Value place = n ? args[0] : small_int_value(-1);
    if (!get_place(vm, self, place, "pop index out of range", &at)) return NO_VALUE;
    uint8_t byte = array->at[at];
    return splice(vm, array, at, at + 1, NULL, 0) ? small_int_value(byte) : NO_VALUE;
}

static Value remove_value(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    uint8_t byte;
    ByteArray *array = array_of(self);
    if (!bytes_get_byte(vm, args[0], "byte must be in range(0, 256)", &byte)) return NO_VALUE;
    int64_t found =
        units_find(vm, (Units){array->at, array->n, 1}, (Units){&byte, 1, 1}, 0, array->n);
    if (found < 0) return vm_raise(vm, "ValueError", "value not found in bytearray");
    size_t at = (size_t)found;
    return splice(vm, array, at, at + 1, NULL, 0) ? NONE : NO_VALUE;
}

static Value reverse(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    ByteArray *array = array_of(self);
    for (size_t i = 0, j = array->n; i + 1 < j; i++) {
        vm_step(vm, i);
        uint8_t byte = array->at[i];
        array->at[i] = array->at[--j];
        array->at[j] = byte;
    }
    return NONE;
}

static Value clear(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return splice(vm, array_of(self), 0, array_of(self)->n, NULL, 0) ? NONE : NO_VALUE;
}

static Value copy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return bytearray_from(vm, array_of(self)->at, array_of(self)->n);
}

static const NativeDef methods[] = {BYTES_METHODS{"append", TAKES_ONE, {append}},
                                    {"extend", TAKES_ONE, {extend}},
                                    {"insert", TAKES_MANY, {insert}, 2, 2},
                                    {"pop", TAKES_MANY, {pop}, 0, 1},
                                    {"remove", TAKES_ONE, {remove_value}},
                                    {"reverse", TAKES_NONE, {reverse}},
                                    {"clear", TAKES_NONE, {clear}},
                                    {"copy", TAKES_NONE, {copy}},
                                    {0}};

const TypeDef bytearray_def = {
    .name = "bytearray",
    .instance_bytes = sizeof(ByteArray),
    .slots =
        {.free = free_array,
         .repr = repr,
         .compare = bytes_compare,
         .truth = bytes_truth,
         .length = bytes_length,
         .construct = construct,
         .iter = bytes_iter,
         .get_item = bytes_get_item,
         .set_item = set_item,
         .contains = bytes_contains,
         .binary =
             {[BINARY_ADD] = bytes_add, [BINARY_MUL] = bytes_multiply, [BINARY_MOD] = bytes_modulo},
         .in_place = {[BINARY_ADD] = add_in_place, [BINARY_MUL] = multiply_in_place}},
    .methods = methods,
    .static_methods = bytes_static_methods,
    .class_methods = bytes_class_methods};
