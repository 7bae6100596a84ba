// The type str: its slots, its constructor, its iterator and the table of its methods.
#include <stdlib.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/box.h"
#include "lang/types/bytes.h"
#include "lang/types/format.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/slice.h"
#include "lang/types/text_codec.h"
#include "lang/types/text_methods.h"
#include "lang/types/tuple.h"
#include "lang/types/unicode.h"

// ---- slots

static void free_text(Vm *vm, Object *self) {
    Text *text = (Text *)self;
    if (text->capacity_bytes) vm_free(vm, text->data, text->capacity_bytes);
}

// str(self): of a subclass's instance the plain text.
static Value text_str(Vm *vm, Value self) {
    Text *text = text_of(self);
    if (text->object.type == vm->types.text) return value_ref(self);
    Text *plain = text_blank(vm, text->n, text_bound(text));
    if (plain) text_copy(plain, 0, text, 0, text->n);
    return value_of(plain);
}

static bool hash_text(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    *out = text_hash(text_of(self));
    return true;
}

static Value compare_texts(Vm *vm, Value a, Value b, CompareOp op) {
    (void)vm;
    if (!is_text(a) || !is_text(b)) return NOT_IMPLEMENTED;
    if (op == COMPARE_EQ || op == COMPARE_NE)
        return bool_value(text_equal(text_of(a), text_of(b)) == (op == COMPARE_EQ));
    int c = text_compare(text_of(a), text_of(b));
    bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

static int text_truth(Vm *vm, Value self) {
    (void)vm;
    return text_of(self)->n > 0;
}

static int64_t text_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)text_of(self)->n;
}

static Value slice_by(Vm *vm, Text *text, Value key) {
    SliceRange range;
    if (!slice_unpack(vm, key, &range)) return NO_VALUE;
    slice_adjust(&range, text->n);
    if (range.n == 0) return value_of(text_slice(vm, text, 0, 0));
    size_t from = (size_t)range.start;
    if (range.step == 1) return value_of(text_slice(vm, text, from, from + range.n));
    Points points = {0};
    vec_reserve(&points, range.n);
    for (size_t i = 0; i < range.n; i++, range.start += range.step) {
        points.at[i] = text_at(text, (size_t)range.start);
        vm_step(vm, i);
    }
    points.n = range.n;
    return text_from_points(vm, &points);
}

static Value text_get_item(Vm *vm, Value self, Value key) {
    Text *text = text_of(self);
    int64_t i;
    if (is_slice(vm, key)) return slice_by(vm, text, key);
    if (!is_int(key) && !TYPE_OF(vm, key)->slots.to_index)
        return vm_raise(vm, "TypeError", "string indices must be integers, not '%s'",
                        type_name(vm, key));
    if (!op_index(vm, key, &i)) return NO_VALUE;
    if (i < 0) i += (int64_t)text->n;
    if (i < 0 || i >= (int64_t)text->n)
        return vm_raise(vm, "IndexError", "string index out of range");
    return value_of(text_from_char(vm, text_at(text, (size_t)i)));
}

static int text_contains(Vm *vm, Value self, Value item) {
    if (!is_text(item)) {
        vm_raise(vm, "TypeError", "'in <string>' requires string as left operand, not %s",
                 type_name(vm, item));
        return -1;
    }
    return units_find(vm, text_units(text_of(self)), text_units(text_of(item)), 0,
                      text_of(self)->n) >= 0;
}

static Value text_add(Vm *vm, Value a, Value b) {
    if (!is_text(a)) return NOT_IMPLEMENTED;
    if (!is_text(b)) return box_cannot_concatenate(vm, "str", b);
    if (text_of(b)->n == 0) return text_str(vm, a);
    if (text_of(a)->n == 0) return text_str(vm, b);
    return value_of(text_join2(vm, text_of(a), text_of(b)));
}

static Value repeat(Vm *vm, Text *text, int64_t times) {
    size_t n;
    if (times == 1) return value_of(text_slice(vm, text, 0, text->n));
    if (times <= 0 || text->n == 0) return value_of(text_blank(vm, 0, 0));
    if (__builtin_mul_overflow(text->n, (size_t)times, &n) || n > vm->limits.heap_bytes)
        return vm_raise_value(vm, "MemoryError", NO_VALUE);
    Text *repeated = text_blank(vm, n, text_bound(text));
    if (!repeated) return NO_VALUE;
    text_copy(repeated, 0, text, 0, text->n);
    size_t kind = repeated->kind;
    if (vm_fill(vm, repeated->data, text->n * kind, n * kind)) return value_of(repeated);
    value_unref(vm, value_of(repeated));
    return NO_VALUE;
}

static Value text_multiply(Vm *vm, Value a, Value b) {
    int64_t times;
    if (!box_times(vm, is_text(a) ? b : a, &times)) return NO_VALUE;
    return repeat(vm, text_of(is_text(a) ? a : b), times);
}

