// Padding, tabs, and replacing characters one by one.
#include <stdlib.h>

#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/int.h"
#include "lang/types/text_codec.h"
#include "lang/types/text_methods.h"
#include "lang/types/unicode.h"

// ---- padding

static Value pad(Vm *vm, Value self, size_t left, size_t right, uint32_t fill) {
    const Text *text = text_of(self);
    if (left + right == 0) return value_of(text_slice(vm, text_of(self), 0, text->n));
    uint32_t bound = text_bound(text);
    Text *padded = text_blank(vm, left + text->n + right, bound | fill);
    if (!padded) return NO_VALUE;
    text_fill(padded, 0, left, fill);
    text_copy(padded, left, text, 0, text->n);
    text_fill(padded, left + text->n, right, fill);
    return value_of(padded);
}

// How much is missing to the width args[0]; [fill] from args[1]. False: an exception.
static bool get_gap(Vm *vm, Value self, const Value *args, size_t n, size_t *gap, uint32_t *fill) {
    int64_t width, length = (int64_t)text_of(self)->n;
    if (!op_index(vm, args[0], &width)) return false;
    *fill = ' ';
    if (n > 1) {
        if (!is_text(args[1])) {
            vm_raise(vm, "TypeError", "The fill character must be a unicode character, not %s",
                     type_name(vm, args[1]));
            return false;
        }
        if (text_of(args[1])->n != 1) {
            vm_raise(vm, "TypeError", "The fill character must be exactly one character long");
            return false;
        }
        *fill = text_at(text_of(args[1]), 0);
    }
    *gap = width > length ? (size_t)(width - length) : 0;
    return true;
}

Value text_method_center(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint32_t fill;
    if (!get_gap(vm, self, args, n, &gap, &fill)) return NO_VALUE;
    // CPython gives the odd one to the left where the width is odd.
    size_t width = text_of(self)->n + gap, left = gap / 2 + (gap & width & 1);
    return pad(vm, self, left, gap - left, fill);
}

Value text_method_ljust(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint32_t fill;
    return get_gap(vm, self, args, n, &gap, &fill) ? pad(vm, self, 0, gap, fill) : NO_VALUE;
}

Value text_method_rjust(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint32_t fill;
    return get_gap(vm, self, args, n, &gap, &fill) ? pad(vm, self, gap, 0, fill) : NO_VALUE;
}

Value text_method_zfill(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint32_t fill;
    if (!get_gap(vm, self, args, n, &gap, &fill)) return NO_VALUE;
    Value padded = pad(vm, self, gap, 0, '0');
    if (!is_value(padded) || gap == 0) return padded;
    Text *text = text_of(padded);
    uint32_t sign = gap < text->n ? text_at(text, gap) : 0;
    if (sign == '+' || sign == '-') {
        text_put(text, gap, '0');
        text_put(text, 0, sign);
    }
    return padded;
}

// Puts the text with blanks for its tabs into [out] (NULL: nowhere). Returns how many characters
// that are, or stops where they are too many.
static size_t expand(Vm *vm, const Text *text, int64_t size, Text *out) {
    size_t column = 0, n = 0;
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        vm_step(vm, i);
        if (c != '\t') {
            if (out) text_put(out, n, c);
            n++;
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        } else if (size > 0) {
            size_t blanks = (size_t)size - column % (size_t)size;
            if (out) text_fill(out, n, blanks, ' ');
            n += blanks;
            column += blanks;
        }
        if (n > vm->limits.heap_bytes) break;
    }
    return n;
}

Value text_method_expandtabs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t size = 8;
    if (is_value(args[0]) && !op_index(vm, args[0], &size)) return NO_VALUE;
    const Text *text = text_of(self);
    size_t length = expand(vm, text, size, NULL);
    if (length > vm->limits.heap_bytes) return vm_raise_value(vm, "MemoryError", NO_VALUE);
    Text *out = text_blank(vm, length, text_bound(text));
    if (out) expand(vm, text, size, out);
    return value_of(out);
}

// ---- translate

