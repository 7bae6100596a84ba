// What travels in the present step: a value that is sent, yielded, returned or awaited, an
// exception, the result of a future, what is put into a queue. It is read from the events between
// the two places of the run that the picture moves between, so that a step back has the same ones;
// their way is gone backwards.
#pragma once

#include "trace/model.h"

typedef enum FlowKind {
    TRAVEL_IN,  // send, throw: from the frame `from` to the sleeping frame `to`, past those between
    TRAVEL_OUT, // yield, return, an exception: from the frame `from` to the frame `to` that gets it
    TRAVEL_FILL, // `task` fills the future `thing`, or, 0, the loop does
    TRAVEL_WAKE, // what is in the future `thing` goes to `task`
    TRAVEL_PUT,  // `task` puts something into the queue `thing`
    TRAVEL_GET,  // likewise out of it
} FlowKind;

typedef struct Travel {
    FlowKind kind;
    FrameId from, to;
    ObjectId task, thing;
    Outcome outcome;    // EXCEPTION and CANCELLED: what travels is one
    const char *text;   // what travels; "": its text is not known
    const char *holder; // what it is within: ExceptionGroup; NULL: nothing
    PlaceId from_place; // where in the source it leaves and arrives; 0: not known
    PlaceId to_place;
    uint32_t event;
} Travel;

enum { TRAVELS = 6 };

typedef struct Travels {
    int n;
    float part; // of the way that is behind them, 0 … 1
    Travel at[TRAVELS];
} Travels;

// What travels between [earlier] and [later], two positions of one trace, the latest first. Texts
// are in [arena] or live as long as the trace. `part` is 1.
void travels_between(Travels *travels, const Model *earlier, const Model *later, Arena *arena);

// The first of [kind], or of any other that is about [thing]; NULL: there is none.
const Travel *travels_find(const Travels *travels, FlowKind kind);
