// One of several panels where only one finds room.
#pragma once

#include "view/view.h"

typedef struct Tab {
    const char *id; // NULL: it is not there
    const char *label;
    Icon icon; // stands for the label where that finds no room; ICON_NONE: nothing does
} Tab;

// Draws the [n] tabs, of which [chosen] is, and returns which was clicked, or -1. They stand in the
// bar at the top where that is left to them (view->bar), else in as many rows as they need at the
// top of [*area], which gives those away.
int tabs_draw(View *view, Rect *area, const Tab *tabs, int n, int chosen);

// The same, of which is chosen is kept in [*kept] by the caller: from frame to frame, 0 at first.
// Returns the chosen one.
int tabs_choose(View *view, Rect *area, const Tab *tabs, int n, int *kept);
