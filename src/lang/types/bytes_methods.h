// The methods that bytes and bytearray share (bytes_methods.c), and what both are made of.
#pragma once

#include "lang/types/bytes.h"
#include "lang/types/search.h"

// Bytes that are read: borrowed.
typedef struct BytesView {
    const uint8_t *at;
    size_t n;
} BytesView;

static inline BytesView bytes_of_self(Value self) {
    BytesView view = {0};
    bytes_view(self, &view.at, &view.n);
    return view;
}
bool is_bytearray(Value v); // or of a subclass

// A new object of the built-in type that [self] is an instance of.
Value bytes_like(Vm *vm, Value self, const void *bytes, size_t n);
Value bytes_like_from_str(Vm *vm, Value self, Str *str); // and empties [str]

static inline Units bytes_units(BytesView view) {
    return (Units){view.at, view.n, 1};
}

// A byte from an int: ValueError "byte must be in range(0, 256)", TypeError.
bool bytes_get_byte(Vm *vm, Value v, const char *range_error, uint8_t *out);

// The bytes of [v]; TypeError where it has none.
bool bytes_get(Vm *vm, Value v, BytesView *out);

// The methods of both types. bytes_find.c
NativeFn bytes_method_find, bytes_method_rfind, bytes_method_index, bytes_method_rindex,
    bytes_method_count, bytes_method_startswith, bytes_method_endswith, bytes_method_removeprefix,
    bytes_method_removesuffix, bytes_method_replace, bytes_method_split, bytes_method_rsplit,
    bytes_method_splitlines, bytes_method_partition, bytes_method_rpartition, bytes_method_strip,
    bytes_method_lstrip, bytes_method_rstrip, bytes_method_join;
// bytes_methods.c
NativeFn bytes_method_upper, bytes_method_lower, bytes_method_title, bytes_method_capitalize,
    bytes_method_swapcase, bytes_method_isalnum, bytes_method_isalpha, bytes_method_isdigit,
    bytes_method_isspace, bytes_method_isascii, bytes_method_islower, bytes_method_isupper,
    bytes_method_istitle, bytes_method_center, bytes_method_ljust, bytes_method_rjust,
    bytes_method_zfill, bytes_method_expandtabs, bytes_method_translate, bytes_method_hex,
    bytes_method_decode;
extern const NativeDef bytes_methods[], bytes_static_methods[], bytes_class_methods[];
// Those of bytearray's own, and the shared ones again. bytearray.c
#define BYTES_METHODS                                                                              \
    {"find", TAKES_MANY, {bytes_method_find}, 1, 3, .says_given = true},                           \
        {"rfind", TAKES_MANY, {bytes_method_rfind}, 1, 3, .says_given = true},                     \
        {"index", TAKES_MANY, {bytes_method_index}, 1, 3, .says_given = true},                     \
        {"rindex", TAKES_MANY, {bytes_method_rindex}, 1, 3, .says_given = true},                   \
        {"count", TAKES_MANY, {bytes_method_count}, 1, 3, .says_given = true},                     \
        {"startswith", TAKES_MANY, {bytes_method_startswith}, 1, 3, .says_given = true},           \
        {"endswith", TAKES_MANY, {bytes_method_endswith}, 1, 3, .says_given = true},               \
        {"removeprefix", TAKES_ONE, {bytes_method_removeprefix}},                                  \
        {"removesuffix", TAKES_ONE, {bytes_method_removesuffix}},                                  \
        {"replace", TAKES_MANY, {bytes_method_replace}, 2, 3},                                     \
        {"split", TAKES_NAMED, {bytes_method_split}, .parameters = "sep=, maxsplit="},             \
        {"rsplit", TAKES_NAMED, {bytes_method_rsplit}, .parameters = "sep=, maxsplit="},           \
        {"splitlines", TAKES_NAMED, {bytes_method_splitlines}, .parameters = "keepends="},         \
        {"partition", TAKES_ONE, {bytes_method_partition}},                                        \
        {"rpartition", TAKES_ONE, {bytes_method_rpartition}},                                      \
        {"strip", TAKES_MANY, {bytes_method_strip}, 0, 1},                                         \
        {"lstrip", TAKES_MANY, {bytes_method_lstrip}, 0, 1},                                       \
        {"rstrip", TAKES_MANY, {bytes_method_rstrip}, 0, 1},                                       \
        {"join", TAKES_ONE, {bytes_method_join}}, {"upper", TAKES_NONE, {bytes_method_upper}},     \
        {"lower", TAKES_NONE, {bytes_method_lower}}, {"title", TAKES_NONE, {bytes_method_title}},  \
        {"capitalize", TAKES_NONE, {bytes_method_capitalize}},                                     \
        {"swapcase", TAKES_NONE, {bytes_method_swapcase}},                                         \
        {"isalnum", TAKES_NONE, {bytes_method_isalnum}},                                           \
        {"isalpha", TAKES_NONE, {bytes_method_isalpha}},                                           \
        {"isdigit", TAKES_NONE, {bytes_method_isdigit}},                                           \
        {"isspace", TAKES_NONE, {bytes_method_isspace}},                                           \
        {"isascii", TAKES_NONE, {bytes_method_isascii}},                                           \
        {"islower", TAKES_NONE, {bytes_method_islower}},                                           \
        {"isupper", TAKES_NONE, {bytes_method_isupper}},                                           \
        {"istitle", TAKES_NONE, {bytes_method_istitle}},                                           \
        {"center", TAKES_MANY, {bytes_method_center}, 1, 2},                                       \
        {"ljust", TAKES_MANY, {bytes_method_ljust}, 1, 2},                                         \
        {"rjust", TAKES_MANY, {bytes_method_rjust}, 1, 2},                                         \
        {"zfill", TAKES_ONE, {bytes_method_zfill}},                                                \
        {"expandtabs", TAKES_NAMED, {bytes_method_expandtabs}, .parameters = "tabsize="},          \
        {"translate", TAKES_NAMED, {bytes_method_translate}, .parameters = "table, /, delete="},   \
        {"hex", TAKES_NAMED, {bytes_method_hex}, .parameters = "sep=, bytes_per_sep="},            \
        {"decode", TAKES_NAMED, {bytes_method_decode}, .parameters = "encoding=, errors="},

// Slots
Value bytes_add(Vm *vm, Value a, Value b);
Value bytes_multiply(Vm *vm, Value a, Value b);
Value bytes_modulo(Vm *vm, Value a, Value b);
Value bytes_get_item(Vm *vm, Value self, Value key);
int bytes_contains(Vm *vm, Value self, Value item);
Value bytes_compare(Vm *vm, Value a, Value b, CompareOp op);
Value bytes_iter(Vm *vm, Value self);
int64_t bytes_length(Vm *vm, Value self);
int bytes_truth(Vm *vm, Value self);
// The bytes that bytes(…) and bytearray(…) are made of. False: an exception.
bool bytes_from_call(Vm *vm, const char *name, const Value *args, size_t n, const Tuple *names,
                     Str *out);
