// Operators: arithmetic, comparisons, := and op=.
#include <string.h>

#include "base/check.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/tree/tree.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

// ---- binary

typedef struct BinaryExpr {
    Expr expr;
    Expr *left, *right;
    BinaryOp op;
} BinaryExpr;

typedef struct Operands {
    Value a, b;
    bool owns_a, owns_b;
} Operands;

// False: raised. Operands that nothing can take away meanwhile are borrowed.
static inline bool get_operands(Frame *frame, Expr *left, Expr *right, Operands *out) {
    out->a = eval_borrowed(frame, left, &out->owns_a);
    if (UNLIKELY(!is_value(out->a))) return false;
    if (!out->owns_a && !is_plain(right)) {
        value_ref(out->a);
        out->owns_a = true;
    }
    out->b = eval_borrowed(frame, right, &out->owns_b);
    if (LIKELY(is_value(out->b))) return true;
    if (out->owns_a) value_unref(frame->vm, out->a);
    return false;
}

static inline void release(Vm *vm, const Operands *o) {
    if (o->owns_a) value_unref(vm, o->a);
    if (o->owns_b) value_unref(vm, o->b);
}

static Value binary_slow(Frame *frame, const BinaryExpr *self, const Operands *o) {
    frame->at = self->expr.node;
    Value v = op_binary(frame->vm, self->op, o->a, o->b);
    release(frame->vm, o);
    return v;
}

static Value eval_binary(Frame *frame, Expr *self) {
    const BinaryExpr *binary = (BinaryExpr *)self;
    Operands o;
    if (!get_operands(frame, binary->left, binary->right, &o)) return NO_VALUE;
    return binary_slow(frame, binary, &o);
}

static inline bool are_floats(const Vm *vm, Value a, Value b) {
    return is_float(vm, a) && is_float(vm, b);
}

static Value eval_add(Frame *frame, Expr *self) {
    const BinaryExpr *binary = (BinaryExpr *)self;
    Operands o;
    if (!get_operands(frame, binary->left, binary->right, &o)) return NO_VALUE;
    if (LIKELY(are_small_ints(o.a, o.b))) {
        int64_t sum;
        if (!__builtin_add_overflow((int64_t)o.a.bits, (int64_t)(o.b.bits - 1), &sum))
            return (Value){(uintptr_t)sum};
    } else if (are_floats(frame->vm, o.a, o.b)) {
        Value v = float_value(frame->vm, float_of(o.a) + float_of(o.b));
        release(frame->vm, &o);
        return v;
    }
    return binary_slow(frame, binary, &o);
}

static Value eval_sub(Frame *frame, Expr *self) {
    const BinaryExpr *binary = (BinaryExpr *)self;
    Operands o;
    if (!get_operands(frame, binary->left, binary->right, &o)) return NO_VALUE;
    if (LIKELY(are_small_ints(o.a, o.b))) {
        int64_t difference;
        if (!__builtin_sub_overflow((int64_t)o.a.bits, (int64_t)(o.b.bits - 1), &difference))
            return (Value){(uintptr_t)difference};
    } else if (are_floats(frame->vm, o.a, o.b)) {
        Value v = float_value(frame->vm, float_of(o.a) - float_of(o.b));
        release(frame->vm, &o);
        return v;
    }
    return binary_slow(frame, binary, &o);
}

static Value eval_mul(Frame *frame, Expr *self) {
    const BinaryExpr *binary = (BinaryExpr *)self;
    Operands o;
    if (!get_operands(frame, binary->left, binary->right, &o)) return NO_VALUE;
    int64_t product;
    if (LIKELY(are_small_ints(o.a, o.b))) {
        if (!__builtin_mul_overflow(small_int(o.a), small_int(o.b), &product) &&
            fits_small_int(product))
            return small_int_value(product);
    } else if (are_floats(frame->vm, o.a, o.b)) {
        Value v = float_value(frame->vm, float_of(o.a) * float_of(o.b));
        release(frame->vm, &o);
        return v;
    }
    return binary_slow(frame, binary, &o);
}

