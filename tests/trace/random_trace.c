// Each turn of a task does one random thing. Everything it emits follows base/event.h.
#include "random_trace.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/vec.h"

enum { MAX_SLEEP_MS = 4000 };
#define MS INT64_C(1000000)

typedef struct Call {
    HandleId id;
    uint32_t whom; // task number or sleeper
    HandleWhat what;
    uint32_t cause;
    int64_t due_ns;
    bool is_cancelled;
} Call;

typedef struct SimTask {
    ObjectId id, awaits;
    ObjectId part;      // of a gather: the future that is filled
    HandleId timer;     // that fills it; 0: none
    uint32_t waiter;    // the task that joins it, plus 1
    uint32_t waits_for; // the task it joins, plus 1
    bool is_over, is_woken, is_asked;
    int holds; // a lock; -1: none
} SimTask;

typedef struct SimLock {
    ObjectId id;
    uint32_t holder; // task number, plus 1
    VEC(uint32_t) line;
} SimLock;

typedef struct Sim {
    const RandomTrace *program;
    const Observer *observer;
    uint64_t random;
    int64_t now_ns;
    uint32_t n_events, cause;
    uint32_t n_objects, n_handles;
    VEC(Call) ready;
    size_t ready_head;
    VEC(Call) timers; // a binary heap
    VEC(SimTask) tasks;
    VEC(SimLock) locks;
    uint32_t n_alive;
} Sim;

static uint32_t roll(Sim *sim, uint32_t n) {
    sim->random = sim->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return n ? (uint32_t)((sim->random >> 33) % n) : 0;
}

static uint32_t emit(Sim *sim, EventKind kind, int a, uint32_t subject, uint32_t object,
                     int64_t value) {
    Event event = {.kind = (uint8_t)kind,
                   .a = (uint8_t)a,
                   .site = (uint16_t)(SITE_TASK << 10 | (kind + 1)),
                   .cause = sim->cause,
                   .time_ns = sim->now_ns,
                   .subject = subject,
                   .object = object,
                   .value = value};
    sim->n_events++;
    return sim->observer->on_event(sim->observer->data, &event);
}

static StringId text(Sim *sim, const char *chars) {
    return sim->observer->intern(sim->observer->data, chars);
}

static bool is_before(const Call *a, const Call *b) {
    return a->due_ns != b->due_ns ? a->due_ns < b->due_ns : a->id < b->id;
}

static void timers_push(Sim *sim, Call call) {
    vec_push(&sim->timers, call);
    size_t i = sim->timers.n - 1;
    for (; i && is_before(&call, &sim->timers.at[(i - 1) / 2]); i = (i - 1) / 2)
        sim->timers.at[i] = sim->timers.at[(i - 1) / 2];
    sim->timers.at[i] = call;
}

static Call timers_pop(Sim *sim) {
    Call first = sim->timers.at[0], last = vec_pop(&sim->timers);
    size_t i = 0, n = sim->timers.n, child;
    for (; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_before(&sim->timers.at[child + 1], &sim->timers.at[child])) child++;
        if (!is_before(&sim->timers.at[child], &last)) break;
        sim->timers.at[i] = sim->timers.at[child];
    }
    if (n) sim->timers.at[i] = last;
    return first;
}

static void call_soon(Sim *sim, HandleWhat what, uint32_t task, uint32_t cause) {
    uint32_t before = sim->cause;
    sim->cause = cause;
    Call call = {.id = ++sim->n_handles, .whom = task, .what = what};
    call.cause = emit(sim, EVENT_CALL_SOON, what, call.id, sim->tasks.at[task].id, 0);
    sim->cause = before;
    vec_push(&sim->ready, call);
}

static void spawn(Sim *sim, uint32_t parent) {
    char name[16];
    snprintf(name, sizeof name, "T%zu", sim->tasks.n + 1);
    SimTask task = {.id = ++sim->n_objects, .holds = -1};
    uint32_t born = emit(sim, EVENT_TASK_NEW, 0, task.id, parent, text(sim, name));
    vec_push(&sim->tasks, task);
    sim->n_alive++;
    call_soon(sim, HANDLE_TASK_STEP, (uint32_t)sim->tasks.n - 1, born);
}

static ObjectId future(Sim *sim, FutureFor what, ObjectId owner) {
    emit(sim, EVENT_FUTURE_NEW, what, ++sim->n_objects, owner, 0);
    return sim->n_objects;
}

