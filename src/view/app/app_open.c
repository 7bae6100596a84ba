// Opening what is dropped on the window, or chosen among what was opened last: a program, a record,
// or the folder of a lesson.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "trace/store.h"
#include "view/app/app_parts.h"

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool open_lesson_folder(App *app, const char *path) {
    Lesson *lesson = lesson_load(path, &app->error);
    if (!lesson) return false;
    if (!app_open_lesson(app, lesson)) {
        lesson_free(lesson);
        return false;
    }
    lesson_free(app->lesson);
    app->lesson = lesson;
    return true;
}

static bool open_program(App *app, const char *path) {
    bool needed_lines = app->needs_lines;
    app->needs_lines = false;
    if (!app_open_program(app, path, &app->error)) {
        app->needs_lines = needed_lines;
        return false;
    }
    teach_open(&app->teach, NULL);
    return true;
}

static bool open_record(App *app, const char *path) {
    Trace *record = trace_load(path, &app->error);
    if (!record) return false;
    app_close_edits(app);
    app_close_marks(app);
    app_forget_pair(app);
    if (app->now.n_traces) app_drop_run(app);
    teach_open(&app->teach, NULL);
    app_take_record(app, record);
    if (app_has_grain(app, VIEW_GRAIN_LINE)) app->grain = VIEW_GRAIN_LINE; // as when opened by name
    return true;
}

static bool open_it(App *app, char *path) {
    if (ends_with(path, "/lesson.md") || ends_with(path, "/lesson.ru.md"))
        *strrchr(path, '/') = '\0';
    if (is_folder(path)) return open_lesson_folder(app, path);
    return ends_with(path, ".py") ? open_program(app, path) : open_record(app, path);
}

bool app_open_path(App *app, const char *path) {
    char *absolute = realpath(path, NULL);
    if (!absolute) return error_set(&app->error, "cannot open '%s': %s", path, strerror(errno));
    bool ok = open_it(app, absolute);
    if (ok) {
        app->screen = VIEW_LOOP;
        app->error.message[0] = '\0';
        recent_add(&app->recent, absolute);
    }
    free(absolute);
    return ok;
}
