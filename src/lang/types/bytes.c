// bytes: its storage, its slots and its constructor.
#include "lang/types/bytes.h"
#include "lang/core/class.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/box.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/format.h"
#include "lang/types/hash.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"
#include "lang/types/memoryview.h"
#include "lang/types/slice.h"
#include "lang/types/text_codec.h"

static const TypeDef *def_of(Value v) {
    return is_object(v) ? ((Object *)object_of(v))->type->def : NULL;
}

bool is_bytearray(Value v) {
    return def_of(v) == &bytearray_def;
}

bool bytes_view(Value v, const uint8_t **at, size_t *n) {
    const TypeDef *def = def_of(v);
    if (def == &bytes_def) {
        const Bytes *bytes = object_of(v);
        *at = bytes->at;
        *n = bytes->n;
        return true;
    }
    if (def == &memoryview_def) return memoryview_bytes(v, at, n);
    if (def != &bytearray_def) return false;
    const ByteArray *array = object_of(v);
    *at = array->at;
    *n = array->n;
    return true;
}

// ---- making

static Bytes *new_of_type(Vm *vm, Type *type, const void *bytes, size_t n) {
    Bytes *object = object_new(vm, type, n + 1);
    if (!object) return NULL;
    object->n = n;
    object->at = (uint8_t *)object + type->instance_bytes;
    if (bytes) vm_copy(vm, object->at, bytes, n);
    return object;
}

Bytes *bytes_new(Vm *vm, const void *bytes, size_t n) {
    return new_of_type(vm, vm->types.bytes, bytes, n);
}

Value bytes_from_latin_1(Vm *vm, const Text *text) {
    Bytes *bytes = bytes_new(vm, NULL, text->n);
    for (size_t i = 0; bytes && i < text->n; i++) {
        bytes->at[i] = (uint8_t)text_at(text, i);
        vm_step(vm, i);
    }
    return value_of(bytes);
}

Value bytes_to_latin_1(Vm *vm, const uint8_t *bytes, size_t n) {
    uint8_t highest = 0;
    for (size_t i = 0; i < n; i++) {
        highest |= bytes[i];
        vm_step(vm, i);
    }
    Text *text = text_blank(vm, n, highest);
    if (text) vm_copy(vm, text->data, bytes, n);
    return value_of(text);
}

Value bytes_like(Vm *vm, Value self, const void *bytes, size_t n) {
    if (is_bytearray(self)) return bytearray_from(vm, bytes, n);
    return value_of(bytes_new(vm, bytes, n));
}

Value bytes_like_from_str(Vm *vm, Value self, Str *str) {
    Value v = bytes_like(vm, self, str_text(str), str->n);
    vm_release(vm, str->text, str->capacity);
    *str = (Str){0};
    return v;
}

bool bytes_get_byte(Vm *vm, Value v, const char *range_error, uint8_t *out) {
    int64_t n = -1;
    if (!is_int(v) && !TYPE_OF(vm, v)->slots.to_index) {
        vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                 type_name(vm, v));
        return false;
    }
    if (!op_index(vm, v, &n)) {
        if (!vm_exception_is(vm, "IndexError")) return false;
        vm_clear_exception(vm);
    }
    if (n < 0 || n > 255) {
        vm_raise(vm, "ValueError", "%s", range_error);
        return false;
    }
    *out = (uint8_t)n;
    return true;
}

typedef struct Collecting {
    Vm *vm;
    Str *out;
} Collecting;

static bool collect(void *data, Value item) {
    Collecting *collecting = data;
    uint8_t byte;
    if (!bytes_get_byte(collecting->vm, item, "bytes must be in range(0, 256)", &byte))
        return false;
    str_add_bytes(collecting->out, (const char *)&byte, 1);
    return true;
}

