// Runs and compares. A run is recorded with its lines; what it prints is kept aside.
#include "lesson/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "lang/syntax/parser.h"
#include "lang/syntax/scope.h"
#include "lesson/glossary.h"
#include "lesson/moment.h"
#include "program/program.h"

enum { MAX_BYTES = 4 << 20, MAX_EVENTS = 2000000 };

typedef struct Checker {
    const Lesson *lesson;
    LessonProblems *problems;
    bool store;
    Arena arena;
    const char *language; // of the text that is checked
    Glossary glossary;
} Checker;

__attribute__((format(printf, 4, 5))) static void
complain(Checker *c, LessonPlace place, const char *source, const char *format, ...) {
    Error error;
    va_list args;
    va_start(args, format);
    char message[sizeof error.message];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    error_at(&error, place.path, place.line, place.col, source, "%s", message);
    vec_push(&c->problems->at, error);
}

// ---- running

typedef struct Run {
    Str output;   // standard output
    Trace *trace; // owned
    int status;
    bool is_over; // false: it was stopped, since it does not end
} Run;

static void keep(void *data, const char *bytes, size_t n) {
    str_add_bytes(data, bytes, n);
}
static void drop(void *data, const char *bytes, size_t n) {
    (void)data, (void)bytes, (void)n;
}

static void run(Run *run, const char *path, const char *text, size_t n) {
    *run = (Run){0};
    str_add(&run->output, "");
    VmOutput output = {&run->output, keep, drop};
    ProgramConfig config = {.depth = REPORT_LINES, .max_events = MAX_EVENTS, .forward = &output};
    char *whole = realpath(path, NULL); // by which it finds the modules beside it
    Program *program = program_begin(&config, whole ? whole : path, text, n);
    free(whole);
    program_run(program);
    run->is_over = program_state(program) == PROGRAM_ENDED;
    run->status = run->is_over ? program_exit_status(program) : 0;
    run->trace = program_take(program);
}

static void run_deinit(Run *run) {
    str_deinit(&run->output);
    trace_free(run->trace);
}

// ---- the stored output

static const char *join(Checker *c, const char *name) {
    return arena_printf(&c->arena, "%s/%s", c->lesson->folder, name);
}

// The first line in which the two differ, from 1.
static int differing_line(const char *a, const char *b) {
    int line = 1;
    for (; *a && *a == *b; a++, b++)
        line += *a == '\n';
    return line;
}

static void check_output(Checker *c, const char *name, const Run *run) {
    const char *dot = strrchr(name, '.');
    const char *path = arena_printf(&c->arena, "%s/%.*s.out", c->lesson->folder,
                                    (int)(dot ? dot - name : 4096), name);
    Error error;
    if (c->store) {
        if (!file_write(path, run->output.text, run->output.n, &error))
            vec_push(&c->problems->at, error);
        return;
    }
    Str stored = {0};
    if (access(path, F_OK) != 0)
        complain(c, (LessonPlace){path, 1, 1}, NULL,
                 "what the program prints is not stored; 'simul check --store' does that");
    else if (!file_read(path, MAX_BYTES, &stored, &error))
        vec_push(&c->problems->at, error);
    else if (strcmp(str_text(&stored), run->output.text) != 0)
        complain(c, (LessonPlace){path, differing_line(str_text(&stored), run->output.text), 1},
                 str_text(&stored),
                 "the program prints something else here; 'simul check --store' takes it as right");
    str_deinit(&stored);
}

// What Python would say of a text that is no program.
static bool parses(Checker *c, const char *path, const Str *text) {
    static const char *const kinds[] = {"", "SyntaxError", "IndentationError", "TabError"};
    Arena arena = {0};
    Source source = {0};
    SyntaxError wrong = {0};
    if (source_init(&source, path, str_text(text), text->n, &arena, &wrong)) {
        const Node *module = parse_module(&source, &arena, &wrong);
        if (module) scope_free(scope_analyse(NULL, module, false, &arena, &wrong));
    }
    if (wrong.kind) {
        Error error;
        const char *said = arena_printf(&arena, "%s: %s", kinds[wrong.kind], wrong.message);
        error_at(&error, path, wrong.span.line, wrong.span.col + 1, str_text(text), "%s", said);
        vec_push(&c->problems->at, error);
    }
    source_deinit(&source);
    arena_deinit(&arena);
    return !wrong.kind;
}

