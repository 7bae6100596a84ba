// What is drawn while the learner takes the event loop's place: the question in the place of Why,
// digits at what can be chosen, what is wrong with a choice, the bar with its keys, and the score.
#pragma once

#include "view/app/beloop.h"
#include "view/stage/scene.h"

// What was done.
typedef struct BeloopDone {
    bool chooses, goes_on, takes_back, leaves;
    Pick pick; // if it chooses
} BeloopDone;

// Whether a decision is open: then nothing but the loop's own places may tell.
static inline bool beloop_is_open(const View *view) {
    return view->beloop && view->beloop->phase == BELOOP_ASKS;
}

// The sentence above the picture, while a decision is open: the question, or what was wrong.
const char *beloop_sentence(const Scene *scene);

void beloop_choose(View *view, Pick pick);

// At what can be chosen, the [chip] that stands for [pick]: its digit around (x, y), and whether it
// is marked, or was wrong.
void beloop_mark_draw(const View *view, Rect chip, int x, int y, Pick pick);
int beloop_digit_px(const View *view);

// The ready queue in one line, where the loop itself is not to be seen: whoever is first stands
// beside the running place.
void beloop_queue_draw(const Scene *scene, Rect line);

// In the place of the transport.
void beloop_bar_draw(View *view, Rect area);

// The score, in the place of the loop, when nothing is left to decide.
void beloop_end_draw(View *view, Rect area);
