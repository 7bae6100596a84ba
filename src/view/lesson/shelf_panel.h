// The shelf: what the window shows when it was opened on nothing. All lessons by chapter, how far
// one has come in each, and the way back to where one stopped. A broken lesson stands there too,
// with what is wrong with it.
#pragma once

#include "lesson/progress.h"
#include "lesson/shelf.h"
#include "view/app/recent.h"
#include "view/view.h"

// What the shelf needs to be drawn; borrowed.
typedef struct ShelfView {
    const Shelf *shelf;
    const Progress *progress;
    int chosen;           // the entry that Enter opens
    int scroll;           // device pixels
    bool follows;         // the entry has just been chosen: it is scrolled into sight
    const Recent *recent; // NULL: nothing
} ShelfView;

typedef struct ShelfDone {
    int opened;       // the entry that was clicked; -1: none
    int recent;       // the file among the recent ones that was clicked; -1: none
    int chosen;       // the entry to choose now; -1: none
    int scroll;       // as the wheel left it
    int above, below; // the entries that ↑ and ↓ lead to; -1: none
} ShelfDone;

ShelfDone shelf_panel_draw(View *view, const ShelfView *shelf, Rect area);
