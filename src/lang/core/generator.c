// Generators and coroutines: switching into them, following delegation, closing, and their methods.
#include "lang/core/generator.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/asyncio/async_hooks.h"
#include "lang/builtins/stream.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/hooks.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/import.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"
#include "lang/watch/reporter.h"

static const char *kind_name(const Vm *vm, const Generator *g) {
    return g->object.type == vm->types.coroutine         ? "coroutine"
           : g->object.type == vm->types.async_generator ? "async generator"
                                                         : "generator";
}

Value generator_new(Vm *vm, Function *function, const Value *slots) {
    const Code *code = function->code;
    Type *type = code->flags & CODE_COROUTINE         ? vm->types.coroutine
                 : code->flags & CODE_ASYNC_GENERATOR ? vm->types.async_generator
                                                      : vm->types.generator;
    bool may = op_may_enter(vm, 1, ""); // it is called, if only to be made
    Generator *g = may ? object_new(vm, type, code->n_slots * sizeof *slots) : NULL;
    if (!g) {
        for (size_t i = 0; i < code->n_slots; i++)
            value_unref(vm, slots[i]);
        return NO_VALUE;
    }
    g->number = ++vm->n_made;
    g->slots = (Value *)(g + 1);
    for (size_t i = 0; i < code->n_slots; i++)
        g->slots[i] = slots[i];
    g->function = object_of(value_ref(value_of(function)));
    g->name = object_of(value_ref(value_of(function->name)));
    g->qualname = object_of(value_ref(value_of(function->qualname)));
    if (UNLIKELY(vm->asking != NULL)) condition_made(vm, value_of(g));
    Frame *frame = &g->frame; // all zero, as everything that is new
    frame->vm = vm;
    frame->code = function->code;
    frame->function = function;
    frame->slots = g->slots;
    frame->closure = function->closure ? function->closure->at : NULL;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->at = code->node;
    frame->generator = g;
    if (UNLIKELY(vm->reporter != NULL)) report_frame_made(&g->frame);
    if (UNLIKELY(vm->origin_depth) && type == vm->types.coroutine)
        g->origin = coroutine_origin_now(vm, vm->origin_depth);
    return value_of(g);
}

// ---- switching

// An exception that means "the end" to whoever iterates must not leave a generator.
static void forbid_stop(Vm *vm, const Generator *g) {
    const char *what = NULL;
    if (vm_exception_is_type(vm, vm->types.stop_iteration))
        what = "StopIteration";
    else if (g->object.type == vm->types.async_generator &&
             vm_exception_is(vm, "StopAsyncIteration"))
        what = "StopAsyncIteration";
    if (!what) return;
    Str message = {0};
    vm_printf(vm, &message, "%s raised %s", kind_name(vm, g), what);
    exception_replace(vm, "RuntimeError", str_text(&message));
    vm_deinit(vm, &message);
}

static void *body(Coro *self, void *first) {
    (void)first;
    Generator *g = coro_data(self);
    Frame *frame = &g->frame;
    Vm *vm = frame->vm;
    Value v = NO_VALUE;
    if (is_value(g->sent)) v = frame_evaluate(frame);
    if (!is_value(v)) {
        exception_trace(vm, frame);
        forbid_stop(vm, g); // what takes its place is not traced here: the frame is over
    }
    if (UNLIKELY(frame->shadow != NULL)) report_frame_end(frame, v);
    frame_leave(frame);
    g->given = v;
    g->how = is_value(v) ? RESUMED_RETURN : RESUMED_RAISE;
    return NULL;
}

static void end(Generator *g) {
    if (UNLIKELY(g->frame.shadow != NULL)) report_frame_closed(&g->frame);
    if (g->coro) coro_free(g->coro);
    g->coro = NULL;
    g->state = GENERATOR_CLOSED;
    g->held = NULL;
    g->slots = NULL;
    g->frame.slots = NULL;
}

static void tell_sleep(Generator *g, Resumed how, Value out) {
    bool awaits = g->object.type != g->frame.vm->types.generator && !g->gives_item;
    if (how == RESUMED_DELEGATE)
        report_delegate(&g->frame, &((Generator *)object_of(out))->frame);
    else
        report_suspend(&g->frame, out, awaits);
}

