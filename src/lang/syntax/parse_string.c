// String literals: adjacent ones joined, escapes decoded, f-strings taken apart.
#include "lang/syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uniname.h>

enum { MAX_FIELD_BRACKETS = 200 };

// One literal token: its prefix, and what is between its quotes.
typedef struct Literal {
    const Token *token;
    const char *at, *end;
    int line, col;     // of `at`
    const char *piece; // where the text that is being decoded begins
    bool is_raw, is_bytes, is_format;
} Literal;

static Literal open_literal(const Token *token) {
    Literal literal = {.token = token, .at = token->text, .end = token->text + token->n};
    for (; *literal.at != '"' && *literal.at != '\''; literal.at++) {
        int letter = *literal.at | 0x20;
        literal.is_raw |= letter == 'r';
        literal.is_bytes |= letter == 'b';
        literal.is_format |= letter == 'f';
    }
    bool is_triple = literal.end - literal.at >= 6 && literal.at[1] == *literal.at &&
                     literal.at[2] == *literal.at;
    literal.at += is_triple ? 3 : 1;
    literal.end -= is_triple ? 3 : 1;
    literal.line = token->span.line;
    literal.col = token->span.col + (int)(literal.at - token->text);
    return literal;
}

// The error stands where the parser is: behind the string, as in CPython.
#define FAIL(p, ...) (parse_fail((p), (p)->furthest, __VA_ARGS__), false)

// ---- escapes

static void add_byte(Str *out, uint32_t value) {
    char byte = (char)value;
    str_add_bytes(out, &byte, 1);
}

