// What the bars at the top and the bottom have in common.
#pragma once

#include "view/view.h"

// Widgets have the type of the large window. In a small one everything on a bar is drawn at 13/15
// of its size: call bar_begin before the widgets and give what it returns to bar_end.
static inline float bar_begin(View *view) {
    float whole = view->ui->scale;
    if (view->is_small) view->ui->scale *= 13.0F / 15;
    return whole;
}
static inline void bar_end(View *view, float whole) {
    view->ui->scale = whole;
}

// "Step back  ←": what a button's tip says.
const char *bar_tip(View *view, Action action);

// label, and a value that two buttons change: the grain, the speed. [value_px] is the room for the
// longest value.
typedef struct BarChoice {
    const char *id_less, *id_more;
    const char *label; // NULL: none
    const char *value;
    int value_px;
    Action less, more;
    bool is_first, is_last; // nothing less, nothing more
} BarChoice;

int bar_choice_width(View *view, const BarChoice *choice);
void bar_choice_draw(View *view, Rect rect, const BarChoice *choice);
