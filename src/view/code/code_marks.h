// What a person has put on the lines of a file: breakpoints, and which of its blocks are folded.
// Kept below the user's state folder, in a file for each, so that they are there the next time.
#pragma once

#include "view/code/code_fold.h"

typedef struct Breakpoint {
    int line;        // from 1
    char *condition; // owned; an expression of Python; NULL: it always stops
    char *wrong;     // owned; what Python says against the condition; NULL: nothing
} Breakpoint;

typedef struct CodeMarks {
    char *path;                  // owned; of the file
    VEC(Breakpoint) breakpoints; // by line
    CodeFolds folds;
} CodeMarks;

// Those of [path]; as they were kept, where [reads]. Never NULL.
CodeMarks *code_marks_new(const char *path, bool reads);
CodeMarks *code_marks_copy(const CodeMarks *marks);
void code_marks_take(CodeMarks *marks, const CodeMarks *from); // become a copy of those
void code_marks_free(CodeMarks *marks);                        // NULL is allowed
// Writes them down; what cannot be written is there until the window closes.
void code_marks_keep(const CodeMarks *marks);

Breakpoint *code_breakpoint_at(const CodeMarks *marks, int line); // NULL: none
// Makes or changes the one in [line]. [condition] is copied; NULL or "": it always stops.
void code_breakpoint_set(CodeMarks *marks, int line, const char *condition);
void code_breakpoint_remove(CodeMarks *marks, int line);
// [message] is copied; NULL: nothing is wrong with its condition.
void code_breakpoint_blame(Breakpoint *breakpoint, const char *message);

// The file was [from] and is [to] now: the marks go with their lines, those of lines that are gone
// go too. True if anything changed.
bool code_marks_move(CodeMarks *marks, const CodeText *from, const CodeText *to);

// Where line [line] of [from] is in [to]; 0: it is gone. A line that was changed is still itself.
int code_line_moved(const CodeText *from, const CodeText *to, int line);
// Whether line [i] of [a] and [j] of [b] say the same; marks of lessons may be left out in one.
bool code_same_line(const CodeText *a, int i, const CodeText *b, int j);
