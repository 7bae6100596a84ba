// The shelf and the lesson that is taken, as parts of the app.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "program/program.h"
#include "view/app/app_parts.h"

// ---- opening

// The lessons are read when they are first wanted: most windows open on something else.
bool app_read_shelf(App *app, Error *error) {
    if (app->has_shelf) return true;
    Str folder = {0};
    app->has_shelf = file_find_data("lessons", &folder, error) &&
                     shelf_read(&app->shelf, str_text(&folder), error);
    str_deinit(&folder);
    return app->has_shelf;
}

bool app_open_lessons(App *app, const ViewConfig *config, Error *error) {
    Arena arena = {0};
    teach_init(&app->teach, config->keeps_progress ? progress_path(&arena) : NULL);
    arena_deinit(&arena);
    recent_read(&app->recent, config->keeps_progress);
    return !config->shows_shelf || app_read_shelf(app, error);
}

void app_choose_last_lesson(App *app) {
    const char *last = app->teach.progress.last;
    const ShelfEntry *entry = last ? shelf_find(&app->shelf, last) : NULL;
    if (entry) app->chosen_lesson = (int)(entry - app->shelf.entries.at);
    app->shelf_follows = true;
}

void app_show_shelf(App *app) {
    if (!app_read_shelf(app, &app->error)) return;
    for (size_t i = 0; i < app->shelf.entries.n; i++)
        shelf_read_again(&app->shelf.entries.at[i]);
    app->screen = VIEW_SHELF;
    app_choose_last_lesson(app);
}

void app_close_lessons(App *app) {
    teach_deinit(&app->teach);
    shelf_deinit(&app->shelf);
    glossary_deinit(&app->glossary);
    lesson_free(app->lesson);
}

void app_follow_lesson(App *app) {
    teach_bind(&app->teach, app->record);
    teach_see(&app->teach, (uint32_t)app->now.position);
    if (app->program && program_state(app->program) == PROGRAM_ENDED)
        teach_judge(&app->teach, app->record);
}

// The words stand beside the lessons. Without them a lesson can be taken still.
static void read_words(App *app, const Lesson *lesson) {
    char path[4096];
    snprintf(path, sizeof path, "%s/..", lesson->folder);
    glossary_deinit(&app->glossary);
    if (!glossary_read(&app->glossary, path, &app->error)) glossary_deinit(&app->glossary);
}

bool app_open_lesson(App *app, const Lesson *lesson) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", lesson->folder, lesson->program);
    char *absolute = realpath(path, NULL); // what it imports is looked for beside it
    bool needed_lines = app->needs_lines;
    app->needs_lines = true;
    bool ok = app_open_program(app, absolute ? absolute : path, &app->error);
    free(absolute);
    if (!ok) {
        app->needs_lines = needed_lines;
        return false;
    }
    app->error.message[0] = '\0';
    if (lesson->beside) {
        snprintf(path, sizeof path, "%s/%s", lesson->folder, lesson->beside);
        if (!app_offer_pair_file(app, path, &app->error)) return false;
    }
    read_words(app, lesson);
    teach_open(&app->teach, lesson);
    teach_bind(&app->teach, app->record);
    app->screen = VIEW_LOOP;
    return true;
}

void app_take_lesson(App *app, Lesson *lesson) {
    const Lesson *old = app->teach.lesson;
    Lesson **place = app->lesson == old ? &app->lesson : NULL;
    for (size_t i = 0; i < app->shelf.entries.n; i++)
        if (app->shelf.entries.at[i].lesson == old) place = &app->shelf.entries.at[i].lesson;
    if (!place) {
        lesson_free(lesson);
        return;
    }
    teach_open(&app->teach, lesson);
    teach_bind(&app->teach, app->record);
    lesson_free(*place);
    *place = lesson;
}

// ---- in a lesson

static uint32_t here(const App *app) {
    return (uint32_t)app->now.position;
}

void app_go_to_moment(App *app, bool forward) {
    const Teach *teach = &app->teach;
    if (!teach->lesson) return;
    int moment = teach_way(teach, here(app), forward);
    if (moment >= 0) app_go_to_position(app, teach->positions[moment]);
}

