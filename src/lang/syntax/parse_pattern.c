// The patterns of match statements.
#include "lang/syntax/parse.h"

#include <string.h>

static Node *or_pattern(Parser *p);
static Node *maybe_star_pattern(Parser *p);

static bool is_capture(const Token *token) {
    return token->kind == TOKEN_NAME && !is_keyword(token);
}

static const char *capture_name(Parser *p) {
    const Token *token = parse_take(p);
    return token_is(token, "_") ? NULL : parse_text(p, token);
}

static Node *as_pattern(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *pattern = or_pattern(p);
    if (!pattern || !parse_accept(p, "as")) return pattern;
    const Token *name = parse_peek(p);
    if (!is_capture(name) || token_is(name, "_")) return parse_invalid_syntax(p);
    Node *node = node_new(p, NODE_MATCH_AS, from);
    node->target = pattern;
    node->name = capture_name(p);
    return node_end(p, node);
}

static Node *signed_number(Parser *p) {
    const Token *token = parse_peek(p);
    bool is_negative = parse_accept(p, "-");
    if (parse_peek(p)->kind != TOKEN_NUMBER) return parse_invalid_syntax(p);
    Node *number = parse_atom(p);
    if (!number || !is_negative) return number;
    Node *node = node_new(p, NODE_UNARY_OP, token->span);
    node->op = OP_USUB;
    node->value = number;
    return node_end(p, node);
}

// A string, or a number with its sign and perhaps an imaginary part: 'text', -1, 1+2j.
static Node *literal(Parser *p) {
    if (parse_peek(p)->kind == TOKEN_STRING) return parse_strings(p);
    Node *left = signed_number(p);
    if (!left || !(parse_is(p, "+") || parse_is(p, "-"))) return left;
    Node *node = node_new(p, NODE_BIN_OP, left->span);
    node->op = token_is(parse_take(p), "+") ? OP_ADD : OP_SUB;
    node->target = left;
    if (parse_peek(p)->kind != TOKEN_NUMBER) return parse_invalid_syntax(p);
    node->value = parse_atom(p);
    const Node *real = left->kind == NODE_UNARY_OP ? left->value : left;
    if (!node->value || real->kind == NODE_IMAGINARY || node->value->kind != NODE_IMAGINARY)
        return parse_invalid_syntax(p);
    return node_end(p, node);
}

static Node *literal_pattern(Parser *p) {
    Node *node = node_new(p, NODE_MATCH_VALUE, parse_peek(p)->span);
    node->value = literal(p);
    return node->value ? node_end(p, node) : NULL;
}

static Node *singleton_pattern(Parser *p) {
    Node *node = node_new(p, NODE_MATCH_SINGLETON, parse_peek(p)->span);
    node->value = parse_atom(p);
    return node->value ? node_end(p, node) : NULL;
}

// Name(…): positional patterns, then keyword ones.
static bool class_arguments(Parser *p, Node *node) {
    NodeVec positional = {0}, by_name = {0};
    VEC(const char *) names = {0};
    bool ok = true;
    while (ok && !parse_is(p, ")")) {
        bool is_named = is_capture(parse_peek(p)) && token_is(parse_peek_at(p, 1), "=");
        if (is_named) {
            vec_push(&names, parse_text(p, parse_take(p)));
            parse_take(p);
        }
        Node *pattern = as_pattern(p);
        ok = pattern != NULL;
        if (ok && !is_named && names.n) ok = parse_invalid_syntax(p);
        if (ok && is_named)
            vec_push(&by_name, pattern);
        else if (ok)
            vec_push(&positional, pattern);
        if (!parse_accept(p, ",")) break;
    }
    node->list = node_list(p, &positional);
    node->list2 = node_list(p, &by_name);
    node->names.n = names.n;
    if (names.n) {
        node->names.at = arena_alloc(p->arena, names.n * sizeof *names.at);
        memcpy(node->names.at, names.at, names.n * sizeof *names.at);
    }
    vec_deinit(&names);
    return ok && parse_expect(p, ")");
}

// a.b.c as an expression.
static Node *dotted(Parser *p) {
    const Token *first = parse_take(p);
    Node *value = node_new(p, NODE_NAME, first->span);
    value->name = parse_text(p, first);
    while (parse_accept(p, ".")) {
        if (!is_capture(parse_peek(p))) return parse_invalid_syntax(p);
        Node *attribute = node_new(p, NODE_ATTRIBUTE, first->span);
        attribute->name = parse_text(p, parse_take(p));
        attribute->value = value;
        value = node_end(p, attribute);
    }
    return value;
}

// A name to capture, a dotted name to compare with, or a class with its arguments.
static Node *name_pattern(Parser *p) {
    const Token *first = parse_peek(p);
    bool goes_on = token_is(parse_peek_at(p, 1), ".") || token_is(parse_peek_at(p, 1), "(");
    if (goes_on && token_is(first, "_")) { // it is no class's name
        parse_take(p);
        return parse_invalid_syntax(p);
    }
    if (!goes_on) {
        Node *node = node_new(p, NODE_MATCH_AS, first->span);
        node->name = capture_name(p);
        return node;
    }
    Node *value = dotted(p);
    if (!value) return NULL;
    bool is_class = parse_accept(p, "(");
    Node *node = node_new(p, is_class ? NODE_MATCH_CLASS : NODE_MATCH_VALUE, first->span);
    node->value = value;
    if (is_class && !class_arguments(p, node)) return NULL;
    return node_end(p, node);
}

