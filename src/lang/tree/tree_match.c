// match: a pattern is a node that a value is held against. What the pattern captures is bound when
// all of it has matched, so that a case that fails binds nothing.
#include <alloca.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct Pattern Pattern;

typedef struct Capture {
    Target *target;
    Value v; // owned
} Capture;

// A value being held against the pattern of a case.
typedef struct Matching {
    Frame *frame;
    Capture *captures; // as many as the pattern has names
    size_t n;
} Matching;

struct Pattern {
    int (*matches)(Matching *m, const Pattern *self, Value v); // 1, 0; -1: raised
    const Node *node;
    Expr *value;         // of values, classes
    Target *target;      // the name to bind, or NULL
    Pattern **at;        // the inner ones
    size_t n, star;      // star: which of a sequence; n: none
    bool takes_any;      // `_`, `*_`: what it is held against does not matter
    Expr **keys;         // of a mapping
    Text **names;        // of a class's keyword patterns
    size_t n_positional; // of a class
};

// Takes [v].
static int capture(Matching *m, const Pattern *self, Value v) {
    if (self->target)
        m->captures[m->n++] = (Capture){self->target, v};
    else
        value_unref(m->frame->vm, v);
    return 1;
}

static void drop_captures(Matching *m, size_t n_left) {
    while (m->n > n_left)
        value_unref(m->frame->vm, m->captures[--m->n].v);
}

static bool bind_captures(Matching *m) {
    bool ok = true;
    for (size_t i = 0; i < m->n; i++) {
        Target *target = m->captures[i].target;
        if (ok)
            ok = target->store(m->frame, target, m->captures[i].v);
        else
            value_unref(m->frame->vm, m->captures[i].v);
    }
    m->n = 0;
    return ok;
}

static int match_value(Matching *m, const Pattern *self, Value v) {
    Frame *frame = m->frame;
    Value wanted = eval(frame, self->value);
    if (!is_value(wanted)) return -1;
    frame->at = self->node;
    Value equal = op_compare(frame->vm, COMPARE_EQ, v, wanted);
    value_unref(frame->vm, wanted);
    int truth = is_value(equal) ? op_truth(frame->vm, equal) : -1;
    value_unref(frame->vm, equal);
    return truth;
}

static int match_singleton(Matching *m, const Pattern *self, Value v) {
    Value wanted = eval(m->frame, self->value);
    return same(v, wanted);
}

static int match_as(Matching *m, const Pattern *self, Value v) {
    int matches = self->n ? self->at[0]->matches(m, self->at[0], v) : 1;
    return matches == 1 ? capture(m, self, value_ref(v)) : matches;
}

static int match_or(Matching *m, const Pattern *self, Value v) {
    size_t n_before = m->n;
    for (size_t i = 0; i < self->n; i++) {
        int matches = self->at[i]->matches(m, self->at[i], v);
        if (matches) return matches;
        drop_captures(m, n_before);
    }
    return 0;
}

// ---- sequences

static int match_rest(Matching *m, const Pattern *star, const List *list, size_t from, size_t to) {
    List *rest = list_new(m->frame->vm, to - from);
    if (!rest) return -1;
    for (size_t i = from; i < to; i++)
        list_push(m->frame->vm, rest, value_ref(list->at[i]));
    return capture(m, star, value_of(rest));
}

// All the items are needed: they are asked for by iterating.
static int match_items(Matching *m, const Pattern *self, Value v) {
    Vm *vm = m->frame->vm;
    List *list = list_from_iterable(vm, v);
    if (!list) return -1;
    bool has_star = self->star < self->n;
    int matches = has_star ? list->n >= self->n - 1 : list->n == self->n;
    for (size_t i = 0; matches == 1 && i < self->n; i++) {
        size_t after = self->n - i; // items from the end on
        if (has_star && i == self->star)
            matches = match_rest(m, self->at[i], list, i, list->n - (after - 1));
        else
            matches = self->at[i]->matches(
                m, self->at[i], list->at[has_star && i > self->star ? list->n - after : i]);
    }
    value_unref(vm, value_of(list));
    return matches;
}

