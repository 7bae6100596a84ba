// try in its forms, raise and with.
#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/exception_group.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/tree/tree.h"
#include "lang/types/text.h"

// ---- raise

typedef struct RaiseStmt {
    Stmt stmt;
    Expr *value, *cause;
} RaiseStmt;

// An exception from what stands behind raise or from: a class is called.
static Value as_exception(Vm *vm, Value v, const char *what) {
    if (is_exception(v)) return value_ref(v);
    if (is_of_kind(v, TYPE_IS_TYPE) && ((Type *)object_of(v))->kind & TYPE_IS_EXCEPTION) {
        Value made = op_call_0(vm, v);
        if (is_value(made) && !is_exception(made)) {
            exception_not_made(vm, v, made, "<class '");
            value_unref(vm, made);
            return NO_VALUE;
        }
        return made;
    }
    return vm_raise(vm, "TypeError", "%s must derive from BaseException", what);
}

static Flow exec_reraise(Frame *frame, Stmt *self) {
    Vm *vm = frame->vm;
    Value handled = vm_handled(vm);
    AT(frame, self);
    if (is_value(handled))
        vm_set_exception(vm, value_ref(handled));
    else
        vm_raise(vm, "RuntimeError", "No active exception to reraise");
    return FLOW_RAISE;
}

static Flow exec_raise(Frame *frame, Stmt *self) {
    const RaiseStmt *stmt = (RaiseStmt *)self;
    Vm *vm = frame->vm;
    Value v = eval(frame, stmt->value), cause = NO_VALUE;
    if (!is_value(v)) return FLOW_RAISE;
    if (stmt->cause && !is_value(cause = eval(frame, stmt->cause))) {
        value_unref(vm, v);
        return FLOW_RAISE;
    }
    AT(frame, self);
    Value exception = as_exception(vm, v, "exceptions");
    value_unref(vm, v);
    if (is_value(exception) && stmt->cause) {
        Value from = is_none(cause) ? NONE : as_exception(vm, cause, "exception causes");
        if (!is_value(from)) {
            value_unref(vm, exception);
            exception = NO_VALUE;
        } else {
            value_set(vm, &exception_of(exception)->cause, is_none(from) ? NO_VALUE : from);
            exception_of(exception)->suppresses_context = true;
        }
    }
    value_unref(vm, cause);
    if (is_value(exception)) vm_raise_exception(vm, exception);
    return FLOW_RAISE;
}

Stmt *compile_raise(Compiler *c, const Node *node) {
    if (!node->value) return TREE_STMT(c, Stmt, exec_reraise, node);
    RaiseStmt *stmt = TREE_STMT(c, RaiseStmt, exec_raise, node);
    stmt->value = compile_expr(c, node->value);
    if (node->target) stmt->cause = compile_expr(c, node->target);
    return &stmt->stmt;
}

// ---- try

typedef struct Handler {
    Expr *type; // NULL: all
    Target *target;
    Block body;
    const Node *node;
} Handler;

typedef struct TryStmt {
    Stmt stmt;
    Block body, orelse, finally;
    Handler *handlers;
    size_t n_handlers;
    bool is_star; // except*
} TryStmt;

// Marks [exception] (taken) as being handled until handled_end.
static Value handled_begin(Vm *vm, Value exception) {
    Value outer = vm->handled->exception;
    vm->handled->exception = exception;
    return outer;
}
static void handled_end(Vm *vm, Value outer) {
    value_set(vm, &vm->handled->exception, outer);
}

// An abandoned generator lets go of what its stack holds; no handler is to see it.
static bool is_unwinding(const Vm *vm, Flow flow) {
    return flow == FLOW_RAISE && UNLIKELY(same(vm->exception, vm->unwinding));
}

static Flow run_handler(Frame *frame, const Handler *handler, Value exception) {
    Flow flow = FLOW_RAISE;
    if (!handler->target || handler->target->store(frame, handler->target, value_ref(exception)))
        flow = exec_block(frame, &handler->body);
    if (flow == FLOW_RAISE) exception_trace(frame->vm, frame);
    if (is_unwinding(frame->vm, flow)) return flow;
    if (handler->target && handler->target->store(frame, handler->target, NONE))
        handler->target->del(frame, handler->target);
    return flow;
}

