// list[int] and int | str. See alias.h.
#include "lang/types/alias.h"

#include <string.h>

#include "lang/core/class.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// ---- showing

// A type as annotations show it: its qualified name, "module.Name" unless it is built in.
static bool type_into(Vm *vm, Value v, Str *out) {
    if (same(v, ELLIPSIS)) return str_add(out, "..."), true;
    if (is_none(v) || same(v, value_of(vm->types.none_type))) return str_add(out, "None"), true;
    if (!is_of_kind(v, TYPE_IS_TYPE)) return op_repr_into(vm, v, out);
    const Type *type = object_of(v);
    bool is_builtin = is_text(type->module) && text_is(text_of(type->module), "builtins");
    if (!is_builtin && is_value(type->module)) {
        if (!op_str_into(vm, type->module, out)) return false;
        str_add(out, ".");
    }
    text_to_utf8(type->qualname, out);
    return true;
}

static Value alias_repr(Vm *vm, Value self) {
    const Alias *alias = object_of(self);
    Str out = {0};
    if (alias->is_starred) str_add(&out, "*");
    bool ok = type_into(vm, alias->origin, &out);
    str_add(&out, "[");
    for (size_t i = 0; ok && i < alias->args->n; i++) {
        if (i) str_add(&out, ", ");
        ok = type_into(vm, alias->args->at[i], &out);
    }
    if (alias->args->n == 0) str_add(&out, "()");
    str_add(&out, "]");
    if (ok) return text_value_from_str(vm, &out);
    str_deinit(&out);
    return NO_VALUE;
}

static Value union_repr(Vm *vm, Value self) {
    const Union *all = object_of(self);
    Str out = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < all->args->n; i++) {
        if (i) str_add(&out, " | ");
        ok = type_into(vm, all->args->at[i], &out);
    }
    if (ok) return text_value_from_str(vm, &out);
    str_deinit(&out);
    return NO_VALUE;
}

// ---- aliases

Value alias_new(Vm *vm, Value origin, Value args) {
    Tuple *tuple = is_tuple(args) ? object_of(value_ref(args)) : tuple_from(vm, &args, 1);
    Alias *alias = tuple ? object_new(vm, vm->types.generic_alias, 0) : NULL;
    if (!alias) {
        value_unref(vm, value_of(tuple));
        return NO_VALUE;
    }
    alias->origin = value_ref(origin);
    alias->args = tuple;
    return value_of(alias);
}

Value alias_class_getitem(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return alias_new(vm, self, args[0]);
}

const NativeDef alias_class_methods[] = {{"__class_getitem__", TAKES_ONE, {alias_class_getitem}},
                                         {0}};

static void alias_free(Vm *vm, Object *self) {
    value_unref(vm, ((Alias *)self)->origin);
    value_unref(vm, value_of(((Alias *)self)->args));
}

static Value alias_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value v = op_call(vm, ((Alias *)object_of(callee))->origin, args, n, names);
    Text *name = is_value(v) ? text_name(vm, "__orig_class__") : NULL;
    // An instance that can hold it remembers what it was made from.
    if (name && type_dict_place(TYPE_OF(vm, v), v) && !op_set_attribute(vm, v, name, callee))
        vm_clear_exception(vm);
    value_unref(vm, value_of(name));
    return v;
}

static bool is_own_attribute(const Text *name) {
    static const char *const own[] = {
        "__origin__",   "__args__",   "__parameters__", "__mro_entries__", "__class__",
        "__unpacked__", "__reduce__", "__reduce_ex__",  "__copy__",        "__deepcopy__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (text_is(name, own[i])) return true;
    return false;
}

static Value alias_get_attribute(Vm *vm, Value self, Text *name) {
    if (is_own_attribute(name)) return object_get_attribute(vm, self, name);
    return op_get_attribute(vm, ((Alias *)object_of(self))->origin, name);
}

static bool alias_hash(Vm *vm, Value self, int64_t *out) {
    const Alias *alias = object_of(self);
    int64_t a, b;
    if (!op_hash(vm, alias->origin, &a) || !op_hash(vm, value_of(alias->args), &b)) return false;
    *out = a ^ b;
    return true;
}

static Value alias_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_alias(vm, other) || op > COMPARE_NE) return NOT_IMPLEMENTED;
    const Alias *a = object_of(self), *b = object_of(other);
    int equal = op_equal(vm, a->origin, b->origin);
    if (equal == 1) equal = op_equal(vm, value_of(a->args), value_of(b->args));
    return equal < 0 ? NO_VALUE : bool_value(equal == (op == COMPARE_EQ));
}

// A type variable: what typing's TypeVar is, known by its name.
static bool is_variable(Vm *vm, Value v) {
    const char *name = type_name(vm, v);
    return is_object(v) && (!strcmp(name, "TypeVar") || !strcmp(name, "ParamSpec") ||
                            !strcmp(name, "TypeVarTuple"));
}

