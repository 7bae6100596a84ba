// Pictures in files. The same pixels give the same bytes.
#pragma once

#include "base/error.h"
#include "gui/raster.h"

// Writes by way of a file beside [path], so that what fails leaves nothing behind.
// Errors: false when the file cannot be written.
bool png_save(const char *path, Pixels pixels, Error *error);

// The same in portions, for who has something else to do meanwhile.
typedef struct PngFile PngFile;
// Takes [pixels]. NULL with an error when there can be no such file.
PngFile *png_begin(const char *path, Pixels pixels, Error *error);
// Writes up to [n_rows] further rows. False when there are no more, or the file does not take them.
bool png_some(PngFile *png, int n_rows);
// The share that is written, 0 … 1.
float png_progress(const PngFile *png);
// Puts the file in its place, and frees. Errors: as png_save; there is then no file.
bool png_end(PngFile *png, Error *error);
// Frees it, and leaves no file.
void png_cancel(PngFile *png);

// Fills [pixels] (pixels_free).
// Errors: false when there is no such file or it is not a PNG.
bool png_load(const char *path, Pixels *pixels, Error *error);
