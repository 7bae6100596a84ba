// What stands above every picture: the clock at the left, and the sentence that says what happened
// and why, in one or two lines.
#pragma once

#include "view/view.h"

enum { HEADLINE_LINES = 6 }; // of a sentence, at most

// Logical pixels: type, its lines, the least width of the clock, and the height of all.
typedef struct HeadSizes {
    float clock, caption, sentence; // caption 0: there is none
    int clock_line, caption_line, sentence_line, clock_w, h;
} HeadSizes;

HeadSizes headline_sizes(const View *view);

// The height that a headline wants, device pixels.
int headline_height(const View *view);
// How many lines of [line_px] a sentence may have in [height_px]; at least two.
int headline_most_lines(int height_px, int line_px);

// Draws the clock with [caption] below it, where there is room for it, and returns the room right
// of it for the sentence.
Rect headline_clock_draw(View *view, Rect area, const char *clock, const char *caption);

// What bytes [from, from + n) of a sentence name: it lights up, and is pinned by a click.
typedef struct HeadName {
    size_t from, n;
    ViewThing thing;
} HeadName;

// Draws [sentence], its lines beginning at [x] (for a subject that the caller draws left of it), in
// the room that headline_clock_draw returned. Returns the line box of its first line.
Rect headline_sentence_draw(View *view, Rect room, int indent_px, const char *sentence,
                            const HeadName *names, int n_names);
