// What is seen: the same picture whichever way one came there, no text without room in any size,
// zoom, language or theme, and the golden pictures of the hall.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "golden.h"
#include "gui/legible.h"
#include "kit.h"

static App app;

static int open_app(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// A place is reached by scrubbing, by steps of several grains, by playing and in a fresh window.
static void the_way_does_not_show(void **state) {
    (void)state;
    static const int64_t places_ns[] = {5 * SECOND, 2485 * SECOND, 3655 * SECOND, 43140 * SECOND};
    for (size_t i = 0; i < sizeof places_ns / sizeof *places_ns; i++) {
        app_go_to(&app, places_ns[i]);
        uint64_t position = app.now.position, expected = kit_picture(&app);
        kit_key(&app, KEY_END, 0);
        app_go_to(&app, places_ns[i]);
        assert_int_equal(kit_picture(&app), expected);
        for (int grain = 0; grain < VIEW_GRAINS; grain++) {
            if (grain == VIEW_GRAIN_LINE || grain == VIEW_GRAIN_EXPRESSION) continue; // of programs
            app.grain = (ViewGrain)grain;
            int n = 0;
            for (; n < 20 && app.now.position; n++)
                kit_key(&app, KEY_LEFT, 0);
            assert_true(app.now.position < position);
            for (int step = 0; step < n; step++)
                kit_key(&app, KEY_RIGHT, 0);
            assert_int_equal(app.now.position, position);
        }
        app.grain = VIEW_GRAIN_MOVE;
        assert_int_equal(kit_picture(&app), expected);
        ViewConfig config = kit_config();
        config.at_ns = places_ns[i];
        App fresh;
        kit_open(&fresh, &config);
        assert_int_equal(kit_picture(&fresh), expected);
        app_deinit(&fresh);
    }
}

static void playing_leads_to_the_same_picture(void **state) {
    (void)state;
    app_go_to(&app, 600 * SECOND);
    app.has_motion = true;
    kit_key(&app, KEY_SPACE, 0);
    kit_wait(&app, 3 * SECOND);
    kit_key(&app, KEY_SPACE, 0);
    int64_t time_ns = app.time_ns;
    assert_int_equal(time_ns, 780 * SECOND);
    kit_wait(&app, SECOND);
    uint64_t played = kit_picture(&app);
    kit_key(&app, KEY_HOME, 0);
    app_go_to(&app, time_ns);
    assert_int_equal(kit_picture(&app), played);
}

// Theme, language, screen and zoom, there and back.
static void there_and_back(void **state) {
    (void)state;
    app_go_to(&app, 2485 * SECOND);
    uint64_t before = kit_picture(&app);
    static const struct {
        int key, mods, back, back_mods;
    } pairs[] = {{'t', 0, 't', 0},
                 {'l', 0, 'l', 0},
                 {'h', 0, 'h', 0},
                 {'=', MOD_CTRL, '-', MOD_CTRL},
                 {KEY_F1, 0, KEY_ESCAPE, 0}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        kit_key(&app, pairs[i].key, pairs[i].mods);
        assert_true(kit_picture(&app) != before);
        kit_key(&app, pairs[i].back, pairs[i].back_mods);
        assert_int_equal(kit_picture(&app), before);
    }
    app.w = 1600, app.h = 1000;
    assert_true(kit_picture(&app) != before);
    app.w = 1280, app.h = 720;
    assert_int_equal(kit_picture(&app), before);
}

// A window that draws only what changed shows what one that draws everything does.
static void drawing_what_changed_is_enough(void **state) {
    (void)state;
    app.has_motion = true;
    app_go_to(&app, 1234567 * MILLI);
    kit_wait(&app, SECOND);
    Raster *raster = raster_new();
    Pixels kept = pixels_new(app.w, app.h);
    static const int keys[] = {KEY_RIGHT, KEY_RIGHT, KEY_LEFT,  KEY_LEFT,  't',
                               KEY_RIGHT, 'l',       KEY_SPACE, KEY_SPACE, 'h',
                               'h',       KEY_END,   KEY_HOME,  KEY_F1,    KEY_F1};
    for (int frame = 0; frame < 180; frame++) {
        if (frame % 12 == 0) kit_key(&app, keys[frame / 12], 0);
        app_advance(&app, app.wall_ns + 30 * MILLI);
        raster_draw(raster, app_draw(&app), kept, NULL);
        Pixels whole = kit_pixels(&app);
        for (int y = 0; y < app.h; y++)
            assert_memory_equal(kept.at + (ptrdiff_t)y * kept.stride,
                                whole.at + (ptrdiff_t)y * whole.stride, (size_t)app.w * 4);
        pixels_free(&whole);
    }
    pixels_free(&kept);
    raster_free(raster);
}

// Every text can be read, and none was cut.
static void fits(const char *what) {
    char problem[200] = "";
    app.ui.n_overflows = 0;
    const DrawList *list = app_draw(&app);
    if (app.ui.n_overflows)
        snprintf(problem, sizeof problem, "no room for \"%s\"", app.ui.overflowed);
    else
        legible_check(list, problem, sizeof problem);
    if (*problem)
        fail_msg("%s: %s; %d x %d, zoom %g, %s, %g s", what, problem, app.w, app.h,
                 (double)app_zooms[app.zoom], tr_name(app.texts), (double)app.time_ns / 1e9);
}

// Every size, zoom and language, at the moments whose texts are longest.
static void every_text_finds_room(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720},  {1366, 768},  {1440, 900},  {1600, 900},
                                   {1680, 1050}, {1920, 1080}, {2560, 1440}, {3840, 2160},
                                   {1024, 768},  {1280, 1024}, {3440, 1440}};
    static const int64_t moments_ns[] = {0, 2485 * SECOND, 43140 * SECOND, 50000 * SECOND};
    for (int language = 0; language < 2; language++) {
        app.zoom = 0;
        kit_key(&app, 'l', 0);
        for (; app.zoom < app_n_zooms; app.zoom++)
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
                app.w = sizes[i][0], app.h = sizes[i][1];
                for (size_t m = 0; m < sizeof moments_ns / sizeof *moments_ns; m++) {
                    app_go_to(&app, moments_ns[m]);
                    fits("the hall");
                    app.screen = VIEW_LOOP;
                    fits("the loop");
                    app.screen = VIEW_HALL;
                }
                app.shows_help = true;
                fits("the page of keys");
                app.shows_help = false;
                app.shows_params = true;
                fits("the parameters");
                app.shows_params = false;
            }
    }
}

