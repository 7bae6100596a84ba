// What Unicode says of a character, as CPython's str methods ask it (Unicode 14, the version that
// CPython 3.11 and libunistring 1.0 share). ASCII is answered without asking the library.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNICODE_MAX = 0x10FFFF, UNICODE_CASE_MAX = 3 }; // the longest image of one character

bool unicode_is_space(uint32_t c);
bool unicode_is_line_break(uint32_t c); // of str.splitlines
bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_cased(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_printable(uint32_t c); // repr shows it as it is
bool unicode_is_id_start(uint32_t c);  // of an identifier, the underscore too
bool unicode_is_id_continue(uint32_t c);

static inline bool unicode_is_surrogate(uint32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

// The value of a decimal digit of any script, -1 for other characters.
int unicode_decimal(uint32_t c);

// The full mapping of one character, context left out: writes up to UNICODE_CASE_MAX characters to
// [out] and returns how many. (The sigma at the end of a word is the caller's.)
size_t unicode_to_upper(uint32_t c, uint32_t *out);
size_t unicode_to_lower(uint32_t c, uint32_t *out);
size_t unicode_to_title(uint32_t c, uint32_t *out);
size_t unicode_to_folded(uint32_t c, uint32_t *out);
