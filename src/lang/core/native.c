// Functions written in C: calling them with the right number of arguments, and CPython's words
// for the wrong one.
#include "lang/core/native.h"

#include "lang/core/gc.h"
#include "lang/watch/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

enum { MAX_PARAMS = 16, LENGTH_A_TICK = 32 };

// ---- sorting arguments into parameters

// The next parameter of "a, b=, *, key=": its name, and whether it may be left out.
typedef struct ParamReader {
    const char *at;
    bool names_only, no_names;
} ParamReader;

static bool next_param(ParamReader *reader, char name[64], bool *is_optional) {
    for (;;) {
        reader->at += strspn(reader->at, ", ");
        size_t n = strcspn(reader->at, ",= ");
        if (n == 0) return false;
        if (n == 1 && *reader->at == '*') {
            reader->names_only = true;
            reader->at++;
            continue;
        }
        if (n == 1 && *reader->at == '/') {
            reader->at++;
            continue;
        }
        CHECK(n < 64, "a short name");
        memcpy(name, reader->at, n);
        name[n] = '\0';
        reader->at += n;
        *is_optional = *reader->at == '=';
        if (*is_optional) reader->at++;
        return true;
    }
}

static bool has_param(const char *parameters, const Text *wanted) {
    ParamReader reader = {.at = parameters};
    char name[64];
    bool is_optional;
    while (next_param(&reader, name, &is_optional))
        if (text_is(wanted, name)) return true;
    return false;
}

static Value wrong_positional(Vm *vm, const char *function, size_t n_needed, size_t n_positional,
                              size_t n) {
    if (n_positional == 0)
        return vm_raise(vm, "TypeError", "%s() takes no positional arguments", function);
    return vm_raise(vm, "TypeError", "%s() takes %s %zu positional argument%s (%zu given)",
                    function, n_needed < n_positional ? "at most" : "exactly", n_positional,
                    n_positional == 1 ? "" : "s", n);
}

bool native_sort_args(Vm *vm, const char *function, const char *parameters, const Value *args,
                      size_t n, const Tuple *names, Value *out) {
    ParamReader reader = {.at = parameters};
    char name[64];
    bool is_optional;
    size_t i = 0, n_positional = 0, n_needed = 0, n_found = 0;
    for (; next_param(&reader, name, &is_optional); i++) {
        out[i] = NO_VALUE;
        if (!reader.names_only) {
            n_positional++;
            if (!is_optional) n_needed++;
            if (i < n) out[i] = args[i];
        }
        for (size_t k = 0; names && k < names->n; k++) {
            if (!text_is(text_of(names->at[k]), name)) continue;
            if (is_value(out[i]))
                return vm_raise(vm, "TypeError",
                                "argument for %s() given by name ('%s') and position (%zu)",
                                function, name, i + 1),
                       false;
            out[i] = args[n + k];
            n_found++;
        }
        if (!is_value(out[i]) && !is_optional)
            return vm_raise(vm, "TypeError", "%s() missing required argument '%s' (pos %zu)",
                            function, name, i + 1),
                   false;
    }
    size_t n_given = n + (names ? names->n : 0);
    if (n_given > i)
        return vm_raise(vm, "TypeError", "%s() takes at most %zu %sargument%s (%zu given)",
                        function, i, n == 0 ? "keyword " : "", i == 1 ? "" : "s", n_given),
               false;
    if (n > n_positional) return wrong_positional(vm, function, n_needed, n_positional, n), false;
    for (size_t k = 0; names && n_found < names->n && k < names->n; k++) {
        if (has_param(parameters, text_of(names->at[k]))) continue;
        char *text = text_c(text_of(names->at[k]));
        vm_raise(vm, "TypeError", "'%s' is an invalid keyword argument for %s()", text, function);
        vm_free_text(vm, text);
        return false;
    }
    return true;
}

bool native_no_names(Vm *vm, const char *name, const Tuple *names) {
    if (!names || names->n == 0) return true;
    vm_raise(vm, "TypeError", "%s() takes no keyword arguments", name);
    return false;
}

// ---- calling

static const char *full_name(const Native *native, Str *out) {
    if (native->owner) {
        const char *owner = native->owner->c_name, *dot = strrchr(owner, '.');
        str_printf(out, "%s.", dot ? dot + 1 : owner);
    } else if (native->module && !text_is(native->module, "builtins")) {
        text_to_utf8(native->module, out);
        str_add(out, ".");
    }
    str_add(out, native->def->name);
    return out->text;
}

static Value wrong_number(Vm *vm, const Native *native, const char *wants, size_t n) {
    Str name = {0};
    vm_raise(vm, "TypeError", "%s() takes %s (%zu given)", full_name(native, &name), wants, n);
    vm_deinit(vm, &name);
    return NO_VALUE;
}

