// The ground under the rules: tokens, nodes, failing, and the two ways in.
#include "lang/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 200 }; // as CPython's "too many nested parentheses" and its recursion limit

// ---- tokens

const Token *parse_take(Parser *p) {
    const Token *token = parse_peek(p);
    if (token->kind == TOKEN_OP && token->n == 1) {
        if (strchr("([{", *token->text)) p->brackets++;
        if (strchr(")]}", *token->text)) p->brackets--;
    }
    if (token->kind != TOKEN_END) p->at++;
    return token;
}

bool parse_accept(Parser *p, const char *text) {
    if (!parse_is(p, text)) return false;
    parse_take(p);
    return true;
}

bool parse_expect(Parser *p, const char *text) {
    return parse_accept(p, text) || parse_invalid_syntax(p);
}

bool is_keyword(const Token *token) {
    static const char *const keywords[] = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    if (token->kind != TOKEN_NAME) return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (token_is(token, keywords[i])) return true;
    return false;
}

// ---- nodes

Node *node_new(Parser *p, NodeKind kind, Span from) {
    Node *node = arena_alloc(p->arena, sizeof *node);
    node->kind = (uint8_t)kind;
    node->span = from;
    return node;
}

Node *node_end(Parser *p, Node *node) {
    Span last = parse_last(p)->span;
    node->span.end_line = last.end_line;
    node->span.end_col = last.end_col;
    return node;
}

const char *parse_text(Parser *p, const Token *token) {
    return arena_copy(p->arena, token->text, token->n);
}

NodeList node_list(Parser *p, NodeVec *vec) {
    NodeList list = {.n = vec->n};
    if (vec->n) {
        list.at = arena_alloc(p->arena, vec->n * sizeof *list.at);
        memcpy(list.at, vec->at, vec->n * sizeof *list.at);
    }
    vec_deinit(vec);
    return list;
}

Span span_between(Span from, Span to) {
    return (Span){from.line, from.col, to.end_line, to.end_col};
}

// ---- failing

static void *fail(Parser *p, SyntaxErrorKind kind, Span span, const char *format, va_list args) {
    if (parse_failed(p)) return NULL;
    *p->error = (SyntaxError){.kind = kind, .span = span};
    vsnprintf(p->error->message, sizeof p->error->message, format, args);
    return NULL;
}

void *parse_fail(Parser *p, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(p, SYNTAX_ERROR, span, format, args);
    va_end(args);
    return NULL;
}

void *parse_fail_as(Parser *p, SyntaxErrorKind kind, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(p, kind, span, format, args);
    va_end(args);
    return NULL;
}

void *parse_invalid_syntax(Parser *p) {
    const Token *token = parse_peek(p);
    if (parse_failed(p)) return NULL;
    if (p->all->unclosed.line && token->kind == TOKEN_END)
        return parse_fail(p, p->all->unclosed, "'%c' was never closed", p->all->unclosed_bracket);
    if (token->kind == TOKEN_INDENT)
        return parse_fail_as(p, INDENTATION_ERROR, token->span, "unexpected indent");
    if (token->kind == TOKEN_DEDENT)
        return parse_fail_as(p, INDENTATION_ERROR, token->span, "unexpected unindent");
    parse_fail(p, token->span, "invalid syntax");
    // A bracket that stays open below explains more than the place where the parser stumbled.
    if (p->all->unclosed.line && p->all->unclosed.line < token->span.line) {
        p->error->span = p->all->unclosed;
        snprintf(p->error->message, sizeof p->error->message, "'%c' was never closed",
                 p->all->unclosed_bracket);
    }
    return NULL;
}

bool parse_enter(Parser *p) {
    if (++p->depth <= MAX_DEPTH) return true;
    parse_fail(p, parse_peek(p)->span, "too many nested parentheses");
    p->depth--;
    return false;
}

// ---- the ways in

static Node *parse_source(const Source *source, Arena *arena, SyntaxError *error,
                          Node *(*rule)(Parser *p)) {
    *error = (SyntaxError){0};
    Tokens tokens;
    tokens_init(&tokens, source);
    Node *node = NULL;
    // What the lexer could not read is the error, wherever the parser would have stumbled; except
    // for the few that CPython finds only when it gets there.
    if (tokens.error.kind != SYNTAX_OK && !tokens.error_is_late) {
        *error = tokens.error;
    } else {
        size_t n_read = tokens.list.n;
        if (tokens.error.kind != SYNTAX_OK)
            vec_push(&tokens.list, (Token){.kind = TOKEN_END, .span = tokens.error.span});
        Parser parser = {.source = source,
                         .arena = arena,
                         .tokens = tokens.list.at,
                         .error = error,
                         .all = &tokens};
        node = rule(&parser);
        if (tokens.error.kind != SYNTAX_OK && parser.at >= n_read) {
            node = NULL;
            *error = tokens.error;
        }
    }
    tokens_deinit(&tokens);
    return error->kind == SYNTAX_OK ? node : NULL;
}

static Node *module_rule(Parser *p) {
    Node *module = node_new(p, NODE_MODULE, (Span){.line = 1, .end_line = 1});
    module->body = parse_statements(p, TOKEN_END);
    return parse_failed(p) ? NULL : node_end(p, module);
}

static Node *eval_rule(Parser *p) {
    Node *node = parse_star_expressions(p);
    while (node && parse_peek(p)->kind == TOKEN_NEWLINE)
        parse_take(p);
    if (node && parse_peek(p)->kind != TOKEN_END) return parse_invalid_syntax(p);
    return node;
}

Node *parse_module(const Source *source, Arena *arena, SyntaxError *error) {
    return parse_source(source, arena, error, module_rule);
}

Node *parse_expression(const Source *source, Arena *arena, SyntaxError *error) {
    return parse_source(source, arena, error, eval_rule);
}
