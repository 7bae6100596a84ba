// Running handles: calls, and turns of tasks. While nobody watches, most turns never come back to
// the loop: a task that waits or ends goes on with the next one itself, if the loop would do
// nothing else
// ("from task to task", below).
//
// A turn goes to the task's own stack and comes back. The processor predicts where a `ret` goes by
// remembering calls, and knows nothing of the change of stacks; so a `ret` out of a function that
// was called before the change is mispredicted, which costs more than the change itself. That is
// why everything between the loop over the iterations and the switch is inlined into
// one function, and why the task's side (task.h) ends in tail calls.
#include "coro/inlined.h"
#include "loop/internal.h"
#include "loop/waiters.h"

#define SITE SITE_TURN

enum {
    PREFETCH_TASK = 24,  // how many turns ahead a task, its coroutine, and its stack are fetched:
    PREFETCH_CORO = 16,  // each needs the one before. A stack lies on a page of its own, so that it
    PREFETCH_STACK = 10, // takes two ways to memory, the first for where that page is
    PREFETCH_BODY = 2,
};

// ---- a turn of a task

// The next turn will raise an exception of the loop's own.
static void schedule_error(Task *task, uint32_t cause, const char *format, Future *future) {
    Loop *loop = task->future.loop;
    Str own = {0}, other = {0}, message = {0};
    loop_describe_future(loop, &task->future, &own);
    loop_describe_future(loop, future, &other);
    str_printf(&message, format, str_text(&own), str_text(&other));
    task->future.throwing = exception_make(loop, LOOP_ERROR_RUNTIME, str_text(&message));
    str_deinit(&own);
    str_deinit(&other);
    str_deinit(&message);
    task_schedule(task, READY_THROW, HANDLE_TASK_STEP, cause, EVENT_SITE());
}

static inline bool can_await(const Task *task, const Future *future) {
    return future->loop == task->loop && future != &task->future;
}

// What the task called that waits, for the trace.
static const char *calling(const Task *task, const Future *future) {
    static const char *const calls[] = {
        [FUTURE_LOCK] = "lock.acquire",
        [FUTURE_EVENT] = "event.wait",
        [FUTURE_CONDITION] = "condition.wait",
        [FUTURE_SEMAPHORE] = "semaphore.acquire",
        [FUTURE_GET] = "queue.get",
        [FUTURE_PUT] = "queue.put",
        [FUTURE_JOIN] = "queue.join",
    };
    bool is_named = future->use < sizeof calls / sizeof *calls && calls[future->use];
    return is_named ? calls[future->use] : task->calling;
}

static inline __attribute__((always_inline)) void wait_for_future(Loop *loop, Task *task,
                                                                  Future *future) {
    if (UNLIKELY(task->is_shown)) future = task->awaits;
    CHECK(future, "a task that waits does so for a future");
    uint32_t event = EMIT(loop, EVENT_TASK_AWAIT, 0, task->future.id, future->id,
                          loop_intern(loop, calling(task, future)));
    if (UNLIKELY(future->loop != loop)) {
        schedule_error(task, event, "Task %s got Future %s attached to a different loop", future);
    } else if (UNLIKELY(future == &task->future && !task->is_in_line)) {
        schedule_error(task, event, "Task cannot await on itself: %s", future);
    } else {
        if (!task->is_in_line) {
            if (!task->is_shown) task->awaits = future_ref(future);
            future_add_waker(future, task);
        }
        if (UNLIKELY(task->must_cancel) && task_cancel_awaited(task, task->future.cancel_message))
            task_owe_cancel(task, false);
    }
}

// The body has returned or raised: the future that the task is, is settled.
static inline void forget_task(Loop *loop, Task *task) {
    *task->link = task->next;
    *(task->next ? &task->next->link : &loop->task_end) = task->link;
    loop->n_tasks--;
    if (UNLIKELY(task->line != NULL)) door_leave(task);
}

