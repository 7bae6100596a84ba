// Compiling: from the syntax tree and its scopes to the evaluation tree. Each tree_….c file has
// the nodes of one concept: how they are made (compile_…) and how they are evaluated.
#pragma once

#include "lang/core/frame.h"
#include "lang/syntax/scope.h"
#include "lang/tree/code.h"

typedef struct LoopTurn LoopTurn;
typedef struct Compiler {
    Vm *vm;
    Unit *unit;
    Scope *scope;
    SyntaxError *error;
    Text *qualname; // of the function or class being compiled; NULL: the module
    int loops;      // around, in this function
    int blocks;     // likewise: loops, with, try, as CPython counts them
    bool in_class_body;
    bool in_star_handler; // of except* ...
    int star_loops;       // ... with so many loops around it
    bool shows_values;    // of expressions that are statements: MODULE_SINGLE
} Compiler;

// A new node of the tree, zeroed, in the unit's arena.
#define TREE_EXPR(c, type, eval_fn, from) ((type *)tree_expr((c), sizeof(type), (eval_fn), (from)))
#define TREE_STMT(c, type, exec_fn, from) ((type *)tree_stmt((c), sizeof(type), (exec_fn), (from)))
#define TREE_TARGET(c, type, store_fn, del_fn, from)                                               \
    ((type *)tree_target((c), sizeof(type), (store_fn), (del_fn), (from)))
void *tree_expr(Compiler *c, size_t bytes, Value (*eval_fn)(Frame *, Expr *), const Node *node);
void *tree_stmt(Compiler *c, size_t bytes, Flow (*exec_fn)(Frame *, Stmt *), const Node *node);
void *tree_target(Compiler *c, size_t bytes, bool (*store)(Frame *, Target *, Value),
                  bool (*del)(Frame *, Target *), const Node *node);
