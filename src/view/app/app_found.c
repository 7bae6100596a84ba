// What was typed and not saved the last time: looked for in each file of the program that is shown,
// opened, or discarded.
#include <string.h>

#include "view/app/app_parts.h"
#include "view/app/kept.h"
#include "view/chrome/found_panel.h"

static const char *path_of(const App *app, SourceId source) {
    return trace_text(app->record, (StringId)trace_source(app->record, source)->value);
}

// Whether there is another text of that file than the one that ran.
static bool has_draft(App *app, SourceId source, Str *draft) {
    const char *path = path_of(app, source);
    if (app_edit_of(app, path) || !kept_read("drafts", path, draft)) return false;
    return strcmp(str_text(draft),
                  trace_text(app->record, trace_source(app->record, source)->object)) != 0;
}

void app_found_forget(App *app) {
    str_deinit(&app->found.text);
    app->found = (Found){0};
}

void app_look_for_drafts(App *app) {
    Found *found = &app->found;
    if (!app->program || !app->keeps_progress) return;
    if (found->source && app_edit_of(app, path_of(app, found->source))) found->source = 0; // seen
    if (found->n_looked == 0) found->n_looked = 1; // the source 0 is none
    Str draft = {0};
    while (!found->source && found->n_looked < app->record->sources.n) {
        SourceId source = found->n_looked++;
        if (has_draft(app, source, &draft)) found->source = source;
        found->is_discarded = false;
    }
    str_deinit(&draft);
}

bool app_leave_found(App *app) {
    bool was_said = app->found.source;
    app->found.source = 0;
    return was_said;
}

void app_open_found(App *app) {
    if (app->found.source && !app->found.is_discarded) app_begin_edit(app);
}

void app_discard_found(App *app) {
    Found *found = &app->found;
    if (!found->source) return;
    const char *path = path_of(app, found->source);
    if (found->is_discarded) {
        found->is_discarded = !kept_write("drafts", path, &found->text, &app->error);
        return;
    }
    found->is_discarded = kept_read("drafts", path, &found->text);
    if (found->is_discarded) kept_remove("drafts", path);
}

void app_draw_found(App *app, View *view, Rect *area) {
    const Found *found = &app->found;
    if (!found->source || app->screen != VIEW_LOOP) return;
    const char *path = path_of(app, found->source), *slash = strrchr(path, '/');
    FoundDone done = found_panel_draw(view, slash ? slash + 1 : path, found->is_discarded, area);
    if (done.leaves) app_leave_found(app);
    view->ui->wants_frame |= done.leaves;
}
