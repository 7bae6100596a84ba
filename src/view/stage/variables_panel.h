// The variables of the frame that the moment is about, what has just changed marked; below them,
// where there is room, those of the module.
#pragma once

#include "view/stage/scene.h"

// [has_title]: whether it says what it is.
void variables_panel_draw(const Scene *scene, Rect area, bool has_title);
