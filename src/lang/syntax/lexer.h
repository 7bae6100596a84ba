// From text to tokens, as CPython 3.11 does it: indentation becomes INDENT and DEDENT, a line that
// goes on inside brackets is one line, an f-string is one STRING token.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "lang/syntax/ast.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME, // keywords too
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_OP,
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Span span;
    const char *text; // in the source; of NEWLINE, INDENT, DEDENT and END: where they are
    size_t n;         // its bytes
    int n_brackets;   // open behind it
} Token;

typedef enum SyntaxErrorKind {
    SYNTAX_OK,
    SYNTAX_ERROR,      // SyntaxError
    INDENTATION_ERROR, // IndentationError
    TAB_ERROR,         // TabError
} SyntaxErrorKind;

// What CPython says, and what it underlines.
// Where CPython says that an error ends.
typedef enum SyntaxEnd { ENDS_WITH_SPAN, ENDS_AT_0, ENDS_NOWHERE } SyntaxEnd;

// Of places in front of a line's text, behind all of it, and of those of which only the line is
// told.
enum { COL_OF_INDENT = -1, COL_OF_END = -2, COL_OF_LINE = -3 };

typedef struct SyntaxError {
    SyntaxErrorKind kind;
    Span span; // end_line 0: only a place
    SyntaxEnd end;
    bool is_cut; // the line is shown without its '\n': the text has been read up to another one
    char message[256];
    bool counts_bytes; // CPython's columns are bytes, and so are its carets, even beyond the text
    const char *shown; // the line that CPython shows, where it is not the source's; in the arena
} SyntaxError;

typedef struct Source {
    struct Vm *vm;    // whose host gets control while it is read; NULL: nobody waits
    const char *path; // what tracebacks call it; borrowed
    const char *text; // valid UTF-8 with '\n' line ends, a '\n' at the end and a NUL behind it
    size_t n;
    VEC(const char *) lines;   // owned: where each line begins; lines.at[0] is line 1
    bool has_encoding;         // says itself how it is encoded, by a mark or a comment
    int first_line, first_col; // of the text within a larger one (an f-string's expression); 1, 0
} Source;

// Takes over [n] bytes of a file: drops a byte order mark, turns "\r\n" and "\r" into "\n".
// The text goes to [arena]. [source] is zeroed, but for vm. Errors: false for invalid UTF-8 and for
// NUL bytes.
bool source_init(Source *source, const char *path, const char *bytes, size_t n, Arena *arena,
                 SyntaxError *error);
void source_deinit(Source *source);
// As large_free, of what the source is read into.
void source_release(const Source *source, void *memory, size_t bytes);
void source_copy(const Source *source, void *to, const void *from, size_t bytes); // as memcpy
void source_spend(const Source *source, size_t ticks);
// In a loop over the source, as vm_step.
static inline void source_step(const Source *source, size_t i) {
    if (i % 4096 == 4095) source_spend(source, 256);
}

typedef struct Tokens {
    const Source *source; // borrowed
    VEC(Token) list;      // owned; ends with TOKEN_END, or where the error is
    SyntaxError error;
    bool error_is_late; // CPython reports it only if the parser gets that far
    Span unclosed;      // the innermost bracket that was still open at the end; line 0: none
    char unclosed_bracket;
} Tokens;

// Reads all of [source]; tokens point into its text.
void tokens_init(Tokens *tokens, const Source *source);
void tokens_deinit(Tokens *tokens);

static inline bool token_is(const Token *token, const char *text) {
    return (token->kind == TOKEN_OP || token->kind == TOKEN_NAME) && strlen(text) == token->n &&
           memcmp(token->text, text, token->n) == 0;
}

bool is_keyword(const Token *token); // no program may use it as a name
