// Files that another program changes while they are shown. Looked at about once a second, and at
// once when the window comes to the front: by date and size first, then by what is in them.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lang/syntax/lexer.h"
#include "program/program.h"
#include "view/app/app_parts.h"

enum { MOST_BYTES = 8 << 20 };
static const int64_t every_ns = INT64_C(1000000000);

// ---- which files

static WatchedFile *watched(App *app, const char *path) {
    for (size_t i = 0; i < app->watched.n; i++)
        if (strcmp(app->watched.at[i].path, path) == 0) return &app->watched.at[i];
    vec_push(&app->watched, ((WatchedFile){.path = strdup(path)}));
    return &vec_last(&app->watched);
}

// Its date or size is another one than when it was last looked at, or it is gone.
static bool is_touched(WatchedFile *file) {
    FileStamp stamp = file_stamp(file->path);
    bool is_same = memcmp(&stamp, &file->stamp, sizeof stamp) == 0;
    bool was_there = file->stamp.size > 0;
    file->stamp = stamp;
    return !is_same && (stamp.size >= 0 || was_there);
}

void app_forget_watched(App *app) {
    for (size_t i = 0; i < app->watched.n; i++)
        free(app->watched.at[i].path);
    vec_deinit(&app->watched);
}

void app_watch_now(App *app) {
    app->watch_due_ns = 0;
}

// ---- the program's files

// As the record holds texts: lines end in "\n", the last one, too.
static bool read_text(const char *path, Str *out, Error *error) {
    Arena arena = {0};
    Source source = {0};
    SyntaxError wrong = {0};
    Str raw = {0};
    bool ok = file_read(path, MOST_BYTES, &raw, error);
    if (ok && !source_init(&source, path, str_text(&raw), raw.n, &arena, &wrong))
        ok = error_set(error, "%s, line %d: %s: %s", path, wrong.span.line, "SyntaxError",
                       wrong.message);
    str_clear(out);
    if (ok) str_add_bytes(out, source.text, source.n);
    source_deinit(&source);
    arena_deinit(&arena);
    str_deinit(&raw);
    return ok;
}

static bool parses(const char *path, const Str *text, Error *error) {
    Edit edit = {0};
    edit_begin(&edit, &(EditBegin){.path = path, .text = str_text(text), .n = text->n});
    bool ok = !edit.wrong.kind;
    if (!ok)
        error_set(error, "%s, line %d: %s: %s", path, edit.wrong.line, edit.wrong.kind,
                  edit.wrong.message);
    edit_close(&edit);
    return ok;
}

// [text] is what stands in the file now. True: the program is to run with it.
static bool take_change(App *app, const char *path, const char *shown, const Str *text) {
    Edit *edit = app_edit_of(app, path);
    if (!edit) return strcmp(shown, str_text(text)) != 0;
    if (!edit_differs_from_file(edit, str_text(text))) return false;
    bool is_asked = edit_is_changed(edit);
    edit_file_changed(edit, str_text(text));
    if (!is_asked) return true;
    app_show_edit(app, path); // both have changed it: the person decides
    return false;
}

// The text of a file that was touched. False: it was not, or it cannot be read any more, which is
// said until it can be.
static bool read_touched(App *app, const char *path, Str *text) {
    WatchedFile *file = watched(app, path);
    if (!is_touched(file)) return false;
    bool was_lost = file->is_lost;
    file->is_lost = !read_text(path, text, &app->error);
    if (was_lost && !file->is_lost) app->error.message[0] = '\0';
    return !file->is_lost;
}

bool app_asks_about_file(App *app, Edit *edit) {
    Str text = {0};
    Error ignored; // what cannot be read is nobody's work
    if (read_text(edit->path, &text, &ignored) && edit_differs_from_file(edit, str_text(&text)))
        edit_file_changed(edit, str_text(&text));
    str_deinit(&text);
    if (edit->theirs) app_show_edit(app, edit->path);
    return edit->theirs;
}

static void look_at_program(App *app) {
    const Trace *trace = app->record;
    VEC(ProgramFile) files = {0};
    VEC(Str) texts = {0};
    bool is_wrong = false;
    for (SourceId source = 1; source < trace->sources.n; source++) {
        const Event *event = trace_source(trace, source);
        const char *path = trace_text(trace, (StringId)event->value);
        Str text = {0};
        if (read_touched(app, path, &text) &&
            take_change(app, path, trace_text(trace, event->object), &text)) {
            if (!parses(path, &text, &app->error)) is_wrong = true;
            vec_push(&files, ((ProgramFile){path, str_text(&text), text.n}));
            vec_push(&texts, text);
        } else {
            str_deinit(&text);
        }
    }
    if (files.n && !is_wrong && app_edits_parse(app)) {
        app->error.message[0] = '\0';
        app_run_edits(app, files.at, files.n);
    } else if (!is_wrong) { // once what is being typed here parses
        for (size_t i = 0; i < files.n; i++)
            watched(app, files.at[i].path)->stamp = (FileStamp){0};
    }
    for (size_t i = 0; i < texts.n; i++)
        str_deinit(&texts.at[i]);
    vec_deinit(&texts);
    vec_deinit(&files);
}

// ---- the lesson's text

static bool lesson_is_touched(App *app, const Lesson *lesson) {
    Str path = {0};
    bool is_touched_any = false;
    static const char *const names[] = {"lesson.md", "lesson.ru.md"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str_clear(&path);
        str_printf(&path, "%s/%s", lesson->folder, names[i]);
        bool is_new = true;
        for (size_t k = 0; k < app->watched.n; k++)
            is_new = is_new && strcmp(app->watched.at[k].path, str_text(&path)) != 0;
        bool touched = is_touched(watched(app, str_text(&path)));
        is_touched_any = is_touched_any || (touched && !is_new);
    }
    str_deinit(&path);
    return is_touched_any;
}

static void look_at_lesson(App *app) {
    const Lesson *lesson = app->teach.lesson;
    if (!lesson || !lesson_is_touched(app, lesson)) return;
    Lesson *read = lesson_load(lesson->folder, &app->error);
    if (!read) return; // what was there stays, and the error is said
    app->error.message[0] = '\0';
    lesson_has_marks(read, &app->error); // else said; the program may be saved next
    app_take_lesson(app, read);
}

void app_look_for_changes(App *app) {
    if (!app->program || app->record->sources.n <= 1 || app->screen == VIEW_SHELF) return;
    if (app->wall_ns < app->watch_due_ns) return;
    app->watch_due_ns = app->wall_ns + every_ns;
    look_at_lesson(app);
    look_at_program(app);
}
