// The page of keys: it lists the whole table of actions, however many there are.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

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

// Whether the action is drawn whole, where it can be clicked.
static bool is_on_the_page(Action action, Rect *at) {
    char id[64];
    snprintf(id, sizeof id, "help.%s", action_info(action)->name);
    return kit_widget(&app, id, at) && at->h > ui_px(&app.ui, 16);
}

// Only what does nothing here cannot be clicked. Page by page, where not all of it finds room.
static void every_action_is_listed(void **state) {
    (void)state;
    for (int language = 0; language < 2; language++) {
        kit_key(&app, 'l', 0);
        kit_type(&app, "?");
        bool is_seen[ACTIONS] = {0};
        for (int page = 0; page < 4; page++) {
            Rect at;
            for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
                is_seen[action] |= is_on_the_page((Action)action, &at);
            kit_key(&app, KEY_PAGE_DOWN, 0);
        }
        for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
            if (!is_seen[action] && !action_needs_program((Action)action))
                fail_msg("'%s' is not listed", action_title(app.texts, (Action)action));
        kit_key(&app, KEY_ESCAPE, 0);
        assert_false(app.shows_help);
    }
}

// At three times the size not all of it finds room, and one comes to the rest by keys and wheel.
static void what_finds_no_room_is_scrolled_to(void **state) {
    (void)state;
    app.zoom = app_n_zooms - 1;
    kit_type(&app, "?");
    Rect at;
    assert_true(is_on_the_page(ACTION_PLAY, &at));
    assert_false(is_on_the_page(ACTION_QUIT, &at));
    for (int i = 0; i < 200 && !is_on_the_page(ACTION_QUIT, &at); i++)
        kit_key(&app, KEY_DOWN, 0);
    assert_true(is_on_the_page(ACTION_QUIT, &at));
    assert_int_equal(app.grain, VIEW_GRAIN_MOVE); // the arrow did nothing else
    for (int i = 0; i < 20; i++)
        kit_key(&app, KEY_PAGE_UP, 0);
    assert_int_equal(app.help_scroll, 0);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = app.w / 2, .y = app.h / 2, .wheel_y = -1};
    kit_mouse(&app, INPUT_MOUSE_MOVE, app.w / 2, app.h / 2);
    assert_true(app_input(&app, &wheel));
    app_draw(&app);
    assert_true(app.help_scroll > 0);
}

static void a_click_does_what_the_line_says(void **state) {
    (void)state;
    kit_type(&app, "?");
    Rect at;
    assert_true(is_on_the_page(ACTION_THEME, &at));
    bool was_dark = app.is_dark;
    kit_click(&app, at.x + at.w / 2, at.y + at.h / 2);
    assert_true(app.is_dark != was_dark);
    kit_click(&app, 2, 2); // beside it
    assert_false(app.shows_help);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_action_is_listed, open_app, close_app),
        cmocka_unit_test_setup_teardown(what_finds_no_room_is_scrolled_to, open_app, close_app),
        cmocka_unit_test_setup_teardown(a_click_does_what_the_line_says, open_app, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
