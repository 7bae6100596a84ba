// Resume and yield. All bookkeeping is done by the side that leaves, before the switch, so that
// nothing remains to be done after it and the switch is a tail call (see coro/switch.h).
#include "coro/coro.h"

#include <stdlib.h>

#include "base/check.h"
#include "coro/pool.h"
#include "coro/switch.h"

// The ways of misuse, out of the way of right use.
#define MISUSE static _Noreturn __attribute__((noinline, cold))

MISUSE void misuse(const Error *error) {
    error_print(error, stderr);
    abort();
}

MISUSE void misuse_resume(const Coro *coro) {
    Error error;
    coro_can_resume(coro, &error);
    misuse(&error);
}

MISUSE void misuse_yield(const Coro *self) {
    Error error;
    error_set(&error, "coroutine '%s' cannot yield: it is not the one that runs", coro_name(self));
    misuse(&error);
}

MISUSE void misuse_free(const Coro *coro) {
    Error error;
    error_set(&error, "coroutine '%s' cannot be freed: it %s", coro_name(coro),
              coro->state == CORO_RUNNING ? "is running" : "was freed before");
    misuse(&error);
}

static char *top(const Coro *coro) {
    return coro->low + coro->stack_bytes;
}

// Whether the stack in use is that of [self]: true only for the innermost running coroutine.
static inline bool is_current(const Coro *self) {
    return (size_t)((char *)__builtin_frame_address(0) - self->low) < self->stack_bytes;
}

#if CORO_ASAN

// AddressSanitizer keeps a second, "fake" stack per context: it is put aside before a switch and
// taken up again after it, and at a coroutine's [last] switch it is destroyed.

static void *start(Coro *coro, void *value) {
    void *fake_stack;
    __sanitizer_start_switch_fiber(&fake_stack, coro->low, coro->stack_bytes);
    value = coro_switch_start(&coro->resumer, value, top(coro), coro);
    __sanitizer_finish_switch_fiber(fake_stack, NULL, NULL);
    return value;
}

static void *enter(Coro *coro, void *value) {
    void *fake_stack;
    __sanitizer_start_switch_fiber(&fake_stack, coro->low, coro->stack_bytes);
    value = coro_switch(&coro->resumer, value, coro->parked);
    __sanitizer_finish_switch_fiber(fake_stack, NULL, NULL);
    return value;
}

// [self] runs again. Where it came from is its resumer, unless that handed on to it.
static void finish_switch(Coro *self, void *fake_stack) {
    const void *low;
    size_t bytes;
    __sanitizer_finish_switch_fiber(fake_stack, &low, &bytes);
    if (!self->is_handed_on) {
        self->resumer_low = low;
        self->resumer_bytes = bytes;
    }
    self->is_handed_on = false;
}

static void *leave(Coro *self, void *value, bool last) {
    void *fake_stack = NULL;
    __sanitizer_start_switch_fiber(last ? NULL : &fake_stack, self->resumer_low,
                                   self->resumer_bytes);
    value = coro_switch(&self->parked, value, self->resumer);
    finish_switch(self, fake_stack);
    return value;
}

static void *hand_on(Coro *self, Coro *next, void *value, bool is_first, bool last) {
    void *fake_stack = NULL;
    next->resumer_low = self->resumer_low;
    next->resumer_bytes = self->resumer_bytes;
    next->is_handed_on = true;
    __sanitizer_start_switch_fiber(last ? NULL : &fake_stack, next->low, next->stack_bytes);
    value = is_first ? coro_switch_start(&self->parked, value, top(next), next)
                     : coro_switch(&self->parked, value, next->parked);
    finish_switch(self, fake_stack);
    return value;
}

static void *jump(Coro *self, Coro *next, void *value, bool is_first) {
    void *fake_stack;
    next->is_handed_on = true;
    __sanitizer_start_switch_fiber(&fake_stack, next->low, next->stack_bytes);
    value = is_first ? coro_switch_start(&self->parked, value, top(next), next)
                     : coro_switch(&self->parked, value, next->parked);
    finish_switch(self, fake_stack);
    return value;
}

