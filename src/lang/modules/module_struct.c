// _struct: numbers as bytes, by the formats of modules/struct.py.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/tuple.h"

// One letter of a format: how many bytes, and what they mean.
typedef struct Letter {
    char letter;
    uint8_t native, standard; // bytes; standard 0: only in native formats
    char kind; // i signed, u unsigned, f float, c char, s bytes, p Pascal, ? bool, x pad
} Letter;

static const Letter letters[] = {
    {'x', 1, 1, 'x'}, {'c', 1, 1, 'c'}, {'b', 1, 1, 'i'}, {'B', 1, 1, 'u'}, {'?', 1, 1, '?'},
    {'h', 2, 2, 'i'}, {'H', 2, 2, 'u'}, {'i', 4, 4, 'i'}, {'I', 4, 4, 'u'}, {'l', 8, 4, 'i'},
    {'L', 8, 4, 'u'}, {'q', 8, 8, 'i'}, {'Q', 8, 8, 'u'}, {'n', 8, 0, 'i'}, {'N', 8, 0, 'u'},
    {'P', 8, 0, 'u'}, {'e', 2, 2, 'f'}, {'f', 4, 4, 'f'}, {'d', 8, 8, 'f'}, {'s', 1, 1, 's'},
    {'p', 1, 1, 'p'}};

// Reads a format piece by piece.
typedef struct Format {
    const char *at;
    bool is_native, is_aligned, is_big;
    size_t place; // in the bytes, behind the piece
} Format;

typedef struct Piece {
    const Letter *letter;
    size_t count, bytes; // bytes: of each
    size_t place;        // of the first
} Piece;

static Value error(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));

static Value error(Vm *vm, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char message[256];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    Value type = NO_VALUE, name = value_of(text_from_c(vm, "_struct"));
    Value module = dict_find(vm, vm->modules, name);
    value_unref(vm, name);
    if (is_value(module)) type = op_find_attribute(vm, module, "error");
    if (!is_value(type)) return vm_raise(vm, "ValueError", "%s", message);
    Value text = value_of(text_from_c(vm, message));
    Value exception = op_call_1(vm, type, text);
    value_unref(vm, text), value_unref(vm, type);
    return is_value(exception) ? vm_raise_exception(vm, exception) : NO_VALUE;
}

static Format format_begin(const char *text) {
    Format format = {.at = text, .is_native = true, .is_aligned = true};
    if (*text && strchr("@=<>!", *text)) {
        format.is_native = format.is_aligned = *text == '@';
        format.is_big = *text == '>' || *text == '!';
        format.at++;
    }
    return format;
}

// 1: a piece; 0: the end; -1: an exception is set.
static int next_piece(Vm *vm, Format *format, Piece *piece) {
    enum { MOST = 1 << 30 };
    vm_spend(vm, 1);
    for (size_t i = 0; *format->at == ' ' || *format->at == '\n' || *format->at == '\t'; i++) {
        format->at++;
        vm_step(vm, i);
    }
    if (!*format->at) return 0;
    piece->count = 1;
    if (*format->at >= '0' && *format->at <= '9') {
        piece->count = 0;
        while (*format->at >= '0' && *format->at <= '9' && piece->count < MOST)
            piece->count = piece->count * 10 + (size_t)(*format->at++ - '0');
        if (piece->count >= MOST) return error(vm, "total struct size too long"), -1;
        if (!*format->at) return error(vm, "repeat count given without format specifier"), -1;
    }
    piece->letter = NULL;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == *format->at) piece->letter = &letters[i];
    if (piece->letter)
        piece->bytes = format->is_native ? piece->letter->native : piece->letter->standard;
    if (!piece->letter || !piece->bytes) return error(vm, "bad char in struct format"), -1;
    format->at++;
    if (format->is_aligned)
        format->place = (format->place + piece->bytes - 1) / piece->bytes * piece->bytes;
    piece->place = format->place;
    format->place += piece->count * piece->bytes;
    return 1;
}

