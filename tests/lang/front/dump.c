// Prints the tree of each program named on the command line in the words of Python's
// ast.dump(tree, include_attributes=True), so that the two can be compared (ast_dump.py is the
// other side); a program that is wrong gives its error as `python3 FILE.py` prints it. Numbers are
// printed by their bits and texts in ASCII: this is a test of the parser, not of repr.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "lang/syntax/parser.h"

typedef struct Dump {
    FILE *out;
    const Source *source;
    bool in_format; // within an f-string's expression, where CPython 3.11's positions are known odd
} Dump;

static void dump_node(Dump *d, const Node *node, const char *context);

// ---- leaves

static void dump_text(Dump *d, const char *text, size_t n) {
    fputc('\'', d->out);
    for (const char *c = text, *end = text + n; c < end;) {
        // A lone surrogate is kept in three bytes, which utf8_next takes for broken.
        if ((unsigned char)*c == 0xED && end - c >= 3 && (unsigned char)c[1] >= 0xA0) {
            fprintf(d->out, "\\x{%x}", 0xD000 | (c[1] & 0x3F) << 6 | (c[2] & 0x3F));
            c += 3;
            continue;
        }
        uint32_t wide = utf8_next(&c, end);
        if (wide >= ' ' && wide < 0x7F && wide != '\'' && wide != '\\')
            fputc((int)wide, d->out);
        else
            fprintf(d->out, "\\x{%x}", wide);
    }
    fputc('\'', d->out);
}

static void dump_bytes(Dump *d, const char *text, size_t n) {
    fputs("b'", d->out);
    for (size_t i = 0; i < n; i++)
        fprintf(d->out, "%02x", (unsigned char)text[i]);
    fputc('\'', d->out);
}