static Flow handle(Frame *frame, const TryStmt *stmt) {
    Vm *vm = frame->vm;
    Value exception = vm_take_exception(vm);
    Value outer = handled_begin(vm, value_ref(exception));
    Flow flow = FLOW_RAISE;
    bool is_found = false;
    for (size_t i = 0; i < stmt->n_handlers && !is_found; i++) {
        const Handler *handler = &stmt->handlers[i];
        int matches = 1;
        if (handler->type) {
            Value type = eval(frame, handler->type);
            if (is_value(type)) frame->at = handler->node;
            matches = is_value(type) ? exception_matches(vm, exception, type) : -1;
            value_unref(vm, type);
        }
        if (matches < 0) {
            is_found = true;
            exception_trace(vm, frame);
        } else if (matches) {
            is_found = true;
            flow = run_handler(frame, handler, exception);
        }
    }
    handled_end(vm, outer);
    if (is_found)
        value_unref(vm, exception);
    else
        vm_set_exception(vm, exception);
    return flow;
}

// One except* clause. What it takes of *[rest] is gone from there; what leaves it goes to [raised].
static bool run_star_handler(Frame *frame, const Handler *handler, Value *rest, List *raised) {
    Vm *vm = frame->vm;
    Value type = eval(frame, handler->type), match, left;
    if (!is_value(type)) return false;
    frame->at = handler->node;
    bool ok = exception_group_match(vm, *rest, type, &match, &left);
    value_unref(vm, type);
    if (!ok) return false;
    if (!is_value(match)) { // it stays the one that it is
        value_unref(vm, left);
        return true;
    }
    value_set(vm, rest, left);
    value_set(vm, &vm->handled->exception, value_ref(match));
    Flow flow = run_handler(frame, handler, match);
    value_unref(vm, match);
    if (is_unwinding(vm, flow)) return false;
    return flow != FLOW_RAISE || list_push(vm, raised, vm_take_exception(vm));
}

// Every clause is asked in turn for its part of the exception; what they raise and what is left
// over goes on as one.
static Flow handle_star(Frame *frame, const TryStmt *stmt) {
    Vm *vm = frame->vm;
    Value whole = vm_take_exception(vm), rest = value_ref(whole), outgoing = NO_VALUE;
    Value outer = handled_begin(vm, value_ref(whole));
    List *raised = list_new(vm, 0);
    bool ok = raised != NULL;
    for (size_t i = 0; ok && i < stmt->n_handlers; i++)
        ok = run_star_handler(frame, &stmt->handlers[i], &rest, raised);
    if (ok && is_value(rest)) ok = list_push(vm, raised, value_ref(rest));
    if (ok) outgoing = exception_group_reraised(vm, whole, raised);
    if (vm_has_exception(vm)) exception_trace(vm, frame);
    handled_end(vm, outer);
    value_unref(vm, value_of(raised));
    value_unref(vm, rest);
    value_unref(vm, whole);
    if (is_value(outgoing)) vm_set_exception(vm, outgoing);
    return vm_has_exception(vm) ? FLOW_RAISE : FLOW_NEXT;
}

// What the try ended with waits until the finally is through, unless that ends otherwise.
static Flow run_finally(Frame *frame, const TryStmt *stmt, Flow flow) {
    Vm *vm = frame->vm;
    Value result = frame->result, exception = NO_VALUE, outer = NO_VALUE;
    if (flow == FLOW_RAISE) {
        exception_trace(vm, frame);
        exception = vm_take_exception(vm);
        outer = handled_begin(vm, value_ref(exception));
    }
    Flow last = exec_block(frame, &stmt->finally);
    if (last == FLOW_RAISE) exception_trace(vm, frame);
    if (flow == FLOW_RAISE) handled_end(vm, outer);
    if (last == FLOW_NEXT) {
        if (flow == FLOW_RAISE) vm_set_exception(vm, exception);
        if (flow == FLOW_RETURN) frame->result = result;
        return flow;
    }
    value_unref(vm, exception);
    if (flow == FLOW_RETURN) value_unref(vm, result);
    return last;
}