// What [g] switched out with: sees to its state, and gives its value.
static Resumed switched_out(Vm *vm, Generator *g, Value *out) {
    Resumed how = (Resumed)g->how;
    *out = g->given;
    if (how == RESUMED_YIELD || how == RESUMED_DELEGATE) {
        if (UNLIKELY(g->frame.shadow != NULL)) tell_sleep(g, how, *out);
        g->state = GENERATOR_SUSPENDED;
    } else {
        end(g);
        if (how == RESUMED_RAISE) vm->is_new = true;
    }
    return how;
}

enum { STACK_TICKS = 30 }; // for the pages of one that was never used

static Resumed switch_to(Vm *vm, Generator *g, Value value, Value *out) {
    if (!g->coro) {
        g->coro = coro_new(vm->stacks, body, g, "generator");
        vm_work(vm, STACK_TICKS);
    }
    g->is_awaited = true;
    if (UNLIKELY(g->frame.shadow != NULL)) report_resume(&g->frame, vm->frame, value);
    generator_switch_in(vm, g, value);
    return switched_out(vm, g, out);
}

// ---- driving

// To whom it delegates, on another stack.
static Generator *delegate_of(const Vm *vm, const Generator *g) {
    if (!is_generator(vm, g->delegate)) return NULL;
    Generator *inner = object_of(g->delegate);
    return inner->host ? NULL : inner;
}

static bool is_running(const Vm *vm, const Generator *g) {
    for (; g; g = delegate_of(vm, g))
        if (g->state == GENERATOR_RUNNING || g->host) return true;
    return false;
}

static Generator *innermost(const Vm *vm, Generator *g) {
    for (Generator *inner; (inner = delegate_of(vm, g)) && inner->state != GENERATOR_CLOSED;)
        g = inner;
    return g;
}

static void detach(Vm *vm, Generator *g) {
    Generator *inner = delegate_of(vm, g);
    if (inner && inner->parent == g) inner->parent = NULL;
    value_set(vm, &g->delegate, NO_VALUE);
}

// Those around a generator that is driven by itself must look for their innermost one again.
static void forget_leaf(Generator *g) {
    for (g = g->parent; g; g = g->parent)
        g->leaf = NULL;
}

// Resumes [g], unless it is thrown into before its start: that is its end.
static Resumed step(Vm *vm, Generator *g, Value value, Value *out) {
    if (LIKELY(g->state != GENERATOR_CREATED || is_value(value)))
        return switch_to(vm, g, value, out);
    exception_trace(vm, &g->frame);
    forbid_stop(vm, g);
    if (UNLIKELY(g->frame.shadow != NULL)) report_frame_end(&g->frame, NO_VALUE);
    frame_leave(&g->frame);
    end(g);
    vm->is_new = true;
    *out = NO_VALUE;
    return RESUMED_RAISE;
}

// What is thrown into [g] comes while it handles another one.
static void thrown_into(Vm *vm, const Generator *g) {
    if (vm_has_exception(vm)) exception_set_context(vm, vm->exception, g->handled.exception);
}

// What [g] switched out with goes its way: to the one that it delegates to, to the one that
// delegates to it, until something reaches [root]'s driver.
// [was_thrown]: what it raises counts as thrown into each of those that delegate to it.
static Resumed follow(Vm *vm, Generator *root, Generator *g, Resumed how, bool was_thrown,
                      Value *out) {
    size_t n_since = 0; // delegations that began since: what they raise was not thrown in
    while (how != RESUMED_YIELD) {
        Value value = *out;
        root->leaf = NULL; // not known while others run
        vm_work(vm, 1);
        if (how == RESUMED_DELEGATE) {
            Generator *inner = object_of(value);
            inner->parent = g;
            inner->handled.outer = &g->handled; // what is handled around the `await` is so inside
            g = innermost(vm, inner);
            n_since++;
            for (const Generator *i = inner; UNLIKELY(i != g); i = delegate_of(vm, i))
                n_since++;
            how = step(vm, g, NONE, out);
            continue;
        }
        if (g == root) return how;
        g = g->parent;
        value_ref(value_of(g));
        detach(vm, g);
        if (UNLIKELY(g->frame.shadow != NULL)) report_return(&g->frame);
        value_unref(vm, value_of(g));
        if (n_since)
            n_since--;
        else if (was_thrown && !is_value(value))
            thrown_into(vm, g);
        g->owns_sent = is_value(value);
        how = step(vm, g, value, out);
    }
    root->leaf = g;
    root->handled.outer = root->parent ? &root->parent->handled : NULL;
    return how;
}

