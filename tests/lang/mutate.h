// Changes programs at random, line by line and word by word, so that most of them still parse.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

// One change of the [n] bytes at [text]; lines and words that are put in come from [donor] or from
// the text itself. Adds the changed program to [out]. *[state] is the random number.
void mutate(const char *text, size_t n, const char *donor, size_t n_donor, uint64_t *state,
            Str *out);
