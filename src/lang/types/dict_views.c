// What d.keys(), d.values() and d.items() are, and the iterators over dicts.
#include "lang/types/dict_views.h"

#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/types/box.h"
#include "lang/types/iterators.h"
#include "lang/types/set.h"

// ---- iterating

typedef struct DictIterator {
    Object object;
    Value dict; // owned; NO_VALUE: at its end
    DictPart part;
    size_t at;         // the next entry; backwards: one more
    size_t n_expected; // items of the dict when it began
    size_t left;       // items not yet given
} DictIterator;

Value dict_iterator_new(Vm *vm, Value dict, DictPart part, bool is_reverse) {
    DictIterator *iterator = object_new(vm, vm->types.dict_iterators[is_reverse][part], 0);
    if (!iterator) return NO_VALUE;
    iterator->dict = value_ref(dict);
    iterator->part = part;
    iterator->at = is_reverse ? dict_of(dict)->n_used : 0;
    iterator->n_expected = iterator->left = dict_of(dict)->n;
    return value_of(iterator);
}

Value dict_iter(Vm *vm, Value self) {
    return dict_iterator_new(vm, self, DICT_KEYS, false);
}

static void iterator_free(Vm *vm, Object *self) {
    value_unref(vm, ((DictIterator *)self)->dict);
}

static Value part_of(Vm *vm, DictPart part, const DictEntry *entry) {
    if (part == DICT_KEYS) return value_ref(entry->key);
    if (part == DICT_VALUES) return value_ref(entry->value);
    return tuple_of_2(vm, value_ref(entry->key), value_ref(entry->value));
}

static bool check_unchanged(Vm *vm, DictIterator *iterator) {
    if (dict_of(iterator->dict)->n == iterator->n_expected) return true;
    iterator->n_expected = SIZE_MAX; // and it stays so
    vm_raise(vm, "RuntimeError", "dictionary changed size during iteration");
    return false;
}

static Value at_end(Vm *vm, DictIterator *iterator) {
    value_set(vm, &iterator->dict, NO_VALUE);
    return NO_VALUE;
}

static Value iterator_next(Vm *vm, Value self) {
    DictIterator *iterator = object_of(self);
    if (!is_value(iterator->dict) || !check_unchanged(vm, iterator)) return NO_VALUE;
    const Dict *dict = dict_of(iterator->dict);
    while (iterator->at < dict->n_used && !is_value(dict->entries[iterator->at].key))
        iterator->at++;
    if (iterator->at >= dict->n_used) return at_end(vm, iterator);
    if (iterator->left == 0)
        return vm_raise(vm, "RuntimeError", "dictionary keys changed during iteration");
    iterator->left--;
    return part_of(vm, iterator->part, &dict->entries[iterator->at++]);
}

static Value reverse_iterator_next(Vm *vm, Value self) {
    DictIterator *iterator = object_of(self);
    if (!is_value(iterator->dict) || !check_unchanged(vm, iterator)) return NO_VALUE;
    const Dict *dict = dict_of(iterator->dict);
    if (iterator->at > dict->n_used) iterator->at = dict->n_used;
    while (iterator->at > 0 && !is_value(dict->entries[iterator->at - 1].key))
        iterator->at--;
    if (iterator->at == 0) return at_end(vm, iterator);
    return part_of(vm, iterator->part, &dict->entries[--iterator->at]);
}

static Value iterator_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    const DictIterator *iterator = object_of(self);
    bool is_valid = is_value(iterator->dict) && dict_of(iterator->dict)->n == iterator->n_expected;
    return small_int_value(is_valid ? (int64_t)iterator->left : 0);
}

static const NativeDef iterator_methods[] = {{"__length_hint__", TAKES_NONE, {iterator_hint}}, {0}};

static void iterator_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((DictIterator *)self)->dict);
}

#define ITERATOR(its_name, its_next)                                                               \
    {                                                                                              \
        .name = its_name, .instance_bytes = sizeof(DictIterator),                                  \
        .slots = {.free = iterator_free,                                                           \
                  .traverse = iterator_traverse,                                                   \
                  .iter = iterator_self,                                                           \
                  .next = its_next},                                                               \
        .methods = iterator_methods, .is_final = true                                              \
    }
const TypeDef dict_iterator_defs[2][3] = {
    {ITERATOR("dict_keyiterator", iterator_next), ITERATOR("dict_valueiterator", iterator_next),
     ITERATOR("dict_itemiterator", iterator_next)},
    {ITERATOR("dict_reversekeyiterator", reverse_iterator_next),
     ITERATOR("dict_reversevalueiterator", reverse_iterator_next),
     ITERATOR("dict_reverseitemiterator", reverse_iterator_next)}};