static void answer(App *app, int choice) {
    LessonView shown = teach_view(&app->teach, tr_name(app->texts), here(app));
    int question = lesson_open_question(&shown);
    if (question >= 0) teach_answer(&app->teach, question, choice);
}

static bool has_open_question(App *app) {
    if (!app->teach.lesson || app->screen != VIEW_LOOP) return false;
    LessonView shown = teach_view(&app->teach, tr_name(app->texts), here(app));
    return lesson_open_question(&shown) >= 0;
}

// While nothing has been changed yet the cursor goes to the line that is to be.
void app_show_change(App *app, int i) {
    const Lesson *lesson = app->teach.lesson;
    if (!lesson || !app->edit.is_open || edit_is_changed(&app->edit) || app->shown_source != 1)
        return;
    LessonView shown = teach_view(&app->teach, tr_name(app->texts), here(app));
    const LessonMoment *moment = &shown.text->moments[shown.now];
    if (i >= (int)moment->n_changes) return;
    Str text = {0};
    edit_get_text(&app->edit, &text);
    int line = lesson_find_mark(str_text(&text), text.n, moment->changes[i].mark);
    str_deinit(&text);
    if (!line) return;
    editor_select(app->edit.editor, (EditorPlace){line - 1, 0}, (EditorPlace){line - 1, 0});
    edit_show_cursor(&app->edit);
}

static void try_change(App *app, int i) {
    app->shown_source = 1; // the program, which has the marks
    app_begin_edit(app);
    app_show_change(app, i);
}

bool app_grant_lesson(App *app, const LessonDone *done) {
    if (done->go_to >= 0)
        app_go_to_position(app, app->teach.positions[done->go_to]);
    else if (done->question >= 0)
        teach_answer(&app->teach, done->question, done->choice);
    else if (done->tries >= 0)
        try_change(app, done->tries);
    else
        return false;
    return true;
}

// ---- the shelf

void app_open_entry(App *app, int i) {
    ShelfEntry *entry = &app->shelf.entries.at[i];
    app->chosen_lesson = i;
    if (shelf_read_again(entry))
        app_open_lesson(app, entry->lesson);
    else
        app->error = entry->error;
}

static bool shelf_key(App *app, int key) {
    int n = (int)app->shelf.entries.n, to = app->chosen_lesson;
    app->error.message[0] = '\0'; // whoever goes on has read it
    if (key == KEY_ENTER && n) app_open_entry(app, app->chosen_lesson);
    if (key == KEY_LEFT) to--;
    if (key == KEY_RIGHT) to++;
    if (key == KEY_UP) to = app->shelf_above;
    if (key == KEY_DOWN) to = app->shelf_below;
    bool moves = key == KEY_LEFT || key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN;
    if (moves && to >= 0 && to < n) app->chosen_lesson = to;
    app->shelf_follows |= moves;
    return moves || key == KEY_ENTER;
}

bool app_lessons_key(App *app, const InputEvent *event) {
    if (app->screen == VIEW_SHELF)
        return event->kind == INPUT_KEY && !event->mods && shelf_key(app, event->key);
    bool is_digit = event->kind == INPUT_TEXT && event->text[0] >= '1' && event->text[0] <= '9';
    if (!is_digit || event->text[1] || !has_open_question(app)) return false;
    answer(app, event->text[0] - '1');
    return true;
}

void app_draw_shelf(App *app, View *view, Rect area) {
    ShelfView shown = {&app->shelf,       &app->teach.progress, app->chosen_lesson,
                       app->shelf_scroll, app->shelf_follows,   &app->recent};
    ShelfDone done = shelf_panel_draw(view, &shown, area);
    if (done.scroll != app->shelf_scroll) view->ui->wants_frame = true;
    app->shelf_scroll = done.scroll;
    app->shelf_above = done.above, app->shelf_below = done.below;
    app->shelf_follows = done.chosen >= 0;
    if (done.chosen >= 0) {
        app->chosen_lesson = done.chosen;
        view->ui->wants_frame = true;
    }
    if (done.recent >= 0) {
        app_open_path(app, app->recent.paths.at[done.recent]);
        view->ui->wants_frame = true;
    }
    if (done.opened >= 0) {
        app_open_entry(app, done.opened);
        view->ui->wants_frame = true;
    }
}
