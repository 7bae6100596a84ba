// A lesson in words alone, for where there is no window: what its author says at each moment, and
// what the program printed on the way there.
#pragma once

#include <stdio.h>

#include "lesson/lesson.h"

// Runs the lesson's program and tells the lesson in [language] to [out].
// Errors: false when the program cannot be read.
bool lesson_tell(const Lesson *lesson, const char *language, FILE *out, Error *error);
