// The file: a line "last ID", then for each lesson "lesson ID ASKED RIGHT KEY KEY …". What does not
// fit is passed over, so that an older or newer Simul can read it too.
#include "lesson/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { MAX_BYTES = 1 << 20 };

const char *progress_path(Arena *arena) {
    return file_state_path(arena, "progress");
}

// A moment's name in the file.
static void key_of(const LessonMoment *moment, char *key, size_t size) {
    const LessonTarget *target = &moment->target;
    snprintf(key, size, "%s/%d:%d", target->mark, (int)target->phase, target->occurrence);
    for (char *at = key; *at; at++)
        if ((unsigned char)*at <= ' ') *at = '_';
}

static void key_of_change(const char *mark, char *key, size_t size) {
    snprintf(key, size, "try:%s", mark);
    for (char *at = key; *at; at++)
        if ((unsigned char)*at <= ' ') *at = '_';
}

static const char *copy(Progress *progress, const char *text) {
    return arena_copy(&progress->arena, text, strlen(text));
}

static ProgressLesson *find(const Progress *progress, const char *id) {
    for (size_t i = 0; i < progress->lessons.n; i++)
        if (strcmp(progress->lessons.at[i].id, id) == 0) return &progress->lessons.at[i];
    return NULL;
}

static ProgressLesson *find_or_add(Progress *progress, const char *id) {
    ProgressLesson *lesson = find(progress, id);
    if (lesson) return lesson;
    ProgressLesson added = {.id = copy(progress, id)};
    vec_push(&progress->lessons, added);
    return &vec_last(&progress->lessons);
}

static bool has_key(const ProgressLesson *lesson, const char *key) {
    for (size_t i = 0; i < lesson->seen.n; i++)
        if (strcmp(lesson->seen.at[i], key) == 0) return true;
    return false;
}

// ---- the file

static int read_count(char **rest) {
    char *word = strtok_r(NULL, " ", rest);
    long n = word ? strtol(word, NULL, 10) : 0;
    return n > 0 && n < 1000000 ? (int)n : 0;
}

static void read_line(Progress *progress, char *line) {
    char *rest, *kind = strtok_r(line, " ", &rest), *id = kind ? strtok_r(NULL, " ", &rest) : NULL;
    if (!id) return;
    if (strcmp(kind, "last") == 0) progress->last = copy(progress, id);
    if (strcmp(kind, "lesson") != 0 || find(progress, id)) return;
    ProgressLesson *lesson = find_or_add(progress, id);
    lesson->n_asked = read_count(&rest);
    lesson->n_right = read_count(&rest);
    if (lesson->n_right > lesson->n_asked) lesson->n_right = lesson->n_asked;
    for (char *key; (key = strtok_r(NULL, " ", &rest));)
        if (!has_key(lesson, key)) vec_push(&lesson->seen, copy(progress, key));
}

void progress_load(Progress *progress, const char *path) {
    *progress = (Progress){0};
    Str text = {0};
    Error ignored;
    if (path && file_read(path, MAX_BYTES, &text, &ignored) && text.n) {
        char *rest, *line = strtok_r(text.text, "\n", &rest);
        for (; line; line = strtok_r(NULL, "\n", &rest))
            read_line(progress, line);
    }
    str_deinit(&text);
}

bool progress_save(const Progress *progress, const char *path, Error *error) {
    Str text = {0};
    if (progress->last) str_printf(&text, "last %s\n", progress->last);
    for (size_t i = 0; i < progress->lessons.n; i++) {
        const ProgressLesson *lesson = &progress->lessons.at[i];
        str_printf(&text, "lesson %s %d %d", lesson->id, lesson->n_asked, lesson->n_right);
        for (size_t k = 0; k < lesson->seen.n; k++)
            str_printf(&text, " %s", lesson->seen.at[k]);
        str_add(&text, "\n");
    }
    file_make_folders(path);
    bool ok = file_write(path, str_text(&text), text.n, error);
    str_deinit(&text);
    return ok;
}

void progress_deinit(Progress *progress) {
    for (size_t i = 0; i < progress->lessons.n; i++)
        vec_deinit(&progress->lessons.at[i].seen);
    vec_deinit(&progress->lessons);
    arena_deinit(&progress->arena);
    *progress = (Progress){0};
}

// ---- what happens

void progress_open(Progress *progress, const char *id) {
    progress->last = find_or_add(progress, id)->id;
}

static bool keep_key(Progress *progress, const char *id, const char *key) {
    ProgressLesson *lesson = find_or_add(progress, id);
    if (has_key(lesson, key)) return false;
    vec_push(&lesson->seen, copy(progress, key));
    return true;
}

bool progress_see(Progress *progress, const char *id, const LessonMoment *moment) {
    char key[256];
    key_of(moment, key, sizeof key);
    return keep_key(progress, id, key);
}

bool progress_try(Progress *progress, const char *id, const char *mark) {
    char key[256];
    key_of_change(mark, key, sizeof key);
    return keep_key(progress, id, key);
}

bool progress_has_tried(const ProgressLesson *lesson, const char *mark) {
    char key[256];
    key_of_change(mark, key, sizeof key);
    return lesson && has_key(lesson, key);
}

void progress_answer(Progress *progress, const char *id, bool is_right) {
    ProgressLesson *lesson = find_or_add(progress, id);
    lesson->n_asked++;
    lesson->n_right += is_right;
}

// ---- asking

const ProgressLesson *progress_find(const Progress *progress, const char *id) {
    return find(progress, id);
}

bool progress_has_seen(const ProgressLesson *lesson, const LessonMoment *moment) {
    char key[256];
    key_of(moment, key, sizeof key);
    return lesson && has_key(lesson, key);
}

int progress_count(const ProgressLesson *lesson, const LessonText *text) {
    int n = 0;
    for (size_t i = 0; i < text->n_moments; i++)
        n += progress_has_seen(lesson, &text->moments[i]);
    return n;
}
