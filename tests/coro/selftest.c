// What every implementation of the switch must do, as a program with no library but libc, so that
// the same runs on each processor, under an emulator and under Valgrind. Prints one line a test;
// exit status 1 if anything was not as expected.
#include <fenv.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "coro/coro.h"

// The results of this run, handed to each test.
typedef struct Test {
    CoroPool *pool; // NULL in those that come before the first pool
    int n_wrong;
} Test;

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                         \
            test->n_wrong++;                                                                       \
        }                                                                                          \
    } while (0)

static CoroPool *new_pool(void) {
    Error error;
    CoroPool *pool = coro_pool_new(NULL, &error);
    if (!pool) {
        error_print(&error, stdout);
        exit(1);
    }
    return pool;
}

static void *number(uintptr_t n) {
    return (void *)n; // NOLINT(performance-no-int-to-ptr)
}

// ---- values and states

static void *echo(Coro *self, void *value) {
    for (int i = 0; i < 3; i++)
        value = coro_yield(self, (char *)value + 1);
    return (char *)value + 100;
}

static void values_travel_both_ways(Test *test) {
    int data;
    Coro *coro = coro_new(test->pool, echo, &data, "echo");
    EXPECT(coro_state(coro) == CORO_CREATED);
    EXPECT(coro_data(coro) == &data);
    EXPECT(strcmp(coro_name(coro), "echo") == 0);
    for (uintptr_t i = 10; i < 40; i += 10) {
        EXPECT(coro_resume(coro, number(i)) == number(i + 1));
        EXPECT(coro_state(coro) == CORO_SUSPENDED);
    }
    EXPECT(coro_resume(coro, number(7)) == number(107));
    EXPECT(coro_state(coro) == CORO_FINISHED);
    coro_free(coro);
}

// ---- who resumes whom

static void *innermost(Coro *self, void *value) {
    coro_yield(self, value);
    coro_yield(self, number(2));
    return number(3);
}

static void *outer(Coro *self, void *value) {
    Coro *inner = coro_data(self);
    (void)value;
    void *first = coro_resume(inner, number(1));
    return coro_yield(self, first);
}

// A coroutine yields to whoever resumed it last, not to who did first.
static void delegation_skips_the_middle(Test *test) {
    Coro *inner = coro_new(test->pool, innermost, NULL, "inner");
    Coro *middle = coro_new(test->pool, outer, inner, "middle");
    EXPECT(coro_resume(middle, NULL) == number(1));
    EXPECT(coro_resume(inner, NULL) == number(2));
    EXPECT(coro_state(middle) == CORO_SUSPENDED);
    EXPECT(coro_resume(inner, NULL) == number(3));
    EXPECT(coro_state(inner) == CORO_FINISHED);
    EXPECT(coro_resume(middle, number(9)) == number(9));
    EXPECT(coro_state(middle) == CORO_FINISHED);
    coro_free(inner);
    coro_free(middle);
}

enum { CHAIN = 200 };

static void *handing_on(Coro *self, void *next) {
    void *value = coro_transfer(self, next, number(1));  // begins the next one
    return coro_transfer(self, next, (char *)value + 1); // resumes it
}

static void *handing_on_unchecked(Coro *self, void *next) {
    void *value = coro_transfer_to_new_unchecked(self, next, number(1));
    return coro_transfer_unchecked(self, next, (char *)value + 1);
}

// What one that was transferred to yields or returns goes to whoever resumed the first.
static void hand_on(Test *test, CoroFn *how) {
    Coro *first = coro_new(test->pool, how, NULL, "first");
    Coro *second = coro_new(test->pool, echo, NULL, "second");
    EXPECT(coro_resume(first, second) == number(2));
    EXPECT(coro_state(first) == CORO_SUSPENDED && coro_state(second) == CORO_SUSPENDED);
    EXPECT(coro_resume(first, number(10)) == number(12));
    EXPECT(coro_resume(second, number(20)) == number(21));
    EXPECT(coro_resume(second, number(30)) == number(130));
    EXPECT(coro_state(second) == CORO_FINISHED && coro_state(first) == CORO_SUSPENDED);
    EXPECT(coro_resume(first, number(40)) == number(40));
    EXPECT(coro_state(first) == CORO_FINISHED);
    coro_free(first);
    coro_free(second);
}

static void transfer_keeps_the_resumer(Test *test) {
    hand_on(test, handing_on);
    hand_on(test, handing_on_unchecked);
}

