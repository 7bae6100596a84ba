// import and from … import.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/operations.h"
#include "lang/modules/import.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

typedef struct ImportStmt {
    Stmt stmt;
    Text *name;   // "a.b"
    Text *top;    // "a", where that is what is bound
    Text *member; // from a import member; NULL
    int level;    // dots in front of the name, which may be NULL then
    Target *target;
} ImportStmt;

static Flow exec_import(Frame *frame, Stmt *self) {
    const ImportStmt *stmt = (ImportStmt *)self;
    Vm *vm = frame->vm;
    AT(frame, self);
    Value module = module_import(vm, stmt->name);
    if (!is_value(module)) return FLOW_RAISE;
    if (stmt->top) {
        value_unref(vm, module);
        module = module_import(vm, stmt->top);
        if (!is_value(module)) return FLOW_RAISE;
    }
    return stmt->target->store(frame, stmt->target, module) ? FLOW_NEXT : FLOW_RAISE;
}

// What a from-import takes from.
static Value from_what(Frame *frame, const ImportStmt *stmt) {
    if (!stmt->level) return module_import(frame->vm, stmt->name);
    Text *name = module_absolute(frame->vm, frame->globals, stmt->name, stmt->level);
    Value module = name ? module_import(frame->vm, name) : NO_VALUE;
    value_unref(frame->vm, value_of(name));
    return module;
}

static Flow exec_from(Frame *frame, Stmt *self) {
    const ImportStmt *stmt = (ImportStmt *)self;
    AT(frame, self);
    Value module = from_what(frame, stmt);
    if (!is_value(module)) return FLOW_RAISE;
    Value v = module_member(frame->vm, module, stmt->member);
    value_unref(frame->vm, module);
    return is_value(v) && stmt->target->store(frame, stmt->target, v) ? FLOW_NEXT : FLOW_RAISE;
}

typedef struct Importing {
    Frame *frame;
    Value module;
} Importing;

static bool import_one(void *data, Value name) {
    const Importing *importing = data;
    Frame *frame = importing->frame;
    if (!is_text(name)) return true;
    Text *member = text_intern(frame->vm, text_of(value_ref(name)));
    Value v = op_get_attribute(frame->vm, importing->module, member);
    bool ok = is_value(v) && dict_set_name(frame->vm, frame->names, member, v);
    value_unref(frame->vm, v);
    value_unref(frame->vm, value_of(member));
    return ok;
}

static Flow exec_from_all(Frame *frame, Stmt *self) {
    const ImportStmt *stmt = (ImportStmt *)self;
    Vm *vm = frame->vm;
    AT(frame, self);
    Importing importing = {frame, from_what(frame, stmt)};
    if (!is_value(importing.module)) return FLOW_RAISE;
    Value all = op_find_attribute(vm, importing.module, "__all__");
    bool ok = !vm_has_exception(vm);
    if (is_value(all)) {
        ok = op_each(vm, all, import_one, &importing);
    } else if (ok) {
        Value names = op_find_attribute(vm, importing.module, "__dict__"), key, v;
        for (size_t at = 0; ok && dict_next(dict_of(names), &at, &key, &v);)
            if (is_text(key) && text_of(key)->n && text_at(text_of(key), 0) != '_')
                ok = dict_set(vm, frame->names, key, v);
        value_unref(vm, names);
    }
    value_unref(vm, all);
    value_unref(vm, importing.module);
    return ok ? FLOW_NEXT : FLOW_RAISE;
}

typedef struct ImportsStmt {
    Stmt stmt;
    Block all;
} ImportsStmt;

static Flow exec_all(Frame *frame, Stmt *self) {
    return exec_block(frame, &((ImportsStmt *)self)->all);
}

static Stmt *compile_alias(Compiler *c, const Node *node, const Node *alias) {
    vm_spend(c->vm, 4);
    ImportStmt *stmt = TREE_STMT(c, ImportStmt, exec_import, node);
    bool is_from = node->kind == NODE_IMPORT_FROM;
    const char *name = is_from ? node->name : alias->name;
    if (name) stmt->name = text_of(tree_keep(c, value_of(text_name(c->vm, name))));
    stmt->level = node->level;
    CHECK(alias->name, "an import of nothing");
    const char *bound = alias->as_name ? alias->as_name : alias->name;
    if (is_from && strcmp(alias->name, "*") == 0) {
        stmt->stmt.exec = exec_from_all;
        return &stmt->stmt;
    }
    if (is_from) {
        stmt->stmt.exec = exec_from;
        stmt->member = tree_name(c, alias->name);
    } else if (!alias->as_name && strchr(alias->name, '.')) {
        bound = arena_copy(&c->unit->arena, alias->name, strcspn(alias->name, "."));
        stmt->top = text_of(tree_keep(c, value_of(text_name(c->vm, bound))));
    }
    stmt->target = compile_name_target(c, node, bound);
    return &stmt->stmt;
}

static void check_future(Compiler *c, const Node *node) {
    static const char names[] = " nested_scopes generators division absolute_import with_statement "
                                "print_function unicode_literals barry_as_FLUFL generator_stop "
                                "annotations ";
    Span start = {node->span.line, node->span.col, node->span.line, node->span.col};
    if (node->span.line > c->unit->future_line)
        tree_fail(c, node->span, "from __future__ imports must occur at the beginning of the file");
    for (size_t i = 0; i < node->list.n; i++) {
        const char *name = node->list.at[i]->name;
        Str word = {0};
        str_printf(&word, " %s ", name);
        if (strcmp(name, "braces") == 0)
            tree_fail(c, start, "not a chance");
        else if (!strstr(names, str_text(&word)))
            tree_fail(c, start, "future feature %.80s is not defined", name);
        str_deinit(&word);
    }
}

Stmt *compile_import(Compiler *c, const Node *node) {
    ImportsStmt *stmt = TREE_STMT(c, ImportsStmt, exec_all, node);
    if (node->kind == NODE_IMPORT_FROM && node->name && strcmp(node->name, "__future__") == 0) {
        check_future(c, node);
        return &stmt->stmt;
    }
    stmt->all.at = tree_alloc(c, (node->list.n + 1) * sizeof *stmt->all.at);
    for (size_t i = 0; i < node->list.n; i++)
        stmt->all.at[stmt->all.n++] = compile_alias(c, node, node->list.at[i]);
    return &stmt->stmt;
}
