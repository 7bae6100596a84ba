// Simple statements: those that fit on a line.
#include "lang/syntax/parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static bool at_line_end(const Parser *p) {
    TokenKind kind = parse_peek(p)->kind;
    return kind == TOKEN_NEWLINE || kind == TOKEN_END || parse_is(p, ";");
}

// ---- simple statements

static Operator augmented_operator(const Token *token) {
    static const struct {
        const char *text;
        Operator op;
    } operators[] = {{"+=", OP_ADD},       {"-=", OP_SUB},     {"*=", OP_MULT},
                     {"@=", OP_MAT_MULT},  {"/=", OP_DIV},     {"%=", OP_MOD},
                     {"&=", OP_BIT_AND},   {"|=", OP_BIT_OR},  {"^=", OP_BIT_XOR},
                     {"<<=", OP_LSHIFT},   {">>=", OP_RSHIFT}, {"**=", OP_POW},
                     {"//=", OP_FLOOR_DIV}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (token_is(token, operators[i].text)) return operators[i].op;
    return OP_NONE;
}

static bool is_single_target(const Node *node) {
    return node->kind == NODE_NAME || node->kind == NODE_ATTRIBUTE || node->kind == NODE_SUBSCRIPT;
}

// [from] is where the statement begins: the target's bracket, if it has one.
static Node *annotated(Parser *p, Node *target, Span from) {
    if (!is_single_target(target)) return parse_invalid_syntax(p);
    parse_take(p);
    Node *node = node_new(p, NODE_ANN_ASSIGN, from);
    node->target = target;
    node->is_simple = target->kind == NODE_NAME && !target->is_parenthesized;
    node->test = parse_expression_rule(p);
    if (!node->test) return NULL;
    if (parse_accept(p, "=") && !(node->value = parse_yield_or_star(p))) return NULL;
    return node_end(p, node);
}

static Node *augmented(Parser *p, Node *target, Operator op, Span from) {
    if (!is_single_target(target)) return parse_invalid_syntax(p);
    parse_take(p);
    Node *node = node_new(p, NODE_AUG_ASSIGN, from);
    node->op = (uint8_t)op;
    node->target = target;
    node->value = parse_yield_or_star(p);
    return node->value ? node_end(p, node) : NULL;
}

static Node *assignment(Parser *p, Node *first, Span from) {
    NodeVec targets = {0};
    Node *value = first;
    while (value && parse_is(p, "=")) {
        if (!check_target(p, value, TARGET_ASSIGN)) {
            vec_deinit(&targets);
            return NULL;
        }
        parse_take(p);
        vec_push(&targets, value);
        value = parse_yield_or_star(p);
    }
    Node *node = node_new(p, NODE_ASSIGN, from);
    node->list = node_list(p, &targets);
    node->value = value;
    return value ? node_end(p, node) : NULL;
}

static Node *expression_statement(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *first = parse_yield_or_star(p);
    if (!first) return NULL;
    Operator op = augmented_operator(parse_peek(p));
    if (op != OP_NONE) return augmented(p, first, op, from);
    if (parse_is(p, ":") && first->kind != NODE_YIELD) return annotated(p, first, from);
    if (parse_is(p, "=")) return assignment(p, first, from);
    Node *node = node_new(p, NODE_EXPR, from);
    node->value = first;
    return node_end(p, node);
}

static Node *keyword_statement(Parser *p, NodeKind kind) {
    return node_new(p, kind, parse_take(p)->span);
}

static Node *return_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_RETURN);
    if (!at_line_end(p) && !(node->value = parse_star_expressions(p))) return NULL;
    return node_end(p, node);
}

static Node *raise_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_RAISE);
    if (at_line_end(p)) return node;
    if (!(node->value = parse_expression_rule(p))) return NULL;
    if (parse_accept(p, "from") && !(node->target = parse_expression_rule(p))) return NULL;
    return node_end(p, node);
}

static Node *delete_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_DELETE);
    NodeVec targets = {0};
    do {
        if (targets.n && at_line_end(p)) break;
        Node *target = parse_star_named_expression(p);
        if (!target || !check_target(p, target, TARGET_DELETE)) {
            vec_deinit(&targets);
            return NULL;
        }
        vec_push(&targets, target);
    } while (parse_accept(p, ","));
    node->list = node_list(p, &targets);
    return node_end(p, node);
}

static Node *assert_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_ASSERT);
    if (!(node->test = parse_expression_rule(p))) return NULL;
    if (parse_accept(p, ",") && !(node->value = parse_expression_rule(p))) return NULL;
    return node_end(p, node);
}

