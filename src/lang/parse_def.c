// Parameters of functions and lambdas; what may be assigned to.
#include "lang/parse.h"

#include <string.h>

// ---- parameters

typedef struct ParamReader {
    Parser *p;
    VEC(Param) all;
    Params *out;
    const char *end; // ")" of def, ":" of lambda
    bool seen_star, seen_default, seen_slash;
    Span slash_or_star; // of a bare "*"
    bool star_is_bare;
} ParamReader;

static bool param_name(ParamReader *r, Param *param, bool may_be_starred_annotation) {
    Parser *p = r->p;
    const Token *name = parse_peek(p);
    if (name->kind != TOKEN_NAME || is_keyword(name)) return parse_invalid_syntax(p);
    *param = (Param){.name = parse_text(p, parse_take(p)), .span = name->span};
    if (r->end[0] == ')' && parse_accept(p, ":")) {
        if (may_be_starred_annotation && parse_is(p, "*")) {
            param->annotation = parse_star_named_expression(p);
        } else {
            param->annotation = parse_expression_rule(p);
        }
        if (!param->annotation) return false;
    }
    param->span = span_between(name->span, parse_last(p)->span);
    return true;
}

static bool ends_param(const ParamReader *r) {
    return parse_is(r->p, ",") || parse_is(r->p, r->end);
}

static bool slash(ParamReader *r) {
    Parser *p = r->p;
    Span span = parse_take(p)->span;
    if (!r->all.n && !r->seen_star)
        return parse_fail(p, span, "at least one argument must precede /");
    if (r->seen_slash) return parse_fail(p, span, "/ may appear only once");
    if (r->seen_star) return parse_fail(p, span, "/ must be ahead of *");
    r->seen_slash = true;
    r->out->n_positional_only = r->all.n;
    return true;
}

static Param *keep(Parser *p, Param param) {
    Param *kept = arena_alloc(p->arena, sizeof *kept);
    *kept = param;
    return kept;
}

static bool star(ParamReader *r) {
    Parser *p = r->p;
    Span span = parse_take(p)->span;
    if (r->seen_star) return parse_fail(p, span, "* argument may appear only once");
    r->seen_star = true;
    r->out->n_ordinary = r->all.n - r->out->n_positional_only;
    r->slash_or_star = span;
    if (parse_is(p, ",")) {
        r->star_is_bare = true;
        return true;
    }
    if (parse_is(p, r->end)) return parse_fail(p, span, "named arguments must follow bare *");
    Param param;
    if (!param_name(r, &param, true)) return false;
    if (parse_is(p, "="))
        return parse_fail(p, parse_peek(p)->span,
                          "var-positional argument cannot have default value");
    r->out->star = keep(p, param);
    return true;
}

static bool double_star(ParamReader *r) {
    Parser *p = r->p;
    parse_take(p);
    Param param;
    if (!param_name(r, &param, false)) return false;
    if (parse_is(p, "="))
        return parse_fail(p, parse_peek(p)->span, "var-keyword argument cannot have default value");
    r->out->double_star = keep(p, param);
    if (parse_accept(p, ",") && !parse_is(p, r->end))
        return parse_fail(p, parse_peek(p)->span, "arguments cannot follow var-keyword argument");
    return true;
}

static bool ordinary(ParamReader *r) {
    Parser *p = r->p;
    if (parse_is(p, "(")) {
        size_t begin = p->at;
        const Token *open = parse_take(p);
        while (parse_peek(p)->kind == TOKEN_NAME || parse_is(p, ","))
            parse_take(p);
        if (parse_is(p, ")"))
            return parse_fail(p, span_between(open->span, parse_peek(p)->span),
                              r->end[0] == ')'
                                  ? "Function parameters cannot be parenthesized"
                                  : "Lambda expression parameters cannot be parenthesized");
        p->at = begin;
        return parse_invalid_syntax(p);
    }
    Param param;
    if (!param_name(r, &param, false)) return false;
    if (parse_accept(p, "=")) {
        if (ends_param(r))
            return parse_fail(p, parse_last(p)->span, "expected default value expression");
        if (!(param.init = parse_expression_rule(p))) return false;
        r->seen_default = true;
    } else if (r->seen_default && !r->seen_star) {
        return parse_fail(p, param.span, "non-default argument follows default argument");
    }
    vec_push(&r->all, param);
    return true;
}

