// A program that is being changed: its text, what is wrong with it, and the draft that survives a
// crash. Kept by the app; editor_panel.h draws it.
#pragma once

#include "gui/editor.h"
#include "view/code/code_marks.h"

typedef enum FindPlace { FIND_NOWHERE, FIND_WORDS, FIND_WITH } FindPlace;

// What is searched for, and what is to be put in its place.
typedef struct EditFind {
    bool is_open, replaces;
    bool whole_words, matches_case;
    FindPlace keyboard;   // FIND_NOWHERE: the text has it
    Editor *words, *with; // owned; NULL: it was never open
    Str text;             // that of `words`
} EditFind;

typedef struct Edit {
    Editor *editor;                      // owned; NULL: nothing is edited
    char *path;                          // owned; of the file
    bool keeps_draft;                    // what is not saved is kept (view/app/kept.h)
    uint64_t saved_hash, ran_hash, hash; // of the texts; `hash`: as it is now
    char *theirs;     // owned; what another program wrote into the file meanwhile; NULL: nothing
    CodeMarks *marks; // owned; of the text as it is now; NULL: none are kept
    uint64_t drafted_revision, looked_revision; // see editor_revision
    CodeText *code;                             // owned; the text as it is drawn
    struct {
        const char *kind; // "SyntaxError"; NULL: it parses
        char message[256];
        int line, col;         // from 1; in bytes, from 0
        int end_line, end_col; // likewise; not before them
    } wrong;
    Str said;          // what python3 would print then, instead of running it
    bool is_open;      // the editor has the keyboard
    bool is_opening;   // by a key whose text is not for it
    bool may_save;     // the file is the user's own
    bool seeks_cursor; // the next picture shows it
    int top, left;     // what is seen begins there: line and column
    int rows, columns; // that find room, as the last picture found out
    EditFind find;
} Edit;

// All borrowed.
typedef struct EditBegin {
    const EditorClipboard *clipboard; // NULL: none
    const char *path, *text;          // of the file, and what stands in it
    size_t n;                         // bytes
    bool may_save;                    // the file is the user's own
    bool keeps_draft;                 // what is typed is kept, and one that was left is taken up
    const CodeMarks *marks;           // copied, and moved along; NULL: none
} EditBegin;
void edit_begin(Edit *edit, const EditBegin *begin);
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
// Writes the draft if the text has changed since; cheap otherwise. False with [error].
bool edit_keep(Edit *edit, Error *error);

// Another program has written [text] into the file. Where nothing is unsaved here it is taken over
// at once, as a change that can be undone; else it stands in edit->theirs until one is chosen.
bool edit_differs_from_file(const Edit *edit, const char *text);
void edit_file_changed(Edit *edit, const char *text);
void edit_keep_mine(Edit *edit);
void edit_take_theirs(Edit *edit);

// A key or a text. True if the editor, or its search, has a use for it.
bool edit_input(Edit *edit, const InputEvent *event);
// A breakpoint in that line (from 1) comes, or goes.
void edit_toggle_break(Edit *edit, int line);
// It comes with [condition], or gets it.
void edit_set_condition(Edit *edit, int line, const char *condition);
void edit_undo(Edit *edit);
void edit_redo(Edit *edit);
// Opens the search, or the search and what replaces.
void edit_open_find(Edit *edit, bool replaces);
void edit_close_find(Edit *edit);
// To line [line], from 1, of an open file.
void edit_go_to_line(Edit *edit, int line);
// To where the text is wrong.
void edit_go_to_error(Edit *edit);
void edit_show_cursor(Edit *edit); // scrolls as far as need be
EditorSearch edit_search(const Edit *edit);
// Selects the next match, or the one before; false: there is none.
bool edit_find_next(Edit *edit, bool forward);
void edit_find_switch(Edit *edit, bool *flag); // of edit->find
// Puts the other text in the place of the match that is selected, and goes on to the next.
void edit_replace(Edit *edit);
void edit_replace_all(Edit *edit);
