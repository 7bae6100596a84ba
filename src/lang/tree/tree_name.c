// Names and constants: where a variable's value comes from, and assigning to it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/missing.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// ---- constants

Value eval_constant(Frame *frame, Expr *self) {
    (void)frame;
    return value_ref(((ConstantExpr *)self)->v);
}

Expr *compile_constant(Compiler *c, const Node *node, Value v) {
    ConstantExpr *expr = TREE_EXPR(c, ConstantExpr, eval_constant, node);
    expr->v = tree_keep(c, v);
    if (!is_value(v)) {
        tree_fail(c, node->span, "this constant is too large");
        vm_clear_exception(c->vm);
    }
    return &expr->expr;
}

// ---- what has no value

static Value raise_name(Frame *frame, const Node *node, Text *name, const char *type,
                        const char *format) {
    char *text = text_c(name);
    frame->at = node;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    vm_raise(frame->vm, type, format, text);
#pragma GCC diagnostic pop
    missing_name(frame->vm, name);
    vm_free_text(frame->vm, text);
    return NO_VALUE;
}

static const char unbound_local[] =
    "cannot access local variable '%s' where it is not associated with a value";
static const char unbound_free[] =
    "cannot access free variable '%s' where it is not associated with a value in enclosing scope";

static Value no_local(Frame *frame, const Node *node, Text *name) {
    return raise_name(frame, node, name, "UnboundLocalError", unbound_local);
}
static Value no_free(Frame *frame, const Node *node, Text *name) {
    return raise_name(frame, node, name, "NameError", unbound_free);
}
static Value no_name(Frame *frame, const Node *node, Text *name) {
    return raise_name(frame, node, name, "NameError", "name '%s' is not defined");
}

// ---- reading

Value eval_local(Frame *frame, Expr *self) {
    const LocalExpr *local = (LocalExpr *)self;
    Value v = frame->slots[local->slot];
    if (LIKELY(is_value(v))) return value_ref(v);
    return no_local(frame, self->node, local->name);
}

static Value eval_cell(Frame *frame, Expr *self) {
    const LocalExpr *local = (LocalExpr *)self;
    Value v = ((Cell *)object_of(frame->slots[local->slot]))->value;
    return is_value(v) ? value_ref(v) : no_local(frame, self->node, local->name);
}

static Value eval_free(Frame *frame, Expr *self) {
    const LocalExpr *local = (LocalExpr *)self;
    Value v = ((Cell *)object_of(frame->closure[local->slot]))->value;
    return is_value(v) ? value_ref(v) : no_free(frame, self->node, local->name);
}

typedef struct GlobalExpr {
    Expr expr;
    Text *name;
    uint32_t entry;         // of the module's dict, where it was last time
    uint32_t version;       // of the module's dict, when the name was not in it
    uint32_t builtin_entry; // and was this one of the built-ins
    uint32_t free;          // of a class body: the free variable to look at between
} GlobalExpr;

static inline bool is_entry(const Dict *dict, uint32_t at, const Text *name) {
    return at < dict->n_used && dict->entries[at].key.bits == (uintptr_t)name;
}

static Value find_global(Frame *frame, GlobalExpr *self) {
    int64_t at = dict_entry_of_name(frame->globals, self->name);
    if (at >= 0) {
        self->entry = (uint32_t)at;
        return value_ref(frame->globals->entries[at].value);
    }
    at = dict_entry_of_name(frame->builtins, self->name);
    if (at < 0) return no_name(frame, self->expr.node, self->name);
    self->version = frame->globals->version;
    self->builtin_entry = (uint32_t)at;
    return value_ref(frame->builtins->entries[at].value);
}

static Value eval_global(Frame *frame, Expr *self) {
    GlobalExpr *global = (GlobalExpr *)self;
    const Dict *globals = frame->globals, *builtins = frame->builtins;
    if (is_entry(globals, global->entry, global->name))
        return value_ref(globals->entries[global->entry].value);
    if (global->version == globals->version &&
        is_entry(builtins, global->builtin_entry, global->name))
        return value_ref(builtins->entries[global->builtin_entry].value);
    return find_global(frame, global);
}

