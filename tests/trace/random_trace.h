// Traces of random programs, made without the loop: a small scheduler that keeps asyncio's order
// and only says what it does. For property tests of whatever reads a trace.
#pragma once

#include "base/event.h"

typedef struct RandomTrace {
    uint64_t seed;
    uint32_t n_tasks;    // made at the start; they make further ones
    uint32_t most_tasks; // ever
    uint32_t n_events;   // it stops soon after so many
    uint32_t sleepiness; // of 100 turns, so many go to sleep
} RandomTrace;

// Emits the events of [program] to [observer]: the same for the same program.
void random_run(const RandomTrace *program, const Observer *observer);
