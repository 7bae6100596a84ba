// What the window looks like: every way of using it, in both themes, sizes and languages. Under the
// sanitizers, where a picture takes long, only the two that have least in common.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "scenes.h"
#include "small_golden.h"

static App app;

// ---- looking

static void look(const WindowScene *scene, int combination) {
    bool is_light = combination & 1, is_russian = combination & 2, is_large = combination & 4;
    app.w = is_large ? 1920 : 1280, app.h = is_large ? 1080 : 720;
    if (app.is_dark == is_light) app_do(&app, ACTION_THEME);
    if ((strcmp(tr_name(app.texts), "ru") == 0) != is_russian) app_do(&app, ACTION_LANGUAGE);
    char name[100];
    snprintf(name, sizeof name, "scene-%s-%s-%s-%d%s", scene->name, is_light ? "light" : "dark",
             is_russian ? "ru" : "en", app.h, app.zoom == app_n_zooms - 1 ? "-300" : "");
    Pixels pixels = kit_pixels(&app);
    small_golden_check(name, pixels);
    pixels_free(&pixels);
    if (app.ui.n_overflows) fail_msg("%s: '%s' is cut", name, app.ui.overflowed);
}

static void scene_in_all_ways(void **state) {
    const WindowScene *scene = *state;
    scene_open(&app, scene);
#ifdef __SANITIZE_ADDRESS__
    static const int combinations[] = {3, 4}; // light, Russian, 720; dark, English, 1080
#else
    static const int combinations[] = {0, 1, 2, 3, 4, 5, 6, 7};
#endif
    for (size_t i = 0; i < sizeof combinations / sizeof *combinations; i++)
        look(scene, combinations[i]);
}

// At 300 % in the smaller window, where one panel has all of it.
static void scene_at_its_largest(void **state) {
    const WindowScene *scene = *state;
    scene_open(&app, scene);
    app.zoom = app_n_zooms - 1;
    look(scene, 0); // dark, English
    look(scene, 3); // light, Russian
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

int main(void) {
    struct CMUnitTest tests[2 * SCENES];
    for (int i = 0; i < 2 * SCENES; i++)
        tests[i] = (struct CMUnitTest){
            .name = scenes[i / 2].name,
            .test_func = i % 2 ? scene_at_its_largest : scene_in_all_ways,
            .teardown_func = close_app,
            .initial_state = (void *)&scenes[i / 2],
        };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
