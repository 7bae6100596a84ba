// A run told event by event: in words for people, in JSON for machines.
//
// In words: a line for each event that matters, the time and then why it happened:
//
//     3 s  B runs: its timer fired at 3 s (1), filling future F7 (2), and B was first in the …
//
// In JSON: a line for each event, in UTF-8, each line an object:
//
//     event    number: its index, from 0; what `cause` and `causes` count in
//     time_ns  number: the loop's clock, in nanoseconds
//     kind     string: what happened: "task_step", "future_done" … (base/event.h, in lower case)
//     variant  string: of kinds that have variants, which one: "value", "result", "timeout" …
//     subject  object or null: whom it happened to: {"id", "kind", "name"}, where kind is "task",
//              "future", "lock", "event", "condition", "semaphore", "queue", "lifo_queue",
//              "priority_queue", "group", "barrier"; or {"id", "kind": "handle"}
//     object   the same for the second party, or null
//     value    number or string: what base/event.h says of the kind; texts are strings
//     cause    number or null: the event that made this one possible
//     site     string: file and line of the C that reported it, below src/; "" if unknown
//     told     boolean: whether the telling in words has a line for it
//     why      string: the sentence, causes as "(1)"
//     causes   array of {"event": number, "object": id or null}: what (1) … (3) stand for
//
// Of a program in the lesson language, subjects are {"id", "kind": "frame", "name"}, or the numbers
// of sources, places and codes; places are {"file", "line", "col", "end_line", "end_col"}, columns
// in bytes from 0.
//
// Bytes of the program's texts that are not UTF-8 become U+FFFD.
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "base/tr.h"
#include "trace/trace.h"

typedef enum TranscriptForm {
    TRANSCRIPT_WORDS,
    TRANSCRIPT_JSON,
    TRANSCRIPT_PERFETTO, // for the viewer of that name: run/perfetto.h
} TranscriptForm;

// Tells [trace] in the language of [table].
// Errors: false when [out] cannot take it (a full disk, a closed pipe).
bool transcript_write(const Trace *trace, const Tr *table, TranscriptForm form, FILE *out,
                      Error *error);

// The same in portions, for who has something else to do meanwhile; all three are borrowed until
// transcript_end.
typedef struct Transcript Transcript;
Transcript *transcript_begin(const Trace *trace, const Tr *table, TranscriptForm form, FILE *out);
// Tells up to [n_events] further events. False when all that are recorded so far are told, or [out]
// does not take them.
bool transcript_some(Transcript *telling, uint32_t n_events);
// How many events are told.
uint32_t transcript_position(const Transcript *telling);
// Writes the end, and frees it. Errors: as transcript_write.
bool transcript_end(Transcript *telling, Error *error);
