// The record of a run: events in the order in which they happened, and the texts they name.
//
// Append-only. Events live in chunks that never move, texts in an arena, so pointers to both stay
// valid until trace_free; several readers may stand in a trace while it still grows (one thread).
// What can be known of a position without folding (who was born when, where the steps, iterations
// and outputs are, which slot of the model an object lives in) is indexed while recording.
//
//     Trace *trace = trace_new();
//     Observer observer = trace_observer(trace);     // hand it to a loop
//     ... run ...
//     for (uint32_t i = 0; i < trace->n; i++) use(trace_at(trace, i));
//     trace_free(trace);
//
// Words: an *index* names an event (0 … n-1); a *position* is a place between events (0 … n):
// position p is "after p events", so the event that has just happened there has index p - 1.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/event.h"
#include "base/vec.h"

enum {
    TRACE_CHUNK_BITS = 16,
    TRACE_CHUNK_EVENTS = 1 << TRACE_CHUNK_BITS, // 2 MiB of events
    TRACE_MARKS = 4, // kinds of MARK that the model remembers: a = 0 … 3
};
#define TRACE_MAX_EVENTS (EVENT_NONE - 1)
#define TRACE_IS_TIMER   (UINT32_C(1) << 31)
#define TRACE_IS_KEPT    (UINT32_C(1) << 31) // a frame that stays when it has ended, until its DROP

// The events that a reader steps by.
typedef enum TraceList {
    TRACE_STEPS,
    TRACE_ITERATIONS,
    TRACE_OUTPUTS,
    TRACE_LINES,       // of the lesson language: a statement begins
    TRACE_EXPRESSIONS, // an expression has a value, or a frame begins, sleeps, wakes, ends
    TRACE_LISTS
} TraceList;

typedef enum ObjectKind {
    OBJECT_NONE,
    OBJECT_TASK,
    OBJECT_FUTURE,
    OBJECT_SYNC,
    OBJECT_KINDS
} ObjectKind;

// What is fixed from an object's birth on.
typedef struct TraceObject {
    uint32_t born;    // index of its TASK_NEW, FUTURE_NEW or SYNC_NEW
    uint32_t ordinal; // among its kind, from 1: future 7 is shown as "F7"
    uint32_t
        slot : 30;     // where the model keeps it; a future's is free for another after FUTURE_DROP
    uint32_t kind : 2; // ObjectKind
} TraceObject;

// Who lives in which slot of the model at the end of the trace. Freed slots are reused, last freed
// first; slot 0 stays empty.
typedef struct TraceSlots {
    VEC(uint32_t) owner;  // by slot: an id, 0 while it is free
    VEC(uint32_t) unused; // the freed ones
} TraceSlots;

// A place in the table of texts.
typedef struct TraceText {
    StringId id;   // 0: free
    uint32_t hash; // its lower half
} TraceText;

typedef struct Trace {
    uint32_t n;      // events
    int64_t last_ns; // the time of the last event
    uint32_t n_of_kind[OBJECT_KINDS];
    VEC(Event *) chunks;       // owned, each TRACE_CHUNK_EVENTS long; there is always one with room
    Event *place;              // where the next event belongs
    VEC(const char *) texts;   // by StringId, in `arena`; [0] is ""
    VEC(TraceText) text_table; // open addressing
    VEC(TraceObject) objects;  // by ObjectId; [0] is nobody
    VEC(uint32_t) handles;     // by HandleId: its slot, and TRACE_IS_TIMER while it is one
    VEC(uint32_t) frames;      // by FrameId: its slot, and TRACE_IS_KEPT
    VEC(uint32_t) sources, places, codes; // by SourceId, PlaceId, CodeId: index of its event
    VEC(uint32_t) lists[TRACE_LISTS];     // indices of events, ascending
    TraceSlots future_slots, handle_slots, frame_slots;
    Arena arena;
} Trace;

// An empty trace; never NULL.
Trace *trace_new(void);
void trace_free(Trace *trace);
// The same bit by bit, for long traces: a millisecond or less each time; false when it is gone.
bool trace_free_some(Trace *trace);

