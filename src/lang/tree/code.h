// What a piece of program is compiled to: a tree whose nodes know how to evaluate themselves. The
// struct of each kind of node, how it is made and how it is evaluated stand together in the file
// of its concept (tree_name.c, tree_call.c …); all begin with an Expr, a Stmt or a Target.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "lang/core/vm.h"
#include "lang/syntax/ast.h"
#include "lang/syntax/lexer.h"

// How a statement ended.
typedef enum Flow { FLOW_NEXT, FLOW_BREAK, FLOW_CONTINUE, FLOW_RETURN, FLOW_RAISE } Flow;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Target Target;

struct Expr {
    Value (*eval)(Frame *frame, Expr *self); // a new reference; NO_VALUE: raised
    const Node *node;                        // where it stands in the source
};
struct Stmt {
    Flow (*exec)(Frame *frame, Stmt *self);
    const Node *node;
};
struct Target {                                         // what can be assigned to
    bool (*store)(Frame *frame, Target *self, Value v); // takes [v]; false: raised
    bool (*del)(Frame *frame, Target *self);
    const Node *node;
};
typedef struct Block {
    Stmt **at; // in the unit's arena
    size_t n;
} Block;

// What the codes of one source text share; freed with the last of them.
typedef struct Unit {
    int refs;
    struct Unit *next, *previous; // in the Vm's list
    Arena arena;                  // syntax tree and evaluation tree
    Source source;
    Text *path;
    bool is_parsed;            // what is wrong with it is more than grammar
    bool is_hidden;            // its text is in no file: tracebacks do not show its lines
    bool is_built_in;          // a module of ours: tracebacks leave its frames out
    uint32_t source_id;        // by which those who watch know it (reporter.h); 0: they do not
    VEC(Value) values;         // owned: constants and names that the tree points to
    bool has_late_annotations; // texts, as `from __future__ import annotations` says
    int future_line;           // of the last such import at the beginning of the file; 0
    bool sets_globals;         // a function of it assigns to a global variable
} Unit;

// What a source text is compiled as: statements; statements that may await (then the code is a
// coroutine's); one expression; one statement at a prompt, which shows what expressions come to.
typedef enum ModuleMode { MODULE_EXEC, MODULE_AWAIT, MODULE_EVAL, MODULE_SINGLE } ModuleMode;

enum {
    CODE_GENERATOR = 1,
    CODE_COROUTINE = 2,
    CODE_ASYNC_GENERATOR = 4,
    CODE_ANY_GENERATOR = 7,
    CODE_SIMPLE = 8,              // CODE_PLAIN, without keyword-only ones, and no generator
    CODE_NEWLOCALS = 16,          // its names are slots; else they live in a dict (module, class)
    CODE_ITERABLE_COROUTINE = 32, // made so by types.coroutine
    CODE_PLAIN = 64,              // neither *args nor **kwargs nor cells nor many slots
    CODE_AS_BUILT_IN = 128,       // of a function of ours that is one in C elsewhere: no method
};

// A function, lambda, comprehension, class body or module. The slots of a frame: parameters in the
// order positional-only, ordinary, keyword-only, *args, **kwargs, then the other locals. A slot
// that inner functions share holds a Cell.
// What has run so often CPython's evaluator adapts to what it meets: see native_invoke_often.
enum { CODE_OFTEN = 8 };

// Slots, or arguments of a call, that are too many for the stack of a generator.
enum { CODE_MANY = 1000 };

typedef struct Code {
    Object object;
    Unit *unit; // which lives as long as the Vm
    const Node *node;
    Text *name, *qualname; // the unit's
    Value doc;             // the unit's
    uint32_t flags;
    uint32_t n_positional_only, n_params, n_keyword_only; // n_params: with the positional-only
    bool has_star, has_double_star;
    uint32_t n_slots, n_args; // n_args: slots that are parameters
    Text **slot_names;
    uint32_t n_cells, *cells; // slots that get a Cell
    uint32_t n_free;
    Text **free_names;
    int32_t *free_from; // of each free variable: the slot in the frame around, or ~(its free one)
    Block body;
    Expr *result;                  // of lambdas and comprehensions: instead of the body
    Value (*native)(Frame *frame); // of what modules/asyncio.py only declares: likewise
    int first_line;
    uint32_t code_id; // by which those who watch know it; 0: they do not
    int8_t looks;     // looks.c: 1: it only looks; -1: not; 0: nobody has asked
    uint8_t n_runs;   // of a function, up to CODE_OFTEN
} Code;

typedef struct Cell {
    Object object;
    Value value; // owned; NO_VALUE: empty
} Cell;

Unit *unit_new(Vm *vm); // with one reference, and nothing in it; NULL: MemoryError
void unit_unref(Vm *vm, Unit *unit);
// Now and then frees the texts that exec and eval have run and of which nothing is in use any more.
void units_forget(Vm *vm);

static inline Value eval(Frame *frame, Expr *expr) {
    return expr->eval(frame, expr);
}
static inline Flow exec(Frame *frame, Stmt *stmt) {
    return stmt->exec(frame, stmt);
}
void block_spend(Frame *frame, size_t ticks); // a long text without a loop takes its time, too
static inline Flow exec_block(Frame *frame, const Block *block) {
    for (size_t i = 0; i < block->n; i++) {
        Flow flow = exec(frame, block->at[i]);
        if (flow != FLOW_NEXT) return flow;
        if (UNLIKELY(i % 1024 == 1023)) block_spend(frame, 512);
    }
    return FLOW_NEXT;
}

CallFn cell_construct; // types.CellType(v): function_parts.c

extern const TypeDef code_def, cell_def;
