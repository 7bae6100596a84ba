// Boost.Context's figures, through its public API (boost::context::fiber): a switch between two
// contexts, and making, running and destroying a context on one stack that is used again and again.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <boost/context/fiber.hpp>

#include "bench.h"

namespace ctx = boost::context;

// Hands out the same memory each time: no allocation is left in the figure.
struct OneStack {
    ctx::stack_context stack;
    ctx::stack_context allocate() { return stack; }
    void deallocate(ctx::stack_context &) noexcept {}
};

static double switches() {
    const long n = 5000000;
    ctx::fiber other{[](ctx::fiber &&back) {
        for (;;)
            back = std::move(back).resume();
        return std::move(back);
    }};
    double begin = 0;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0)
            begin = bench_cpu_ns();
        other = std::move(other).resume();
    }
    return (bench_cpu_ns() - begin) / (2 * n);
}

static double creates() {
    const long n = 5000000;
    const std::size_t bytes = 64 * 1024;
    OneStack one;
    one.stack.size = bytes;
    one.stack.sp = static_cast<char *>(std::malloc(bytes)) + bytes;
    volatile long ran = 0;
    double begin = 0;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0)
            begin = bench_cpu_ns();
        ctx::fiber fiber{std::allocator_arg, one, [&ran](ctx::fiber &&back) {
                             ran = ran + 1;
                             return std::move(back);
                         }};
        fiber = std::move(fiber).resume();
    }
    return (bench_cpu_ns() - begin) / n;
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!std::strcmp(name, "switch"))
        return bench_print(switches());
    if (!std::strcmp(name, "create"))
        return bench_print(creates());
    return bench_unknown(name);
}