static int hex_digit(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Reads [n] hexadecimal digits; false when there are not that many.
static bool read_hex(const char **at, const char *end, int n, uint32_t *value) {
    *value = 0;
    for (int i = 0; i < n; i++, ++*at) {
        int digit = *at < end ? hex_digit((unsigned char)**at) : -1;
        if (digit < 0) return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

static bool decode_hex(Parser *p, const Literal *literal, const char *escape, const char **at,
                       Str *out) {
    int letter = (unsigned char)**at, n = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    ++*at;
    uint32_t value;
    long position = escape - literal->piece;
    if (!read_hex(at, literal->end, n, &value)) {
        if (literal->is_bytes)
            return FAIL(p, "(value error) invalid \\x escape at position %ld", position);
        return FAIL(p,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position %ld-%ld: "
                    "truncated \\%s escape",
                    position, (long)(*at - literal->piece) - 1,
                    n == 2   ? "xXX"
                    : n == 4 ? "uXXXX"
                             : "UXXXXXXXX");
    }
    if (value > 0x10FFFF)
        return FAIL(p,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position %ld-%ld: "
                    "illegal Unicode character",
                    position, (long)(*at - literal->piece) - 1);
    if (literal->is_bytes)
        add_byte(out, value);
    else
        str_add_utf8(out, value);
    return true;
}

static void decode_octal(const Literal *literal, const char **at, Str *out) {
    uint32_t value = 0;
    for (int i = 0; i < 3 && *at < literal->end && **at >= '0' && **at <= '7'; i++)
        value = value * 8 + (uint32_t)(*(*at)++ - '0');
    if (literal->is_bytes)
        add_byte(out, value);
    else
        str_add_utf8(out, value);
}

// \N{GREEK SMALL LETTER ALPHA}
static bool decode_named(Parser *p, const Literal *literal, const char *escape, const char **at,
                         Str *out) {
    const char *name = *at + 2;
    size_t rest = (size_t)(literal->end - *at);
    bool opens = rest > 1 && (*at)[1] == '{';
    const char *close = opens ? memchr(name, '}', rest - 2) : NULL;
    long position = escape - literal->piece;
    if (!close || close == name)
        return FAIL(p,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position %ld-%ld: "
                    "malformed \\N character escape",
                    position,
                    (long)((close   ? name
                            : opens ? literal->end
                                    : *at + 1) -
                           literal->piece) -
                        1);
    char text[UNINAME_MAX + 1];
    size_t n = (size_t)(close - name);
    snprintf(text, sizeof text, "%.*s", (int)(n < UNINAME_MAX ? n : UNINAME_MAX), name);
    ucs4_t c = n < UNINAME_MAX ? unicode_name_character(text) : UNINAME_INVALID;
    if (c == UNINAME_INVALID)
        return FAIL(p,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position %ld-%ld: "
                    "unknown Unicode character name",
                    position, (long)(close - literal->piece));
    str_add_utf8(out, c);
    *at = close + 1;
    return true;
}

// Decodes the escape that begins at the backslash [*at].
static bool decode_escape(Parser *p, const Literal *literal, const char **at, Str *out) {
    static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
    const char *escape = (*at)++;
    char c = **at;
    const char *simple = c ? strchr(from, c) : NULL;
    if (c == '\n') {
        ++*at;
    } else if (simple) {
        str_add_bytes(out, &to[simple - from], 1);
        ++*at;
    } else if (c >= '0' && c <= '7') {
        decode_octal(literal, at, out);
    } else if (c == 'x' || (!literal->is_bytes && (c == 'u' || c == 'U'))) {
        return decode_hex(p, literal, escape, at, out);
    } else if (c == 'N' && !literal->is_bytes) {
        return decode_named(p, literal, escape, at, out);
    } else {
        str_add_bytes(out, escape, 1); // no escape: the backslash stays
    }
    return true;
}

// Adds the text from [at] to [end], decoded, to [out].
static bool decode(Parser *p, Literal *literal, const char *at, const char *end, Str *out) {
    literal->piece = at;
    for (size_t turns = 0; at < end; turns++) {
        source_step(p->source, turns);
        if (*at == '\\' && !literal->is_raw) {
            if (!decode_escape(p, literal, &at, out)) return false;
        } else if (literal->is_bytes && (unsigned char)*at >= 0x80) {
            return parse_fail(p, literal->token->span,
                              "bytes can only contain ASCII literal characters");
        } else {
            str_add_bytes(out, at++, 1);
        }
    }
    return true;
}

// ---- f-strings

typedef struct Format {
    Parser *p;
    Literal *literal;
    NodeVec parts;
    Str text;  // read since the last replacement field
    Span span; // of all adjacent literals, which CPython gives to each part
} Format;

static void flush_text(Format *f, Span span) {
    if (!f->text.n) return;
    Node *node = node_new(f->p, NODE_STRING, span);
    node->text = parse_copy(f->p, f->text.text, f->text.n);
    node->n_text = f->text.n;
    vec_push(&f->parts, node);
    str_clear(&f->text);
}

static bool format_parts(Format *f, int depth);

// Moves the literal's place over one byte.
static void advance(Literal *literal) {
    if (*literal->at == '\n')
        literal->line++, literal->col = 0;
    else
        literal->col++;
    literal->at++;
}

// The text between [from] and where the literal stands now, parsed as an expression. CPython parses
// it in brackets and shows it so when it is wrong.
static Node *field_expression(Format *f, const char *from, int line, int col) {
    Parser *p = f->p;
    size_t n = (size_t)(f->literal->at - from);
    size_t blank = 0;
    while (blank < n && strchr(" \t\n\f\r", from[blank]))
        blank++;
    if (blank == n && *f->literal->at == '}')
        return parse_fail(p, p->furthest, "f-string: empty expression not allowed");
    if (blank == n)
        return parse_fail(p, p->furthest, "f-string: expression required before '%c'",
                          *f->literal->at);
    char *text = arena_printf(p->arena, "(%.*s)\n", (int)n, from);
    Source inner = {.vm = p->source->vm,
                    .path = p->source->path,
                    .text = text,
                    .n = n + 3,
                    .first_line = line,
                    .first_col = col - 1};
    SyntaxError error;
    Node *node = parse_field(&inner, p->arena, &error);
    if (node || parse_failed(p)) return node;
    *p->error = error;
    snprintf(p->error->message, sizeof p->error->message, "f-string: %.240s", error.message);
    // The columns are those within the shown text.
    p->error->span.col -= col - 1;
    if (p->error->span.end_line == line) p->error->span.end_col -= col - 1;
    p->error->shown = text;
    return NULL;
}

// Moves to the end of a replacement field's expression: "!", ":", "=" or "}" outside brackets.
static bool skip_expression(Format *f) {
    Literal *l = f->literal;
    char open[MAX_FIELD_BRACKETS];
    int n_open = 0;
    char quote = '\0';
    bool triple = false;
    for (; l->at < l->end; advance(l)) {
        char c = *l->at;
        source_step(f->p->source, (size_t)(l->at - l->token->text));
        if (c == '\\') return FAIL(f->p, "f-string expression part cannot include a backslash");
        bool three = l->end - l->at >= 3 && l->at[1] == c && l->at[2] == c;
        if (quote) {
            if (c == quote && (!triple || three)) {
                if (triple) advance(l), advance(l);
                quote = '\0';
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            triple = three;
            if (triple) advance(l), advance(l);
        } else if (strchr("([{", c)) {
            if (n_open == MAX_FIELD_BRACKETS)
                return FAIL(f->p, "f-string: too many nested parenthesis");
            open[n_open++] = c;
        } else if (c == '#') {
            return FAIL(f->p, "f-string expression part cannot include '#'");
        } else if (!n_open && strchr("!:=<>}", c)) {
            bool is_comparison = l->at + 1 < l->end && l->at[1] == '=' && strchr("!=<>", c);
            if (is_comparison) {
                advance(l);
            } else if (c != '<' && c != '>') {
                break;
            }
        } else if (strchr(")]}", c)) {
            if (!n_open) return FAIL(f->p, "f-string: unmatched '%c'", c);
            char opened = open[--n_open];
            if ((opened == '(' && c != ')') || (opened == '[' && c != ']') ||
                (opened == '{' && c != '}'))
                return FAIL(f->p,
                            "f-string: closing parenthesis '%c' does not match opening parenthesis "
                            "'%c'",
                            c, opened);
        }
    }
    if (quote) return FAIL(f->p, "f-string: unterminated string");
    if (n_open) return FAIL(f->p, "f-string: unmatched '%c'", open[n_open - 1]);
    return l->at < l->end || FAIL(f->p, "f-string: expecting '}'");
}

static Node *format_spec(Format *outer, int depth) {
    Format inner = {.p = outer->p, .literal = outer->literal, .span = outer->span};
    bool ok = format_parts(&inner, depth + 1);
    Span own = outer->literal->token->span; // CPython's choice
    flush_text(&inner, own);
    str_deinit(&inner.text);
    Node *node = node_new(outer->p, NODE_JOINED, own);
    node->list = node_list(outer->p, &inner.parts);
    return ok ? node : NULL;
}

static bool conversion(Format *f, Node *field) {
    Literal *l = f->literal;
    advance(l);
    if (l->at >= l->end) return FAIL(f->p, "f-string: expecting '}'");
    if (!strchr("sra", *l->at))
        return FAIL(f->p, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    field->conversion = (uint8_t)*l->at;
    advance(l);
    return true;
}

// A replacement field, from behind its "{" to behind its "}".
static bool replacement_field(Format *f, int depth) {
    Literal *l = f->literal;
    if (depth >= 2) return FAIL(f->p, "f-string: expressions nested too deeply");
    const char *from = l->at;
    int line = l->line, col = l->col;
    if (!skip_expression(f)) return false;
    Node *field = node_new(f->p, NODE_FORMATTED, f->span);
    if (!(field->value = field_expression(f, from, line, col))) return false;
    bool is_named = *l->at == '=';
    if (is_named) {
        advance(l);
        while (l->at < l->end && strchr(" \t\n\f\r", *l->at))
            advance(l);
        str_add_bytes(&f->text, from, (size_t)(l->at - from)); // f"{x = }" prints "x = " too
        if (l->at >= l->end) return FAIL(f->p, "f-string: expecting '}'");
    }
    flush_text(f, f->span);
    if (*l->at == '!' && !conversion(f, field)) return false;
    if (l->at < l->end && *l->at == ':') {
        advance(l);
        if (!(field->target = format_spec(f, depth))) return false;
    }
    if (l->at >= l->end || *l->at != '}') return FAIL(f->p, "f-string: expecting '}'");
    advance(l);
    if (is_named && !field->target && !field->conversion) field->conversion = 'r';
    vec_push(&f->parts, field);
    return true;
}

// One character of the text, or an escape; the braces of \\N{…} are no field.
static void skip_character(Literal *l) {
    bool is_escape = *l->at == '\\' && !l->is_raw && l->at + 1 < l->end;
    advance(l);
    if (!is_escape || *l->at == '{' || *l->at == '}') return;
    bool is_named = *l->at == 'N' && l->at + 1 < l->end && l->at[1] == '{';
    advance(l);
    while (is_named && l->at < l->end && *l->at != '}')
        advance(l);
    if (is_named && l->at < l->end) advance(l);
}

// Text and fields up to the end, or inside a format spec up to its "}".
static bool format_parts(Format *f, int depth) {
    Literal *l = f->literal;
    for (size_t turns = 0, skips = 0; l->at < l->end; turns++) {
        const char *from = l->at;
        source_step(f->p->source, turns);
        for (; l->at < l->end && *l->at != '{' && *l->at != '}'; skips++) {
            skip_character(l);
            source_step(f->p->source, skips);
        }
        if (!decode(f->p, l, from, l->at, &f->text)) return false;
        if (l->at >= l->end) return true;
        char c = *l->at;
        bool is_doubled = depth == 0 && l->at + 1 < l->end && l->at[1] == c;
        if (is_doubled) {
            str_add_bytes(&f->text, &c, 1);
            advance(l);
            advance(l);
        } else if (c == '}') {
            return depth > 0 || FAIL(f->p, "f-string: single '}' is not allowed");
        } else {
            advance(l);
            if (!replacement_field(f, depth)) return false;
        }
    }
    return true;
}

// ---- all adjacent literals

Node *parse_strings(Parser *p) {
    Span from = parse_peek(p)->span;
    size_t first = p->at;
    bool is_bytes = open_literal(parse_peek(p)).is_bytes, is_format = false;
    while (parse_peek(p)->kind == TOKEN_STRING)
        parse_take(p);
    Format format = {.p = p, .span = span_between(from, parse_last(p)->span)};
    bool ok = true;
    for (size_t i = first; ok && i < p->at; i++) {
        Literal literal = open_literal(&p->tokens[i]);
        if (literal.is_bytes != is_bytes) {
            ok = FAIL(p, "cannot mix bytes and nonbytes literals");
        } else if (literal.is_format) {
            is_format = true;
            format.literal = &literal;
            ok = format_parts(&format, 0);
        } else {
            ok = decode(p, &literal, literal.at, literal.end, &format.text);
        }
    }
    Node *node = node_new(p, is_format ? NODE_JOINED : is_bytes ? NODE_BYTES : NODE_STRING, from);
    if (is_format) {
        flush_text(&format, format.span);
    } else {
        node->text = parse_copy(p, str_text(&format.text), format.text.n);
        node->n_text = format.text.n;
    }
    node->list = node_list(p, &format.parts);
    str_deinit(&format.text);
    return ok ? node_end(p, node) : NULL;
}
