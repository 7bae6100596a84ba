// The chain of causes is followed from event to event, so it is what made things happen, not a
// guess.
#include "view/stage/scene.h"

#include "view/lesson/predict_panel.h"
#include "view/stage/failure.h"

#include <string.h>

#include "view/parts/light.h"

#define SECOND INT64_C(1000000000)
#define MS     INT64_C(1000000)

// ---- the chain of causes

// Follows the causes from the handle's CALL_SOON on: what made it ready.
static void follow_reason(Scene *scene, uint32_t index) {
    enum { MOST = 12 };
    Chain *chain = &scene->chain;
    for (int i = 0; i < MOST && index != EVENT_NONE; i++) {
        const Event *e = trace_at(scene->trace, index);
        switch ((EventKind)e->kind) {
        case EVENT_FUTURE_DONE:
            if (chain->done == EVENT_NONE) chain->done = index, chain->future = e->subject;
            break;
        case EVENT_TIMER_DUE: chain->due = index; return;
        case EVENT_TASK_NEW:
        case EVENT_TASK_YIELD:
        case EVENT_TASK_CANCEL:
        case EVENT_TASK_STEP: chain->other = index; return;
        default: break;
        }
        index = e->cause;
    }
}

static bool is_own_story(EventKind kind) {
    return kind == EVENT_TIMER_DUE || kind == EVENT_CALL_SOON || kind == EVENT_FUTURE_DONE;
}

// Whether what the present handle is for is still in the running place.
static bool is_running(const Model *model) {
    const ModelHandle *handle = model_running(model);
    bool is_turn = handle && (handle->what == HANDLE_TASK_STEP || handle->what == HANDLE_TASK_WAKE);
    const ModelTask *task = is_turn ? model_task(model, handle->whom) : NULL;
    bool has_begun = model_event(model)->kind != EVENT_HANDLE_BEGIN;
    return handle && (!task || !has_begun || task->state == STATE_RUNNING);
}

static void follow(Scene *scene) {
    enum { MOST = 12 };
    Chain *chain = &scene->chain;
    *chain = (Chain){.last = EVENT_NONE,
                     .step = EVENT_NONE,
                     .begin = EVENT_NONE,
                     .soon = EVENT_NONE,
                     .done = EVENT_NONE,
                     .due = EVENT_NONE,
                     .other = EVENT_NONE};
    if (!scene->event) return;
    uint32_t index = chain->last = scene->model->now.n - 1;
    // What happens while a handle runs has its step for a cause; a call that was made, a timer that
    // fell due or a future that was filled is told by itself.
    if (is_own_story((EventKind)scene->event->kind)) {
        follow_reason(scene, index);
        return;
    }
    if (!is_running(scene->model)) return;
    for (int i = 0; i < MOST && index != EVENT_NONE; i++) {
        const Event *e = trace_at(scene->trace, index);
        if (e->kind == EVENT_TASK_STEP) chain->step = index;
        if (e->kind == EVENT_HANDLE_BEGIN) {
            chain->begin = index;
            chain->soon = e->cause;
            follow_reason(scene, e->cause);
            return;
        }
        index = e->cause;
    }
}

// What the last event is about.
static void find_subject(Scene *scene) {
    const Event *e = scene->event;
    if (!e) return;
    switch ((EventKind)e->kind) {
    case EVENT_CALL_SOON:
    case EVENT_CALL_AT:
    case EVENT_TIMER_DUE:
    case EVENT_HANDLE_CANCEL:
    case EVENT_HANDLE_BEGIN:
    case EVENT_HANDLE_END: scene->now_handle = e->subject; break;
    case EVENT_TASK_NEW:
    case EVENT_TASK_NAME:
    case EVENT_TASK_STEP:
    case EVENT_TASK_YIELD:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_CANCEL:
    case EVENT_TASK_END:
    case EVENT_OUTPUT:
    case EVENT_MARK: scene->now_task = e->subject; break;
    case EVENT_SYNC_STATE: scene->now_task = e->object; break;
    default: break;
    }
}

