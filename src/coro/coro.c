// Resume and yield. All bookkeeping is done by the side that leaves, before the switch, so that
// nothing remains to be done after it and the switch is a tail call (see coro/switch.h).
#include "coro/coro.h"

#include <stdlib.h>

#include "base/check.h"
#include "coro/pool.h"
#include "coro/switch.h"

static _Noreturn __attribute__((noinline, cold)) void misuse(const Error *error) {
    error_print(error, stderr);
    abort();
}

static _Noreturn __attribute__((noinline, cold)) void misuse_resume(const Coro *coro) {
    Error error;
    coro_can_resume(coro, &error);
    misuse(&error);
}

static _Noreturn __attribute__((noinline, cold)) void misuse_yield(const Coro *self) {
    Error error;
    error_set(&error, "coroutine '%s' cannot yield: it is not the one that runs", coro_name(self));
    misuse(&error);
}

static inline bool may_resume(const Coro *coro) {
    return (coro->state & 1) == 0;
}

// Whether the stack in use is that of [self]: true only for the innermost running coroutine.
static inline bool is_current(const Coro *self) {
    return (size_t)((char *)__builtin_frame_address(0) - self->low) < self->stack_bytes;
}

#if CORO_ASAN

// Switches with AddressSanitizer told: it keeps a second, "fake" stack per context, which is saved
// here and destroyed at a coroutine's [last] switch.
static void *enter(Coro *coro, void *value) {
    void *fake_stack;
    __sanitizer_start_switch_fiber(&fake_stack, coro->low, coro->stack_bytes);
    value = coro_switch(&coro->resumer, coro->parked, value);
    __sanitizer_finish_switch_fiber(fake_stack, NULL, NULL);
    return value;
}

static void *leave(Coro *self, void *value, bool last) {
    void *fake_stack = NULL;
    __sanitizer_start_switch_fiber(last ? NULL : &fake_stack, self->resumer_low,
                                   self->resumer_bytes);
    value = coro_switch(&self->parked, self->resumer, value);
    __sanitizer_finish_switch_fiber(fake_stack, &self->resumer_low, &self->resumer_bytes);
    return value;
}

static void arrive(Coro *self) {
    __sanitizer_finish_switch_fiber(NULL, &self->resumer_low, &self->resumer_bytes);
}

#else

static inline void *enter(Coro *coro, void *value) {
    return coro_switch(&coro->resumer, coro->parked, value);
}

static inline void *leave(Coro *self, void *value, bool last) {
    (void)last;
    return coro_switch(&self->parked, self->resumer, value);
}

static inline void arrive(Coro *self) {
    (void)self;
}

#endif

// The outermost C frame of every coroutine.
static void coro_main(Coro *self, void *value) {
    arrive(self);
    value = self->fn(self, value);
    self->state = CORO_FINISHED;
    leave(self, value, true);
    __builtin_unreachable();
}

Coro *coro_new(CoroPool *pool, CoroFn *fn, void *data, const char *name) {
    Coro *coro = coro_pool_take(pool);
    coro->fn = fn;
    coro->data = data;
    coro->name = name;
    coro->state = CORO_CREATED;
    coro->parked = coro_switch_prepare(coro->low, coro->low + coro->stack_bytes, coro_main, coro);
    return coro;
}

void *coro_resume(Coro *coro, void *value) {
    if (UNLIKELY(!may_resume(coro))) misuse_resume(coro);
    coro->state = CORO_RUNNING;
    return enter(coro, value);
}

void *coro_yield(Coro *self, void *value) {
    if (UNLIKELY(!is_current(self))) misuse_yield(self);
    self->state = CORO_SUSPENDED;
    return leave(self, value, false);
}

void coro_free(Coro *coro) {
    if (UNLIKELY(coro->state == CORO_RUNNING || coro->state == CORO_FREED)) {
        Error error;
        error_set(&error, "coroutine '%s' cannot be freed: it %s", coro_name(coro),
                  coro->state == CORO_RUNNING ? "is running" : "was freed before");
        misuse(&error);
    }
    coro->state = CORO_FREED;
    coro_pool_give(coro->pool, coro);
}

CoroState coro_state(const Coro *coro) {
    return coro->state == CORO_FREED ? CORO_FINISHED : (CoroState)coro->state;
}

void *coro_data(const Coro *coro) {
    return coro->data;
}

// The name of a freed coroutine may be gone with its owner.
const char *coro_name(const Coro *coro) {
    return coro->state == CORO_FREED ? "?" : coro->name;
}

bool coro_can_resume(const Coro *coro, Error *error) {
    if (may_resume(coro)) return true;
    return error_set(error, "coroutine '%s' cannot be resumed: it %s", coro_name(coro),
                     coro->state == CORO_RUNNING    ? "is already running"
                     : coro->state == CORO_FINISHED ? "has finished"
                                                    : "was freed");
}

size_t coro_headroom(const Coro *self) {
    return (size_t)((char *)__builtin_frame_address(0) - self->low);
}

CoroView coro_view(const Coro *coro) {
    const char *high = coro->low + coro->stack_bytes;
    CoroView view = {.stack_low = coro->low, .stack_high = high};
    if (!may_resume(coro)) return view;
    coro_switch_view(coro->parked, &view);
    view.used_bytes = (size_t)(high - (const char *)coro->parked);
    return view;
}