static void large_numbers_find_room(void **state) {
    (void)state;
    static const struct {
        HallParams params;
    } cases[] = {{{1, 1, SECOND, SECOND}},
                 {{3, 999, 3600 * SECOND, 3600 * SECOND}},
                 {{2000, 2, 1500 * MILLI, 55 * SECOND}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        app.wanted = cases[i].params;
        assert_true(app_rerun(&app));
        for (int language = 0; language < 2; language++) {
            kit_key(&app, 'l', 0);
            for (int size = 0; size < 3; size++) {
                app.w = 1280 + 640 * size, app.h = 720 + 360 * size;
                app_go_to(&app, cursor_end_time(&app.now) / 3);
                fits("a large exhibition");
            }
        }
    }
}

static void check_golden(const char *name) {
    Pixels pixels = kit_pixels(&app);
    golden_check(name, pixels);
    pixels_free(&pixels);
}

// Three moments: early, in the midst of both, and when only one game at a time goes on; and a hall
// too small for the players' thinking.
static void golden_pictures(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    app_go_to(&app, 2485 * SECOND);
    check_golden("hall-midst-dark-en-1080");
    app_go_to(&app, 7000 * SECOND);
    kit_key(&app, 't', 0);
    kit_key(&app, 'l', 0);
    check_golden("hall-alone-light-ru-1080");
    app.w = 1280, app.h = 720;
    app_go_to(&app, 2485 * SECOND);
    check_golden("hall-midst-light-ru-720");
    kit_key(&app, 'l', 0);
    kit_key(&app, 't', 0);
    app_go_to(&app, 35 * SECOND);
    check_golden("hall-early-dark-en-720");
    app.wanted.n_boards = 3;
    app_rerun(&app);
    app_go_to(&app, 1234 * SECOND);
    check_golden("hall-three-dark-en-720");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_app, close_app)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_way_does_not_show),
        TEST(playing_leads_to_the_same_picture),
        TEST(drawing_what_changed_is_enough),
        TEST(there_and_back),
        TEST(every_text_finds_room),
        TEST(large_numbers_find_room),
        TEST(golden_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
