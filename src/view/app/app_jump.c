// Jumps over everything else: to the next step or event of the task that is selected, to the next
// output, exception, timer, bookmark; and back.
#include "program/program.h"
#include "view/app/app_parts.h"

// ---- whose

// The run that jumps are about.
static int run_of(const App *app) {
    int run = app->screen == VIEW_LOOP ? app->run : cursor_now(&app->now).trace;
    return run < 0 ? HALL_TABLE_TO_TABLE : run;
}

// The task that is selected, else pointed at, else running, else ran last; 0: none.
static ObjectId task_of(const App *app, int run) {
    const Model *model = &app->now.models[run];
    if (app->stage.pinned[run]) return app->stage.pinned[run];
    if (app->pointed.kind == VIEW_TASK && app->pointed.run == run) return app->pointed.id;
    if (model->now.running_task || !model->now.n_steps) return model->now.running_task;
    uint32_t step = model->trace->lists[TRACE_STEPS].at[model->now.n_steps - 1];
    return trace_at(model->trace, step)->subject;
}

static void step_task(App *app, bool forward) {
    int run = run_of(app);
    ObjectId task = task_of(app, run);
    uint64_t from = app->now.position;
    if (task && cursor_step_of(&app->now, run, task, forward)) app_arrive(app, from);
}

// ---- what

typedef enum JumpTo { TASK_EVENT, OUTPUT, EXCEPTION, TIMER } JumpTo;

typedef struct Wanted {
    JumpTo what;
    const Trace *trace; // of the task
    ObjectId task;
} Wanted;

static bool is_about(const Event *e, ObjectId task) {
    switch (e->kind) {
    case EVENT_TASK_NEW:
    case EVENT_TASK_STEP:
    case EVENT_TASK_YIELD:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_CANCEL:
    case EVENT_TASK_END:
    case EVENT_FUTURE_DONE:
    case EVENT_OUTPUT: return e->subject == task;
    case EVENT_CALL_SOON: // it is ready
    case EVENT_SYNC_STATE: return e->object == task;
    default: return false;
    }
}

static bool is_failure(const Event *e) {
    if (e->kind == EVENT_RAISE) return true;
    return (e->kind == EVENT_TASK_END || e->kind == EVENT_FUTURE_DONE) && e->a == OUTCOME_EXCEPTION;
}

static bool is_wanted(void *data, const Trace *trace, uint32_t index) {
    const Wanted *wanted = data;
    const Event *e = trace_at(trace, index);
    switch (wanted->what) {
    case TASK_EVENT: return trace == wanted->trace && is_about(e, wanted->task);
    case OUTPUT: return e->kind == EVENT_OUTPUT;
    case EXCEPTION: return is_failure(e);
    case TIMER: return e->kind == EVENT_TIMER_DUE;
    }
    return false;
}

static void jump(App *app, JumpTo what, bool forward) {
    int run = run_of(app);
    Wanted wanted = {what, app->now.traces[run], task_of(app, run)};
    uint64_t from = app->now.position;
    if (what == TASK_EVENT && !wanted.task) return;
    if (cursor_find(&app->now, forward, is_wanted, &wanted)) app_arrive(app, from);
}

// ---- bookmarks

static Bookmark here(const App *app) {
    return (Bookmark){app->now.position, app->time_ns};
}

void app_open_bookmarks(App *app) {
    const Trace *trace = app->record;
    bool is_program = app->program && trace->sources.n > 1;
    const Event *source = is_program ? trace_source(trace, 1) : NULL;
    bool is_kept = source && app->keeps_progress;
    bookmarks_open(&app->bookmarks, is_kept ? trace_text(trace, (StringId)source->value) : NULL,
                   is_kept ? trace_text(trace, source->object) : NULL, app_depth(app));
}

static void go_to_bookmark(App *app, bool forward) {
    const Bookmark *mark = bookmarks_next(&app->bookmarks, here(app), forward);
    if (!mark) return;
    app_go_to_position(app, mark->position);
    if (mark->time_ns > app->time_ns) {
        app_go_to(app, mark->time_ns); // between two events
        if (app->now.position != mark->position) app_go_to_position(app, mark->position);
    }
}

bool app_jump(App *app, Action action) {
    switch (action) {
    case ACTION_TASK_FORWARD: step_task(app, true); break;
    case ACTION_TASK_BACK: step_task(app, false); break;
    case ACTION_EVENT_FORWARD: jump(app, TASK_EVENT, true); break;
    case ACTION_EVENT_BACK: jump(app, TASK_EVENT, false); break;
    case ACTION_NEXT_OUTPUT: jump(app, OUTPUT, true); break;
    case ACTION_PREVIOUS_OUTPUT: jump(app, OUTPUT, false); break;
    case ACTION_NEXT_EXCEPTION: jump(app, EXCEPTION, true); break;
    case ACTION_PREVIOUS_EXCEPTION: jump(app, EXCEPTION, false); break;
    case ACTION_NEXT_TIMER: jump(app, TIMER, true); break;
    case ACTION_PREVIOUS_TIMER: jump(app, TIMER, false); break;
    case ACTION_BOOKMARK: bookmarks_toggle(&app->bookmarks, here(app)); break;
    case ACTION_NEXT_BOOKMARK: go_to_bookmark(app, true); break;
    case ACTION_PREVIOUS_BOOKMARK: go_to_bookmark(app, false); break;
    case ACTION_NO_BOOKMARKS: bookmarks_clear(&app->bookmarks); break;
    default: return false;
    }
    return true;
}
