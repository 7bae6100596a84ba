// Inside the room: how a sentence is put together from its slots and causes.
#pragma once

#include "trace/why.h"

WhySlot *why_add_slot(Why *why, const char *name, WhySlotKind kind, int64_t value);
void why_slot_is_about(WhySlot *slot, WhyAbout about, uint32_t id, uint32_t of);
// What [id] is called on the screen.
void why_add_thing(const Model *model, Why *why, const char *name, ObjectId id);
void why_add_cause(Why *why, uint32_t event, ObjectId object, HandleId handle);

// Of the events of a program in the lesson language (why_program.c); [index] is the event's.
void why_program(const Model *model, uint32_t index, Why *why);

// Of an exception on its way (why_failure.c). False: nothing more is to be said than of others.
bool why_failure(const Model *model, uint32_t index, Why *why);
