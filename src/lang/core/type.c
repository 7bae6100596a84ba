// Types: making the built-in ones, the order of bases, finding attributes.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

Type *type_of(Vm *vm, Value v) {
    if (is_object(v)) return ((Object *)object_of(v))->type;
    if (is_small_int(v)) return vm->types.int_;
    if (is_bool(v)) return vm->types.bool_;
    if (is_none(v)) return vm->types.none_type;
    CHECK(is_value(v), "no value has no type");
    return same(v, ELLIPSIS) ? vm->types.ellipsis : vm->types.not_implemented;
}

const char *type_name(Vm *vm, Value v) {
    return type_of(vm, v)->c_name;
}

bool type_is_subtype(const Type *type, const Type *of) {
    if (type == of) return true;
    if (!type->mro) { // while the first types are being made
        for (const Type *t = type; t; t = t->base)
            if (t == of) return true;
        return false;
    }
    for (size_t i = 0; i < type->mro->n; i++)
        if (object_of(type->mro->at[i]) == of) return true;
    return false;
}

// ---- finding

static Value find_uncached(const Type *type, const Text *name) {
    for (size_t i = 0; i < type->mro->n; i++) {
        const Type *base = object_of(type->mro->at[i]);
        Value found = dict_find_name(base->dict, name);
        if (is_value(found)) return found;
    }
    return NO_VALUE;
}

Value type_find(Type *type, Text *name) {
    return find_uncached(type, name);
}

Value type_find_cached(Vm *vm, Type *type, Text *name) {
    size_t place = ((size_t)type->version * 31 + ((uintptr_t)name >> 4)) & 1023;
    struct TypeCacheEntry *entry = &vm->type_cache[place];
    if (entry->version == type->version && entry->name == name) return entry->found;
    Value found = find_uncached(type, name);
    *entry = (struct TypeCacheEntry){type->version, name, found};
    return found;
}

// ---- changing

// Versions from [first] on are of those that were come to already, by way of another base.
static void change_from(Vm *vm, Type *type, bool has_other_slots, uint32_t first) {
    if (type->version >= first) return;
    type->version = vm->next_type_version++;
    vm_spend(vm, 1);
    if (has_other_slots && type->kind & TYPE_FROM_CLASS) {
        class_update_slots(vm, type);
        vm_spend(vm, type->mro->n); // each slot was looked for in all of them
    }
    for (size_t i = 0; i < type->n_subclasses; i++)
        change_from(vm, type->subclasses[i], has_other_slots, first);
}

static void change(Vm *vm, Type *type, bool has_other_slots) {
    change_from(vm, type, has_other_slots, vm->next_type_version);
}

void type_changed(Vm *vm, Type *type) {
    change(vm, type, true);
}

bool type_set(Vm *vm, Type *type, Text *name, Value v) {
    if (is_value(v)) {
        if (!dict_set_name(vm, type->dict, name, v)) return false;
    } else if (!dict_remove(vm, type->dict, value_of(name), NULL)) {
        char *text = text_c(name);
        vm_raise(vm, "AttributeError", "type object '%s' has no attribute '%s'", type->c_name,
                 text);
        vm_free_text(vm, text);
        return false;
    }
    change(vm, type, name->n && text_at(name, 0) == '_'); // no slot has another name
    return true;
}

void type_add_subclass(Vm *vm, Type *base, Type *type) {
    size_t n = base->n_subclasses, bytes = sizeof(Type *);
    if ((n & (n - 1)) == 0) {
        Type **grown = vm_realloc(vm, base->subclasses, n * bytes, (n ? n * 2 : 1) * bytes);
        if (!grown) return vm_clear_exception(vm); // the next allocation says so
        base->subclasses = grown;
    }
    base->subclasses[base->n_subclasses++] = type;
}

Dict **type_dict_place(const Type *type, Value instance) {
    if (!type->dict_offset) return NULL;
    return (Dict **)(void *)((char *)object_of(instance) + type->dict_offset);
}

// ---- the order of bases: C3

// Counts in how many tails of [rows] each type is, behind the head at [at]; or forgets it.
static void count_tails(Vm *vm, const Tuple *const *rows, const size_t *at, size_t n_rows,
                        bool counts) {
    for (size_t i = 0; i < n_rows; i++)
        for (size_t j = at[i] + 1; j < rows[i]->n; j++) {
            Type *type = object_of(rows[i]->at[j]);
            type->n_tails = counts ? type->n_tails + 1 : 0;
            vm_step(vm, j);
        }
}

