// The program: the file in which it is now, the line and the expression in amber, and in the margin
// a chip for every coroutine that is asleep there, or runs.
#pragma once

#include "view/stage/scene.h"

void program_panel_draw(const Scene *scene, Rect area);

// How the code of [frame] stands in a card of its own: its line with the expression that it is at,
// as in the program, and lines around it.
typedef struct ProgramCard {
    const ModelFrame *frame;
    bool is_now; // what has just happened, happened there; else nothing is marked
    TextStyle style;
    Color plain; // of code without a colour of its own
} ProgramCard;

// Rows of [row_h] from [first] to [last], lines of its file that exist; the same amount of
// indentation is left out of all of them.
void program_card_draw(const Scene *scene, const ProgramCard *card, int first, int last, Rect area,
                       int row_h);
