// What a person has put on the program that is shown, on all of its files: kept by the app
// (app_marks.c), drawn and changed by the program panel.
#pragma once

#include "gui/editor.h"
#include "view/code/code_marks.h"
#include "view/view.h"

typedef struct Marks {
    VEC(CodeMarks *) files; // owned; those that were asked for
    bool keeps;             // below the user's state folder
    // The line that the keys are about; line 0: the one that the program is at.
    SourceId source;
    int line;
    int name; // which of the variables named there, from 1; 0: the line itself
    // The condition that is typed, for the breakpoint of a line.
    Editor *typing; // owned; NULL: none is
    SourceId typing_source;
    int typing_line;
    enum { MARKS_FIELD, MARKS_TAKE, MARKS_DROP, MARKS_TYPING } typing_at; // has the keyboard
    bool is_opening; // by a key whose text is not for it
    bool is_looking; // for a line or a breakpoint, in what is still to come
    bool differs;    // the program does not do the same again: conditions cannot be told
} Marks;

// Those of the file [path]; never NULL, and lives as long as [marks].
CodeMarks *marks_of(Marks *marks, const char *path);
// Of a source of [trace].
CodeMarks *marks_of_source(Marks *marks, const Trace *trace, SourceId source);
void marks_deinit(Marks *marks);