// Unless the person goes from event to event, the sentence is that of the last event that matters:
// bookkeeping and marks for the picture come after it. What was asked for tells itself.
static bool is_told(const Scene *scene, const Event *e) {
    ViewGrain grain = scene->view->grain;
    if (e->kind == EVENT_OUTPUT) return grain == VIEW_GRAIN_OUTPUT;
    if (e->kind == EVENT_ITERATION) return grain == VIEW_GRAIN_ITERATION;
    return why_matters(scene->trace, e);
}

static bool make_why(Scene *scene) {
    enum { MOST = 256 };
    Hold hold; // the time that is shown is within one
    if (scene->time_ns > scene->model->now.time_ns &&
        hold_at(scene->trace, scene->model->now.n, &hold) &&
        why_make_hold(scene->model, &hold, &scene->why)) {
        scene->holds = true;
        return true;
    }
    Model at = *scene->model; // borrows everything; only the position is another
    uint32_t last = at.now.n;
    bool is_exact = scene->view->grain == VIEW_GRAIN_EVENT || predict_is_revealed(scene->view);
    for (int i = 0; !is_exact && i < MOST && at.now.n; i++) {
        const Event *e = trace_at(scene->trace, at.now.n - 1);
        if (is_told(scene, e)) break;
        at.now.n--;
    }
    if (!at.now.n) at.now.n = last;
    return why_make(&at, &scene->why);
}

// ---- bays

static bool fits_bay(const Bay *bay, const ModelTask *task, ObjectId owner) {
    return bay->state == task->state && bay->label == task->await_label && bay->owner == owner;
}

// So few that each can be seen.
static bool is_few(const Scene *scene, TaskState state) {
    bool has_room = scene->view->is_slide || !scene->view->is_small;
    return has_room && scene->model->now.by_state[state] <= 3;
}

static void add_to_bay(Scene *scene, const ModelTask *task) {
    const ModelFuture *future = model_future(scene->model, task->awaits);
    ObjectId owner = future && model_sync(scene->model, future->owner) ? future->owner : 0;
    int i = is_few(scene, task->state) ? scene->n_bays : 0;
    while (i < scene->n_bays && !fits_bay(&scene->bays[i], task, owner))
        i++;
    if (i == SCENE_BAYS) return;
    if (i == scene->n_bays)
        scene->bays[scene->n_bays++] = (Bay){task->state, task->await_label, owner, task, 0};
    scene->bays[i].n++;
}

Scene scene_at(View *view, const Cursor *cursor, int64_t time_ns) {
    const Model *model = &cursor->models[view->run];
    Scene scene = {.view = view,
                   .model = model,
                   .trace = model->trace,
                   .track = view->stages[view->run],
                   .run = view->run,
                   .time_ns = time_ns,
                   .event = model_event(model)};
    follow(&scene);
    find_subject(&scene);
    scene.has_why = make_why(&scene) && !predict_hides_why(view);
    const uint32_t *by = model->now.by_state;
    if (!by[STATE_ON_FUTURE] && !by[STATE_ON_IO] && !by[STATE_IN_WORKER]) return scene;
    for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
        TaskState state = model->tasks[i].state;
        if (state == STATE_ON_FUTURE || state == STATE_ON_IO || state == STATE_IN_WORKER)
            add_to_bay(&scene, &model->tasks[i]);
    }
    return scene;
}

// ---- where the causes' numbers stand

static CausePlace place_of(const Scene *scene, int i) {
    if (scene->holds) return i ? CAUSE_QUEUE : CAUSE_CARD;
    const Chain *chain = &scene->chain;
    const WhyCause *cause = &scene->why.causes[i];
    uint32_t event = cause->event;
    if (chain->due != EVENT_NONE) {
        bool is_due = event == chain->due || event == trace_at(scene->trace, chain->due)->cause;
        if (is_due) return CAUSE_FIRED;
    }
    const ModelHandle *handle = cause->handle ? model_handle(scene->model, cause->handle) : NULL;
    if (handle && handle->place == PLACE_TIMERS) return CAUSE_PENDING;
    bool is_turn = event == chain->begin || event == chain->soon || event == chain->step;
    bool is_slot = event == chain->done || event == chain->other;
    if (is_slot && !scene->failure) return CAUSE_SLOT; // else the way of the exception stands there
    SourceId source;
    if (light_line_of_cause(scene, cause, &source)) return CAUSE_LINE;
    return is_turn ? CAUSE_CARD : CAUSE_ROW;
}

