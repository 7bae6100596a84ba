// def, lambda and class.
#include <alloca.h>
#include <string.h>

#include "base/check.h"
#include "lang/class.h"
#include "lang/dict.h"
#include "lang/exception.h"
#include "lang/function.h"
#include "lang/list.h"
#include "lang/operations.h"
#include "lang/text.h"
#include "lang/tree.h"
#include "lang/tuple.h"

// ---- functions

typedef struct Annotation {
    Text *name;
    Expr *value;
} Annotation;

typedef struct FunctionExpr {
    Expr expr;
    Code *code;
    Expr **defaults;
    size_t n_defaults;
    Text **kw_names; // of keyword-only parameters with a default
    Expr **kw_defaults;
    size_t n_kw_defaults;
    Annotation *annotations;
    size_t n_annotations;
} FunctionExpr;

static Tuple *make_closure(Frame *frame, const Code *code) {
    Tuple *closure = tuple_new(frame->vm, code->n_free);
    for (size_t i = 0; closure && i < code->n_free; i++) {
        int32_t from = code->free_from[i];
        closure->at[i] = value_ref(from < 0 ? frame->closure[~from] : frame->slots[from]);
    }
    return closure;
}

static bool add_defaults(Frame *frame, const FunctionExpr *expr, Function *function) {
    Vm *vm = frame->vm;
    if (expr->n_defaults) {
        function->defaults = tuple_new(vm, expr->n_defaults);
        for (size_t i = 0; function->defaults && i < expr->n_defaults; i++) {
            function->defaults->at[i] = eval(frame, expr->defaults[i]);
            if (!is_value(function->defaults->at[i])) return false;
        }
        if (!function->defaults) return false;
    }
    if (expr->n_kw_defaults && !(function->kw_defaults = dict_new(vm))) return false;
    for (size_t i = 0; i < expr->n_kw_defaults; i++) {
        Value v = eval(frame, expr->kw_defaults[i]);
        bool ok = is_value(v) && dict_set_name(vm, function->kw_defaults, expr->kw_names[i], v);
        value_unref(vm, v);
        if (!ok) return false;
    }
    if (!expr->n_annotations) return true;
    Dict *annotations = dict_new(vm);
    function->annotations = value_of(annotations);
    for (size_t i = 0; annotations && i < expr->n_annotations; i++) {
        Value v = eval(frame, expr->annotations[i].value);
        bool ok = is_value(v) && dict_set_name(vm, annotations, expr->annotations[i].name, v);
        value_unref(vm, v);
        if (!ok) return false;
    }
    return annotations != NULL;
}

static Value eval_function(Frame *frame, Expr *self) {
    const FunctionExpr *expr = (FunctionExpr *)self;
    Vm *vm = frame->vm;
    Tuple *closure = NULL;
    if (expr->code->n_free && !(closure = make_closure(frame, expr->code))) return NO_VALUE;
    Function *function = function_new(vm, expr->code, frame->globals, closure);
    value_unref(vm, value_of(closure));
    if (function && add_defaults(frame, expr, function)) return value_of(function);
    value_unref(vm, value_of(function));
    return NO_VALUE;
}

static void add_annotation(Compiler *c, FunctionExpr *expr, const char *name, const Node *node) {
    if (node)
        expr->annotations[expr->n_annotations++] =
            (Annotation){tree_name(c, name), compile_expr(c, node)};
}

