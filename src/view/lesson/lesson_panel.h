// What the author says about the moment at which the run stands, its questions and changes to try,
// and the way to the next moment.
#pragma once

#include "lesson/lesson.h"
#include "view/view.h"

enum { LESSON_NOT_ASKED = -1 };

// How far a change to try has got.
enum { LESSON_NOT_TRIED, LESSON_DIFFERS, LESSON_DONE };

// What the panel is given; borrowed.
struct LessonView {
    const Lesson *lesson;
    const LessonText *text;
    int now;                   // the moment that the run has come to: an index of text->moments
    bool is_here;              // the run stands right there
    const uint32_t *positions; // by moment; TEACH_NOWHERE where the run does not come to it
    int previous, next; // moments that the run comes to before and after this place; -1: none
    // By question, counted through all moments: which choice was taken, or LESSON_NOT_ASKED.
    const int8_t *answers;
    const int8_t *tried; // by change, counted likewise: LESSON_NOT_TRIED …
    int differing_line;  // of what the changed program printed, from what was wanted
    int n_right, n_asked;
};

// What was done; -1 where nothing was.
struct LessonDone {
    int go_to;            // a moment
    int question, choice; // that was answered
    int tries;            // a change of this moment, which the learner wants to try
    int needs_px;         // the height that all of it needs
};

LessonDone lesson_panel_draw(View *view, const LessonView *lesson, Rect area);

// The number of the first question of [moment], counted through all moments; that of the moment
// behind the last one is how many there are.
int lesson_first_question(const LessonText *text, int moment);
// The same for changes to try.
int lesson_first_change(const LessonText *text, int moment);
// The question that waits for an answer at the moment where the run is, or -1: what digits answer.
int lesson_open_question(const LessonView *lesson);
