// Pictures in files. The same pixels give the same bytes.
#pragma once

#include "base/error.h"
#include "gui/raster.h"

// Errors: false when the file cannot be written.
bool png_save(const char *path, Pixels pixels, Error *error);
// Fills [pixels] (pixels_free).
// Errors: false when there is no such file or it is not a PNG.
bool png_load(const char *path, Pixels *pixels, Error *error);
