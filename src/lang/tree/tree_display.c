// [a, *b], (a, b), {a, b}, {k: v}, f-strings and comprehensions.
#include <alloca.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/function.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// ---- rows

typedef struct RowExpr {
    Expr expr;
    Expr **at;
    bool *is_starred; // NULL: none is
    size_t n;
    size_t capacity; // of the list: sys.getsizeof shows it
} RowExpr;

static bool eval_row_into(Frame *frame, const RowExpr *row, Value *out) {
    for (size_t i = 0; i < row->n; i++) {
        vm_step(frame->vm, i);
        out[i] = eval(frame, row->at[i]);
        if (LIKELY(is_value(out[i]))) continue;
        while (i-- > 0)
            value_unref(frame->vm, out[i]);
        return false;
    }
    return true;
}

static List *eval_starred(Frame *frame, const RowExpr *row) {
    Vm *vm = frame->vm;
    List *list = list_new(vm, row->n);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < row->n; i++) {
        Value v = eval(frame, row->at[i]);
        ok = is_value(v);
        if (ok && row->is_starred[i]) {
            AT(frame, &row->expr);
            ok = list_extend(vm, list, v);
            const TypeSlots *slots = &TYPE_OF(vm, v)->slots;
            if (!ok && !slots->iter && !slots->get_item) {
                vm_clear_exception(vm);
                vm_raise(vm, "TypeError", "Value after * must be an iterable, not %s",
                         type_name(vm, v));
            }
            value_unref(vm, v);
        } else if (ok) {
            ok = list_push(vm, list, v);
        }
    }
    if (ok) return list;
    value_unref(vm, value_of(list));
    return NULL;
}

static Value eval_list(Frame *frame, Expr *self) {
    const RowExpr *row = (RowExpr *)self;
    if (row->is_starred) return value_of(eval_starred(frame, row));
    List *list = list_new(frame->vm, row->capacity);
    if (!list) return NO_VALUE;
    if (eval_row_into(frame, row, list->at)) {
        list->n = row->n;
        return value_of(list);
    }
    value_unref(frame->vm, value_of(list));
    return NO_VALUE;
}

static Value eval_tuple(Frame *frame, Expr *self) {
    const RowExpr *row = (RowExpr *)self;
    Vm *vm = frame->vm;
    if (row->is_starred) {
        List *list = eval_starred(frame, row);
        Tuple *tuple = list ? tuple_from(vm, list->at, list->n) : NULL;
        value_unref(vm, value_of(list));
        return value_of(tuple);
    }
    if (row->n == 0) return value_ref(value_of(vm->empty_tuple));
    Tuple *tuple = tuple_new(vm, row->n);
    if (!tuple) return NO_VALUE;
    if (eval_row_into(frame, row, tuple->at)) return value_of(tuple);
    memset(tuple->at, 0, row->n * sizeof *tuple->at);
    value_unref(vm, value_of(tuple));
    return NO_VALUE;
}

static Value eval_starred_set(Frame *frame, const RowExpr *row) {
    Vm *vm = frame->vm;
    Set *set = set_new(vm, vm->types.set);
    bool ok = set != NULL;
    for (size_t i = 0; ok && i < row->n; i++) {
        Value v = eval(frame, row->at[i]);
        AT(frame, &row->expr);
        ok = is_value(v) && (row->is_starred[i] ? set_update(vm, set, v) : set_add(vm, set, v));
        value_unref(vm, v);
    }
    if (ok) return value_of(set);
    value_unref(vm, value_of(set));
    return NO_VALUE;
}

static Value eval_set(Frame *frame, Expr *self) {
    Vm *vm = frame->vm;
    if (((RowExpr *)self)->is_starred) return eval_starred_set(frame, (RowExpr *)self);
    Value list = eval_list(frame, self);
    if (!is_value(list)) return NO_VALUE;
    AT(frame, self);
    Set *set = set_from_iterable(vm, vm->types.set, list);
    value_unref(vm, list);
    return value_of(set);
}

// The order in which one of constants is walked is another: see set_from_constants.
static Value eval_constant_set(Frame *frame, Expr *self) {
    Value list = eval_list(frame, self);
    if (!is_value(list)) return NO_VALUE;
    Set *set = set_from_constants(frame->vm, list_of(list)->at, list_of(list)->n);
    value_unref(frame->vm, list);
    return value_of(set);
}

