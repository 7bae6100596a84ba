// A C program that does random things on the real loop: the same for the same seed.
#pragma once

#include "loop/task.h"

typedef struct RandomProgram {
    uint64_t seed;
    int n_tasks; // that the main task starts
    int n_turns; // of each
} RandomProgram;

// The main task; [arg] is a RandomProgram. It ends well.
bool random_main(Task *self, void *arg, void **result);