static bool parameter(ParamReader *r) {
    if (parse_is(r->p, "/")) return slash(r);
    if (parse_is(r->p, "*")) return star(r);
    if (parse_is(r->p, "**")) return double_star(r);
    return ordinary(r);
}

const Params *parse_params(Parser *p, const char *end) {
    Params *params = arena_alloc(p->arena, sizeof *params);
    ParamReader reader = {.p = p, .out = params, .end = end};
    bool ok = true;
    while (ok && !parse_is(p, end) && !params->double_star) {
        ok = parameter(&reader);
        if (!ok || !parse_accept(p, ",")) break;
    }
    if (!reader.seen_star) params->n_ordinary = reader.all.n - params->n_positional_only;
    params->n_keyword_only = reader.all.n - params->n_positional_only - params->n_ordinary;
    if (ok && reader.star_is_bare && !params->n_keyword_only) {
        parse_fail(p, reader.slash_or_star, "named arguments must follow bare *");
        ok = false;
    }
    if (reader.all.n) {
        params->at = arena_alloc(p->arena, reader.all.n * sizeof *params->at);
        memcpy(params->at, reader.all.at, reader.all.n * sizeof *params->at);
    }
    vec_deinit(&reader.all);
    return ok && !parse_failed(p) ? params : NULL;
}

// ---- targets

const char *node_describe(const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_ATTRIBUTE: return "attribute";
    case NODE_SUBSCRIPT: return "subscript";
    case NODE_STARRED: return "starred";
    case NODE_NAME: return "name";
    case NODE_LIST: return "list";
    case NODE_TUPLE: return "tuple";
    case NODE_LAMBDA: return "lambda";
    case NODE_CALL: return "function call";
    case NODE_BOOL_OP:
    case NODE_BIN_OP:
    case NODE_UNARY_OP: return "expression";
    case NODE_GENERATOR_EXP: return "generator expression";
    case NODE_YIELD:
    case NODE_YIELD_FROM: return "yield expression";
    case NODE_AWAIT: return "await expression";
    case NODE_LIST_COMP: return "list comprehension";
    case NODE_SET_COMP: return "set comprehension";
    case NODE_DICT_COMP: return "dict comprehension";
    case NODE_DICT: return "dict literal";
    case NODE_SET: return "set display";
    case NODE_JOINED:
    case NODE_FORMATTED: return "f-string expression";
    case NODE_TRUE: return "True";
    case NODE_FALSE: return "False";
    case NODE_NONE: return "None";
    case NODE_ELLIPSIS: return "ellipsis";
    case NODE_COMPARE: return "comparison";
    case NODE_IF_EXP: return "conditional expression";
    case NODE_NAMED: return "named expression";
    default: return "literal";
    }
}

const Node *invalid_target_in(const Node *node, TargetUse use) {
    switch ((NodeKind)node->kind) {
    case NODE_LIST:
    case NODE_TUPLE:
        for (size_t i = 0; i < node->list.n; i++) {
            const Node *wrong = invalid_target_in(node->list.at[i], use);
            if (wrong) return wrong;
        }
        return NULL;
    case NODE_STARRED: return use == TARGET_DELETE ? node : invalid_target_in(node->value, use);
    case NODE_COMPARE:
        // "for x in y" read too far: the comparison's left side is what was meant.
        if (use != TARGET_FOR) return node;
        return node->ops[0] == OP_IN ? invalid_target_in(node->target, use) : NULL;
    case NODE_NAME:
    case NODE_SUBSCRIPT:
    case NODE_ATTRIBUTE: return NULL;
    default: return node;
    }
}

bool check_target(Parser *p, const Node *node, TargetUse use) {
    return !invalid_target_in(node, use) || parse_invalid_syntax(p);
}
