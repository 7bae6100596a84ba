// The lexer. It follows the line structure of CPython's own (Parser/tokenizer.c of 3.11), because
// its errors and their places are part of what a learner sees.
#include "lang/syntax/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "lang/core/work.h"
#include "lang/types/unicode.h"

enum { MAX_INDENT = 100, MAX_BRACKETS = 200, TAB_SIZE = 8 };

typedef struct Bracket {
    char open;
    int line, col;
} Bracket;

typedef struct Lexer {
    const Source *source;
    Tokens *out;
    const char *at, *end;
    int line;
    const char *line_start;
    int indents[MAX_INDENT], alt_indents[MAX_INDENT]; // columns with tabs to 8, and with tabs of 1
    int n_indents;
    Bracket brackets[MAX_BRACKETS];
    int n_brackets;
} Lexer;

// ---- the source

static bool source_fail(SyntaxError *error, int line, const char *message) {
    *error = (SyntaxError){.kind = SYNTAX_ERROR, .span = {.line = line, .col = -1}};
    snprintf(error->message, sizeof error->message, "%s", message);
    return false;
}

static const char *find_line_end(const Source *source, const char *from, const char *end) {
    enum { PIECE_BYTES = 1 << 20 };
    for (size_t n; from < end; from += n) {
        n = (size_t)(end - from) < PIECE_BYTES ? (size_t)(end - from) : PIECE_BYTES;
        const char *found = memchr(from, '\n', n);
        if (found) return found;
        source_spend(source, n / 512);
    }
    return NULL;
}

// Whether one of the first two lines is a comment such as "# -*- coding: utf-8 -*-".
static bool has_encoding_comment(const Source *source) {
    const char *at = source->text, *end = at + source->n;
    for (int line = 0; line < 2 && at < end; line++, at++) {
        const char *start = at;
        for (; *at == ' ' || *at == '\t' || *at == '\f'; at++)
            source_step(source, (size_t)(at - start));
        if (*at != '#' && *at != '\n') return false;
        for (bool has_word = false; *at != '\n'; at++) { // of the first "coding" alone
            source_step(source, (size_t)(at - start));
            if (has_word || *at != 'c' || strncmp(at, "coding", 6) != 0) continue;
            has_word = true;
            if (at[6] == ':' || at[6] == '=') return true;
        }
    }
    return false;
}

static void find_lines(Source *source) {
    vec_push(&source->lines, source->text);
    const char *end = source->text + source->n;
    for (const char *c = source->text; (c = find_line_end(source, c, end)); c++) {
        source_step(source, source->lines.n);
        if (c + 1 < source->text + source->n) vec_push(&source->lines, c + 1);
    }
}

bool source_init(Source *source, const char *path, const char *bytes, size_t n, Arena *arena,
                 SyntaxError *error) {
    *source = (Source){.vm = source->vm, .path = path, .first_line = 1};
    *error = (SyntaxError){0};
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3, n -= 3;
        source->has_encoding = true;
    }
    char *text = arena_alloc(arena, n + 2);
    size_t used = 0, turns = 0;
    int line = 1;
    for (const char *c = bytes, *end = bytes + n; c < end;) {
        source_step(source, turns++);
        if (*c == '\0') {
            text[used++] = '\n';
            text[used] = '\0';
            source->text = text;
            source->n = used;
            find_lines(source);
            return source_fail(error, line, "source code cannot contain null bytes");
        }
        if (*c == '\r') {
            text[used++] = '\n', line++;
            c += c + 1 < end && c[1] == '\n' ? 2 : 1;
        } else if ((unsigned char)*c < 0x80) {
            line += *c == '\n';
            text[used++] = *c++;
        } else {
            const char *next = c;
            // The replacement character itself is three bytes long; a broken byte moves by one.
            if (utf8_next(&next, end) == 0xFFFD && next == c + 1) {
                char message[128];
                snprintf(message, sizeof message,
                         "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %td: "
                         "invalid start byte",
                         (unsigned char)*c, c - bytes);
                return source_fail(error, line, message);
            }
            memcpy(text + used, c, (size_t)(next - c));
            used += (size_t)(next - c);
            c = next;
        }
    }
    if (used && text[used - 1] != '\n') text[used++] = '\n';
    text[used] = '\0';
    source->text = text;
    source->n = used;
    source->has_encoding |= has_encoding_comment(source);
    find_lines(source);
    return true;
}

