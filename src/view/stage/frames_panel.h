// What runs and what sleeps in a program without tasks: at the left the calls, one below the other;
// to the right of them each generator, with those that it delegates to behind it. A value that is
// sent or yielded is seen on its way between them.
#pragma once

#include "view/stage/scene.h"

void frames_panel_draw(const Scene *scene, Rect area);
