// The loop: handles in a ring, timers in a heap, and one iteration after the other.
//
// Invariant: an iteration runs exactly the handles that were ready when its last phase began; what
// those schedule waits for the next one. A run can be left between any two handles and gone on
// with.
#include "loop/loop.h"

#include <stdlib.h>
#include <string.h>

#include "loop/internal.h"
#include "loop/wait.h"

#define SITE SITE_LOOP

enum {
    FIRST_READY = 1024,     // places in the ready queue to begin with; a power of two
    MANY_TIMERS = 100,      // from so many on, cancelled timers are removed when they are more than
    CANCELLED_PERCENT = 50, // so many of them (asyncio's figures)
};

// ---- time

static int64_t read_virtual(void *data) {
    VirtualTime *time = data;
    return time->now_ns += time->read_cost_ns;
}

static bool wait_virtual(void *data, int64_t due_ns) {
    VirtualTime *time = data;
    if (due_ns == LOOP_FOREVER) return false;
    int64_t unit = time->wake_unit_ns;
    if (unit > 1 && due_ns % unit) due_ns += unit - due_ns % unit;
    if (due_ns > time->now_ns) time->now_ns = due_ns;
    return true;
}

static void work_virtual(void *data, int64_t due_ns) {
    VirtualTime *time = data;
    if (due_ns > time->now_ns) time->now_ns = due_ns;
}

LoopClock loop_virtual_clock(VirtualTime *time) {
    return (LoopClock){time, read_virtual, wait_virtual, work_virtual, 1};
}

int64_t loop_time(Loop *loop) {
    return loop->now_ns = loop->clock.now(loop->clock.data);
}

void loop_work(Task *self, int64_t ns) {
    Loop *loop = self->future.loop;
    int64_t begin_ns = loop_time(loop);
    if (ns > 0) loop->clock.work_until(loop->clock.data, begin_ns + ns);
    EMIT(loop, EVENT_CLOCK, CLOCK_WORKED, self->future.id, 0, loop_time(loop) - begin_ns);
}

// ---- making and letting go

Loop *loop_new(const LoopConfig *config) {
    static const LoopConfig defaults;
    if (!config) config = &defaults;
    Loop *loop = aligned_alloc(_Alignof(Loop), sizeof *loop);
    if (!loop) check_no_memory("an event loop");
    memset(loop, 0, sizeof *loop);
    loop->observer = config->observer;
    loop->ids = config->ids ? config->ids : &loop->own_ids;
    loop->cause = EVENT_NONE;
    loop->values = config->values ? *config->values : loop_c_values;
    loop->virtual_time = config->virtual_time;
    loop->clock = config->clock ? *config->clock : loop_virtual_clock(&loop->virtual_time);
    loop->now_ns = loop->virtual_time.now_ns;
    loop->has_free_clock = !config->clock && loop->virtual_time.read_cost_ns == 0;
    loop->on_trouble = config->on_trouble;
    loop->on_trouble_data = config->on_trouble_data;
    loop->on_output = config->on_output;
    loop->on_output_data = config->on_output_data;
    loop->on_work = config->on_work;
    loop->on_work_data = config->on_work_data;

    loop->coro_pool = config->pool;
    if (!config->pool) {
        Error error;
        CoroPoolConfig pool = {.stack_bytes = config->stack_bytes};
        loop->coro_pool = coro_pool_new(&pool, &error);
        CHECK(loop->coro_pool, "%s", error.message);
        loop->owns_pool = true;
    }
    loop->task_end = &loop->first_task;
    loop->lone = READY_SHUT(loop);
    loop->mask = FIRST_READY - 1;
    loop->ready = calloc(FIRST_READY, sizeof *loop->ready);
    if (!loop->ready) check_no_memory("the ready queue");
    pool_init(&loop->futures, sizeof(Future), POOL_HEAD_BYTES);
    pool_init(&loop->tasks, sizeof(Task), POOL_HEAD_BYTES);
    pool_init(&loop->cells, sizeof(HandleCell),
              sizeof(HandleCell)); // a Handle looks into free ones
    pool_init(&loop->callbacks, sizeof(CallbackNode), sizeof(PoolItem));

    loop->next_task_number = config->first_task_number ? config->first_task_number : 1;
    loop_write_name(loop, loop->next_task_number);
    EMIT(loop, EVENT_RUN_BEGIN, 0, 0, 0, loop_intern(loop, config->name));
    return loop;
}

static void let_task_go(void *data, void *item) {
    loop_spend(data, 1);
    if (((Future *)item)->refs) task_let_go(item);
}

static void let_future_go(void *data, void *item) {
    loop_spend(data, 1);
    if (((Future *)item)->refs) future_let_go(item);
}

