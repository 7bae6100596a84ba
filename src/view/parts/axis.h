// The axis of the timeline. Virtual time stands still while tasks run, so a place on it is
//     steps before it × step_px + its time × ns_px:
// each instant is a column with one block a step, and between columns time is to scale. Places are
// pixels from the beginning of the whole axis, of which a window is seen.
#pragma once

#include "gui/rect.h"
#include "trace/trace.h"

typedef struct Axis {
    const Trace *trace;
    double step_px, ns_px;
    double total; // pixels of the whole run
    double from;  // the place at the left end of the window
    Rect window;
} Axis;

// [step_px] is what a step is given when there is room; [zoom] 1: all of a short run, and of a long
// one as much as can be read.
Axis axis_fit(const Trace *trace, Rect window, double step_px, double zoom);

// Moves the window to where [place] is seen, page by page; the same place gives the same page.
void axis_follow(Axis *axis, double place);

// The place of [position].
double axis_place(const Axis *axis, uint32_t position);
// The place of an instant: the left end of its column.
double axis_place_of_time(const Axis *axis, int64_t time_ns);
// The last position whose place is not behind [place]; the position behind a step is that of its
// whole block.
uint32_t axis_position(const Axis *axis, double place);

// The same, where the answer is known to lie in [from] … [to].
uint32_t axis_position_within(const Axis *axis, double place, uint32_t from, uint32_t to);

// Device pixels of a place.
static inline double axis_x(const Axis *axis, double place) {
    return axis->window.x + place - axis->from;
}
