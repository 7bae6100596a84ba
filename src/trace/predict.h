// Questions about what comes next, made from the record of a run: who runs, what is printed, when
// somebody wakes, which state follows, which line comes. The right answer is read off the events
// behind the place where it is asked; the wrong ones are what could just as well have come, as far
// as the model tells there.
//
// Each turn of a task asks at most one question, and so does each passage of a generator program
// from one frame to another. Where it is asked, and what, depends on the trace alone, so whoever
// comes there again is asked the same.
#pragma once

#include "base/arena.h"
#include "trace/model.h"

typedef enum PredictAsk {
    PREDICT_RUNS,   // which task runs next; nobody: the loop sleeps first
    PREDICT_OUTPUT, // which line is printed next
    PREDICT_WAKES,  // when `about`, which is about to sleep, will wake
    PREDICT_STATE,  // the state of `about` when it gives its turn back
    PREDICT_LINE,   // which line of the program runs next
    PREDICT_ASKS
} PredictAsk;

enum { PREDICT_CHOICES = 6 };

typedef struct PredictChoice {
    ObjectId task;    // RUNS; 0: nobody, which is the last choice
    const char *text; // OUTPUT; in the arena
    int64_t time_ns;  // WAKES
    TaskState state;  // STATE
    SourceId source;  // LINE
    int line;         // likewise, from 1
} PredictChoice;

typedef struct Predict {
    PredictAsk ask;
    ObjectId about;    // WAKES, STATE: a task; else 0
    uint32_t position; // at which it is asked
    uint32_t answer;   // the position right behind what was asked for
    int n, right;
    PredictChoice choices[PREDICT_CHOICES];
} Predict;

// Finds the first question that is asked at [from] or behind it. [model], of the run's trace, is
// moved about; texts are put into [arena].
// Errors: false when no question comes any more in what is recorded, or none for a long while.
bool predict_next(Model *model, uint32_t from, Arena *arena, Predict *out);

// The line that is printed next behind [position], whole, however many pieces it was written in;
// [*end] (may be NULL) becomes the position right behind its last piece. NULL: none is.
const char *predict_output(Arena *arena, const Trace *trace, uint32_t position, uint32_t *end);
