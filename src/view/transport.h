// The bar at the bottom: one line along which both runs are scrubbed, and below it the buttons that
// move through them, the grain, the speed, and the parameters of the exhibition.
#pragma once

#include "view/view.h"

int transport_height(const View *view);
void transport_draw(View *view, Rect area);
