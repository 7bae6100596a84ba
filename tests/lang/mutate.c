#include "mutate.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

typedef struct Piece {
    const char *at;
    size_t n;
} Piece;

static size_t below(uint64_t *state, size_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return n ? (size_t)(*state >> 33) % n : 0;
}

// ---- lines and words

static Piece line_at(const char *text, size_t n, size_t at) {
    size_t begin = at, end = at;
    while (begin > 0 && text[begin - 1] != '\n')
        begin--;
    while (end < n && text[end] != '\n')
        end++;
    return (Piece){text + begin, end - begin + (end < n)};
}

static Piece random_line(const char *text, size_t n, uint64_t *state) {
    return n ? line_at(text, n, below(state, n)) : (Piece){text, 0};
}

static size_t indent_of(Piece line) {
    size_t i = 0;
    while (i < line.n && line.at[i] == ' ')
        i++;
    return i;
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

// A name, a number, a short text, or one other character.
static Piece word_at(const char *text, size_t n, size_t at) {
    size_t begin = at, end = at + 1;
    if (is_word(text[at])) {
        while (begin > 0 && is_word(text[begin - 1]))
            begin--;
        while (end < n && is_word(text[end]))
            end++;
    } else if (text[at] == '\'' || text[at] == '"') {
        while (end < n && end < at + 40 && text[end] != text[at] && text[end] != '\n')
            end++;
        if (end < n && text[end] == text[at]) end++;
    }
    return (Piece){text + begin, end - begin};
}

static Piece random_word(const char *text, size_t n, uint64_t *state) {
    for (int tries = 0; n && tries < 20; tries++) {
        size_t at = below(state, n);
        if (!isspace((unsigned char)text[at])) return word_at(text, n, at);
    }
    return (Piece){text, 0};
}

static const char *const words[] = {
    "None",
    "True",
    "0",
    "1",
    "-1",
    "10**30",
    "2**63",
    "1.5",
    "float('nan')",
    "''",
    "'\\u0416'",
    "b'x'",
    "[]",
    "()",
    "{}",
    "set()",
    "x",
    "self",
    "lambda: 0",
    "print",
    "len",
    "iter",
    "next",
    "list",
    "dict",
    "str",
    "int",
    "type",
    "object",
    "super()",
    "range(3)",
    "object()",
    "yield",
    "yield from",
    "await",
    "return",
    "raise",
    "break",
    "continue",
    "pass",
    "del",
    "global",
    "nonlocal",
    "async",
    "try:",
    "finally:",
    "except:",
    "else:",
    "with",
    "for",
    "while",
    "if",
    "def",
    "class",
    "not",
    "in",
    "is",
    "*",
    "**",
    ":=",
    "@",
    "//",
    "%",
    "[::-1]",
    "[0]",
    ".x",
    ".__class__",
    ".__dict__",
    ".__init__",
    ".__mro__",
    ".close()",
    ".send(None)",
    ".throw(ValueError)",
    ".append(x)",
    ".pop()",
    ".clear()",
    "()",
    "...",
    "NotImplemented",
    "exec",
    "locals()",
    "globals()",
    "repr",
    "hash",
    "sorted",
    "zip",
    "map",
    "enumerate",
    "isinstance",
    "property",
};

static Piece any_word(const char *text, size_t n, const char *donor, size_t n_donor,
                      uint64_t *state) {
    size_t kind = below(state, 3);
    if (kind == 0) {
        const char *word = words[below(state, sizeof words / sizeof *words)];
        return (Piece){word, strlen(word)};
    }
    return kind == 1 && n_donor ? random_word(donor, n_donor, state) : random_word(text, n, state);
}

// ---- changes

static void add(Str *out, const char *from, const char *to) {
    str_add_bytes(out, from, (size_t)(to - from));
}

// [line] with the indentation of [like], or one step more or less.
static void add_indented(Str *out, Piece line, Piece like, uint64_t *state) {
    size_t indent = indent_of(like), own = indent_of(line), dice = below(state, 8);
    if (dice == 0) indent += 4;
    if (dice == 1 && indent >= 4) indent -= 4;
    for (size_t i = 0; i < indent; i++)
        str_add(out, " ");
    str_add_bytes(out, line.at + own, line.n - own);
    if (!line.n || line.at[line.n - 1] != '\n') str_add(out, "\n");
}

static void change_line(const char *text, size_t n, const char *donor, size_t n_donor,
                        uint64_t *state, Str *out) {
    const char *end = text + n;
    Piece line = random_line(text, n, state), other = random_line(text, n, state);
    size_t kind = below(state, 5);
    if (kind >= 3 && n_donor) other = random_line(donor, n_donor, state);
    add(out, text, line.at);
    switch (kind) {
    case 0: break; // is gone
    case 1:        // stands there twice
        str_add_bytes(out, line.at, line.n);
        str_add_bytes(out, line.at, line.n);
        break;
    case 2: // is indented otherwise
        add_indented(out, line, other, state);
        break;
    case 3: // has another one in front of it
        add_indented(out, other, line, state);
        str_add_bytes(out, line.at, line.n);
        break;
    default: add_indented(out, other, line, state); // is another one
    }
    add(out, line.at + line.n, end);
}

static void change_word(const char *text, size_t n, const char *donor, size_t n_donor,
                        uint64_t *state, Str *out) {
    Piece word = random_word(text, n, state);
    Piece other = any_word(text, n, donor, n_donor, state);
    size_t kind = below(state, 8);
    add(out, text, word.at);
    if (kind > 1) str_add_bytes(out, other.at, other.n); // 0: it is gone
    if (kind == 1 || kind == 2) {
        str_add(out, " ");
        str_add_bytes(out, word.at, word.n);
    }
    add(out, word.at + word.n, text + n);
}

void mutate(const char *text, size_t n, const char *donor, size_t n_donor, uint64_t *state,
            Str *out) {
    (below(state, 2) ? change_line : change_word)(text, n, donor, n_donor, state, out);
}
