// A film of what the window shows: from one place of the run to another, played at the chosen pace
// but by a clock of its own, so that each second of film has the same number of frames however long
// they take to draw. The window shows what is filmed.
#pragma once

#include "gui/raster.h"

// A place in the runs.
typedef struct Place {
    uint64_t position;
    int64_t time_ns;
} Place;

typedef struct Film {
    bool is_on;
    bool is_drawing; // a frame: without what the window says of the film
    Place marks[2];  // where the person wants it to begin and to end
    bool has_mark[2];
    Place from, to; // of the film that is made
    Place back;     // where the person was
    bool was_playing;
    int64_t clock_ns; // of the film
    int n_still;      // frames that the last picture has been shown
    Raster *raster;   // owned
    Pixels pixels;    // owned; the frame
} Film;
