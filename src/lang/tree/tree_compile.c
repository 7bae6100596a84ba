// The frame of compiling: nodes and what they keep, the dispatch over kinds, codes.
#include "lang/tree/tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/function.h"
#include "lang/core/hooks.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/bytes.h"
#include "lang/types/complex.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

// ---- nodes

void *tree_alloc(Compiler *c, size_t bytes) {
    return arena_alloc(&c->unit->arena, bytes);
}

void *tree_expr(Compiler *c, size_t bytes, Value (*eval_fn)(Frame *, Expr *), const Node *node) {
    Expr *expr = tree_alloc(c, bytes);
    *expr = (Expr){eval_fn, node};
    return expr;
}

void *tree_stmt(Compiler *c, size_t bytes, Flow (*exec_fn)(Frame *, Stmt *), const Node *node) {
    Stmt *stmt = tree_alloc(c, bytes);
    *stmt = (Stmt){exec_fn, node};
    return stmt;
}

void *tree_target(Compiler *c, size_t bytes, bool (*store)(Frame *, Target *, Value),
                  bool (*del)(Frame *, Target *), const Node *node) {
    Target *target = tree_alloc(c, bytes);
    *target = (Target){store, del, node};
    return target;
}

Value tree_keep(Compiler *c, Value v) {
    if (is_object(v)) vec_push(&c->unit->values, v);
    return v;
}

Text *tree_name(Compiler *c, const char *name) {
    Text *text = text_name(c->vm, scope_mangle(c->scope->class_name, name, &c->unit->arena));
    return text_of(tree_keep(c, value_of(text)));
}

void tree_fail(Compiler *c, Span span, const char *format, ...) {
    if (c->error->kind != SYNTAX_OK) return;
    *c->error = (SyntaxError){.kind = SYNTAX_ERROR, .span = span};
    va_list args;
    va_start(args, format);
    vsnprintf(c->error->message, sizeof c->error->message, format, args);
    va_end(args);
}

void tree_enter_blocks(Compiler *c, const Node *node, int n) {
    enum { MAX_BLOCKS = 20 };
    c->blocks += n;
    if (c->blocks > MAX_BLOCKS) tree_fail(c, node->span, "too many statically nested blocks");
}

void tree_unsupported(Compiler *c, const Node *node, const char *what) {
    tree_fail(c, node->span, "%s not supported here", what);
}

// ---- expressions

static Expr *constant_text(Compiler *c, const Node *node) {
    Text *text = text_from_utf8(c->vm, node->text, node->n_text);
    bool is_name = text && text->is_ascii && text->n < 64;
    for (size_t i = 0; is_name && i < text->n; i++) {
        uint32_t ch = text_at(text, i);
        is_name = ch == '_' || (ch >= '0' && ch <= '9') || ((ch | 32) >= 'a' && (ch | 32) <= 'z');
    }
    return compile_constant(c, node, value_of(is_name ? text_intern(c->vm, text) : text));
}

Value compile_int(Compiler *c, const Node *node, bool is_negative) {
    Value v = int_from_digits(c->vm, node->text, node->base);
    if (is_value(v) && is_negative) value_set(c->vm, &v, op_unary(c->vm, UNARY_NEG, v));
    if (is_value(v)) return v;
    vm_clear_exception(c->vm); // the run is to stop: nothing of this will be evaluated
    return small_int_value(0);
}

