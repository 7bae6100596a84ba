// The lanes of a program without tasks: who runs at each of its steps, the program itself (with all
// that it calls) or one of its generators. Made by one pass over the trace, extended as it grows.
//
// Steps are counted as TRACE_EXPRESSIONS does; lane 0 is the program.
#pragma once

#include "base/vec.h"
#include "trace/trace.h"

// From [step] on, [lane] runs.
typedef struct FrameSwitch {
    uint32_t step, lane;
} FrameSwitch;

typedef struct FrameLane {
    FrameId frame; // 0: the program
    CodeId code;
    uint32_t begin, end; // steps in which it begins and has ended; UINT32_MAX: never
} FrameLane;

typedef struct FrameTrack {
    const Trace *trace;        // borrowed
    uint32_t n_seen, n_steps;  // events looked at, steps among them
    VEC(FrameLane) lanes;      // in the order of their first step
    VEC(FrameSwitch) switches; // ascending
    VEC(uint32_t) lane_of;     // by FrameId; 0: none yet
    VEC(uint32_t) code_of;     // by FrameId
    VEC(uint32_t) stack;       // lanes: the running one last
    bool has_chains;           // one of the generators delegates to another
} FrameTrack;

void frame_track_init(FrameTrack *track, const Trace *trace);
void frame_track_deinit(FrameTrack *track);

// Looks at up to [max_events] further events.
void frame_track_extend(FrameTrack *track, uint32_t max_events);

// The last switch at or before [step]. Cost: O(log n).
uint32_t frame_track_find(const FrameTrack *track, uint32_t step);
