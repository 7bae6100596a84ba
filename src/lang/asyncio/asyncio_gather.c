// asyncio.gather: a future that is done when all that were given are. Ten thousand of them are
// nothing unusual, so what happens to each is written in C; how the future is cancelled is told by
// its class in modules/asyncio.py.
#include "base/check.h"
#include "lang/asyncio/asyncio.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/operations.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// One gather, which each of its futures refers to until it has told it that it is done.
typedef struct Gather {
    Object object;
    Vm *vm;
    List *children;      // a reference; FutureObjects in the order in which they were given
    FutureObject *outer; // a reference; NULL: the call of gather has failed
    size_t n_futures;    // less than children where one was given twice
    size_t n_done;
    bool returns_exceptions;
} Gather;

static void gather_free(Vm *vm, Object *self) {
    const Gather *gather = (Gather *)self;
    value_unref(vm, value_of(gather->children));
    value_unref(vm, value_of(gather->outer));
}

static void gather_traverse(Object *self, Visit *visit) {
    const Gather *gather = (Gather *)self;
    visit_object(visit, gather->children);
    visit_object(visit, gather->outer);
}

const TypeDef gather_def = {.name = "_asyncio._Gather",
                            .instance_bytes = sizeof(Gather),
                            .slots = {.free = gather_free, .traverse = gather_traverse},
                            .is_final = true};

// ---- when a child is done

static Future *child_at(const Gather *gather, size_t i) {
    return ((FutureObject *)object_of(gather->children->at[i]))->future;
}

// What a future that is done raises (a new reference); NO_VALUE: it has a result.
static Value raised_by(Future *future) {
    void *exception;
    bool has_result = future_result(future, NULL, &exception);
    return has_result ? NO_VALUE : (Value){(uintptr_t)exception};
}

// A cancelled child among the results: a CancelledError of its own, with the words that the future
// keeps (a task that ends by such an error forgets them), or with an empty text.
static Value cancelled_result(const Gather *gather, Future *child) {
    Vm *vm = gather->vm;
    const void *message = future_cancel_message(child);
    return op_call_1(vm, gather->outer->loop->cancelled,
                     message ? (Value){(uintptr_t)message} : value_of(vm->names.empty));
}

static Value result_of(const Gather *gather, Future *child) {
    if (future_is_cancelled(child)) return cancelled_result(gather, child);
    Value exception = raised_by(child);
    if (UNLIKELY(is_value(exception))) return exception;
    return value_ref((Value){(uintptr_t)future_value(child)});
}

// After somebody asked the gather to stop: as the last one in the row was cancelled; if it was not,
// nothing is left of the words.
static bool fill_cancelled(const Gather *gather) {
    Future *last = child_at(gather, gather->children->n - 1);
    Value exception = future_is_cancelled(last)
                          ? raised_by(last)
                          : op_call_0(gather->vm, gather->outer->loop->cancelled);
    return is_value(exception) && future_break(gather->outer, exception);
}

static bool was_asked_to_stop(const Gather *gather) {
    Value v = op_find_attribute(gather->vm, value_of(gather->outer), "_cancel_requested");
    value_unref(gather->vm, v);
    return same(v, TRUE_VALUE);
}

// All are done. What they raised has been looked at even if nobody gets it.
static bool fill(const Gather *gather) {
    Vm *vm = gather->vm;
    List *results = list_new(vm, gather->children->n);
    bool ok = results != NULL;
    for (size_t i = 0; ok && i < gather->children->n; i++) {
        Value v = result_of(gather, child_at(gather, i));
        ok = is_value(v) && list_push(vm, results, v);
    }
    if (ok && UNLIKELY(was_asked_to_stop(gather)))
        ok = fill_cancelled(gather);
    else if (ok)
        future_fill(gather->outer, value_of(results));
    value_unref(vm, value_of(results));
    return ok;
}

static bool note(const Gather *gather, Future *child) {
    bool is_over = !gather->outer || future_is_done(gather->outer->future);
    Outcome outcome = future_outcome(child);
    if (is_over || (outcome != OUTCOME_RESULT && !gather->returns_exceptions)) {
        Value exception = outcome == OUTCOME_RESULT ? NO_VALUE : raised_by(child); // it is seen now
        if (!is_over) return future_break(gather->outer, exception);
        value_unref(gather->vm, exception);
        return true;
    }
    if (gather->n_done < gather->n_futures) return true;
    return fill(gather);
}

