// What bytes and bytearray do with letters, padding and hexadecimal digits (ASCII only).
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/int.h"
#include "lang/types/text_codec.h"

// ---- letters

static bool is_upper(uint8_t c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(uint8_t c) {
    return c >= 'a' && c <= 'z';
}

static bool is_alpha(uint8_t c) {
    return is_upper(c) || is_lower(c);
}

static bool is_digit(uint8_t c) {
    return c >= '0' && c <= '9';
}

static bool is_alnum(uint8_t c) {
    return is_alpha(c) || is_digit(c);
}

static bool is_space(uint8_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static uint8_t to_upper(uint8_t c) {
    return is_lower(c) ? c - 32 : c;
}

static uint8_t to_lower(uint8_t c) {
    return is_upper(c) ? c + 32 : c;
}

// What [map] makes of each byte; it is told whether the one before was a letter.
static Value map_all(Vm *vm, Value self, uint8_t (*map)(uint8_t c, bool in_word, size_t at)) {
    BytesView in = bytes_of_self(self);
    Str out = {0};
    bool in_word = false;
    for (size_t i = 0; i < in.n; i++) {
        uint8_t c = map(in.at[i], in_word, i);
        str_add_bytes(&out, (const char *)&c, 1);
        in_word = is_alpha(c);
        vm_step(vm, i);
    }
    return bytes_like_from_str(vm, self, &out);
}

static uint8_t map_upper(uint8_t c, bool in_word, size_t at) {
    (void)in_word, (void)at;
    return to_upper(c);
}

static uint8_t map_lower(uint8_t c, bool in_word, size_t at) {
    (void)in_word, (void)at;
    return to_lower(c);
}

static uint8_t map_title(uint8_t c, bool in_word, size_t at) {
    (void)at;
    return in_word ? to_lower(c) : to_upper(c);
}

static uint8_t map_capitalized(uint8_t c, bool in_word, size_t at) {
    (void)in_word;
    return at ? to_lower(c) : to_upper(c);
}

static uint8_t map_swapped(uint8_t c, bool in_word, size_t at) {
    (void)in_word, (void)at;
    return is_upper(c) ? to_lower(c) : to_upper(c);
}

#define MAPPING(name, map)                                                                         \
    Value name(Vm *vm, Value self, const Value *args, size_t n) {                                  \
        (void)args, (void)n;                                                                       \
        return map_all(vm, self, map);                                                             \
    }
MAPPING(bytes_method_upper, map_upper)
MAPPING(bytes_method_lower, map_lower)
MAPPING(bytes_method_title, map_title)
MAPPING(bytes_method_capitalize, map_capitalized)
MAPPING(bytes_method_swapcase, map_swapped)

static Value all_are(Vm *vm, Value self, bool (*is)(uint8_t c)) {
    BytesView in = bytes_of_self(self);
    for (size_t i = 0; i < in.n; i++) {
        if (!is(in.at[i])) return FALSE_VALUE;
        vm_step(vm, i);
    }
    return bool_value(in.n > 0);
}

#define QUESTION(name, is)                                                                         \
    Value name(Vm *vm, Value self, const Value *args, size_t n) {                                  \
        (void)args, (void)n;                                                                       \
        return all_are(vm, self, is);                                                              \
    }
QUESTION(bytes_method_isalnum, is_alnum)
QUESTION(bytes_method_isalpha, is_alpha)
QUESTION(bytes_method_isdigit, is_digit)
QUESTION(bytes_method_isspace, is_space)

Value bytes_method_isascii(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    BytesView in = bytes_of_self(self);
    for (size_t i = 0; i < in.n; i++) {
        if (in.at[i] >= 0x80) return FALSE_VALUE;
        vm_step(vm, i);
    }
    return TRUE_VALUE;
}

static Value is_of_case(Vm *vm, Value self, bool (*is)(uint8_t c), bool (*is_other)(uint8_t c)) {
    BytesView in = bytes_of_self(self);
    bool found = false;
    for (size_t i = 0; i < in.n; i++) {
        if (is_other(in.at[i])) return FALSE_VALUE;
        found = found || is(in.at[i]);
        vm_step(vm, i);
    }
    return bool_value(found);
}

Value bytes_method_islower(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return is_of_case(vm, self, is_lower, is_upper);
}

Value bytes_method_isupper(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return is_of_case(vm, self, is_upper, is_lower);
}

Value bytes_method_istitle(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    BytesView in = bytes_of_self(self);
    bool in_word = false, found = false;
    for (size_t i = 0; i < in.n; i++) {
        uint8_t c = in.at[i];
        if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) return FALSE_VALUE;
        in_word = is_alpha(c);
        found = found || in_word;
        vm_step(vm, i);
    }
    return bool_value(found);
}

// ---- padding

// How much is missing to the width args[0]; the fill from args[1]. False: an exception.
static bool get_gap(Vm *vm, const char *name, Value self, const Value *args, size_t n, size_t *gap,
                    uint8_t *fill) {
    int64_t width, length = (int64_t)bytes_of_self(self).n;
    BytesView one;
    if (!op_index(vm, args[0], &width)) return false;
    *fill = ' ';
    if (n > 1) {
        if (!bytes_view(args[1], &one.at, &one.n) || one.n != 1) {
            vm_raise(vm, "TypeError", "%s() argument 2 must be a byte string of length 1, not %s",
                     name, type_name(vm, args[1]));
            return false;
        }
        *fill = one.at[0];
    }
    *gap = width > length ? (size_t)(width - length) : 0;
    if (*gap < vm->limits.heap_bytes) return true;
    vm_raise_value(vm, "MemoryError", NO_VALUE);
    return false;
}

static Value pad(Vm *vm, Value self, size_t left, size_t right, uint8_t fill) {
    BytesView in = bytes_of_self(self);
    Str out = {0};
    vm_add_fill(vm, &out, fill, left);
    vm_add_bytes(vm, &out, in.at, in.n);
    vm_add_fill(vm, &out, fill, right);
    return bytes_like_from_str(vm, self, &out);
}

Value bytes_method_center(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint8_t fill;
    if (!get_gap(vm, "center", self, args, n, &gap, &fill)) return NO_VALUE;
    size_t width = bytes_of_self(self).n + gap, left = gap / 2 + (gap & width & 1);
    return pad(vm, self, left, gap - left, fill);
}

Value bytes_method_ljust(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint8_t fill;
    return get_gap(vm, "ljust", self, args, n, &gap, &fill) ? pad(vm, self, 0, gap, fill)
                                                            : NO_VALUE;
}

Value bytes_method_rjust(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint8_t fill;
    return get_gap(vm, "rjust", self, args, n, &gap, &fill) ? pad(vm, self, gap, 0, fill)
                                                            : NO_VALUE;
}

Value bytes_method_zfill(Vm *vm, Value self, const Value *args, size_t n) {
    size_t gap;
    uint8_t fill;
    if (!get_gap(vm, "zfill", self, args, n, &gap, &fill)) return NO_VALUE;
    BytesView in = bytes_of_self(self);
    Str out = {0};
    bool has_sign = in.n && (in.at[0] == '+' || in.at[0] == '-');
    str_add_bytes(&out, (const char *)in.at, has_sign);
    vm_add_fill(vm, &out, '0', gap);
    vm_add_bytes(vm, &out, in.at + has_sign, in.n - has_sign);
    return bytes_like_from_str(vm, self, &out);
}

Value bytes_method_expandtabs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t size = 8;
    if (is_value(args[0]) && !op_index(vm, args[0], &size)) return NO_VALUE;
    if (size > 1 << 20) return vm_raise_value(vm, "MemoryError", NO_VALUE);
    BytesView in = bytes_of_self(self);
    Str out = {0};
    size_t column = 0;
    for (size_t i = 0; i < in.n; i++) {
        if (in.at[i] == '\t') {
            size_t spaces = size > 0 ? (size_t)size - column % (size_t)size : 0;
            vm_add_fill(vm, &out, ' ', spaces);
            column += spaces;
        } else {
            str_add_bytes(&out, (const char *)in.at + i, 1);
            column = in.at[i] == '\n' || in.at[i] == '\r' ? 0 : column + 1;
        }
        vm_step(vm, i);
    }
    return bytes_like_from_str(vm, self, &out);
}

