// What is kept about a file of the user's from one time to the next (drafts, marks): a file of its
// own below the state folder (base/file.h), named by a hash of the path. It begins with the path,
// so that a chance collision does no harm.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

uint64_t kept_hash(const char *text);
// What is kept as [kind] ("drafts") about the file [path]; false: nothing. [out] is cleared first.
bool kept_read(const char *kind, const char *path, Str *out);
bool kept_write(const char *kind, const char *path, const Str *text, Error *error);
void kept_remove(const char *kind, const char *path);