void loop_free(Loop *loop) {
    if (!loop) return;
    CHECK(!loop->current, "a loop is freed by a task of its own");
    loop->observer = NULL; // what follows is no part of the run
    loop->is_dying = true;
    pool_each(&loop->tasks, let_task_go, loop);
    while (loop->objects)
        loop->objects->free(loop->objects);
    pool_each(&loop->tasks, let_future_go, loop);
    pool_each(&loop->futures, let_future_go, loop);
    exception_unref(loop, loop->exception);
    exception_unref(loop, loop->failure);
    pool_deinit(&loop->tasks);
    pool_deinit(&loop->futures);
    pool_deinit(&loop->cells);
    pool_deinit(&loop->callbacks);
    timers_deinit(&loop->timers);
    vec_deinit(&loop->left);
    free(loop->ready);
    if (loop->owns_pool) coro_pool_free(loop->coro_pool);
    free(loop);
}

// ---- handles

RARE void ready_grow(Loop *loop) {
    size_t n = loop->mask + 1;
    ReadyEntry *grown = malloc(2 * n * sizeof *grown);
    if (!grown) check_no_memory("the ready queue");
    for (size_t i = loop->head; i != loop->tail; i++)
        grown[i & (2 * n - 1)] = loop->ready[i & loop->mask];
    free(loop->ready);
    loop->ready = grown;
    loop->mask = 2 * n - 1;
}

static HandleCell *new_cell(Loop *loop, void *data, const char *label, HandleWhat what,
                            ObjectId object) {
    HandleCell *cell = ready_take(loop, &loop->cells);
    *cell = (HandleCell){.data = data,
                         .label = label,
                         .id = ++loop->ids->handle,
                         .object = object,
                         .what = (uint8_t)what};
    return cell;
}

Handle loop_schedule_soon(Loop *loop, LoopFn *fn, void *data, const char *label, HandleWhat what,
                          ObjectId object) {
    HandleCell *cell = new_cell(loop, data, label, what, object);
    cell->fn = fn;
    uint32_t event = EMIT(loop, EVENT_CALL_SOON, what, cell->id, object, loop_intern(loop, label));
    ready_push(loop, cell, READY_CELL, cell->id, event);
    return (Handle){cell, cell->id};
}

Handle loop_schedule_at(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const char *label,
                        HandleWhat what, ObjectId object) {
    HandleCell *cell = new_cell(loop, data, label, what, object);
    cell->fn = fn;
    cell->is_timer = true;
    cell->cause = EMIT(loop, EVENT_CALL_AT, what, cell->id, object, due_ns);
    timers_push(&loop->timers, due_ns, cell);
    loop_be_careful(loop);
    return (Handle){cell, cell->id};
}

void loop_call_future_fn(Loop *loop, Future *future, Callback callback, uint32_t cause) {
    HandleWhat what = callback.is_internal ? HANDLE_INTERNAL : HANDLE_CALLBACK;
    HandleCell *cell = new_cell(loop, callback.data, callback.label, what, future->id);
    cell->future_fn = callback.fn;
    cell->future = future_ref(future);
    uint32_t event = EMIT_CAUSED(loop, cause, EVENT_CALL_SOON, what, cell->id, future->id,
                                 loop_intern(loop, callback.label));
    ready_push(loop, cell, READY_CELL, cell->id, event);
}

Handle loop_call_soon(Loop *loop, LoopFn *fn, void *data, const char *label) {
    return loop_schedule_soon(loop, fn, data, label, HANDLE_CALLBACK, 0);
}

Handle loop_call_at_for(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const Future *future) {
    return loop_schedule_at(loop, due_ns, fn, data, NULL, HANDLE_FILL, future->id);
}

Handle loop_call_at(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, const char *label) {
    return loop_schedule_at(loop, due_ns, fn, data, label, HANDLE_CALLBACK, 0);
}

Handle loop_call_at_told(Loop *loop, int64_t due_ns, LoopFn *fn, void *data, ObjectId whom) {
    return loop_schedule_at(loop, due_ns, fn, data, NULL, HANDLE_CALLBACK, whom);
}

Handle loop_call_later(Loop *loop, int64_t delay_ns, LoopFn *fn, void *data, const char *label) {
    return loop_call_at(loop, loop_time(loop) + delay_ns, fn, data, label);
}

bool loop_is_scheduled(const Loop *loop, Handle handle) {
    (void)loop;
    return handle.cell && handle.cell->id == handle.id && !handle.cell->is_cancelled;
}

void loop_cancel(Loop *loop, Handle handle) {
    if (!loop_is_scheduled(loop, handle)) return;
    handle.cell->is_cancelled = true;
    if (handle.cell->is_timer) loop->n_cancelled_timers++;
    EMIT(loop, EVENT_HANDLE_CANCEL, 0, handle.id, 0, 0);
}

void loop_fail(Loop *loop, void *exception) {
    exception_unref(loop, loop->failure);
    loop->failure = exception;
}

void loop_exit(Loop *loop, void *exception) {
    exception_unref(loop, loop->exception);
    loop->exception = exception_ref(loop, exception);
    loop->has_exited = true;
}

static void tell_scheduled(const HandleCell *cell, const LoopScheduled *to) {
    if (cell->is_cancelled) return;
    if (cell->future)
        to->callback(to->data, cell->future_fn, cell->data);
    else
        to->call(to->data, cell->fn, cell->data);
}

