// The palette: a line to type into, and below it what was found (finder.h). This is its state,
// kept by the app, and how it answers to keys; palette_panel.h draws it.
#pragma once

#include "gui/editor.h"
#include "view/app/finder.h"

typedef struct Palette {
    bool is_open;
    Editor *line;   // owned; what is typed
    Tr *others;     // owned; the language that is not spoken, for names
    FilesFor files; // only these are looked for; FILES_NONE: everything
    Findings findings;
    uint64_t looked_for;  // what the findings are of; 0: nothing was looked for
    int chosen;           // index of findings.items
    int scroll;           // device pixels
    bool shows_chosen;    // scroll to it
    int mouse_x, mouse_y; // where it was when it last chose: only a mouse that moves does
} Palette;

typedef enum PaletteWish {
    PALETTE_STAYS,
    PALETTE_PASSES, // it is not for the palette
    PALETTE_CLOSES,
    PALETTE_DOES, // the chosen item was taken
} PaletteWish;

// Opens with nothing typed, or to ask for one of [files] from [folder] (with a "/" at its end; else
// ""). [language] is the one that is spoken.
void palette_open(Palette *palette, const EditorClipboard *clipboard, const char *language,
                  FilesFor files, const char *folder);
// Shows what is in [folder].
void palette_enter(Palette *palette, const char *folder);
void palette_close(Palette *palette);
void palette_deinit(Palette *palette);

// What was typed; lives until the next change of it.
void palette_query(const Palette *palette, Str *out);

// Looks again if the query, or what is looked through, has changed.
void palette_look(Palette *palette, const FindScope *scope);

// A key or a text.
PaletteWish palette_input(Palette *palette, const InputEvent *event);
