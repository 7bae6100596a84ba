// Tracebacks as texts.
#pragma once

#include "lang/core/exception.h"

// Adds "  File …, line …, in …", the line and its carets.
void traceback_add_entry(const Traceback *entry, TracebackStyle style, Str *out);
