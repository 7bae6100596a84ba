// The parts that the methods of str are spread over; text_type.c puts them together.
#pragma once

#include "base/vec.h"
#include "lang/types/search.h"
#include "lang/types/text.h"

// A text that is being built, code point by code point.
typedef VEC(uint32_t) Points;

// The text, or NO_VALUE with MemoryError; empties [points].
Value text_from_points(Vm *vm, Points *points);
void points_add(Points *points, const Text *text, size_t from, size_t to);

static inline Units text_units(const Text *text) {
    return (Units){text->data, text->n, text->kind};
}

// The start and end that find(), count() … were given at args[1] and args[2], as slices take them.
// False: TypeError.
bool text_get_bounds(Vm *vm, const Value *args, size_t n, size_t length, int64_t *from,
                     int64_t *to);

// text_find.c
NativeFn text_method_find, text_method_rfind, text_method_index, text_method_rindex,
    text_method_count, text_method_startswith, text_method_endswith, text_method_replace,
    text_method_removeprefix, text_method_removesuffix;
// text_split.c
NativeFn text_method_split, text_method_rsplit, text_method_splitlines, text_method_partition,
    text_method_rpartition, text_method_join, text_method_strip, text_method_lstrip,
    text_method_rstrip;
// text_case.c
NativeFn text_method_upper, text_method_lower, text_method_casefold, text_method_title,
    text_method_capitalize, text_method_swapcase, text_method_isalnum, text_method_isalpha,
    text_method_isascii, text_method_isdecimal, text_method_isdigit, text_method_isidentifier,
    text_method_islower, text_method_isnumeric, text_method_isprintable, text_method_isspace,
    text_method_istitle, text_method_isupper;
// text_layout.c
NativeFn text_method_center, text_method_ljust, text_method_rjust, text_method_zfill,
    text_method_expandtabs, text_method_translate, text_method_maketrans, text_method_encode;
