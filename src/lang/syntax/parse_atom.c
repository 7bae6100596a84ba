// Atoms and what follows them: names, numbers, brackets and comprehensions, calls, subscripts.
#include "lang/syntax/parse.h"

#include <stdlib.h>
#include <string.h>

#include "lang/types/float_text.h"

// ---- numbers

// What a number's token says without its underscores, and a NUL behind it.
typedef struct Digits {
    char *at;
    size_t n;
    bool are_all; // nothing but decimal digits
} Digits;

static Digits plain_digits(Parser *p, const Token *token) {
    Digits digits = {.at = arena_alloc(p->arena, token->n + 1), .are_all = true};
    for (size_t i = 0; i < token->n; i++) {
        char c = token->text[i];
        source_step(p->source, i);
        if (c == '_') continue;
        digits.are_all &= c >= '0' && c <= '9';
        digits.at[digits.n++] = c;
    }
    return digits;
}

static double to_double(Parser *p, const char *digits, size_t n) {
    double number = 0;
    if (!p->source->vm) return strtod(digits, NULL);
    float_parse(p->source->vm, digits, n, &number);
    return number;
}

static Node *number(Parser *p) {
    const Token *token = parse_take(p);
    Digits digits = plain_digits(p, token);
    Node *node = node_new(p, NODE_INT, token->span);
    int letter = digits.n > 1 && digits.at[0] == '0' ? digits.at[1] | 0x20 : 0;
    node->base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (node->base != 10 || digits.are_all) {
        size_t skip = node->base != 10 ? 2 : 0;
        node->text = digits.at + skip;
        node->n_text = digits.n - skip;
    } else {
        bool is_imaginary = (digits.at[digits.n - 1] | 0x20) == 'j';
        node->kind = is_imaginary ? NODE_IMAGINARY : NODE_FLOAT;
        if (is_imaginary) digits.at[--digits.n] = '\0';
        node->number = to_double(p, digits.at, digits.n);
    }
    return node_end(p, node);
}

// ---- comprehensions

static bool begins_comprehension(Parser *p) {
    return parse_is(p, "for") || (parse_is(p, "async") && token_is(parse_peek_at(p, 1), "for"));
}

static Node *comprehension_clause(Parser *p) {
    Node *clause = node_new(p, NODE_COMPREHENSION, parse_peek(p)->span);
    clause->is_async = parse_accept(p, "async");
    parse_take(p); // for
    clause->target = parse_target_list(p);
    if (!clause->target || !check_target(p, clause->target, TARGET_ASSIGN)) return NULL;
    if (!parse_expect(p, "in")) return NULL;
    clause->value = parse_disjunction(p);
    if (!clause->value) return NULL;
    NodeVec conditions = {0};
    while (parse_accept(p, "if")) {
        Node *condition = parse_disjunction(p);
        if (!condition) {
            vec_deinit(&conditions);
            return NULL;
        }
        vec_push(&conditions, condition);
    }
    clause->list = node_list(p, &conditions);
    return node_end(p, clause);
}

// The clauses behind an element; [node] already has the element.
static Node *comprehension(Parser *p, Node *node) {
    NodeVec clauses = {0};
    while (begins_comprehension(p)) {
        Node *clause = comprehension_clause(p);
        if (!clause) {
            vec_deinit(&clauses);
            return NULL;
        }
        vec_push(&clauses, clause);
    }
    node->list = node_list(p, &clauses);
    return node;
}

Node *parse_comprehension(Parser *p) {
    return comprehension(p, node_new(p, NODE_GENERATOR_EXP, parse_peek(p)->span));
}

static Node *comprehension_of(Parser *p, NodeKind kind, Span from, Node *element) {
    if (element->kind == NODE_STARRED) return parse_invalid_syntax(p);
    Node *node = node_new(p, kind, from);
    node->target = element;
    return comprehension(p, node);
}

// ---- brackets

static Node *expect_close(Parser *p, Node *node, const char *close) {
    if (!node || !parse_expect(p, close)) return NULL;
    return node_end(p, node);
}

// Items behind the first until [close]; a comma may end them.
static bool more_items(Parser *p, NodeVec *items, const char *close) {
    while (parse_accept(p, ",")) {
        if (parse_is(p, close)) return true;
        Node *item = parse_star_named_expression(p);
        if (!item) return false;
        vec_push(items, item);
    }
    return true;
}

static Node *sequence(Parser *p, NodeKind kind, Span from, Node *first, const char *close) {
    NodeVec items = {0};
    if (first) vec_push(&items, first);
    Node *node = node_new(p, kind, from);
    if (first && !more_items(p, &items, close)) {
        vec_deinit(&items);
        return NULL;
    }
    node->list = node_list(p, &items);
    return expect_close(p, node, close);
}

