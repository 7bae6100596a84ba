// What only the speaker sees: the clock of the talk, the notes of the moment, the right answers,
// and what comes next.
#pragma once

#include <stdio.h>

#include "view/view.h"

typedef struct NotesView {
    int64_t since_ns; // the talk began; -1: it has not
} NotesView;

// Over the whole window.
void notes_panel_draw(View *view, const NotesView *notes, Rect area);

// The same as text, without the clock.
void notes_tell(const LessonView *lesson, Arena *arena, FILE *out);
