// Changing the program that is shown, and running it as it was changed.
#include <string.h>
#include <unistd.h>

#include "program/program.h"
#include "view/app_parts.h"

enum { MAIN_SOURCE = 1 };

// The program's own file as it ran; NULL: none is shown.
static const Event *main_source(const App *app) {
    const Trace *trace = app->record;
    return app->program && trace->sources.n > MAIN_SOURCE ? trace_source(trace, MAIN_SOURCE) : NULL;
}

void app_begin_edit(App *app) {
    const Event *source = main_source(app);
    if (!source || app->screen != VIEW_LOOP) return;
    if (app->is_playing) app_do(app, ACTION_PLAY);
    if (!app->edit.editor) {
        const char *path = trace_text(app->record, (StringId)source->value);
        const char *text = trace_text(app->record, source->object);
        // A lesson of the shelf is the author's; what a learner changes in it stays a draft.
        bool is_own = !app->teach.lesson || app->teach.lesson == app->lesson;
        edit_begin(&app->edit, &app->clipboard, path, text, strlen(text),
                   is_own && access(path, W_OK) == 0, app->keeps_progress);
    }
    app->edit.is_open = app->edit.is_opening = true;
}

// The run of the changed text takes the place of the present one; the cursor stays at the same step
// where there still is one.
void app_run_edited(App *app) {
    Edit *edit = &app->edit;
    if (!edit->editor) return;
    edit_look(edit);
    if (edit->wrong.kind) {
        edit_go_to_error(edit);
        edit_show_cursor(edit);
        return;
    }
    uint64_t rank = cursor_rank(&app->now, GRAIN_LINE);
    Str text = {0};
    edit_get_text(edit, &text);
    app_run_text(app, edit->path, str_text(&text), text.n);
    str_deinit(&text);
    edit_ran(edit);
    edit->is_open = false;
    teach_rebind(&app->teach, app->record);
    uint64_t n = cursor_count(&app->now, GRAIN_LINE);
    if (rank > n) rank = n;
    while (rank-- && cursor_forward(&app->now, GRAIN_LINE))
        continue;
    app_go_to_position(app, app->now.position);
}

void app_save_edited(App *app) {
    if (!app->edit.editor || !app->edit.may_save) return;
    if (edit_save(&app->edit, &app->error)) app->error.message[0] = '\0';
}

bool app_edit_key(App *app, const InputEvent *event) {
    if (!app->edit.is_open || app->screen != VIEW_LOOP) return false;
    if (event->kind == INPUT_TEXT && app->edit.is_opening) return true;
    if (event->kind == INPUT_KEY) app->edit.is_opening = false;
    if (edit_input(&app->edit, event)) return true;
    if (event->kind == INPUT_KEY && !event->mods && event->key == KEY_ESCAPE) {
        app->edit.is_open = false;
        return true;
    }
    // What is left are the keys of the window: with Ctrl, and the function keys.
    bool is_window_key =
        event->kind == INPUT_KEY && (event->mods & MOD_CTRL || event->key >= KEY_F1);
    return !is_window_key;
}

void app_grant_edit(App *app, const EditorDone *done) {
    if (done->runs) app_run_edited(app);
    if (done->saves) app_save_edited(app);
    if (done->leaves) app->edit.is_open = false;
}