static Value wrong_many(Vm *vm, const Native *native, size_t n) {
    const NativeDef *def = native->def;
    bool is_few = n < (size_t)def->n_min;
    int wanted = is_few ? def->n_min : def->n_max;
    const char *how = def->n_min == def->n_max ? "" : is_few ? "at least " : "at most ";
    if (def->says_given)
        return vm_raise(vm, "TypeError", "%s() takes %s%d argument%s (%zu given)", def->name, how,
                        wanted, wanted == 1 ? "" : "s", n);
    return vm_raise(vm, "TypeError", "%s expected %s%d argument%s, got %zu", def->name, how, wanted,
                    wanted == 1 ? "" : "s", n);
}

// Most methods of texts and bytes look at all of it.
static inline void count_length(Vm *vm, Value self) {
    const uint8_t *bytes;
    size_t n;
    if (is_text(self))
        vm_work(vm, text_of(self)->n / LENGTH_A_TICK);
    else if (is_of_kind(self, TYPE_IS_BYTES) && bytes_view(self, &bytes, &n))
        vm_work(vm, n / LENGTH_A_TICK);
}

static inline Value invoke(Vm *vm, Native *native, Value self, const Value *args, size_t n,
                           const Tuple *names) {
    const NativeDef *def = native->def;
    if (def->takes == TAKES_ALL) return def->fn_all(vm, self, args, n, names);
    if (def->takes == TAKES_NAMED) {
        Value sorted[MAX_PARAMS];
        if (!native_sort_args(vm, def->name, def->parameters, args, n, names, sorted))
            return NO_VALUE;
        return def->fn(vm, self, sorted, n);
    }
    if (names && names->n) {
        Str name = {0};
        vm_raise(vm, "TypeError", "%s() takes no keyword arguments", full_name(native, &name));
        vm_deinit(vm, &name);
        return NO_VALUE;
    }
    switch (def->takes) {
    case TAKES_NONE:
        if (n) return wrong_number(vm, native, "no arguments", n);
        break;
    case TAKES_ONE:
    case TAKES_ONE_AT_ONCE:
        if (n != 1) return wrong_number(vm, native, "exactly one argument", n);
        break;
    default:
        if (n < (size_t)def->n_min || (def->n_max >= 0 && n > (size_t)def->n_max))
            return wrong_many(vm, native, n);
    }
    return def->fn(vm, self, args, n);
}

Value native_invoke(Vm *vm, Native *native, Value self, const Value *args, size_t n,
                    const Tuple *names) {
    if (UNLIKELY(vm->asking != NULL) && !condition_may_invoke(vm, native)) return NO_VALUE;
    count_length(vm, self);
    if (!op_may_enter(vm, 1, OP_CALLING)) return NO_VALUE;
    vm->depth++;
    Value v = invoke(vm, native, self, args, n, names);
    vm->depth--;
    return v;
}

Value native_invoke_often(Vm *vm, Native *native, Value self, const Value *args, size_t n,
                          const Tuple *names) {
    const NativeDef *def = native->def;
    bool counts = def->takes == TAKES_NONE || def->takes == TAKES_ONE || def->counts;
    if (counts || UNLIKELY(vm->asking != NULL))
        return native_invoke(vm, native, self, args, n, names);
    count_length(vm, self);
    return invoke(vm, native, self, args, n, names);
}

static Value native_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Native *native = object_of(callee);
    return native_invoke(vm, native, native->self, args, n, names);
}

static Value method_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Native *native = object_of(callee);
    if (n == 0)
        return vm_raise(vm, "TypeError", "unbound method %s.%s() needs an argument",
                        native->owner->c_name, native->def->name);
    if (!type_is_subtype(TYPE_OF(vm, args[0]), native->owner))
        return vm_raise(vm, "TypeError",
                        "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                        native->def->name, native->owner->c_name, type_name(vm, args[0]));
    return native_invoke(vm, native, args[0], args + 1, n - 1, names);
}

// ---- making

static Native *make(Vm *vm, Type *type, const NativeDef *def, Value self) {
    Native *native = object_new(vm, type, 0);
    if (!native) return NULL;
    native->def = def;
    native->self = value_ref(self);
    return native;
}

Value native_new(Vm *vm, const NativeDef *def, Value self, const char *module) {
    Native *native = make(vm, vm->types.native, def, self);
    if (native && module) native->module = text_name(vm, module);
    return value_of(native);
}

Value native_method_new(Vm *vm, const NativeDef *def, Type *owner) {
    Native *native = make(vm, vm->types.native_method, def, NO_VALUE);
    if (native) native->owner = owner;
    return value_of(native);
}

