// A panel that needs more height than there is: it stands in a frame in which it is moved up and
// down, by the wheel, by its bar, or by the arrows once that has the keyboard.
#pragma once

#include "view/view.h"

typedef struct Scroll {
    View *view;
    const char *id;
    Rect area;
    int *px, content_px; // how far it is moved up; how high all of it is
} Scroll;

// The rect for what is drawn between the two calls: [area] itself where that is at least
// [content_px] high; else so high, cut to [area]. [px] is kept by the caller from frame to frame.
Rect scroll_begin(Scroll *scroll, View *view, const char *id, Rect area, int content_px, int *px);
void scroll_end(Scroll *scroll); // what the wheel did over it, and nobody in it wanted
