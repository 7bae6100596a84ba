// The ground under the rules: tokens, nodes, failing, and the two ways in.
#include "lang/syntax/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <uninorm.h>

#include "lang/core/message.h"
#include "lang/syntax/parse_diagnose.h"
#include "lang/types/normal.h"

enum { MAX_DEPTH = 2500 }; // 200 brackets, which is the lexer's limit, take two levels each

// ---- tokens

const Token *parse_take(Parser *p) {
    const Token *token = parse_peek(p);
    source_spend(p->source, 1);
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

// ---- nodes

Node *node_new(Parser *p, NodeKind kind, Span from) {
    Node *node = arena_alloc(p->arena, sizeof *node);
    source_spend(p->source, 2);
    node->kind = (uint8_t)kind;
    node->span = from;
    return node;
}

Node *node_end(Parser *p, Node *node) {
    size_t at = p->at ? p->at - 1 : 0;
    while (at && p->tokens[at].kind >= TOKEN_END && p->tokens[at].kind <= TOKEN_DEDENT)
        at--; // a block ends where its last statement does
    Span last = p->tokens[at].span;
    node->span.end_line = last.end_line;
    node->span.end_col = last.end_col;
    return node;
}

char *parse_copy(Parser *p, const char *text, size_t n) {
    char *copy = arena_alloc(p->arena, n + 1);
    source_copy(p->source, copy, text, n);
    return copy;
}

static const char *normal_name(Parser *p, const Token *token) {
    Vm *vm = p->source->vm;
    if (vm) {
        Text *given = text_from_utf8(vm, token->text, token->n);
        Text *normal = given ? text_normalized(vm, given, true, true) : NULL;
        Str bytes = {0};
        if (normal) text_to_utf8(normal, &bytes);
        vm_clear_exception(vm); // for whom memory is short sees it soon again
        const char *kept = parse_copy(p, str_text(&bytes), bytes.n);
        value_unref(vm, value_of(given));
        value_unref(vm, value_of(normal));
        vm_deinit(vm, &bytes);
        return kept;
    }
    size_t n;
    uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)token->text, token->n, NULL, &n);
    if (!normal) check_no_memory("a name");
    const char *kept = arena_copy(p->arena, (const char *)normal, n);
    free(normal);
    return kept;
}

const char *parse_text(Parser *p, const Token *token) {
    bool is_ascii = true;
    for (size_t i = 0; i < token->n; i++) {
        is_ascii &= (unsigned char)token->text[i] < 0x80;
        source_step(p->source, i);
    }
    if (is_ascii) return parse_copy(p, token->text, token->n);
    return normal_name(p, token);
}

NodeList node_list(Parser *p, NodeVec *vec) {
    NodeList list = {.n = vec->n};
    if (vec->n) {
        list.at = arena_alloc(p->arena, vec->n * sizeof *list.at);
        source_copy(p->source, list.at, vec->at, vec->n * sizeof *list.at);
    }
    source_release(p->source, vec->at, vec->capacity * sizeof *vec->at);
    *vec = (NodeVec){0};
    return list;
}

Span span_between(Span from, Span to) {
    return (Span){from.line, from.col, to.end_line, to.end_col};
}

// ---- failing

void *parse_fail(Parser *p, Span span, const char *format, ...) {
    if (parse_failed(p)) return NULL;
    *p->error = (SyntaxError){.kind = SYNTAX_ERROR, .span = span};
    va_list args;
    va_start(args, format);
    vsnprintf(p->error->message, sizeof p->error->message, format, args);
    va_end(args);
    return NULL;
}

void *parse_invalid_syntax(Parser *p) {
    return parse_fail(p, parse_peek(p)->span, "invalid syntax");
}

bool parse_enter(Parser *p) {
    if (++p->depth <= MAX_DEPTH) return true;
    parse_fail(p, parse_peek(p)->span, "too deeply nested");
    p->is_too_deep = true;
    p->depth--;
    return false;
}

// ---- the ways in

// [name] is the rule of the grammar that [rule] reads. What is wrong is found by another walk,
// which starts from the statement that the parser could not read.
static Node *parse_source(const Source *source, Arena *arena, SyntaxError *error, const char *name,
                          Node *(*rule)(Parser *p)) {
    *error = (SyntaxError){0};
    Tokens tokens;
    tokens_init(&tokens, source);
    Parser parser = {
        .source = source, .arena = arena, .tokens = tokens.list.at, .error = error, .all = &tokens};
    Node *node = rule(&parser);
    if (tokens.error.kind != SYNTAX_OK || tokens.unclosed.line || parse_failed(&parser)) {
        node = NULL;
        if (!parser.is_too_deep) parse_diagnose(&parser, name);
    }
    tokens_deinit(&tokens);
    return node;
}

static Node *module_rule(Parser *p) {
    Node *module = node_new(p, NODE_MODULE, (Span){.line = 1, .end_line = 1});
    module->body = parse_statements(p, TOKEN_END);
    return parse_failed(p) ? NULL : node_end(p, module);
}

static bool has_bare_star(const Node *node) {
    if (node->kind != NODE_TUPLE || node->is_parenthesized) return node->kind == NODE_STARRED;
    for (size_t i = 0; i < node->list.n; i++)
        if (node->list.at[i]->kind == NODE_STARRED) return true;
    return false;
}

static Node *eval_rule(Parser *p) {
    Node *node = parse_star_expressions(p);
    while (node && parse_peek(p)->kind == TOKEN_NEWLINE)
        parse_take(p);
    if (node && (parse_peek(p)->kind != TOKEN_END || has_bare_star(node)))
        return parse_invalid_syntax(p);
    return node;
}

Node *parse_module(const Source *source, Arena *arena, SyntaxError *error) {
    return parse_source(source, arena, error, "file", module_rule);
}

Node *parse_expression(const Source *source, Arena *arena, SyntaxError *error) {
    return parse_source(source, arena, error, "eval", eval_rule);
}

Node *parse_field(const Source *source, Arena *arena, SyntaxError *error) {
    return parse_source(source, arena, error, "field", parse_star_expressions);
}
