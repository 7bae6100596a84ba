// Where an event loop has to decide: which handle of the ready queue runs, or, when none is ready,
// what it sleeps for. The decisions are read off the record of a run; whether a choice is the right
// one, off the events behind it; what there is to choose from, off the model alone.
//
// What the loop does only for itself (gather's callbacks, the helpers of modules, the end of
// asyncio.run) is no decision: it is passed over.
#pragma once

#include "trace/model.h"

typedef enum DecisionKind {
    DECISION_RUN,   // `handle`, the first of the ready queue
    DECISION_SLEEP, // nobody is ready: until a timer, a worker or the outside world
    DECISION_END,   // nothing can happen any more
} DecisionKind;

typedef struct Decision {
    DecisionKind kind;
    uint32_t position; // where it is to be made
    uint32_t answer;   // the position at which it is seen
    HandleId handle;   // RUN
} Decision;

// What somebody chooses: a handle that is ready or a timer, and the task that it is for; or a task
// that has neither. Both 0: nothing, the run is over.
typedef struct Pick {
    HandleId handle; // 0: none
    ObjectId task;   // 0: none
} Pick;

static inline bool pick_is_same(Pick a, Pick b) {
    return a.handle == b.handle && (a.handle || a.task == b.task);
}

// Finds the first decision at [*from] or behind it. [model], of the run's trace, is moved about.
// False when none is there, or has not been found yet; [*from] then says how far was looked: at the
// end of the trace, all of it.
bool decision_next(Model *model, uint32_t *from, Decision *out);

// ---- at the decision's position

// The task whose turn [handle] is, that it wakes, or to which it belongs otherwise; 0: none.
ObjectId decision_task(const Model *model, const ModelHandle *handle);

Pick pick_of_handle(const Model *model, const ModelHandle *handle);
Pick pick_of_task(const Model *model, ObjectId task);

enum { DECISION_CHOICES = 9 };

// Some of what there is to choose from: the first of the ready queue and of the timers, and some
// that wait for something else; each task at most once, in an order that does not tell. Returns how
// many.
int decision_choices(const Model *model, Pick out[DECISION_CHOICES]);

bool decision_is_right(const Model *model, const Decision *decision, Pick pick);
