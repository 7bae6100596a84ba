// Generators, coroutines and async generators: a frame on a coroutine (coro/coro.h) of its own,
// made at the first resume and given back at the end.
//
// The coroutines of asyncio itself that are written in C (Code.native) are like all others, but one
// that is awaited as soon as it is made needs no stack: it runs on that of its host, who awaits it.
// They await nothing but futures.
//
// `yield from` and `await` make a chain. Whoever drives the outermost resumes the innermost
// directly, so what a step costs does not depend on the depth; when one ends, its `parent` is
// resumed with the result.
#pragma once

#include "base/check.h"
#include "coro/coro.h"
#include "lang/core/function.h"

typedef struct AsyncHome AsyncHome; // async_hooks.c

typedef enum GeneratorState {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_CLOSED,
} GeneratorState;

struct Generator {
    Object object;
    Function *function; // a reference
    Value *slots;       // of the frame, behind the Generator; NULL once it has ended
    Coro *coro;         // owned; NULL before the first resume and after the end
    Frame frame;        // valid while the slots are
    GeneratorState state;
    // What it yields from or awaits (gi_yieldfrom), owned; or NO_VALUE. The expression that does so
    // holds it for as long, by a second reference.
    Value delegate;
    Generator *parent; // that delegates to this one; borrowed; NULL
    Generator *host;   // of one in C: on whose stack it runs; borrowed; NULL: its own
    Generator *leaf;   // of a driven one: the innermost that is suspended; NULL: look again
    struct Held *held; // what its statements hold meanwhile, on its stack; or NULL
    int chain;         // how many delegate to it, one to the next: counts as depth of calls
    Handled handled;
    Value sent, given; // what the present switch carries: in, out
    uint8_t how;       // why it switched out
    Text *name, *qualname;
    bool owns_sent;   // `sent` is what its delegate returned, and a reference
    bool gives_item;  // of an async generator: it switched out by yield, not by await
    bool is_stepping; // of an async generator: an asend() … of it is going on (ag_running)
    bool is_closing;  // of an async generator: aclose() has begun, whatever came of it
    bool was_begun;   // of an async generator: its loop, if one ran, knows it
    AsyncHome *home;  // by this, owned; or NULL
    bool is_awaited;  // of a coroutine: was ever resumed
    uint64_t number;  // of those that were made (vm->n_made)
    Value origin;     // of a coroutine: where it was made (cr_origin), owned; or NO_VALUE
};

// What a statement holds while its generator may be suspended within it, the iterator of a `for`,
// is told to the collector: else a circle that leads through it would last for ever. In frames of
// no generator nothing is told.
typedef struct Held {
    Value v; // borrowed, of the statement's
    struct Held *outer;
} Held;
static inline void held_begin(const Frame *frame, Held *held, Value v) {
    Generator *g = frame->generator;
    if (!g) return;
    *held = (Held){v, g->held};
    g->held = held;
}
static inline void held_end(const Frame *frame, const Held *held) {
    if (frame->generator) frame->generator->held = held->outer;
}

static inline bool is_generator(const Vm *vm, Value v) { // of any of the three kinds
    if (!is_object(v)) return false;
    const Type *type = ((Object *)object_of(v))->type;
    return type == vm->types.generator || type == vm->types.coroutine ||
           type == vm->types.async_generator;
}

// What a resume brings; RESUMED_DELEGATE stays within generator.c.
typedef enum Resumed { RESUMED_YIELD, RESUMED_RETURN, RESUMED_RAISE, RESUMED_DELEGATE } Resumed;

// A generator (coroutine …, as the code says) of a call whose slots are filled; takes their values.
Value generator_new(Vm *vm, Function *function, const Value *slots);
// Sends [value] (borrowed; NO_VALUE: vm->exception is thrown in) and runs up to the next yield or
// the end, following delegation. *[out] is what was yielded or returned.
Resumed generator_resume(Vm *vm, Generator *generator, Value value, Value *out);
Value generator_next(Vm *vm, Value self); // the slot
// What is told of a coroutine that goes without having begun; nothing of others.
void generator_warn_never_awaited(Vm *vm, Generator *generator);
Value coroutine_origin_now(Vm *vm, int depth); // cr_origin: a tuple of the innermost calls
// close(): false with an exception set.
bool generator_close(Vm *vm, Generator *generator);
// One that would not end when it was closed, and that nobody can resume any more: lets go of what
// its stack holds.
void generator_abandon(Vm *vm, Generator *generator);

