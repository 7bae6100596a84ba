// The vocabulary in which a running program is reported: one fixed-size record per event.
// The loop and the evaluator emit events to an Observer; the trace stores them; everything that is
// shown or told is folded from them. An event knows its cause and the line of C that emitted it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Every task, future, lock, queue … of a run is an object with an id of its own, counted from 1 in
// the order of their …_NEW events. 0 is "nobody". Handles (scheduled callbacks) are counted apart,
// from 1 in the order of their CALL_SOON and CALL_AT events.
typedef uint32_t ObjectId;
typedef uint32_t HandleId;
typedef uint32_t StringId; // a string interned by the observer; 0 is ""

// Of a program in the lesson language: its source texts, the places in them, its codes (functions,
// class bodies, modules) and its frames. Each is counted apart, from 1 in the order of its SOURCE,
// PLACE, CODE, FRAME_NEW events; 0 is none. The frame of a generator or coroutine stands for the
// object too, and lives as long.
typedef uint32_t SourceId;
typedef uint32_t PlaceId;
typedef uint32_t CodeId;
typedef uint32_t FrameId;

// A value as it is told: an odd one is the integer itself; an even one has the StringId of its
// description in bits 1 to 32 and, above, that of its shape (trace/shape.h), or 0, or, marked by
// the uppermost bit, whom it stands for: an object or, with the next bit, a frame.
typedef int64_t EventValue;
static inline EventValue event_text_value(StringId text) {
    return (EventValue)((uint64_t)text << 1);
}
static inline StringId event_value_text(EventValue value) { // 0 of an integer
    return value & 1 ? 0 : (StringId)((uint64_t)value >> 1);
}
static inline StringId event_value_shape(EventValue value) {
    return value & 1 || value < 0 ? 0 : (StringId)((uint64_t)value >> 33);
}
#define EVENT_LINK_IS_FRAME (UINT32_C(1) << 29)
static inline uint32_t event_value_link(EventValue value) { // its lower 29 bits: the id; 0: none
    return value & 1 || value >= 0 ? 0 : (uint32_t)((uint64_t)value >> 33) & INT32_MAX >> 1;
}
static inline EventValue event_with_link(EventValue value, uint32_t id, bool is_frame) {
    if (value & 1 || !id || id >= EVENT_LINK_IS_FRAME) return value;
    uint64_t link = id | (is_frame ? EVENT_LINK_IS_FRAME : 0) | UINT64_C(1) << 30;
    return (EventValue)((uint64_t)value | link << 33);
}
static inline EventValue event_with_shape(EventValue value, StringId shape) {
    bool fits = !(value & 1) && shape <= INT32_MAX >> 1;
    return fits ? (EventValue)((uint64_t)value | (uint64_t)shape << 33) : value;
}
static inline EventValue event_int_value(int64_t n) { // of 63 bits
    return (EventValue)((uint64_t)n << 1 | 1);
}

// Two numbers in the `value` of an event.
static inline int64_t event_pair(uint32_t low, uint32_t high) {
    return (int64_t)((uint64_t)high << 32 | low);
}
static inline uint32_t event_low(int64_t pair) {
    return (uint32_t)pair;
}
static inline uint32_t event_high(int64_t pair) {
    return (uint32_t)((uint64_t)pair >> 32);
}

// A stretch of a source text: lines from 1, columns in bytes from 0, the end is one past the last.
typedef struct EventSpan {
    int line, col, end_line, end_col;
} EventSpan;
int64_t event_span_pack(EventSpan span); // what lies beyond 2^20 lines or 2^12 columns is cut
EventSpan event_span(int64_t packed);

#define EVENT_NONE UINT32_MAX // no cause

