// Changing the program that is shown, and running it as it was changed. Each of its files that was
// changed has an Edit of its own; the one that is seen stands in app->edit, the others are parked.
#include <string.h>
#include <unistd.h>

#include "program/program.h"
#include "view/app/app_parts.h"

// ---- the files that are changed

Edit *app_edit_of(App *app, const char *path) {
    if (app->edit.editor && strcmp(app->edit.path, path) == 0) return &app->edit;
    for (size_t i = 0; i < app->parked.n; i++)
        if (strcmp(app->parked.at[i].path, path) == 0) return &app->parked.at[i];
    return NULL;
}

// All of them, one after the other: NULL behind the last.
static Edit *edit_at(App *app, size_t i) {
    if (i == 0) return app->edit.editor ? &app->edit : NULL;
    return i <= app->parked.n ? &app->parked.at[i - 1] : NULL;
}

bool app_is_stale(App *app) {
    for (size_t i = 0; edit_at(app, i); i++)
        if (edit_is_stale(edit_at(app, i))) return true;
    return false;
}

uint64_t app_unsaved(App *app) {
    uint64_t bits = 0;
    for (size_t i = 0; edit_at(app, i); i++) {
        SourceId source = app->record ? code_find_source(app->record, edit_at(app, i)->path) : 0;
        if (source && source < 64 && edit_is_changed(edit_at(app, i)))
            bits |= UINT64_C(1) << source;
    }
    return bits;
}

void app_keep_edits(App *app) {
    for (size_t i = 0; edit_at(app, i); i++)
        edit_keep(edit_at(app, i), &app->error);
}

void app_close_edits(App *app) {
    edit_close(&app->edit);
    for (size_t i = 0; i < app->parked.n; i++)
        edit_close(&app->parked.at[i]);
    vec_deinit(&app->parked);
}

// Brings the file [path] to the front, if it is changed already.
static bool bring(App *app, const char *path) {
    Edit *edit = app_edit_of(app, path);
    if (!edit || edit == &app->edit) return edit != NULL;
    Edit other = app->edit;
    app->edit = *edit;
    *edit = other;
    app->edit.is_open = other.is_open;
    edit->is_open = false;
    return true;
}

static void park(App *app) {
    if (!app->edit.editor) return;
    app->edit.is_open = false;
    vec_push(&app->parked, app->edit);
    app->edit = (Edit){0};
}

void app_edit_source(App *app, SourceId source) {
    const Event *event = trace_source(app->record, source);
    const char *path = trace_text(app->record, (StringId)event->value);
    bool is_open = app->edit.is_open;
    if (!bring(app, path)) {
        const char *text = trace_text(app->record, event->object);
        // A lesson of the shelf is the author's; what a learner changes in it stays a draft.
        bool is_own = !app->teach.lesson || app->teach.lesson == app->lesson;
        park(app);
        edit_begin(&app->edit, &(EditBegin){.clipboard = &app->clipboard,
                                            .path = path,
                                            .text = text,
                                            .n = strlen(text),
                                            .may_save = is_own && access(path, W_OK) == 0,
                                            .keeps_draft = app->keeps_progress,
                                            .marks = marks_of(&app->marks, path)});
        app_watch_now(app);
    }
    app->edit.is_open = is_open;
    app->stage.file = is_open ? source : app->stage.file;
}

void app_begin_edit(App *app) {
    const Trace *trace = app->program ? app->record : NULL;
    if (!trace || trace->sources.n <= 1 || app->screen != VIEW_LOOP) return;
    if (app->is_playing) app_do(app, ACTION_PLAY);
    LineAt at = app_line_of_keys(app);
    bool is_shown = app->shown_source && app->shown_source < trace->sources.n;
    SourceId shown = is_shown ? app->shown_source : 1; // 0: nothing was drawn yet
    bool is_found = app->found.source && !app->found.is_discarded;
    app_edit_source(app, is_found ? app->found.source : shown);
    if (!edit_is_stale(&app->edit) && at.line >= 1 && at.line <= editor_n_lines(app->edit.editor))
        edit_go_to_line(&app->edit, at.line);
    app->edit.is_open = app->edit.is_opening = true;
    app->edit.find.keyboard = FIND_NOWHERE;
    if (!edit_is_stale(&app->edit) && app->edit.marks) // they may have changed since
        code_marks_take(app->edit.marks, marks_of(&app->marks, app->edit.path));
}

