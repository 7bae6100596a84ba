// Errors of grammar as CPython shows them: the place, the line without its indentation, carets.
#include <string.h>

#include "lang/parser.h"

static int characters(const char *text, size_t n_bytes) {
    int n = 0;
    for (size_t i = 0; i < n_bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static void print_line(const SyntaxError *error, const char *line, Str *out) {
    size_t n = strcspn(line, "\n"), indent = strspn(line, " \t\f");
    if (indent > n) indent = n;
    size_t end = n;
    while (end > indent && strchr(" \t\f", line[end - 1]))
        end--;
    str_printf(out, "    %.*s\n", (int)(end - indent), line + indent);
    if (error->span.line == 0) return;
    size_t from = (size_t)error->span.col, to = from + 1;
    if (error->span.end_line == error->span.line && (size_t)error->span.end_col > from)
        to = (size_t)error->span.end_col;
    else if (error->span.end_line > error->span.line)
        to = n;
    if (from > n) from = n;
    int skip = characters(line, from) - characters(line, indent);
    int carets = to > n ? 1 : characters(line + from, to - from);
    if (skip < 0) return;
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
