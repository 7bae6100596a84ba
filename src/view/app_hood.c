// Under the hood as a part of the app.
#include "program/program.h"
#include "view/app_parts.h"

void app_toggle_hood(App *app) {
    app->hood.is_on = !app->hood.is_on;
    if (!app->hood.is_on) hood_forget(&app->hood);
    app->is_hood_late = app->hood.is_on;
}

void app_follow_hood(App *app) {
    enum { SLICE_NS = 6 * 1000000 };
    app->is_hood_late = false;
    if (!app->hood.is_on || app->screen != VIEW_LOOP) return;
    uint64_t position = app->now.position;
    uint32_t event = app->record && position ? (uint32_t)position - 1 : EVENT_NONE;
    app->is_hood_late = !hood_follow(&app->hood, app->program, event, SLICE_NS);
}
