// Locks, events, conditions, semaphores, barriers and queues of the program, as those who watch
// know them (EVENT_SYNC_NEW, EVENT_SYNC_STATE), and who holds a lock, for the report of a deadlock.
//
// Their classes, in C or in the language, derive from one type whose instances have room for this
// that no program sees. One that another of them is made of, such as a queue's lock, is not told of
// unless it is given a name. One is called as the variable to which it is assigned where it is
// made.
#pragma once

#include "base/event.h"
#include "lang/core/native.h"

// What the objects begin with.
typedef struct SyncTold {
    Object object;
    ObjectId id;     // by which it is told of; 0: it is not
    ObjectId holder; // of a lock: the task that acquired it; 0
} SyncTold;

Type *sync_told_type(Vm *vm);

// [v] has just been made. [capacity]: its places or permits; 0: no bound.
void sync_tell_new(Vm *vm, Value v, SyncKind kind, uint32_t capacity);
// [v] was acquired, released, … by whoever runs. [n]: free permits, items, who wakes. [contents]:
// a container of what is in it, or NO_VALUE.
void sync_tell(Vm *vm, Value v, SyncVerb verb, uint32_t n, Value contents);
void sync_forget(Vm *vm, const SyncTold *told); // it is being freed
// The id of [v] if it is one that is told of; else 0.
ObjectId sync_told_id(const Vm *vm, Value v);

// For the modules that are written in the language:
//   sync_new(self, kind, capacity), sync_part(part, whole, kind, name), sync_tell(self, verb, n=0,
//   contents=None), sync_is_held_by(self, task).
extern const NativeDef sync_told_functions[];
