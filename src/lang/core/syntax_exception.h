// SyntaxError as the program sees it: an exception whose second argument says where, (path, line,
// column, text of the line, end line, end column), columns in characters from 1.
#pragma once

#include "lang/core/exception.h"
#include "lang/syntax/lexer.h"

// Raises [error], found in [source]. [shows_line]: the text of its line can be had; [shows_end]:
// with the newline that ends it.
void syntax_exception_raise(Vm *vm, const SyntaxError *error, const Source *source, bool shows_line,
                            bool shows_end);
// What it says without the place; false: it is no SyntaxError that knows one.
bool syntax_exception_message(Vm *vm, Value exception, Str *out);
// Adds the lines that stand above the message: File, line, carets. False likewise.
bool syntax_exception_print(Vm *vm, Value exception, TracebackStyle style, Str *out);

Value syntax_error_str(Vm *vm, Value self);
extern const GetSetDef syntax_error_attributes[];
