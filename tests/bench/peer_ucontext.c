// The C library's figure: a switch by swapcontext, which enters the kernel for the signal mask.
#include <ucontext.h>

#include "bench.h"

static ucontext_t here, there;

static void body(void) {
    for (;;)
        swapcontext(&there, &here);
}

static double switches(void) {
    const long n = 500000;
    const size_t bytes = 64 * 1024;
    getcontext(&there);
    there.uc_stack.ss_sp = malloc(bytes);
    there.uc_stack.ss_size = bytes;
    makecontext(&there, body, 0);
    double begin = 0;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0) begin = bench_cpu_ns();
        swapcontext(&here, &there);
    }
    return (bench_cpu_ns() - begin) / (double)(2 * n);
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "switch")) return bench_print(switches());
    return bench_unknown(name);
}
