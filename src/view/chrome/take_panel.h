// What the window says of the file that is being written, or of the last one: above the bar at the
// bottom, for some seconds.
#pragma once

#include "view/app/take.h"
#include "view/view.h"

// [area]: what the note may lie over; it takes the lower edge. Returns the button that cancels,
// empty if there is none.
Rect take_panel_draw(View *view, const Take *take, Rect area);
