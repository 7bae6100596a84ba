// From files to a Lesson. A language's text is read in one pass over its blocks: a heading of level
// 2 begins a moment, one of level 3 a question or a change to try; a heading's link says to what it
// is bound (target.h). What stands in a block quote is for the speaker.
#include "lesson/lesson.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "base/file.h"
#include "base/vec.h"
#include "lesson/front.h"
#include "lesson/glossary.h"
#include "lesson/target.h"

enum { MAX_BYTES = 4 << 20 };

const char *const LESSON_LANGUAGE_NAMES[LESSON_LANGUAGES] = {"en", "ru"};
static const char *const file_names[LESSON_LANGUAGES] = {"lesson.md", "lesson.ru.md"};

typedef VEC(MdBlock) Blocks;

typedef struct Reader {
    Lesson *lesson;
    const char *path;
    const char *source; // the file, in the arena
    size_t n;
    Error *error;
    VEC(LessonMoment) moments;
    // Of the moment that is being read:
    Blocks blocks, notes;
    VEC(LessonQuestion) questions;
    VEC(LessonChange) changes;
    // Of the question or change that is being read:
    VEC(LessonChoice) choices;
    Blocks task;
    enum { IN_MOMENT, IN_QUESTION, IN_CHANGE } where;
} Reader;

