// What the window knows at one position of a trace: a fold over the events before it.
//
// Plain data that the views read. Records live in slots that the trace assigned at birth, so the
// model at position n is the same byte for byte whichever way it got there (model_equal). Each word
// that an event overwrites goes to a journal, so a step back costs what the step forward did; key
// frames, sparser the larger the model is, bound the longest jump.
//
// Slot 0 of each array is unused and 0 means "none". Fields named "event" hold an index into the
// trace plus nothing else; EVENT_NONE where there is none.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "trace/trace.h"

typedef enum TaskState {
    STATE_CREATED,
    STATE_READY,
    STATE_RUNNING,
    STATE_ON_TIMER,
    STATE_ON_FUTURE,
    STATE_ON_IO,
    STATE_IN_WORKER,
    STATE_DONE,
    STATE_FAILED,
    STATE_CANCELLED,
    TASK_STATES
} TaskState;

static inline bool state_is_waiting(TaskState s) {
    return s >= STATE_ON_TIMER && s <= STATE_IN_WORKER;
}
static inline bool state_is_over(TaskState s) {
    return s >= STATE_DONE;
}

// A future, or that side of a task.
typedef struct ModelFuture {
    ObjectId id;
    uint32_t ordinal; // "F7"; of a task: among the tasks
    FutureFor what;   // FUTURE_PLAIN for a task
    ObjectId owner;   // what it belongs to: a lock, a queue, a task
    StringId label;
    Outcome outcome;     // OUTCOME_PENDING: an empty box
    StringId value;      // the text of what is in the box
    uint32_t done_event; // its FUTURE_DONE, EVENT_NONE while pending
    uint32_t
        first_callback; // a chain of slots of Model.callbacks: whom its completion wakes, in order
    uint32_t last_callback;
    uint32_t n_parts;      // futures whose completion wakes this one: gather's children
    uint32_t n_parts_done; // "1 of 3 done"
    ObjectId next_waiter;  // in the line before its lock or queue (`owner`), while pending
    ObjectId previous_waiter;
} ModelFuture;

typedef struct ModelCallback {
    ObjectId whom; // a task that waits, or a future (gather's, wait's …)
    uint32_t next;
} ModelCallback;

typedef struct ModelTask {
    ModelFuture future; // a task is a future of its result; future.id is the task's id
    StringId name;
    ObjectId parent; // the task that made it; 0: none
    TaskState state;
    uint32_t since_event; // put it into this state
    int64_t since_ns;
    ObjectId awaits;      // the future it waits for, while it waits
    StringId await_label; // what it called to wait: "sleep"
    HandleId handle;      // its next step, while in the ready queue; else 0
    uint32_t n_steps;
    uint32_t last_step;          // event
    uint32_t n_cancels;          // how often it was asked to stop
    FrameId frame;               // of its coroutine; 0: not told of
    uint32_t is_named;           // 1: it was given a name of its own
    ObjectId group;              // of tasks, that it belongs to; 0: none
    StringId earlier_name;       // what it was called before that
    uint32_t marks[TRACE_MARKS]; // event: its last MARK with a = 0 … 3
} ModelTask;

typedef struct ModelSync {
    ObjectId id;
    uint32_t ordinal;
    SyncKind what;
    uint32_t capacity; // or permits; 0: none or no bound
    StringId name;
    ObjectId holder;     // of a lock: the task that has it; else 0
    StringId text;       // of a queue what is in it; of a lock the thread that has it; else 0
    uint32_t n_blocked;  // threads that wait; tasks are in the line below
    int64_t value;       // free permits, items, 1 if set …: as the last SYNC_STATE said
    uint32_t last_event; // its last SYNC_STATE or SYNC_NEW
    uint32_t unfinished; // of a queue: items put for which no task_done came yet
    uint32_t n_waiters;
    ObjectId first_waiter; // pending futures in order: ModelFuture.next_waiter
    ObjectId last_waiter;
    uint32_t first_holder; // of a semaphore: a chain of slots of Model.callbacks, by its permits
    uint32_t is_gone;      // 1: nobody can see it any more
    uint32_t spare;        // 0
} ModelSync;

typedef enum HandlePlace { PLACE_NOWHERE, PLACE_READY, PLACE_TIMERS, PLACE_RUNNING } HandlePlace;

typedef struct ModelHandle {
    HandleId id;
    HandlePlace place;
    HandleWhat what;
    ObjectId whom; // task, future … it is for; 0: a plain callback
    StringId label;
    uint32_t cancelled;      // 1: still in the ready queue, will be passed over
    int64_t due_ns;          // of a timer, also after it became due; -1: never was one
    uint32_t born;           // event: its CALL_SOON or CALL_AT
    uint32_t ready_event;    // made it ready; EVENT_NONE before
    uint32_t next, previous; // slots, in the ready queue
    uint32_t heap_place;     // in Model.heap, from 1; 0: not in it
    uint32_t spare;          // 0
} ModelHandle;