static int digit_value(char c) {
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

// As a hexadecimal number of any length.
static void dump_int(Dump *d, const Node *node) {
    size_t n = node->n_text / 2 + 2; // 4 bits of each digit, in bytes, and room
    unsigned char *bytes = calloc(n, 1);
    for (size_t i = 0; i < node->n_text; i++) {
        unsigned carry = (unsigned)digit_value(node->text[i]);
        for (size_t k = 0; k < n; k++) {
            carry += bytes[k] * (unsigned)node->base;
            bytes[k] = (unsigned char)carry;
            carry >>= 8;
        }
    }
    while (n > 1 && !bytes[n - 1])
        n--;
    fprintf(d->out, "0x%x", bytes[n - 1]);
    while (--n > 0)
        fprintf(d->out, "%02x", bytes[n - 1]);
    free(bytes);
}

static void dump_float(Dump *d, const char *name, double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    fprintf(d->out, "%s(%016llx)", name, (unsigned long long)bits);
}

static const char *const operators[] = {
    "",      "Add",    "Sub",    "Mult",     "MatMult", "Div", "Mod",  "Pow",   "LShift", "RShift",
    "BitOr", "BitXor", "BitAnd", "FloorDiv", "Invert",  "Not", "UAdd", "USub",  "And",    "Or",
    "Eq",    "NotEq",  "Lt",     "LtE",      "Gt",      "GtE", "Is",   "IsNot", "In",     "NotIn"};

// ---- fields: each prints ", name=…" (the first without the comma)

typedef struct Fields {
    Dump *d;
    bool any;
} Fields;

static void field_name(Fields *f, const char *name) {
    fprintf(f->d->out, "%s%s=", f->any ? ", " : "", name);
    f->any = true;
}

static void field_node(Fields *f, const char *name, const Node *node, const char *context) {
    if (!node) return;
    field_name(f, name);
    dump_node(f->d, node, context);
}

static void field_list(Fields *f, const char *name, NodeList list, const char *context) {
    field_name(f, name);
    fputc('[', f->d->out);
    for (size_t i = 0; i < list.n; i++) {
        if (i) fputs(", ", f->d->out);
        if (list.at[i])
            dump_node(f->d, list.at[i], context);
        else
            fputs("None", f->d->out);
    }
    fputc(']', f->d->out);
}

static void field_text(Fields *f, const char *name, const char *text) {
    if (!text) return;
    field_name(f, name);
    dump_text(f->d, text, strlen(text));
}

static void field_texts(Fields *f, const char *name, NameList list) {
    field_name(f, name);
    fputc('[', f->d->out);
    for (size_t i = 0; i < list.n; i++) {
        if (i) fputs(", ", f->d->out);
        dump_text(f->d, list.at[i], strlen(list.at[i]));
    }
    fputc(']', f->d->out);
}

static void field_int(Fields *f, const char *name, int value) {
    field_name(f, name);
    fprintf(f->d->out, "%d", value);
}

static void field_word(Fields *f, const char *name, const char *word) {
    field_name(f, name);
    fprintf(f->d->out, "%s()", word);
}

static void field_span(Fields *f, Span span) {
    if (f->d->in_format) return;
    field_int(f, "lineno", span.line);
    field_int(f, "col_offset", span.col);
    field_int(f, "end_lineno", span.end_line);
    field_int(f, "end_col_offset", span.end_col);
}

// ---- parameters

static void dump_param(Dump *d, const Param *param) {
    fputs("arg(", d->out);
    Fields f = {.d = d};
    field_text(&f, "arg", param->name);
    field_node(&f, "annotation", param->annotation, "Load");
    field_span(&f, param->span);
    fputc(')', d->out);
}

static void field_params(Fields *f, const char *name, const Param *params, size_t n) {
    field_name(f, name);
    fputc('[', f->d->out);
    for (size_t i = 0; i < n; i++) {
        if (i) fputs(", ", f->d->out);
        dump_param(f->d, &params[i]);
    }
    fputc(']', f->d->out);
}

static void field_param(Fields *f, const char *name, const Param *param) {
    if (!param) return;
    field_name(f, name);
    dump_param(f->d, param);
}

// The defaults of keyword-only parameters are None where there is none; others are left out.
static void field_defaults(Fields *f, const char *name, const Param *params, size_t n, bool gaps) {
    field_name(f, name);
    fputc('[', f->d->out);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (!params[i].init && !gaps) continue;
        if (any) fputs(", ", f->d->out);
        any = true;
        if (params[i].init)
            dump_node(f->d, params[i].init, "Load");
        else
            fputs("None", f->d->out);
    }
    fputc(']', f->d->out);
}

static void field_arguments(Fields *outer, const Params *params) {
    field_name(outer, "args");
    fputs("arguments(", outer->d->out);
    Fields f = {.d = outer->d};
    size_t n_plain = params->n_positional_only + params->n_ordinary;
    field_params(&f, "posonlyargs", params->at, params->n_positional_only);
    field_params(&f, "args", params->n_ordinary ? params->at + params->n_positional_only : NULL,
                 params->n_ordinary);
    field_param(&f, "vararg", params->star);
    const Param *keyword_only = params->n_keyword_only ? params->at + n_plain : NULL;
    field_params(&f, "kwonlyargs", keyword_only, params->n_keyword_only);
    field_defaults(&f, "kw_defaults", keyword_only, params->n_keyword_only, true);
    field_param(&f, "kwarg", params->double_star);
    field_defaults(&f, "defaults", params->at, n_plain, false);
    fputc(')', outer->d->out);
}

// ---- nodes

static void fields_function(Fields *f, const Node *node) {
    field_text(f, "name", node->name);
    field_arguments(f, node->params);
    field_list(f, "body", node->body, "Load");
    field_list(f, "decorator_list", node->decorators, "Load");
    field_node(f, "returns", node->value, "Load");
}

static void fields_class(Fields *f, const Node *node) {
    field_text(f, "name", node->name);
    field_list(f, "bases", node->list, "Load");
    field_list(f, "keywords", node->list2, "Load");
    field_list(f, "body", node->body, "Load");
    field_list(f, "decorator_list", node->decorators, "Load");
}

