// Text to bytes and back; see text_codec.h.
#include "lang/types/text_codec.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/work.h"
#include "lang/types/bytes.h"
#include "lang/types/text_methods.h"
#include "lang/types/unicode.h"

typedef enum Codec {
    CODEC_UTF_8,
    CODEC_UTF_8_SIG,
    CODEC_ASCII,
    CODEC_LATIN_1,
    CODEC_UTF_16,
    CODEC_UTF_16_LE,
    CODEC_UTF_16_BE,
    CODEC_UTF_32,
    CODEC_UTF_32_LE,
    CODEC_UTF_32_BE,
} Codec;

// How messages say them.
static const char *const codec_names[] = {"utf-8",     "utf-8",     "ascii",     "latin-1",
                                          "utf-16",    "utf-16-le", "utf-16-be", "utf-32",
                                          "utf-32-le", "utf-32-be"};

static bool find_codec(Vm *vm, const char *encoding, Codec *out) {
    static const struct {
        const char *name;
        Codec codec;
    } codecs[] = {
        {"utf-8", CODEC_UTF_8},
        {"utf8", CODEC_UTF_8},
        {"u8", CODEC_UTF_8},
        {"utf", CODEC_UTF_8},
        {"utf-8-sig", CODEC_UTF_8_SIG},
        {"ascii", CODEC_ASCII},
        {"us-ascii", CODEC_ASCII},
        {"646", CODEC_ASCII},
        {"latin-1", CODEC_LATIN_1},
        {"latin1", CODEC_LATIN_1},
        {"latin", CODEC_LATIN_1},
        {"l1", CODEC_LATIN_1},
        {"iso-8859-1", CODEC_LATIN_1},
        {"iso8859-1", CODEC_LATIN_1},
        {"8859", CODEC_LATIN_1},
        {"cp819", CODEC_LATIN_1},
        {"utf-16", CODEC_UTF_16},
        {"utf16", CODEC_UTF_16},
        {"u16", CODEC_UTF_16},
        {"utf-16-le", CODEC_UTF_16_LE},
        {"utf-16le", CODEC_UTF_16_LE},
        {"utf-16-be", CODEC_UTF_16_BE},
        {"utf-16be", CODEC_UTF_16_BE},
        {"utf-32", CODEC_UTF_32},
        {"utf32", CODEC_UTF_32},
        {"u32", CODEC_UTF_32},
        {"utf-32-le", CODEC_UTF_32_LE},
        {"utf-32le", CODEC_UTF_32_LE},
        {"utf-32-be", CODEC_UTF_32_BE},
        {"utf-32be", CODEC_UTF_32_BE},
    };
    *out = CODEC_UTF_8;
    if (!encoding) return true;
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        const char *a = encoding, *b = codecs[i].name;
        while (*a && *b &&
               (tolower((unsigned char)*a) == *b || ((*a == '_' || *a == ' ') && *b == '-')))
            a++, b++;
        if (*a || *b) continue;
        *out = codecs[i].codec;
        return true;
    }
    vm_raise(vm, "LookupError", "unknown encoding: %s", encoding);
    return false;
}

// UnicodeEncodeError(encoding, object, start, end, reason) or its sister.
static void raise_unicode(Vm *vm, const char *type, const char *codec, Value object, size_t from,
                          size_t to, const char *reason) {
    Value args[5] = {value_of(text_from_c(vm, codec)), value_ref(object),
                     small_int_value((int64_t)from), small_int_value((int64_t)to),
                     value_of(text_from_c(vm, reason))};
    Value exception = NO_VALUE;
    if (is_value(args[0]) && is_value(args[4]))
        exception = exception_new(vm, exception_type(vm, type), args, 5);
    for (int i = 0; i < 5; i++)
        value_unref(vm, args[i]);
    if (is_value(exception)) vm_raise_exception(vm, exception);
}

void text_decode_error(Vm *vm, const char *codec, const uint8_t *bytes, size_t n, size_t from,
                       size_t to, const char *reason) {
    Value object = value_of(bytes_new(vm, bytes, n));
    if (is_value(object)) raise_unicode(vm, "UnicodeDecodeError", codec, object, from, to, reason);
    value_unref(vm, object);
}

