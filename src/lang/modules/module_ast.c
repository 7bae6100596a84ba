// _ast: the syntax tree of a text as nested tuples, of which modules/ast.py makes its objects:
// (name of the class, (line, column, end line, end column), the fields in the order of its
// _fields).
#include "lang/modules/module.h"

#include <string.h>

#include "lang/core/native.h"
#include "lang/core/syntax_exception.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/syntax/parser.h"
#include "lang/types/bytes.h"
#include "lang/types/complex.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct Telling {
    Vm *vm;
    size_t n_nodes; // so far
} Telling;

static Value tell(Telling *t, const Node *node);

static Value text_or_none(Telling *t, const char *text) {
    return text ? value_of(text_from_c(t->vm, text)) : NONE;
}

static Value tell_list(Telling *t, NodeList list) {
    List *out = list_new(t->vm, list.n);
    bool ok = out != NULL;
    for (size_t i = 0; ok && i < list.n; i++) {
        Value v = tell(t, list.at[i]);
        ok = is_value(v) && list_push(t->vm, out, v);
    }
    if (ok) return value_of(out);
    value_unref(t->vm, value_of(out));
    return NO_VALUE;
}

static Value tell_names(Telling *t, NameList names) {
    List *out = list_new(t->vm, names.n);
    for (size_t i = 0; out && i < names.n; i++) {
        Value name = text_or_none(t, names.at[i]);
        if (is_value(name) && list_push(t->vm, out, name)) continue;
        value_unref(t->vm, value_of(out));
        return NO_VALUE;
    }
    return value_of(out);
}

static const char *const operator_names[] = {[OP_ADD] = "Add",
                                             [OP_SUB] = "Sub",
                                             [OP_MULT] = "Mult",
                                             [OP_MAT_MULT] = "MatMult",
                                             [OP_DIV] = "Div",
                                             [OP_MOD] = "Mod",
                                             [OP_POW] = "Pow",
                                             [OP_LSHIFT] = "LShift",
                                             [OP_RSHIFT] = "RShift",
                                             [OP_BIT_OR] = "BitOr",
                                             [OP_BIT_XOR] = "BitXor",
                                             [OP_BIT_AND] = "BitAnd",
                                             [OP_FLOOR_DIV] = "FloorDiv",
                                             [OP_INVERT] = "Invert",
                                             [OP_NOT] = "Not",
                                             [OP_UADD] = "UAdd",
                                             [OP_USUB] = "USub",
                                             [OP_AND] = "And",
                                             [OP_OR] = "Or",
                                             [OP_EQ] = "Eq",
                                             [OP_NOT_EQ] = "NotEq",
                                             [OP_LT] = "Lt",
                                             [OP_LT_E] = "LtE",
                                             [OP_GT] = "Gt",
                                             [OP_GT_E] = "GtE",
                                             [OP_IS] = "Is",
                                             [OP_IS_NOT] = "IsNot",
                                             [OP_IN] = "In",
                                             [OP_NOT_IN] = "NotIn"};

static Value tell_operators(Telling *t, const Node *node) {
    List *out = list_new(t->vm, node->list.n);
    for (size_t i = 0; out && i < node->list.n; i++) {
        Value name = text_or_none(t, operator_names[node->ops[i]]);
        if (is_value(name) && list_push(t->vm, out, name)) continue;
        value_unref(t->vm, value_of(out));
        return NO_VALUE;
    }
    return value_of(out);
}

static Value tell_param(Telling *t, const Param *param) {
    if (!param) return NONE;
    Value annotation = param->annotation ? tell(t, param->annotation) : NONE;
    const Span *s = &param->span;
    Value items[] = {text_or_none(t, param->name), annotation,
                     small_int_value(s->line),     small_int_value(s->col),
                     small_int_value(s->end_line), small_int_value(s->end_col)};
    if (is_value(items[0]) && is_value(annotation))
        return value_of(tuple_from_taken(t->vm, items, 6));
    value_unref(t->vm, items[0]);
    value_unref(t->vm, annotation);
    return NO_VALUE;
}

// Three lists of pairs (parameter, default or None), then * and **.
static Value tell_params(Telling *t, const Params *params) {
    Vm *vm = t->vm;
    static const Params none = {0};
    if (!params) params = &none;
    size_t counts[] = {params->n_positional_only, params->n_ordinary, params->n_keyword_only},
           at = 0;
    List *out = list_new(vm, 5);
    bool ok = out != NULL;
    for (int group = 0; ok && group < 3; group++) {
        List *pairs = list_new(vm, counts[group]);
        for (size_t i = 0; pairs && i < counts[group]; i++, at++) {
            const Param *param = &params->at[at];
            Value name = tell_param(t, param), init = param->init ? tell(t, param->init) : NONE;
            ok = ok && is_value(name) && is_value(init);
            if (ok) {
                ok = list_push(vm, pairs, tuple_of_2(vm, name, init));
            } else {
                value_unref(vm, name);
                value_unref(vm, init);
            }
        }
        if (ok && pairs)
            ok = list_push(vm, out, value_of(pairs));
        else
            ok = false, value_unref(vm, value_of(pairs));
    }
    const Param *stars[] = {params->star, params->double_star};
    for (int i = 0; ok && i < 2; i++) {
        Value name = tell_param(t, stars[i]);
        ok = is_value(name) && list_push(vm, out, name);
    }
    if (ok) return value_of(out);
    value_unref(vm, value_of(out));
    return NO_VALUE;
}

