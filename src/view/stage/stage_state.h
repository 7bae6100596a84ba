// What the person chose in the loop view: kept by the app, changed by the panels, plain data. A
// zeroed one is the usual beginning.
#pragma once

#include <stdbool.h>

#include "base/event.h"

enum { STAGE_OPENED = 48, STAGE_TABS = 9 };

// A value that was opened (variable_rows.h), and how many pages of its parts are shown.
typedef struct StageOpened {
    uint64_t path;
    int pages;
} StageOpened;

typedef struct StageState {
    ObjectId pinned[2];  // by run: the task that is selected; 0: none
    float timeline_zoom; // times the scale that fits by itself; 0: 1
    bool timeline_is_panned;
    double timeline_from;      // panned: the left end, as a share of the whole axis
    double timeline_grip;      // while it is dragged: what the mouse holds
    uint32_t timeline_group;   // that is open, from 1 in StageTrack.groups; 0: the largest
    uint32_t timeline_top;     // how many of its tasks are scrolled away
    bool timeline_shows_tasks; // one by one, not how many are in each state
    SourceId file;             // whose source is shown; 0: the one where the program is
    int code_top;              // the row that the source was scrolled to, from 1; 0: it follows
    int code_left;             // the cell that it was moved to, from 1; 0: by itself
    uint64_t code_follows;     // the position at which it was scrolled
    uint32_t output_up;        // how many of the last lines are scrolled away
    uint64_t output_follows;   // likewise
    int lesson_moment;         // whose text is scrolled
    int lesson_scroll, lesson_text_px; // how far it is moved up, its height
    int lesson_px;                     // the height that the lesson needed in the last frame
    int tab;                           // of a narrow window, from 1; 0: the one where the change is
    int tab_of_hood; // likewise, since what is under the hood is one of them; 0: it is chosen
    int scrolled[STAGE_TABS];    // the tabs' panels, where they find too little height, pixels
    int question_scrolled;       // the choices of a question, likewise
    int pair_tab, pair_scrolled; // of two runs in a small window: which is shown, and how far
    FrameId frame; // whose variables are shown; 0, or gone: the one that the moment is about
    StageOpened opened[STAGE_OPENED]; // [0 … n_opened), the latest last
    int n_opened;
    int frame_step;     // 1: the frame around the shown one is wanted; -1: the one within it
    int light_step;     // 1: the next thing is to light up; -1: the one before
    uint64_t row;       // the path of the row where the keyboard is, in the variables; 0: none
    int variables_from; // rows by which they are scrolled; 0: by themselves
} StageState;
