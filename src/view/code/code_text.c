// The lexer knows no comments: they are what begins with a # between two tokens.
#include "view/code/code_text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/str.h"
#include "lang/syntax/lexer.h"

enum { TAB = 8 };

// The marks of lessons, "  #: name" at the end of a line, are for their authors: not drawn.
static uint32_t without_mark(const char *line, uint32_t n) {
    uint32_t from = n;
    while (from && (isalnum((unsigned char)line[from - 1]) || strchr("_-", line[from - 1])))
        from--;
    if (from == n || from < 3 || memcmp(line + from - 3, "#: ", 3) != 0) return n;
    from -= 3;
    while (from && line[from - 1] == ' ')
        from--;
    return from;
}

static void split_lines(CodeText *code, const char *text, bool with_marks) {
    while (*text) {
        uint32_t n = (uint32_t)strcspn(text, "\n");
        vec_push(&code->lines,
                 ((CodeLine){.text = text, .n = with_marks ? n : without_mark(text, n)}));
        text += n + (text[n] == '\n');
    }
}

// What stands in [from, to) of the whole text, which begins in line [line] (from 0), has that look.
static void add_piece(CodeText *code, size_t line, const char *from, const char *to, CodeInk look) {
    for (; line < code->lines.n && code->lines.at[line].text < to; line++) {
        CodeLine *of = &code->lines.at[line];
        const char *begin = from > of->text ? from : of->text, *end = of->text + of->n;
        if (to < end) end = to;
        if (begin >= end) continue;
        if (!of->n_pieces) of->first_piece = (uint32_t)code->pieces.n;
        of->n_pieces++;
        vec_push(&code->pieces,
                 ((CodePiece){(uint32_t)(begin - of->text), (uint32_t)(end - begin), look}));
    }
}

typedef struct Painter {
    CodeText *code;
    const char *text;  // as the trace keeps it
    const char *lexed; // the lexer's copy: the same bytes
    size_t line;       // the next one whose end is not seen
} Painter;

// Comments in [from, to), between two tokens.
static void paint_gap(Painter *p, const char *from, const char *to) {
    for (const char *hash; (hash = memchr(from, '#', (size_t)(to - from)));) {
        const char *end = hash + strcspn(hash, "\n");
        while (p->line + 1 < p->code->lines.n && p->code->lines.at[p->line + 1].text <= hash)
            p->line++;
        add_piece(p->code, p->line, hash, end, INK_COMMENT);
        if (end >= to) return;
        from = end;
    }
}

// ---- blocks

typedef struct Scanner {
    CodeText *code;
    int depth;                // of indentation
    VEC(size_t) open;         // the blocks around, by their place in code->blocks
    VEC(int) depths;          // of their headers
    size_t header;            // the block whose header has ended; SIZE_MAX: none
    bool is_header, is_first; // in a header; at the beginning of a line
    int last_line;            // of what was seen of statements
} Scanner;

static void scan_token(Scanner *s, const Token *token) {
    switch (token->kind) {
    case TOKEN_NEWLINE:
        if (s->is_header) vec_last(&s->code->blocks).body = token->span.line + 1;
        s->header = s->is_header ? s->code->blocks.n - 1 : SIZE_MAX;
        s->is_header = false;
        s->is_first = true;
        return;
    case TOKEN_INDENT:
        if (s->header != SIZE_MAX) {
            vec_push(&s->open, s->header);
            vec_push(&s->depths, s->depth);
        }
        s->header = SIZE_MAX;
        s->depth++;
        return;
    case TOKEN_DEDENT:
        s->depth--;
        while (s->open.n && vec_last(&s->depths) >= s->depth) {
            s->code->blocks.at[vec_last(&s->open)].last = s->last_line;
            s->open.n--, s->depths.n--;
        }
        return;
    case TOKEN_END: return;
    default: break;
    }
    bool begins = token_is(token, "def") || token_is(token, "class");
    if (s->is_first && token_is(token, "async")) return; // the def follows
    if (s->is_first && begins) {
        int line = token->span.line;
        vec_push(&s->code->blocks, ((CodeBlock){line, line + 1, line}));
        s->is_header = true;
    }
    s->is_first = false;
    s->last_line = token->span.end_line;
}

// Those that are still open where the text cannot be read on; and those of one line are none.
static void end_blocks(Scanner *s) {
    while (s->open.n)
        s->code->blocks.at[s->open.at[--s->open.n]].last = s->last_line;
    size_t n = 0;
    for (size_t i = 0; i < s->code->blocks.n; i++)
        if (s->code->blocks.at[i].last >= s->code->blocks.at[i].body)
            s->code->blocks.at[n++] = s->code->blocks.at[i];
    s->code->blocks.n = n;
    vec_deinit(&s->open);
    vec_deinit(&s->depths);
}

static CodeInk look_of(const Token *token) {
    switch (token->kind) {
    case TOKEN_NUMBER: return INK_NUMBER;
    case TOKEN_STRING: return INK_STRING;
    case TOKEN_NAME: return is_keyword(token) ? INK_KEYWORD : INK_PLAIN;
    default: return INK_PLAIN;
    }
}

