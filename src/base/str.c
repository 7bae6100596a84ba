// Text that grows, and UTF-8.
#include "base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/large.h"

enum { PIECE_BYTES = 48 }; // most of what is formatted is shorter

void str_reserve(Str *str, size_t extra) {
    size_t wanted = str->n + extra + 1;
    if (wanted <= str->capacity) return;
    size_t capacity = str->capacity ? str->capacity * 2 : 64;
    if (capacity < wanted) capacity = wanted;
    str->text = large_realloc(str->text, str->capacity, capacity);
    if (!str->text) check_no_memory("a string");
    str->capacity = capacity;
}

void str_add_bytes(Str *str, const char *bytes, size_t n) {
    str_reserve(str, n);
    if (n) memcpy(str->text + str->n, bytes, n);
    str->n += n;
    str->text[str->n] = '\0';
}

void str_add(Str *str, const char *text) {
    str_add_bytes(str, text, strlen(text));
}

void str_printf(Str *str, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    str_reserve(str, PIECE_BYTES);
    size_t room = str->capacity - str->n;
    int length = vsnprintf(str->text + str->n, room, format, args);
    va_end(args);
    CHECK(length >= 0, "bad format '%s'", format);
    if ((size_t)length >= room) {
        str_reserve(str, (size_t)length);
        vsnprintf(str->text + str->n, (size_t)length + 1, format, again);
    }
    va_end(again);
    str->n += (size_t)length;
}

void str_add_utf8(Str *str, uint32_t c) {
    char bytes[4];
    size_t n = 0;
    if (c < 0x80) {
        bytes[n++] = (char)c;
    } else if (c < 0x800) {
        bytes[n++] = (char)(0xC0 | c >> 6);
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        bytes[n++] = (char)(0xE0 | c >> 12);
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        bytes[n++] = (char)(0xF0 | c >> 18);
        bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    }
    str_add_bytes(str, bytes, n);
}

void str_clear(Str *str) {
    str->n = 0;
    if (str->text) str->text[0] = '\0';
}

void str_deinit(Str *str) {
    large_free(str->text, str->capacity);
    *str = (Str){0};
}

// How many bytes the character has that begins with [first]; 0: none begins so.
static size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

uint32_t utf8_next(const char **at, const char *end) {
    const unsigned char *s = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    size_t n = sequence_length(s[0]);
    static const unsigned char first_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (n && n <= left) {
        uint32_t c = s[0] & first_mask[n];
        size_t i = 1;
        for (; i < n && (s[i] & 0xC0) == 0x80; i++)
            c = c << 6 | (s[i] & 0x3F);
        bool valid = i == n && c >= smallest[n] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        if (valid) {
            *at += n;
            return c;
        }
    }
    *at += 1;
    return 0xFFFD;
}
