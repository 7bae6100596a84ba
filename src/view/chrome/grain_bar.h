// What a step is: all that may be chosen beside each other, the present one filled.
#pragma once

#include "view/view.h"

const char *grain_name(View *view, ViewGrain grain);

int grain_bar_width(View *view);
void grain_bar_draw(View *view, Rect rect);