typedef enum FrameState { FRAME_CREATED, FRAME_RUNNING, FRAME_SUSPENDED, FRAME_OVER } FrameState;

// What the place that a frame is at means.
typedef enum FrameAt {
    FRAME_AT_LINE,  // a statement begins
    FRAME_AT_VALUE, // an expression has just been evaluated: `value`
    FRAME_AT_CALL,  // it called, or drives, the frame that runs
    FRAME_AT_YIELD, // it sleeps there; what it gave is `value`
    FRAME_AT_RAISE, // an exception was raised there: `value`
    FRAME_AT_WOKEN, // it slept there and goes on: what it got is `value`
} FrameAt;

// A call that is going on, or a generator, coroutine or async generator, also one that has ended.
typedef struct ModelFrame {
    FrameId id; // 0: the slot is free
    CodeId code;
    FrameKind kind;
    FrameState state;
    FrameId caller;     // while it runs: who called or resumed it; 0: a task's turn, or nobody
    FrameId delegate;   // in which it goes on: `yield from`, `await`
    FrameId parent;     // that delegates to it
    ObjectId task;      // that runs it: a task's own coroutine; else 0
    PlaceId line;       // of the statement that it is in
    PlaceId place;      // of the expression; 0: only the line is known
    FrameAt at;         // what that means
    ResumeHow how;      // it was resumed the last time
    EventValue value;   // of `at`
    EventValue result;  // once it is over
    Outcome outcome;    // likewise
    uint32_t born;      // event
    uint32_t since;     // event that put it into its state
    uint32_t at_event;  // that put it where it is
    uint32_t n_resumed; // how often
    uint32_t first_variable,
        last_variable; // a chain of slots of Model.variables, in order of birth
    uint32_t spare;    // 0
} ModelFrame;

typedef struct ModelVariable {
    StringId name;
    VariableScope scope;
    EventValue value;
    EventValue before; // what it was until then; 0: it was not there
    uint32_t changed;  // event
    uint32_t next;
} ModelVariable;

// The part of the model that is not in slots.
typedef struct ModelNow {
    uint32_t n;     // the position: events folded
    uint32_t alone; // 0: keeps n in a word of its own, by which the journal knows it
    int64_t time_ns;
    LoopPhase phase;
    uint32_t phase_event;  // event; EVENT_NONE before the first
    int64_t phase_value;   // see EVENT_PHASE
    uint32_t n_iterations; // the number of the one that is running, from 1
    uint32_t ended;        // 1 after RUN_END, until the loop goes on
    RunEnd end;
    StringId program;
    uint32_t running_handle; // slot
    ObjectId running_task;
    uint32_t ready_head; // slot; a chain by ModelHandle.next
    uint32_t ready_tail;
    uint32_t n_ready;
    uint32_t n_timers;
    uint32_t n_outputs;      // the output so far: the first so many of trace->lists[TRACE_OUTPUTS]
    uint32_t n_steps;        // likewise
    uint32_t deadlock_event; // its first DEADLOCK; EVENT_NONE without one
    uint32_t free_callback;  // slot; a chain by ModelCallback.next
    uint32_t n_tasks;        // slots in use: tasks are in order of creation
    uint32_t n_futures;      // slots touched so far; id 0 marks a free one
    uint32_t n_syncs;        // slots
    uint32_t n_handles;      // slots touched so far
    uint32_t n_callbacks;    // slots touched so far
    uint32_t n_live_futures; // that nobody forgot
    uint32_t running_frame;  // slot: the innermost
    uint32_t n_frames;       // slots touched so far
    uint32_t n_variables;    // slots touched so far
    uint32_t free_variable;  // slot; a chain by ModelVariable.next
    FrameId last_frame;      // that the last event of the program was about, if it is still there
    uint32_t n_lines;        // likewise as n_outputs
    uint32_t by_state[TASK_STATES]; // how many tasks
} ModelNow;

typedef struct ModelHistory ModelHistory;

