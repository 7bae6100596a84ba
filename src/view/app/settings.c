// One table says how each setting is written; reading, writing and comparing go through it.
#include "view/app/settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/tr.h"
#include "view/app/app.h"

typedef enum Kind { CHOICE, PERCENT, SIZE, LANGUAGE, SPEED } Kind;

typedef struct Field {
    const char *name;
    Kind kind;
    size_t offset, bytes;
    const char *const *choices; // ended by NULL
} Field;

#define FIELD(name, kind, member, choices)                                                         \
    { name, kind, offsetof(Settings, member), sizeof((Settings){0}).member, choices }

static const char *const themes[] = {"desktop", "dark", "light", NULL};
static const char *const switches[] = {"on", "off", NULL};
static const char *const answers[] = {"no", "yes", NULL};
static const char *const depths[] = {"switches", "lines", "expressions", NULL};
static const char *const panels[] = {"tasks", "output",  "variables", "lesson",
                                     "loop",  "program", "timeline",  NULL};

static const Field fields[] = {
    FIELD("theme", CHOICE, theme, themes),
    FIELD("language", LANGUAGE, language, NULL),
    FIELD("zoom", PERCENT, zoom_percent, NULL),
    FIELD("motion", CHOICE, motion, switches),
    FIELD("speed", SPEED, speed, NULL),
    FIELD("full-screen", CHOICE, full_screen, answers),
    {"size", SIZE, offsetof(Settings, w), 2 * sizeof(int), NULL},
    FIELD("depth", CHOICE, depth, depths),
    FIELD("panel", CHOICE, panel, panels),
};
enum { FIELDS = sizeof fields / sizeof *fields };

const char *settings_path(Arena *arena) {
    return file_config_path(arena, "settings");
}

// ---- values

static void print_speed(int i, char *out, size_t n) {
    const Speed *speed = &app_speeds[i];
    if (speed->steps_per_s)
        snprintf(out, n, "%d/s", speed->steps_per_s);
    else
        snprintf(out, n, "x%d", speed->times);
}

static bool read_speed(const char *text, int *value) {
    char name[16];
    for (int i = 0; i < app_n_speeds; i++) {
        print_speed(i, name, sizeof name);
        if (strcmp(name, text) == 0) *value = i + 1;
    }
    return *value > 0;
}

static bool read_choice(const char *text, const char *const *choices, int *value) {
    for (int i = 0; choices[i]; i++)
        if (strcmp(choices[i], text) == 0) *value = i + 1;
    return *value > 0;
}

// A whole number that [text] begins with, from [low] to [high]; [*end]: what follows.
static bool read_number(const char *text, long low, long high, int *value, const char **end) {
    char *after;
    long n = strtol(text, &after, 10);
    *end = after;
    if (after == text || n < low || n > high) return false;
    *value = (int)n;
    return true;
}

static bool read_value(const Field *field, const char *text, Settings *settings) {
    enum { LEAST_SIDE = 360, MOST_SIDE = 16384 };
    char *at = (char *)settings + field->offset;
    int *numbers = (int *)(void *)at;
    const char *end = "";
    switch (field->kind) {
    case CHOICE: return read_choice(text, field->choices, numbers);
    case SPEED: return read_speed(text, numbers);
    case PERCENT: return read_number(text, 75, 300, numbers, &end) && !*end;
    case SIZE:
        return read_number(text, LEAST_SIDE, MOST_SIDE, &numbers[0], &end) && *end == 'x' &&
               read_number(end + 1, LEAST_SIDE, MOST_SIDE, &numbers[1], &end) && !*end;
    case LANGUAGE:
        if (!tr_speaks(text) || strlen(text) >= field->bytes) return false;
        memcpy(at, text, strlen(text) + 1);
        return true;
    }
    return false;
}

static bool is_chosen(const Field *field, const Settings *settings) {
    const char *at = (const char *)settings + field->offset;
    if (field->kind == LANGUAGE) return *at;
    return *(const int *)(const void *)at > 0;
}

