// The exhibition hall: one clock, one sentence, two halves and the words that tie chess to loops.
#pragma once

#include "view/view.h"

void hall_panel_draw(View *view, Rect area);