// Runs the program [name] of the lesson. False: it cannot be read, or is none.
static bool run_file(Checker *c, const char *name, Str *text, Run *out) {
    const char *path = join(c, name);
    Error error;
    if (!file_read(path, MAX_BYTES, text, &error)) {
        vec_push(&c->problems->at, error);
        return false;
    }
    if (!parses(c, path, text)) return false;
    run(out, path, str_text(text), text->n);
    if (!out->is_over)
        complain(c, (LessonPlace){path, 1, 1}, NULL, "this program does not end within %d events",
                 MAX_EVENTS);
    check_output(c, name, out);
    return true;
}

// ---- what the text says

static const char *shown(const char *truth) {
    return truth ? truth : "nothing of the kind";
}

static void check_question(Checker *c, const LessonQuestion *question, const Trace *trace,
                           uint32_t position) {
    const char *truth = moment_truth(&c->arena, trace, question, position);
    if (!truth && question->ask == ASK_STATE) {
        complain(c, question->place, NULL, "no task is called '%s' there", question->about);
        return;
    }
    if (!truth && question->ask == ASK_VALUE) {
        complain(c, question->place, NULL, "no variable is called '%s' there", question->about);
        return;
    }
    for (size_t i = 0; i < question->n_choices; i++) {
        const LessonChoice *choice = &question->choices[i];
        bool says = truth && moment_says(question->ask, choice->text, truth);
        // States are words of the language that the text is written in.
        if (question->ask == ASK_STATE && strcmp(c->language, "en") != 0) continue;
        if (choice->is_right && !says)
            complain(c, question->place, NULL, "the answer '%s' is marked right, but it is '%s'",
                     choice->text, shown(truth));
        if (!choice->is_right && says)
            complain(c, question->place, NULL, "the answer '%s' is marked wrong, but it is right",
                     choice->text);
    }
}

// The program with [change] made, in [out].
static void apply(const LessonChange *change, const char *program, size_t n, int line, Str *out) {
    const char *at = program, *end = program + n;
    for (int i = 1; at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline ? newline + 1 : end;
        if (i != line) {
            str_add_bytes(out, at, (size_t)(next - at));
            at = next;
            continue;
        }
        size_t indent = strspn(at, " ");
        for (const char *put = change->solution; *put;) {
            size_t length = strcspn(put, "\n");
            str_add_bytes(out, at, indent);
            str_add_bytes(out, put, length);
            str_add(out, "\n");
            put += length + (put[length] == '\n');
        }
        at = next;
    }
}

static void check_change(Checker *c, const LessonChange *change, const Str *program) {
    int line = lesson_find_mark(str_text(program), program->n, change->mark);
    if (!line) {
        complain(c, change->place, NULL, "the program has no mark '#: %s'", change->mark);
        return;
    }
    Str changed = {0};
    apply(change, str_text(program), program->n, line, &changed);
    Run after;
    run(&after, join(c, c->lesson->program), str_text(&changed), changed.n);
    if (strcmp(after.output.text, change->output) != 0)
        complain(c, change->place, NULL,
                 "the changed program prints something else, from line %d of its output on",
                 differing_line(change->output, after.output.text));
    run_deinit(&after);
    str_deinit(&changed);
}

// In the text's own language: what is missing there would be shown in English.
static void check_words(Checker *c, LessonPlace place, const MdBlock *blocks, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < blocks[i].n_spans; k++) {
            const char *target = blocks[i].spans[k].target;
            if (!target || glossary_has(&c->glossary, c->language, target)) continue;
            place.line = blocks[i].line, place.col = blocks[i].col;
            complain(c, place, NULL, "the glossary has no word '%s'",
                     target + strlen(GLOSSARY_LINK));
        }
}

