// See message.h.
#include "lang/core/message.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>

#include "base/check.h"

enum { SPEC_BYTES = 48, NUMBER_BYTES = 512 };

_Static_assert(sizeof(long) == sizeof(long long) && sizeof(size_t) == sizeof(long),
               "numbers are read as int or long long");

// One conversion, as it stands in the format but for stars, which have become numbers.
typedef struct Spec {
    char text[SPEC_BYTES];
    size_t n;
    bool is_left;
    int width, precision; // precision -1: none
    bool is_long;         // what it converts is as long as a pointer
} Spec;

static void keep(Spec *spec, char c) {
    CHECK(spec->n + 1 < SPEC_BYTES, "a long conversion in '%s'", spec->text);
    spec->text[spec->n++] = c;
}

// A star, whose number is [given], or digits.
static int read_number(Spec *spec, const char **at, int given) {
    char digits[16];
    int n = given;
    if (**at == '*') {
        ++*at;
        snprintf(digits, sizeof digits, "%d", given);
        for (const char *c = digits; *c; c++)
            keep(spec, *c);
        return n;
    }
    for (n = 0; **at >= '0' && **at <= '9'; ++*at) {
        n = n * 10 + **at - '0';
        keep(spec, **at);
    }
    return n;
}

static void add_spaces(Vm *vm, Str *out, int n) {
    if (n > 0) vm_add_fill(vm, out, ' ', (size_t)n);
}

static void add_text(Vm *vm, Str *out, const Spec *spec, const char *text) {
    size_t n = spec->precision < 0 ? vm_length(vm, text) : strnlen(text, (size_t)spec->precision);
    int gap = n < INT32_MAX ? spec->width - (int)n : 0;
    if (!spec->is_left) add_spaces(vm, out, gap);
    vm_add_bytes(vm, out, text, n);
    if (spec->is_left) add_spaces(vm, out, gap);
}

// A va_list within a struct can be handed on by its address on every machine.
typedef struct Args {
    va_list list;
} Args;

// What stands at [at], behind a '%', up to the letter that says what it is.
static Spec read_spec(const char **at, Args *args) {
    Spec spec = {.precision = -1};
    keep(&spec, '%');
    for (; **at && strchr("-+ #0", **at); ++*at) {
        spec.is_left |= **at == '-';
        keep(&spec, **at);
    }
    spec.width = read_number(&spec, at, **at == '*' ? va_arg(args->list, int) : 0);
    if (**at == '.') {
        keep(&spec, *(*at)++);
        spec.precision = read_number(&spec, at, **at == '*' ? va_arg(args->list, int) : 0);
    }
    for (; **at && strchr("hlzjt", **at); ++*at) {
        spec.is_long |= **at != 'h';
        keep(&spec, **at);
    }
    keep(&spec, **at);
    return spec;
}

static void add_number(Str *out, const Spec *spec, Args *args) {
    char digits[NUMBER_BYTES];
    const char *format = spec->text;
    int n;
    if (strchr("eEfg", spec->text[spec->n - 1]))
        n = snprintf(digits, sizeof digits, format, va_arg(args->list, double));
    else if (spec->is_long || spec->text[spec->n - 1] == 'p')
        n = snprintf(digits, sizeof digits, format, va_arg(args->list, long long));
    else
        n = snprintf(digits, sizeof digits, format, va_arg(args->list, int));
    CHECK(n >= 0 && n < NUMBER_BYTES, "a number of %d digits in a message", n);
    str_add_bytes(out, digits, (size_t)n);
}

void vm_vprintf(Vm *vm, Str *out, const char *format, va_list list) {
    Args args;
    va_copy(args.list, list);
    for (const char *at = format;;) {
        size_t n = strcspn(at, "%");
        str_add_bytes(out, at, n);
        at += n;
        if (!*at++) break;
        Spec spec = read_spec(&at, &args);
        char kind = *at++;
        if (kind == '%')
            str_add(out, "%");
        else if (kind == 's')
            add_text(vm, out, &spec, va_arg(args.list, const char *));
        else
            add_number(out, &spec, &args);
    }
    va_end(args.list);
}

void vm_printf(Vm *vm, Str *out, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vm_vprintf(vm, out, format, args);
    va_end(args);
}

void vm_free_text(Vm *vm, char *text) {
    if (text) vm_free_plain(vm, text, malloc_usable_size(text));
}
