// A lesson is taken: from the shelf, moment by moment, with questions, as a person would.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "kit.h"

static App app;

static int open_shelf(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.shows_shelf = true;
    config.depth = 2; // expressions, as in the window
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

// Everything of the program is recorded, and all of it is seen.
static void settle_down(void) {
    kit_wait(&app, SECOND);
}

static void the_shelf_leads_to_a_lesson_and_back(void **state) {
    (void)state;
    assert_int_equal(app.screen, VIEW_SHELF);
    uint64_t shelf = kit_picture(&app);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.chosen_lesson, 1);
    assert_true(kit_picture(&app) != shelf);
    kit_key(&app, KEY_LEFT, 0);
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    assert_int_equal(app.screen, VIEW_LOOP);
    assert_string_equal(app.teach.lesson->id, "01-lazy-generator");
    kit_key(&app, 'o', 0);
    assert_int_equal(app.screen, VIEW_SHELF);
}

static void moments_are_walked_there_and_back(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    size_t n = app.teach.lesson->texts[0].n_moments;
    uint64_t pictures[16];
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(teach_moment(&app.teach, (uint32_t)app.now.position), i);
        pictures[i] = kit_picture(&app);
        kit_key(&app, 'n', 0);
    }
    for (size_t i = n - 1; i > 0; i--) {
        assert_int_equal(kit_picture(&app), pictures[i]);
        kit_key(&app, 'n', MOD_SHIFT);
    }
    assert_int_equal(kit_picture(&app), pictures[0]);
}

static void digits_answer_once(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    kit_key(&app, '1', 0); // nothing is asked yet
    assert_int_equal(app.teach.n_asked, 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, '9', 0); // there is no such choice
    assert_int_equal(app.teach.n_asked, 0);
    kit_key(&app, '1', 0);
    assert_int_equal(app.teach.n_asked, 1);
    assert_int_equal(app.teach.n_right, 0);
    kit_key(&app, '2', 0); // it is answered
    assert_int_equal(app.teach.n_asked, 1);
    kit_key(&app, 'n', 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, 'n', 0);
    kit_key(&app, '1', 0);
    assert_int_equal(app.teach.n_right, 1);
}

static void languages_change_in_a_lesson(void **state) {
    (void)state;
    kit_key(&app, KEY_ENTER, 0);
    settle_down();
    kit_key(&app, 'n', 0);
    uint64_t position = app.now.position, english = kit_picture(&app);
    kit_key(&app, 'l', 0);
    assert_true(kit_picture(&app) != english);
    assert_int_equal(app.now.position, position);
    kit_key(&app, 'l', 0);
    assert_int_equal(kit_picture(&app), english);
}

// Each lesson at its third moment, in the large window and in the small one, both themes and
// languages; nothing that is said is cut.
static void pictures(void **state) {
    (void)state;
    int n = (int)app.shelf.entries.n;
    for (int i = 0; i < n; i++) {
        kit_key(&app, 'o', 0);
        app.chosen_lesson = i;
        kit_key(&app, KEY_ENTER, 0);
        settle_down();
        kit_key(&app, 'n', 0);
        kit_key(&app, 'n', 0);
        bool is_small = i & 1, is_russian = i & 2, is_dark = i % 3;
        app.w = is_small ? 1280 : 1920, app.h = is_small ? 720 : 1080;
        app.is_dark = is_dark;
        if (is_russian) kit_key(&app, 'l', 0);
        char name[96];
        snprintf(name, sizeof name, "take-%.2s-%s-%s-%d", app.shelf.entries.at[i].id,
                 is_dark ? "dark" : "light", is_russian ? "ru" : "en", is_small ? 720 : 1080);
        Pixels pixels = kit_pixels(&app);
        golden_check(name, pixels);
        pixels_free(&pixels);
        if (is_russian) kit_key(&app, 'l', 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_shelf_leads_to_a_lesson_and_back, open_shelf,
                                        close_app),
        cmocka_unit_test_setup_teardown(moments_are_walked_there_and_back, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(digits_answer_once, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(languages_change_in_a_lesson, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(pictures, open_shelf, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
