// The parts of the comparison, each drawn from the scenes of both runs.
#pragma once

#include "run/comparison.h"
#include "view/app/pair.h"
#include "view/stage/scene.h"

// A program with its lines that the other does not have, the one where it is now, and who is where.
void compare_code_draw(const Scene *scene, const Comparison *comparison, Rect area);

// Both runs on one axis of time, [left] above the other; dragging goes there.
void compare_lanes_draw(const Scene *const scenes[2], const Comparison *comparison, int left,
                        Rect area);

// What both print, line beside line; the first difference in order has the frame.
void compare_output_draw(const Scene *const scenes[2], const Comparison *comparison, int left,
                         Rect area);
