// Searching and replacing in the text that is edited: the bar above it, with its own keyboard.
#pragma once

#include "view/app/edit.h"
#include "view/view.h"

// Logical pixels that the bar takes up; 0: it is closed.
int find_bar_height(const Edit *edit);
// Draws it and does what was clicked.
void find_bar_draw(View *view, Edit *edit, Rect area);