// throw(): takes [exception]. close() of what is being delegated to comes first where CPython does.
Resumed generator_throw_into(Vm *vm, Generator *generator, Value exception, Value *out);
// What the arguments of throw() mean: an instance.
Value generator_exception(Vm *vm, const Value *args, size_t n);

// From inside, on the coroutine of the frame's generator: gives [value] (takes it) to the driver;
// returns what is sent, NO_VALUE if an exception was thrown in. (Inline, as generator_next_of: a
// return from a function that was called before a switch costs as much as the switch,
// coro/switch.h.)
static inline Value generator_switch_out(Frame *frame, Resumed how, Value given) {
    Generator *g = frame->generator->host ? frame->generator->host : frame->generator;
    g->how = (uint8_t)how;
    g->given = given;
    coro_yield(g->coro, NULL);
    return is_value(g->sent) ? value_ref(g->sent) : NO_VALUE;
}
static inline Value generator_yield(Frame *frame, Value value) {
    return generator_switch_out(frame, RESUMED_YIELD, value);
}
// `yield from iterable`, `await awaitable`: the value of the expression.
Value generator_yield_from(Frame *frame, Value iterable);
Value generator_await(Frame *frame, Value awaitable);

// A generator that types.coroutine has made awaitable.
static inline bool generator_is_iterable_coroutine(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.generator &&
           ((Generator *)object_of(v))->frame.code->flags & CODE_ITERABLE_COROUTINE;
}
static inline bool generator_may_await(Vm *vm, Value v) {
    return TYPE_OF(vm, v)->slots.await_iter || generator_is_iterable_coroutine(vm, v);
}
// An await in two steps: the iterator of what is awaited (a new reference; TypeError), and its
// values (takes it).
Value generator_awaited_iterator(Vm *vm, Value awaitable);
Value generator_await_iterator(Frame *frame, Value iterator);

// ---- switching, for generator.c and what is inline here

// Switches into [g] with [sent] (borrowed; NO_VALUE: vm->exception is thrown in) until it switches
// out: g->how says why, g->given what it gave. The caller sees to its state.
static inline void generator_switch_in(Vm *vm, Generator *g, Value sent) {
    Coro *outer_coro = vm->coro;
    Frame *outer_frame = vm->frame;
    Handled *outer_handled = vm->handled;
    g->sent = sent;
    g->state = GENERATOR_RUNNING;
    g->frame.back = g->parent ? &g->parent->frame : outer_frame;
    vm->coro = g->coro;
    vm->frame = &g->frame;
    vm->handled = &g->handled;
    int levels = 1 + (g->parent ? g->chain : 0); // with those that delegate to it
    vm->depth += levels;
    coro_resume(g->coro, NULL);
    vm->depth -= levels;
    vm->coro = outer_coro;
    vm->frame = outer_frame;
    vm->handled = outer_handled;
}

// The end of generator_step where [g] has just switched out with something else than a yield.
Resumed generator_step_after(Vm *vm, Generator *root, Generator *g, Value *out);

// generator_resume; the ordinary case, of a chain that waits where it last yielded, is inline.
static inline Resumed generator_step(Vm *vm, Generator *root, Value sent, Value *out) {
    Generator *g = root->leaf;
    bool is_ordinary = is_value(sent) && g && g->state == GENERATOR_SUSPENDED && !root->parent &&
                       !vm->reporter && vm->depth < vm->limits.recursion;
    if (UNLIKELY(!is_ordinary) || UNLIKELY(!vm_tick(vm)))
        return generator_resume(vm, root, sent, out);
    root->object.refs++;
    root->handled.outer = vm->handled;
    generator_switch_in(vm, g, sent);
    if (UNLIKELY(g->how != RESUMED_YIELD)) return generator_step_after(vm, root, g, out);
    *out = g->given;
    g->state = GENERATOR_SUSPENDED;
    root->handled.outer = NULL;
    value_unref(vm, value_of(root));
    return RESUMED_YIELD;
}

// next(): NO_VALUE without an exception at an end that returns None.
Value generator_next_result(Vm *vm, Resumed how, Value out);
static inline Value generator_next_of(Vm *vm, Value self) {
    Value out;
    Resumed how = generator_step(vm, object_of(self), NONE, &out);
    return LIKELY(how == RESUMED_YIELD) ? out : generator_next_result(vm, how, out);
}

extern const TypeDef generator_def, coroutine_def, async_generator_def, coroutine_wrapper_def;

// What async_generator.c shares with generator.c.
void generator_free(Vm *vm, Object *self);
void generator_traverse(Object *self, Visit *visit);
Value generator_repr(Vm *vm, Value self);
extern const GetSetDef generator_async_attributes[];
extern const TypeDef async_step_def, async_throw_step_def;
