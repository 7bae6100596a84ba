// _dis: what a piece of code does, as a list of instructions. There is no bytecode here: the
// instructions are the nodes of the tree that is evaluated, in the order in which they are, and
// blocks stand below what decides about them.
#include "lang/core/function.h"
#include "lang/core/native.h"
#include "lang/modules/modules.h"
#include "lang/syntax/ast.h"
#include "lang/tree/code.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct Listing {
    Vm *vm;
    List *list; // of (line, depth, name, argument)
    const Source *source;
    int depth;
} Listing;

static const char *const names[NODE_KINDS] = {
    [NODE_FUNCTION] = "MAKE_FUNCTION",
    [NODE_CLASS] = "MAKE_CLASS",
    [NODE_RETURN] = "RETURN",
    [NODE_DELETE] = "DELETE",
    [NODE_ASSIGN] = "ASSIGN",
    [NODE_AUG_ASSIGN] = "ASSIGN_IN_PLACE",
    [NODE_ANN_ASSIGN] = "ASSIGN",
    [NODE_FOR] = "FOR",
    [NODE_WHILE] = "WHILE",
    [NODE_IF] = "IF",
    [NODE_WITH] = "WITH",
    [NODE_WITH_ITEM] = "ENTER",
    [NODE_MATCH] = "MATCH",
    [NODE_MATCH_CASE] = "CASE",
    [NODE_RAISE] = "RAISE",
    [NODE_TRY] = "TRY",
    [NODE_HANDLER] = "EXCEPT",
    [NODE_ASSERT] = "ASSERT",
    [NODE_IMPORT] = "IMPORT",
    [NODE_IMPORT_FROM] = "IMPORT_FROM",
    [NODE_EXPR] = "POP",
    [NODE_PASS] = "PASS",
    [NODE_BREAK] = "BREAK",
    [NODE_CONTINUE] = "CONTINUE",
    [NODE_BOOL_OP] = "BOOL_OP",
    [NODE_NAMED] = "ASSIGN",
    [NODE_BIN_OP] = "BINARY_OP",
    [NODE_UNARY_OP] = "UNARY_OP",
    [NODE_LAMBDA] = "MAKE_FUNCTION",
    [NODE_IF_EXP] = "IF_ELSE",
    [NODE_DICT] = "BUILD_DICT",
    [NODE_SET] = "BUILD_SET",
    [NODE_LIST_COMP] = "LIST_COMPREHENSION",
    [NODE_SET_COMP] = "SET_COMPREHENSION",
    [NODE_DICT_COMP] = "DICT_COMPREHENSION",
    [NODE_GENERATOR_EXP] = "MAKE_GENERATOR",
    [NODE_COMPREHENSION] = "FOR_EACH",
    [NODE_AWAIT] = "AWAIT",
    [NODE_YIELD] = "YIELD",
    [NODE_YIELD_FROM] = "YIELD_FROM",
    [NODE_COMPARE] = "COMPARE_OP",
    [NODE_CALL] = "CALL",
    [NODE_KEYWORD] = "KEYWORD",
    [NODE_FORMATTED] = "FORMAT",
    [NODE_JOINED] = "BUILD_STRING",
    [NODE_STRING] = "LOAD_CONST",
    [NODE_BYTES] = "LOAD_CONST",
    [NODE_INT] = "LOAD_CONST",
    [NODE_FLOAT] = "LOAD_CONST",
    [NODE_IMAGINARY] = "LOAD_CONST",
    [NODE_TRUE] = "LOAD_CONST",
    [NODE_FALSE] = "LOAD_CONST",
    [NODE_NONE] = "LOAD_CONST",
    [NODE_ELLIPSIS] = "LOAD_CONST",
    [NODE_ATTRIBUTE] = "LOAD_ATTR",
    [NODE_SUBSCRIPT] = "LOAD_ITEM",
    [NODE_STARRED] = "UNPACK",
    [NODE_NAME] = "LOAD",
    [NODE_LIST] = "BUILD_LIST",
    [NODE_TUPLE] = "BUILD_TUPLE",
    [NODE_SLICE] = "BUILD_SLICE",
};

