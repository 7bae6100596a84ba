// How long a program can keep its host waiting: the longest time between two moments at which
// control comes back, over programs that never end or work long within one built-in. What is done
// in one go, over each byte once, is measured on some megabytes.
#include "bench.h"
#include "lang/vm.h"

enum { RUN_MS = 300 };

typedef struct Host {
    double begin_ns, last_ns, longest_ns;
} Host;

static int64_t due(void *data) {
    Host *host = data;
    double now = bench_cpu_ns();
    if (now - host->last_ns > host->longest_ns) host->longest_ns = now - host->last_ns;
    host->last_ns = now;
    return now - host->begin_ns < RUN_MS * 1e6 ? VM_DUE_TICKS : 0;
}

static void ignore(void *data, const char *bytes, size_t n) {
    (void)data, (void)bytes, (void)n;
}

static const char *const programs[] = {
    "while True: pass",
    "sum(iter(int, 1))",
    "for i in range(10**9): x = i * i",
    "10 ** 10 ** 10",
    "x = 3\nwhile 1: x = x * x",
    "x = 7 ** 1000000\nwhile 1: x * x",
    "7 ** 100000000",
    "'a' * 10 ** 12",
    "while 1: 'a' * 10 ** 8",
    "while 1: [0] * 3 * 10 ** 6",
    "while 1: (0, 1) * 10 ** 6",
    "while 1: b'ab' * 10 ** 8",
    "[0] * 10 ** 10",
    "x = [0]\nwhile 1: x = [x, x]",
    "x = []\nfor i in range(10 ** 5): x = [x]\nwhile 1:\n try: repr(x)\n except RecursionError: "
    "pass",
    "def f(): f()\nwhile 1:\n try: f()\n except RecursionError: pass",
    "def g():\n yield from g()\nwhile 1:\n try: next(g())\n except RecursionError: pass",
    "def g():\n while 1: yield 1\nfor i in g(): pass",
    "class A:\n def __eq__(self, other):\n  while 1: pass\nA() in [A()]",
    "class A:\n def __repr__(self):\n  while 1: pass\nrepr({1: A()})",
    "class A:\n def __del__(self):\n  while 1: pass\nA()",
    "try: int('9' * 10 ** 6)\nexcept ValueError: pass\nwhile 1: int('9' * 4300)",
    "x = 1 << 10 ** 8\nwhile 1:\n try: str(x)\n except ValueError: pass",
    "x = 1 << 10 ** 7\nwhile 1: hex(x)",
    "x = 1 << 10 ** 8\nwhile 1: x + x",
    "x = 1 << 10 ** 8\nwhile 1: hash(x)",
    "x = list(range(10 ** 6))\nwhile 1: x == list(x)",
    "x = list(range(3 * 10 ** 6))\nwhile 1: -1 in x",
    "x = list(range(10 ** 6))\nwhile 1: x[::-1]; x.count(5); x.copy(); x + x",
    "x = [i * 7919 % 1000003 for i in range(10 ** 6)]\nwhile 1: sorted(x)",
    "x = [str(i * 7919 % 1000003) for i in range(3 * 10 ** 5)]\nwhile 1: sorted(x)",
    "x = [str(i) for i in range(10 ** 6)]\nwhile 1: ''.join(x)",
    "x = ' '.join(str(i) for i in range(3 * 10 ** 5))\nwhile 1: x.split()",
    "x = 'ab' * 10 ** 6\nwhile 1: x.replace('a', 'cc')",
    "x = 'ab' * 10 ** 6\nwhile 1: x.upper(); x.find('c'); x.count('a')",
    "x = 'a' * 10 ** 6\ny = 'a' * 10 ** 4 + 'b'\nwhile 1: y in x",
    "x = 'a' * 10 ** 6\ny = 'b' + 'a' * 10 ** 4\nwhile 1: y in x",
    "x = b'a' * 10 ** 6\ny = b'a' * 10 ** 4 + b'b'\nwhile 1: y in x",
    "x = 'ab' * 10 ** 6\nwhile 1: f'{x:>4000000}'",
    "x = '\\u0416\\n' * 10 ** 5\nwhile 1: repr(x); x.encode(); x.splitlines()",
    "x = set(range(3 * 10 ** 5))\nwhile 1: x | x; x & x; x - x; x == set(x)",
    "x = dict.fromkeys(range(3 * 10 ** 5))\nwhile 1: dict(x); x == x.copy(); list(x.items())",
    "x = {}\nfor i in range(10 ** 8): x[i] = i",
    "x = set()\nfor i in range(10 ** 8): x.add(i)",
    "x = []\nfor i in range(10 ** 8): x.append(i)",
    "x = ''\nfor i in range(10 ** 9): x += 'abc'",
    "while 1:\n x = []\n for i in range(10 ** 6): x.append([i])\n del x",
    "range(10 ** 18).count(7); sum(range(10 ** 9))",
    "any(x for x in range(10 ** 9) if x < 0)",
    "list(zip(*[range(10 ** 6)] * 3)); max(range(10 ** 9))",
    "pow(3, 10 ** 10000, 10 ** 10000 + 1)",
    "x, y = 7 ** 10 ** 6, 3 ** 10 ** 6\nwhile 1: x // y; x % y",
};

static double longest_ms(int only, bool tells) {
    double worst = 0;
    for (int i = 0; i < (int)(sizeof programs / sizeof *programs); i++) {
        if (only >= 0 && i != only) continue;
        Host host = {0};
        Vm *vm = vm_new(NULL, &(VmOutput){NULL, ignore, ignore});
        host.begin_ns = host.last_ns = bench_cpu_ns();
        vm_watch(vm, (VmWatch){&host, due}, VM_DUE_TICKS);
        vm_run(vm, "bench.py", programs[i], strlen(programs[i]));
        due(&host);
        vm_free_all(vm);
        if (tells) printf("%2d %8.2f ms  %.70s\n", i, host.longest_ns / 1e6, programs[i]);
        if (host.longest_ns > worst) worst = host.longest_ns;
    }
    return worst / 1e6;
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "control") == 0) return bench_print(longest_ms(-1, false));
    if (strcmp(name, "each") != 0) return bench_unknown(name);
    return bench_print(longest_ms(argc > 2 ? atoi(argv[2]) : -1, true));
}