static void compile_params(Compiler *c, FunctionExpr *expr, const Node *node) {
    const Params *params = node->params;
    size_t n_positional = params->n_positional_only + params->n_ordinary;
    size_t n = n_positional + params->n_keyword_only;
    expr->defaults = tree_alloc(c, (n + 1) * sizeof *expr->defaults);
    expr->kw_names = tree_alloc(c, (n + 1) * sizeof *expr->kw_names);
    expr->kw_defaults = tree_alloc(c, (n + 1) * sizeof *expr->kw_defaults);
    expr->annotations = tree_alloc(c, (n + 3) * sizeof *expr->annotations);
    for (size_t i = 0; i < n; i++) {
        const Param *param = &params->at[i];
        if (param->init && i < n_positional)
            expr->defaults[expr->n_defaults++] = compile_expr(c, param->init);
        if (param->init && i >= n_positional) {
            expr->kw_names[expr->n_kw_defaults] = tree_name(c, param->name);
            expr->kw_defaults[expr->n_kw_defaults++] = compile_expr(c, param->init);
        }
    }
    for (size_t i = 0; i < n_positional; i++)
        add_annotation(c, expr, params->at[i].name, params->at[i].annotation);
    if (params->star) add_annotation(c, expr, params->star->name, params->star->annotation);
    for (size_t i = n_positional; i < n; i++)
        add_annotation(c, expr, params->at[i].name, params->at[i].annotation);
    if (params->double_star)
        add_annotation(c, expr, params->double_star->name, params->double_star->annotation);
    if (node->kind == NODE_FUNCTION) add_annotation(c, expr, "return", node->value);
}

Expr *compile_function_expr(Compiler *c, const Node *node, Scope *scope, const char *name) {
    FunctionExpr *expr = TREE_EXPR(c, FunctionExpr, eval_function, node);
    if (node->params) compile_params(c, expr, node);
    expr->code = compile_code(c, scope, name);
    tree_keep(c, value_of(expr->code));
    return &expr->expr;
}

Expr *compile_lambda(Compiler *c, const Node *node) {
    return compile_function_expr(c, node, scope_of(c->scope, node), "<lambda>");
}

// ---- decorators, and assigning the name

typedef struct DefStmt {
    Stmt stmt;
    Expr *value;
    Expr **decorators;
    size_t n_decorators;
    Target *target;
} DefStmt;

static Flow exec_def(Frame *frame, Stmt *self) {
    const DefStmt *stmt = (DefStmt *)self;
    Vm *vm = frame->vm;
    size_t n = stmt->n_decorators, n_evaluated = 0;
    Value *decorators = alloca((n + 1) * sizeof *decorators);
    Value v = NO_VALUE;
    while (n_evaluated < n &&
           is_value(decorators[n_evaluated] = eval(frame, stmt->decorators[n_evaluated])))
        n_evaluated++;
    if (n_evaluated == n) v = eval(frame, stmt->value);
    for (size_t i = n_evaluated; i-- > 0;) {
        if (is_value(v)) {
            AT(frame, stmt->decorators[i]);
            Value decorated = op_call_1(vm, decorators[i], v);
            value_unref(vm, v);
            v = decorated;
        }
        value_unref(vm, decorators[i]);
    }
    return is_value(v) && stmt->target->store(frame, stmt->target, v) ? FLOW_NEXT : FLOW_RAISE;
}

static DefStmt *compile_def(Compiler *c, const Node *node) {
    DefStmt *stmt = TREE_STMT(c, DefStmt, exec_def, node);
    stmt->decorators = compile_exprs(c, node->decorators);
    stmt->n_decorators = node->decorators.n;
    return stmt;
}

Stmt *compile_function(Compiler *c, const Node *node) {
    DefStmt *stmt = compile_def(c, node);
    stmt->value = compile_function_expr(c, node, scope_of(c->scope, node), node->name);
    stmt->target = compile_name_target(c, node, node->name);
    return &stmt->stmt;
}

// ---- classes

typedef struct ClassExpr {
    Expr expr;
    Code *code;
    Expr **bases;
    bool *is_starred;
    size_t n_bases;
    Text **keywords; // NULL for **x
    Expr **keyword_values;
    size_t n_keywords;
    bool has_cell;
} ClassExpr;

