// The bar at the bottom: its upper edge is the line along which both runs are scrubbed, below it
// are the buttons that move through them, the grain, the speed, and the parameters of the
// exhibition.
#pragma once

#include "view/view.h"

int transport_height(const View *view);
// Why the last wish could not be done (view->error), on a strip above the bar at the bottom.
int transport_error_height(View *view);
void transport_draw_error(View *view, Rect bar);
void transport_draw(View *view, Rect area);
