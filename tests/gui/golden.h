// Pictures that must stay as they are, compared byte for byte with those in tests/gui/golden.
#pragma once

#include "gui/raster.h"

// Fails the running test unless [pixels] equal golden/NAME.png; then NAME.png and NAME-diff.png
// (what differs in white) are in the build folder. With SIMUL_GOLDEN_UPDATE set it writes the
// golden one.
void golden_check(const char *name, Pixels pixels);
