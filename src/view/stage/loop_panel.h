// The loop: the ready queue with its head at the one running place, awake above a hairline; timers,
// futures, I/O and workers asleep below it.
#pragma once

#include "view/stage/scene.h"

// [before] is the moment where the present step began, or [scene] itself.
void loop_panel_draw(const Scene *scene, const Scene *before, Rect area);