// Two nests, each a coroutine within another: those inside jump to each other.
typedef struct Nests {
    Coro *outer[2], *inner[2];
    char steps[16]; // who ran, in order
} Nests;

static void note(Nests *nests, char who) {
    nests->steps[strlen(nests->steps)] = who;
}

static void *first_inner(Coro *self, void *nests_of) {
    Nests *nests = nests_of;
    note(nests, 'a');
    void *value = coro_jump(self, nests->outer[1], nests); // begins the other nest
    note(nests, value == number(1) ? 'c' : '?');
    value = coro_jump(self, nests->inner[1], number(2)); // goes on in the middle of it
    note(nests, value == number(3) ? 'f' : '?');
    return number(4);
}

static void *second_inner(Coro *self, void *nests_of) {
    Nests *nests = nests_of;
    note(nests, 'b');
    void *value = coro_jump(self, nests->inner[0], number(1));
    note(nests, value == number(2) ? 'd' : '?');
    return number(5);
}

static void *first_outer(Coro *self, void *nests) {
    (void)self;
    return coro_resume(((Nests *)nests)->inner[0], nests);
}

static void *second_outer(Coro *self, void *nests_of) {
    Nests *nests = nests_of;
    void *value = coro_resume(nests->inner[1], nests);
    note(nests, value == number(5) ? 'e' : '?');
    coro_jump(self, nests->inner[0], number(3)); // for good
    return NULL;
}

static void nests_take_turns(Test *test) {
    Nests nests = {{coro_new(test->pool, first_outer, NULL, "first outer"),
                    coro_new(test->pool, second_outer, NULL, "second outer")},
                   {coro_new(test->pool, first_inner, NULL, "first inner"),
                    coro_new(test->pool, second_inner, NULL, "second inner")},
                   ""};
    EXPECT(coro_resume(nests.outer[0], &nests) == number(4));
    EXPECT(strcmp(nests.steps, "abcdef") == 0);
    EXPECT(coro_state(nests.outer[0]) == CORO_FINISHED);
    EXPECT(coro_state(nests.outer[1]) == CORO_SUSPENDED);
    for (int i = 0; i < 2; i++) {
        coro_free(nests.inner[i]);
        coro_free(nests.outer[i]);
    }
}

static void *ending(Coro *self, void *value) {
    coro_end(self, coro_data(self), value);
}

static void *ending_unchecked(Coro *self, void *value) {
    coro_end_unchecked(self, coro_data(self), value);
}

// The value goes to the one that runs in its place, or to the resumer; the stack to the pool.
static void an_end_goes_on_elsewhere(Test *test) {
    size_t n_live = coro_pool_view(test->pool).n_live;
    EXPECT(coro_resume(coro_new(test->pool, ending, NULL, "last"), number(7)) == number(7));
    EXPECT(coro_pool_view(test->pool).n_live == n_live);

    Coro *next = coro_new(test->pool, echo, NULL, "next");
    for (uintptr_t i = 0; i < 3; i++) { // begins it, and resumes it
        Coro *coro = coro_new(test->pool, ending, next, "ending");
        EXPECT(coro_resume(coro, number(i)) == number(i + 1));
        EXPECT(coro_pool_view(test->pool).n_live == n_live + 1);
    }
    EXPECT(coro_state(next) == CORO_SUSPENDED);
    EXPECT(coro_resume(coro_new(test->pool, ending_unchecked, next, "ending"), number(8)) ==
           number(108));
    EXPECT(coro_pool_view(test->pool).n_live == n_live + 1);
    EXPECT(coro_state(next) == CORO_FINISHED);
    coro_free(next);

    size_t n_made = coro_pool_view(test->pool).n_made;
    for (uintptr_t i = 0; i < 1000; i++)
        coro_resume(coro_new(test->pool, ending, NULL, "ending"), NULL);
    EXPECT(coro_pool_view(test->pool).n_made == n_made);
}

static void *link_of_chain(Coro *self, void *depth) {
    CoroPool *pool = coro_data(self);
    if (depth == number(CHAIN)) return depth;
    Coro *next = coro_new(pool, link_of_chain, pool, "link");
    void *result = coro_resume(next, (char *)depth + 1);
    coro_free(next);
    return result;
}

static void coroutines_nest(Test *test) {
    Coro *first = coro_new(test->pool, link_of_chain, test->pool, "first");
    EXPECT(coro_resume(first, NULL) == number(CHAIN));
    coro_free(first);
}

// ---- what a switch keeps

