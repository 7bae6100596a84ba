// Why: one sentence that says what has just happened and why it happened now, put together from the
// event at a position and the chain of its causes.
//
//     B runs: its timer fired at 3 s (1), filling future F7 (2), and B was first in the ready queue
//     (3).
//
// A sentence is a text of the table (why.… in assets/text) with slots, so each language says it its
// own way. The causes stand in the order of time; each lights up the object it names.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/tr.h"
#include "trace/hold.h"
#include "trace/model.h"

enum { WHY_CAUSES = 3, WHY_SLOTS = 6, WHY_CHARACTERS = 110, WHY_NAME = 16 };

// An event that is a reason, and what it is about.
typedef struct WhyCause {
    uint32_t event;
    ObjectId object; // a task, future, lock …; 0: none
    HandleId handle; // where it is about a timer or a place in the ready queue; else 0
} WhyCause;

typedef enum WhySlotKind {
    WHY_TASK,   // value: StringId of its name; where that is "", `ordinal`
    WHY_FUTURE, // value: its ordinal
    WHY_SYNC,   // value: StringId of its name; where that is 0, `sync` and `ordinal`
    WHY_TEXT,   // value: StringId
    WHY_TIME,   // value: ns, an instant or a length
    WHY_COUNT,  // value: a number
    WHY_VALUE,  // value: an EventValue
    WHY_SOURCE, // value: PlaceId; what stands there in the source
    WHY_FILE,   // value: StringId of a path; the file's own name
    WHY_MODULE, // a module's frame: "the program"
    WHY_LOOP,   // nobody of the program: "the loop"
    WHY_CALLER, // nobody's name is known: "a callback"
} WhySlotKind;

// What a slot names, so that a name in the sentence can be pointed at.
typedef enum WhyAbout {
    WHY_ABOUT_NOTHING,
    WHY_ABOUT_OBJECT,   // id: ObjectId
    WHY_ABOUT_PLACE,    // id: PlaceId, of a line or an expression
    WHY_ABOUT_FRAME,    // id: FrameId
    WHY_ABOUT_VARIABLE, // id: StringId of its name; of: FrameId
} WhyAbout;

typedef struct WhySlot {
    const char *name; // {name} in the text
    WhySlotKind kind;
    WhyAbout about;
    uint32_t id, of;
    SyncKind sync;
    uint32_t ordinal;
    int64_t value;
} WhySlot;

typedef struct Why {
    const char *key;  // of the text
    ObjectId subject; // whom it is about: its first {task} is drawn as a chip; 0: the loop
    WhyCause causes[WHY_CAUSES];
    int n_causes;
    WhySlot slots[WHY_SLOTS];
    int n_slots;
} Why;

// Says why the event that has just happened at [model] did. False at position 0.
bool why_make(const Model *model, Why *why);

// Says who holds the loop while time goes on towards the event after [model]. False: no task does.
bool why_make_hold(const Model *model, const Hold *hold, Why *why);

// Whether [event] of [trace] is worth a line when the whole run is told. The other kinds are
// bookkeeping.
bool why_matters(const Trace *trace, const Event *event);

typedef enum WhyRunKind { WHY_RUN_TEXT, WHY_RUN_CHIP, WHY_RUN_CAUSE } WhyRunKind;
typedef struct WhyRun {
    WhyRunKind kind;
    const char *text; // of a chip the name of the subject, of a cause its number, "1" … "3"
    int cause;        // index into Why.causes
    int slot;         // whose name or code the text is, index into Why.slots; -1: it is neither
} WhyRun;

typedef struct WhyLine {
    WhyRun *runs;
    int n_runs;
} WhyLine;

// An instant of the run as its sentences tell it: "3 s", or "9:35" in a run of minutes.
const char *why_instant(const Trace *trace, const Tr *table, Arena *arena, int64_t time_ns);

// The sentence for the window, in [arena]. What it names is shortened if it would be longer than
// WHY_CHARACTERS (a cause counts as "(1)"), but a name of a task or lock never below WHY_NAME.
// [trace] is the one it was made from.
WhyLine why_line(const Why *why, const Trace *trace, const Tr *table, Arena *arena);

// The sentence as plain text, causes as "(1)".
const char *why_text(const Why *why, const Trace *trace, const Tr *table, Arena *arena);
// The same without its causes, for where no numbers stand.
const char *why_bare_text(const Why *why, const Trace *trace, const Tr *table, Arena *arena);