static Expr *compile_own_expr(Compiler *c, const Node *node) {
    switch (node->kind) {
    case NODE_NAME: return compile_name(c, node, node->name);
    case NODE_STRING: return constant_text(c, node);
    case NODE_BYTES:
        return compile_constant(c, node, value_of(bytes_new(c->vm, node->text, node->n_text)));
    case NODE_INT: return compile_constant(c, node, compile_int(c, node, false));
    case NODE_FLOAT: return compile_constant(c, node, float_value(c->vm, node->number));
    case NODE_IMAGINARY: return compile_constant(c, node, complex_value(c->vm, 0, node->number));
    case NODE_TRUE: return compile_constant(c, node, TRUE_VALUE);
    case NODE_FALSE: return compile_constant(c, node, FALSE_VALUE);
    case NODE_NONE: return compile_constant(c, node, NONE);
    case NODE_ELLIPSIS: return compile_constant(c, node, ELLIPSIS);
    case NODE_BIN_OP: return compile_binary(c, node);
    case NODE_UNARY_OP: return compile_unary(c, node);
    case NODE_COMPARE: tree_warn(c, node); return compile_compare(c, node);
    case NODE_BOOL_OP: return compile_bool_op(c, node);
    case NODE_IF_EXP: return compile_if_exp(c, node);
    case NODE_NAMED: return compile_named(c, node);
    case NODE_ATTRIBUTE: return compile_attribute(c, node);
    case NODE_SUBSCRIPT: tree_warn(c, node); return compile_subscript(c, node);
    case NODE_SLICE: return compile_slice(c, node);
    case NODE_CALL: tree_warn(c, node); return compile_call(c, node);
    case NODE_LIST:
    case NODE_TUPLE:
    case NODE_SET:
    case NODE_DICT: return compile_display(c, node);
    case NODE_JOINED:
    case NODE_FORMATTED: return compile_joined(c, node);
    case NODE_LIST_COMP:
    case NODE_SET_COMP:
    case NODE_DICT_COMP:
    case NODE_GENERATOR_EXP: return compile_comprehension(c, node);
    case NODE_LAMBDA: return compile_lambda(c, node);
    case NODE_YIELD:
    case NODE_YIELD_FROM:
    case NODE_AWAIT: return compile_yield(c, node);
    case NODE_STARRED: tree_fail(c, node->span, "can't use starred expression here"); return NULL;
    default: CHECK(false, "no expression has kind %d", node->kind);
    }
}

Expr *compile_expr(Compiler *c, const Node *node) {
    vm_spend(c->vm, 2);
    return trace_expr(c, compile_own_expr(c, node), node);
}

Expr **compile_exprs(Compiler *c, NodeList list) {
    Expr **exprs = tree_alloc(c, (list.n + 1) * sizeof *exprs);
    for (size_t i = 0; i < list.n; i++)
        exprs[i] = list.at[i] ? compile_expr(c, list.at[i]) : NULL;
    return exprs;
}

// ---- statements

typedef struct ExprStmt {
    Stmt stmt;
    Expr *value;
} ExprStmt;

static Flow exec_expr(Frame *frame, Stmt *self) {
    Value v = eval(frame, ((ExprStmt *)self)->value);
    if (UNLIKELY(!is_value(v))) return FLOW_RAISE;
    value_unref(frame->vm, v);
    return FLOW_NEXT;
}

static Flow exec_shown(Frame *frame, Stmt *self) {
    Vm *vm = frame->vm;
    Value v = eval(frame, ((ExprStmt *)self)->value);
    if (!is_value(v)) return FLOW_RAISE;
    AT(frame, self);
    Value hook = vm->sys ? dict_find_c(vm->sys, "displayhook") : NO_VALUE;
    Value done = is_value(hook) ? op_call_1(vm, hook, v) : hooks_displayhook(vm, NO_VALUE, &v, 1);
    value_unref(vm, v);
    value_unref(vm, done);
    return is_value(done) ? FLOW_NEXT : FLOW_RAISE;
}

static Stmt *compile_own_stmt(Compiler *c, const Node *node) {
    switch (node->kind) {
    case NODE_EXPR: {
        if (node->value->kind == NODE_YIELD) return compile_yield_stmt(c, node->value);
        ExprStmt *stmt = TREE_STMT(c, ExprStmt, c->shows_values ? exec_shown : exec_expr, node);
        stmt->value = compile_expr(c, node->value);
        return &stmt->stmt;
    }
    case NODE_FUNCTION: return compile_function(c, node);
    case NODE_CLASS: return compile_class(c, node);
    case NODE_ASSIGN:
    case NODE_ANN_ASSIGN:
    case NODE_DELETE: return compile_assign(c, node);
    case NODE_AUG_ASSIGN: return compile_aug_assign(c, node);
    case NODE_TRY: return compile_try(c, node);
    case NODE_RAISE: return compile_raise(c, node);
    case NODE_WITH: return compile_with(c, node);
    case NODE_MATCH: return compile_match(c, node);
    case NODE_IMPORT:
    case NODE_IMPORT_FROM: return compile_import(c, node);
    default: return compile_flow(c, node);
    }
}

