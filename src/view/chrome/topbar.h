// The bar at the top: where one is, the two screens, and what concerns the window as a whole.
#pragma once

#include "view/view.h"

int topbar_height(const View *view);
void topbar_draw(View *view, Rect area);
