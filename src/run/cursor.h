// A place in a run, and the ways to move it. The run is one trace, or two that go by one clock (the
// hall, a comparison): their events are merged by time, and in one instant the traces take turns
// line by line, so that neither waits for the end of the other. The position counts events of both.
// Everything but the position is computed from it, so what is seen there does not depend on the way
// it was reached.
//
//     Cursor cursor;
//     cursor_init(&cursor, (const Trace *[]){synchronous, asynchronous}, 2);
//     while (cursor_forward(&cursor, GRAIN_SWITCH)) draw(&cursor.models[0], &cursor.models[1]);
//     cursor_deinit(&cursor);
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "trace/model.h"
#include "trace/trace.h"

enum { CURSOR_TRACES = 2 };

// How far a step goes: to just behind the next event of its kind.
typedef enum Grain {
    GRAIN_EVENT,
    GRAIN_SWITCH,    // a task runs: TASK_STEP
    GRAIN_ITERATION, // of the loop
    GRAIN_OUTPUT,
    GRAIN_LINE,       // of a program in the lesson language
    GRAIN_EXPRESSION, // likewise; also where a frame begins, sleeps, wakes, ends
    GRAINS
} Grain;

// An event of one of the traces.
typedef struct CursorEvent {
    int trace;      // 0 or 1; -1: none
    uint32_t index; // in that trace
} CursorEvent;

typedef struct Cursor {
    int n_traces;
    const Trace *traces[CURSOR_TRACES]; // borrowed; may grow, then the end moves
    Model models[CURSOR_TRACES];        // at `position`
    uint64_t position;                  // events of all traces before it
} Cursor;

// At the beginning of [n_traces] traces (1 or 2). The cursor must not move in memory.
void cursor_init(Cursor *cursor, const Trace *const *traces, int n_traces);
void cursor_deinit(Cursor *cursor);

// Both prepare for each other from now on (model_share): they are of the same traces, and [cursor]
// is at their beginning.
void cursor_share(Cursor *cursor, const Cursor *with);

// The position of the end.
uint64_t cursor_end(const Cursor *cursor);

// The clock at the position, and at the end, in virtual ns.
int64_t cursor_time(const Cursor *cursor);
int64_t cursor_end_time(const Cursor *cursor);

// The event that has just happened; its trace is -1 at the beginning.
CursorEvent cursor_now(const Cursor *cursor);

// The one that has happened at [position], cut at the end, wherever the cursor is.
CursorEvent cursor_event_at(const Cursor *cursor, uint64_t position);

// The position just behind that event.
uint64_t cursor_position_of(const Cursor *cursor, CursorEvent event);

// Goes to [position], cut at the end.
void cursor_seek(Cursor *cursor, uint64_t position);

// Goes to the last position not after [time_ns].
void cursor_seek_time(Cursor *cursor, int64_t time_ns);
uint64_t cursor_position_at(const Cursor *cursor, int64_t time_ns);

// One step. Where no further event of that kind is, to the end (the beginning). False if it was
// there already.
bool cursor_forward(Cursor *cursor, Grain grain);
bool cursor_back(Cursor *cursor, Grain grain);

// How many steps of [grain] lie before the position ("switch 14 …"), and in all ("… of 21").
uint64_t cursor_rank(const Cursor *cursor, Grain grain);
uint64_t cursor_count(const Cursor *cursor, Grain grain);

// To just behind the next or previous ([forward] false) step of [task] of trace number [trace].
// False and no movement when there is none.
bool cursor_step_of(Cursor *cursor, int trace, ObjectId task, bool forward);

// To just behind the next or previous event for which [is_wanted] is true. False and no movement
// when there is none.
typedef bool CursorPredicate(void *data, const Trace *trace, uint32_t index);
bool cursor_find(Cursor *cursor, bool forward, CursorPredicate *is_wanted, void *data);

// Makes key frames for up to [max_events] events in each trace, so that jumps are quick; call it
// when there is nothing else to do. True when all is done.
bool cursor_prepare(Cursor *cursor, uint32_t max_events);
