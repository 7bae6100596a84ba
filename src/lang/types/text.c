// str: how texts are stored, made, compared and interned.
#include "lang/types/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/hash.h"
#include "lang/types/unicode.h"

// ---- making

static uint8_t kind_for(uint32_t highest) {
    return highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
}

Text *text_blank(Vm *vm, size_t n, uint32_t highest) {
    uint8_t kind = kind_for(highest);
    if (n > SIZE_MAX / 16) return vm_raise_value(vm, "MemoryError", NO_VALUE), NULL;
    Text *text = object_new(vm, vm->types.text, n * kind);
    if (!text) return NULL;
    text->n = n;
    text->kind = kind;
    text->is_ascii = highest < 0x80;
    text->data = text + 1;
    return text;
}

// Like utf8_next, but lets lone surrogates pass (WTF-8).
static uint32_t next_point(const char **at, const char *end) {
    const unsigned char *s = (const unsigned char *)*at;
    if (s[0] == 0xED && end - *at >= 3 && s[1] >= 0xA0) {
        *at += 3;
        return 0xD000 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    }
    return utf8_next(at, end);
}

Text *text_from_utf8(Vm *vm, const char *bytes, size_t n) {
    const char *end = bytes + n;
    size_t length = 0;
    uint32_t highest = 0;
    for (const char *at = bytes; at < end; length++) {
        uint32_t c = (unsigned char)*at < 0x80 ? (unsigned char)*at++ : next_point(&at, end);
        highest |= c; // the highest one would do; so does a bound of the same kind
        vm_step(vm, length);
    }
    Text *text = text_blank(vm, length, highest);
    if (!text) return NULL;
    if (highest < 0x80) {
        vm_copy(vm, text->data, bytes, n);
        return text;
    }
    size_t i = 0;
    for (const char *at = bytes; at < end; i++) {
        text_put(text, i, next_point(&at, end));
        vm_step(vm, i);
    }
    return text;
}

Text *text_from_c(Vm *vm, const char *text) {
    return text_from_utf8(vm, text, vm_length(vm, text));
}

Text *text_from_codepoints(Vm *vm, const uint32_t *points, size_t n) {
    uint32_t highest = 0;
    for (size_t i = 0; i < n; i++) {
        highest |= points[i];
        vm_step(vm, i);
    }
    Text *text = text_blank(vm, n, highest);
    for (size_t i = 0; text && i < n; i++) {
        text_put(text, i, points[i]);
        vm_step(vm, i);
    }
    return text;
}

Text *text_from_char(Vm *vm, uint32_t c) {
    if (c >= 256) return text_from_codepoints(vm, &c, 1);
    if (!vm->characters[c]) vm->characters[c] = text_from_codepoints(vm, &c, 1);
    return object_of(value_ref(value_of(vm->characters[c])));
}

Text *text_printf(Vm *vm, const char *format, ...) {
    Str out = {0};
    va_list args;
    va_start(args, format);
    vm_vprintf(vm, &out, format, args);
    va_end(args);
    return object_of(text_value_from_str(vm, &out));
}

Value text_value_from_str(Vm *vm, Str *str) {
    Text *text = text_from_utf8(vm, str_text(str), str->n);
    vm_release(vm, str->text, str->capacity);
    *str = (Str){0};
    return value_of(text);
}

static uint32_t highest_in(const Text *text, size_t from, size_t to) {
    uint32_t highest = 0;
    if (text->is_ascii) return 0x7F;
    for (size_t i = from; i < to; i++) {
        highest |= text_at(text, i);
        vm_step(text_vm(text), i);
    }
    return highest;
}

void text_copy(Text *text, size_t at, const Text *source, size_t from, size_t to) {
    if (text->kind == source->kind) {
        if (to > from)
            vm_copy(text_vm(text), (char *)text->data + at * text->kind,
                    (const char *)source->data + from * text->kind, (to - from) * text->kind);
        return;
    }
    for (size_t i = from; i < to; i++) {
        text_put(text, at++, text_at(source, i));
        vm_step(text_vm(text), i);
    }
}

void text_fill(Text *text, size_t at, size_t n, uint32_t c) {
    for (size_t i = 0; i < n; i++) {
        text_put(text, at + i, c);
        vm_step(text_vm(text), i);
    }
}