void source_spend(const Source *source, size_t ticks) {
    if (source->vm) vm_spend(source->vm, ticks);
}

void source_release(const Source *source, void *memory, size_t bytes) {
    if (source->vm)
        vm_release(source->vm, memory, bytes);
    else
        large_free(memory, bytes);
}

void source_copy(const Source *source, void *to, const void *from, size_t bytes) {
    if (source->vm)
        vm_copy(source->vm, to, from, bytes);
    else if (bytes)
        memcpy(to, from, bytes);
}

void source_deinit(Source *source) {
    source_release(source, source->lines.at, source->lines.capacity * sizeof *source->lines.at);
}

// ---- errors and tokens

static bool fail_at(Lexer *lexer, SyntaxErrorKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static bool fail_at(Lexer *lexer, SyntaxErrorKind kind, Span span, const char *format, ...) {
    SyntaxError *error = &lexer->out->error;
    error->kind = kind;
    error->span = span;
    error->is_cut = kind == SYNTAX_ERROR;
    error->end = kind == TAB_ERROR           ? ENDS_AT_0
                 : kind == INDENTATION_ERROR ? ENDS_NOWHERE
                                             : ENDS_WITH_SPAN;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return false;
}

static int column(const Lexer *lexer, const char *at) {
    int col = (int)(at - lexer->line_start);
    return lexer->line == lexer->source->first_line ? col + lexer->source->first_col : col;
}

// The stretch from [from] to [to], both on the present line.
static Span span_here(const Lexer *lexer, const char *from, const char *to) {
    return (Span){lexer->line, column(lexer, from), lexer->line, column(lexer, to)};
}

// Only a place: one caret.
static Span place(const Lexer *lexer, const char *at) {
    return (Span){.line = lexer->line, .col = column(lexer, at)};
}

static void push(Lexer *lexer, TokenKind kind, const char *from, Span span) {
    vec_push(&lexer->out->list, (Token){.kind = kind,
                                        .span = span,
                                        .text = from,
                                        .n = (size_t)(lexer->at - from),
                                        .n_brackets = lexer->n_brackets});
}

static void push_here(Lexer *lexer, TokenKind kind, const char *from) {
    push(lexer, kind, from, span_here(lexer, from, lexer->at));
}

// ---- numbers

static bool is_name_start(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}
static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
static bool is_digit_of(int c, int base) {
    if (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return true;
    return c >= '0' && c < '0' + (base < 10 ? base : 10);
}
static int peek(const Lexer *lexer) {
    return (unsigned char)*lexer->at;
}

// A number is followed by something that cannot continue it. A keyword may follow at once ("1if x
// else y"), with a warning that we leave out.
static bool check_number_end(Lexer *lexer, const char *kind) {
    int c = peek(lexer);
    if (!is_name_start(c) || c >= 0x80) return true; // the parser refuses those
    // Of those with i, CPython looks at the first two letters alone.
    static const char *const keywords[] = {"if", "in", "is", "and", "else", "for", "not", "or"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t n = strlen(keywords[i]);
        if (strncmp(lexer->at, keywords[i], n) != 0) continue;
        int after = (unsigned char)lexer->at[n];
        return i < 3 || !(is_name_start(after) || is_digit_of(after, 10)) ||
               fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at - 1), "invalid %s literal",
                       kind);
    }
    return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at - 1), "invalid %s literal", kind);
}

