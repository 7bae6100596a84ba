// Another program beside the one that is shown, or a record: what it is, and while both are looked
// at on one clock, its run and what differs.
#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "run/comparison.h"
#include "view/code/code_text.h"

typedef struct PairFile {
    const char *path, *text;
    size_t n; // bytes of the text
} PairFile;

typedef struct Program Program; // program/program.h

typedef struct Pair {
    Str path;            // of what to set beside; "": there is none
    VEC(PairFile) files; // as they are then, in `arena`: that program, and what it imports
    Arena arena;
    Trace *record;    // owned; instead of a program: a run that was recorded elsewhere
    bool is_for_hall; // the hall shows both too: the author or the command line wants it
    bool is_earlier;  // it is the program as it ran before it was changed
    // While both are shown.
    bool is_on;
    int left;         // the run that stands at the left: 0, what is shown otherwise; 1, the other
    Program *program; // owned; of run 1
    CodeTexts codes;  // of it
    Comparison comparison; // of what is recorded so far
    uint32_t compared[2];  // how many events that was
} Pair;