Stmt *compile_stmt(Compiler *c, const Node *node) {
    return trace_stmt(c, compile_own_stmt(c, node), node);
}

static bool does_nothing(const Node *node) {
    return node->kind == NODE_GLOBAL || node->kind == NODE_NONLOCAL;
}

Block compile_block(Compiler *c, NodeList list) {
    Block block = {tree_alloc(c, (list.n + 1) * sizeof *block.at), 0};
    for (size_t i = 0; i < list.n; i++) {
        if (!does_nothing(list.at[i])) block.at[block.n++] = compile_stmt(c, list.at[i]);
        vm_spend(c->vm, 1);
    }
    return block;
}

// ---- targets

Target *compile_target(Compiler *c, const Node *node) {
    switch (node->kind) {
    case NODE_NAME: return compile_name_target(c, node, node->name);
    case NODE_ATTRIBUTE: return compile_attribute_target(c, node);
    case NODE_SUBSCRIPT: return compile_subscript_target(c, node);
    case NODE_LIST:
    case NODE_TUPLE: return compile_sequence_target(c, node);
    case NODE_STARRED:
        tree_fail(c, node->span, "starred assignment target must be in a list or tuple");
        return NULL;
    default: CHECK(false, "the parser lets nothing else be a target: %d", node->kind);
    }
}

// ---- codes

static void fill_names(Compiler *c, Code *code, const Scope *scope) {
    code->n_slots = scope->n_slots;
    code->n_free = scope->n_free;
    code->slot_names = tree_alloc(c, (scope->n_slots + 1) * sizeof(Text *));
    vm_spend(c->vm, scope->n_slots / 64);
    code->free_names = tree_alloc(c, (scope->n_free + 1) * sizeof(Text *));
    code->free_from = tree_alloc(c, (scope->n_free + 1) * sizeof *code->free_from);
    code->cells = tree_alloc(c, (scope->n_slots + 1) * sizeof *code->cells);
    vm_spend(c->vm, scope->n_slots / 64);
    if (scope->kind == SCOPE_CLASS && scope->needs_class_cell) {
        code->slot_names[0] = c->vm->names.class_;
        code->cells[code->n_cells++] = 0;
    }
    for (size_t i = 0; i < scope->symbols.n; i++) {
        const Symbol *symbol = &scope->symbols.at[i];
        vm_spend(c->vm, 2);
        Text *name = text_of(tree_keep(c, value_of(text_name(c->vm, symbol->name))));
        if (symbol->place == PLACE_SLOT || symbol->place == PLACE_CELL)
            code->slot_names[symbol->number] = name;
        if (symbol->place == PLACE_CELL) code->cells[code->n_cells++] = symbol->number;
        if (symbol->place != PLACE_FREE) continue;
        code->free_names[symbol->number] = name;
        const Symbol *outer = scope_find_shared(scope->parent, symbol->name);
        if (outer && outer->place == PLACE_FREE)
            code->free_from[symbol->number] = ~(int32_t)outer->number;
        else if (outer)
            code->free_from[symbol->number] = (int32_t)outer->number;
        else // the cell of the class around
            code->free_from[symbol->number] = 0;
    }
}

static void fill_params(Code *code, const Scope *scope) {
    const Params *params = scope->node->params;
    code->n_args = scope->n_args;
    if (scope->is_comprehension) {
        code->n_params = 1;
        return;
    }
    if (!params) return;
    code->n_positional_only = (uint32_t)params->n_positional_only;
    code->n_params = (uint32_t)(params->n_positional_only + params->n_ordinary);
    code->n_keyword_only = (uint32_t)params->n_keyword_only;
    code->has_star = params->star && params->star->name;
    code->has_double_star = params->double_star != NULL;
}

