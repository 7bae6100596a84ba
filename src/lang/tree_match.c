// match: a pattern is a node that a value is held against. Names are bound as the pattern goes; a
// case whose pattern fails later may have bound some, as in CPython.
#include <string.h>

#include "base/check.h"
#include "lang/class.h"
#include "lang/dict.h"
#include "lang/list.h"
#include "lang/operations.h"
#include "lang/text.h"
#include "lang/tree.h"
#include "lang/tuple.h"

typedef struct Pattern Pattern;

struct Pattern {
    int (*matches)(Frame *frame, const Pattern *self, Value v); // 1, 0; -1: raised
    const Node *node;
    Expr *value;         // of values, classes
    Target *target;      // the name to bind, or NULL
    Pattern **at;        // the inner ones
    size_t n, star;      // star: which of a sequence; n: none
    Expr **keys;         // of a mapping
    Text **names;        // of a class's keyword patterns
    size_t n_positional; // of a class
};

static int bind(Frame *frame, const Pattern *self, Value v) {
    if (!self->target) return 1;
    return self->target->store(frame, self->target, value_ref(v)) ? 1 : -1;
}

static int match_value(Frame *frame, const Pattern *self, Value v) {
    Value wanted = eval(frame, self->value);
    if (!is_value(wanted)) return -1;
    frame->at = self->node;
    Value equal = op_compare(frame->vm, COMPARE_EQ, v, wanted);
    value_unref(frame->vm, wanted);
    int truth = is_value(equal) ? op_truth(frame->vm, equal) : -1;
    value_unref(frame->vm, equal);
    return truth;
}

static int match_singleton(Frame *frame, const Pattern *self, Value v) {
    Value wanted = eval(frame, self->value);
    return same(v, wanted);
}

static int match_as(Frame *frame, const Pattern *self, Value v) {
    int matches = self->n ? self->at[0]->matches(frame, self->at[0], v) : 1;
    return matches == 1 ? bind(frame, self, v) : matches;
}

static int match_or(Frame *frame, const Pattern *self, Value v) {
    for (size_t i = 0; i < self->n; i++) {
        int matches = self->at[i]->matches(frame, self->at[i], v);
        if (matches) return matches;
    }
    return 0;
}

static bool is_sequence(const Vm *vm, Value v) {
    if (is_list(v) || is_tuple(v)) return true;
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.range;
}

static int match_rest(Frame *frame, const Pattern *star, const List *list, size_t from, size_t to) {
    if (!star->target) return 1;
    List *rest = list_new(frame->vm, to - from);
    if (!rest) return -1;
    for (size_t i = from; i < to; i++)
        list_push(frame->vm, rest, value_ref(list->at[i]));
    return star->target->store(frame, star->target, value_of(rest)) ? 1 : -1;
}

static int match_sequence(Frame *frame, const Pattern *self, Value v) {
    Vm *vm = frame->vm;
    if (!is_sequence(vm, v)) return 0;
    List *list = list_from_iterable(vm, v);
    if (!list) return -1;
    bool has_star = self->star < self->n;
    int matches = has_star ? list->n >= self->n - 1 : list->n == self->n;
    for (size_t i = 0; matches == 1 && i < self->n; i++) {
        size_t after = self->n - i; // items from the end on
        if (has_star && i == self->star)
            matches = match_rest(frame, self->at[i], list, i, list->n - (after - 1));
        else
            matches = self->at[i]->matches(
                frame, self->at[i], list->at[has_star && i > self->star ? list->n - after : i]);
    }
    value_unref(vm, value_of(list));
    return matches;
}

static int match_mapping(Frame *frame, const Pattern *self, Value v) {
    Vm *vm = frame->vm;
    if (!is_dict(v)) return 0;
    Dict *rest = self->target ? dict_copy(vm, dict_of(v)) : NULL;
    int matches = 1;
    for (size_t i = 0; matches == 1 && i < self->n; i++) {
        Value key = eval(frame, self->keys[i]);
        Value found = is_value(key) ? dict_find(vm, dict_of(v), key) : NO_VALUE;
        if (!is_value(found)) {
            matches = vm_has_exception(vm) ? -1 : 0;
        } else {
            if (rest) dict_remove(vm, rest, key, NULL);
            value_ref(found);
            matches = self->at[i]->matches(frame, self->at[i], found);
            value_unref(vm, found);
        }
        value_unref(vm, key);
    }
    if (matches == 1 && rest) matches = bind(frame, self, value_of(rest));
    value_unref(vm, value_of(rest));
    return matches;
}