void loop_each_scheduled(const Loop *loop, const LoopScheduled *to) {
    for (size_t i = loop->head; i != loop->tail; i++) {
        ReadyEntry entry = loop->ready[i & loop->mask];
        if (ready_task(entry))
            to->turn(to->data, ready_task(entry));
        else
            tell_scheduled((HandleCell *)(void *)entry.target, to);
    }
    for (size_t i = loop->timers.n; i-- > 0;)
        tell_scheduled(loop->timers.at[i].cell, to);
}

static void forget_cell(Loop *loop, HandleCell *cell, const LoopScheduled *to) {
    HandleCell call = *cell;
    cell->future = NULL; // it is ours now
    cell_free(loop, cell);
    loop_spend(loop, 1);
    tell_scheduled(&call, to);
    if (call.future) future_unref(call.future);
}

void loop_forget_scheduled(Loop *loop, const LoopScheduled *to) {
    if (ready_is_open(loop)) ready_settle(loop);
    for (size_t end = loop->tail; loop->head != end;) {
        ReadyEntry entry = loop->ready[loop->head++ & loop->mask];
        if (ready_task(entry))
            to->turn(to->data, ready_task(entry));
        else
            forget_cell(loop, (HandleCell *)(void *)entry.target, to);
    }
    loop->end = loop->head;
    loop->n_cancelled_timers = 0;
    while (loop->timers.n)
        forget_cell(loop, loop->timers.at[--loop->timers.n].cell, to);
}

// ---- the phases of an iteration

static bool keep_timer(void *data, HandleCell *cell) {
    loop_spend(data, 1);
    if (!cell->is_cancelled) return true;
    cell_free(data, cell);
    return false;
}

// Cancelled timers stay in the heap until they come to its head or are too many.
static void drop_cancelled_timers(Loop *loop) {
    TimerHeap *timers = &loop->timers;
    if (timers->n > MANY_TIMERS && loop->n_cancelled_timers * 100 > timers->n * CANCELLED_PERCENT) {
        timers_filter(timers, keep_timer, loop);
        loop->n_cancelled_timers = 0;
    }
    while (timers->n > 0 && timers->at[0].cell->is_cancelled) {
        loop->n_cancelled_timers--;
        cell_free(loop, timers_pop(timers));
        loop_spend(loop, 1);
    }
}

// Returns false when nothing is ready and nothing ever will be.
static bool poll(Loop *loop) {
    bool is_idle = loop->head == loop->tail && !loop->is_stopping;
    int64_t due_ns = 0, timeout_ns = 0;
    if (is_idle && loop->timers.n == 0) {
        due_ns = LOOP_FOREVER;
        timeout_ns = -1;
    } else if (is_idle) {
        due_ns = loop->timers.at[0].due_ns;
        timeout_ns = due_ns - loop_time(loop);
        if (timeout_ns < 0) timeout_ns = 0;
    }
    EMIT(loop, EVENT_PHASE, PHASE_TIMEOUT, 0, 0, timeout_ns);
    EMIT(loop, EVENT_PHASE, PHASE_POLL, 0, 0, 0);
    if (timeout_ns == 0) return true;
    int64_t begin_ns = loop->now_ns;
    if (!loop->clock.wait_until(loop->clock.data, due_ns)) return false;
    if (loop->observer) {
        loop->now_ns = due_ns;
        EMIT(loop, EVENT_CLOCK, CLOCK_SLEPT, 0, 0, due_ns - begin_ns);
    }
    return true;
}

static void move_due_timers(Loop *loop) {
    EMIT(loop, EVENT_PHASE, PHASE_TIMERS, 0, 0, 0);
    if (loop->timers.n == 0 && loop->has_free_clock) return;
    int64_t end_ns = loop_time(loop) + loop->clock.resolution_ns;
    while (loop->timers.n > 0 && loop->timers.at[0].due_ns < end_ns) {
        HandleCell *cell = timers_pop(&loop->timers);
        loop_spend(loop, 1);
        if (UNLIKELY(cell->is_cancelled)) { // it would be passed over
            loop->n_cancelled_timers--;
            cell_free(loop, cell);
            continue;
        }
        cell->is_timer = false;
        uint32_t event =
            EMIT_CAUSED(loop, cell->cause, EVENT_TIMER_DUE, cell->what, cell->id, cell->object, 0);
        ready_push(loop, cell, READY_CELL, cell->id, event);
    }
}

bool loop_begin_iteration(Loop *loop) {
    loop->n_iterations++;
    drop_cancelled_timers(loop);
    EMIT(loop, EVENT_ITERATION, 0, 0, 0, loop->n_iterations);
    if (!poll(loop)) return false;
    move_due_timers(loop);
    loop->end = loop->tail;
    EMIT(loop, EVENT_PHASE, PHASE_RUN, 0, 0, (int64_t)(loop->end - loop->head));
    return true;
}
