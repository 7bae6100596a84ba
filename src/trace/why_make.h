// Inside the room: how a sentence is put together from its slots and causes.
#pragma once

#include "trace/why.h"

// What a sentence is made from.
typedef struct WhyMaker {
    const Model *model;
    const Trace *trace;
    uint32_t index; // of the event
    const Event *event;
    Why *why;
} WhyMaker;

// The event at [index]; for EVENT_NONE one of no kind and without a cause.
const Event *why_event(const WhyMaker *m, uint32_t index);

WhySlot *why_add_slot(Why *why, const char *name, WhySlotKind kind, int64_t value);
void why_slot_is_about(WhySlot *slot, WhyAbout about, uint32_t id, uint32_t of);
// What [id] is called on the screen.
void why_add_thing(const Model *model, Why *why, const char *name, ObjectId id);
void why_add_cause(Why *why, uint32_t event, ObjectId object, HandleId handle);

static inline void why_say(WhyMaker *m, const char *key) {
    m->why->key = key;
}
static inline void why_count(WhyMaker *m, const char *name, int64_t n) {
    why_add_slot(m->why, name, WHY_COUNT, n);
}
static inline void why_moment(WhyMaker *m, const char *name, int64_t ns) {
    why_add_slot(m->why, name, WHY_TIME, ns);
}
static inline void why_text_of(WhyMaker *m, const char *name, int64_t id) {
    why_add_slot(m->why, name, WHY_TEXT, id);
}
static inline void why_thing(WhyMaker *m, const char *name, ObjectId id) {
    why_add_thing(m->model, m->why, name, id);
}
static inline void why_because(WhyMaker *m, uint32_t event, ObjectId object, HandleId handle) {
    why_add_cause(m->why, event, object, handle);
}
void why_subject(WhyMaker *m, ObjectId id); // as the slot "task"

// What a future belongs to: a lock, a queue, a task; else 0.
ObjectId why_future_owner(const WhyMaker *m, ObjectId future);
// The task that a handle or future is for, as far as it is known; else 0.
ObjectId why_task_for(const WhyMaker *m, ObjectId whom);

// What a frame is called: its function's name, "the program", or "the loop" where it is none.
void why_add_frame(WhyMaker *m, const char *name, FrameId id);
// The number of the line at [place], in the slot [name].
void why_add_line(WhyMaker *m, const char *name, PlaceId place);
// Whose doing it is, as the slot "task": the task that [id] runs for, which becomes the subject of
// the sentence, or else the frame. Whether it is a task.
bool why_add_doer(WhyMaker *m, FrameId id);

// Of the loop itself, and of the whole run (why_loop.c).
void why_of_loop(WhyMaker *m);

// Of the events of a program in the lesson language (why_program.c); [index] is the event's.
void why_program(const Model *model, uint32_t index, Why *why);

// Of a line, of what an expression came to, of a variable, of what is printed (why_line.c).
void why_of_line(WhyMaker *m);
void why_of_value(WhyMaker *m);
void why_of_variable(WhyMaker *m);
void why_of_output(WhyMaker *m);
// The LINE that frame [id] came to last before [index]; EVENT_NONE: it has only begun, or it is too
// long ago to look for.
uint32_t why_line_before(const WhyMaker *m, FrameId id, uint32_t index);
// The LINE at which the event happened, as its cause tells; EVENT_NONE: none of the program.
uint32_t why_own_line(const WhyMaker *m);

// Of an exception on its way (why_failure.c). False: nothing more is to be said than of others.
bool why_failure(const Model *model, uint32_t index, Why *why);
