// The format-spec mini-language: taking a spec apart, and padding.
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/types/format.h"
#include "lang/types/unicode.h"

static bool is_alignment(uint32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool fail(Vm *vm, const char *message) {
    vm_raise(vm, "ValueError", "%s", message);
    return false;
}

// Reads digits of any script. False: ValueError, the number is too large.
static bool take_number(Vm *vm, const Text *spec, size_t *at, int64_t *out) {
    if (*at >= spec->n || unicode_decimal(text_at(spec, *at)) < 0) return true;
    *out = 0;
    for (int digit; *at < spec->n && (digit = unicode_decimal(text_at(spec, *at))) >= 0; ++*at)
        if (__builtin_mul_overflow(*out, 10, out) || __builtin_add_overflow(*out, digit, out))
            return fail(vm, "Too many decimal digits in format string");
    return true;
}

// Which types may be grouped.
static bool check_grouping(Vm *vm, const FormatSpec *spec) {
    const char *allowed = spec->grouping == '_' ? "defgEG%FboxX" : "defgEG%F";
    if (!spec->grouping || !spec->type) return true;
    for (; *allowed; allowed++)
        if (spec->type == (uint32_t)*allowed) return true;
    if (spec->type > 32 && spec->type < 128) {
        vm_raise(vm, "ValueError", "Cannot specify '%c' with '%c'.", (char)spec->grouping,
                 (char)spec->type);
    } else {
        vm_raise(vm, "ValueError", "Cannot specify '%c' with '\\x%x'.", (char)spec->grouping,
                 spec->type);
    }
    return false;
}

static bool take_grouping(Vm *vm, const Text *spec, size_t *at, FormatSpec *out) {
    static const uint32_t separators[] = {',', '_', ','};
    for (int i = 0; i < 3; i++) {
        if (*at >= spec->n || text_at(spec, *at) != separators[i]) continue;
        if (out->grouping == separators[i]) continue;
        if (out->grouping) return fail(vm, "Cannot specify both ',' and '_'.");
        out->grouping = separators[i];
        ++*at;
    }
    return true;
}

bool format_spec_parse(Vm *vm, const Text *spec, Value object, uint32_t default_type,
                       uint32_t default_align, FormatSpec *out) {
    *out = (FormatSpec){
        .fill = ' ', .align = default_align, .type = default_type, .width = -1, .precision = -1};
    size_t i = 0, n = spec->n;
    bool has_fill = false, has_align = true;
    if (n >= 2 && is_alignment(text_at(spec, 1))) {
        out->fill = text_at(spec, 0);
        out->align = text_at(spec, 1);
        has_fill = true;
        i = 2;
    } else if (n >= 1 && is_alignment(text_at(spec, 0))) {
        out->align = text_at(spec, 0);
        i = 1;
    } else {
        has_align = false;
    }
    uint32_t c = i < n ? text_at(spec, i) : 0;
    if (c == '+' || c == '-' || c == ' ') out->sign = (char)c, i++;
    if (i < n && text_at(spec, i) == 'z') out->no_negative_zero = true, i++;
    if (i < n && text_at(spec, i) == '#') out->alternate = true, i++;
    if (!has_fill && i < n && text_at(spec, i) == '0') {
        out->fill = '0';
        if (!has_align && default_align == '>') out->align = '=';
        i++;
    }
    if (!take_number(vm, spec, &i, &out->width) || !take_grouping(vm, spec, &i, out)) return false;
    if (i < n && text_at(spec, i) == '.') {
        i++;
        if (!take_number(vm, spec, &i, &out->precision)) return false;
        if (out->precision < 0) return fail(vm, "Format specifier missing precision");
    }
    if (n - i > 1) {
        char *whole = text_c(spec);
        vm_raise(vm, "ValueError", "Invalid format specifier '%s' for object of type '%s'", whole,
                 type_name(vm, object));
        vm_free_text(vm, whole);
        return false;
    }
    if (i < n) out->type = text_at(spec, i);
    return check_grouping(vm, out);
}

static void add_fill(Vm *vm, Str *out, uint32_t fill, size_t n) {
    if (fill < 0x80) {
        vm_add_fill(vm, out, (int)fill, n);
        return;
    }
    for (; n; n--) {
        str_add_utf8(out, fill);
        vm_step(vm, n);
    }
}

static bool check_width(Vm *vm, int64_t width) {
    if (width < 0 || (size_t)width < vm->limits.heap_bytes) return true;
    vm_raise_value(vm, "MemoryError", NO_VALUE);
    return false;
}

bool format_pad_into(Vm *vm, const char *text, size_t n, size_t n_points, int64_t width,
                     uint32_t fill, uint32_t align, Str *out) {
    if (!check_width(vm, width)) return false;
    size_t gap = width > (int64_t)n_points ? (size_t)width - n_points : 0;
    size_t left = align == '>' ? gap : align == '^' ? gap / 2 : 0;
    add_fill(vm, out, fill, left);
    vm_add_bytes(vm, out, text, n);
    add_fill(vm, out, fill, gap - left);
    return true;
}

// Adds the digits in groups, with zeros in front until they take [min_width].
static void add_grouped(Vm *vm, const FormatNumber *number, const FormatSpec *spec,
                        int64_t min_width, Str *out) {
    int64_t group = !spec->grouping                                 ? INT64_MAX
                    : spec->type && strchr("boxX", (int)spec->type) ? 4
                                                                    : 3;
    Str backward = {0};
    int64_t left = (int64_t)number->n_digits;
    const char *end = number->digits + number->n_digits;
    for (;;) {
        int64_t wanted = left > min_width ? left : min_width;
        int64_t n = wanted < 1 ? 1 : wanted > group ? group : wanted;
        for (int64_t i = 0; i < n; i++) {
            str_add_bytes(&backward, i < left ? --end : "0", 1);
            vm_step(vm, backward.n);
        }
        left -= n < left ? n : left;
        min_width -= n;
        if (left <= 0 && min_width <= 0) break;
        char separator = (char)spec->grouping;
        str_add_bytes(&backward, &separator, 1);
        min_width--;
    }
    for (size_t i = backward.n; i > 0; i--) {
        str_add_bytes(out, backward.text + i - 1, 1);
        vm_step(vm, i);
    }
    vm_release(vm, backward.text, backward.capacity);
}

bool format_number_into(Vm *vm, const FormatNumber *number, const FormatSpec *spec, Str *out) {
    if (!check_width(vm, spec->width)) return false;
    Str body = {0}, head = {0};
    if (number->sign) str_add_bytes(&head, &number->sign, 1);
    str_add_bytes(&head, number->prefix, number->n_prefix);
    int64_t others = (int64_t)(head.n + number->n_rest);
    bool zeros = spec->fill == '0' && spec->align == '=';
    if (number->n_digits) add_grouped(vm, number, spec, zeros ? spec->width - others : 0, &body);
    vm_add_bytes(vm, &body, number->rest, number->n_rest);
    if (spec->align == '=') { // the padding stands between the head and the body
        vm_add_bytes(vm, out, head.text, head.n);
        format_pad_into(vm, body.text, body.n, body.n, spec->width - (int64_t)head.n, spec->fill,
                        '>', out);
    } else {
        vm_add_bytes(vm, &head, body.text, body.n);
        format_pad_into(vm, head.text, head.n, head.n, spec->width, spec->fill, spec->align, out);
    }
    vm_release(vm, head.text, head.capacity);
    vm_release(vm, body.text, body.capacity);
    return true;
}
