// The program: the file in which it is now, the line and the expression in amber, and in the margin
// a chip for every coroutine that is asleep there, or runs.
#pragma once

#include "view/stage/scene.h"

void program_panel_draw(const Scene *scene, Rect area);
