// How far somebody has come: which moments of which lessons were seen and how many questions were
// answered right. Kept in one small text file of the user's; it names moments by their marks, so
// that it survives the editing of a lesson.
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "lesson/lesson.h"

typedef struct ProgressLesson {
    const char *id;
    VEC(const char *) seen; // keys of moments
    int n_asked, n_right;
} ProgressLesson;

typedef struct Progress {
    VEC(ProgressLesson) lessons;
    const char *last; // the id of the lesson that was open last; NULL: none
    Arena arena;
} Progress;

// Where it is kept: below $XDG_STATE_HOME, else below ~/.local/state; in [arena]. NULL: nowhere.
const char *progress_path(Arena *arena);

// A zeroed Progress is that of somebody new, and so is one whose file is missing or unreadable: it
// is never worth an error.
void progress_load(Progress *progress, const char *path);
// Makes the folders that are missing.
bool progress_save(const Progress *progress, const char *path, Error *error);
void progress_deinit(Progress *progress);

void progress_open(Progress *progress, const char *id); // it is the last one now
// False: it had been seen already.
bool progress_see(Progress *progress, const char *id, const LessonMoment *moment);
void progress_answer(Progress *progress, const char *id, bool is_right);

// The change to try at [mark] was made. False: it had been already.
bool progress_try(Progress *progress, const char *id, const char *mark);
bool progress_has_tried(const ProgressLesson *lesson, const char *mark);

const ProgressLesson *progress_find(const Progress *progress, const char *id); // or NULL
bool progress_has_seen(const ProgressLesson *lesson, const LessonMoment *moment);
// How many of the moments of [text] were seen; [lesson] may be NULL.
int progress_count(const ProgressLesson *lesson, const LessonText *text);