Text *text_slice(Vm *vm, Text *text, size_t from, size_t to) {
    if (from == 0 && to == text->n && text->object.type == vm->types.text)
        return object_of(value_ref(value_of(text)));
    if (to - from == 1) return text_from_char(vm, text_at(text, from));
    Text *slice = text_blank(vm, to - from, highest_in(text, from, to));
    if (slice) text_copy(slice, 0, text, from, to);
    return slice;
}

uint32_t text_bound(const Text *text) {
    static const uint32_t bounds[] = {0, 0xFF, 0xFFFF, 0, 0x10FFFF};
    return text->is_ascii ? 0x7F : bounds[text->kind];
}

Text *text_narrowed(Vm *vm, Text *text) {
    uint32_t highest = highest_in(text, 0, text->n);
    if (text->is_ascii || (kind_for(highest) == text->kind && highest >= 0x80)) return text;
    Text *narrow = text_blank(vm, text->n, highest);
    if (narrow) text_copy(narrow, 0, text, 0, text->n);
    value_unref(vm, value_of(text));
    return narrow;
}

Text *text_join2(Vm *vm, Text *a, Text *b) {
    Text *text = text_blank(vm, a->n + b->n, text_bound(a) | text_bound(b));
    if (!text) return NULL;
    text_copy(text, 0, a, 0, a->n);
    text_copy(text, a->n, b, 0, b->n);
    return text;
}

// Makes room in [a], whose only reference is the caller's, for [n] code points.
static bool reserve(Vm *vm, Text *a, size_t n) {
    size_t bytes = n * a->kind;
    if (bytes <= a->capacity_bytes) return true;
    size_t capacity = bytes + bytes / 4 + 64;
    void *data = vm_realloc(vm, a->capacity_bytes ? a->data : NULL, a->capacity_bytes, capacity);
    if (!data) return false;
    if (!a->capacity_bytes) vm_copy(vm, data, a->data, a->n * a->kind);
    a->data = data;
    a->capacity_bytes = capacity;
    return true;
}

Text *text_append(Vm *vm, Text *a, Text *b) {
    bool in_place = a->object.refs == 1 && !a->is_interned && a->kind >= b->kind && a->n >= 32 &&
                    a->object.type == vm->types.text;
    Text *sum = a;
    if (in_place) {
        size_t n = a->n;
        if (!reserve(vm, a, n + b->n))
            sum = NULL;
        else {
            text_copy(a, n, b, 0, b->n);
            a->n += b->n;
            a->hash = 0;
            a->is_ascii = a->is_ascii && b->is_ascii;
        }
    } else {
        sum = text_join2(vm, a, b);
    }
    if (sum != a) value_unref(vm, value_of(a));
    return sum;
}

// ---- names

Text *text_intern(Vm *vm, Text *text) {
    if (!text || text->is_interned) return text;
    Value known = dict_find(vm, vm->interned, value_of(text));
    if (is_value(known)) {
        value_ref(known);
        value_unref(vm, value_of(text));
        return text_of(known);
    }
    if (text->object.type != vm->types.text) return text;
    text_hash(text);
    if (!dict_set(vm, vm->interned, value_of(text), value_of(text))) return NULL;
    text->is_interned = true;
    return text;
}

Text *text_name(Vm *vm, const char *name) {
    Value known = dict_find_c(vm->interned, name);
    if (is_value(known)) return text_of(value_ref(known));
    return text_intern(vm, text_from_c(vm, name));
}

// ---- comparing

bool text_equal(const Text *a, const Text *b) {
    if (a == b) return true;
    if (a->n != b->n || (a->hash && b->hash && a->hash != b->hash)) return false;
    if (a->kind == b->kind)
        return vm_compare_bytes(text_vm(a), a->data, b->data, a->n * a->kind) == 0;
    for (size_t i = 0; i < a->n; i++) {
        if (text_at(a, i) != text_at(b, i)) return false;
        vm_step(text_vm(a), i);
    }
    return true;
}

bool text_is(const Text *text, const char *ascii) {
    Vm *vm = text_vm(text);
    return text->kind == 1 && vm_length(vm, ascii) == text->n &&
           vm_compare_bytes(vm, text->data, ascii, text->n) == 0;
}

