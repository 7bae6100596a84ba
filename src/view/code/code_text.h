// The source files of a program as they are drawn: cut into lines, each line into pieces of one
// colour. Made by the language's own lexer when a file is first looked at.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "trace/trace.h"

typedef enum CodeInk { INK_PLAIN, INK_KEYWORD, INK_STRING, INK_NUMBER, INK_COMMENT } CodeInk;

// Bytes of a line that are not plain.
typedef struct CodePiece {
    uint32_t from, n;
    CodeInk ink;
} CodePiece;

typedef struct CodeLine {
    const char *text; // lives as long as the trace; not ended by a NUL
    uint32_t n;
    uint32_t first_piece, n_pieces; // in CodeText.pieces, from left to right
} CodeLine;

// A def or class. Lines from 1.
typedef struct CodeBlock {
    int line, body, last; // its header begins, its body begins, its last line
} CodeBlock;

typedef struct CodeText {
    SourceId source;
    const char *name;    // of the file, without its folder
    VEC(CodeLine) lines; // [0] is line 1
    VEC(CodePiece) pieces;
    VEC(CodeBlock) blocks; // by line; those inside behind the one that they are in
    char *own;             // owned; the text, where no trace holds it
} CodeText;

typedef struct CodeTexts {
    const Trace *trace; // borrowed
    VEC(CodeText *) at; // owned; by SourceId; NULL: not looked at yet
} CodeTexts;

void code_texts_init(CodeTexts *texts, const Trace *trace);
void code_texts_deinit(CodeTexts *texts);

// That file, which must exist; lives as long as [texts].
const CodeText *code_text(CodeTexts *texts, SourceId source);

// The source of [trace] that is the file [path]; 0: none is.
SourceId code_find_source(const Trace *trace, const char *path);

// A text that no trace holds, painted; as it stands, with its marks. code_text_free.
CodeText *code_text_of(const char *path, const char *text);
void code_text_free(CodeText *code);

// What stands in line [number] (from 1) without its indentation and its comment, in [arena]; "":
// there is no such line.
const char *code_bare_line(Arena *arena, const CodeText *code, int number);

// What is drawn of a line, and the cells [from, to) of it that a place in it takes; equal: none.
typedef struct CodePart {
    const char *text;
    int from, to;
    bool is_all; // the place is all of the line
} CodePart;

// Line [number] as code_bare_line has it, for [n_cells]. What is too long begins so far on, after
// "…", that [span] is seen; its end may still have to be cut.
CodePart code_line_part(Arena *arena, const CodeText *code, int number, EventSpan span,
                        int n_cells);

// The cell in which byte [col] of [line] stands, from 0, on a grid of characters: a tab goes to the
// next multiple of eight.
int code_cell(const CodeLine *line, int col);