// Digits with single underscores between them.
static bool read_digits(Lexer *lexer, int base, const char *kind) {
    const char *start = lexer->at;
    for (;;) {
        while (is_digit_of(peek(lexer), base)) {
            source_step(lexer->source, (size_t)(lexer->at - start));
            lexer->at++;
        }
        if (peek(lexer) != '_') return true;
        lexer->at++;
        if (!is_digit_of(peek(lexer), base))
            return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at - 1), "invalid %s literal",
                           kind);
    }
}

static bool read_based_number(Lexer *lexer, int base, const char *kind) {
    lexer->at += 2;
    if (peek(lexer) == '_') lexer->at++;
    if (!is_digit_of(peek(lexer), base)) {
        if (is_digit(peek(lexer)))
            return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at),
                           "invalid digit '%c' in %s literal", *lexer->at, kind);
        return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at - 1), "invalid %s literal",
                       kind);
    }
    if (!read_digits(lexer, base, kind)) return false;
    if (is_digit(peek(lexer)))
        return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at),
                       "invalid digit '%c' in %s literal", *lexer->at, kind);
    return check_number_end(lexer, kind);
}

// An int that begins with 0 is zero, or was meant to be octal; [start] is where it begins.
static bool check_leading_zeros(Lexer *lexer, const char *start) {
    size_t n = 0;
    for (; start[n] == '0' || start[n] == '_'; n++)
        source_step(lexer->source, n);
    if (*start != '0' || start + n >= lexer->at) return true;
    return fail_at(lexer, SYNTAX_ERROR, span_here(lexer, start, start + n),
                   "leading zeros in decimal integer literals are not permitted; use an 0o prefix "
                   "for octal integers");
}

// What may follow the digits before the point: fraction, exponent, j.
static bool read_number_rest(Lexer *lexer, const char *start) {
    const char *kind = "decimal";
    bool is_int = true;
    if (peek(lexer) == '.') {
        is_int = false;
        lexer->at++;
        if (is_digit(peek(lexer)) && !read_digits(lexer, 10, "decimal")) return false;
    }
    if (peek(lexer) == 'e' || peek(lexer) == 'E') {
        const char *e = lexer->at++;
        bool has_sign = peek(lexer) == '+' || peek(lexer) == '-';
        if (has_sign) lexer->at++;
        if (has_sign && !is_digit(peek(lexer)))
            return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at - 1),
                           "invalid decimal literal");
        if (is_digit(peek(lexer))) {
            is_int = false;
            if (!read_digits(lexer, 10, "decimal")) return false;
        } else {
            lexer->at = e;
            return check_number_end(lexer, kind);
        }
    }
    if (peek(lexer) == 'j' || peek(lexer) == 'J') {
        is_int = false;
        lexer->at++;
        kind = "imaginary";
    }
    if (is_int && !check_leading_zeros(lexer, start)) return false;
    return check_number_end(lexer, kind);
}

static bool read_number(Lexer *lexer) {
    const char *start = lexer->at;
    if (*start == '0') {
        int base_letter = start[1] | 0x20;
        if (base_letter == 'x') return read_based_number(lexer, 16, "hexadecimal");
        if (base_letter == 'o') return read_based_number(lexer, 8, "octal");
        if (base_letter == 'b') return read_based_number(lexer, 2, "binary");
    }
    if (is_digit(*start) && !read_digits(lexer, 10, "decimal")) return false;
    return read_number_rest(lexer, start);
}

// ---- strings

// The bytes of a prefix (r, b, f, u and their pairs) before a quote; -1: these letters are none.
static int string_prefix(const char *at) {
    bool raw = false, bytes = false, format = false, unicode = false;
    int n = 0;
    for (;; n++) {
        int c = at[n] | 0x20;
        if (c == 'r' && !raw && !unicode)
            raw = true;
        else if (c == 'b' && !bytes && !format && !unicode)
            bytes = true;
        else if (c == 'f' && !format && !bytes && !unicode)
            format = true;
        else if (c == 'u' && n == 0)
            unicode = true;
        else
            break;
    }
    return at[n] == '"' || at[n] == '\'' ? n : -1;
}

