// The palette as a part of the app: what it looks through, and what becomes of what was chosen.
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/chrome/palette_panel.h"

static FindScope scope_of(App *app) {
    bool is_shelf = app->screen == VIEW_SHELF;
    return (FindScope){.texts = app->texts,
                       .others = app->palette.others,
                       .has_hall = !app->record,
                       .has_program = app->record && !is_shelf,
                       .trace = app->record && !is_shelf ? app->record : NULL,
                       .names = &app->stages[0].lanes.model,
                       .codes = app->record && !is_shelf ? &app->codes : NULL,
                       .shelf = app->has_shelf ? &app->shelf : NULL};
}

void app_show_palette(App *app) {
    if (app->palette.is_open) {
        palette_close(&app->palette);
        return;
    }
    Error ignored; // a shelf that cannot be read offers no lessons
    app_read_shelf(app, &ignored);
    app->shows_help = app->shows_params = app->shows_settings = false;
    app->ui.focus = 0;
    palette_open(&app->palette, &app->clipboard, tr_name(app->texts));
    app->palette.mouse_x = app->ui.mouse_x, app->palette.mouse_y = app->ui.mouse_y;
}

// Shows the task: it is selected, and the cursor goes where there is one.
static void show_task(App *app, ObjectId task) {
    app->screen = VIEW_LOOP;
    app->run = 0;
    app->stage.pinned[0] = task;
    CursorEvent born = {.trace = 0, .index = app->record->objects.at[task].born};
    uint64_t position = cursor_position_of(&app->now, born);
    if (app->now.position < position) app_go_to_position(app, position);
}

static void take(App *app, const FindItem *item) {
    FindItem found = *item; // what is done may look again
    palette_close(&app->palette);
    switch (found.kind) {
    case FIND_COMMAND: app_do(app, (Action)found.id); break;
    case FIND_TASK: show_task(app, found.id); break;
    case FIND_LINE:
        app->screen = VIEW_LOOP;
        app_go_to_line(app, found.source, (int)found.id);
        break;
    case FIND_LESSON: app_open_entry(app, (int)found.id); break;
    case FIND_KINDS: break;
    }
}

static void grant(App *app, PaletteWish wish) {
    if (wish == PALETTE_DOES)
        take(app, &app->palette.findings.items.at[app->palette.chosen]);
    else if (wish == PALETTE_CLOSES)
        palette_close(&app->palette);
}

bool app_palette_key(App *app, const InputEvent *event) {
    if (!app->palette.is_open) return false;
    FindScope scope = scope_of(app);
    palette_look(&app->palette, &scope); // keys may come faster than pictures
    PaletteWish wish = palette_input(&app->palette, event);
    grant(app, wish);
    return wish != PALETTE_PASSES;
}

void app_draw_palette(App *app, View *view) {
    if (!app->palette.is_open) return;
    FindScope scope = scope_of(app);
    PaletteWish wish =
        palette_panel_draw(view, &app->palette, &scope, (Rect){0, 0, app->w, app->h});
    grant(app, wish);
    view->ui->wants_frame |= wish != PALETTE_STAYS;
}
