// What stands above the loop view: the clock, and the sentence that says what happened and why,
// with the subject as a chip and a number behind each cause.
#pragma once

#include "view/stage/scene.h"

// Draws both into [area], which is headline_height high.
void why_panel_draw(const Scene *scene, Rect area);

// Whether it says what is wrong with the text that is typed, and so is no part of the run.
bool why_is_of_editor(const View *view);
// What the clock says, and its unit: for who has no room for the clock above.
const char *why_clock_text(const View *view, const char **unit);
// The clock alone, with [caption] below it; returns the room right of it.
Rect why_clock_draw(const Scene *scene, Rect area, const char *caption);
// The sentence alone, from the top of [room], its type [size] logical pixels
// or, where that finds no room, smaller.
void why_sentence_draw(const Scene *scene, Rect room, float size);
