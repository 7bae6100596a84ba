// The hall of a program: when there is one, and what it is made from.
#include "view/app_parts.h"
#include "view/task_hall.h"

void app_change_screen(App *app) {
    bool has_hall = !app->record || task_hall_has(app->record);
    if (app->screen == VIEW_HALL || !has_hall)
        app->screen = VIEW_LOOP;
    else
        app->screen = VIEW_HALL;
}

void app_prepare_hall(App *app) {
    enum { EVENTS = 1 << 17, OUTPUTS = 1 << 12 };
    for (int run = 0; run < app->now.n_traces; run++) {
        stage_track_extend(&app->stages[run], EVENTS);
        own_tasks_extend(&app->own[run], EVENTS);
        printed_boards_extend(&app->printed[run], OUTPUTS);
    }
}
