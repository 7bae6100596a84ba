// The file begins with the path, so that two paths with the same hash do no harm; then a line for
// each mark: "break 12", "break 12 n > 3", "fold 4".
#include "view/code/code_marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "base/file.h"
#include "view/app/kept.h"

static char *copy(const char *text) {
    char *copied = strdup(text);
    if (!copied) check_no_memory("a mark");
    return copied;
}

// ---- breakpoints

static size_t place_of(const CodeMarks *marks, int line) {
    size_t i = 0;
    while (i < marks->breakpoints.n && marks->breakpoints.at[i].line < line)
        i++;
    return i;
}

Breakpoint *code_breakpoint_at(const CodeMarks *marks, int line) {
    size_t i = place_of(marks, line);
    bool is_there = i < marks->breakpoints.n && marks->breakpoints.at[i].line == line;
    return is_there ? &marks->breakpoints.at[i] : NULL;
}

void code_breakpoint_set(CodeMarks *marks, int line, const char *condition) {
    Breakpoint *breakpoint = code_breakpoint_at(marks, line);
    if (!breakpoint) {
        size_t i = place_of(marks, line);
        vec_push(&marks->breakpoints, (Breakpoint){0});
        breakpoint = &marks->breakpoints.at[i];
        memmove(breakpoint + 1, breakpoint, (marks->breakpoints.n - i - 1) * sizeof *breakpoint);
        *breakpoint = (Breakpoint){.line = line};
    }
    char *kept = condition && *condition ? copy(condition) : NULL;
    free(breakpoint->condition);
    breakpoint->condition = kept;
    code_breakpoint_blame(breakpoint, NULL);
}

void code_breakpoint_remove(CodeMarks *marks, int line) {
    Breakpoint *breakpoint = code_breakpoint_at(marks, line);
    if (!breakpoint) return;
    free(breakpoint->condition);
    free(breakpoint->wrong);
    size_t i = (size_t)(breakpoint - marks->breakpoints.at);
    marks->breakpoints.n--;
    memmove(breakpoint, breakpoint + 1, (marks->breakpoints.n - i) * sizeof *breakpoint);
}

void code_breakpoint_blame(Breakpoint *breakpoint, const char *message) {
    char *kept = message ? copy(message) : NULL;
    free(breakpoint->wrong);
    breakpoint->wrong = kept;
}

// ---- kept

static void read_mark(CodeMarks *marks, const char *text) {
    int line, n = 0;
    if (sscanf(text, "break %d%n", &line, &n) == 1 && line > 0)
        code_breakpoint_set(marks, line, text[n] == ' ' ? text + n + 1 : NULL);
    else if (sscanf(text, "fold %d", &line) == 1 && line > 0)
        code_fold(&marks->folds, line, true);
}

static void read_all(CodeMarks *marks) {
    Str text = {0};
    if (kept_read("marks", marks->path, &text)) {
        char *rest = text.text;
        for (char *line; (line = strsep(&rest, "\n"));)
            read_mark(marks, line);
    }
    str_deinit(&text);
}

void code_marks_keep(const CodeMarks *marks) {
    Str text = {0};
    for (size_t i = 0; i < marks->breakpoints.n; i++) {
        const Breakpoint *breakpoint = &marks->breakpoints.at[i];
        str_printf(&text, "break %d%s%s\n", breakpoint->line, breakpoint->condition ? " " : "",
                   breakpoint->condition ? breakpoint->condition : "");
    }
    for (size_t i = 0; i < marks->folds.n; i++)
        str_printf(&text, "fold %d\n", marks->folds.at[i]);
    if (text.n)
        kept_write("marks", marks->path, &text, &(Error){0}); // as well as it goes
    else
        kept_remove("marks", marks->path);
    str_deinit(&text);
}

CodeMarks *code_marks_new(const char *path, bool reads) {
    CodeMarks *marks = calloc(1, sizeof *marks);
    if (!marks) check_no_memory("the marks of a file");
    marks->path = copy(path);
    if (reads) read_all(marks);
    return marks;
}

