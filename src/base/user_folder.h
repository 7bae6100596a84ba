// The folders of the user's own things, as the desktop knows them (XDG user-dirs).
#pragma once

#include "base/arena.h"

// The folder that is called [name] ("PICTURES", "VIDEOS", "DOCUMENTS"): what
// ~/.config/user-dirs.dirs says, else [usual] below the home folder; without a home, where the
// program runs. In [arena], without a slash at its end; it need not exist.
const char *user_folder(Arena *arena, const char *name, const char *usual);

// [path] with the home folder as "~", as people read it; in [arena] or [path] itself.
const char *user_path(Arena *arena, const char *path);