bool bytes_from_value(Vm *vm, Value v, const char *what, Str *out) {
    const uint8_t *bytes;
    size_t n;
    if (bytes_view(v, &bytes, &n)) {
        vm_add_bytes(vm, out, bytes, n);
        return true;
    }
    Value iterator = is_text(v) ? NO_VALUE : op_iter(vm, v);
    if (!is_value(iterator)) {
        if (vm_has_exception(vm) && !vm_exception_is(vm, "TypeError")) return false;
        vm_clear_exception(vm);
        vm_raise(vm, "TypeError", "cannot convert '%s' object to %s", type_name(vm, v), what);
        return false;
    }
    bool ok = list_ask_length(vm, v) && op_each(vm, iterator, collect, &(Collecting){vm, out});
    value_unref(vm, iterator);
    return ok;
}

static bool add_zeros(Vm *vm, Value v, Str *out) {
    int64_t n;
    if (!box_fits(vm, v, &n)) return false;
    if (n < 0)
        vm_raise(vm, "ValueError", "negative count");
    else if ((size_t)n > vm->limits.heap_bytes)
        vm_raise_value(vm, "MemoryError", NO_VALUE);
    else
        vm_add_fill(vm, out, 0, (size_t)n);
    return !vm_has_exception(vm);
}

static bool add_encoded(Vm *vm, const Value *sorted, Str *out) {
    char *options[2] = {0};
    for (int i = 0; i < 2; i++)
        if (is_value(sorted[i + 1]) && is_text(sorted[i + 1]))
            options[i] = text_c(text_of(sorted[i + 1]));
    bool ok = text_encode(vm, text_of(sorted[0]), options[0], options[1], out);
    vm_free_text(vm, options[0]);
    vm_free_text(vm, options[1]);
    return ok;
}

// bytes(v) by its __bytes__: 1; 0: it has none; -1: an exception.
static int add_by_method(Vm *vm, Value v, Str *out) {
    if (!is_object(v) || !(((Object *)object_of(v))->type->kind & TYPE_FROM_CLASS)) return 0;
    Text *name = text_name(vm, "__bytes__");
    Value method = name ? class_special(vm, v, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return vm_has_exception(vm) ? -1 : 0;
    Value made = op_call_0(vm, method);
    value_unref(vm, method);
    if (!is_value(made)) return -1;
    bool ok = def_of(made) == &bytes_def;
    if (ok)
        bytes_from_value(vm, made, "bytes", out);
    else
        vm_raise(vm, "TypeError", "__bytes__ returned non-bytes (type %s)", type_name(vm, made));
    value_unref(vm, made);
    return ok ? 1 : -1;
}

bool bytes_from_call(Vm *vm, const char *name, const Value *args, size_t n, const Tuple *names,
                     Str *out) {
    Value sorted[3];
    if (!native_sort_args(vm, name, "source=, encoding=, errors=", args, n, names, sorted))
        return false;
    bool has_encoding = is_value(sorted[1]) || is_value(sorted[2]);
    bool asks = is_value(sorted[0]) && !has_encoding && strcmp(name, "bytes") == 0;
    int by_method = asks ? add_by_method(vm, sorted[0], out) : 0;
    if (by_method) return by_method > 0;
    if (is_value(sorted[0]) && is_text(sorted[0])) {
        if (is_value(sorted[1])) return add_encoded(vm, sorted, out);
        vm_raise(vm, "TypeError", "string argument without an encoding");
        return false;
    }
    if (has_encoding) {
        vm_raise(vm, "TypeError",
                 is_value(sorted[1]) ? "encoding without a string argument"
                                     : "errors without a string argument");
        return false;
    }
    if (!is_value(sorted[0])) return true;
    if (has_index(vm, sorted[0])) {
        bool ok = add_zeros(vm, sorted[0], out);
        if (ok || !vm_exception_is(vm, "TypeError")) return ok;
        vm_clear_exception(vm);
    }
    return bytes_from_value(vm, sorted[0], name, out);
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Str out = {0};
    Value v = NO_VALUE;
    if (bytes_from_call(vm, "bytes", args, n, names, &out))
        v = value_of(new_of_type(vm, object_of(callee), str_text(&out), out.n));
    vm_release(vm, out.text, out.capacity);
    return v;
}

// ---- slots that bytearray has too

int64_t bytes_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)bytes_of_self(self).n;
}

int bytes_truth(Vm *vm, Value self) {
    (void)vm;
    return bytes_of_self(self).n > 0;
}

