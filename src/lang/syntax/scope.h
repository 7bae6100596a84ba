// Which variable a name means: found out for the whole program before anything is compiled, with
// CPython's errors (Python/symtable.c of 3.11) for declarations that cannot be.
#pragma once

#include "lang/syntax/ast.h"
#include "lang/syntax/lexer.h"

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS } ScopeKind;

enum {
    SYMBOL_ASSIGNED = 1,
    SYMBOL_USED = 2,
    SYMBOL_PARAM = 4,
    SYMBOL_GLOBAL = 8,    // declared
    SYMBOL_NONLOCAL = 16, // declared
    SYMBOL_ANNOTATED = 32,
};

// Where the variable lives.
typedef enum Place {
    PLACE_UNKNOWN,
    PLACE_SLOT,   // of the frame
    PLACE_CELL,   // a slot that holds a Cell, because inner functions use it
    PLACE_FREE,   // a Cell of a function around
    PLACE_GLOBAL, // the module's, or built in
    PLACE_DICT,   // of a class body or module: in frame->names, else global
} Place;

typedef struct Symbol {
    const char *name;
    uint32_t flags;
    Place place;
    uint32_t number; // of the slot or of the free one
    Span span;       // of its declaration
} Symbol;

typedef struct Scope {
    ScopeKind kind;
    const Node *node;
    struct Scope *parent;
    struct Vm *vm;                // or NULL
    VEC(Symbol) symbols;          // owned
    VEC(uint32_t) index;          // owned: of many symbols their numbers, from 1; 0: free
    VEC(struct Scope *) children; // owned
    const char *class_name;       // of the innermost class around, for private names; or NULL
    size_t n_asked;               // the child behind the last that scope_of found
    uint32_t n_slots, n_free, n_args;
    bool has_yield, has_await, is_comprehension, is_async, is_generator_exp;
    bool needs_class_cell; // of a class: a method says super() or __class__
    bool has_return_value;
    bool is_in_iterable; // what is being visited stands in a comprehension's iterable
    Span return_span;
} Scope;

// [vm]: whose host gets control meanwhile, or NULL.
// NULL with [error] filled in. The scopes live until scope_free. [may_await]: outside functions,
// too; a module that does so is_async.
Scope *scope_analyse(struct Vm *vm, const Node *module, bool may_await, Arena *arena,
                     SyntaxError *error);
void scope_free(Scope *scope);
Scope *scope_of(Scope *parent, const Node *node); // the child that [node] opens
Symbol *scope_find(const Scope *scope, const char *name);
// The one that inner functions share. A class may have another that only its body uses.
Symbol *scope_find_shared(const Scope *scope, const char *name);
// __name in a class becomes _Class__name.
const char *scope_mangle(const char *class_name, const char *name, Arena *arena);
