// The last words of a program with a bug in it.
#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void check_failed(const char *file, int line, const char *condition, const char *format, ...) {
    fprintf(stderr, "simul: bug at %s:%d: %s: ", file, line, condition);
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

void check_no_memory(const char *what) {
    fprintf(stderr, "simul: out of memory for %s\n", what);
    abort();
}