// Resumes [g], and from then on whoever is innermost, until something reaches [root]'s driver.
static Resumed drive(Vm *vm, Generator *root, Generator *g, Value value, Value *out) {
    root->handled.outer = vm->handled;
    bool is_thrown = !is_value(value);
    if (UNLIKELY(is_thrown)) thrown_into(vm, g);
    return follow(vm, root, g, step(vm, g, value, out), is_thrown, out);
}

Resumed generator_step_after(Vm *vm, Generator *root, Generator *g, Value *out) {
    Resumed how = switched_out(vm, g, out);
    how = follow(vm, root, g, how, false, out);
    value_unref(vm, value_of(root));
    return how;
}

static Resumed raised(Value *out) {
    *out = NO_VALUE;
    return RESUMED_RAISE;
}

Resumed generator_resume(Vm *vm, Generator *root, Value value, Value *out) {
    if (UNLIKELY(is_running(vm, root))) {
        vm_raise(vm, "ValueError", "%s already executing", kind_name(vm, root));
        return raised(out);
    }
    if (root->state == GENERATOR_CLOSED) {
        if (root->object.type == vm->types.coroutine) {
            vm_clear_exception(vm);
            vm_raise(vm, "RuntimeError", "cannot reuse already awaited coroutine");
            return raised(out);
        }
        if (!is_value(value)) return raised(out);
        *out = NONE;
        return RESUMED_RETURN;
    }
    if (root->state == GENERATOR_CREATED && is_value(value) && !is_none(value)) {
        vm_raise(vm, "TypeError", "can't send non-None value to a just-started %s",
                 kind_name(vm, root));
        return raised(out);
    }
    if (vm->depth >= vm->limits.recursion) {
        vm_raise(vm, "RecursionError", "maximum recursion depth exceeded");
        return raised(out);
    }
    if (UNLIKELY(!vm_tick(vm))) return raised(out);
    if (root->parent) forget_leaf(root);
    Generator *g = root->leaf ? root->leaf : innermost(vm, root);
    value_ref(value_of(root));
    Resumed how = drive(vm, root, g, value, out);
    value_unref(vm, value_of(root));
    return how;
}

// ---- closing

bool generator_close(Vm *vm, Generator *g) {
    if (g->state == GENERATOR_CLOSED) return true;
    if (is_running(vm, g)) {
        vm_raise(vm, "ValueError", "%s already executing", kind_name(vm, g));
        return false;
    }
    if (g->state == GENERATOR_CREATED) {
        frame_leave(&g->frame);
        end(g);
        return true;
    }
    Generator *inner = delegate_of(vm, g);
    bool ok = true;
    if (inner) {
        value_ref(value_of(inner));
        detach(vm, g);
        ok = generator_close(vm, inner);
        value_unref(vm, value_of(inner));
        vm->is_new = true;
    }
    if (ok) vm_raise_value(vm, "GeneratorExit", NO_VALUE);
    g->leaf = NULL;
    forget_leaf(g);
    Value out;
    Resumed how = drive(vm, g, g, NO_VALUE, &out);
    if (how == RESUMED_YIELD) {
        value_unref(vm, out);
        vm_raise(vm, "RuntimeError", "%s ignored GeneratorExit", kind_name(vm, g));
        return false;
    }
    if (how == RESUMED_RETURN) {
        value_unref(vm, out);
        return true;
    }
    if (!vm_exception_is(vm, "GeneratorExit") &&
        !vm_exception_is_type(vm, vm->types.stop_iteration))
        return false;
    vm_clear_exception(vm);
    return true;
}

// ---- yield from

static bool may_delegate(Frame *frame, Generator *inner) {
    Vm *vm = frame->vm;
    if (is_running(vm, inner)) {
        vm_raise(vm, "ValueError", "%s already executing", kind_name(vm, inner));
        return false;
    }
    if (inner->object.type == vm->types.coroutine && (inner->parent || is_value(inner->delegate))) {
        vm_raise(vm, "RuntimeError", "coroutine is being awaited already");
        return false;
    }
    if (inner->object.type == vm->types.coroutine && inner->state == GENERATOR_CLOSED) {
        vm_raise(vm, "RuntimeError", "cannot reuse already awaited coroutine");
        return false;
    }
    return true;
}