static void end(Task *task) {
    Loop *loop = task->future.loop;
    void *value = task->result;
    Future *future = &task->future;
    Outcome outcome = OUTCOME_RESULT;
    if (task->ending == TASK_RAISED) {
        outcome = exception_kind(loop, value) == LOOP_ERROR_CANCELLED ? OUTCOME_CANCELLED
                                                                      : OUTCOME_EXCEPTION;
    } else if (UNLIKELY(task->must_cancel)) { // cancelled in its last turn
        task_owe_cancel(task, false);
        outcome = OUTCOME_CANCELLED;
        value_release(loop, value);
        value = NULL;
    }
    forget_task(loop, task);
    if (UNLIKELY(task->error != NULL)) task_clear_error(task);

    uint32_t event = EMIT(loop, EVENT_TASK_END, outcome, future->id, 0,
                          loop_intern_outcome(loop, outcome, value));
    if (outcome == OUTCOME_CANCELLED) {
        // A body that let CancelledError through keeps it for whoever awaits; its message is there.
        future_cancel_plain(future, value ? NULL : future->cancel_message, value, event);
    } else {
        future_settle(future, outcome, value, event);
        if (outcome == OUTCOME_EXCEPTION && exception_kind(loop, value) == LOOP_ERROR_EXIT)
            loop_exit(loop, value);
    }
    task->ops->drop(task); // last: the body may hold the only other reference to the task
    task_unref(task);
}

void task_report_destroyed(const Task *task) {
    EMIT(task->loop, EVENT_TASK_END, OUTCOME_PENDING, task->future.id, 0,
         loop_intern(task->loop, NULL));
}

void task_forsake(Task *task) {
    if (task->awaits) {
        future_remove_callback(task->awaits, NULL, task);
        task_drop_awaits(task);
    }
    forget_task(task->loop, task);
    task_unref(task);
}

// What is to be raised in the task on this turn: a new reference, or NULL.
static void *take_thrown(Task *task, ReadyKind kind) {
    void *thrown = NULL;
    if (kind == READY_THROW && task->awaits) {
        future_result(task->awaits, NULL, &thrown);
    } else if (kind == READY_THROW) {
        thrown = task->future.throwing;
        task->future.throwing = NULL;
    }
    if (UNLIKELY(task->must_cancel)) {
        task_owe_cancel(task, false);
        Loop *loop = task->future.loop;
        if (!thrown || exception_kind(loop, thrown) != LOOP_ERROR_CANCELLED) {
            exception_unref(loop, thrown);
            thrown = future_take_cancelled(&task->future);
        }
    }
    return thrown;
}

// Whether take_thrown would give NULL, and change nothing.
static inline bool is_plain(const Task *task, ReadyKind kind) {
    return (kind & READY_PLAIN) && !task->must_cancel;
}

static StepHow step_how(const Task *task, const void *thrown) {
    if (!thrown) return task->has_begun ? STEP_VALUE : STEP_FIRST;
    return exception_kind(task->future.loop, thrown) == LOOP_ERROR_CANCELLED ? STEP_CANCEL
                                                                             : STEP_EXCEPTION;
}

// [is_watched] is known when this is compiled, so that what nobody watches costs nothing.
static inline __attribute__((always_inline)) void run_task(Loop *loop, Task *task, ReadyKind kind,
                                                           uint32_t cause, bool is_watched) {
    CHECK(task->ending == TASK_GOES_ON, "a turn of task '%s' after its end", task_name(task));
    void *thrown = LIKELY(is_plain(task, kind)) ? NULL : take_thrown(task, kind);
    if (task->awaits && !task->is_shown) task_drop_awaits(task);
    if (is_watched)
        loop->cause = EMIT_CAUSED(loop, cause, EVENT_TASK_STEP, step_how(task, thrown),
                                  task->future.id, 0, 0);
    if (UNLIKELY(task->is_shown) && !thrown) waiter_release(task);
    task->has_begun = true;

    loop->current = task;
    // Most turns are of a C function that has begun: no need to ask its TaskOps.
    Future *awaited = LIKELY(task->coro != NULL) ? coro_resume(task->coro, thrown)
                                                 : task->ops->step(task, thrown);
    task = loop->current; // which may be another by now: they pass the loop on
    if (UNLIKELY(ready_is_open(loop))) ready_settle(loop);
    loop->current = NULL;

    if (UNLIKELY(!task)) {
        return; // the last one has ended: loop_end_turn
    } else if (UNLIKELY(task->ending != TASK_GOES_ON)) {
        end(task);
    } else if (awaited) {
        wait_for_future(loop, task, awaited);
    } else if (is_watched) {
        uint32_t event = EMIT(loop, EVENT_TASK_YIELD, 0, task->future.id, 0, 0);
        task_schedule(task, READY_STEP, HANDLE_TASK_STEP, event, EVENT_SITE());
    } else {
        ready_push_turn(loop, task, READY_STEP);
    }
}