static Node *star_pattern(Parser *p) {
    Node *node = node_new(p, NODE_MATCH_STAR, parse_take(p)->span);
    if (!is_capture(parse_peek(p))) return parse_invalid_syntax(p);
    node->name = capture_name(p);
    return node_end(p, node);
}

static Node *maybe_star_pattern(Parser *p) {
    return parse_is(p, "*") ? star_pattern(p) : as_pattern(p);
}

// Patterns up to [close] (NULL: the end of an open sequence), which stays.
static bool pattern_items(Parser *p, NodeVec *items, const char *close, bool *has_comma) {
    *has_comma = false;
    while (!(close ? parse_is(p, close) : parse_is(p, ":") || parse_is(p, "if"))) {
        Node *item = maybe_star_pattern(p);
        if (!item) return false;
        vec_push(items, item);
        if (!parse_accept(p, ",")) break;
        *has_comma = true;
    }
    return true;
}

static Node *sequence_pattern(Parser *p) {
    const Token *open = parse_take(p);
    const char *close = token_is(open, "(") ? ")" : "]";
    NodeVec items = {0};
    bool has_comma;
    if (!pattern_items(p, &items, close, &has_comma) || !parse_expect(p, close)) {
        vec_deinit(&items);
        return NULL;
    }
    bool is_group =
        *close == ')' && items.n == 1 && !has_comma && items.at[0]->kind != NODE_MATCH_STAR;
    if (is_group) {
        Node *inner = items.at[0];
        vec_deinit(&items);
        return inner;
    }
    Node *node = node_new(p, NODE_MATCH_SEQUENCE, open->span);
    node->list = node_list(p, &items);
    return node_end(p, node);
}

static bool mapping_item(Parser *p, NodeVec *keys, NodeVec *values) {
    const Token *token = parse_peek(p);
    bool is_constant =
        token_is(token, "None") || token_is(token, "True") || token_is(token, "False");
    Node *key = is_capture(token) ? dotted(p) : is_constant ? parse_atom(p) : literal(p);
    if (key && key->kind == NODE_NAME) key = parse_invalid_syntax(p); // only with a dot
    if (!key || !parse_expect(p, ":")) return false;
    Node *value = as_pattern(p);
    if (!value) return false;
    vec_push(keys, key);
    vec_push(values, value);
    return true;
}

static Node *mapping_pattern(Parser *p) {
    Node *node = node_new(p, NODE_MATCH_MAPPING, parse_take(p)->span);
    NodeVec keys = {0}, values = {0};
    bool ok = true;
    while (ok && !parse_is(p, "}")) {
        if (parse_accept(p, "**")) {
            ok = (is_capture(parse_peek(p)) && !parse_is(p, "_")) || parse_invalid_syntax(p);
            if (ok) node->name = parse_text(p, parse_take(p));
            parse_accept(p, ",");
            break; // it is the last
        } else {
            ok = mapping_item(p, &keys, &values);
        }
        if (!parse_accept(p, ",")) break;
    }
    node->list = node_list(p, &keys);
    node->list2 = node_list(p, &values);
    return ok && parse_expect(p, "}") ? node_end(p, node) : NULL;
}

static Node *closed_pattern(Parser *p) {
    const Token *token = parse_peek(p);
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING || token_is(token, "-"))
        return literal_pattern(p);
    if (token_is(token, "None") || token_is(token, "True") || token_is(token, "False"))
        return singleton_pattern(p);
    if (token_is(token, "(") || token_is(token, "[")) return sequence_pattern(p);
    if (token_is(token, "{")) return mapping_pattern(p);
    return is_capture(token) ? name_pattern(p) : parse_invalid_syntax(p);
}

static Node *or_pattern(Parser *p) {
    if (!parse_enter(p)) return NULL;
    Span from = parse_peek(p)->span;
    Node *first = closed_pattern(p), *node = first;
    if (first && parse_is(p, "|")) {
        NodeVec choices = {0};
        vec_push(&choices, first);
        while (node && parse_accept(p, "|")) {
            node = closed_pattern(p);
            if (node) vec_push(&choices, node);
        }
        NodeList list = node_list(p, &choices);
        if (node) {
            node = node_new(p, NODE_MATCH_OR, from);
            node->list = list;
            node_end(p, node);
        }
    }
    parse_leave(p);
    return node;
}

Node *parse_pattern_rule(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *first = maybe_star_pattern(p);
    if (!first) return NULL;
    if (!parse_is(p, ",") && first->kind != NODE_MATCH_STAR) return first;
    NodeVec items = {0};
    vec_push(&items, first);
    bool has_comma = parse_accept(p, ",");
    if (has_comma && !pattern_items(p, &items, NULL, &has_comma)) {
        vec_deinit(&items);
        return NULL;
    }
    Node *node = node_new(p, NODE_MATCH_SEQUENCE, from);
    node->list = node_list(p, &items);
    return node_end(p, node);
}
