// The symbol table: first every scope's names are gathered, then each name is given its place.
#include "lang/syntax/scope.h"
#include "lang/core/vm.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

typedef struct Walk {
    Vm *vm;
    Scope *scope;
    Arena *arena;
    SyntaxError *error;
    bool may_await; // outside functions
    int depth;
} Walk;

static bool fail(Walk *walk, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool fail(Walk *walk, Span span, const char *format, ...) {
    if (walk->error->kind != SYNTAX_OK) return false;
    *walk->error = (SyntaxError){.kind = SYNTAX_ERROR, .span = span};
    va_list args;
    va_start(args, format);
    vsnprintf(walk->error->message, sizeof walk->error->message, format, args);
    va_end(args);
    return false;
}

// ---- scopes and symbols

const char *scope_mangle(const char *class_name, const char *name, Arena *arena) {
    if (!class_name || strncmp(name, "__", 2) != 0 || strchr(name, '.')) return name;
    size_t n = strlen(name);
    if (n > 4 && strcmp(name + n - 2, "__") == 0) return name;
    while (*class_name == '_')
        class_name++;
    return *class_name ? arena_printf(arena, "_%s%s", class_name, name) : name;
}

static bool is_named(const Symbol *symbol, const char *name) {
    return symbol->name == name || strcmp(symbol->name, name) == 0;
}

// Of the names that begin alike it is the length that tells most apart; but none is gone through
// as a whole.
static size_t hash_of_name(const char *name) {
    enum { MOST = 64 };
    size_t hash = 0;
    for (size_t i = 0; i < MOST && name[i]; i++)
        hash = (hash ^ (unsigned char)name[i]) * 0x9E3779B97F4A7C15 ^ hash >> 29;
    return hash ^ hash >> 32;
}

// The place of [name] in the index, or the free one where it belongs.
static uint32_t *find_place(const Scope *scope, const char *name) {
    size_t mask = scope->index.n - 1;
    for (size_t at = hash_of_name(name) & mask;; at = (at + 1) & mask) {
        uint32_t *place = &scope->index.at[at];
        if (!*place || is_named(&scope->symbols.at[*place - 1], name)) return place;
        if (scope->vm) vm_spend(scope->vm, 1);
    }
}

Symbol *scope_find(const Scope *scope, const char *name) {
    if (scope->index.n) {
        uint32_t place = *find_place(scope, name);
        return place ? &scope->symbols.at[place - 1] : NULL;
    }
    for (size_t i = 0; i < scope->symbols.n; i++)
        if (is_named(&scope->symbols.at[i], name)) return &scope->symbols.at[i];
    return NULL;
}

// A new one, which [scope] does not have yet, or no other finds. Many are found by an index.
static Symbol *add_symbol(Scope *scope, const char *name) {
    enum { FEW = 16 };
    vec_push(&scope->symbols, (Symbol){.name = name});
    size_t n = scope->symbols.n, n_places = scope->index.n;
    if (n <= FEW) return &vec_last(&scope->symbols);
    size_t from = n - 1;
    if (n * 2 > n_places) {
        n_places = n * 4;
        while (n_places & (n_places - 1))
            n_places &= n_places - 1;
        vec_deinit(&scope->index);
        vec_reserve(&scope->index, n_places);
        memset(scope->index.at, 0, n_places * sizeof *scope->index.at);
        scope->index.n = n_places;
        from = 0;
    }
    for (size_t i = from; i < n; i++) {
        uint32_t *place = find_place(scope, scope->symbols.at[i].name);
        if (!*place) *place = (uint32_t)i + 1;
        if (scope->vm) vm_spend(scope->vm, 1);
    }
    return &vec_last(&scope->symbols);
}

Symbol *scope_find_shared(const Scope *scope, const char *name) {
    for (size_t i = 0; i < scope->symbols.n; i++) {
        Symbol *symbol = &scope->symbols.at[i];
        bool is_shared = symbol->place == PLACE_FREE || symbol->place == PLACE_CELL;
        if (is_shared && is_named(symbol, name)) return symbol;
    }
    return NULL;
}

Scope *scope_of(Scope *parent, const Node *node) {
    // Who compiles asks for them nearly in the order in which they stand.
    for (size_t n = parent->children.n, k = 0; k < n; k++) {
        size_t i = (parent->n_asked + k) % n;
        if (parent->children.at[i]->node != node) continue;
        parent->n_asked = i + 1;
        return parent->children.at[i];
    }
    CHECK(false, "every function and class was seen by scope_analyse");
}

void scope_free(Scope *scope) {
    if (!scope) return;
    for (size_t i = 0; i < scope->children.n; i++)
        scope_free(scope->children.at[i]);
    vec_deinit(&scope->children);
    vec_deinit(&scope->symbols);
    vec_deinit(&scope->index);
    free(scope);
}

static Symbol *add(Walk *walk, Scope *scope, const char *name, uint32_t flags) {
    name = scope_mangle(scope->class_name, name, walk->arena);
    Symbol *symbol = scope_find(scope, name);
    if (!symbol) {
        symbol = add_symbol(scope, name);
    }
    symbol->flags |= flags;
    return symbol;
}

static Scope *open_scope(Walk *walk, ScopeKind kind, const Node *node) {
    Scope *scope = calloc(1, sizeof *scope);
    if (!scope) check_no_memory("a scope");
    scope->vm = walk->vm;
    scope->kind = kind;
    scope->node = node;
    scope->parent = walk->scope;
    scope->class_name = kind == SCOPE_CLASS ? node->name
                        : walk->scope       ? walk->scope->class_name
                                            : NULL;
    scope->is_in_iterable = walk->scope && walk->scope->is_in_iterable;
    if (walk->scope) vec_push(&walk->scope->children, scope);
    walk->scope = scope;
    return scope;
}

// ---- gathering

static bool visit(Walk *walk, const Node *node);

static bool visit_list(Walk *walk, NodeList list) {
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i] && !visit(walk, list.at[i])) return false;
    return true;
}

