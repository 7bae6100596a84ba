// Under the hood as a part of the app.
#include "program/program.h"
#include "view/app/app_parts.h"

// It is a part of the loop view.
void app_toggle_hood(App *app) {
    bool is_seen = app->hood.is_on && app->screen == VIEW_LOOP;
    if (app->screen == VIEW_SHELF) return;
    if (app->screen == VIEW_HALL) app_change_screen(app);
    if (app->screen == VIEW_COMPARE) app_compare(app);
    app->hood.is_on = !is_seen;
    app->stage.tab_of_hood = 0;
    if (is_seen) hood_forget(&app->hood);
    app->is_hood_late = app->hood.is_on;
}

static uint32_t event_shown(const App *app) {
    uint64_t position = app->now.position;
    return app->record && position ? (uint32_t)position - 1 : EVENT_NONE;
}

static HoodPlace place_of(const Event *event) {
    return (HoodPlace){event_site_path(event->site), event_site_line(event->site)};
}

static bool gives_turn(const Event *event) {
    return event->kind == EVENT_TASK_STEP || event->kind == EVENT_HANDLE_BEGIN;
}

// Of what the program does, the loop's event that gave it the turn; of what the loop does, its
// cause.
static void tell_before(Hood *hood, const Model *model) {
    enum { MOST = 4096 };
    hood->before = (HoodPlace){.path = ""};
    uint32_t last = model->now.n - 1;
    const Event *event = trace_at(model->trace, last);
    hood->is_cause = !event_is_of_program(event);
    if (hood->is_cause) {
        if (event->cause == EVENT_NONE) return;
        HoodPlace cause = place_of(trace_at(model->trace, event->cause));
        bool is_same = cause.path == hood->place.path && cause.line == hood->place.line;
        if (!is_same) hood->before = cause;
        return;
    }
    for (uint32_t i = last; i > 0 && last - i < MOST && !hood->before.path[0]; i--)
        if (gives_turn(trace_at(model->trace, i - 1)))
            hood->before = place_of(trace_at(model->trace, i - 1));
}

void app_tell_hood(App *app) {
    enum { MOST = 100 };
    Hood *hood = &app->hood;
    const Model *model = &app->now.models[app->run];
    uint32_t event = event_shown(app);
    if (event != EVENT_NONE && event == hood->seen) return; // it was told before
    hood->place = (HoodPlace){.path = ""};
    if (!model->now.n) return;
    // What a C program tells itself has no line of the scheduler's: then it is where it was.
    for (uint32_t i = model->now.n; i > 0 && model->now.n - i < MOST && !hood->place.path[0]; i--)
        hood->place = place_of(trace_at(model->trace, i - 1));
    tell_before(hood, model);
}

void app_follow_hood(App *app) {
    enum { SLICE_NS = 6 * 1000000 };
    app->is_hood_late = false;
    if (!app->hood.is_on || app->screen != VIEW_LOOP) return;
    app_tell_hood(app);
    app->is_hood_late = !hood_follow(&app->hood, app->program, event_shown(app), SLICE_NS);
}
