// Our own bugs end the program at once, with the place and the reason, in every build.
#pragma once

// Ends the program with the place and the printf-style reason in [...] unless [condition] holds.
// For what only a bug of ours can cause; what a user can cause is an Error (base/error.h).
#define CHECK(condition, ...)                                                                      \
    do {                                                                                           \
        if (__builtin_expect(!(condition), 0))                                                     \
            check_failed(__FILE__, __LINE__, #condition, __VA_ARGS__);                             \
    } while (0)

// Ends the program: there is no memory left for [what].
_Noreturn void check_no_memory(const char *what);

_Noreturn void check_failed(const char *file, int line, const char *condition, const char *format,
                            ...) __attribute__((format(printf, 4, 5)));

#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

// Before a function that is called from a short path and hardly ever: link-time optimization would
// put it there, and the path would save registers for it.
#define RARE __attribute__((noinline, cold))