#if defined(__x86_64__) || defined(__aarch64__)
uint64_t registers_changed(void *(*call)(void *, void *), void *a, void *b, uint64_t seed);

static void *call_yield(void *self, void *value) {
    return coro_yield(self, value);
}
static void *call_resume(void *coro, void *value) {
    return coro_resume(coro, value);
}

static void *register_body(Coro *self, void *value) {
    uint64_t changed = 0;
    (void)value;
    for (uint64_t i = 0; i < 10; i++)
        changed |= registers_changed(call_yield, self, NULL, 0x5555000000000000 + (i << 8));
    return number(changed != 0);
}

static void registers_survive(Test *test) {
    Coro *coro = coro_new(test->pool, register_body, NULL, "registers");
    for (uint64_t i = 0; i < 10; i++)
        EXPECT(registers_changed(call_resume, coro, NULL, 0xaaaa000000000000 + (i << 8)) == 0);
    EXPECT(coro_resume(coro, NULL) == number(0));
    EXPECT(coro_state(coro) == CORO_FINISHED);
    coro_free(coro);
}
#else
static void registers_survive(Test *test) {
    (void)test;
}
#endif

// Where one third lies, as the current rounding has it: true when rounded up.
static bool rounds_up(void) {
    volatile double one = 1, three = 3;
    volatile double third = one / three;
    return third > 0.33333333333333331;
}

static bool rounds_up_long(void) {
    volatile long double one = 1, three = 3;
    volatile long double third = one / three, below = -one / three;
    return third > -below;
}

static void *rounding_body(Coro *self, void *value) {
    (void)value;
    bool right = fegetround() == FE_TONEAREST && !rounds_up();
    fesetround(FE_DOWNWARD);
    for (int i = 0; i < 5; i++) {
        coro_yield(self, NULL);
        right &= fegetround() == FE_DOWNWARD && !rounds_up();
    }
    return number(right);
}

static void floating_point_control_survives(Test *test) {
    Coro *coro = coro_new(test->pool, rounding_body, NULL, "rounding");
    fesetround(FE_UPWARD);
    for (int i = 0; i < 5; i++) {
        coro_resume(coro, NULL);
        EXPECT(fegetround() == FE_UPWARD && rounds_up() && rounds_up_long());
    }
    EXPECT(coro_resume(coro, NULL) == number(true));
    EXPECT(fegetround() == FE_UPWARD && rounds_up());
    fesetround(FE_TONEAREST);
    coro_free(coro);
}

#if defined(__x86_64__)
static unsigned mxcsr(void) {
    unsigned value;
    __asm__ volatile("stmxcsr %0" : "=m"(value));
    return value & 0xffc0;
}

static unsigned x87_control(void) {
    unsigned short value;
    __asm__ volatile("fnstcw %0" : "=m"(value));
    return value;
}

static void set_controls(unsigned new_mxcsr, unsigned short new_x87) {
    __asm__ volatile("ldmxcsr %0\n\tfldcw %1" : : "m"(new_mxcsr), "m"(new_x87));
}

static void *controls_body(Coro *self, void *value) {
    (void)value;
    bool right = mxcsr() == 0x1f80 && x87_control() == 0x037f;
    set_controls(0x9f80, 0x037f); // flush to zero; only one of the two words differs
    coro_yield(self, NULL);
    right &= mxcsr() == 0x9f80 && x87_control() == 0x037f;
    set_controls(0x1f80, 0x007f); // the other one: single precision
    coro_yield(self, NULL);
    right &= mxcsr() == 0x1f80 && x87_control() == 0x007f;
    return number(right);
}

// Each of the two control words by itself.
static void each_control_word_survives(Test *test) {
    Coro *coro = coro_new(test->pool, controls_body, NULL, "controls");
    set_controls(0x1f80, 0x0f7f);
    for (int i = 0; i < 2; i++) {
        coro_resume(coro, NULL);
        EXPECT(mxcsr() == 0x1f80 && x87_control() == 0x0f7f);
    }
    EXPECT(coro_resume(coro, NULL) == number(true));
    set_controls(0x1f80, 0x037f);
    coro_free(coro);
}
#else
static void each_control_word_survives(Test *test) {
    (void)test;
}
#endif

// ---- stacks

enum { N_MANY = 2000, N_ROUNDS = 5, N_LOCALS = 40 };

