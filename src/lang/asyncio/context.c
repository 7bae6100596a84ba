// _contextvars: context variables, the tokens that undo setting one, and contexts as objects.
#include "lang/asyncio/context.h"

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/modules.h"
#include "lang/types/alias.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

// ---- what is in use

static Value find(Vm *vm, Value variable) {
    Dict *variables = vm->context->variables;
    return variables ? dict_find(vm, variables, variable) : NO_VALUE;
}

// Sets it, or removes it (NO_VALUE), in a dict that nobody else sees.
static bool change(Vm *vm, Value variable, Value v) {
    ContextCell *cell = vm->context;
    if (!cell->variables || cell->variables->object.refs > 1) {
        Dict *own = cell->variables ? dict_copy(vm, cell->variables) : dict_new(vm);
        if (!own) return false;
        value_unref(vm, value_of(cell->variables));
        cell->variables = own;
    }
    return is_value(v) ? dict_set(vm, cell->variables, variable, v)
                       : dict_remove(vm, cell->variables, variable, NULL) >= 0;
}

// ---- variables

typedef struct ContextVar {
    Object object;
    Value name, default_; // default_: or NO_VALUE
} ContextVar;

typedef struct ContextToken {
    Object object;
    Value variable, old; // old: or NO_VALUE
    const ContextCell *cell;
    bool is_used;
} ContextToken;

static Value variable_new(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Value sorted[2];
    if (n != 1)
        return vm_raise(vm, "TypeError", "ContextVar() takes %s 1 positional argument (%zu given)",
                        n ? "at most" : "exactly", n);
    if (!native_sort_args(vm, "ContextVar", "name, /, *, default=", args, n, names, sorted))
        return NO_VALUE;
    if (!is_text(args[0])) return vm_raise(vm, "TypeError", "context variable name must be a str");
    ContextVar *self = object_new(vm, object_of(callee), 0);
    if (!self) return NO_VALUE;
    self->name = value_ref(sorted[0]);
    self->default_ = value_ref(sorted[1]);
    return value_of(self);
}

static Value variable_get(Vm *vm, Value v, const Value *args, size_t n) {
    Value found = find(vm, v);
    if (!is_value(found)) found = n ? args[0] : ((ContextVar *)object_of(v))->default_;
    if (vm_has_exception(vm)) return NO_VALUE;
    return is_value(found) ? value_ref(found) : vm_raise_value(vm, "LookupError", v);
}

static Value variable_set(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    ContextToken *token = object_new(vm, vm->types.context_token, 0);
    if (!token) return NO_VALUE;
    token->variable = value_ref(v);
    token->old = value_ref(find(vm, v));
    token->cell = vm->context;
    if (change(vm, v, args[0])) return value_of(token);
    value_unref(vm, value_of(token));
    return NO_VALUE;
}

static Value token_trouble(Vm *vm, const char *type, Value token, const char *what) {
    Str text = {0};
    if (op_repr_into(vm, token, &text)) vm_raise(vm, type, "%s %s", str_text(&text), what);
    vm_deinit(vm, &text);
    return NO_VALUE;
}

static Value variable_reset(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    if (!op_is_instance(vm, args[0], vm->types.context_token)) {
        Str text = {0};
        if (op_repr_into(vm, args[0], &text))
            vm_raise(vm, "TypeError", "expected an instance of Token, got %s", str_text(&text));
        vm_deinit(vm, &text);
        return NO_VALUE;
    }
    ContextToken *token = object_of(args[0]);
    if (token->is_used)
        return token_trouble(vm, "RuntimeError", args[0], "has already been used once");
    if (!same(token->variable, v))
        return token_trouble(vm, "ValueError", args[0], "was created by a different ContextVar");
    if (token->cell != vm->context)
        return token_trouble(vm, "ValueError", args[0], "was created in a different Context");
    token->is_used = true;
    return change(vm, v, token->old) ? NONE : NO_VALUE;
}

static Value variable_repr(Vm *vm, Value v) {
    const ContextVar *self = object_of(v);
    Str text = {0};
    str_add(&text, "<ContextVar name=");
    bool ok = op_repr_into(vm, self->name, &text);
    if (ok && is_value(self->default_)) {
        str_add(&text, " default=");
        ok = op_repr_into(vm, self->default_, &text);
    }
    str_printf(&text, " at %p>", object_of(v));
    Value out = ok ? value_of(text_from_c(vm, str_text(&text))) : NO_VALUE;
    vm_deinit(vm, &text);
    return out;
}

static Value variable_name(Vm *vm, Value v) {
    (void)vm;
    return value_ref(((ContextVar *)object_of(v))->name);
}

static void variable_free(Vm *vm, Object *object) {
    value_unref(vm, ((ContextVar *)object)->name);
    value_unref(vm, ((ContextVar *)object)->default_);
}

