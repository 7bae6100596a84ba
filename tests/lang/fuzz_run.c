// The evaluator on any program: no crash, no leak, no hang, whatever it does and however little it
// may use. Driven by libFuzzer, or by fuzz_driver.c.
#include <string.h>

#include "fuzz.h"
#include "lang/core/vm.h"
#include "mutate.h"

enum { MAX_DUE = 60 };

static int64_t due(void *data) {
    return ++*(int *)data < MAX_DUE ? VM_DUE_TICKS : 0;
}

static void ignore(void *data, const char *bytes, size_t n) {
    (void)data, (void)bytes, (void)n;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    // How much there is of everything depends on the program, so that all of it runs out at times.
    unsigned dice = 0;
    for (size_t i = 0; i < n; i++)
        dice = dice * 31 + bytes[i];
    VmLimits limits = {.recursion = dice % 3 ? 150 : 60,
                       .heap_bytes = (dice % 5 ? 16u : 4u) << 20,
                       .output_bytes = dice % 7 ? 1 << 16 : 200};
    int n_due = 0;
    Vm *vm = vm_new(&limits, &(VmOutput){.out = ignore, .err = ignore});
    vm_watch(vm, (VmWatch){&n_due, due}, VM_DUE_TICKS);
    vm_run(vm, "fuzz.py", (const char *)bytes, n);
    vm_free_all(vm);
    return 0;
}

static size_t give(Str *changed, uint8_t *bytes, size_t n_max) {
    size_t n = changed->n < n_max ? changed->n : n_max;
    if (n) memcpy(bytes, changed->text, n);
    str_deinit(changed);
    return n;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t n_max, unsigned seed) {
    uint64_t state = seed;
    Str changed = {0};
    mutate((const char *)bytes, n, NULL, 0, &state, &changed);
    return give(&changed, bytes, n_max);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t n_a, const uint8_t *b, size_t n_b,
                                 uint8_t *out, size_t n_max, unsigned seed) {
    uint64_t state = seed;
    Str changed = {0};
    mutate((const char *)a, n_a, (const char *)b, n_b, &state, &changed);
    return give(&changed, out, n_max);
}