static bool visit_some(Walk *walk, const Node *node) {
    return !node || visit(walk, node);
}

static bool add_param(Walk *walk, const Param *param) {
    const char *name = scope_mangle(walk->scope->class_name, param->name, walk->arena);
    if (scope_find(walk->scope, name))
        return fail(walk, param->span, "duplicate argument '%s' in function definition", name);
    add(walk, walk->scope, param->name, SYMBOL_PARAM | SYMBOL_ASSIGNED);
    return true;
}

static size_t n_params(const Params *params) {
    return params->n_positional_only + params->n_ordinary + params->n_keyword_only;
}

static bool visit_param_outside(Walk *walk, const Param *param) {
    return !param || (visit_some(walk, param->annotation) && visit_some(walk, param->init));
}

static bool visit_params_outside(Walk *walk, const Params *params) {
    for (size_t i = 0; i < n_params(params); i++)
        if (!visit_param_outside(walk, &params->at[i])) return false;
    return visit_param_outside(walk, params->star) &&
           visit_param_outside(walk, params->double_star);
}

static bool add_params(Walk *walk, const Params *params) {
    for (size_t i = 0; i < n_params(params); i++)
        if (!add_param(walk, &params->at[i])) return false;
    if (params->star && params->star->name && !add_param(walk, params->star)) return false;
    if (params->double_star && !add_param(walk, params->double_star)) return false;
    walk->scope->n_args = (uint32_t)walk->scope->symbols.n;
    return true;
}

static bool visit_function(Walk *walk, const Node *node) {
    if (node->kind == NODE_FUNCTION) add(walk, walk->scope, node->name, SYMBOL_ASSIGNED);
    if (!visit_list(walk, node->decorators) || !visit_params_outside(walk, node->params))
        return false;
    if (node->kind == NODE_FUNCTION && !visit_some(walk, node->value)) return false;
    Scope *outer = walk->scope;
    Scope *scope = open_scope(walk, SCOPE_FUNCTION, node);
    scope->is_async = node->is_async;
    bool ok = add_params(walk, node->params);
    if (ok && node->kind == NODE_LAMBDA)
        ok = visit(walk, node->value);
    else if (ok)
        ok = visit_list(walk, node->body);
    if (ok && scope->is_async && scope->has_yield && scope->has_return_value)
        ok = fail(walk, scope->return_span, "'return' with value in async generator");
    walk->scope = outer;
    return ok;
}

static bool visit_class(Walk *walk, const Node *node) {
    add(walk, walk->scope, node->name, SYMBOL_ASSIGNED);
    if (!visit_list(walk, node->decorators)) return false;
    if (!visit_list(walk, node->list) || !visit_list(walk, node->list2)) return false;
    Scope *outer = walk->scope;
    open_scope(walk, SCOPE_CLASS, node);
    bool ok = visit_list(walk, node->body);
    walk->scope = outer;
    return ok;
}

