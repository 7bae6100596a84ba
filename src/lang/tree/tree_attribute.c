// a.b and a[b]. An attribute remembers the version of the object's type, and what it found there:
// a function to be called, a place in the instance's dict, or nothing that can be remembered.
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/function.h"
#include "lang/core/missing.h"
#include "lang/core/operations.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/slice.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

typedef struct AttributeExpr {
    Expr expr;
    Expr *value;
    Text *name;
    uint32_t version; // of the type for which the rest holds; 0: none
    uint32_t entry;   // of the instance's dict
    uint32_t lacking; // the version of a dict that has no such name; 0: none
    Value found;      // on the type: borrowed while the version is the same; or NO_VALUE
    bool is_method;   // found is a function, to be called with the object first
} AttributeExpr;

static inline bool is_entry(const Dict *dict, uint32_t at, const Text *name) {
    return dict && at < dict->n_used && dict->entries[at].key.bits == (uintptr_t)name;
}

// Whether the ordinary way of finding attributes holds for the type, and what the type has.
static bool remember(Vm *vm, AttributeExpr *self, Type *type) {
    // A module differs only where it has no such attribute.
    bool is_ordinary = type->slots.get_attribute == vm->types.object->slots.get_attribute ||
                       type->slots.get_attribute == vm->types.module->slots.get_attribute;
    if (!is_ordinary) return false;
    Value found = type_find_cached(vm, type, self->name);
    const TypeSlots *slots = is_value(found) ? &TYPE_OF(vm, found)->slots : NULL;
    if (slots && slots->descr_set) return false;
    bool is_function = slots && TYPE_OF(vm, found) == vm->types.function &&
                       !(((Function *)object_of(found))->code->flags & CODE_AS_BUILT_IN);
    bool is_method = is_function || (slots && TYPE_OF(vm, found) == vm->types.native_method);
    if (slots && slots->descr_get && !is_method) return false;
    self->is_method = is_method; // only now: else what is remembered of another type would change
    self->found = found;
    self->version = type->version;
    return true;
}

// From the instance's own dict; NO_VALUE: not there.
static inline Value own_attribute(AttributeExpr *self, const Type *type, Value object) {
    if (!type->dict_offset) return NO_VALUE;
    const Dict *dict = *type_dict_place(type, object);
    if (LIKELY(is_entry(dict, self->entry, self->name))) return dict->entries[self->entry].value;
    if (!dict || dict->version == self->lacking) return NO_VALUE;
    int64_t at = dict_entry_of_name(dict, self->name);
    if (at < 0) {
        self->lacking = dict->version;
        return NO_VALUE;
    }
    self->entry = (uint32_t)at;
    return dict->entries[at].value;
}

static inline bool is_remembered(Vm *vm, AttributeExpr *self, Value object, Type *type) {
    if (UNLIKELY(!is_object(object))) return false;
    return self->version == type->version || remember(vm, self, type);
}

static Value get_of(Frame *frame, AttributeExpr *self, Value object) {
    Vm *vm = frame->vm;
    Type *type = TYPE_OF(vm, object);
    if (is_remembered(vm, self, object, type)) {
        Value own = own_attribute(self, type, object);
        if (is_value(own)) return value_ref(own);
        if (is_value(self->found) && !self->is_method) return value_ref(self->found);
    }
    frame->at = self->expr.node;
    Value v = type->slots.get_attribute(vm, object, self->name);
    if (UNLIKELY(!is_value(v))) missing_attribute(vm, object, self->name);
    return v;
}

static Value eval_attribute(Frame *frame, Expr *self) {
    AttributeExpr *attribute = (AttributeExpr *)self;
    bool is_owned;
    Value object = eval_borrowed(frame, attribute->value, &is_owned);
    if (UNLIKELY(!is_value(object))) return NO_VALUE;
    if (!is_owned) value_ref(object); // what is called may rebind the variable
    Value v = get_of(frame, attribute, object);
    value_unref(frame->vm, object);
    return v;
}

bool is_attribute_expr(const Expr *expr) {
    return expr->eval == eval_attribute;
}