// With a `*_` only those that the others are held against are asked for, by their index.
static int match_picked(Matching *m, const Pattern *self, Value v, int64_t length) {
    Vm *vm = m->frame->vm;
    int matches = 1;
    for (size_t i = 0; matches == 1 && i < self->n; i++) {
        if (self->at[i]->takes_any) continue;
        int64_t at = i < self->star ? (int64_t)i : length - (int64_t)(self->n - i);
        Value item = op_get_item(vm, v, small_int_value(at));
        if (!is_value(item)) return -1;
        matches = self->at[i]->matches(m, self->at[i], item);
        value_unref(vm, item);
    }
    return matches;
}

static int match_sequence(Matching *m, const Pattern *self, Value v) {
    Vm *vm = m->frame->vm;
    if (!is_of_kind(v, TYPE_IS_SEQUENCE)) return 0;
    m->frame->at = self->node;
    bool has_star = self->star < self->n, takes_any = true;
    if (!has_star || self->n > 1) {
        int64_t length = op_length(vm, v);
        if (length < 0) return -1;
        if (has_star ? length < (int64_t)self->n - 1 : length != (int64_t)self->n) return 0;
    }
    for (size_t i = 0; i < self->n; i++)
        takes_any = takes_any && self->at[i]->takes_any;
    if (takes_any) return 1;
    if (!has_star || !self->at[self->star]->takes_any) return match_items(m, self, v);
    int64_t length = op_length(vm, v);
    return length < 0 ? -1 : match_picked(m, self, v, length);
}

// ---- mappings

// The value of a key in any mapping; NO_VALUE without an exception: there is none.
static Value look_up(Vm *vm, Value mapping, Value key) {
    if (TYPE_OF(vm, mapping) == vm->types.dict)
        return value_ref(dict_find(vm, dict_of(mapping), key));
    Value nothing = value_of(list_new(vm, 0)); // by which it is known again
    Value found = op_call_method(vm, mapping, "get", (Value[]){key, nothing}, 2);
    if (same(found, nothing)) value_set(vm, &found, NO_VALUE);
    value_unref(vm, nothing);
    return found;
}

// Fills [keys] and [values], whose NO_VALUEs nobody owns. 1, 0; -1: raised.
static int find_keys(Matching *m, const Pattern *self, Value mapping, Value *keys, Value *values) {
    Vm *vm = m->frame->vm;
    for (size_t i = 0; i < self->n; i++) {
        keys[i] = eval(m->frame, self->keys[i]);
        if (!is_value(keys[i])) return -1;
    }
    m->frame->at = self->node;
    Dict *seen = dict_new(vm);
    int matches = seen ? 1 : -1;
    for (size_t i = 0; matches == 1 && i < self->n; i++) {
        if (is_value(dict_find(vm, seen, keys[i]))) {
            Str text = {0};
            if (op_repr_into(vm, keys[i], &text))
                vm_raise(vm, "ValueError", "mapping pattern checks duplicate key (%s)",
                         str_text(&text));
            vm_deinit(vm, &text);
            matches = -1;
        } else if (vm_has_exception(vm) || !dict_set(vm, seen, keys[i], NONE)) {
            matches = -1;
        } else {
            values[i] = look_up(vm, mapping, keys[i]);
            if (!is_value(values[i])) matches = vm_has_exception(vm) ? -1 : 0;
        }
    }
    value_unref(vm, value_of(seen));
    return matches;
}

// `**rest`: what the other patterns leave.
static int match_others(Matching *m, const Pattern *self, Value mapping, const Value *keys) {
    Vm *vm = m->frame->vm;
    Dict *rest = dict_new(vm);
    bool ok = rest && dict_update(vm, rest, mapping);
    for (size_t i = 0; ok && i < self->n; i++)
        ok = dict_remove(vm, rest, keys[i], NULL) >= 0;
    if (ok) return capture(m, self, value_of(rest));
    value_unref(vm, value_of(rest));
    return -1;
}