// Runs the body in a frame of its own whose names are [names].
static bool run_body(Frame *outer, const ClassExpr *expr, Dict *names) {
    Vm *vm = outer->vm;
    Code *code = expr->code;
    Tuple *closure = code->n_free ? make_closure(outer, code) : NULL;
    Value *slots = alloca((code->n_slots + 1) * sizeof *slots);
    memset(slots, 0, (code->n_slots + 1) * sizeof *slots);
    if (expr->has_cell) slots[0] = value_of(object_new(vm, vm->types.cell, 0));
    Frame frame = {.vm = vm,
                   .back = outer,
                   .code = code,
                   .slots = slots,
                   .closure = closure ? closure->at : NULL,
                   .globals = outer->globals,
                   .builtins = outer->builtins,
                   .names = names,
                   .at = code->node};
    vm->frame = &frame;
    dict_set_name(vm, names, vm->names.qualname, value_of(code->qualname));
    if (!is_none(code->doc)) dict_set_name(vm, names, vm->names.doc, code->doc);
    if (expr->has_cell) dict_set_name(vm, names, vm->names.classcell, slots[0]);
    Value done = frame_run(&frame);
    vm->frame = outer;
    value_unref(vm, value_of(closure));
    if (!is_value(done)) vm->is_new = true;
    return is_value(done);
}

static Tuple *eval_bases(Frame *frame, const ClassExpr *expr) {
    Vm *vm = frame->vm;
    List *list = list_new(vm, expr->n_bases);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < expr->n_bases; i++) {
        Value base = eval(frame, expr->bases[i]);
        if (!is_value(base))
            ok = false;
        else if (expr->is_starred[i]) {
            ok = list_extend(vm, list, base);
            value_unref(vm, base);
        } else {
            Value entries = is_of_kind(base, TYPE_IS_TYPE)
                                ? NO_VALUE
                                : op_find_attribute(vm, base, "__mro_entries__");
            if (is_value(entries)) { // typing's Generic[T] and the like
                Value bases = value_of(tuple_from(vm, &base, 1));
                Value replaced = op_call_1(vm, entries, bases);
                ok = is_value(replaced) && list_extend(vm, list, replaced);
                value_unref(vm, replaced), value_unref(vm, bases), value_unref(vm, entries);
                value_unref(vm, base);
            } else {
                vm_clear_exception(vm);
                ok = list_push(vm, list, base);
            }
        }
    }
    Tuple *bases = ok ? tuple_from(vm, list->at, list->n) : NULL;
    value_unref(vm, value_of(list));
    return bases;
}

// The keyword arguments but metaclass, which goes to *[meta].
static bool eval_keywords(Frame *frame, const ClassExpr *expr, Value *values, Tuple *names,
                          Value *meta) {
    size_t n = 0;
    for (size_t i = 0; i < expr->n_keywords; i++) {
        Value v = eval(frame, expr->keyword_values[i]);
        if (!is_value(v)) return false;
        if (expr->keywords[i] == frame->vm->names.metaclass) {
            value_set(frame->vm, meta, v);
            continue;
        }
        names->at[n] = value_ref(value_of(expr->keywords[i]));
        values[n++] = v;
    }
    names->n = n;
    return true;
}

static Value find_meta(Vm *vm, Value meta, const Tuple *bases) {
    if (is_value(meta) && !is_of_kind(meta, TYPE_IS_TYPE)) return meta;
    Type *best = is_value(meta) ? object_of(meta) : vm->types.type;
    for (size_t i = 0; i < bases->n; i++) {
        Type *candidate = ((Object *)object_of(bases->at[i]))->type;
        if (is_of_kind(bases->at[i], TYPE_IS_TYPE) && type_is_subtype(candidate, best))
            best = candidate;
    }
    return value_of(best);
}

static Dict *prepare(Vm *vm, Value meta, const Value *two) {
    Value fn = same(meta, value_of(vm->types.type)) ? NO_VALUE
                                                    : op_find_attribute(vm, meta, "__prepare__");
    if (!is_value(fn)) return vm_has_exception(vm) ? NULL : dict_new(vm);
    Value names = op_call(vm, fn, two, 2, NULL);
    value_unref(vm, fn);
    if (is_value(names) && !is_dict(names)) {
        vm_raise(vm, "TypeError", "%s.__prepare__() must return a mapping, not %s",
                 type_name(vm, meta), type_name(vm, names));
        value_unref(vm, names);
        return NULL;
    }
    return object_of(names);
}

