// What the loop view asks of a whole trace: the lanes of its tasks, which tasks are of one kind,
// how many of each kind were in which state at any position, and when futures are due. Made once
// for a trace, a part at a time; every question is about a position, so the answer cannot depend on
// the way the cursor came there.
#pragma once

#include "base/vec.h"
#include "trace/lanes.h"

// Tasks made by the same task whose names differ only in a number behind them: "board 1" … "board
// 24".
typedef struct TaskGroup {
    ObjectId parent;
    const char *stem; // "board"; lives as long as the track
    uint32_t n;       // tasks, in the whole trace
    uint32_t first;   // the first of them, an index into lanes
} TaskGroup;

// At event `event` a task of group `group` went from `from` (TASK_STATES: was born) to `to`.
typedef struct GroupChange {
    uint32_t event;
    uint32_t group;
    uint8_t from, to;
} GroupChange;

typedef struct StageTrack {
    Lanes lanes;
    VEC(TaskGroup) groups;
    VEC(uint32_t) group_of;    // by lane
    VEC(GroupChange) changes;  // ascending by event
    VEC(uint32_t) checkpoints; // counts of every group and state, each so many changes
    VEC(int64_t) due_ns;       // by ObjectId: when the timer that fills it is due; -1: none
    uint32_t n_due;            // events looked at for due_ns
    bool is_ready;             // everything is made
    Arena arena;
} StageTrack;

// [trace] is borrowed and must be complete.
void stage_track_init(StageTrack *track, const Trace *trace);
void stage_track_deinit(StageTrack *track);

// Looks at up to [max_events] further events. True when all of the trace is seen.
bool stage_track_extend(StageTrack *track, uint32_t max_events);

// The group of [task], an index, or UINT32_MAX while it is not known.
uint32_t stage_group_of(const StageTrack *track, ObjectId task);

// How many tasks of [group] are in each state at [position]. Cost: bounded.
void stage_group_count(const StageTrack *track, uint32_t group, uint32_t position,
                       uint32_t counts[TASK_STATES]);

// When the timer that fills [future] is due, -1 if it has none.
int64_t stage_due_ns(const StageTrack *track, ObjectId future);
