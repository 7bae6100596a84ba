// str.format: text with fields in braces, "{name.attribute[item]!r:>{width}}". A field's spec may
// hold fields itself, one level deep.
#include <stdlib.h>

#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/format.h"
#include "lang/types/int.h"
#include "lang/types/unicode.h"

typedef enum Numbering { NUMBERING_OPEN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct Template {
    Vm *vm;
    const Value *args; // positional, then named, as a call has them
    size_t n;
    const Tuple *names; // or NULL
    Value mapping;      // of format_map, or NO_VALUE: then there are no args
    Numbering numbering;
    size_t next_number;
} Template;

// A piece of a template's text.
typedef struct Span {
    const Text *text;
    size_t at, end;
} Span;

typedef struct Field {
    Span name, spec;
    uint32_t conversion; // 'r', 's', 'a'; 0: none
    bool has_nested;     // fields in the spec
} Field;

static bool expand(Template *t, Span span, int depth, Str *out);

static bool fail(Template *t, const char *message) {
    vm_raise(t->vm, "ValueError", "%s", message);
    return false;
}

static Text *span_text(Template *t, Span span) {
    return text_slice(t->vm, (Text *)span.text, span.at, span.end);
}

// ---- taking a field apart

// Reads the spec behind the ':', up to the brace that closes the field; moves [span] behind it.
static bool take_spec(Template *t, Span *span, Field *field) {
    field->spec.at = span->at;
    for (int open = 1; span->at < span->end;) {
        uint32_t c = text_at(span->text, span->at++);
        vm_step(t->vm, span->at);
        if (c == '{') {
            field->has_nested = true;
            open++;
        } else if (c == '}' && --open == 0) {
            field->spec.end = span->at - 1;
            return true;
        }
    }
    return fail(t, "unmatched '{' in format spec");
}

// Reads what follows the '{' that opens a field, and its '}'.
static bool take_field(Template *t, Span *span, Field *field) {
    *field = (Field){.name = *span, .spec = {span->text, 0, 0}};
    uint32_t c = 0;
    for (size_t turns = 0; span->at < span->end; turns++) {
        c = text_at(span->text, span->at++);
        vm_step(t->vm, turns);
        if (c == '{') return fail(t, "unexpected '{' in field name");
        if (c == '}' || c == ':' || c == '!') break;
        if (c == '[')
            while (span->at < span->end && text_at(span->text, span->at) != ']')
                vm_step(t->vm, span->at++);
    }
    field->name.end = span->at - 1;
    if (c == '}') return true;
    if (c != '!' && c != ':') return fail(t, "expected '}' before end of string");
    if (c == '!') {
        if (span->at >= span->end)
            return fail(t, "end of string while looking for conversion specifier");
        field->conversion = text_at(span->text, span->at++);
        if (span->at < span->end) {
            c = text_at(span->text, span->at++);
            if (c == '}') return true;
            if (c != ':') return fail(t, "expected ':' after conversion specifier");
        }
    }
    return take_spec(t, span, field);
}

// ---- finding a field's value

// The number that the whole span is, or -1: it is not one. False: ValueError, it is too large.
static bool span_number(Template *t, Span span, int64_t *out) {
    *out = span.at < span.end ? 0 : -1;
    for (; span.at < span.end; span.at++) {
        int digit = unicode_decimal(text_at(span.text, span.at));
        if (digit < 0) {
            *out = -1;
            return true;
        }
        if (__builtin_mul_overflow(*out, 10, out) || __builtin_add_overflow(*out, digit, out))
            return fail(t, "Too many decimal digits in format string");
    }
    return true;
}

static Value named_value(Template *t, Span name) {
    Text *key = span_text(t, name);
    if (!key) return NO_VALUE;
    Value v = NO_VALUE;
    if (is_value(t->mapping)) {
        v = op_get_item(t->vm, t->mapping, value_of(key));
    } else {
        for (size_t i = 0; t->names && i < t->names->n; i++)
            if (text_equal(text_of(t->names->at[i]), key)) v = value_ref(t->args[t->n + i]);
        if (!is_value(v)) vm_raise_value(t->vm, "KeyError", value_of(key));
    }
    value_unref(t->vm, value_of(key));
    return v;
}

static Value numbered_value(Template *t, int64_t number) {
    bool automatic = number < 0;
    Numbering wanted = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (t->numbering != NUMBERING_OPEN && t->numbering != wanted)
        return fail(t, automatic ? "cannot switch from manual field specification to automatic "
                                   "field numbering"
                                 : "cannot switch from automatic field numbering to manual field "
                                   "specification"),
               NO_VALUE;
    t->numbering = wanted;
    if (automatic) number = (int64_t)t->next_number++;
    if (is_value(t->mapping)) return fail(t, "Format string contains positional fields"), NO_VALUE;
    if ((size_t)number >= t->n)
        return vm_raise(t->vm, "IndexError",
                        "Replacement index %lld out of range for positional args tuple",
                        (long long)number);
    return value_ref(t->args[number]);
}

// One ".attribute" or "[item]" of [v] (takes it).
static Value follow(Template *t, Value v, Span *rest) {
    Span part = *rest;
    uint32_t c = text_at(rest->text, rest->at++);
    part.at = rest->at;
    Value found = NO_VALUE;
    if (c == '.') {
        while (rest->at < rest->end && text_at(rest->text, rest->at) != '.' &&
               text_at(rest->text, rest->at) != '[')
            vm_step(t->vm, rest->at++);
        part.end = rest->at;
    } else if (c == '[') {
        while (rest->at < rest->end && text_at(rest->text, rest->at) != ']')
            vm_step(t->vm, rest->at++);
        part.end = rest->at;
        if (rest->at++ >= rest->end) fail(t, "Missing ']' in format string");
    } else {
        fail(t, "Only '.' or '[' may follow ']' in format field specifier");
    }
    if (!vm_has_exception(t->vm) && part.at == part.end)
        fail(t, "Empty attribute in format string");
    int64_t index = -1;
    if (!vm_has_exception(t->vm) && (c == '.' || span_number(t, part, &index))) {
        Value key = index >= 0 ? int_from_int64(t->vm, index)
                               : value_of(text_intern(t->vm, span_text(t, part)));
        if (is_value(key))
            found =
                c == '.' ? op_get_attribute(t->vm, v, text_of(key)) : op_get_item(t->vm, v, key);
        value_unref(t->vm, key);
    }
    value_unref(t->vm, v);
    return found;
}

static Value field_value(Template *t, Span name) {
    Span first = name;
    while (first.at < name.end && text_at(name.text, first.at) != '.' &&
           text_at(name.text, first.at) != '[')
        first.at++;
    Span rest = {name.text, first.at, name.end};
    first = (Span){name.text, name.at, rest.at};
    int64_t number;
    if (!span_number(t, first, &number)) return NO_VALUE;
    Value v =
        first.at == first.end || number >= 0 ? numbered_value(t, number) : named_value(t, first);
    while (is_value(v) && rest.at < rest.end)
        v = follow(t, v, &rest);
    return v;
}

// ---- putting it together

// [v] as its conversion says (takes it).
static Value convert(Template *t, Value v, uint32_t conversion) {
    Value text = NO_VALUE;
    switch (conversion) {
    case 0: return v;
    case 'r': text = op_repr(t->vm, v); break;
    case 's': text = op_str(t->vm, v); break;
    case 'a': text = text_ascii(t->vm, v); break;
    default:
        if (conversion > 32 && conversion < 127)
            vm_raise(t->vm, "ValueError", "Unknown conversion specifier %c", (char)conversion);
        else
            vm_raise(t->vm, "ValueError", "Unknown conversion specifier \\x%x", conversion);
    }
    value_unref(t->vm, v);
    return text;
}

static bool add_field(Template *t, const Field *field, int depth, Str *out) {
    Value v = field_value(t, field->name);
    if (is_value(v)) v = convert(t, v, field->conversion);
    if (!is_value(v)) return false;
    Text *spec = NULL;
    if (field->has_nested) {
        Str expanded = {0};
        if (expand(t, field->spec, depth - 1, &expanded))
            spec = text_from_utf8(t->vm, str_text(&expanded), expanded.n);
        str_deinit(&expanded);
    } else {
        spec = span_text(t, field->spec);
    }
    Value formatted = spec ? op_format(t->vm, v, spec) : NO_VALUE;
    if (spec) value_unref(t->vm, value_of(spec));
    value_unref(t->vm, v);
    if (!is_value(formatted)) return false;
    text_to_utf8(text_of(formatted), out);
    value_unref(t->vm, formatted);
    return true;
}

static bool expand(Template *t, Span span, int depth, Str *out) {
    if (depth <= 0) return fail(t, "Max string recursion exceeded");
    for (size_t turns = 0; span.at < span.end; turns++) {
        uint32_t c = text_at(span.text, span.at++);
        vm_step(t->vm, turns);
        if (c != '{' && c != '}') {
            str_add_utf8(out, c);
            continue;
        }
        bool doubled = span.at < span.end && text_at(span.text, span.at) == c;
        if (doubled) {
            str_add_utf8(out, c);
            span.at++;
            continue;
        }
        if (c == '}') return fail(t, "Single '}' encountered in format string");
        if (span.at >= span.end) return fail(t, "Single '{' encountered in format string");
        Field field;
        if (!take_field(t, &span, &field) || !add_field(t, &field, depth, out)) return false;
    }
    return true;
}

static Value run(Template *t, Text *text) {
    Str out = {0};
    if (expand(t, (Span){text, 0, text->n}, 2, &out)) return text_value_from_str(t->vm, &out);
    str_deinit(&out);
    return NO_VALUE;
}

Value format_template(Vm *vm, Text *text, const Value *args, size_t n, const Tuple *names) {
    return run(&(Template){.vm = vm, .args = args, .n = n, .names = names}, text);
}

Value format_template_map(Vm *vm, Text *text, Value mapping) {
    return run(&(Template){.vm = vm, .mapping = mapping}, text);
}