void *tree_alloc(Compiler *c, size_t bytes);
Value tree_keep(Compiler *c, Value v);          // the unit owns it from now on; borrowed
Text *tree_name(Compiler *c, const char *name); // interned, mangled; the unit's
void tree_fail(Compiler *c, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Fails if [node], an `async for` or `async with`, stands outside a coroutine.
void tree_needs_async(Compiler *c, const Node *node, const char *what);
// Says that [what] is not supported here, as a SyntaxError at its place.
void tree_unsupported(Compiler *c, const Node *node, const char *what);

// Tells of what cannot be meant, if [node] is it (SyntaxWarning).
void tree_warn(Compiler *c, const Node *node);
// [n] more blocks around what is compiled next: SyntaxError where they are too many. It is left by
// taking them off c->blocks.
void tree_enter_blocks(Compiler *c, const Node *node, int n);

Expr *compile_expr(Compiler *c, const Node *node);
Expr *compile_annotation(Compiler *c, const Node *node);
// True if [module] begins with `from __future__ import annotations`.
// What the imports from __future__ at the beginning of the file say.
void unit_read_future(Unit *unit, const Node *module);
Expr **compile_exprs(Compiler *c, NodeList list);
Stmt *compile_stmt(Compiler *c, const Node *node);
Block compile_block(Compiler *c, NodeList list);
Target *compile_target(Compiler *c, const Node *node);
// The code of a scope. The caller has a reference; the unit keeps one too.
Code *compile_code(Compiler *c, Scope *scope, const char *name);
// A whole source text. NULL: SyntaxError in [error], or an exception is set. Takes [unit].
// [mode]: 'e' for eval.
Code *compile_unit(Vm *vm, Unit *unit, const Node *module, ModuleMode mode, SyntaxError *error);

// Nodes that tell those who watch, around others; where nobody does, the [inner] ones themselves:
// tree_traced.c
Stmt *trace_stmt(Compiler *c, Stmt *inner, const Node *node);
Expr *trace_expr(Compiler *c, Expr *inner, const Node *node);
Expr *trace_loop_test(Compiler *c, Expr *inner, const Node *loop);
// For those who evaluate [expr] in parts: what it is around, or NULL where it is no such node; what
// it tells before and after, of the value or of NO_VALUE and the exception.
Expr *traced_inner(const Expr *expr);
void traced_begin(Frame *frame, Expr *expr);
void traced_end(Frame *frame, Expr *expr, Value v);
// A lambda's body, or what a comprehension makes of each turn: a line where there is no statement.
Expr *trace_item(Compiler *c, Expr *inner, const Node *node);
// What a for tells each time it turns again; NULL where nobody wants it.
LoopTurn *trace_loop_turn(Compiler *c, const Node *loop);
void traced_turn(Frame *frame, LoopTurn *turn);

// ---- names: tree_name.c
Expr *compile_constant(Compiler *c, const Node *node, Value v); // takes [v]
Expr *compile_name(Compiler *c, const Node *node, const char *name);
Target *compile_name_target(Compiler *c, const Node *node, const char *name);
Target *compile_sequence_target(Compiler *c, const Node *node);

typedef struct LocalExpr {
    Expr expr;
    uint32_t slot;
    Text *name;
} LocalExpr;
typedef struct ConstantExpr {
    Expr expr;
    Value v; // the unit's
} ConstantExpr;
Value eval_local(Frame *frame, Expr *self);
Value eval_constant(Frame *frame, Expr *self);

// The value of an operand without counting a reference, where it is a local or a constant.
static inline Value eval_borrowed(Frame *frame, Expr *expr, bool *is_owned) {
    *is_owned = false;
    if (expr->eval == eval_local) {
        Value v = frame->slots[((LocalExpr *)expr)->slot];
        if (LIKELY(is_value(v))) return v;
    } else if (expr->eval == eval_constant) {
        return ((ConstantExpr *)expr)->v;
    }
    *is_owned = true;
    return eval(frame, expr);
}
// Evaluating it changes nothing, so what was borrowed before stays valid.
static inline bool is_plain(const Expr *expr) {
    return expr->eval == eval_local || expr->eval == eval_constant;
}

// ---- the other concepts
Expr *compile_binary(Compiler *c, const Node *node);
Value compile_int(Compiler *c, const Node *node, bool is_negative); // of a NODE_INT
Expr *compile_unary(Compiler *c, const Node *node);
Expr *compile_compare(Compiler *c, const Node *node);
Expr *compile_bool_op(Compiler *c, const Node *node);
Expr *compile_if_exp(Compiler *c, const Node *node);
Expr *compile_named(Compiler *c, const Node *node);
Stmt *compile_aug_assign(Compiler *c, const Node *node);
Expr *compile_not(Compiler *c, const Node *node);
// a < b < c: as its eval; *[truth] is that of the value where it is known, else -1.
Value eval_compare_chain(Frame *frame, Expr *self, int *truth);
bool is_compare_chain(const Expr *expr);

// An expression that is asked for its truth: tree_truth.c
typedef enum TestKind {
    TEST_VALUE,
    TEST_CHAIN,
    TEST_NOT,
    TEST_BOOL,
    TEST_IF,
    TEST_TRACED
} TestKind;
typedef struct Test {
    TestKind kind;
    int stop;          // of TEST_BOOL: the truth that decides
    Expr *expr;        // all of it
    const Node *place; // where a __bool__ that fails is said to be
    const struct Test **parts;
    size_t n;
} Test;
// [node] as what [of], a statement or an expression, depends on.
const Test *compile_test(Compiler *c, const Node *node, const Node *of);
const Test *compile_loop_test(Compiler *c, const Node *loop);
int eval_truth(Frame *frame, const Test *test); // 1, 0; -1: raised
BinaryOp binary_op_of(Operator op);

Expr *compile_attribute(Compiler *c, const Node *node);
// Where [node], the attribute or a call of it, is said to be: from the attribute's name on, where
// the attribute goes over several lines.
const Node *attribute_place(Compiler *c, const Node *node, const Node *attribute);
Target *compile_attribute_target(Compiler *c, const Node *node);
Expr *compile_subscript(Compiler *c, const Node *node);
Expr *compile_slice(Compiler *c, const Node *node);
Target *compile_subscript_target(Compiler *c, const Node *node);
// The value of an attribute that is about to be called: where it is a method of the type,
// *[self] gets the object (a reference) and the function comes back unbound.
Value attribute_for_call(Frame *frame, Expr *attribute, Value *self);
bool is_attribute_expr(const Expr *expr);

Expr *compile_call(Compiler *c, const Node *node);
void compile_check_keywords(Compiler *c, NodeList keywords); // none is given twice

Expr *compile_display(Compiler *c, const Node *node); // list, tuple, set, dict
Expr *compile_joined(Compiler *c, const Node *node);  // f-string
Expr *compile_comprehension(Compiler *c, const Node *node);
void compile_comprehension_body(Compiler *c, Code *code, const Node *node);
Value unpack_error(Frame *frame, Value v);

Expr *compile_lambda(Compiler *c, const Node *node);
Stmt *compile_function(Compiler *c, const Node *node);
Stmt *compile_class(Compiler *c, const Node *node);
Expr *compile_function_expr(Compiler *c, const Node *node, Scope *scope, const char *name);

Stmt *compile_flow(Compiler *c, const Node *node); // if, while, for, return …
// Puts before [body], that of [node], what makes __annotations__ if it annotates something.
void compile_make_annotations(Compiler *c, const Node *node, Block *body);
Stmt *compile_assign(Compiler *c, const Node *node); // =, annotated, del
Stmt *compile_try(Compiler *c, const Node *node);
Stmt *compile_raise(Compiler *c, const Node *node);
Stmt *compile_with(Compiler *c, const Node *node);
Stmt *compile_match(Compiler *c, const Node *node);
Stmt *compile_import(Compiler *c, const Node *node);
Expr *compile_yield(Compiler *c, const Node *node);      // yield, yield from, await
Stmt *compile_yield_stmt(Compiler *c, const Node *node); // a yield as a statement
Value async_next(Frame *frame, Value iterator); // await anext(…); NO_VALUE alone: the end
