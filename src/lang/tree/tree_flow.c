// if, while, for, return, break, continue, assert; assignments and del.
#include <string.h>

#include "base/check.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/tree/tree.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// ---- simple ones

typedef struct SimpleStmt {
    Stmt stmt;
    Expr *value;
    const Test *test;
} SimpleStmt;

static Flow exec_pass(Frame *frame, Stmt *self) {
    (void)frame, (void)self;
    return FLOW_NEXT;
}
static Flow exec_break(Frame *frame, Stmt *self) {
    (void)frame, (void)self;
    return FLOW_BREAK;
}
static Flow exec_continue(Frame *frame, Stmt *self) {
    (void)frame, (void)self;
    return FLOW_CONTINUE;
}

static Flow exec_return(Frame *frame, Stmt *self) {
    Expr *value = ((SimpleStmt *)self)->value;
    Value v = value ? eval(frame, value) : NONE;
    if (UNLIKELY(!is_value(v))) return FLOW_RAISE;
    frame->result = v;
    return FLOW_RETURN;
}

static Flow exec_assert(Frame *frame, Stmt *self) {
    const SimpleStmt *stmt = (SimpleStmt *)self;
    Vm *vm = frame->vm;
    int truth = eval_truth(frame, stmt->test);
    if (truth > 0) return FLOW_NEXT;
    if (truth == 0) {
        Value message = stmt->value ? eval(frame, stmt->value) : NO_VALUE;
        if (stmt->value && !is_value(message)) return FLOW_RAISE;
        frame->at = stmt->test->place;
        vm_raise_value(vm, "AssertionError", message);
        value_unref(vm, message);
    }
    return FLOW_RAISE;
}

// ---- if and while

typedef struct TestStmt {
    Stmt stmt;
    const Test *test;
    Block body, orelse;
} TestStmt;

static Flow exec_if(Frame *frame, Stmt *self) {
    const TestStmt *stmt = (TestStmt *)self;
    int truth = eval_truth(frame, stmt->test);
    if (UNLIKELY(truth < 0)) return FLOW_RAISE;
    return exec_block(frame, truth ? &stmt->body : &stmt->orelse);
}

static Flow exec_while(Frame *frame, Stmt *self) {
    const TestStmt *stmt = (TestStmt *)self;
    for (;;) {
        int truth = eval_truth(frame, stmt->test);
        if (UNLIKELY(truth < 0)) return FLOW_RAISE;
        if (!truth) return exec_block(frame, &stmt->orelse);
        Flow flow = exec_block(frame, &stmt->body);
        if (flow == FLOW_BREAK) return FLOW_NEXT;
        if (flow == FLOW_RETURN || flow == FLOW_RAISE) return flow;
        if (UNLIKELY(!vm_tick(frame->vm))) return FLOW_RAISE;
    }
}

// ---- for

typedef struct ForStmt {
    Stmt stmt;
    Expr *iterated;
    Target *target;
    LoopTurn *turn; // NULL: nobody watches
    Block body, orelse;
    bool is_async;
} ForStmt;

// A break in the body ends this loop; one in its else is for the loop around it.
static Flow after_body(Flow flow) {
    return flow == FLOW_BREAK ? FLOW_NEXT : flow;
}

// Over an exact list, without an iterator object: it may grow and shrink meanwhile.
static Flow for_list(Frame *frame, const ForStmt *stmt, List *list) {
    for (size_t i = 0; i < list->n; i++) {
        if (UNLIKELY(!vm_tick(frame->vm))) return FLOW_RAISE;
        if (!stmt->target->store(frame, stmt->target, value_ref(list->at[i]))) return FLOW_RAISE;
        Flow flow = exec_block(frame, &stmt->body);
        if (flow != FLOW_NEXT && flow != FLOW_CONTINUE) return after_body(flow);
        if (UNLIKELY(stmt->turn != NULL)) traced_turn(frame, stmt->turn);
    }
    return exec_block(frame, &stmt->orelse);
}

