// Under the hood, in the place of the loop and the right column: the line of the scheduler's own
// source that the present event comes from, the calls that lead to it, each coroutine's stack, and
// the registers that were saved at the switch.
#pragma once

#include "view/stage/hood.h"
#include "view/stage/scene.h"

void hood_panel_draw(const Scene *scene, Hood *hood, Rect area);