int scene_number(const Scene *scene, CausePlace place, uint32_t id) {
    int n = scene->has_why ? scene->why.n_causes : 0, last_row = -1;
    bool has_slot = false;
    for (int i = 0; i < n; i++) {
        if (scene->why.causes[i].event == EVENT_NONE) continue;
        CausePlace at = place_of(scene, i);
        has_slot |= at == CAUSE_SLOT;
        if (at == CAUSE_ROW) last_row = i;
    }
    // Whatever filled the future or made the task ready stands in the slot, under another name too.
    bool is_slot_free = !has_slot && !scene->failure && !scene->holds &&
                        (scene->chain.done != EVENT_NONE || scene->chain.other != EVENT_NONE);
    for (int i = 0; i < n; i++) {
        const WhyCause *cause = &scene->why.causes[i];
        if (cause->event == EVENT_NONE) continue;
        CausePlace at = place_of(scene, i);
        if (is_slot_free && i == last_row) at = CAUSE_SLOT;
        if (at != place) continue;
        if (at == CAUSE_PENDING && cause->handle != id) continue;
        if ((at == CAUSE_ROW || at == CAUSE_QUEUE) && cause->object != id) continue;
        return i + 1;
    }
    return 0;
}

ObjectId scene_waiter(const Scene *scene, ObjectId future) {
    enum { MOST = 4 };
    const ModelFuture *known = model_future(scene->model, future);
    ObjectId waiter = known ? model_first_waiting_task(scene->model, known) : 0;
    for (int i = 0; !waiter && future && scene->track && i < MOST; i++) {
        future = stage_wakes(scene->track, future);
        if (model_task(scene->model, future)) waiter = future;
    }
    return waiter;
}

// ---- times

// Whether the run is so long that its instants are told as on a clock.
static bool is_long(const Scene *scene) {
    return trace_time(scene->trace, scene->trace->n) >= 120 * SECOND;
}

// A program's clock goes on by microseconds whenever it is read: of an instant only so much is
// told as anybody means by it.
static int64_t rounded(const Scene *scene, int64_t ns) {
    int64_t unit = scene->trace->sources.n > 1 && ns >= SECOND ? 10 * MS : MS;
    if (ns > INT64_MAX - unit) return ns; // a timer for ever
    return (ns + unit / 2) / unit * unit;
}

const char *scene_instant(const Scene *scene, int64_t ns) {
    ns = rounded(scene, ns);
    if (is_long(scene)) return tr_clock(scene->view->arena, scene->view->tr, ns);
    return tr_seconds(scene->view->arena, scene->view->tr, ns);
}

const char *scene_duration(const Scene *scene, int64_t ns) {
    ns = rounded(scene, ns);
    if (ns >= 120 * SECOND) return tr_clock(scene->view->arena, scene->view->tr, ns);
    return tr_seconds(scene->view->arena, scene->view->tr, ns);
}

const char *scene_left(const Scene *scene, int64_t due_ns) {
    int64_t left = rounded(scene, due_ns > scene->time_ns ? due_ns - scene->time_ns : 0);
    if (scene->time_ns != scene->model->now.time_ns) {
        int64_t unit = left >= 10 * SECOND ? SECOND : SECOND / 10;
        left = (left + unit - 1) / unit * unit;
    }
    return scene_duration(scene, left);
}

static const char *with_time(const Scene *scene, const char *key, const char *time) {
    return TR(scene->view->arena, scene->view->tr, key, {"time", .text = time});
}

static const char *at_instant(const Scene *scene, const char *key, const char *long_key,
                              int64_t ns) {
    return with_time(scene, is_long(scene) ? long_key : key, scene_instant(scene, ns));
}

// ---- names

const char *scene_task_name(const Scene *scene, const ModelTask *task) {
    return trace_text(scene->trace, task->name);
}

const char *scene_future_name(const Scene *scene, ObjectId future) {
    const ModelTask *task = model_task(scene->model, future);
    if (task) return scene_task_name(scene, task);
    const TraceObject *object = trace_object(scene->trace, future);
    return object ? arena_printf(scene->view->arena, "F%u", object->ordinal) : "";
}

