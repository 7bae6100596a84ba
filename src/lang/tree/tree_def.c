// def, lambda and class.
#include <alloca.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

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
            (Annotation){tree_name(c, name), compile_annotation(c, node)};
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

// As the body's first lines do it, by name: a namespace of the program's own sees it.
static bool set_first_names(Frame *frame, const ClassExpr *expr, Value cell) {
    Vm *vm = frame->vm;
    const struct {
        Text *name;
        Value v;
    } first[] = {{vm->names.qualname, value_of(expr->code->qualname)},
                 {vm->names.doc, is_none(expr->code->doc) ? NO_VALUE : expr->code->doc},
                 {vm->names.classcell, cell}};
    Value module = NO_VALUE;
    if (is_value(frame->mapping)) {
        module = op_get_item(vm, frame->mapping, value_of(vm->names.name));
        if (!is_value(module) && !vm_exception_is(vm, "KeyError")) return false;
        vm_clear_exception(vm);
    }
    if (!is_value(module)) module = value_ref(dict_find_name(frame->globals, vm->names.name));
    Value names = is_value(frame->mapping) ? frame->mapping : value_of(frame->names);
    bool ok = !is_value(module) || op_set_item(vm, names, value_of(vm->names.module), module);
    value_unref(vm, module);
    for (size_t i = 0; ok && i < 3; i++)
        if (is_value(first[i].v)) ok = op_set_item(vm, names, value_of(first[i].name), first[i].v);
    return ok;
}

// Runs the body in a frame of its own whose names are those of [namespace]. *[cell] is what
// `__class__` will be in (a reference), if a method asks for it.
static bool run_body(Frame *outer, const ClassExpr *expr, Value namespace, Value *cell) {
    Vm *vm = outer->vm;
    bool is_plain =
        is_dict(namespace) && same(value_of(TYPE_OF(vm, namespace)), value_of(vm->types.dict));
    Dict *names = is_dict(namespace) ? object_of(value_ref(namespace)) : dict_new(vm);
    if (!names) return false;
    Code *code = expr->code;
    Tuple *closure = code->n_free ? make_closure(outer, code) : NULL;
    Value *slots = alloca((code->n_slots + 1) * sizeof *slots);
    memset(slots, 0, (code->n_slots + 1) * sizeof *slots);
    if (expr->has_cell) {
        slots[0] = value_of(object_new(vm, vm->types.cell, 0));
        *cell = value_ref(slots[0]);
    }
    Frame frame = {.vm = vm,
                   .back = outer,
                   .code = code,
                   .slots = slots,
                   .closure = closure ? closure->at : NULL,
                   .globals = outer->globals,
                   .builtins = outer->builtins,
                   .names = names,
                   .mapping = is_plain ? NO_VALUE : namespace,
                   .at = code->node};
    vm->frame = &frame;
    Value done = NO_VALUE;
    if (set_first_names(&frame, expr, slots[0]))
        done = frame_run(&frame);
    else
        exception_trace(vm, &frame), frame_leave(&frame);
    vm->frame = outer;
    value_unref(vm, value_of(names));
    value_unref(vm, value_of(closure));
    if (!is_value(done)) vm->is_new = true;
    return is_value(done);
}

// As deep as for CPython: a call of __build_class__, and one of the body.
static bool run_body_deeper(Frame *outer, const ClassExpr *expr, Value namespace, Value *cell) {
    Vm *vm = outer->vm;
    if (!op_may_enter(vm, 1, OP_CALLING) || !op_may_enter(vm, 2, "")) return false;
    vm->depth += 2;
    bool ok = run_body(outer, expr, namespace, cell);
    vm->depth -= 2;
    return ok;
}

static Tuple *eval_bases(Frame *frame, const ClassExpr *expr) {
    Vm *vm = frame->vm;
    List *list = list_new(vm, expr->n_bases);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < expr->n_bases; i++) {
        Value base = eval(frame, expr->bases[i]);
        if (!is_value(base)) {
            ok = false;
        } else if (expr->is_starred[i]) {
            ok = list_extend(vm, list, base);
            value_unref(vm, base);
        } else {
            ok = list_push(vm, list, base);
        }
    }
    Tuple *bases = ok ? tuple_from(vm, list->at, list->n) : NULL;
    value_unref(vm, value_of(list));
    return bases;
}

