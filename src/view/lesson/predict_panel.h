// The question before a decision: its choices as cards, the hands of a class, the score; in the
// place of the timeline, which would tell.
#pragma once

#include "view/app/predicting.h"
#include "view/stage/beloop_panel.h"

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
// Whether the ready queue would tell; an author may wish it to be read.
static inline bool predict_hides_queue(const View *view) {
    if (view->asked) return view->asked->ask == ASK_RUNS && !*view->asked->about;
    return predict_is_open(view) && predicting_has_nobody(view->predicting);
}
// Likewise the timers.
static inline bool predict_hides_timers(const View *view) {
    return view->asked && view->asked->ask == ASK_WAKES && !*view->asked->about;
}
// Whether the sentence about the present step, or its causes, might tell.
static inline bool predict_hides_why(const View *view) {
    return predict_is_open(view) || beloop_is_open(view) || view->veiled ||
           predict_hides_queue(view) || predict_hides_timers(view);
}

// The lesson's question that is open where the run stands, wherever it is asked; NULL: none is.
const LessonQuestion *predict_asked(const View *view);
// What is true where a lesson asks for a value and nobody has answered; NULL: it asks for none.
const char *predict_veiled(const View *view);

// Covers what comes behind x = [from] in [area], of which the rows begin at [rows_y], as long as a
// question of the lesson is open. What is drawn until draw_pop is clipped to the rest.
void predict_cover_future(View *view, Rect area, int rows_y, int from);

int predict_panel_height(const View *view, int room_px);
PredictDone predict_panel_draw(const Scene *scene, Rect area);

// "Who runs next?", for the headline.
const char *predict_title(const Scene *scene);

// The keys that answer, in the place of the transport.
void predict_hints_draw(View *view, Rect area);