static int match_mapping(Matching *m, const Pattern *self, Value v) {
    Vm *vm = m->frame->vm;
    if (!is_of_kind(v, TYPE_IS_MAPPING)) return 0;
    m->frame->at = self->node;
    int64_t length = self->n ? op_length(vm, v) : 0;
    if (length < (int64_t)self->n) return length < 0 ? -1 : 0;
    Value *found = alloca((2 * self->n + 1) * sizeof *found), *keys = found + self->n;
    memset(found, 0, 2 * self->n * sizeof *found);
    int matches = self->n ? find_keys(m, self, v, keys, found) : 1;
    if (matches == 1 && self->target) matches = match_others(m, self, v, keys);
    for (size_t i = 0; matches == 1 && i < self->n; i++)
        matches = self->at[i]->matches(m, self->at[i], found[i]);
    for (size_t i = 0; i < 2 * self->n; i++)
        value_unref(vm, found[i]);
    return matches;
}

// ---- classes

// int(x), str(s) …: one positional pattern is the value itself.
static bool is_itself(const Vm *vm, const Type *type) {
    const Type *const all[] = {vm->types.bool_,     vm->types.int_,     vm->types.float_,
                               vm->types.text,      vm->types.bytes,    vm->types.tuple,
                               vm->types.list,      vm->types.dict,     vm->types.set,
                               vm->types.frozenset, vm->types.bytearray};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (type->def == all[i]->def && type_is_subtype(type, all[i])) return true;
    return false;
}

// The names of the attributes that the positional patterns are for: a tuple (a reference), NONE:
// the first is for the value itself. NO_VALUE: TypeError.
static Value positional_names(Matching *m, const Pattern *self, Type *type) {
    Vm *vm = m->frame->vm;
    Value names = op_find_attribute(vm, value_of(type), "__match_args__");
    if (vm_has_exception(vm)) return NO_VALUE;
    bool is_self = !is_value(names) && is_itself(vm, type);
    size_t n = is_self ? 1 : is_value(names) && is_tuple(names) ? tuple_of(names)->n : 0;
    if (is_value(names) && !is_tuple(names))
        vm_raise(vm, "TypeError", "%s.__match_args__ must be a tuple (got %s)", type->c_name,
                 type_name(vm, names));
    else if (n < self->n_positional)
        vm_raise(vm, "TypeError", "%s() accepts %zu positional sub-pattern%s (%zu given)",
                 type->c_name, n, n == 1 ? "" : "s", self->n_positional);
    for (size_t i = 0; !is_self && !vm_has_exception(vm) && i < self->n_positional; i++)
        if (!is_text(tuple_of(names)->at[i]))
            vm_raise(vm, "TypeError", "__match_args__ elements must be strings (got %s)",
                     type_name(vm, tuple_of(names)->at[i]));
    if (!vm_has_exception(vm)) return is_self ? NONE : names;
    value_unref(vm, names);
    return NO_VALUE;
}

static bool is_named_before(Vm *vm, const Type *type, Text *const *names, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (!names[j] || names[j] != names[i]) continue;
        char *name = text_c(names[i]);
        vm_raise(vm, "TypeError", "%s() got multiple sub-patterns for attribute '%s'", type->c_name,
                 name);
        vm_free_text(vm, name);
        return true;
    }
    return false;
}

// The attributes of [v] called [names] (NULL: itself), into [found]. 1, 0; -1: raised.
static int find_attributes(Matching *m, const Pattern *self, Value v, const Type *type,
                           Text *const *names, Value *found) {
    Vm *vm = m->frame->vm;
    for (size_t i = 0; i < self->n; i++) {
        if (names[i] && is_named_before(vm, type, names, i)) return -1;
        found[i] = names[i] ? op_get_attribute(vm, v, names[i]) : value_ref(v);
        if (is_value(found[i])) continue;
        if (!vm_exception_is(vm, "AttributeError")) return -1;
        vm_clear_exception(vm);
        return 0;
    }
    return 1;
}

