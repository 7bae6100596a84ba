// The syntax tree of a program: one plain node type, a kind that says which fields mean something.
// The grammar is CPython 3.11's; the names are those of Python's own `ast` module, so that module's
// documentation is also the documentation of this tree. Nodes live in the parser's arena.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A stretch of the source: lines from 1, columns in bytes from 0, `end` one past the last.
typedef struct Span {
    int line, col, end_line, end_col;
} Span;

typedef enum NodeKind {
    // Statements.                                     fields used
    NODE_MODULE,      // body
    NODE_FUNCTION,    // name, params, returns = value, body, decorators = list; is_async
    NODE_CLASS,       // name, call (bases and keywords), body, decorators = list
    NODE_RETURN,      // value or NULL
    NODE_DELETE,      // list
    NODE_ASSIGN,      // list (targets), value
    NODE_AUG_ASSIGN,  // target, op, value
    NODE_ANN_ASSIGN,  // target, annotation = test, value or NULL; is_simple
    NODE_FOR,         // target, value (iterated), body, orelse; is_async
    NODE_WHILE,       // test, body, orelse
    NODE_IF,          // test, body, orelse
    NODE_WITH,        // list of NODE_WITH_ITEM, body; is_async
    NODE_WITH_ITEM,   // value, target or NULL
    NODE_MATCH,       // value, list of NODE_MATCH_CASE
    NODE_MATCH_CASE,  // target (pattern), test (guard) or NULL, body
    NODE_RAISE,       // value or NULL, target (cause) or NULL
    NODE_TRY,         // body, list of NODE_HANDLER, orelse, finally; is_star
    NODE_HANDLER,     // value (type) or NULL, name or NULL, body
    NODE_ASSERT,      // test, value (message) or NULL
    NODE_IMPORT,      // list of NODE_ALIAS
    NODE_IMPORT_FROM, // name (module) or NULL, list of NODE_ALIAS, level
    NODE_ALIAS,       // name ("a.b" or "*"), as_name or NULL
    NODE_GLOBAL,      // names
    NODE_NONLOCAL,    // names
    NODE_EXPR,        // value
    NODE_PASS,
    NODE_BREAK,
    NODE_CONTINUE,
    // Expressions.
    NODE_BOOL_OP,       // op (OP_AND, OP_OR), list
    NODE_NAMED,         // target, value                a := b
    NODE_BIN_OP,        // target (left), op, value (right)
    NODE_UNARY_OP,      // op, value
    NODE_LAMBDA,        // params, value
    NODE_IF_EXP,        // test, target (then), value (else)
    NODE_DICT,          // list of keys (NULL for **x), list2 of values
    NODE_SET,           // list
    NODE_LIST_COMP,     // target (element), list of NODE_COMPREHENSION
    NODE_SET_COMP,      // likewise
    NODE_DICT_COMP,     // target (key), value, list of NODE_COMPREHENSION
    NODE_GENERATOR_EXP, // target (element), list of NODE_COMPREHENSION
    NODE_COMPREHENSION, // target, value (iterated), list (conditions); is_async
    NODE_AWAIT,         // value
    NODE_YIELD,         // value or NULL
    NODE_YIELD_FROM,    // value
    NODE_COMPARE,       // target (left), ops, list (the others)
    NODE_CALL,      // value (what is called), list (arguments, NODE_STARRED), list2 (NODE_KEYWORD)
    NODE_KEYWORD,   // name or NULL for **x, value
    NODE_FORMATTED, // value, conversion ('s', 'r', 'a' or 0), target (format spec: NODE_JOINED) or
                    // NULL
    NODE_JOINED,    // list: the parts of an f-string, NODE_STRING and NODE_FORMATTED
    NODE_STRING,    // text, n_text                 str, decoded to UTF-8 (lone surrogates as WTF-8)
    NODE_BYTES,     // text, n_text
    NODE_INT,       // text: digits of base `base`, without prefix and underscores
    NODE_FLOAT,     // number
    NODE_IMAGINARY, // number
    NODE_TRUE,
    NODE_FALSE,
    NODE_NONE,
    NODE_ELLIPSIS,
    NODE_ATTRIBUTE, // value, name
    NODE_SUBSCRIPT, // value, target (index)
    NODE_STARRED,   // value
    NODE_NAME,      // name
    NODE_LIST,      // list
    NODE_TUPLE,     // list
    NODE_SLICE,     // target (lower), value (upper), test (step), each may be NULL
    // Patterns.
    NODE_MATCH_VALUE,     // value
    NODE_MATCH_SINGLETON, // value (NODE_TRUE …)
    NODE_MATCH_SEQUENCE,  // list
    NODE_MATCH_MAPPING,   // list of keys, list2 of patterns, name (**rest) or NULL
    NODE_MATCH_CLASS,     // value, list of patterns, names and list2 of keyword patterns
    NODE_MATCH_STAR,      // name or NULL
    NODE_MATCH_AS,        // target (pattern) or NULL, name or NULL for _
    NODE_MATCH_OR,        // list
    NODE_KINDS
} NodeKind;

typedef enum Operator {
    OP_NONE,
    // Binary, also of augmented assignments.
    OP_ADD,
    OP_SUB,
    OP_MULT,
    OP_MAT_MULT,
    OP_DIV,
    OP_MOD,
    OP_POW,
    OP_LSHIFT,
    OP_RSHIFT,
    OP_BIT_OR,
    OP_BIT_XOR,
    OP_BIT_AND,
    OP_FLOOR_DIV,
    // Unary.
    OP_INVERT,
    OP_NOT,
    OP_UADD,
    OP_USUB,
    // Boolean.
    OP_AND,
    OP_OR,
    // Comparison.
    OP_EQ,
    OP_NOT_EQ,
    OP_LT,
    OP_LT_E,
    OP_GT,
    OP_GT_E,
    OP_IS,
    OP_IS_NOT,
    OP_IN,
    OP_NOT_IN,
} Operator;

typedef struct Node Node;

typedef struct NodeList {
    Node **at; // in the arena
    size_t n;
} NodeList;

typedef struct NameList {
    const char **at; // in the arena
    size_t n;
} NameList;

// def f(a, /, b=1, *args, c, d=2, **kwargs)
typedef struct Param {
    const char *name;
    Node *annotation; // or NULL
    Node *init;       // its default, or NULL
    Span span;
} Param;

typedef struct Params {
    Param *at; // in order: positional-only, ordinary, keyword-only
    size_t n_positional_only, n_ordinary, n_keyword_only;
    Param *star, *double_star; // or NULL
} Params;

struct Node {
    uint8_t kind; // NodeKind
    uint8_t op;   // Operator
    bool is_async, is_star, is_simple, is_parenthesized;
    uint8_t conversion, base;
    int level; // dots of a relative import
    Span span;
    const char *name, *as_name;
    Node *target, *value, *test;
    NodeList list, list2, body, orelse, finally, decorators;
    NameList names;
    const Operator *ops;
    const Params *params;
    const char *text;
    size_t n_text;
    double number;
};