static bool is_handler(const char *errors, const char *name) {
    return errors && strcmp(errors, name) == 0;
}

static bool unknown_handler(Vm *vm, const char *errors) {
    vm_raise(vm, "LookupError", "unknown error handler name '%s'", errors);
    return false;
}

// ---- encoding

static void put_unit(uint32_t unit, int bytes, bool big, Str *out) {
    for (int i = 0; i < bytes; i++) {
        char byte = (char)(unit >> 8 * (big ? bytes - 1 - i : i));
        str_add_bytes(out, &byte, 1);
    }
}

// One character, which the codec has.
static void encode_char(Codec codec, uint32_t c, Str *out) {
    bool big = codec == CODEC_UTF_16_BE || codec == CODEC_UTF_32_BE;
    if (codec == CODEC_ASCII || codec == CODEC_LATIN_1) {
        put_unit(c, 1, false, out);
    } else if (codec >= CODEC_UTF_32) {
        put_unit(c, 4, big, out);
    } else if (codec < CODEC_UTF_16) {
        str_add_utf8(out, c);
    } else if (c < 0x10000) {
        put_unit(c, 2, big, out);
    } else {
        put_unit(0xD800 | (c - 0x10000) >> 10, 2, big, out);
        put_unit(0xDC00 | (c & 0x3FF), 2, big, out);
    }
}

static bool can_encode(Codec codec, uint32_t c) {
    if (codec == CODEC_ASCII) return c < 0x80;
    return codec == CODEC_LATIN_1 ? c < 0x100 : !unicode_is_surrogate(c);
}

static void encode_ascii(Codec codec, const char *text, Str *out) {
    for (; *text; text++)
        encode_char(codec, (unsigned char)*text, out);
}

// What [errors] puts for the characters [from, to) that the codec does not have.
static bool encode_badly(Vm *vm, Text *text, size_t from, size_t to, Codec codec,
                         const char *errors, Str *out) {
    if (!errors || !strcmp(errors, "strict")) {
        raise_unicode(vm, "UnicodeEncodeError", codec_names[codec], value_of(text), from, to,
                      codec == CODEC_ASCII     ? "ordinal not in range(128)"
                      : codec == CODEC_LATIN_1 ? "ordinal not in range(256)"
                                               : "surrogates not allowed");
        return false;
    }
    for (; from < to; from++) {
        uint32_t c = text_at(text, from);
        char name[16];
        vm_step(vm, from);
        if (is_handler(errors, "ignore")) continue;
        if (is_handler(errors, "replace")) {
            encode_char(codec, '?', out);
        } else if (is_handler(errors, "backslashreplace")) {
            snprintf(name, sizeof name,
                     c < 0x100     ? "\\x%02x"
                     : c < 0x10000 ? "\\u%04x"
                                   : "\\U%08x",
                     c);
            encode_ascii(codec, name, out);
        } else if (is_handler(errors, "xmlcharrefreplace")) {
            snprintf(name, sizeof name, "&#%u;", c);
            encode_ascii(codec, name, out);
        } else if (is_handler(errors, "surrogateescape") && c >= 0xDC80 && c <= 0xDCFF) {
            put_unit(c & 0xFF, 1, false, out);
        } else if (is_handler(errors, "surrogatepass") && codec != CODEC_ASCII &&
                   codec != CODEC_LATIN_1) {
            encode_char(codec, c, out);
        } else if (is_handler(errors, "surrogateescape") || is_handler(errors, "surrogatepass")) {
            return encode_badly(vm, text, from, to, codec, NULL, out);
        } else {
            return unknown_handler(vm, errors);
        }
    }
    return true;
}