static bool is_constant(Compiler *c, const Node *node) {
    vm_spend(c->vm, 1);
    switch (node->kind) {
    case NODE_STRING:
    case NODE_BYTES:
    case NODE_INT:
    case NODE_FLOAT:
    case NODE_IMAGINARY:
    case NODE_TRUE:
    case NODE_FALSE:
    case NODE_NONE:
    case NODE_ELLIPSIS: return true;
    case NODE_UNARY_OP: return is_constant(c, node->value);
    case NODE_BIN_OP: return is_constant(c, node->target) && is_constant(c, node->value);
    case NODE_TUPLE:
        for (size_t i = 0; i < node->list.n; i++)
            if (!is_constant(c, node->list.at[i])) return false;
        return true;
    default: return false;
    }
}

static bool is_constant_row(Compiler *c, const Node *node) {
    for (size_t i = 0; i < node->list.n; i++)
        if (!is_constant(c, node->list.at[i])) return false;
    return node->list.n > 2; // as CPython's compiler has it
}

static Expr *compile_row(Compiler *c, const Node *node, Value (*fn)(Frame *, Expr *)) {
    RowExpr *row = TREE_EXPR(c, RowExpr, fn, node);
    row->n = node->list.n;
    row->capacity = is_constant_row(c, node) ? (row->n + 1) & ~(size_t)1 : row->n;
    row->at = tree_alloc(c, (row->n + 1) * sizeof *row->at);
    for (size_t i = 0; i < row->n; i++) {
        const Node *item = node->list.at[i];
        bool is_starred = item->kind == NODE_STARRED;
        if (is_starred && !row->is_starred) row->is_starred = tree_alloc(c, row->n);
        if (is_starred) row->is_starred[i] = true;
        row->at[i] = compile_expr(c, is_starred ? item->value : item);
    }
    return &row->expr;
}

// ---- dicts

typedef struct DictExpr {
    Expr expr;
    Expr **keys, **values; // key NULL: **value
    size_t n;
} DictExpr;

static bool add_entry(Frame *frame, Dict *dict, Expr *key_expr, Expr *value_expr) {
    Vm *vm = frame->vm;
    Value key = key_expr ? eval(frame, key_expr) : NONE;
    Value v = is_value(key) ? eval(frame, value_expr) : NO_VALUE;
    bool ok = is_value(v);
    if (ok && key_expr) {
        ok = dict_set(vm, dict, key, v);
    } else if (ok) {
        ok = dict_update(vm, dict, v);
        if (!ok && vm_exception_is(vm, "AttributeError")) {
            vm_clear_exception(vm);
            vm_raise(vm, "TypeError", "'%s' object is not a mapping", type_name(vm, v));
        }
    }
    value_unref(vm, key);
    value_unref(vm, v);
    return ok;
}

static Value eval_dict(Frame *frame, Expr *self) {
    const DictExpr *expr = (DictExpr *)self;
    Dict *dict = dict_new(frame->vm);
    for (size_t i = 0; dict && i < expr->n; i++) {
        AT(frame, self);
        vm_step(frame->vm, i);
        if (add_entry(frame, dict, expr->keys[i], expr->values[i])) continue;
        value_unref(frame->vm, value_of(dict));
        return NO_VALUE;
    }
    if (dict && expr->n) dict->object.flags |= DICT_IS_YOUNGER;
    return value_of(dict);
}

Expr *compile_display(Compiler *c, const Node *node) {
    switch (node->kind) {
    case NODE_LIST: return compile_row(c, node, eval_list);
    case NODE_TUPLE: return compile_row(c, node, eval_tuple);
    case NODE_SET:
        return compile_row(c, node, is_constant_row(c, node) ? eval_constant_set : eval_set);
    default: break;
    }
    DictExpr *expr = TREE_EXPR(c, DictExpr, eval_dict, node);
    expr->n = node->list.n;
    expr->keys = compile_exprs(c, node->list);
    expr->values = compile_exprs(c, node->list2);
    return &expr->expr;
}

// ---- f-strings

typedef struct FormattedExpr {
    Expr expr;
    Expr *value, *spec; // spec NULL: none
    char conversion;
} FormattedExpr;

static Value convert(Vm *vm, char conversion, Value v) {
    if (conversion == 's') return op_str(vm, v);
    if (conversion == 'r') return op_repr(vm, v);
    Value ascii = dict_find_c(vm->builtins, "ascii");
    return op_call_1(vm, ascii, v);
}

static Value eval_formatted(Frame *frame, Expr *self) {
    const FormattedExpr *expr = (FormattedExpr *)self;
    Vm *vm = frame->vm;
    Value v = eval(frame, expr->value), spec = NO_VALUE;
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    if (expr->conversion) {
        Value converted = convert(vm, expr->conversion, v);
        value_unref(vm, v);
        v = converted;
    }
    if (!is_value(v)) return NO_VALUE;
    if (expr->spec) {
        spec = eval(frame, expr->spec);
        if (!is_value(spec)) {
            value_unref(vm, v);
            return NO_VALUE;
        }
        AT(frame, self);
    }
    Value text;
    if (!expr->spec && (is_small_int(v) || is_text(v)) &&
        !(is_object(v) && (((Object *)object_of(v))->type->kind & TYPE_FROM_CLASS)))
        text = op_str(vm, v);
    else
        text = op_format(vm, v, expr->spec ? text_of(spec) : vm->names.empty);
    value_unref(vm, spec);
    value_unref(vm, v);
    return text;
}

