// format % args, as C's printf has it, for str and bytes.
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/float_text.h"
#include "lang/types/format.h"
#include "lang/types/int.h"
#include "lang/types/unicode.h"

typedef struct Percent {
    Vm *vm;
    const Text *format;
    size_t at;
    bool is_bytes;
    Value args; // all of them
    const Tuple *row;
    size_t next;    // in the row; for a single argument 1 once it is used
    Value mapping;  // args if it can be asked for keys, else NO_VALUE
    Value selected; // what "%(key)s" found, owned; NO_VALUE: no key
    Str out;
} Percent;

// One conversion: "%(key)#0-*.*d".
typedef struct Conversion {
    bool left, plus, space, alternate, zero;
    int64_t width, precision; // -1: none given
    uint32_t code;
} Conversion;

static bool fail(Percent *p, const char *type, const char *message) {
    vm_raise(p->vm, type, "%s", message);
    return false;
}

// The next argument, borrowed; NO_VALUE: there is none (TypeError).
static Value next_argument(Percent *p) {
    if (is_value(p->selected)) {
        Value v = p->next == 0 ? p->selected : NO_VALUE;
        p->next = 1;
        if (is_value(v)) return v;
    } else if (p->row) {
        if (p->next < p->row->n) return p->row->at[p->next++];
    } else if (p->next++ == 0) {
        return p->args;
    }
    fail(p, "TypeError", "not enough arguments for format string");
    return NO_VALUE;
}

static uint32_t peek(const Percent *p) {
    return p->at < p->format->n ? text_at(p->format, p->at) : 0;
}

// ---- reading a conversion

static bool take_key(Percent *p) {
    if (!is_value(p->mapping)) return fail(p, "TypeError", "format requires a mapping");
    size_t from = ++p->at;
    for (int open = 1; p->at < p->format->n; p->at++) {
        uint32_t c = peek(p);
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (open == 0) break;
    }
    if (p->at >= p->format->n) return fail(p, "ValueError", "incomplete format key");
    Value key = value_of(text_slice(p->vm, (Text *)p->format, from, p->at++));
    if (is_value(key) && p->is_bytes) {
        Value name = bytes_from_latin_1(p->vm, text_of(key));
        value_unref(p->vm, key);
        key = name;
    }
    if (!is_value(key)) return false;
    Value found = op_get_item(p->vm, p->mapping, key);
    value_unref(p->vm, key);
    value_set(p->vm, &p->selected, found);
    p->next = 0;
    return is_value(found);
}

static bool take_number(Percent *p, int64_t most, const char *too_big, int64_t *out) {
    if (peek(p) == '*') {
        p->at++;
        Value v = next_argument(p);
        if (!is_value(v)) return false;
        if (!is_int(v)) return fail(p, "TypeError", "* wants int");
        if (!int_fits_int64(v, out))
            return fail(p, "OverflowError", "Python int too large to convert to C ssize_t");
        if (*out > INT_MAX && most == INT_MAX)
            return fail(p, "OverflowError", "Python int too large to convert to C int");
        return true;
    }
    for (uint32_t c; (c = peek(p)) >= '0' && c <= '9'; p->at++) {
        if (*out < 0) *out = 0;
        if (*out > (most - (int64_t)(c - '0')) / 10) return fail(p, "ValueError", too_big);
        *out = *out * 10 + (c - '0');
    }
    return true;
}

static bool take_conversion(Percent *p, Conversion *conversion) {
    *conversion = (Conversion){.width = -1, .precision = -1};
    if (peek(p) == '(' && !take_key(p)) return false;
    for (;; p->at++) {
        uint32_t c = peek(p);
        if (c == '-')
            conversion->left = true;
        else if (c == '+')
            conversion->plus = true;
        else if (c == ' ')
            conversion->space = true;
        else if (c == '#')
            conversion->alternate = true;
        else if (c == '0')
            conversion->zero = true;
        else
            break;
    }
    bool star = peek(p) == '*';
    if (!take_number(p, INT64_MAX, "width too big", &conversion->width)) return false;
    if (star && conversion->width < 0) {
        conversion->left = true;
        conversion->width = -conversion->width;
    }
    if (peek(p) == '.') {
        p->at++;
        conversion->precision = 0;
        if (!take_number(p, INT_MAX, p->is_bytes ? "prec too big" : "precision too big",
                         &conversion->precision))
            return false;
        if (conversion->precision < 0) conversion->precision = 0;
    }
    if (peek(p) == 'h' || peek(p) == 'l' || peek(p) == 'L') p->at++;
    if (p->at >= p->format->n) return fail(p, "ValueError", "incomplete format");
    conversion->code = text_at(p->format, p->at++);
    return true;
}

// ---- writing one

