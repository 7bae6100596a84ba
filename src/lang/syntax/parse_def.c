// Parameters of functions and lambdas; what may be assigned to.
#include "lang/syntax/parse.h"

#include <string.h>

// ---- parameters

typedef struct ParamReader {
    Parser *p;
    VEC(Param) all;
    Params *out;
    const char *end; // ")" of def, ":" of lambda
    bool seen_star, seen_default, seen_slash;
    bool star_is_bare; // named parameters must follow it
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

static bool slash(ParamReader *r) {
    if (!r->all.n || r->seen_slash || r->seen_star) return parse_invalid_syntax(r->p);
    parse_take(r->p);
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
    if (r->seen_star) return parse_invalid_syntax(p);
    parse_take(p);
    r->seen_star = true;
    r->out->n_ordinary = r->all.n - r->out->n_positional_only;
    r->star_is_bare = parse_is(p, ",");
    if (r->star_is_bare) return true;
    Param param;
    if (!param_name(r, &param, true)) return false;
    r->out->star = keep(p, param);
    return true;
}

static bool double_star(ParamReader *r) {
    parse_take(r->p);
    Param param;
    if (!param_name(r, &param, false)) return false;
    r->out->double_star = keep(r->p, param);
    return true;
}

static bool ordinary(ParamReader *r) {
    Param param;
    if (!param_name(r, &param, false)) return false;
    if (parse_accept(r->p, "=")) {
        if (!(param.init = parse_expression_rule(r->p))) return false;
        r->seen_default = true;
    } else if (r->seen_default && !r->seen_star) {
        return parse_invalid_syntax(r->p);
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
    if (ok && reader.star_is_bare && !params->n_keyword_only) ok = parse_invalid_syntax(p);
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
