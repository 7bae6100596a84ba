// How something that travels is drawn: a pill with its text, on its way along the lines of the
// picture. At the end of the way a panel draws what rests there, and no pill.
#pragma once

#include "view/stage/scene.h"
#include "view/stage/travel.h"

static inline Point travel_middle(Rect r) {
    return (Point){(float)r.x + (float)r.w / 2, (float)r.y + (float)r.h / 2};
}

// The point that [part] (0 … 1) of the way along the [n] points leads to.
Point travel_along(const Point *way, int n, float part);

// The width and height of a pill, at most [most] wide; device pixels.
int travel_pill_width(const View *view, const Travel *travel, int most);
int travel_pill_height(const View *view);
// In amber, since it is what happens now; an exception is a dark pill within it, with a cross. What
// has no text is a disc.
void travel_pill_draw(View *view, Rect at, const Travel *travel);

// The same, at most [most] wide, with its middle where [part] of the way leads to, but within
// [bounds].
void travel_draw(View *view, const Travel *travel, const Point *way, int n, float part, int most,
                 Rect bounds);
