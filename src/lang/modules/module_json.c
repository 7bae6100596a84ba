// _json: reading JSON, and strings as JSON. The rest is in modules/json*.py.
#include <math.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/tuple.h"

// Reading goes through the code points of a text; `at` is the next one.
typedef struct Reader {
    Vm *vm;
    const Text *text;
    size_t at;
    int depth;
    bool is_strict; // no control characters in strings
    // What makes values; None: the plain ones. Borrowed.
    Value object_hook, pairs_hook, parse_float, parse_int, parse_constant;
    Value fail; // called with (message, place): raises JSONDecodeError
} Reader;

enum { NOTHING = 0x110000 }; // behind the last code point

static uint32_t peek(const Reader *r) {
    return r->at < r->text->n ? text_at(r->text, r->at) : NOTHING;
}

static Value fail(Reader *r, const char *message, size_t place) {
    Value args[2] = {value_of(text_from_c(r->vm, message)), small_int_value((int64_t)place)};
    Value v = op_call(r->vm, r->fail, args, 2, NULL);
    value_unref(r->vm, args[0]);
    value_unref(r->vm, v);
    return NO_VALUE;
}

static void skip_space(Reader *r) {
    for (uint32_t c = peek(r); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(r))
        vm_step(r->vm, r->at++);
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static Value read_value(Reader *r);

// ---- strings

// Four hexadecimal digits at [place]; -1: they are not.
static int64_t hex_at(const Reader *r, size_t place) {
    int64_t code = 0;
    for (size_t i = place; i < place + 4; i++) {
        uint32_t c = i < r->text->n ? text_at(r->text, i) : NOTHING;
        int digit = is_digit(c)            ? (int)(c - '0')
                    : c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10)
                    : c >= 'A' && c <= 'F' ? (int)(c - 'A' + 10)
                                           : -1;
        if (digit < 0) return -1;
        code = code * 16 + digit;
    }
    return code;
}

// \uXXXX, and the second half of a pair; `at` is behind the u. NOTHING: it failed.
static uint32_t read_unicode_escape(Reader *r) {
    size_t place = r->at - 1;
    int64_t code = r->at + 4 >= r->text->n ? -1 : hex_at(r, r->at);
    if (code < 0) {
        fail(r, "Invalid \\uXXXX escape", place);
        return NOTHING;
    }
    r->at += 4;
    bool is_first = code >= 0xD800 && code <= 0xDBFF && r->at + 6 < r->text->n &&
                    text_at(r->text, r->at) == '\\' && text_at(r->text, r->at + 1) == 'u';
    int64_t second = is_first ? hex_at(r, r->at + 2) : -1;
    if (second < 0xDC00 || second > 0xDFFF) return (uint32_t)code;
    r->at += 6;
    return (uint32_t)(0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00));
}

// An escape, whose backslash has been read. NOTHING: it failed.
static uint32_t read_escape(Reader *r, size_t begin) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    uint32_t c = peek(r);
    if (c == NOTHING) {
        fail(r, "Unterminated string starting at", begin);
        return NOTHING;
    }
    r->at++;
    if (c == 'u') return read_unicode_escape(r);
    const char *found = c && c < 128 ? strchr(from, (int)c) : NULL;
    if (found) return (uint32_t)to[found - from];
    fail(r, "Invalid \\escape", r->at - 2);
    return NOTHING;
}

// A string, whose opening quote has been read.
static Value read_string(Reader *r) {
    size_t begin = r->at - 1, from = r->at;
    Str buffer = {0}; // in UTF-8, once there was an escape
    bool has_escape = false;
    for (size_t i = 0;; i++) {
        uint32_t c = peek(r);
        vm_step(r->vm, i);
        if (c == NOTHING) {
            fail(r, "Unterminated string starting at", begin);
            break;
        }
        if (c < 0x20 && r->is_strict) {
            fail(r, "Invalid control character at", r->at);
            break;
        }
        r->at++;
        if (c == '"') {
            if (!has_escape) return value_of(text_slice(r->vm, (Text *)r->text, from, r->at - 1));
            return text_value_from_str(r->vm, &buffer);
        }
        if (c == '\\') {
            for (; !has_escape && from < r->at - 1; from++) {
                str_add_utf8(&buffer, text_at(r->text, from));
                vm_step(r->vm, from);
            }
            has_escape = true;
            c = read_escape(r, begin);
            if (c == NOTHING) break;
        }
        if (has_escape) str_add_utf8(&buffer, c);
    }
    vm_deinit(r->vm, &buffer);
    return NO_VALUE;
}

