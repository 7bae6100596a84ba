// Queues. Getters and putters wait in two lines of futures; a wake-up takes the first one that is
// not done out of its line, and whoever wakes looks again, because somebody may have been faster.
#include "loop/queue.h"

#include <stdlib.h>

#include "loop/internal.h"
#include "loop/waiters.h"

#define SITE SITE_QUEUE

struct Queue {
    SyncObject object;             // its kind says in which order items leave
    size_t most;                   // items at once; SIZE_MAX: no limit
    size_t n_put, n_taken, n_done; // since it was made; those put and not taken are in it
    size_t swift;    // while there are fewer items, one is put without more ado: set_swift
    void **items;    // owned, each of them if values are counted; see item_at
    size_t mask;     // room - 1
    size_t room;     // a power of two, or none yet
    bool is_counted; // its items are values, which are counted
    bool is_plain;   // FIFO, not counted, and nobody watches
    Door getters, putters;
    Waiters joiners;
    QueueLess *less;
    void *less_data;
};

static inline size_t n_items(const Queue *queue) {
    return queue->n_put - queue->n_taken;
}

static bool has_order(const Queue *queue, SyncKind kind) {
    return queue->object.kind == kind;
}

static void queue_free_object(SyncObject *object) {
    queue_free((Queue *)object);
}

// One comparison stands for three: the queue is plain, not full, and has room for the item.
static void set_swift(Queue *queue) {
    size_t places = queue->most < queue->room ? queue->most : queue->room;
    queue->swift = queue->is_plain ? places : 0;
}

static Queue *new_queue(Loop *loop, SyncKind kind, size_t capacity, const char *name) {
    Queue *queue = calloc(1, sizeof *queue);
    if (!queue) check_no_memory("a queue");
    sync_init(&queue->object, loop, kind, capacity, name, queue_free_object);
    waiters_init(&queue->getters.line, &queue->object, FUTURE_GET);
    waiters_init(&queue->putters.line, &queue->object, FUTURE_PUT);
    waiters_init(&queue->joiners, &queue->object, FUTURE_JOIN);
    queue->most = capacity ? capacity : SIZE_MAX;
    queue->is_counted = loop->values.retain != NULL;
    return queue;
}

Queue *queue_new(Loop *loop, size_t capacity, const char *name) {
    Queue *queue = new_queue(loop, SYNC_QUEUE, capacity, name);
    queue->is_plain = !queue->is_counted && !loop->observer;
    return queue;
}

Queue *queue_new_lifo(Loop *loop, size_t capacity, const char *name) {
    return new_queue(loop, SYNC_LIFO_QUEUE, capacity, name);
}

Queue *queue_new_priority(Loop *loop, size_t capacity, QueueLess *less, void *less_data,
                          const char *name) {
    Queue *queue = new_queue(loop, SYNC_PRIORITY_QUEUE, capacity, name);
    queue->less = less;
    queue->less_data = less_data;
    return queue;
}

Queue *queue_new_plain(Loop *loop) {
    Queue *queue = queue_new(loop, 0, NULL);
    queue->is_counted = false;
    queue->is_plain = !loop->observer;
    return queue;
}

// The place of the [i]th item: FIFO items are in a ring, others in an array.
static inline void **item_at(const Queue *queue, size_t i) {
    return &queue->items[has_order(queue, SYNC_QUEUE) ? (queue->n_taken + i) & queue->mask : i];
}

void queue_free(Queue *queue) {
    if (!queue) return;
    if (queue->is_counted)
        for (size_t i = 0; i < n_items(queue); i++)
            value_release(queue->object.loop, *item_at(queue, i));
    free(queue->items);
    door_deinit(&queue->getters);
    door_deinit(&queue->putters);
    sync_deinit(&queue->object);
    free(queue);
}

size_t queue_size(const Queue *queue) {
    return n_items(queue);
}
size_t queue_capacity(const Queue *queue) {
    return queue->most == SIZE_MAX ? 0 : queue->most;
}
bool queue_is_empty(const Queue *queue) {
    return queue->n_put == queue->n_taken;
}
bool queue_is_full(const Queue *queue) {
    return n_items(queue) >= queue->most;
}
ObjectId queue_id(const Queue *queue) {
    return queue->object.id;
}

// ---- the items

static RARE void make_room(Queue *queue) {
    size_t room = queue->room ? 2 * queue->room : 8;
    void **items = malloc(room * sizeof *items);
    if (!items) check_no_memory("the items of a queue");
    Queue old = *queue;
    queue->items = items;
    queue->room = room;
    queue->mask = room - 1;
    for (size_t i = 0; i < n_items(queue); i++)
        *item_at(queue, i) = *item_at(&old, i);
    free(old.items);
    set_swift(queue);
}

// The heap of heapq, move for move: which of two equal items goes first shows in a program's
// output.
static bool sift_towards_root(Queue *queue, size_t hole, void **error) {
    void *item = queue->items[hole];
    while (hole > 0) {
        size_t parent = (hole - 1) / 2;
        bool less;
        if (!queue->less(queue->less_data, item, queue->items[parent], &less, error)) return false;
        if (!less) break;
        queue->items[hole] = queue->items[parent];
        queue->items[parent] = item;
        hole = parent;
    }
    return true;
}

