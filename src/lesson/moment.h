// Where in a run the moments of a lesson are, and what is true there. Everything is read off the
// record of the run.
#pragma once

#include "lesson/lesson.h"
#include "trace/trace.h"

// The position right behind the event that [target] names, where the marked line is line [line] of
// the run's main program (ignored for "start" and "end"). False: the run never comes there.
bool moment_find(const Trace *trace, const LessonTarget *target, int line, uint32_t *position);

// What [question] asks, at [position]: "3", "Task-2", "1" (seconds), "ready", a repr; in [arena].
// NULL: nothing of that kind comes any more, or there is no such task or variable.
const char *moment_truth(Arena *arena, const Trace *trace, const LessonQuestion *question,
                         uint32_t position);
// Whether [choice], as the author wrote it, says [truth].
bool moment_says(LessonAsk ask, const char *choice, const char *truth);

// The mark's line in the run's main program; 0: it has none, or no run of a program was recorded.
int moment_line(const Trace *trace, const char *mark);
