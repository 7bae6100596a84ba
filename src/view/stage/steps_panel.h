// The timeline of a program without tasks: a lane for the program and for each generator, against
// its steps. Dragging along it goes there.
#pragma once

#include "view/stage/scene.h"

void steps_panel_draw(const Scene *scene, Rect area);
