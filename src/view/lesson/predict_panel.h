// The question before a decision: its choices as cards, the hands of a class, the score; in the
// place of the timeline, which would tell.
#pragma once

#include "view/app/predicting.h"
#include "view/stage/scene.h"

// What was done; -1 where nothing was.
typedef struct PredictDone {
    int chosen; // a choice
    bool reveals, skips, goes_on;
} PredictDone;

// Whether something is asked that is not yet revealed: then nothing may tell.
static inline bool predict_is_open(const View *view) {
    return view->predicting && view->predicting->is_asked && !view->predicting->is_revealed;
}
static inline bool predict_is_revealed(const View *view) {
    return view->predicting && view->predicting->is_asked && view->predicting->is_revealed &&
           !view->predicting->lesson;
}
// Whether the ready queue would tell.
static inline bool predict_hides_queue(const View *view) {
    return predict_is_open(view) && predicting_has_nobody(view->predicting);
}

// What is true where a lesson asks for a value and nobody has answered; NULL: it asks for none.
const char *predict_veiled(const View *view);

int predict_panel_height(const View *view, int room_px);
PredictDone predict_panel_draw(const Scene *scene, Rect area);

// "Who runs next?", for the headline.
const char *predict_title(const Scene *scene);

// The keys that answer, in the place of the transport.
void predict_hints_draw(View *view, Rect area);