static void next_line(Lexer *lexer) {
    lexer->line++;
    lexer->line_start = lexer->at;
}

// From the quote that [lexer] stands at to behind the closing one; the token began at [start].
static bool read_string(Lexer *lexer, const char *start) {
    const char quote = *lexer->at;
    Span from = place(lexer, start);
    bool triple = lexer->at[1] == quote && lexer->at[2] == quote;
    lexer->at += triple ? 3 : 1;
    for (size_t turns = 0;; turns++) {
        char c = *lexer->at;
        source_step(lexer->source, turns);
        if (c == '\0' || (c == '\n' && !triple)) {
            int line =
                c == '\0' && triple ? lexer->line - (lexer->at == lexer->line_start) : lexer->line;
            return fail_at(lexer, SYNTAX_ERROR, from,
                           triple
                               ? "unterminated triple-quoted string literal (detected at line %d)"
                               : "unterminated string literal (detected at line %d)",
                           line);
        }
        if (c == '\\' && lexer->at[1]) {
            lexer->at++;
            c = *lexer->at == '\n' ? '\n' : 'x';
        } else if (c == quote && (!triple || (lexer->at[1] == quote && lexer->at[2] == quote))) {
            lexer->at += triple ? 3 : 1;
            push(lexer, TOKEN_STRING, start,
                 (Span){from.line, from.col, lexer->line, column(lexer, lexer->at)});
            return true;
        }
        lexer->at++;
        if (c == '\n') next_line(lexer);
    }
}

// ---- operators and brackets

static bool open_bracket(Lexer *lexer) {
    if (lexer->n_brackets == MAX_BRACKETS)
        return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at), "too many nested parentheses");
    lexer->brackets[lexer->n_brackets++] =
        (Bracket){*lexer->at, lexer->line, column(lexer, lexer->at)};
    return true;
}

static bool close_bracket(Lexer *lexer) {
    const char close = *lexer->at;
    if (!lexer->n_brackets)
        return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at), "unmatched '%c'", close);
    Bracket open = lexer->brackets[--lexer->n_brackets];
    const int expected = open.open == '(' ? ')' : open.open == '[' ? ']' : '}';
    if (close == expected) return true;
    if (open.line != lexer->line)
        return fail_at(
            lexer, SYNTAX_ERROR, place(lexer, lexer->at),
            "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", close,
            open.open, open.line);
    return fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at),
                   "closing parenthesis '%c' does not match opening parenthesis '%c'", close,
                   open.open);
}

// The bytes of the longest operator at [at]; 0: none.
static size_t operator_bytes(const char *at) {
    if (!*at || !strchr("!%&()*+,-./:;<=>@[]^{|}~", *at)) return 0;
    if (*at == '.') return at[1] == '.' && at[2] == '.' ? 3 : 1;
    size_t n = at[1] == *at && strchr("*/<>", *at) ? 2 : 1;
    if (at[n] == '=' && strchr("!%&*+-/:<=>@^|", *at)) return n + 1;
    if (at[1] == '>' && strchr("-<", *at)) return 2;
    return *at == '!' ? 0 : n;
}

static bool read_operator(Lexer *lexer) {
    size_t n = operator_bytes(lexer->at);
    if (!n) n = 1; // '$', '?', '`' and a lone '!' are tokens that no rule has
    if (n == 1 && strchr("([{", *lexer->at) && !open_bracket(lexer)) return false;
    if (n == 1 && strchr(")]}", *lexer->at) && !close_bracket(lexer)) return false;
    const char *start = lexer->at;
    lexer->at += n;
    push_here(lexer, TOKEN_OP, start);
    return true;
}

// ---- names

static bool fail_character(Lexer *lexer, uint32_t c, int n_bytes) {
    Span here = place(lexer, lexer->at);
    if (unicode_is_printable(c))
        return fail_at(lexer, SYNTAX_ERROR, here, "invalid character '%.*s' (U+%04X)", n_bytes,
                       lexer->at, c);
    return fail_at(lexer, SYNTAX_ERROR, here, "invalid non-printable character U+%04X", c);
}