static void fields_compare(Fields *f, const Node *node) {
    field_node(f, "left", node->target, "Load");
    field_name(f, "ops");
    fputc('[', f->d->out);
    for (size_t i = 0; i < node->list.n; i++)
        fprintf(f->d->out, "%s%s()", i ? ", " : "", operators[node->ops[i]]);
    fputc(']', f->d->out);
    field_list(f, "comparators", node->list, "Load");
}

static void fields_formatted(Fields *f, const Node *node) {
    bool outer = f->d->in_format;
    f->d->in_format = true;
    field_node(f, "value", node->value, "Load");
    f->d->in_format = outer;
    field_int(f, "conversion", node->conversion ? node->conversion : -1);
    field_node(f, "format_spec", node->target, "Load");
}

static void fields_statement(Fields *f, const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_MODULE:
        field_list(f, "body", node->body, "Load");
        field_list(f, "type_ignores", (NodeList){0}, "Load");
        break;
    case NODE_FUNCTION: fields_function(f, node); break;
    case NODE_CLASS: fields_class(f, node); break;
    case NODE_DELETE: field_list(f, "targets", node->list, "Del"); break;
    case NODE_ASSIGN:
        field_list(f, "targets", node->list, "Store");
        field_node(f, "value", node->value, "Load");
        break;
    case NODE_AUG_ASSIGN:
        field_node(f, "target", node->target, "Store");
        field_word(f, "op", operators[node->op]);
        field_node(f, "value", node->value, "Load");
        break;
    case NODE_ANN_ASSIGN:
        field_node(f, "target", node->target, "Store");
        field_node(f, "annotation", node->test, "Load");
        field_node(f, "value", node->value, "Load");
        field_int(f, "simple", node->is_simple);
        break;
    case NODE_FOR:
        field_node(f, "target", node->target, "Store");
        field_node(f, "iter", node->value, "Load");
        field_list(f, "body", node->body, "Load");
        field_list(f, "orelse", node->orelse, "Load");
        break;
    case NODE_WHILE:
    case NODE_IF:
        field_node(f, "test", node->test, "Load");
        field_list(f, "body", node->body, "Load");
        field_list(f, "orelse", node->orelse, "Load");
        break;
    case NODE_WITH:
        field_list(f, "items", node->list, "Load");
        field_list(f, "body", node->body, "Load");
        break;
    case NODE_WITH_ITEM:
        field_node(f, "context_expr", node->value, "Load");
        field_node(f, "optional_vars", node->target, "Store");
        break;
    case NODE_MATCH:
        field_node(f, "subject", node->value, "Load");
        field_list(f, "cases", node->list, "Load");
        break;
    case NODE_MATCH_CASE:
        field_node(f, "pattern", node->target, "Load");
        field_node(f, "guard", node->test, "Load");
        field_list(f, "body", node->body, "Load");
        break;
    case NODE_RAISE:
        field_node(f, "exc", node->value, "Load");
        field_node(f, "cause", node->target, "Load");
        break;
    case NODE_TRY:
        field_list(f, "body", node->body, "Load");
        field_list(f, "handlers", node->list, "Load");
        field_list(f, "orelse", node->orelse, "Load");
        field_list(f, "finalbody", node->finally, "Load");
        break;
    case NODE_HANDLER:
        field_node(f, "type", node->value, "Load");
        field_text(f, "name", node->name);
        field_list(f, "body", node->body, "Load");
        break;
    case NODE_ASSERT:
        field_node(f, "test", node->test, "Load");
        field_node(f, "msg", node->value, "Load");
        break;
    case NODE_IMPORT: field_list(f, "names", node->list, "Load"); break;
    case NODE_IMPORT_FROM:
        field_text(f, "module", node->name);
        field_list(f, "names", node->list, "Load");
        field_int(f, "level", node->level);
        break;
    case NODE_ALIAS:
        field_text(f, "name", node->name);
        field_text(f, "asname", node->as_name);
        break;
    case NODE_GLOBAL:
    case NODE_NONLOCAL: field_texts(f, "names", node->names); break;
    default: field_node(f, "value", node->value, "Load"); break; // Return, Expr
    }
}

