// The context switch wherever there is no assembly for it: POSIX ucontext. Correct everywhere, and
// some hundred times slower, because each switch sets the signal mask in the kernel.
#include "coro/switch.h"

#include <fenv.h>
#include <ucontext.h>

#include "base/check.h"

// Lies in the frame of the call of coro_switch that left it (or at the top of a fresh stack).
typedef struct Parked {
    ucontext_t context;
    const void *resume_address;
    const void *stack_pointer;
    void *value; // with which it is resumed
    CoroEntry *entry;
    Coro *self;
} Parked;

void *coro_switch(void **parked, void *other, void *value) {
    Parked here = {
        .resume_address = __builtin_return_address(0),
        .stack_pointer = &here,
    };
    Parked *to = other;
    *parked = &here;
    to->value = value;
    CHECK(swapcontext(&here.context, &to->context) == 0, "swapcontext");
    return here.value;
}

// makecontext passes ints only: the address comes in two halves.
static void start(unsigned high, unsigned low) {
    Parked *parked =
        (Parked *)((uintptr_t)high << 16 << 16 | low); // NOLINT(performance-no-int-to-ptr)
    fesetenv(FE_DFL_ENV);
    parked->entry(parked->self, parked->value);
    CHECK(false, "the entry of a coroutine returned");
}

void *coro_switch_prepare(void *low, void *top, CoroEntry *entry, Coro *self) {
    Parked *parked = (Parked *)((char *)top - (sizeof(Parked) + 63) / 64 * 64);
    CHECK(getcontext(&parked->context) == 0, "getcontext");
    parked->context.uc_stack.ss_sp = low;
    parked->context.uc_stack.ss_size = (size_t)((char *)parked - (char *)low);
    parked->context.uc_link = NULL;
    parked->resume_address = (const void *)(uintptr_t)entry; // NOLINT(performance-no-int-to-ptr)
    parked->stack_pointer = parked;
    parked->entry = entry;
    parked->self = self;
    uintptr_t address = (uintptr_t)parked;
    makecontext(&parked->context, (void (*)(void))start, 2, (unsigned)(address >> 16 >> 16),
                (unsigned)address);
    return parked;
}

// The layout of ucontext_t is the platform's own; no registers are named.
void coro_switch_view(const void *handle, CoroView *view) {
    const Parked *parked = handle;
    view->stack_pointer = parked->stack_pointer;
    view->resume_address = parked->resume_address;
    view->n_registers = 0;
}