// What each kind is called, and its fields, a letter each: value, target, test (e), list, list2
// (m), body, orelse, finally, decorators, name, as_name, names (N), params, operator (x), operators
// (y), level (#), is_simple (s), is_async (i), conversion (c), `-`: None, and constants.
typedef struct Shape {
    const char *name, *fields;
} Shape;

static const Shape shapes[NODE_KINDS] = {
    [NODE_MODULE] = {"Module", "b"},
    [NODE_FUNCTION] = {"FunctionDef", "npbdv-"},
    [NODE_CLASS] = {"ClassDef", "nlmbd"},
    [NODE_RETURN] = {"Return", "v"},
    [NODE_DELETE] = {"Delete", "l"},
    [NODE_ASSIGN] = {"Assign", "lv-"},
    [NODE_AUG_ASSIGN] = {"AugAssign", "txv"},
    [NODE_ANN_ASSIGN] = {"AnnAssign", "tevs"},
    [NODE_FOR] = {"For", "tvbo-"},
    [NODE_WHILE] = {"While", "ebo"},
    [NODE_IF] = {"If", "ebo"},
    [NODE_WITH] = {"With", "lb-"},
    [NODE_WITH_ITEM] = {"withitem", "vt"},
    [NODE_MATCH] = {"Match", "vl"},
    [NODE_MATCH_CASE] = {"match_case", "teb"},
    [NODE_RAISE] = {"Raise", "vt"},
    [NODE_TRY] = {"Try", "blof"},
    [NODE_HANDLER] = {"ExceptHandler", "vnb"},
    [NODE_ASSERT] = {"Assert", "ev"},
    [NODE_IMPORT] = {"Import", "l"},
    [NODE_IMPORT_FROM] = {"ImportFrom", "nl#"},
    [NODE_ALIAS] = {"alias", "na"},
    [NODE_GLOBAL] = {"Global", "N"},
    [NODE_NONLOCAL] = {"Nonlocal", "N"},
    [NODE_EXPR] = {"Expr", "v"},
    [NODE_PASS] = {"Pass", ""},
    [NODE_BREAK] = {"Break", ""},
    [NODE_CONTINUE] = {"Continue", ""},
    [NODE_BOOL_OP] = {"BoolOp", "xl"},
    [NODE_NAMED] = {"NamedExpr", "tv"},
    [NODE_BIN_OP] = {"BinOp", "txv"},
    [NODE_UNARY_OP] = {"UnaryOp", "xv"},
    [NODE_LAMBDA] = {"Lambda", "pv"},
    [NODE_IF_EXP] = {"IfExp", "etv"},
    [NODE_DICT] = {"Dict", "lm"},
    [NODE_SET] = {"Set", "l"},
    [NODE_LIST_COMP] = {"ListComp", "tl"},
    [NODE_SET_COMP] = {"SetComp", "tl"},
    [NODE_DICT_COMP] = {"DictComp", "tvl"},
    [NODE_GENERATOR_EXP] = {"GeneratorExp", "tl"},
    [NODE_COMPREHENSION] = {"comprehension", "tvli"},
    [NODE_AWAIT] = {"Await", "v"},
    [NODE_YIELD] = {"Yield", "v"},
    [NODE_YIELD_FROM] = {"YieldFrom", "v"},
    [NODE_COMPARE] = {"Compare", "tyl"},
    [NODE_CALL] = {"Call", "vlm"},
    [NODE_KEYWORD] = {"keyword", "nv"},
    [NODE_FORMATTED] = {"FormattedValue", "vct"},
    [NODE_JOINED] = {"JoinedStr", "l"},
    [NODE_STRING] = {"Constant", "S-"},
    [NODE_BYTES] = {"Constant", "B-"},
    [NODE_INT] = {"Constant", "I-"},
    [NODE_FLOAT] = {"Constant", "F-"},
    [NODE_IMAGINARY] = {"Constant", "J-"},
    [NODE_TRUE] = {"Constant", "1-"},
    [NODE_FALSE] = {"Constant", "0-"},
    [NODE_NONE] = {"Constant", "--"},
    [NODE_ELLIPSIS] = {"Constant", ".-"},
    [NODE_ATTRIBUTE] = {"Attribute", "vn"},
    [NODE_SUBSCRIPT] = {"Subscript", "vt"},
    [NODE_STARRED] = {"Starred", "v"},
    [NODE_NAME] = {"Name", "n"},
    [NODE_LIST] = {"List", "l"},
    [NODE_TUPLE] = {"Tuple", "l"},
    [NODE_SLICE] = {"Slice", "tve"},
    [NODE_MATCH_VALUE] = {"MatchValue", "v"},
    [NODE_MATCH_SINGLETON] = {"MatchSingleton", "v"},
    [NODE_MATCH_SEQUENCE] = {"MatchSequence", "l"},
    [NODE_MATCH_MAPPING] = {"MatchMapping", "lmn"},
    [NODE_MATCH_CLASS] = {"MatchClass", "vlNm"},
    [NODE_MATCH_STAR] = {"MatchStar", "n"},
    [NODE_MATCH_AS] = {"MatchAs", "tn"},
    [NODE_MATCH_OR] = {"MatchOr", "l"},
};

