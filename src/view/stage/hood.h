// Under the hood: what the machine does at the moment that is shown. The line of C that told of the
// present event stands in the trace. Stacks and registers do not, since addresses would make no two
// records alike; they are read off a second run of the same program, which does the same and is
// stopped in the middle of that very event.
#pragma once

#include "base/calls.h"
#include "base/event.h"
#include "base/vec.h"
#include "coro/coro.h"

typedef struct Program Program; // program/program.h
typedef struct Leavers Leavers; // program/leavers.h

enum { HOOD_CALLS = 48 };

typedef struct HoodStack {
    CoroView view;
    FrameId frame;    // of the program's coroutine or generator; 0: the machine's own
    const char *name; // of the latter: "the program"
    bool runs;        // in the present event, or by a chain of those that do
    bool is_here;     // the innermost
} HoodStack;

// Calls that lead to each other, innermost first.
typedef struct HoodCalls {
    Call at[HOOD_CALLS];
    const char *names[HOOD_CALLS]; // as long as the hood's `names`; "": unknown
    int n;
} HoodCalls;

// A line of Simul's own source.
typedef struct HoodPlace {
    const char *path; // below src/, as long as the program; "": it is not known
    int line;         // from 1
} HoodPlace;

typedef struct HoodSource {
    const char *path; // below src/; as long as the program
    char *text;       // owned; NULL: it is not there
} HoodSource;

typedef struct Hood {
    bool is_on;
    Program *run;      // owned; the second run; NULL: none is needed
    const Program *of; // of which
    Leavers *leavers;  // borrowed: where `run` goes in the end; NULL: it is freed at once
    uint32_t wanted;   // the event that is shown
    uint32_t seen;     // the event that the rest is about; EVENT_NONE: of none
    HoodPlace place;   // that told of the event
    HoodPlace before;  // and of the one that led to it: its cause, or the turn of who runs
    bool is_cause;
    HoodCalls calls;       // to it, without those of who looks
    CoroView now;          // the registers there, as far as they are known
    CoroView resumer;      // what was saved of whoever resumed the innermost stack
    HoodCalls waiting;     // on that one's stack, if it is one of `stacks`
    VEC(HoodStack) stacks; // the oldest first
    CallNames *names;      // owned; NULL: not read, or there are none
    bool has_names;        // they were looked for
    VEC(HoodSource) sources;
} Hood;

void hood_deinit(Hood *hood);

// Goes on looking for the event [event] of [program], for about [budget_ns]. True: it is seen, or
// cannot be.
bool hood_follow(Hood *hood, const Program *program, uint32_t event, int64_t budget_ns);

// The run that is shown is another one.
void hood_forget(Hood *hood);

// The text of a file of Simul's own, "loop/task.c"; NULL: it is not there.
const char *hood_source(Hood *hood, const char *path);

// The stack of the present event, and that of whoever resumed it; NULL: it is none of them.
const HoodStack *hood_here(const Hood *hood);
const HoodStack *hood_resumer(const Hood *hood);