// Adds a number: sign, prefix and digits, with zeros or spaces around.
static bool add_number(Percent *p, const Conversion *conversion, bool negative, const char *prefix,
                       const char *digits, size_t n) {
    int sign = negative ? '-' : conversion->plus ? '+' : conversion->space ? ' ' : 0;
    Str text = {0};
    if (sign) str_printf(&text, "%c", sign);
    str_add(&text, prefix);
    bool ok = true;
    if (conversion->zero && !conversion->left) {
        ok = format_pad_into(p->vm, digits, n, n, conversion->width - (int64_t)text.n, '0', '>',
                             &text);
    } else {
        vm_add_bytes(p->vm, &text, digits, n);
    }
    ok = ok && format_pad_into(p->vm, text.text, text.n, text.n, conversion->width, ' ',
                               conversion->left ? '<' : '>', &p->out);
    vm_release(p->vm, text.text, text.capacity);
    return ok;
}

// The int that [v] is for this conversion; NO_VALUE: TypeError or what a conversion raised.
static Value integer_argument(Percent *p, uint32_t code, Value v) {
    if (is_int(v)) return value_ref(v);
    const TypeSlots *slots = &TYPE_OF(p->vm, v)->slots;
    bool exact = code == 'o' || (code | 0x20) == 'x';
    Value number = NO_VALUE;
    if (exact && slots->to_index)
        number = slots->to_index(p->vm, v);
    else if (!exact && (slots->to_int || slots->to_index || slots->to_float))
        number = op_call_1(p->vm, value_of(p->vm->types.int_), v);
    if (is_value(number)) return number;
    if (vm_has_exception(p->vm) && !vm_exception_is(p->vm, "TypeError")) return NO_VALUE;
    vm_clear_exception(p->vm);
    if (exact)
        return vm_raise(p->vm, "TypeError", "%%%c format: an integer is required, not %s",
                        (char)code, type_name(p->vm, v));
    return vm_raise(p->vm, "TypeError", "%%%c format: a real number is required, not %s",
                    (char)code, type_name(p->vm, v));
}

static bool add_integer(Percent *p, const Conversion *conversion, Value v) {
    uint32_t code = conversion->code;
    Value number = integer_argument(p, code, v);
    if (!is_value(number)) return false;
    int base = code == 'o' ? 8 : (code | 0x20) == 'x' ? 16 : 10;
    Str digits = {0};
    bool negative = int_compare(number, small_int_value(0)) < 0;
    bool ok = format_digits_into(p->vm, number, base, code == 'X', &digits);
    value_unref(p->vm, number);
    if (ok && conversion->precision > (int64_t)digits.n) {
        Str padded = {0};
        ok = format_pad_into(p->vm, digits.text, digits.n, digits.n, conversion->precision, '0',
                             '>', &padded);
        str_deinit(&digits);
        digits = padded;
    }
    char prefix[3] = {0};
    if (conversion->alternate && base != 10) prefix[0] = '0', prefix[1] = (char)code;
    ok = ok && add_number(p, conversion, negative, prefix, digits.text, digits.n);
    str_deinit(&digits);
    return ok;
}

static bool add_float(Percent *p, const Conversion *conversion, Value v) {
    double x;
    if (!float_get(p->vm, v, &x)) {
        if (p->is_bytes && vm_exception_is(p->vm, "TypeError")) {
            vm_clear_exception(p->vm);
            vm_raise(p->vm, "TypeError", "float argument required, not %s", type_name(p->vm, v));
        }
        return false;
    }
    Str text = {0};
    int precision = conversion->precision < 0 ? 6 : (int)conversion->precision;
    if ((size_t)precision >= p->vm->limits.heap_bytes)
        return vm_raise_value(p->vm, "MemoryError", NO_VALUE), false;
    format_digits_of_double(p->vm, x, (char)conversion->code, precision,
                            conversion->alternate ? FLOAT_ALTERNATE : 0, &text);
    bool negative = text.text[0] == '-';
    bool ok = add_number(p, conversion, negative, "", text.text + negative, text.n - negative);
    vm_release(p->vm, text.text, text.capacity);
    return ok;
}

// Adds the code points of [text], cut at the precision.
static bool add_text(Percent *p, const Conversion *conversion, const Text *text) {
    size_t n = text->n;
    if (conversion->precision >= 0 && (size_t)conversion->precision < n && conversion->code != 'c')
        n = (size_t)conversion->precision;
    Str bytes = {0};
    for (size_t i = 0; i < n; i++) {
        str_add_utf8(&bytes, text_at(text, i));
        vm_step(p->vm, i);
    }
    bool ok = format_pad_into(p->vm, str_text(&bytes), bytes.n, n, conversion->width, ' ',
                              conversion->left ? '<' : '>', &p->out);
    vm_release(p->vm, bytes.text, bytes.capacity);
    return ok;
}

