// The field in which the condition of a breakpoint is typed: opened by the right button on a line,
// or by its key; closed by Enter or Escape, or by its own two buttons.
#pragma once

#include "view/app/marks.h"

// Over the line below [row], whose text begins at its left edge. True: what was typed is to be
// taken, or (*[drops]) to be forgotten.
bool condition_field_draw(View *view, Rect row, bool *drops);
