// Upper and lower case, and the questions that str asks of its characters.
#include "lang/core/work.h"
#include "lang/types/text_methods.h"
#include "lang/types/unicode.h"

// ---- case

typedef size_t CaseFn(uint32_t c, uint32_t *out);

static void add_mapped(Points *points, CaseFn *map, uint32_t c) {
    uint32_t image[UNICODE_CASE_MAX];
    size_t n = map(c, image);
    for (size_t i = 0; i < n; i++)
        vec_push(points, image[i]);
}

// Greek has another small sigma at the end of a word: behind a letter, with none after it.
static bool is_final_sigma(const Text *text, size_t at) {
    size_t before = at, after = at + 1;
    for (; before > 0 && unicode_is_case_ignorable(text_at(text, before - 1)); before--)
        vm_step(text_vm(text), before);
    if (before == 0 || !unicode_is_cased(text_at(text, before - 1))) return false;
    for (; after < text->n && unicode_is_case_ignorable(text_at(text, after)); after++)
        vm_step(text_vm(text), after);
    return after == text->n || !unicode_is_cased(text_at(text, after));
}

static void add_lower(Points *points, const Text *text, size_t at) {
    uint32_t c = text_at(text, at);
    if (c == 0x3A3)
        vec_push(points, is_final_sigma(text, at) ? 0x3C2 : 0x3C3);
    else
        add_mapped(points, unicode_to_lower, c);
}

// ASCII needs no tables.
static Value map_ascii(Vm *vm, const Text *text, char first, char last) {
    Text *mapped = text_blank(vm, text->n, 0x7F);
    const char *from = text->data;
    for (size_t i = 0; mapped && i < text->n; i++) {
        char c = from[i];
        ((char *)mapped->data)[i] = (char)(c >= first && c <= last ? c ^ 0x20 : c);
        vm_step(vm, i);
    }
    return value_of(mapped);
}

static Value map_all(Vm *vm, Value self, CaseFn *map) {
    const Text *text = text_of(self);
    if (text->is_ascii && map == unicode_to_upper) return map_ascii(vm, text, 'a', 'z');
    if (!vm_may_have(vm, text->n * sizeof(uint32_t))) return NO_VALUE;
    Points points = {0};
    vec_reserve(&points, text->n);
    for (size_t i = 0; i < text->n; i++) {
        add_mapped(&points, map, text_at(text, i));
        vm_step(vm, i);
    }
    return text_from_points(vm, &points);
}

Value text_method_upper(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return map_all(vm, self, unicode_to_upper);
}

Value text_method_casefold(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return map_all(vm, self, unicode_to_folded);
}

Value text_method_lower(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Text *text = text_of(self);
    if (text->is_ascii) return map_ascii(vm, text, 'A', 'Z');
    if (!vm_may_have(vm, text->n * sizeof(uint32_t))) return NO_VALUE;
    Points points = {0};
    vec_reserve(&points, text->n);
    for (size_t i = 0; i < text->n; i++) {
        add_lower(&points, text, i);
        vm_step(vm, i);
    }
    return text_from_points(vm, &points);
}

Value text_method_title(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Text *text = text_of(self);
    Points points = {0};
    bool in_word = false;
    for (size_t i = 0; i < text->n; i++) {
        if (in_word)
            add_lower(&points, text, i);
        else
            add_mapped(&points, unicode_to_title, text_at(text, i));
        in_word = unicode_is_cased(text_at(text, i));
        vm_step(vm, i);
    }
    return text_from_points(vm, &points);
}

Value text_method_capitalize(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Text *text = text_of(self);
    Points points = {0};
    for (size_t i = 0; i < text->n; i++) {
        if (i)
            add_lower(&points, text, i);
        else
            add_mapped(&points, unicode_to_title, text_at(text, 0));
        vm_step(vm, i);
    }
    return text_from_points(vm, &points);
}

Value text_method_swapcase(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Text *text = text_of(self);
    Points points = {0};
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        if (unicode_is_upper(c))
            add_lower(&points, text, i);
        else if (unicode_is_lower(c))
            add_mapped(&points, unicode_to_upper, c);
        else
            vec_push(&points, c);
        vm_step(vm, i);
    }
    return text_from_points(vm, &points);
}

// ---- questions

// Whether all characters are so, and there is one.
static Value all_are(Value self, bool (*is)(uint32_t c)) {
    const Text *text = text_of(self);
    for (size_t i = 0; i < text->n; i++) {
        if (!is(text_at(text, i))) return FALSE_VALUE;
        vm_step(text_vm(text), i);
    }
    return bool_value(text->n > 0);
}

static bool is_alphanumeric(uint32_t c) {
    return unicode_is_alpha(c) || unicode_is_decimal(c) || unicode_is_digit(c) ||
           unicode_is_numeric(c);
}

#define QUESTION(name, is)                                                                         \
    Value name(Vm *vm, Value self, const Value *args, size_t n) {                                  \
        (void)vm, (void)args, (void)n;                                                             \
        return all_are(self, is);                                                                  \
    }
QUESTION(text_method_isalnum, is_alphanumeric)
QUESTION(text_method_isalpha, unicode_is_alpha)
QUESTION(text_method_isdecimal, unicode_is_decimal)
QUESTION(text_method_isdigit, unicode_is_digit)
QUESTION(text_method_isnumeric, unicode_is_numeric)
QUESTION(text_method_isspace, unicode_is_space)

Value text_method_isprintable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(text_of(self)->n == 0 ||
                      same(all_are(self, unicode_is_printable), TRUE_VALUE));
}

Value text_method_isascii(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const Text *text = text_of(self);
    for (size_t i = 0; !text->is_ascii && i < text->n; i++) {
        if (text_at(text, i) >= 0x80) return FALSE_VALUE;
        vm_step(vm, i);
    }
    return TRUE_VALUE;
}

Value text_method_isidentifier(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const Text *text = text_of(self);
    if (text->n == 0 || !unicode_is_id_start(text_at(text, 0))) return FALSE_VALUE;
    for (size_t i = 1; i < text->n; i++) {
        if (!unicode_is_id_continue(text_at(text, i))) return FALSE_VALUE;
        vm_step(vm, i);
    }
    return TRUE_VALUE;
}

// Whether there is a cased character, and none of the other case.
static Value is_all_of_case(Value self, bool (*is)(uint32_t c), bool (*is_other)(uint32_t c)) {
    const Text *text = text_of(self);
    bool found = false;
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        if (is_other(c) || unicode_is_title(c)) return FALSE_VALUE;
        found = found || is(c);
        vm_step(text_vm(text), i);
    }
    return bool_value(found);
}

Value text_method_islower(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return is_all_of_case(self, unicode_is_lower, unicode_is_upper);
}

Value text_method_isupper(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return is_all_of_case(self, unicode_is_upper, unicode_is_lower);
}

Value text_method_istitle(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const Text *text = text_of(self);
    bool in_word = false, found = false;
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        bool is_start = unicode_is_upper(c) || unicode_is_title(c), is_rest = unicode_is_lower(c);
        if ((is_start && in_word) || (is_rest && !in_word)) return FALSE_VALUE;
        in_word = is_start || is_rest;
        found = found || in_word;
        vm_step(vm, i);
    }
    return bool_value(found);
}
