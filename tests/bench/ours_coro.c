// Our figures of coro/: a switch; making, running and destroying a pooled coroutine; and the memory
// of a million guarded coroutines that are alive at once, each guard probed.
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "bench.h"
#include "coro/coro.h"

#define LINUX_MADV_GUARD_INSTALL 102 // Linux 6.13; the C library's headers may be older

// Is never resumed with a value.
static void *for_ever(Coro *self, void *value) {
    while (!value)
        value = coro_yield(self, NULL);
    return value;
}

static void *at_once(Coro *self, void *value) {
    (void)self;
    return value;
}

static double switches(void) {
    const long n = 5000000;
    Error error = {0};
    CoroPool *pool = coro_pool_new(NULL, &error);
    CHECK(pool, "%s", error.message);
    Coro *other = coro_new(pool, for_ever, NULL, "other");
    double begin = 0;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0) begin = bench_cpu_ns();
        coro_resume(other, NULL);
    }
    double ns = (bench_cpu_ns() - begin) / (double)(2 * n);
    coro_pool_free(pool);
    return ns;
}

static double creates(void) {
    const long n = 5000000;
    Error error = {0};
    CoroPool *pool = coro_pool_new(NULL, &error);
    CHECK(pool, "%s", error.message);
    double begin = 0;
    for (long i = -n / 10; i < n; i++) {
        if (i == 0) begin = bench_cpu_ns();
        Coro *coro = coro_new(pool, at_once, NULL, "short");
        coro_resume(coro, NULL);
        coro_free(coro);
    }
    double ns = (bench_cpu_ns() - begin) / (double)n;
    coro_pool_free(pool);
    return ns;
}

// The sum of the named fields of a file of /proc, in KB.
static long proc_kb(const char *path, const char *field, const char *other_field) {
    FILE *file = fopen(path, "r");
    CHECK(file, "%s cannot be read", path);
    char line[256], name[64];
    long kb, sum = 0;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "%63[^:]: %ld", name, &kb) == 2 &&
            (!strcmp(name, field) || !strcmp(name, other_field)))
            sum += kb;
    fclose(file);
    return sum;
}

static bool kernel_has_guards(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bool has = page != MAP_FAILED && madvise(page, 4096, LINUX_MADV_GUARD_INSTALL) == 0;
    munmap(page, 4096);
    return has;
}

// Asks the kernel to read the byte below the stack of [coro]: only a guard makes it refuse.
static bool is_guarded(const Coro *coro, const int pipe_fds[2]) {
    char byte;
    if (write(pipe_fds[1], (const char *)coro_view(coro).stack_low - 1, 1) < 0)
        return errno == EFAULT;
    CHECK(read(pipe_fds[0], &byte, 1) == 1, "the pipe lost a byte");
    return false;
}

static int million(void) {
    const long n = 1000000;
    if (!kernel_has_guards())
        return bench_skip("the kernel has no MADV_GUARD_INSTALL (Linux 6.13)");
    if (proc_kb("/proc/meminfo", "MemAvailable", "") < 6000000)
        return bench_skip("less than 6 GB of memory are free");

    Error error = {0};
    CoroPool *pool = coro_pool_new(&(CoroPoolConfig){.guard = CORO_GUARD_MADVISE}, &error);
    CHECK(pool, "%s", error.message);
    Coro **all = malloc((size_t)n * sizeof(Coro *));
    if (!all) check_no_memory("a million coroutines");
    for (long i = 0; i < n; i++) {
        all[i] = coro_new(pool, for_ever, NULL, "one in a million");
        coro_resume(all[i], NULL);
    }
    long kb = proc_kb("/proc/self/status", "VmRSS", "VmPTE");

    int pipe_fds[2];
    CHECK(pipe(pipe_fds) == 0, "no pipe");
    for (long i = 0; i < n; i++) {
        CHECK(coro_state(all[i]) == CORO_SUSPENDED, "coroutine %ld is not alive", i);
        CHECK(is_guarded(all[i], pipe_fds), "coroutine %ld has no guard", i);
    }
    return bench_print((double)kb * 1024 / (double)n / 1000);
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "switch")) return bench_print(switches());
    if (!strcmp(name, "create")) return bench_print(creates());
    if (!strcmp(name, "million")) return million();
    return bench_unknown(name);
}
