// Whole files in and out, and where Simul's own data lives.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

// Reads the whole file [path] into [out] (cleared first).
// Errors: false when it cannot be opened, is a folder, or is larger than [max_bytes].
bool file_read(const char *path, size_t max_bytes, Str *out, Error *error);

// Writes [n] bytes to [path], whole or not at all (base/new_file.h).
bool file_write(const char *path, const void *bytes, size_t n, Error *error);

// What changes when a file does.
typedef struct FileStamp {
    int64_t modified_ns, size; // size -1: there is no such file
    uint64_t number;
} FileStamp;
FileStamp file_stamp(const char *path);

// Makes the folders above [path] that are missing, for the user alone. What goes wrong shows when
// the file is written.
void file_make_folders(const char *path);

// Where Simul keeps [name] of the user's from one time to the next: below $XDG_STATE_HOME, else
// below
// ~/.local/state; in [arena]. NULL: nowhere.
const char *file_state_path(Arena *arena, const char *name);

// The same for what is the user's to change: below $XDG_CONFIG_HOME, else below ~/.config.
const char *file_config_path(Arena *arena, const char *name);

// Writes the path of [name] below the folder of Simul's data (assets, lessons) into [out]:
// $SIMUL_DATA, else ../share/simul beside the installed binary, else the source tree that the
// binary was built in. [name] is like "assets/games".
// Errors: false when no such file is in any of them.
bool file_find_data(const char *name, Str *out, Error *error);
