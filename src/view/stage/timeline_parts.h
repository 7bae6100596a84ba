// Inside the timeline: what its files share while it is drawn.
#pragma once

#include "view/parts/axis.h"
#include "view/stage/task_rows.h"

typedef struct Timeline {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    Axis axis;
    Rect labels, rows; // left column, and all that lies on the axis
    double handle;     // device x
    int pitch, lane_h, font;
    const uint32_t *positions; // by pixel of the window and the one behind it: what is there
} Timeline;

// Opacity of blocks that are over, and of all that is still to come.
static const float timeline_past = 0.7F, timeline_future = 0.3F;

// The lane of one task, with its name.
void timeline_draw_task(const Timeline *p, const Lane *lane, Rect row);

// The rows of the groups at the top of [rest], which shrinks; one of them is open: it shows how
// many of its tasks are in each state, or its tasks one by one.
void timeline_draw_groups(const Timeline *p, Rect *rest);