// clang-format off
typedef enum EventKind {
    // The loop. `time_ns` of every event is the loop's clock after it.
    EVENT_RUN_BEGIN,     // value: StringId of the program's name
    EVENT_RUN_END,       // a: RunEnd
    EVENT_ITERATION,     // value: the iteration's number, from 1
    EVENT_PHASE,         // a: LoopPhase; value: PHASE_TIMEOUT: ns to wait, -1 for ever; PHASE_RUN: handles to run
    EVENT_CLOCK,         // a: ClockReason; value: ns by which the clock went forward
    EVENT_CALL_SOON,     // subject: handle, joins the ready queue; object: whom it is for; a: HandleWhat; value: StringId of a label
    EVENT_CALL_AT,       // subject: handle, joins the timers; object: whom it is for; a: HandleWhat; value: due ns
    EVENT_TIMER_DUE,     // subject: handle, moves from the timers to the ready queue; object: as in CALL_AT
    EVENT_HANDLE_CANCEL, // subject: handle, will not run; leaves the timers at once, the ready queue when its turn comes
    EVENT_HANDLE_BEGIN,  // subject: handle, leaves the head of the ready queue and runs; object: as before
    EVENT_HANDLE_END,    // subject: handle, has run; or was cancelled and is passed over at its turn (no BEGIN)
    EVENT_DEADLOCK,      // nothing is ready, no timer is pending; object: one task that still waits

    // Tasks. A task is also a future: FUTURE_DONE is emitted for it when it ends.
    EVENT_TASK_NEW,    // subject: task; object: the task that made it; value: StringId of its name
    EVENT_TASK_NAME,   // subject: task; value: StringId of its new name
    EVENT_TASK_STEP,   // subject: task, runs now; a: StepHow
    EVENT_TASK_YIELD,  // subject: task, gave up its turn and is ready again (its CALL_SOON follows)
    EVENT_TASK_AWAIT,  // subject: task, sleeps; object: the future it waits for; value: StringId of what it called
    EVENT_TASK_CANCEL, // subject: task that is asked to stop; object: who asks (0: the loop or a callback)
    EVENT_TASK_END,    // subject: task; a: Outcome, PENDING: destroyed before it ended; value: StringId of the result's or exception's text

    // Futures.
    EVENT_FUTURE_NEW,      // subject: future; object: what it belongs to (lock, queue, task …); a: FutureFor; value: StringId of a label
    EVENT_FUTURE_CALLBACK, // subject: future; object: whom its completion will wake; a: 1 no longer (0: from now on)
    EVENT_FUTURE_DONE,     // subject: future; a: Outcome; value: StringId of the value's text
    EVENT_FUTURE_DROP,     // subject: future, forgotten: nobody can see it any more

    // Locks, queues and their kind.
    EVENT_SYNC_NEW,   // subject: object; a: SyncKind; object: its capacity or permits; value: StringId of its name
    EVENT_SYNC_STATE, // subject: object; object: the task that acts; a: SyncVerb; value: pair of free permits, items or waiters after it, and the StringId of what is in a queue, or of the thread that acts

    // The program.
    EVENT_OUTPUT, // subject: task; a: 1 standard output, 2 standard error; value: StringId of the text
    EVENT_MARK,   // subject: task; a, object, value: what the program says of itself (see its own header)

    // A program of the lesson language. Only its own files are told of, not the modules it uses.
    EVENT_SOURCE,        // subject: source; object: StringId of its text; value: StringId of its path
    EVENT_PLACE,         // subject: place; object: source; value: a packed EventSpan
    EVENT_CODE,          // subject: code; object: source; a: FrameKind; value: pair of its name's StringId, its first line
    EVENT_FRAME_NEW,     // subject: frame; object: code; value: pair of the caller's frame and place. It runs, unless it is a generator's
    EVENT_FRAME_RESUME,  // subject: frame, runs on; object: the frame that caused it (0: none); a: ResumeHow; value: EventValue that goes in
    EVENT_FRAME_SUSPEND, // subject: frame, sleeps; object: place; a: SuspendHow; value: EventValue that goes out; DELEGATE: the frame it goes on in (0: unknown)
    EVENT_FRAME_END,     // subject: frame, has ended; a: Outcome, CANCELLED: it was closed; value: EventValue of the result or exception
    EVENT_FRAME_DROP,    // subject: frame of a generator, forgotten
    EVENT_TASK_FRAME,    // subject: task; object: frame of the coroutine that it runs
    EVENT_LINE,          // subject: frame; object: place of the statement that begins
    EVENT_EXPR,          // subject: frame; object: place of the expression that was evaluated; a: ExprKind; value: EventValue of it
    EVENT_RAISE,         // subject: frame; object: place; a: RaiseHow; value: EventValue of the exception
    EVENT_VARIABLE,      // subject: frame; object: StringId of its name; a: VariableScope; value: EventValue
    EVENT_KINDS
} EventKind;

