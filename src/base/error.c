// Errors as a user reads them: the place, the sentence, the line and a caret under the column.
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/str.h"

enum { SHOWN_CHARS = 100, SHOWN_BEFORE = 60 }; // of a long line, around the column

// Shortens [text] to end with a whole character, if it was cut to fill [bytes].
static void cut_cleanly(char *text, size_t bytes) {
    size_t n = strlen(text), at = n;
    if (n < bytes - 1) return;
    while (at > 0 && ((unsigned char)text[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0) return;
    const char *last = &text[at - 1];
    uint32_t c = utf8_next(&last, text + n);
    if (c == 0xFFFD || last != text + n) text[at - 1] = '\0';
}

static void set_message(Error *error, const char *format, va_list args) {
    vsnprintf(error->message, sizeof error->message, format, args);
    cut_cleanly(error->message, sizeof error->message);
}

bool error_set(Error *error, const char *format, ...) {
    *error = (Error){0};
    va_list args;
    va_start(args, format);
    set_message(error, format, args);
    va_end(args);
    return false;
}

static const char *find_line(const char *text, int line) {
    for (int i = 1; text && i < line; i++) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    return text;
}

// Moves [*at] over [n] characters, but not past [end].
static void skip_chars(const char **at, const char *end, int n) {
    while (n-- > 0 && *at < end)
        utf8_next(at, end);
}

// Copies what is shown of the error's line: of a long one, a part with the column in it.
static void set_source(Error *error, const char *text) {
    const char *line = find_line(text, error->line);
    if (!line) return;
    const char *line_end = line + strcspn(line, "\r\n"), *begin = line;
    error->caret = error->col;
    const char *full = line;
    skip_chars(&full, line_end, SHOWN_CHARS);
    if (full < line_end && error->col > SHOWN_BEFORE) {
        skip_chars(&begin, line_end, error->col - SHOWN_BEFORE);
        error->caret = SHOWN_BEFORE + 1; // the ellipsis is one more
    }
    const char *end = begin;
    skip_chars(&end, line_end, SHOWN_CHARS);
    snprintf(error->source, sizeof error->source, "%s%.*s%s", begin > line ? "…" : "",
             (int)(end - begin), begin, end < line_end ? "…" : "");
}

bool error_at(Error *error, const char *path, int line, int col, const char *source,
              const char *format, ...) {
    *error = (Error){.line = line, .col = col};
    snprintf(error->path, sizeof error->path, "%s", path ? path : "");
    cut_cleanly(error->path, sizeof error->path);
    if (source) set_source(error, source);
    va_list args;
    va_start(args, format);
    set_message(error, format, args);
    va_end(args);
    return false;
}

void error_reword(Error *error, const char *message) {
    snprintf(error->message, sizeof error->message, "%s", message);
    cut_cleanly(error->message, sizeof error->message);
}

void error_print(const Error *error, FILE *out) {
    fputs("simul: ", out);
    if (error->path[0]) fprintf(out, "%s:", error->path);
    if (error->line) fprintf(out, "%d:", error->line);
    if (error->line && error->col) fprintf(out, "%d:", error->col);
    fprintf(out, "%s%s\n", error->path[0] ? " " : "", error->message);
    if (!error->source[0]) return;
    fprintf(out, "    %s\n", error->source);
    if (!error->col) return;
    fputs("    ", out);
    const char *c = error->source, *end = c + strlen(c);
    for (int col = 1; c < end && col < error->caret; col++)
        fputc(utf8_next(&c, end) == '\t' ? '\t' : ' ', out);
    fputs("^\n", out);
}
