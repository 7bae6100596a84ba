// The program while it is changed: on paper, with the cursor, what is selected and found, what is
// wrong and where, and which lines differ from those that ran. And the bar that takes the place of
// the transport.
#pragma once

#include "view/app/edit.h"
#include "view/stage/scene.h"

// What was done to it. The text itself is changed by the mouse at once.
typedef struct EditorDone {
    bool runs, leaves, saves;
    bool keeps_mine, takes_theirs; // of two versions of the file
} EditorDone;

// [ran]: the text that ran last, to mark what has changed, and to light up the lines that are
// pointed at; NULL: unknown.
EditorDone editor_panel_draw(const Scene *scene, Edit *edit, const CodeText *ran, Rect area);
EditorDone editor_bar_draw(View *view, Edit *edit, Rect area);
