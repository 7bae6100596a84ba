// Locks, semaphores, events, conditions, barriers and queues: a row for each, with what it is worth
// now, who holds it, what is in it and who waits for it, in the order in which they will get it.
#pragma once

#include "view/stage/scene.h"

// What the rows need of the height of [area]: at most two fifths of it; 0: there are none.
int sync_rows_height(const Scene *scene, Rect area);
// Returns where the row of [wanted] stands; empty: nowhere.
Rect sync_rows_draw(const Scene *scene, Rect area, ObjectId wanted);
