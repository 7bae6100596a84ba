// How a parked context lies in memory on x86-64: what switch_x86_64.S pushes, lowest address first.
#include "coro/switch.h"

typedef struct Parked {
    uint32_t mxcsr;
    uint16_t x87_control, unused;
    uint64_t r12, r13, r14, r15, rbx, rbp;
    uint64_t rip;
} Parked;

void coro_switch_view(const void *handle, CoroView *view) {
    const Parked *parked = handle;
    view->stack_pointer = parked + 1;                 // as it will be once all is popped
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