static bool read_name(Lexer *lexer) {
    const char *start = lexer->at;
    for (size_t turns = 0; lexer->at < lexer->end; turns++) {
        int c = peek(lexer);
        source_step(lexer->source, turns);
        if (c < 0x80) {
            if (!is_name_start(c) && !is_digit(c)) break;
            lexer->at++;
            continue;
        }
        const char *next = lexer->at;
        uint32_t wide = utf8_next(&next, lexer->end);
        bool fits = lexer->at == start ? unicode_is_id_start(wide) : unicode_is_id_continue(wide);
        if (!fits) return fail_character(lexer, wide, (int)(next - lexer->at));
        lexer->at = next;
    }
    push_here(lexer, TOKEN_NAME, start);
    return true;
}

// ---- indentation and lines

// Measures the blanks at the start of a line, with tabs as CPython counts them.
static void measure_indent(Lexer *lexer, int *col, int *alt_col) {
    *col = *alt_col = 0;
    for (;; lexer->at++) {
        source_step(lexer->source, (size_t)(lexer->at - lexer->line_start));
        if (*lexer->at == ' ') {
            ++*col, ++*alt_col;
        } else if (*lexer->at == '\t') {
            *col = (*col / TAB_SIZE + 1) * TAB_SIZE;
            ++*alt_col;
        } else if (*lexer->at == '\f') {
            *col = *alt_col = 0;
        } else {
            return;
        }
    }
}

static bool fail_tabs(Lexer *lexer) {
    lexer->out->error_is_late = true;
    return fail_at(lexer, TAB_ERROR, place(lexer, lexer->line_start),
                   "inconsistent use of tabs and spaces in indentation");
}

static bool push_indent(Lexer *lexer, int col, int alt_col) {
    int top = lexer->n_indents - 1;
    if (alt_col <= lexer->alt_indents[top]) return fail_tabs(lexer);
    if (lexer->n_indents == MAX_INDENT) {
        lexer->out->error_is_late = true;
        return fail_at(lexer, INDENTATION_ERROR, place(lexer, lexer->line_start),
                       "too many levels of indentation");
    }
    lexer->indents[lexer->n_indents] = col;
    lexer->alt_indents[lexer->n_indents++] = alt_col;
    push(lexer, TOKEN_INDENT, lexer->line_start, span_here(lexer, lexer->line_start, lexer->at));
    return true;
}

static bool pop_indents(Lexer *lexer, int col, int alt_col) {
    int n_before = lexer->n_indents;
    while (col < lexer->indents[lexer->n_indents - 1])
        lexer->n_indents--;
    int top = lexer->n_indents - 1;
    if (col != lexer->indents[top]) {
        lexer->out->error_is_late = true;
        const char *line_end = strchr(lexer->at, '\n');
        return fail_at(lexer, INDENTATION_ERROR, place(lexer, line_end ? line_end : lexer->end),
                       "unindent does not match any outer indentation level");
    }
    if (alt_col != lexer->alt_indents[top]) return fail_tabs(lexer);
    for (int n = n_before; n > lexer->n_indents; n--)
        push_here(lexer, TOKEN_DEDENT, lexer->at);
    return true;
}

// The start of a line outside brackets. Lines with nothing but blanks and a comment do not count.
static bool read_line_start(Lexer *lexer) {
    int col, alt_col;
    measure_indent(lexer, &col, &alt_col);
    char c = *lexer->at;
    if (c == '#' || c == '\n' || c == '\0') return true;
    int top = lexer->n_indents - 1;
    if (col == lexer->indents[top]) return alt_col == lexer->alt_indents[top] || fail_tabs(lexer);
    return col > lexer->indents[top] ? push_indent(lexer, col, alt_col)
                                     : pop_indents(lexer, col, alt_col);
}

