#include "base/new_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const NewFile *made, Error *error) {
    return error_set(error, "cannot write '%s': %s", made->path.text, strerror(errno));
}

static bool is_beside(const NewFile *made) {
    return strcmp(made->target.text, made->part.text) != 0;
}

static void forget(NewFile *made) {
    str_deinit(&made->path);
    str_deinit(&made->target);
    str_deinit(&made->part);
    *made = (NewFile){0};
}

// What is replaced is the file that a link leads to, not the link.
static void name(NewFile *made, const char *path) {
    char *real = realpath(path, NULL);
    str_add(&made->path, path);
    str_add(&made->target, real ? real : path);
    free(real);
}

static void open_beside(NewFile *made, const struct stat *there) {
    str_printf(&made->part, "%s.tmp%ld", made->target.text, (long)getpid());
    made->file = fopen(made->part.text, "wb");
    if (made->file && there) fchmod(fileno(made->file), there->st_mode & 07777);
}

static void open_in_place(NewFile *made) {
    str_clear(&made->part);
    str_add(&made->part, made->target.text);
    made->file = fopen(made->part.text, "wb");
}

bool new_file_begin(NewFile *made, const char *path, Error *error) {
    *made = (NewFile){0};
    name(made, path);
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (!exists || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))
        open_beside(made, exists ? &status : NULL);
    else
        open_in_place(made);
    if (!made->file && exists && S_ISREG(status.st_mode)) open_in_place(made);
    if (made->file) return true;
    fail(made, error);
    forget(made);
    return false;
}

bool new_file_end(NewFile *made, Error *error) {
    bool ok = !ferror(made->file) && fflush(made->file) == 0;
    int reason = errno;
    if (fclose(made->file) != 0 && ok) ok = false, reason = errno;
    if (ok && is_beside(made)) ok = rename(made->part.text, made->target.text) == 0, reason = errno;
    if (!ok) {
        if (is_beside(made)) unlink(made->part.text);
        errno = reason;
        fail(made, error);
    }
    forget(made);
    return ok;
}

void new_file_drop(NewFile *made) {
    fclose(made->file);
    if (is_beside(made)) unlink(made->part.text);
    forget(made);
}
