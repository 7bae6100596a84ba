// bytes and bytearray. A bytes object holds its bytes itself and never changes; a bytearray grows.
#pragma once

#include "lang/core/vm.h"
#include "lang/types/text.h"

typedef struct Bytes {
    Object object;
    int64_t hash; // 0: not known yet
    size_t n;
    uint8_t *at; // behind the object
} Bytes;

typedef struct ByteArray {
    Object object;
    size_t n, capacity;
    uint8_t *at;    // owned
    size_t n_views; // memoryviews that see it: it cannot be resized meanwhile
} ByteArray;

// True if [v] is a bytes, a bytearray (or of a subclass) or a memoryview of bytes in a row: its
// bytes, borrowed until it changes.
bool bytes_view(Value v, const uint8_t **at, size_t *n);

void bytearray_hold(Value v, int by); // if it is one: counts its views

// A new bytes object; [bytes] NULL: to be filled. NULL: MemoryError.
Bytes *bytes_new(Vm *vm, const void *bytes, size_t n);
Value bytearray_from(Vm *vm, const void *bytes, size_t n);
// Each code point (below 256) as one byte, and the other way round (a Text).
Value bytes_from_latin_1(Vm *vm, const Text *text);
Value bytes_to_latin_1(Vm *vm, const uint8_t *bytes, size_t n);
// What the methods take: a list of ints, bytes, … [what] says in an error what it was to become.
// The bytes are added to [out]. False: an exception.
bool bytes_from_value(Vm *vm, Value v, const char *what, Str *out);
// b'…' with CPython's escapes.
void bytes_repr_into(Vm *vm, const uint8_t *bytes, size_t n, Str *out);

extern const TypeDef bytes_def, bytearray_def, bytes_iterator_def, bytearray_iterator_def;
