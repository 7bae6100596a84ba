// The loop view: one run as the event loop sees it. Why, the queue, the running place, timers, what
// waits for what, and every task on one axis of time.
//
// Amber means now: the causes that Why names carry numbers, and the same numbers stand on one amber
// line through the picture to the running place.
#pragma once

#include "view/view.h"

void stage_draw(View *view, Rect area);