static void await(Sim *sim, SimTask *task, ObjectId what, const char *called) {
    task->awaits = what;
    emit(sim, EVENT_FUTURE_CALLBACK, 0, what, task->id, 0);
    emit(sim, EVENT_TASK_AWAIT, 0, task->id, what, text(sim, called));
}

static void fill(Sim *sim, ObjectId what, Outcome outcome, uint32_t task, uint32_t cause) {
    uint32_t before = sim->cause;
    sim->cause = cause;
    uint32_t done = emit(sim, EVENT_FUTURE_DONE, outcome, what, 0,
                         text(sim, outcome == OUTCOME_RESULT ? "None" : "Stop"));
    sim->cause = before;
    sim->tasks.at[task].is_woken = true;
    call_soon(sim, HANDLE_TASK_WAKE, task, done);
}

static void sleep_task(Sim *sim, uint32_t number) {
    SimTask *task = &sim->tasks.at[number];
    bool gathers = roll(sim, 4) == 0;
    ObjectId whole = gathers ? future(sim, FUTURE_GATHER, task->id) : 0;
    task->part = future(sim, roll(sim, 9) ? FUTURE_SLEEP : FUTURE_IO, task->id);
    if (gathers) emit(sim, EVENT_FUTURE_CALLBACK, 0, task->part, whole, 0);
    Call call = {.id = ++sim->n_handles, .whom = number, .what = HANDLE_FILL};
    call.due_ns = sim->now_ns + (int64_t)roll(sim, MAX_SLEEP_MS) / 50 * 50 * MS;
    task->timer = call.id;
    call.cause = emit(sim, EVENT_CALL_AT, HANDLE_FILL, call.id, task->part, call.due_ns);
    timers_push(sim, call);
    await(sim, task, gathers ? whole : task->part, gathers ? "gather" : "sleep");
}

static void release_lock(Sim *sim, uint32_t number) {
    SimTask *task = &sim->tasks.at[number];
    SimLock *lock = &sim->locks.at[task->holds];
    emit(sim, EVENT_SYNC_STATE, SYNC_RELEASE, lock->id, task->id, 1);
    lock->holder = 0;
    if (lock->line.n) {
        uint32_t next = lock->line.at[0];
        memmove(lock->line.at, lock->line.at + 1, --lock->line.n * sizeof next);
        sim->tasks.at[next].holds = task->holds;
        lock->holder = next + 1;
        fill(sim, sim->tasks.at[next].awaits, OUTCOME_RESULT, next, sim->cause);
    }
    task->holds = -1;
    emit(sim, EVENT_TASK_YIELD, 0, task->id, 0, 0);
    call_soon(sim, HANDLE_TASK_STEP, number, sim->cause);
}

static void acquire_lock(Sim *sim, uint32_t number) {
    SimTask *task = &sim->tasks.at[number];
    int which = (int)roll(sim, (uint32_t)sim->locks.n);
    SimLock *lock = &sim->locks.at[which];
    if (lock->holder) {
        vec_push(&lock->line, number);
        emit(sim, EVENT_SYNC_STATE, SYNC_WAIT, lock->id, task->id, (int64_t)lock->line.n);
        await(sim, task, future(sim, FUTURE_LOCK, lock->id), "acquire");
        return;
    }
    task->holds = which;
    lock->holder = number + 1;
    emit(sim, EVENT_SYNC_STATE, SYNC_ACQUIRE, lock->id, task->id, 0);
    sleep_task(sim, number);
}

static bool join_task(Sim *sim, uint32_t number) {
    uint32_t other = roll(sim, (uint32_t)sim->tasks.n);
    SimTask *target = &sim->tasks.at[other];
    // Only an older task waits for a younger one, so that there are no circles.
    if (other <= number || target->is_over || target->waiter || sim->tasks.at[number].holds >= 0)
        return false;
    target->waiter = number + 1;
    sim->tasks.at[number].waits_for = other + 1;
    await(sim, &sim->tasks.at[number], target->id, "join");
    return true;
}

static void cancel_task(Sim *sim, uint32_t number) {
    uint32_t other = roll(sim, (uint32_t)sim->tasks.n);
    SimTask *target = &sim->tasks.at[other];
    if (other == number || target->is_over || target->is_woken || !target->timer) return;
    uint32_t asked = emit(sim, EVENT_TASK_CANCEL, 0, target->id, sim->tasks.at[number].id, 0);
    target->is_asked = true;
    uint32_t before = sim->cause;
    sim->cause = asked;
    for (size_t i = 0; i < sim->timers.n; i++)
        if (sim->timers.at[i].id == target->timer) sim->timers.at[i].is_cancelled = true;
    emit(sim, EVENT_HANDLE_CANCEL, 0, target->timer, 0, 0);
    target->timer = 0;
    if (target->part != target->awaits)
        emit(sim, EVENT_FUTURE_DONE, OUTCOME_CANCELLED, target->part, 0, 0);
    fill(sim, target->awaits, OUTCOME_CANCELLED, other, asked);
    sim->cause = before;
}

