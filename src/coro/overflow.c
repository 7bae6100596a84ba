// The SIGSEGV handler of the process. A fault in a guard is reported and ends the program; any
// other goes on to whoever had the signal before.
//
// This file holds the only mutable globals of the house, because a signal handler has no other way
// to reach anything. The registry only grows and its entries are reused, so that the handler may
// walk it without a lock, at any moment, on any thread.
#include "coro/overflow.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"

enum { ALTERNATE_STACK_BYTES = 64 * 1024 };

typedef struct CoroOverflowRange {
    _Atomic(CoroSlab *) slab; // NULL: free for reuse
    struct CoroOverflowRange *next;
    struct CoroOverflowRange *next_unused; // under the lock
} CoroOverflowRange;

static _Atomic(CoroOverflowRange *) registry;
static CoroOverflowRange *unused; // those without a slab; under the lock
static pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t handler_once = PTHREAD_ONCE_INIT;
static struct sigaction previous;

// Returns the coroutine whose guard holds [address], or NULL.
static const Coro *owner_of_guard(const char *address) {
    for (CoroOverflowRange *range = atomic_load(&registry); range; range = range->next) {
        const CoroSlab *slab = atomic_load(&range->slab);
        if (!slab) continue;
        size_t offset = (size_t)(address - slab->base); // huge when below the base
        size_t slot = offset / slab->slot_bytes;
        if (slot >= slab->n_made || offset % slab->slot_bytes >= slab->guard_bytes) continue;
        if (slab->coros[slot].is_guarded) return &slab->coros[slot];
    }
    return NULL;
}

// Appends to the NUL-terminated [text], cut at its size. (printf may not be used in a handler.)
static void append(char *text, size_t bytes, const char *more) {
    size_t used = strlen(text);
    while (*more && used + 1 < bytes)
        text[used++] = *more++;
    text[used] = '\0';
}

static void append_number(char *text, size_t bytes, size_t number) {
    char digits[24] = {0};
    size_t at = sizeof digits - 1;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    append(text, bytes, digits + at);
}

static _Noreturn __attribute__((no_sanitize("address"))) void report(const Coro *coro) {
    char text[256] = "simul: stack overflow in coroutine ";
    append(text, sizeof text - 32, coro_name(coro));
    append(text, sizeof text, " (");
    append_number(text, sizeof text, coro->pool->stack_bytes / 1024);
    append(text, sizeof text, " KiB of stack)\n");
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
    } // nobody is left to be told
    abort();
}

// As if this handler were not there.
static void pass_on(int signal_number, siginfo_t *info, void *context) {
    if (previous.sa_flags & SA_SIGINFO) {
        previous.sa_sigaction(signal_number, info, context);
    } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
        previous.sa_handler(signal_number);
    } else if (previous.sa_handler == SIG_DFL || info->si_code > 0) {
        // A fault happens again as soon as this returns; what was sent has to be sent again.
        signal(SIGSEGV, SIG_DFL);
        if (info->si_code <= 0) raise(SIGSEGV);
    }
}

static __attribute__((no_sanitize("address"))) void on_fault(int signal_number, siginfo_t *info,
                                                             void *context) {
    const Coro *coro = info->si_code > 0 ? owner_of_guard(info->si_addr) : NULL;
    if (coro) report(coro);
    pass_on(signal_number, info, context);
}

static void install_handler(void) {
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, NULL, &previous);
    sigaction(SIGSEGV, &action, NULL);
}

// The handler cannot run on the stack that overflowed. The thread keeps the mapping for its life.
static void ensure_alternate_stack(void) {
    stack_t now;
    if (sigaltstack(NULL, &now) == 0 && !(now.ss_flags & SS_DISABLE)) return;
    void *memory = mmap(NULL, ALTERNATE_STACK_BYTES, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) check_no_memory("the signal stack");
    stack_t stack = {.ss_sp = memory, .ss_size = ALTERNATE_STACK_BYTES};
    CHECK(sigaltstack(&stack, NULL) == 0, "sigaltstack");
}

static CoroOverflowRange *take_range(void) {
    CoroOverflowRange *range = unused;
    if (range) {
        unused = range->next_unused;
        return range;
    }
    range = calloc(1, sizeof *range);
    if (!range) check_no_memory("the registry of stacks");
    range->next = atomic_load(&registry);
    atomic_store(&registry, range);
    return range;
}

void coro_overflow_watch(CoroSlab *slab) {
    pthread_once(&handler_once, install_handler);
    ensure_alternate_stack();
    pthread_mutex_lock(&registry_lock);
    slab->watched = take_range();
    atomic_store(&slab->watched->slab, slab);
    pthread_mutex_unlock(&registry_lock);
}

void coro_overflow_forget(CoroSlab *slab) {
    if (!slab->watched) return;
    pthread_mutex_lock(&registry_lock);
    atomic_store(&slab->watched->slab, NULL);
    slab->watched->next_unused = unused;
    unused = slab->watched;
    pthread_mutex_unlock(&registry_lock);
}