__attribute__((format(printf, 3, 4))) static bool fail(Reader *r, LessonPlace place,
                                                       const char *format, ...) {
    char message[sizeof r->error->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return error_at(r->error, place.path, place.line, place.col, place.text, "%s", message);
}

static LessonPlace place_of(const Reader *r, const MdBlock *block) {
    return (LessonPlace){r->path, r->source, block->line, block->col};
}

// Moves what a VEC holds into the arena and clears the VEC.
#define KEEP(arena, vec)                                                                           \
    ((vec)->n ? memcpy(arena_alloc((arena), (vec)->n * sizeof *(vec)->at), (vec)->at,              \
                       (vec)->n * sizeof *(vec)->at)                                               \
              : NULL)

// ---- the end of what was begun

static bool end_question(Reader *r) {
    LessonQuestion *question = &vec_last(&r->questions);
    int n_right = 0;
    for (size_t i = 0; i < r->choices.n; i++)
        n_right += r->choices.at[i].is_right;
    if (r->choices.n < 2 || r->choices.n > 9)
        return fail(r, question->place,
                    "a question has two to nine choices: lines '- [ ] text — reason'");
    if (n_right != 1)
        return fail(r, question->place, "exactly one choice is right: mark it '- [x]'");
    question->choices = KEEP(&r->lesson->arena, &r->choices);
    question->n_choices = r->choices.n;
    vec_clear(&r->choices);
    return true;
}

static bool end_change(Reader *r) {
    LessonChange *change = &vec_last(&r->changes);
    if (!change->solution || !change->output)
        return fail(r, change->place,
                    "a change needs two blocks of code: ```python with the new line, and ```output "
                    "with what the program prints then");
    change->blocks = KEEP(&r->lesson->arena, &r->task);
    change->n_blocks = r->task.n;
    vec_clear(&r->task);
    return true;
}

static bool end_part(Reader *r) {
    int was = r->where;
    r->where = IN_MOMENT;
    return was == IN_QUESTION ? end_question(r) : was == IN_CHANGE ? end_change(r) : true;
}

static bool end_moment(Reader *r) {
    if (!end_part(r)) return false;
    Arena *arena = &r->lesson->arena;
    LessonMoment *moment = &vec_last(&r->moments);
    moment->blocks = KEEP(arena, &r->blocks), moment->n_blocks = r->blocks.n;
    moment->notes = KEEP(arena, &r->notes), moment->n_notes = r->notes.n;
    moment->questions = KEEP(arena, &r->questions), moment->n_questions = r->questions.n;
    moment->changes = KEEP(arena, &r->changes), moment->n_changes = r->changes.n;
    vec_clear(&r->blocks);
    vec_clear(&r->notes);
    vec_clear(&r->questions);
    vec_clear(&r->changes);
    return true;
}

// ---- headings

static bool read_heading(Reader *r, const MdBlock *block) {
    LessonPlace place = place_of(r, block);
    const char *link = NULL;
    for (size_t i = 0; i < block->n_spans && !link; i++)
        link = block->spans[i].target;
    Target target;
    const char *wrong = target_read(&r->lesson->arena, link ? link : "", &target);
    if (wrong) return fail(r, place, "%s", wrong);
    const char *title = md_plain(&r->lesson->arena, block);
    if (block->level == 2 && target.kind == TARGET_MOMENT) {
        if (!end_moment(r)) return false;
        vec_push(&r->moments,
                 (LessonMoment){.title = title, .target = target.moment, .place = place});
        return true;
    }
    if (block->level == 3 && target.kind == TARGET_QUESTION) {
        if (!end_part(r)) return false;
        vec_push(&r->questions,
                 (LessonQuestion){
                     .ask = target.ask, .about = target.about, .title = title, .place = place});
        r->where = IN_QUESTION;
        return true;
    }
    if (block->level == 3 && target.kind == TARGET_CHANGE) {
        if (!end_part(r)) return false;
        vec_push(&r->changes,
                 (LessonChange){.mark = target.moment.mark, .title = title, .place = place});
        r->where = IN_CHANGE;
        return true;
    }
    return fail(r, place,
                "a heading is a moment '## [title](#mark)', a question '### [title](?output)' or a "
                "change to try '### [title](!change#mark)'");
}

// ---- what stands below them

// "text — reason"
static bool read_choice(Reader *r, const MdBlock *block) {
    if (!block->tick) return fail(r, place_of(r, block), "a choice begins with '- [ ]' or '- [x]'");
    Arena *arena = &r->lesson->arena;
    const char *text = md_plain(arena, block), *dash = strstr(text, " — ");
    LessonChoice choice = {.text = dash ? arena_copy(arena, text, (size_t)(dash - text)) : text,
                           .reason = dash ? dash + strlen(" — ") : "",
                           .is_right = block->tick == 'x',
                           .place = place_of(r, block)};
    if (!*choice.reason)
        return fail(r, choice.place,
                    "a choice says why it is right or wrong, behind a long dash: "
                    "'- [ ] text — reason'");
    vec_push(&r->choices, choice);
    return true;
}

static bool read_change_part(Reader *r, const MdBlock *block) {
    LessonChange *change = &vec_last(&r->changes);
    bool is_code = block->kind == MD_CODE;
    if (is_code && strcmp(block->info, "python") == 0) {
        change->solution = block->spans[0].text;
        change->solution_place = place_of(r, block);
    } else if (is_code && strcmp(block->info, "output") == 0) {
        change->output = block->n_spans ? block->spans[0].text : "";
        change->output_place = place_of(r, block);
    } else {
        vec_push(&r->task, *block);
    }
    return true;
}

// The text leads nowhere but to the glossary: neither out of the folder nor into the net.
static bool check_links(Reader *r, const MdBlock *block) {
    for (size_t i = 0; i < block->n_spans; i++) {
        const char *target = block->spans[i].target;
        if (!target || strncmp(target, GLOSSARY_LINK, strlen(GLOSSARY_LINK)) == 0) continue;
        LessonPlace place = place_of(r, block);
        md_place(r->source, block->spans[i].at, &place.line, &place.col);
        return fail(r, place,
                    "a link in the text leads to a word of the glossary: "
                    "[future](glossary#future)");
    }
    return true;
}

static bool read_block(Reader *r, const MdBlock *block) {
    if (block->kind != MD_HEADING && !check_links(r, block)) return false;
    if (block->is_quoted) {
        vec_push(&r->notes, *block);
        return true;
    }
    if (block->kind == MD_HEADING) return read_heading(r, block);
    if (r->where == IN_CHANGE) return read_change_part(r, block);
    if (r->where == IN_QUESTION && block->kind == MD_ITEM) return read_choice(r, block);
    vec_push(&r->blocks, *block);
    return true;
}

static bool read_moments(Reader *r, const MdText *text) {
    vec_push(&r->moments, (LessonMoment){.title = "",
                                         .target = {.mark = "start", .occurrence = 1},
                                         .place = {r->path, r->source, 1, 1}});
    for (size_t i = 0; i < text->n; i++)
        if (!read_block(r, &text->blocks[i])) return false;
    return end_moment(r);
}

static void reader_deinit(Reader *r) {
    vec_deinit(&r->moments);
    vec_deinit(&r->blocks);
    vec_deinit(&r->notes);
    vec_deinit(&r->questions);
    vec_deinit(&r->changes);
    vec_deinit(&r->choices);
    vec_deinit(&r->task);
}

// ---- the front matter

static bool has_file(const Lesson *lesson, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", lesson->folder, name);
    return access(path, R_OK) == 0;
}

// A symbolic link may lead out of the folder.
static bool is_inside(const Lesson *lesson, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", lesson->folder, name);
    char *folder = realpath(lesson->folder, NULL), *file = realpath(path, NULL);
    size_t n = folder ? strlen(folder) : 0;
    bool is_there = folder && file && strncmp(file, folder, n) == 0 && file[n] == '/';
    free(folder);
    free(file);
    return is_there;
}

static bool check_files(Reader *r, const FrontField *field) {
    LessonPlace place = {r->path, r->source, field->line, field->col};
    for (size_t i = 0; i < field->n; i++) {
        const char *name = field->values[i];
        if (strchr(name, '/') || name[0] == '.')
            return fail(r, place,
                        "a lesson's programs stand in its own folder: a name without '/'");
        if (!has_file(r->lesson, name))
            return fail(r, place, "the lesson's folder has no file '%s'", name);
        if (!is_inside(r->lesson, name))
            return fail(r, place, "this file is a link that leads out of the lesson's folder");
    }
    return true;
}

static bool is_system(const char *id) {
    return strchr("GCSFEP", id[0]) && id[0] && id[1] >= '1' && id[1] <= '9' && strlen(id) <= 3;
}

static bool read_front(Reader *r, const FrontMatter *front, LessonText *text, bool is_first) {
    for (size_t i = 0; i < front->n; i++) {
        const FrontField *field = &front->fields[i];
        LessonPlace place = {r->path, r->source, field->line, field->col};
        const char *key = field->key, *value = field->n ? field->values[0] : "";
        bool is_list = strcmp(key, "systems") == 0 || strcmp(key, "files") == 0;
        if (!is_list && field->n != 1)
            return fail(r, place, "one text is expected here, not a list");
        if (strcmp(key, "title") == 0) {
            text->title = value;
        } else if (strcmp(key, "summary") == 0) {
            text->summary = value;
        } else if (!is_first) {
            return fail(r, place,
                        "a translation has only title and summary; the rest is in lesson.md");
        } else if (strcmp(key, "program") == 0) {
            r->lesson->program = value;
            if (!check_files(r, field)) return false;
        } else if (strcmp(key, "beside") == 0) {
            r->lesson->beside = value;
            if (!check_files(r, field)) return false;
        } else if (strcmp(key, "files") == 0) {
            r->lesson->files = field->values, r->lesson->n_files = field->n;
            if (!check_files(r, field)) return false;
        } else if (strcmp(key, "systems") == 0) {
            r->lesson->systems = field->values, r->lesson->n_systems = field->n;
            for (size_t k = 0; k < field->n; k++)
                if (!is_system(field->values[k]))
                    return fail(r, place,
                                "'%s' is no system: they are a letter of G, C, S, F, E, P and a "
                                "number, such as G1",
                                field->values[k]);
        } else {
            return fail(r, (LessonPlace){r->path, r->source, field->key_line, field->key_col},
                        "the front matter has no '%s': it knows title, summary, program, beside, "
                        "files and systems",
                        key);
        }
    }
    LessonPlace top = {r->path, r->source, 1, 1};
    if (!*text->title) return fail(r, top, "the front matter needs a title");
    if (!*text->summary)
        return fail(r, top, "the front matter needs a summary: one line for the shelf");
    return r->lesson->program ? true : fail(r, top, "the front matter needs the name of a program");
}

// ---- the whole

static bool read_language(Lesson *lesson, int language, Error *error) {
    Arena *arena = &lesson->arena;
    Reader r = {.lesson = lesson, .error = error};
    r.path = arena_printf(arena, "%s/%s", lesson->folder, file_names[language]);
    Str file = {0};
    bool ok = file_read(r.path, MAX_BYTES, &file, error);
    r.source = md_source(arena, &file, &r.n);
    str_deinit(&file);
    LessonText *text = &lesson->texts[language];
    *text = (LessonText){.language = LESSON_LANGUAGE_NAMES[language], .title = "", .summary = ""};
    FrontMatter front;
    MdText body;
    ok = ok && front_read(arena, r.path, r.source, r.n, &front, error) &&
         read_front(&r, &front, text, language == LESSON_ENGLISH) &&
         md_read(arena, r.path, r.source, r.n, front.end, &body, error) && read_moments(&r, &body);
    text->moments = KEEP(arena, &r.moments);
    text->n_moments = r.moments.n;
    reader_deinit(&r);
    return ok;
}

Lesson *lesson_load(const char *folder, Error *error) {
    Lesson *lesson = calloc(1, sizeof *lesson);
    if (!lesson) check_no_memory("a lesson");
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    lesson->folder = arena_copy(&lesson->arena, folder, n);
    const char *slash = strrchr(lesson->folder, '/');
    lesson->id = slash ? slash + 1 : lesson->folder;
    bool ok = true;
    for (int language = 0; ok && language < LESSON_LANGUAGES; language++)
        if (language == LESSON_ENGLISH || has_file(lesson, file_names[language]))
            ok = read_language(lesson, language, error);
    if (ok) return lesson;
    lesson_free(lesson);
    return NULL;
}

void lesson_free(Lesson *lesson) {
    if (!lesson) return;
    Arena arena = lesson->arena;
    arena_deinit(&arena);
    free(lesson);
}

const LessonText *lesson_text(const Lesson *lesson, const char *language) {
    for (int i = 0; i < LESSON_LANGUAGES; i++)
        if (lesson->texts[i].language && strcmp(lesson->texts[i].language, language) == 0)
            return &lesson->texts[i];
    return &lesson->texts[LESSON_ENGLISH];
}

static bool check_mark(const char *program, size_t n, const char *mark, LessonPlace place,
                       Error *error) {
    bool is_bound = strcmp(mark, "start") != 0 && strcmp(mark, "end") != 0;
    if (!is_bound || lesson_find_mark(program, n, mark)) return true;
    return error_at(error, place.path, place.line, place.col, place.text,
                    "the program has no mark '#: %s'", mark);
}

static bool check_marks(const LessonText *text, const char *program, size_t n, Error *error) {
    for (size_t i = 0; i < text->n_moments; i++) {
        const LessonMoment *moment = &text->moments[i];
        if (!check_mark(program, n, moment->target.mark, moment->place, error)) return false;
        for (size_t k = 0; k < moment->n_changes; k++)
            if (!check_mark(program, n, moment->changes[k].mark, moment->changes[k].place, error))
                return false;
    }
    return true;
}

bool lesson_has_marks(const Lesson *lesson, Error *error) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", lesson->folder, lesson->program);
    Str program = {0};
    bool ok = file_read(path, MAX_BYTES, &program, error);
    for (int i = 0; ok && i < LESSON_LANGUAGES; i++)
        ok = check_marks(&lesson->texts[i], str_text(&program), program.n, error);
    str_deinit(&program);
    return ok;
}

int lesson_find_mark(const char *program, size_t n, const char *mark) {
    size_t length = strlen(mark);
    int line = 1;
    for (const char *at = program, *end = program + n; at < end; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = newline ? newline : end, *last = line_end;
        while (last > at && (last[-1] == ' ' || last[-1] == '\r' || last[-1] == '\t'))
            last--;
        size_t tail = length + 3; // "#: " and the name
        if ((size_t)(last - at) >= tail && memcmp(last - tail, "#: ", 3) == 0 &&
            memcmp(last - length, mark, length) == 0)
            return line;
        at = line_end + 1;
    }
    return 0;
}
