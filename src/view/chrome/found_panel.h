// That a text was found which was not saved the last time, and what can be done with it.
#pragma once

#include "view/view.h"

typedef struct FoundDone {
    bool leaves; // it is to be said no longer
} FoundDone;

// Takes the lower edge of [area]; [name] is that of the file.
FoundDone found_panel_draw(View *view, const char *name, bool is_discarded, Rect *area);