// [chosen] is the head of no row any more.
static void drop_head(const Tuple *const *rows, size_t *at, size_t n_rows, Value chosen) {
    for (size_t i = 0; i < n_rows; i++) {
        if (at[i] >= rows[i]->n || !same(rows[i]->at[at[i]], chosen)) continue;
        at[i]++;
        if (at[i] < rows[i]->n) ((Type *)object_of(rows[i]->at[at[i]]))->n_tails--;
    }
}

static Tuple *no_order(Vm *vm, const Tuple *const *rows, const size_t *at, size_t n_rows) {
    Str names = {0};
    for (size_t i = 0; i < n_rows; i++) {
        if (at[i] >= rows[i]->n) continue;
        const Type *type = object_of(rows[i]->at[at[i]]);
        bool is_named = false;
        for (size_t j = 0; j < i; j++)
            is_named |= at[j] < rows[j]->n && same(rows[j]->at[at[j]], value_of(type));
        if (!is_named) vm_printf(vm, &names, "%s%s", names.n ? ", " : "", type->c_name);
    }
    vm_raise(vm, "TypeError",
             "Cannot create a consistent method resolution\norder (MRO) for bases %s",
             str_text(&names));
    vm_deinit(vm, &names);
    return NULL;
}

Tuple *type_make_mro(Vm *vm, Type *type) {
    size_t n_rows = type->bases->n + 1, n_all = 1;
    const Tuple **rows = malloc(n_rows * sizeof *rows);
    size_t *at = calloc(n_rows, sizeof *at);
    if (!rows || !at) check_no_memory("a class");
    for (size_t i = 0; i + 1 < n_rows; i++) {
        rows[i] = ((Type *)object_of(type->bases->at[i]))->mro;
        n_all += rows[i]->n;
    }
    rows[n_rows - 1] = type->bases;
    Value *order = malloc(n_all * sizeof *order);
    if (!order) check_no_memory("a class");
    size_t n = 0;
    order[n++] = value_of(type);
    Tuple *mro = NULL;
    count_tails(vm, rows, at, n_rows, true);
    for (;;) {
        size_t row = 0, n_left = 0;
        const Value *next = NULL;
        for (; row < n_rows && !next; row++) {
            if (at[row] >= rows[row]->n) continue;
            n_left++;
            const Value *candidate = &rows[row]->at[at[row]];
            if (!((Type *)object_of(*candidate))->n_tails) next = candidate;
        }
        if (!next) {
            count_tails(vm, rows, at, n_rows, false);
            mro = n_left ? no_order(vm, rows, at, n_rows) : tuple_from(vm, order, n);
            break;
        }
        Value chosen = *next;
        order[n++] = chosen;
        drop_head(rows, at, n_rows, chosen);
        vm_spend(vm, n_rows / 8);
    }
    free(order), free(at), free(rows);
    return mro;
}

// ---- built-in types

void type_inherit_slots(Type *type, const Type *base) {
    // Whoever says how to compare has its own hash, or none.
    bool has_compare = type->slots.compare && !type->slots.hash;
    const char *from = (const char *)&base->slots;
    char *to = (char *)&type->slots;
    for (size_t i = 0; i < sizeof type->slots; i += sizeof(void *)) {
        void *slot;
        memcpy(&slot, to + i, sizeof slot);
        if (slot == NULL) memcpy(to + i, from + i, sizeof slot);
    }
    if (has_compare) type->slots.hash = NULL;
}

// An attribute that C functions get and set.
typedef struct GetSet {
    Object object;
    const GetSetDef *def;
    Type *owner; // borrowed
} GetSet;

// A program may put a descriptor where other objects find it.
static bool is_for(Vm *vm, const GetSet *getset, Value instance) {
    if (type_is_subtype(TYPE_OF(vm, instance), getset->owner)) return true;
    vm_raise(vm, "TypeError", "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
             getset->def->name, getset->owner->c_name, type_name(vm, instance));
    return false;
}

static Value getset_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const GetSet *getset = object_of(self);
    if (!is_value(instance)) return value_ref(self);
    if (!is_for(vm, getset, instance)) return NO_VALUE;
    return getset->def->get(vm, instance);
}