static int match_parts(Matching *m, const Pattern *self, Value v, Type *type) {
    Vm *vm = m->frame->vm;
    Value positional = self->n_positional ? positional_names(m, self, type) : NONE;
    if (!is_value(positional)) return -1;
    Value *found = alloca((self->n + 1) * sizeof *found);
    Text **names = alloca((self->n + 1) * sizeof(Text *));
    memset(found, 0, self->n * sizeof *found);
    for (size_t i = 0; i < self->n_positional; i++)
        names[i] = is_none(positional)
                       ? NULL
                       : text_intern(vm, object_of(value_ref(tuple_of(positional)->at[i])));
    for (size_t i = self->n_positional; i < self->n; i++)
        names[i] = self->names[i - self->n_positional];
    int matches = find_attributes(m, self, v, type, names, found);
    for (size_t i = 0; matches == 1 && i < self->n; i++)
        matches = self->at[i]->matches(m, self->at[i], found[i]);
    for (size_t i = 0; i < self->n; i++) {
        if (i < self->n_positional) value_unref(vm, value_of(names[i]));
        value_unref(vm, found[i]);
    }
    value_unref(vm, positional);
    return matches;
}

static int match_class(Matching *m, const Pattern *self, Value v) {
    Vm *vm = m->frame->vm;
    Value type = eval(m->frame, self->value);
    if (!is_value(type)) return -1;
    m->frame->at = self->node;
    int matches = -1;
    if (!is_of_kind(type, TYPE_IS_TYPE))
        vm_raise(vm, "TypeError", "called match pattern must be a type");
    else
        matches = op_is_instance(vm, v, object_of(type));
    if (matches == 1 && self->n) matches = match_parts(m, self, v, object_of(type));
    value_unref(vm, type);
    return matches;
}

// ---- compiling

typedef struct PatternCompiler {
    Compiler *c;
    const Node *last;        // where mistakes are shown: the pattern that was begun last
    VEC(const char *) names; // captured so far
    bool may_take_all;       // nothing comes behind: `_` and a name are all right
} PatternCompiler;

static Pattern *compile_pattern(PatternCompiler *pc, const Node *node);

static Pattern *compile_inner(PatternCompiler *pc, const Node *node) {
    bool outer = pc->may_take_all;
    pc->may_take_all = true;
    Pattern *pattern = compile_pattern(pc, node);
    pc->may_take_all = outer;
    return pattern;
}

// [skips_any]: CPython's compiler does not come to those of them that take anything.
static void compile_all(PatternCompiler *pc, Pattern *pattern, NodeList list, size_t at,
                        bool skips_any) {
    for (size_t i = 0; i < list.n; i++) {
        const Node *last = pc->last;
        pattern->at[at + i] = compile_inner(pc, list.at[i]);
        if (skips_any && pattern->at[at + i]->takes_any) pc->last = last;
    }
}

static bool takes_any(const Node *node) { // `_`, `*_`
    bool is_free = node->kind == NODE_MATCH_STAR || (node->kind == NODE_MATCH_AS && !node->target);
    return is_free && !node->name;
}

static void compile_capture(PatternCompiler *pc, Pattern *p, const Node *node) {
    if (!node->name) return;
    for (size_t i = 0; i < pc->names.n; i++) {
        vm_step(pc->c->vm, i);
        if (strcmp(pc->names.at[i], node->name) == 0)
            tree_fail(pc->c, pc->last->span, "multiple assignments to name '%s' in pattern",
                      node->name);
    }
    vec_push(&pc->names, node->name);
    vm_spend(pc->c->vm, 1 + pc->names.n / 16);
    p->target = compile_name_target(pc->c, node, node->name);
}

static void compile_as(PatternCompiler *pc, Pattern *p, const Node *node) {
    p->matches = match_as;
    p->n = node->target != NULL;
    p->takes_any = !node->target && !node->name;
    if (node->target)
        p->at[0] = compile_pattern(pc, node->target);
    else if (!pc->may_take_all && node->name)
        tree_fail(pc->c, node->span, "name capture '%s' makes remaining patterns unreachable",
                  node->name);
    else if (!pc->may_take_all)
        tree_fail(pc->c, node->span, "wildcard makes remaining patterns unreachable");
    compile_capture(pc, p, node);
}

static void compile_sequence(PatternCompiler *pc, Pattern *p, const Node *node) {
    p->matches = match_sequence;
    p->star = p->n;
    bool all_any = true;
    for (size_t i = 0; i < p->n; i++) {
        all_any = all_any && takes_any(node->list.at[i]);
        if (node->list.at[i]->kind != NODE_MATCH_STAR) continue;
        if (p->star < p->n)
            tree_fail(pc->c, node->span, "multiple starred names in sequence pattern");
        p->star = i;
    }
    bool star_any = p->star < p->n && takes_any(node->list.at[p->star]);
    compile_all(pc, p, node->list, 0, all_any || star_any);
}

