// Calls. Where the callee is a function whose parameters are filled by position, the arguments are
// evaluated straight into the slots of its frame.
#include <alloca.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/function.h"
#include "lang/core/generator.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct CallExpr {
    Expr expr;
    Expr *callee;
    Expr **args; // of those written with a star, what stands behind it
    size_t n_args, n_names;
    Tuple *names;   // of the keyword arguments, whose values stand behind the others; or NULL
    Text **keyword; // where there is a **: the name, or NULL for **x
    Expr **keyword_values;
    bool *is_starred;
    size_t n_keywords;
    uint8_t
        n_calls; // in code that has not run often: in a loop it may be called often all the same
} CallExpr;

static void release(Vm *vm, const Value *values, size_t n) {
    for (size_t i = 0; i < n; i++)
        value_unref(vm, values[i]);
}

// False: raised, and those before it are released.
static bool eval_into(Frame *frame, Expr **exprs, size_t n, Value *out) {
    for (size_t i = 0; i < n; i++) {
        out[i] = eval(frame, exprs[i]);
        if (LIKELY(is_value(out[i]))) continue;
        release(frame->vm, out, i);
        return false;
    }
    return true;
}

// The callee, if [n] arguments go to its first parameters, and defaults to the others.
static inline Function *quick_function(const Vm *vm, Value callee, size_t n) {
    if (!is_object(callee) || ((Object *)object_of(callee))->type != vm->types.function)
        return NULL;
    Function *function = object_of(callee);
    const Code *code = function->code;
    return (code->flags & CODE_PLAIN) && n <= code->n_params ? function : NULL;
}

// [self], if there is one, is the first argument; takes it.
static Value call_quick(Frame *frame, const CallExpr *expr, Function *function, Value self) {
    Vm *vm = frame->vm;
    const Code *code = function->code;
    size_t n_slots = code->n_slots, n_self = is_value(self);
    Value *slots = alloca((n_slots + 1) * sizeof *slots);
    slots[0] = self;
    if (!eval_into(frame, expr->args, expr->n_args, slots + n_self)) {
        value_unref(vm, self);
        return NO_VALUE;
    }
    size_t n = n_self + expr->n_args;
    memset(slots + n, 0, (n_slots - n) * sizeof *slots);
    frame->at = expr->expr.node;
    bool is_full = LIKELY(n == code->n_params && !code->n_keyword_only);
    if (!is_full && !function_fill_defaults(vm, function, slots, n)) return NO_VALUE;
    return LIKELY(!(code->flags & CODE_ANY_GENERATOR)) ? function_run(vm, function, slots)
                                                       : generator_new(vm, function, slots);
}

static Value call_often(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (is_object(callee) && ((Object *)object_of(callee))->type == vm->types.native)
        return native_invoke_often(vm, object_of(callee), ((Native *)object_of(callee))->self, args,
                                   n, names);
    bool is_text = same(callee, value_of(vm->types.text)) && n == 1 && !names && !vm->asking;
    return is_text ? op_str(vm, args[0]) : op_call(vm, callee, args, n, names);
}

static Value call_plain(Frame *frame, CallExpr *expr, Value callee, Value self) {
    Vm *vm = frame->vm;
    size_t n_self = is_value(self), n_all = expr->n_args + expr->n_names;
    Value *args = alloca((n_all + 1) * sizeof *args);
    args[0] = self;
    if (!eval_into(frame, expr->args, n_all, args + n_self)) {
        value_unref(vm, self);
        return NO_VALUE;
    }
    frame->at = expr->expr.node;
    bool is_often = LIKELY(frame->code->n_runs == CODE_OFTEN || expr->n_calls == CODE_OFTEN);
    if (!is_often) expr->n_calls++;
    Value v;
    if (n_self && ((Object *)object_of(callee))->type == vm->types.native_method)
        v = (is_often ? native_invoke_often : native_invoke)(vm, object_of(callee), self, args + 1,
                                                             expr->n_args, expr->names);
    else
        v = (is_often ? call_often : op_call)(vm, callee, args, n_self + expr->n_args, expr->names);
    release(vm, args, n_self + n_all);
    return v;
}

static Value eval_call(Frame *frame, Expr *self) {
    CallExpr *expr = (CallExpr *)self;
    Vm *vm = frame->vm;
    Value receiver = NO_VALUE, callee;
    if (is_attribute_expr(expr->callee))
        callee = attribute_for_call(frame, expr->callee, &receiver);
    else
        callee = eval(frame, expr->callee);
    if (UNLIKELY(!is_value(callee))) return NO_VALUE;
    Function *function =
        expr->n_names ? NULL : quick_function(vm, callee, expr->n_args + is_value(receiver));
    Value v = function ? call_quick(frame, expr, function, receiver)
                       : call_plain(frame, expr, callee, receiver);
    value_unref(vm, callee);
    return v;
}

