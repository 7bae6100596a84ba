// The front matter of a lesson: YAML between two lines `---` at the top of the file, read through
// libyaml. Only what a lesson needs: keys with a text, or with a list of texts.
#pragma once

#include "base/arena.h"
#include "base/error.h"

typedef struct FrontField {
    const char *key;
    const char *const *values; // one, or those of a list
    size_t n;
    int line, col;         // of the first value, in the file
    int key_line, key_col; // of the key
} FrontField;

typedef struct FrontMatter {
    const FrontField *fields;
    size_t n;
    size_t end; // where the Markdown begins: a byte of the file
} FrontMatter;

// Reads it off the [n] bytes at [text] into [arena]; [path] is for errors.
// Errors: false with the place when there is none, or it is not what is described above.
bool front_read(Arena *arena, const char *path, const char *text, size_t n, FrontMatter *out,
                Error *error);

// NULL when there is no such field.
const FrontField *front_find(const FrontMatter *front, const char *key);
