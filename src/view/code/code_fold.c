// Blocks lie inside each other and come in the order of their lines, so one walk over both finds
// what is left out.
#include "view/code/code_fold.h"

#include <string.h>

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

size_t code_row_of(const CodeRows *rows, int line) {
    size_t i = 0;
    while (i + 1 < rows->n && rows->at[i + 1].line <= line)
        i++;
    return i;
}
