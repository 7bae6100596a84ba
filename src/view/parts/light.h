// What lights up where when something is pointed at. A thing lights itself wherever it stands
// (scene_is_pointed); these are the ties between things: a line and what it printed, a task and the
// line where it is, a frame and its task, a name in the source and its variable.
#pragma once

#include "view/code/code_text.h"
#include "view/stage/scene.h"

// The line that the event happened in, *[source] its file; 0: none is known.
int light_line_of(const Scene *scene, uint32_t event, SourceId *source);

ViewThing light_line_thing(const Scene *scene, SourceId source, int line);
bool light_on_line(const Scene *scene, SourceId source, int line);
bool light_on_task(const Scene *scene, ObjectId task);
bool light_on_frame(const Scene *scene, FrameId frame);
bool light_on_output(const Scene *scene, uint32_t event);
// The line at which the number of a cause stands, *[source] its file; 0: it stands elsewhere, at a
// timer, a future or a task.
int light_line_of_cause(const Scene *scene, const WhyCause *cause, SourceId *source);
// The number of the cause that Why names and that happened in that line; 0: none.
int light_cause_on_line(const Scene *scene, SourceId source, int line);
// Whether the name at bytes [from, from + n) of line [line] is a variable that is pointed at.
bool light_on_name(const Scene *scene, const CodeText *code, int line, uint32_t from, uint32_t n);
// The variable that the name stands for there; VIEW_NOTHING.
ViewThing light_name_thing(const Scene *scene, const CodeText *code, int line, uint32_t from,
                           uint32_t n);

// What the keyboard points at stays lit; where it was asked to, it goes to the next thing of the
// moment, or the one before. Its tasks come first, then futures, locks, frames, variables, and what
// was printed last.
void light_by_keyboard(const Scene *scene);
