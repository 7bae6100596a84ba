// Programs of every kind that the loop view must be able to show, run on the real loop and
// recorded.
#pragma once

#include "trace/trace.h"

typedef enum StageProgram {
    PROGRAM_GATE,     // a semaphore, gather, a time-out, a cancellation: the program of look/01
    PROGRAM_QUEUE,    // two hundred workers at one queue
    PROGRAM_SLEEPERS, // `n` tasks that sleep for different times
    PROGRAM_FAILURE,  // a group, one of whose tasks fails
    PROGRAM_DEADLOCK, // two tasks, two locks
    PROGRAM_ALONE,    // one task that prints and ends
    PROGRAMS
} StageProgram;

// Runs [program] with [n] tasks where it has a number of them; free the trace with trace_free.
Trace *stage_program(StageProgram program, int n);