static void print_value(const Field *field, const Settings *settings, Str *out) {
    const char *at = (const char *)settings + field->offset;
    const int *numbers = (const int *)(const void *)at;
    char speed[16];
    switch (field->kind) {
    case CHOICE: str_add(out, field->choices[*numbers - 1]); break;
    case PERCENT: str_printf(out, "%d", *numbers); break;
    case SIZE: str_printf(out, "%dx%d", numbers[0], numbers[1]); break;
    case LANGUAGE: str_add(out, at); break;
    case SPEED:
        print_speed(*numbers - 1, speed, sizeof speed);
        str_add(out, speed);
        break;
    }
}

// ---- the file

static const char *skip_blanks(const char *at) {
    while (*at == ' ' || *at == '\t' || *at == '\r')
        at++;
    return at;
}

// Reads the word at [*at] up to [stop] or the end of the line into [out], without blanks around it.
static bool read_word(const char **at, char stop, char *out, size_t size) {
    const char *from = skip_blanks(*at), *to = from;
    while (*to && *to != stop && *to != '\n')
        to++;
    *at = to;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    if (to == from || (size_t)(to - from) >= size) return false;
    memcpy(out, from, (size_t)(to - from));
    out[to - from] = '\0';
    return true;
}

bool settings_parse(const char *path, const char *text, Settings *settings, Error *error) {
    Settings read = {0};
    *settings = read;
    int line = 1;
    for (const char *at = text; *at; line++) {
        const char *begin = at;
        char name[32], value[64];
        at = skip_blanks(at);
        if (*at && *at != '#' && *at != '\n') {
            if (!read_word(&at, '=', name, sizeof name) || *at != '=')
                return error_at(error, path, line, 1, text, "a setting is written 'name = value'");
            const Field *field = NULL;
            for (int i = 0; i < FIELDS; i++)
                if (strcmp(fields[i].name, name) == 0) field = &fields[i];
            if (!field)
                return error_at(error, path, line, 1, text, "there is no setting '%s'", name);
            const char *shown = skip_blanks(++at);
            int col = (int)(shown - begin) + 1;
            if (!read_word(&at, '\n', value, sizeof value))
                return error_at(error, path, line, col, text, "the setting '%s' has no value",
                                name);
            if (!read_value(field, value, &read))
                return error_at(error, path, line, col, text,
                                "'%s' is no value of the setting '%s'", value, name);
        }
        at = strchr(at, '\n');
        if (!at) break;
        at++;
    }
    *settings = read;
    return true;
}

bool settings_load(const char *path, Settings *settings, Error *error) {
    enum { MOST_BYTES = 1 << 16 };
    *settings = (Settings){0};
    if (access(path, F_OK) != 0) return true;
    Str text = {0};
    bool ok = file_read(path, MOST_BYTES, &text, error);
    if (ok && memchr(str_text(&text), '\0', text.n))
        ok = error_at(error, path, 1, 1, NULL, "a setting is written 'name = value'");
    ok = ok && settings_parse(path, str_text(&text), settings, error);
    str_deinit(&text);
    return ok;
}

void settings_print(const Settings *settings, Str *out) {
    str_clear(out);
    for (int i = 0; i < FIELDS; i++) {
        if (!is_chosen(&fields[i], settings)) continue;
        str_printf(out, "%s = ", fields[i].name);
        print_value(&fields[i], settings, out);
        str_add(out, "\n");
    }
}

bool settings_save(const char *path, const Settings *settings, Error *error) {
    Str text = {0};
    settings_print(settings, &text);
    file_make_folders(path);
    bool ok = file_write(path, str_text(&text), text.n, error);
    str_deinit(&text);
    return ok;
}

void settings_take(Settings *kept, const Settings *before, const Settings *now) {
    for (int i = 0; i < FIELDS; i++) {
        size_t from = fields[i].offset, n = fields[i].bytes;
        if (memcmp((const char *)before + from, (const char *)now + from, n) != 0)
            memcpy((char *)kept + from, (const char *)now + from, n);
    }
}
