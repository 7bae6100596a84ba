// What stands in the margin of a program, to be read and to be changed.
#pragma once

#include "view/code/code_marks.h"
#include "view/view.h"

// How much wider than for three figures the column is, pixels, in which the numbers of so many
// lines stand.
int code_more_figures(const View *view, size_t n_lines);

// The flag of a breakpoint: white, since it is no state. With a condition it is hollow, and in the
// colour of failures once the condition has failed.
void code_flag_draw(Ui *ui, Rect at, const Breakpoint *breakpoint);
