// Markdown as a lesson uses it, read through md4c: a flat list of blocks, each with its spans and
// its place in the file, so that an error about what an author wrote can point at it.
//
// Everything lives in the arena that was handed in, spans and texts too. What a lesson has no use
// for (HTML, images, tables) is an error with its place, not something that silently goes missing.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { MD_EMPHASIS = 1, MD_STRONG = 2, MD_CODE_SPAN = 4, MD_LINK = 8 };

typedef struct MdSpan {
    const char *text;   // NUL-terminated; a line break within a paragraph is a space
    unsigned style;     // MD_… bits
    const char *target; // of a link; else NULL
    size_t at;          // the byte of the file at which it begins
} MdSpan;

typedef enum MdKind { MD_PARAGRAPH, MD_HEADING, MD_ITEM, MD_CODE } MdKind;

typedef struct MdBlock {
    MdKind kind;
    int level;           // of a heading 1 … 6; of an item how deep its list is, from 1
    bool is_quoted;      // stands in a block quote
    char tick;           // of an item of a task list: ' ' or 'x'; else 0
    unsigned number;     // of an item of a numbered list; else 0
    const char *info;    // of code: what stands behind the fence; else ""
    const MdSpan *spans; // of code: one, the text with its line breaks
    size_t n_spans;
    int line, col; // where its text begins, 1-based; col counts characters
} MdBlock;

typedef struct MdText {
    const MdBlock *blocks;
    size_t n;
} MdText;

// What was read from a file, as the rest of this room reads it, in [arena]: without a mark of byte
// order, its lines ending in "\n" alone. Its length in *[n].
const char *md_source(Arena *arena, const Str *file, size_t *n);

// Reads the [n] bytes at [text] from byte [from] on (behind the front matter). [path] is for
// errors. Errors: false where the text is not UTF-8 or has what a lesson cannot show.
bool md_read(Arena *arena, const char *path, const char *text, size_t n, size_t from, MdText *out,
             Error *error);

// The spans of [block] as plain text, in [arena].
const char *md_plain(Arena *arena, const MdBlock *block);

// Line and column (1-based, in characters) of the byte [at] of [text].
void md_place(const char *text, size_t at, int *line, int *col);
