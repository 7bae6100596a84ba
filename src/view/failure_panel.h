// An exception on its way: where it was raised, through which frames it has come, and which it has
// still to pass: the traceback so far. It stands in the place of the variables while the exception
// travels.
#pragma once

#include "view/scene.h"

enum { FAILURE_PLACES = 64 };

typedef struct FailurePlace {
    PlaceId place; // 0: not known
    int line;
    CodeId code;
} FailurePlace;

typedef struct Failure {
    EventValue error;
    int n;                           // frames that it has come through, the one it is in among them
    int n_ahead;                     // that it may still pass
    FailurePlace at[FAILURE_PLACES]; // [0] is where it was raised
    FailurePlace ahead[FAILURE_PLACES]; // the nearest first
} Failure;

// False: no exception is on its way at this moment.
bool failure_of(const Scene *scene, Failure *failure);

void failure_panel_draw(const Scene *scene, const Failure *failure, Rect area);