static bool getset_set(Vm *vm, Value self, Value instance, Value v) {
    const GetSet *getset = object_of(self);
    if (!is_for(vm, getset, instance)) return false;
    if (getset->def->set) return getset->def->set(vm, instance, v);
    vm_raise(vm, "AttributeError", "attribute '%s' of '%s' objects is not writable",
             getset->def->name, getset->owner->c_name);
    return false;
}

static Value getset_repr(Vm *vm, Value self) {
    const GetSet *getset = object_of(self);
    return value_of(text_printf(vm, "<attribute '%s' of '%s' objects>", getset->def->name,
                                getset->owner->c_name));
}

static Value getset_name(Vm *vm, Value self) {
    return value_of(text_name(vm, ((GetSet *)object_of(self))->def->name));
}
static Value getset_owner(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((GetSet *)object_of(self))->owner));
}
static Value getset_doc(Vm *vm, Value self) {
    const char *doc = ((GetSet *)object_of(self))->def->doc;
    return doc ? value_of(text_from_c(vm, doc)) : NONE;
}
static const GetSetDef getset_attributes[] = {{"__name__", getset_name, NULL},
                                              {"__objclass__", getset_owner, NULL},
                                              {"__doc__", getset_doc, NULL},
                                              {0}};

const TypeDef getset_def = {
    .name = "getset_descriptor",
    .attributes = getset_attributes,
    .instance_bytes = sizeof(GetSet),
    .slots = {.repr = getset_repr, .descr_get = getset_get, .descr_set = getset_set},
    .is_final = true};

bool type_add_attribute(Vm *vm, Type *type, const GetSetDef *def) {
    GetSet *getset = object_new(vm, vm->types.getset, 0);
    if (!getset) return false;
    getset->def = def;
    getset->owner = type;
    dict_set_c(vm, type->dict, def->name, value_of(getset));
    return true;
}

static uint32_t kind_of_def(const TypeDef *def) {
    static const struct {
        const char *name;
        uint32_t kind;
    } kinds[] = {{"int", TYPE_IS_INT},
                 {"str", TYPE_IS_TEXT | TYPE_IS_JOINED},
                 {"list", TYPE_IS_LIST | TYPE_IS_SEQUENCE | TYPE_IS_JOINED},
                 {"tuple", TYPE_IS_TUPLE | TYPE_IS_SEQUENCE | TYPE_IS_JOINED},
                 {"range", TYPE_IS_SEQUENCE},
                 {"memoryview", TYPE_IS_SEQUENCE},
                 {"collections.deque", TYPE_IS_SEQUENCE | TYPE_IS_JOINED},
                 {"dict", TYPE_IS_DICT | TYPE_IS_MAPPING},
                 {"mappingproxy", TYPE_IS_MAPPING},
                 {"type", TYPE_IS_TYPE},
                 {"float", TYPE_IS_FLOAT},
                 {"set", TYPE_IS_SET},
                 {"frozenset", TYPE_IS_SET},
                 {"bytes", TYPE_IS_BYTES | TYPE_IS_JOINED},
                 {"bytearray", TYPE_IS_JOINED},
                 {"_asyncio.Future", TYPE_IS_FUTURE | TYPE_HAS_WEAKREF},
                 {"BaseException", TYPE_IS_EXCEPTION}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, def->name) == 0) return kinds[i].kind;
    return 0;
}

static void add_natives(Vm *vm, Type *type, const NativeDef *defs, int how) {
    for (; defs && defs->name; defs++) {
        Value v;
        if (how == 0)
            v = native_method_new(vm, defs, type);
        else
            v = native_new(vm, defs, how == 1 ? NO_VALUE : value_of(type), NULL);
        if (how == 1) {
            ((Native *)object_of(v))->is_static = true;
        } else if (how == 2) { // a class method: rebinds to the class it is asked of
            ((Native *)object_of(v))->owner = type;
        }
        CHECK(dict_set_c(vm, type->dict, defs->name, v), "a type is made while there is memory");
    }
}

void type_add_full_name(const Type *type, Str *out) {
    if (is_value(type->module) && is_text(type->module) &&
        !text_is(text_of(type->module), "builtins")) {
        text_to_utf8(text_of(type->module), out);
        str_add(out, ".");
    }
    text_to_utf8(type->qualname, out);
}

