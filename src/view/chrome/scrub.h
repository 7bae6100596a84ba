// One line for both runs on one clock. Table to table takes a twelfth of the time, so the line has
// two scales: up to the end of the shorter run, and, more tightly, beyond it.
#pragma once

#include "view/view.h"

int scrub_height(const View *view);
// A small flag that marks a place: its pole at [x], its top at [y].
void view_flag_draw(View *view, int x, int y);

void scrub_draw(View *view, Rect area);
// Before a class: a thread with ticks at the moments of the lesson or at round times.
void scrub_draw_thread(View *view, Rect area);
// The same without times, as the upper edge of [bar]: the handle reaches a little above it.
int scrub_edge_height(const View *view);
void scrub_draw_edge(View *view, Rect bar);

// The line's two scales.
typedef struct ScrubScale {
    int64_t short_ns, long_ns; // the ends of the shorter and the longer run
    double break_part;         // 0 … 1: where on the line the shorter one ends
} ScrubScale;

ScrubScale scrub_scale(int64_t one_ns, int64_t other_ns);
double scrub_part(const ScrubScale *scale, int64_t time_ns);
int64_t scrub_time(const ScrubScale *scale, double part);