static Value eval_joined(Frame *frame, Expr *self) {
    enum { MANY_PARTS = 256, TICKS = 512 };
    const RowExpr *row = (RowExpr *)self;
    Vm *vm = frame->vm;
    Text *text = NULL;
    for (size_t i = 0; i < row->n; i++) {
        Value part = eval(frame, row->at[i]);
        if (!is_value(part)) {
            value_unref(vm, value_of(text));
            return NO_VALUE;
        }
        Text *joined = text ? text_append(vm, text, text_of(part)) : text_of(value_ref(part));
        value_unref(vm, part);
        text = joined;
        if (!text) return NO_VALUE;
        if (UNLIKELY(i % MANY_PARTS == MANY_PARTS - 1)) vm_spend(vm, TICKS);
    }
    return text ? value_of(text) : value_ref(value_of(vm->names.empty));
}

Expr *compile_joined(Compiler *c, const Node *node) {
    if (node->kind == NODE_JOINED) return compile_row(c, node, eval_joined);
    FormattedExpr *expr = TREE_EXPR(c, FormattedExpr, eval_formatted, node);
    expr->value = compile_expr(c, node->value);
    if (node->target) expr->spec = compile_expr(c, node->target);
    expr->conversion = (char)node->conversion;
    return &expr->expr;
}

// ---- comprehensions: a function of one argument, the first iterator

typedef struct Clause {
    Target *target;
    Expr *iterated; // NULL: the first one, which is the argument
    const Test **tests;
    size_t n_tests;
    bool is_async;
    const Node *node;
} Clause;

typedef struct ComprehensionBody {
    Expr expr;
    NodeKind kind;
    Clause *clauses;
    size_t n;
    Expr *element, *value; // value: of a dict
} ComprehensionBody;

static bool add_element(Frame *frame, const ComprehensionBody *body, Value result) {
    Vm *vm = frame->vm;
    if (body->kind == NODE_DICT_COMP)
        return add_entry(frame, dict_of(result), body->element, body->value);
    Value v = eval(frame, body->element);
    if (!is_value(v)) return false;
    if (body->kind == NODE_LIST_COMP) return list_push(vm, list_of(result), v);
    if (body->kind == NODE_SET_COMP) {
        AT(frame, &body->expr);
        Value done = op_call_method(vm, result, "add", &v, 1);
        value_unref(vm, v);
        value_unref(vm, done);
        return is_value(done);
    }
    frame->generator->gives_item = true;
    Value sent = generator_yield(frame, v);
    value_unref(vm, sent);
    return is_value(sent);
}

static Value start(Frame *frame, const Clause *clause) {
    Value iterated = clause->iterated ? eval(frame, clause->iterated) : frame->slots[0];
    if (!clause->iterated) {
        frame->slots[0] = NO_VALUE;
        return iterated;
    }
    if (!is_value(iterated)) return NO_VALUE;
    frame->at = clause->node;
    Value iterator = NO_VALUE;
    if (!clause->is_async)
        iterator = op_iter(frame->vm, iterated);
    else if (TYPE_OF(frame->vm, iterated)->slots.aiter)
        iterator = TYPE_OF(frame->vm, iterated)->slots.aiter(frame->vm, iterated);
    else
        vm_raise(frame->vm, "TypeError",
                 "'async for' requires an object with __aiter__ method, got %s",
                 type_name(frame->vm, iterated));
    value_unref(frame->vm, iterated);
    return iterator;
}

// The clause [i] and everything within it.
static bool run_clause(Frame *frame, const ComprehensionBody *body, size_t i, Value result) {
    if (i == body->n) return add_element(frame, body, result);
    const Clause *clause = &body->clauses[i];
    Vm *vm = frame->vm;
    Value iterator = start(frame, clause);
    if (!is_value(iterator)) return false;
    Held held;
    held_begin(frame, &held, iterator);
    bool ok = true;
    while (ok) {
        frame->at = clause->node;
        Value v = clause->is_async ? async_next(frame, iterator) : op_next(vm, iterator);
        if (!is_value(v)) {
            ok = !vm_has_exception(vm);
            break;
        }
        ok = clause->target->store(frame, clause->target, v);
        int truth = 1;
        for (size_t t = 0; ok && truth > 0 && t < clause->n_tests; t++) {
            truth = eval_truth(frame, clause->tests[t]);
            ok = truth >= 0;
        }
        if (ok && truth) ok = run_clause(frame, body, i + 1, result);
    }
    held_end(frame, &held);
    value_unref(vm, iterator);
    return ok;
}

