// One half of the hall: what the run took, how far it is, and its boards with the master among
// them.
#pragma once

#include "view/view.h"

void hall_half_draw(View *view, int run, Rect area);