// %, // and the bitwise ones of small ints.
static Value eval_int_op(Frame *frame, Expr *self) {
    const BinaryExpr *binary = (BinaryExpr *)self;
    Operands o;
    if (!get_operands(frame, binary->left, binary->right, &o)) return NO_VALUE;
    if (are_small_ints(o.a, o.b) && small_int(o.b) > 0) {
        int64_t a = small_int(o.a), b = small_int(o.b), r = a % b;
        switch (binary->op) {
        case BINARY_MOD: return small_int_value(r < 0 ? r + b : r);
        case BINARY_FLOORDIV: return small_int_value(a / b - (r < 0));
        case BINARY_AND: return small_int_value(a & b);
        default: break;
        }
    }
    return binary_slow(frame, binary, &o);
}

BinaryOp binary_op_of(Operator op) {
    static const BinaryOp ops[] = {
        [OP_ADD] = BINARY_ADD,           [OP_SUB] = BINARY_SUB,       [OP_MULT] = BINARY_MUL,
        [OP_MAT_MULT] = BINARY_MATMUL,   [OP_DIV] = BINARY_TRUEDIV,   [OP_MOD] = BINARY_MOD,
        [OP_POW] = BINARY_POW,           [OP_LSHIFT] = BINARY_LSHIFT, [OP_RSHIFT] = BINARY_RSHIFT,
        [OP_BIT_OR] = BINARY_OR,         [OP_BIT_XOR] = BINARY_XOR,   [OP_BIT_AND] = BINARY_AND,
        [OP_FLOOR_DIV] = BINARY_FLOORDIV};
    return ops[op];
}

Expr *compile_binary(Compiler *c, const Node *node) {
    BinaryOp op = binary_op_of((Operator)node->op);
    Value (*fn)(Frame *, Expr *) = op == BINARY_ADD   ? eval_add
                                   : op == BINARY_SUB ? eval_sub
                                   : op == BINARY_MUL ? eval_mul
                                   : op == BINARY_MOD || op == BINARY_FLOORDIV || op == BINARY_AND
                                       ? eval_int_op
                                       : eval_binary;
    BinaryExpr *expr = TREE_EXPR(c, BinaryExpr, fn, node);
    expr->left = compile_expr(c, node->target);
    expr->right = compile_expr(c, node->value);
    expr->op = op;
    return &expr->expr;
}

// ---- unary

typedef struct UnaryExpr {
    Expr expr;
    Expr *value;
    UnaryOp op;
} UnaryExpr;

static Value eval_unary(Frame *frame, Expr *self) {
    const UnaryExpr *unary = (UnaryExpr *)self;
    Value v = eval(frame, unary->value);
    if (!is_value(v)) return NO_VALUE;
    AT(frame, self);
    Value result = op_unary(frame->vm, unary->op, v);
    value_unref(frame->vm, v);
    return result;
}

Expr *compile_unary(Compiler *c, const Node *node) {
    const Node *operand = node->value;
    if (node->op == OP_USUB && operand->kind == NODE_INT) // -1 is a constant
        return compile_constant(c, node, compile_int(c, operand, true));
    if (node->op == OP_NOT) return compile_not(c, node);
    UnaryExpr *expr = TREE_EXPR(c, UnaryExpr, eval_unary, node);
    expr->op = node->op == OP_INVERT ? UNARY_INVERT : node->op == OP_UADD ? UNARY_POS : UNARY_NEG;
    expr->value = compile_expr(c, operand);
    return &expr->expr;
}

// ---- comparisons

typedef struct CompareExpr {
    Expr expr;
    Expr *left;
    Expr **others;
    const Operator *ops;
    size_t n;
} CompareExpr;

static Value compare(Vm *vm, Operator op, Value a, Value b) {
    int found;
    switch (op) {
    case OP_EQ: return op_compare(vm, COMPARE_EQ, a, b);
    case OP_NOT_EQ: return op_compare(vm, COMPARE_NE, a, b);
    case OP_LT: return op_compare(vm, COMPARE_LT, a, b);
    case OP_LT_E: return op_compare(vm, COMPARE_LE, a, b);
    case OP_GT: return op_compare(vm, COMPARE_GT, a, b);
    case OP_GT_E: return op_compare(vm, COMPARE_GE, a, b);
    case OP_IS: return bool_value(same(a, b));
    case OP_IS_NOT: return bool_value(!same(a, b));
    default:
        found = op_contains(vm, b, a);
        return found < 0 ? NO_VALUE : bool_value(found == (op == OP_IN));
    }
}