static int match_attribute(Frame *frame, const Pattern *pattern, Value v, Text *name) {
    Vm *vm = frame->vm;
    frame->at = pattern->node;
    Value attribute = op_get_attribute(vm, v, name);
    if (!is_value(attribute)) {
        if (!vm_exception_is(vm, "AttributeError")) return -1;
        vm_clear_exception(vm);
        return 0;
    }
    int matches = pattern->matches(frame, pattern, attribute);
    value_unref(vm, attribute);
    return matches;
}

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

static int match_positional(Frame *frame, const Pattern *self, Value v, Type *type) {
    Vm *vm = frame->vm;
    if (is_itself(vm, type) && !is_value(type_find(type, vm->names.match_args))) {
        if (self->n_positional == 1) return self->at[0]->matches(frame, self->at[0], v);
        vm_raise(vm, "TypeError", "%s() accepts 1 positional sub-pattern (%zu given)", type->c_name,
                 self->n_positional);
        return -1;
    }
    Value names = op_find_attribute(vm, value_of(type), "__match_args__");
    if (vm_has_exception(vm)) return -1;
    size_t n = is_value(names) && is_tuple(names) ? tuple_of(names)->n : 0;
    int matches = 1;
    if (is_value(names) && !is_tuple(names)) {
        vm_raise(vm, "TypeError", "%s.__match_args__ must be a tuple (got %s)", type->c_name,
                 type_name(vm, names));
        matches = -1;
    } else if (n < self->n_positional) {
        vm_raise(vm, "TypeError", "%s() accepts %zu positional sub-pattern%s (%zu given)",
                 type->c_name, n, n == 1 ? "" : "s", self->n_positional);
        matches = -1;
    }
    for (size_t i = 0; matches == 1 && i < self->n_positional; i++) {
        Value name = tuple_of(names)->at[i];
        if (!is_text(name)) {
            vm_raise(vm, "TypeError", "__match_args__ elements must be strings (got %s)",
                     type_name(vm, name));
            matches = -1;
        } else {
            Text *interned = text_intern(vm, text_of(value_ref(name)));
            matches = match_attribute(frame, self->at[i], v, interned);
            value_unref(vm, value_of(interned));
        }
    }
    value_unref(vm, names);
    return matches;
}

static int match_class(Frame *frame, const Pattern *self, Value v) {
    Vm *vm = frame->vm;
    Value type = eval(frame, self->value);
    if (!is_value(type)) return -1;
    frame->at = self->node;
    int matches = -1;
    if (!is_of_kind(type, TYPE_IS_TYPE))
        vm_raise(vm, "TypeError", "called match pattern must be a class");
    else
        matches = op_is_instance(vm, v, object_of(type));
    if (matches == 1 && self->n_positional)
        matches = match_positional(frame, self, v, object_of(type));
    for (size_t i = self->n_positional; matches == 1 && i < self->n; i++)
        matches = match_attribute(frame, self->at[i], v, self->names[i - self->n_positional]);
    value_unref(vm, type);
    return matches;
}

// ---- compiling

static Pattern *compile_pattern(Compiler *c, const Node *node);

static void compile_inner(Compiler *c, Pattern *pattern, NodeList list, size_t at) {
    for (size_t i = 0; i < list.n; i++)
        pattern->at[at + i] = compile_pattern(c, list.at[i]);
}

