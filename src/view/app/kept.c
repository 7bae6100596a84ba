// See kept.h.
#include "view/app/kept.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

enum { MAX_BYTES = 8 << 20 };

uint64_t kept_hash(const char *text) {
    uint64_t hash = 1469598103934665603U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211U;
    return hash;
}

// NULL: there is no place for it.
static const char *place_of(Arena *arena, const char *kind, const char *path) {
    char name[64];
    snprintf(name, sizeof name, "%s/%016llx", kind, (unsigned long long)kept_hash(path));
    return file_state_path(arena, name);
}

bool kept_read(const char *kind, const char *path, Str *out) {
    Arena arena = {0};
    Error ignored;
    Str whole = {0};
    const char *place = place_of(&arena, kind, path);
    bool ok = place && file_read(place, MAX_BYTES, &whole, &ignored);
    size_t n = strlen(path);
    ok = ok && whole.n > n && memcmp(whole.text, path, n) == 0 && whole.text[n] == '\n';
    str_clear(out);
    if (ok) str_add_bytes(out, whole.text + n + 1, whole.n - n - 1);
    str_deinit(&whole);
    arena_deinit(&arena);
    return ok;
}

bool kept_write(const char *kind, const char *path, const Str *text, Error *error) {
    Arena arena = {0};
    Str whole = {0};
    const char *place = place_of(&arena, kind, path);
    str_printf(&whole, "%s\n", path);
    str_add_bytes(&whole, str_text(text), text->n);
    bool ok = place || error_set(error, "no folder is known for it");
    if (place) {
        file_make_folders(place);
        ok = file_write(place, str_text(&whole), whole.n, error);
    }
    str_deinit(&whole);
    arena_deinit(&arena);
    return ok;
}

void kept_remove(const char *kind, const char *path) {
    Arena arena = {0};
    const char *place = place_of(&arena, kind, path);
    if (place) unlink(place);
    arena_deinit(&arena);
}
