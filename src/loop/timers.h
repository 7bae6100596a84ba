// The timers: a binary heap of scheduled calls, ordered by (due, order of making), so that calls
// due at the same time happen in the order they were made.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct HandleCell HandleCell;

typedef struct Timer {
    int64_t due_ns;
    uint64_t made; // the how-manyth timer this is
    HandleCell *cell;
} Timer;

// A zeroed one is empty. at[0] is the next one due.
typedef struct TimerHeap {
    Timer *at; // owned
    size_t n, capacity;
    uint64_t n_made;
} TimerHeap;

void timers_push(TimerHeap *heap, int64_t due_ns, HandleCell *cell); // O(log n)
HandleCell *timers_pop(TimerHeap *heap);                             // the next one due; O(log n)

// Keeps the timers for which [keep] holds. O(n).
void timers_filter(TimerHeap *heap, bool (*keep)(void *data, HandleCell *cell), void *data);
void timers_deinit(TimerHeap *heap);
