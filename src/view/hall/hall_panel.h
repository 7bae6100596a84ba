// The exhibition hall: one clock, one sentence, two halves and the words that tie chess to loops.
#pragma once

#include "view/view.h"

void hall_panel_draw(View *view, Rect area);

// The words that tie chess to loops, in one line: "thinking is await".
void hall_legend_draw(View *view, Rect area);
