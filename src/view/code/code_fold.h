// Which lines of a file are seen. A list of rows says it: each is a line, and how many lines right
// below it are left out. Whoever draws code walks the rows instead of the lines:
//
//     CodeRows rows = {0};
//     code_rows(code, &folds, &rows); // all but the folded blocks
//     for (size_t i = 0; i < rows.n; i++) draw(rows.at[i].line, rows.at[i].n_hidden);
//     vec_deinit(&rows);
#pragma once

#include "view/code/code_text.h"

typedef struct CodeRow {
    int line;     // from 1
    int n_hidden; // lines right below it that are left out
} CodeRow;
typedef VEC(CodeRow) CodeRows;

typedef VEC(int) CodeFolds; // lines, from 1, ascending

bool code_is_folded(const CodeFolds *folds, int line);
void code_fold(CodeFolds *folds, int line, bool folded);

// The innermost block that [line] is in, its header included; NULL: none.
const CodeBlock *code_block_at(const CodeText *code, int line);

// All lines of [code] but the bodies of folded blocks. [out] is cleared first.
void code_rows(const CodeText *code, const CodeFolds *folds, CodeRows *out);
// The row that shows [line], or below which it is left out.
size_t code_row_of(const CodeRows *rows, int line);