bool task_run_turn(Task *task) {
    Loop *loop = task->loop;
    if (loop->current || !task->awaits || !future_remove_callback(task->awaits, NULL, task))
        return false;
    run_task(loop, task, READY_WAKE, loop->cause, loop->observer != NULL);
    return true;
}

// ---- handles

static inline ReadyEntry ready_at(const Loop *loop, size_t i) {
    return loop->ready[(loop->head + i) & loop->mask];
}

// Another kind of body: it knows itself what its turn will touch.
static __attribute__((noinline)) void prefetch_body(const Loop *loop, const Task *task) {
    if (task->ops->foresee) task->ops->foresee(task, false);
    task = ready_task(ready_at(loop, PREFETCH_BODY));
    if (task && task->ops->foresee) task->ops->foresee(task, true);
}

// The tasks whose turns come soon are fetched into the cache: first the task, then its coroutine,
// then the top of its stack, each while others run; and [bodies] of another kind.
static inline __attribute__((always_inline)) void prefetch(const Loop *loop, bool bodies) {
    size_t n_ready = loop->tail - loop->head;
    if (n_ready <= PREFETCH_TASK) return;
    __builtin_prefetch(ready_at(loop, PREFETCH_TASK).target + offsetof(Task, ops));
    const Task *task = ready_task(ready_at(loop, PREFETCH_CORO));
    if (task) __builtin_prefetch(task->coro ? (void *)task->coro : (void *)&task->body);
    task = ready_task(ready_at(loop, PREFETCH_STACK));
    if (!task) return;
    if (LIKELY(task->coro != NULL))
        coro_prefetch(task->coro);
    else if (bodies)
        prefetch_body(loop, task);
}

static void report_failure(Loop *loop, const char *label) {
    void *exception = loop->failure;
    loop->failure = NULL;
    if (exception_kind(loop, exception) == LOOP_ERROR_EXIT) {
        loop_exit(loop, exception);
    } else {
        Str message = {0};
        str_printf(&message, "Exception in callback %s", label ? label : "");
        loop_trouble(loop, str_text(&message), exception, NULL);
        str_deinit(&message);
    }
    exception_unref(loop, exception);
}

static void run_cell(Loop *loop, HandleCell *cell) {
    HandleCell call = *cell;
    cell->future = NULL; // it is ours now
    cell_free(loop, cell);
    if (call.future) {
        call.future_fn(call.future, call.data);
    } else {
        call.fn(loop, call.data);
    }
    if (UNLIKELY(loop->failure != NULL)) report_failure(loop, call.label);
    if (call.future) future_unref(call.future);
}

static inline ReadyEntry take_next(Loop *loop) {
    return loop->ready[loop->head++ & loop->mask];
}