// What a literal comes to (a reference); NO_VALUE for an attribute.
static Value literal_value(Compiler *c, const Node *node) {
    if (node->kind == NODE_UNARY_OP || node->kind == NODE_BIN_OP) {
        Value right = literal_value(c, node->value), v = NO_VALUE;
        Value left = node->kind == NODE_BIN_OP ? literal_value(c, node->target) : NONE;
        if (is_value(left) && is_value(right))
            v = node->kind == NODE_UNARY_OP ? op_unary(c->vm, UNARY_NEG, right)
                                            : op_binary(c->vm, binary_op_of(node->op), left, right);
        value_unref(c->vm, left), value_unref(c->vm, right);
        return v;
    }
    const Expr *expr = compile_expr(c, node);
    bool is_constant = expr && expr->eval == eval_constant;
    return is_constant ? value_ref(((const ConstantExpr *)expr)->v) : NO_VALUE;
}

static void check_key(PatternCompiler *pc, const Node *mapping, const Node *key, Dict *seen) {
    Vm *vm = pc->c->vm;
    if (key->kind == NODE_JOINED)
        tree_fail(pc->c, mapping->span,
                  "mapping pattern keys may only match literals and attribute lookups");
    if (key->kind == NODE_JOINED || key->kind == NODE_ATTRIBUTE) return;
    Value v = literal_value(pc->c, key);
    if (!is_value(v)) return;
    if (is_value(dict_find(vm, seen, v))) {
        Str text = {0};
        op_repr_into(vm, v, &text);
        tree_fail(pc->c, mapping->span, "mapping pattern checks duplicate key (%s)",
                  str_text(&text));
        vm_deinit(vm, &text);
    }
    dict_set(vm, seen, v, NONE);
    value_unref(vm, v);
}

static void compile_mapping(PatternCompiler *pc, Pattern *p, const Node *node) {
    p->matches = match_mapping;
    Dict *seen = dict_new(pc->c->vm);
    for (size_t i = 0; seen && i < node->list.n; i++)
        check_key(pc, node, node->list.at[i], seen);
    value_unref(pc->c->vm, value_of(seen));
    p->keys = compile_exprs(pc->c, node->list);
    compile_all(pc, p, node->list2, 0, false);
    compile_capture(pc, p, node);
}

static void compile_class_pattern(PatternCompiler *pc, Pattern *p, const Node *node) {
    p->matches = match_class;
    p->value = compile_expr(pc->c, node->value);
    p->names = tree_alloc(pc->c, (node->names.n + 1) * sizeof *p->names);
    for (size_t i = 0; i < node->names.n; i++) {
        p->names[i] = tree_name(pc->c, node->names.at[i]);
        for (size_t j = 0; j < i; j++)
            if (p->names[j] == p->names[i])
                tree_fail(pc->c, node->list2.at[i]->span,
                          "attribute name repeated in class pattern: %s", node->names.at[i]);
    }
    compile_all(pc, p, node->list, 0, true);
    compile_all(pc, p, node->list2, p->n, true);
    p->n_positional = p->n;
    p->n += node->list2.n;
}

