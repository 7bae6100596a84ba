// A stack of lanes: a call stays in the lane of whoever makes it.
#include "view/stage/frame_track.h"

void frame_track_init(FrameTrack *track, const Trace *trace) {
    *track = (FrameTrack){.trace = trace};
    vec_push(&track->lanes, ((FrameLane){0, 0, 0, UINT32_MAX}));
    vec_push(&track->switches, ((FrameSwitch){0, 0}));
    vec_push(&track->lane_of, 0);
    vec_push(&track->code_of, 0);
    vec_push(&track->stack, 0);
}

void frame_track_deinit(FrameTrack *track) {
    vec_deinit(&track->lanes);
    vec_deinit(&track->switches);
    vec_deinit(&track->lane_of);
    vec_deinit(&track->code_of);
    vec_deinit(&track->stack);
}

static void run(FrameTrack *track, uint32_t lane) {
    FrameSwitch *last = &vec_last(&track->switches);
    if (last->lane == lane) return;
    if (last->step == track->n_steps)
        last->lane = lane;
    else
        vec_push(&track->switches, ((FrameSwitch){track->n_steps, lane}));
}

static void leave(FrameTrack *track) {
    if (track->stack.n > 1) track->stack.n--;
    run(track, vec_last(&track->stack));
}

static bool is_generator(const FrameTrack *track, FrameId frame) {
    return track->trace->frames.at[frame] & TRACE_IS_KEPT;
}

static uint32_t lane_for(FrameTrack *track, FrameId frame) {
    if (!track->lane_of.at[frame]) {
        track->lane_of.at[frame] = (uint32_t)track->lanes.n;
        vec_push(&track->lanes,
                 ((FrameLane){frame, track->code_of.at[frame], track->n_steps, UINT32_MAX}));
    }
    return track->lane_of.at[frame];
}

static void see(FrameTrack *track, const Event *e) {
    switch ((EventKind)e->kind) {
    case EVENT_FRAME_NEW:
        vec_push(&track->lane_of, 0);
        vec_push(&track->code_of, e->object);
        if (!is_generator(track, e->subject)) {
            uint32_t lane = vec_last(&track->stack);
            vec_push(&track->stack, lane);
        }
        break;
    case EVENT_FRAME_RESUME:
        vec_push(&track->stack, lane_for(track, e->subject));
        run(track, vec_last(&track->stack));
        break;
    case EVENT_FRAME_SUSPEND:
        track->has_chains |= e->a == SUSPEND_DELEGATE;
        leave(track);
        break;
    case EVENT_FRAME_END: {
        uint32_t lane = track->lane_of.at[e->subject];
        if (is_generator(track, e->subject) && vec_last(&track->stack) != lane) break;
        if (lane) track->lanes.at[lane].end = track->n_steps;
        leave(track);
        break;
    }
    default: break;
    }
}

void frame_track_extend(FrameTrack *track, uint32_t max_events) {
    const Trace *trace = track->trace;
    uint32_t left = trace->n - track->n_seen, n = left < max_events ? left : max_events;
    for (; n; n--, track->n_seen++) {
        const Event *e = trace_at(trace, track->n_seen);
        see(track, e);
        size_t n_steps = trace->lists[TRACE_EXPRESSIONS].n;
        if (track->n_steps < n_steps &&
            trace->lists[TRACE_EXPRESSIONS].at[track->n_steps] == track->n_seen)
            track->n_steps++;
    }
}

uint32_t frame_track_find(const FrameTrack *track, uint32_t step) {
    uint32_t low = 0, high = (uint32_t)track->switches.n; // [0, low] are at or before the step
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (track->switches.at[middle].step <= step)
            low = middle;
        else
            high = middle;
    }
    return low;
}