static Value text_modulo(Vm *vm, Value a, Value b) {
    return is_text(a) ? format_percent(vm, text_of(a), b, false) : NOT_IMPLEMENTED;
}

// ---- iterating

typedef struct TextIterator {
    Object object;
    Text *text; // owned; NULL at the end
    size_t at;
} TextIterator;

static Value text_iter(Vm *vm, Value self) {
    TextIterator *iterator = object_new(
        vm, text_of(self)->is_ascii ? vm->types.text_ascii_iterator : vm->types.text_iterator, 0);
    if (iterator) iterator->text = object_of(value_ref(self));
    return value_of(iterator);
}

static void free_iterator(Vm *vm, Object *self) {
    TextIterator *iterator = (TextIterator *)self;
    if (iterator->text) value_unref(vm, value_of(iterator->text));
}

static Value iterator_next(Vm *vm, Value self) {
    TextIterator *iterator = object_of(self);
    if (!iterator->text) return NO_VALUE;
    if (iterator->at < iterator->text->n)
        return value_of(text_from_char(vm, text_at(iterator->text, iterator->at++)));
    Text *text = iterator->text;
    iterator->text = NULL; // first: a subclass's __del__ may ask for the next one, and end it
    value_unref(vm, value_of(text));
    return NO_VALUE;
}

static Value iterator_length_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    TextIterator *iterator = object_of(self);
    return small_int_value(iterator->text ? (int64_t)(iterator->text->n - iterator->at) : 0);
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", TAKES_NONE, {iterator_length_hint}}, {0}};

// A type of its own in CPython, which knows that each character is one byte.
const TypeDef text_ascii_iterator_def = {
    .name = "str_ascii_iterator",
    .instance_bytes = sizeof(TextIterator),
    .slots = {.free = free_iterator, .iter = iterator_self, .next = iterator_next},
    .methods = iterator_methods,
    .is_final = true};

const TypeDef text_iterator_def = {
    .name = "str_iterator",
    .instance_bytes = sizeof(TextIterator),
    .slots = {.free = free_iterator, .iter = iterator_self, .next = iterator_next},
    .methods = iterator_methods,
    .is_final = true};

// ---- str(…)

// str(object, encoding, errors).
static Value decoded(Vm *vm, const Value *args) {
    static const char *const names[] = {"encoding", "errors"};
    for (int i = 0; i < 2; i++)
        if (is_value(args[i + 1]) && !is_text(args[i + 1]))
            return vm_raise(vm, "TypeError", "str() argument '%s' must be str, not %s", names[i],
                            is_none(args[i + 1]) ? "None" : type_name(vm, args[i + 1]));
    char *options[2] = {0};
    for (int i = 0; i < 2; i++)
        if (is_value(args[i + 1])) options[i] = text_c(text_of(args[i + 1]));
    const uint8_t *bytes;
    size_t n;
    Value v;
    if (bytes_view(args[0], &bytes, &n))
        v = text_decode(vm, bytes, n, options[0], options[1]);
    else if (is_text(args[0]))
        v = vm_raise(vm, "TypeError", "decoding str is not supported");
    else
        v = vm_raise(vm, "TypeError", "decoding to str: need a bytes-like object, %s found",
                     type_name(vm, args[0]));
    vm_free_text(vm, options[0]);
    vm_free_text(vm, options[1]);
    return v;
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (n == 1 && !names && object_of(callee) == vm->types.text) return op_str(vm, args[0]);
    Value sorted[3];
    if (!native_sort_args(vm, "str", "object=, encoding=, errors=", args, n, names, sorted))
        return NO_VALUE;
    Value text;
    if (!is_value(sorted[0]))
        text = value_of(text_blank(vm, 0, 0));
    else if (is_value(sorted[1]) || is_value(sorted[2]))
        text = decoded(vm, sorted);
    else
        text = op_str(vm, sorted[0]);
    Type *type = object_of(callee);
    if (!is_value(text) || type == vm->types.text) return text;
    // An instance of a subclass: the code points stand behind all of its fields.
    const Text *plain = text_of(text);
    Text *object = object_new(vm, type, plain->n * plain->kind);
    if (object) {
        object->n = plain->n;
        object->kind = plain->kind;
        object->is_ascii = plain->is_ascii;
        object->data = (char *)object + type->instance_bytes;
        text_copy(object, 0, plain, 0, plain->n);
    }
    value_unref(vm, text);
    return value_of(object);
}

// ---- methods

static Value method_format(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    return format_template(vm, text_of(self), args, n, names);
}

static Value method_format_map(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return format_template_map(vm, text_of(self), args[0]);
}

static Value method_dunder_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_text(args[0])) return format_text(vm, self, text_of(args[0]));
    return vm_raise(vm, "TypeError", "__format__() argument must be str, not %s",
                    type_name(vm, args[0]));
}

