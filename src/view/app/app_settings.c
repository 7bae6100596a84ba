// The settings as a part of the app: what the person changes in the window is written down soon
// after. What the command line said is not a choice, and is not kept.
#include <stdio.h>
#include <string.h>

#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/chrome/settings_panel.h"

static const int64_t save_after_ns = 500 * 1000000LL; // of rest

// What is chosen now, as it would be kept.
static Settings chosen(const App *app) {
    Settings now = {.theme = 1 + (app->is_dark ? VIEW_DARK : VIEW_LIGHT),
                    .zoom_percent = (int)(app_zooms[app->zoom] * 100 + 0.5F),
                    .motion = app->has_motion ? 1 : SETTINGS_OFF,
                    .full_screen = app->is_full_screen ? SETTINGS_YES : 1,
                    .depth = 1 + app->depth,
                    .panel = app->stage.tab};
    snprintf(now.language, sizeof now.language, "%s", tr_name(app->texts));
    // Of the exhibition another speed suits than of programs.
    now.speed = app->record ? 1 + app->speed : app->keeper.before.speed;
    now.w = app->is_full_screen ? app->keeper.before.w : app->w;
    now.h = app->is_full_screen ? app->keeper.before.h : app->h;
    return now;
}

void app_begin_settings(App *app, const ViewConfig *config) {
    SettingsKeeper *keeper = &app->keeper;
    keeper->kept = config->settings;
    snprintf(keeper->path, sizeof keeper->path, "%s",
             config->settings_path ? config->settings_path : "");
    if (config->settings_error) {
        keeper->broken = *config->settings_error;
        keeper->is_broken = true;
    }
    if (app->record && keeper->kept.speed) app->speed = keeper->kept.speed - 1;
    app->stage.tab = keeper->kept.panel;
    keeper->before = chosen(app);
}

static void save(App *app) {
    SettingsKeeper *keeper = &app->keeper;
    Settings now = chosen(app);
    settings_take(&keeper->kept, &keeper->before, &now);
    keeper->before = now;
    keeper->due_wall_ns = 0;
    if (keeper->is_broken) { // what could not be read is not thrown away
        char aside[sizeof keeper->path + 8];
        snprintf(aside, sizeof aside, "%s.broken", keeper->path);
        rename(keeper->path, aside);
    }
    keeper->is_broken = false;
    settings_save(keeper->path, &keeper->kept, &app->error);
}

int app_depth(const App *app) {
    return app->needs_lines && app->depth < REPORT_LINES ? REPORT_LINES : app->depth;
}

void app_set_depth(App *app, int depth) {
    if (depth == app->depth) return;
    app->depth = depth;
    // With a text that is being changed it is the next run that has it.
    if (!app->program || app->record->sources.n <= 1 || app_is_stale(app)) return;
    VEC(ProgramFile) files = {0};
    Arena texts = {0}; // the record that they are in goes meanwhile
    for (SourceId source = 1; source < app->record->sources.n; source++) {
        const Event *e = trace_source(app->record, source);
        const char *path = trace_text(app->record, (StringId)e->value);
        const char *text = trace_text(app->record, e->object);
        size_t n = strlen(text);
        ProgramFile file = {arena_copy(&texts, path, strlen(path)), arena_copy(&texts, text, n), n};
        vec_push(&files, file);
    }
    app_run_again(app, files.at, files.n);
    vec_deinit(&files);
    arena_deinit(&texts);
}

void app_draw_settings(App *app, View *view) {
    if (!app->shows_settings) return;
    SettingsView settings = {.depth = app->record && !app->program ? -1 : app_depth(app),
                             .zoom_percent = (int)(app_zooms[app->zoom] * 100 + 0.5F),
                             .is_smallest = app->zoom == 0,
                             .is_largest = app->zoom == app_n_zooms - 1};
    settings_panel_draw(view, &settings, &app->settings_scroll, (Rect){0, 0, app->w, app->h});
}

void app_keep_settings(App *app) {
    SettingsKeeper *keeper = &app->keeper;
    if (!keeper->path[0]) return;
    Settings now = chosen(app);
    bool is_new = memcmp(&now, &keeper->before, sizeof now) != 0;
    if (!is_new) keeper->due_wall_ns = 0;
    if (is_new && !keeper->due_wall_ns) keeper->due_wall_ns = app->wall_ns + save_after_ns;
    if (is_new && app->wall_ns >= keeper->due_wall_ns) save(app);
}

void app_end_settings(App *app) {
    if (!app->texts || !app->keeper.path[0]) return;
    Settings now = chosen(app);
    if (memcmp(&now, &app->keeper.before, sizeof now) != 0) save(app);
}