// ---- with * and **

static Str callee_name(Vm *vm, Value callee) {
    Value name = op_find_attribute(vm, callee, "__qualname__");
    Str out = {0};
    if (is_value(name) && is_text(name)) {
        Value module = op_find_attribute(vm, callee, "__module__");
        if (is_value(module) && is_text(module) && !text_is(text_of(module), "builtins")) {
            text_to_utf8(text_of(module), &out);
            str_add(&out, ".");
        }
        value_unref(vm, module);
        text_to_utf8(text_of(name), &out);
        str_add(&out, "()");
    } else {
        vm_clear_exception(vm);
        str_add(&out, "function");
    }
    value_unref(vm, name);
    return out;
}

static bool add_positional(Frame *frame, const CallExpr *expr, size_t i, Value callee,
                           List *positional) {
    Vm *vm = frame->vm;
    Value v = eval(frame, expr->args[i]);
    if (!is_value(v)) return false;
    if (!expr->is_starred[i]) return list_push(vm, positional, v);
    frame->at = expr->expr.node;
    bool is_iterable = TYPE_OF(vm, v)->slots.iter || TYPE_OF(vm, v)->slots.get_item;
    bool ok = is_iterable && list_extend(vm, positional, v);
    if (!is_iterable && expr->n_args > 1) { // CPython makes a list of them before the call
        vm_raise(vm, "TypeError", "Value after * must be an iterable, not %s", type_name(vm, v));
    } else if (!is_iterable) {
        Str name = callee_name(vm, callee);
        vm_raise(vm, "TypeError", "%s argument after * must be an iterable, not %s", name.text,
                 type_name(vm, v));
        vm_deinit(vm, &name);
    }
    value_unref(vm, v);
    return ok;
}

static bool add_keyword(Vm *vm, Dict *keywords, Value name, Value v, Value callee) {
    if (!is_text(name)) {
        vm_raise(vm, "TypeError", "keywords must be strings");
        return false;
    }
    if (is_value(dict_find(vm, keywords, name))) {
        Str function = callee_name(vm, callee);
        char *text = text_c(text_of(name));
        vm_raise(vm, "TypeError", "%s got multiple values for keyword argument '%s'", function.text,
                 text);
        vm_free_text(vm, text), vm_deinit(vm, &function);
        return false;
    }
    return dict_set(vm, keywords, name, v);
}

static bool add_mapping(Frame *frame, const CallExpr *expr, Value mapping, Value callee,
                        Dict *keywords) {
    Vm *vm = frame->vm;
    frame->at = expr->expr.node;
    Dict *copy = dict_new(vm);
    bool ok = copy && dict_update(vm, copy, mapping);
    if (!ok && vm_exception_is(vm, "AttributeError")) {
        vm_clear_exception(vm);
        Str name = callee_name(vm, callee);
        vm_raise(vm, "TypeError", "%s argument after ** must be a mapping, not %s", name.text,
                 type_name(vm, mapping));
        vm_deinit(vm, &name);
    }
    Value key, v;
    for (size_t at = 0; ok && dict_next(copy, &at, &key, &v);)
        ok = add_keyword(vm, keywords, key, v, callee);
    value_unref(vm, value_of(copy));
    return ok;
}

static Value call_with(Frame *frame, const CallExpr *expr, Value callee, const List *positional,
                       Dict *keywords) {
    Vm *vm = frame->vm;
    size_t n = positional->n, n_all = n + keywords->n;
    Value *args = vm_alloc(vm, (n_all + 1) * sizeof *args), key, v;
    Tuple *names = keywords->n ? tuple_new(vm, keywords->n) : NULL;
    if (!args) return NO_VALUE;
    vm_copy(vm, args, positional->at, n * sizeof *args);
    size_t i = 0;
    for (size_t at = 0; names && dict_next(keywords, &at, &key, &v); i++) {
        names->at[i] = value_ref(key);
        args[n + i] = v;
    }
    frame->at = expr->expr.node;
    Value result = op_call(vm, callee, args, n, names);
    value_unref(vm, value_of(names));
    vm_free(vm, args, (n_all + 1) * sizeof *args);
    return result;
}