static void check_text(Checker *c, const LessonText *text, const Str *program, const Trace *trace) {
    uint32_t last = 0;
    c->language = text->language;
    for (size_t i = 0; i < text->n_moments; i++) {
        const LessonMoment *moment = &text->moments[i];
        const char *own[] = {"start", "end"};
        for (int k = 0; k < 2; k++) // it would never be meant
            if (strcmp(moment->target.mark, own[k]) == 0 &&
                lesson_find_mark(str_text(program), program->n, own[k]))
                complain(c, moment->place, NULL,
                         "'#%s' is that of the run: give the mark in the program another name",
                         own[k]);
        bool is_bound =
            strcmp(moment->target.mark, "start") != 0 && strcmp(moment->target.mark, "end") != 0;
        int line = lesson_find_mark(str_text(program), program->n, moment->target.mark);
        uint32_t position;
        check_words(c, moment->place, moment->blocks, moment->n_blocks);
        check_words(c, moment->place, moment->notes, moment->n_notes);
        for (size_t k = 0; k < moment->n_changes; k++) {
            const LessonChange *change = &moment->changes[k];
            check_words(c, change->place, change->blocks, change->n_blocks);
            check_change(c, change, program);
        }
        if (is_bound && !line) {
            complain(c, moment->place, NULL, "the program has no mark '#: %s'",
                     moment->target.mark);
            continue;
        }
        if (!moment_find(trace, &moment->target, line, &position)) {
            complain(c, moment->place, NULL, "the program never comes to this moment");
            continue;
        }
        if (position < last)
            complain(c, moment->place, NULL, "this moment comes before the one above it");
        last = position;
        for (size_t k = 0; k < moment->n_questions; k++)
            check_question(c, &moment->questions[k], trace, position);
    }
}

// ---- two languages

static bool same_target(const LessonTarget *a, const LessonTarget *b) {
    bool same_task = a->task && b->task ? strcmp(a->task, b->task) == 0 : a->task == b->task;
    return strcmp(a->mark, b->mark) == 0 && a->phase == b->phase &&
           a->occurrence == b->occurrence && same_task;
}

static bool same_questions(const LessonMoment *a, const LessonMoment *b) {
    if (a->n_questions != b->n_questions || a->n_changes != b->n_changes) return false;
    for (size_t i = 0; i < a->n_questions; i++) {
        const LessonQuestion *x = &a->questions[i], *y = &b->questions[i];
        if (x->ask != y->ask || x->n_choices != y->n_choices) return false;
        for (size_t k = 0; k < x->n_choices; k++)
            if (x->choices[k].is_right != y->choices[k].is_right) return false;
    }
    for (size_t i = 0; i < a->n_changes; i++)
        if (strcmp(a->changes[i].mark, b->changes[i].mark) != 0) return false;
    return true;
}

static void check_translation(Checker *c, const LessonText *from, const LessonText *to) {
    size_t n = from->n_moments < to->n_moments ? from->n_moments : to->n_moments;
    for (size_t i = 0; i < n; i++) {
        const LessonMoment *a = &from->moments[i], *b = &to->moments[i];
        if (!same_target(&a->target, &b->target)) {
            complain(c, b->place, NULL, "in lesson.md the moment here is '#%s' (line %d)",
                     a->target.mark, a->place.line);
            return;
        }
        if (!same_questions(a, b))
            complain(c, b->place, NULL,
                     "this moment's questions and changes are not those of lesson.md (line %d)",
                     a->place.line);
    }
    if (from->n_moments != to->n_moments)
        complain(c, to->moments[n - 1].place, NULL, "lesson.md has %d moments, this has %d",
                 (int)from->n_moments, (int)to->n_moments);
}

// ---- the whole

void lesson_check(const Lesson *lesson, bool store, LessonProblems *problems) {
    Checker c = {.lesson = lesson, .problems = problems, .store = store};
    const char *parent = arena_printf(&c.arena, "%s/..", lesson->folder);
    Error broken;
    if (!glossary_read(&c.glossary, parent, &broken)) vec_push(&problems->at, broken);
    Str program = {0};
    Run main_run;
    if (run_file(&c, lesson->program, &program, &main_run)) {
        for (int i = 0; i < LESSON_LANGUAGES; i++)
            if (lesson->texts[i].language)
                check_text(&c, &lesson->texts[i], &program, main_run.trace);
        run_deinit(&main_run);
    }
    for (size_t i = 0; i < lesson->n_files; i++) {
        Str text = {0};
        Run other;
        if (run_file(&c, lesson->files[i], &text, &other)) run_deinit(&other);
        str_deinit(&text);
    }
    for (int i = 1; i < LESSON_LANGUAGES; i++)
        if (lesson->texts[i].language)
            check_translation(&c, &lesson->texts[LESSON_ENGLISH], &lesson->texts[i]);
    str_deinit(&program);
    glossary_deinit(&c.glossary);
    arena_deinit(&c.arena);
}