static char *format_text(Vm *vm, Value v) { // the caller frees it
    const uint8_t *at;
    size_t n;
    if (is_text(v)) return text_c(text_of(v));
    if (bytes_view(v, &at, &n)) {
        char *text = calloc(n + 1, 1);
        if (text) vm_copy(vm, text, at, n);
        return text;
    }
    vm_raise(vm, "TypeError", "Struct() argument 1 must be a str or bytes object, not %s",
             type_name(vm, v));
    return NULL;
}

// size(format): (bytes, values)
static Value size(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    char *text = format_text(vm, args[0]);
    if (!text) return NO_VALUE;
    Format format = format_begin(text);
    Piece piece;
    size_t values = 0;
    int more;
    while ((more = next_piece(vm, &format, &piece)) > 0)
        values += piece.letter->kind == 'x'                                ? 0
                  : piece.letter->kind == 's' || piece.letter->kind == 'p' ? 1
                                                                           : piece.count;
    vm_free_text(vm, text);
    if (more < 0) return NO_VALUE;
    return tuple_of_2(vm, int_from_int64(vm, (int64_t)format.place),
                      int_from_int64(vm, (int64_t)values));
}

// ---- numbers to bytes and back; in the order of the machine first, which is little-endian

static void put(uint8_t *to, uint64_t bits, size_t bytes, bool is_big) {
    for (size_t i = 0; i < bytes; i++)
        to[is_big ? bytes - 1 - i : i] = (uint8_t)(bits >> 8 * i);
}

static uint64_t get(const uint8_t *from, size_t bytes, bool is_big) {
    uint64_t bits = 0;
    for (size_t i = 0; i < bytes; i++)
        bits |= (uint64_t)from[is_big ? bytes - 1 - i : i] << 8 * i;
    return bits;
}

static bool put_int(Vm *vm, const Letter *letter, Value v, uint8_t *to, size_t bytes, bool is_big) {
    Value number = value_ref(v);
    if (!is_int(v)) {
        const Type *type = TYPE_OF(vm, v);
        if (!type->slots.to_index) return error(vm, "required argument is not an integer"), false;
        number = type->slots.to_index(vm, v);
        if (!is_value(number)) return false;
    }
    IntView view;
    mpz_srcptr z = int_view(number, &view);
    bool is_signed = letter->kind == 'i', is_negative = mpz_sgn(z) < 0, fits;
    size_t bits = mpz_sizeinbase(z, 2);
    if (is_signed) {
        mpz_t magnitude;
        mpz_init(magnitude);
        if (is_negative)
            mpz_com(magnitude, z);
        else
            mpz_set(magnitude, z);
        fits = mpz_sgn(magnitude) == 0 || mpz_sizeinbase(magnitude, 2) <= bytes * 8 - 1;
        mpz_clear(magnitude);
    } else {
        fits = !is_negative && bits <= bytes * 8;
    }
    if (fits)
        put(to, is_negative ? -(uint64_t)mpz_get_ui(z) : (uint64_t)mpz_get_ui(z), bytes, is_big);
    value_unref(vm, number);
    if (fits) return true;
    if (bytes == 8 || (is_negative && letter->letter == 'I') ||
        (is_negative && letter->letter == 'L'))
        return error(vm, "argument out of range"), false;
    int64_t high = is_signed ? ((int64_t)1 << (bytes * 8 - 1)) - 1 : ((int64_t)1 << bytes * 8) - 1;
    int64_t low = is_signed ? -high - 1 : 0;
    if (bytes == 1)
        return error(vm, "%s format requires %lld <= number <= %lld", is_signed ? "byte" : "ubyte",
                     (long long)low, (long long)high),
               false;
    if (bytes == 2)
        return error(vm, "%s format requires %lld <= number <= %lld",
                     is_signed ? "short" : "ushort", (long long)low, (long long)high),
               false;
    error(vm, "'%c' format requires %lld <= number <= %lld", letter->letter, (long long)low,
          (long long)high);
    return false;
}

