// The moments in their order, with the output between them.
#include "lesson/tell.h"

#include <string.h>

#include "base/file.h"
#include "lesson/moment.h"
#include "program/program.h"

enum { MAX_BYTES = 4 << 20, WIDTH = 78, MAX_EVENTS = 2000000 };

typedef struct Teller {
    const Lesson *lesson;
    const LessonText *text;
    const Trace *trace;
    FILE *out;
    Arena arena;
    uint32_t told; // how many outputs were told
} Teller;

// [text] broken at spaces, each line behind [indent].
static void tell_wrapped(Teller *t, const char *indent, const char *first, const char *text) {
    size_t col = 0, start = strlen(indent);
    for (const char *at = text; *at;) {
        at += strspn(at, " ");
        size_t n = strcspn(at, " "), w = 0;
        if (!n) break;
        for (size_t i = 0; i < n; i++)
            w += ((unsigned char)at[i] & 0xC0) != 0x80;
        bool breaks = col && col + 1 + w > WIDTH;
        if (breaks) fputs("\n", t->out);
        if (!col || breaks) {
            fputs(col ? indent : first, t->out);
            col = start;
        } else {
            fputs(" ", t->out);
            col++;
        }
        fwrite(at, 1, n, t->out);
        col += w;
        at += n;
    }
    fputs("\n", t->out);
}

static void tell_block(Teller *t, const MdBlock *block) {
    const char *text = md_plain(&t->arena, block);
    if (block->kind == MD_CODE) {
        for (const char *at = text; *at;) {
            size_t n = strcspn(at, "\n");
            fprintf(t->out, "    %.*s\n", (int)n, at);
            at += n + (at[n] == '\n');
        }
        fputs("\n", t->out);
    } else if (block->kind == MD_ITEM) {
        tell_wrapped(t, "  ", "- ", text);
    } else {
        tell_wrapped(t, "", "", text);
        fputs("\n", t->out);
    }
}

static void tell_question(Teller *t, const LessonQuestion *question) {
    tell_wrapped(t, "  ", "? ", question->title);
    for (size_t i = 0; i < question->n_choices; i++) {
        const LessonChoice *choice = &question->choices[i];
        const char *line = arena_printf(&t->arena, "%zu. %s%s%s", i + 1, choice->text,
                                        *choice->reason ? " — " : "", choice->reason);
        tell_wrapped(t, "    ", choice->is_right ? "  * " : "    ", line);
    }
    fputs("\n", t->out);
}

// What was printed before [position] and not told yet.
static void tell_output(Teller *t, uint32_t position) {
    bool at_line_start = true;
    uint32_t rank = trace_list_rank(t->trace, TRACE_OUTPUTS, position), from = t->told;
    for (; t->told < rank; t->told++) {
        const Event *event = trace_at(t->trace, t->trace->lists[TRACE_OUTPUTS].at[t->told]);
        for (const char *at = trace_text(t->trace, (StringId)event->value); *at; at++) {
            if (at_line_start) fputs("  | ", t->out);
            fputc(*at, t->out);
            at_line_start = *at == '\n';
        }
    }
    if (!at_line_start) fputs("\n", t->out);
    if (rank > from) fputs("\n", t->out);
}

// "line 9: counter = countdown(3)"
static void tell_place(Teller *t, const LessonMoment *moment, const char *program, size_t n) {
    int line = lesson_find_mark(program, n, moment->target.mark);
    const char *at = program;
    for (int i = 1; line && i < line; i++)
        at = strchr(at, '\n') + 1;
    size_t n_code = strcspn(at, "\n#");
    while (n_code && at[n_code - 1] == ' ')
        n_code--;
    if (line) fprintf(t->out, "  %3d  %.*s\n", line, (int)n_code, at);
}

static void tell_moment(Teller *t, const LessonMoment *moment, const Str *program) {
    uint32_t position;
    int line = lesson_find_mark(str_text(program), program->n, moment->target.mark);
    if (moment_find(t->trace, &moment->target, line, &position)) tell_output(t, position);
    if (*moment->title) fprintf(t->out, "%s\n", moment->title);
    tell_place(t, moment, str_text(program), program->n);
    fputs("\n", t->out);
    for (size_t i = 0; i < moment->n_blocks; i++)
        tell_block(t, &moment->blocks[i]);
    for (size_t i = 0; i < moment->n_questions; i++)
        tell_question(t, &moment->questions[i]);
}

bool lesson_tell(const Lesson *lesson, const char *language, FILE *out, Error *error) {
    Teller t = {.lesson = lesson, .text = lesson_text(lesson, language), .out = out};
    const char *path = arena_printf(&t.arena, "%s/%s", lesson->folder, lesson->program);
    Str program = {0};
    bool ok = file_read(path, MAX_BYTES, &program, error);
    if (ok) {
        ProgramConfig config = {.depth = REPORT_LINES, .max_events = MAX_EVENTS};
        Program *run = program_begin(&config, path, str_text(&program), program.n);
        program_run(run);
        t.trace = program_trace(run);
        fprintf(out, "%s\n", t.text->title);
        for (size_t i = 0; i < t.text->n_moments; i++)
            tell_moment(&t, &t.text->moments[i], &program);
        tell_output(&t, t.trace->n);
        program_free(run);
    }
    str_deinit(&program);
    arena_deinit(&t.arena);
    return ok;
}