Value bytes_compare(Vm *vm, Value a, Value b, CompareOp op) {
    BytesView x, y;
    if (!bytes_view(a, &x.at, &x.n) || !bytes_view(b, &y.at, &y.n)) return NOT_IMPLEMENTED;
    size_t n = x.n < y.n ? x.n : y.n;
    int c = vm_compare_bytes(vm, x.at, y.at, n);
    if (c == 0) c = x.n < y.n ? -1 : x.n > y.n;
    bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

Value bytes_get_item(Vm *vm, Value self, Value key) {
    BytesView view = bytes_of_self(self);
    if (is_slice(vm, key)) {
        SliceRange range;
        if (!slice_unpack(vm, key, &range)) return NO_VALUE;
        view = bytes_of_self(self); // an __index__ may have changed it
        slice_adjust(&range, view.n);
        if (range.step == 1) return bytes_like(vm, self, view.at + range.start, range.n);
        Str out = {0};
        for (size_t i = 0; i < range.n; i++, range.start += range.step) {
            str_add_bytes(&out, (const char *)view.at + range.start, 1);
            vm_step(vm, i);
        }
        return bytes_like_from_str(vm, self, &out);
    }
    const char *name = is_bytearray(self) ? "bytearray" : "byte";
    if (!is_int(key) && !TYPE_OF(vm, key)->slots.to_index)
        return vm_raise(vm, "TypeError", "%s indices must be integers or slices, not %s", name,
                        type_name(vm, key));
    int64_t i;
    if (!op_index(vm, key, &i)) return NO_VALUE;
    if (i < 0) i += (int64_t)view.n;
    if (i < 0 || i >= (int64_t)view.n)
        return vm_raise(vm, "IndexError", "%sindex out of range",
                        is_bytearray(self) ? "bytearray " : "");
    return small_int_value(view.at[i]);
}

int bytes_contains(Vm *vm, Value self, Value item) {
    BytesView view = bytes_of_self(self), wanted;
    if (bytes_view(item, &wanted.at, &wanted.n))
        return units_find(vm, bytes_units(view), bytes_units(wanted), 0, view.n) >= 0;
    uint8_t byte;
    if (!is_int(item)) {
        vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'", type_name(vm, item));
        return -1;
    }
    if (!bytes_get_byte(vm, item, "byte must be in range(0, 256)", &byte)) return -1;
    return units_find(vm, bytes_units(view), (Units){&byte, 1, 1}, 0, view.n) >= 0;
}

Value bytes_add(Vm *vm, Value a, Value b) {
    BytesView x, y;
    if (!bytes_view(a, &x.at, &x.n)) return NOT_IMPLEMENTED;
    if (!bytes_view(b, &y.at, &y.n)) {
        return vm_raise(vm, "TypeError", "can't concat %s to %s", type_name(vm, b),
                        type_name(vm, a));
    }
    Str out = {0};
    vm_add_bytes(vm, &out, x.at, x.n);
    vm_add_bytes(vm, &out, y.at, y.n);
    return bytes_like_from_str(vm, a, &out);
}

Value bytes_multiply(Vm *vm, Value a, Value b) {
    BytesView view;
    bool is_left = bytes_view(a, &view.at, &view.n);
    Value self = is_left ? a : b;
    int64_t n;
    size_t total;
    if (!box_times(vm, is_left ? b : a, &n)) return NO_VALUE;
    view = bytes_of_self(self);
    if (__builtin_mul_overflow(view.n, (size_t)n, &total) || total > vm->limits.heap_bytes)
        return vm_raise_value(vm, "MemoryError", NO_VALUE);
    Str out = {0};
    if (total && !vm_may_have(vm, total)) return NO_VALUE;
    for (size_t left = total ? (size_t)n : 0, most = 1 + (1 << 16) / (view.n + 1); left > 0;) {
        for (size_t k = left < most ? left : most; k > 0; k--, left--)
            str_add_bytes(&out, (const char *)view.at, view.n);
        if (vm_ticks(vm, 1000)) continue;
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    return bytes_like_from_str(vm, self, &out);
}

Value bytes_modulo(Vm *vm, Value a, Value b) {
    BytesView view;
    if (!bytes_view(a, &view.at, &view.n)) return NOT_IMPLEMENTED;
    Value format = bytes_to_latin_1(vm, view.at, view.n);
    if (!is_value(format)) return NO_VALUE;
    Value made = format_percent(vm, text_of(format), b, true);
    value_unref(vm, format);
    if (!is_value(made) || !is_bytearray(a)) return made;
    view = bytes_of_self(made);
    Value array = bytearray_from(vm, view.at, view.n);
    value_unref(vm, made);
    return array;
}

// ---- bytes' own slots

void bytes_repr_into(Vm *vm, const uint8_t *bytes, size_t n, Str *out) {
    bool has_single = vm_find_byte(vm, bytes, '\'', n),
         has_double = vm_find_byte(vm, bytes, '"', n);
    char quote = has_single && !has_double ? '"' : '\'';
    str_printf(out, "b%c", quote);
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        if (c == (uint8_t)quote || c == '\\')
            str_printf(out, "\\%c", c);
        else if (c == '\t')
            str_add(out, "\\t");
        else if (c == '\n')
            str_add(out, "\\n");
        else if (c == '\r')
            str_add(out, "\\r");
        else if (c < ' ' || c >= 0x7F)
            str_printf(out, "\\x%02x", c);
        else
            str_add_bytes(out, (const char *)&c, 1);
        vm_step(vm, i);
    }
    str_add_bytes(out, &quote, 1);
}

static Value repr(Vm *vm, Value self) {
    BytesView view = bytes_of_self(self);
    Str out = {0};
    bytes_repr_into(vm, view.at, view.n, &out);
    return text_value_from_str(vm, &out);
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    Bytes *bytes = object_of(self);
    if (!bytes->hash) bytes->hash = hash_of_bytes(vm, bytes->at, bytes->n);
    *out = bytes->hash;
    return true;
}

// ---- iterating over either

typedef struct BytesIterator {
    Object object;
    Value box; // owned; NO_VALUE at the end
    size_t at;
} BytesIterator;

Value bytes_iter(Vm *vm, Value self) {
    BytesIterator *iterator = object_new(
        vm, is_bytearray(self) ? vm->types.bytearray_iterator : vm->types.bytes_iterator, 0);
    if (iterator) iterator->box = value_ref(self);
    return value_of(iterator);
}

static void free_iterator(Vm *vm, Object *self) {
    value_unref(vm, ((BytesIterator *)self)->box);
}

static Value iterator_next(Vm *vm, Value self) {
    BytesIterator *iterator = object_of(self);
    if (!is_value(iterator->box)) return NO_VALUE;
    BytesView view = bytes_of_self(iterator->box);
    if (iterator->at < view.n) return small_int_value(view.at[iterator->at++]);
    value_set(vm, &iterator->box, NO_VALUE);
    return NO_VALUE;
}

const TypeDef bytes_iterator_def = {
    .name = "bytes_iterator",
    .instance_bytes = sizeof(BytesIterator),
    .slots = {.free = free_iterator, .iter = iterator_self, .next = iterator_next},
    .is_final = true};

const TypeDef bytearray_iterator_def = {
    .name = "bytearray_iterator",
    .instance_bytes = sizeof(BytesIterator),
    .slots = {.free = free_iterator, .iter = iterator_self, .next = iterator_next},
    .is_final = true};

const TypeDef bytes_def = {.name = "bytes",
                           .instance_bytes = sizeof(Bytes),
                           .slots = {.repr = repr,
                                     .hash = hash,
                                     .compare = bytes_compare,
                                     .truth = bytes_truth,
                                     .length = bytes_length,
                                     .construct = construct,
                                     .iter = bytes_iter,
                                     .get_item = bytes_get_item,
                                     .contains = bytes_contains,
                                     .binary = {[BINARY_ADD] = bytes_add,
                                                [BINARY_MUL] = bytes_multiply,
                                                [BINARY_MOD] = bytes_modulo}},
                           .methods = bytes_methods,
                           .static_methods = bytes_static_methods,
                           .class_methods = bytes_class_methods};