static const char *sync_kind(const Scene *scene, SyncKind what) {
    static const char *const names[] = {
        [SYNC_LOCK] = "lock",
        [SYNC_EVENT] = "event",
        [SYNC_CONDITION] = "condition",
        [SYNC_SEMAPHORE] = "semaphore",
        [SYNC_QUEUE] = "queue",
        [SYNC_LIFO_QUEUE] = "stack",
        [SYNC_PRIORITY_QUEUE] = "priority",
        [SYNC_GROUP] = "group",
        [SYNC_BARRIER] = "barrier",
    };
    const char *key = arena_printf(scene->view->arena, "stage.sync.%s", names[what]);
    return tr(scene->view->tr, key);
}

const char *scene_sync_name(const Scene *scene, const ModelSync *sync) {
    if (sync->name) return trace_text(scene->trace, sync->name);
    return arena_printf(scene->view->arena, "%s %u", sync_kind(scene, sync->what), sync->ordinal);
}

const char *scene_awaits(const Scene *scene, const ModelTask *task) {
    const char *label = trace_text(scene->trace, task->await_label);
    const ModelTask *other = model_task(scene->model, task->awaits);
    if (other) return scene_task_name(scene, other);
    const ModelFuture *future = model_future(scene->model, task->awaits);
    const ModelSync *sync = future ? model_sync(scene->model, future->owner) : NULL;
    if (!sync || sync->what == SYNC_GROUP || !sync->name) return label;
    return arena_printf(scene->view->arena, "%s %s", label, scene_sync_name(scene, sync));
}

// ---- why a task does not run

enum { PLACES_TOLD = 999 };

static const char *in_queue(const Scene *scene, const ModelTask *task) {
    View *view = scene->view;
    uint32_t place = 0;
    const ModelHandle *handle = model_ready_first(scene->model);
    for (; handle && handle->id != task->handle && place < PLACES_TOLD; place++)
        handle = model_ready_next(scene->model, handle);
    bool tells = beloop_is_open(view); // in so many words
    if (!handle || place == PLACES_TOLD || tells) return tr(view->tr, "stage.why.ready");
    if (!place) return tr(view->tr, "stage.why.next");
    return TR(view->arena, view->tr, "stage.why.ahead", {"n", .number = place});
}

static FutureFor use_of(const Scene *scene, ObjectId future) {
    return (FutureFor)trace_at(scene->trace, trace_object(scene->trace, future)->born)->a;
}

// Its place among those that wait for the same of a lock or queue: an item, room, or all done.
static uint32_t place_in_line(const Scene *scene, const ModelSync *sync, ObjectId future) {
    FutureFor use = use_of(scene, future);
    uint32_t place = 0;
    for (ObjectId id = sync->first_waiter; id && id != future && place < PLACES_TOLD;) {
        const ModelFuture *waiter = model_future(scene->model, id);
        place += use_of(scene, id) == use;
        id = waiter ? waiter->next_waiter : 0;
    }
    return place;
}

// Whether those that wait are served one after another, and not all at once.
static bool is_line(const Scene *scene, const ModelSync *sync, ObjectId future) {
    FutureFor use = use_of(scene, future);
    return sync->what != SYNC_BARRIER && use != FUTURE_EVENT && use != FUTURE_JOIN;
}

// What has not come to pass yet.
static const char *on_nobody(const Scene *scene, const ModelSync *sync, ObjectId future) {
    static const char *const keys[] = {
        [FUTURE_GET] = "stage.why.item",
        [FUTURE_PUT] = "stage.why.room",
        [FUTURE_JOIN] = "stage.why.work",
        [FUTURE_EVENT] = "stage.why.set",
        [FUTURE_GROUP] = "stage.why.group",
        [FUTURE_CONDITION] = "stage.why.notified",
        [FUTURE_LOCK] = "stage.why.lock",
        [FUTURE_SEMAPHORE] = "stage.why.permit",
        [FUTURE_WORKER] = NULL,
    };
    View *view = scene->view;
    if (sync && sync->what == SYNC_BARRIER)
        return TR(view->arena, view->tr, "stage.why.barrier", {"n", .number = sync->n_waiters},
                  {"total", .number = sync->capacity});
    const char *key = keys[use_of(scene, future)];
    return tr(view->tr, key ? key : "stage.why.empty");
}

