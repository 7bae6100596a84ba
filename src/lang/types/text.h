// str: a sequence of code points, stored with 1, 2 or 4 bytes each, the smallest that holds them
// all. Texts never change, except one that nobody else knows (text_append). Names are interned:
// equal ones are the same Text, so dictionaries of names compare pointers.
#pragma once

#include <string.h>

#include "base/check.h"
#include "base/str.h"
#include "lang/core/vm.h"

struct Text {
    Object object;
    int64_t hash; // 0: not known yet
    size_t n;     // code points
    uint8_t kind; // bytes of each: 1, 2 or 4
    bool is_ascii, is_interned;
    size_t capacity_bytes; // of `data` where it is apart from the object (owned); else 0
    void *data;
};

static inline Vm *text_vm(const Text *text) {
    return text->object.type->vm;
}
static inline uint32_t text_at(const Text *text, size_t i) {
    if (text->kind == 1) return ((const uint8_t *)text->data)[i];
    if (text->kind == 2) return ((const uint16_t *)text->data)[i];
    return ((const uint32_t *)text->data)[i];
}
static inline void text_put(Text *text, size_t i, uint32_t c) { // of a new text
    if (text->kind == 1)
        ((uint8_t *)text->data)[i] = (uint8_t)c;
    else if (text->kind == 2)
        ((uint16_t *)text->data)[i] = (uint16_t)c;
    else
        ((uint32_t *)text->data)[i] = c;
}
static inline bool is_text(Value v) {
    return is_of_kind(v, TYPE_IS_TEXT);
}
static inline Text *text_of(Value v) { // borrowed
    return object_of(v);
}

// New texts. NULL: MemoryError is set.
Text *text_blank(Vm *vm, size_t n, uint32_t highest); // code points up to [highest]; to be filled
Text *text_from_utf8(Vm *vm, const char *bytes, size_t n); // lone surrogates as WTF-8
Text *text_from_c(Vm *vm, const char *text);
Text *text_from_codepoints(Vm *vm, const uint32_t *points, size_t n);
Text *text_from_char(Vm *vm, uint32_t c);
Text *text_printf(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text *text_slice(Vm *vm, Text *text, size_t from, size_t to);
Text *text_join2(Vm *vm, Text *a, Text *b);
// a + b, where [a] is given away (takes it): grown in place if nobody else knows it.
Text *text_append(Vm *vm, Text *a, Text *b);
Value text_value_from_str(Vm *vm, Str *str); // and empties [str]

// The interned Text; the caller gets a reference. text_intern takes [text].
Text *text_intern(Vm *vm, Text *text);
Text *text_name(Vm *vm, const char *name);

bool text_equal(const Text *a, const Text *b);
// The same for two whose hashes are equal: then they nearly always are, too.
static inline bool text_equal_hashed(const Text *a, const Text *b) {
    enum { SHORT_BYTES = 64 };
    size_t bytes = a->n * a->kind;
    bool is_short = a->n == b->n && a->kind == b->kind && bytes - 1 < SHORT_BYTES; // not empty
    return LIKELY(is_short) ? memcmp(a->data, b->data, bytes) == 0 : text_equal(a, b);
}
bool text_is(const Text *text, const char *ascii);
int text_compare(const Text *a, const Text *b); // <0, 0, >0 by code points
int64_t text_hash(Text *text);
void text_to_utf8(const Text *text, Str *out);   // adds to it
void text_repr_into(const Text *text, Str *out); // adds 'text' with its escapes
Value text_repr(Vm *vm, Value self);             // the same as a Text, however long it is
// A copy in UTF-8 with a NUL, for messages; the caller frees it with free().
char *text_c(const Text *text);

// repr(v) with everything but ASCII as escapes: ascii(v).
Value text_ascii(Vm *vm, Value v);

// [text], or a copy in the smallest form if that is smaller. Takes it.
Text *text_narrowed(Vm *vm, Text *text);
// A code point at least as high as any in [text], of the same kind: what text_blank wants to know.
uint32_t text_bound(const Text *text);
// Puts [c], which fits, [n] times to [at] in the new [text].
void text_fill(Text *text, size_t at, size_t n, uint32_t c);
// Copies [from, to) of [source], whose code points fit, to [at] in the new [text].
void text_copy(Text *text, size_t at, const Text *source, size_t from, size_t to);

extern const TypeDef text_def, text_iterator_def, text_ascii_iterator_def;