static void fields_pattern(Fields *f, const Node *node) {
    switch ((NodeKind)node->kind) {
    case NODE_MATCH_SINGLETON:
        field_name(f, "value");
        fputs(node->value->kind == NODE_TRUE    ? "True"
              : node->value->kind == NODE_FALSE ? "False"
                                                : "None",
              f->d->out);
        break;
    case NODE_MATCH_VALUE: field_node(f, "value", node->value, "Load"); break;
    case NODE_MATCH_MAPPING:
        field_list(f, "keys", node->list, "Load");
        field_list(f, "patterns", node->list2, "Load");
        field_text(f, "rest", node->name);
        break;
    case NODE_MATCH_CLASS:
        field_node(f, "cls", node->value, "Load");
        field_list(f, "patterns", node->list, "Load");
        field_texts(f, "kwd_attrs", node->names);
        field_list(f, "kwd_patterns", node->list2, "Load");
        break;
    case NODE_MATCH_STAR: field_text(f, "name", node->name); break;
    case NODE_MATCH_AS:
        field_node(f, "pattern", node->target, "Load");
        field_text(f, "name", node->name);
        break;
    default: field_list(f, "patterns", node->list, "Load"); break; // Sequence, Or
    }
}

static void fields_constant(Fields *f, const Node *node) {
    field_name(f, "value");
    switch ((NodeKind)node->kind) {
    case NODE_STRING: dump_text(f->d, node->text, node->n_text); break;
    case NODE_BYTES: dump_bytes(f->d, node->text, node->n_text); break;
    case NODE_INT: dump_int(f->d, node); break;
    case NODE_FLOAT: dump_float(f->d, "float", node->number); break;
    case NODE_IMAGINARY: dump_float(f->d, "imaginary", node->number); break;
    case NODE_TRUE: fputs("True", f->d->out); break;
    case NODE_FALSE: fputs("False", f->d->out); break;
    case NODE_NONE: fputs("None", f->d->out); break;
    default: fputs("Ellipsis", f->d->out); break;
    }
}

// Within an f-string the tree's positions are those of the source, which CPython 3.11's are not
// always; so a name is looked up in the source instead.
static void check_place(Dump *d, const Node *node) {
    const char *at = d->source->lines.at[node->span.line - 1] + node->span.col;
    if (d->in_format && (unsigned char)*at < 0x80 && strncmp(at, node->name, strlen(node->name)))
        fputs("*misplaced* ", d->out);
}

