// Every task with its state, what it waits for, the future it waits on and why it does not run; and
// the locks and queues with who holds them, what is in them and who stands in line.
#pragma once

#include "view/stage/scene.h"

void tasks_panel_draw(const Scene *scene, Rect area, bool has_title, bool has_syncs);

// The height, in [area]'s width, that shows every task and every lock, as far as that makes sense.
int tasks_panel_wish(const Scene *scene, Rect area);