static Node *parenthesized(Parser *p) {
    Span from = parse_take(p)->span;
    if (parse_is(p, ")")) return sequence(p, NODE_TUPLE, from, NULL, ")");
    if (parse_is(p, "yield")) {
        Node *node = parse_yield_or_star(p);
        if (!node || !parse_expect(p, ")")) return NULL;
        node->is_parenthesized = true;
        return node;
    }
    Node *first = parse_star_named_expression(p);
    if (!first) return NULL;
    if (begins_comprehension(p))
        return expect_close(p, comprehension_of(p, NODE_GENERATOR_EXP, from, first), ")");
    if (parse_is(p, ",")) {
        Node *tuple = sequence(p, NODE_TUPLE, from, first, ")");
        if (tuple) tuple->is_parenthesized = true;
        return tuple;
    }
    if (first->kind == NODE_STARRED) return parse_invalid_syntax(p);
    if (!parse_expect(p, ")")) return NULL;
    first->is_parenthesized = true; // and keeps its own span, as in CPython
    return first;
}

static Node *list_display(Parser *p) {
    Span from = parse_take(p)->span;
    if (parse_is(p, "]")) return sequence(p, NODE_LIST, from, NULL, "]");
    Node *first = parse_star_named_expression(p);
    if (!first) return NULL;
    if (begins_comprehension(p))
        return expect_close(p, comprehension_of(p, NODE_LIST_COMP, from, first), "]");
    return sequence(p, NODE_LIST, from, first, "]");
}

// A key with its value, or **mapping (a NULL key).
static bool dict_item(Parser *p, NodeVec *keys, NodeVec *values) {
    Node *key = NULL, *value;
    if (parse_accept(p, "**")) {
        value = parse_bitwise_or(p);
    } else {
        key = parse_expression_rule(p);
        if (!key || !parse_expect(p, ":")) return false;
        value = parse_expression_rule(p);
    }
    if (!value) return false;
    vec_push(keys, key);
    vec_push(values, value);
    return true;
}

static Node *dict_display(Parser *p, Span from) {
    NodeVec keys = {0}, values = {0};
    Node *node = node_new(p, NODE_DICT, from);
    while (!parse_is(p, "}")) {
        if (!dict_item(p, &keys, &values)) goto fail;
        if (keys.n == 1 && begins_comprehension(p)) {
            if (!keys.at[0]) {
                parse_invalid_syntax(p); // {**x for …}
                goto fail;
            }
            node->kind = NODE_DICT_COMP;
            node->target = keys.at[0];
            node->value = values.at[0];
            vec_deinit(&keys);
            vec_deinit(&values);
            return expect_close(p, comprehension(p, node), "}");
        }
        if (!parse_accept(p, ",")) break;
    }
    node->list = node_list(p, &keys);
    node->list2 = node_list(p, &values);
    return expect_close(p, node, "}");
fail:
    vec_deinit(&keys);
    vec_deinit(&values);
    return NULL;
}

static Node *braces(Parser *p) {
    Span from = parse_take(p)->span;
    if (parse_is(p, "}") || parse_is(p, "**")) return dict_display(p, from);
    size_t begin = p->at;
    Node *first = parse_star_named_expression(p);
    if (!first) return NULL;
    if (parse_is(p, ":") && first->kind != NODE_STARRED) {
        p->at = begin;
        return dict_display(p, from);
    }
    if (begins_comprehension(p))
        return expect_close(p, comprehension_of(p, NODE_SET_COMP, from, first), "}");
    return sequence(p, NODE_SET, from, first, "}");
}

// ---- atoms

Node *parse_atom(Parser *p) {
    const Token *token = parse_peek(p);
    if (token->kind == TOKEN_NUMBER) return number(p);
    if (token->kind == TOKEN_STRING) return parse_strings(p);
    if (token->kind == TOKEN_OP) {
        if (token_is(token, "(")) return parenthesized(p);
        if (token_is(token, "[")) return list_display(p);
        if (token_is(token, "{")) return braces(p);
        if (token_is(token, "...")) return parse_take(p), node_new(p, NODE_ELLIPSIS, token->span);
        return parse_invalid_syntax(p);
    }
    if (token->kind != TOKEN_NAME) return parse_invalid_syntax(p);
    NodeKind kind = token_is(token, "None")    ? NODE_NONE
                    : token_is(token, "True")  ? NODE_TRUE
                    : token_is(token, "False") ? NODE_FALSE
                                               : NODE_NAME;
    if (kind == NODE_NAME && is_keyword(token)) return parse_invalid_syntax(p);
    parse_take(p);
    Node *node = node_new(p, kind, token->span);
    if (kind == NODE_NAME) node->name = parse_text(p, token);
    return node;
}

// ---- calls

static bool keyword_argument(Parser *p, NodeVec *keywords) {
    const Token *name = parse_take(p);
    parse_take(p); // =
    Node *keyword = node_new(p, NODE_KEYWORD, name->span);
    keyword->name = parse_text(p, name);
    keyword->value = parse_expression_rule(p);
    if (!keyword->value) return false;
    vec_push(keywords, node_end(p, keyword));
    return true;
}