static void fields_expression(Fields *f, const Node *node, const char *context) {
    switch ((NodeKind)node->kind) {
    case NODE_BOOL_OP:
        field_word(f, "op", operators[node->op]);
        field_list(f, "values", node->list, "Load");
        break;
    case NODE_NAMED:
        field_node(f, "target", node->target, "Store");
        field_node(f, "value", node->value, "Load");
        break;
    case NODE_BIN_OP:
        field_node(f, "left", node->target, "Load");
        field_word(f, "op", operators[node->op]);
        field_node(f, "right", node->value, "Load");
        break;
    case NODE_UNARY_OP:
        field_word(f, "op", operators[node->op]);
        field_node(f, "operand", node->value, "Load");
        break;
    case NODE_LAMBDA:
        field_arguments(f, node->params);
        field_node(f, "body", node->value, "Load");
        break;
    case NODE_IF_EXP:
        field_node(f, "test", node->test, "Load");
        field_node(f, "body", node->target, "Load");
        field_node(f, "orelse", node->value, "Load");
        break;
    case NODE_DICT:
        field_list(f, "keys", node->list, "Load");
        field_list(f, "values", node->list2, "Load");
        break;
    case NODE_SET: field_list(f, "elts", node->list, "Load"); break;
    case NODE_LIST_COMP:
    case NODE_SET_COMP:
    case NODE_GENERATOR_EXP:
        field_node(f, "elt", node->target, "Load");
        field_list(f, "generators", node->list, "Load");
        break;
    case NODE_DICT_COMP:
        field_node(f, "key", node->target, "Load");
        field_node(f, "value", node->value, "Load");
        field_list(f, "generators", node->list, "Load");
        break;
    case NODE_COMPREHENSION:
        field_node(f, "target", node->target, "Store");
        field_node(f, "iter", node->value, "Load");
        field_list(f, "ifs", node->list, "Load");
        field_int(f, "is_async", node->is_async);
        break;
    case NODE_COMPARE: fields_compare(f, node); break;
    case NODE_CALL:
        field_node(f, "func", node->value, "Load");
        field_list(f, "args", node->list, "Load");
        field_list(f, "keywords", node->list2, "Load");
        break;
    case NODE_KEYWORD:
        field_text(f, "arg", node->name);
        field_node(f, "value", node->value, "Load");
        break;
    case NODE_FORMATTED: fields_formatted(f, node); break;
    case NODE_JOINED: field_list(f, "values", node->list, "Load"); break;
    case NODE_ATTRIBUTE:
        field_node(f, "value", node->value, "Load");
        field_text(f, "attr", node->name);
        field_word(f, "ctx", context);
        break;
    case NODE_SUBSCRIPT:
        field_node(f, "value", node->value, "Load");
        field_node(f, "slice", node->target, "Load");
        field_word(f, "ctx", context);
        break;
    case NODE_STARRED:
        field_node(f, "value", node->value, context);
        field_word(f, "ctx", context);
        break;
    case NODE_NAME:
        check_place(f->d, node);
        field_text(f, "id", node->name);
        field_word(f, "ctx", context);
        break;
    case NODE_LIST:
    case NODE_TUPLE:
        field_list(f, "elts", node->list, context);
        field_word(f, "ctx", context);
        break;
    case NODE_SLICE:
        field_node(f, "lower", node->target, "Load");
        field_node(f, "upper", node->value, "Load");
        field_node(f, "step", node->test, "Load");
        break;
    default: field_node(f, "value", node->value, "Load"); break; // Await, Yield, YieldFrom
    }
}

