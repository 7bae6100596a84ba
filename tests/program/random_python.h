// Random programs of the lesson language: functions, generators, coroutines, tasks, locks, queues,
// time-outs, workers, exceptions.
#pragma once

#include <stdint.h>

#include "base/str.h"

// Writes a program that ends, the same for the same [seed].
void random_python(uint64_t seed, Str *out);
