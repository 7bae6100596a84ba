// The loop before a class (08): one column, in which only what is not empty stands.
#pragma once

#include "view/stage/loop_layout.h"

// For a panel [h] logical pixels high.
const LoopSizes *loop_slide_sizes(const Scene *scene, float h);

// Cuts layout->timers, which reach to the foot of the panel, into timers and bays, [w] pixels wide.
// Without timers the bays begin at [header_y].
void loop_slide_cut(LoopLayout *layout, const Scene *scene, int header_y, int w);

// The lines of the bays, and the chips in them.
void loop_slide_bays(LoopLayout *layout, const Scene *scene);

// The name of a bay.
const char *loop_bay_name(const Scene *scene, TaskState state);
