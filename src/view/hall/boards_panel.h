// The boards of the exhibition beside its loop: the same boards as in the hall, each linked with
// its task. Pointing at one lights up the task everywhere, and the other way round.
#pragma once

#include "view/stage/scene.h"

void boards_panel_draw(const Scene *scene, Rect area);
