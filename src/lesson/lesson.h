// A lesson as its author wrote it: a folder with `lesson.md`, the same in other languages
// (`lesson.ru.md`), and the programs it shows. lessons/README.md describes the format for authors;
// this is what the loader makes of it. Nothing is run here (lesson/check.h does).
//
// All texts live in the lesson's arena and end with it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "lesson/markdown.h"

// A place in one of the lesson's files.
typedef struct LessonPlace {
    const char *path; // of the file
    const char *text; // all of it, to show the line
    int line, col;
} LessonPlace;

// What a moment is bound to. It survives editing: `mark` is the name of a comment `#: name` at the
// end of a line of the program, or one of "start" and "end".
typedef enum LessonPhase {
    PHASE_LINE,    // the line is about to run
    PHASE_SUSPEND, // a frame falls asleep on it
    PHASE_RESUME,  // a frame wakes up on it
    PHASE_RETURN,  // a frame returns from it
    PHASE_RAISE,   // an exception is raised on it
    LESSON_PHASES
} LessonPhase;

typedef struct LessonTarget {
    const char *mark;
    LessonPhase phase;
    int occurrence;   // from 1
    const char *task; // only while the task of this name runs; NULL: whichever
} LessonTarget;

// What a question is about; what is true then is read off the run, never off the lesson.
typedef enum LessonAsk {
    ASK_OUTPUT, // which line is printed next
    ASK_RUNS,   // which task runs next
    ASK_WAKES,  // at which time the next timer is due
    ASK_STATE,  // in which state the task `about` will be after the next switch
    ASK_VALUE,  // what the variable `about` is worth at the moment
    LESSON_ASKS
} LessonAsk;

typedef struct LessonChoice {
    const char *text;   // plain
    const char *reason; // why it is wrong, or right
    bool is_right;
    LessonPlace place;
} LessonChoice;

typedef struct LessonQuestion {
    LessonAsk ask;
    const char *about; // the task, or the variable; what stays in sight of what would tell; ""
    const char *title;
    const LessonChoice *choices; // exactly one is right
    size_t n_choices;
    LessonPlace place;
} LessonQuestion;

// "Change this and see": the learner edits the marked line; `solution` is one way to do it.
typedef struct LessonChange {
    const char *mark;
    const char *title;
    const MdBlock *blocks; // the task in words
    size_t n_blocks;
    const char *solution; // lines in the place of the marked one, without its indentation
    const char *output;   // what the changed program prints
    LessonPlace place, solution_place, output_place;
} LessonChange;

typedef struct LessonMoment {
    const char *title; // "" for the introduction
    LessonTarget target;
    const MdBlock *blocks; // the narration
    size_t n_blocks;
    const MdBlock *notes; // for the speaker
    size_t n_notes;
    const LessonQuestion *questions;
    size_t n_questions;
    const LessonChange *changes;
    size_t n_changes;
    LessonPlace place;
} LessonMoment;

// A lesson in one language.
typedef struct LessonText {
    const char *language; // "en"; NULL: not written in it
    const char *title, *summary;
    const LessonMoment *moments; // the first is the introduction, at the start of the run
    size_t n_moments;
} LessonText;

enum { LESSON_ENGLISH, LESSON_RUSSIAN, LESSON_LANGUAGES };
extern const char *const LESSON_LANGUAGE_NAMES[LESSON_LANGUAGES];

typedef struct Lesson {
    const char *id;           // the name of its folder: "01-lazy-generator"
    const char *folder;       // its path
    const char *program;      // the name of the main program in the folder
    const char *beside;       // a program to set beside the main one; NULL: none
    const char *const *files; // further programs, whose output is kept, too
    size_t n_files;
    const char *const *systems; // the IDs it covers
    size_t n_systems;
    LessonText texts[LESSON_LANGUAGES];
    Arena arena;
} Lesson;

// Reads the lesson in [folder]. The caller frees it.
// Errors: NULL with file, line and column of what is wrong first.
Lesson *lesson_load(const char *folder, Error *error);
void lesson_free(Lesson *lesson);

// The lesson in [language] ("en", "ru"), or in English where it is not written in that.
const LessonText *lesson_text(const Lesson *lesson, const char *language);

// Whether the program has all the marks that the lesson is bound to. What lesson_check proves says
// more; this is what can be seen without running it.
// Errors: false with the place of the first that is missing.
bool lesson_has_marks(const Lesson *lesson, Error *error);

// The line (from 1) of [program] that ends with the comment `#: mark`; 0 if there is none.
int lesson_find_mark(const char *program, size_t n, const char *mark);