static void end_task(Sim *sim, uint32_t number) {
    SimTask *task = &sim->tasks.at[number];
    Outcome outcome = task->is_asked      ? OUTCOME_CANCELLED
                      : roll(sim, 6) == 0 ? OUTCOME_EXCEPTION
                                          : OUTCOME_RESULT;
    task->is_over = true;
    sim->n_alive--;
    StringId value = text(sim, outcome == OUTCOME_EXCEPTION ? "ValueError: no" : "7");
    uint32_t ended = emit(sim, EVENT_TASK_END, outcome, task->id, 0, value);
    uint32_t waiter = task->waiter;
    if (waiter) {
        fill(sim, task->id, outcome, waiter - 1, ended);
        return;
    }
    uint32_t before = sim->cause;
    sim->cause = ended;
    emit(sim, EVENT_FUTURE_DONE, outcome, task->id, 0, value);
    sim->cause = before;
}

// A callback that is cancelled while it is in the ready queue.
static void waste_call(Sim *sim) {
    Call call = {.id = ++sim->n_handles, .what = HANDLE_CALLBACK, .is_cancelled = true};
    emit(sim, EVENT_CALL_SOON, HANDLE_CALLBACK, call.id, 0, text(sim, "flush"));
    emit(sim, EVENT_HANDLE_CANCEL, 0, call.id, 0, 0);
    vec_push(&sim->ready, call);
}

// Else fewer and fewer would be left.
static bool may_end(const Sim *sim) {
    return sim->tasks.n < sim->program->most_tasks ||
           sim->n_events > sim->program->n_events / 4 * 3;
}

static void act(Sim *sim, uint32_t number) {
    ObjectId id = sim->tasks.at[number].id;
    bool is_free = sim->tasks.at[number].holds < 0;
    bool may_grow = sim->tasks.n < sim->program->most_tasks;
    char line[24];
    if (roll(sim, 4) == 0) {
        snprintf(line, sizeof line, "line %u\n", sim->n_events);
        emit(sim, EVENT_OUTPUT, 1, id, 0, text(sim, line));
    }
    if (roll(sim, 3) == 0) emit(sim, EVENT_MARK, (int)roll(sim, 6), id, 0, 5);
    if (roll(sim, 9) == 0) waste_call(sim);
    if (roll(sim, 5) == 0) cancel_task(sim, number);
    if (may_grow && roll(sim, 3) == 0) spawn(sim, id);
    if (roll(sim, 100) < sim->program->sleepiness) {
        sleep_task(sim, number);
        return;
    }
    uint32_t what = roll(sim, 16);
    if (!is_free) {
        release_lock(sim, number);
    } else if (what == 0 && may_end(sim)) {
        end_task(sim, number);
    } else if (what < 5) {
        acquire_lock(sim, number);
    } else if (what > 5 || !may_end(sim) || !join_task(sim, number)) {
        emit(sim, EVENT_TASK_YIELD, 0, id, 0, 0);
        call_soon(sim, HANDLE_TASK_STEP, number, sim->cause);
    }
}

static void run_task(Sim *sim, uint32_t number, HandleWhat what) {
    SimTask *task = &sim->tasks.at[number];
    ObjectId awaited = task->awaits, part = task->part;
    bool joined = task->waits_for;
    task->awaits = task->part = 0;
    task->waits_for = 0;
    task->is_woken = false;
    StepHow how = task->is_asked ? STEP_CANCEL : what == HANDLE_TASK_WAKE ? STEP_VALUE : STEP_FIRST;
    sim->cause = emit(sim, EVENT_TASK_STEP, how, task->id, 0, 0);
    if (!joined && awaited) emit(sim, EVENT_FUTURE_DROP, 0, awaited, 0, 0);
    if (!joined && part && part != awaited) emit(sim, EVENT_FUTURE_DROP, 0, part, 0, 0);
    if (task->is_asked && task->holds < 0 && may_end(sim)) {
        end_task(sim, number);
    } else {
        task->is_asked = false; // it refuses
        act(sim, number);
    }
}

