// Annotations: values, or behind `from __future__ import annotations` the texts that they are
// written with.
#include <string.h>

#include "lang/tree/tree.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

static void write_node(Compiler *c, const Node *node, Str *out);

static void write_list(Compiler *c, NodeList list, Str *out) {
    for (size_t i = 0; i < list.n; i++) {
        if (i) str_add(out, ", ");
        write_node(c, list.at[i], out);
    }
}

// As it stands in the source, on one line.
static void write_source(const Compiler *c, const Node *node, Str *out) {
    const Source *source = &c->unit->source;
    const char *at = source->lines.at[node->span.line - 1] + node->span.col;
    const char *end = source->lines.at[node->span.end_line - 1] + node->span.end_col;
    for (; at < end; at++)
        if (*at != '\n') str_add_bytes(out, at, 1);
}

static void write_string(Compiler *c, const Node *node, Str *out) {
    Text *text = text_from_utf8(c->vm, node->text, node->n_text);
    if (text) text_repr_into(text, out);
    value_unref(c->vm, value_of(text));
}

static void write_subscript(Compiler *c, const Node *node, Str *out) {
    write_node(c, node->value, out);
    str_add(out, "[");
    const Node *index = node->target;
    if (index->kind == NODE_TUPLE && index->list.n > 0) {
        write_list(c, index->list, out);
        if (index->list.n == 1) str_add(out, ",");
    } else {
        write_node(c, index, out);
    }
    str_add(out, "]");
}

static void write_node(Compiler *c, const Node *node, Str *out) {
    switch (node->kind) {
    case NODE_NAME: str_add(out, node->name); return;
    case NODE_NONE: str_add(out, "None"); return;
    case NODE_TRUE: str_add(out, "True"); return;
    case NODE_FALSE: str_add(out, "False"); return;
    case NODE_ELLIPSIS: str_add(out, "..."); return;
    case NODE_STRING: write_string(c, node, out); return;
    case NODE_SUBSCRIPT: write_subscript(c, node, out); return;
    case NODE_ATTRIBUTE:
        write_node(c, node->value, out);
        str_add(out, ".");
        str_add(out, node->name);
        return;
    case NODE_LIST:
        str_add(out, "[");
        write_list(c, node->list, out);
        str_add(out, "]");
        return;
    case NODE_TUPLE:
        str_add(out, "(");
        write_list(c, node->list, out);
        str_add(out, node->list.n == 1 ? ",)" : ")");
        return;
    case NODE_BIN_OP:
        if (node->op == OP_BIT_OR) {
            write_node(c, node->target, out);
            str_add(out, " | ");
            write_node(c, node->value, out);
            return;
        }
        break;
    default: break;
    }
    write_source(c, node, out);
}

// *args: *Ts is annotated with the only item of Ts.
typedef struct OnlyItemExpr {
    Expr expr;
    Expr *iterable;
} OnlyItemExpr;

static Value eval_only_item(Frame *frame, Expr *self) {
    Vm *vm = frame->vm;
    Value iterable = eval(frame, ((OnlyItemExpr *)self)->iterable), item = NO_VALUE;
    if (!is_value(iterable)) return NO_VALUE;
    AT(frame, self);
    List *list = list_from_iterable(vm, iterable);
    if (!list) unpack_error(frame, iterable);
    value_unref(vm, iterable);
    if (list && list->n == 0)
        vm_raise(vm, "ValueError", "not enough values to unpack (expected 1, got 0)");
    else if (list && list->n > 1)
        vm_raise(vm, "ValueError", "too many values to unpack (expected 1)");
    else if (list)
        item = value_ref(list->at[0]);
    value_unref(vm, value_of(list));
    return item;
}

Expr *compile_annotation(Compiler *c, const Node *node) {
    if (!c->unit->has_late_annotations && node->kind == NODE_STARRED) {
        OnlyItemExpr *item = TREE_EXPR(c, OnlyItemExpr, eval_only_item, node);
        item->iterable = compile_expr(c, node->value);
        return &item->expr;
    }
    if (!c->unit->has_late_annotations) return compile_expr(c, node);
    Str text = {0};
    write_node(c, node, &text);
    return compile_constant(c, node, text_value_from_str(c->vm, &text));
}

void unit_read_future(Unit *unit, const Node *module) {
    for (size_t i = 0; i < module->body.n; i++) {
        const Node *stmt = module->body.at[i];
        bool is_doc = i == 0 && stmt->kind == NODE_EXPR && stmt->value->kind == NODE_STRING;
        if (is_doc) continue;
        if (stmt->kind != NODE_IMPORT_FROM || !stmt->name || strcmp(stmt->name, "__future__") != 0)
            return;
        unit->future_line = stmt->span.line;
        for (size_t k = 0; k < stmt->list.n; k++)
            if (strcmp(stmt->list.at[k]->name, "annotations") == 0)
                unit->has_late_annotations = true;
    }
}