// The first file that does not parse is shown instead; false: all do.
static bool show_wrong(App *app) {
    for (size_t i = 0; edit_at(app, i); i++) {
        Edit *edit = edit_at(app, i);
        edit_look(edit);
        if (!edit->wrong.kind) continue;
        app->edit.is_open = true;
        bring(app, edit->path);
        edit_go_to_error(&app->edit);
        edit_show_cursor(&app->edit);
        return true;
    }
    return false;
}

void app_edit_unreadable(App *app) {
    app_begin_edit(app);
    if (app->edit.editor) show_wrong(app);
}

// ---- running and saving

void app_run_edits(App *app, const ProgramFile *others, size_t n) {
    VEC(ProgramFile) files = {0};
    VEC(Str) texts = {0};
    for (size_t i = 0; edit_at(app, i); i++) {
        Str text = {0};
        edit_get_text(edit_at(app, i), &text);
        vec_push(&texts, text);
        vec_push(&files, ((ProgramFile){edit_at(app, i)->path, str_text(&text), text.n}));
    }
    for (size_t i = 0; i < n; i++)
        if (!app_edit_of(app, others[i].path)) vec_push(&files, others[i]);
    app_run_again(app, files.at, files.n);
    for (size_t i = 0; edit_at(app, i); i++)
        edit_ran(edit_at(app, i));
    for (size_t i = 0; i < texts.n; i++)
        str_deinit(&texts.at[i]);
    vec_deinit(&texts);
    vec_deinit(&files);
}

bool app_edits_parse(App *app) {
    for (size_t i = 0; edit_at(app, i); i++)
        if (edit_at(app, i)->wrong.kind) return false;
    return true;
}

void app_run_edited(App *app) {
    if (!app->edit.editor || show_wrong(app)) return;
    app->edit.is_open = false;
    app_run_edits(app, NULL, 0);
    teach_attempt(&app->teach);
}

void app_save_edited(App *app) {
    Edit *edit = &app->edit;
    if (!edit->editor || !edit->may_save || app_asks_about_file(app, edit)) return;
    if (!edit_save(edit, &app->error)) return;
    app->error.message[0] = '\0';
    if (app->marks.keeps && edit->marks) code_marks_keep(edit->marks);
}

// ---- keys

// Another editor has changed the file, too.
static bool settle_conflict(App *app, const InputEvent *event) {
    if (event->kind != INPUT_KEY || event->mods != MOD_CTRL || !app->edit.theirs) return false;
    if (event->key == 'k')
        edit_keep_mine(&app->edit);
    else if (event->key == 't')
        edit_take_theirs(&app->edit);
    else
        return false;
    return true;
}

static void leave(App *app) {
    app->edit.is_open = false;
    if (!edit_is_stale(&app->edit)) app_take_marks(app, &app->edit); // else when it runs
}

bool app_edit_key(App *app, const InputEvent *event) {
    if (!app->edit.is_open || app->screen != VIEW_LOOP) return false;
    if (event->kind == INPUT_TEXT && app->edit.is_opening) return true;
    if (event->kind == INPUT_KEY) app->edit.is_opening = false;
    if (settle_conflict(app, event) || edit_input(&app->edit, event)) return true;
    if (event->kind == INPUT_KEY && !event->mods && event->key == KEY_ESCAPE) {
        leave(app);
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
    if (done->leaves) leave(app);
    if (done->keeps_mine) edit_keep_mine(&app->edit);
    if (done->takes_theirs) edit_take_theirs(&app->edit);
}

void app_show_edit(App *app, const char *path) {
    app->edit.is_open = true;
    bring(app, path);
}

// The next of the program's files is shown, or changed.
void app_next_file(App *app, int by) {
    const Trace *trace = app->record;
    if (!trace || trace->sources.n <= 2) return;
    int n = (int)trace->sources.n - 1, at = (int)app->shown_source - 1;
    app_show_file(app, (SourceId)((at + by + n) % n + 1));
}

void app_show_file(App *app, SourceId source) {
    if (app->edit.is_open && source)
        app_edit_source(app, source);
    else
        app->stage.file = source;
}