// In a body whose names live in a mapping of the program: NO_VALUE without an exception if it does
// not have this one.
static Value find_in_mapping(Frame *frame, Text *name) {
    Value v = op_get_item(frame->vm, frame->mapping, value_of(name));
    if (!is_value(v) && vm_exception_is(frame->vm, "KeyError")) vm_clear_exception(frame->vm);
    return v;
}

// In a class body or a module: the body's own names first.
static Value eval_dict_name(Frame *frame, Expr *self) {
    GlobalExpr *global = (GlobalExpr *)self;
    if (UNLIKELY(is_value(frame->mapping))) {
        AT(frame, self);
        Value v = find_in_mapping(frame, global->name);
        return is_value(v) || vm_has_exception(frame->vm) ? v : eval_global(frame, self);
    }
    if (frame->names && frame->names != frame->globals) {
        Value v = dict_find_name(frame->names, global->name);
        if (is_value(v)) return value_ref(v);
    }
    return eval_global(frame, self);
}

static Value eval_class_free(Frame *frame, Expr *self) {
    GlobalExpr *global = (GlobalExpr *)self;
    Value v;
    if (UNLIKELY(is_value(frame->mapping))) {
        v = find_in_mapping(frame, global->name);
        if (is_value(v) || vm_has_exception(frame->vm)) return v;
    } else {
        v = dict_find_name(frame->names, global->name);
    }
    if (!is_value(v)) v = ((Cell *)object_of(frame->closure[global->free]))->value;
    return is_value(v) ? value_ref(v) : no_free(frame, self->node, global->name);
}

static const Symbol *symbol_of(Compiler *c, const char *name) {
    const char *mangled = scope_mangle(c->scope->class_name, name, &c->unit->arena);
    return scope_find(c->scope, mangled);
}

Expr *compile_name(Compiler *c, const Node *node, const char *name) {
    const Symbol *symbol = symbol_of(c, name);
    Place place = symbol ? symbol->place : PLACE_GLOBAL;
    if (place == PLACE_GLOBAL || place == PLACE_DICT || (place == PLACE_FREE && c->in_class_body)) {
        GlobalExpr *expr = TREE_EXPR(c, GlobalExpr,
                                     place == PLACE_GLOBAL ? eval_global
                                     : place == PLACE_DICT ? eval_dict_name
                                                           : eval_class_free,
                                     node);
        expr->name = tree_name(c, name);
        if (symbol) expr->free = symbol->number;
        return &expr->expr;
    }
    LocalExpr *expr = TREE_EXPR(c, LocalExpr,
                                place == PLACE_SLOT   ? eval_local
                                : place == PLACE_CELL ? eval_cell
                                                      : eval_free,
                                node);
    expr->slot = symbol->number;
    expr->name = tree_name(c, name);
    return &expr->expr;
}

// ---- assigning and deleting

typedef struct NameTarget {
    Target target;
    uint32_t slot;
    uint32_t entry; // of the dict, where it was last time
    Text *name;
} NameTarget;

static bool store_local(Frame *frame, Target *self, Value v) {
    value_set(frame->vm, &frame->slots[((NameTarget *)self)->slot], v);
    return true;
}

static bool store_cell(Frame *frame, Target *self, Value v) {
    Cell *cell = object_of(frame->slots[((NameTarget *)self)->slot]);
    value_set(frame->vm, &cell->value, v);
    return true;
}

static bool store_free(Frame *frame, Target *self, Value v) {
    Cell *cell = object_of(frame->closure[((NameTarget *)self)->slot]);
    value_set(frame->vm, &cell->value, v);
    return true;
}

static bool store_in(Frame *frame, Dict *dict, NameTarget *target, Value v) {
    if (LIKELY(is_entry(dict, target->entry, target->name))) {
        value_set(frame->vm, &dict->entries[target->entry].value, v);
        return true;
    }
    bool ok = dict_set_name(frame->vm, dict, target->name, v);
    value_unref(frame->vm, v);
    int64_t at = dict_entry_of_name(dict, target->name);
    if (at >= 0) target->entry = (uint32_t)at;
    return ok;
}

static bool store_global(Frame *frame, Target *self, Value v) {
    return store_in(frame, frame->globals, (NameTarget *)self, v);
}

