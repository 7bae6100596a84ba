// How a heading names what it is bound to: `#mark`, `#mark:2`, `#mark/suspend`, `#mark@task` (a
// moment), `?output`, `?runs:queue`, `?state:task` (a question), `!change#mark` (a change to try).
#pragma once

#include "lesson/lesson.h"

typedef enum TargetKind { TARGET_MOMENT, TARGET_QUESTION, TARGET_CHANGE, TARGET_NONE } TargetKind;

typedef struct Target {
    TargetKind kind;     // TARGET_NONE: it is not one of ours
    LessonTarget moment; // of a change: only its mark
    LessonAsk ask;
    const char *about;
} Target;

// Reads [text]. Returns NULL, or what is wrong with it.
const char *target_read(Arena *arena, const char *text, Target *out);
