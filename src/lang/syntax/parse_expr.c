// Expressions, from the loosest binding to the tightest.
#include "lang/syntax/parse.h"

#include <stdlib.h>
#include <string.h>

static bool begins_expression(const Token *token) {
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING) return true;
    if (token->kind == TOKEN_OP)
        return (token->n == 1 && strchr("([{-+~", *token->text)) || token_is(token, "...");
    if (token->kind != TOKEN_NAME) return false;
    return !is_keyword(token) || token_is(token, "None") || token_is(token, "True") ||
           token_is(token, "False") || token_is(token, "not") || token_is(token, "lambda") ||
           token_is(token, "await");
}

static Node *unary(Parser *p, NodeKind kind, Operator op, Span from, Node *value) {
    if (!value) return NULL;
    Node *node = node_new(p, kind, from);
    node->op = (uint8_t)op;
    node->value = value;
    return node_end(p, node);
}

// ---- several: a, *b, c

// A tuple where commas are, else the single item; [item] parses one.
static Node *comma_separated(Parser *p, Node *(*item)(Parser *), bool (*begins)(const Token *)) {
    Span from = parse_peek(p)->span;
    Node *first = item(p);
    if (!first || !parse_is(p, ",")) return first;
    NodeVec items = {0};
    vec_push(&items, first);
    while (parse_accept(p, ",")) {
        if (!begins(parse_peek(p))) break;
        Node *next = item(p);
        if (!next) {
            vec_deinit(&items);
            return NULL;
        }
        vec_push(&items, next);
    }
    Node *tuple = node_new(p, NODE_TUPLE, from);
    tuple->list = node_list(p, &items);
    return node_end(p, tuple);
}

static bool begins_star_expression(const Token *token) {
    return begins_expression(token) || token_is(token, "*");
}

static Node *starred(Parser *p, Node *(*item)(Parser *)) {
    Span from = parse_peek(p)->span;
    if (!parse_accept(p, "*")) return item(p);
    return unary(p, NODE_STARRED, OP_NONE, from, parse_bitwise_or(p));
}

static Node *star_expression(Parser *p) {
    return starred(p, parse_expression_rule);
}
Node *parse_star_named_expression(Parser *p) {
    return starred(p, parse_named_expression);
}

Node *parse_star_expressions(Parser *p) {
    return comma_separated(p, star_expression, begins_star_expression);
}

Node *parse_star_target(Parser *p) {
    return starred(p, parse_bitwise_or);
}

Node *parse_target_list(Parser *p) {
    return comma_separated(p, parse_star_target, begins_star_expression);
}

Node *parse_subject(Parser *p) {
    return comma_separated(p, parse_star_named_expression, begins_star_expression);
}

// ---- named expressions, yield

Node *parse_named_expression(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *left = parse_expression_rule(p);
    if (!left || !parse_is(p, ":=")) return left;
    if (left->kind != NODE_NAME || left->is_parenthesized) return parse_invalid_syntax(p);
    parse_take(p);
    Node *node = node_new(p, NODE_NAMED, from);
    node->target = left;
    node->value = parse_expression_rule(p);
    return node->value ? node_end(p, node) : NULL;
}

static Node *yield_expression(Parser *p) {
    Span from = parse_take(p)->span;
    if (parse_accept(p, "from"))
        return unary(p, NODE_YIELD_FROM, OP_NONE, from, parse_expression_rule(p));
    Node *node = node_new(p, NODE_YIELD, from);
    if (begins_star_expression(parse_peek(p))) {
        node->value = parse_star_expressions(p);
        if (!node->value) return NULL;
    }
    return node_end(p, node);
}

Node *parse_yield_or_star(Parser *p) {
    return parse_is(p, "yield") ? yield_expression(p) : parse_star_expressions(p);
}

// ---- conditions

static Node *lambda(Parser *p) {
    Node *node = node_new(p, NODE_LAMBDA, parse_take(p)->span);
    node->params = parse_params(p, ":");
    if (!node->params || !parse_expect(p, ":")) return NULL;
    node->value = parse_expression_rule(p);
    return node->value ? node_end(p, node) : NULL;
}

Node *parse_expression_rule(Parser *p) {
    if (!parse_enter(p)) return NULL;
    Node *node;
    if (parse_is(p, "lambda")) {
        node = lambda(p);
    } else {
        Span from = parse_peek(p)->span;
        node = parse_disjunction(p);
        if (node && parse_is(p, "if")) {
            parse_take(p);
            Node *choice = node_new(p, NODE_IF_EXP, from);
            choice->target = node;
            choice->test = parse_disjunction(p);
            if (!choice->test) {
                node = NULL;
            } else if (!parse_expect(p, "else")) {
                node = NULL;
            } else {
                choice->value = parse_expression_rule(p);
                node = choice->value ? node_end(p, choice) : NULL;
            }
        }
    }
    parse_leave(p);
    return node;
}

static Node *bool_op(Parser *p, const char *word, Operator op, Node *(*operand)(Parser *)) {
    Span from = parse_peek(p)->span;
    Node *first = operand(p);
    if (!first || !parse_is(p, word)) return first;
    NodeVec operands = {0};
    vec_push(&operands, first);
    while (parse_accept(p, word)) {
        Node *next = operand(p);
        if (!next) {
            vec_deinit(&operands);
            return NULL;
        }
        vec_push(&operands, next);
    }
    Node *node = node_new(p, NODE_BOOL_OP, from);
    node->op = (uint8_t)op;
    node->list = node_list(p, &operands);
    return node_end(p, node);
}

