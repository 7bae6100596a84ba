// An exception on its way: where it was raised, through which frames, tasks and groups of tasks it
// has come, where it is and what it has still to pass. Read from the events back from the moment
// and from the model there, so it is the same whichever way one came.
#pragma once

#include "view/stage/scene.h"

enum { FAILURE_STOPS = 64 };

typedef enum StopKind {
    STOP_FRAME,  // it came through it, or was raised there
    STOP_TASK,   // `object` ended with it: it lay in its box
    STOP_FUTURE, // likewise another future, gather's
    STOP_CALL,   // a call of asyncio waited for it in the future `object`, wait_for
    STOP_GROUP,  // a group of tasks gathered what its tasks failed with
    STOP_CANCEL, // `object` asked the task to stop; 0: nobody of the program
} StopKind;

typedef struct FailureStop {
    StopKind kind;
    FrameId frame; // of STOP_FRAME, as are `place`, `line` (0: not known) and `code`
    PlaceId place;
    int line;
    CodeId code;
    ObjectId object;
    EventValue error; // as it was there; 0: not told
    uint32_t event;
} FailureStop;

struct Failure {
    EventValue error; // 0: it is only known that there is one
    bool is_cancel;   // a task is asked to stop: nothing broke
    bool is_in_frame; // the last of `at` is the frame in which it is; else it lies in that box
    int n, n_ahead;
    FailureStop at[FAILURE_STOPS];    // [0] is where it began
    FailureStop ahead[FAILURE_STOPS]; // that it may still pass, the nearest first
};

// False: no exception is on its way at this moment.
bool failure_of(const Scene *scene, Failure *failure);

// The frame in which it was raised; NULL: it was not raised in the program.
const FailureStop *failure_origin(const Failure *failure);

// "KeyError" of "KeyError: 'b'"; of a group whose text is not told, that.
const char *failure_name(const Scene *scene, const Failure *failure);
