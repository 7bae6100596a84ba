// The sentence above the hall: what happened just now, and why, in the words of chess.
#pragma once

#include "view/hall/hall_track.h"
#include "view/parts/headline.h"

enum { HALL_WHY_NAMES = 2 };

typedef struct HallWhy {
    int run;          // HallMode in which it happened; -1: in neither, or in both
    const char *text; // in the view's arena
    int n_names;
    HeadName names[HALL_WHY_NAMES]; // the boards in it
} HallWhy;

// The sentence at the view's place; while it plays too fast to be read, one that stays true.
HallWhy hall_why(const View *view);

// The run whose mark is the last one at the view's place, or -1 before the first; while it plays
// fast, the one that the sentence is about, so that nothing flickers.
int hall_latest_run(const View *view);

// The task that plays the board in [run]; VIEW_NOTHING before it is born.
ViewThing hall_task_of(const View *view, int run, const BoardState *state);

// How many marks of [run] lie before the cursor.
size_t hall_rank(const View *view, int run);

// [ns] on a clock face: "41:25", "1:00:55"; fractions are left out.
const char *view_clock(const View *view, int64_t ns);
// [ns] as a length of time: "12 h 00 min", "55 s".
const char *view_duration(const View *view, int64_t ns);