static bool store_dict(Frame *frame, Target *self, Value v) {
    if (UNLIKELY(is_value(frame->mapping))) {
        Text *name = ((NameTarget *)self)->name;
        AT(frame, self);
        bool ok = op_set_item(frame->vm, frame->mapping, value_of(name), v);
        value_unref(frame->vm, v);
        return ok;
    }
    return store_in(frame, frame->names, (NameTarget *)self, v);
}

static bool take_out(Frame *frame, Value *place, const Target *self, bool is_free) {
    if (!is_value(*place)) {
        Text *name = ((const NameTarget *)self)->name;
        if (is_free)
            no_free(frame, self->node, name);
        else
            no_local(frame, self->node, name);
        return false;
    }
    value_set(frame->vm, place, NO_VALUE);
    return true;
}

static bool del_local(Frame *frame, Target *self) {
    return take_out(frame, &frame->slots[((NameTarget *)self)->slot], self, false);
}
static bool del_cell(Frame *frame, Target *self) {
    Cell *cell = object_of(frame->slots[((NameTarget *)self)->slot]);
    return take_out(frame, &cell->value, self, false);
}
static bool del_free(Frame *frame, Target *self) {
    Cell *cell = object_of(frame->closure[((NameTarget *)self)->slot]);
    return take_out(frame, &cell->value, self, true);
}
static bool del_in(Frame *frame, Dict *dict, const Target *self) {
    Text *name = ((const NameTarget *)self)->name;
    if (dict_remove(frame->vm, dict, value_of(name), NULL) > 0) return true;
    no_name(frame, self->node, name);
    return false;
}
static bool del_global(Frame *frame, Target *self) {
    return del_in(frame, frame->globals, self);
}
static bool del_dict(Frame *frame, Target *self) {
    if (UNLIKELY(is_value(frame->mapping))) {
        Text *name = ((NameTarget *)self)->name;
        if (op_set_item(frame->vm, frame->mapping, value_of(name), NO_VALUE)) return true;
        if (!vm_exception_is(frame->vm, "KeyError")) return false;
        vm_clear_exception(frame->vm);
        no_name(frame, self->node, name);
        return false;
    }
    return del_in(frame, frame->names, self);
}

Target *compile_name_target(Compiler *c, const Node *node, const char *name) {
    const Symbol *symbol = symbol_of(c, name);
    CHECK(symbol, "an assigned name has a symbol");
    static bool (*const stores[])(Frame *, Target *, Value) = {
        [PLACE_SLOT] = store_local,    [PLACE_CELL] = store_cell, [PLACE_FREE] = store_free,
        [PLACE_GLOBAL] = store_global, [PLACE_DICT] = store_dict,
    };
    static bool (*const dels[])(Frame *, Target *) = {
        [PLACE_SLOT] = del_local,    [PLACE_CELL] = del_cell, [PLACE_FREE] = del_free,
        [PLACE_GLOBAL] = del_global, [PLACE_DICT] = del_dict,
    };
    NameTarget *target =
        TREE_TARGET(c, NameTarget, stores[symbol->place], dels[symbol->place], node);
    if (symbol->place == PLACE_GLOBAL) c->unit->sets_globals = true;
    target->slot = symbol->number;
    target->name = tree_name(c, name);
    return &target->target;
}

// ---- a, *b, c = …

typedef struct SequenceTarget {
    Target target;
    Target **at;
    size_t n, star; // star: which one, or n
} SequenceTarget;

static bool raise_count(Frame *frame, const SequenceTarget *self, size_t got) {
    size_t wanted = self->star < self->n ? self->n - 1 : self->n;
    const char *least = self->star < self->n ? "at least " : "";
    frame->at = self->target.node;
    if (got < wanted)
        vm_raise(frame->vm, "ValueError", "not enough values to unpack (expected %s%zu, got %zu)",
                 least, wanted, got);
    else
        vm_raise(frame->vm, "ValueError", "too many values to unpack (expected %zu)", wanted);
    return false;
}

static bool store_row(Frame *frame, const SequenceTarget *self, const Value *row) {
    for (size_t i = 0; i < self->n; i++)
        if (!self->at[i]->store(frame, self->at[i], value_ref(row[i]))) return false;
    return true;
}

