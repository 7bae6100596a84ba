// The learner in the place of the event loop: which decision is open (trace/decide.h), what was
// chosen, and how the earlier ones went. Kept by the app, drawn by beloop_panel.h.
#pragma once

#include "base/vec.h"
#include "trace/decide.h"

typedef enum BeloopPhase {
    BELOOP_ASKS,  // at a decision
    BELOOP_SHOWS, // what was decided has just begun
    BELOOP_WAITS, // for the task that has its turn, and has not been seen to give it back
    BELOOP_IDLE,  // somewhere else: the run was moved
    BELOOP_OVER,  // nothing is left to decide
} BeloopPhase;

typedef struct BeloopMade {
    uint32_t position; // of the decision
    int n_wrong;       // tries before
} BeloopMade;

typedef struct Beloop {
    bool is_on;
    BeloopPhase phase;
    bool is_told;    // what is shown was not found
    uint64_t stands; // the position at which the run must stand for that
    Decision asked;
    int n_wrong; // tries so far
    Pick wrong;  // the last of them
    Pick choices[DECISION_CHOICES];
    int n_choices, marked;     // marked: by the arrows; -1: none
    VEC(BeloopMade) made;      // in the order of their positions
    uint32_t from;             // where the next one is looked for
    int64_t due_wall_ns;       // when that goes on by itself; 0: it does not
    bool owns_text, has_model; // owns_text: what is typed next belongs to a key that was taken
    Model model;               // to look ahead with
} Beloop;

// What stands for [task] among the choices, or was wrong; {0}: neither.
static inline Pick beloop_choice_of(const Beloop *beloop, ObjectId task) {
    for (int i = 0; i < beloop->n_choices; i++)
        if (beloop->choices[i].task == task) return beloop->choices[i];
    bool is_wrong = beloop->n_wrong && beloop->wrong.task == task;
    return is_wrong ? beloop->wrong : (Pick){0};
}

typedef struct BeloopScore {
    int n, n_right; // at the first try
    int row, best;  // of them, without one that was wrong: now, and at best
} BeloopScore;

static inline BeloopScore beloop_score(const Beloop *beloop) {
    BeloopScore score = {.n = (int)beloop->made.n};
    for (size_t i = 0; i < beloop->made.n; i++) {
        bool is_right = !beloop->made.at[i].n_wrong;
        score.n_right += is_right;
        score.row = is_right ? score.row + 1 : 0;
        if (score.row > score.best) score.best = score.row;
    }
    return score;
}