static void *pattern_body(Coro *self, void *value) {
    volatile uintptr_t locals[N_LOCALS];
    uintptr_t mine = (uintptr_t)coro_data(self);
    bool right = true;
    (void)value;
    for (int i = 0; i < N_LOCALS; i++)
        locals[i] = mine * 1000 + (uintptr_t)i;
    for (int round = 0; round < N_ROUNDS; round++) {
        coro_yield(self, NULL);
        for (int i = 0; i < N_LOCALS; i++)
            right &= locals[i] == mine * 1000 + (uintptr_t)i;
    }
    return number(right);
}

static void stacks_are_apart(Test *test) {
    static Coro *coros[N_MANY];
    for (uintptr_t i = 0; i < N_MANY; i++)
        coros[i] = coro_new(test->pool, pattern_body, number(i + 1), "pattern");
    for (int round = 0; round < N_ROUNDS; round++)
        for (int i = 0; i < N_MANY; i++)
            coro_resume(coros[(i * 7 + round) % N_MANY], NULL);
    for (int i = 0; i < N_MANY; i++) {
        EXPECT(coro_resume(coros[i], NULL) == number(true));
        coro_free(coros[i]);
    }
}

static size_t descend(Coro *self, size_t reserve, size_t depth) {
    volatile char frame[256];
    frame[depth % sizeof frame] = 1;
    if (coro_headroom(self) < reserve) return depth;
    return descend(self, reserve, depth + 1) + (size_t)(frame[depth % sizeof frame] - 1);
}

static void *headroom_body(Coro *self, void *value) {
    CoroView view = coro_view(self);
    size_t whole = (size_t)((const char *)view.stack_high - (const char *)view.stack_low);
    size_t now = coro_headroom(self);
    (void)value;
    if (now > whole || now + 4096 < whole) return number(0);
    return number(descend(self, whole / 4, 1));
}

// A recursion that asks first gets deep and never over the edge.
static void headroom_is_what_is_left(Test *test) {
    Coro *coro = coro_new(test->pool, headroom_body, NULL, "headroom");
    size_t depth = (size_t)coro_resume(coro, NULL);
    EXPECT(depth > 20);
    EXPECT(coro_state(coro) == CORO_FINISHED);
    coro_free(coro);
}

static void *forever(Coro *self, void *value) {
    volatile char kept[512];
    memset((void *)kept, 7, sizeof kept);
    for (;;) {
        value = coro_yield(self, value);
        if (kept[0] != 7) return NULL;
    }
}

// One dropped where it stands leaves nothing behind that disturbs the next on its stack.
static void dropped_stacks_are_reused(Test *test) {
    for (uintptr_t i = 1; i < 1000; i++) {
        Coro *coro = coro_new(test->pool, i % 2 ? forever : echo, NULL, "dropped");
        EXPECT(coro_resume(coro, number(i)) == number(i % 2 ? i : i + 1));
        coro_free(coro);
    }
    EXPECT(coro_pool_view(test->pool).n_made == 1);
    EXPECT(coro_pool_view(test->pool).n_live == 0);
}

static bool lies_in(const void *address, const CoroView *view) {
    return (const char *)address > (const char *)view->stack_low &&
           (const char *)address <= (const char *)view->stack_high;
}

static void views_show_where_it_stands(Test *test) {
    Coro *coro = coro_new(test->pool, forever, NULL, "viewed");
    CoroView view = coro_view(coro);
    EXPECT(view.used_bytes == 0 && lies_in(view.stack_pointer, &view));
    coro_resume(coro, NULL);
    view = coro_view(coro);
    EXPECT(lies_in(view.stack_pointer, &view));
    EXPECT(view.used_bytes > 512 && view.used_bytes < 16384);
    EXPECT(view.resume_address != NULL);
    EXPECT(view.n_registers <= (int)(sizeof view.registers / sizeof *view.registers));
    coro_free(coro);
}

// ---- what ends the program, seen from outside

typedef void Deed(CoroPool *pool);

// What became of a child process that did something.
typedef struct Fate {
    int status;
    char said[16384];
} Fate;

static Fate fate_of(Deed *deed, CoroPool *pool) {
    int ends[2];
    fflush(stdout);
    if (pipe(ends) != 0) exit(1);
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        dup2(ends[1], STDERR_FILENO);
        deed(pool);
        _exit(0);
    }
    close(ends[1]);
    Fate fate = {0};
    size_t used = 0;
    ssize_t got;
    while ((got = read(ends[0], fate.said + used, sizeof fate.said - 1 - used)) > 0)
        used += (size_t)got;
    close(ends[0]);
    waitpid(child, &fate.status, 0);
    return fate;
}

