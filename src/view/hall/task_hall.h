// The hall of any program with tasks: a board is a task, the master is the event loop, an await is
// an amateur's thinking. A task stands as a card that says how it is and what it waits for; where
// the program prints moves (view/hall/printed_boards.h), chess boards stand there. Two programs on
// one clock stand side by side.
#pragma once

#include "view/view.h"

void task_hall_draw(View *view, Rect area);

// Whether there is anything to show: [trace] has tasks.
bool task_hall_has(const Trace *trace);