// ---- numbers and constants

static Value call_with_text(Reader *r, Value callee, const char *text) {
    Value argument = value_of(text_from_c(r->vm, text));
    Value v = is_value(argument) ? op_call_1(r->vm, callee, argument) : NO_VALUE;
    value_unref(r->vm, argument);
    return v;
}

static bool skip_word(Reader *r, const char *word) {
    size_t n = strlen(word);
    if (r->at + n > r->text->n) return false;
    for (size_t i = 0; i < n; i++)
        if (text_at(r->text, r->at + i) != (uint32_t)(unsigned char)word[i]) return false;
    r->at += n;
    return true;
}

static void skip_digits(Reader *r) {
    while (is_digit(peek(r)))
        vm_step(r->vm, r->at++);
}

static Value read_number(Reader *r) {
    size_t start = r->at;
    bool is_float = false;
    if (peek(r) == '-') r->at++;
    if (peek(r) == '0') {
        r->at++;
    } else if (is_digit(peek(r))) {
        skip_digits(r);
    } else {
        r->at = start;
        return fail(r, "Expecting value", start);
    }
    if (peek(r) == '.' && r->at + 1 < r->text->n && is_digit(text_at(r->text, r->at + 1))) {
        is_float = true;
        r->at++;
        skip_digits(r);
    }
    size_t before_exponent = r->at;
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-') r->at++;
        if (is_digit(peek(r))) {
            is_float = true;
            skip_digits(r);
        } else {
            r->at = before_exponent;
        }
    }
    Text *digits = text_slice(r->vm, (Text *)r->text, start, r->at);
    if (!digits) return NO_VALUE;
    Value hook = is_float ? r->parse_float : r->parse_int;
    Value v = !is_none(hook) ? op_call_1(r->vm, hook, value_of(digits))
              : is_float     ? op_call_1(r->vm, value_of(r->vm->types.float_), value_of(digits))
                             : int_from_text(r->vm, value_of(digits), 10);
    value_unref(r->vm, value_of(digits));
    return v;
}

static Value read_constant(Reader *r, const char *word) {
    if (!is_none(r->parse_constant)) return call_with_text(r, r->parse_constant, word);
    return float_value(r->vm, *word == 'N' ? NAN : *word == '-' ? -INFINITY : INFINITY);
}

// ---- arrays and objects

static bool enter(Reader *r, const char *what) {
    if (r->vm->depth + ++r->depth <= r->vm->limits.recursion && vm_has_room(r->vm)) return true;
    vm_raise(r->vm, "RecursionError",
             "maximum recursion depth exceeded while decoding a JSON %s from a unicode string",
             what);
    return false;
}

static Value read_array(Reader *r) {
    List *list = enter(r, "array") ? list_new(r->vm, 0) : NULL;
    if (!list) return NO_VALUE;
    skip_space(r);
    bool ok = true;
    if (peek(r) == ']') {
        r->at++;
    } else {
        for (;;) {
            Value item = read_value(r);
            ok = is_value(item) && list_push(r->vm, list, item) && vm_tick(r->vm);
            if (!ok) break;
            skip_space(r);
            uint32_t c = peek(r);
            if (c != ',' && c != ']') {
                fail(r, "Expecting ',' delimiter", r->at);
                ok = false;
                break;
            }
            r->at++;
            if (c == ']') break;
            skip_space(r);
        }
    }
    r->depth--;
    if (ok) return value_of(list);
    value_unref(r->vm, value_of(list));
    return NO_VALUE;
}

// One "key": value into the dict, or into the list of pairs.
static bool read_pair(Reader *r, Dict *dict, List *pairs) {
    if (peek(r) != '"') {
        fail(r, "Expecting property name enclosed in double quotes", r->at);
        return false;
    }
    r->at++;
    Value key = read_string(r);
    if (!is_value(key)) return false;
    skip_space(r);
    Value v = NO_VALUE;
    if (peek(r) == ':') {
        r->at++;
        skip_space(r);
        v = read_value(r);
    } else {
        fail(r, "Expecting ':' delimiter", r->at);
    }
    if (!is_value(v)) {
        value_unref(r->vm, key);
        return false;
    }
    if (pairs) {
        Value pair = tuple_of_2(r->vm, key, v);
        return is_value(pair) && list_push(r->vm, pairs, pair);
    }
    bool ok = dict_set(r->vm, dict, key, v);
    value_unref(r->vm, key), value_unref(r->vm, v);
    return ok;
}