static void arrive(Coro *self) {
    finish_switch(self, NULL);
}

static void pause_at(Coro *outer, CoroPause *at) {
    void *fake_stack;
    __sanitizer_start_switch_fiber(&fake_stack, outer->resumer_low, outer->resumer_bytes);
    coro_switch(&at->parked, NULL, outer->resumer);
    finish_switch(outer, fake_stack);
}

static void unpause(Coro *outer, CoroPause *at) {
    void *fake_stack;
    __sanitizer_start_switch_fiber(&fake_stack, at->low, at->bytes);
    coro_switch(&outer->resumer, NULL, at->parked);
    __sanitizer_finish_switch_fiber(fake_stack, NULL, NULL);
}

#else

static inline void *start(Coro *coro, void *value) {
    return coro_switch_start(&coro->resumer, value, top(coro), coro);
}

static inline void *enter(Coro *coro, void *value) {
    return coro_switch(&coro->resumer, value, coro->parked);
}

static inline void *leave(Coro *self, void *value, bool last) {
    (void)last;
    return coro_switch(&self->parked, value, self->resumer);
}

static inline void *hand_on(Coro *self, Coro *next, void *value, bool is_first, bool last) {
    (void)last;
    return is_first ? coro_switch_start(&self->parked, value, top(next), next)
                    : coro_switch(&self->parked, value, next->parked);
}

static inline void *jump(Coro *self, Coro *next, void *value, bool is_first) {
    return hand_on(self, next, value, is_first, false);
}

static inline void arrive(Coro *self) {
    (void)self;
}

static inline void pause_at(Coro *outer, CoroPause *at) {
    coro_switch(&at->parked, NULL, outer->resumer);
}

static inline void unpause(Coro *outer, CoroPause *at) {
    coro_switch(&outer->resumer, NULL, at->parked);
}

#endif

void coro_switch_main(Coro *self, void *value) {
    arrive(self);
    value = self->fn(self, value);
    self->state = CORO_FINISHED;
    leave(self, value, true);
    __builtin_unreachable();
}

Coro *coro_new(CoroPool *pool, CoroFn *fn, void *data, const char *name) {
    Coro *coro = coro_pool_take(pool);
    coro->parked = top(coro); // for coro_prefetch
    coro->fn = fn;
    coro->data = data;
    coro->name = name;
    coro->state = CORO_CREATED;
    return coro;
}

void *coro_resume(Coro *coro, void *value) {
    CoroState before = (CoroState)coro->state;
    coro->state = CORO_RUNNING;
    if (LIKELY(before == CORO_SUSPENDED)) return enter(coro, value);
    if (LIKELY(before == CORO_CREATED)) return start(coro, value);
    coro->state = (uint8_t)before;
    misuse_resume(coro);
}

void *coro_yield(Coro *self, void *value) {
    if (UNLIKELY(!is_current(self))) misuse_yield(self);
    self->state = CORO_SUSPENDED;
    return leave(self, value, false);
}

// Takes over from [self].
static inline void take_over_unchecked(const Coro *self, Coro *next) {
    next->state = CORO_RUNNING;
    next->resumer = self->resumer;
}

// The same, if they may. Returns the state that [next] was in.
static inline CoroState take_over(const Coro *self, Coro *next) {
    CoroState before = (CoroState)next->state;
    if (UNLIKELY(before != CORO_SUSPENDED && before != CORO_CREATED)) misuse_resume(next);
    if (UNLIKELY(!is_current(self))) misuse_yield(self);
    take_over_unchecked(self, next);
    return before;
}

void *coro_transfer(Coro *self, Coro *next, void *value) {
    CoroState before = take_over(self, next);
    self->state = CORO_SUSPENDED;
    return hand_on(self, next, value, before == CORO_CREATED, false);
}

