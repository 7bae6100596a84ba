// Every task with its state, what it waits for, the future it waits on and why it does not run; and
// the locks and queues with who holds them, what is in them and who stands in line.
#pragma once

#include "view/scene.h"

void tasks_panel_draw(const Scene *scene, Rect area, bool has_title);
