// A program that is being changed: its text, what is wrong with it, and the draft that survives a
// crash. Kept by the app; editor_panel.h draws it.
#pragma once

#include "gui/editor.h"
#include "view/code_text.h"

typedef struct Edit {
    Editor *editor;                             // owned; NULL: nothing is edited
    char *path;                                 // owned; of the file
    bool keeps_draft;                           // what is not saved is kept (view/kept.h)
    uint64_t saved_hash, ran_hash, hash;        // of the texts; `hash`: as it is now
    uint64_t drafted_revision, looked_revision; // see editor_revision
    CodeText *code;                             // owned; the text as it is drawn
    struct {
        const char *kind; // "SyntaxError"; NULL: it parses
        char message[256];
        int line, col; // from 1; in bytes, from 0
    } wrong;
    bool is_open;      // the editor has the keyboard
    bool is_opening;   // by a key whose text is not for it
    bool may_save;     // the file is the user's own
    int top, left;     // what is seen begins there: line and column
    int rows, columns; // that find room, as the last picture found out
    // Searching.
    bool is_finding, whole_words, matches_case;
    char find[128]; // UTF-8
} Edit;

// Begins to edit the [n] bytes at [text] of the file [path]. A draft of it that was left behind is
// taken instead; [keeps_draft]: what is typed is kept in one.
void edit_begin(Edit *edit, const EditorClipboard *clipboard, const char *path, const char *text,
                size_t n, bool may_save, bool keeps_draft);
// What is not saved stays in the draft.
void edit_close(Edit *edit);

// Paints, parses and compares the text if it has changed; every input does.
void edit_look(Edit *edit);
bool edit_is_changed(const Edit *edit); // it is not what was saved
bool edit_is_stale(const Edit *edit);   // it is not what ran last
void edit_get_text(const Edit *edit, Str *out);
void edit_ran(Edit *edit); // the text as it is now has been run

// Writes the file. False with [error].
bool edit_save(Edit *edit, Error *error);
// Writes the draft if the text has changed since; cheap otherwise.
void edit_keep(Edit *edit);

// A key or a text. True if the editor, or its search, has a use for it.
bool edit_input(Edit *edit, const InputEvent *event);
// To where the text is wrong.
void edit_go_to_error(Edit *edit);
void edit_show_cursor(Edit *edit); // scrolls as far as need be
EditorSearch edit_search(const Edit *edit);
