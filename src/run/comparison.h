// What differs between two runs: in the order of what they print, in time, in their tasks, and in
// the programs themselves. Computed from the two traces alone, once they are whole.
#pragma once

#include <stdio.h>

#include "base/tr.h"
#include "base/vec.h"
#include "trace/trace.h"

enum { COMPARISON_RUNS = 2 };

// Times that differ by less are the same: runs of programs that differ in a line do.
#define COMPARISON_SAME_NS INT64_C(1000000)

// A line that was printed.
typedef struct ComparedLine {
    const char *text; // without its end; in the comparison's arena
    uint32_t event;   // of its last piece
    int64_t time_ns;
    ObjectId task; // that printed it; 0: none
} ComparedLine;

// The n-th lines of both.
typedef enum ComparedRow {
    ROW_SAME,
    ROW_LATER, // the same text, at another time
    ROW_OTHER, // another text
    ROW_ALONE, // only one has so many
} ComparedRow;

// Tasks of the same name, the first with the first and so on.
typedef struct ComparedTask {
    const char *name;                // lives as long as the traces
    ObjectId id[COMPARISON_RUNS];    // 0: there is none
    int64_t end_ns[COMPARISON_RUNS]; // -1: it has not ended
    uint32_t end[COMPARISON_RUNS];   // event; EVENT_NONE likewise
    Outcome outcome[COMPARISON_RUNS];
} ComparedTask;

// A line of a program that is not in the other one.
typedef struct ComparedCode {
    int line;     // from 1
    int from, to; // the bytes of it that differ
} ComparedCode;

// A place where the runs part: the first of the two events.
typedef struct ComparedMoment {
    int64_t time_ns;
    int run;
    uint32_t event;
    size_t row; // of the output; SIZE_MAX: it is about a task
} ComparedMoment;

typedef struct Comparison {
    const Trace *traces[COMPARISON_RUNS]; // borrowed
    int64_t end_ns[COMPARISON_RUNS];
    VEC(ComparedLine) lines[COMPARISON_RUNS];
    size_t n_rows;      // of the longer output
    size_t first_other; // the first row with other texts; SIZE_MAX: none
    VEC(ComparedTask) tasks;
    VEC(ComparedCode) code[COMPARISON_RUNS]; // of the main programs, ascending
    VEC(ComparedMoment) moments;             // ascending in time
    Arena arena;
} Comparison;

void comparison_init(Comparison *comparison, const Trace *a, const Trace *b);
void comparison_deinit(Comparison *comparison);

ComparedRow comparison_row(const Comparison *comparison, size_t row);
// How the tasks differ: in when or how they end, or one is alone.
bool comparison_task_differs(const ComparedTask *task);
// The difference in [line] of the program of [run], or NULL.
const ComparedCode *comparison_code(const Comparison *comparison, int run, int line);

// Tells it in words.
// Errors: false when [out] cannot take it.
bool comparison_tell(const Comparison *comparison, const Tr *table, FILE *out, Error *error);

// The name of the program that [trace] is of, or "".
const char *comparison_name(const Trace *trace);
