// Every task on one axis of time: a lane each, coloured and patterned by state; where there are
// many, one row a state for a whole group. Drag to scrub; drag the marks above
// or turn the wheel to see another part; with Ctrl the wheel zooms. Click a group to open it.
#pragma once

#include "view/stage/scene.h"

void timeline_panel_draw(const Scene *scene, Rect area);