static Flow exec_try(Frame *frame, Stmt *self) {
    const TryStmt *stmt = (TryStmt *)self;
    Flow flow = exec_block(frame, &stmt->body);
    if (is_unwinding(frame->vm, flow)) return flow;
    if (flow == FLOW_RAISE && stmt->n_handlers) {
        exception_trace(frame->vm, frame);
        flow = stmt->is_star ? handle_star(frame, stmt) : handle(frame, stmt);
    } else if (flow == FLOW_NEXT) {
        flow = exec_block(frame, &stmt->orelse);
    }
    if (is_unwinding(frame->vm, flow)) return flow;
    return stmt->finally.n ? run_finally(frame, stmt, flow) : flow;
}

Stmt *compile_try(Compiler *c, const Node *node) {
    TryStmt *stmt = TREE_STMT(c, TryStmt, exec_try, node);
    stmt->is_star = node->is_star;
    int has_finally = node->finally.n > 0, has_handlers = node->list.n > 0;
    tree_enter_blocks(c, node, has_finally + has_handlers);
    stmt->body = compile_block(c, node->body);
    c->blocks -= has_handlers;
    stmt->n_handlers = node->list.n;
    stmt->handlers = tree_alloc(c, (node->list.n + 1) * sizeof *stmt->handlers);
    for (size_t i = 0; i < node->list.n; i++) {
        const Node *from = node->list.at[i];
        Handler *handler = &stmt->handlers[i];
        handler->node = from;
        if (from->value)
            handler->type = compile_expr(c, from->value);
        else if (i + 1 < node->list.n)
            tree_fail(c, from->span, "default 'except:' must be last");
        if (from->name) handler->target = compile_name_target(c, from, from->name);
        Compiler inside = *c;
        if (node->is_star) {
            inside.in_star_handler = true;
            inside.star_loops = c->loops;
        }
        tree_enter_blocks(&inside, from, 2);
        handler->body = compile_block(&inside, from->body);
    }
    stmt->orelse = compile_block(c, node->orelse);
    stmt->finally = compile_block(c, node->finally);
    c->blocks -= has_finally;
    return &stmt->stmt;
}

// ---- with

typedef struct WithItem {
    Expr *manager;
    Target *target; // or NULL
} WithItem;

typedef struct WithStmt {
    Stmt stmt;
    WithItem *items;
    size_t n;
    Block body;
    bool is_async;
} WithStmt;

static Value find_manager_method(Frame *frame, const WithStmt *stmt, Value manager, Text *name,
                                 bool is_exit) {
    Vm *vm = frame->vm;
    Value method = class_special(vm, manager, name);
    if (is_value(method) || vm_has_exception(vm)) return method;
    return vm_raise(vm, "TypeError",
                    "'%s' object does not support the %scontext manager protocol%s",
                    type_name(vm, manager), stmt->is_async ? "asynchronous " : "",
                    !is_exit         ? ""
                    : stmt->is_async ? " (missed __aexit__ method)"
                                     : " (missed __exit__ method)");
}

static Value call_manager(Frame *frame, const WithStmt *stmt, Value method, const Value *args,
                          size_t n) {
    Vm *vm = frame->vm;
    Value v = op_call(vm, method, args, n, NULL), awaited = NO_VALUE;
    if (!is_value(v) || !stmt->is_async) return v;
    if (LIKELY(generator_may_await(vm, v)))
        awaited = generator_await(frame, v);
    else
        vm_raise(
            vm, "TypeError",
            "'async with' received an object from __%s__ that does not implement __await__: %s",
            n ? "aexit" : "aenter", type_name(vm, v));
    value_unref(vm, v);
    return awaited;
}

