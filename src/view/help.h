// The page of keys: everything that can be done, with its key; each line can be clicked as well.
#pragma once

#include "view/view.h"

void help_draw(View *view, Rect window);