static inline __attribute__((always_inline)) void run_handle(Loop *loop, bool is_watched) {
    prefetch(loop, true);
    ReadyEntry entry = take_next(loop);
    ReadyKind kind = ready_kind(entry);
    void *target = entry.target - kind;
    if (kind == READY_CELL && UNLIKELY(((HandleCell *)target)->is_cancelled)) {
        EMIT_CAUSED(loop, entry.cause, EVENT_HANDLE_END, 0, entry.id, 0, 0);
        cell_free(loop, target);
        return;
    }
    uint32_t begin = EVENT_NONE;
    if (is_watched) {
        ObjectId object =
            kind == READY_CELL ? ((HandleCell *)target)->object : ((Task *)target)->future.id;
        begin = EMIT_CAUSED(loop, entry.cause, EVENT_HANDLE_BEGIN, 0, entry.id, object, 0);
        loop->cause = begin;
    }
    if (kind == READY_CELL) {
        run_cell(loop, target);
    } else {
        run_task(loop, target, kind, begin, is_watched);
    }
    if (is_watched) {
        EMIT_CAUSED(loop, begin, EVENT_HANDLE_END, 0, entry.id, 0, 0);
        loop->cause = EVENT_NONE;
    }
}

static inline __attribute__((always_inline)) RunPause run_iterations(Loop *loop, bool is_watched) {
    while (loop->head != loop->limit) {
        if (loop->head == loop->end) {
            bool is_quiet =
                !is_watched && !loop->is_portion && loop->timers.n == 0 && !loop->is_stopping;
            loop->is_simple = is_quiet && loop->has_free_clock;
            if (is_quiet && loop->head != loop->tail) { // all of loop_begin_iteration
                if (!loop->has_free_clock) loop_time(loop);
                loop->end = loop->tail;
            } else if (!loop_begin_iteration(loop)) {
                return PAUSE_IDLE;
            }
            if (UNLIKELY(loop->head == loop->end)) loop->limit--; // is work, too
        }
        while (loop->head != loop->end && loop->head != loop->limit) {
            run_handle(loop, is_watched);
            if (UNLIKELY(loop->has_exited)) return PAUSE_EXIT;
        }
        if (UNLIKELY(loop->is_stopping) && loop->head == loop->end) return PAUSE_STOP;
    }
    return PAUSE_ENOUGH;
}

RunPause loop_run_iterations(Loop *loop, size_t max_handles) {
    loop->is_portion = max_handles < SIZE_MAX;
    loop->is_simple = loop->is_simple && !loop->is_portion;
    loop->limit = loop->is_portion ? loop->head + max_handles : loop->head - 1;
    return loop->observer ? run_iterations(loop, true) : run_iterations(loop, false);
}

// ---- turns that somebody else gives

size_t loop_ready_mark(Loop *loop) {
    if (ready_is_open(loop)) ready_settle(loop);
    return loop->tail;
}

size_t loop_n_ready_since(const Loop *loop, size_t mark) {
    return loop->tail - mark;
}

static LoopTurn turn_of(ReadyEntry entry) {
    ReadyKind kind = ready_kind(entry);
    char *target = entry.target - kind;
    HandleId id = kind == READY_CELL ? ((HandleCell *)(void *)target)->id : entry.id;
    return (LoopTurn){target, (int)kind, id};
}

size_t loop_take_since(Loop *loop, size_t mark, LoopTurn *turns) {
    size_t n = 0, end = loop->tail;
    loop->tail = mark;
    for (size_t at = mark; at != end; at++) {
        ReadyEntry entry = loop->ready[at & loop->mask];
        LoopTurn turn = turn_of(entry);
        if (turn.kind == READY_CELL && !((HandleCell *)turn.target)->future) {
            loop->ready[loop->tail++ & loop->mask] = entry;
        } else {
            EMIT(loop, EVENT_HANDLE_END, 0, turn.id, 0, 0);
            turns[n++] = turn;
        }
    }
    return n;
}

Task *loop_turn_task(const LoopTurn *turn, Future **awaited) {
    if (turn->kind == READY_CELL) return NULL;
    Task *task = turn->target;
    *awaited = task->awaits;
    return task;
}

Future *loop_turn_callback(const LoopTurn *turn, FutureFn **fn, void **data) {
    const HandleCell *cell = turn->target;
    if (turn->kind != READY_CELL || !cell->future) return NULL;
    *fn = cell->future_fn;
    *data = cell->data;
    return cell->future;
}

void loop_drop_call(Loop *loop, const LoopTurn *turn) {
    cell_free(loop, turn->target);
}