static const NativeDef variable_methods[] = {{"get", TAKES_MANY, {variable_get}, .n_max = 1},
                                             {"set", TAKES_ONE, {variable_set}},
                                             {"reset", TAKES_ONE, {variable_reset}},
                                             {0}};
static const NativeDef variable_class_methods[] = {
    {"__class_getitem__", TAKES_ONE, {alias_class_getitem}}, {0}};
static const GetSetDef variable_attributes[] = {{"name", variable_name, NULL}, {0}};
static const TypeDef variable_def = {
    .name = "_contextvars.ContextVar",
    .instance_bytes = sizeof(ContextVar),
    .slots = {.free = variable_free, .repr = variable_repr, .construct = variable_new},
    .methods = variable_methods,
    .class_methods = variable_class_methods,
    .attributes = variable_attributes,
    .is_final = true};

// ---- tokens

static Value token_new(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee, (void)args, (void)n, (void)names;
    return vm_raise(vm, "RuntimeError", "Tokens can only be created by ContextVars");
}

static Value token_repr(Vm *vm, Value v) {
    const ContextToken *self = object_of(v);
    Str text = {0};
    vm_printf(vm, &text, "<Token%s var=", self->is_used ? " used" : "");
    bool ok = op_repr_into(vm, self->variable, &text);
    str_printf(&text, " at %p>", object_of(v));
    Value out = ok ? value_of(text_from_c(vm, str_text(&text))) : NO_VALUE;
    vm_deinit(vm, &text);
    return out;
}

static Value token_variable(Vm *vm, Value v) {
    (void)vm;
    return value_ref(((ContextToken *)object_of(v))->variable);
}

static Value token_old(Vm *vm, Value v) {
    const ContextToken *self = object_of(v);
    return value_ref(is_value(self->old) ? self->old
                                         : dict_find_c(vm->types.context_token->dict, "MISSING"));
}

static void token_free(Vm *vm, Object *object) {
    value_unref(vm, ((ContextToken *)object)->variable);
    value_unref(vm, ((ContextToken *)object)->old);
}

static const GetSetDef token_attributes[] = {
    {"var", token_variable, NULL}, {"old_value", token_old, NULL}, {0}};
static const TypeDef token_def = {
    .name = "_contextvars.Token",
    .instance_bytes = sizeof(ContextToken),
    .slots = {.free = token_free, .repr = token_repr, .construct = token_new},
    .class_methods = variable_class_methods,
    .attributes = token_attributes,
    .is_final = true};

static Value missing_repr(Vm *vm, Value v) {
    (void)v;
    return value_of(text_from_c(vm, "<Token.MISSING>"));
}
static const TypeDef missing_def = {.name = "Token.MISSING",
                                    .instance_bytes = sizeof(Object),
                                    .slots = {.repr = missing_repr},
                                    .is_final = true};

// ---- contexts

typedef struct Context {
    Object object;
    ContextCell cell;
    bool is_entered;
} Context;

static bool is_context(const Vm *vm, Value v) {
    return is_object(v) && vm->types.context && ((Object *)object_of(v))->type == vm->types.context;
}

bool context_use_init(Vm *vm, ContextUse *use, Value given) {
    if (is_none(given)) {
        use->own.variables = object_of(value_ref(value_of(vm->context->variables)));
        return true;
    }
    if (!is_context(vm, given)) {
        vm_raise(vm, "TypeError", "a Context is required, not %s", type_name(vm, given));
        return false;
    }
    use->given = value_ref(given);
    return true;
}

void context_use_deinit(Vm *vm, ContextUse *use) {
    value_unref(vm, use->given);
    value_unref(vm, value_of(use->own.variables));
    *use = (ContextUse){0};
}

ContextCell *context_use_given(const ContextUse *use) {
    return &((Context *)object_of(use->given))->cell;
}

static Value make_context(Vm *vm, Dict *variables) {
    Context *context = object_new(vm, vm->types.context, 0);
    if (context && variables) context->cell.variables = object_of(value_ref(value_of(variables)));
    return value_of(context);
}

Value context_use_copy(Vm *vm, const ContextUse *use) {
    return is_value(use->given) ? value_ref(use->given) : make_context(vm, use->own.variables);
}

static Value context_new(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee, (void)args;
    if (n || names) return vm_raise(vm, "TypeError", "Context() does not accept any arguments");
    return make_context(vm, NULL);
}

static Value copy_context(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return make_context(vm, vm->context->variables);
}

static Value context_run(Vm *vm, Value v, const Value *args, size_t n, const Tuple *names) {
    if (n < 1) return vm_raise(vm, "TypeError", "run() missing 1 required positional argument");
    Context *self = object_of(v);
    if (self->is_entered)
        return vm_raise(
            vm, "RuntimeError",
            "cannot enter context: <_contextvars.Context object at %p> is already entered",
            object_of(v));
    ContextCell *outer = vm->context;
    self->is_entered = true;
    value_ref(v);
    vm->context = &self->cell;
    Value out = op_call(vm, args[0], args + 1, n - 1, names);
    self->is_entered = false;
    vm->context = outer;
    value_unref(vm, v);
    return out;
}