void *coro_transfer_unchecked(Coro *self, Coro *next, void *value) {
    self->state = CORO_SUSPENDED;
    take_over_unchecked(self, next);
    return hand_on(self, next, value, false, false);
}

void *coro_transfer_to_new_unchecked(Coro *self, Coro *next, void *value) {
    self->state = CORO_SUSPENDED;
    take_over_unchecked(self, next);
    return hand_on(self, next, value, true, false);
}

// The stack is given back while it is still in use: nobody takes it before the switch.
void coro_end(Coro *self, Coro *next, void *value) {
    CoroState before = CORO_SUSPENDED;
    if (next)
        before = take_over(self, next);
    else if (UNLIKELY(!is_current(self)))
        misuse_yield(self);
    self->state = CORO_FREED;
    coro_pool_give(self->pool, self);
    if (next) {
        hand_on(self, next, value, before == CORO_CREATED, true);
    } else {
        leave(self, value, true);
    }
    __builtin_unreachable();
}

void coro_end_unchecked(Coro *self, Coro *next, void *value) {
    self->state = CORO_FREED;
    take_over_unchecked(self, next);
    coro_pool_give(self->pool, self);
    hand_on(self, next, value, false, true);
    __builtin_unreachable();
}

void *coro_jump(Coro *self, Coro *next, void *value) {
    CoroState before = (CoroState)next->state;
    if (UNLIKELY(before != CORO_SUSPENDED && before != CORO_CREATED)) misuse_resume(next);
    if (UNLIKELY(!is_current(self))) misuse_yield(self);
    self->state = CORO_SUSPENDED;
    next->state = CORO_RUNNING;
    return jump(self, next, value, before == CORO_CREATED);
}

void coro_pause(Coro *self, Coro *outer, CoroPause *at) {
    if (UNLIKELY(!is_current(self))) misuse_yield(self);
    at->low = self->low;
    at->bytes = self->stack_bytes;
    pause_at(outer, at);
}

void coro_unpause(Coro *outer, CoroPause *at) {
    unpause(outer, at);
}

void coro_free(Coro *coro) {
    if (UNLIKELY(coro->state == CORO_RUNNING || coro->state == CORO_FREED)) misuse_free(coro);
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
    if (coro->state == CORO_CREATED || coro->state == CORO_SUSPENDED) return true;
    return error_set(error, "coroutine '%s' cannot be resumed: it %s", coro_name(coro),
                     coro->state == CORO_RUNNING    ? "is already running"
                     : coro->state == CORO_FINISHED ? "has finished"
                                                    : "was freed");
}

size_t coro_headroom(const Coro *self) {
    return (size_t)((char *)__builtin_frame_address(0) - self->low);
}

CoroView coro_view(const Coro *coro) {
    CoroView view = {.stack_low = coro->low, .stack_high = top(coro)};
    if (coro->state == CORO_CREATED) {
        view.stack_pointer = top(coro);
        view.resume_address =
            (const void *)(uintptr_t)coro->fn; // NOLINT(performance-no-int-to-ptr)
    } else if (coro->state == CORO_SUSPENDED) {
        coro_switch_view(coro->parked, &view);
        view.used_bytes = (size_t)(top(coro) - (const char *)coro->parked);
    }
    return view;
}

CoroView coro_resumer_view(const Coro *coro) {
    CoroView view = {0};
    if (coro->state == CORO_RUNNING && coro->resumer) coro_switch_view(coro->resumer, &view);
    return view;
}

static void see_slab(const CoroSlab *slab, void (*see)(void *data, const Coro *coro), void *data) {
    if (!slab) return;
    see_slab(slab->next, see, data);
    for (size_t i = 0; i < slab->n_made; i++)
        if (slab->coros[i].state != CORO_FREED) see(data, &slab->coros[i]);
}

void coro_pool_each(const CoroPool *pool, void (*see)(void *data, const Coro *coro), void *data) {
    see_slab(pool->slabs, see, data);
}
