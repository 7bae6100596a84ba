// Async generators: asend(), athrow(), aclose() and __anext__() give a step, an awaitable that runs
// the generator up to its next `yield`. What the generator awaits meanwhile goes through the step
// to the event loop; gives_item tells the one from the other.
#include "lang/asyncio/async_hooks.h"
#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/generator.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/alias.h"

typedef enum StepKind { STEP_SEND, STEP_THROW, STEP_CLOSE } StepKind;
typedef enum StepState { STEP_NEW, STEP_GOES_ON, STEP_DONE } StepState;

typedef struct AsyncStep {
    Object object;
    Generator *generator; // a reference
    StepKind kind;
    StepState state;
    Value value; // what is sent, or the exception; owned
} AsyncStep;

static Value step_new(Vm *vm, Value generator, StepKind kind, Value value) {
    if (!async_hooks_begin(vm, object_of(generator))) return NO_VALUE;
    Type *type = kind == STEP_SEND ? vm->types.async_step : vm->types.async_throw_step;
    AsyncStep *step = object_new(vm, type, 0);
    if (!step) return NO_VALUE;
    step->generator = object_of(value_ref(generator));
    step->kind = kind;
    step->value = value_ref(value);
    return value_of(step);
}

static const char *step_name(const AsyncStep *step) {
    return step->kind == STEP_SEND ? "anext" : step->kind == STEP_THROW ? "athrow" : "aclose";
}

static void finish(AsyncStep *step) {
    step->state = STEP_DONE;
    step->generator->is_stepping = false;
}

// What a resume of the generator means to whoever awaits the step.
static Value outcome(Vm *vm, AsyncStep *step, Resumed how, Value out) {
    if (how == RESUMED_YIELD && !step->generator->gives_item) return out;
    finish(step);
    if (how == RESUMED_YIELD) {
        if (step->kind == STEP_CLOSE)
            vm_raise(vm, "RuntimeError", "async generator ignored GeneratorExit");
        else
            vm_raise_value(vm, "StopIteration", out);
        value_unref(vm, out);
    } else if (how == RESUMED_RETURN) {
        value_unref(vm, out);
        vm_raise_value(vm, step->kind == STEP_CLOSE ? "StopIteration" : "StopAsyncIteration",
                       NO_VALUE);
    } else if (step->kind == STEP_CLOSE && (vm_exception_is(vm, "GeneratorExit") ||
                                            vm_exception_is(vm, "StopAsyncIteration"))) {
        vm_clear_exception(vm);
        vm_raise_value(vm, "StopIteration", NO_VALUE);
    }
    return NO_VALUE;
}

// The first resume, by what the step is for.
static Value begin(Vm *vm, AsyncStep *step, Value value) {
    Generator *g = step->generator;
    if (g->is_stepping) {
        step->state = STEP_DONE;
        return vm_raise(vm, "RuntimeError", "%s(): asynchronous generator is already running",
                        step_name(step));
    }
    if (g->state == GENERATOR_CLOSED && step->kind != STEP_SEND) {
        step->state = STEP_DONE;
        return vm_raise_value(vm, "StopIteration", NO_VALUE);
    }
    if (g->is_closing && step->kind != STEP_SEND) {
        step->state = STEP_DONE;
        return vm_raise_value(vm, "StopAsyncIteration", NO_VALUE);
    }
    g->is_closing = g->is_closing || step->kind == STEP_CLOSE;
    step->state = STEP_GOES_ON;
    g->is_stepping = true;
    g->gives_item = false;
    Value out;
    Resumed how;
    if (step->kind == STEP_SEND)
        how = generator_resume(vm, g, is_none(value) ? step->value : value, &out);
    else
        how = generator_throw_into(vm, g, value_ref(step->value), &out);
    return outcome(vm, step, how, out);
}