static bool read_pairs(Reader *r, Dict *dict, List *pairs) {
    skip_space(r);
    if (peek(r) == '}') {
        r->at++;
        return true;
    }
    for (;;) {
        if (!read_pair(r, dict, pairs) || !vm_tick(r->vm)) return false;
        skip_space(r);
        uint32_t c = peek(r);
        if (c != ',' && c != '}') {
            fail(r, "Expecting ',' delimiter", r->at);
            return false;
        }
        r->at++;
        if (c == '}') return true;
        skip_space(r);
    }
}

static Value read_object(Reader *r) {
    if (!enter(r, "object")) return NO_VALUE;
    bool by_pairs = !is_none(r->pairs_hook);
    Dict *dict = by_pairs ? NULL : dict_new(r->vm);
    List *pairs = by_pairs ? list_new(r->vm, 0) : NULL;
    Value object = by_pairs ? value_of(pairs) : value_of(dict);
    bool ok = is_value(object) && read_pairs(r, dict, pairs);
    r->depth--;
    Value hook = by_pairs ? r->pairs_hook : r->object_hook;
    if (ok && is_none(hook)) return object;
    Value v = ok ? op_call_1(r->vm, hook, object) : NO_VALUE;
    value_unref(r->vm, object);
    return v;
}

static Value read_value(Reader *r) {
    switch (peek(r)) {
    case '"': r->at++; return read_string(r);
    case '{': r->at++; return read_object(r);
    case '[': r->at++; return read_array(r);
    case 'n':
        if (skip_word(r, "null")) return NONE;
        break;
    case 't':
        if (skip_word(r, "true")) return TRUE_VALUE;
        break;
    case 'f':
        if (skip_word(r, "false")) return FALSE_VALUE;
        break;
    case 'N':
        if (skip_word(r, "NaN")) return read_constant(r, "NaN");
        break;
    case 'I':
        if (skip_word(r, "Infinity")) return read_constant(r, "Infinity");
        break;
    case '-':
        if (skip_word(r, "-Infinity")) return read_constant(r, "-Infinity");
        break;
    default: break;
    }
    return read_number(r);
}

// scan(text, place, strict, object_hook, object_pairs_hook, parse_float, parse_int,
// parse_constant, fail): (value, place behind it).
static Value scan(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t place;
    if (!is_text(args[0])) return vm_raise(vm, "TypeError", "first argument must be a string");
    if (!op_index(vm, args[1], &place)) return NO_VALUE;
    Reader reader = {.vm = vm,
                     .text = text_of(args[0]),
                     .at = (size_t)(place < 0 ? 0 : place),
                     .is_strict = op_truth(vm, args[2]) > 0,
                     .object_hook = args[3],
                     .pairs_hook = args[4],
                     .parse_float = args[5],
                     .parse_int = args[6],
                     .parse_constant = args[7],
                     .fail = args[8]};
    Value v = read_value(&reader);
    return is_value(v) ? tuple_of_2(vm, v, small_int_value((int64_t)reader.at)) : NO_VALUE;
}

// ---- writing strings

static void add_escape(Str *out, uint32_t c) {
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char *found = c && c < 128 ? strchr(from, (int)c) : NULL;
    if (found) {
        str_printf(out, "\\%c", to[found - from]);
    } else if (c > 0xFFFF) {
        c -= 0x10000;
        str_printf(out, "\\u%04x\\u%04x", 0xD800 | c >> 10, 0xDC00 | (c & 0x3FF));
    } else {
        str_printf(out, "\\u%04x", c);
    }
}

// quote(text, only_ascii)
static Value quote(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "first argument must be a string, not %s",
                        type_name(vm, args[0]));
    const Text *text = text_of(args[0]);
    bool only_ascii = op_truth(vm, args[1]) > 0;
    Str out = {0};
    str_add(&out, "\"");
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        vm_step(vm, i);
        if (c < 0x20 || c == '"' || c == '\\' || (only_ascii && c > 0x7E))
            add_escape(&out, c);
        else
            str_add_utf8(&out, c);
    }
    str_add(&out, "\"");
    return text_value_from_str(vm, &out);
}

static const NativeDef functions[] = {
    {.name = "scan", .takes = TAKES_MANY, .fn = scan, .n_min = 9, .n_max = 9},
    {.name = "quote", .takes = TAKES_MANY, .fn = quote, .n_min = 2, .n_max = 2},
    {0}};

const ModuleDef json_module = {.name = "_json", .functions = functions};
