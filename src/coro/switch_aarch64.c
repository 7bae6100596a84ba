// How a parked context lies in memory on AArch64: what switch_aarch64.S stores, lowest address
// first.
#include "coro/switch.h"

typedef struct Parked {
    uint64_t x19_to_x30[12];
    uint64_t d8_to_d15[8];
    uint64_t fpcr, unused;
} Parked;

_Static_assert(sizeof(Parked) == 176, "switch_aarch64.S depends on it");

static void add(CoroView *view, const char *name, uint64_t value) {
    view->registers[view->n_registers].name = name;
    view->registers[view->n_registers++].value = value;
}

void coro_switch_view(const void *handle, CoroView *view) {
    static const char *const x_names[] = {"x19", "x20", "x21", "x22", "x23", "x24",
                                          "x25", "x26", "x27", "x28", "x29", "x30"};
    static const char *const d_names[] = {"d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15"};
    const Parked *parked = handle;
    view->stack_pointer = parked + 1; // as it will be once all is loaded
    view->resume_address =
        (const void *)parked->x19_to_x30[11]; // NOLINT(performance-no-int-to-ptr)
    for (int i = 0; i < 12; i++)
        add(view, x_names[i], parked->x19_to_x30[i]);
    for (int i = 0; i < 8; i++)
        add(view, d_names[i], parked->d8_to_d15[i]);
    add(view, "fpcr", parked->fpcr);
}
