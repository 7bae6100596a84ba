// The files of one folder, looked at anew for every query: nothing of them is kept.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "view/app/finder.h"

typedef struct Look {
    Findings *findings;
    const FindScope *scope;
    const char *folder, *shown; // with a "/" at the end: where it is, and as it was typed
    const char *letters;        // of the name; "": all
} Look;

// Folders stand before files, and above them the way out.
static int rank(FileUse use) {
    return use == FILE_OTHER ? 0 : use == FILE_ABOVE ? 2 : use == FILE_NEW ? 3 : 1;
}

static void take(const Look *look, FileUse use, const char *name, const char *path) {
    Arena *arena = &look->findings->arena;
    FindItem item = {.kind = FIND_FILE, .id = use, .about = "", .path = path};
    bool is_folder = use == FILE_FOLDER || use == FILE_LESSON || use == FILE_ABOVE;
    item.title = arena_printf(arena, "%s%s", name, is_folder ? "/" : "");
    int score = rank(use);
    if (*look->letters && use != FILE_NEW && use != FILE_ABOVE)
        score = finder_match(name, look->letters, false, item.spans, &item.n_spans);
    if (score < 0) return;
    item.score = score;
    findings_take(look->findings, 0, &item);
}

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n > m && strcmp(text + n - m, end) == 0;
}

static void take_entry(const Look *look, const char *name) {
    bool is_hidden = name[0] == '.' && look->letters[0] != '.';
    struct stat found;
    Arena *arena = &look->findings->arena;
    if (is_hidden || stat(arena_printf(arena, "%s%s", look->folder, name), &found) != 0) return;
    const char *path = arena_printf(arena, "%s%s", look->shown, name);
    if (S_ISDIR(found.st_mode)) {
        struct stat text;
        bool is_lesson =
            stat(arena_printf(arena, "%s%s/lesson.md", look->folder, name), &text) == 0;
        bool opens = is_lesson && look->scope->files != FILES_TO_COMPARE;
        take(look, opens ? FILE_LESSON : FILE_FOLDER, name, arena_printf(arena, "%s/", path));
        return;
    }
    // Others can be records too, but only somebody who knows asks for them.
    bool is_ours = ends_with(name, ".py") || ends_with(name, ".simul");
    if (look->scope->files == FILES_TO_MAKE || !S_ISREG(found.st_mode)) return;
    if (is_ours || strcmp(name, look->letters) == 0) take(look, FILE_OTHER, name, path);
}

// The folder above [folder]; NULL: there is none, or it is not there.
static const char *above(Arena *arena, const char *folder) {
    char *at = realpath(folder, NULL), *slash = at ? strrchr(at, '/') : NULL;
    bool is_root = !slash || !at[1];
    const char *found = is_root ? NULL : arena_copy(arena, at, (size_t)(slash - at) + 1);
    free(at);
    return found;
}

static bool can_be_made(const Look *look) {
    struct stat found;
    const char *path = arena_printf(&look->findings->arena, "%s%s", look->folder, look->letters);
    return look->scope->files == FILES_TO_MAKE && *look->letters && stat(path, &found) != 0;
}

static int visible(const struct dirent *entry) {
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

void finder_search_files(Findings *findings, const FindScope *scope, const char *path) {
    Arena *arena = &findings->arena;
    for (const char *anew;
         (anew = strstr(path, "//"));) // a path from the root, typed behind another
        path = anew + 1;
    const char *slash = strrchr(path, '/'), *home = getenv("HOME");
    size_t n = slash ? (size_t)(slash - path) + 1 : 0;
    Look look = {findings, scope, n ? arena_copy(arena, path, n) : "./", arena_copy(arena, path, n),
                 arena_copy(arena, path + n, strlen(path + n))};
    if (home && strncmp(path, "~/", 2) == 0)
        look.folder = arena_printf(arena, "%s/%s", home, look.folder + 2);
    if (can_be_made(&look))
        take(&look, FILE_NEW, look.letters, arena_printf(arena, "%s%s", look.shown, look.letters));
    const char *out = *look.letters ? NULL : above(arena, look.folder);
    if (out) take(&look, FILE_ABOVE, "..", out);
    struct dirent **entries = NULL;
    int found = scandir(look.folder, &entries, visible, alphasort);
    for (int i = 0; i < found; i++) {
        take_entry(&look, entries[i]->d_name);
        free(entries[i]);
    }
    free((void *)entries);
}
