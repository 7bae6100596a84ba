// The sizes of CPython 3.11's objects on a 64-bit machine, where they follow from what can be seen
// of a value; for others that of an ordinary object of ours.
#include "lang/core/sizes.h"

#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/tree/code.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"

static const int64_t POINTER = 8, HEAD = 16, GC_HEAD = 16;

static int64_t size_of_int(Vm *vm, Value v) {
    int64_t digits = 0;
    int64_t n;
    if (int_fits_int64(v, &n)) {
        for (uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n; rest; rest >>= 30)
            digits++;
    } else {
        Value bits = op_call_method(vm, v, "bit_length", NULL, 0);
        if (!is_value(bits)) return -1;
        digits = (small_int(bits) + 29) / 30;
    }
    return 24 + 4 * (digits ? digits : 1);
}

static int64_t size_of_text(const Text *text) {
    if (text->is_ascii) return 49 + (int64_t)text->n;
    return (text->kind == 1 ? 73 : text->kind == 2 ? 74 : 76) + (int64_t)text->n * text->kind;
}

// A table of 8 places that is two thirds full at most, and doubles.
static int64_t size_of_dict(const Dict *dict) {
    int64_t places = 8, entry = 2 * POINTER;
    if (!dict->n_used) return 64;
    for (size_t i = 0; i < dict->n_used; i++)
        if (is_value(dict->entries[i].key) && !is_text(dict->entries[i].key)) entry = 3 * POINTER;
    while (places * 2 / 3 < dict->n_used)
        places *= 2;
    int64_t place = places <= 128 ? 1 : places <= 32768 ? 2 : 4;
    return 96 + places * place + places * 2 / 3 * entry;
}

static int64_t size_of_set(size_t n) {
    int64_t places = 8;
    while ((int64_t)n * 5 >= (places - 1) * 3)
        places *= places < 100000 ? 4 : 2;
    return 216 + (places > 8 ? places * 16 : 0);
}

static int64_t size_of_generator(const Generator *g) {
    const Code *code = g->frame.code;
    const Node *item = code->node->target; // of a generator expression
    int64_t stack = code->node->kind != NODE_GENERATOR_EXP ? 1 : item->kind == NODE_NAME ? 2 : 3;
    return 168 + POINTER * ((int64_t)code->n_slots + code->n_free + stack);
}

int64_t size_of_value(Vm *vm, Value v) {
    const Type *type = TYPE_OF(vm, v);
    if (is_none(v) || same(v, ELLIPSIS) || same(v, NOT_IMPLEMENTED)) return HEAD;
    int64_t own = type->kind & TYPE_FROM_CLASS ? GC_HEAD + 2 * POINTER : 0; // __dict__, __weakref__
    if (type->kind & TYPE_IS_INT) return size_of_int(vm, v) + own;
    if (type->kind & TYPE_IS_FLOAT) return 24 + own;
    if (is_text(v)) return size_of_text(text_of(v)) + own;
    if (is_tuple(v)) return 40 + POINTER * (int64_t)tuple_of(v)->n + own;
    if (is_list(v)) return 56 + POINTER * (int64_t)list_of(v)->capacity + own;
    if (is_dict(v)) return size_of_dict(dict_of(v)) + own;
    if (type->kind & TYPE_IS_SET) return size_of_set((size_t)op_length(vm, v)) + own;
    if (type->kind & TYPE_IS_BYTES) return 33 + op_length(vm, v) + own;
    if (type->kind & TYPE_IS_TYPE)
        return ((Type *)object_of(v))->kind & TYPE_FROM_CLASS ? 1688 : 424;
    if (type->kind & TYPE_IS_EXCEPTION) return 88 + own;
    if (is_generator(vm, v)) return size_of_generator(object_of(v));
    const struct {
        const Type *type;
        int64_t bytes;
    } others[] = {
        {vm->types.object, 16},    {vm->types.function, 152},   {vm->types.native, 72},
        {vm->types.method, 64},    {vm->types.range, 48},       {vm->types.slice, 56},
        {vm->types.enumerate, 72}, {vm->types.zip, 64},         {vm->types.module, 72},
        {vm->types.property, 80},  {vm->types.cell, 40},        {vm->types.bytearray, 56},
        {vm->types.dict_keys, 40}, {vm->types.dict_values, 40}, {vm->types.dict_items, 40},
        {vm->types.frame, 120}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (type == others[i].type) return others[i].bytes;
    if (!(type->kind & TYPE_FROM_CLASS)) return 48;
    bool has_dict = type_dict_place(type, v) != NULL;
    return HEAD + GC_HEAD + (has_dict ? 3 * POINTER : 0) + POINTER * (int64_t)type->n_slots;
}

int64_t size_of_head(const Type *type) {
    if (type->kind & TYPE_FROM_CLASS)
        return GC_HEAD + (type->kind & TYPE_HAS_DICT ? 2 * POINTER : 0);
    return type->slots.traverse && type != type->vm->types.range ? GC_HEAD : 0;
}
