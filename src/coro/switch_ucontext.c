// The context switch wherever there is no assembly for it: POSIX ucontext. Correct everywhere, and
// some sixty times slower, because each switch sets the signal mask in the kernel.
#include "coro/switch.h"

#include <fenv.h>
#include <ucontext.h>

#include "base/check.h"
#include "coro/pool.h"

// Lies in the frame of the call that left it.
typedef struct Parked {
    ucontext_t context;
    const void *resume_address;
    void *value; // with which it is resumed
} Parked;

static void *swap(void **parked, const void *resume_address, const ucontext_t *to) {
    Parked here = {.resume_address = resume_address};
    *parked = &here;
    CHECK(swapcontext(&here.context, to) == 0, "swapcontext failed");
    return here.value;
}

void *coro_switch(void **parked, void *value, void *other) {
    Parked *to = other;
    to->value = value;
    return swap(parked, __builtin_return_address(0), &to->context);
}

// makecontext passes ints only: an address comes in two halves.
static void *joined(unsigned high, unsigned low) {
    return (void *)((uintptr_t)high << 16 << 16 | low); // NOLINT(performance-no-int-to-ptr)
}

static unsigned high_half(const void *address) {
    return (unsigned)((uintptr_t)address >> 16 >> 16);
}

static void start(unsigned self_high, unsigned self_low, unsigned value_high, unsigned value_low) {
    fesetenv(FE_DFL_ENV);
    coro_switch_main(joined(self_high, self_low), joined(value_high, value_low));
}

void *coro_switch_start(void **parked, void *value, void *top, Coro *self) {
    ucontext_t fresh;
    CHECK(getcontext(&fresh) == 0, "getcontext failed");
    fresh.uc_stack.ss_sp = self->low;
    fresh.uc_stack.ss_size = (size_t)((char *)top - self->low);
    fresh.uc_link = NULL;
    makecontext(&fresh, (void (*)(void))start, 4, high_half(self), (unsigned)(uintptr_t)self,
                high_half(value), (unsigned)(uintptr_t)value);
    return swap(parked, __builtin_return_address(0), &fresh);
}

// The layout of ucontext_t is the platform's own; no registers are named.
void coro_switch_view(const void *handle, CoroView *view) {
    const Parked *parked = handle;
    view->stack_pointer = parked;
    view->resume_address = parked->resume_address;
}
