// See async_hooks.h. Nothing here keeps a generator alive.
#include "lang/asyncio/async_hooks.h"

#include "lang/asyncio/asyncio.h"
#include "lang/core/exception.h"
#include "lang/core/hooks.h"
#include "lang/core/operations.h"
#include "lang/types/list.h"

struct AsyncHome {
    LoopObject *loop; // a reference; NULL: none ran, the program has hooks of its own
    Value finalizer;  // of these; owned
    Generator *generator;
    struct AsyncHome *next, *previous; // in the loop's list, the newest first
};

// The hooks that sys.set_asyncgen_hooks has set.
static bool begin_alone(Vm *vm, Generator *generator) {
    if (is_value(vm->asyncgen_hooks[1])) {
        AsyncHome *home = vm_alloc(vm, sizeof *home);
        if (!home) return false;
        *home = (AsyncHome){.finalizer = value_ref(vm->asyncgen_hooks[1]), .generator = generator};
        generator->home = home;
    }
    if (!is_value(vm->asyncgen_hooks[0])) return true;
    Value hook = value_ref(vm->asyncgen_hooks[0]);
    Value done = op_call_1(vm, hook, value_of(generator));
    value_unref(vm, hook);
    value_unref(vm, done);
    return is_value(done);
}

bool async_hooks_begin(Vm *vm, Generator *generator) {
    if (generator->was_begun) return true;
    generator->was_begun = true;
    LoopObject *loop = loop_running(vm);
    if (!loop) return begin_alone(vm, generator);
    AsyncHome *home = vm_alloc(vm, sizeof *home);
    if (!home) { // without memory nobody closes it
        vm_clear_exception(vm);
        return true;
    }
    *home = (AsyncHome){
        .loop = object_of(value_ref(value_of(loop))), .generator = generator, .next = loop->begun};
    if (home->next) home->next->previous = home;
    loop->begun = generator->home = home;
    return true;
}

void async_hooks_forget(Vm *vm, Generator *generator) {
    AsyncHome *home = generator->home;
    if (!home) return;
    generator->home = NULL;
    if (home->next) home->next->previous = home->previous;
    if (home->loop) *(home->previous ? &home->previous->next : &home->loop->begun) = home->next;
    value_unref(vm, value_of(home->loop));
    value_unref(vm, home->finalizer);
    vm_free(vm, home, sizeof *home);
}

void async_generator_finalize(Vm *vm, Value self) {
    Generator *g = object_of(self);
    if (g->state == GENERATOR_CLOSED || g->state == GENERATOR_RUNNING) return;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    if (g->is_closing) { // whoever was to do it has had their turn
        if (!generator_close(vm, g)) hooks_unraisable(vm, NULL, self);
    } else if (g->home && !g->home->loop) {
        Value hook = value_ref(g->home->finalizer);
        async_hooks_forget(vm, g);
        Value done = op_call_1(vm, hook, self);
        if (!is_value(done)) hooks_unraisable(vm, NULL, self);
        value_unref(vm, done);
        value_unref(vm, hook);
    } else if (g->home) {
        Value loop = value_ref(value_of(g->home->loop));
        async_hooks_forget(vm, g);
        Value done = op_call_method(vm, loop, "_asyncgen_finalizer_hook", &self, 1);
        if (!is_value(done)) hooks_unraisable(vm, NULL, self);
        value_unref(vm, done);
        value_unref(vm, loop);
    } else if (!generator_close(vm, g)) {
        hooks_unraisable(vm, NULL, self);
    }
    vm->exception = exception;
    vm->is_new = is_new;
}

Value async_hooks_list(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    LoopObject *loop = loop_any(vm, args[0]);
    List *list = loop ? list_new(vm, 0) : NULL;
    AsyncHome *home = list ? loop->begun : NULL;
    while (home && home->next)
        home = home->next;
    for (AsyncHome *newer; home; home = newer) {
        newer = home->previous;
        if (!list_push(vm, list, value_ref(value_of(home->generator)))) return NO_VALUE;
        async_hooks_forget(vm, home->generator);
    }
    return value_of(list);
}