static Value step_send_value(Vm *vm, AsyncStep *step, Value value) {
    if (step->state == STEP_DONE)
        return vm_raise(vm, "RuntimeError", "cannot reuse already awaited %s",
                        step->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
    if (step->state == STEP_NEW) return begin(vm, step, value);
    Value out;
    step->generator->gives_item = false;
    Resumed how = generator_resume(vm, step->generator, value, &out);
    return outcome(vm, step, how, out);
}

static Value step_next(Vm *vm, Value self) {
    return step_send_value(vm, object_of(self), NONE);
}

static Value step_send(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return step_send_value(vm, object_of(self), args[0]);
}

static Value step_throw(Vm *vm, Value self, const Value *args, size_t n) {
    AsyncStep *step = object_of(self);
    if (step->state == STEP_DONE)
        return vm_raise(vm, "RuntimeError", "cannot reuse already awaited %s",
                        step->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
    Value exception = generator_exception(vm, args, n), out;
    if (!is_value(exception)) return NO_VALUE;
    // A step that had not begun has not after this, either: what it is for comes with the next
    // send.
    StepState before = step->state;
    step->generator->gives_item = false;
    Resumed how = generator_throw_into(vm, step->generator, exception, &out);
    Value v = outcome(vm, step, how, out);
    if (step->kind != STEP_SEND) step->state = before;
    return v;
}

static Value step_close(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    ((AsyncStep *)object_of(self))->state = STEP_DONE;
    return NONE;
}

static void step_free(Vm *vm, Object *self) {
    AsyncStep *step = (AsyncStep *)self;
    value_unref(vm, step->value);
    value_unref(vm, value_of(step->generator));
}

static void step_traverse(Object *self, Visit *visit) {
    visit_object(visit, ((AsyncStep *)self)->generator);
    visit_value(visit, ((AsyncStep *)self)->value);
}

static Value itself(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self);
}

static const NativeDef step_methods[] = {
    {.name = "send", .takes = TAKES_ONE, .fn = step_send},
    {.name = "throw", .takes = TAKES_MANY, .fn = step_throw, .n_min = 1, .n_max = 3},
    {.name = "close", .takes = TAKES_NONE, .fn = step_close},
    {0}};

const TypeDef async_step_def = {.name = "async_generator_asend",
                                .instance_bytes = sizeof(AsyncStep),
                                .slots = {.free = step_free,
                                          .traverse = step_traverse,
                                          .iter = itself,
                                          .next = step_next,
                                          .await_iter = itself},
                                .methods = step_methods,
                                .is_final = true};

const TypeDef async_throw_step_def = {.name = "async_generator_athrow",
                                      .instance_bytes = sizeof(AsyncStep),
                                      .slots = {.free = step_free,
                                                .traverse = step_traverse,
                                                .iter = itself,
                                                .next = step_next,
                                                .await_iter = itself},
                                      .methods = step_methods,
                                      .is_final = true};

// ---- the generator

static Value generator_anext(Vm *vm, Value self) {
    return step_new(vm, self, STEP_SEND, NONE);
}

static Value generator_asend(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return step_new(vm, self, STEP_SEND, args[0]);
}

static Value generator_athrow(Vm *vm, Value self, const Value *args, size_t n) {
    Value exception = generator_exception(vm, args, n);
    Value step = is_value(exception) ? step_new(vm, self, STEP_THROW, exception) : NO_VALUE;
    value_unref(vm, exception);
    return step;
}

static Value generator_aclose(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Value exception = exception_new(vm, exception_type(vm, "GeneratorExit"), NULL, 0);
    Value step = is_value(exception) ? step_new(vm, self, STEP_CLOSE, exception) : NO_VALUE;
    value_unref(vm, exception);
    return step;
}

static const NativeDef methods[] = {
    {.name = "asend", .takes = TAKES_ONE, .fn = generator_asend},
    {.name = "athrow", .takes = TAKES_MANY, .fn = generator_athrow, .n_min = 1, .n_max = 3},
    {.name = "aclose", .takes = TAKES_NONE, .fn = generator_aclose},
    {0}};

const TypeDef async_generator_def = {.name = "async_generator",
                                     .instance_bytes = sizeof(Generator),
                                     .slots = {.free = generator_free,
                                               .traverse = generator_traverse,
                                               .finalize = async_generator_finalize,
                                               .repr = generator_repr,
                                               .aiter = itself,
                                               .anext = generator_anext},
                                     .methods = methods,
                                     .attributes = generator_async_attributes,
                                     .class_methods = alias_class_methods,
                                     .is_final = true};
