// Which lines of a file a class sees: those where somebody is, and as much around them as finds
// room, what tells most first. Empty lines are not shown.
#pragma once

#include "view/code/code_fold.h"

typedef struct CodeSlide {
    const CodeText *code;
    const int *lines; // where somebody is, from 1; the current one first; none: its beginning
    size_t n, n_must; // of them, the first [n_must] are seen in any case
    // Whether [rows] find room; [is_worth]: what they have more is worth smaller type.
    bool (*fits)(void *context, const CodeRows *rows, bool is_worth);
    void *context;
} CodeSlide;

// Fills [rows], which is cleared first: always the same ones for the same lines and room.
void code_slide_rows(const CodeSlide *slide, CodeRows *rows);
