// What a word of a lesson means, beside the word, while it is pointed at or has the keyboard.
#pragma once

#include "view/view.h"

// Over all else; nothing where no word is pointed at.
void term_panel_draw(View *view);