// ---- translate

Value bytes_method_translate(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    BytesView in = bytes_of_self(self), table = {0}, dropped = {0};
    if (!is_none(args[0])) {
        if (!bytes_get(vm, args[0], &table)) return NO_VALUE;
        if (table.n != 256)
            return vm_raise(vm, "ValueError", "translation table must be 256 characters long");
    }
    if (is_value(args[1]) && !bytes_get(vm, args[1], &dropped)) return NO_VALUE;
    Str out = {0};
    for (size_t i = 0; i < in.n; i++) {
        uint8_t c = in.at[i];
        vm_step(vm, i);
        if (dropped.n && memchr(dropped.at, c, dropped.n)) continue;
        if (table.n) c = table.at[c];
        str_add_bytes(&out, (const char *)&c, 1);
    }
    return bytes_like_from_str(vm, self, &out);
}

static Value method_maketrans(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    BytesView from, to;
    if (!bytes_get(vm, args[0], &from) || !bytes_get(vm, args[1], &to)) return NO_VALUE;
    if (from.n != to.n)
        return vm_raise(vm, "ValueError", "maketrans arguments must have same length");
    Bytes *table = bytes_new(vm, NULL, 256);
    if (!table) return NO_VALUE;
    for (size_t i = 0; i < 256; i++)
        table->at[i] = (uint8_t)i;
    for (size_t i = 0; i < from.n; i++) {
        table->at[from.at[i]] = to.at[i];
        vm_step(vm, i);
    }
    return value_of(table);
}

