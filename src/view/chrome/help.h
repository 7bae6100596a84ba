// The page that lists every key, over everything else. Clicking an action does it.
#pragma once

#include "view/view.h"

// [scroll]: by how many device pixels the page is scrolled, where it is higher than the window.
void help_draw(View *view, int *scroll, Rect window);