static const char *on_sync(const Scene *scene, const ModelTask *task, const ModelSync *sync) {
    View *view = scene->view;
    bool has_line = is_line(scene, sync, task->awaits);
    uint32_t place = has_line ? place_in_line(scene, sync, task->awaits) : 0;
    if (place) return TR(view->arena, view->tr, "stage.why.line", {"n", .number = place});
    const ModelTask *holder = model_task(scene->model, sync->holder);
    if (holder)
        return TR(view->arena, view->tr, "stage.why.held",
                  {"name", .text = scene_task_name(scene, holder)});
    return on_nobody(scene, sync, task->awaits);
}

static const char *on_future(const Scene *scene, const ModelTask *task) {
    View *view = scene->view;
    const ModelTask *other = model_task(scene->model, task->awaits);
    if (other)
        return TR(view->arena, view->tr, "stage.why.until",
                  {"name", .text = scene_task_name(scene, other)});
    const ModelFuture *future = model_future(scene->model, task->awaits);
    const ModelSync *sync = future ? model_sync(scene->model, future->owner) : NULL;
    if (sync && sync->what != SYNC_GROUP) return on_sync(scene, task, sync);
    if (future && future->n_parts > 1)
        return TR(view->arena, view->tr, "stage.why.parts", {"n", .number = future->n_parts_done},
                  {"total", .number = future->n_parts});
    if (future) return on_nobody(scene, NULL, task->awaits);
    return at_instant(scene, "stage.why.since", "stage.why.since-clock", task->since_ns);
}

const char *scene_why_not(const Scene *scene, const ModelTask *task) {
    const Tr *texts = scene->view->tr;
    int64_t due_ns = scene->track ? stage_due_ns(scene->track, task->awaits) : -1;
    switch (task->state) {
    case STATE_CREATED: return tr(texts, "stage.why.created");
    case STATE_READY: return predict_hides_queue(scene->view) ? "" : in_queue(scene, task);
    case STATE_RUNNING: {
        const Failure *failure = scene->failure;
        bool has_one = failure && failure->is_in_frame;
        return tr(texts, !has_one             ? "stage.why.runs"
                         : failure->is_cancel ? "stage.why.stopped"
                                              : "stage.why.exception");
    }
    case STATE_ON_TIMER:
        if (predict_hides_timers(scene->view)) return "";
        if (due_ns < 0) break;
        if (due_ns <= scene->model->now.time_ns)
            return with_time(scene, "stage.why.fired", scene_instant(scene, due_ns));
        if (due_ns - scene->time_ns < 500000) return tr(scene->view->tr, "stage.why.timer-now");
        return with_time(scene, "stage.why.timer", scene_left(scene, due_ns));
    case STATE_IN_WORKER:
        if (due_ns < 0 || predict_hides_timers(scene->view)) break;
        return with_time(scene, "stage.why.worker", scene_left(scene, due_ns));
    case STATE_ON_FUTURE: return on_future(scene, task);
    case STATE_DONE:
        return at_instant(scene, "stage.why.done", "stage.why.done-clock", task->since_ns);
    case STATE_FAILED:
        return at_instant(scene, "stage.why.failed", "stage.why.failed-clock", task->since_ns);
    case STATE_CANCELLED:
        if (trace_at(scene->trace, task->since_event)->a == OUTCOME_PENDING)
            return at_instant(scene, "stage.why.destroyed", "stage.why.destroyed-clock",
                              task->since_ns);
        return at_instant(scene, "stage.why.cancelled", "stage.why.cancelled-clock",
                          task->since_ns);
    case STATE_ON_IO:
    case TASK_STATES: break;
    }
    return at_instant(scene, "stage.why.since", "stage.why.since-clock", task->since_ns);
}

// ---- looks