void gather_on_child_done(Future *child, void *data) {
    Gather *gather = data;
    vm_spend(gather->vm, 2);
    gather->n_done++;
    if (UNLIKELY(!note(gather, child)))
        asyncio_report(gather->outer->loop, "Exception in callback", vm_take_exception(gather->vm),
                       value_of(gather->outer), NO_VALUE);
    value_unref(gather->vm, value_of(gather));
}

void gather_forget(Vm *vm, FutureFn *fn, void *data) {
    if (fn == gather_on_child_done) value_unref(vm, value_of(data));
}

// ---- the call

static Value call_with_loop(Frame *frame, const char *function, Value arg, Value loop) {
    Vm *vm = frame->vm;
    Value name = value_of(text_name(vm, "loop"));
    Tuple *names = tuple_from_taken(vm, &name, 1);
    Value args[2] = {arg, loop}, fn = dict_find_c(frame->globals, function);
    Value v = names ? op_call(vm, fn, args, 1, names) : NO_VALUE;
    value_unref(vm, value_of(names));
    return v;
}

// The future for one argument, in a loop that may not be known yet (None).
static Value future_for(Frame *frame, Value arg, Value *loop) {
    Vm *vm = frame->vm;
    bool is_ordinary = !is_none(*loop) && is_object(arg) && TYPE_OF(vm, arg) == vm->types.coroutine;
    if (is_ordinary) return loop_create_task(vm, object_of(*loop), arg, NONE);
    Value future = call_with_loop(frame, "ensure_future", arg, *loop);
    if (is_value(future) && UNLIKELY(!is_future_object(vm, future)))
        value_set(vm, &future, op_call_1(vm, dict_find_c(frame->globals, "_Relay"), future));
    if (is_value(future) && is_none(*loop))
        *loop = value_of(((FutureObject *)object_of(future))->loop);
    return future;
}

static bool add(Frame *frame, Gather *gather, Dict *known, Value arg, Value *loop) {
    Vm *vm = frame->vm;
    Value future = value_ref(dict_find(vm, known, arg));
    bool is_new = !is_value(future) && !vm_has_exception(vm);
    if (is_new) future = future_for(frame, arg, loop);
    if (!is_value(future) || !list_push(vm, gather->children, value_ref(future))) return false;
    if (is_new) {
        gather->n_futures++;
        FutureObject *child = object_of(future);
        if (future.bits != arg.bits) child->goes_silently = true;
        value_ref(value_of(gather));
        future_add_callback_for(child->future, gather_on_child_done, gather, "gather",
                                gather->outer ? future_id(gather->outer->future) : 0);
    }
    bool ok = !is_new || dict_set(vm, known, arg, future);
    value_unref(vm, future);
    return ok;
}

// What gather returns. It knows its children as they are added, so that it can be told of each
// child whose it is.
static bool make_outer(Frame *frame, Gather *gather, Value loop) {
    Value outer = call_with_loop(frame, "_GatheringFuture", value_of(gather->children), loop);
    if (is_value(outer)) gather->outer = object_of(outer);
    return is_value(outer);
}

// gather(*coros_or_futures, return_exceptions=False), of at least one
static Value gather_all(Frame *frame) {
    Vm *vm = frame->vm;
    const Tuple *args = tuple_of(frame->slots[1]);
    int truth = op_truth(vm, frame->slots[0]);
    Gather *gather = truth < 0 ? NULL : object_new(vm, vm->types.gather, 0);
    Dict *known = gather ? dict_new(vm) : NULL; // the futures by the arguments
    if (!known) {
        value_unref(vm, value_of(gather));
        return NO_VALUE;
    }
    gather->vm = vm;
    gather->children = list_new(vm, args->n);
    gather->returns_exceptions = truth;
    Value loop = loop_running(vm) ? value_of(loop_running(vm)) : NONE;
    bool ok = gather->children && (is_none(loop) || make_outer(frame, gather, loop));
    for (size_t i = 0; ok && i < args->n; i++)
        ok = add(frame, gather, known, args->at[i], &loop);
    value_unref(vm, value_of(known));
    ok = ok && (gather->outer || make_outer(frame, gather, loop));
    Value outer = ok ? value_ref(value_of(gather->outer)) : NO_VALUE;
    if (!ok && gather->outer) { // nobody will see it
        value_unref(vm, value_of(gather->outer));
        gather->outer = NULL;
    }
    value_unref(vm, value_of(gather));
    return outer;
}

const AsyncioBody asyncio_gather_bodies[] = {{"_gather", gather_all}, {0}};
