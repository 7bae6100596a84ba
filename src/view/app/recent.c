// A path a line.
#include "view/app/recent.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "base/file.h"

enum { MOST_BYTES = 1 << 16 };

static void forget(Recent *recent, size_t i) {
    free(recent->paths.at[i]);
    recent->paths.n--;
    memmove(recent->paths.at + i, recent->paths.at + i + 1,
            (recent->paths.n - i) * sizeof *recent->paths.at);
}

static void add(Recent *recent, const char *path) {
    char *kept = strdup(path);
    if (!kept) check_no_memory("a path");
    for (size_t i = recent->paths.n; i-- > 0;)
        if (strcmp(recent->paths.at[i], path) == 0) forget(recent, i);
    while (recent->paths.n >= RECENT_MOST)
        forget(recent, recent->paths.n - 1);
    vec_push(&recent->paths, NULL); // NOLINT(bugprone-sizeof-expression)
    memmove(recent->paths.at + 1, recent->paths.at,
            (recent->paths.n - 1) * sizeof *recent->paths.at);
    recent->paths.at[0] = kept;
}

static void keep(const Recent *recent) {
    Arena arena = {0};
    Error ignored;
    Str text = {0};
    const char *place = file_state_path(&arena, "recent");
    for (size_t i = 0; i < recent->paths.n; i++)
        str_printf(&text, "%s\n", recent->paths.at[i]);
    if (place) {
        file_make_folders(place);
        file_write(place, str_text(&text), text.n, &ignored);
    }
    str_deinit(&text);
    arena_deinit(&arena);
}

void recent_read(Recent *recent, bool keeps) {
    *recent = (Recent){.keeps = keeps};
    Arena arena = {0};
    Error ignored;
    Str text = {0};
    const char *place = keeps ? file_state_path(&arena, "recent") : NULL;
    if (place && file_read(place, MOST_BYTES, &text, &ignored)) {
        VEC(char *) lines = {0};
        char *rest = text.text;
        for (char *line; (line = strsep(&rest, "\n"));)
            if (*line == '/' && access(line, R_OK) == 0) vec_push(&lines, line);
        while (lines.n) // the oldest first
            add(recent, vec_pop(&lines));
        vec_deinit(&lines);
    }
    str_deinit(&text);
    arena_deinit(&arena);
}

void recent_add(Recent *recent, const char *path) {
    if (strchr(path, '\n')) return;
    add(recent, path);
    if (recent->keeps) keep(recent);
}

void recent_deinit(Recent *recent) {
    for (size_t i = 0; i < recent->paths.n; i++)
        free(recent->paths.at[i]);
    vec_deinit(&recent->paths);
}