static bool store_starred(Frame *frame, const SequenceTarget *self, List *list) {
    size_t n_after = self->n - self->star - 1;
    if (list->n < self->n - 1) return raise_count(frame, self, list->n);
    List *rest = list_new(frame->vm, list->n - n_after - self->star);
    if (!rest) return false;
    for (size_t i = self->star; i < list->n - n_after; i++) {
        list_push(frame->vm, rest, value_ref(list->at[i]));
        vm_step(frame->vm, i);
    }
    for (size_t i = 0; i < self->n; i++) {
        Value v = i < self->star    ? value_ref(list->at[i])
                  : i == self->star ? value_ref(value_of(rest))
                                    : value_ref(list->at[list->n - self->n + i]);
        if (!self->at[i]->store(frame, self->at[i], v)) {
            value_unref(frame->vm, value_of(rest));
            return false;
        }
    }
    value_unref(frame->vm, value_of(rest));
    return true;
}

Value unpack_error(Frame *frame, Value v) {
    if (!vm_exception_is(frame->vm, "TypeError") || TYPE_OF(frame->vm, v)->slots.iter)
        return NO_VALUE;
    vm_clear_exception(frame->vm);
    return vm_raise(frame->vm, "TypeError", "cannot unpack non-iterable %s object",
                    type_name(frame->vm, v));
}

static bool unpack(Frame *frame, const SequenceTarget *self, Value v) {
    Vm *vm = frame->vm;
    Value items[16];
    AT(frame, &self->target);
    if (self->star < self->n || self->n > 16) {
        List *list = list_from_iterable(vm, v);
        if (!list) return unpack_error(frame, v), false;
        bool ok = self->star < self->n ? store_starred(frame, self, list)
                  : list->n == self->n ? store_row(frame, self, list->at)
                                       : raise_count(frame, self, list->n);
        value_unref(vm, value_of(list));
        return ok;
    }
    Value iterator = op_iter(vm, v);
    if (!is_value(iterator)) return unpack_error(frame, v), false;
    size_t n = 0;
    while (n < self->n && is_value(items[n] = op_next(vm, iterator)))
        n++;
    bool ok = !vm_has_exception(vm);
    if (ok && n < self->n) {
        ok = raise_count(frame, self, n);
    } else if (ok) {
        Value more = op_next(vm, iterator);
        if (is_value(more))
            ok = raise_count(frame, self, n + 1);
        else
            ok = !vm_has_exception(vm);
        value_unref(vm, more);
    }
    value_unref(vm, iterator);
    ok = ok && store_row(frame, self, items);
    for (size_t i = 0; i < n; i++)
        value_unref(vm, items[i]);
    return ok;
}

static bool store_sequence(Frame *frame, Target *self, Value v) {
    const SequenceTarget *target = (SequenceTarget *)self;
    bool ok;
    if (is_object(v) && ((Object *)object_of(v))->type == frame->vm->types.tuple &&
        target->star == target->n) {
        ok = tuple_of(v)->n == target->n ? store_row(frame, target, tuple_of(v)->at)
                                         : raise_count(frame, target, tuple_of(v)->n);
    } else {
        ok = unpack(frame, target, v);
    }
    value_unref(frame->vm, v);
    return ok;
}

static bool del_sequence(Frame *frame, Target *self) {
    const SequenceTarget *target = (SequenceTarget *)self;
    for (size_t i = 0; i < target->n; i++)
        if (!target->at[i]->del(frame, target->at[i])) return false;
    return true;
}

Target *compile_sequence_target(Compiler *c, const Node *node) {
    SequenceTarget *target = TREE_TARGET(c, SequenceTarget, store_sequence, del_sequence, node);
    target->n = target->star = node->list.n;
    target->at = tree_alloc(c, (node->list.n + 1) * sizeof *target->at);
    for (size_t i = 0; i < node->list.n; i++) {
        const Node *item = node->list.at[i];
        if (item->kind == NODE_STARRED) {
            if (target->star < target->n)
                tree_fail(c, node->span, "multiple starred expressions in assignment");
            target->star = i;
            item = item->value;
        }
        target->at[i] = compile_target(c, item);
    }
    return &target->target;
}
