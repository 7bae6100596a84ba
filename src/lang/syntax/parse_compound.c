// Compound statements, and the lists of statements.
#include "lang/syntax/parse.h"

#include <stdlib.h>
#include <string.h>

// A colon and the statements behind it, on its line or indented below it.
static bool block(Parser *p, NodeList *out) {
    if (!parse_expect(p, ":")) return false;
    if (parse_peek(p)->kind != TOKEN_NEWLINE) {
        *out = parse_statements(p, TOKEN_NEWLINE);
        return !parse_failed(p);
    }
    parse_take(p);
    if (parse_peek(p)->kind != TOKEN_INDENT) return parse_invalid_syntax(p);
    parse_take(p);
    *out = parse_statements(p, TOKEN_DEDENT);
    if (parse_failed(p)) return false;
    parse_take(p);
    return true;
}

static bool else_block(Parser *p, Node *node) {
    return !parse_accept(p, "else") || block(p, &node->orelse);
}

static Node *if_statement(Parser *p) {
    Node *node = node_new(p, NODE_IF, parse_take(p)->span);
    if (!(node->test = parse_named_expression(p))) return NULL;
    if (!block(p, &node->body)) return NULL;
    if (parse_is(p, "elif")) {
        if (!parse_enter(p)) return NULL;
        Node *other = if_statement(p);
        parse_leave(p);
        if (!other) return NULL;
        NodeVec alone = {0};
        vec_push(&alone, other);
        node->orelse = node_list(p, &alone);
        return node_end(p, node);
    }
    return else_block(p, node) ? node_end(p, node) : NULL;
}

static Node *while_statement(Parser *p) {
    Node *node = node_new(p, NODE_WHILE, parse_take(p)->span);
    if (!(node->test = parse_named_expression(p))) return NULL;
    if (!block(p, &node->body)) return NULL;
    return else_block(p, node) ? node_end(p, node) : NULL;
}

static Node *for_statement(Parser *p, Span from, bool is_async) {
    parse_take(p);
    Node *node = node_new(p, NODE_FOR, from);
    node->is_async = is_async;
    node->target = parse_target_list(p);
    if (!node->target || !check_target(p, node->target, TARGET_ASSIGN)) return NULL;
    if (!parse_expect(p, "in")) return NULL;
    if (!(node->value = parse_star_expressions(p))) return NULL;
    if (!block(p, &node->body)) return NULL;
    return else_block(p, node) ? node_end(p, node) : NULL;
}

// ---- with

static Node *with_item(Parser *p) {
    Node *item = node_new(p, NODE_WITH_ITEM, parse_peek(p)->span);
    if (!(item->value = parse_expression_rule(p))) return NULL;
    if (parse_accept(p, "as")) {
        item->target = parse_star_target(p);
        if (!item->target || !check_target(p, item->target, TARGET_WITH)) return NULL;
    }
    return node_end(p, item);
}

static bool with_items(Parser *p, NodeVec *items, const char *end) {
    for (;;) {
        Node *item = with_item(p);
        if (!item) return false;
        vec_push(items, item);
        if (!parse_accept(p, ",")) return true;
        if (end && parse_is(p, end)) return true;
    }
}

// with (a as b, c): the bracket may also belong to the first expression, so this is tried first.
static bool bracketed_with_items(Parser *p, NodeVec *items) {
    size_t begin = p->at;
    SyntaxError before = *p->error;
    if (parse_accept(p, "(") && with_items(p, items, ")") && parse_accept(p, ")") &&
        parse_is(p, ":"))
        return true;
    *p->error = before;
    p->at = begin;
    vec_clear(items);
    return false;
}

static Node *with_statement(Parser *p, Span from, bool is_async) {
    parse_take(p);
    Node *node = node_new(p, NODE_WITH, from);
    node->is_async = is_async;
    NodeVec items = {0};
    bool ok = bracketed_with_items(p, &items) || with_items(p, &items, NULL);
    node->list = node_list(p, &items);
    if (!ok || !block(p, &node->body)) return NULL;
    return node_end(p, node);
}

// ---- try

