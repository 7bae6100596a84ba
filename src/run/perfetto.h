// A run for Perfetto (ui.perfetto.dev) and chrome://tracing: JSON in the Trace Event Format.
//
// The program is a process. Its first thread is the event loop, with its iterations, the calls it
// makes in them and its sleep as slices inside each other; every task is a thread of its own, with
// the states it was in as slices one after the other. Arrows (flows) lead from what made a task
// ready to the turn that it got. Counters: the ready queue, the timers, the tasks that live. What
// is printed is an instant of a last thread, not of its task's: an instant is a slice without
// length, and an arrow that begins after it would begin at it.
//
// `ts` counts microseconds of virtual time. Many events share an instant of it, and slices need an
// order and a length to be seen, so each event stands at least a nanosecond behind the one before;
// the exact instant is in the arguments. There is no displayTimeUnit: versions of Perfetto took it
// for the unit of `ts`.
//
// Source: Trace Event Format (phases B, E, i, C, s, f, M), as Perfetto's documentation of external
// formats takes it: slices of a thread nest, a flow begins and ends inside a slice, and its id is
// used once.
#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/vec.h"
#include "trace/model.h"

typedef struct PerfettoChange { // of a task's state
    ObjectId task;
    TaskState state;
} PerfettoChange;

enum { PERFETTO_COUNTERS = 3 };

// Zeroed: not begun.
typedef struct Perfetto {
    Model *model;                // borrowed; its on_state is ours meanwhile
    const Tr *table;             // borrowed
    int64_t last_ns;             // of what is written
    VEC(PerfettoChange) changes; // of the present event
    VEC(uint8_t) is_open;        // by the task's ordinal: a slice of it is
    int n_loop_slices;           // that are open on the loop's thread: the run, iteration, call
    int64_t shown[PERFETTO_COUNTERS]; // the counters as they were written
} Perfetto;

// Begins to tell the run of [model], which stands at position 0, into [out].
void perfetto_begin(Perfetto *perfetto, Model *model, const Tr *table, Str *out);

// Tells the event that [model] has just been stepped over. [arena] is for texts meanwhile.
void perfetto_event(Perfetto *perfetto, Arena *arena, Str *out);

// Closes what is open.
void perfetto_end(Perfetto *perfetto, Str *out);
void perfetto_deinit(Perfetto *perfetto);