static bool line_has_tokens(const Lexer *lexer) {
    const Tokens *out = lexer->out;
    if (!out->list.n) return false;
    TokenKind last = vec_last(&out->list).kind;
    return last != TOKEN_NEWLINE && last != TOKEN_INDENT && last != TOKEN_DEDENT;
}

// Behind a backslash.
static bool fail_late(Lexer *lexer, SyntaxEnd end, const char *message) {
    fail_at(lexer, SYNTAX_ERROR, place(lexer, lexer->at + 1), "%s", message);
    lexer->out->error_is_late = true;
    lexer->out->error.end = end;
    lexer->out->error.is_cut = false;
    return false;
}

// A backslash at the end of a line joins it with the next.
static bool read_continuation(Lexer *lexer) {
    if (lexer->at[1] != '\n')
        return fail_late(lexer, ENDS_AT_0,
                         "unexpected character after line continuation character");
    if (lexer->at + 2 == lexer->end)
        return fail_late(lexer, ENDS_NOWHERE, "unexpected EOF while parsing");
    lexer->at += 2;
    next_line(lexer);
    return true;
}

// The token at the end of a line has the comment before it in its span.
static bool read_line_end(Lexer *lexer) {
    const char *start = lexer->at;
    lexer->at = find_line_end(lexer->source, start, lexer->end);
    if (!lexer->n_brackets && line_has_tokens(lexer)) push_here(lexer, TOKEN_NEWLINE, start);
    lexer->at++;
    next_line(lexer);
    return lexer->n_brackets || read_line_start(lexer);
}

static bool read_token(Lexer *lexer) {
    int c = peek(lexer);
    if (c == '\n' || c == '#') return read_line_end(lexer);
    if (c == ' ' || c == '\t' || c == '\f') return lexer->at++, true;
    if (c == '\\') return read_continuation(lexer);
    int prefix = string_prefix(lexer->at);
    if (prefix >= 0) {
        const char *start = lexer->at;
        lexer->at += prefix;
        return read_string(lexer, start);
    }
    if (is_digit(c) || (c == '.' && is_digit((unsigned char)lexer->at[1]))) {
        const char *start = lexer->at;
        if (!read_number(lexer)) return false;
        push_here(lexer, TOKEN_NUMBER, start);
        return true;
    }
    return is_name_start(c) ? read_name(lexer) : read_operator(lexer);
}

static void end_of_file(Lexer *lexer) {
    if (lexer->n_brackets) {
        Bracket open = lexer->brackets[lexer->n_brackets - 1];
        lexer->out->unclosed = (Span){.line = open.line, .col = open.col};
        lexer->out->unclosed_bracket = open.open;
        return;
    }
    for (; lexer->n_indents > 1; lexer->n_indents--)
        push_here(lexer, TOKEN_DEDENT, lexer->at);
}

void tokens_init(Tokens *tokens, const Source *source) {
    *tokens = (Tokens){.source = source};
    Lexer lexer = {.source = source,
                   .out = tokens,
                   .at = source->text,
                   .end = source->text + source->n,
                   .line = source->first_line,
                   .line_start = source->text,
                   .n_indents = 1};
    bool ok = read_line_start(&lexer);
    while (ok && lexer.at < lexer.end) {
        ok = read_token(&lexer);
        source_spend(source, 1);
    }
    bool behind_last = lexer.at == lexer.line_start && lexer.line > source->first_line;
    if (behind_last) lexer.line--; // the end is on the last line, as CPython has it
    if (ok) end_of_file(&lexer);
    push_here(&lexer, TOKEN_END, lexer.at);
}

void tokens_deinit(Tokens *tokens) {
    source_release(tokens->source, tokens->list.at,
                   tokens->list.capacity * sizeof *tokens->list.at);
}

bool is_keyword(const Token *token) {
    static const char *const keywords[] = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    if (token->kind != TOKEN_NAME) return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (token_is(token, keywords[i])) return true;
    return false;
}