static Value begin(Frame *frame, const ForStmt *stmt, Value iterated) {
    Vm *vm = frame->vm;
    AT(frame, &stmt->stmt);
    if (!stmt->is_async) return op_iter(vm, iterated);
    const TypeSlots *slots = &TYPE_OF(vm, iterated)->slots;
    if (!slots->aiter)
        return vm_raise(vm, "TypeError",
                        "'async for' requires an object with __aiter__ method, got %s",
                        type_name(vm, iterated));
    Value iterator = slots->aiter(vm, iterated);
    if (is_value(iterator) && !TYPE_OF(vm, iterator)->slots.anext) {
        vm_raise(
            vm, "TypeError",
            "'async for' received an object from __aiter__ that does not implement __anext__: %s",
            type_name(vm, iterator));
        value_unref(vm, iterator);
        return NO_VALUE;
    }
    return iterator;
}

static Flow for_iterator(Frame *frame, const ForStmt *stmt, Value iterator) {
    Vm *vm = frame->vm;
    Value (*next)(Vm *, Value) = stmt->is_async ? NULL : TYPE_OF(vm, iterator)->slots.next;
    bool by_generator = next == generator_next;
    for (;;) {
        AT(frame, &stmt->stmt);
        Value v = by_generator           ? generator_next_of(vm, iterator)
                  : LIKELY(next != NULL) ? next(vm, iterator)
                                         : async_next(frame, iterator);
        if (UNLIKELY(!is_value(v))) {
            if (vm_has_exception(vm)) {
                if (!next || !vm_exception_is_type(vm, vm->types.stop_iteration)) return FLOW_RAISE;
                vm_clear_exception(vm);
            }
            return exec_block(frame, &stmt->orelse);
        }
        if (UNLIKELY(!stmt->target->store(frame, stmt->target, v))) return FLOW_RAISE;
        Flow flow = exec_block(frame, &stmt->body);
        if (UNLIKELY(flow != FLOW_NEXT && flow != FLOW_CONTINUE)) return after_body(flow);
        if (UNLIKELY(!vm_tick(vm))) return FLOW_RAISE;
        if (UNLIKELY(stmt->turn != NULL)) traced_turn(frame, stmt->turn);
    }
}

static Flow exec_for(Frame *frame, Stmt *self) {
    const ForStmt *stmt = (ForStmt *)self;
    Vm *vm = frame->vm;
    Value iterated = eval(frame, stmt->iterated);
    if (!is_value(iterated)) return FLOW_RAISE;
    Flow flow;
    Held held;
    if (is_object(iterated) && ((Object *)object_of(iterated))->type == vm->types.list &&
        !stmt->is_async) {
        held_begin(frame, &held, iterated);
        flow = for_list(frame, stmt, list_of(iterated));
        held_end(frame, &held);
        value_unref(vm, iterated);
    } else {
        Value iterator = begin(frame, stmt, iterated);
        value_unref(vm, iterated);
        if (!is_value(iterator)) return FLOW_RAISE;
        held_begin(frame, &held, iterator);
        flow = for_iterator(frame, stmt, iterator);
        held_end(frame, &held);
        value_unref(vm, iterator);
    }
    return flow;
}

// ---- compiling those

static Stmt *compile_branches(Compiler *c, const Node *node, Flow (*fn)(Frame *, Stmt *)) {
    TestStmt *stmt = TREE_STMT(c, TestStmt, fn, node);
    bool is_loop = node->kind == NODE_WHILE;
    stmt->test = is_loop ? compile_loop_test(c, node) : compile_test(c, node->test, node);
    c->loops += is_loop;
    tree_enter_blocks(c, node, is_loop);
    stmt->body = compile_block(c, node->body);
    c->blocks -= is_loop;
    c->loops -= is_loop;
    stmt->orelse = compile_block(c, node->orelse);
    return &stmt->stmt;
}

static Stmt *compile_for(Compiler *c, const Node *node) {
    tree_needs_async(c, node, "for");
    ForStmt *stmt = TREE_STMT(c, ForStmt, exec_for, node);
    stmt->iterated = compile_expr(c, node->value);
    stmt->target = compile_target(c, node->target);
    stmt->turn = trace_loop_turn(c, node);
    stmt->is_async = node->is_async;
    c->loops++;
    tree_enter_blocks(c, node, 1);
    stmt->body = compile_block(c, node->body);
    c->blocks--;
    c->loops--;
    stmt->orelse = compile_block(c, node->orelse);
    return &stmt->stmt;
}