static void fill_flags(Code *code, const Scope *scope) {
    if (scope->kind == SCOPE_FUNCTION) code->flags |= CODE_NEWLOCALS;
    bool yields = scope->has_yield || scope->is_generator_exp;
    if (scope->is_async && yields)
        code->flags |= CODE_ASYNC_GENERATOR;
    else if (scope->is_async)
        code->flags |= CODE_COROUTINE;
    else if (yields)
        code->flags |= CODE_GENERATOR;
    bool is_plain =
        !code->n_cells && !code->has_star && !code->has_double_star && scope->n_slots < CODE_MANY;
    if (is_plain) code->flags |= CODE_PLAIN;
    if (is_plain && !code->n_keyword_only && !(code->flags & CODE_ANY_GENERATOR))
        code->flags |= CODE_SIMPLE;
}

static Value doc_of(Compiler *c, NodeList body) {
    const Node *first = body.n ? body.at[0] : NULL;
    if (!first || first->kind != NODE_EXPR || first->value->kind != NODE_STRING) return NONE;
    return tree_keep(c, value_of(text_from_utf8(c->vm, first->value->text, first->value->n_text)));
}

static Text *qualified(Compiler *c, const Scope *scope, Text *name) {
    const Symbol *symbol =
        scope->node->name && scope->parent ? scope_find(scope->parent, scope->node->name) : NULL;
    if (!c->qualname || (symbol && (symbol->flags & SYMBOL_GLOBAL))) return name;
    char *outer = text_c(c->qualname), *inner = text_c(name);
    bool is_direct = c->in_class_body || c->scope->is_comprehension;
    Text *text = text_printf(c->vm, "%s.%s%s", outer, is_direct ? "" : "<locals>.", inner);
    vm_free_text(c->vm, outer), vm_free_text(c->vm, inner);
    return text_of(tree_keep(c, value_of(text)));
}

Code *compile_code(Compiler *c, Scope *scope, const char *name) {
    vm_spend(c->vm, 20);
    Code *code = object_new(c->vm, c->vm->types.code, 0);
    CHECK(code, "no memory for a code");
    const Node *node = scope->node;
    code->unit = c->unit;
    code->node = node;
    code->name = text_of(tree_keep(c, value_of(text_name(c->vm, name))));
    code->qualname = qualified(c, scope, code->name);
    code->first_line = node->decorators.n ? node->decorators.at[0]->span.line : node->span.line;
    if (scope->kind == SCOPE_MODULE) code->first_line = 1;
    code->doc = scope->is_comprehension || node->kind == NODE_LAMBDA ? NONE : doc_of(c, node->body);
    fill_names(c, code, scope);
    fill_params(code, scope);
    fill_flags(code, scope);
    Compiler inner = *c;
    inner.scope = scope;
    inner.qualname = scope->kind == SCOPE_MODULE ? NULL : code->qualname;
    inner.loops = inner.blocks = 0;
    inner.in_class_body = scope->kind == SCOPE_CLASS;
    inner.in_star_handler = false;
    inner.shows_values = c->shows_values && scope->kind == SCOPE_MODULE;
    if (scope->is_comprehension)
        compile_comprehension_body(&inner, code, node);
    else if (node->kind == NODE_LAMBDA)
        code->result = trace_item(&inner, compile_expr(&inner, node->value), node->value);
    else if (node->kind == NODE_MODULE && node->value)
        code->result = compile_expr(&inner, node->value);
    else
        code->body = compile_block(&inner, node->body);
    compile_make_annotations(&inner, node, &code->body);
    return code;
}

static void check_is_one(Compiler *c, NodeList body) {
    for (size_t i = 1; i < body.n; i++)
        if (body.at[i]->span.line != body.at[0]->span.line)
            tree_fail(c, body.at[0]->span,
                      "multiple statements found while compiling a single statement");
}

Code *compile_unit(Vm *vm, Unit *unit, const Node *module, ModuleMode mode, SyntaxError *error) {
    Scope *scope = scope_analyse(vm, module, mode == MODULE_AWAIT, &unit->arena, error);
    Code *code = NULL;
    unit_read_future(unit, module);
    if (scope) {
        Compiler c = {.vm = vm, .unit = unit, .scope = scope, .error = error};
        c.shows_values = mode == MODULE_SINGLE;
        if (c.shows_values) check_is_one(&c, module->body);
        code = compile_code(&c, scope, "<module>");
        tree_keep(&c, value_ref(value_of(code)));
        if (error->kind != SYNTAX_OK) code = NULL; // the unit frees it
    }
    scope_free(scope);
    return code;
}