Value attribute_for_call(Frame *frame, Expr *expr, Value *self) {
    AttributeExpr *attribute = (AttributeExpr *)expr;
    Vm *vm = frame->vm;
    *self = NO_VALUE;
    Value object = eval(frame, attribute->value);
    if (UNLIKELY(!is_value(object))) return NO_VALUE;
    Type *type = TYPE_OF(vm, object);
    if (is_remembered(vm, attribute, object, type) && attribute->is_method &&
        !is_value(own_attribute(attribute, type, object))) {
        *self = object;
        return value_ref(attribute->found);
    }
    Value v = get_of(frame, attribute, object);
    value_unref(vm, object);
    return v;
}

const Node *attribute_place(Compiler *c, const Node *node, const Node *attribute) {
    Span span = attribute->span;
    if (span.line == span.end_line) return node;
    Node *place = tree_alloc(c, sizeof *place);
    *place = *node;
    place->span.line = span.end_line;
    place->span.col = span.end_col - (int)strlen(attribute->name);
    return place;
}

Expr *compile_attribute(Compiler *c, const Node *node) {
    const Node *place = attribute_place(c, node, node);
    AttributeExpr *expr = TREE_EXPR(c, AttributeExpr, eval_attribute, place);
    expr->value = compile_expr(c, node->value);
    expr->name = tree_name(c, node->name);
    return &expr->expr;
}

// ---- a.b = v

typedef struct AttributeTarget {
    Target target;
    Expr *value;
    Text *name;
    uint32_t version, entry;
} AttributeTarget;

static bool store_in_dict(Vm *vm, AttributeTarget *self, Type *type, Value object, Value v) {
    Dict **place = type_dict_place(type, object);
    if (LIKELY(is_entry(*place, self->entry, self->name))) {
        value_set(vm, &(*place)->entries[self->entry].value, value_ref(v));
        return true;
    }
    if (!*place && !(*place = dict_new(vm))) return false;
    if (!dict_set_name(vm, *place, self->name, v)) return false;
    self->entry = (uint32_t)dict_entry_of_name(*place, self->name);
    return true;
}

static bool store_attribute(Frame *frame, Target *self, Value v) {
    AttributeTarget *target = (AttributeTarget *)self;
    Vm *vm = frame->vm;
    Value object = eval(frame, target->value);
    if (!is_value(object)) {
        value_unref(vm, v);
        return false;
    }
    Type *type = TYPE_OF(vm, object);
    AT(frame, self);
    if (target->version != type->version && type->dict_offset && is_object(object) &&
        type->slots.set_attribute == vm->types.object->slots.set_attribute) {
        Value found = type_find_cached(vm, type, target->name);
        bool is_plain_one = !is_value(found) || !TYPE_OF(vm, found)->slots.descr_set;
        if (is_plain_one) target->version = type->version;
    }
    bool ok = target->version == type->version
                  ? store_in_dict(vm, target, type, object, v)
                  : type->slots.set_attribute(vm, object, target->name, v);
    value_unref(vm, v);
    value_unref(vm, object);
    return ok;
}

static bool del_attribute(Frame *frame, Target *self) {
    AttributeTarget *target = (AttributeTarget *)self;
    Value object = eval(frame, target->value);
    if (!is_value(object)) return false;
    AT(frame, self);
    bool ok = op_set_attribute(frame->vm, object, target->name, NO_VALUE);
    value_unref(frame->vm, object);
    return ok;
}

Target *compile_attribute_target(Compiler *c, const Node *node) {
    const Node *place = attribute_place(c, node, node);
    AttributeTarget *target =
        TREE_TARGET(c, AttributeTarget, store_attribute, del_attribute, place);
    target->value = compile_expr(c, node->value);
    target->name = tree_name(c, node->name);
    return &target->target;
}

// ---- a[b]

typedef struct SubscriptExpr {
    Expr expr;
    Expr *value, *key;
} SubscriptExpr;

static inline bool is_exactly(Value v, const Type *type) {
    return is_object(v) && ((Object *)object_of(v))->type == type;
}

