// The hall of a program: when there is one, and what it is made from.
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/hall/task_hall.h"

enum { SLICES = 50 }; // two seconds

void app_change_screen(App *app) {
    bool has_hall = !app->record || task_hall_has(app->record);
    if (app->screen == VIEW_HALL || !has_hall) {
        app->screen = VIEW_LOOP;
        app_end_pair(app);
        return;
    }
    app->screen = VIEW_HALL;
    app->edit.is_open = false;
    if (!app->record) return;
    app_end_pair(app);
    if (app->pair.is_for_hall && app_begin_pair(app))
        app->pair.left = app->teach.lesson != NULL; // the author's way that is left behind first
}

bool app_prepare_hall(App *app) {
    enum { EVENTS = 1 << 17, OUTPUTS = 1 << 12 };
    bool is_done = true;
    for (int run = 0; run < app->now.n_traces; run++) {
        is_done &= stage_track_extend(&app->stages[run], EVENTS);
        is_done &= own_tasks_extend(&app->own[run], EVENTS);
        is_done &= lock_use_extend(&app->locks[run], EVENTS);
        is_done &= printed_boards_extend(&app->printed[run], OUTPUTS);
    }
    return is_done;
}

void app_begin_in_hall(App *app) {
    for (int i = 0; i < SLICES && app->program && !task_hall_has(app->record); i++)
        if (!program_run_some(app->program, FIRST_SLICE_NS)) break;
    app_change_screen(app);
}

void app_run_on(App *app) {
    for (int i = 0; i < SLICES; i++)
        app_run_programs(app, FIRST_SLICE_NS);
}
