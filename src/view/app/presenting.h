// In front of a class: everything twice as large, only what tells the story, and the speaker's
// notes where the class does not see them. Kept by the app.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Where the speaker's notes go.
typedef enum ViewNotes {
    VIEW_NOTES_USUAL,  // into a window on a second display, if there is one; else to the terminal,
                       // if it is one
    VIEW_NOTES_WINDOW, // into a second window
    VIEW_NOTES_TERMINAL, // as text
    VIEW_NOTES_NOWHERE,
} ViewNotes;

typedef struct Presenting {
    bool is_on;         // over the whole screen
    bool has_spotlight; // all but a circle around the mouse is darkened
    bool shows_notes;   // in a second window, as wished; the window follows
    ViewNotes notes;
    int64_t begin_wall_ns; // of the talk, by the clock on the wall; 0: not begun
    int told;              // the moment whose notes went to the terminal last; -1: none
} Presenting;