// What an alias or a union is made of.
static const Tuple *args_of(const Vm *vm, Value v) {
    return is_union(vm, v) ? ((Union *)object_of(v))->args : ((Alias *)object_of(v))->args;
}

// The variables of what annotations are made of, a tuple; NO_VALUE: it has none.
static Value parameters_of(Vm *vm, Value v) {
    if (!is_object(v) || is_of_kind(v, TYPE_IS_TYPE)) return NO_VALUE;
    Value found = op_find_attribute(vm, v, "__parameters__");
    if (is_value(found) && is_tuple(found) && tuple_of(found)->n) return found;
    value_unref(vm, found);
    return NO_VALUE;
}

static bool add_variable(List *found, Vm *vm, Value v) {
    for (size_t i = 0; i < found->n; i++)
        if (same(found->at[i], v)) return true;
    return list_push(vm, found, value_ref(v));
}

static List *variables(Vm *vm, const Tuple *args) {
    List *found = list_new(vm, 0);
    bool ok = found != NULL;
    for (size_t i = 0; ok && i < args->n; i++) {
        Value arg = args->at[i];
        Value inner = is_variable(vm, arg) ? NO_VALUE : parameters_of(vm, arg);
        if (is_variable(vm, arg)) ok = add_variable(found, vm, arg);
        for (size_t k = 0; ok && is_value(inner) && k < tuple_of(inner)->n; k++)
            ok = add_variable(found, vm, tuple_of(inner)->at[k]);
        value_unref(vm, inner);
    }
    if (ok) return found;
    value_unref(vm, value_of(found));
    return NULL;
}

static Value union_of(Vm *vm, const Tuple *args) {
    Value v = value_ref(args->at[0]);
    for (size_t i = 1; is_value(v) && i < args->n; i++) {
        Value both = union_or(vm, v, args->at[i]);
        if (same(both, NOT_IMPLEMENTED))
            both = vm_raise(vm, "TypeError", "unsupported operand type(s) for |: '%s' and '%s'",
                            type_name(vm, v), type_name(vm, args->at[i]));
        value_set(vm, &v, both);
    }
    return v;
}

// The like of [v], an alias or a union, made of [args].
static Value with_args(Vm *vm, Value v, Tuple *args) {
    if (is_union(vm, v)) return union_of(vm, args);
    return alias_new(vm, ((Alias *)object_of(v))->origin, value_of(args));
}

static Value value_for(const List *names, const Value *values, Value variable) {
    for (size_t i = 0; i < names->n; i++)
        if (same(names->at[i], variable)) return value_ref(values[i]);
    return value_ref(variable);
}

// [arg] with [values] in the place of the variables.
static Value substituted(Vm *vm, Value arg, const List *names, const Value *values) {
    Value inner = is_variable(vm, arg) ? NO_VALUE : parameters_of(vm, arg);
    if (!is_value(inner)) return value_for(names, values, arg);
    Tuple *key = tuple_new(vm, tuple_of(inner)->n);
    for (size_t i = 0; key && i < key->n; i++)
        key->at[i] = value_for(names, values, tuple_of(inner)->at[i]);
    Value v = key ? op_get_item(vm, arg, value_of(key)) : NO_VALUE;
    value_unref(vm, value_of(key));
    value_unref(vm, inner);
    return v;
}

static Value get_item(Vm *vm, Value self, Value key) {
    List *names = variables(vm, args_of(vm, self));
    if (!names) return NO_VALUE;
    const Value *values = is_tuple(key) ? tuple_of(key)->at : &key;
    size_t n = is_tuple(key) ? tuple_of(key)->n : 1;
    Value v = NO_VALUE;
    Str text = {0};
    if (names->n == n) {
        const Tuple *from = args_of(vm, self);
        Tuple *args = tuple_new(vm, from->n);
        bool ok = args != NULL;
        for (size_t i = 0; ok && i < args->n; i++)
            ok = is_value(args->at[i] = substituted(vm, from->at[i], names, values));
        if (ok) v = with_args(vm, self, args);
        value_unref(vm, value_of(args));
    } else if (op_repr_into(vm, self, &text) && names->n == 0) {
        vm_raise(vm, "TypeError", "%s is not a generic class", text.text);
    } else if (text.text) {
        vm_raise(vm, "TypeError", "Too %s arguments for %s; actual %zu, expected %zu",
                 n > names->n ? "many" : "few", text.text, n, names->n);
    }
    str_deinit(&text);
    value_unref(vm, value_of(names));
    return v;
}

static Value alias_iter(Vm *vm, Value self) { // *tuple[int, ...]
    const Alias *alias = object_of(self);
    Value starred = alias_new(vm, alias->origin, value_of(alias->args));
    if (!is_value(starred)) return NO_VALUE;
    ((Alias *)object_of(starred))->is_starred = true;
    Value row = value_of(tuple_from_taken(vm, &starred, 1));
    Value iterator = is_value(row) ? op_iter(vm, row) : NO_VALUE;
    value_unref(vm, row);
    return iterator;
}

