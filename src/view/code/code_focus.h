// Where a program of the lesson language is at a moment: the frame that the moment is about, and
// how frames are called on the screen.
#pragma once

#include "view/stage/scene.h"

typedef struct CodeFocus {
    const ModelFrame *frame; // NULL: none
    bool is_now;             // what has just happened, happened there
} CodeFocus;

CodeFocus code_focus(const Scene *scene);

// The innermost frame of the chain of awaits that the task runs; NULL: it is not known.
const ModelFrame *code_frame_of_task(const Scene *scene, ObjectId task);
// The task whose chain of awaits [frame] is in, or 0.
ObjectId code_task(const Scene *scene, const ModelFrame *frame);
SourceId code_source(const Scene *scene, const ModelFrame *frame);
// The line that [frame] is at, from 1; 0: none yet.
int code_line(const Scene *scene, const ModelFrame *frame);
// What [frame] is called: its function's name, or "program".
const char *code_frame_name(const Scene *scene, const ModelFrame *frame);
// An EventValue as text.
const char *code_value(const Scene *scene, EventValue value);
// The variable that holds the generator [frame]; NULL: none does.
const char *code_holder(const Scene *scene, const ModelFrame *frame);
// The outermost generator of its chain; and the number of the shape that all of the chain have.
const ModelFrame *code_root(const Scene *scene, const ModelFrame *frame);
int code_identity(const Scene *scene, const ModelFrame *frame);
// "fetch, line 6": where the innermost frame of [task] is; NULL: it has none.
const char *code_place_of_task(const Scene *scene, const ModelTask *task);
