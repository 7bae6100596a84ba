// A C program records a trace of itself: a loop with a trace attached, run until it ends or has
// recorded enough.
//
//     Record *record = record_begin(&(RecordConfig){.loop = {.name = "tea"}}, amain, NULL);
//     record_run(record);
//     Error error;
//     if (!record_save(record, "tea.simul", &error)) error_print(&error, stderr);
//     record_free(record);
//
// The window takes it in portions instead, and shows what is recorded so far:
//     while (record_run_some(record, 100000)) draw(record_trace(record));
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "loop/loop.h"
#include "trace/trace.h"

enum { RECORD_MAX_EVENTS = 50000000 }; // some 1.8 GB

typedef struct RecordConfig {
    LoopConfig loop;     // its `observer` must be NULL: the record is the observer
    uint32_t max_events; // stops the run after so many; 0: RECORD_MAX_EVENTS
    bool keep_output; // what the program prints also goes where `loop` says; else only to the trace
} RecordConfig;

typedef struct Record Record;

// Makes a loop that will run [main] with [arg] as its main task; nothing runs yet. Never NULL.
Record *record_begin(const RecordConfig *config, TaskFn *main, void *arg);

// Runs at least [n_events] further events, unless the run ends before. False when it has ended.
// It stops between two handles, so it may take longer than that where a task never gives up its
// turn.
bool record_run_some(Record *record, uint32_t n_events);

// Runs to the end, and says how it ended. RUN_STOPPED: there were too many events.
RunEnd record_run(Record *record);

// How the run ended; must have ended.
RunEnd record_end(const Record *record);
bool record_has_ended(const Record *record);

// What is recorded so far. Borrowed, until record_free or record_take.
const Trace *record_trace(const Record *record);

// The loop, for its exception or its report of a deadlock. Borrowed.
Loop *record_loop(const Record *record);

// As trace_save.
bool record_save(const Record *record, const char *path, Error *error);

// Gives the trace away and frees the rest.
Trace *record_take(Record *record);

void record_free(Record *record); // NULL is allowed
