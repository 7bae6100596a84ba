// Text to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32, with CPython's error handlers.
#pragma once

#include "lang/types/text.h"

typedef enum EscapeKind { ESCAPE_NONE, ESCAPE_UNICODE, ESCAPE_RAW } EscapeKind;

EscapeKind text_escape_kind(const char *encoding); // that the name stands for
void text_escape_encode(Vm *vm, const Text *text, EscapeKind kind, Str *out);
Value text_escape_decode(Vm *vm, const uint8_t *bytes, size_t n, EscapeKind kind,
                         const char *errors);
// Raises the UnicodeDecodeError of the bytes from [from] to [to].
void text_decode_error(Vm *vm, const char *codec, const uint8_t *bytes, size_t n, size_t from,
                       size_t to, const char *reason);

// [encoding] and [errors] may be NULL: "utf-8", "strict". False: UnicodeEncodeError, LookupError.
bool text_encode(Vm *vm, Text *text, const char *encoding, const char *errors, Str *out);
// A Text; [object] is what is being decoded, for UnicodeDecodeError.
Value text_decode(Vm *vm, const uint8_t *bytes, size_t n, const char *encoding, const char *errors);