bool text_encode(Vm *vm, Text *text, const char *encoding, const char *errors, Str *out) {
    EscapeKind escapes = text_escape_kind(encoding);
    if (escapes) return text_escape_encode(vm, text, escapes, out), true;
    Codec codec;
    if (!find_codec(vm, encoding, &codec)) return false;
    if (text->is_ascii && codec <= CODEC_LATIN_1 && codec != CODEC_UTF_8_SIG) {
        vm_add_bytes(vm, out, text->data, text->n);
        return true;
    }
    if (codec == CODEC_UTF_8_SIG || codec == CODEC_UTF_16 || codec == CODEC_UTF_32)
        encode_char(codec, 0xFEFF, out);
    for (size_t i = 0; i < text->n;) {
        size_t bad = i;
        vm_step(vm, i);
        for (; bad < text->n && !can_encode(codec, text_at(text, bad)); bad++)
            vm_step(vm, bad);
        if (bad > i && !encode_badly(vm, text, i, bad, codec, errors, out)) return false;
        if (bad == i)
            encode_char(codec, text_at(text, i++), out);
        else
            i = bad;
    }
    return true;
}

// ---- decoding

typedef struct Decoding {
    Vm *vm;
    const uint8_t *bytes;
    size_t n, at;
    Codec codec;
    const char *errors;
    Points points;
} Decoding;

// The [n] bytes here are wrong, for [reason].
static bool decode_badly(Decoding *d, size_t n, const char *reason) {
    size_t from = d->at;
    d->at += n;
    if (!d->errors || is_handler(d->errors, "strict")) {
        Value object = value_of(bytes_new(d->vm, d->bytes, d->n));
        if (is_value(object))
            raise_unicode(d->vm, "UnicodeDecodeError", codec_names[d->codec], object, from, d->at,
                          reason);
        value_unref(d->vm, object);
        return false;
    }
    if (is_handler(d->errors, "ignore")) return true;
    if (is_handler(d->errors, "replace")) {
        vec_push(&d->points, 0xFFFD);
        return true;
    }
    for (size_t i = from; i < d->at; i++) {
        if (is_handler(d->errors, "backslashreplace")) {
            char name[8];
            snprintf(name, sizeof name, "\\x%02x", d->bytes[i]);
            for (char *c = name; *c; c++)
                vec_push(&d->points, (uint32_t)*c);
        } else if (is_handler(d->errors, "surrogateescape")) {
            vec_push(&d->points, 0xDC00u | d->bytes[i]);
        } else {
            return unknown_handler(d->vm, d->errors);
        }
    }
    return true;
}

static bool decode_utf_8(Decoding *d) {
    const uint8_t *s = d->bytes + d->at;
    size_t left = d->n - d->at;
    uint32_t c = s[0];
    size_t n = c < 0x80                ? 1
               : c >= 0xC2 && c < 0xE0 ? 2
               : c >= 0xE0 && c < 0xF0 ? 3
               : c >= 0xF0 && c < 0xF5 ? 4
                                       : 0;
    if (n == 0) return decode_badly(d, 1, "invalid start byte");
    c &= n == 1 ? 0x7F : 0x7Fu >> n;
    for (size_t i = 1; i < n; i++) {
        if (i >= left) return decode_badly(d, i, "unexpected end of data");
        // The second byte keeps out what is too long, too high, or a surrogate.
        uint8_t low = i == 1 && s[0] == 0xE0 ? 0xA0 : i == 1 && s[0] == 0xF0 ? 0x90 : 0x80;
        uint8_t high = i == 1 && s[0] == 0xED ? 0x9F : i == 1 && s[0] == 0xF4 ? 0x8F : 0xBF;
        if (is_handler(d->errors, "surrogatepass") && s[0] == 0xED) high = 0xBF;
        if (s[i] < low || s[i] > high) return decode_badly(d, i, "invalid continuation byte");
        c = c << 6 | (s[i] & 0x3F);
    }
    vec_push(&d->points, c);
    d->at += n;
    return true;
}

static uint32_t get_unit(const Decoding *d, size_t at, size_t bytes, bool big) {
    uint32_t unit = 0;
    for (size_t i = 0; i < bytes; i++)
        unit |= (uint32_t)d->bytes[at + i] << 8 * (big ? bytes - 1 - i : i);
    return unit;
}

