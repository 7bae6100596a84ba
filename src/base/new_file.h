// A file that is written piece by piece and stands in its place only once it is whole: a crash, a
// full disk or somebody who changes his mind leaves what was there before.
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"

typedef struct NewFile {
    FILE *file;             // to be written to
    Str path, target, part; // as it was named; where it will stand, behind links; where it grows
} NewFile;

// Begins the file [path], with the rights of the one that is there. A device or a pipe is written
// at once, and so is a file in a folder where nothing can be made.
// Errors: false, and there is nothing to end.
bool new_file_begin(NewFile *made, const char *path, Error *error);

// Puts the file into its place.
// Errors: false when it could not be written whole; what was there before stays.
bool new_file_end(NewFile *made, Error *error);

// Ends it without a trace.
void new_file_drop(NewFile *made);
