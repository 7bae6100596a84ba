// What a program may use up, and that its host gets control back whatever it does. Nothing here
// looks at a clock: what a program does is counted in ticks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/core/vm.h"

enum { EVERY = 10000, SOON = 100 }; // ticks

typedef struct Host {
    Vm *vm;
    Str out, err;
    int n_due, stop_at; // control came back so often; at which time the run is to stop
} Host;

static void write_out(void *data, const char *bytes, size_t n) {
    str_add_bytes(&((Host *)data)->out, bytes, n);
}
static void write_err(void *data, const char *bytes, size_t n) {
    str_add_bytes(&((Host *)data)->err, bytes, n);
}

static int64_t due(void *data) {
    Host *host = data;
    return ++host->n_due >= host->stop_at ? 0 : EVERY;
}

static int64_t due_soon(void *data) {
    ((Host *)data)->n_due++;
    return SOON;
}

// Runs [program]; it is stopped when control came back for the [stop_at]th time.
static int run(Host *host, const VmLimits *limits, int stop_at, const char *program) {
    *host = (Host){.stop_at = stop_at};
    Vm *vm = host->vm = vm_new(limits, &(VmOutput){host, write_out, write_err});
    vm_watch(vm, (VmWatch){host, due}, EVERY);
    return vm_run(vm, "test.py", program, strlen(program));
}

static void end(Host *host) {
    vm_free_all(host->vm);
    str_deinit(&host->out);
    str_deinit(&host->err);
}

// Each of these would never end, or not today.
static const char *const endless[] = {
    "while True: pass",
    "while 1:\n try:\n  while 1: pass\n except BaseException: pass",
    "while 1:\n try: pass\n finally: continue",
    "def f():\n try: f()\n finally: f()\nf()",
    "for i in iter(int, 1): pass",
    "x = [1]\nfor i in x: x.append(i)",
    "while 1: compile('x = -1\\n' * 3000, '', 'exec')",
    "sum(iter(int, 1))",
    "max(iter(int, 1))",
    "any(iter(int, 1))",
    "all(iter(lambda: 1, 2))",
    "tuple(iter(int, 1)) if 0 else set(iter(int, 1))",
    "1 in iter(int, 1)",
    "dict.fromkeys(iter(int, 1))",
    "list(filter(None, iter(int, 1)))",
    "next(i for i in iter(int, 1) if i)",
    "[0 for i in iter(int, 1) if i]",
    "a, *b = (i for i in iter(int, 1) if i)",
    "def g():\n while 1: yield\nfor i in g(): pass",
    "def g():\n yield from g2()\ndef g2():\n while 1: yield\nsum(0 for i in g())",
    "class A:\n def __del__(self):\n  while 1: pass\nA()\nwhile 1: pass",
    "class A:\n def __eq__(self, other):\n  while 1: pass\n[A()] == [A()]",
    "class A:\n def __repr__(self):\n  while 1: pass\nprint([A()])",
    "class A:\n def __getitem__(self, i): return 0\nlist(i for i in A() if i)",
    "x = [1]\nfor i in range(60): x = [x, x]\nrepr(x)",
    "x = [1]\ny = [1]\nfor i in range(60): x, y = [x, x], [y, y]\nx == y",
    "x = ()\nfor i in range(60): x = x, x\nhash(x)",
    "import asyncio\nasync def main():\n while 1: await asyncio.sleep(0)\nasyncio.run(main())",
    "import asyncio\nasync def main():\n while 1: await asyncio.sleep(1)\nasyncio.run(main())",
    "import asyncio\nasync def main():\n while 1:\n  try: await asyncio.sleep(1)\n"
    "  except BaseException: pass\nasyncio.run(main())",
    "import asyncio\nloop = asyncio.new_event_loop()\ndef again(): loop.call_soon(again)\n"
    "again()\nloop.run_forever()",
};

static void endless_programs_are_stopped(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        Host host;
        int status = run(&host, NULL, 3, endless[i]);
        if (host.n_due < 3 || status != 130 || host.vm->stop != VM_STOPPED)
            fail_msg("%s: status %d, %d times, said %s", endless[i], status, host.n_due,
                     str_text(&host.err));
        end(&host);
    }
}

static void a_program_goes_on(void **state) {
    (void)state;
    Host host;
    assert_int_equal(run(&host, NULL, INT32_MAX, "n = 0\nwhile n < 100000: n += 1\nprint(n)"), 0);
    assert_in_range(host.n_due, 100000 / EVERY, 2 * (100000 / EVERY)); // its end takes some, too
    assert_string_equal(str_text(&host.out), "100000\n");
    end(&host);
}

static void output_has_a_limit(void **state) {
    (void)state;
    Host host;
    VmLimits limits = {.output_bytes = 1000};
    run(&host, &limits, INT32_MAX, "while True: print('\u0416')");
    assert_int_equal(host.vm->stop, VM_OUTPUT_FULL);
    assert_int_equal(host.out.n + host.err.n, 999); // no half of a letter
    assert_int_equal(host.err.n, 0);
    end(&host);
}

