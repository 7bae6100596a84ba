// What is wrong with a program that the parser has refused, in CPython's words. CPython finds it by
// reading the program once more along a grammar that has rules for the wrong forms too; so does
// this: parse_grammar.c has that grammar as text, parse_diagnose.c walks it. Which mistake is
// named, and where, follows from the order in which the grammar is tried and from the furthest
// token that was looked at, so the walk is a plain one: ordered choice, with memory where CPython
// has it.
//
//   name:  rule            'word' "soft word" NAME NUMBER STRING NEWLINE INDENT DEDENT END: tokens;
//                          SOFT_KEYWORD: what match, case or _ begins with (CPython compares so)
//   name#: … remembered    x | y: the first that fits     x? x* x+     ','.x+: x, x, x
//   &x !x: whether x comes next        ~: no other alternative from here        ^':': an error if
//   not a:x names what x matched           => at the end of an alternative: the mistake that it is:
//     => a 'message'       underlines a; a..b: from a to b; a..: to the last token looked at;
//                          here: that token alone; indent: likewise, as an IndentationError
//     => function          decides by itself (parse_diagnose_rules.c)
//   In a message: %n what a is ("function call"), %t its text, %l its line.
#pragma once

#include "lang/syntax/parse.h"

enum { NOWHERE = SIZE_MAX }; // no match

// What an alternative named: tokens from `begin` up to `end`.
typedef struct Capture {
    size_t begin, end;
} Capture;

typedef struct Memo {
    int rule;
    size_t end;
    struct Memo *next;
} Memo;

typedef struct Grammar Grammar;

typedef struct Diagnosis {
    Parser *p; // where tokens and the arena for what is kept are
    const Grammar *grammar;
    Arena scratch;   // owned
    Memo **memos;    // one chain for each token
    size_t n_tokens; // that the lexer could read, with the END
    size_t n_looked_at;
    bool errors_on; // the invalid_ rules are tried
    bool stop;      // an error was found, or the walk was given up
    int depth;
    long steps;
} Diagnosis;

// ---- for the mistakes that decide by themselves

// Judges the alternative that named [a] and [b]. True: it is no mistake, and fits.
typedef bool Judge(Diagnosis *d, const Capture *a, const Capture *b);
Judge *judge_named(const char *name, size_t n);

void diagnosis_fail(Diagnosis *d, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Span capture_span(Diagnosis *d, const Capture *capture);
// The tokens of [capture], read by [rule]; NULL if that does not fit all of them.
Node *capture_parse(Diagnosis *d, const Capture *capture, Node *(*rule)(Parser *));
Node *capture_expression(Diagnosis *d, const Capture *capture);
Span last_looked_at(const Diagnosis *d);

extern const char *const grammar_texts[]; // ends with NULL
