// What the parts of the picture under the hood share: one panel, drawn anew for each frame. Three
// numbers tie them together, and the sentence above them names the three (why_panel.h): the line of
// C, where the stack in use ends, and where another one will go on.
#pragma once

#include "view/stage/hood.h"
#include "view/stage/scene.h"

enum { HOOD_LINE = 1, HOOD_HERE = 2, HOOD_OTHER = 3 };

typedef struct HoodPanel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    Hood *hood;
    TextStyle code, plain, strong;
    int pitch;        // of a line of code
    bool lists_calls; // beside the stacks, which are bars then
    // Where the numbers stand, for the line between them; empty: nowhere.
    Rect line, here, registers;
} HoodPanel;

// A title and what it is about; nothing is left of [area] if there would be nothing below it.
void hood_heading_draw(const HoodPanel *p, Rect *area, const char *title, const char *about);
void hood_badge_draw(const HoodPanel *p, int x, int y, int number);
int hood_badge_px(const HoodPanel *p);

// The line of C that told of the event among its neighbours, and below it, where there is room, the
// one that led there. Returns the height that is left free.
int hood_source_draw(HoodPanel *p, Rect area);

// What was saved of the stack that is not in use, beside what the one in use holds now.
void hood_registers_draw(HoodPanel *p, Rect area);
// The width of a name and of [n] addresses.
int hood_registers_width(const HoodPanel *p, int n);

// The stacks of C: the one in use and the one that waits for it with a box for each call, and how
// full the others are.
void hood_stacks_draw(HoodPanel *p, Rect area);
