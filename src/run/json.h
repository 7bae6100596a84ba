// A text as JSON wants it.
#pragma once

#include "base/str.h"

// Adds [text] in quotes; bytes that are not UTF-8 become U+FFFD.
void json_add_string(Str *out, const char *text);
