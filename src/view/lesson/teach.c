// Moments are looked for again whenever the record has grown, until all are found.
#include "view/lesson/teach.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

static const LessonText *text_of(const Teach *teach) {
    return &teach->lesson->texts[LESSON_ENGLISH]; // all languages have the same moments
}

void teach_init(Teach *teach, const char *path) {
    *teach = (Teach){0};
    progress_load(&teach->progress, path);
    if (path) teach->progress_path = arena_copy(&teach->progress.arena, path, strlen(path));
}

static void close_lesson(Teach *teach) {
    free(teach->positions);
    free(teach->answers);
    free(teach->tried);
    teach->positions = NULL;
    teach->answers = teach->tried = NULL;
    teach->is_attempt = false;
    teach->lesson = NULL;
    teach->n_asked = teach->n_right = 0;
}

void teach_deinit(Teach *teach) {
    close_lesson(teach);
    progress_deinit(&teach->progress);
}

// What could not be kept is not worth disturbing a lesson for.
static void keep(const Teach *teach) {
    Error ignored;
    if (teach->progress_path) progress_save(&teach->progress, teach->progress_path, &ignored);
}

void teach_open(Teach *teach, const Lesson *lesson) {
    close_lesson(teach);
    teach->bound = 0;
    if (!lesson) return;
    teach->lesson = lesson;
    size_t n = text_of(teach)->n_moments;
    size_t n_questions = (size_t)lesson_first_question(text_of(teach), (int)n);
    teach->positions = malloc(n * sizeof *teach->positions);
    teach->answers = malloc(n_questions + 1);
    teach->tried = calloc((size_t)lesson_first_change(text_of(teach), (int)n) + 1, 1);
    if (!teach->positions || !teach->answers || !teach->tried) check_no_memory("a lesson");
    for (size_t i = 0; i < n; i++)
        teach->positions[i] = TEACH_NOWHERE;
    memset(teach->answers, LESSON_NOT_ASKED, n_questions + 1);
    progress_open(&teach->progress, lesson->id);
    const ProgressLesson *kept = progress_find(&teach->progress, lesson->id);
    int number = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < text_of(teach)->moments[i].n_changes; k++, number++)
            if (progress_has_tried(kept, text_of(teach)->moments[i].changes[k].mark))
                teach->tried[number] = LESSON_DONE;
    keep(teach);
}

void teach_bind(Teach *teach, const Trace *trace) {
    if (!teach->lesson || teach->bound == trace->n) return;
    teach->bound = trace->n;
    const LessonText *text = text_of(teach);
    for (size_t i = 0; i < text->n_moments; i++) {
        const LessonTarget *target = &text->moments[i].target;
        bool is_end = strcmp(target->mark, "end") == 0;
        if (teach->positions[i] != TEACH_NOWHERE && !is_end) continue;
        uint32_t position;
        if (moment_find(trace, target, moment_line(trace, target->mark), &position))
            teach->positions[i] = position;
    }
}

void teach_rebind(Teach *teach, const Trace *trace) {
    if (!teach->lesson) return;
    for (size_t i = 0; i < text_of(teach)->n_moments; i++)
        teach->positions[i] = TEACH_NOWHERE;
    teach->bound = 0;
    teach->is_attempt = false;
    teach_bind(teach, trace);
}

void teach_attempt(Teach *teach) {
    teach->is_attempt = teach->lesson != NULL;
}

// What the program printed to standard output.
static void collect_output(const Trace *trace, Str *out) {
    str_add(out, "");
    for (size_t i = 0; i < trace->lists[TRACE_OUTPUTS].n; i++) {
        const Event *e = trace_at(trace, trace->lists[TRACE_OUTPUTS].at[i]);
        if (e->a == 1) str_add(out, trace_text(trace, (StringId)e->value));
    }
}

// The first line in which the two differ, from 1.
static int differing_line(const char *a, const char *b) {
    int line = 1;
    for (; *a && *a == *b; a++, b++)
        line += *a == '\n';
    return line;
}

void teach_judge(Teach *teach, const Trace *trace) {
    if (!teach->lesson || !teach->is_attempt) return;
    teach->is_attempt = false;
    Str output = {0};
    collect_output(trace, &output);
    const LessonText *text = text_of(teach);
    int number = 0;
    for (size_t i = 0; i < text->n_moments; i++)
        for (size_t k = 0; k < text->moments[i].n_changes; k++, number++) {
            const LessonChange *change = &text->moments[i].changes[k];
            bool is_done = strcmp(change->output, output.text) == 0;
            if (is_done && progress_try(&teach->progress, teach->lesson->id, change->mark))
                keep(teach);
            if (is_done)
                teach->tried[number] = LESSON_DONE;
            else if (teach->tried[number] != LESSON_DONE)
                teach->tried[number] = LESSON_DIFFERS;
            if (!is_done) teach->differing_line = differing_line(change->output, output.text);
        }
    str_deinit(&output);
}

int teach_moment(const Teach *teach, uint32_t position) {
    int now = 0;
    for (size_t i = 0; i < text_of(teach)->n_moments; i++)
        if (teach->positions[i] <= position) now = (int)i;
    return now;
}

int teach_way(const Teach *teach, uint32_t position, bool forward) {
    int best = -1;
    for (size_t i = 0; i < text_of(teach)->n_moments; i++) {
        uint32_t at = teach->positions[i];
        if (at == TEACH_NOWHERE || (forward ? at <= position : at >= position)) continue;
        bool is_nearer =
            best < 0 || (forward ? at < teach->positions[best] : at > teach->positions[best]);
        if (is_nearer) best = (int)i;
    }
    return best;
}

void teach_see(Teach *teach, uint32_t position) {
    if (!teach->lesson) return;
    const LessonMoment *moment = &text_of(teach)->moments[teach_moment(teach, position)];
    if (progress_see(&teach->progress, teach->lesson->id, moment)) keep(teach);
}

void teach_score(Teach *teach, bool is_right) {
    if (!teach->lesson) return;
    teach->n_asked++;
    teach->n_right += is_right;
    progress_answer(&teach->progress, teach->lesson->id, is_right);
    keep(teach);
}

static const LessonQuestion *find_question(const LessonText *text, int question) {
    int moment = 0;
    while (lesson_first_question(text, moment + 1) <= question)
        moment++;
    return &text->moments[moment].questions[question - lesson_first_question(text, moment)];
}

const LessonQuestion *teach_question(const Teach *teach, const char *language, int question) {
    return find_question(lesson_text(teach->lesson, language), question);
}

void teach_answer(Teach *teach, int question, int choice) {
    const LessonQuestion *asked = find_question(text_of(teach), question);
    if (teach->answers[question] != LESSON_NOT_ASKED || choice < 0 ||
        (size_t)choice >= asked->n_choices)
        return;
    bool is_right = asked->choices[choice].is_right;
    teach->answers[question] = (int8_t)choice;
    teach_score(teach, is_right);
}

LessonView teach_view(const Teach *teach, const char *language, uint32_t position) {
    int now = teach_moment(teach, position);
    return (LessonView){.lesson = teach->lesson,
                        .text = lesson_text(teach->lesson, language),
                        .now = now,
                        .is_here = teach->positions[now] == position,
                        .positions = teach->positions,
                        .previous = teach_way(teach, position, false),
                        .next = teach_way(teach, position, true),
                        .answers = teach->answers,
                        .tried = teach->tried,
                        .differing_line = teach->differing_line,
                        .n_right = teach->n_right,
                        .n_asked = teach->n_asked};
}
