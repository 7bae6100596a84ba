// Within the turn of a task the same exception is known by its text; a RAISE says whether it is the
// first that is told of it (RAISE_HERE). From one task to another the causes lead: the step was
// made possible by a future that is broken, and that by a task that failed.
#include "view/stage/failure.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/stage/frame_track.h"

enum {
    FAR = 1 << 14, // events that are looked at within a turn
    DEEP = 8,      // boxes within boxes
};

typedef struct Walk {
    const Scene *scene;
    const Trace *trace;
    Failure *failure; // its stops the last one first, while it is made
    int depth;
} Walk;

static const Event *at(const Walk *w, uint32_t index) {
    static const Event none = {.kind = EVENT_KINDS, .cause = EVENT_NONE};
    return index == EVENT_NONE ? &none : trace_at(w->trace, index);
}

static const Event *cause_of(const Walk *w, const Event *e) {
    return at(w, e->cause);
}

static bool is_same(EventValue a, EventValue b) {
    return event_value_text(a) && event_value_text(a) == event_value_text(b);
}

static bool is_cancelled(const Scene *scene, EventValue error) {
    static const char name[] = "CancelledError";
    const char *text = trace_text(scene->trace, event_value_text(error));
    return strncmp(text, name, sizeof name - 1) == 0;
}

static void push(Walk *w, FailureStop stop) {
    Failure *f = w->failure;
    if (f->n == FAILURE_STOPS) return;
    FailureStop *last = f->n ? &f->at[f->n - 1] : NULL;
    bool is_same_frame =
        last && stop.kind == STOP_FRAME && last->kind == STOP_FRAME && last->frame == stop.frame;
    if (is_same_frame) // where it first was tells more
        *last = stop;
    else
        f->at[f->n++] = stop;
}

// ---- frames

// What the model knows of a frame, also when it has ended; NULL: its slot is another's by now.
static const ModelFrame *known_frame(const Scene *scene, FrameId id) {
    if (!id || id >= scene->trace->frames.n) return NULL;
    const ModelFrame *frame = &scene->model->frames[trace_frame_slot(scene->trace, id)];
    bool is_it = frame->code && trace_at(scene->trace, frame->born)->subject == id;
    return is_it ? frame : NULL;
}

static CodeId code_of(const Scene *scene, FrameId id) {
    const ModelFrame *frame = known_frame(scene, id);
    const FrameTrack *track = scene->view->frames;
    if (frame) return frame->code;
    return track && id < track->code_of.n ? track->code_of.at[id] : 0;
}

// Where a frame slept before event [index].
static PlaceId slept_at(const Walk *w, FrameId id, uint32_t index) {
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = at(w, i - 1);
        if (e->kind == EVENT_FRAME_SUSPEND && e->subject == id) return e->object;
    }
    return 0;
}

static void push_frame(Walk *w, FrameId id, PlaceId place, EventValue error, uint32_t event) {
    const Scene *scene = w->scene;
    CodeId code = code_of(scene, id);
    if (!code) return;
    const ModelFrame *frame = known_frame(scene, id);
    int line = place ? trace_line(w->trace, place) : frame ? code_line(scene, frame) : 0;
    push(w, (FailureStop){.kind = STOP_FRAME,
                          .frame = id,
                          .place = place,
                          .line = line,
                          .code = code,
                          .error = error,
                          .event = event});
}

// ---- from task to task

static void go_back(Walk *w, uint32_t index, EventValue error, bool is_in_turn);
static void open_box(Walk *w, uint32_t done);

// The failed tasks of a group, the first of them with the way that led to it.
static void open_group(Walk *w, ObjectId group, uint32_t event) {
    const Model *model = w->scene->model;
    const ModelTask *first = NULL;
    for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
        const ModelTask *task = &model->tasks[i];
        if (task->group != group || task->state != STATE_FAILED) continue;
        if (!first || task->future.done_event < first->future.done_event) first = task;
    }
    push(w, (FailureStop){.kind = STOP_GROUP, .object = group, .event = event});
    if (first && first->future.done_event != EVENT_NONE) open_box(w, first->future.done_event);
}

static bool is_broken(const Event *done) {
    return done->kind == EVENT_FUTURE_DONE &&
           (done->a == OUTCOME_EXCEPTION || done->a == OUTCOME_CANCELLED);
}

// What a task ended with, and how it came to its end: [end] is its TASK_END.
static void open_task(Walk *w, uint32_t end) {
    for (uint32_t i = end; i > 0 && i + FAR > end; i--) {
        const Event *e = at(w, i - 1);
        if (e->kind == EVENT_TASK_STEP) return;
        if (e->kind != EVENT_FRAME_END || e->a != OUTCOME_EXCEPTION) continue;
        FailureStop *box = &w->failure->at[w->failure->n - 1];
        box->error = e->value;
        go_back(w, i, e->value, true);
        return;
    }
}

