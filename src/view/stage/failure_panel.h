// The traceback so far of an exception that is on its way. It stands in the place of the variables
// while the exception travels.
#pragma once

#include "view/stage/failure.h"

// scene->failure is not NULL.
void failure_panel_draw(const Scene *scene, Rect area);