static Node *handler(Parser *p, bool *is_star) {
    Node *node = node_new(p, NODE_HANDLER, parse_take(p)->span);
    *is_star = parse_accept(p, "*");
    if (*is_star || !parse_is(p, ":")) {
        if (!(node->value = parse_expression_rule(p))) return NULL;
        if (parse_accept(p, "as")) {
            const Token *name = parse_peek(p);
            if (name->kind != TOKEN_NAME || is_keyword(name)) return parse_invalid_syntax(p);
            node->name = parse_text(p, parse_take(p));
        }
    }
    return block(p, &node->body) ? node_end(p, node) : NULL;
}

// All of them with a star, or none.
static bool handlers(Parser *p, Node *node) {
    NodeVec all = {0};
    bool ok = true;
    while (ok && parse_is(p, "except")) {
        bool is_star;
        Node *one = handler(p, &is_star);
        ok = one && (!all.n || is_star == node->is_star || parse_invalid_syntax(p));
        node->is_star = is_star;
        if (ok) vec_push(&all, one);
    }
    node->list = node_list(p, &all);
    return ok;
}

static Node *try_statement(Parser *p) {
    Node *node = node_new(p, NODE_TRY, parse_take(p)->span);
    if (!block(p, &node->body)) return NULL;
    if (!handlers(p, node)) return NULL;
    if (node->list.n && !else_block(p, node)) return NULL;
    if (parse_accept(p, "finally")) {
        if (!block(p, &node->finally)) return NULL;
    } else if (!node->list.n) {
        return parse_invalid_syntax(p);
    }
    return node_end(p, node);
}

// ---- def and class

static Node *function(Parser *p, Span from, bool is_async, NodeList decorators) {
    parse_take(p);
    Node *node = node_new(p, NODE_FUNCTION, from);
    node->is_async = is_async;
    node->decorators = decorators;
    const Token *name = parse_peek(p);
    if (name->kind != TOKEN_NAME || is_keyword(name)) return parse_invalid_syntax(p);
    node->name = parse_text(p, parse_take(p));
    if (!parse_expect(p, "(")) return NULL;
    if (!(node->params = parse_params(p, ")")) || !parse_expect(p, ")")) return NULL;
    if (parse_accept(p, "->") && !(node->value = parse_expression_rule(p))) return NULL;
    if (!block(p, &node->body)) return NULL;
    return node_end(p, node);
}

static Node *class_statement(Parser *p, Span from, NodeList decorators) {
    parse_take(p);
    Node *node = node_new(p, NODE_CLASS, from);
    node->decorators = decorators;
    const Token *name = parse_peek(p);
    if (name->kind != TOKEN_NAME || is_keyword(name)) return parse_invalid_syntax(p);
    node->name = parse_text(p, parse_take(p));
    if (parse_accept(p, "(") && !(parse_arguments(p, node) && parse_expect(p, ")"))) return NULL;
    if (!block(p, &node->body)) return NULL;
    return node_end(p, node);
}

static Node *decorated(Parser *p) {
    NodeVec decorators = {0};
    while (parse_accept(p, "@")) {
        Node *decorator = parse_named_expression(p);
        if (!decorator || parse_peek(p)->kind != TOKEN_NEWLINE) {
            vec_deinit(&decorators);
            return decorator ? parse_invalid_syntax(p) : NULL;
        }
        parse_take(p);
        vec_push(&decorators, decorator);
    }
    NodeList list = node_list(p, &decorators);
    Span from = parse_peek(p)->span;
    if (parse_is(p, "class")) return class_statement(p, from, list);
    bool is_async = parse_accept(p, "async");
    if (!parse_is(p, "def")) return parse_invalid_syntax(p);
    return function(p, from, is_async, list);
}

// ---- match

static Node *case_block(Parser *p) {
    Node *node = node_new(p, NODE_MATCH_CASE, parse_take(p)->span);
    if (!(node->target = parse_pattern_rule(p))) return NULL;
    if (parse_accept(p, "if") && !(node->test = parse_named_expression(p))) return NULL;
    return block(p, &node->body) ? node_end(p, node) : NULL;
}