// The future that [done] fills is broken: what broke it.
static void open_box(Walk *w, uint32_t done) {
    const Event *e = at(w, done);
    if (w->depth++ == DEEP) return;
    if (trace_object_kind(w->trace, e->subject) == OBJECT_TASK) {
        push(w, (FailureStop){.kind = STOP_TASK, .object = e->subject, .event = done});
        if (cause_of(w, e)->kind == EVENT_TASK_END) open_task(w, e->cause);
        return;
    }
    // Of gather's or wait_for's: one that it is put together from.
    const Event *call = cause_of(w, cause_of(w, e));
    StopKind kind = is_broken(e) ? STOP_FUTURE : STOP_CALL;
    push(w, (FailureStop){.kind = kind, .object = e->subject, .event = done});
    if (is_broken(cause_of(w, call))) open_box(w, call->cause);
}

static ObjectId group_waited_for(const Walk *w, const Event *done) {
    const TraceObject *object = trace_object(w->trace, done->subject);
    bool is_future = done->kind == EVENT_FUTURE_DONE && object && object->kind == OBJECT_FUTURE;
    const Event *born = is_future ? trace_at(w->trace, object->born) : NULL;
    return born && born->a == FUTURE_GROUP ? born->object : 0;
}

static bool has_failed(const Walk *w, ObjectId group) {
    const Model *model = w->scene->model;
    for (uint32_t i = 1; group && i <= model->now.n_tasks; i++)
        if (model->tasks[i].group == group && model->tasks[i].state == STATE_FAILED) return true;
    return false;
}

// A task of the group has failed, in whose callback the others are asked to stop.
static ObjectId group_that_asks(const Walk *w, const Event *asked) {
    const Event *call = cause_of(w, asked);
    const ModelTask *task =
        call->kind == EVENT_HANDLE_BEGIN ? model_task(w->scene->model, call->object) : NULL;
    return task && task->state == STATE_FAILED ? task->group : 0;
}

static void push_request(Walk *w, uint32_t index) {
    const Event *asked = at(w, index);
    ObjectId group = group_that_asks(w, asked);
    if (group)
        open_group(w, group, index);
    else
        push(w, (FailureStop){.kind = STOP_CANCEL, .object = asked->object, .event = index});
}

// The request to stop for which the step of [task] at [index] was made; EVENT_NONE: there is none.
static uint32_t request_before(const Walk *w, ObjectId task, uint32_t index) {
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = at(w, i - 1);
        if (e->subject != task) continue;
        if (e->kind == EVENT_TASK_CANCEL) return i - 1;
        if (e->kind == EVENT_TASK_STEP) break;
    }
    return EVENT_NONE;
}

// From before the turn that began at [step]: from what the task waited for.
static void enter_turn(Walk *w, uint32_t step) {
    const Event *e = at(w, step), *soon = cause_of(w, cause_of(w, e));
    const Event *done = cause_of(w, soon);
    ObjectId group = group_waited_for(w, done);
    uint32_t asked = e->a == STEP_CANCEL ? request_before(w, e->subject, step) : EVENT_NONE;
    if (e->a != STEP_CANCEL && has_failed(w, group))
        open_group(w, group, soon->cause);
    else if (asked != EVENT_NONE)
        push_request(w, asked);
    else if (done->kind == EVENT_FUTURE_DONE)
        open_box(w, soon->cause);
}

// ---- back through a turn

static bool is_end_of_first(const Walk *w, const Event *e) {
    if (e->kind != EVENT_FUTURE_DONE || e->a != OUTCOME_EXCEPTION) return false;
    const ModelTask *task = model_task(w->scene->model, e->subject);
    return task && !task->parent && cause_of(w, e)->kind == EVENT_TASK_END;
}