Look scene_look(TaskState state) {
    static const Look looks[] = {
        [STATE_CREATED] = LOOK_CREATED,  [STATE_READY] = LOOK_READY,
        [STATE_RUNNING] = LOOK_RUNNING,  [STATE_ON_TIMER] = LOOK_TIMER,
        [STATE_ON_FUTURE] = LOOK_FUTURE, [STATE_ON_IO] = LOOK_IO,
        [STATE_IN_WORKER] = LOOK_WORKER, [STATE_DONE] = LOOK_DONE,
        [STATE_FAILED] = LOOK_FAILED,    [STATE_CANCELLED] = LOOK_CANCELLED,
    };
    return looks[state];
}

int scene_identity(const Scene *scene, ObjectId task) {
    const TraceObject *object = trace_object(scene->trace, task);
    bool is_task = trace_object_kind(scene->trace, task) == OBJECT_TASK;
    return is_task ? (int)object->ordinal - 1 : -1;
}

Chip scene_chip(const Scene *scene, const ModelTask *task) {
    // While somebody guesses who comes next, all that could look alike, and nothing is said of why.
    bool is_veiled = predict_hides_queue(scene->view) && !state_is_over(task->state);
    Look look = is_veiled ? LOOK_FUTURE : scene_look(task->state);
    return (Chip){.look = look,
                  .identity = scene_identity(scene, task->future.id),
                  .name = scene_task_name(scene, task),
                  .icon = is_veiled ? ICON_NONE : theme_look(scene->view->ui->theme, look).icon,
                  .is_hot = scene_is_hot(scene, task->future.id),
                  .is_selected = scene_is_selected(scene, task->future.id)};
}

ObjectId scene_handle_task(const Scene *scene, const ModelHandle *handle) {
    bool is_turn = handle->what == HANDLE_TASK_STEP || handle->what == HANDLE_TASK_WAKE;
    return is_turn && model_task(scene->model, handle->whom) ? handle->whom : 0;
}

ObjectId scene_handle_future(const Scene *scene, const ModelHandle *handle) {
    bool is_known = trace_object_kind(scene->trace, handle->whom) == OBJECT_FUTURE;
    return handle->what == HANDLE_FILL && is_known ? handle->whom : 0;
}

Chip scene_handle_chip(const Scene *scene, const ModelHandle *handle) {
    Chip chip = {.look = LOOK_READY, .identity = -1, .icon = ICON_READY, .name = ""};
    ObjectId task = scene_handle_task(scene, handle), future = scene_handle_future(scene, handle);
    if (task) {
        chip.identity = scene_identity(scene, task);
        chip.name = scene_task_name(scene, model_task(scene->model, task));
        chip.is_hot = scene_is_hot(scene, task);
        chip.is_selected = scene_is_selected(scene, task);
    } else if (future) {
        ObjectId waits = scene_waiter(scene, future);
        chip.name = scene_future_name(scene, future);
        chip.icon = ICON_BOX;
        chip.is_hot = waits && scene_is_hot(scene, waits);
    } else {
        chip.name = trace_text(scene->trace, handle->label);
        chip.icon = ICON_BOLT;
        if (!chip.name[0]) chip.name = tr(scene->view->tr, "stage.callback");
    }
    return chip;
}

BoxLook scene_box(const Scene *scene, ObjectId id) {
    const ModelFuture *future = model_future(scene->model, id);
    Outcome outcome = future ? future->outcome : OUTCOME_PENDING;
    bool is_now = id && id == scene->chain.future; // even if it is forgotten by now
    if (is_now) outcome = (Outcome)trace_at(scene->trace, scene->chain.done)->a;
    if (outcome == OUTCOME_PENDING) return BOX_EMPTY;
    if (outcome == OUTCOME_EXCEPTION) return BOX_BROKEN;
    if (outcome == OUTCOME_CANCELLED) return BOX_CANCELLED;
    return is_now ? BOX_NOW : BOX_FULL;
}

// ---- pointing

ViewThing scene_task_thing(const Scene *scene, ObjectId task) {
    return (ViewThing){VIEW_TASK, scene->run, task};
}