typedef enum LoopPhase { PHASE_TIMEOUT, PHASE_POLL, PHASE_TIMERS, PHASE_RUN } LoopPhase;
typedef enum ClockReason { CLOCK_SLEPT, CLOCK_WORKED } ClockReason; // the loop slept; a task held it
typedef enum HandleWhat {
    HANDLE_CALLBACK,  // a function of the program
    HANDLE_TASK_STEP, // a task's first step, or its next one after a bare yield
    HANDLE_TASK_WAKE, // a task's step because what it awaited is done
    HANDLE_FILL,      // fills a future (a sleep's timer)
    HANDLE_INTERNAL,  // a done-callback of gather, wait, wait_for, shield, TaskGroup …
} HandleWhat;
typedef enum StepHow { STEP_FIRST, STEP_VALUE, STEP_EXCEPTION, STEP_CANCEL } StepHow;
typedef enum Outcome { OUTCOME_PENDING, OUTCOME_RESULT, OUTCOME_EXCEPTION, OUTCOME_CANCELLED } Outcome;
typedef enum FutureFor {
    FUTURE_PLAIN, FUTURE_SLEEP, FUTURE_GATHER, FUTURE_WAIT, FUTURE_SHIELD, FUTURE_GROUP,
    FUTURE_LOCK, FUTURE_EVENT, FUTURE_CONDITION, FUTURE_SEMAPHORE, FUTURE_GET, FUTURE_PUT,
    FUTURE_JOIN, FUTURE_IO, FUTURE_WORKER,
} FutureFor;
typedef enum SyncKind {
    SYNC_LOCK, SYNC_EVENT, SYNC_CONDITION, SYNC_SEMAPHORE, SYNC_QUEUE, SYNC_LIFO_QUEUE,
    SYNC_PRIORITY_QUEUE, SYNC_GROUP, SYNC_BARRIER,
} SyncKind;
typedef enum SyncVerb {
    SYNC_ACQUIRE, SYNC_RELEASE, SYNC_SET, SYNC_CLEAR, SYNC_NOTIFY, SYNC_PUT, SYNC_GET,
    SYNC_TASK_DONE, SYNC_JOIN, SYNC_WAIT, SYNC_DROP, // DROP: forgotten, nobody can see it any more
} SyncVerb;
typedef enum FrameKind {
    FRAME_FUNCTION, FRAME_MODULE, FRAME_CLASS, FRAME_GENERATOR, FRAME_COROUTINE, FRAME_ASYNC_GENERATOR,
} FrameKind;
typedef enum ResumeHow { RESUME_NEXT, RESUME_SEND, RESUME_THROW, RESUME_RETURN } ResumeHow; // RETURN: what it delegated to has ended
typedef enum RaiseHow { RAISE_HERE, RAISE_THROUGH } RaiseHow; // raised there; or comes through, told of before
typedef enum ExprKind {
    EXPR_OTHER, EXPR_CALL, EXPR_AWAIT, EXPR_YIELD, EXPR_CHECK, EXPR_CHOICE, EXPR_LOOK_UP,
    EXPR_COMPUTE, EXPR_BUILD, // CHECK: compares, and, or, not; BUILD: f-strings, comprehensions
} ExprKind;
typedef enum SuspendHow { SUSPEND_YIELD, SUSPEND_AWAIT, SUSPEND_DELEGATE } SuspendHow;
typedef enum VariableScope { VARIABLE_LOCAL, VARIABLE_GLOBAL, VARIABLE_NONLOCAL, VARIABLE_GONE } VariableScope;
typedef enum RunEnd { RUN_FINISHED, RUN_FAILED, RUN_DEADLOCK, RUN_STOPPED } RunEnd;
// clang-format on

// What `cause` names: of HANDLE_BEGIN, the CALL_SOON or TIMER_DUE that made it ready; of TIMER_DUE,
// its CALL_AT; of TASK_STEP, its HANDLE_BEGIN; of a CALL_SOON, the FUTURE_DONE, TASK_NEW,
// TASK_YIELD or TASK_CANCEL that scheduled it; of anything else that happens while a handle runs,
// the TASK_STEP or, where no task runs, the HANDLE_BEGIN; of a future that is filled because
// another was, that other's FUTURE_DONE; of a task's own FUTURE_DONE, its TASK_END. Of what a frame
// does, the LINE that it is at, or what made it run; of a FRAME_NEW or FRAME_RESUME, the LINE of
// the frame that did it, or the TASK_STEP.
//
// 32 bytes, the same on every machine; a trace file is an array of these.
typedef struct Event {
    uint8_t kind;     // EventKind
    uint8_t a;        // see EventKind
    uint16_t site;    // the line of C that emitted it: EVENT_SITE
    uint32_t cause;   // index of the event that made this one possible, or EVENT_NONE
    int64_t time_ns;  // the loop's clock
    uint32_t subject; // see EventKind
    uint32_t object;  // see EventKind
    int64_t value;    // see EventKind
} Event;

_Static_assert(sizeof(Event) == 32, "a trace file depends on it");

// Whether it is told by a program of the lesson language, and not by the loop.
static inline bool event_is_of_program(const Event *event) {
    return event->kind >= EVENT_SOURCE && event->kind < EVENT_KINDS;
}

// Each file that emits events defines SITE as its SiteFile and passes EVENT_SITE().
typedef enum SiteFile {
    SITE_NONE,
    SITE_LOOP,
    SITE_TIMERS,
    SITE_TASK,
    SITE_FUTURE,
    SITE_WAIT,
    SITE_GROUP,
    SITE_SYNC,
    SITE_QUEUE,
    SITE_PROGRAM,
    SITE_REPORTER,
    SITE_TURN,
    SITE_RUN,
    SITE_FILES,
} SiteFile;
#define EVENT_SITE() ((uint16_t)((SITE) << 10 | (__LINE__ & 1023)))

static inline int event_site_line(uint16_t site) {
    return site & 1023;
}
// The file below src/, as "loop/task.c"; "" for none.
const char *event_site_path(uint16_t site);

// Who listens to a run. `on_event` returns the event's index, which becomes the cause of others.
// An event may stand anywhere while it is told; one written at `*place`, which is another one each
// time, need not be copied. (Reading it as a whole right after it was written in parts, as a copy
// does, makes a processor wait: a fifth of the time of recording went there.)
typedef struct Observer {
    void *data;
    uint32_t (*on_event)(void *data, const Event *event);
    StringId (*intern)(void *data, const char *text); // the same id for the same text
    Event *const *place;                              // NULL: there is none
} Observer;

// Where to write the next event for [observer]; [own] if it has no place.
static inline Event *event_place(const Observer *observer, Event *own) {
    return observer->place ? *observer->place : own;
}
