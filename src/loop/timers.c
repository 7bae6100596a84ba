// A binary heap in an array: the children of i are 2i+1 and 2i+2, and no child is due before its
// parent. An item that moves leaves a hole that others slide into; it is written once, at the end.
#include "loop/timers.h"

#include "base/vec.h"

static bool is_before(Timer a, Timer b) {
    return a.due_ns != b.due_ns ? a.due_ns < b.due_ns : a.made < b.made;
}

static void sift_up(TimerHeap *heap, size_t hole, Timer timer) {
    while (hole > 0) {
        size_t parent = (hole - 1) / 2;
        if (!is_before(timer, heap->at[parent])) break;
        heap->at[hole] = heap->at[parent];
        hole = parent;
    }
    heap->at[hole] = timer;
}

static void sift_down(TimerHeap *heap, size_t hole, Timer timer) {
    for (;;) {
        size_t child = 2 * hole + 1;
        if (child >= heap->n) break;
        if (child + 1 < heap->n && is_before(heap->at[child + 1], heap->at[child])) child++;
        if (!is_before(heap->at[child], timer)) break;
        heap->at[hole] = heap->at[child];
        hole = child;
    }
    heap->at[hole] = timer;
}

void timers_push(TimerHeap *heap, int64_t due_ns, HandleCell *cell) {
    vec_reserve(heap, heap->n + 1);
    sift_up(heap, heap->n++, (Timer){due_ns, heap->n_made++, cell});
}

HandleCell *timers_pop(TimerHeap *heap) {
    HandleCell *first = heap->at[0].cell;
    Timer last = heap->at[--heap->n];
    if (heap->n > 0) sift_down(heap, 0, last);
    return first;
}

void timers_filter(TimerHeap *heap, bool (*keep)(void *data, HandleCell *cell), void *data) {
    size_t n = 0;
    for (size_t i = 0; i < heap->n; i++) {
        if (keep(data, heap->at[i].cell)) heap->at[n++] = heap->at[i];
    }
    heap->n = n;
    for (size_t i = n / 2; i-- > 0;)
        sift_down(heap, i, heap->at[i]);
}

void timers_deinit(TimerHeap *heap) {
    vec_deinit(heap);
}