// The bases with what __mro_entries__ says in the place of those that are no classes (typing's
// Generic[T] and the like). A new reference; the same tuple where there are none.
static Tuple *resolve_bases(Vm *vm, Tuple *bases) {
    List *list = list_new(vm, bases->n);
    bool ok = list != NULL, is_changed = false;
    for (size_t i = 0; ok && i < bases->n; i++) {
        Value base = bases->at[i];
        Value entries = is_of_kind(base, TYPE_IS_TYPE)
                            ? NO_VALUE
                            : op_find_attribute(vm, base, "__mro_entries__");
        if (is_value(entries)) {
            Value replaced = op_call_1(vm, entries, value_of(bases));
            ok = is_value(replaced) && list_extend(vm, list, replaced);
            value_unref(vm, replaced), value_unref(vm, entries);
            is_changed = true;
        } else {
            vm_clear_exception(vm);
            ok = list_push(vm, list, value_ref(base));
        }
    }
    Tuple *resolved = !ok           ? NULL
                      : !is_changed ? object_of(value_ref(value_of(bases)))
                                    : tuple_from(vm, list->at, list->n);
    value_unref(vm, value_of(list));
    return resolved;
}

// The keyword arguments, in their order.
static Dict *eval_keywords(Frame *frame, const ClassExpr *expr) {
    Vm *vm = frame->vm;
    Dict *keywords = dict_new(vm);
    bool ok = keywords != NULL;
    for (size_t i = 0; ok && i < expr->n_keywords; i++) {
        Value v = eval(frame, expr->keyword_values[i]);
        Text *name = expr->keywords[i];
        if (!is_value(v))
            ok = false;
        else if (name)
            ok = dict_set_name(vm, keywords, name, v);
        else
            ok = dict_update(vm, keywords, v);
        value_unref(vm, v);
    }
    if (ok) return keywords;
    value_unref(vm, value_of(keywords));
    return NULL;
}

// NO_VALUE: TypeError. Borrowed.
static Value find_meta(Vm *vm, Value meta, const Tuple *bases) {
    if (is_value(meta) && !is_of_kind(meta, TYPE_IS_TYPE)) return meta;
    Type *best = is_value(meta) ? object_of(meta)
                 : bases->n     ? TYPE_OF(vm, bases->at[0]) // whatever it is: it will be called
                                : vm->types.type;
    return value_of(class_best_meta(vm, best, bases));
}

// The metaclass has to put the class into the cell, by way of type.__new__.
static bool is_in_cell(Vm *vm, const ClassExpr *expr, Value cell, Value made) {
    Value in_cell = ((Cell *)object_of(cell))->value;
    if (same(in_cell, made)) return true;
    Str name = {0}, made_text = {0}, other_text = {0};
    if (op_repr_into(vm, value_of(expr->code->name), &name) && op_repr_into(vm, made, &made_text) &&
        (!is_value(in_cell) || op_repr_into(vm, in_cell, &other_text))) {
        if (is_value(in_cell))
            vm_raise(vm, "TypeError", "__class__ set to %s defining %s as %s",
                     str_text(&other_text), str_text(&name), str_text(&made_text));
        else
            vm_raise(vm, "RuntimeError",
                     "__class__ not set defining %s as %s. Was __classcell__ propagated to "
                     "type.__new__?",
                     str_text(&name), str_text(&made_text));
    }
    vm_deinit(vm, &name), vm_deinit(vm, &made_text), vm_deinit(vm, &other_text);
    return false;
}

// The namespace of the body.
static Value prepare(Vm *vm, Value meta, const Value *args, const Tuple *names) {
    Value fn = same(meta, value_of(vm->types.type)) ? NO_VALUE
                                                    : op_find_attribute(vm, meta, "__prepare__");
    if (!is_value(fn)) return vm_has_exception(vm) ? NO_VALUE : value_of(dict_new(vm));
    Value namespace = op_call(vm, fn, args, 2, names);
    value_unref(vm, fn);
    if (!is_value(namespace) || TYPE_OF(vm, namespace)->slots.get_item) return namespace;
    vm_raise(vm, "TypeError", "%s.__prepare__() must return a mapping, not %s",
             is_of_kind(meta, TYPE_IS_TYPE) ? ((Type *)object_of(meta))->c_name : "<metaclass>",
             type_name(vm, namespace));
    value_unref(vm, namespace);
    return NO_VALUE;
}

