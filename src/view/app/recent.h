// The files that were opened last, the newest first: programs, records, folders of lessons. Kept
// below the user's state folder.
#pragma once

#include <stdbool.h>

#include "base/vec.h"

enum { RECENT_MOST = 8 };

typedef struct Recent {
    VEC(char *) paths; // owned, absolute
    bool keeps;        // from one time to the next
} Recent;

// What is not there any more is left out.
void recent_read(Recent *recent, bool keeps);
void recent_add(Recent *recent, const char *path); // absolute; copied
void recent_deinit(Recent *recent);
