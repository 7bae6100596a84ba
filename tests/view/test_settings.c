// Settings: how they are written, what is refused, and that the window finds its own again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "kit.h"
#include "view/app/settings.h"

static char folder[64], path[128];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-settings-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/simul/settings", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command); // NOLINT: the name is mkdtemp's
}

static void text_is(const char *expected) {
    Str text = {0};
    Error error;
    if (!file_read(path, 1 << 16, &text, &error)) fail_msg("%s", error.message);
    assert_string_equal(str_text(&text), expected);
    str_deinit(&text);
}

// ---- the file

static const char all[] = "theme = light\nlanguage = ru\nzoom = 125\nmotion = off\nspeed = x60\n"
                          "full-screen = yes\nsize = 1280x720\ndepth = lines\npanel = variables\n";

static void what_is_printed_is_read_again(void **state) {
    (void)state;
    Settings settings;
    Error error;
    assert_true(settings_parse("s", all, &settings, &error));
    assert_int_equal(settings.theme, 1 + VIEW_LIGHT);
    assert_string_equal(settings.language, "ru");
    assert_int_equal(settings.zoom_percent, 125);
    assert_int_equal(app_speeds[settings.speed - 1].times, 60);
    assert_int_equal(settings.h, 720);
    Str text = {0};
    settings_print(&settings, &text);
    assert_string_equal(str_text(&text), all);
    assert_true(settings_parse("s", "", &settings, &error));
    settings_print(&settings, &text);
    assert_string_equal(str_text(&text), "");
    assert_true(settings_parse("s", "# mine\n\n \t zoom=90 \r\n", &settings, &error));
    assert_int_equal(settings.zoom_percent, 90);
    str_deinit(&text);
}

static void what_is_wrong_has_a_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int line, col;
        const char *message;
    } cases[] = {
        {"zoom = 125\ntheme light\n", 2, 1, "a setting is written 'name = value'"},
        {"zooom = 125\n", 1, 1, "there is no setting 'zooom'"},
        {"zoom =\n", 1, 7, "the setting 'zoom' has no value"},
        {"zoom = 74", 1, 8, "'74' is no value of the setting 'zoom'"},
        {"zoom = 1e2", 1, 8, "'1e2' is no value of the setting 'zoom'"},
        {"zoom = 99999999999999999999", 1, 8,
         "'99999999999999999999' is no value of the setting 'zoom'"},
        {"\nsize = 1280x", 2, 8, "'1280x' is no value of the setting 'size'"},
        {"theme = 1", 1, 9, "'1' is no value of the setting 'theme'"},
        {"language = fr", 1, 12, "'fr' is no value of the setting 'language'"},
        {"speed = 3/s", 1, 9, "'3/s' is no value of the setting 'speed'"},
        {"\xFF\xFE", 1, 1, "a setting is written 'name = value'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings settings;
        Error error;
        assert_false(settings_parse("s", cases[i].text, &settings, &error));
        assert_string_equal(error.message, cases[i].message);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.col, cases[i].col);
        assert_int_equal(settings.zoom_percent, 0); // the usual, not half of the file
    }
}

// Bytes at random never do more than be refused.
static void nonsense_is_refused_or_read(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < 20000; i++) {
        char text[sizeof all];
        memcpy(text, all, sizeof all);
        for (int k = 0; k < 1 + i % 4; k++) {
            seed = seed * 1103515245 + 12345;
            text[seed / 7 % (sizeof all - 1)] = (char)(seed >> 16);
        }
        Settings settings;
        Error error;
        if (settings_parse("s", text, &settings, &error)) continue;
        assert_true(error.line >= 1 && error.message[0]);
    }
}

// ---- the window

static void open_window(App *app) {
    static Settings kept;
    static Error broken;
    ViewConfig config = kit_config();
    bool is_read = settings_load(path, &kept, &broken);
    config.settings = kept;
    config.settings_path = path;
    if (kept.theme) config.theme = (ViewTheme)(kept.theme - 1); // as the command line does
    if (!is_read) config.settings_error = &broken;
    kit_open(app, &config);
    kit_wait(app, SECOND);
}

static void only_what_was_changed_is_kept(void **state) {
    (void)state;
    App app;
    open_window(&app);
    assert_int_not_equal(access(path, F_OK), 0); // nothing was chosen yet
    kit_key(&app, 't', 0);
    kit_key(&app, '=', MOD_CTRL);
    kit_wait(&app, SECOND); // it is written while the window is open, as it may be killed
    text_is("theme = light\nzoom = 110\n");
    assert_int_equal(app_wait_ms(&app), -1); // and then there is nothing to do
    kit_key(&app, 'l', 0);
    app_deinit(&app); // the last change at the end
    text_is("theme = light\nlanguage = ru\nzoom = 110\n");
    open_window(&app);
    kit_key(&app, 't', 0);
    app_deinit(&app);
    text_is("theme = dark\nlanguage = ru\nzoom = 110\n");
}