static Pattern *compile_pattern(Compiler *c, const Node *node) {
    Pattern *p = tree_alloc(c, sizeof *p);
    p->node = node;
    p->n = node->list.n;
    p->at = tree_alloc(c, (node->list.n + node->list2.n + 1) * sizeof *p->at);
    if (node->name) p->target = compile_name_target(c, node, node->name);
    switch (node->kind) {
    case NODE_MATCH_VALUE:
        p->matches = match_value;
        p->value = compile_expr(c, node->value);
        break;
    case NODE_MATCH_SINGLETON:
        p->matches = match_singleton;
        p->value = compile_expr(c, node->value);
        break;
    case NODE_MATCH_SEQUENCE:
        p->matches = match_sequence;
        compile_inner(c, p, node->list, 0);
        p->star = p->n;
        for (size_t i = 0; i < p->n; i++) {
            if (node->list.at[i]->kind != NODE_MATCH_STAR) continue;
            if (p->star < p->n)
                tree_fail(c, node->list.at[i]->span,
                          "multiple starred expressions in sequence pattern");
            p->star = i;
        }
        break;
    case NODE_MATCH_MAPPING:
        p->matches = match_mapping;
        p->keys = compile_exprs(c, node->list);
        compile_inner(c, p, node->list2, 0);
        break;
    case NODE_MATCH_CLASS:
        p->matches = match_class;
        p->value = compile_expr(c, node->value);
        compile_inner(c, p, node->list, 0);
        compile_inner(c, p, node->list2, p->n);
        p->n_positional = p->n;
        p->n += node->list2.n;
        p->names = tree_alloc(c, (node->names.n + 1) * sizeof *p->names);
        for (size_t i = 0; i < node->names.n; i++)
            p->names[i] = tree_name(c, node->names.at[i]);
        break;
    case NODE_MATCH_OR:
        p->matches = match_or;
        compile_inner(c, p, node->list, 0);
        break;
    case NODE_MATCH_STAR:
    case NODE_MATCH_AS:
        p->matches = match_as;
        p->n = node->target != NULL;
        if (node->target) p->at[0] = compile_pattern(c, node->target);
        break;
    default: CHECK(false, "no pattern has kind %d", node->kind);
    }
    return p;
}

// ---- the statement

typedef struct Case {
    Pattern *pattern;
    Expr *guard; // or NULL
    Block body;
} Case;

typedef struct MatchStmt {
    Stmt stmt;
    Expr *subject;
    Case *cases;
    size_t n;
} MatchStmt;

static Flow exec_match(Frame *frame, Stmt *self) {
    const MatchStmt *stmt = (MatchStmt *)self;
    Value v = eval(frame, stmt->subject);
    if (!is_value(v)) return FLOW_RAISE;
    Flow flow = FLOW_NEXT;
    for (size_t i = 0; i < stmt->n; i++) {
        const Case *one = &stmt->cases[i];
        int matches = one->pattern->matches(frame, one->pattern, v);
        if (matches == 1 && one->guard) matches = eval_truth(frame, one->guard);
        if (matches == 0) continue;
        flow = matches < 0 ? FLOW_RAISE : exec_block(frame, &one->body);
        break;
    }
    value_unref(frame->vm, v);
    return flow;
}

// A pattern that takes anything: nothing may come behind it.
static bool takes_all(const Node *pattern) {
    if (pattern->kind == NODE_MATCH_OR) return takes_all(pattern->list.at[pattern->list.n - 1]);
    return pattern->kind == NODE_MATCH_AS && (!pattern->target || takes_all(pattern->target));
}

Stmt *compile_match(Compiler *c, const Node *node) {
    MatchStmt *stmt = TREE_STMT(c, MatchStmt, exec_match, node);
    stmt->subject = compile_expr(c, node->value);
    stmt->n = node->list.n;
    stmt->cases = tree_alloc(c, (stmt->n + 1) * sizeof *stmt->cases);
    for (size_t i = 0; i < stmt->n; i++) {
        const Node *from = node->list.at[i], *pattern = from->target;
        if (i + 1 < stmt->n && !from->test && takes_all(pattern)) {
            if (pattern->kind == NODE_MATCH_AS && pattern->name && !pattern->target)
                tree_fail(c, pattern->span,
                          "name capture '%s' makes remaining patterns unreachable", pattern->name);
            else
                tree_fail(c, pattern->span, "wildcard makes remaining patterns unreachable");
        }
        stmt->cases[i].pattern = compile_pattern(c, pattern);
        if (from->test) stmt->cases[i].guard = compile_expr(c, from->test);
        stmt->cases[i].body = compile_block(c, from->body);
    }
    return &stmt->stmt;
}
