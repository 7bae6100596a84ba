// Every way of using the window, and how one comes to it: for the tests that look at all of them.
#pragma once

#include "view/app/app.h"

typedef struct WindowScene {
    const char *name;
    const char *program, *with; // NULL: none
    void (*go)(App *app);
} WindowScene;

enum { SCENES = 12 };
extern const WindowScene scenes[SCENES];

// Opens [app] (app_deinit) and goes there.
void scene_open(App *app, const WindowScene *scene);