bool native_add_all(Vm *vm, Dict *dict, const NativeDef *defs, const char *module) {
    for (; defs->name; defs++)
        if (!dict_set_c(vm, dict, defs->name, native_new(vm, defs, NO_VALUE, module))) return false;
    return true;
}

// ---- the types

static void native_free(Vm *vm, Object *self) {
    Native *native = (Native *)self;
    value_unref(vm, native->self);
    value_unref(vm, value_of(native->module));
}

static void native_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Native *)self)->self);
}

// A class method of a built-in type, bound to the type it is asked of.
static Value native_get(Vm *vm, Value self, Value instance, Type *owner) {
    Native *native = object_of(self);
    if (!native->owner || !is_of_kind(native->self, TYPE_IS_TYPE)) return value_ref(self);
    if (!owner) owner = TYPE_OF(vm, instance);
    Value bound = native_new(vm, native->def, value_of(owner), NULL);
    return bound;
}

static Value method_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    if (!is_value(instance)) return value_ref(self);
    Native *method = object_of(self);
    Native *native = make(vm, vm->types.native, method->def, instance);
    if (native) native->owner = method->owner;
    if (native && is_of_kind(instance, TYPE_IS_TYPE)) native->owner = NULL;
    return value_of(native);
}

static Value native_repr(Vm *vm, Value self) {
    const Native *native = object_of(self);
    if (is_value(native->self))
        return value_of(text_printf(vm, "<built-in method %s of %s object at %p>",
                                    native->def->name, type_name(vm, native->self),
                                    object_of(native->self)));
    return value_of(text_printf(vm, "<built-in function %s>", native->def->name));
}

static Value method_repr(Vm *vm, Value self) {
    const Native *native = object_of(self);
    return value_of(
        text_printf(vm, "<method '%s' of '%s' objects>", native->def->name, native->owner->c_name));
}

static bool native_hash(Vm *vm, Value self, int64_t *out) {
    const Native *native = object_of(self);
    (void)vm;
    uint64_t h = (uint64_t)(uintptr_t)native->def ^ (uint64_t)native->self.bits * 31;
    *out = (int64_t)(h >> 4);
    return true;
}

static Value native_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (op > COMPARE_NE || TYPE_OF(vm, b) != TYPE_OF(vm, a)) return NOT_IMPLEMENTED;
    const Native *x = object_of(a), *y = object_of(b);
    bool equal = x->def == y->def && same(x->self, y->self);
    return bool_value(equal == (op == COMPARE_EQ));
}

static Value get_name(Vm *vm, Value self) {
    return value_of(text_name(vm, ((Native *)object_of(self))->def->name));
}

static Value get_qualname(Vm *vm, Value self) {
    const Native *native = object_of(self);
    const char *owner = native->owner            ? native->owner->c_name
                        : is_value(native->self) ? type_name(vm, native->self)
                                                 : NULL;
    return value_of(owner ? text_printf(vm, "%s.%s", owner, native->def->name)
                          : text_from_c(vm, native->def->name));
}

static Value get_module(Vm *vm, Value self) {
    (void)vm;
    const Native *native = object_of(self);
    return native->module ? value_ref(value_of(native->module)) : NONE;
}

static Value get_self(Vm *vm, Value self) {
    (void)vm;
    const Native *native = object_of(self);
    return is_value(native->self) ? value_ref(native->self) : NONE;
}

static Value get_doc(Vm *vm, Value self) {
    const char *doc = ((Native *)object_of(self))->def->doc;
    return doc ? value_of(text_from_c(vm, doc)) : NONE;
}

static const GetSetDef attributes[] = {
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL}, {"__self__", get_self, NULL},
    {"__doc__", get_doc, NULL},       {0}};

static Value get_owner(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Native *)object_of(self))->owner));
}
static const GetSetDef method_attributes[] = {{"__name__", get_name, NULL},
                                              {"__qualname__", get_qualname, NULL},
                                              {"__objclass__", get_owner, NULL},
                                              {"__doc__", get_doc, NULL},
                                              {0}};

const TypeDef native_def = {.name = "builtin_function_or_method",
                            .instance_bytes = sizeof(Native),
                            .slots = {.free = native_free,
                                      .traverse = native_traverse,
                                      .repr = native_repr,
                                      .hash = native_hash,
                                      .compare = native_compare,
                                      .call = native_call,
                                      .descr_get = native_get},
                            .attributes = attributes,
                            .is_final = true};
const TypeDef native_method_def = {.name = "method_descriptor",
                                   .instance_bytes = sizeof(Native),
                                   .slots = {.free = native_free,
                                             .traverse = native_traverse,
                                             .repr = method_repr,
                                             .call = method_call,
                                             .descr_get = method_get},
                                   .attributes = method_attributes,
                                   .is_final = true};