static Value tell_field(Telling *t, const Node *node, char field) {
    Vm *vm = t->vm;
    switch (field) {
    case 'v': return node->value ? tell(t, node->value) : NONE;
    case 't': return node->target ? tell(t, node->target) : NONE;
    case 'e': return node->test ? tell(t, node->test) : NONE;
    case 'l': return tell_list(t, node->list);
    case 'm': return tell_list(t, node->list2);
    case 'b': return tell_list(t, node->body);
    case 'o': return tell_list(t, node->orelse);
    case 'f': return tell_list(t, node->finally);
    case 'd': return tell_list(t, node->decorators);
    case 'n': return text_or_none(t, node->name);
    case 'a': return text_or_none(t, node->as_name);
    case 'N': return tell_names(t, node->names);
    case 'p': return tell_params(t, node->params);
    case 'x': return text_or_none(t, operator_names[node->op]);
    case 'y': return tell_operators(t, node);
    case '#': return small_int_value(node->level);
    case 's': return small_int_value(node->is_simple);
    case 'i': return small_int_value(node->is_async);
    case 'c': return small_int_value(node->conversion ? node->conversion : -1);
    case 'S': return value_of(text_from_utf8(vm, node->text, node->n_text));
    case 'B': return value_of(bytes_new(vm, node->text, node->n_text));
    case 'I': return int_from_digits(vm, node->text, node->base);
    case 'F': return float_value(vm, node->number);
    case 'J': return complex_value(vm, 0.0, node->number);
    case '1': return TRUE_VALUE;
    case '0': return FALSE_VALUE;
    case '.': return ELLIPSIS;
    default: return NONE;
    }
}

static const char *class_name(const Node *node) {
    if (node->is_async && node->kind == NODE_FUNCTION) return "AsyncFunctionDef";
    if (node->is_async && node->kind == NODE_FOR) return "AsyncFor";
    if (node->is_async && node->kind == NODE_WITH) return "AsyncWith";
    return node->is_star && node->kind == NODE_TRY ? "TryStar" : shapes[node->kind].name;
}

static Value tell(Telling *t, const Node *node) {
    Vm *vm = t->vm;
    if (!node) return NONE;
    if (!vm_has_room(vm))
        return vm_raise(vm, "RecursionError",
                        "maximum recursion depth exceeded during ast construction");
    if (!vm_tick(vm)) return NO_VALUE;
    const char *fields = shapes[node->kind].fields;
    const Span *s = &node->span;
    Value place[] = {small_int_value(s->line), small_int_value(s->col),
                     small_int_value(s->end_line), small_int_value(s->end_col)};
    List *parts = list_new(vm, 2 + strlen(fields));
    bool ok = parts && list_push(vm, parts, text_or_none(t, class_name(node))) &&
              list_push(vm, parts, value_of(tuple_from(vm, place, 4)));
    for (; ok && *fields; fields++) {
        Value v = tell_field(t, node, *fields);
        ok = is_value(v) && list_push(vm, parts, v);
    }
    Value told = ok ? value_of(tuple_from(vm, parts->at, parts->n)) : NO_VALUE;
    value_unref(vm, value_of(parts));
    return told;
}

// parse(text, path, is_expression)
static Value parse(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Str text = {0}, path = {0};
    text_to_utf8(text_of(args[0]), &text);
    text_to_utf8(text_of(args[1]), &path);
    Arena arena = {0};
    SyntaxError error = {0};
    Source source = {.vm = vm};
    bool is_expression = same(args[2], TRUE_VALUE);
    Node *tree = NULL;
    if (source_init(&source, str_text(&path), str_text(&text), text.n, &arena, &error))
        tree = is_expression ? parse_expression(&source, &arena, &error)
                             : parse_module(&source, &arena, &error);
    Value told = NO_VALUE;
    if (tree)
        told = tell(&(Telling){.vm = vm}, tree);
    else if (!vm_has_exception(vm))
        syntax_exception_raise(vm, &error, &source, true, !is_expression);
    source_deinit(&source);
    arena_deinit(&arena);
    str_deinit(&text);
    str_deinit(&path);
    return told;
}

static const NativeDef functions[] = {{"parse", TAKES_MANY, {parse}, 3, 3}, {0}};

const ModuleDef ast_module = {"_ast", NULL, functions};
