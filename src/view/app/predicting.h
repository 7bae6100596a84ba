// What a person, or a class, is asked before the run goes on (trace/predict.h), and how far they
// have got with it: kept by the app, drawn by predict_panel.h.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "lesson/lesson.h"
#include "trace/predict.h"
#include "trace/why.h"

enum { PREDICTING_CHOICES = 9 };

typedef struct Predicting {
    bool is_on;    // asked everywhere, not only where a lesson asks
    bool is_asked; // the run stands at `asked`, or, once that is revealed, at its answer
    const LessonQuestion *lesson; // asked in its place, by the lesson; NULL: none is
    int lesson_number;            // of that, in its lesson
    int lesson_over;  // the number of the last one that was revealed or skipped; -1: none
    bool is_revealed; // its answer is seen
    bool hides_hands;
    bool owns_text; // the text that is typed next belongs to a key that was taken
    bool is_over;   // nothing more is asked behind where the run stands
    Predict asked;
    bool has_why;
    Why why;    // of the passage that led to the line that was asked for; once it is revealed
    int chosen; // a choice of what is asked; -1: none yet
    int hands[PREDICTING_CHOICES];
    uint32_t next;        // questions before this position were asked, or passed over
    VEC(uint32_t) scored; // the positions whose answers were counted
    int n_asked, n_right;
    bool has_model;
    Model model; // to look ahead with
    Arena arena; // the texts of `asked`
} Predicting;

static inline int predicting_n(const Predicting *p) {
    return p->lesson ? (int)p->lesson->n_choices : p->asked.n;
}
// Whether the last choice is "nobody", which has the digit 0.
static inline bool predicting_has_nobody(const Predicting *p) {
    return !p->lesson && p->asked.ask == PREDICT_RUNS;
}
static inline bool predicting_is_right(const Predicting *p, int choice) {
    return p->lesson ? p->lesson->choices[choice].is_right : choice == p->asked.right;
}
