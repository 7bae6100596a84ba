// Whether a lesson tells the truth: its programs are run, and everything it says of them is held
// against the record of the run.
#pragma once

#include "base/vec.h"
#include "lesson/lesson.h"

typedef struct LessonProblems {
    VEC(Error) at;
} LessonProblems;

// Checks that every moment is reached, in order; that of every question the choice marked right is
// what really happens; that every change to try prints what it says; that both languages agree;
// that the programs print what is stored in NAME.out. With [store] writes those files instead of
// comparing them. Adds what is wrong to [problems], which is zeroed or was used before.
void lesson_check(const Lesson *lesson, bool store, LessonProblems *problems);

// Makes the folder [folder] with a small lesson in it that holds.
// Errors: false when it exists already or cannot be written.
bool lesson_make(const char *folder, Error *error);
