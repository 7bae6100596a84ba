// By lists of what is known: what is not in them counts as a change.
#include "lang/watch/looks.h"

#include <string.h>

#include "lang/core/type.h"
#include "lang/types/text.h"

// ---- a piece of program

static bool looks(const Node *node);

static bool all_look(const NodeList *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] && !looks(list->at[i])) return false;
    return true;
}

// A name of the function's own (one that is declared global or nonlocal is refused with its
// declaration), or several.
static bool is_own_name(const Node *target) {
    switch ((NodeKind)target->kind) {
    case NODE_NAME: return true;
    case NODE_STARRED: return is_own_name(target->value);
    case NODE_TUPLE:
    case NODE_LIST:
        for (size_t i = 0; i < target->list.n; i++)
            if (!is_own_name(target->list.at[i])) return false;
        return true;
    default: return false;
    }
}

static bool assigns_to_own_names(const Node *node) {
    for (size_t i = 0; i < node->list.n; i++)
        if (!is_own_name(node->list.at[i])) return false;
    return true;
}

static bool has_defaults(const Params *params) {
    size_t n = params->n_positional_only + params->n_ordinary + params->n_keyword_only;
    for (size_t i = 0; i < n; i++)
        if (params->at[i].init) return true;
    return false;
}

static bool looks(const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_LAMBDA: return !has_defaults(node->params); // the rest when it is called
    case NODE_ASSIGN:
        if (!assigns_to_own_names(node)) return false;
        break;
    case NODE_FOR:
    case NODE_COMPREHENSION:
        if (node->is_async) return false;
        // fall through
    case NODE_AUG_ASSIGN:
    case NODE_ANN_ASSIGN:
    case NODE_NAMED:
        if (!is_own_name(node->target)) return false;
        break;
    case NODE_RAISE: // an exception that is there already would get another traceback
        if (!node->value || node->value->kind != NODE_CALL) return false;
        break;
    case NODE_RETURN:
    case NODE_IF:
    case NODE_WHILE:
    case NODE_TRY:
    case NODE_HANDLER:
    case NODE_ASSERT:
    case NODE_EXPR:
    case NODE_PASS:
    case NODE_BREAK:
    case NODE_CONTINUE:
    case NODE_YIELD: break;
    default:
        if (node->kind < NODE_BOOL_OP || node->kind > NODE_SLICE) return false;
        if (node->kind == NODE_AWAIT || node->kind == NODE_YIELD_FROM) return false;
    }
    return (!node->target || looks(node->target)) && (!node->value || looks(node->value)) &&
           (!node->test || looks(node->test)) && all_look(&node->list) && all_look(&node->list2) &&
           all_look(&node->body) && all_look(&node->orelse) && all_look(&node->finally);
}

static bool body_looks(const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_FUNCTION: return !node->is_async && all_look(&node->body);
    case NODE_LAMBDA: return looks(node->value);
    case NODE_MODULE: return node->value && looks(node->value); // one expression
    case NODE_CLASS: return false;
    default: return looks(node);
    }
}

bool looks_code(Code *code) {
    if (!code->looks) code->looks = !code->native && body_looks(code->node) ? 1 : -1;
    return code->looks > 0;
}

// ---- what is written in C

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(*names, name) == 0) return true;
    return false;
}

bool looks_method(const char *name) {
    static const char *const names[] = {
        "__contains__",
        "__eq__",
        "__format__",
        "__ge__",
        "__getattribute__",
        "__getitem__",
        "__gt__",
        "__hash__",
        "__le__",
        "__len__",
        "__lt__",
        "__ne__",
        "__repr__",
        "__reversed__",
        "__str__",
        "cancelled",
        "copy",
        "count",
        "difference",
        "done",
        "empty",
        "full",
        "get",
        "get_name",
        "index",
        "intersection",
        "is_set",
        "isdisjoint",
        "issubset",
        "issuperset",
        "items",
        "keys",
        "locked",
        "qsize",
        "union",
        "values",
        "symmetric_difference",
        NULL,
    };
    return is_one_of(name, names);
}

bool looks_native(const Native *native) {
    static const char *const unchanging[] = {"bool",      "bytes",    "complex", "float",
                                             "frozenset", "int",      "range",   "str",
                                             "tuple",     "NoneType", "slice",   NULL};
    static const char *const builtins[] = {
        "abs",        "all",        "any",     "ascii",   "bin",    "callable", "chr",
        "divmod",     "format",     "getattr", "hasattr", "hash",   "hex",      "id",
        "isinstance", "issubclass", "iter",    "len",     "max",    "min",      "oct",
        "ord",        "pow",        "repr",    "round",   "sorted", "sum",      NULL};
    const char *name = native->def->name;
    if (native->owner) return is_one_of(native->owner->c_name, unchanging) || looks_method(name);
    if (!native->module) return false;
    if (text_is(native->module, "builtins")) return is_one_of(name, builtins);
    return text_is(native->module, "math");
}

bool looks_type(const Type *type) {
    static const char *const names[] = {"bool",   "bytes", "complex",   "dict", "enumerate",
                                        "filter", "float", "frozenset", "int",  "list",
                                        "map",    "range", "reversed",  "set",  "slice",
                                        "str",    "tuple", "zip",       NULL};
    if (type->kind & TYPE_FROM_CLASS) return false;
    return (type->kind & TYPE_IS_EXCEPTION) || is_one_of(type->c_name, names);
}