bool loop_give_turn(Loop *loop, const LoopTurn *turn) {
    if (loop->current) return false;
    if (turn->kind == READY_CELL) {
        HandleCell *cell = turn->target;
        if (cell->id != turn->id) return false;
        run_cell(loop, cell);
    } else {
        run_task(loop, turn->target, (ReadyKind)turn->kind, loop->cause, loop->observer != NULL);
    }
    return true;
}

// ---- from task to task

// Why a task waits.
typedef enum WaitFor {
    WAIT_TURN,   // it yields
    WAIT_FUTURE, // pending
    WAIT_OWN,    // it stands in a line
} WaitFor;

// What a task finds that would pass the loop on: whose turn is next, if the loop has nothing to do
// before it and it is a plain turn of a C function; else NULL. An iteration that is over is ended
// by this, the next one begun. [n_more] entries will be pushed before. Nothing is called here nor
// up to the switch, but by tail calls: so no registers are saved, a tenth of all instructions.
static inline __attribute__((always_inline)) Task *next_plain(Loop *loop, size_t n_more,
                                                              ReadyKind *kind) {
    if (UNLIKELY(ready_is_open(loop))) ready_settle(loop);
    size_t head = loop->head;
    if (head == loop->end) {
        if (UNLIKELY(!loop->is_simple || head == loop->tail)) return NULL;
        loop->end = loop->tail + n_more;
    } else {
        if (UNLIKELY(head == loop->limit)) return NULL;
        prefetch(loop, false);
    }
    ReadyEntry entry = {loop->ready[head & loop->mask].target, 0, EVENT_NONE};
    *kind = ready_kind(entry);
    Task *next = (Task *)(entry.target - *kind);
    if (UNLIKELY(!(*kind & READY_PLAIN))) return NULL;
    if (*kind & READY_SHARED && UNLIKELY(next->awaits->refs == 1)) return NULL;
    return next;
}

// Whether [next], which is no coroutine that can go on, can begin.
static inline bool is_new(const Task *next) {
    return next->fn && !next->coro && !next->must_cancel;
}

// Begins that turn.
static inline __attribute__((always_inline)) void begin_plain(Loop *loop, Task *next,
                                                              ReadyKind kind) {
    loop->head++;
    loop->current = next;
    if (!(kind & READY_SHARED)) return;
    next->awaits->refs--;
    next->awaits = NULL;
}

// The running task waits, and the loop itself is to go on.
static __attribute__((noinline)) void *wait_by_loop(Task *self, Future *future) {
    CHECK(self->loop->current == self, "task '%s' cannot wait: it is not running", task_name(self));
    return self->coro ? coro_yield(self->coro, future) : self->ops->suspend(self, future);
}

static __attribute__((noinline)) void *transfer_to_new(Task *self, Task *next) {
    Coro *coro = coro_new(next->loop->coro_pool, task_c_main, next, next->name);
    next->coro = next->swift = coro; // is_new, so there is nothing to raise, and nobody watches
    return coro_transfer_to_new_unchecked(self->swift, coro, NULL);
}

// The coroutine of [next]. To find out whose turn it is takes a chain of loads that begins with the
// stack that was just switched to, and the next switch would wait for its end. Mostly it is the
// same as the last time: the processor goes on with that one, and compares later. (For the compiler
// [compared] is something else, or it would go on with what it knows to be equal.)
static inline __attribute__((always_inline)) bool is_foreseen(const Task *self, const Task *next) {
    const Coro *compared = self->heir;
    __asm__("" : "+r"(compared));
    return LIKELY(compared == next->swift);
}