// The way of [error] before event [index], back to where it was raised; within the turn of a task,
// or else of the program that has run the loop.
static void go_back(Walk *w, uint32_t index, EventValue error, bool is_in_turn) {
    uint32_t thrown = EVENT_NONE, line = EVENT_NONE; // gen.throw(error), and the line of that
    bool began = false, is_thrown = false;
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = at(w, i - 1);
        if (i - 1 == line) {
            push_frame(w, e->subject, e->object, error, thrown);
            return;
        }
        if (e->kind == EVENT_TASK_STEP && is_in_turn) {
            if (is_thrown) enter_turn(w, i - 1);
            return;
        }
        // It gets what its first task ended with.
        if (began && !is_in_turn && is_end_of_first(w, e)) {
            open_box(w, i - 1);
            return;
        }
        if (!is_same(e->value, error)) continue;
        bool is_resume = e->kind == EVENT_FRAME_RESUME && e->a == RESUME_THROW;
        if (e->kind != EVENT_RAISE && !is_resume) continue;
        PlaceId place = is_resume ? slept_at(w, e->subject, i - 1) : e->object;
        push_frame(w, e->subject, place, error, i - 1);
        if (e->kind == EVENT_RAISE && e->a == RAISE_HERE) return;
        const Event *cause = cause_of(w, e);
        bool is_by_frame = is_resume && cause->kind == EVENT_LINE && cause->subject == e->object;
        began = true, is_thrown = is_resume;
        thrown = is_by_frame ? i - 1 : EVENT_NONE;
        line = is_by_frame ? e->cause : EVENT_NONE;
    }
}

// ---- what it has still to pass

static void push_ahead(Failure *f, FailureStop stop) {
    if (f->n_ahead < FAILURE_STOPS) f->ahead[f->n_ahead++] = stop;
}

static void push_frame_ahead(const Scene *scene, Failure *f, const ModelFrame *frame) {
    push_ahead(f, (FailureStop){.kind = STOP_FRAME,
                                .frame = frame->id,
                                .place = frame->place,
                                .line = code_line(scene, frame),
                                .code = frame->code});
}

// The task that gets what [task] ended with; 0: none is known.
static ObjectId heir_of(const Scene *scene, const ModelTask *task) {
    ObjectId waiter = model_first_waiting_task(scene->model, &task->future);
    uint32_t slot = task->future.first_callback; // or whoever waits for gather's future
    for (; slot && !waiter; slot = scene->model->callbacks[slot].next) {
        const ModelFuture *whole = model_future(scene->model, scene->model->callbacks[slot].whom);
        if (whole) waiter = model_first_waiting_task(scene->model, whole);
    }
    if (!waiter) waiter = scene_waiter(scene, task->future.id);
    for (uint32_t i = 1; !waiter && task->group && i <= scene->model->now.n_tasks; i++) {
        const ModelTask *other = &scene->model->tasks[i];
        const ModelFuture *future = model_future(scene->model, other->awaits);
        if (future && future->what == FUTURE_GROUP && future->owner == task->group)
            waiter = other->future.id;
    }
    return waiter;
}

static void look_ahead(const Scene *scene, Failure *f, const ModelFrame *frame);

// Behind a task, the frames of the task that waits for it.
static void look_behind(const Scene *scene, Failure *f, const ModelTask *task) {
    if (task->group) push_ahead(f, (FailureStop){.kind = STOP_GROUP, .object = task->group});
    ObjectId heir = heir_of(scene, task);
    const ModelFrame *frame = heir ? code_frame_of_task(scene, heir) : NULL;
    if (!frame || heir == task->future.id) return;
    push_frame_ahead(scene, f, frame);
    look_ahead(scene, f, frame);
}

// The frame of the program that runs the loop; NULL: it is not told of.
static const ModelFrame *frame_below(const Scene *scene) {
    const ModelFrame *frame = model_running_frame(scene->model), *below = frame;
    for (; frame; frame = model_frame(scene->model, frame->caller))
        if (frame->kind >= FRAME_COROUTINE) below = model_frame(scene->model, frame->caller);
    return below;
}

static void look_ahead(const Scene *scene, Failure *f, const ModelFrame *frame) {
    while (frame && f->n_ahead < FAILURE_STOPS) {
        const ModelTask *task = model_task(scene->model, frame->task);
        if (task && task->parent) {
            look_behind(scene, f, task);
            return;
        }
        bool is_asleep = task && !frame->parent && !frame->caller;
        frame = is_asleep
                    ? frame_below(scene)
                    : model_frame(scene->model, frame->parent ? frame->parent : frame->caller);
        if (frame) push_frame_ahead(scene, f, frame);
    }
}

// ---- all of it

// Nothing of it goes on or ends an exception's way.
static bool is_bookkeeping(const Event *e) {
    return e->kind == EVENT_FUTURE_DROP || e->kind == EVENT_FRAME_DROP ||
           e->kind == EVENT_HANDLE_CANCEL || e->kind == EVENT_PLACE || e->kind == EVENT_CODE;
}

static bool is_of_frame(const Event *e) {
    return e->kind == EVENT_RAISE || (e->kind == EVENT_FRAME_RESUME && e->a == RESUME_THROW) ||
           (e->kind == EVENT_FRAME_END && e->a == OUTCOME_EXCEPTION);
}