static bool aborted_saying(const Fate *fate, const char *words) {
    bool right =
        WIFSIGNALED(fate->status) && WTERMSIG(fate->status) == SIGABRT && strstr(fate->said, words);
    if (!right) printf("status %x, said: %s\n", (unsigned)fate->status, fate->said);
    return right;
}

// Called through a volatile pointer, or the compiler makes a loop of it.
static size_t recurse(size_t depth);
static size_t (*volatile recurse_again)(size_t) = recurse;

static size_t recurse(size_t depth) {
    volatile char frame[200];
    frame[0] = (char)depth;
    return recurse_again(depth + 1) + (size_t)frame[0];
}

static size_t recurse_widely(size_t depth);
static size_t (*volatile recurse_widely_again)(size_t) = recurse_widely;

// Its frames are larger than the guard.
static size_t recurse_widely(size_t depth) {
    volatile char frame[40000];
    frame[0] = (char)depth;
    return recurse_widely_again(depth + 1) + (size_t)frame[0];
}

static void *overflow_body(Coro *self, void *value) {
    (void)self;
    return number(recurse((uintptr_t)value));
}

static void *overflow_widely_body(Coro *self, void *value) {
    (void)self;
    return number(recurse_widely((uintptr_t)value));
}

static void overflow(CoroPool *pool) {
    coro_resume(coro_new(pool, overflow_body, NULL, "board 7"), NULL);
}

static void *overflow_inside_body(Coro *self, void *value) {
    coro_resume(coro_new(coro_data(self), overflow_widely_body, NULL, "the inner one"), value);
    return value;
}

static void overflow_inside(CoroPool *pool) {
    coro_resume(coro_new(pool, overflow_inside_body, pool, "the outer one"), NULL);
}

static void overflow_names_the_coroutine(Test *test) {
    char expected[100];
    size_t kib = coro_pool_view(test->pool).stack_bytes / 1024;
    Fate fate = fate_of(overflow, test->pool);
    snprintf(expected, sizeof expected,
             "simul: stack overflow in coroutine board 7 (%zu KiB of stack)\n", kib);
    EXPECT(aborted_saying(&fate, expected));
    fate = fate_of(overflow_inside, test->pool);
    EXPECT(aborted_saying(&fate, "simul: stack overflow in coroutine the inner one ("));
}

// A fault that is nobody's guard.
static void fault(void) {
    char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *(volatile char *)page = 1;
}

static void *fault_body(Coro *self, void *value) {
    (void)self;
    fault();
    return value;
}

static void take_segv(int signal_number) {
    (void)signal_number;
    raise(SIGUSR1); // to tell it from the exit statuses of sanitizers and Valgrind
}

static void fault_with_handler(CoroPool *pool) {
    (void)pool;
    signal(SIGSEGV, take_segv);
    coro_resume(coro_new(new_pool(), fault_body, NULL, "faulty"), NULL);
}

static void fault_without_handler(CoroPool *pool) {
    (void)pool;
    signal(SIGSEGV, SIG_DFL);
    coro_resume(coro_new(new_pool(), fault_body, NULL, "faulty"), NULL);
}

// Comes first: who had the signal is looked up with the first pool of a process.
static void other_faults_go_on(Test *test) {
    Fate fate = fate_of(fault_with_handler, NULL);
    EXPECT(WIFSIGNALED(fate.status) && WTERMSIG(fate.status) == SIGUSR1);
    fate = fate_of(fault_without_handler, NULL);
    EXPECT(WIFSIGNALED(fate.status) && WTERMSIG(fate.status) == SIGSEGV);
    EXPECT(!strstr(fate.said, "stack overflow"));
}

static void resume_finished(CoroPool *pool) {
    Coro *coro = coro_new(pool, fault_body, NULL, "never");
    coro_free(coro);
    coro = coro_new(pool, echo, NULL, "done");
    for (int i = 0; i < 5; i++)
        coro_resume(coro, NULL);
}

static void *resume_self_body(Coro *self, void *value) {
    return coro_resume(self, value);
}

static void resume_running(CoroPool *pool) {
    coro_resume(coro_new(pool, resume_self_body, NULL, "busy"), NULL);
}

static void resume_freed(CoroPool *pool) {
    Coro *coro = coro_new(pool, echo, NULL, "gone");
    coro_free(coro);
    coro_resume(coro, NULL);
}