static bool decode_utf_16(Decoding *d, bool big) {
    if (d->n - d->at < 2) return decode_badly(d, d->n - d->at, "truncated data");
    uint32_t c = get_unit(d, d->at, 2, big);
    if (c >= 0xDC00 && c < 0xE000) return decode_badly(d, 2, "illegal encoding");
    if (c >= 0xD800 && c < 0xDC00) {
        if (d->n - d->at < 4) return decode_badly(d, d->n - d->at, "unexpected end of data");
        uint32_t low = get_unit(d, d->at + 2, 2, big);
        if (low < 0xDC00 || low >= 0xE000) return decode_badly(d, 2, "illegal UTF-16 surrogate");
        c = 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
        d->at += 2;
    }
    vec_push(&d->points, c);
    d->at += 2;
    return true;
}

static bool decode_utf_32(Decoding *d, bool big) {
    if (d->n - d->at < 4) return decode_badly(d, d->n - d->at, "truncated data");
    uint32_t c = get_unit(d, d->at, 4, big);
    if (c > UNICODE_MAX) return decode_badly(d, 4, "code point not in range(0x110000)");
    if (unicode_is_surrogate(c))
        return decode_badly(d, 4, "code point in surrogate code point range(0xd800, 0xe000)");
    vec_push(&d->points, c);
    d->at += 4;
    return true;
}

// Skips the mark of the byte order, if there is one, and tells the order.
static bool take_mark(Decoding *d, size_t bytes) {
    if (d->n < bytes) return false;
    bool little = get_unit(d, 0, bytes, false) == 0xFEFF,
         big = get_unit(d, 0, bytes, true) == 0xFEFF;
    if (little || big) d->at = bytes;
    return big;
}

static bool decode_all(Decoding *d) {
    bool big = d->codec == CODEC_UTF_16_BE || d->codec == CODEC_UTF_32_BE;
    if (d->codec == CODEC_UTF_16) big = take_mark(d, 2);
    if (d->codec == CODEC_UTF_32) big = take_mark(d, 4);
    if (d->codec == CODEC_UTF_8_SIG && d->n >= 3 && !memcmp(d->bytes, "\xEF\xBB\xBF", 3)) d->at = 3;
    bool ok = true;
    for (size_t i = 0; ok && d->at < d->n; i++) {
        vm_step(d->vm, i);
        uint8_t byte = d->bytes[d->at];
        if (d->codec >= CODEC_UTF_32)
            ok = decode_utf_32(d, big);
        else if (d->codec >= CODEC_UTF_16)
            ok = decode_utf_16(d, big);
        else if (byte < 0x80 || d->codec == CODEC_LATIN_1) {
            vec_push(&d->points, byte);
            d->at++;
        } else if (d->codec == CODEC_ASCII)
            ok = decode_badly(d, 1, "ordinal not in range(128)");
        else
            ok = decode_utf_8(d);
    }
    return ok;
}

// Each byte is a character.
static bool is_plain(const Decoding *d) {
    if (d->codec == CODEC_LATIN_1) return true;
    if (d->codec > CODEC_LATIN_1 || d->codec == CODEC_UTF_8_SIG) return false;
    for (size_t i = 0; i < d->n; i++) {
        if (d->bytes[i] >= 0x80) return false;
        vm_step(d->vm, i);
    }
    return true;
}

Value text_decode(Vm *vm, const uint8_t *bytes, size_t n, const char *encoding,
                  const char *errors) {
    EscapeKind escapes = text_escape_kind(encoding);
    if (escapes) return text_escape_decode(vm, bytes, n, escapes, errors);
    Decoding d = {.vm = vm, .bytes = bytes, .n = n, .errors = errors};
    if (!find_codec(vm, encoding, &d.codec)) return NO_VALUE;
    if (is_plain(&d)) return bytes_to_latin_1(vm, bytes, n);
    if (decode_all(&d)) return text_from_points(vm, &d.points);
    vec_deinit(&d.points);
    return NO_VALUE;
}