static Value delegate_to(Frame *frame, Generator *inner) {
    Generator *g = frame->generator;
    if (!may_delegate(frame, inner)) return NO_VALUE;
    if (inner->state == GENERATOR_CLOSED) return NONE;
    if (frame->vm->depth >= frame->vm->limits.recursion)
        return vm_raise(frame->vm, "RecursionError", "maximum recursion depth exceeded");
    inner->chain = g->chain + 1;
    g->leaf = NULL;
    value_set(frame->vm, &g->delegate, value_ref(value_of(inner)));
    Value sent = generator_switch_out(frame, RESUMED_DELEGATE, value_of(inner));
    if (g->owns_sent) value_unref(frame->vm, sent); // it is another reference: not the last
    g->owns_sent = false;
    return sent;
}

// The value that the StopIteration on its way carries.
static Value stop_value(Vm *vm) {
    Value exception = vm_take_exception(vm);
    Value v = op_find_attribute(vm, exception, "value");
    value_unref(vm, exception);
    return v;
}

// What was thrown in goes on to the iterator: its close() or throw(). [is_here]: it comes out in
// the generator itself all the same, and is no end of the iterator.
static Value throw_on(Vm *vm, Value iterator, bool *is_here) {
    Value exception = vm_take_exception(vm);
    bool is_exit = type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "GeneratorExit"));
    Value method = op_find_attribute(vm, iterator, is_exit ? "close" : "throw"), v = NO_VALUE;
    if (!is_value(method) && vm_has_exception(vm)) {
        if (!is_exit) {
            value_unref(vm, exception);
            return NO_VALUE;
        }
        hooks_unraisable(vm, NULL, iterator);
    }
    if (is_value(method)) {
        v = is_exit ? op_call_0(vm, method) : op_call_1(vm, method, exception);
        value_unref(vm, method);
    }
    *is_here = is_exit || !is_value(method);
    if (*is_here) {
        if (!vm_has_exception(vm)) {
            vm_set_exception(vm, value_ref(exception));
            vm->is_new = true;
        }
        value_unref(vm, v);
        v = NO_VALUE;
    }
    value_unref(vm, exception);
    return v;
}

static Value yield_from_iterator(Frame *frame, Value iterator) {
    Vm *vm = frame->vm;
    Generator *g = frame->generator;
    bool is_here = false;
    Value v = TYPE_OF(vm, iterator)->slots.next(vm, iterator);
    value_set(vm, &g->delegate, value_ref(iterator));
    while (is_value(v)) {
        Value sent = generator_yield(frame, v);
        if (!is_value(sent))
            v = throw_on(vm, iterator, &is_here);
        else if (is_none(sent))
            v = TYPE_OF(vm, iterator)->slots.next(vm, iterator);
        else
            v = op_call_method(vm, iterator, "send", &sent, 1);
        value_unref(vm, sent);
    }
    value_set(vm, &g->delegate, NO_VALUE);
    if (!vm_has_exception(vm)) return NONE;
    bool is_end = !is_here && vm_exception_is_type(vm, vm->types.stop_iteration);
    return is_end ? stop_value(vm) : NO_VALUE;
}