// Leaves by an exception: false if the manager swallowed it.
static Flow exit_raising(Frame *frame, const WithStmt *stmt, Value exit) {
    Vm *vm = frame->vm;
    exception_trace(vm, frame);
    Value exception = vm_take_exception(vm);
    Value outer = handled_begin(vm, value_ref(exception));
    const Traceback *traceback = traceback_visible(exception_of(exception)->traceback);
    Value args[3] = {value_of(TYPE_OF(vm, exception)), exception,
                     traceback ? value_of(traceback) : NONE};
    AT(frame, &stmt->stmt);
    Value done = call_manager(frame, stmt, exit, args, 3);
    int truth = is_value(done) ? op_truth(vm, done) : -1;
    value_unref(vm, done);
    if (truth < 0) exception_trace(vm, frame);
    handled_end(vm, outer);
    if (truth == 0) {
        vm_set_exception(vm, exception);
        return FLOW_RAISE;
    }
    value_unref(vm, exception);
    return truth > 0 ? FLOW_NEXT : FLOW_RAISE;
}

static Flow exit_normally(Frame *frame, const WithStmt *stmt, Value exit, Flow flow) {
    Value result = frame->result;
    Value args[3] = {NONE, NONE, NONE};
    AT(frame, &stmt->stmt);
    Value done = call_manager(frame, stmt, exit, args, 3);
    if (is_value(done)) {
        value_unref(frame->vm, done);
        if (flow == FLOW_RETURN) frame->result = result;
        return flow;
    }
    if (flow == FLOW_RETURN) value_unref(frame->vm, result);
    return FLOW_RAISE;
}

static Flow run_with(Frame *frame, const WithStmt *stmt, size_t i) {
    if (i == stmt->n) return exec_block(frame, &stmt->body);
    const WithItem *item = &stmt->items[i];
    Vm *vm = frame->vm;
    Value manager = eval(frame, item->manager), exit = NO_VALUE, entered = NO_VALUE;
    if (!is_value(manager)) return FLOW_RAISE;
    AT(frame, &stmt->stmt);
    Text *enter_name = stmt->is_async ? vm->names.aenter : vm->names.enter;
    Value enter = find_manager_method(frame, stmt, manager, enter_name, false);
    if (is_value(enter))
        exit = find_manager_method(frame, stmt, manager,
                                   stmt->is_async ? vm->names.aexit : vm->names.exit, true);
    if (is_value(exit)) entered = call_manager(frame, stmt, enter, NULL, 0);
    value_unref(vm, enter);
    value_unref(vm, manager);
    Flow flow = FLOW_RAISE;
    if (is_value(entered)) {
        Held held;
        held_begin(frame, &held, exit);
        bool ok = true;
        if (item->target)
            ok = item->target->store(frame, item->target, entered);
        else
            value_unref(vm, entered);
        if (ok) flow = run_with(frame, stmt, i + 1);
        if (!is_unwinding(vm, flow))
            flow = flow == FLOW_RAISE ? exit_raising(frame, stmt, exit)
                                      : exit_normally(frame, stmt, exit, flow);
        held_end(frame, &held);
    }
    value_unref(vm, exit);
    return flow;
}

static Flow exec_with(Frame *frame, Stmt *self) {
    return run_with(frame, (WithStmt *)self, 0);
}

Stmt *compile_with(Compiler *c, const Node *node) {
    tree_needs_async(c, node, "with");
    WithStmt *stmt = TREE_STMT(c, WithStmt, exec_with, node);
    stmt->is_async = node->is_async;
    stmt->n = node->list.n;
    stmt->items = tree_alloc(c, (stmt->n + 1) * sizeof *stmt->items);
    for (size_t i = 0; i < stmt->n; i++) {
        stmt->items[i].manager = compile_expr(c, node->list.at[i]->value);
        if (node->list.at[i]->target)
            stmt->items[i].target = compile_target(c, node->list.at[i]->target);
    }
    tree_enter_blocks(c, node, (int)stmt->n);
    stmt->body = compile_block(c, node->body);
    c->blocks -= (int)stmt->n;
    return &stmt->stmt;
}