// ---- views

typedef struct DictView {
    Object object;
    Value dict; // owned
    DictPart part;
} DictView;

static inline const DictView *view_of(Value v) {
    return object_of(v);
}

static Type *type_for(Vm *vm, DictPart part) {
    return part == DICT_KEYS     ? vm->types.dict_keys
           : part == DICT_VALUES ? vm->types.dict_values
                                 : vm->types.dict_items;
}

static bool is_set_like_view(Vm *vm, Value v) {
    const Type *type = TYPE_OF(vm, v);
    return type == vm->types.dict_keys || type == vm->types.dict_items;
}

Value dict_view_new(Vm *vm, Value dict, DictPart part) {
    DictView *view = object_new(vm, type_for(vm, part), 0);
    if (!view) return NO_VALUE;
    view->dict = value_ref(dict);
    view->part = part;
    return value_of(view);
}

static void view_free(Vm *vm, Object *self) {
    value_unref(vm, ((DictView *)self)->dict);
}

static Value view_iter(Vm *vm, Value self) {
    return dict_iterator_new(vm, view_of(self)->dict, view_of(self)->part, false);
}

static Value view_reversed(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return dict_iterator_new(vm, view_of(self)->dict, view_of(self)->part, true);
}

static int64_t view_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)dict_of(view_of(self)->dict)->n;
}

static Value view_repr(Vm *vm, Value self) {
    if (!box_repr_begin(self)) return value_of(text_from_c(vm, "..."));
    Str out = {0};
    vm_printf(vm, &out, "%s([", type_name(vm, self));
    const Dict *dict = dict_of(view_of(self)->dict);
    Value key, v;
    bool ok = true, is_first = true;
    for (size_t at = 0; ok && dict_next(dict, &at, &key, &v); is_first = false) {
        Value item = part_of(vm, view_of(self)->part, &dict->entries[at - 1]);
        if (!is_first) str_add(&out, ", ");
        ok = is_value(item) && op_repr_into(vm, item, &out);
        value_unref(vm, item);
    }
    box_repr_end(self);
    str_add(&out, "])");
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static Value view_mapping(Vm *vm, Value self) {
    (void)vm;
    return value_ref(view_of(self)->dict);
}

static int keys_contain(Vm *vm, Value self, Value item) {
    bool found = is_value(dict_find(vm, dict_of(view_of(self)->dict), item));
    return vm_has_exception(vm) ? -1 : found;
}

static int items_contain(Vm *vm, Value self, Value item) {
    if (!is_tuple(item) || tuple_of(item)->n != 2) return 0;
    Value v = dict_find(vm, dict_of(view_of(self)->dict), tuple_of(item)->at[0]);
    if (!is_value(v)) return vm_has_exception(vm) ? -1 : 0;
    value_ref(v);
    int equal = op_equal(vm, v, tuple_of(item)->at[1]);
    value_unref(vm, v);
    return equal;
}

// ---- keys and items as sets

static int all_in(Vm *vm, Value some, Value others) {
    Value iterator = op_iter(vm, some), item;
    int all = is_value(iterator) ? 1 : -1;
    while (all == 1 && is_value(item = op_next(vm, iterator))) {
        all = op_contains(vm, others, item);
        value_unref(vm, item);
    }
    value_unref(vm, iterator);
    return vm_has_exception(vm) ? -1 : all;
}

static Value view_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_set(other) && !is_set_like_view(vm, other)) return NOT_IMPLEMENTED;
    int64_t a = op_length(vm, self), b = op_length(vm, other);
    if (a < 0 || b < 0) return NO_VALUE;
    int is;
    switch (op) {
    case COMPARE_LT: is = a < b ? all_in(vm, self, other) : 0; break;
    case COMPARE_LE: is = a <= b ? all_in(vm, self, other) : 0; break;
    case COMPARE_GT: is = b < a ? all_in(vm, other, self) : 0; break;
    case COMPARE_GE: is = b <= a ? all_in(vm, other, self) : 0; break;
    default: is = a == b ? all_in(vm, self, other) : 0;
    }
    if (is < 0) return NO_VALUE;
    return bool_value(op == COMPARE_NE ? !is : is);
}