// Items of lists and tuples by small ints that are in range; NO_VALUE: another way.
static inline Value quick_item(const Vm *vm, Value box, Value key) {
    if (!is_small_int(key)) return NO_VALUE;
    int64_t i = small_int(key);
    const Value *row;
    size_t n;
    if (is_exactly(box, vm->types.list))
        row = list_of(box)->at, n = list_of(box)->n;
    else if (is_exactly(box, vm->types.tuple))
        row = tuple_of(box)->at, n = tuple_of(box)->n;
    else
        return NO_VALUE;
    if (i < 0) i += (int64_t)n;
    return (uint64_t)i < n ? value_ref(row[i]) : NO_VALUE;
}

static Value eval_subscript(Frame *frame, Expr *self) {
    const SubscriptExpr *expr = (SubscriptExpr *)self;
    Vm *vm = frame->vm;
    bool owns_box, owns_key;
    Value box = eval_borrowed(frame, expr->value, &owns_box);
    if (!is_value(box)) return NO_VALUE;
    if (!owns_box && !is_plain(expr->key)) value_ref(box), owns_box = true;
    Value key = eval_borrowed(frame, expr->key, &owns_key), v = NO_VALUE;
    if (is_value(key)) {
        v = quick_item(vm, box, key);
        if (!is_value(v)) {
            AT(frame, self);
            value_ref(box), value_ref(key);
            v = op_get_item(vm, box, key);
            value_unref(vm, box), value_unref(vm, key);
        }
    }
    if (owns_key) value_unref(vm, key);
    if (owns_box) value_unref(vm, box);
    return v;
}

Expr *compile_subscript(Compiler *c, const Node *node) {
    SubscriptExpr *expr = TREE_EXPR(c, SubscriptExpr, eval_subscript, node);
    expr->value = compile_expr(c, node->value);
    expr->key = compile_expr(c, node->target);
    return &expr->expr;
}

typedef struct SliceExpr {
    Expr expr;
    Expr *bounds[3]; // or NULL
} SliceExpr;

static Value eval_slice(Frame *frame, Expr *self) {
    const SliceExpr *expr = (SliceExpr *)self;
    Vm *vm = frame->vm;
    Value bounds[3] = {NONE, NONE, NONE};
    bool ok = true;
    for (int i = 0; ok && i < 3; i++) {
        if (expr->bounds[i]) bounds[i] = eval(frame, expr->bounds[i]);
        ok = is_value(bounds[i]);
    }
    if (ok) {
        AT(frame, self);
        return slice_new(vm, bounds[0], bounds[1], bounds[2]);
    }
    for (int i = 0; i < 3; i++)
        value_unref(vm, bounds[i]);
    return NO_VALUE;
}

Expr *compile_slice(Compiler *c, const Node *node) {
    SliceExpr *expr = TREE_EXPR(c, SliceExpr, eval_slice, node);
    const Node *bounds[3] = {node->target, node->value, node->test};
    for (int i = 0; i < 3; i++)
        if (bounds[i]) expr->bounds[i] = compile_expr(c, bounds[i]);
    return &expr->expr;
}

typedef struct SubscriptTarget {
    Target target;
    Expr *value, *key;
} SubscriptTarget;

static bool change_item(Frame *frame, Target *self, Value v) {
    const SubscriptTarget *target = (SubscriptTarget *)self;
    Vm *vm = frame->vm;
    Value box = eval(frame, target->value);
    Value key = is_value(box) ? eval(frame, target->key) : NO_VALUE;
    bool ok = is_value(key);
    if (ok && is_exactly(box, vm->types.list) && is_small_int(key) && is_value(v) &&
        (uint64_t)small_int(key) < list_of(box)->n) {
        value_set(vm, &list_of(box)->at[small_int(key)], value_ref(v));
    } else if (ok) {
        AT(frame, self);
        ok = op_set_item(vm, box, key, v);
    }
    value_unref(vm, key);
    value_unref(vm, box);
    value_unref(vm, v);
    return ok;
}

static bool store_subscript(Frame *frame, Target *self, Value v) {
    return change_item(frame, self, v);
}
static bool del_subscript(Frame *frame, Target *self) {
    return change_item(frame, self, NO_VALUE);
}

Target *compile_subscript_target(Compiler *c, const Node *node) {
    SubscriptTarget *target = TREE_TARGET(c, SubscriptTarget, store_subscript, del_subscript, node);
    target->value = compile_expr(c, node->value);
    target->key = compile_expr(c, node->target);
    return &target->target;
}
