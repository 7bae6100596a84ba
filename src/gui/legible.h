// Whether all the texts of a picture can be read: each lies whole in the frame, on no other text,
// and in a colour that stands out from what is under it (WCAG 2: 4.5, large text 3). Looked at
// after each picture in debug builds and by the tests.
#pragma once

#include "gui/draw.h"

// Writes into [problem] what is wrong with the first text that cannot be read, and returns false.
// Texts that are shown faded, since what they tell of is over or not there yet, may be weak.
// Cost: O(texts × commands).
bool legible_check(const DrawList *list, char *problem, size_t room);