// The first iterable is evaluated outside; everything else is a function of its own.
static bool visit_target(Walk *walk, const Node *node);

// Something in [scope] awaits, where that makes it a coroutine.
static void make_async(const Walk *walk, Scope *scope) {
    if (walk->may_await && scope->kind == SCOPE_MODULE) scope->is_async = true;
}

static bool visit_iterable(Walk *walk, const Node *node) {
    Scope *scope = walk->scope;
    bool was = scope->is_in_iterable;
    scope->is_in_iterable = true;
    bool ok = visit(walk, node);
    scope->is_in_iterable = was;
    return ok;
}

// Its variables; `a := b` may not have bound them before.
static bool visit_loop_target(Walk *walk, const Node *node) {
    if (node->kind == NODE_STARRED) return visit_loop_target(walk, node->value);
    if (node->kind == NODE_LIST || node->kind == NODE_TUPLE) {
        for (size_t i = 0; i < node->list.n; i++)
            if (!visit_loop_target(walk, node->list.at[i])) return false;
        return true;
    }
    if (node->kind == NODE_NAME) {
        const Symbol *symbol = scope_find(walk->scope, node->name);
        if (symbol && symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
            return fail(walk, node->span,
                        "comprehension inner loop cannot rebind assignment expression target '%s'",
                        node->name);
    }
    return visit_target(walk, node);
}

static bool visit_comprehension(Walk *walk, const Node *node) {
    const Node *first = node->list.at[0];
    if (!visit_iterable(walk, first->value)) return false;
    Scope *outer = walk->scope;
    Scope *scope = open_scope(walk, SCOPE_FUNCTION, node);
    scope->is_comprehension = true;
    scope->is_generator_exp = node->kind == NODE_GENERATOR_EXP;
    add(walk, scope, ".0", SYMBOL_PARAM | SYMBOL_ASSIGNED);
    scope->n_args = 1;
    bool ok = true;
    for (size_t i = 0; ok && i < node->list.n; i++) {
        const Node *clause = node->list.at[i];
        scope->is_async |= clause->is_async;
        ok = visit_loop_target(walk, clause->target) &&
             (i == 0 || visit_iterable(walk, clause->value)) && visit_list(walk, clause->list);
    }
    ok = ok && visit(walk, node->target) && visit_some(walk, node->value);
    bool is_async = scope->is_async || scope->has_await;
    scope->is_async = is_async;
    walk->scope = outer;
    if (ok && is_async && !scope->is_generator_exp) {
        make_async(walk, outer);
        outer->has_await = true;
    }
    return ok;
}

// a := b in a comprehension belongs to the function around it.
static bool visit_named(Walk *walk, const Node *node) {
    Scope *scope = walk->scope;
    const char *name = node->target->name;
    if (scope->is_in_iterable)
        return fail(walk, node->span,
                    "assignment expression cannot be used in a comprehension iterable expression");
    if (scope->is_comprehension) {
        Scope *outer = scope;
        while (outer->is_comprehension) {
            const Symbol *own = scope_find(outer, name);
            if (own && (own->flags & SYMBOL_ASSIGNED))
                return fail(walk, node->target->span,
                            "assignment expression cannot rebind comprehension iteration variable "
                            "'%s'",
                            name);
            outer = outer->parent;
        }
        if (outer->kind == SCOPE_CLASS)
            return fail(
                walk, node->target->span,
                "assignment expression within a comprehension cannot be used in a class body");
        bool is_module = outer->kind == SCOPE_MODULE;
        const Symbol *theirs = scope_find(outer, name);
        if (theirs && (theirs->flags & SYMBOL_GLOBAL)) is_module = true;
        add(walk, outer, name, SYMBOL_ASSIGNED);
        for (Scope *s = scope; s != outer; s = s->parent)
            add(walk, s, name, is_module ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
        add(walk, scope, name, SYMBOL_USED);
    } else {
        add(walk, scope, name, SYMBOL_ASSIGNED);
    }
    return visit(walk, node->value);
}

static bool visit_declaration(Walk *walk, const Node *node) {
    bool is_global = node->kind == NODE_GLOBAL;
    const char *word = is_global ? "global" : "nonlocal";
    Scope *scope = walk->scope;
    if (!is_global && scope->kind == SCOPE_MODULE)
        return fail(walk, node->span, "nonlocal declaration not allowed at module level");
    for (size_t i = 0; i < node->names.n; i++) {
        const char *name = scope_mangle(scope->class_name, node->names.at[i], walk->arena);
        const Symbol *symbol = scope_find(scope, name);
        uint32_t flags = symbol ? symbol->flags : 0;
        if (flags & SYMBOL_PARAM)
            return fail(walk, node->span, "name '%s' is parameter and %s", name, word);
        if (flags & SYMBOL_USED)
            return fail(walk, node->span, "name '%s' is used prior to %s declaration", name, word);
        if (flags & SYMBOL_ANNOTATED)
            return fail(walk, node->span, "annotated name '%s' can't be %s", name, word);
        if (flags & SYMBOL_ASSIGNED)
            return fail(walk, node->span, "name '%s' is assigned to before %s declaration", name,
                        word);
        if (flags & (is_global ? SYMBOL_NONLOCAL : SYMBOL_GLOBAL))
            return fail(walk, node->span, "name '%s' is nonlocal and global", name);
        add(walk, scope, node->names.at[i], is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL)->span =
            node->span;
    }
    return true;
}

static bool visit_yield(Walk *walk, const Node *node) {
    Scope *scope = walk->scope;
    if (scope->is_comprehension) {
        const char *what = scope->node->kind == NODE_LIST_COMP   ? "list comprehension"
                           : scope->node->kind == NODE_SET_COMP  ? "set comprehension"
                           : scope->node->kind == NODE_DICT_COMP ? "dict comprehension"
                                                                 : "generator expression";
        return fail(walk, node->span, "'yield' inside %s", what);
    }
    if (node->kind == NODE_AWAIT) {
        scope->has_await = true;
    } else {
        scope->has_yield = true;
    }
    return visit_some(walk, node->value);
}

static bool visit_await(Walk *walk, const Node *node) {
    Scope *scope = walk->scope;
    make_async(walk, scope);
    scope->has_await = true;
    return visit(walk, node->value);
}

static bool visit_import(Walk *walk, const Node *node) {
    for (size_t i = 0; i < node->list.n; i++) {
        const Node *alias = node->list.at[i];
        const char *name = alias->as_name ? alias->as_name : alias->name;
        if (strcmp(name, "*") == 0) {
            if (walk->scope->kind != SCOPE_MODULE)
                return fail(walk, alias->span, "import * only allowed at module level");
            continue;
        }
        bool is_whole = alias->as_name || node->kind == NODE_IMPORT_FROM;
        const char *dot = is_whole ? NULL : strchr(name, '.'); // of a.b it is a that is assigned
        if (dot) name = arena_copy(walk->arena, name, (size_t)(dot - name));
        add(walk, walk->scope, name, SYMBOL_ASSIGNED);
    }
    return true;
}

static bool visit_name(Walk *walk, const char *name) {
    add(walk, walk->scope, name, SYMBOL_USED);
    // super() without arguments needs the class it is written in.
    if (strcmp(name, "super") == 0 && walk->scope->kind == SCOPE_FUNCTION)
        add(walk, walk->scope, "__class__", SYMBOL_USED);
    return true;
}

static bool visit_targets(Walk *walk, NodeList list) {
    for (size_t i = 0; i < list.n; i++)
        if (!visit_target(walk, list.at[i])) return false;
    return true;
}

static bool visit_target(Walk *walk, const Node *node) {
    switch (node->kind) {
    case NODE_NAME: add(walk, walk->scope, node->name, SYMBOL_ASSIGNED); return true;
    case NODE_LIST:
    case NODE_TUPLE: return visit_targets(walk, node->list);
    case NODE_STARRED: return visit_target(walk, node->value);
    default: return visit(walk, node);
    }
}

static bool visit_fields(Walk *walk, const Node *node) {
    return visit_some(walk, node->value) && visit_some(walk, node->target) &&
           visit_some(walk, node->test) && visit_list(walk, node->list) &&
           visit_list(walk, node->list2) && visit_list(walk, node->body) &&
           visit_list(walk, node->orelse) && visit_list(walk, node->finally);
}

static bool visit_kind(Walk *walk, const Node *node) {
    switch (node->kind) {
    case NODE_FUNCTION:
    case NODE_LAMBDA: return visit_function(walk, node);
    case NODE_CLASS: return visit_class(walk, node);
    case NODE_LIST_COMP:
    case NODE_SET_COMP:
    case NODE_DICT_COMP:
    case NODE_GENERATOR_EXP: return visit_comprehension(walk, node);
    case NODE_NAMED: return visit_named(walk, node);
    case NODE_GLOBAL:
    case NODE_NONLOCAL: return visit_declaration(walk, node);
    case NODE_YIELD:
    case NODE_YIELD_FROM: return visit_yield(walk, node);
    case NODE_AWAIT: return visit_await(walk, node);
    case NODE_IMPORT:
    case NODE_IMPORT_FROM: return visit_import(walk, node);
    case NODE_NAME: return visit_name(walk, node->name);
    case NODE_ASSIGN: return visit_some(walk, node->value) && visit_targets(walk, node->list);
    case NODE_AUG_ASSIGN: return visit_target(walk, node->target) && visit(walk, node->value);
    case NODE_ANN_ASSIGN:
        if (node->target->kind == NODE_NAME && node->is_simple)
            add(walk, walk->scope, node->target->name, SYMBOL_ANNOTATED | SYMBOL_ASSIGNED);
        else if (!visit_target(walk, node->target))
            return false;
        return visit_some(walk, node->test) && visit_some(walk, node->value);
    case NODE_DELETE: return visit_targets(walk, node->list);
    case NODE_FOR:
        if (node->is_async) make_async(walk, walk->scope);
        return visit(walk, node->value) && visit_target(walk, node->target) &&
               visit_list(walk, node->body) && visit_list(walk, node->orelse);
    case NODE_COMPREHENSION: return visit_fields(walk, node);
    case NODE_WITH:
        if (node->is_async) make_async(walk, walk->scope);
        return visit_list(walk, node->list) && visit_list(walk, node->body);
    case NODE_WITH_ITEM:
        return visit(walk, node->value) && (!node->target || visit_target(walk, node->target));
    case NODE_HANDLER:
        if (!visit_some(walk, node->value)) return false;
        if (node->name) add(walk, walk->scope, node->name, SYMBOL_ASSIGNED);
        return visit_list(walk, node->body);
    case NODE_RETURN:
        if (node->value && !walk->scope->has_return_value) {
            walk->scope->has_return_value = true;
            walk->scope->return_span = node->span;
        }
        return visit_some(walk, node->value);
    case NODE_MATCH_STAR:
    case NODE_MATCH_AS:
    case NODE_MATCH_MAPPING:
        if (node->name) add(walk, walk->scope, node->name, SYMBOL_ASSIGNED);
        return visit_fields(walk, node);
    default: return visit_fields(walk, node);
    }
}

// A chain such as 1 + 1 + 1 is deep, too, and all who go over it later recurse as this does.
static bool visit(Walk *walk, const Node *node) {
    enum { MAX_DEPTH = 20000 };
    if (walk->vm) vm_spend(walk->vm, 1);
    if (walk->depth >= MAX_DEPTH) return fail(walk, node->span, "too deeply nested");
    walk->depth++;
    bool ok = visit_kind(walk, node);
    walk->depth--;
    return ok;
}

// ---- giving places

// Looks for the variable [name] in the functions around [scope]; marks its way as free.
static bool find_outside(Scope *scope, const char *name) {
    for (Scope *outer = scope->parent; outer; outer = outer->parent) {
        if (outer->kind == SCOPE_MODULE) return false;
        bool is_class_cell = outer->kind == SCOPE_CLASS && strcmp(name, "__class__") == 0;
        if (outer->kind == SCOPE_CLASS && !is_class_cell) continue;
        if (is_class_cell) {
            outer->needs_class_cell = true;
        } else {
            Symbol *symbol = scope_find(outer, name);
            if (!symbol) continue;
            if (symbol->flags & SYMBOL_GLOBAL) return false;
            if (!(symbol->flags & SYMBOL_ASSIGNED) || (symbol->flags & SYMBOL_NONLOCAL)) continue;
            symbol->place = PLACE_CELL;
        }
        return true;
    }
    return false;
}

// Every function between a free name and its home passes the cell on.
static void pass_on(Scope *scope, const char *name) {
    for (Scope *s = scope; s; s = s->parent) {
        Symbol *symbol = scope_find(s, name);
        bool is_home = (s->kind == SCOPE_CLASS && s != scope && strcmp(name, "__class__") == 0) ||
                       (s != scope && s->kind == SCOPE_FUNCTION && symbol &&
                        (symbol->flags & SYMBOL_ASSIGNED) && !(symbol->flags & SYMBOL_NONLOCAL));
        if (is_home) return;
        bool is_bodys_own = s->kind == SCOPE_CLASS && symbol &&
                            !(symbol->flags & SYMBOL_NONLOCAL) &&
                            symbol->flags & (SYMBOL_ASSIGNED | SYMBOL_GLOBAL);
        if (is_bodys_own) symbol = scope_find_shared(s, name);
        if (!symbol) {
            symbol = add_symbol(s, name);
        }
        symbol->place = PLACE_FREE;
    }
}

static bool resolve_symbol(Walk *walk, Scope *scope, size_t i) {
    Symbol *symbol = &scope->symbols.at[i];
    const char *name = symbol->name;
    if (symbol->place == PLACE_FREE || symbol->place == PLACE_CELL) return true;
    if (symbol->flags & SYMBOL_GLOBAL) {
        symbol->place = PLACE_GLOBAL;
    } else if (symbol->flags & SYMBOL_NONLOCAL) {
        if (!find_outside(scope, name))
            return fail(walk, symbol->span, "no binding for nonlocal '%s' found", name);
        pass_on(scope, name);
    } else if (scope->kind == SCOPE_MODULE) {
        symbol->place = PLACE_DICT;
    } else if (symbol->flags & SYMBOL_ASSIGNED) {
        symbol->place = scope->kind == SCOPE_CLASS ? PLACE_DICT : PLACE_SLOT;
    } else if (find_outside(scope, name)) {
        pass_on(scope, name);
    } else {
        symbol->place = scope->kind == SCOPE_CLASS ? PLACE_DICT : PLACE_GLOBAL;
    }
    return true;
}

static bool resolve(Walk *walk, Scope *scope) {
    for (size_t i = 0; i < scope->symbols.n; i++) {
        if (walk->vm) vm_spend(walk->vm, 1);
        if (!resolve_symbol(walk, scope, i)) return false;
    }
    for (size_t i = 0; i < scope->children.n; i++)
        if (!resolve(walk, scope->children.at[i])) return false;
    return true;
}

static int by_name(const void *a, const void *b) {
    return strcmp((*(Symbol *const *)a)->name, (*(Symbol *const *)b)->name);
}

// Free names are numbered as co_freevars has them.
static void number_free(Scope *scope) {
    VEC(Symbol *) free_ones = {0};
    for (size_t i = 0; i < scope->symbols.n; i++)
        if (scope->symbols.at[i].place == PLACE_FREE) vec_push(&free_ones, &scope->symbols.at[i]);
    scope->n_free = (uint32_t)free_ones.n;
    if (free_ones.n) qsort(free_ones.at, free_ones.n, sizeof *free_ones.at, by_name);
    for (size_t i = 0; i < free_ones.n; i++)
        free_ones.at[i]->number = (uint32_t)i;
    vec_deinit(&free_ones);
}

// Once all cells are known: parameters first, in their order, then the other slots.
static void number(Scope *scope) {
    number_free(scope);
    if (scope->kind == SCOPE_CLASS && scope->needs_class_cell) scope->n_slots = 1;
    for (size_t i = 0; i < scope->symbols.n; i++) {
        Symbol *symbol = &scope->symbols.at[i];
        if (symbol->place == PLACE_SLOT || symbol->place == PLACE_CELL)
            symbol->number = scope->n_slots++;
    }
    for (size_t i = 0; i < scope->children.n; i++)
        number(scope->children.at[i]);
}

Scope *scope_analyse(Vm *vm, const Node *module, bool may_await, Arena *arena, SyntaxError *error) {
    Walk walk = {.vm = vm, .arena = arena, .error = error, .may_await = may_await};
    Scope *scope = open_scope(&walk, SCOPE_MODULE, module);
    bool ok = visit_list(&walk, module->body) && visit_some(&walk, module->value) &&
              resolve(&walk, scope);
    if (ok) {
        number(scope);
        return scope;
    }
    scope_free(scope);
    return NULL;
}
