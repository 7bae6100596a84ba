// The shelf: all lessons of a folder in the order of their names. A broken one stays on it, with
// what is wrong with it.
#pragma once

#include "base/vec.h"
#include "lesson/lesson.h"

typedef struct ShelfEntry {
    const char *folder;
    const char *id; // the folder's name
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
// A broken one may have been mended meanwhile. True: it is whole, now or already.
bool shelf_read_again(ShelfEntry *entry);
void shelf_deinit(Shelf *shelf);

// The entry that [name] means: its id, or the id without the number. NULL: none.
const ShelfEntry *shelf_find(const Shelf *shelf, const char *name);