static Node *names_statement(Parser *p, NodeKind kind) {
    Node *node = keyword_statement(p, kind);
    VEC(const char *) names = {0};
    do {
        const Token *token = parse_peek(p);
        if (token->kind != TOKEN_NAME || is_keyword(token)) {
            vec_deinit(&names);
            return parse_invalid_syntax(p);
        }
        vec_push(&names, parse_text(p, parse_take(p)));
    } while (parse_accept(p, ","));
    node->names.n = names.n;
    node->names.at = arena_alloc(p->arena, names.n * sizeof *names.at);
    memcpy(node->names.at, names.at, names.n * sizeof *names.at);
    vec_deinit(&names);
    return node_end(p, node);
}

// ---- imports

// a.b.c as one text; NULL when it failed.
static const char *dotted_name(Parser *p) {
    Str name = {0};
    do {
        const Token *token = parse_peek(p);
        if (token->kind != TOKEN_NAME || is_keyword(token)) {
            str_deinit(&name);
            return parse_invalid_syntax(p);
        }
        parse_take(p);
        const char *part = parse_text(p, token);
        if (!name.n && !parse_is(p, ".")) return part;
        if (name.n) str_add(&name, ".");
        str_add(&name, part);
    } while (parse_accept(p, "."));
    const char *kept = parse_copy(p, name.text, name.n);
    str_deinit(&name);
    return kept;
}

static Node *alias(Parser *p, bool is_dotted) {
    const Token *token = parse_peek(p);
    Node *node = node_new(p, NODE_ALIAS, token->span);
    if (token->kind != TOKEN_NAME || is_keyword(token)) return parse_invalid_syntax(p);
    node->name = is_dotted ? dotted_name(p) : parse_text(p, parse_take(p));
    if (!node->name) return NULL;
    if (parse_accept(p, "as")) {
        token = parse_peek(p);
        if (token->kind != TOKEN_NAME || is_keyword(token)) return parse_invalid_syntax(p);
        node->as_name = parse_text(p, parse_take(p));
    }
    return node_end(p, node);
}

static Node *import_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_IMPORT);
    NodeVec names = {0};
    do {
        Node *name = alias(p, true);
        if (!name) {
            vec_deinit(&names);
            return NULL;
        }
        vec_push(&names, name);
    } while (parse_accept(p, ","));
    node->list = node_list(p, &names);
    return node_end(p, node);
}

static bool imported_names(Parser *p, NodeVec *names) {
    if (parse_is(p, "*")) {
        Node *star = node_new(p, NODE_ALIAS, parse_take(p)->span);
        star->name = "*";
        vec_push(names, star);
        return true;
    }
    bool in_brackets = parse_accept(p, "(");
    for (;;) {
        Node *name = alias(p, false);
        if (!name) return false;
        vec_push(names, name);
        if (!parse_accept(p, ",")) break;
        if (in_brackets && parse_is(p, ")")) break;
    }
    return !in_brackets || parse_expect(p, ")");
}

static Node *import_from_statement(Parser *p) {
    Node *node = keyword_statement(p, NODE_IMPORT_FROM);
    for (;;) {
        if (parse_accept(p, "..."))
            node->level += 3;
        else if (parse_accept(p, "."))
            node->level++;
        else
            break;
    }
    if (!(node->level && parse_is(p, "import")) && !(node->name = dotted_name(p))) return NULL;
    if (!parse_expect(p, "import")) return NULL;
    NodeVec names = {0};
    bool ok = imported_names(p, &names);
    node->list = node_list(p, &names);
    return ok ? node_end(p, node) : NULL;
}

Node *parse_simple_statement(Parser *p) {
    static const struct {
        const char *word;
        NodeKind kind;
        Node *(*rule)(Parser *);
    } rules[] = {{"return", 0, return_statement},    {"import", 0, import_statement},
                 {"from", 0, import_from_statement}, {"raise", 0, raise_statement},
                 {"del", 0, delete_statement},       {"assert", 0, assert_statement},
                 {"pass", NODE_PASS, NULL},          {"break", NODE_BREAK, NULL},
                 {"continue", NODE_CONTINUE, NULL},  {"global", NODE_GLOBAL, NULL},
                 {"nonlocal", NODE_NONLOCAL, NULL}};
    const Token *token = parse_peek(p);
    if (token->kind != TOKEN_NAME) return expression_statement(p);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!token_is(token, rules[i].word)) continue;
        if (rules[i].rule) return rules[i].rule(p);
        if (rules[i].kind == NODE_GLOBAL || rules[i].kind == NODE_NONLOCAL)
            return names_statement(p, rules[i].kind);
        return keyword_statement(p, rules[i].kind);
    }
    return expression_statement(p);
}
