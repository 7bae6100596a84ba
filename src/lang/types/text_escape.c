// The encodings unicode_escape and raw_unicode_escape: text as escapes in ASCII or latin-1 and
// back.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/work.h"
#include "lang/types/text_codec.h"
#include "lang/types/text_methods.h"
#include "lang/types/unicode.h"

EscapeKind text_escape_kind(const char *encoding) {
    static const char *const names[] = {
        [ESCAPE_UNICODE] = "unicode-escape", [ESCAPE_RAW] = "raw-unicode-escape"};
    for (int kind = ESCAPE_UNICODE; encoding && kind <= ESCAPE_RAW; kind++) {
        const char *a = encoding, *b = names[kind];
        while (*a && (tolower((unsigned char)*a) == *b || (*a == '_' && *b == '-')))
            a++, b++;
        if (!*a && !*b) return (EscapeKind)kind;
    }
    return ESCAPE_NONE;
}

// ---- encoding

static void escape_char(EscapeKind kind, uint32_t c, Str *out) {
    static const char plain[] = "\\\\\tt\nn\rr";
    const char *short_form = kind == ESCAPE_UNICODE && c && c < 0x80 ? strchr(plain, (int)c) : NULL;
    if (short_form && (short_form - plain) % 2 == 0)
        str_printf(out, "\\%c", short_form[1]);
    else if (c >= 0x10000)
        str_printf(out, "\\U%08x", c);
    else if (c >= 0x100)
        str_printf(out, "\\u%04x", c);
    else if (kind == ESCAPE_UNICODE && (c < 0x20 || c >= 0x7F))
        str_printf(out, "\\x%02x", c);
    else
        str_add_bytes(out, &(char){(char)c}, 1);
}

void text_escape_encode(Vm *vm, const Text *text, EscapeKind kind, Str *out) {
    for (size_t i = 0; i < text->n; i++) {
        vm_step(vm, i);
        escape_char(kind, text_at(text, i), out);
    }
}

// ---- decoding

typedef struct Unescaping {
    Vm *vm;
    const uint8_t *bytes;
    size_t n, at;
    EscapeKind kind;
    const char *errors;
    Points points;
} Unescaping;

static bool is_errors(const Unescaping *u, const char *name) {
    return u->errors && strcmp(u->errors, name) == 0;
}

// The bytes from [from] to `at` are no escape, for [reason].
static bool unescape_badly(Unescaping *u, size_t from, const char *reason) {
    if (is_errors(u, "replace")) vec_push(&u->points, 0xFFFD);
    if (is_errors(u, "replace") || is_errors(u, "ignore")) return true;
    text_decode_error(u->vm, u->kind == ESCAPE_RAW ? "rawunicodeescape" : "unicodeescape", u->bytes,
                      u->n, from, u->at, reason);
    return false;
}

// \x, \u or \U: [n] hex digits.
static bool take_hex(Unescaping *u, size_t from, size_t n) {
    static const char *const reasons[] = {[2] = "truncated \\xXX escape",
                                          [4] = "truncated \\uXXXX escape",
                                          [8] = "truncated \\UXXXXXXXX escape"};
    uint32_t c = 0;
    for (size_t i = 0; i < n; i++, u->at++) {
        if (u->at >= u->n || !isxdigit(u->bytes[u->at])) return unescape_badly(u, from, reasons[n]);
        char digit[2] = {(char)u->bytes[u->at], '\0'};
        c = c << 4 | (uint32_t)strtoul(digit, NULL, 16);
    }
    if (c > UNICODE_MAX) return unescape_badly(u, from, "illegal Unicode character");
    vec_push(&u->points, c);
    return true;
}

static void take_octal(Unescaping *u) {
    uint32_t c = 0;
    for (int i = 0; i < 3 && u->at < u->n && u->bytes[u->at] >= '0' && u->bytes[u->at] < '8'; i++)
        c = c << 3 | (uint32_t)(u->bytes[u->at++] - '0');
    vec_push(&u->points, c);
}

// What stands behind a backslash at [from]; `at` is behind it.
static bool take_escape(Unescaping *u, size_t from) {
    static const char names[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    if (u->at >= u->n && u->kind == ESCAPE_RAW) return vec_push(&u->points, '\\'), true;
    if (u->at >= u->n) return unescape_badly(u, from, "\\ at end of string");
    uint8_t c = u->bytes[u->at];
    if (c == 'u' || c == 'U') return u->at++, take_hex(u, from, c == 'u' ? 4 : 8);
    if (u->kind == ESCAPE_UNICODE) {
        if (c == 'x') return u->at++, take_hex(u, from, 2);
        if (c >= '0' && c < '8') return take_octal(u), true;
        if (c == '\n') return u->at++, true;
        for (const char *name = names; *name; name += 2)
            if (*name == (char)c) return u->at++, vec_push(&u->points, (uint8_t)name[1]), true;
        if (c == 'N') {
            vm_raise(u->vm, "LookupError", "\\N{…} is not supported here in unicode_escape");
            return false;
        }
    }
    vec_push(&u->points, '\\');
    vec_push(&u->points, c);
    u->at++;
    return true;
}

Value text_escape_decode(Vm *vm, const uint8_t *bytes, size_t n, EscapeKind kind,
                         const char *errors) {
    Unescaping u = {.vm = vm, .bytes = bytes, .n = n, .kind = kind, .errors = errors};
    for (size_t turns = 0; u.at < n; turns++) {
        vm_step(vm, turns);
        size_t from = u.at++;
        if (bytes[from] != '\\') {
            vec_push(&u.points, bytes[from]);
        } else if (!take_escape(&u, from)) {
            vec_deinit(&u.points);
            return NO_VALUE;
        }
    }
    return text_from_points(vm, &u.points);
}