static bool mapping_argument(Parser *p, NodeVec *keywords) {
    Node *keyword = node_new(p, NODE_KEYWORD, parse_take(p)->span);
    keyword->value = parse_expression_rule(p);
    if (!keyword->value) return false;
    vec_push(keywords, node_end(p, keyword));
    return true;
}

static bool star_argument(Parser *p, NodeVec *arguments) {
    Node *argument = node_new(p, NODE_STARRED, parse_take(p)->span);
    argument->value = parse_expression_rule(p);
    if (!argument->value) return false;
    vec_push(arguments, node_end(p, argument));
    return true;
}

// f(x for x in y): the brackets of the call are also those of the generator.
static bool lone_generator(Parser *p, NodeVec *arguments, Span open, Node *element) {
    Node *generator = comprehension_of(p, NODE_GENERATOR_EXP, open, element);
    if (!generator || !parse_is(p, ")")) return generator && parse_invalid_syntax(p);
    Span close = parse_peek(p)->span;
    generator->span.end_line = close.end_line;
    generator->span.end_col = close.end_col;
    vec_push(arguments, generator);
    return true;
}

// What has been read of an argument list: positional arguments may not follow keywords, nor
// *iterables follow **mappings.
static bool argument(Parser *p, const Node *call, NodeVec *arguments, NodeVec *keywords,
                     bool *seen_mapping) {
    if (parse_is(p, "**")) {
        *seen_mapping = true;
        return mapping_argument(p, keywords);
    }
    const Token *first = parse_peek(p);
    if (first->kind == TOKEN_NAME && !is_keyword(first) && token_is(parse_peek_at(p, 1), "="))
        return keyword_argument(p, keywords);
    if (parse_is(p, "*"))
        return *seen_mapping ? (parse_invalid_syntax(p), false) : star_argument(p, arguments);
    if (keywords->n) return parse_invalid_syntax(p);
    Span open = parse_last(p)->span;
    Node *value = parse_named_expression(p);
    if (!value) return false;
    if (begins_comprehension(p) && !arguments->n && call->kind == NODE_CALL)
        return lone_generator(p, arguments, open, value);
    vec_push(arguments, value);
    return true;
}

bool parse_arguments(Parser *p, Node *call) {
    NodeVec arguments = {0}, keywords = {0};
    bool ok = true, seen_mapping = false;
    while (ok && !parse_is(p, ")")) {
        ok = argument(p, call, &arguments, &keywords, &seen_mapping);
        if (!parse_accept(p, ",")) break;
    }
    call->list = node_list(p, &arguments);
    call->list2 = node_list(p, &keywords);
    return ok;
}

// ---- subscripts

static Node *slice(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *lower = NULL;
    if (!parse_is(p, ":")) {
        lower = parse_star_named_expression(p);
        if (!lower || !parse_is(p, ":") || lower->kind == NODE_STARRED) return lower;
    }
    Node *node = node_new(p, NODE_SLICE, from);
    node->target = lower;
    parse_take(p);
    if (!parse_is(p, ":") && !parse_is(p, ",") && !parse_is(p, "]") &&
        !(node->value = parse_expression_rule(p)))
        return NULL;
    if (parse_accept(p, ":") && !parse_is(p, ",") && !parse_is(p, "]") &&
        !(node->test = parse_expression_rule(p)))
        return NULL;
    return node_end(p, node);
}

static Node *slices(Parser *p) {
    Span from = parse_peek(p)->span;
    Node *first = slice(p);
    if (!first) return NULL;
    if (!parse_is(p, ",") && first->kind != NODE_STARRED) return first;
    NodeVec items = {0};
    vec_push(&items, first);
    while (parse_accept(p, ",") && !parse_is(p, "]")) {
        Node *next = slice(p);
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

// One ".name", "(…)" or "[…]" behind [value]; [value] itself when none comes next.
static Node *trailer(Parser *p, Node *value) {
    Node *node = NULL;
    if (parse_accept(p, ".")) {
        const Token *name = parse_peek(p);
        if (name->kind != TOKEN_NAME || is_keyword(name)) return parse_invalid_syntax(p);
        node = node_new(p, NODE_ATTRIBUTE, value->span);
        node->name = parse_text(p, parse_take(p));
    } else if (parse_accept(p, "(")) {
        node = node_new(p, NODE_CALL, value->span);
        if (!parse_arguments(p, node) || !parse_expect(p, ")")) return NULL;
    } else if (parse_accept(p, "[")) {
        node = node_new(p, NODE_SUBSCRIPT, value->span);
        node->target = slices(p);
        if (!node->target || !parse_expect(p, "]")) return NULL;
    } else {
        return value;
    }
    node->value = value;
    return node_end(p, node);
}

Node *parse_primary(Parser *p) {
    if (!parse_enter(p)) return NULL;
    // A value in parentheses keeps its own span, but what is built on it begins at the bracket.
    Span from = parse_peek(p)->span;
    Node *value = parse_atom(p);
    while (value) {
        Node *next = trailer(p, value);
        if (next == value) break;
        if (next) next->span.line = from.line, next->span.col = from.col;
        value = next;
    }
    parse_leave(p);
    return value;
}
