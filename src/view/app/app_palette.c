// The palette as a part of the app: what it looks through, and what becomes of what was chosen.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/check.h"
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
                       .shelf = app->has_shelf ? &app->shelf : NULL,
                       .files = app->palette.files};
}

static void show(App *app, FilesFor files, const char *folder) {
    app->shows_help = app->shows_params = app->shows_settings = false;
    app->ui.focus = 0;
    palette_open(&app->palette, &app->clipboard, tr_name(app->texts), files, folder);
    app->palette.mouse_x = app->ui.mouse_x, app->palette.mouse_y = app->ui.mouse_y;
}

void app_show_palette(App *app) {
    if (app->palette.is_open) {
        palette_close(&app->palette);
        return;
    }
    Error ignored; // a shelf that cannot be read offers no lessons
    app_read_shelf(app, &ignored);
    show(app, FILES_NONE, "");
}

// ---- files

// The folder where the next file is likely to be, as it is typed: that of the one opened last, else
// the one that Simul was started in.
static void likely_folder(const App *app, Str *out) {
    char here[4096], *at = app->recent.paths.n ? NULL : getcwd(here, sizeof here);
    const char *path = at ? at : app->recent.paths.n ? app->recent.paths.at[0] : "";
    const char *slash = at ? path + strlen(path) : strrchr(path, '/'), *home = getenv("HOME");
    size_t n = slash ? (size_t)(slash - path) : 0, of_home = home ? strlen(home) : 0;
    bool is_ours = of_home && n >= of_home && strncmp(path, home, of_home) == 0 &&
                   (path[of_home] == '/' || n == of_home);
    str_clear(out);
    if (is_ours) str_add(out, "~");
    str_add_bytes(out, path + (is_ours ? of_home : 0), n - (is_ours ? of_home : 0));
    str_add(out, "/");
}

void app_ask_file(App *app, FilesFor files) {
    Str folder = {0};
    likely_folder(app, &folder);
    show(app, files, str_text(&folder));
    str_deinit(&folder);
}

static void open_file(App *app, FilesFor files, FileUse use, const char *path) {
    bool has_other = app->record && app->screen != VIEW_SHELF;
    switch (files) {
    case FILES_TO_COMPARE:
        if (has_other)
            app_compare_with(app, path);
        else if (app_open_path(app, path))
            app_ask_file(app, FILES_TO_COMPARE); // and the other one
        break;
    case FILES_TO_MAKE:
        if (use != FILE_NEW || lesson_make(path, &app->error)) app_open_path(app, path);
        break;
    default: app_open_path(app, path); break;
    }
}

static void take_file(App *app, const FindItem *item) {
    Str path = {0};
    const char *home = getenv("HOME");
    bool is_folder = item->id == FILE_FOLDER || item->id == FILE_ABOVE;
    bool is_ours = home && strncmp(item->path, "~/", 2) == 0 && !is_folder;
    str_add(&path, is_ours ? home : "");
    str_add(&path, item->path + is_ours);
    if (is_folder) {
        palette_enter(&app->palette, str_text(&path));
    } else {
        palette_close(&app->palette);
        open_file(app, app->palette.files, (FileUse)item->id, str_text(&path));
    }
    str_deinit(&path);
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
    if (found.kind == FIND_FILE) {
        take_file(app, &found);
        return;
    }
    palette_close(&app->palette);
    switch (found.kind) {
    case FIND_COMMAND: app_do(app, (Action)found.id); break;
    case FIND_TASK: show_task(app, found.id); break;
    case FIND_LINE:
        app->screen = VIEW_LOOP;
        app_go_to_line(app, found.source, (int)found.id);
        break;
    case FIND_LESSON: app_open_entry(app, (int)found.id); break;
    case FIND_FILE:
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
