// The flag of a breakpoint in the margin: white, since it is no state. With a condition it is
// hollow, and in the colour of failures once the condition has failed.
#pragma once

#include "gui/ui.h"
#include "view/code/code_marks.h"

void code_flag_draw(Ui *ui, Rect at, const Breakpoint *breakpoint);
