// The application as the command line starts it: in a window, or as one picture in a file.
#pragma once

#include "view/app/app.h"

// Opens the window and stays until it is closed.
// Errors: false without a display (WINDOW_NO_DISPLAY), and as app_init.
bool view_run(const ViewConfig *config, Error *error);

// Writes what the window would show, at rest, to the PNG file [path].
// Errors: false when the size is absurd or the file cannot be written, and as app_init.
bool view_render(const ViewConfig *config, const char *path, Error *error);