Value generator_yield_from(Frame *frame, Value iterable) {
    Vm *vm = frame->vm;
    if (is_object(iterable) && ((Object *)object_of(iterable))->type == vm->types.generator)
        return delegate_to(frame, object_of(iterable));
    if (is_object(iterable) && ((Object *)object_of(iterable))->type == vm->types.coroutine) {
        if (frame->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))
            return delegate_to(frame, object_of(iterable));
        return vm_raise(vm, "TypeError",
                        "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    Value iterator = op_iter(vm, iterable);
    if (!is_value(iterator)) return NO_VALUE;
    Held held;
    held_begin(frame, &held, iterable);
    Value v = yield_from_iterator(frame, iterator);
    held_end(frame, &held);
    value_unref(vm, iterator);
    return v;
}

Value generator_awaited_iterator(Vm *vm, Value awaitable) {
    if (generator_is_iterable_coroutine(vm, awaitable)) return value_ref(awaitable);
    const TypeSlots *slots = &TYPE_OF(vm, awaitable)->slots;
    if (!slots->await_iter)
        return vm_raise(vm, "TypeError", "object %s can't be used in 'await' expression",
                        type_name(vm, awaitable));
    Value iterator = slots->await_iter(vm, awaitable);
    if (!is_value(iterator)) return NO_VALUE;
    const Type *type = TYPE_OF(vm, iterator);
    bool is_coroutine =
        type == vm->types.coroutine || generator_is_iterable_coroutine(vm, iterator);
    if (!is_coroutine && type->slots.next) return iterator;
    if (is_coroutine)
        vm_raise(vm, "TypeError", "__await__() returned a coroutine");
    else
        vm_raise(vm, "TypeError", "__await__() returned non-iterator of type '%s'", type->c_name);
    value_unref(vm, iterator);
    return NO_VALUE;
}

Value generator_await_iterator(Frame *frame, Value iterator) {
    Value v = TYPE_OF(frame->vm, iterator) == frame->vm->types.generator
                  ? delegate_to(frame, object_of(iterator))
                  : yield_from_iterator(frame, iterator);
    value_unref(frame->vm, iterator);
    return v;
}

// A coroutine in C that nobody but the `await` knows yet: a call.
static Value run_hosted(Frame *frame, Generator *inner) {
    Vm *vm = frame->vm;
    Generator *g = frame->generator;
    inner->state = GENERATOR_SUSPENDED;
    inner->is_awaited = true;
    inner->host = g;
    inner->frame.back = frame;
    value_set(vm, &g->delegate, value_ref(value_of(inner)));
    Value v = inner->frame.code->native(&inner->frame);
    if (UNLIKELY(!is_value(v))) {
        exception_trace(vm, &inner->frame);
        vm->is_new = true;
    }
    inner->host = NULL;
    frame_leave(&inner->frame);
    end(inner);
    value_set(vm, &g->delegate, NO_VALUE);
    return v;
}

Value generator_await(Frame *frame, Value awaitable) {
    Vm *vm = frame->vm;
    if (is_object(awaitable)) {
        Type *type = ((Object *)object_of(awaitable))->type;
        Generator *g = object_of(awaitable);
        if (type->slots.await_in && type->slots.await_iter == type->def->slots.await_iter)
            return type->slots.await_in(frame, awaitable);
        if (type == vm->types.coroutine && g->frame.code->native && g->object.refs == 1 &&
            g->state == GENERATOR_CREATED && !frame->generator->host)
            return run_hosted(frame, g);
        if (type == vm->types.coroutine || generator_is_iterable_coroutine(vm, awaitable))
            return delegate_to(frame, g);
    }
    Value iterator = generator_awaited_iterator(vm, awaitable);
    if (!is_value(iterator)) return NO_VALUE;
    Held held;
    held_begin(frame, &held, awaitable);
    Value v = generator_await_iterator(frame, iterator);
    held_end(frame, &held);
    return v;
}

// ---- what all of them have

static Value result_of(Vm *vm, Resumed how, Value out) {
    if (how == RESUMED_YIELD) return out;
    if (how == RESUMED_RETURN) {
        vm_raise_value(vm, "StopIteration", is_none(out) ? NO_VALUE : out);
        value_unref(vm, out);
    }
    return NO_VALUE;
}

Value generator_next_result(Vm *vm, Resumed how, Value out) {
    return how == RESUMED_RETURN && is_none(out) ? NO_VALUE : result_of(vm, how, out);
}

Value generator_next(Vm *vm, Value self) {
    return generator_next_of(vm, self);
}

static Value generator_send(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Value out;
    Resumed how = generator_resume(vm, object_of(self), args[0], &out);
    return result_of(vm, how, out);
}

// What the class of an exception makes; what it raises instead is thrown in its place.
static Value instance_or_error(Vm *vm, Value type, const Value *args, size_t n) {
    Value made = op_call(vm, type, args, n, NULL);
    if (is_value(made) && !is_exception(made)) {
        exception_not_made(vm, type, made, "");
        value_unref(vm, made);
        made = NO_VALUE;
    }
    return is_value(made) ? made : vm_take_exception(vm);
}

// throw(type), throw(value), throw(type, value[, traceback])
static Value make_exception(Vm *vm, const Value *args, size_t n) {
    Value type = args[0], value = n > 1 ? args[1] : NONE;
    if (n > 2 && !is_none(args[2]) && TYPE_OF(vm, args[2]) != vm->types.traceback)
        return vm_raise(vm, "TypeError", "throw() third argument must be a traceback object");
    if (is_of_kind(type, TYPE_IS_TYPE) && ((Type *)object_of(type))->kind & TYPE_IS_EXCEPTION) {
        if (is_exception(value) && type_is_subtype(TYPE_OF(vm, value), object_of(type)))
            return value_ref(value);
        if (is_tuple(value))
            return instance_or_error(vm, type, tuple_of(value)->at, tuple_of(value)->n);
        return instance_or_error(vm, type, &value, !is_none(value));
    }
    if (is_exception(type)) {
        if (is_none(value)) return value_ref(type);
        return vm_raise(vm, "TypeError", "instance exception may not have a separate value");
    }
    return vm_raise(vm, "TypeError",
                    "exceptions must be classes or instances deriving from BaseException, not %s",
                    type_name(vm, type));
}

Value generator_exception(Vm *vm, const Value *args, size_t n) {
    Value exception = make_exception(vm, args, n);
    if (is_value(exception) && n > 2 && !is_none(args[2]))
        value_set(vm, &exception_of(exception)->traceback, value_ref(args[2]));
    return exception;
}

Resumed generator_throw_into(Vm *vm, Generator *g, Value exception, Value *out) {
    if (is_running(vm, g)) {
        value_unref(vm, exception);
        vm_raise(vm, "ValueError", "%s already executing", kind_name(vm, g));
        return raised(out);
    }
    Generator *inner = delegate_of(vm, g);
    if (inner && type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "GeneratorExit"))) {
        value_ref(value_of(inner));
        detach(vm, g);
        bool ok = generator_close(vm, inner);
        value_unref(vm, value_of(inner));
        if (ok)
            vm_set_exception(vm, exception);
        else
            value_unref(vm, exception);
        vm->is_new = true;
        g->leaf = NULL;
    } else {
        vm_set_exception(vm, exception); // what the caller handles is no context of it
        vm->is_new = true;
    }
    return generator_resume(vm, g, NO_VALUE, out);
}