// Whether the word "match" here begins a statement: its line ends with a colon, and the next one
// is an indented "case".
static bool is_match_statement(const Parser *p) {
    if (!parse_is(p, "match")) return false;
    int depth = 0;
    for (size_t at = p->at + 1;; at++) {
        const Token *token = &p->tokens[at];
        if (token->kind == TOKEN_END || token->kind == TOKEN_NEWLINE) return false;
        if (token->kind != TOKEN_OP) continue;
        if (token->n == 1 && strchr("([{", *token->text)) depth++;
        if (token->n == 1 && strchr(")]}", *token->text)) depth--;
        bool is_last = depth == 0 && token_is(token, ":") && token[1].kind == TOKEN_NEWLINE;
        if (is_last && at > p->at + 1)
            return token[2].kind == TOKEN_INDENT && token_is(&token[3], "case");
    }
}

static Node *match_statement(Parser *p) {
    Node *node = node_new(p, NODE_MATCH, parse_take(p)->span);
    if (!(node->value = parse_subject(p)) || !parse_expect(p, ":")) return NULL;
    parse_take(p); // NEWLINE
    parse_take(p); // INDENT
    NodeVec cases = {0};
    while (parse_peek(p)->kind != TOKEN_DEDENT && parse_peek(p)->kind != TOKEN_END) {
        Node *one = parse_is(p, "case") ? case_block(p) : parse_invalid_syntax(p);
        if (!one) {
            vec_deinit(&cases);
            return NULL;
        }
        vec_push(&cases, one);
    }
    parse_take(p); // DEDENT
    node->list = node_list(p, &cases);
    return node_end(p, node);
}

// ---- all statements

static Node *async_statement(Parser *p) {
    const Token *word = parse_take(p);
    if (parse_is(p, "def")) return function(p, word->span, true, (NodeList){0});
    if (parse_is(p, "for")) return for_statement(p, word->span, true);
    if (parse_is(p, "with")) return with_statement(p, word->span, true);
    return parse_invalid_syntax(p);
}

// A compound statement; [is_simple] when none begins here.
static Node *compound_statement(Parser *p, bool *is_simple) {
    const Token *token = parse_peek(p);
    *is_simple = false;
    if (token_is(token, "if")) return if_statement(p);
    if (token_is(token, "for")) return for_statement(p, token->span, false);
    if (token_is(token, "while")) return while_statement(p);
    if (token_is(token, "def")) return function(p, token->span, false, (NodeList){0});
    if (token_is(token, "class")) return class_statement(p, token->span, (NodeList){0});
    if (token_is(token, "async")) return async_statement(p);
    if (token_is(token, "with")) return with_statement(p, token->span, false);
    if (token_is(token, "try")) return try_statement(p);
    if (token_is(token, "@")) return decorated(p);
    if (is_match_statement(p)) return match_statement(p);
    *is_simple = true;
    return NULL;
}

// The simple statements of one line, up to and with its NEWLINE.
static bool line_of_statements(Parser *p, NodeVec *statements) {
    for (;;) {
        Node *statement = parse_simple_statement(p);
        if (!statement) return false;
        vec_push(statements, statement);
        TokenKind next = parse_peek(p)->kind;
        if (!parse_accept(p, ";") && next != TOKEN_NEWLINE) {
            parse_invalid_syntax(p);
            return false;
        }
        if (parse_peek(p)->kind == TOKEN_NEWLINE) {
            parse_take(p);
            return true;
        }
    }
}

NodeList parse_statements(Parser *p, TokenKind until) {
    NodeVec statements = {0};
    if (until == TOKEN_NEWLINE) {
        line_of_statements(p, &statements);
        return node_list(p, &statements);
    }
    while (!parse_failed(p) && parse_peek(p)->kind != until) {
        if (until == TOKEN_END) p->statement = p->at;
        if (!parse_enter(p)) break;
        bool is_simple;
        Node *statement = compound_statement(p, &is_simple);
        if (statement)
            vec_push(&statements, statement);
        else if (is_simple)
            line_of_statements(p, &statements);
        parse_leave(p);
    }
    return node_list(p, &statements);
}