static Value get_origin(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Alias *)object_of(self))->origin);
}
static Value get_args(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Alias *)object_of(self))->args));
}
static Value get_unpacked(Vm *vm, Value self) {
    (void)vm;
    return bool_value(((Alias *)object_of(self))->is_starred);
}
static Value get_parameters(Vm *vm, Value self) {
    List *found = variables(vm, args_of(vm, self));
    if (!found) return NO_VALUE;
    Value v = value_of(tuple_from(vm, found->at, found->n));
    value_unref(vm, value_of(found));
    return v;
}

static Value mro_entries(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return value_of(tuple_from(vm, &((Alias *)object_of(self))->origin, 1));
}

static Value no_check(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return vm_raise(vm, "TypeError", "isinstance() argument 2 cannot be a parameterized generic");
}

static Value alias_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "GenericAlias", names)) return NO_VALUE;
    if (n != 2) return vm_raise(vm, "TypeError", "GenericAlias expected 2 arguments, got %zu", n);
    return alias_new(vm, args[0], args[1]);
}

const TypeDef alias_def = {
    .name = "types.GenericAlias",
    .instance_bytes = sizeof(Alias),
    .slots = {.free = alias_free,
              .repr = alias_repr,
              .hash = alias_hash,
              .compare = alias_compare,
              .call = alias_call,
              .construct = alias_construct,
              .get_attribute = alias_get_attribute,
              .get_item = get_item,
              .iter = alias_iter,
              .binary = {[BINARY_OR] = union_or}},
    .methods = (const NativeDef[]){{"__mro_entries__", TAKES_ONE, {mro_entries}},
                                   {"__instancecheck__", TAKES_ONE, {no_check}},
                                   {0}},
    .attributes = (const GetSetDef[]){{"__origin__", get_origin, NULL},
                                      {"__args__", get_args, NULL},
                                      {"__parameters__", get_parameters, NULL},
                                      {"__unpacked__", get_unpacked, NULL},
                                      {0}}};

// ---- unions

static bool can_be_in_union(const Vm *vm, Value v) {
    return is_none(v) || is_of_kind(v, TYPE_IS_TYPE) || is_alias(vm, v) || is_union(vm, v);
}

static bool add_member(Vm *vm, List *members, Value v) {
    if (is_none(v)) v = value_of(vm->types.none_type);
    if (is_union(vm, v)) {
        const Tuple *args = ((Union *)object_of(v))->args;
        for (size_t i = 0; i < args->n; i++)
            if (!add_member(vm, members, args->at[i])) return false;
        return true;
    }
    for (size_t i = 0; i < members->n; i++) {
        int equal = op_equal(vm, members->at[i], v);
        if (equal) return equal > 0;
    }
    return list_push(vm, members, value_ref(v));
}

Value union_or(Vm *vm, Value a, Value b) {
    if (!can_be_in_union(vm, a) || !can_be_in_union(vm, b)) return NOT_IMPLEMENTED;
    List *members = list_new(vm, 2);
    Value v = NO_VALUE;
    if (members && add_member(vm, members, a) && add_member(vm, members, b)) {
        if (members->n == 1) {
            v = value_ref(members->at[0]);
        } else {
            Union *all = object_new(vm, vm->types.union_type, 0);
            if (all) all->args = tuple_from(vm, members->at, members->n);
            v = value_of(all);
        }
    }
    value_unref(vm, value_of(members));
    return v;
}

static void union_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Union *)self)->args));
}

static int holds_all(Vm *vm, const Union *a, const Union *b) {
    for (size_t i = 0; i < b->args->n; i++) {
        int has = op_contains(vm, value_of(a->args), b->args->at[i]);
        if (has != 1) return has;
    }
    return 1;
}

static Value union_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_union(vm, other) || op > COMPARE_NE) return NOT_IMPLEMENTED;
    const Union *a = object_of(self), *b = object_of(other);
    int equal = a->args->n == b->args->n ? holds_all(vm, a, b) : 0;
    return equal < 0 ? NO_VALUE : bool_value(equal == (op == COMPARE_EQ));
}

static bool union_hash(Vm *vm, Value self, int64_t *out) {
    const Union *all = object_of(self);
    *out = 0;
    for (size_t i = 0; i < all->args->n; i++) {
        int64_t hash;
        if (!op_hash(vm, all->args->at[i], &hash)) return false;
        *out ^= hash;
    }
    return true;
}

static Value union_args(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Union *)object_of(self))->args));
}

const TypeDef union_def = {.name = "types.UnionType",
                           .instance_bytes = sizeof(Union),
                           .slots = {.free = union_free,
                                     .repr = union_repr,
                                     .hash = union_hash,
                                     .compare = union_compare,
                                     .get_item = get_item,
                                     .binary = {[BINARY_OR] = union_or}},
                           .attributes =
                               (const GetSetDef[]){{"__args__", union_args, NULL},
                                                   {"__parameters__", get_parameters, NULL},
                                                   {0}},
                           .is_final = true};