static bool has_name(const char *const *names, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

// Each alternative captures the same names.
static void compile_or(PatternCompiler *pc, Pattern *p, const Node *node) {
    p->matches = match_or;
    bool may_take_all = pc->may_take_all;
    size_t n_before = pc->names.n, n_first = 0;
    VEC(const char *) first = {0};
    for (size_t i = 0; i < p->n; i++) {
        pc->may_take_all = may_take_all && i + 1 == p->n;
        p->at[i] = compile_pattern(pc, node->list.at[i]);
        size_t n = pc->names.n - n_before;
        for (size_t j = 0; i == 0 && j < n; j++)
            vec_push(&first, pc->names.at[n_before + j]);
        if (i == 0) n_first = n;
        bool are_same = n == n_first;
        for (size_t j = 0; are_same && j < n; j++)
            are_same = has_name(first.at, n, pc->names.at[n_before + j]);
        if (!are_same)
            tree_fail(pc->c, pc->last->span, "alternative patterns bind different names");
        if (i + 1 < p->n) pc->names.n = n_before;
    }
    vec_deinit(&first);
    pc->may_take_all = may_take_all;
}

static Pattern *compile_pattern(PatternCompiler *pc, const Node *node) {
    Pattern *p = tree_alloc(pc->c, sizeof *p);
    p->node = pc->last = node;
    p->n = node->list.n;
    p->at = tree_alloc(pc->c, (node->list.n + node->list2.n + 1) * sizeof *p->at);
    switch (node->kind) {
    case NODE_MATCH_VALUE:
    case NODE_MATCH_SINGLETON:
        p->matches = node->kind == NODE_MATCH_VALUE ? match_value : match_singleton;
        if (node->value->kind == NODE_JOINED)
            tree_fail(pc->c, node->span, "patterns may only match literals and attribute lookups");
        p->value = compile_expr(pc->c, node->value);
        break;
    case NODE_MATCH_SEQUENCE: compile_sequence(pc, p, node); break;
    case NODE_MATCH_MAPPING: compile_mapping(pc, p, node); break;
    case NODE_MATCH_CLASS: compile_class_pattern(pc, p, node); break;
    case NODE_MATCH_OR: compile_or(pc, p, node); break;
    case NODE_MATCH_STAR:
        p->matches = match_as;
        p->takes_any = !node->name;
        compile_capture(pc, p, node);
        break;
    case NODE_MATCH_AS: compile_as(pc, p, node); break;
    default: CHECK(false, "no pattern has kind %d", node->kind);
    }
    return p;
}

// ---- the statement

typedef struct Case {
    Pattern *pattern;
    const Test *guard; // or NULL
    Block body;
} Case;

typedef struct MatchStmt {
    Stmt stmt;
    Expr *subject;
    Case *cases;
    size_t n, n_captures; // n_captures: at most, of a case
} MatchStmt;

static Flow exec_match(Frame *frame, Stmt *self) {
    const MatchStmt *stmt = (MatchStmt *)self;
    Value v = eval(frame, stmt->subject);
    if (!is_value(v)) return FLOW_RAISE;
    Flow flow = FLOW_NEXT;
    Matching matching = {frame, alloca((stmt->n_captures + 1) * sizeof(Capture)), 0};
    for (size_t i = 0; i < stmt->n; i++) {
        const Case *one = &stmt->cases[i];
        int matches = one->pattern->matches(&matching, one->pattern, v);
        if (matches != 1)
            drop_captures(&matching, 0);
        else if (!bind_captures(&matching))
            matches = -1;
        if (matches == 1 && one->guard) matches = eval_truth(frame, one->guard);
        if (matches == 0) continue;
        flow = matches < 0 ? FLOW_RAISE : exec_block(frame, &one->body);
        break;
    }
    value_unref(frame->vm, v);
    return flow;
}

// Of what is within the pattern, what CPython's compiler comes to last.
static const Node *last_place(const Pattern *pattern) {
    while (pattern->n)
        pattern = pattern->at[pattern->n - 1];
    return pattern->node;
}

Stmt *compile_match(Compiler *c, const Node *node) {
    MatchStmt *stmt = TREE_STMT(c, MatchStmt, exec_match, node);
    stmt->subject = compile_expr(c, node->value);
    stmt->n = node->list.n;
    stmt->cases = tree_alloc(c, (stmt->n + 1) * sizeof *stmt->cases);
    PatternCompiler pc = {.c = c};
    for (size_t i = 0; i < stmt->n; i++) {
        const Node *from = node->list.at[i];
        pc.names.n = 0;
        pc.may_take_all = from->test || i + 1 == stmt->n;
        stmt->cases[i].pattern = compile_pattern(&pc, from->target);
        if (pc.names.n > stmt->n_captures) stmt->n_captures = pc.names.n;
        if (from->test)
            stmt->cases[i].guard = compile_test(c, from->test, last_place(stmt->cases[i].pattern));
        stmt->cases[i].body = compile_block(c, from->body);
    }
    vec_deinit(&pc.names);
    return &stmt->stmt;
}
