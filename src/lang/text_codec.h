// Text to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32, with CPython's error handlers.
#pragma once

#include "lang/text.h"

// [encoding] and [errors] may be NULL: "utf-8", "strict". False: UnicodeEncodeError, LookupError.
bool text_encode(Vm *vm, Text *text, const char *encoding, const char *errors, Str *out);
// A Text; [object] is what is being decoded, for UnicodeDecodeError.
Value text_decode(Vm *vm, const uint8_t *bytes, size_t n, const char *encoding, const char *errors);
