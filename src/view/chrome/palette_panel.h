// The palette as it is drawn, over the right side of the window.
#pragma once

#include "view/app/palette.h"
#include "view/view.h"

// Draws it into [window] and looks again where need be. [shelf]: for what is known of lessons.
PaletteWish palette_panel_draw(View *view, Palette *palette, const FindScope *scope, Rect window);