// Each of these asks for more than there is, catches the MemoryError and goes on.
static const char *const greedy[] = {
    "'a' * 10 ** 12",
    "b'a' * 10 ** 12",
    "bytearray(10 ** 12)",
    "bytes(10 ** 12)",
    "[0] * 10 ** 12",
    "(0,) * 10 ** 12",
    "list(range(10 ** 12))",
    "tuple(range(10 ** 12))",
    "set(range(10 ** 12))",
    "{i: i for i in range(10 ** 12)}",
    "[i for i in range(10 ** 12)]",
    "''.join('abc' for i in range(10 ** 12))",
    "10 ** 10 ** 10",
    "1 << 10 ** 12",
    "f'{1:1000000000000}'",
    "'%1000000000d' % 1",
    "'{:>1000000000}'.format('x')",
    "'x'.center(10 ** 10)",
    "'x'.zfill(10 ** 10)",
    "'\\t'.expandtabs(10 ** 10)",
    "'a'.join(['b' * 10 ** 6] * 10 ** 6)",
    "('a' * 10 ** 6).replace('a', 'b' * 10 ** 6)",
    "(b'a' * 10 ** 6).replace(b'a', b'b' * 10 ** 6)",
    "grow_text()",
    "grow_list()",
    "grow_dict()",
    "grow_frames()",
    "grow_generators()",
    "repr(nest())",
    "str(nest())",
    "f'{nest()}'",
    "print(nest())",
};
static const char before[] =
    "def grow_text():\n x = 'abc'\n while 1: x += x\n"
    "def grow_list():\n x = []\n while 1: x.append([0])\n"
    "def grow_dict():\n x = {}\n while 1: x[len(x)] = str(x.keys)\n"
    "def grow_frames(n=0):\n x = [0] * 100000\n return grow_frames(n + 1) + len(x)\n"
    "def g(): yield\n"
    "def grow_generators():\n x = []\n while 1: x.append(g()); next(x[-1])\n"
    "def nest():\n x = ['a' * 1000]\n for i in range(60): x = [x, x]\n return x\n"
    "try: ";
static const char after[] = "\nexcept MemoryError: print('full')\nelse: print('fits')\n"
                            "print(sum(range(10)))\n";

static void a_full_heap_is_an_exception(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof greedy / sizeof *greedy; i++) {
        Str program = {0};
        str_printf(&program, "%s%s%s", before, greedy[i], after);
        Host host;
        VmLimits limits = {.heap_bytes = 16 << 20};
        int status = run(&host, &limits, INT32_MAX, program.text);
        if (status != 0 || strcmp(str_text(&host.out), "full\n45\n") != 0)
            fail_msg("%s: status %d, %s%s", greedy[i], status, str_text(&host.out),
                     str_text(&host.err));
        end(&host);
        str_deinit(&program);
    }
}

// Each of these goes over a hundred thousand letters, numbers or lines somewhere within C.
static const char *const patient[] = {
    "getattr(x, x)",
    "int(x)",
    "__import__(x)",
    "exec(x)",
    "compile('#' + x, '', 'exec')",
    "compile(' ' * 10 ** 5, '', 'exec')",
    "compile('1' * 10 ** 5 + '.0', '', 'exec')",
    "compile('x=' + '(' * 300, '', 'exec')",
    "compile(f'f\"{{{x}}}\"', '', 'exec')",
    "compile('\\n'.join(f'x{i} = {i}' for i in range(3000)), '', 'exec')",
    "compile('(' + 'x,' * 3000 + 'x x)', '', 'exec')",
    "type(x, (), {})()()",
    "print(x)",
    "repr({i for i in range(10000)})",
    "format(7.5, '.100000f')",
    "import re; re.findall('b', x)",
    "import re; re.compile(x)",
    "import unicodedata; unicodedata.normalize('NFC', '\u00e9' * 10 ** 5)",
    "import unicodedata; unicodedata.normalize('NFC', '\u0301\u0316' * 10 ** 5)",
    "import io; io.BytesIO(b'a' * 10 ** 5).readline()",
    "for _ in range(2): x.encode().find(b'b')",
    "repr(x.encode())",
};

static int n_due_in(const char *operation) {
    static const char setup[] = "x = 'a' * 10 ** 5\ntry:\n %s\nexcept Exception: pass\n";
    Str program = {0};
    str_printf(&program, setup, operation);
    Host host = {.stop_at = INT32_MAX};
    Vm *vm = host.vm = vm_new(NULL, &(VmOutput){&host, write_out, write_err});
    vm_watch(vm, (VmWatch){&host, due_soon}, SOON);
    vm_run(vm, "test.py", program.text, program.n);
    end(&host);
    str_deinit(&program);
    return host.n_due;
}

static void control_comes_back_within_c(void **state) {
    (void)state;
    int n = n_due_in("pass");
    for (size_t i = 0; i < sizeof patient / sizeof *patient; i++) {
        int n_more = n_due_in(patient[i]) - n;
        if (n_more < 2) fail_msg("%s: control came back %d times", patient[i], n_more);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_programs_are_stopped),
        cmocka_unit_test(a_program_goes_on),
        cmocka_unit_test(output_has_a_limit),
        cmocka_unit_test(a_full_heap_is_an_exception),
        cmocka_unit_test(control_comes_back_within_c),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
