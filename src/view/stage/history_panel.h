// What a program without tasks has run so far, line by line, the newest at the bottom: how deep in
// calls, what each line changed, what it gave back. As one would write it down by hand.
#pragma once

#include "view/stage/scene.h"

// Nothing where [area] is too low for a few lines. A line leads to its moment.
void history_panel_draw(const Scene *scene, Rect area);
