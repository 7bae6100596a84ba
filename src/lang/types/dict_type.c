// dict: what the program can do with one. The core is in dict.c, the views in dict_views.c.
#include "lang/core/gc.h"
#include "lang/types/dict.h"

#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/dict_views.h"
#include "lang/types/list.h"

// ---- making and updating

// One pair of dict([(key, value), …]).
typedef struct Pairs {
    Vm *vm;
    Dict *dict;
    size_t n; // seen so far
} Pairs;

static bool add_pair(void *data, Value item) {
    Pairs *pairs = data;
    Vm *vm = pairs->vm;
    if (!TYPE_OF(vm, item)->slots.iter && !TYPE_OF(vm, item)->slots.get_item) {
        vm_raise(vm, "TypeError",
                 "cannot convert dictionary update sequence element #%zu to a sequence", pairs->n);
        return false;
    }
    Tuple *pair = tuple_from_iterable(vm, item);
    if (!pair) return false;
    bool ok = pair->n == 2;
    if (ok)
        ok = dict_set(vm, pairs->dict, pair->at[0], pair->at[1]);
    else
        vm_raise(vm, "ValueError",
                 "dictionary update sequence element #%zu has length %zu; 2 is required", pairs->n,
                 pair->n);
    value_unref(vm, value_of(pair));
    pairs->n++;
    return ok;
}

// From a mapping or from pairs.
static bool update_from(Vm *vm, Dict *dict, Value source) {
    if (is_dict(source)) return dict_merge(vm, dict, dict_of(source));
    Value keys = op_find_attribute(vm, source, "keys");
    bool is_mapping = is_value(keys);
    value_unref(vm, keys);
    if (is_mapping) return dict_update(vm, dict, source);
    if (vm_has_exception(vm)) return false;
    Pairs pairs = {vm, dict, 0};
    return op_each(vm, source, add_pair, &pairs);
}

static bool update(Vm *vm, const char *name, Dict *dict, const Value *args, size_t n,
                   const Tuple *names) {
    if (n > 1) {
        vm_raise(vm, "TypeError", "%s expected at most 1 argument, got %zu", name, n);
        return false;
    }
    if (n && !update_from(vm, dict, args[0])) return false;
    for (size_t i = 0; names && i < names->n; i++)
        if (!dict_set(vm, dict, names->at[i], args[n + i])) return false;
    return true;
}

static Value dict_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names; // they are for dict_init, or for the __init__ of a class
    Dict *dict = object_new(vm, object_of(callee), 0);
    if (dict) dict->version = vm->next_dict_version++;
    return value_of(dict);
}

static bool dict_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    return update(vm, "dict", dict_of(self), args, n, names);
}

static void dict_free(Vm *vm, Object *self) {
    dict_clear(vm, (Dict *)self);
}

static void dict_traverse(Object *self, Visit *visit) {
    Value key, v;
    for (size_t at = 0; dict_next((Dict *)self, &at, &key, &v);) {
        visit_value(visit, key);
        visit_value(visit, v);
    }
}

// ---- as a whole

static Value dict_repr(Vm *vm, Value self) {
    const Dict *dict = dict_of(self);
    if (!box_repr_begin(self)) return value_of(text_from_c(vm, "{...}"));
    Str out = {0};
    str_add(&out, "{");
    Value key, v;
    bool ok = true, is_first = true;
    for (size_t at = 0; ok && dict_next(dict, &at, &key, &v); is_first = false) {
        value_ref(key), value_ref(v);
        if (!is_first) str_add(&out, ", ");
        ok = op_repr_into(vm, key, &out);
        str_add(&out, ": ");
        ok = ok && op_repr_into(vm, v, &out);
        value_unref(vm, key), value_unref(vm, v);
    }
    box_repr_end(self);
    str_add(&out, "}");
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static int64_t dict_length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)dict_of(self)->n;
}

static int dict_contains(Vm *vm, Value self, Value key) {
    bool found = is_value(dict_find(vm, dict_of(self), key));
    return !found && vm_has_exception(vm) ? -1 : found;
}

static int equal(Vm *vm, Dict *a, Dict *b) {
    if (a->n != b->n) return 0;
    Value key, v;
    int is_equal = 1;
    for (size_t at = 0; is_equal == 1 && dict_next(a, &at, &key, &v);) {
        value_ref(key), value_ref(v);
        Value other = value_ref(dict_find(vm, b, key));
        is_equal = is_value(other) ? op_equal(vm, v, other) : vm_has_exception(vm) ? -1 : 0;
        value_unref(vm, key), value_unref(vm, v), value_unref(vm, other);
    }
    return is_equal;
}

static Value dict_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_dict(other) || op > COMPARE_NE) return NOT_IMPLEMENTED;
    int is_equal = equal(vm, dict_of(self), dict_of(other));
    return is_equal < 0 ? NO_VALUE : bool_value(is_equal == (op == COMPARE_EQ));
}

// ---- items

static Value dict_get_item(Vm *vm, Value self, Value key) {
    Value v = dict_find(vm, dict_of(self), key);
    if (is_value(v)) return value_ref(v);
    if (vm_has_exception(vm)) return NO_VALUE;
    if (TYPE_OF(vm, self) != vm->types.dict) { // a subclass may know what to do
        Text *name = text_name(vm, "__missing__");
        Value missing = name ? class_special(vm, self, name) : NO_VALUE;
        value_unref(vm, value_of(name));
        if (is_value(missing)) {
            v = op_call_1(vm, missing, key);
            value_unref(vm, missing);
            return v;
        }
        if (vm_has_exception(vm)) return NO_VALUE;
    }
    return vm_raise_value(vm, "KeyError", key);
}

