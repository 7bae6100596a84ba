// What the program has printed up to now; a click on a line goes to the moment that printed it.
#pragma once

#include "view/stage/scene.h"

void output_panel_draw(const Scene *scene, Rect area, bool has_title);
