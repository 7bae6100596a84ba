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

__attribute__((format(printf, 3, 4))) static void complain(Checker *c, LessonPlace place,
                                                           const char *format, ...) {
    Error error;
    va_list args;
    va_start(args, format);
    char message[sizeof error.message];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    error_at(&error, place.path, place.line, place.col, place.text, "%s", message);
    vec_push(&c->problems->at, error);
}

// ---- running

typedef struct Run {
    Str output;   // standard output
    Str errors;   // standard error
    Trace *trace; // owned
    int status;
    bool is_over; // false: it was stopped, since it does not end
} Run;

static void keep_output(void *data, const char *bytes, size_t n) {
    str_add_bytes(&((Run *)data)->output, bytes, n);
}
static void keep_errors(void *data, const char *bytes, size_t n) {
    str_add_bytes(&((Run *)data)->errors, bytes, n);
}

static void run(Run *run, const char *path, const char *text, size_t n) {
    *run = (Run){0};
    str_add(&run->output, "");
    VmOutput output = {run, keep_output, keep_errors};
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
    str_deinit(&run->errors);
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

// Where line [line] of [text] begins; its end, where it has not so many.
static const char *line_at(const char *text, int line) {
    while (--line && *text) {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    return text;
}

static const char *line_of(Checker *c, const char *text, int line) {
    text = line_at(text, line);
    return arena_copy(&c->arena, text, strcspn(text, "\n"));
}

// The last line of a traceback says what was raised.
static const char *raised_by(Checker *c, const Run *run) {
    size_t n = run->errors.n;
    while (n && run->errors.text[n - 1] == '\n')
        n--;
    size_t from = n;
    while (from && run->errors.text[from - 1] != '\n')
        from--;
    return run->status && n ? arena_copy(&c->arena, run->errors.text + from, n - from) : NULL;
}

// What [run] printed is not [kept], which stands from [place] on: of the program, or of it changed.
static void complain_of_output(Checker *c, LessonPlace place, const char *kept, const Run *run,
                               bool is_changed) {
    int line = differing_line(kept, run->output.text);
    place.line += line - 1, place.col = 1;
    const char *printed = line_of(c, run->output.text, line), *raised = raised_by(c, run);
    if (*printed && is_changed)
        complain(c, place, "the changed program prints '%s' here", printed);
    else if (*printed)
        complain(c, place,
                 "the program prints '%s' here; 'simul check --store' takes that as right",
                 printed);
    else if (raised)
        complain(c, place, "before it prints this the program ends with %s", raised);
    else if (is_changed)
        complain(c, place, "the changed program prints nothing here");
    else
        complain(c, place,
                 "the program prints nothing here; 'simul check --store' takes that as right");
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
        complain(c, (LessonPlace){path, NULL, 1, 1},
                 "what the program prints is not stored; 'simul check --store' does that");
    else if (!file_read(path, MAX_BYTES, &stored, &error))
        vec_push(&c->problems->at, error);
    else if (strcmp(str_text(&stored), run->output.text) != 0)
        complain_of_output(c, (LessonPlace){path, str_text(&stored), 1, 1}, str_text(&stored), run,
                           false);
    str_deinit(&stored);
}

// What Python would say of a text that is no program, in [arena]; NULL: it is one.
static const char *grammar(Checker *c, const char *path, const Str *text, SyntaxError *wrong) {
    static const char *const kinds[] = {"", "SyntaxError", "IndentationError", "TabError"};
    Arena arena = {0};
    Source source = {0};
    *wrong = (SyntaxError){0};
    if (source_init(&source, path, str_text(text), text->n, &arena, wrong)) {
        const Node *module = parse_module(&source, &arena, wrong);
        if (module) scope_free(scope_analyse(NULL, module, false, &arena, wrong));
    }
    source_deinit(&source);
    arena_deinit(&arena);
    if (!wrong->kind) return NULL;
    return arena_printf(&c->arena, "%s: %s", kinds[wrong->kind], wrong->message);
}

static bool parses(Checker *c, const char *path, const Str *text) {
    SyntaxError wrong;
    const char *said = grammar(c, path, text, &wrong);
    if (said)
        complain(c, (LessonPlace){path, str_text(text), wrong.span.line, wrong.span.col + 1}, "%s",
                 said);
    return !said;
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
    if (out->is_over)
        check_output(c, name, out);
    else
        complain(c, (LessonPlace){path, str_text(text), 1, 1},
                 "this program does not end within %d events", MAX_EVENTS);
    return true;
}

// Of a further program only what it prints is known.
static void check_file(Checker *c, const char *name) {
    Str text = {0};
    Run other;
    if (run_file(c, name, &text, &other)) run_deinit(&other);
    str_deinit(&text);
}

// ---- what the text says

static const char *shown(const char *truth) {
    return truth ? truth : "nothing of the kind";
}

static void check_question(Checker *c, const LessonQuestion *question, const Trace *trace,
                           uint32_t position) {
    const char *truth = moment_truth(&c->arena, trace, question, position);
    if (!truth && question->ask == ASK_STATE) {
        complain(c, question->place, "no task is called '%s' there", question->about);
        return;
    }
    if (!truth && question->ask == ASK_VALUE) {
        complain(c, question->place, "no variable is called '%s' there", question->about);
        return;
    }
    for (size_t i = 0; i < question->n_choices; i++) {
        const LessonChoice *choice = &question->choices[i];
        bool says = truth && moment_says(question->ask, choice->text, truth);
        // States are words of the language that the text is written in.
        if (question->ask == ASK_STATE && strcmp(c->language, "en") != 0) continue;
        if (choice->is_right && !says)
            complain(c, choice->place, "the answer '%s' is marked right, but it is '%s'",
                     choice->text, shown(truth));
        if (!choice->is_right && says)
            complain(c, choice->place, "the answer '%s' is marked wrong, but it is right",
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
        complain(c, change->place, "the program has no mark '#: %s'", change->mark);
        return;
    }
    Str changed = {0};
    apply(change, str_text(program), program->n, line, &changed);
    const char *path = join(c, c->lesson->program);
    SyntaxError wrong;
    const char *said = grammar(c, path, &changed, &wrong);
    if (said) {
        complain(c, change->solution_place, "with this change the program is none: %s", said);
    } else {
        Run after;
        run(&after, path, str_text(&changed), changed.n);
        if (!after.is_over)
            complain(c, change->solution_place, "with this change the program does not end");
        else if (strcmp(after.output.text, change->output) != 0)
            complain_of_output(c, change->output_place, change->output, &after, true);
        run_deinit(&after);
    }
    str_deinit(&changed);
}

// In the text's own language: what is missing there would be shown in English.
static void check_words(Checker *c, LessonPlace place, const MdBlock *blocks, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < blocks[i].n_spans; k++) {
            const char *target = blocks[i].spans[k].target;
            if (!target || glossary_has(&c->glossary, c->language, target)) continue;
            md_place(place.text, blocks[i].spans[k].at, &place.line, &place.col);
            complain(c, place, "the glossary beside the lesson's folder has no word '%s'",
                     target + strlen(GLOSSARY_LINK));
        }
}

// The same mark on a line below would never be meant.
static void check_mark_once(Checker *c, const Str *program, const char *mark, int line) {
    const char *rest = line_at(str_text(program), line + 1);
    int again = lesson_find_mark(rest, program->n - (size_t)(rest - str_text(program)), mark);
    if (!again) return;
    const char *path = join(c, c->lesson->program);
    complain(c, (LessonPlace){path, str_text(program), line + again, 1},
             "the mark '#: %s' stands on line %d already", mark, line);
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
                complain(c, moment->place,
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
            complain(c, moment->place, "the program has no mark '#: %s'", moment->target.mark);
            continue;
        }
        if (is_bound && c->language == LESSON_LANGUAGE_NAMES[LESSON_ENGLISH])
            check_mark_once(c, program, moment->target.mark, line);
        if (!moment_find(trace, &moment->target, line, &position)) {
            if (moment->target.occurrence == 1)
                complain(c, moment->place, "the program never comes to this moment");
            else
                complain(c, moment->place, "the program does not come to this moment %d times",
                         moment->target.occurrence);
            continue;
        }
        if (position < last)
            complain(c, moment->place, "this moment comes before the one above it");
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

// As it is written in a link.
static const char *written(Checker *c, const LessonTarget *target) {
    static const char *const phases[LESSON_PHASES] = {"", "/suspend", "/resume", "/return",
                                                      "/raise"};
    const char *text = arena_printf(&c->arena, "#%s%s", target->mark, phases[target->phase]);
    if (target->occurrence > 1) text = arena_printf(&c->arena, "%s:%d", text, target->occurrence);
    return target->task ? arena_printf(&c->arena, "%s@%s", text, target->task) : text;
}

static bool same_choices(Checker *c, const LessonQuestion *from, const LessonQuestion *to) {
    if (from->ask != to->ask || strcmp(from->about, to->about) != 0 ||
        from->n_choices != to->n_choices) {
        complain(c, to->place, "in lesson.md another thing is asked here (line %d)",
                 from->place.line);
        return false;
    }
    for (size_t i = 0; i < from->n_choices; i++)
        if (from->choices[i].is_right != to->choices[i].is_right) {
            complain(c, to->choices[i].place,
                     "in lesson.md the right choice is another one (line %d)",
                     from->choices[i].place.line);
            return false;
        }
    return true;
}

static bool same_parts(Checker *c, const LessonMoment *from, const LessonMoment *to) {
    if (from->n_questions != to->n_questions || from->n_changes != to->n_changes) {
        complain(c, to->place,
                 "this moment has not as many questions and changes as in lesson.md (line %d)",
                 from->place.line);
        return false;
    }
    bool is_same = true;
    for (size_t i = 0; i < from->n_questions; i++)
        is_same &= same_choices(c, &from->questions[i], &to->questions[i]);
    for (size_t i = 0; i < from->n_changes; i++) {
        const LessonChange *a = &from->changes[i], *b = &to->changes[i];
        if (strcmp(a->mark, b->mark) == 0) continue;
        complain(c, b->place, "in lesson.md the change here is that of '#%s' (line %d)", a->mark,
                 a->place.line);
        is_same = false;
    }
    return is_same;
}

static bool same_moments(Checker *c, const LessonText *from, const LessonText *to) {
    size_t n = from->n_moments < to->n_moments ? from->n_moments : to->n_moments;
    for (size_t i = 0; i < n; i++) {
        const LessonMoment *a = &from->moments[i], *b = &to->moments[i];
        if (same_target(&a->target, &b->target)) continue;
        complain(c, b->place, "in lesson.md the moment here is '%s' (line %d)",
                 written(c, &a->target), a->place.line);
        return false;
    }
    if (from->n_moments == to->n_moments) return true;
    complain(c, to->moments[n - 1].place, "lesson.md has %d moments, this has %d",
             (int)from->n_moments, (int)to->n_moments);
    return false;
}

// Whether both say the same; what only follows from a difference is not worth a complaint.
static bool check_translation(Checker *c, const LessonText *from, const LessonText *to) {
    if (!same_moments(c, from, to)) return false;
    bool is_same = true;
    for (size_t i = 0; i < from->n_moments; i++)
        is_same &= same_parts(c, &from->moments[i], &to->moments[i]);
    return is_same;
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
        const LessonText *first = &lesson->texts[LESSON_ENGLISH];
        check_text(&c, first, &program, main_run.trace);
        for (int i = LESSON_ENGLISH + 1; i < LESSON_LANGUAGES; i++)
            if (lesson->texts[i].language && check_translation(&c, first, &lesson->texts[i]))
                check_text(&c, &lesson->texts[i], &program, main_run.trace);
        run_deinit(&main_run);
    }
    if (lesson->beside) check_file(&c, lesson->beside);
    for (size_t i = 0; i < lesson->n_files; i++)
        if (!lesson->beside || strcmp(lesson->files[i], lesson->beside) != 0)
            check_file(&c, lesson->files[i]);
    str_deinit(&program);
    glossary_deinit(&c.glossary);
    arena_deinit(&c.arena);
}
