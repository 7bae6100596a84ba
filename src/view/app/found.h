// A text that was typed into a file and not saved when its window ended, or was killed
// (view/app/kept.h): it is said where the file is shown again, so that nobody need know of it.
#pragma once

#include "base/str.h"
#include "trace/trace.h"

typedef struct Found {
    uint32_t n_looked; // of the program's files
    SourceId source;   // whose text was found; 0: none
    bool is_discarded; // it is gone, and may be brought back as long as this is said
    Str text;          // owned; then: it
} Found;