static const char *const signs[] = {
    "",   "+",  "-", "*",  "@", "/",   "%",  "**",     "<<",  ">>",
    "|",  "^",  "&", "//", "~", "not", "+",  "-",      "and", "or",
    "==", "!=", "<", "<=", ">", ">=",  "is", "is not", "in",  "not in"};

// What stands in the source for a constant.
static void add_source(const Listing *listing, Span span, Str *out) {
    if (span.line != span.end_line || (size_t)span.line > listing->source->lines.n) {
        str_add(out, "…");
        return;
    }
    const char *line = listing->source->lines.at[span.line - 1];
    str_add_bytes(out, line + span.col, (size_t)(span.end_col - span.col));
}

static void add(Listing *listing, const Node *node, const char *name, Str *argument) {
    Vm *vm = listing->vm;
    const Value four[] = {small_int_value(node->span.line), small_int_value(listing->depth),
                          value_of(text_from_c(vm, name)),
                          value_of(text_from_utf8(vm, str_text(argument), argument->n))};
    list_push(vm, listing->list, value_of(tuple_from_taken(vm, four, 4)));
    vm_spend(vm, 16);
    str_deinit(argument);
}

static void add_plain(Listing *listing, const Node *node, const char *name, const char *argument) {
    Str text = {0};
    if (argument) str_add(&text, argument);
    add(listing, node, name, &text);
}

static void visit(Listing *listing, const Node *node);

static void visit_all(Listing *listing, NodeList list) {
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i]) visit(listing, list.at[i]);
}

static void visit_block(Listing *listing, NodeList block) {
    listing->depth++;
    visit_all(listing, block);
    listing->depth--;
}

static void visit_target(Listing *listing, const Node *node) {
    switch (node->kind) {
    case NODE_NAME: add_plain(listing, node, "STORE", node->name); break;
    case NODE_ATTRIBUTE:
        visit(listing, node->value);
        add_plain(listing, node, "STORE_ATTR", node->name);
        break;
    case NODE_SUBSCRIPT:
        visit(listing, node->value);
        visit(listing, node->target);
        add_plain(listing, node, "STORE_ITEM", NULL);
        break;
    case NODE_STARRED: visit_target(listing, node->value); break;
    default:
        add_plain(listing, node, "UNPACK", NULL);
        for (size_t i = 0; i < node->list.n; i++)
            visit_target(listing, node->list.at[i]);
    }
}

// What follows the name of an instruction.
static void add_argument(Listing *listing, const Node *node, const char *name) {
    Str text = {0};
    switch (node->kind) {
    case NODE_BIN_OP:
    case NODE_UNARY_OP:
    case NODE_BOOL_OP: str_add(&text, signs[node->op]); break;
    case NODE_AUG_ASSIGN: str_printf(&text, "%s=", signs[node->op]); break;
    case NODE_COMPARE:
        for (size_t i = 0; i < node->list.n; i++)
            str_printf(&text, i ? ", %s" : "%s", signs[node->ops[i]]);
        break;
    case NODE_CALL: str_printf(&text, "%zu", node->list.n + node->list2.n); break;
    case NODE_LIST:
    case NODE_TUPLE:
    case NODE_SET:
    case NODE_DICT: str_printf(&text, "%zu", node->list.n); break;
    case NODE_IMPORT:
    case NODE_IMPORT_FROM:
        if (node->name) str_printf(&text, "%s: ", node->name);
        for (size_t i = 0; i < node->list.n; i++)
            str_printf(&text, i ? ", %s" : "%s", node->list.at[i]->name);
        break;
    case NODE_FUNCTION:
        str_printf(&text, "%s%s", node->is_async ? "async " : "", node->name);
        break;
    case NODE_FOR:
    case NODE_WITH:
        if (node->is_async) str_add(&text, "async");
        break;
    default:
        if (node->name)
            str_add(&text, node->name);
        else if (node->kind >= NODE_STRING && node->kind <= NODE_ELLIPSIS)
            add_source(listing, node->span, &text);
    }
    add(listing, node, name, &text);
}

