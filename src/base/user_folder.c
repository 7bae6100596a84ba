// A line of user-dirs.dirs is   XDG_PICTURES_DIR="$HOME/Pictures"   and nothing else.
#include "base/user_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *home_folder(void) {
    const char *home = getenv("HOME");
    return home && *home == '/' ? home : NULL;
}

// What [line] says of [name], or NULL.
static const char *read_line(Arena *arena, const char *line, const char *name, const char *home) {
    static const char below[] = "$HOME/";
    char key[64];
    int n = snprintf(key, sizeof key, "XDG_%s_DIR=\"", name);
    if (strncmp(line, key, (size_t)n) != 0) return NULL;
    const char *value = line + n, *end = strchr(value, '"');
    if (!end || end == value) return NULL;
    char *text = arena_copy(arena, value, (size_t)(end - value));
    if (strncmp(text, below, sizeof below - 1) == 0)
        return arena_printf(arena, "%s/%s", home, text + sizeof below - 1);
    return *text == '/' ? text : NULL;
}

const char *user_folder(Arena *arena, const char *name, const char *usual) {
    const char *home = home_folder(), *config = getenv("XDG_CONFIG_HOME");
    if (!home) return ".";
    const char *folder =
        config && *config == '/' ? config : arena_printf(arena, "%s/.config", home);
    FILE *file = fopen(arena_printf(arena, "%s/user-dirs.dirs", folder), "r");
    const char *found = NULL;
    char line[4096];
    while (file && !found && fgets(line, sizeof line, file))
        found = read_line(arena, line, name, home);
    if (file) fclose(file);
    return found ? found : arena_printf(arena, "%s/%s", home, usual);
}

const char *user_path(Arena *arena, const char *path) {
    const char *home = home_folder();
    size_t n = home ? strlen(home) : 0;
    if (n < 2 || strncmp(path, home, n) != 0 || path[n] != '/') return path;
    return arena_printf(arena, "~%s", path + n);
}