// A double as the nearest half-precision number, ties to even; false: too large.
static bool half_bits(double x, uint16_t *out) {
    uint16_t sign = signbit(x) ? 0x8000 : 0;
    if (isnan(x)) return *out = sign | 0x7E00, true;
    if (isinf(x)) return *out = sign | 0x7C00, true;
    int exponent;
    double fraction = frexp(fabs(x), &exponent);
    if (fraction == 0.0) return *out = sign, true;
    int shift = exponent < -13 ? exponent + 24 : 11; // subnormal ones have fewer digits
    double scaled = ldexp(fraction, shift), whole = nearbyint(scaled);
    uint32_t bits = (uint32_t)whole;
    uint32_t all = exponent < -13 ? bits : bits + ((uint32_t)(exponent + 13) << 10);
    if (all >= 0x7C00) return false;
    *out = (uint16_t)(sign | all);
    return true;
}

static double half_number(uint16_t bits) {
    int exponent = bits >> 10 & 31, fraction = bits & 1023;
    double x = exponent == 31  ? (fraction ? NAN : INFINITY)
               : exponent == 0 ? ldexp(fraction, -24)
                               : ldexp(fraction + 1024, exponent - 25);
    return bits & 0x8000 ? -x : x;
}

static bool put_float(Vm *vm, const Format *format, Value v, uint8_t *to, size_t bytes) {
    double x;
    if (!float_get(vm, v, &x)) {
        vm_clear_exception(vm);
        return error(vm, "required argument is not a float"), false;
    }
    uint64_t bits = 0;
    if (bytes == 8) {
        memcpy(&bits, &x, 8);
    } else if (bytes == 4) {
        float small = (float)x;
        if (isinf(small) && !isinf(x) && !format->is_native)
            return vm_raise(vm, "OverflowError", "float too large to pack with f format"), false;
        memcpy(&bits, &small, 4);
    } else {
        uint16_t half;
        if (!half_bits(x, &half))
            return vm_raise(vm, "OverflowError", "float too large to pack with e format"), false;
        bits = half;
    }
    put(to, bits, bytes, format->is_big);
    return true;
}

static bool put_bytes(Vm *vm, const Piece *piece, Value v, uint8_t *to) {
    const uint8_t *from;
    size_t n, room = piece->count;
    if (!bytes_view(v, &from, &n))
        return error(vm, "argument for '%c' must be a bytes object", piece->letter->letter), false;
    if (piece->letter->kind == 'p' && room) {
        room--;
        if (n > room) n = room;
        *to++ = n > 255 ? 255 : (uint8_t)n;
    }
    vm_copy(vm, to, from, n < room ? n : room);
    return true;
}

static bool put_one(Vm *vm, const Format *format, const Piece *piece, Value v, uint8_t *to) {
    const uint8_t *from;
    size_t n;
    int truth;
    switch (piece->letter->kind) {
    case 'c':
        if (!bytes_view(v, &from, &n) || n != 1)
            return error(vm, "char format requires a bytes object of length 1"), false;
        *to = *from;
        return true;
    case '?':
        truth = op_truth(vm, v);
        *to = truth > 0;
        return truth >= 0;
    case 'f': return put_float(vm, format, v, to, piece->bytes);
    default: return put_int(vm, piece->letter, v, to, piece->bytes, format->is_big);
    }
}

