// The rows of the variables' panel: the variables of a frame and, of those that the person has
// opened, what is inside, at any depth (trace/shape.h). What the present step changed is marked,
// inside an opened value too: it differs from what stood in the same place before.
#pragma once

#include "trace/shape.h"
#include "view/stage/scene.h"

typedef enum VariableRowKind {
    VARIABLE_ROW, // a variable
    VARIABLE_PART,
    VARIABLE_MORE,    // parts that are recorded and not shown yet: opens further ones
    VARIABLE_BEYOND,  // parts that are not recorded
    VARIABLE_HEADING, // `name` is whose variables follow
    VARIABLE_ARRIVED, // what has just come in where the frame slept
} VariableRowKind;

typedef struct VariableRow {
    VariableRowKind kind;
    int depth;
    const char *name; // "": a part of a set
    const char *text;
    EventValue value;
    uint64_t path; // by which the row is known from step to step
    bool is_new, opens, is_open;
    uint32_t n;           // of MORE and BEYOND: how many
    ViewThing variable;   // the variable, of VARIABLE_ROW
    ViewThing stands_for; // the task, frame, lock or object that the value is
} VariableRow;

enum { VARIABLE_ROWS = 1024, VARIABLE_PAGE = 50 };

typedef struct VariableRows {
    int n;
    VariableRow *at; // VARIABLE_ROWS, in the view's arena
} VariableRows;

void variable_rows_init(VariableRows *rows, View *view);
// Adds those of [frame]. What changed behind event [since] is new; EVENT_NONE: nothing.
void variable_rows_add(VariableRows *rows, const Scene *scene, const ModelFrame *frame,
                       uint32_t since);
void variable_rows_add_heading(VariableRows *rows, const char *name);

// Opens or closes what the row stands for, or shows the next page of it. False: it has nothing.
bool variable_row_toggle(View *view, const VariableRow *row, bool open);

// Draws the box of a value that is a future, empty, filled, broken or cancelled, at the left end of
// [row], which gets shorter by it; nothing of any other, nor of one whose look would tell.
int variable_box_width(const Scene *scene, EventValue value); // with the gap behind it
void variable_box_draw(const Scene *scene, Rect *row, EventValue value);

// What the value stands for: a task, future, lock, frame or object; VIEW_NOTHING.
ViewThing variable_thing(const Scene *scene, EventValue value);
