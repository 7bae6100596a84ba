// Golden pictures of whole windows in many sizes, themes and languages, of the 256 colours that
// most of their pixels have, so that a file is a third as large. The others, at the edges of
// letters and shapes, stand for the nearest of them.
#pragma once

#include "gui/raster.h"

// As golden_check (tests/gui/golden.h) of what is left of [pixels], which it changes.
void small_golden_check(const char *name, Pixels pixels);