static void fail_in_star_handler(Compiler *c, const Node *node) {
    const Node *value = node->kind == NODE_RETURN ? node->value : NULL;
    bool is_literal = value && (value->kind == NODE_INT || value->kind == NODE_STRING);
    tree_fail(c, is_literal ? value->span : node->span,
              "'break', 'continue' and 'return' cannot appear in an except* block");
}

static Stmt *compile_leave(Compiler *c, const Node *node) {
    bool is_break = node->kind == NODE_BREAK;
    if (c->in_star_handler && c->loops == c->star_loops)
        fail_in_star_handler(c, node);
    else if (!c->loops)
        tree_fail(c, node->span,
                  is_break ? "'break' outside loop" : "'continue' not properly in loop");
    return TREE_STMT(c, Stmt, is_break ? exec_break : exec_continue, node);
}

static Stmt *compile_simple(Compiler *c, const Node *node, Flow (*fn)(Frame *, Stmt *)) {
    SimpleStmt *stmt = TREE_STMT(c, SimpleStmt, fn, node);
    if (node->test) stmt->test = compile_test(c, node->test, node);
    if (node->value) stmt->value = compile_expr(c, node->value);
    return &stmt->stmt;
}

Stmt *compile_flow(Compiler *c, const Node *node) {
    switch (node->kind) {
    case NODE_PASS: return TREE_STMT(c, Stmt, exec_pass, node);
    case NODE_BREAK:
    case NODE_CONTINUE: return compile_leave(c, node);
    case NODE_RETURN:
        if (c->scope->kind != SCOPE_FUNCTION) tree_fail(c, node->span, "'return' outside function");
        if (c->in_star_handler) fail_in_star_handler(c, node);
        return compile_simple(c, node, exec_return);
    case NODE_ASSERT: tree_warn(c, node); return compile_simple(c, node, exec_assert);
    case NODE_IF: return compile_branches(c, node, exec_if);
    case NODE_WHILE: return compile_branches(c, node, exec_while);
    case NODE_FOR: return compile_for(c, node);
    default: CHECK(false, "no statement has kind %d", node->kind);
    }
}

// ---- assignments

typedef struct AssignStmt {
    Stmt stmt;
    Expr *value;
    Target **targets;
    size_t n;
} AssignStmt;

static Flow exec_assign_one(Frame *frame, Stmt *self) {
    const AssignStmt *stmt = (AssignStmt *)self;
    Value v = eval(frame, stmt->value);
    if (UNLIKELY(!is_value(v))) return FLOW_RAISE;
    Target *target = stmt->targets[0];
    AT(frame, self); // what goes because of it may tell of the line
    return target->store(frame, target, v) ? FLOW_NEXT : FLOW_RAISE;
}

static Flow exec_assign(Frame *frame, Stmt *self) {
    const AssignStmt *stmt = (AssignStmt *)self;
    Value v = eval(frame, stmt->value);
    if (!is_value(v)) return FLOW_RAISE;
    bool ok = true;
    AT(frame, self);
    for (size_t i = 0; ok && i < stmt->n; i++)
        ok = stmt->targets[i]->store(frame, stmt->targets[i], value_ref(v));
    value_unref(frame->vm, v);
    return ok ? FLOW_NEXT : FLOW_RAISE;
}

static Flow exec_delete(Frame *frame, Stmt *self) {
    const AssignStmt *stmt = (AssignStmt *)self;
    for (size_t i = 0; i < stmt->n; i++) {
        frame->at = stmt->targets[i]->node;
        if (!stmt->targets[i]->del(frame, stmt->targets[i])) return FLOW_RAISE;
    }
    return FLOW_NEXT;
}

// x: annotation [= value]
typedef struct AnnotatedStmt {
    Stmt stmt;
    Expr *value, *annotation;
    Target *target;
    Text *name; // to be put into __annotations__; or NULL
} AnnotatedStmt;