static Value generator_throw(Vm *vm, Value self, const Value *args, size_t n) {
    Value exception = generator_exception(vm, args, n), out;
    if (!is_value(exception)) return NO_VALUE;
    Resumed how = generator_throw_into(vm, object_of(self), exception, &out);
    return result_of(vm, how, out);
}

static Value generator_close_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return generator_close(vm, object_of(self)) ? NONE : NO_VALUE;
}

// One that would not end when the collector closed it: what its stack holds goes with it.
static void empty_stack(Vm *vm, Generator *g) {
    if (LIKELY(g->state != GENERATOR_SUSPENDED) || vm->is_ending) return;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    g->object.refs++; // while it runs
    generator_abandon(vm, g);
    g->object.refs--;
    vm->exception = exception;
    vm->is_new = is_new;
}

void generator_free(Vm *vm, Object *self) {
    Generator *g = (Generator *)self;
    empty_stack(vm, g);
    if (g->slots) {
        frame_leave(&g->frame);
        end(g);
    }
    if (UNLIKELY(g->frame.shadow != NULL)) report_frame_drop(&g->frame);
    async_hooks_forget(vm, g);
    value_unref(vm, g->delegate);
    value_unref(vm, g->handled.exception);
    value_unref(vm, g->origin);
    value_unref(vm, value_of(g->name));
    value_unref(vm, value_of(g->qualname));
    value_unref(vm, value_of(g->function));
}

void generator_traverse(Object *self, Visit *visit) {
    const Generator *g = (Generator *)self;
    visit_object(visit, g->function);
    visit_object(visit, g->frame.object);
    for (int i = 0; i < 2; i++)
        visit_value(visit, g->delegate);
    for (const Held *held = g->held; held; held = held->outer)
        visit_value(visit, held->v);
    visit_value(visit, g->handled.exception);
    if (g->slots) visit_values(visit, g->slots, g->frame.code->n_slots);
}

