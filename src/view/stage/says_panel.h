// In the place of the output, while the text that is typed cannot be run: what python3 says of it.
#pragma once

#include "view/app/edit.h"
#include "view/view.h"

void says_panel_draw(View *view, const Edit *edit, Rect area);
