// Queues between tasks: first in first out, last in first out, or smallest first.
// Items are values (value.h): retained while they are in the queue, if values are counted.
// Source: CPython 3.11 asyncio/queues.py (and heapq for the order of equal priorities).
#pragma once

#include "loop/task.h"

typedef struct Queue Queue;

// Sets [less] to whether [a] goes before [b]. Errors: false with the exception in [error] (owned by
// the caller), which the putting or getting task then raises.
typedef bool QueueLess(void *data, const void *a, const void *b, bool *less, void **error);

// [capacity] 0: no limit. [name] is copied and may be NULL.
Queue *queue_new(Loop *loop, size_t capacity, const char *name);
Queue *queue_new_lifo(Loop *loop, size_t capacity, const char *name);
Queue *queue_new_priority(Loop *loop, size_t capacity, QueueLess *less, void *less_data,
                          const char *name);
void queue_free(Queue *queue); // nobody may be waiting on it

// The steps of queue_put and queue_get. The first two do it and return true ([ok]: without an
// error), or false: [self] is to wait at once (task_wait_own), and then to try again, or, if
// something is thrown, to hand that on to the third, which returns false.
bool queue_try_put(Task *self, Queue *queue, void *item, bool *ok);
bool queue_try_get(Task *self, Queue *queue, void **item, bool *ok);
bool queue_stop_waiting(Task *self, Queue *queue, bool is_getter, void *thrown);

#ifdef SIMUL_ROOMS_AS_ONE
#define QUEUE_WAIT task_wait_own_inlined
#else
#define QUEUE_WAIT task_wait_own
#endif

// Waits while the queue is full. [item] is borrowed. Inline for the same reason as task_await.
static inline bool queue_put(Task *self, Queue *queue, void *item) {
    bool ok;
    while (!queue_try_put(self, queue, item, &ok)) {
        void *thrown = QUEUE_WAIT(self);
        if (thrown) return queue_stop_waiting(self, queue, false, thrown);
    }
    return ok;
}

// Waits while it is empty. [item] becomes the caller's.
static inline bool queue_get(Task *self, Queue *queue, void **item) {
    bool ok;
    while (!queue_try_get(self, queue, item, &ok)) {
        void *thrown = QUEUE_WAIT(self);
        if (thrown) return queue_stop_waiting(self, queue, true, thrown);
    }
    return ok;
}

// Without waiting. Errors: QueueFull, QueueEmpty.
bool queue_put_nowait(Task *self, Queue *queue, void *item);
bool queue_get_nowait(Task *self, Queue *queue, void **item);

// One item that was got has been dealt with; queue_join waits until all that were put have been.
// Errors: ValueError "task_done() called too many times".
bool queue_task_done(Task *self, Queue *queue);
bool queue_join(Task *self, Queue *queue);

size_t queue_size(const Queue *queue);
size_t queue_capacity(const Queue *queue);
bool queue_is_empty(const Queue *queue);
bool queue_is_full(const Queue *queue);
ObjectId queue_id(const Queue *queue);