// By an exception that passes all handlers.
void generator_abandon(Vm *vm, Generator *g) {
    if (g->state != GENERATOR_SUSPENDED || vm->stop != VM_GOES_ON) return;
    Value outer = vm->unwinding, out;
    vm->unwinding = exception_new(vm, exception_type(vm, "GeneratorExit"), NULL, 0);
    if (is_value(vm->unwinding)) {
        detach(vm, g);
        g->leaf = NULL;
        vm_set_exception(vm, value_ref(vm->unwinding));
        if (drive(vm, g, g, NO_VALUE, &out) != RESUMED_RAISE) value_unref(vm, out);
    }
    vm_clear_exception(vm);
    value_unref(vm, vm->unwinding);
    vm->unwinding = outer;
}

static void generator_finalize(Vm *vm, Value self) {
    Generator *g = object_of(self);
    if (g->state == GENERATOR_CLOSED || g->state == GENERATOR_RUNNING) return;
    if (g->host) return; // it ends with that one
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    generator_warn_never_awaited(vm, g);
    for (const Generator *i = g; UNLIKELY(vm->reporter != NULL) && i; i = delegate_of(vm, i))
        report_unneeded(&i->frame);
    if (!generator_close(vm, g)) hooks_unraisable(vm, NULL, self);
    if (g->object.refs <= 1) generator_abandon(vm, g); // the hook did not keep it
    vm->exception = exception;
    vm->is_new = is_new;
}

Value generator_repr(Vm *vm, Value self) {
    const Generator *g = object_of(self);
    char *name = text_c(g->qualname);
    const char *kind =
        g->object.type == vm->types.async_generator ? "async_generator" : kind_name(vm, g);
    Text *text = text_printf(vm, "<%s object %s at %p>", kind, name, object_of(self));
    vm_free_text(vm, name);
    return value_of(text);
}

static Value generator_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self);
}

// ---- attributes

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Generator *)object_of(self))->name));
}
static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Generator *)object_of(self))->qualname));
}
static bool set_name(Vm *vm, Value self, Value v) {
    Generator *g = object_of(self);
    if (!is_value(v) || !is_text(v))
        return vm_raise(vm, "TypeError", "__name__ must be set to a string object"), false;
    value_unref(vm, value_of(g->name));
    g->name = object_of(value_ref(v));
    return true;
}
static bool set_qualname(Vm *vm, Value self, Value v) {
    Generator *g = object_of(self);
    if (!is_value(v) || !is_text(v))
        return vm_raise(vm, "TypeError", "__qualname__ must be set to a string object"), false;
    value_unref(vm, value_of(g->qualname));
    g->qualname = object_of(value_ref(v));
    return true;
}
static Value get_frame(Vm *vm, Value self) {
    (void)vm;
    Generator *g = object_of(self);
    return g->state == GENERATOR_CLOSED ? NONE : value_of(frame_object(&g->frame));
}
static Value get_running(Vm *vm, Value self) {
    return bool_value(is_running(vm, object_of(self)));
}
static Value get_suspended(Vm *vm, Value self) {
    (void)vm;
    return bool_value(((Generator *)object_of(self))->state == GENERATOR_SUSPENDED);
}
static Value get_delegate(Vm *vm, Value self) {
    const Generator *g = object_of(self);
    Value delegate = g->delegate;
    if (!is_value(delegate) || is_running(vm, g)) return NONE;
    const TypeSlots *slots = &TYPE_OF(vm, delegate)->slots;
    return slots->await_in ? slots->await_iter(vm, delegate) : value_ref(delegate);
}
static Value get_code(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Generator *)object_of(self))->frame.code));
}

#define ATTRIBUTES(kind, prefix, delegate)                                                         \
    {"__name__", get_name, set_name, "the name of the " kind},                                     \
        {"__qualname__", get_qualname, set_qualname, "the full name of the " kind},                \
        {prefix "_frame", get_frame, NULL}, {prefix "_running", get_running, NULL},                \
        {prefix "_suspended", get_suspended, NULL}, {delegate, get_delegate, NULL},                \
        {prefix "_code", get_code, NULL}, {                                                        \
        0                                                                                          \
    }