static Value make_class(Frame *frame, const ClassExpr *expr, Tuple *bases, Value meta,
                        const Value *values, Tuple *names) {
    Vm *vm = frame->vm;
    meta = find_meta(vm, meta, bases);
    Value two[2] = {value_of(expr->code->name), value_of(bases)};
    Dict *namespace = prepare(vm, meta, two);
    Value made = NO_VALUE;
    Value module = dict_find_name(frame->globals, vm->names.name);
    if (namespace && is_value(module)) dict_set_name(vm, namespace, vm->names.module, module);
    if (namespace && run_body(frame, expr, namespace)) {
        AT(frame, &expr->expr);
        if (same(meta, value_of(vm->types.type))) {
            made = class_new(vm, vm->types.type, expr->code->name, bases, namespace, values, names);
        } else {
            size_t n = names->n;
            Value *args = alloca((n + 3) * sizeof *args);
            args[0] = two[0], args[1] = two[1], args[2] = value_of(namespace);
            if (n) memcpy(args + 3, values, n * sizeof *args);
            made = op_call(vm, meta, args, 3, names);
        }
    }
    value_unref(vm, value_of(namespace));
    return made;
}

static Value eval_class(Frame *frame, Expr *self) {
    const ClassExpr *expr = (ClassExpr *)self;
    Vm *vm = frame->vm;
    Tuple *bases = eval_bases(frame, expr);
    if (!bases) return NO_VALUE;
    Tuple *names = tuple_new(vm, expr->n_keywords);
    Value *values = alloca((expr->n_keywords + 1) * sizeof *values), meta = NO_VALUE,
          made = NO_VALUE;
    memset(values, 0, (expr->n_keywords + 1) * sizeof *values);
    AT(frame, self);
    if (names && eval_keywords(frame, expr, values, names, &meta))
        made = make_class(frame, expr, bases, meta, values, names);
    for (size_t i = 0; i < expr->n_keywords; i++)
        value_unref(vm, values[i]);
    value_unref(vm, meta);
    value_unref(vm, value_of(names));
    value_unref(vm, value_of(bases));
    return made;
}

Stmt *compile_class(Compiler *c, const Node *node) {
    Scope *scope = scope_of(c->scope, node);
    DefStmt *stmt = compile_def(c, node);
    ClassExpr *expr = TREE_EXPR(c, ClassExpr, eval_class, node);
    expr->n_bases = node->list.n;
    expr->bases = tree_alloc(c, (expr->n_bases + 1) * sizeof *expr->bases);
    expr->is_starred = tree_alloc(c, expr->n_bases + 1);
    for (size_t i = 0; i < expr->n_bases; i++) {
        const Node *base = node->list.at[i];
        expr->is_starred[i] = base->kind == NODE_STARRED;
        expr->bases[i] = compile_expr(c, expr->is_starred[i] ? base->value : base);
    }
    expr->n_keywords = node->list2.n;
    expr->keywords = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keywords);
    expr->keyword_values = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keyword_values);
    for (size_t i = 0; i < expr->n_keywords; i++) {
        const Node *keyword = node->list2.at[i];
        if (!keyword->name)
            tree_unsupported(c, keyword, "** in the head of a class is");
        else
            expr->keywords[i] = tree_name(c, keyword->name);
        expr->keyword_values[i] = compile_expr(c, keyword->value);
    }
    expr->has_cell = scope->needs_class_cell;
    expr->code = compile_code(c, scope, node->name);
    tree_keep(c, value_of(expr->code));
    stmt->value = &expr->expr;
    stmt->target = compile_name_target(c, node, node->name);
    return &stmt->stmt;
}
