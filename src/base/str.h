// A string that is being built. A zeroed Str is an empty one; `text` is always NUL-terminated
// once something was added.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct Str {
    char *text; // owned, of large.h; NULL while empty
    size_t n, capacity;
} Str;

void str_reserve(Str *str, size_t extra); // makes room for so many bytes more
void str_add(Str *str, const char *text);
void str_add_bytes(Str *str, const char *bytes, size_t n);
void str_printf(Str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_add_utf8(Str *str, uint32_t codepoint);
void str_clear(Str *str);
void str_deinit(Str *str);

// The text, or "" while nothing was added.
static inline const char *str_text(const Str *str) {
    return str->text ? str->text : "";
}

// Reads the character at [*at] (not past [end]) and moves [*at] behind it. An invalid byte counts
// as one character and gives U+FFFD.
uint32_t utf8_next(const char **at, const char *end);