// An Observer that appends to [trace], which it borrows.
Observer trace_observer(Trace *trace);

// Appends [event], which is copied unless it stands at trace->place, and returns its index. One
// that could not be (trace_check) is a bug of whoever emits it and ends the program; so is one
// after TRACE_MAX_EVENTS.
uint32_t trace_append(Trace *trace, const Event *event);

// Whether [event] may come next: its kind and `a` are known, its cause lies before it, time does
// not go back, every id and text it names exists, a new id is the next one, a handle is still
// pending. Folding relies on it. Returns NULL, or what is wrong with it.
const char *trace_check(const Trace *trace, const Event *event);

// The id of [text], the same for the same text; "" is 0.
StringId trace_intern(Trace *trace, const char *text);

// The text of [id], which must exist. Lives as long as the trace.
static inline const char *trace_text(const Trace *trace, StringId id) {
    return trace->texts.at[id];
}

static inline const Event *trace_at(const Trace *trace, uint32_t index) {
    return &trace->chunks.at[index >> TRACE_CHUNK_BITS][index & (TRACE_CHUNK_EVENTS - 1)];
}

// The clock at a position, in virtual ns: that of the event that has just happened; at position 0
// that of the first one; 0 in an empty trace.
static inline int64_t trace_time(const Trace *trace, uint32_t position) {
    return trace->n ? trace_at(trace, position ? position - 1 : 0)->time_ns : 0;
}

// The number of events not after [time_ns]: the last position at that time. Cost: O(log n).
uint32_t trace_position_at(const Trace *trace, int64_t time_ns);

// The number of events before [time_ns]. Cost: O(log n).
uint32_t trace_position_before(const Trace *trace, int64_t time_ns);

// How many events of [list] lie before [position]; so trace->lists[list].at[that] is the next one.
// Cost: O(log n).
uint32_t trace_list_rank(const Trace *trace, TraceList list, uint32_t position);

// NULL for an id that the trace does not have.
static inline const TraceObject *trace_object(const Trace *trace, ObjectId id) {
    return id && id < trace->objects.n ? &trace->objects.at[id] : NULL;
}
static inline ObjectKind trace_object_kind(const Trace *trace, ObjectId id) {
    const TraceObject *object = trace_object(trace, id);
    return object ? (ObjectKind)object->kind : OBJECT_NONE;
}

// What a program's ids stand for; the id must exist.
static inline const Event *trace_source(const Trace *trace, SourceId id) {
    return trace_at(trace, trace->sources.at[id]);
}
static inline const Event *trace_place(const Trace *trace, PlaceId id) {
    return trace_at(trace, trace->places.at[id]);
}
static inline const Event *trace_code(const Trace *trace, CodeId id) {
    return trace_at(trace, trace->codes.at[id]);
}
// Of a program that is none, its text does not parse: none of it has run.
static inline bool trace_is_unreadable(const Trace *trace) {
    return trace->sources.n > 1 && trace->codes.n <= 1;
}
// The slot of a frame in the model; the id must exist.
static inline uint32_t trace_frame_slot(const Trace *trace, FrameId id) {
    return trace->frames.at[id] & ~TRACE_IS_KEPT;
}
// Its line; 0 for no place.
static inline int trace_line(const Trace *trace, PlaceId id) {
    return id ? event_span(trace_place(trace, id)->value).line : 0;
}

// The name that [task] was made with: the one that it was given at once, if there is one. The id
// must be a task's.
StringId trace_birth_name(const Trace *trace, ObjectId task);

// What stands at a place: [*n] bytes in the text of its source; "" where the source has no such
// place. The id must exist.
const char *trace_place_text(const Trace *trace, PlaceId id, size_t *n);

// Bytes of memory the trace occupies, all in all.
size_t trace_bytes(const Trace *trace);

// True if both hold the same events and texts.
bool trace_equal(const Trace *a, const Trace *b);