static void swap(CodeMarks *a, CodeMarks *b) {
    CodeMarks old = *a;
    *a = *b;
    *b = old;
}

CodeMarks *code_marks_copy(const CodeMarks *marks) {
    CodeMarks *made = code_marks_new(marks->path, false);
    for (size_t i = 0; i < marks->breakpoints.n; i++) {
        const Breakpoint *old = &marks->breakpoints.at[i];
        code_breakpoint_set(made, old->line, old->condition);
        code_breakpoint_blame(code_breakpoint_at(made, old->line), old->wrong);
    }
    for (size_t i = 0; i < marks->folds.n; i++)
        vec_push(&made->folds, marks->folds.at[i]);
    return made;
}

void code_marks_take(CodeMarks *marks, const CodeMarks *from) {
    CodeMarks *made = code_marks_copy(from);
    swap(marks, made);
    code_marks_free(made);
}

void code_marks_free(CodeMarks *marks) {
    if (!marks) return;
    while (marks->breakpoints.n)
        code_breakpoint_remove(marks, vec_last(&marks->breakpoints).line);
    vec_deinit(&marks->breakpoints);
    vec_deinit(&marks->folds);
    free(marks->path);
    free(marks);
}

// ---- moving

static bool same_line(const CodeText *a, size_t i, const CodeText *b, size_t j) {
    const CodeLine *p = &a->lines.at[i], *q = &b->lines.at[j];
    uint32_t n = p->n < q->n ? p->n : q->n;
    if (memcmp(p->text, q->text, n) != 0) return false;
    // The marks of lessons are left out where a text is only watched.
    const CodeLine *longer = p->n > q->n ? p : q;
    uint32_t blank = n;
    while (blank < longer->n && longer->text[blank] == ' ')
        blank++;
    return blank == longer->n || (blank > n && strncmp(longer->text + blank, "#: ", 3) == 0);
}

bool code_same_line(const CodeText *a, int i, const CodeText *b, int j) {
    return same_line(a, (size_t)i - 1, b, (size_t)j - 1);
}

int code_line_moved(const CodeText *from, const CodeText *to, int line) {
    size_t n = from->lines.n, m = to->lines.n, at = (size_t)line - 1, begin = 0, end = 0;
    if (line < 1 || at >= n) return 0;
    while (begin < n && begin < m && same_line(from, begin, to, begin))
        begin++;
    while (end < n - begin && end < m - begin && same_line(from, n - 1 - end, to, m - 1 - end))
        end++;
    if (at < begin) return line;
    if (at >= n - end) return (int)(at + m - n) + 1;
    // Within what changed: the same text, the nearest one first; else the same place.
    for (size_t away = 0; away < m; away++) {
        if (at >= away + begin && at - away < m - end && same_line(from, at, to, at - away))
            return (int)(at - away) + 1;
        if (at + away < m - end && same_line(from, at, to, at + away)) return (int)(at + away) + 1;
    }
    return at < m - end ? line : 0;
}

bool code_marks_move(CodeMarks *marks, const CodeText *from, const CodeText *to) {
    if (!marks->breakpoints.n && !marks->folds.n) return false;
    CodeMarks *moved = code_marks_new(marks->path, false);
    bool changed = false;
    for (size_t i = 0; i < marks->breakpoints.n; i++) {
        const Breakpoint *old = &marks->breakpoints.at[i];
        int line = code_line_moved(from, to, old->line);
        changed |= line != old->line;
        if (!line) continue;
        code_breakpoint_set(moved, line, old->condition);
        code_breakpoint_blame(code_breakpoint_at(moved, line), old->wrong);
    }
    for (size_t i = 0; i < marks->folds.n; i++) {
        int line = code_line_moved(from, to, marks->folds.at[i]);
        changed |= line != marks->folds.at[i];
        if (line) code_fold(&moved->folds, line, true);
    }
    swap(marks, moved);
    code_marks_free(moved);
    return changed;
}
