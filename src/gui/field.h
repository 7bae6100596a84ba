// A line that is typed into: a search, a condition. It is an Editor of one line, which its owner
// keeps; so it has selection, undo and the clipboard.
#pragma once

#include "gui/editor.h"
#include "gui/ui.h"

// A key or a text. True if the field has a use for it; Enter, Escape, Tab, up and down and the
// function keys are left to others.
bool field_input(Editor *field, const InputEvent *event);

typedef struct FieldLook {
    TextStyle style;
    const char *hint; // shown while it is empty; NULL: none
    bool has_keyboard;
} FieldLook;

// Draws it and takes the mouse. True: it was pressed, and wants the keyboard.
bool field_draw(Ui *ui, const char *id, Rect rect, Editor *field, const FieldLook *look);