// Takes the smaller child up all the way, then lets the item rise from there.
static bool sift_from_root(Queue *queue, void **error) {
    void **items = queue->items;
    size_t hole = 0, n = n_items(queue);
    for (size_t child = 1; child < n; child = 2 * hole + 1) {
        if (child + 1 < n) {
            bool less;
            if (!queue->less(queue->less_data, items[child], items[child + 1], &less, error))
                return false;
            if (!less) child++;
        }
        void *item = items[hole];
        items[hole] = items[child];
        items[child] = item;
        hole = child;
    }
    return sift_towards_root(queue, hole, error);
}

static void append(Queue *queue, void *item) {
    size_t n = n_items(queue);
    if (n == queue->room) make_room(queue);
    *item_at(queue, n) = item;
    queue->n_put++;
}

static inline void *take_first(Queue *queue) {
    return queue->items[queue->n_taken++ & queue->mask];
}

static bool take_last_or_least(Queue *queue, void **item, void **error) {
    queue->n_taken++;
    void *last = queue->items[n_items(queue)];
    *item = last;
    if (has_order(queue, SYNC_LIFO_QUEUE) || queue_is_empty(queue)) return true;
    *item = queue->items[0];
    queue->items[0] = last;
    return sift_from_root(queue, error);
}

// ---- getting and putting

static uint32_t task_id_or_none(const Task *self) {
    return self ? self->future.id : 0;
}

static __attribute__((noinline)) bool put_with_care(Task *self, Queue *queue, void *item) {
    Loop *loop = queue->object.loop;
    if (queue->is_counted) value_retain(loop, item);
    append(queue, item);
    void *error;
    if (has_order(queue, SYNC_PRIORITY_QUEUE) &&
        !sift_towards_root(queue, n_items(queue) - 1, &error)) {
        queue->n_done++; // it is in the queue, but nobody will have to deal with it
        return task_raise_exception(self, error);
    }
    EMIT(loop, EVENT_SYNC_STATE, SYNC_PUT, queue->object.id, task_id_or_none(self),
         (int64_t)n_items(queue));
    return true;
}

static inline bool put(Task *self, Queue *queue, void *item) {
    if (LIKELY(n_items(queue) < queue->swift)) {
        queue->items[queue->n_put++ & queue->mask] = item;
    } else if (!put_with_care(self, queue, item)) {
        return false;
    }
    door_wake_next(&queue->getters);
    return true;
}

void queue_append(Queue *queue, void *item) {
    put(NULL, queue, item);
}

bool queue_put_nowait(Task *self, Queue *queue, void *item) {
    if (queue_is_full(queue)) return task_raise(self, LOOP_ERROR_QUEUE_FULL, "%s", "");
    return put(self, queue, item);
}

static __attribute__((noinline)) bool take_in_order(Task *self, Queue *queue, void **item) {
    Loop *loop = queue->object.loop;
    void *error;
    if (has_order(queue, SYNC_QUEUE)) {
        *item = take_first(queue);
    } else if (!take_last_or_least(queue, item, &error)) {
        value_release(loop, *item);
        return task_raise_exception(self, error);
    }
    EMIT(loop, EVENT_SYNC_STATE, SYNC_GET, queue->object.id, self->future.id,
         (int64_t)n_items(queue));
    return true;
}

static inline bool take(Task *self, Queue *queue, void **item) {
    if (LIKELY(queue->is_plain)) {
        *item = take_first(queue);
    } else if (!take_in_order(self, queue, item)) {
        return false;
    }
    door_wake_next(&queue->putters);
    return true;
}

bool queue_get_nowait(Task *self, Queue *queue, void **item) {
    if (queue_is_empty(queue)) return task_raise(self, LOOP_ERROR_QUEUE_EMPTY, "%s", "");
    return take(self, queue, item);
}

bool queue_try_put(Task *self, Queue *queue, void *item, bool *ok) {
    if (LIKELY(n_items(queue) < queue->swift || !queue_is_full(queue))) {
        *ok = put(self, queue, item);
        return true;
    }
    door_wait(&queue->putters, self, EVENT_SITE());
    return false;
}

bool queue_try_get(Task *self, Queue *queue, void **item, bool *ok) {
    if (LIKELY(!queue_is_empty(queue))) {
        *ok = take(self, queue, item);
        return true;
    }
    door_wait(&queue->getters, self, EVENT_SITE());
    return false;
}

// Whoever is stopped after it was woken, and finds that what it was woken for is still there, wakes
// the next in its line instead.
RARE bool queue_stop_waiting(Task *self, Queue *queue, bool is_getter, void *thrown) {
    Door *door = is_getter ? &queue->getters : &queue->putters;
    if (waiter_is_pending(self)) future_cancel(task_awaits(self), NULL);
    door_stop(door, self);
    bool is_blocked = is_getter ? queue_is_empty(queue) : queue_is_full(queue);
    if (!is_blocked && !waiter_is_cancelled(self)) door_wake_next(door);
    waiter_release(self);
    return task_raise_exception(self, thrown);
}

// ---- join

static size_t n_unfinished(const Queue *queue) {
    return queue->n_put - queue->n_done;
}

bool queue_task_done(Task *self, Queue *queue) {
    if (n_unfinished(queue) == 0)
        return task_raise(self, LOOP_ERROR_VALUE, "task_done() called too many times");
    queue->n_done++;
    EMIT(queue->object.loop, EVENT_SYNC_STATE, SYNC_TASK_DONE, queue->object.id, self->future.id,
         (int64_t)n_unfinished(queue));
    if (n_unfinished(queue) == 0) waiters_wake_all(&queue->joiners);
    return true;
}

bool queue_join(Task *self, Queue *queue) {
    return n_unfinished(queue) == 0 || waiters_wait(&queue->joiners, self, EVENT_SITE());
}