static Dict *variables_of(Value v) {
    return ((Context *)object_of(v))->cell.variables;
}

static Value context_copy(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return make_context(vm, variables_of(v));
}

static bool is_key(Vm *vm, Value key) {
    if (op_is_instance(vm, key, vm->types.context_variable)) return true;
    Str text = {0};
    if (op_repr_into(vm, key, &text))
        vm_raise(vm, "TypeError", "a ContextVar key was expected, got %s", str_text(&text));
    vm_deinit(vm, &text);
    return false;
}

static Value context_find(Vm *vm, Value v, Value key) {
    if (!is_key(vm, key)) return NO_VALUE;
    return variables_of(v) ? dict_find(vm, variables_of(v), key) : NO_VALUE;
}

static Value context_item(Vm *vm, Value v, Value key) {
    Value found = context_find(vm, v, key);
    if (!is_value(found) && !vm_has_exception(vm)) vm_raise_value(vm, "KeyError", key);
    return value_ref(found);
}

static Value context_get(Vm *vm, Value v, const Value *args, size_t n) {
    Value found = context_find(vm, v, args[0]);
    if (vm_has_exception(vm)) return NO_VALUE;
    return is_value(found) ? value_ref(found) : n > 1 ? value_ref(args[1]) : NONE;
}

static int context_contains(Vm *vm, Value v, Value key) {
    Value found = context_find(vm, v, key);
    return vm_has_exception(vm) ? -1 : is_value(found);
}

static int64_t context_length(Vm *vm, Value v) {
    (void)vm;
    return variables_of(v) ? (int64_t)variables_of(v)->n : 0;
}

// keys(), values(), items() as they are now; what the name of the method says is what a dict's
// would give.
static Value view(Vm *vm, Value v, const char *name) {
    Dict *now = variables_of(v) ? dict_copy(vm, variables_of(v)) : dict_new(vm);
    Value out = now ? op_call_method(vm, value_of(now), name, NULL, 0) : NO_VALUE;
    value_unref(vm, value_of(now));
    return out;
}
static Value context_keys(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return view(vm, v, "keys");
}
static Value context_values(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return view(vm, v, "values");
}
static Value context_items(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return view(vm, v, "items");
}
static Value context_iter(Vm *vm, Value v) {
    Value keys = view(vm, v, "keys");
    Value out = is_value(keys) ? op_iter(vm, keys) : NO_VALUE;
    value_unref(vm, keys);
    return out;
}

static Value context_compare(Vm *vm, Value v, Value other, CompareOp op) {
    if (!is_context(vm, other) || (op != COMPARE_EQ && op != COMPARE_NE)) return NOT_IMPLEMENTED;
    Value a = view(vm, v, "items"), b = view(vm, other, "items");
    Value out = is_value(a) && is_value(b) ? op_compare(vm, op, a, b) : NO_VALUE;
    value_unref(vm, a);
    value_unref(vm, b);
    return out;
}

static void context_free(Vm *vm, Object *object) {
    value_unref(vm, value_of(((Context *)object)->cell.variables));
}

static const NativeDef context_methods[] = {
    {"run", TAKES_ALL, {.fn_all = context_run}},
    {"copy", TAKES_NONE, {context_copy}},
    {"get", TAKES_MANY, {context_get}, .n_min = 1, .n_max = 2},
    {"keys", TAKES_NONE, {context_keys}},
    {"values", TAKES_NONE, {context_values}},
    {"items", TAKES_NONE, {context_items}},
    {0}};
static const TypeDef context_def = {.name = "_contextvars.Context",
                                    .instance_bytes = sizeof(Context),
                                    .slots = {.free = context_free,
                                              .construct = context_new,
                                              .compare = context_compare,
                                              .iter = context_iter,
                                              .get_item = context_item,
                                              .contains = context_contains,
                                              .length = context_length},
                                    .methods = context_methods,
                                    .is_final = true};

// ---- the module

static bool init(Vm *vm, Dict *dict) {
    VmTypes *t = &vm->types;
    t->context_variable = type_from_def(vm, &variable_def, NULL);
    t->context_token = type_from_def(vm, &token_def, NULL);
    t->context = type_from_def(vm, &context_def, NULL);
    Type *missing = type_from_def(vm, &missing_def, NULL);
    return dict_set_c(vm, t->context_token->dict, "MISSING",
                      value_of(object_new(vm, missing, 0))) &&
           dict_set_c(vm, dict, "ContextVar", value_ref(value_of(t->context_variable))) &&
           dict_set_c(vm, dict, "Token", value_ref(value_of(t->context_token))) &&
           dict_set_c(vm, dict, "Context", value_ref(value_of(t->context)));
}

static const NativeDef functions[] = {{"copy_context", TAKES_NONE, {copy_context}}, {0}};

const ModuleDef context_module = {.name = "_contextvars", .init = init, .functions = functions};
