// Written text of several styles: paragraphs, lists, code, with emphasis, strong words, code and
// links inside a line. What a lesson says is drawn with it.
#pragma once

#include "lesson/markdown.h"
#include "view/view.h"

typedef struct ProseStyle {
    float size, line; // of plain text, logical pixels
    Color color, strong, code;
} ProseStyle;

ProseStyle prose_style(const View *view); // the usual one, for the size of the window

// Draws the [n] blocks from the top of [area], cut at its lower edge, and returns the height that
// all of them need, in device pixels; draws nothing if [area] is empty in height.
int prose_draw(View *view, Rect area, const ProseStyle *style, const MdBlock *blocks, size_t n);
