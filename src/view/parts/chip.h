// Chips: how a task, a handle or a future is drawn wherever it stands. Identity is a pastel shape
// beside the name; state is fill, border and icon (gui/theme.h). Sizes as in LOOK: s stands in
// lists, m in rows, l in the ready queue; xs where lines are close.
#pragma once

#include "view/view.h"

typedef enum ChipSize { CHIP_XS, CHIP_S, CHIP_M, CHIP_L, CHIP_XL } ChipSize;

typedef struct Chip {
    Look look;
    int identity;     // the n-th task of the run, from 0; -1: no shape
    const char *name; // "": none
    Icon icon;        // of the state; ICON_NONE: not shown
    bool is_bare;     // only shape and name: what is around it tells its state
    bool is_ghost;    // was here: only a thin outline is left
    bool is_hot;      // pointed at
    bool is_selected; // by a click: the keys that jump are about it
    bool is_now;      // changed by the present step: an amber outline
} Chip;

// Device pixels.
int chip_height(const View *view, ChipSize size);
int chip_width(const View *view, ChipSize size, const Chip *chip);

// Draws [chip] in [rect], its content centred if there is room, its name cut if there is too
// little.
void chip_draw(View *view, Rect rect, ChipSize size, const Chip *chip);

// [name] cut to [w] pixels in the middle, so that its beginning and its end stay, of which a number
// at the end stays whole: it tells tasks of one kind apart. Where another task's name would be cut
// to the same, what they differ in stays instead. Borrowed or in the view's arena.
const char *chip_fit_name(View *view, TextStyle style, const char *name, int w);

// Draws [name] from the left end of [rect], so cut where it is too long; whoever points there reads
// it whole.
void chip_name_draw(View *view, Rect rect, TextStyle style, Color color, const char *name);

// The shape of the [identity]-th task in a square of [size_px].
void chip_shape_draw(View *view, int identity, int x, int y, int size_px, Color color);
Color chip_shape_color(const View *view, int identity);

// A future: an open tray; empty, filled, cracked.
typedef enum BoxLook {
    BOX_EMPTY,
    BOX_NOW, // filled by the present step
    BOX_FULL,
    BOX_BROKEN,    // an exception
    BOX_CANCELLED, // cracked, in grey
} BoxLook;

// Draws it in [rect] with [text] inside (a future's name or its value, cut); size_logical of the
// text is chosen by the height.
void box_draw(View *view, Rect rect, BoxLook look, const char *text);

// A number in an amber disc: a cause that Why names. Centred on (x, y).
void badge_draw(View *view, int x, int y, int diameter_px, int number);