typedef struct Model {
    const Trace *trace; // borrowed; may grow meanwhile
    ModelNow now;
    ModelTask *tasks;         // owned, as are all arrays here; [1 … now.n_tasks]
    ModelFuture *futures;     // [1 … now.n_futures]
    ModelSync *syncs;         // [1 … now.n_syncs]
    ModelHandle *handles;     // [1 … now.n_handles]
    ModelCallback *callbacks; // [1 … now.n_callbacks]
    ModelFrame *frames;       // [1 … now.n_frames]
    ModelVariable *variables; // [1 … now.n_variables]
    uint32_t *heap; // [1 … now.n_timers]: slots of handles, a binary heap by (due_ns, id)
    uint32_t task_capacity, future_capacity, sync_capacity, handle_capacity, callback_capacity,
        heap_capacity, frame_capacity, variable_capacity;
    ModelHistory *history; // owned: journal and key frames
    // Told of each change of a task's state (for trace/lanes.h); may be NULL.
    void (*on_state)(void *data, const ModelTask *task);
    void *on_state_data;
} Model;

// A model of [trace] at position 0. It must not move in memory: its journal points into it.
void model_init(Model *model, const Trace *trace);
void model_deinit(Model *model);

// Both use the key frames of [with] from now on: what one has gone through is near for the other.
// They are of one trace, and [model] is at position 0.
void model_share(Model *model, const Model *with);

// One event forward or back. False at the end (of what is recorded so far) and at the beginning.
bool model_step(Model *model);
bool model_back(Model *model);

// Goes to [position], cut at the end of the trace.
// Cost: where key frames are, the events from the nearest one on; else all from the last one on.
void model_seek(Model *model, uint32_t position);

// Makes key frames for at most [max_events] further events, so that later jumps are quick; call it
// when there is nothing else to do. The position stays. Returns true when all of the trace is done.
bool model_prepare(Model *model, uint32_t max_events);

// True if both know the same. They may belong to different traces with equal content.
bool model_equal(const Model *a, const Model *b);
uint64_t model_hash(const Model *model);

// By id; NULL when there is none at this position, or it is another kind of thing, or was dropped.
const ModelTask *model_task(const Model *model, ObjectId id);
const ModelFuture *model_future(const Model *model, ObjectId id); // also of a task
const ModelSync *model_sync(const Model *model, ObjectId id);
const ModelHandle *model_handle(const Model *model, HandleId id);

// Whether [task] is the program's own, and no helper of a module that it uses: it runs a coroutine
// of the program, or the program gave it a name.
static inline bool model_is_own_task(const Model *model, const ModelTask *task) {
    return model->trace->sources.n <= 1 || task->frame || task->is_named;
}

const ModelFrame *model_frame(const Model *model, FrameId id); // NULL: it is not there (any more)

// The task that the frame runs for: by the chain of awaits it is in, or by the calls that led to
// it. 0: none.
ObjectId model_task_of_frame(const Model *model, FrameId id);

// The innermost frame that runs, or NULL.
static inline const ModelFrame *model_running_frame(const Model *model) {
    return model->now.running_frame ? &model->frames[model->now.running_frame] : NULL;
}

// Walks the variables of a frame in the order in which they came to be.
static inline const ModelVariable *model_first_variable(const Model *model,
                                                        const ModelFrame *frame) {
    return frame->first_variable ? &model->variables[frame->first_variable] : NULL;
}
static inline const ModelVariable *model_next_variable(const Model *model,
                                                       const ModelVariable *variable) {
    return variable->next ? &model->variables[variable->next] : NULL;
}

// The running handle, or NULL.
const ModelHandle *model_running(const Model *model);

// Fills [out] with the [k] timers that are due next, in order; returns how many there are of them.
// Cost: O(k log k).
uint32_t model_next_timers(const Model *model, const ModelHandle **out, uint32_t k);

// The place of [handle] in the ready queue, 1 for the head; 0 when it is not in it. Cost: O(place).
uint32_t model_ready_place(const Model *model, HandleId handle);

// The task that waits for [future] first, or 0. Others follow by ModelCallback.next.
ObjectId model_first_waiting_task(const Model *model, const ModelFuture *future);

// Walks the ready queue: for (const ModelHandle *h = model_ready_first(m); h; h =
// model_ready_next(m, h))
static inline const ModelHandle *model_ready_first(const Model *model) {
    return model->now.ready_head ? &model->handles[model->now.ready_head] : NULL;
}
static inline const ModelHandle *model_ready_next(const Model *model, const ModelHandle *handle) {
    return handle->next ? &model->handles[handle->next] : NULL;
}

// The event of the [i]th output so far, from 0.
static inline const Event *model_output(const Model *model, uint32_t i) {
    return trace_at(model->trace, model->trace->lists[TRACE_OUTPUTS].at[i]);
}
// The event that has just happened, or NULL at position 0.
static inline const Event *model_event(const Model *model) {
    return model->now.n ? trace_at(model->trace, model->now.n - 1) : NULL;
}