static inline __attribute__((always_inline)) void *wait(Task *self, Future *future, WaitFor what) {
    Loop *loop = self->loop;
    if (UNLIKELY(loop->current != self || !self->swift)) return wait_by_loop(self, future);
    if (what == WAIT_FUTURE &&
        UNLIKELY(!can_await(self, future) || future->first.fn || future->first.data))
        return wait_by_loop(self, future);
    // Who is woken and yields, as few do: settled here it would cost every yield three registers.
    if (what == WAIT_TURN && UNLIKELY(ready_is_open(loop))) return wait_by_loop(self, future);
    ReadyKind kind;
    Task *next = next_plain(loop, what == WAIT_TURN, &kind);
    if (UNLIKELY(!next)) return wait_by_loop(self, future);
    Coro *heir = self->heir;
    if (!is_foreseen(self, next)) {
        heir = next->swift;
        if (heir)
            self->heir = heir;
        else if (UNLIKELY(!is_new(next)))
            return wait_by_loop(self, future);
    }

    if (what == WAIT_TURN) {
        ready_push_turn(loop, self, READY_STEP);
    } else if (what == WAIT_FUTURE) {
        future->refs++;
        future->first.data = self;
        self->awaits = future;
    }
    begin_plain(loop, next, kind);
    if (what == WAIT_OWN && loop->head == loop->tail && loop->is_simple)
        loop->lone = READY_FREE(loop);
    if (UNLIKELY(!heir)) return transfer_to_new(self, next);
    return coro_transfer_unchecked(self->swift, heir, NULL);
}

void *task_wait(Task *self, Future *future) {
    return LIKELY(future_pending(future)) ? wait(self, future, WAIT_FUTURE) : NULL;
}

void *task_wait_turn(Task *self) {
    return wait(self, NULL, WAIT_TURN);
}

// Passes the loop on to `lone`, but for the switch from `swift` to `heir`. False: it is nobody, or
// there is more to be done.
static inline __attribute__((always_inline)) bool pass_to_lone(Task *self) {
    Loop *loop = self->loop;
    Task *next = loop->lone;
    if (UNLIKELY(loop->current != self)) return false;
    if (!is_foreseen(self, next)) return false; // nor is nobody
    loop->current = next;
    loop->lone = READY_FREE(loop);
    return true;
}

void *task_wait_own(Task *self) {
    if (pass_to_lone(self)) return coro_transfer_unchecked(self->swift, self->heir, NULL);
    return wait(self, &self->future, WAIT_OWN);
}

inline __attribute__((always_inline)) void *task_wait_own_inlined(Task *self) {
    if (pass_to_lone(self)) return coro_transfer_inlined(self->swift, self->heir);
    return task_wait_own(self);
}

// Whom the end of [task] tells, if that is one task alone and its turn is next: then it need not go
// into the ready queue and out again.
static inline Task *told_at_once(const Loop *loop, const Task *task) {
    if (loop->head != loop->tail || !loop->is_simple || ready_is_open(loop)) return NULL;
    const Callback *first = &task->future.first;
    if (first->fn || !first->data || task->future.more) return NULL;
    Task *told = first->data;
    return told->swift ? told : NULL;
}

static __attribute__((noinline)) Coro *end_by_queue(Loop *loop, Task *task) {
    loop->current = NULL;
    if (UNLIKELY(task->must_cancel || task->error)) {
        end(task);
    } else {
        forget_task(loop, task);
        future_fill(&task->future, task->result);
        future_release(&task->future);
    }
    ReadyKind kind;
    Task *next = next_plain(loop, 0, &kind);
    if (UNLIKELY(!next || !(next->swift || is_new(next)))) return NULL;
    begin_plain(loop, next, kind);
    return LIKELY(next->swift != NULL) ? next->swift : task_new_coro(next);
}

void loop_end_turn(Task *task, Coro *coro, void *result) {
    Loop *loop = task->loop;
    Task *told = told_at_once(loop, task);
    task->ending = TASK_RETURNED;
    task->coro = task->swift = NULL; // its stack is given back by itself
    if (UNLIKELY(!told || task->must_cancel || task->error)) {
        task->result = result;
        coro_end(coro, end_by_queue(loop, task), NULL);
    }
    forget_task(loop, task);
    Future *future = &task->future;
    future->outcome = OUTCOME_RESULT;
    future->value = result;
    future->first.data = NULL;
    told->awaits = NULL;
    loop->current = told;
    Coro *next = told->swift;
    if ((future->refs -= 2) == 0) future_finish(future); // the loop's and that of who was told
    coro_end_unchecked(coro, next, NULL);
}