static void paint(CodeText *code, const char *text, const char *path) {
    Arena arena = {0};
    SyntaxError error = {0};
    Source source = {0};
    Tokens tokens = {0};
    if (source_init(&source, path, text, strlen(text), &arena, &error)) {
        tokens_init(&tokens, &source);
        Painter p = {code, text, source.text, 0};
        Scanner scanner = {.code = code, .header = SIZE_MAX, .is_first = true};
        const char *seen = text;
        for (size_t i = 0; i < tokens.list.n; i++) {
            const Token *token = &tokens.list.at[i];
            scan_token(&scanner, token);
            if (token->kind == TOKEN_END) break;
            const char *at = text + (token->text - source.text);
            if (at > seen) paint_gap(&p, seen, at);
            CodeInk look = look_of(token);
            if (look != INK_PLAIN)
                add_piece(code, (size_t)token->span.line - 1, at, at + token->n, look);
            if (at + token->n > seen) seen = at + token->n;
        }
        // The lexer adds the line break that is missing at the end.
        const char *end = text + strlen(text);
        if (tokens.error.kind == SYNTAX_OK && seen < end) paint_gap(&p, seen, end);
        end_blocks(&scanner);
        tokens_deinit(&tokens);
    }
    source_deinit(&source);
    arena_deinit(&arena);
}

CodeText *code_text_of(const char *path, const char *text) {
    CodeText *code = calloc(1, sizeof *code);
    if (!code) check_no_memory("a file of the program");
    code->own = strdup(text);
    if (!code->own) check_no_memory("a file of the program");
    split_lines(code, code->own, true);
    paint(code, code->own, path);
    return code;
}

void code_text_free(CodeText *code) {
    if (!code) return;
    vec_deinit(&code->lines);
    vec_deinit(&code->pieces);
    vec_deinit(&code->blocks);
    free(code->own);
    free(code);
}

void code_texts_init(CodeTexts *texts, const Trace *trace) {
    *texts = (CodeTexts){.trace = trace};
}

void code_texts_deinit(CodeTexts *texts) {
    for (size_t i = 0; i < texts->at.n; i++) {
        code_text_free(texts->at.at[i]);
    }
    vec_deinit(&texts->at);
    *texts = (CodeTexts){0};
}

const CodeText *code_text(CodeTexts *texts, SourceId source) {
    while (texts->at.n <= source)
        vec_push(&texts->at, NULL); // NOLINT(bugprone-sizeof-expression)
    if (texts->at.at[source]) return texts->at.at[source];
    CodeText *code = calloc(1, sizeof *code);
    if (!code) check_no_memory("a file of the program");
    const Event *event = trace_source(texts->trace, source);
    const char *path = trace_text(texts->trace, (StringId)event->value);
    const char *slash = strrchr(path, '/');
    code->source = source;
    code->name = slash ? slash + 1 : path;
    const char *text = trace_text(texts->trace, event->object);
    split_lines(code, text, false);
    paint(code, text, path);
    texts->at.at[source] = code;
    return code;
}

SourceId code_find_source(const Trace *trace, const char *path) {
    for (SourceId source = 1; source < trace->sources.n; source++)
        if (strcmp(trace_text(trace, (StringId)trace_source(trace, source)->value), path) == 0)
            return source;
    return 0;
}

const char *code_bare_line(Arena *arena, const CodeText *code, int number) {
    if (number < 1 || number > (int)code->lines.n) return "";
    const CodeLine *line = &code->lines.at[number - 1];
    size_t from = 0, n = line->n;
    while (from < n && (line->text[from] == ' ' || line->text[from] == '\t'))
        from++;
    for (uint32_t i = 0; i < line->n_pieces; i++) {
        const CodePiece *piece = &code->pieces.at[line->first_piece + i];
        if (piece->ink == INK_COMMENT && piece->from >= from) n = piece->from;
    }
    while (n > from && (line->text[n - 1] == ' ' || line->text[n - 1] == '\r'))
        n--;
    return arena_copy(arena, line->text + from, n - from);
}

static int cells_until(const char *text, size_t n) {
    const char *at = text, *end = text + n;
    int cells = 0;
    for (; at < end; cells++)
        utf8_next(&at, end);
    return cells;
}

static size_t byte_of_cell(const char *text, int cell) {
    const char *at = text, *end = text + strlen(text);
    while (cell-- > 0 && at < end)
        utf8_next(&at, end);
    return (size_t)(at - text);
}

static size_t between(int at, size_t most) {
    return at < 0 ? 0 : (size_t)at > most ? most : (size_t)at;
}

CodePart code_line_part(Arena *arena, const CodeText *code, int number, EventSpan span,
                        int n_cells) {
    CodePart part = {.text = code_bare_line(arena, code, number)};
    size_t n = strlen(part.text);
    if (!n) return part;
    const char *line = code->lines.at[number - 1].text;
    int indent = 0;
    while (line[indent] == ' ' || line[indent] == '\t')
        indent++;
    bool is_here = span.line <= number && number <= span.end_line;
    size_t from = is_here && span.line == number ? between(span.col - indent, n) : 0;
    size_t to = !is_here ? 0 : span.end_line == number ? between(span.end_col - indent, n) : n;
    part.is_all = from == 0 && to == n;
    part.from = cells_until(part.text, from), part.to = cells_until(part.text, to);
    bool is_seen = part.to < n_cells || cells_until(part.text, n) <= n_cells;
    if (is_seen || n_cells < 4) return part;
    int first = part.to - (n_cells - 2); // as much before it as leaves room for all of it
    if (first > part.from) first = part.from;
    part.text = arena_printf(arena, "…%s", part.text + byte_of_cell(part.text, first));
    part.from -= first - 1, part.to -= first - 1;
    if (part.to > n_cells) part.to = n_cells;
    return part;
}

int code_cell(const CodeLine *line, int col) {
    const char *at = line->text;
    const char *end = at + ((uint32_t)col < line->n ? (uint32_t)col : line->n);
    int cell = 0;
    while (at < end)
        cell += utf8_next(&at, end) == '\t' ? TAB - cell % TAB : 1;
    return cell;
}
