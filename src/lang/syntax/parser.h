// From tokens to the syntax tree: a recursive descent along the grammar of CPython 3.11, and the
// sentences that CPython says where a program leaves it.
#pragma once

#include "base/str.h"
#include "lang/syntax/lexer.h"

// Parses a whole program. The tree and its texts live in [arena]; it may point into [source].
// Errors: NULL with [error] filled in.
Node *parse_module(const Source *source, Arena *arena, SyntaxError *error);

// Parses one expression and nothing behind it (eval, an f-string's replacement field).
Node *parse_expression(const Source *source, Arena *arena, SyntaxError *error);

// Prints [error] as CPython prints it: File, line, carets, "SyntaxError: …".
void syntax_error_print(const SyntaxError *error, const Source *source, Str *out);