// What [table] has for [c], added to [points]. False: an exception.
static bool add_translated(Vm *vm, Value table, uint32_t c, Points *points) {
    Value found = op_get_item(vm, table, small_int_value(c));
    if (!is_value(found)) {
        if (!vm_exception_is(vm, "KeyError") && !vm_exception_is(vm, "IndexError")) return false;
        vm_clear_exception(vm);
        vec_push(points, c);
        return true;
    }
    bool ok = true;
    int64_t image;
    if (is_text(found)) {
        points_add(points, text_of(found), 0, text_of(found)->n);
    } else if (is_int(found)) {
        ok = int_fits_int64(found, &image) && image >= 0 && image <= UNICODE_MAX;
        if (ok)
            vec_push(points, (uint32_t)image);
        else
            vm_raise(vm, "ValueError", "character mapping must be in range(0x110000)");
    } else if (!is_none(found)) {
        ok = false;
        vm_raise(vm, "TypeError", "character mapping must return integer, None or str");
    }
    value_unref(vm, found);
    return ok;
}

Value text_method_translate(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const Text *text = text_of(self);
    Points points = {0};
    for (size_t i = 0; i < text->n; i++) {
        if (vm_tick(vm) && add_translated(vm, args[0], text_at(text, i), &points)) continue;
        vec_deinit(&points);
        return NO_VALUE;
    }
    return text_from_points(vm, &points);
}

static bool copy_table(Vm *vm, Dict *table, Value source) {
    Dict *dict = dict_of(source);
    Value key, v;
    for (size_t at = 0; dict_next(dict, &at, &key, &v);) {
        if (is_text(key)) {
            if (text_of(key)->n != 1) {
                vm_raise(vm, "ValueError", "string keys in translate table must be of length 1");
                return false;
            }
            key = small_int_value(text_at(text_of(key), 0));
        } else if (!is_int(key)) {
            vm_raise(vm, "TypeError", "keys in translate table must be strings or integers");
            return false;
        }
        if (!vm_tick(vm) || !dict_set(vm, table, key, v)) return false;
    }
    return true;
}

static bool pair_table(Vm *vm, Dict *table, const Value *args, size_t n) {
    const Text *from = text_of(args[0]);
    if (!is_text(args[1]) || (n > 2 && !is_text(args[2]))) {
        size_t wrong = is_text(args[1]) ? 2 : 1;
        vm_raise(vm, "TypeError", "maketrans() argument %zu must be str, not %s", wrong + 1,
                 type_name(vm, args[wrong]));
        return false;
    }
    const Text *to = text_of(args[1]);
    if (from->n != to->n) {
        vm_raise(vm, "ValueError", "the first two maketrans arguments must have equal length");
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < from->n; i++)
        ok = vm_tick(vm) && dict_set(vm, table, small_int_value(text_at(from, i)),
                                     small_int_value(text_at(to, i)));
    for (size_t i = 0; ok && n > 2 && i < text_of(args[2])->n; i++)
        ok =
            vm_tick(vm) && dict_set(vm, table, small_int_value(text_at(text_of(args[2]), i)), NONE);
    return ok;
}

Value text_method_maketrans(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Dict *table = dict_new(vm);
    if (!table) return NO_VALUE;
    bool ok = false;
    if (n == 1 && !is_dict(args[0]))
        vm_raise(vm, "TypeError", "if you give only one argument to maketrans it must be a dict");
    else if (n > 1 && !is_text(args[0]))
        vm_raise(vm, "TypeError",
                 "first maketrans argument must be a string if there is a second argument");
    else
        ok = n == 1 ? copy_table(vm, table, args[0]) : pair_table(vm, table, args, n);
    if (ok) return value_of(table);
    value_unref(vm, value_of(table));
    return NO_VALUE;
}

// ---- encode

Value text_method_encode(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    static const char *const names[] = {"encoding", "errors"};
    char *options[2] = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < 2; i++) {
        if (!is_value(args[i])) continue;
        ok = is_text(args[i]);
        if (ok)
            options[i] = text_c(text_of(args[i]));
        else
            vm_raise(vm, "TypeError", "encode() argument '%s' must be str, not %s", names[i],
                     is_none(args[i]) ? "None" : type_name(vm, args[i]));
    }
    Str out = {0};
    Value encoded = NO_VALUE;
    if (ok && text_encode(vm, text_of(self), options[0], options[1], &out))
        encoded = value_of(bytes_new(vm, str_text(&out), out.n));
    vm_deinit(vm, &out);
    vm_free_text(vm, options[0]);
    vm_free_text(vm, options[1]);
    return encoded;
}
