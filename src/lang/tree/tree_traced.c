// Nodes around other nodes, for those who watch: one tells that a statement begins, or a loop turns
// again; one tells what an expression came to. They are only there when somebody asked for them, so
// that nobody else pays; and whoever looks for a special kind of node just does not find it.
#include "lang/tree/tree.h"
#include "lang/watch/reporter.h"

typedef struct TracedStmt {
    Stmt stmt;
    Stmt *inner;
    PlaceId place;
} TracedStmt;

static Flow exec_traced(Frame *frame, Stmt *self) {
    TracedStmt *traced = (TracedStmt *)self;
    if (UNLIKELY(!frame->shadow)) return exec(frame, traced->inner);
    report_line(frame, self->node, &traced->place);
    Flow flow = exec(frame, traced->inner);
    if (UNLIKELY(flow == FLOW_RAISE)) report_raise(frame);
    return flow;
}

static bool is_document(const Node *node) {
    return node->kind == NODE_EXPR && node->value->kind == NODE_STRING;
}

Stmt *trace_stmt(Compiler *c, Stmt *inner, const Node *node) {
    // A loop's own line is told where it turns.
    if (!inner || !reporter_wants_lines(c->vm, c->unit) || is_document(node)) return inner;
    TracedStmt *traced = TREE_STMT(c, TracedStmt, exec_traced, node);
    traced->inner = inner;
    return &traced->stmt;
}

typedef struct TracedExpr {
    Expr expr;
    Expr *inner;
    PlaceId place;
    ExprKind kind;
} TracedExpr;

static void tell_value(Frame *frame, TracedExpr *traced, Value v) {
    if (UNLIKELY(!frame->shadow)) return;
    if (LIKELY(is_value(v)))
        report_value(frame, traced->expr.node, traced->kind, &traced->place, v);
    else
        report_raise(frame);
}

static Value eval_traced(Frame *frame, Expr *self) {
    TracedExpr *traced = (TracedExpr *)self;
    Value v = eval(frame, traced->inner);
    tell_value(frame, traced, v);
    return v;
}

// What is on the page in any case is no step: names, constants, what they are put together to.
static bool is_worth_telling(const Node *node, ExprKind *kind) {
    *kind = EXPR_OTHER;
    switch (node->kind) {
    case NODE_NAMED: return true;
    case NODE_CALL: *kind = EXPR_CALL; return true;
    case NODE_AWAIT:
    case NODE_YIELD_FROM: *kind = EXPR_AWAIT; return true;
    case NODE_YIELD: *kind = EXPR_YIELD; return true;
    case NODE_COMPARE:
    case NODE_BOOL_OP: *kind = EXPR_CHECK; return true;
    case NODE_UNARY_OP: *kind = node->op == OP_NOT ? EXPR_CHECK : EXPR_COMPUTE; return true;
    case NODE_BIN_OP: *kind = EXPR_COMPUTE; return true;
    case NODE_IF_EXP: *kind = EXPR_CHOICE; return true;
    case NODE_SUBSCRIPT:
    case NODE_ATTRIBUTE: *kind = EXPR_LOOK_UP; return true;
    case NODE_JOINED:
    case NODE_LIST_COMP:
    case NODE_SET_COMP:
    case NODE_DICT_COMP: *kind = EXPR_BUILD; return true;
    default: return false;
    }
}

Expr *trace_expr(Compiler *c, Expr *inner, const Node *node) {
    ExprKind kind;
    if (!inner || !reporter_wants_expressions(c->vm, c->unit) || !is_worth_telling(node, &kind))
        return inner;
    TracedExpr *traced = TREE_EXPR(c, TracedExpr, eval_traced, node);
    traced->inner = inner;
    traced->kind = kind;
    return &traced->expr;
}

// ---- a loop's own line, each time it turns

static Value eval_turn(Frame *frame, Expr *self) {
    TracedExpr *traced = (TracedExpr *)self;
    if (LIKELY(frame->shadow != NULL)) report_line(frame, self->node, &traced->place);
    return eval(frame, traced->inner);
}

Expr *trace_loop_test(Compiler *c, Expr *inner, const Node *loop) {
    if (!inner || !reporter_wants_lines(c->vm, c->unit)) return inner;
    TracedExpr *traced = TREE_EXPR(c, TracedExpr, eval_turn, loop);
    traced->inner = inner;
    return &traced->expr;
}

// ---- what stands for a line where there are no statements: a lambda's body, a comprehension's
// item

static Value eval_item(Frame *frame, Expr *self) {
    TracedExpr *traced = (TracedExpr *)self;
    if (LIKELY(frame->shadow != NULL)) report_item(frame, self->node, &traced->place);
    return eval(frame, traced->inner);
}

Expr *trace_item(Compiler *c, Expr *inner, const Node *node) {
    if (!inner || !reporter_wants_lines(c->vm, c->unit)) return inner;
    TracedExpr *traced = TREE_EXPR(c, TracedExpr, eval_item, node);
    traced->inner = inner;
    return &traced->expr;
}

// ---- in parts

Expr *traced_inner(const Expr *expr) {
    bool is_one = expr->eval == eval_traced || expr->eval == eval_turn;
    return is_one ? ((const TracedExpr *)expr)->inner : NULL;
}

void traced_begin(Frame *frame, Expr *expr) {
    TracedExpr *traced = (TracedExpr *)expr;
    if (expr->eval == eval_turn && frame->shadow) report_line(frame, expr->node, &traced->place);
}

void traced_end(Frame *frame, Expr *expr, Value v) {
    if (expr->eval == eval_traced) tell_value(frame, (TracedExpr *)expr, v);
}

// ---- a for's own line, each time it turns again: before it asks for the next item, so that
// whoever is asked is seen to be called from there

struct LoopTurn {
    const Node *loop;
    PlaceId place;
};

LoopTurn *trace_loop_turn(Compiler *c, const Node *loop) {
    if (!reporter_wants_lines(c->vm, c->unit)) return NULL;
    LoopTurn *turn = tree_alloc(c, sizeof *turn);
    turn->loop = loop;
    return turn;
}

void traced_turn(Frame *frame, LoopTurn *turn) {
    if (LIKELY(frame->shadow != NULL)) report_line(frame, turn->loop, &turn->place);
}
