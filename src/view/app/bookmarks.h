// Places that a person marked in a run. Those of a program are kept beside its path from one time
// to the next (view/app/kept.h), as long as its text is the same: only then is each run the same.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

typedef struct Bookmark {
    uint64_t position; // of the cursor
    int64_t time_ns;   // that the clock showed
} Bookmark;

typedef struct Bookmarks {
    VEC(Bookmark) at; // ascending
    char *path;       // owned; of the program; NULL: they are not kept
    uint64_t run;     // what makes its run: text and depth of recording
} Bookmarks;

// Those that are kept of the program [path], as [text] (NULL: kept nowhere), recorded at [depth].
void bookmarks_open(Bookmarks *marks, const char *path, const char *text, int depth);
void bookmarks_deinit(Bookmarks *marks);

// Sets one at [place], or takes away the one that is there.
void bookmarks_toggle(Bookmarks *marks, Bookmark place);
void bookmarks_clear(Bookmarks *marks);

// The next one behind [place], or the last before it; NULL: there is none.
const Bookmark *bookmarks_next(const Bookmarks *marks, Bookmark place, bool forward);