static Value eval_comprehension_body(Frame *frame, Expr *self) {
    const ComprehensionBody *body = (ComprehensionBody *)self;
    Vm *vm = frame->vm;
    Value result = body->kind == NODE_LIST_COMP   ? value_of(list_new(vm, 0))
                   : body->kind == NODE_DICT_COMP ? value_of(dict_new(vm))
                   : body->kind == NODE_SET_COMP  ? op_call_0(vm, value_of(vm->types.set))
                                                  : NONE;
    if (!is_value(result)) return NO_VALUE;
    if (run_clause(frame, body, 0, result)) return result;
    value_unref(vm, result);
    return NO_VALUE;
}

void compile_comprehension_body(Compiler *c, Code *code, const Node *node) {
    ComprehensionBody *body = TREE_EXPR(c, ComprehensionBody, eval_comprehension_body, node);
    body->kind = (NodeKind)node->kind;
    body->n = node->list.n;
    body->clauses = tree_alloc(c, body->n * sizeof *body->clauses);
    for (size_t i = 0; i < body->n; i++) {
        const Node *from = node->list.at[i];
        Clause *clause = &body->clauses[i];
        if (i) clause->iterated = compile_expr(c, from->value);
        clause->target = compile_target(c, from->target);
        clause->n_tests = from->list.n;
        clause->tests = tree_alloc(c, clause->n_tests * sizeof *clause->tests);
        for (size_t t = 0; t < clause->n_tests; t++)
            clause->tests[t] = compile_test(c, from->list.at[t], node);
        clause->is_async = from->is_async;
        clause->node = node;
    }
    body->element = trace_item(c, compile_expr(c, node->target), node->target);
    if (node->value) body->value = compile_expr(c, node->value);
    code->result = &body->expr;
}

typedef struct ComprehensionExpr {
    Expr expr;
    Expr *function, *iterated;
    bool is_async_iterable, is_awaited;
} ComprehensionExpr;

static Value eval_comprehension(Frame *frame, Expr *self) {
    const ComprehensionExpr *expr = (ComprehensionExpr *)self;
    Vm *vm = frame->vm;
    Value function = eval(frame, expr->function), v = NO_VALUE, iterator = NO_VALUE;
    Value iterated = is_value(function) ? eval(frame, expr->iterated) : NO_VALUE;
    if (is_value(iterated)) {
        AT(frame, self);
        if (!expr->is_async_iterable)
            iterator = op_iter(vm, iterated);
        else if (TYPE_OF(vm, iterated)->slots.aiter)
            iterator = TYPE_OF(vm, iterated)->slots.aiter(vm, iterated);
        else
            vm_raise(vm, "TypeError",
                     "'async for' requires an object with __aiter__ method, got %s",
                     type_name(vm, iterated));
    }
    if (is_value(iterator)) {
        AT(frame, self);
        v = op_call_1(vm, function, iterator);
        if (is_value(v) && expr->is_awaited) {
            const Value own[] = {function, iterated, iterator};
            Held held[3];
            for (int i = 0; i < 3; i++)
                held_begin(frame, &held[i], own[i]);
            Value awaited = generator_await(frame, v);
            held_end(frame, &held[0]);
            value_unref(vm, v);
            v = awaited;
        }
    }
    value_unref(vm, iterator);
    value_unref(vm, iterated);
    value_unref(vm, function);
    return v;
}

Expr *compile_comprehension(Compiler *c, const Node *node) {
    Scope *scope = scope_of(c->scope, node);
    const char *name = node->kind == NODE_LIST_COMP   ? "<listcomp>"
                       : node->kind == NODE_SET_COMP  ? "<setcomp>"
                       : node->kind == NODE_DICT_COMP ? "<dictcomp>"
                                                      : "<genexpr>";
    ComprehensionExpr *expr = TREE_EXPR(c, ComprehensionExpr, eval_comprehension, node);
    bool is_coroutine = scope->is_async && !scope->is_generator_exp;
    if (is_coroutine && !c->scope->is_async && !c->scope->is_comprehension)
        tree_fail(c, node->span, "asynchronous comprehension outside of an asynchronous function");
    expr->function = compile_function_expr(c, node, scope, name);
    expr->iterated = compile_expr(c, node->list.at[0]->value);
    expr->is_async_iterable = node->list.at[0]->is_async;
    expr->is_awaited = is_coroutine;
    return &expr->expr;
}