static void run_call(Sim *sim, Call call) {
    if (call.is_cancelled) {
        emit(sim, EVENT_HANDLE_END, 0, call.id, 0, 0);
        return;
    }
    SimTask *task = &sim->tasks.at[call.whom];
    sim->cause = call.cause;
    ObjectId whom = call.what == HANDLE_FILL ? task->part : task->id;
    uint32_t begun = emit(sim, EVENT_HANDLE_BEGIN, call.what, call.id, whom, 0);
    sim->cause = begun;
    if (call.what != HANDLE_FILL) {
        run_task(sim, call.whom, call.what);
    } else if (task->timer == call.id) {
        task->timer = 0;
        if (task->part != task->awaits)
            sim->cause = emit(sim, EVENT_FUTURE_DONE, OUTCOME_RESULT, task->part, 0, 0);
        fill(sim, task->awaits, OUTCOME_RESULT, call.whom, sim->cause);
    }
    sim->cause = begun;
    emit(sim, EVENT_HANDLE_END, 0, call.id, 0, 0);
}

static void move_due_timers(Sim *sim) {
    emit(sim, EVENT_PHASE, PHASE_TIMERS, 0, 0, 0);
    while (sim->timers.n && sim->timers.at[0].due_ns <= sim->now_ns) {
        Call call = timers_pop(sim);
        if (call.is_cancelled) continue;
        sim->cause = call.cause;
        call.cause = emit(sim, EVENT_TIMER_DUE, 0, call.id, sim->tasks.at[call.whom].part, 0);
        vec_push(&sim->ready, call);
    }
    sim->cause = EVENT_NONE;
}

// One turn of the loop; false when nothing can ever happen any more.
static bool iterate(Sim *sim, uint32_t number) {
    emit(sim, EVENT_ITERATION, 0, 0, 0, number);
    while (sim->timers.n && sim->timers.at[0].is_cancelled)
        timers_pop(sim);
    bool is_ready = sim->ready_head < sim->ready.n;
    if (!is_ready && !sim->timers.n) return false;
    int64_t wait_ns = is_ready ? 0 : sim->timers.at[0].due_ns - sim->now_ns;
    emit(sim, EVENT_PHASE, PHASE_TIMEOUT, 0, 0, wait_ns);
    emit(sim, EVENT_PHASE, PHASE_POLL, 0, 0, 0);
    if (wait_ns > 0) {
        sim->now_ns += wait_ns;
        emit(sim, EVENT_CLOCK, CLOCK_SLEPT, 0, 0, wait_ns);
    }
    move_due_timers(sim);
    size_t end = sim->ready.n;
    emit(sim, EVENT_PHASE, PHASE_RUN, 0, 0, (int64_t)(end - sim->ready_head));
    while (sim->ready_head < end)
        run_call(sim, sim->ready.at[sim->ready_head++]);
    sim->cause = EVENT_NONE;
    if (sim->ready_head > 4096) {
        memmove(sim->ready.at, sim->ready.at + sim->ready_head,
                (sim->ready.n - sim->ready_head) * sizeof *sim->ready.at);
        sim->ready.n -= sim->ready_head;
        sim->ready_head = 0;
    }
    return true;
}

void random_run(const RandomTrace *program, const Observer *observer) {
    Sim sim = {.program = program,
               .observer = observer,
               .random = program->seed * 2 + 1,
               .cause = EVENT_NONE};
    emit(&sim, EVENT_RUN_BEGIN, 0, 0, 0, text(&sim, "random"));
    for (uint32_t i = 0; i < 3 + program->n_tasks / 2; i++) {
        vec_push(&sim.locks, (SimLock){.id = ++sim.n_objects});
        emit(&sim, EVENT_SYNC_NEW, SYNC_LOCK, sim.n_objects, 1, text(&sim, "gate"));
    }
    for (uint32_t i = 0; i < program->n_tasks; i++)
        spawn(&sim, 0);
    bool goes_on = true;
    for (uint32_t i = 1; goes_on && sim.n_events < program->n_events; i++)
        goes_on = iterate(&sim, i);
    if (!goes_on && sim.n_alive) emit(&sim, EVENT_DEADLOCK, 0, 0, sim.tasks.at[0].id, 0);
    emit(&sim, EVENT_RUN_END,
         goes_on       ? RUN_STOPPED
         : sim.n_alive ? RUN_DEADLOCK
                       : RUN_FINISHED,
         0, 0, 0);
    vec_deinit(&sim.ready);
    vec_deinit(&sim.timers);
    vec_deinit(&sim.tasks);
    for (size_t i = 0; i < sim.locks.n; i++)
        vec_deinit(&sim.locks.at[i].line);
    vec_deinit(&sim.locks);
}