static Value eval_call_starred(Frame *frame, Expr *self) {
    const CallExpr *expr = (CallExpr *)self;
    Vm *vm = frame->vm;
    Value callee = eval(frame, expr->callee), v = NO_VALUE;
    if (!is_value(callee)) return NO_VALUE;
    List *positional = list_new(vm, expr->n_args);
    Dict *keywords = dict_new(vm);
    bool ok = positional && keywords;
    for (size_t i = 0; ok && i < expr->n_args; i++)
        ok = add_positional(frame, expr, i, callee, positional);
    for (size_t i = 0; ok && i < expr->n_keywords; i++) {
        Value given = eval(frame, expr->keyword_values[i]);
        if (!is_value(given))
            ok = false;
        else if (expr->keyword[i])
            ok = add_keyword(vm, keywords, value_of(expr->keyword[i]), given, callee);
        else
            ok = add_mapping(frame, expr, given, callee, keywords);
        value_unref(vm, given);
    }
    if (ok) v = call_with(frame, expr, callee, positional, keywords);
    value_unref(vm, value_of(positional));
    value_unref(vm, value_of(keywords));
    value_unref(vm, callee);
    return v;
}

// ---- compiling

// What is gathered in a list before the call; so are arguments too many for the stack.
static bool has_stars(const Node *node) {
    if (node->list.n + node->list2.n >= CODE_MANY) return true;
    for (size_t i = 0; i < node->list.n; i++)
        if (node->list.at[i]->kind == NODE_STARRED) return true;
    for (size_t i = 0; i < node->list2.n; i++)
        if (!node->list2.at[i]->name) return true;
    return false;
}

static void compile_starred(Compiler *c, CallExpr *expr, const Node *node) {
    expr->expr.eval = eval_call_starred;
    expr->is_starred = tree_alloc(c, node->list.n + 1);
    expr->args = tree_alloc(c, (node->list.n + 1) * sizeof *expr->args);
    for (size_t i = 0; i < node->list.n; i++) {
        const Node *arg = node->list.at[i];
        expr->is_starred[i] = arg->kind == NODE_STARRED;
        expr->args[i] = compile_expr(c, expr->is_starred[i] ? arg->value : arg);
    }
    expr->n_args = node->list.n;
    expr->n_keywords = node->list2.n;
    expr->keyword = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keyword);
    expr->keyword_values = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keyword_values);
    for (size_t i = 0; i < expr->n_keywords; i++) {
        const Node *keyword = node->list2.at[i];
        expr->keyword[i] = keyword->name ? tree_name(c, keyword->name) : NULL;
        expr->keyword_values[i] = compile_expr(c, keyword->value);
    }
}

void compile_check_keywords(Compiler *c, NodeList keywords) {
    for (size_t i = 1; i < keywords.n; i++) {
        const char *name = keywords.at[i]->name;
        for (size_t j = 0; name && j < i; j++)
            if (keywords.at[j]->name && strcmp(keywords.at[j]->name, name) == 0)
                tree_fail(c, keywords.at[i]->span, "keyword argument repeated: %s", name);
    }
}

Expr *compile_call(Compiler *c, const Node *node) {
    compile_check_keywords(c, node->list2);
    // A method that is called is no value of its own.
    bool is_attribute = node->value->kind == NODE_ATTRIBUTE;
    const Node *place =
        is_attribute && !has_stars(node) ? attribute_place(c, node, node->value) : node;
    CallExpr *expr = TREE_EXPR(c, CallExpr, eval_call, place);
    expr->callee = is_attribute ? compile_attribute(c, node->value) : compile_expr(c, node->value);
    if (has_stars(node)) {
        compile_starred(c, expr, node);
        return &expr->expr;
    }
    expr->n_args = node->list.n;
    expr->n_names = node->list2.n;
    size_t n = expr->n_args + expr->n_names;
    expr->args = tree_alloc(c, (n + 1) * sizeof *expr->args);
    for (size_t i = 0; i < expr->n_args; i++)
        expr->args[i] = compile_expr(c, node->list.at[i]);
    if (!expr->n_names) return &expr->expr;
    expr->names = tuple_of(tree_keep(c, value_of(tuple_new(c->vm, expr->n_names))));
    for (size_t i = 0; i < expr->n_names; i++) {
        const Node *keyword = node->list2.at[i];
        expr->names->at[i] = value_ref(value_of(tree_name(c, keyword->name)));
        expr->args[expr->n_args + i] = compile_expr(c, keyword->value);
    }
    return &expr->expr;
}
