// What a person chose in the window and finds again the next time: a small text file below the
// folder of settings (base/file.h), one `name = value` a line. What was never chosen is not in it.
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

// Choices count from 1; 0, and "": never chosen. So a zeroed Settings is the usual.
typedef struct Settings {
    int theme;        // 1 + ViewTheme
    char language[8]; // "en", "ru"
    int zoom_percent;
    int motion;      // 1 on, 2 off
    int speed;       // 1 + index of app_speeds
    int full_screen; // 1 no, 2 yes
    int w, h;        // of the window, device pixels
    int depth;       // of recording programs: 1 + ReportDepth
    int panel;       // 1 + the tab that a small window shows (stage.c); 0: by itself
} Settings;

enum { SETTINGS_OFF = 2, SETTINGS_YES = 2 };

// NULL: nowhere.
const char *settings_path(Arena *arena);

// Reads the file [path]; one that is not there is empty.
// Errors: false with file, line and column; [settings] are then the usual.
bool settings_load(const char *path, Settings *settings, Error *error);
bool settings_parse(const char *path, const char *text, Settings *settings, Error *error);

// As text, and into the file, which is whole at every moment.
void settings_print(const Settings *settings, Str *out);
bool settings_save(const char *path, const Settings *settings, Error *error);

// Takes over into [kept] each field in which [now] and [before] differ.
void settings_take(Settings *kept, const Settings *before, const Settings *now);
