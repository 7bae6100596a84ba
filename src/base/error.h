// What a user or a program can get wrong: a place and a sentence. Functions that can fail so return
// false and fill an Error that the caller hands in.
#pragma once

#include <stdbool.h>
#include <stdio.h>

enum { ERROR_EXIT_STATUS = 2 };

typedef struct Error {
    char path[512];    // the file, or "" where there is none
    int line, col;     // 1-based; 0 where there is none; col counts characters, not bytes
    char message[512]; // one sentence without the place; what is wrong and what to do
    char source[512];  // the line of the file around col, without its newline, or ""
    int caret;         // the column of the caret in source
} Error;

// Fills [error] and returns false, so that a function can end with `return error_set(…)`.
bool error_set(Error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The same with a place. [source] is the text of the whole file (borrowed; may be NULL), from which
// the line is copied for the caret.
bool error_at(Error *error, const char *path, int line, int col, const char *source,
              const char *format, ...) __attribute__((format(printf, 6, 7)));

// Says [message] instead; the place stays.
void error_reword(Error *error, const char *message);

// Prints "simul: path:line:col: message", then the source line and a caret where they are known.
void error_print(const Error *error, FILE *out);