static Value eval_compare_one(Frame *frame, Expr *self) {
    const CompareExpr *expr = (CompareExpr *)self;
    Operands o;
    Value v;
    if (!get_operands(frame, expr->left, expr->others[0], &o)) return NO_VALUE;
    if (LIKELY(are_small_ints(o.a, o.b))) {
        int64_t a = (int64_t)o.a.bits, b = (int64_t)o.b.bits;
        switch (expr->ops[0]) {
        case OP_LT: return bool_value(a < b);
        case OP_LT_E: return bool_value(a <= b);
        case OP_GT: return bool_value(a > b);
        case OP_GT_E: return bool_value(a >= b);
        case OP_EQ: return bool_value(a == b);
        case OP_NOT_EQ: return bool_value(a != b);
        default: break;
        }
    }
    AT(frame, self);
    v = compare(frame->vm, expr->ops[0], o.a, o.b);
    release(frame->vm, &o);
    return v;
}

// a < b < c: each operand is evaluated once, and only as far as it is true.
Value eval_compare_chain(Frame *frame, Expr *self, int *truth) {
    const CompareExpr *expr = (CompareExpr *)self;
    Vm *vm = frame->vm;
    *truth = -1;
    Value left = eval(frame, expr->left), v = NO_VALUE;
    if (!is_value(left)) return NO_VALUE;
    for (size_t i = 0; i < expr->n; i++) {
        vm_step(vm, i);
        Value right = eval(frame, expr->others[i]);
        if (!is_value(right)) break;
        AT(frame, self);
        v = compare(vm, expr->ops[i], left, right);
        value_unref(vm, left);
        left = right;
        if (!is_value(v) || i == expr->n - 1) break;
        *truth = op_truth(vm, v);
        if (*truth == 0) break;
        value_unref(vm, v);
        v = NO_VALUE;
        if (*truth < 0) break;
        *truth = -1;
    }
    value_unref(vm, left);
    return v;
}

static Value eval_compare_many(Frame *frame, Expr *self) {
    int truth;
    return eval_compare_chain(frame, self, &truth);
}

bool is_compare_chain(const Expr *expr) {
    return expr->eval == eval_compare_many;
}

Expr *compile_compare(Compiler *c, const Node *node) {
    CompareExpr *expr =
        TREE_EXPR(c, CompareExpr, node->list.n == 1 ? eval_compare_one : eval_compare_many, node);
    expr->left = compile_expr(c, node->target);
    expr->others = compile_exprs(c, node->list);
    expr->ops = node->ops;
    expr->n = node->list.n;
    return &expr->expr;
}

// ---- :=

typedef struct NamedExpr {
    Expr expr;
    Target *target;
    Expr *value;
} NamedExpr;

static Value eval_named(Frame *frame, Expr *self) {
    const NamedExpr *expr = (NamedExpr *)self;
    Value v = eval(frame, expr->value);
    if (!is_value(v)) return NO_VALUE;
    if (expr->target->store(frame, expr->target, value_ref(v))) return v;
    value_unref(frame->vm, v);
    return NO_VALUE;
}

Expr *compile_named(Compiler *c, const Node *node) {
    NamedExpr *expr = TREE_EXPR(c, NamedExpr, eval_named, node);
    expr->value = compile_expr(c, node->value);
    expr->target = compile_target(c, node->target);
    return &expr->expr;
}

// ---- a += b

typedef struct AugAssign {
    Stmt stmt;
    Expr *box, *key; // of box.name or box[key]; NULL for a name
    Expr *current;   // of a name
    Text *name;
    Target *target;
    Expr *value;
    BinaryOp op;
    uint32_t slot; // of a local variable
} AugAssign;

static Value combine(Frame *frame, const AugAssign *self, Value current) {
    Vm *vm = frame->vm;
    Value v = eval(frame, self->value), result = NO_VALUE;
    if (is_value(v)) {
        frame->at = self->stmt.node;
        bool are_ints = are_small_ints(current, v) && self->op != BINARY_MATMUL;
        result =
            are_ints ? int_binary(vm, self->op, current, v) : op_in_place(vm, self->op, current, v);
    }
    value_unref(vm, v);
    value_unref(vm, current);
    return result;
}