int text_compare(const Text *a, const Text *b) {
    size_t n = a->n < b->n ? a->n : b->n;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = text_at(a, i), y = text_at(b, i);
        if (x != y) return x < y ? -1 : 1;
        vm_step(text_vm(a), i);
    }
    return a->n < b->n ? -1 : a->n > b->n;
}

int64_t text_hash(Text *text) {
    if (!text->hash) text->hash = hash_of_bytes(text_vm(text), text->data, text->n * text->kind);
    return text->hash;
}

// ---- out

void text_to_utf8(const Text *text, Str *out) {
    if (text->is_ascii) {
        vm_add_bytes(text_vm(text), out, text->data, text->n);
        return;
    }
    for (size_t i = 0; i < text->n; i++) {
        str_add_utf8(out, text_at(text, i));
        vm_step(text_vm(text), i);
    }
}

char *text_c(const Text *text) {
    Vm *vm = text_vm(text);
    Str out = {0};
    if (!text->is_ascii) text_to_utf8(text, &out);
    size_t n = text->is_ascii ? text->n : out.n;
    char *copy = malloc(n + 1);
    if (!copy) check_no_memory("a text");
    vm_copy(vm, copy, text->is_ascii ? text->data : out.text, n);
    copy[n] = '\0';
    vm_deinit(vm, &out);
    return copy;
}

static void add_escape(Str *out, char letter, uint32_t c, int n_digits) {
    char escape[10] = {'\\', letter};
    for (int i = n_digits; i > 0; i--, c >>= 4)
        escape[1 + i] = "0123456789abcdef"[c & 0xF];
    str_add_bytes(out, escape, (size_t)n_digits + 2);
}

static void repr_char(uint32_t c, char quote, Str *out) {
    if (c == (unsigned char)quote || c == '\\')
        add_escape(out, (char)c, 0, 0);
    else if (c == '\n')
        str_add(out, "\\n");
    else if (c == '\r')
        str_add(out, "\\r");
    else if (c == '\t')
        str_add(out, "\\t");
    else if (unicode_is_printable(c))
        str_add_utf8(out, c);
    else if (c < 0x100)
        add_escape(out, 'x', c, 2);
    else if (c < 0x10000)
        add_escape(out, 'u', c, 4);
    else
        add_escape(out, 'U', c, 8);
}

static char quote_for(const Text *text) {
    bool has_single = false, has_double = false;
    for (size_t i = 0; i < text->n; i++) {
        has_single |= text_at(text, i) == '\'';
        has_double |= text_at(text, i) == '"';
        vm_step(text_vm(text), i);
    }
    return has_single && !has_double ? '"' : '\'';
}

void text_repr_into(const Text *text, Str *out) {
    char quote = quote_for(text);
    str_add_bytes(out, &quote, 1);
    for (size_t i = 0; i < text->n; i++) {
        repr_char(text_at(text, i), quote, out);
        vm_step(text_vm(text), i);
    }
    str_add_bytes(out, &quote, 1);
}

Value text_repr(Vm *vm, Value self) {
    enum { PIECE = 4096 };
    const Text *text = text_of(self);
    char quote = quote_for(text);
    Str out = {0};
    str_add_bytes(&out, &quote, 1);
    bool ok = true;
    for (size_t i = 0; ok && i < text->n; i++) {
        repr_char(text_at(text, i), quote, &out);
        if (i % PIECE == PIECE - 1) ok = vm_ticks(vm, PIECE / 8) && vm_may_have(vm, out.n);
    }
    str_add_bytes(&out, &quote, 1);
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

Value text_ascii(Vm *vm, Value v) {
    Value repr = op_repr(vm, v);
    if (!is_value(repr) || text_of(repr)->is_ascii) return repr;
    const Text *text = text_of(repr);
    Str out = {0};
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        if (c < 0x80)
            str_add_bytes(&out, (char[]){(char)c}, 1);
        else if (c < 0x100)
            str_printf(&out, "\\x%02x", c);
        else if (c < 0x10000)
            str_printf(&out, "\\u%04x", c);
        else
            str_printf(&out, "\\U%08x", c);
        vm_step(vm, i);
    }
    value_unref(vm, repr);
    return text_value_from_str(vm, &out);
}
