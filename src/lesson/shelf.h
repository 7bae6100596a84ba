// The shelf: all lessons of a folder in the order of their names. A broken one stays on it, with
// what is wrong with it.
#pragma once

#include "base/vec.h"
#include "lesson/lesson.h"

typedef struct ShelfEntry {
    const char *id;
    Lesson *lesson; // owned; NULL: broken
    Error error;    // then: why
} ShelfEntry;

typedef struct Shelf {
    VEC(ShelfEntry) entries;
    Arena arena;
} Shelf;

// Reads every folder below [folder] that has a name like "01-lazy-generator".
// Errors: false when [folder] cannot be read; a lesson that cannot is an entry.
bool shelf_read(Shelf *shelf, const char *folder, Error *error);
void shelf_deinit(Shelf *shelf);

// The entry that [name] means: its id, or the id without the number. NULL: none.
const ShelfEntry *shelf_find(const Shelf *shelf, const char *name);
