// What is inside a value of the program, for those who watch: its shape (trace/shape.h). Runs
// nothing of the program, and keeps nothing alive.
#pragma once

#include "base/event.h"
#include "lang/core/vm.h"

// Objects that are told of, by numbers that stay theirs as long as they live.
typedef struct ToldObjects ToldObjects;

typedef struct Inside {
    Vm *vm;
    void *data; // of `intern`
    StringId (*intern)(void *data, const char *text);
    ToldObjects *objects;
} Inside;

ToldObjects *told_objects_new(void);
void told_objects_free(ToldObjects *objects); // NULL is allowed
// [object], which is marked OBJECT_IS_TOLD, is being freed.
void told_objects_forget(ToldObjects *objects, const Object *object);

// A number that changes when anything does that inside_told would tell of [v].
// Cost: what is inside, at most SHAPE_MOST_PARTS.
uint64_t inside_hash(Vm *vm, Value v);

// The description of [v] and, if it can be opened or stands for something, its shape.
EventValue inside_told(const Inside *inside, Value v);
