// What a program tells those who watch it: its frames, lines, expressions, variables and output, as
// events (base/event.h) beside those of its loops.
//
// With no observer the evaluator asks one pointer at the beginning of a call; lines and expressions
// cost nothing at all, since the nodes that tell of them are only put into the tree (tree_traced.c)
// when somebody watches. Frames of the modules that are built in are not told of.
//
// A variable is compared with what was last told of it when a line begins and when a frame ends or
// sleeps. So assigning costs nothing more, and a list that was appended to is noticed, too: of what
// can change within, a hash of all that is inside is compared (inside.h), and only when that
// differs is it told anew.
#pragma once

#include "base/event.h"
#include "lang/core/frame.h"
#include "lang/tree/code.h"

typedef enum ReportDepth {
    REPORT_SWITCHES,    // tasks, generators and coroutines
    REPORT_LINES,       // and calls, lines, variables
    REPORT_EXPRESSIONS, // and the value of each expression
} ReportDepth;

typedef struct Reporter Reporter;

// What is remembered of a frame that is told of.
typedef struct Shadow Shadow;

// From now on, and before anything runs, [observer] (copied) is told of all that happens in [vm].
void vm_observe(Vm *vm, const Observer *observer, ReportDepth depth);
void reporter_free(Vm *vm);

// See lang/watch/condition.h. The reporter takes [conditions]. While it is muted, nothing is told.
typedef struct Conditions Conditions;
void reporter_ask(Vm *vm, Conditions *conditions);
void reporter_mute(Vm *vm, bool muted);

// For the loops of the Vm: an observer that gives their events the program's time; and the ids that
// they share. NULL: nobody watches.
const Observer *reporter_observer(Vm *vm);
LoopIds *reporter_ids(Vm *vm);

// Whether the lines (expressions) of [unit] are to be told.
bool reporter_wants_lines(const Vm *vm, const Unit *unit);
bool reporter_wants_expressions(const Vm *vm, const Unit *unit);

// The program begins; ends with [end].
void report_begin(Vm *vm, const char *path);
void report_end(Vm *vm, RunEnd end);
void report_source(Vm *vm, Unit *unit); // that is no program, so that its text can be shown

// A call begins; a generator is made; either ends: [result], or NO_VALUE for the exception that is
// set. Each may set or clear frame->shadow.
void report_frame_begin(Frame *frame);
void report_frame_made(Frame *frame);
void report_frame_end(Frame *frame, Value result);
void report_frame_closed(Frame *frame); // a generator that never began is closed
void report_frame_drop(Frame *frame);
// A generator is about to be closed since nobody has it any more.
void report_unneeded(const Frame *frame);

// An object that is marked OBJECT_IS_TOLD is being freed.
void report_object_free(Vm *vm, const Object *object);

// The id by which [frame] is told of; 0: it is not.
FrameId report_frame_id(const Frame *frame);

// A generator is about to run on: [value] goes in, NO_VALUE: the exception that is set. It sleeps:
// [value] goes out; [delegate] is the frame that it goes on in, or NULL.
void report_resume(Frame *frame, Frame *driver, Value value);
void report_suspend(Frame *frame, Value value, bool awaits);
void report_delegate(Frame *frame, Frame *delegate);
// What [frame], which is resumed next, delegated to has ended.
void report_return(Frame *frame);

// [place] is kept by the caller, at first 0.
void report_line(Frame *frame, const Node *node, PlaceId *place);
void report_item(Frame *frame, const Node *node, PlaceId *place); // each time, also the same again
void report_value(Frame *frame, const Node *node, ExprKind kind, PlaceId *place, Value value);
void report_raise(Frame *frame); // an exception is set

// The task with that id runs the coroutine of [frame].
void report_task(Frame *frame, ObjectId task);
// What a future is for that is made now, by which function of asyncio it is made. *[call] is that
// function's name (to be freed), or NULL; *[owner] the lock, queue … that it waits at, or 0.
FutureFor report_future_use(Vm *vm, ObjectId *owner, char **call);
// A lock, queue … is made, called the [n] bytes at [name] and then [attribute]; its id. One that
// was told of changes (sync_told.h): [contents] is a container, or NO_VALUE.
ObjectId report_sync_new(Vm *vm, SyncKind kind, uint32_t capacity, const char *name, size_t n,
                         const char *attribute);
void report_sync(Vm *vm, ObjectId sync, SyncVerb verb, uint32_t n, Value contents);
// The program held everything up for [ns].
void report_work(Vm *vm, int64_t ns);