static const char *const names[NODE_KINDS] = {
    [NODE_MODULE] = "Module",
    [NODE_FUNCTION] = "FunctionDef",
    [NODE_CLASS] = "ClassDef",
    [NODE_RETURN] = "Return",
    [NODE_DELETE] = "Delete",
    [NODE_ASSIGN] = "Assign",
    [NODE_AUG_ASSIGN] = "AugAssign",
    [NODE_ANN_ASSIGN] = "AnnAssign",
    [NODE_FOR] = "For",
    [NODE_WHILE] = "While",
    [NODE_IF] = "If",
    [NODE_WITH] = "With",
    [NODE_WITH_ITEM] = "withitem",
    [NODE_MATCH] = "Match",
    [NODE_MATCH_CASE] = "match_case",
    [NODE_RAISE] = "Raise",
    [NODE_TRY] = "Try",
    [NODE_HANDLER] = "ExceptHandler",
    [NODE_ASSERT] = "Assert",
    [NODE_IMPORT] = "Import",
    [NODE_IMPORT_FROM] = "ImportFrom",
    [NODE_ALIAS] = "alias",
    [NODE_GLOBAL] = "Global",
    [NODE_NONLOCAL] = "Nonlocal",
    [NODE_EXPR] = "Expr",
    [NODE_PASS] = "Pass",
    [NODE_BREAK] = "Break",
    [NODE_CONTINUE] = "Continue",
    [NODE_BOOL_OP] = "BoolOp",
    [NODE_NAMED] = "NamedExpr",
    [NODE_BIN_OP] = "BinOp",
    [NODE_UNARY_OP] = "UnaryOp",
    [NODE_LAMBDA] = "Lambda",
    [NODE_IF_EXP] = "IfExp",
    [NODE_DICT] = "Dict",
    [NODE_SET] = "Set",
    [NODE_LIST_COMP] = "ListComp",
    [NODE_SET_COMP] = "SetComp",
    [NODE_DICT_COMP] = "DictComp",
    [NODE_GENERATOR_EXP] = "GeneratorExp",
    [NODE_COMPREHENSION] = "comprehension",
    [NODE_AWAIT] = "Await",
    [NODE_YIELD] = "Yield",
    [NODE_YIELD_FROM] = "YieldFrom",
    [NODE_COMPARE] = "Compare",
    [NODE_CALL] = "Call",
    [NODE_KEYWORD] = "keyword",
    [NODE_FORMATTED] = "FormattedValue",
    [NODE_JOINED] = "JoinedStr",
    [NODE_ATTRIBUTE] = "Attribute",
    [NODE_SUBSCRIPT] = "Subscript",
    [NODE_STARRED] = "Starred",
    [NODE_NAME] = "Name",
    [NODE_LIST] = "List",
    [NODE_TUPLE] = "Tuple",
    [NODE_SLICE] = "Slice",
    [NODE_MATCH_VALUE] = "MatchValue",
    [NODE_MATCH_SINGLETON] = "MatchSingleton",
    [NODE_MATCH_SEQUENCE] = "MatchSequence",
    [NODE_MATCH_MAPPING] = "MatchMapping",
    [NODE_MATCH_CLASS] = "MatchClass",
    [NODE_MATCH_STAR] = "MatchStar",
    [NODE_MATCH_AS] = "MatchAs",
    [NODE_MATCH_OR] = "MatchOr",
};

static bool has_span(NodeKind kind) {
    return kind != NODE_MODULE && kind != NODE_WITH_ITEM && kind != NODE_MATCH_CASE &&
           kind != NODE_COMPREHENSION;
}

static void dump_node(Dump *d, const Node *node, const char *context) {
    NodeKind kind = (NodeKind)node->kind;
    Fields f = {.d = d};
    bool async_word = node->is_async && kind != NODE_COMPREHENSION;
    fprintf(d->out, "%s%s%s(", async_word ? "Async" : "", names[kind] ? names[kind] : "Constant",
            kind == NODE_TRY && node->is_star ? "Star" : "");
    if (!names[kind])
        fields_constant(&f, node);
    else if (kind >= NODE_MATCH_VALUE)
        fields_pattern(&f, node);
    else if (kind < NODE_BOOL_OP)
        fields_statement(&f, node);
    else
        fields_expression(&f, node, context);
    if (has_span(kind)) field_span(&f, node->span);
    fputc(')', d->out);
}

// ---- programs

static char *read_all(const char *path, size_t *n) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *bytes = NULL;
    size_t capacity = 0;
    *n = 0;
    do {
        if (*n + 65536 > capacity) bytes = realloc(bytes, capacity = 2 * capacity + 65536);
        *n += fread(bytes + *n, 1, 65536, file);
    } while (!feof(file));
    fclose(file);
    return bytes;
}

static void dump_program(const char *path) {
    size_t n;
    char *bytes = read_all(path, &n);
    if (!bytes) {
        printf("cannot read %s\n", path);
        return;
    }
    Arena arena = {0};
    Source source = {0};
    SyntaxError error;
    Node *tree = NULL;
    if (source_init(&source, path, bytes, n, &arena, &error))
        tree = parse_module(&source, &arena, &error);
    if (tree) {
        dump_node(&(Dump){.out = stdout, .source = &source}, tree, "Load");
        putchar('\n');
    } else {
        Str text = {0};
        syntax_error_print(&error, &source, &text);
        fputs(str_text(&text), stdout);
        str_deinit(&text);
    }
    source_deinit(&source);
    arena_deinit(&arena);
    free(bytes);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        dump_program(argv[i]);
        if (argc > 2) puts("----");
    }
}
