// yield, yield from and await.
#include "base/check.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/tree/tree.h"

typedef struct YieldExpr {
    Expr expr;
    Expr *value; // NULL: None
} YieldExpr;

typedef struct YieldStmt {
    Stmt stmt;
    Expr *value;
} YieldStmt;

static Value eval_yield(Frame *frame, Expr *self) {
    Expr *value = ((YieldExpr *)self)->value;
    Value v = value ? eval(frame, value) : NONE;
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    frame->generator->gives_item = true;
    return generator_yield(frame, v);
}

// As a statement, which most are: what is sent does not matter.
static Flow exec_yield(Frame *frame, Stmt *self) {
    Expr *value = ((YieldStmt *)self)->value;
    Value v = value ? eval(frame, value) : NONE;
    if (!is_value(v)) return FLOW_RAISE;
    AT(frame, self);
    frame->generator->gives_item = true;
    Value sent = generator_yield(frame, v);
    if (UNLIKELY(!is_value(sent))) return FLOW_RAISE;
    value_unref(frame->vm, sent);
    return FLOW_NEXT;
}

static Value eval_yield_from(Frame *frame, Expr *self) {
    Value v = eval(frame, ((YieldExpr *)self)->value);
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    Value result = generator_yield_from(frame, v);
    value_unref(frame->vm, v);
    return result;
}

static Value eval_await(Frame *frame, Expr *self) {
    Value v = eval(frame, ((YieldExpr *)self)->value);
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    Value result = generator_await(frame, v);
    value_unref(frame->vm, v);
    return result;
}

// What __anext__ gave; whatever keeps it from being awaited is the cause of a TypeError.
static Value await_item(Frame *frame, Value awaitable) {
    Vm *vm = frame->vm;
    const Type *type = TYPE_OF(vm, awaitable);
    bool is_ours = type->slots.await_iter && !(type->kind & TYPE_FROM_CLASS);
    if (LIKELY(is_ours)) return generator_await(frame, awaitable);
    Value awaited = generator_awaited_iterator(vm, awaitable);
    if (is_value(awaited)) return generator_await_iterator(frame, awaited);
    Value cause = vm_take_exception(vm);
    vm_raise(vm, "TypeError", "'async for' received an invalid object from __anext__: %s",
             type->c_name);
    Exception *e = exception_of(vm->exception);
    value_set(vm, &e->context, value_ref(cause));
    value_set(vm, &e->cause, cause);
    e->suppresses_context = true;
    return NO_VALUE;
}

Value async_next(Frame *frame, Value iterator) {
    Vm *vm = frame->vm;
    const TypeSlots *slots = &TYPE_OF(vm, iterator)->slots;
    Value awaitable = slots->anext(vm, iterator), v = NO_VALUE;
    if (is_value(awaitable)) v = await_item(frame, awaitable);
    value_unref(vm, awaitable);
    if (!is_value(v) && vm_exception_is(vm, "StopAsyncIteration")) vm_clear_exception(vm);
    return v;
}

// Where it may not stand is told in the order in which the program is compiled.
static void check_place(Compiler *c, const Node *node) {
    const Scope *scope = c->scope;
    bool is_function = scope->kind == SCOPE_FUNCTION;
    if (node->kind == NODE_AWAIT) {
        bool is_top = scope->is_async && scope->kind == SCOPE_MODULE;
        if (!is_function && !is_top)
            tree_fail(c, node->span, "'await' outside function");
        else if (!scope->is_async && !scope->is_comprehension) // those: compile_comprehension
            tree_fail(c, node->span, "'await' outside async function");
    } else if (!is_function) {
        tree_fail(c, node->span, "'yield' outside function");
    } else if (node->kind == NODE_YIELD_FROM && scope->is_async) {
        tree_fail(c, node->span, "'yield from' inside async function");
    }
}

void tree_needs_async(Compiler *c, const Node *node, const char *what) {
    if (node->is_async && !c->scope->is_async)
        tree_fail(c, node->span, "'async %s' outside async function", what);
}

Expr *compile_yield(Compiler *c, const Node *node) {
    check_place(c, node);
    YieldExpr *expr = TREE_EXPR(c, YieldExpr,
                                node->kind == NODE_YIELD        ? eval_yield
                                : node->kind == NODE_YIELD_FROM ? eval_yield_from
                                                                : eval_await,
                                node);
    if (node->value) expr->value = compile_expr(c, node->value);
    return &expr->expr;
}

Stmt *compile_yield_stmt(Compiler *c, const Node *node) {
    check_place(c, node);
    YieldStmt *stmt = TREE_STMT(c, YieldStmt, exec_yield, node);
    if (node->value) stmt->value = compile_expr(c, node->value);
    return &stmt->stmt;
}
