// The sentences about the loop itself: its rounds and its sleep, how a run begins and ends, and who
// waits for ever.
#include "trace/why_make.h"

#include <string.h>

// The loop sleeps: until when, and whose timer that is.
static void make_timeout(WhyMaker *m) {
    const ModelHandle *next = NULL;
    if (m->event->value < 0) {
        why_say(m, "why.timeout-forever");
    } else if (m->event->value == 0 || !model_next_timers(m->model, &next, 1)) {
        why_say(m, m->model->now.n_ready ? "why.timeout-none" : "why.timeout-due");
        why_count(m, "n", m->model->now.n_ready);
    } else {
        ObjectId task = why_task_for(m, next->whom);
        why_say(m, task ? "why.sleep" : "why.sleep-callback");
        why_moment(m, "at", next->due_ns);
        why_thing(m, "other", task);
        why_because(m, next->born, task, next->id);
    }
}

static void make_phase(WhyMaker *m) {
    switch ((LoopPhase)m->event->a) {
    case PHASE_TIMEOUT: make_timeout(m); break;
    case PHASE_POLL:
        why_say(m, m->model->now.by_state[STATE_ON_IO] ? "why.poll" : "why.poll-nobody");
        why_count(m, "n", m->model->now.by_state[STATE_ON_IO]);
        break;
    case PHASE_TIMERS:
        why_say(m, "why.timers");
        why_moment(m, "at", m->event->time_ns);
        break;
    case PHASE_RUN:
        why_say(m, m->event->value ? "why.run" : "why.run-nothing");
        why_count(m, "n", m->event->value);
        break;
    }
}

static void make_deadlock(WhyMaker *m) {
    const ModelTask *task = model_task(m->model, m->event->object);
    ObjectId future = task ? task->awaits : 0;
    ObjectId owner = why_future_owner(m, future);
    const ModelSync *sync = model_sync(m->model, owner);
    bool is_held = sync && sync->holder;
    why_say(m, is_held                            ? "why.deadlock-held"
               : sync && sync->what == SYNC_GROUP ? "why.deadlock-group"
               : sync                             ? "why.deadlock-sync"
               : model_task(m->model, future)     ? "why.deadlock-task"
                                                  : "why.deadlock");
    why_subject(m, m->event->object);
    why_thing(m, "what", sync ? owner : future);
    if (!is_held) return;
    why_thing(m, "other", sync->holder);
    why_because(m, sync->last_event, sync->holder, 0);
}

// The end of the program's own frame, if SystemExit has left it; else EVENT_NONE.
static uint32_t raised_at_end(const WhyMaker *m) {
    enum { NEAR = 64 };
    for (uint32_t i = m->index; i > 0 && i + NEAR > m->index; i--)
        if (why_event(m, i - 1)->kind == EVENT_FRAME_END)
            return why_event(m, i - 1)->a == OUTCOME_EXCEPTION ? i - 1 : EVENT_NONE;
    return EVENT_NONE;
}

// Whether there is nothing in the program but comments.
static bool is_empty(const WhyMaker *m) {
    if (m->trace->sources.n != 2) return false;
    const char *at = trace_text(m->trace, trace_source(m->trace, 1)->object);
    for (; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        at += strspn(at, " \t\r");
        if (!strchr("#\n", *at)) return false;
    }
    return true;
}

static void make_run_end(WhyMaker *m) {
    const ModelNow *now = &m->model->now;
    const ModelTask *main = now->n_tasks ? &m->model->tasks[1] : NULL;
    bool is_over = main && state_is_over(main->state);
    if (m->trace->sources.n > 1) {
        static const char *const keys[] = {[RUN_FINISHED] = "why.program-end",
                                           [RUN_FAILED] = "why.program-failed",
                                           [RUN_DEADLOCK] = "why.program-deadlock",
                                           [RUN_STOPPED] = "why.program-stopped"};
        const Event *told = m->index ? trace_at(m->trace, m->index - 1) : NULL;
        if (trace_is_unreadable(m->trace) && told && told->kind == EVENT_OUTPUT) {
            why_say(m, "why.program-unreadable");
            why_add_slot(m->why, "text", WHY_TEXT, told->value);
            return;
        }
        uint32_t last = m->event->a == RUN_FINISHED ? raised_at_end(m) : EVENT_NONE;
        bool is_nothing = m->event->a == RUN_FINISHED && is_empty(m);
        why_say(m, is_nothing           ? "why.program-empty"
                   : last == EVENT_NONE ? keys[m->event->a]
                                        : "why.program-exit");
        why_moment(m, "at", m->event->time_ns);
        if (last != EVENT_NONE) why_because(m, last, 0, 0);
        return;
    }
    switch ((RunEnd)m->event->a) {
    case RUN_FINISHED:
        why_say(m, is_over ? "why.run-end-finished" : "why.run-end-nothing-left");
        break;
    case RUN_FAILED: why_say(m, is_over ? "why.run-end-failed" : "why.run-end-stopped"); break;
    case RUN_DEADLOCK: why_say(m, "why.run-end-deadlock"); break;
    case RUN_STOPPED: why_say(m, "why.run-end-stopped"); break;
    }
    why_moment(m, "at", m->event->time_ns);
    uint32_t n_waiting = now->by_state[STATE_ON_TIMER] + now->by_state[STATE_ON_FUTURE] +
                         now->by_state[STATE_ON_IO] + now->by_state[STATE_IN_WORKER];
    why_count(m, "n", n_waiting);
    if (!is_over) return;
    why_thing(m, "other", main->future.id);
    why_because(m, main->since_event, main->future.id, 0);
}

static void make_clock(WhyMaker *m) {
    const Event *e = m->event;
    bool worked = e->a == CLOCK_WORKED && model_task(m->model, e->subject);
    bool has_loop = m->model->now.n_tasks > 0;
    why_say(m, worked ? "why.clock-worked" : has_loop ? "why.clock-slept" : "why.clock-waited");
    if (worked) why_subject(m, e->subject);
    why_moment(m, "for", e->value);
    why_moment(m, "at", e->time_ns);
}

void why_of_loop(WhyMaker *m) {
    switch ((EventKind)m->event->kind) {
    case EVENT_RUN_BEGIN:
        why_say(m, m->event->value ? "why.run-begin" : "why.run-begin-nameless");
        why_text_of(m, "program", m->event->value);
        break;
    case EVENT_RUN_END: make_run_end(m); break;
    case EVENT_ITERATION:
        why_say(m, m->event->value == 1    ? "why.iteration-first"
                   : m->model->now.n_ready ? "why.iteration"
                                           : "why.iteration-idle");
        why_count(m, "i", m->event->value);
        why_count(m, "n", m->model->now.n_ready);
        break;
    case EVENT_PHASE: make_phase(m); break;
    case EVENT_CLOCK: make_clock(m); break;
    default: make_deadlock(m); break;
    }
}
