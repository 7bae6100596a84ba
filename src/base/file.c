// Files: read whole, replaced atomically, found beside the program.
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/new_file.h"

bool file_read(const char *path, size_t max_bytes, Str *out, Error *error) {
    str_clear(out);
    FILE *file = fopen(path, "rb");
    if (!file) return error_set(error, "cannot open '%s': %s", path, strerror(errno));
    bool ok = true;
    char chunk[16384];
    size_t n;
    while (ok && (n = fread(chunk, 1, sizeof chunk, file)) > 0) {
        str_add_bytes(out, chunk, n);
        if (out->n > max_bytes)
            ok = error_set(error, "'%s' is larger than %zu bytes", path, max_bytes);
    }
    if (ok && ferror(file)) ok = error_set(error, "cannot read '%s': %s", path, strerror(errno));
    fclose(file);
    return ok;
}

bool file_write(const char *path, const void *bytes, size_t n, Error *error) {
    NewFile made;
    if (!new_file_begin(&made, path, error)) return false;
    fwrite(bytes, 1, n, made.file);
    return new_file_end(&made, error);
}

FileStamp file_stamp(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return (FileStamp){.size = -1};
    int64_t second = INT64_C(1000000000);
    return (FileStamp){status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec, status.st_size,
                       status.st_ino};
}

void file_make_folders(const char *path) {
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", path);
    for (char *at = folder + 1; (at = strchr(at, '/')); at++) {
        *at = '\0';
        mkdir(folder, 0700);
        *at = '/';
    }
}

static const char *own_path(Arena *arena, const char *variable, const char *below_home,
                            const char *name) {
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && *folder == '/') return arena_printf(arena, "%s/simul/%s", folder, name);
    return home && *home ? arena_printf(arena, "%s/%s/simul/%s", home, below_home, name) : NULL;
}

const char *file_state_path(Arena *arena, const char *name) {
    return own_path(arena, "XDG_STATE_HOME", ".local/state", name);
}

const char *file_config_path(Arena *arena, const char *name) {
    return own_path(arena, "XDG_CONFIG_HOME", ".config", name);
}

static bool exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0;
}

// Sets [out] to the folder of the running binary, without a slash at its end.
static bool binary_folder(Str *out) {
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    if (n <= 0 || n == (ssize_t)sizeof path) return false;
    while (n > 0 && path[n - 1] != '/')
        n--;
    str_clear(out);
    str_add_bytes(out, path, n > 1 ? (size_t)n - 1 : 1);
    return true;
}

bool file_find_data(const char *name, Str *out, Error *error) {
    const char *chosen = getenv("SIMUL_DATA");
    if (chosen) {
        str_clear(out);
        str_printf(out, "%s/%s", chosen, name);
        if (exists(out->text)) return true;
        return error_set(error, "no '%s' in the folder that SIMUL_DATA names, '%s'", name, chosen);
    }
    if (binary_folder(out)) {
        str_printf(out, "/../share/simul/%s", name);
        if (exists(out->text)) return true;
    }
    str_clear(out);
    str_printf(out, "%s/%s", SIMUL_SOURCE_DIR, name);
    if (exists(out->text)) return true;
    return error_set(error,
                     "cannot find Simul's own file '%s'; install Simul again, or set SIMUL_DATA to "
                     "the folder that holds its assets",
                     name);
}