static bool note_annotation(Frame *frame, const AnnotatedStmt *stmt) {
    Vm *vm = frame->vm;
    Value annotation = eval(frame, stmt->annotation);
    if (!is_value(annotation)) return false;
    bool ok = true;
    if (stmt->name && frame->names) {
        AT(frame, &stmt->stmt);
        Value all = dict_find_name(frame->names, vm->names.annotations);
        if (!is_value(all)) all = dict_find_name(frame->globals, vm->names.annotations);
        if (!is_value(all)) vm_raise(vm, "NameError", "name '__annotations__' is not defined");
        ok = is_value(all) && op_set_item(vm, all, value_of(stmt->name), annotation);
    }
    value_unref(vm, annotation);
    return ok;
}

// Begins a module or class body in which something is annotated.
static Flow exec_make_annotations(Frame *frame, Stmt *self) {
    Vm *vm = frame->vm;
    AT(frame, self);
    if (!frame->names || is_value(dict_find_name(frame->names, vm->names.annotations)))
        return FLOW_NEXT;
    Dict *made = dict_new(vm);
    bool ok = made && dict_set_name(vm, frame->names, vm->names.annotations, value_of(made));
    value_unref(vm, value_of(made));
    return ok ? FLOW_NEXT : FLOW_RAISE;
}

static bool annotates(Vm *vm, NodeList body) {
    for (size_t i = 0; i < body.n; i++) {
        const Node *stmt = body.at[i];
        vm_spend(vm, 1);
        if (stmt->kind == NODE_ANN_ASSIGN) return true;
        if (stmt->kind == NODE_FUNCTION || stmt->kind == NODE_CLASS) continue;
        if (annotates(vm, stmt->body) || annotates(vm, stmt->orelse) ||
            annotates(vm, stmt->finally))
            return true;
        if ((stmt->kind == NODE_TRY || stmt->kind == NODE_MATCH) && annotates(vm, stmt->list))
            return true;
    }
    return false;
}

void compile_make_annotations(Compiler *c, const Node *node, Block *body) {
    if (c->scope->kind == SCOPE_FUNCTION || !annotates(c->vm, node->body)) return;
    Stmt **all = tree_alloc(c, (body->n + 1) * sizeof(Stmt *));
    all[0] = TREE_STMT(c, Stmt, exec_make_annotations, node->body.at[0]);
    memcpy(all + 1, body->at, body->n * sizeof(Stmt *));
    *body = (Block){all, body->n + 1};
}

static Flow exec_annotated(Frame *frame, Stmt *self) {
    const AnnotatedStmt *stmt = (AnnotatedStmt *)self;
    if (stmt->value) {
        Value v = eval(frame, stmt->value);
        if (!is_value(v) || !stmt->target->store(frame, stmt->target, v)) return FLOW_RAISE;
    }
    return !stmt->annotation || note_annotation(frame, stmt) ? FLOW_NEXT : FLOW_RAISE;
}

static Stmt *compile_annotated(Compiler *c, const Node *node) {
    AnnotatedStmt *stmt = TREE_STMT(c, AnnotatedStmt, exec_annotated, node);
    bool is_name = node->target->kind == NODE_NAME;
    if (node->value) stmt->value = compile_expr(c, node->value);
    if (node->value) stmt->target = compile_target(c, node->target);
    // Annotations of a function's own variables are not evaluated.
    if (c->scope->kind != SCOPE_FUNCTION || !is_name || !node->is_simple)
        stmt->annotation = compile_annotation(c, node->test);
    if (is_name && node->is_simple) stmt->name = tree_name(c, node->target->name);
    return &stmt->stmt;
}

Stmt *compile_assign(Compiler *c, const Node *node) {
    if (node->kind == NODE_ANN_ASSIGN) return compile_annotated(c, node);
    bool is_delete = node->kind == NODE_DELETE;
    AssignStmt *stmt = TREE_STMT(c, AssignStmt,
                                 is_delete           ? exec_delete
                                 : node->list.n == 1 ? exec_assign_one
                                                     : exec_assign,
                                 node);
    if (!is_delete) stmt->value = compile_expr(c, node->value);
    stmt->n = node->list.n;
    stmt->targets = tree_alloc(c, (stmt->n + 1) * sizeof *stmt->targets);
    for (size_t i = 0; i < stmt->n; i++) {
        stmt->targets[i] = compile_target(c, node->list.at[i]);
        vm_spend(c->vm, 1);
    }
    return &stmt->stmt;
}