static Flow exec_aug_name(Frame *frame, Stmt *self) {
    const AugAssign *aug = (AugAssign *)self;
    Value current = eval(frame, aug->current);
    if (!is_value(current)) return FLOW_RAISE;
    Value v = combine(frame, aug, current);
    if (!is_value(v)) return FLOW_RAISE;
    return aug->target->store(frame, aug->target, v) ? FLOW_NEXT : FLOW_RAISE;
}

static inline bool is_exact_text(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.text;
}

static Flow exec_aug_local(Frame *frame, Stmt *self) {
    const AugAssign *aug = (AugAssign *)self;
    Value *place = &frame->slots[aug->slot];
    if (UNLIKELY(aug->op != BINARY_ADD || !is_value(*place))) return exec_aug_name(frame, self);
    bool owns;
    Value v = eval_borrowed(frame, aug->value, &owns);
    if (!is_value(v)) return FLOW_RAISE;
    Vm *vm = frame->vm;
    int64_t sum;
    Value result, current = *place;
    if (are_small_ints(current, v) &&
        !__builtin_add_overflow((int64_t)current.bits, (int64_t)(v.bits - 1), &sum)) {
        *place = (Value){(uintptr_t)sum};
        return FLOW_NEXT;
    }
    if (is_exact_text(vm, current) && is_exact_text(vm, v)) {
        *place = NO_VALUE; // so that nobody else knows it
        if (!owns) value_ref(v), owns = true;
        result = value_of(text_append(vm, text_of(current), text_of(v)));
    } else {
        AT(frame, self);
        value_ref(current);
        if (!owns) value_ref(v), owns = true;
        result = op_in_place(vm, aug->op, current, v);
        value_unref(vm, current);
    }
    if (owns) value_unref(vm, v);
    if (!is_value(result)) return FLOW_RAISE;
    value_set(vm, place, result);
    return FLOW_NEXT;
}

static Flow exec_aug_attribute(Frame *frame, Stmt *self) {
    const AugAssign *aug = (AugAssign *)self;
    Vm *vm = frame->vm;
    Value box = eval(frame, aug->box);
    if (!is_value(box)) return FLOW_RAISE;
    frame->at = aug->target->node;
    Value current = op_get_attribute(vm, box, aug->name);
    Value v = is_value(current) ? combine(frame, aug, current) : NO_VALUE;
    if (is_value(v)) frame->at = aug->target->node;
    bool ok = is_value(v) && op_set_attribute(vm, box, aug->name, v);
    value_unref(vm, v);
    value_unref(vm, box);
    return ok ? FLOW_NEXT : FLOW_RAISE;
}

static Flow exec_aug_item(Frame *frame, Stmt *self) {
    const AugAssign *aug = (AugAssign *)self;
    Vm *vm = frame->vm;
    Value box = eval(frame, aug->box), key = NO_VALUE, current = NO_VALUE, v = NO_VALUE;
    if (is_value(box)) key = eval(frame, aug->key);
    if (is_value(key)) {
        frame->at = aug->target->node;
        current = op_get_item(vm, box, key);
    }
    if (is_value(current)) v = combine(frame, aug, current);
    if (is_value(v)) frame->at = aug->target->node;
    bool ok = is_value(v) && op_set_item(vm, box, key, v);
    value_unref(vm, v);
    value_unref(vm, key);
    value_unref(vm, box);
    return ok ? FLOW_NEXT : FLOW_RAISE;
}

Stmt *compile_aug_assign(Compiler *c, const Node *node) {
    const Node *target = node->target;
    bool is_name = target->kind == NODE_NAME, is_attribute = target->kind == NODE_ATTRIBUTE;
    AugAssign *aug = TREE_STMT(c, AugAssign,
                               is_name        ? exec_aug_name
                               : is_attribute ? exec_aug_attribute
                                              : exec_aug_item,
                               node);
    aug->op = binary_op_of((Operator)node->op);
    aug->target = compile_target(c, target);
    if (is_name) {
        aug->current = compile_expr(c, target);
        if (aug->current->eval == eval_local) {
            aug->slot = ((LocalExpr *)aug->current)->slot;
            aug->stmt.exec = exec_aug_local;
        }
    } else {
        aug->box = compile_expr(c, target->value);
        if (is_attribute)
            aug->name = tree_name(c, target->name);
        else
            aug->key = compile_expr(c, target->target);
    }
    aug->value = compile_expr(c, node->value);
    return &aug->stmt;
}