static void find_ahead_of_frame(const Scene *scene, Failure *f, FrameId id) {
    const ModelFrame *frame = model_frame(scene->model, id), *known = known_frame(scene, id);
    if (frame && frame->state == FRAME_OVER) frame = NULL;
    if (!frame && known && known->task) { // the outermost of its task has just ended
        const ModelTask *task = model_task(scene->model, known->task);
        if (task && task->parent) {
            look_behind(scene, f, task);
            return;
        }
    }
    if (!frame && known && known->parent) {
        const ModelFrame *parent = model_frame(scene->model, known->parent);
        if (parent) push_frame_ahead(scene, f, parent);
        look_ahead(scene, f, parent);
        return;
    }
    if (frame) {
        look_ahead(scene, f, frame);
        return;
    }
    frame = model_running_frame(scene->model);
    if (frame) push_frame_ahead(scene, f, frame);
    look_ahead(scene, f, frame);
}

static void turn_round(Failure *f) { // [0] is where it began
    for (int i = 0; i < f->n / 2; i++) {
        FailureStop last = f->at[f->n - 1 - i];
        f->at[f->n - 1 - i] = f->at[i];
        f->at[i] = last;
    }
}

// A step of a task that gets an exception, which no frame has seen yet.
static bool begin_with_step(Walk *w, const Event *e, uint32_t index) {
    const Event *soon = cause_of(w, cause_of(w, e)), *done = cause_of(w, soon);
    ObjectId group = group_waited_for(w, done);
    bool is_group = e->a == STEP_VALUE && has_failed(w, group);
    if (e->a != STEP_EXCEPTION && e->a != STEP_CANCEL && !is_group) return false;
    const ModelFrame *frame = code_frame_of_task(w->scene, e->subject);
    if (!frame) return false;
    w->failure->is_cancel = e->a == STEP_CANCEL;
    if (e->a == STEP_EXCEPTION) w->failure->error = event_text_value((StringId)done->value);
    w->failure->is_in_frame = true;
    push_frame(w, frame->id, frame->place, 0, index);
    enter_turn(w, index);
    look_ahead(w->scene, w->failure, frame);
    return true;
}

static bool begin_with_end(Walk *w, const Event *e, uint32_t index) {
    const ModelTask *task = model_task(w->scene->model, e->subject);
    bool is_one = e->a == OUTCOME_EXCEPTION || e->a == OUTCOME_CANCELLED;
    if (!task || !task->frame || !is_one) return false;
    w->failure->is_cancel = e->a == OUTCOME_CANCELLED;
    push(w, (FailureStop){.kind = STOP_TASK, .object = e->subject, .event = index});
    uint32_t end = e->kind == EVENT_TASK_END ? index : e->cause;
    if (at(w, end)->kind == EVENT_TASK_END) open_task(w, end);
    w->failure->error = w->failure->at[0].error;
    if (task->parent) look_behind(w->scene, w->failure, task);
    return true;
}

bool failure_of(const Scene *scene, Failure *failure) {
    *failure = (Failure){0};
    if (!scene->event || scene->trace->sources.n <= 1) return false;
    Walk walk = {.scene = scene, .trace = scene->trace, .failure = failure};
    uint32_t index = scene->model->now.n - 1;
    while (index && is_bookkeeping(at(&walk, index)))
        index--;
    const Event *e = at(&walk, index);
    bool is_one = false;
    if (is_of_frame(e)) {
        failure->error = e->value;
        failure->is_cancel = is_cancelled(scene, e->value);
        failure->is_in_frame = true;
        go_back(&walk, index + 1, e->value, scene->model->now.running_task != 0);
        if (failure->n) find_ahead_of_frame(scene, failure, failure->at[0].frame);
        is_one = failure->n > 0;
    } else if (e->kind == EVENT_TASK_STEP) {
        is_one = begin_with_step(&walk, e, index);
    } else if (e->kind == EVENT_TASK_END || e->kind == EVENT_FUTURE_DONE) {
        is_one = begin_with_end(&walk, e, index);
    }
    turn_round(failure);
    return is_one;
}

const FailureStop *failure_origin(const Failure *failure) {
    for (int i = 0; i < failure->n; i++)
        if (failure->at[i].kind == STOP_FRAME) return failure->is_cancel ? NULL : &failure->at[i];
    return NULL;
}

const char *failure_name(const Scene *scene, const Failure *failure) {
    if (failure->is_cancel) return "CancelledError";
    if (!failure->error) return "ExceptionGroup";
    const char *text = trace_text(scene->trace, event_value_text(failure->error));
    size_t n = strcspn(text, ":(");
    return arena_copy(scene->view->arena, text, n);
}
