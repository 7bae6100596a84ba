// What the programs of the benchmark share (C and C++). Each is called with the name of one figure
// and prints one number, usually the CPU time of the process in ns per operation, or `skip REASON`.
// A figure warms up before it measures.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// CPU time of the whole process, user and system, in ns.
static inline double bench_cpu_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

// The exit status of main, as the next two.
static inline int bench_print(double value) {
    printf("%.4f\n", value);
    return 0;
}

static inline int bench_skip(const char *reason) {
    printf("skip %s\n", reason);
    return 0;
}

static inline int bench_unknown(const char *name) {
    fprintf(stderr, "no figure is called '%s'\n", name);
    return 2;
}

// The k-th of [n] sleeps, spread over one second in a scattered order: the same in every peer.
static inline long bench_sleep_ns(long k, long n) {
    return (k * 7919 % n + 1) * (1000000000 / n);
}
