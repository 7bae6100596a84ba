// Errors of grammar as CPython shows them: the place, the line without its indentation, carets.
#include <string.h>

#include "lang/syntax/parser.h"

static int characters(const char *text, size_t n_bytes) {
    int n = 0;
    for (size_t i = 0; i < n_bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

// Bytes [from] to [to] of a line of [n] bytes, as characters; what is past its end counts as one.
static int columns(const SyntaxError *error, const char *line, size_t n, int from, int to) {
    if (error->counts_bytes) return to - from;
    int inside = to > (int)n ? (int)n : to;
    return (inside > from ? characters(line + from, (size_t)(inside - from)) : 0) + (to > inside);
}

static void print_line(const SyntaxError *error, const char *line, Str *out) {
    int n = (int)strcspn(line, "\n"), indent = (int)strspn(line, " \t\f");
    str_printf(out, "    %.*s\n", n - indent, line + indent);
    const Span *span = &error->span;
    if (span->line == 0 || span->col < indent) return; // nothing of what is shown
    int to = span->end_line > span->line ? n : span->end_line == span->line ? span->end_col : 0;
    if (error->kind != SYNTAX_ERROR) to = 0; // CPython asks nothing else for its end
    if (to > n + 1) to = n + 1;
    int carets = to > span->col ? columns(error, line, (size_t)n, span->col, to) : 1;
    int skip = columns(error, line, (size_t)n, indent, span->col);
    str_printf(out, "    %*s", skip, "");
    do
        str_add(out, "^");
    while (--carets > 0);
    str_add(out, "\n");
}

void syntax_error_print(const SyntaxError *error, const Source *source, Str *out) {
    static const char *const names[] = {"", "SyntaxError", "IndentationError", "TabError"};
    size_t line = (size_t)error->span.line;
    str_printf(out, "  File \"%s\", line %d\n", source->path, error->span.line);
    if (error->shown)
        print_line(error, error->shown, out);
    else if (line >= 1 && line <= source->lines.n)
        print_line(error, source->lines.at[line - 1], out);
    str_printf(out, "%s: %s\n", names[error->kind], error->message);
}