static Value char_argument(Percent *p, Value v) {
    if (p->is_bytes) {
        const char *wants = "%c requires an integer in range(256) or a single byte";
        int64_t c;
        const uint8_t *bytes;
        size_t n;
        if (bytes_view(v, &bytes, &n) && n == 1) return value_of(text_from_char(p->vm, bytes[0]));
        if (!is_int(v)) return fail(p, "TypeError", wants), NO_VALUE;
        if (!int_fits_int64(v, &c) || c < 0 || c > 255)
            return fail(p, "OverflowError", "%c arg not in range(256)"), NO_VALUE;
        return value_of(text_from_char(p->vm, (uint32_t)c));
    }
    if (is_text(v) && text_of(v)->n == 1) return value_ref(v);
    if (is_text(v)) return fail(p, "TypeError", "%c requires int or char"), NO_VALUE;
    int64_t c;
    Value number = v;
    if (!is_int(v) && TYPE_OF(p->vm, v)->slots.to_index)
        number = TYPE_OF(p->vm, v)->slots.to_index(p->vm, v);
    if (!is_value(number)) {
        if (!vm_exception_is(p->vm, "TypeError")) return NO_VALUE;
        vm_clear_exception(p->vm);
    }
    if (!is_value(number) || !is_int(number))
        return fail(p, "TypeError", "%c requires int or char"), NO_VALUE;
    if (!int_fits_int64(number, &c) || c < 0 || c > UNICODE_MAX)
        return fail(p, "OverflowError", "%c arg not in range(0x110000)"), NO_VALUE;
    return value_of(text_from_char(p->vm, (uint32_t)c));
}

// What %b and %s of a bytes format take: bytes, or what has __bytes__.
static Value bytes_argument(Percent *p, Value v) {
    const uint8_t *bytes;
    size_t n;
    if (bytes_view(v, &bytes, &n)) return bytes_to_latin_1(p->vm, bytes, n);
    Value method = op_find_attribute(p->vm, v, "__bytes__");
    if (vm_has_exception(p->vm)) return NO_VALUE;
    if (!is_value(method))
        return vm_raise(p->vm, "TypeError",
                        "%%b requires a bytes-like object, or an object that implements "
                        "__bytes__, not '%s'",
                        type_name(p->vm, v));
    Value made = op_call_0(p->vm, method);
    value_unref(p->vm, method);
    if (!is_value(made)) return NO_VALUE;
    Value text = NO_VALUE;
    if (bytes_view(made, &bytes, &n))
        text = bytes_to_latin_1(p->vm, bytes, n);
    else
        vm_raise(p->vm, "TypeError", "__bytes__ returned non-bytes (type %s)",
                 type_name(p->vm, made));
    value_unref(p->vm, made);
    return text;
}

static Value text_argument(Percent *p, uint32_t code, Value v) {
    switch (code) {
    case 'c': return char_argument(p, v);
    case 'a': return text_ascii(p->vm, v);
    case 'r': return p->is_bytes ? text_ascii(p->vm, v) : op_repr(p->vm, v);
    default: return p->is_bytes ? bytes_argument(p, v) : op_str(p->vm, v);
    }
}

static bool add_conversion(Percent *p) {
    if (peek(p) == '%') {
        p->at++;
        str_add(&p->out, "%");
        return true;
    }
    Conversion conversion;
    if (!take_conversion(p, &conversion)) return false;
    uint32_t code = conversion.code;
    Value v = next_argument(p);
    if (!is_value(v)) return false;
    const char *codes = p->is_bytes ? "srabc" : "srac";
    if (code && code < 128 && strchr(codes, (int)code)) {
        Value text = text_argument(p, code, v);
        bool ok = is_value(text) && add_text(p, &conversion, text_of(text));
        value_unref(p->vm, text);
        return ok;
    }
    if (code && code < 128 && strchr("diuoxX", (int)code)) return add_integer(p, &conversion, v);
    if (code && code < 128 && strchr("eEfFgG", (int)code)) return add_float(p, &conversion, v);
    vm_raise(p->vm, "ValueError", "unsupported format character '%c' (0x%x) at index %zu",
             code >= 31 && code <= 126 ? (char)code : '?', code, p->at - 1);
    return false;
}

static bool run(Percent *p) {
    for (size_t turns = 0; p->at < p->format->n; turns++) {
        uint32_t c = text_at(p->format, p->at++);
        vm_step(p->vm, turns);
        if (c != '%')
            str_add_utf8(&p->out, c);
        else if (!add_conversion(p))
            return false;
    }
    size_t n = p->row ? p->row->n : 1;
    if (!is_value(p->mapping) && !is_value(p->selected) && p->next < n)
        return fail(p, "TypeError",
                    p->is_bytes ? "not all arguments converted during bytes formatting"
                                : "not all arguments converted during string formatting");
    return true;
}

Value format_percent(Vm *vm, Text *format, Value args, bool is_bytes) {
    Percent p = {.vm = vm, .format = format, .args = args, .is_bytes = is_bytes};
    const uint8_t *bytes;
    size_t n;
    if (is_tuple(args))
        p.row = tuple_of(args);
    else if (TYPE_OF(vm, args)->slots.get_item && !is_text(args) &&
             !(is_bytes && bytes_view(args, &bytes, &n)))
        p.mapping = args;
    Value result = NO_VALUE;
    if (run(&p)) {
        Text *text = text_from_utf8(vm, str_text(&p.out), p.out.n);
        if (text && is_bytes) {
            result = bytes_from_latin_1(vm, text);
            value_unref(vm, value_of(text));
        } else {
            result = value_of(text);
        }
    }
    vm_deinit(vm, &p.out);
    value_unref(vm, p.selected);
    return result;
}
