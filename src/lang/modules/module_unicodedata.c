// unicodedata: what the tables of Unicode 14 (those of libunistring, and of CPython 3.11) say.
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniname.h>

#include "lang/core/message.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/normal.h"

// The character that [v] is; false: TypeError.
static bool get_char(Vm *vm, const char *function, Value v, uint32_t *c) {
    if (!is_text(v)) {
        vm_raise(vm, "TypeError", "%s() argument must be a unicode character, not %s", function,
                 type_name(vm, v));
        return false;
    }
    if (text_of(v)->n != 1) {
        vm_raise(vm, "TypeError",
                 "%s(): argument must be a unicode character, not a string of length %zu", function,
                 text_of(v)->n);
        return false;
    }
    *c = text_at(text_of(v), 0);
    return true;
}

// Ideographs have no names of their own in the tables.
static bool is_ideograph(uint32_t c) {
    static const uint32_t ranges[][2] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF},
                                         {0x2A700, 0x2B738}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
                                         {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
    return false;
}

static Value name(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    uint32_t c;
    char buffer[UNINAME_MAX];
    if (!get_char(vm, "name", args[0], &c)) return NO_VALUE;
    if (is_ideograph(c)) return value_of(text_printf(vm, "CJK UNIFIED IDEOGRAPH-%04X", c));
    if (unicode_character_name(c, buffer)) return value_of(text_from_c(vm, buffer));
    return n > 1 ? value_ref(args[1]) : vm_raise(vm, "ValueError", "no such name");
}

static Value lookup(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "lookup() argument must be str, not %s",
                        type_name(vm, args[0]));
    char *wanted = text_c(text_of(args[0]));
    ucs4_t c = unicode_name_character(wanted);
    Value v = NO_VALUE;
    if (c != UNINAME_INVALID) {
        v = value_of(text_from_char(vm, c));
    } else {
        Value message = value_of(text_printf(vm, "undefined character name '%s'", wanted));
        vm_raise_value(vm, "KeyError", message);
        value_unref(vm, message);
    }
    vm_free_text(vm, wanted);
    return v;
}

static Value category(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    uint32_t c;
    if (!get_char(vm, "category", args[0], &c)) return NO_VALUE;
    return value_of(text_from_c(vm, uc_general_category_name(uc_general_category(c))));
}

static Value bidirectional(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    uint32_t c;
    if (!get_char(vm, "bidirectional", args[0], &c)) return NO_VALUE;
    bool is_assigned = !uc_is_general_category(c, UC_UNASSIGNED);
    return value_of(text_from_c(vm, is_assigned ? uc_bidi_class_name(uc_bidi_class(c)) : ""));
}

static Value combining(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    uint32_t c;
    return get_char(vm, "combining", args[0], &c) ? small_int_value(uc_combining_class(c))
                                                  : NO_VALUE;
}

// A value of a character, where it has one; else the second argument, or ValueError.
static Value or_default(Vm *vm, const Value *args, size_t n, const char *what, int value) {
    if (value >= 0) return small_int_value(value);
    return n > 1 ? value_ref(args[1]) : vm_raise(vm, "ValueError", "not a %s", what);
}

static Value decimal(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    uint32_t c;
    return get_char(vm, "decimal", args[0], &c)
               ? or_default(vm, args, n, "decimal", uc_decimal_value(c))
               : NO_VALUE;
}

static Value digit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    uint32_t c;
    return get_char(vm, "digit", args[0], &c) ? or_default(vm, args, n, "digit", uc_digit_value(c))
                                              : NO_VALUE;
}

static Value numeric(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    uint32_t c;
    if (!get_char(vm, "numeric", args[0], &c)) return NO_VALUE;
    uc_fraction_t value = uc_numeric_value(c);
    if (value.denominator == 0)
        return n > 1 ? value_ref(args[1]) : vm_raise(vm, "ValueError", "not a numeric character");
    return float_value(vm, (double)value.numerator / value.denominator);
}

// ---- normal forms

static Value normalized(Vm *vm, Value form, Value v) {
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    size_t which = 0;
    if (!is_text(form) || !is_text(v))
        return vm_raise(vm, "TypeError", "normalize() argument %d must be str, not %s",
                        is_text(form) ? 2 : 1, type_name(vm, is_text(form) ? v : form));
    while (which < 4 && !text_is(text_of(form), names[which]))
        which++;
    if (which == 4) return vm_raise(vm, "ValueError", "invalid normalization form");
    return value_of(text_normalized(vm, text_of(v), which >= 2, which % 2 == 0));
}

static Value normalize(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return normalized(vm, args[0], args[1]);
}

static Value is_normalized(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value made = normalized(vm, args[0], args[1]);
    if (!is_value(made)) return NO_VALUE;
    bool is_same = text_equal(text_of(made), text_of(args[1]));
    value_unref(vm, made);
    return bool_value(is_same);
}

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "unidata_version", value_of(text_from_c(vm, "14.0.0")));
}

static const NativeDef functions[] = {
    {.name = "name", .takes = TAKES_MANY, .fn = name, .n_min = 1, .n_max = 2},
    {.name = "lookup", .takes = TAKES_ONE, .fn = lookup},
    {.name = "category", .takes = TAKES_ONE, .fn = category},
    {.name = "bidirectional", .takes = TAKES_ONE, .fn = bidirectional},
    {.name = "combining", .takes = TAKES_ONE, .fn = combining},
    {.name = "decimal", .takes = TAKES_MANY, .fn = decimal, .n_min = 1, .n_max = 2},
    {.name = "digit", .takes = TAKES_MANY, .fn = digit, .n_min = 1, .n_max = 2},
    {.name = "numeric", .takes = TAKES_MANY, .fn = numeric, .n_min = 1, .n_max = 2},
    {.name = "normalize", .takes = TAKES_MANY, .fn = normalize, .n_min = 2, .n_max = 2},
    {.name = "is_normalized", .takes = TAKES_MANY, .fn = is_normalized, .n_min = 2, .n_max = 2},
    {0}};

const ModuleDef unicodedata_module = {.name = "unicodedata", .init = init, .functions = functions};