static void visit_branches(Listing *listing, const Node *node) {
    visit_block(listing, node->body);
    if (node->kind == NODE_TRY)
        for (size_t i = 0; i < node->list.n; i++)
            visit(listing, node->list.at[i]);
    if (node->orelse.n) {
        add_plain(listing, node->orelse.at[0], "ELSE", NULL);
        visit_block(listing, node->orelse);
    }
    if (node->finally.n) {
        add_plain(listing, node->finally.at[0], "FINALLY", NULL);
        visit_block(listing, node->finally);
    }
}

static void visit(Listing *listing, const Node *node) {
    const char *name = names[node->kind] ? names[node->kind] : "PATTERN";
    switch (node->kind) {
    case NODE_FUNCTION:
    case NODE_CLASS:
        visit_all(listing, node->decorators);
        add_argument(listing, node, name);
        add_plain(listing, node, "STORE", node->name);
        return;
    case NODE_LAMBDA: add_argument(listing, node, name); return;
    case NODE_ASSIGN:
        visit(listing, node->value);
        for (size_t i = 0; i < node->list.n; i++)
            visit_target(listing, node->list.at[i]);
        return;
    case NODE_AUG_ASSIGN:
        visit(listing, node->target);
        visit(listing, node->value);
        add_argument(listing, node, name);
        visit_target(listing, node->target);
        return;
    case NODE_ANN_ASSIGN:
    case NODE_NAMED:
        if (node->value) visit(listing, node->value);
        if (node->value) visit_target(listing, node->target);
        return;
    case NODE_FOR:
        visit(listing, node->value);
        add_argument(listing, node, name);
        visit_target(listing, node->target);
        visit_branches(listing, node);
        return;
    case NODE_TRY:
        add_argument(listing, node, name);
        visit_branches(listing, node);
        return;
    case NODE_IF_EXP:
        visit(listing, node->test);
        add_argument(listing, node, name);
        listing->depth++;
        visit(listing, node->target);
        visit(listing, node->value);
        listing->depth--;
        return;
    case NODE_WITH_ITEM:
        visit(listing, node->value);
        add_argument(listing, node, name);
        if (node->target) visit_target(listing, node->target);
        return;
    case NODE_IMPORT:
    case NODE_IMPORT_FROM: add_argument(listing, node, name); return;
    case NODE_DELETE: add_argument(listing, node, name); return;
    case NODE_GLOBAL:
    case NODE_NONLOCAL: return; // they do nothing
    default: break;
    }
    if (node->kind == NODE_CALL || node->kind == NODE_SUBSCRIPT) visit(listing, node->value);
    if (node->target) visit(listing, node->target);
    if (node->value && node->kind != NODE_CALL && node->kind != NODE_SUBSCRIPT)
        visit(listing, node->value);
    if (node->test) visit(listing, node->test);
    visit_all(listing, node->list);
    visit_all(listing, node->list2);
    add_argument(listing, node, name);
    visit_branches(listing, node);
}

// listing(code): a list of (line, depth, name, argument)
static Value listing(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (TYPE_OF(vm, args[0]) != vm->types.code) return vm_raise(vm, "TypeError", "code is needed");
    const Code *code = object_of(args[0]);
    Listing what = {vm, list_new(vm, 0), &code->unit->source, 0};
    if (!what.list) return NO_VALUE;
    if (code->node->kind == NODE_LAMBDA) {
        visit(&what, code->node->value);
        add_plain(&what, code->node, "RETURN", NULL);
    } else if (code->node->body.n) {
        visit_all(&what, code->node->body);
    } else {
        visit(&what, code->node);
    }
    return value_of(what.list);
}

static const NativeDef functions[] = {{"listing", TAKES_ONE, {listing}}, {0}};

const ModuleDef dis_module = {.name = "_dis", .functions = functions};