bool view_point(View *view, Rect rect, ViewThing thing) {
    Ui *ui = view->ui;
    if (thing.kind == VIEW_NOTHING) return false;
    bool is_focused, is_chosen = ui_thing(ui, thing.kind, thing.id, rect, &is_focused);
    if (is_focused) view->next_pointed = thing; // it lights up everywhere, as for the mouse
    if (is_chosen) return true;
    if (!rect_has(rect, ui->mouse_x, ui->mouse_y)) return false;
    if (!ui->is_by_keys) view->next_pointed = thing;
    if (!ui->mouse_pressed) return false;
    ui->mouse_pressed = false;
    return true;
}

bool scene_point(const Scene *scene, Rect rect, ViewThing thing) {
    return view_point(scene->view, rect, thing);
}

bool scene_is_pointed(const Scene *scene, ViewThing thing) {
    return view_same(scene->view->pointed, thing);
}

void view_mark(View *view, Rect rect) {
    Ui *ui = view->ui;
    float w = (float)ui_px(ui, 1.5F);
    draw_box(&ui->list, rect, (Box){0, ui->theme->text, BORDER_SOLID, w, 6 * ui->scale});
}

void scene_mark(const Scene *scene, Rect rect) {
    view_mark(scene->view, rect);
}

void scene_ring(const Scene *scene, Rect rect, ViewThing thing) {
    if (scene_is_pointed(scene, thing)) scene_mark(scene, rect);
}

bool scene_is_hot(const Scene *scene, ObjectId task) {
    return light_on_task(scene, task);
}

bool scene_is_selected(const Scene *scene, ObjectId task) {
    return task && scene->view->stage->pinned[scene->run] == task;
}

void view_pin(View *view, ViewThing task) {
    if (beloop_is_open(view)) {
        beloop_choose(view, pick_of_task(&view->now->models[task.run], task.id));
        return;
    }
    ObjectId *pinned = &view->stage->pinned[task.run];
    *pinned = *pinned == task.id ? 0 : task.id;
    view->ui->wants_frame = true;
}

void scene_pin(const Scene *scene, ObjectId task) {
    view_pin(scene->view, scene_task_thing(scene, task));
}

void scene_choose_frame(const Scene *scene, FrameId frame) {
    StageState *stage = scene->view->stage;
    stage->frame = stage->frame == frame ? 0 : frame;
    stage->variables_from = 0;
    scene->view->ui->wants_frame = true;
}

// ---- text that fits

int scene_label(const Scene *scene, Rect rect, TextStyle style, Color color, UiAlign align,
                const char *const *texts, int n) {
    Ui *ui = scene->view->ui;
    for (int i = 0; i < n; i++)
        if (texts[i] && text_width(ui->list.text, style, texts[i]) <= rect.w)
            return ui_label(ui, rect, style, color, align, texts[i]);
    return 0;
}

int scene_word(const Scene *scene, Rect rect, TextStyle style, Color color, UiAlign align,
               const char *text) {
    return scene_label(scene, rect, style, color, align, &text, 1);
}

void scene_hold_label(const Scene *scene, const Hold *hold, Rect row, int x0, int x1,
                      int handle_x) {
    Ui *ui = scene->view->ui;
    PlaceId place = hold_place(scene->trace, hold);
    if (!place || row.h < ui_px(ui, 12)) return;
    size_t n;
    const char *call = trace_place_text(scene->trace, place, &n);
    const char *end = memchr(call, '\n', n);
    call = arena_copy(scene->view->arena, call, end ? (size_t)(end - call) : n);
    TextStyle style = ui_mono(ui, 12, 600);
    const char *brief = arena_printf(scene->view->arena, "%.*s(…)", (int)strcspn(call, "("), call);
    const char *texts[2] = {call, brief};
    // On one side of the handle, which would cut it: where it is full, or else behind.
    int middle = handle_x < x0 ? x0 : handle_x > x1 ? x1 : handle_x, pad = ui_px(ui, 6);
    for (int i = 0; i < 2; i++) {
        int w = text_width(ui->list.text, style, texts[i]) + 2 * pad;
        bool fits_full = w <= middle - x0;
        if (!fits_full && w > x1 - middle) continue;
        Rect rect = {(fits_full ? x0 : middle) + pad, row.y, w - 2 * pad + 1, row.h};
        ui_label(ui, rect, style, fits_full ? ui->theme->ink : ui->theme->text, UI_LEFT, texts[i]);
        return;
    }
}