// Behind the body: what the bases were before they were resolved.
static bool add_written_bases(Vm *vm, Value namespace, const Tuple *written, const Tuple *bases) {
    if (written == bases) return true;
    Value name = value_of(text_name(vm, "__orig_bases__"));
    bool ok = is_value(name) && op_set_item(vm, namespace, name, value_of(written));
    value_unref(vm, name);
    return ok;
}

static Value make_class(Frame *frame, const ClassExpr *expr, Tuple *written, Tuple *bases,
                        Value meta, const Value *values, Tuple *names) {
    Vm *vm = frame->vm;
    meta = find_meta(vm, meta, bases);
    if (!is_value(meta)) return NO_VALUE;
    size_t n = names->n;
    Value *args = alloca((n + 3) * sizeof *args), made = NO_VALUE, cell = NO_VALUE;
    args[0] = value_of(expr->code->name), args[1] = value_of(bases);
    if (n) memcpy(args + 2, values, n * sizeof *args);
    Value namespace = prepare(vm, meta, args, names);
    if (is_value(namespace) && run_body_deeper(frame, expr, namespace, &cell) &&
        add_written_bases(vm, namespace, written, bases)) {
        AT(frame, &expr->expr);
        if (same(meta, value_of(vm->types.type))) {
            made = class_new(vm, vm->types.type, expr->code->name, bases, dict_of(namespace),
                             values, names);
        } else {
            args[2] = namespace;
            if (n) memcpy(args + 3, values, n * sizeof *args);
            made = op_call(vm, meta, args, 3, names);
        }
    }
    value_unref(vm, namespace);
    if (is_value(cell) && is_value(made) && is_of_kind(made, TYPE_IS_TYPE) &&
        !is_in_cell(vm, expr, cell, made))
        value_set(vm, &made, NO_VALUE);
    value_unref(vm, cell);
    return made;
}

static Value eval_class(Frame *frame, Expr *self) {
    const ClassExpr *expr = (ClassExpr *)self;
    Vm *vm = frame->vm;
    Tuple *written = eval_bases(frame, expr);
    if (!written) return NO_VALUE;
    Dict *keywords = eval_keywords(frame, expr);
    Value meta = NO_VALUE, made = NO_VALUE;
    AT(frame, self);
    Tuple *bases = keywords ? resolve_bases(vm, written) : NULL;
    if (keywords) dict_remove(vm, keywords, value_of(vm->names.metaclass), &meta);
    Tuple *names = bases ? tuple_new(vm, keywords->n) : NULL;
    if (names) {
        Value *values = alloca((names->n + 1) * sizeof *values), key;
        size_t n = 0;
        for (size_t at = 0; dict_next(keywords, &at, &key, &values[n]); n++)
            names->at[n] = value_ref(key);
        made = make_class(frame, expr, written, bases, meta, values, names);
    }
    value_unref(vm, meta);
    value_unref(vm, value_of(names));
    value_unref(vm, value_of(keywords));
    value_unref(vm, value_of(bases));
    value_unref(vm, value_of(written));
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
    compile_check_keywords(c, node->list2);
    expr->n_keywords = node->list2.n;
    expr->keywords = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keywords);
    expr->keyword_values = tree_alloc(c, (expr->n_keywords + 1) * sizeof *expr->keyword_values);
    for (size_t i = 0; i < expr->n_keywords; i++) {
        const Node *keyword = node->list2.at[i];
        if (keyword->name) expr->keywords[i] = tree_name(c, keyword->name);
        expr->keyword_values[i] = compile_expr(c, keyword->value);
    }
    expr->has_cell = scope->needs_class_cell;
    expr->code = compile_code(c, scope, node->name);
    tree_keep(c, value_of(expr->code));
    stmt->value = &expr->expr;
    stmt->target = compile_name_target(c, node, node->name);
    return &stmt->stmt;
}
