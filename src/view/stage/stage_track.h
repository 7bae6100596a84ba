// What the loop view asks of a whole trace: the lanes of its tasks, which tasks are of one kind,
// how many of a kind were in which state at any position, and when a future is due. Made once for a
// trace, a part at a time; every question is about a position, so the answer cannot depend on the
// way the cursor came there.
#pragma once

#include "base/vec.h"
#include "trace/lanes.h"

enum { STAGE_LARGEST = 6 };

// At event `event` a task of a group left state `from` (TASK_STATES: was born).
typedef struct GroupChange {
    uint32_t event;
    uint8_t from, to;
} GroupChange;

// Tasks that the same task made of the same code; where the code is not known, those whose names
// differ only in a number behind them: "board 1" … "board 24".
typedef struct StageGroup {
    ObjectId parent;
    CodeId code;               // 0: not known
    const char *stem;          // "board": of the first one's name, or its code's
    uint32_t n;                // tasks, as far as the trace was seen
    uint32_t first;            // the lane of the first one
    VEC(GroupChange) changes;  // ascending by event; none while it has only one task
    VEC(uint32_t) checkpoints; // the counts of all states before each 64th change
} StageGroup;

typedef struct StageTrack {
    Lanes lanes;
    VEC(StageGroup) groups;          // in order of their first task
    VEC(uint32_t) group_of;          // by lane: an index of groups
    VEC(uint32_t) table;             // of groups by parent and stem; open addressing, index + 1
    uint32_t largest[STAGE_LARGEST]; // indices of groups of more than one task
    int n_largest;
    VEC(int64_t) due_ns;            // by ObjectId: when the timer that fills it is due; -1: none
    VEC(ObjectId) wakes;            // by ObjectId: whom its completion wakes, as last asked for
    VEC(uint8_t) is_pending;        // by HandleId, while the trace is read: a timer that is pending
    VEC(uint32_t) failures;         // events: a task ended with an exception, a deadlock
    uint32_t n_seen;                // events looked at
    uint32_t n_timers, most_timers; // pending at n_seen, and at most
    uint32_t n_in[TASK_STATES], most_in[TASK_STATES]; // tasks in each state, likewise
    Arena arena;
} StageTrack;

// [trace] is borrowed, and may grow.
void stage_track_init(StageTrack *track, const Trace *trace);
void stage_track_deinit(StageTrack *track);

// What it goes through is near for [model], too (model_share). Before the first event is seen.
void stage_track_share(StageTrack *track, const Model *model);

// Looks at up to [max_events] further events. True when all of the trace is seen.
bool stage_track_extend(StageTrack *track, uint32_t max_events);

// The group of [task], or NULL while it is not known.
const StageGroup *stage_group_of(const StageTrack *track, ObjectId task);

// The [place]th of the largest groups, from 0; NULL: there are not so many of more than one task.
const StageGroup *stage_group_at(const StageTrack *track, int place);
// Whether [group] is one of those.
bool stage_group_is_large(const StageTrack *track, const StageGroup *group);

// How many tasks of [group] are in each state at [position]. Cost: O(log n). Of a group of one task
// nothing is counted.
void stage_group_count(const StageGroup *group, uint32_t position, uint32_t counts[TASK_STATES]);

// When the timer that fills [future] is due, or a worker that fills it has ended in the record; -1:
// none does, or it is not known.
int64_t stage_due_ns(const StageTrack *track, ObjectId future);

// Whom the completion of [future] wakes, as it was last asked for in the trace; 0: nobody.
ObjectId stage_wakes(const StageTrack *track, ObjectId future);
