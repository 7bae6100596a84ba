// Something that is done in a copy of the process: of all that it changes nothing is left but what
// it writes down.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef enum ApartEnd {
    APART_DONE,
    APART_TOO_LONG, // it took more of the processor's time than it was given
    APART_FAILED,   // it could not be begun, or broke off
} ApartEnd;

// Calls [fn] there and waits until it returns, for at most [limit_ms] of the processor's time.
// [out] becomes what it wrote. It finds an empty standard input, and must not wait for anything.
ApartEnd apart_run(void (*fn)(void *data, Str *out), void *data, int limit_ms, Str *out);
