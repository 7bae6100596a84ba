// What the parts of the parser share: the place in the tokens, making nodes, failing. Each function
// named after a rule of the grammar returns its node, or NULL once the parser has failed.
#pragma once

#include "lang/syntax/parser.h"

typedef struct Parser {
    const Source *source;
    Arena *arena;
    const Token *tokens;
    size_t at; // of the token that comes next
    SyntaxError *error;
    int depth; // of nested rules, against running out of stack
    bool is_too_deep;
    size_t statement; // of the whole program, that is being read: its first token
    Span furthest;    // where an error in a literal's text is reported
    const Tokens *all;
} Parser;

// ---- tokens
static inline const Token *parse_peek(const Parser *p) {
    return &p->tokens[p->at];
}
static inline const Token *parse_peek_at(const Parser *p, size_t ahead) {
    size_t at = p->at;
    while (ahead-- && p->tokens[at].kind != TOKEN_END)
        at++;
    return &p->tokens[at];
}
static inline const Token *parse_last(const Parser *p) {
    return &p->tokens[p->at ? p->at - 1 : 0];
}
static inline bool parse_is(const Parser *p, const char *text) {
    return token_is(parse_peek(p), text);
}
const Token *parse_take(Parser *p);             // the next token, and moves on
bool parse_accept(Parser *p, const char *text); // if it is [text], moves on
bool parse_expect(Parser *p, const char *text); // else fails with "invalid syntax"

// ---- nodes
Node *node_new(Parser *p, NodeKind kind, Span from); // begins where [from] does
Node *node_end(Parser *p, Node *node);               // ends behind the last token taken
// A copy of a name with a NUL, in the normal form that makes equal names equal (NFKC).
const char *parse_text(Parser *p, const Token *token);
char *parse_copy(Parser *p, const char *text, size_t n); // with a NUL behind it, in the arena
typedef VEC(Node *) NodeVec;
NodeList node_list(Parser *p, NodeVec *vec); // copies to the arena, frees the vector
Span span_between(Span from, Span to);

// ---- failing: the first failure stays. All return NULL. What is wrong with the grammar is said by
// parse_diagnose later; only the text of literals has sentences of its own here.
void *parse_fail(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *parse_invalid_syntax(Parser *p); // at the next token: CPython's generic error
static inline bool parse_failed(const Parser *p) {
    return p->error->kind != SYNTAX_OK;
}

// Against nesting that would run out of stack: `if (!parse_enter(p)) return NULL; …
// parse_leave(p)`.
bool parse_enter(Parser *p);
static inline void parse_leave(Parser *p) {
    p->depth--;
}

// ---- rules
// An f-string's expression in its brackets; as parse_expression.
Node *parse_field(const Source *source, Arena *arena, SyntaxError *error);
Node *parse_star_expressions(Parser *p); // a, *b, c       also a single one
Node *parse_expression_rule(Parser *p);  // a if b else c, lambda
Node *parse_named_expression(Parser *p); // a := b
Node *parse_disjunction(Parser *p);      // a or b
Node *parse_star_named_expression(Parser *p);
Node *parse_bitwise_or(Parser *p);
Node *parse_primary(Parser *p);
Node *parse_atom(Parser *p);                            // without what may follow: .x, (…), […]
Node *parse_yield_or_star(Parser *p);                   // what may stand right of "="
Node *parse_target_list(Parser *p);                     // of for: everything up to "in"
Node *parse_strings(Parser *p);                         // adjacent string tokens
bool parse_arguments(Parser *p, Node *call);            // up to ")", which stays
Node *parse_comprehension(Parser *p);                   // its clauses, as the list of a node
const Params *parse_params(Parser *p, const char *end); // up to [end] (")" or ":"), which stays
Node *parse_pattern_rule(Parser *p);                    // of a case
Node *parse_star_target(Parser *p);                     // one of those, with its star
Node *parse_subject(Parser *p);                         // of match
Node *parse_simple_statement(Parser *p);                // without the end of its line
NodeList parse_statements(Parser *p, TokenKind until);  // NEWLINE: those of one line

// ---- targets
typedef enum TargetUse { TARGET_ASSIGN, TARGET_FOR, TARGET_DELETE, TARGET_WITH } TargetUse;
bool check_target(Parser *p, const Node *node, TargetUse use); // fails with "cannot assign to …"
const char *node_describe(const Node *node); // "function call", as those sentences say it
const Node *invalid_target_in(const Node *node, TargetUse use); // the innermost wrong part, or NULL
void parse_diagnose(Parser *p, const char *rule);               // see parse_diagnose.h
