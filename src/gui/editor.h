// A text that is edited: lines, cursor, selection, undo, and what one expects of an editor of
// Python (indentation, comments). It knows nothing of where it is drawn: places are lines and
// columns, both from 0, columns in characters. stb_textedit moves the cursor and keeps the undo.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "gui/input.h"

typedef struct Editor Editor;

// The clipboard; both may be NULL.
typedef struct EditorClipboard {
    void *data;
    void (*set)(void *data, const char *text);
    char *(*get)(void *data); // UTF-8, to be freed with free; NULL: empty
} EditorClipboard;

typedef struct EditorPlace {
    int line, col;
} EditorPlace;

typedef struct EditorLine {
    const uint32_t *chars; // without the newline; lives until the next change
    int n;
} EditorLine;

Editor *editor_new(const EditorClipboard *clipboard); // NULL: none; an empty text
void editor_free(Editor *editor);
const EditorClipboard *editor_clipboard(const Editor *editor); // as it was given

// Puts the [n] bytes of UTF-8 at [text] in the place of everything and forgets the undo. "\r\n"
// becomes "\n".
void editor_set_text(Editor *editor, const char *text, size_t n);
void editor_get_text(const Editor *editor, Str *out); // cleared first
// A number that changes with every change of the text (and comes back to no earlier one).
uint64_t editor_revision(const Editor *editor);

int editor_n_lines(const Editor *editor); // at least 1
EditorLine editor_line(const Editor *editor, int line);

EditorPlace editor_cursor(const Editor *editor);
// True if something is selected: from *[from] to before *[to], in the order of the text.
bool editor_selection(const Editor *editor, EditorPlace *from, EditorPlace *to);
// [page_lines] is what PageUp and PageDown move by.
void editor_set_page(Editor *editor, int page_lines);

// A key or a text that was typed. True if the editor has a use for it.
bool editor_input(Editor *editor, const InputEvent *event);

// The mouse at [place] (which may lie outside the text): [clicks] 1 puts the cursor, 2 selects a
// word, 3 a line; with [extend] from where the selection began.
void editor_press(Editor *editor, EditorPlace place, int clicks, bool extend);
void editor_drag(Editor *editor, EditorPlace place);

void editor_undo(Editor *editor);
void editor_redo(Editor *editor);
void editor_select(Editor *editor, EditorPlace from, EditorPlace to);
// Puts [text] in the place of the selection, as one step for undo.
void editor_insert(Editor *editor, const char *text);

typedef struct EditorSearch {
    const char *text; // UTF-8; not ""
    bool matches_case, whole_words;
} EditorSearch;

// Selects the next match behind the selection, or the one before it; goes round at the end. False:
// there is none.
bool editor_find(Editor *editor, const EditorSearch *search, bool forward);
// How many there are; *[rank] is that of the selected one, from 1; 0: none is selected.
int editor_count(const Editor *editor, const EditorSearch *search, int *rank);
// The matches in [line]: writes the columns of at most [max] and returns how many.
int editor_matches(const Editor *editor, const EditorSearch *search, int line, int *cols, int max);
int editor_replace_all(Editor *editor, const EditorSearch *search, const char *with);
