// Two programs on one clock, side by side: how they differ in order and time. What differs is
// white; amber is still what happens now.
#pragma once

#include "view/view.h"

void compare_panel_draw(View *view, Rect area);
