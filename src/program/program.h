// A program of the lesson language under control: it runs in slices and hands control back, while
// all that it does is recorded. So a program that never ends neither blocks the one who watches,
// nor loses what is recorded so far.
//
//     Program *program = program_begin(&config, "tea.py", text, n);
//     while (program_run_some(program, 10000000)) draw(program_trace(program));   // 10 ms each
//     program_free(program);
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "coro/coro.h"
#include "lang/core/vm.h"
#include "lang/watch/condition.h"
#include "lang/watch/reporter.h"
#include "trace/trace.h"

enum { PROGRAM_MAX_EVENTS = 10000000 }; // some 400 MB

// A file as it stands in an editor.
typedef struct ProgramFile {
    const char *path, *text;
    size_t n; // bytes of the text
} ProgramFile;

typedef struct ProgramConfig {
    ReportDepth depth;
    VmLimits limits;
    const char *name;         // that it was called by, borrowed: sys.argv[0] ...
    VmWords arguments;        // ... and the words behind it, borrowed while it lives
    const char *allowed;      // borrowed: the folder in which it may read and write; NULL: none
    uint32_t max_events;      // it pauses after so many; 0: PROGRAM_MAX_EVENTS
    const VmOutput *forward;  // copied: where what it prints goes besides; NULL: only to the trace
    const ProgramFile *files; // borrowed until it begins: what it finds in the place of these files
    size_t n_files;
    // Conditions to ask (lang/watch/condition.h), borrowed. Then the events are counted, but not
    // recorded: the trace has only texts.
    const Condition *conditions;
    size_t n_conditions;
    ConditionSink sink;
} ProgramConfig;

typedef enum ProgramState {
    PROGRAM_RUNS,
    PROGRAM_FULL, // paused: max_events are recorded; program_allow lets it go on
    PROGRAM_ENDED,
} ProgramState;

typedef struct Program Program;

// Makes ready to run the [n] bytes at [text] (copied), which tracebacks call [path]. Never NULL.
Program *program_begin(const ProgramConfig *config, const char *path, const char *text, size_t n);

// The same once more, from its beginning, with [n] conditions (lang/watch/condition.h; borrowed)
// that are asked. What happens is counted as it would be recorded, but the trace has only texts.
Program *program_again(const Program *program, const Condition *conditions, size_t n,
                       const ConditionSink *sink);

// One moment of a run looked into while it lasts: [look] is called inside of the event number [at]
// (from 0), on the stack that tells it.
typedef struct ProgramLook {
    void *data;
    uint32_t at;
    void (*look)(void *data, Program *program);
} ProgramLook;

// The same once more, from its beginning, to be looked into. What happens is only counted.
Program *program_look(const Program *program, const ProgramLook *look);
// The number of the event to look at, once more further on.
void program_look_at(Program *program, uint32_t at);

// Hands each coroutine there is to [see], with the frame whose stack it is, as a trace numbers them
// (0: of no frame of the program's own).
void program_each_stack(const Program *program,
                        void (*see)(void *data, const Coro *coro, FrameId frame), void *data);

// Runs on for about [budget_ns] of the machine's time (0: a single tick). False when it has ended
// or is full.
bool program_run_some(Program *program, int64_t budget_ns);

// Runs to the end, or until it is full.
void program_run(Program *program);

// Up to [n] events more are recorded.
void program_allow(Program *program, uint32_t n);

// It pauses when [n] events are recorded in all. False: they are already, or it has ended.
bool program_record_until(Program *program, uint32_t n);

// Ends it as Ctrl-C would, but for sure.
void program_stop(Program *program);

// How many events are recorded, or counted.
uint32_t program_n_events(const Program *program);

ProgramState program_state(const Program *program);
int program_exit_status(const Program *program); // once it has ended

// What is recorded so far. Borrowed, until program_free or program_take.
Trace *program_trace(const Program *program);
// Gives the trace away and frees the rest.
Trace *program_take(Program *program);
void program_free(Program *program); // NULL is allowed
// The same bit by bit, for about [budget_ns] each time: what a program leaves may take long to
// free, and one that runs comes to its end first. True until it is gone; from the first time on
// nothing else may be asked of it.
bool program_free_some(Program *program, int64_t budget_ns);