static const GetSetDef generator_attributes[] = {ATTRIBUTES("generator", "gi", "gi_yieldfrom")};
static Value get_origin(Vm *vm, Value self) {
    (void)vm;
    Value origin = ((Generator *)object_of(self))->origin;
    return is_value(origin) ? value_ref(origin) : NONE;
}
static const GetSetDef coroutine_attributes[] = {{"cr_origin", get_origin, NULL},
                                                 ATTRIBUTES("coroutine", "cr", "cr_await")};
const GetSetDef generator_async_attributes[] = {ATTRIBUTES("async generator", "ag", "ag_await")};

static const NativeDef methods[] = {
    {.name = "send", .takes = TAKES_ONE, .fn = generator_send},
    {.name = "throw", .takes = TAKES_MANY, .fn = generator_throw, .n_min = 1, .n_max = 3},
    {.name = "close", .takes = TAKES_NONE, .fn = generator_close_method},
    {.name = "__del__", .takes = TAKES_NONE, .fn = generator_close_method},
    {0}};
static const NativeDef coroutine_methods[] = {
    {.name = "send",
     .takes = TAKES_ONE,
     .fn = generator_send,
     .doc = "Goes on with a value that comes into coroutine code at its await; gives what it waits "
            "for."},
    {.name = "throw",
     .takes = TAKES_MANY,
     .fn = generator_throw,
     .n_min = 1,
     .n_max = 3,
     .doc = "Raises an exception in coroutine code, where it waits."},
    {.name = "close",
     .takes = TAKES_NONE,
     .fn = generator_close_method,
     .doc = "Raises GeneratorExit inside coroutine code, which is its end."},
    {.name = "__del__", .takes = TAKES_NONE, .fn = generator_close_method},
    {0}};

const TypeDef generator_def = {.name = "generator",
                               .instance_bytes = sizeof(Generator),
                               .slots = {.free = generator_free,
                                         .traverse = generator_traverse,
                                         .finalize = generator_finalize,
                                         .repr = generator_repr,
                                         .iter = generator_self,
                                         .next = generator_next},
                               .methods = methods,
                               .attributes = generator_attributes,
                               .is_final = true};

// What c.__await__() gives: the coroutine, as an iterator.
typedef struct Wrapper {
    Object object;
    Value coroutine;
} Wrapper;

static void wrapper_free(Vm *vm, Object *self) {
    value_unref(vm, ((Wrapper *)self)->coroutine);
}
static Value wrapper_next(Vm *vm, Value self) {
    return generator_next(vm, ((Wrapper *)object_of(self))->coroutine);
}
static Value wrapper_send(Vm *vm, Value self, const Value *args, size_t n) {
    return generator_send(vm, ((Wrapper *)object_of(self))->coroutine, args, n);
}
static Value wrapper_throw(Vm *vm, Value self, const Value *args, size_t n) {
    return generator_throw(vm, ((Wrapper *)object_of(self))->coroutine, args, n);
}
static Value wrapper_close(Vm *vm, Value self, const Value *args, size_t n) {
    return generator_close_method(vm, ((Wrapper *)object_of(self))->coroutine, args, n);
}
static const NativeDef wrapper_methods[] = {
    {.name = "send", .takes = TAKES_ONE, .fn = wrapper_send},
    {.name = "throw", .takes = TAKES_MANY, .fn = wrapper_throw, .n_min = 1, .n_max = 3},
    {.name = "close", .takes = TAKES_NONE, .fn = wrapper_close},
    {0}};
const TypeDef coroutine_wrapper_def = {
    .name = "coroutine_wrapper",
    .instance_bytes = sizeof(Wrapper),
    .slots = {.free = wrapper_free, .iter = generator_self, .next = wrapper_next},
    .methods = wrapper_methods,
    .is_final = true};

static Value coroutine_await(Vm *vm, Value self) {
    Wrapper *wrapper = object_new(vm, vm->types.coroutine_wrapper, 0);
    if (wrapper) wrapper->coroutine = value_ref(self);
    return value_of(wrapper);
}

const TypeDef coroutine_def = {.name = "coroutine",
                               .instance_bytes = sizeof(Generator),
                               .slots = {.free = generator_free,
                                         .traverse = generator_traverse,
                                         .finalize = generator_finalize,
                                         .repr = generator_repr,
                                         .await_iter = coroutine_await},
                               .methods = coroutine_methods,
                               .attributes = coroutine_attributes,
                               .is_final = true};
