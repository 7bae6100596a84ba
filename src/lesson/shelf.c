// A folder of lessons.
#include "lesson/shelf.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int is_lesson_folder(const struct dirent *entry) {
    const char *name = entry->d_name;
    return isdigit((unsigned char)name[0]) && isdigit((unsigned char)name[1]) && name[2] == '-';
}

bool shelf_read_again(ShelfEntry *entry) {
    if (entry->lesson) return true;
    entry->lesson = lesson_load(entry->folder, &entry->error);
    if (entry->lesson && !lesson_has_marks(entry->lesson, &entry->error)) {
        lesson_free(entry->lesson);
        entry->lesson = NULL;
    }
    return entry->lesson;
}

bool shelf_read(Shelf *shelf, const char *folder, Error *error) {
    *shelf = (Shelf){0};
    struct dirent **names;
    int n = scandir(folder, &names, is_lesson_folder, alphasort);
    if (n < 0) return error_set(error, "cannot read the folder '%s': %s", folder, strerror(errno));
    for (int i = 0; i < n; i++) {
        const char *path = arena_printf(&shelf->arena, "%s/%s", folder, names[i]->d_name);
        ShelfEntry entry = {.folder = path, .id = strrchr(path, '/') + 1};
        shelf_read_again(&entry);
        vec_push(&shelf->entries, entry);
        free(names[i]);
    }
    free(names);
    return true;
}

void shelf_deinit(Shelf *shelf) {
    for (size_t i = 0; i < shelf->entries.n; i++)
        lesson_free(shelf->entries.at[i].lesson);
    vec_deinit(&shelf->entries);
    arena_deinit(&shelf->arena);
}

const ShelfEntry *shelf_find(const Shelf *shelf, const char *name) {
    for (size_t i = 0; i < shelf->entries.n; i++) {
        const char *id = shelf->entries.at[i].id;
        if (strcmp(id, name) == 0 || strcmp(id + 3, name) == 0) return &shelf->entries.at[i];
    }
    return NULL;
}
