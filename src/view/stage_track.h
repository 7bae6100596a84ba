// What the loop view asks of a whole trace: the lanes of its tasks, which tasks are of one kind,
// how many of a kind were in which state at any position, and when a future is due. Made once for a
// trace, a part at a time; every question is about a position, so the answer cannot depend on the
// way the cursor came there.
#pragma once

#include "base/vec.h"
#include "trace/lanes.h"

enum { STAGE_COUNTED_GROUPS = 6 };

// Tasks made by the same task whose names differ only in a number behind them: "board 1" …
// "board 24".
typedef struct StageGroup {
    ObjectId parent;
    const char *stem; // "board"; lives as long as the track
    uint32_t n;       // tasks, in the whole trace
    int counted;      // of the largest groups the states are counted: 0 …; -1: not
} StageGroup;

// At event `event` a task of the counted group `group` left state `from` (TASK_STATES: was born).
typedef struct GroupChange {
    uint32_t event;
    uint8_t group, from, to;
} GroupChange;

typedef struct StageTrack {
    Lanes lanes;
    VEC(StageGroup) groups;
    VEC(uint32_t) group_of;         // by lane: an index of groups
    VEC(GroupChange) changes;       // ascending by event
    VEC(uint32_t) checkpoints;      // the counts before each 256th change
    VEC(int64_t) due_ns;            // by ObjectId: when the timer that fills it is due; -1: none
    VEC(ObjectId) wakes;            // by ObjectId: whom its completion wakes, as last asked for
    VEC(uint8_t) is_pending;        // by HandleId, while the trace is read: a timer that is pending
    uint32_t n_seen;                // events looked at
    uint32_t n_timers, most_timers; // pending at n_seen, and at most
    bool is_ready;                  // everything is made
    Arena arena;
} StageTrack;

// [trace] is borrowed, and may grow.
void stage_track_init(StageTrack *track, const Trace *trace);
void stage_track_deinit(StageTrack *track);

// Looks at up to [max_events] further events. True when all of the trace is seen.
bool stage_track_extend(StageTrack *track, uint32_t max_events);

// The group of [task], or NULL while it is not known.
const StageGroup *stage_group_of(const StageTrack *track, ObjectId task);

// How many tasks of [group], a counted one, are in each state at [position]. Cost: O(log n).
void stage_group_count(const StageTrack *track, const StageGroup *group, uint32_t position,
                       uint32_t counts[TASK_STATES]);

// When the timer that fills [future] is due; -1 if none does.
int64_t stage_due_ns(const StageTrack *track, ObjectId future);

// Whom the completion of [future] wakes, as it was last asked for in the trace; 0: nobody.
ObjectId stage_wakes(const StageTrack *track, ObjectId future);