static Value by_set(Vm *vm, Value a, Value b, bool (*change)(Vm *, Set *, Value)) {
    // Keys become a set by way of their dict, whose size is known: that shows in the order.
    bool are_keys = TYPE_OF(vm, a) == vm->types.dict_keys;
    Set *set = set_from_iterable(vm, vm->types.set, are_keys ? view_of(a)->dict : a);
    if (set && change(vm, set, b)) return value_of(set);
    value_unref(vm, value_of(set));
    return NO_VALUE;
}

static bool is_view_operation(Vm *vm, Value a, Value b) { // with anything that can be walked
    return is_set_like_view(vm, a) || is_set_like_view(vm, b);
}

static Value view_or(Vm *vm, Value a, Value b) {
    return is_view_operation(vm, a, b) ? by_set(vm, a, b, set_update) : NOT_IMPLEMENTED;
}
static Value view_sub(Vm *vm, Value a, Value b) {
    return is_view_operation(vm, a, b) ? by_set(vm, a, b, set_difference_update) : NOT_IMPLEMENTED;
}
static Value view_xor(Vm *vm, Value a, Value b) {
    return is_view_operation(vm, a, b) ? by_set(vm, a, b, set_symmetric_difference_update)
                                       : NOT_IMPLEMENTED;
}

// The items of the one that are in the other, in the order that CPython finds them: the smaller
// of two set-like ones is walked.
static Value view_and(Vm *vm, Value a, Value b) {
    if (!is_view_operation(vm, a, b)) return NOT_IMPLEMENTED;
    Value view = is_set_like_view(vm, a) ? a : b, other = is_set_like_view(vm, a) ? b : a;
    if (is_set_like_view(vm, other) || is_set(other)) {
        int64_t n_view = op_length(vm, view), n_other = op_length(vm, other);
        if (TYPE_OF(vm, other) == vm->types.set && n_other >= n_view)
            return value_of(set_intersection(vm, set_of(other), view));
        if (is_set_like_view(vm, other) && n_other > n_view) {
            Value larger = other;
            other = view;
            view = larger;
        }
    }
    Set *set = set_new(vm, vm->types.set);
    Value iterator = op_iter(vm, other), item;
    bool ok = set && is_value(iterator);
    while (ok && is_value(item = op_next(vm, iterator))) {
        int has = op_contains(vm, view, item);
        ok = has >= 0 && (!has || set_add(vm, set, item));
        value_unref(vm, item);
    }
    value_unref(vm, iterator);
    if (ok && !vm_has_exception(vm)) return value_of(set);
    value_unref(vm, value_of(set));
    return NO_VALUE;
}

static Value view_is_disjoint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Value iterator = op_iter(vm, args[0]), item;
    int has = 0;
    while (is_value(iterator) && !has && is_value(item = op_next(vm, iterator))) {
        has = op_contains(vm, self, item);
        value_unref(vm, item);
    }
    value_unref(vm, iterator);
    return vm_has_exception(vm) ? NO_VALUE : bool_value(!has);
}

static const NativeDef set_methods[] = {{"isdisjoint", TAKES_ONE, {view_is_disjoint}},
                                        {"__reversed__", TAKES_NONE, {view_reversed}},
                                        {0}};
static const NativeDef methods[] = {{"__reversed__", TAKES_NONE, {view_reversed}}, {0}};
static const GetSetDef attributes[] = {{"mapping", view_mapping, NULL}, {0}};

#define SET_SLOTS                                                                                  \
    .free = view_free, .repr = view_repr, .length = view_length, .iter = view_iter,                \
    .compare = view_compare,                                                                       \
    .binary = {[BINARY_OR] = view_or,                                                              \
               [BINARY_AND] = view_and,                                                            \
               [BINARY_SUB] = view_sub,                                                            \
               [BINARY_XOR] = view_xor}

const TypeDef dict_keys_def = {.name = "dict_keys",
                               .instance_bytes = sizeof(DictView),
                               .slots = {SET_SLOTS, .contains = keys_contain},
                               .methods = set_methods,
                               .attributes = attributes,
                               .is_final = true};
const TypeDef dict_items_def = {.name = "dict_items",
                                .instance_bytes = sizeof(DictView),
                                .slots = {SET_SLOTS, .contains = items_contain},
                                .methods = set_methods,
                                .attributes = attributes,
                                .is_final = true};
const TypeDef dict_values_def = {
    .name = "dict_values",
    .instance_bytes = sizeof(DictView),
    .slots = {.free = view_free, .repr = view_repr, .length = view_length, .iter = view_iter},
    .methods = methods,
    .attributes = attributes,
    .is_final = true};