static Node *comparison(Parser *p);

static Node *inversion(Parser *p) {
    if (!parse_is(p, "not")) return comparison(p);
    if (!parse_enter(p)) return NULL;
    Span from = parse_take(p)->span;
    Node *node = unary(p, NODE_UNARY_OP, OP_NOT, from, inversion(p));
    parse_leave(p);
    return node;
}

static Node *conjunction(Parser *p) {
    return bool_op(p, "and", OP_AND, inversion);
}
Node *parse_disjunction(Parser *p) {
    return bool_op(p, "or", OP_OR, conjunction);
}

// Takes a comparison operator; OP_NONE if none comes next.
static Operator comparison_operator(Parser *p) {
    static const struct {
        const char *text;
        Operator op;
    } symbols[] = {{"==", OP_EQ}, {"!=", OP_NOT_EQ}, {"<=", OP_LT_E}, {">=", OP_GT_E},
                   {"<", OP_LT},  {">", OP_GT},      {"in", OP_IN}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (parse_accept(p, symbols[i].text)) return symbols[i].op;
    if (parse_is(p, "not") && token_is(parse_peek_at(p, 1), "in")) {
        parse_take(p);
        parse_take(p);
        return OP_NOT_IN;
    }
    if (!parse_accept(p, "is")) return OP_NONE;
    return parse_accept(p, "not") ? OP_IS_NOT : OP_IS;
}

static Node *comparison(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *left = parse_bitwise_or(p);
    if (!left) return NULL;
    Operator op = comparison_operator(p);
    if (op == OP_NONE) return left;
    VEC(Operator) ops = {0};
    NodeVec others = {0};
    Node *node = NULL;
    for (; op != OP_NONE; op = comparison_operator(p)) {
        Node *other = parse_bitwise_or(p);
        if (!other) goto done;
        vec_push(&ops, op);
        vec_push(&others, other);
    }
    node = node_new(p, NODE_COMPARE, from);
    node->target = left;
    Operator *kept = arena_alloc(p->arena, ops.n * sizeof *kept);
    memcpy(kept, ops.at, ops.n * sizeof *kept);
    node->ops = kept;
    node->list = node_list(p, &others);
    node_end(p, node);
done:
    vec_deinit(&ops);
    vec_deinit(&others);
    return node;
}

// ---- arithmetic: levels of left-associative operators, loosest first

typedef struct BinaryOp {
    const char *text;
    Operator op;
    int level;
} BinaryOp;

enum { TERM_LEVELS = 6 };

static const BinaryOp *binary_operator(const Token *token, int level) {
    static const BinaryOp operators[] = {
        {"|", OP_BIT_OR, 0},  {"^", OP_BIT_XOR, 1},    {"&", OP_BIT_AND, 2}, {"<<", OP_LSHIFT, 3},
        {">>", OP_RSHIFT, 3}, {"+", OP_ADD, 4},        {"-", OP_SUB, 4},     {"*", OP_MULT, 5},
        {"/", OP_DIV, 5},     {"//", OP_FLOOR_DIV, 5}, {"%", OP_MOD, 5},     {"@", OP_MAT_MULT, 5}};
    if (token->kind != TOKEN_OP) return NULL;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (operators[i].level == level && token_is(token, operators[i].text)) return &operators[i];
    return NULL;
}

static Node *factor(Parser *p);

static Node *binary(Parser *p, int level) {
    if (level == TERM_LEVELS) return factor(p);
    Span from = parse_peek(p)->span;
    Node *left = binary(p, level + 1);
    const BinaryOp *op;
    while (left && (op = binary_operator(parse_peek(p), level))) {
        parse_take(p);
        Node *node = node_new(p, NODE_BIN_OP, from);
        node->op = (uint8_t)op->op;
        node->target = left;
        node->value = binary(p, level + 1);
        left = node->value ? node_end(p, node) : NULL;
    }
    return left;
}

Node *parse_bitwise_or(Parser *p) {
    return binary(p, 0);
}

static Node *await_primary(Parser *p) {
    if (!parse_is(p, "await")) return parse_primary(p);
    Span from = parse_take(p)->span;
    return unary(p, NODE_AWAIT, OP_NONE, from, parse_primary(p));
}

static Node *power(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *base = await_primary(p);
    if (!base || !parse_accept(p, "**")) return base;
    Node *node = node_new(p, NODE_BIN_OP, from);
    node->op = OP_POW;
    node->target = base;
    if (!parse_enter(p)) return NULL;
    node->value = factor(p);
    parse_leave(p);
    return node->value ? node_end(p, node) : NULL;
}

static Node *factor(Parser *p) {
    const Token *token = parse_peek(p);
    Operator op = token_is(token, "+")   ? OP_UADD
                  : token_is(token, "-") ? OP_USUB
                  : token_is(token, "~") ? OP_INVERT
                                         : OP_NONE;
    if (op == OP_NONE) return power(p);
    if (!parse_enter(p)) return NULL;
    parse_take(p);
    Node *node = unary(p, NODE_UNARY_OP, op, token->span, factor(p));
    parse_leave(p);
    return node;
}