// Everything in a type that needs other types. The core's types get it once they are all there.
void type_finish(Vm *vm, Type *type) {
    const TypeDef *def = type->def;
    const char *dot = strrchr(def->name, '.');
    const char *name = dot ? dot + 1 : def->name;
    type->object.type = vm->types.type;
    type->dict = dict_new(vm);
    type->name = text_name(vm, name);
    type->qualname = text_name(vm, name);
    type->module = dot ? value_of(text_from_utf8(vm, def->name, (size_t)(dot - def->name)))
                       : value_of(text_name(vm, "builtins"));
    type->bases = tuple_new(vm, type->base ? 1 : 0);
    if (type->base) type->bases->at[0] = value_ref(value_of(type->base));
    type->mro = type_make_mro(vm, type);
    CHECK(type->mro, "a built-in type has one base");
    add_natives(vm, type, def->methods, 0);
    add_natives(vm, type, def->static_methods, 1);
    add_natives(vm, type, def->class_methods, 2);
    for (const GetSetDef *attribute = def->attributes; attribute && attribute->name; attribute++)
        type_add_attribute(vm, type, attribute);
    bool has_own_dict = type->dict_offset && type->dict_offset != type->base->dict_offset;
    if (has_own_dict && !is_value(dict_find_name(type->dict, vm->names.dict)))
        type_add_attribute(vm, type, &object_dict_attribute);
    class_add_wrappers(vm, type);
    if (!is_value(dict_find_name(type->dict, vm->names.doc)))
        dict_set_name(vm, type->dict, vm->names.doc, NONE);
    type->version = vm->next_type_version++;
}

// The part that needs nothing: enough to make instances.
Type *type_begin(Vm *vm, const TypeDef *def, Type *base) {
    Type *type = vm_alloc(vm, sizeof *type);
    CHECK(type, "no memory for the built-in types");
    *type =
        (Type){.object = {.refs = 1, .units = (sizeof *type + VM_UNIT_BYTES - 1) / VM_UNIT_BYTES},
               .vm = vm,
               .slots = def->slots,
               .base = base,
               .def = def,
               .instance_bytes = def->instance_bytes,
               .dict_offset = def->dict_offset,
               .kind = kind_of_def(def) | (def->is_final ? TYPE_IS_FINAL : 0) |
                       (def->dict_offset ? TYPE_HAS_DICT : 0)};
    const char *dot = strrchr(def->name, '.');
    type->c_name = dot && strncmp(def->name, "builtins", 8) == 0 ? dot + 1 : def->name;
    if (base) {
        type->kind |= base->kind & ~(uint32_t)(TYPE_IS_FINAL | TYPE_IS_ABSTRACT);
        if (!type->instance_bytes) type->instance_bytes = base->instance_bytes;
        if (!type->dict_offset) type->dict_offset = base->dict_offset;
        type_inherit_slots(type, base);
        // What the C code alone can fill in is not made by calling its type: type(iter([]))().
        bool is_made_by_program = def->slots.construct || def->slots.init || base->base;
        if (!is_made_by_program) type->slots.construct = NULL;
        type_add_subclass(vm, base, type);
    }
    return type;
}

Type *type_from_def(Vm *vm, const TypeDef *def, Type *base) {
    Type *type = type_begin(vm, def, base ? base : vm->types.object);
    type_finish(vm, type);
    return type;
}

// ---- annotations

Value type_get_annotations(Vm *vm, Value self) {
    Type *type = object_of(self);
    Value own = dict_find_c(type->dict, "__annotations__");
    if (is_value(own)) return value_ref(own);
    if (!(type->kind & TYPE_FROM_CLASS))
        return vm_raise(vm, "AttributeError", "type object '%s' has no attribute '__annotations__'",
                        type->c_name);
    Value made = value_of(dict_new(vm));
    if (is_value(made) && dict_set_c(vm, type->dict, "__annotations__", value_ref(made)))
        return made;
    value_unref(vm, made);
    return NO_VALUE;
}
bool type_set_annotations(Vm *vm, Value self, Value v) {
    Type *type = object_of(self);
    if (is_value(v)) return dict_set_c(vm, type->dict, "__annotations__", value_ref(v));
    Text *name = text_name(vm, "__annotations__");
    int removed = name ? dict_remove(vm, type->dict, value_of(name), NULL) : -1;
    value_unref(vm, value_of(name));
    if (removed == 0) vm_raise(vm, "AttributeError", "__annotations__");
    return removed > 0;
}
