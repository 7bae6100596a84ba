// On a large card of the hall: the lines of the program around the one that its task is at.
#pragma once

#include "view/stage/scene.h"

// Nothing where there is no room, or the program's text is not known. [size] of the
// type, logical pixels.
void card_code_draw(const Scene *scene, const ModelTask *task, Rect area, float size);
