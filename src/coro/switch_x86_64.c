// How a parked context lies in memory on x86-64: what switch_x86_64.S pushes, lowest address first.
// It is one cache line, and a fresh stack's top is aligned so that it fills exactly one.
#include "coro/switch.h"

typedef struct Parked {
    uint32_t mxcsr;
    uint16_t x87_control, unused;
    uint64_t r12, r13, r14, r15, rbx, rbp;
    uint64_t rip;
} Parked;

_Static_assert(sizeof(Parked) == 64, "switch_x86_64.S depends on it");

enum { MXCSR_DEFAULT = 0x1f80, X87_DEFAULT = 0x037f };

void coro_switch_start(void); // in switch_x86_64.S: never called, only gone to

void *coro_switch_prepare(void *low, void *top, CoroEntry *entry, Coro *self) {
    (void)low;
    Parked *parked = (Parked *)top - 1;
    *parked = (Parked){
        .mxcsr = MXCSR_DEFAULT,
        .x87_control = X87_DEFAULT,
        .rbx = (uintptr_t)entry,
        .r12 = (uintptr_t)self,
        .rip = (uintptr_t)coro_switch_start,
    };
    return parked;
}

void coro_switch_view(const void *handle, CoroView *view) {
    const Parked *parked = handle;
    view->stack_pointer = parked + 1;                 // as it will be once the registers are popped
    view->resume_address = (const void *)parked->rip; // NOLINT(performance-no-int-to-ptr)
    const struct {
        const char *name;
        uint64_t value;
    } saved[] = {
        {"rip", parked->rip}, {"rbp", parked->rbp},     {"rbx", parked->rbx},
        {"r12", parked->r12}, {"r13", parked->r13},     {"r14", parked->r14},
        {"r15", parked->r15}, {"mxcsr", parked->mxcsr}, {"x87 control", parked->x87_control},
    };
    for (size_t i = 0; i < sizeof saved / sizeof *saved; i++) {
        view->registers[i].name = saved[i].name;
        view->registers[i].value = saved[i].value;
        view->n_registers = (int)i + 1;
    }
}
