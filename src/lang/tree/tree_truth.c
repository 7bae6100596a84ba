// What is asked for its truth: and, or, not, if-else, and the tests of if, while, assert ….
//
// As a value, `a and b` is one of its operands. As a test it is a truth, which each operand is
// asked for once: so a Test is laid over the expression, down to what has to be asked. Where a
// __bool__ that fails is said to be is settled by it, too: at what the test is of, or, from the
// first comparison on, at the latest comparison, as CPython's compiler has it.
#include "lang/core/operations.h"
#include "lang/tree/tree.h"

// ---- as values

typedef struct BoolExpr {
    Expr expr;
    Expr **at;
    size_t n;
    int stop; // the truth of the operand that decides: and 0, or 1
} BoolExpr;

static Value eval_bool(Frame *frame, Expr *self);

// *[truth] is that of the value where it is known already; else -1.
static Value eval_known(Frame *frame, Expr *self, int *truth) {
    *truth = -1;
    Expr *inner = traced_inner(self);
    if (inner) {
        traced_begin(frame, self);
        Value v = eval_known(frame, inner, truth);
        traced_end(frame, self, v);
        return v;
    }
    if (self->eval != eval_bool) return eval(frame, self);
    const BoolExpr *expr = (BoolExpr *)self;
    for (size_t i = 0; i < expr->n - 1; i++) {
        Value v = eval_known(frame, expr->at[i], truth);
        if (!is_value(v)) return NO_VALUE;
        AT(frame, self);
        if (*truth < 0) *truth = op_truth(frame->vm, v);
        if (*truth == expr->stop) return v;
        value_unref(frame->vm, v);
        if (*truth < 0) return NO_VALUE;
    }
    return eval_known(frame, expr->at[expr->n - 1], truth);
}

static Value eval_bool(Frame *frame, Expr *self) {
    int truth;
    return eval_known(frame, self, &truth);
}

Expr *compile_bool_op(Compiler *c, const Node *node) {
    BoolExpr *expr = TREE_EXPR(c, BoolExpr, eval_bool, node);
    expr->at = compile_exprs(c, node->list);
    expr->n = node->list.n;
    expr->stop = node->op == OP_OR;
    return &expr->expr;
}

typedef struct NotExpr {
    Expr expr;
    Expr *value;
} NotExpr;

static Value eval_not(Frame *frame, Expr *self) {
    Value v = eval(frame, ((NotExpr *)self)->value);
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    int truth = op_truth(frame->vm, v);
    value_unref(frame->vm, v);
    return truth < 0 ? NO_VALUE : bool_value(!truth);
}

Expr *compile_not(Compiler *c, const Node *node) {
    NotExpr *expr = TREE_EXPR(c, NotExpr, eval_not, node);
    expr->value = compile_expr(c, node->value);
    return &expr->expr;
}

typedef struct IfExpr {
    Expr expr;
    const Test *test;
    Expr *then, *otherwise;
} IfExpr;

static Value eval_if(Frame *frame, Expr *self) {
    const IfExpr *expr = (IfExpr *)self;
    int truth = eval_truth(frame, expr->test);
    return truth < 0 ? NO_VALUE : eval(frame, truth ? expr->then : expr->otherwise);
}

Expr *compile_if_exp(Compiler *c, const Node *node) {
    IfExpr *expr = TREE_EXPR(c, IfExpr, eval_if, node);
    expr->test = compile_test(c, node->test, node);
    expr->then = compile_expr(c, node->target);
    expr->otherwise = compile_expr(c, node->value);
    return &expr->expr;
}

// ---- as tests

static const Test *lay(Compiler *c, Expr *expr, const Node **place);

static Test *lay_parts(Compiler *c, Test *test, TestKind kind, Expr **parts, size_t n,
                       const Node **place) {
    test->kind = kind;
    test->parts = tree_alloc(c, n * sizeof *test->parts);
    test->n = n;
    for (size_t i = 0; i < n; i++)
        test->parts[i] = lay(c, parts[i], place);
    test->place = *place;
    return test;
}

static const Test *lay(Compiler *c, Expr *expr, const Node **place) {
    Test *test = tree_alloc(c, sizeof *test);
    if (!expr) return test; // it did not compile
    test->expr = expr;
    const Expr *core = expr;
    Expr *inner = traced_inner(expr);
    while (traced_inner(core))
        core = traced_inner(core);
    bool is_asked_in_parts = core->eval == eval_not || core->eval == eval_bool ||
                             core->eval == eval_if || is_compare_chain(core);
    if (inner && is_asked_in_parts) return lay_parts(c, test, TEST_TRACED, &inner, 1, place);
    if (expr->eval == eval_not)
        return lay_parts(c, test, TEST_NOT, &((NotExpr *)expr)->value, 1, place);
    if (expr->eval == eval_bool) {
        const BoolExpr *operands = (BoolExpr *)expr;
        test->stop = operands->stop;
        return lay_parts(c, test, TEST_BOOL, operands->at, operands->n, place);
    }
    if (expr->eval == eval_if) {
        const IfExpr *branches = (IfExpr *)expr;
        Expr *parts[] = {branches->test->expr, branches->then, branches->otherwise};
        return lay_parts(c, test, TEST_IF, parts, 3, place);
    }
    if (core->node->kind == NODE_COMPARE) *place = core->node;
    test->kind = is_compare_chain(core) ? TEST_CHAIN : TEST_VALUE;
    test->place = *place;
    return test;
}

const Test *compile_test(Compiler *c, const Node *node, const Node *of) {
    const Node *place = of;
    return lay(c, compile_expr(c, node), &place);
}

const Test *compile_loop_test(Compiler *c, const Node *loop) {
    const Node *place = loop;
    return lay(c, trace_loop_test(c, compile_expr(c, loop->test), loop), &place);
}

static int test_value(Frame *frame, const Test *test) {
    bool is_owned;
    Value v = eval_borrowed(frame, test->expr, &is_owned);
    if (is_bool(v)) return same(v, TRUE_VALUE);
    if (UNLIKELY(!is_value(v))) return -1;
    if (is_small_int(v)) return small_int(v) != 0;
    frame->at = test->place;
    if (!is_owned) value_ref(v);
    int truth = op_truth(frame->vm, v);
    value_unref(frame->vm, v);
    return truth;
}

static int test_chain(Frame *frame, const Test *test) {
    int truth;
    Value v = eval_compare_chain(frame, test->expr, &truth);
    if (!is_value(v)) return -1;
    frame->at = test->place;
    if (truth < 0) truth = op_truth(frame->vm, v);
    value_unref(frame->vm, v);
    return truth;
}

int eval_truth(Frame *frame, const Test *test) {
    int truth = -1;
    switch (test->kind) {
    case TEST_VALUE: return test_value(frame, test);
    case TEST_CHAIN: return test_chain(frame, test);
    case TEST_NOT: truth = eval_truth(frame, test->parts[0]); return truth < 0 ? truth : !truth;
    case TEST_BOOL:
        for (size_t i = 0; i < test->n; i++) {
            truth = eval_truth(frame, test->parts[i]);
            if (truth < 0 || truth == test->stop) break;
        }
        return truth;
    case TEST_IF:
        truth = eval_truth(frame, test->parts[0]);
        return truth < 0 ? truth : eval_truth(frame, test->parts[truth ? 1 : 2]);
    case TEST_TRACED:
        traced_begin(frame, test->expr);
        truth = eval_truth(frame, test->parts[0]);
        traced_end(frame, test->expr, truth < 0 ? NO_VALUE : bool_value(truth));
    }
    return truth;
}