// ---- hexadecimal

// The separator and how many bytes it parts: from the right, negative from the left.
static bool get_separator(Vm *vm, const Value *args, char *separator, int64_t *group) {
    *separator = 0;
    *group = 1;
    if (!is_value(args[0])) return true;
    BytesView bytes;
    int64_t length = op_length(vm, args[0]);
    if (length < 0) return false;
    if (length != 1) {
        vm_raise(vm, "ValueError", "sep must be length 1.");
        return false;
    }
    if (is_text(args[0])) {
        uint32_t c = text_at(text_of(args[0]), 0);
        if (c >= 0x80) {
            vm_raise(vm, "ValueError", "sep must be ASCII.");
            return false;
        }
        *separator = (char)c;
    } else if (bytes_view(args[0], &bytes.at, &bytes.n)) {
        *separator = (char)bytes.at[0];
    } else {
        vm_raise(vm, "TypeError", "sep must be str or bytes.");
        return false;
    }
    return !is_value(args[1]) || op_index(vm, args[1], group);
}

Value bytes_method_hex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    char separator;
    int64_t group;
    if (!get_separator(vm, args, &separator, &group)) return NO_VALUE;
    BytesView in = bytes_of_self(self);
    Str out = {0};
    size_t size = group < 0 ? (size_t)-group : (size_t)group;
    if (!vm_may_have(vm, in.n * 2)) return NO_VALUE;
    for (size_t i = 0; i < in.n; i++) {
        static const char digits[] = "0123456789abcdef";
        size_t place = group < 0 ? i : in.n - i; // of the border before this byte
        if (i && separator && size && place % size == 0) str_add_bytes(&out, &separator, 1);
        str_add_bytes(&out, (char[]){digits[in.at[i] >> 4], digits[in.at[i] & 15]}, 2);
        vm_step(vm, i);
    }
    return text_value_from_str(vm, &out);
}

static int hex_digit(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10) : -1;
}

static Value method_fromhex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "fromhex() argument must be str, not %s",
                        type_name(vm, args[0]));
    const Text *text = text_of(args[0]);
    Str out = {0};
    for (size_t i = 0, turns = 0; i < text->n; turns++) {
        uint32_t c = text_at(text, i);
        vm_step(vm, turns);
        if (c < 0x80 && is_space((uint8_t)c)) {
            i++;
            continue;
        }
        int high = hex_digit(c), low = i + 1 < text->n ? hex_digit(text_at(text, i + 1)) : -1;
        if (high < 0 || low < 0) {
            vm_deinit(vm, &out);
            return vm_raise(vm, "ValueError",
                            "non-hexadecimal number found in fromhex() arg at position %zu",
                            high < 0 ? i : i + 1);
        }
        char byte = (char)(high << 4 | low);
        str_add_bytes(&out, &byte, 1);
        i += 2;
    }
    Type *type = object_of(self);
    Value v = type_is_subtype(type, vm->types.bytearray)
                  ? bytearray_from(vm, str_text(&out), out.n)
                  : value_of(bytes_new(vm, str_text(&out), out.n));
    vm_release(vm, out.text, out.capacity);
    if (!is_value(v) || TYPE_OF(vm, v) == type) return v;
    Value made = op_call_1(vm, self, v);
    value_unref(vm, v);
    return made;
}

// ---- decode

Value bytes_method_decode(Vm *vm, Value self, const Value *args, size_t n) {
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
            vm_raise(vm, "TypeError", "decode() argument '%s' must be str, not %s", names[i],
                     is_none(args[i]) ? "None" : type_name(vm, args[i]));
    }
    BytesView in = bytes_of_self(self);
    Value text = ok ? text_decode(vm, in.at, in.n, options[0], options[1]) : NO_VALUE;
    vm_free_text(vm, options[0]);
    vm_free_text(vm, options[1]);
    return text;
}

static Value method_bytes(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    BytesView view = bytes_of_self(self);
    return value_of(bytes_new(vm, view.at, view.n));
}

const NativeDef bytes_methods[] = {BYTES_METHODS{"__bytes__", TAKES_NONE, {method_bytes}}, {0}};

const NativeDef bytes_static_methods[] = {{"maketrans", TAKES_MANY, {method_maketrans}, 2, 2}, {0}};

const NativeDef bytes_class_methods[] = {{"fromhex", TAKES_ONE, {method_fromhex}}, {0}};
