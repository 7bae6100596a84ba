// Errors as a user reads them: the place, the sentence, the line and a caret under the column.
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

static void set_message(Error *error, const char *format, va_list args) {
    vsnprintf(error->message, sizeof error->message, format, args);
}

bool error_set(Error *error, const char *format, ...) {
    *error = (Error){0};
    va_list args;
    va_start(args, format);
    set_message(error, format, args);
    va_end(args);
    return false;
}

// Copies line number [line] of [text] into [out], cut at its size.
static void copy_line(char *out, size_t out_bytes, const char *text, int line) {
    for (int i = 1; text && i < line; i++) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    size_t length = text ? strcspn(text, "\r\n") : 0;
    if (length > out_bytes - 1) length = out_bytes - 1;
    if (length) memcpy(out, text, length);
    out[length] = '\0';
}

bool error_at(Error *error, const char *path, int line, int col, const char *source,
              const char *format, ...) {
    *error = (Error){.line = line, .col = col};
    snprintf(error->path, sizeof error->path, "%s", path ? path : "");
    copy_line(error->source, sizeof error->source, source, line);
    va_list args;
    va_start(args, format);
    set_message(error, format, args);
    va_end(args);
    return false;
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
    int col = 1;
    for (const char *c = error->source; *c && col < error->col; c++) {
        if (((unsigned char)*c & 0xC0) == 0x80) continue; // the rest of a character
        fputc(*c == '\t' ? '\t' : ' ', out);
        col++;
    }
    fputs("^\n", out);
}