static bool dict_set_item(Vm *vm, Value self, Value key, Value v) {
    if (is_value(v)) return dict_set(vm, dict_of(self), key, v);
    int was_there = dict_remove(vm, dict_of(self), key, NULL);
    if (was_there == 0) vm_raise_value(vm, "KeyError", key);
    return was_there > 0;
}

static Value dict_get(Vm *vm, Value self, const Value *args, size_t n) {
    Value v = dict_find(vm, dict_of(self), args[0]);
    if (is_value(v)) return value_ref(v);
    if (vm_has_exception(vm)) return NO_VALUE;
    return n > 1 ? value_ref(args[1]) : NONE;
}

static Value dict_setdefault(Vm *vm, Value self, const Value *args, size_t n) {
    Value v = dict_find(vm, dict_of(self), args[0]);
    if (is_value(v)) return value_ref(v);
    if (vm_has_exception(vm)) return NO_VALUE;
    v = n > 1 ? args[1] : NONE;
    return dict_set(vm, dict_of(self), args[0], v) ? value_ref(v) : NO_VALUE;
}

static Value dict_pop(Vm *vm, Value self, const Value *args, size_t n) {
    Value v;
    int was_there = 0; // an empty dict does not ask for the hash
    if (dict_of(self)->n) was_there = dict_remove(vm, dict_of(self), args[0], &v);
    if (was_there > 0) return v;
    if (was_there < 0) return NO_VALUE;
    return n > 1 ? value_ref(args[1]) : vm_raise_value(vm, "KeyError", args[0]);
}

static Value dict_popitem(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Dict *dict = dict_of(self);
    if (dict->n == 0) return vm_raise(vm, "KeyError", "popitem(): dictionary is empty");
    uint32_t at = dict->n_used;
    while (!is_value(dict->entries[at - 1].key))
        at--;
    Value key = value_ref(dict->entries[at - 1].key), v;
    if (dict_remove(vm, dict, key, &v) <= 0) {
        value_unref(vm, key);
        return NO_VALUE;
    }
    if (dict->n_used >= at) dict->n_used = at - 1; // the next search begins here
    return tuple_of_2(vm, key, v);
}

// ---- the whole

static Value dict_clear_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    dict_clear(vm, dict_of(self));
    return NONE;
}

static Value dict_copy_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return value_of(dict_copy(vm, dict_of(self)));
}

static Value dict_update_method(Vm *vm, Value self, const Value *args, size_t n,
                                const Tuple *names) {
    return update(vm, "update", dict_of(self), args, n, names) ? NONE : NO_VALUE;
}

typedef struct FromKeys {
    Vm *vm;
    Value box, value;
} FromKeys;

static bool add_key(void *data, Value key) {
    const FromKeys *from = data;
    return op_set_item(from->vm, from->box, key, from->value);
}

static Value dict_fromkeys(Vm *vm, Value self, const Value *args, size_t n) {
    FromKeys from = {vm, op_call_0(vm, self), n > 1 ? args[1] : NONE};
    if (is_value(from.box) && op_each(vm, args[0], add_key, &from)) return from.box;
    value_unref(vm, from.box);
    return NO_VALUE;
}

static Value dict_or(Vm *vm, Value a, Value b) {
    if (!is_dict(a) || !is_dict(b)) return NOT_IMPLEMENTED;
    Dict *sum = dict_copy(vm, dict_of(a));
    if (sum && dict_merge(vm, sum, dict_of(b))) return value_of(sum);
    value_unref(vm, value_of(sum));
    return NO_VALUE;
}

static Value dict_ior(Vm *vm, Value self, Value other) {
    return update_from(vm, dict_of(self), other) ? value_ref(self) : NO_VALUE;
}

static Value dict_keys(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return dict_view_new(vm, self, DICT_KEYS);
}
static Value dict_values(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return dict_view_new(vm, self, DICT_VALUES);
}
static Value dict_items(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return dict_view_new(vm, self, DICT_ITEMS);
}
static Value dict_reversed(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return dict_iterator_new(vm, self, DICT_KEYS, true);
}

static const NativeDef methods[] = {
    {"clear", TAKES_NONE, {dict_clear_method}},
    {"copy", TAKES_NONE, {dict_copy_method}},
    {"get", TAKES_MANY, {dict_get}, 1, 2},
    {"items", TAKES_NONE, {dict_items}},
    {"keys", TAKES_NONE, {dict_keys}},
    {"pop", TAKES_MANY, {dict_pop}, 1, 2},
    {"popitem", TAKES_NONE, {dict_popitem}},
    {"setdefault", TAKES_MANY, {dict_setdefault}, 1, 2},
    {"update", TAKES_ALL, {.fn_all = dict_update_method}, .counts = true},
    {"values", TAKES_NONE, {dict_values}},
    {"__reversed__", TAKES_NONE, {dict_reversed}},
    {0},
};
static const NativeDef class_methods[] = {{"__class_getitem__", TAKES_ONE, {alias_class_getitem}},
                                          {"fromkeys", TAKES_MANY, {dict_fromkeys}, 1, 2},
                                          {0}};

const TypeDef dict_def = {.name = "dict",
                          .at_once = true,
                          .instance_bytes = sizeof(Dict),
                          .slots = {.free = dict_free,
                                    .traverse = dict_traverse,
                                    .repr = dict_repr,
                                    .compare = dict_compare,
                                    .length = dict_length,
                                    .construct = dict_construct,
                                    .init = dict_init,
                                    .iter = dict_iter,
                                    .get_item = dict_get_item,
                                    .set_item = dict_set_item,
                                    .contains = dict_contains,
                                    .binary = {[BINARY_OR] = dict_or},
                                    .in_place = {[BINARY_OR] = dict_ior}},
                          .methods = methods,
                          .class_methods = class_methods};