// pack(format, size, *values): bytes; the number of values was checked.
static Value pack(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    int64_t n_bytes;
    char *text = op_index(vm, args[1], &n_bytes) ? format_text(vm, args[0]) : NULL;
    Bytes *packed = text ? bytes_new(vm, NULL, (size_t)n_bytes) : NULL;
    bool ok = packed;
    if (ok) vm_set_bytes(vm, packed->at, 0, packed->n);
    Format format = format_begin(text ? text : "");
    Piece piece;
    size_t next = 2;
    while (ok && next_piece(vm, &format, &piece) > 0) {
        char kind = piece.letter->kind;
        if (kind == 'x') continue;
        if (kind == 's' || kind == 'p') {
            ok = next < n && put_bytes(vm, &piece, args[next++], packed->at + piece.place);
            continue;
        }
        for (size_t i = 0; ok && i < piece.count && next < n; i++) {
            ok = put_one(vm, &format, &piece, args[next++],
                         packed->at + piece.place + i * piece.bytes);
            vm_spend(vm, 1);
        }
    }
    vm_free_text(vm, text);
    if (ok) return value_of(packed);
    value_unref(vm, value_of(packed));
    return NO_VALUE;
}

static Value get_one(Vm *vm, const Format *format, const Piece *piece, const uint8_t *from) {
    uint64_t bits = get(from, piece->bytes, format->is_big);
    switch (piece->letter->kind) {
    case 'c': return value_of(bytes_new(vm, from, 1));
    case '?': return bool_value(bits != 0);
    case 'f': {
        double x;
        float small;
        if (piece->bytes == 8) {
            memcpy(&x, &bits, 8);
        } else if (piece->bytes == 4) {
            uint32_t low = (uint32_t)bits;
            memcpy(&small, &low, 4);
            x = (double)small;
        } else {
            x = half_number((uint16_t)bits);
        }
        return float_value(vm, x);
    }
    case 'i': {
        size_t unused = 64 - piece->bytes * 8;
        return int_from_int64(vm, (int64_t)(bits << unused) >> unused);
    }
    default: {
        if (bits <= INT64_MAX) return int_from_int64(vm, (int64_t)bits);
        mpz_t z;
        mpz_init_set_ui(z, bits);
        Value v = int_from_mpz(vm, z);
        mpz_clear(z);
        return v;
    }
    }
}

static bool get_piece(Vm *vm, const Format *format, const Piece *piece, const uint8_t *from,
                      List *values) {
    char kind = piece->letter->kind;
    if (kind == 'x') return true;
    if (kind == 's') return list_push(vm, values, value_of(bytes_new(vm, from, piece->count)));
    if (kind == 'p') {
        size_t n = piece->count ? *from : 0;
        if (n >= piece->count) n = piece->count ? piece->count - 1 : 0;
        return list_push(vm, values, value_of(bytes_new(vm, from + 1, n)));
    }
    for (size_t i = 0; i < piece->count; i++) {
        if (!list_push(vm, values, get_one(vm, format, piece, from + i * piece->bytes)))
            return false;
        vm_step(vm, i);
    }
    return true;
}

// unpack(format, bytes, place): a tuple; there are enough bytes.
static Value unpack(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    const uint8_t *from;
    size_t n_bytes;
    int64_t place;
    if (!bytes_view(args[1], &from, &n_bytes))
        return vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'",
                        type_name(vm, args[1]));
    if (!op_index(vm, args[2], &place)) return NO_VALUE;
    char *text = format_text(vm, args[0]);
    List *values = text ? list_new(vm, 0) : NULL;
    bool ok = values;
    Format format = format_begin(text ? text : "");
    Piece piece;
    while (ok && next_piece(vm, &format, &piece) > 0)
        ok = get_piece(vm, &format, &piece, from + place + piece.place, values);
    vm_free_text(vm, text);
    Value tuple = ok ? value_of(tuple_from(vm, values->at, values->n)) : NO_VALUE;
    value_unref(vm, value_of(values));
    return tuple;
}

static const NativeDef functions[] = {
    {.name = "size", .takes = TAKES_ONE, .fn = size},
    {.name = "pack", .takes = TAKES_MANY, .fn = pack, .n_min = 2, .n_max = -1},
    {.name = "unpack", .takes = TAKES_MANY, .fn = unpack, .n_min = 3, .n_max = 3},
    {0}};

const ModuleDef struct_module = {.name = "_struct", .functions = functions};
