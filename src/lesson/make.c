// A new lesson is a copy of the one in assets/lesson, which is kept true by the tests.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "lesson/check.h"

bool lesson_make(const char *folder, Error *error) {
    static const char *const names[] = {"lesson.md", "lesson.ru.md", "program.py", "program.out"};
    enum { MAX_BYTES = 1 << 20 };
    if (mkdir(folder, 0777) != 0)
        return error_set(error, "cannot make the folder '%s': %s", folder, strerror(errno));
    Str from = {0}, text = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++) {
        char name[64], to[4096];
        snprintf(name, sizeof name, "assets/lesson/%s", names[i]);
        snprintf(to, sizeof to, "%s/%s", folder, names[i]);
        ok = file_find_data(name, &from, error) &&
             file_read(str_text(&from), MAX_BYTES, &text, error) &&
             file_write(to, str_text(&text), text.n, error);
    }
    str_deinit(&from);
    str_deinit(&text);
    return ok;
}