static void yield_outside(CoroPool *pool) {
    Coro *coro = coro_new(pool, echo, NULL, "absent");
    coro_resume(coro, NULL);
    coro_yield(coro, NULL);
}

static void *yield_for_other_body(Coro *self, void *value) {
    return coro_yield(coro_data(self), value);
}

static void *host_body(Coro *self, void *value) {
    Coro *guest = coro_new(coro_data(self), yield_for_other_body, self, "guest");
    return coro_resume(guest, value);
}

// The host runs, but it is its guest that is in control.
static void *transfer_body(Coro *self, void *value) {
    return coro_transfer(self, self, value);
}

static void transfer_to_running(CoroPool *pool) {
    coro_resume(coro_new(pool, transfer_body, NULL, "there"), NULL);
}

static void *end_other_body(Coro *self, void *value) {
    (void)value;
    coro_end(coro_data(self), NULL, NULL);
}

static void *end_host_body(Coro *self, void *value) {
    return coro_resume(coro_new(coro_data(self), end_other_body, self, "guest"), value);
}

static void end_other(CoroPool *pool) {
    coro_resume(coro_new(pool, end_host_body, pool, "host"), NULL);
}

static void yield_for_other(CoroPool *pool) {
    coro_resume(coro_new(pool, host_body, pool, "host"), NULL);
}

static void *free_self_body(Coro *self, void *value) {
    coro_free(self);
    return value;
}

static void free_running(CoroPool *pool) {
    coro_resume(coro_new(pool, free_self_body, NULL, "busy"), NULL);
}

static void free_twice(CoroPool *pool) {
    Coro *coro = coro_new(pool, echo, NULL, "twice");
    coro_free(coro);
    coro_free(coro);
}

static void misuse_is_named(Test *test) {
    static const struct {
        Deed *deed;
        const char *words;
    } cases[] = {
        {resume_finished, "simul: coroutine 'done' cannot be resumed: it has finished\n"},
        {resume_running, "simul: coroutine 'busy' cannot be resumed: it is already running\n"},
        {resume_freed, "simul: coroutine '?' cannot be resumed: it was freed\n"},
        {yield_outside, "simul: coroutine 'absent' cannot yield: it is not the one that runs\n"},
        {yield_for_other, "simul: coroutine 'host' cannot yield: it is not the one that runs\n"},
        {transfer_to_running,
         "simul: coroutine 'there' cannot be resumed: it is already running\n"},
        {end_other, "simul: coroutine 'host' cannot yield: it is not the one that runs\n"},
        {free_running, "simul: coroutine 'busy' cannot be freed: it is running\n"},
        {free_twice, "simul: coroutine '?' cannot be freed: it was freed before\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fate fate = fate_of(cases[i].deed, test->pool);
        EXPECT(aborted_saying(&fate, cases[i].words));
    }
}

int main(int argc, char **argv) {
    bool has_fp = argc < 2 || strcmp(argv[1], "no-fp") != 0;
    static const struct {
        const char *name;
        void (*run)(Test *test);
        bool needs_pool, needs_fp;
    } tests[] = {
        {"other faults go on", other_faults_go_on, false, false},
        {"values travel both ways", values_travel_both_ways, true, false},
        {"delegation skips the middle", delegation_skips_the_middle, true, false},
        {"transfer keeps the resumer", transfer_keeps_the_resumer, true, false},
        {"nests take turns", nests_take_turns, true, false},
        {"an end goes on elsewhere", an_end_goes_on_elsewhere, true, false},
        {"coroutines nest", coroutines_nest, true, false},
        {"registers survive", registers_survive, true, false},
        {"floating-point control survives", floating_point_control_survives, true, true},
        {"each control word survives", each_control_word_survives, true, true},
        {"stacks are apart", stacks_are_apart, true, false},
        {"headroom is what is left", headroom_is_what_is_left, true, false},
        {"dropped stacks are reused", dropped_stacks_are_reused, true, false},
        {"views show where it stands", views_show_where_it_stands, true, false},
        {"overflow names the coroutine", overflow_names_the_coroutine, true, false},
        {"misuse is named", misuse_is_named, true, false},
    };
    int n_wrong = 0;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        if (tests[i].needs_fp && !has_fp) continue;
        Test test = {.pool = tests[i].needs_pool ? new_pool() : NULL};
        tests[i].run(&test);
        coro_pool_free(test.pool);
        printf("%s: %s\n", test.n_wrong ? "WRONG" : "right", tests[i].name);
        n_wrong += test.n_wrong;
    }
    return n_wrong != 0;
}