static void a_broken_file_is_said_and_kept_aside(void **state) {
    (void)state;
    Error error;
    const char wrong[] = "theme = light\nzoom = huge\n";
    file_make_folders(path);
    assert_true(file_write(path, wrong, strlen(wrong), &error));
    App app;
    open_window(&app);
    assert_true(app.is_dark); // the usual
    uint64_t said = kit_picture(&app);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_true(kit_picture(&app) != said); // the strip is gone
    text_is(wrong);
    kit_key(&app, 't', 0);
    app_deinit(&app);
    text_is("theme = light\n");
    strcat(path, ".broken");
    text_is(wrong);
}

static void a_folder_that_cannot_be_written_does_no_harm(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/dev/null/simul/settings");
    App app;
    open_window(&app);
    kit_key(&app, 't', 0);
    kit_wait(&app, SECOND);
    assert_true(app.error.message[0]); // it is said
    app_deinit(&app);
}

// ---- the sheet

static void press(App *app, const char *id, float part) {
    Rect at;
    if (!kit_widget(app, id, &at)) fail_msg("there is no %s", id);
    kit_click(app, at.x + (int)((float)at.w * part), at.y + at.h / 2);
}

static void the_sheet_by_mouse_and_keys(void **state) {
    (void)state;
    const char program[] = "for i in range(3):\n    print(i * i)\n";
    char file[128];
    snprintf(file, sizeof file, "%s/squares.py", folder);
    Error error;
    assert_true(file_write(file, program, strlen(program), &error));
    ViewConfig config = kit_config();
    config.program_path = file;
    config.depth = 1;
    App app;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    for (int i = 0; i < 4; i++)
        kit_key(&app, KEY_RIGHT, 0);
    uint64_t rank = cursor_rank(&app.now, GRAIN_LINE);
    assert_true(rank > 0);
    press(&app, "top.settings", 0.5F);
    assert_true(app.shows_settings);
    press(&app, "settings-theme", 0.9F);
    assert_false(app.is_dark);
    press(&app, "settings-language", 0.9F);
    assert_string_equal(tr_name(app.texts), "ru");
    press(&app, "settings-larger", 0.5F);
    assert_true(app_zooms[app.zoom] > 1);
    bool has_motion = app.has_motion;
    press(&app, "settings-motion", 0.5F);
    assert_int_equal(app.has_motion, !has_motion);
    press(&app, "settings-full", 0.5F);
    assert_true(app.is_full_screen);
    // The program runs again, with more in its record, and the cursor is where it was.
    uint32_t n = app.record->n;
    press(&app, "settings-depth", 0.9F);
    kit_wait(&app, SECOND);
    assert_int_equal(app.depth, 2);
    assert_true(app.record->n > n);
    assert_int_equal(cursor_rank(&app.now, GRAIN_LINE), rank);
    assert_true(cursor_count(&app.now, GRAIN_EXPRESSION) > 0);
    kit_key(&app, 'd', MOD_ALT);
    kit_wait(&app, SECOND);
    assert_int_equal(app.depth, 0);
    assert_true(app.record->n < n);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.shows_settings);
    kit_key(&app, ',', MOD_CTRL);
    assert_true(app.shows_settings);
    kit_key(&app, KEY_TAB, 0);
    kit_key(&app, KEY_LEFT, 0); // by the keyboard: the first is the theme
    assert_true(app.is_dark);
    app_deinit(&app);
}

static void the_sheet_finds_room(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {1024, 768}, {640, 360}};
    App app;
    ViewConfig config = kit_config();
    kit_open(&app, &config);
    kit_key(&app, ',', MOD_CTRL);
    for (int language = 0; language < 2; language++) {
        kit_key(&app, 'l', 0);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom += 3) {
                app.w = sizes[i][0], app.h = sizes[i][1];
                unsigned before = app.ui.n_overflows;
                app_draw(&app);
                if (app.ui.n_overflows != before)
                    fail_msg("%d x %d, zoom %d: %s", app.w, app.h, app.zoom, app.ui.overflowed);
            }
        app.zoom = 2;
    }
    app_deinit(&app);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_is_read_again),
        cmocka_unit_test(what_is_wrong_has_a_place),
        cmocka_unit_test(nonsense_is_refused_or_read),
        CASE(only_what_was_changed_is_kept),
        CASE(a_broken_file_is_said_and_kept_aside),
        CASE(a_folder_that_cannot_be_written_does_no_harm),
        CASE(the_sheet_by_mouse_and_keys),
        CASE(the_sheet_finds_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
