// One moment of the run that the loop view shows, worked out once a frame for all its panels: what
// has just happened, what made it possible, who is where. And how things are called on the screen.
#pragma once

#include "trace/hold.h"
#include "trace/why.h"
#include "view/parts/chip.h"
#include "view/stage/stage_track.h"
#include "view/stage/travel.h"
#include "view/view.h"

// The causes of what happens now, from the last event back: the handle that runs, what made it
// ready, and what made that. Each is an event's index, or EVENT_NONE.
typedef struct Chain {
    uint32_t last;   // the event that has just happened
    uint32_t step;   // TASK_STEP of the task that runs
    uint32_t begin;  // HANDLE_BEGIN
    uint32_t soon;   // CALL_SOON that put the handle into the queue
    uint32_t done;   // FUTURE_DONE of what the task waited for
    uint32_t due;    // TIMER_DUE
    uint32_t other;  // otherwise: TASK_NEW, TASK_CANCEL, TASK_YIELD, the step of another task
    ObjectId future; // that was filled, 0: none
} Chain;

enum { SCENE_BAYS = 12 };

// Tasks that wait for the same kind of thing.
typedef struct Bay {
    TaskState state;
    StringId label;
    ObjectId owner; // the lock or queue, or 0
    const ModelTask *first;
    uint32_t n;
} Bay;

typedef struct Failure Failure;

typedef struct Scene {
    View *view;
    const Model *model;
    const Trace *trace;
    const StageTrack *track; // NULL: not made
    int run;
    int64_t time_ns;
    Chain chain;
    const Event *event; // the last one, or NULL at the beginning
    ObjectId now_task;  // the task it is about, 0: none
    HandleId now_handle;
    bool has_why;
    bool holds;             // it is about a task that holds the loop while time goes on
    Why why;                // its causes are numbered from 1
    const Travels *travels; // what is on its way; NULL: nothing is
    const Failure *failure; // the exception that is on its way (failure.h); NULL: none is
    int n_bays;
    Bay bays[SCENE_BAYS]; // of those that wait for futures, I/O or workers
} Scene;

// The moment at [cursor], which is view->now or view->before.
Scene scene_at(View *view, const Cursor *cursor, int64_t time_ns);

// Where the number of a cause stands.
typedef enum CausePlace {
    CAUSE_FIRED,   // at the timer that was due
    CAUSE_SLOT,    // between timers and queue: at the future that was filled, or at who else it was
    CAUSE_CARD,    // at the way into the running place
    CAUSE_PENDING, // at a timer that is still pending: `id` is its handle
    CAUSE_QUEUE,   // at the task `id` in the ready queue
    CAUSE_LINE,    // in the program, at its line
    CAUSE_ROW,     // no place in the loop: in the row of the task `id`
} CausePlace;

// The number of the cause that Why names and that stands at [place], 0 if there is none.
int scene_number(const Scene *scene, CausePlace place, uint32_t id);

// The task that waits for [future], also when it only prepares to; 0: none.
ObjectId scene_waiter(const Scene *scene, ObjectId future);

// ---- names (in the view's arena, or as long as the trace)

const char *scene_task_name(const Scene *scene, const ModelTask *task);
// "F7"; of a task its name.
const char *scene_future_name(const Scene *scene, ObjectId future);
const char *scene_sync_name(const Scene *scene, const ModelSync *sync);
// What [task] called to wait: "sleep", "gather", "acquire gate", "board 3".
const char *scene_awaits(const Scene *scene, const ModelTask *task);
// Why it does not run, or that it does, in a few words: "next in queue", "timer, in 2 s".
const char *scene_why_not(const Scene *scene, const ModelTask *task);
// An instant, "5 s" or "41:25", and a length of time.
const char *scene_instant(const Scene *scene, int64_t ns);
const char *scene_duration(const Scene *scene, int64_t ns);
// How long until [due_ns], rounded up to what can be read while it plays.
const char *scene_left(const Scene *scene, int64_t due_ns);

// ---- looks

Look scene_look(TaskState state);
// The chip of [task] as it stands; its name is borrowed.
Chip scene_chip(const Scene *scene, const ModelTask *task);
// The chip of what [handle] is for: a task, a future that it fills, a callback.
Chip scene_handle_chip(const Scene *scene, const ModelHandle *handle);
// The task whose turn [handle] is, and the future that it fills; 0: none.
ObjectId scene_handle_task(const Scene *scene, const ModelHandle *handle);
ObjectId scene_handle_future(const Scene *scene, const ModelHandle *handle);
BoxLook scene_box(const Scene *scene, ObjectId future);
int scene_identity(const Scene *scene, ObjectId task); // -1 if it is no task

// ---- pointing

ViewThing scene_task_thing(const Scene *scene, ObjectId task);
// If the mouse is in [rect], or the keyboard's focus, [thing] is pointed at. True if it was clicked
// there.
bool view_point(View *view, Rect rect, ViewThing thing);
bool scene_point(const Scene *scene, Rect rect, ViewThing thing);
// Whether it is pointed at, here or wherever else it stands.
bool scene_is_pointed(const Scene *scene, ViewThing thing);
// A ring around [rect] if [thing], which stands there, is pointed at.
void scene_ring(const Scene *scene, Rect rect, ViewThing thing);
// The same in any case.
void view_mark(View *view, Rect rect);
void scene_mark(const Scene *scene, Rect rect);
// Whether the task is pointed at, or what it printed, or a frame of its.
bool scene_is_hot(const Scene *scene, ObjectId task);
bool scene_is_selected(const Scene *scene, ObjectId task);
// Clicking on a task selects it, or lets it go: it stays in sight, and the keys that jump to events
// of a task are about it.
void view_pin(View *view, ViewThing task);
void scene_pin(const Scene *scene, ObjectId task);

// The variables of [frame] are shown; the same again: those of the moment's own.
void scene_choose_frame(const Scene *scene, FrameId frame);

// What the program calls while it holds the loop, on the block of it from [x0] to [x1] within
// [row], where it finds room: before [handle_x], up to which the block is full, or behind it.
void scene_hold_label(const Scene *scene, const Hold *hold, Rect row, int x0, int x1, int handle_x);

// ---- text that fits

// Draws the first of the [n] texts that fits into [rect] and returns its width; 0 if none does.
int scene_label(const Scene *scene, Rect rect, TextStyle style, Color color, UiAlign align,
                const char *const *texts, int n);
// The same for one text.
int scene_word(const Scene *scene, Rect rect, TextStyle style, Color color, UiAlign align,
               const char *text);