static Value method_getnewargs(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Text *plain = text_slice(vm, text_of(self), 0, text_of(self)->n);
    if (!plain) return NO_VALUE;
    Value args_of = value_of(tuple_from(vm, &(Value){(uintptr_t)plain}, 1));
    value_unref(vm, value_of(plain));
    return args_of;
}

static const NativeDef methods[] = {
    {"capitalize", TAKES_NONE, {text_method_capitalize}},
    {"casefold", TAKES_NONE, {text_method_casefold}},
    {"center", TAKES_MANY, {text_method_center}, 1, 2},
    {"count", TAKES_MANY, {text_method_count}, 1, 3, .counts = true, .says_given = true},
    {"encode", TAKES_NAMED, {text_method_encode}, .parameters = "encoding=, errors="},
    {"endswith", TAKES_MANY, {text_method_endswith}, 1, 3, .counts = true, .says_given = true},
    {"expandtabs", TAKES_NAMED, {text_method_expandtabs}, .parameters = "tabsize="},
    {"find", TAKES_MANY, {text_method_find}, 1, 3, .counts = true, .says_given = true},
    {"format", TAKES_ALL, .fn_all = method_format, .counts = true},
    {"format_map", TAKES_ONE, {method_format_map}},
    {"index", TAKES_MANY, {text_method_index}, 1, 3, .counts = true, .says_given = true},
    {"isalnum", TAKES_NONE, {text_method_isalnum}},
    {"isalpha", TAKES_NONE, {text_method_isalpha}},
    {"isascii", TAKES_NONE, {text_method_isascii}},
    {"isdecimal", TAKES_NONE, {text_method_isdecimal}},
    {"isdigit", TAKES_NONE, {text_method_isdigit}},
    {"isidentifier", TAKES_NONE, {text_method_isidentifier}},
    {"islower", TAKES_NONE, {text_method_islower}},
    {"isnumeric", TAKES_NONE, {text_method_isnumeric}},
    {"isprintable", TAKES_NONE, {text_method_isprintable}},
    {"isspace", TAKES_NONE, {text_method_isspace}},
    {"istitle", TAKES_NONE, {text_method_istitle}},
    {"isupper", TAKES_NONE, {text_method_isupper}},
    {"join", TAKES_ONE, {text_method_join}},
    {"ljust", TAKES_MANY, {text_method_ljust}, 1, 2},
    {"lower", TAKES_NONE, {text_method_lower}},
    {"lstrip", TAKES_MANY, {text_method_lstrip}, 0, 1},
    {"partition", TAKES_ONE, {text_method_partition}},
    {"removeprefix", TAKES_ONE, {text_method_removeprefix}},
    {"removesuffix", TAKES_ONE, {text_method_removesuffix}},
    {"replace", TAKES_MANY, {text_method_replace}, 2, 3},
    {"rfind", TAKES_MANY, {text_method_rfind}, 1, 3, .counts = true, .says_given = true},
    {"rindex", TAKES_MANY, {text_method_rindex}, 1, 3, .counts = true, .says_given = true},
    {"rjust", TAKES_MANY, {text_method_rjust}, 1, 2},
    {"rpartition", TAKES_ONE, {text_method_rpartition}},
    {"rsplit", TAKES_NAMED, {text_method_rsplit}, .parameters = "sep=, maxsplit="},
    {"rstrip", TAKES_MANY, {text_method_rstrip}, 0, 1},
    {"split", TAKES_NAMED, {text_method_split}, .parameters = "sep=, maxsplit="},
    {"splitlines", TAKES_NAMED, {text_method_splitlines}, .parameters = "keepends="},
    {"startswith", TAKES_MANY, {text_method_startswith}, 1, 3, .counts = true, .says_given = true},
    {"strip", TAKES_MANY, {text_method_strip}, 0, 1},
    {"swapcase", TAKES_NONE, {text_method_swapcase}},
    {"title", TAKES_NONE, {text_method_title}},
    {"translate", TAKES_ONE, {text_method_translate}},
    {"upper", TAKES_NONE, {text_method_upper}},
    {"zfill", TAKES_ONE, {text_method_zfill}},
    {"__format__", TAKES_ONE, {method_dunder_format}},
    {"__getnewargs__", TAKES_NONE, {method_getnewargs}},
    {0}};

static const NativeDef static_methods[] = {{"maketrans", TAKES_MANY, {text_method_maketrans}, 1, 3},
                                           {0}};

const TypeDef text_def = {
    .name = "str",
    .instance_bytes = sizeof(Text),
    .slots =
        {.free = free_text,
         .repr = text_repr,
         .str = text_str,
         .hash = hash_text,
         .compare = compare_texts,
         .truth = text_truth,
         .length = text_length,
         .construct = construct,
         .iter = text_iter,
         .get_item = text_get_item,
         .contains = text_contains,
         .binary =
             {[BINARY_ADD] = text_add, [BINARY_MUL] = text_multiply, [BINARY_MOD] = text_modulo}},
    .methods = methods,
    .static_methods = static_methods};
