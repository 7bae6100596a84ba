// Blocks lie inside each other and come in the order of their lines, so one walk over both finds
// what is left out.
#include "view/code/code_fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

static size_t fold_at(const CodeFolds *folds, int line) {
    size_t i = 0;
    while (i < folds->n && folds->at[i] < line)
        i++;
    return i;
}

bool code_is_folded(const CodeFolds *folds, int line) {
    size_t i = fold_at(folds, line);
    return i < folds->n && folds->at[i] == line;
}

void code_fold(CodeFolds *folds, int line, bool folded) {
    size_t i = fold_at(folds, line);
    bool is_folded = i < folds->n && folds->at[i] == line;
    if (is_folded == folded) return;
    if (folded) vec_push(folds, 0);
    size_t behind = folds->n - i - 1;
    if (folded) {
        memmove(folds->at + i + 1, folds->at + i, behind * sizeof *folds->at);
        folds->at[i] = line;
    } else {
        memmove(folds->at + i, folds->at + i + 1, behind * sizeof *folds->at);
        folds->n--;
    }
}

const CodeBlock *code_block_at(const CodeText *code, int line) {
    const CodeBlock *found = NULL;
    for (size_t i = 0; i < code->blocks.n && code->blocks.at[i].line <= line; i++)
        if (line <= code->blocks.at[i].last) found = &code->blocks.at[i];
    return found;
}

void code_rows(const CodeText *code, const CodeFolds *folds, CodeRows *out) {
    vec_clear(out);
    size_t at = 0;
    for (int line = 1; line <= (int)code->lines.n; line++) {
        CodeRow row = {line, 0};
        // A header may have several lines: the last of them stands for what is left out.
        while (at < code->blocks.n && code->blocks.at[at].body <= line)
            at++;
        const CodeBlock *block = at < code->blocks.n ? &code->blocks.at[at] : NULL;
        if (block && block->body == line + 1 && code_is_folded(folds, block->line))
            row.n_hidden = block->last - line;
        vec_push(out, row);
        line += row.n_hidden;
    }
}

// ---- only where somebody is

static void want(bool *wanted, int n, int from, int to) {
    for (int line = from < 1 ? 1 : from; line <= to && line <= n; line++)
        wanted[line] = true;
}

void code_rows_near(const CodeText *code, const int *lines, size_t n, int around, CodeRows *out) {
    vec_clear(out);
    int n_lines = (int)code->lines.n;
    bool *wanted = calloc((size_t)n_lines + 2, sizeof *wanted);
    if (!wanted) check_no_memory("the lines that are seen");
    for (size_t i = 0; i < n; i++) {
        if (lines[i] < 1 || lines[i] > n_lines) continue;
        want(wanted, n_lines, lines[i] - around, lines[i] + around);
        for (size_t b = 0; b < code->blocks.n; b++) {
            const CodeBlock *block = &code->blocks.at[b];
            if (block->line <= lines[i] && lines[i] <= block->last)
                want(wanted, n_lines, block->line, block->body - 1);
        }
    }
    if (n_lines && !wanted[1]) vec_push(out, ((CodeRow){0, 0}));
    for (int line = 1; line <= n_lines; line++) {
        if (wanted[line])
            vec_push(out, ((CodeRow){line, 0}));
        else
            vec_last(out).n_hidden++;
    }
    free(wanted);
}

size_t code_row_of(const CodeRows *rows, int line) {
    size_t i = 0;
    while (i + 1 < rows->n && rows->at[i + 1].line <= line)
        i++;
    return i;
}
