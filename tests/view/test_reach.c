// Everything is reached by the keyboard alone, and what has its focus is seen to have it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"

static App app;

static int open_program(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.program_path = PROGRAMS_DIR "/gate.py";
    config.depth = 1;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    for (int i = 0; i < 30; i++)
        kit_key(&app, KEY_RIGHT, 0);
    return 0;
}

static int open_hall(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    kit_open(&app, &config);
    app_go_to(&app, 600 * SECOND);
    return 0;
}

static int open_shelf(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.shows_shelf = true;
    kit_open(&app, &config);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static bool is_inside(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

// What has the focus is there, inside of the window, and drawn with a ring around it.
static void focus_is_seen(const char *where) {
    app_draw(&app);
    for (size_t i = 0; i < app.ui.order.n; i++) {
        if (app.ui.order.at[i].id != app.ui.focus) continue;
        Rect seen = app.ui.order.at[i].seen;
        if (rect_is_empty(seen) || !app.ui.has_ring || rect_is_empty(app.ui.ring) ||
            !rect_meets(app.ui.ring, seen) || !is_inside(seen, (Rect){0, 0, app.w, app.h}))
            fail_msg("%s: the %zu. place has the focus unseen (%d, %d, %d, %d)", where, i, seen.x,
                     seen.y, seen.w, seen.h);
        return;
    }
    fail_msg("%s: nobody has the focus", where);
}

// Tab goes through all that is there, once, and comes out; Shift Tab the same way back.
static int walk_by_tab(const char *where) {
    UiId passed[512];
    int n = 0;
    for (kit_key(&app, KEY_TAB, 0); app.ui.focus; kit_key(&app, KEY_TAB, 0)) {
        focus_is_seen(where);
        for (int i = 0; i < n; i++)
            assert_true(passed[i] != app.ui.focus);
        assert_true(n < 512);
        passed[n++] = app.ui.focus;
    }
    kit_key(&app, KEY_TAB, MOD_SHIFT);
    for (int i = n - 1; i >= 0 && app.ui.focus; i--) {
        assert_int_equal(app.ui.focus, passed[i]);
        kit_key(&app, KEY_TAB, MOD_SHIFT);
    }
    assert_int_equal(app.ui.focus, 0);
    return n;
}

static void tab_walks_through_a_program(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}};
    for (int i = 0; i < 2; i++) {
        app.w = sizes[i][0], app.h = sizes[i][1];
        assert_true(walk_by_tab("a program") > 15);
    }
}

static void tab_walks_through_the_hall_and_its_loop(void **state) {
    (void)state;
    assert_true(walk_by_tab("the hall") > 10);
    kit_key(&app, 'h', 0);
    assert_true(walk_by_tab("the loop") > 10);
}

static void tab_walks_through_the_shelf(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    assert_true(walk_by_tab("the shelf") > 5);
}

// From one chip to the next by arrows; it lights up as under the mouse, and Enter is the click.
static void arrows_go_among_tasks(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    app_draw(&app);
    bool is_thing = false;
    for (int i = 0; i < 200 && !is_thing; i++) {
        kit_key(&app, KEY_TAB, 0);
        is_thing = app.pointed.kind == VIEW_TASK;
    }
    assert_true(is_thing);
    uint64_t position = app.now.position;
    UiId first = app.ui.focus;
    int n_moved = 0;
    static const int keys[] = {KEY_DOWN, KEY_RIGHT, KEY_UP, KEY_LEFT};
    for (int i = 0; i < 12; i++) {
        UiId before = app.ui.focus;
        kit_key(&app, keys[i / 3], 0);
        n_moved += app.ui.focus != before;
        focus_is_seen("things");
    }
    assert_true(n_moved > 3);
    assert_int_equal(app.now.position, position); // the arrows did not step meanwhile
    assert_true(first != 0);
    for (int i = 0; i < 100 && app.pointed.kind != VIEW_TASK; i++)
        kit_key(&app, KEY_DOWN, 0);
    ObjectId task = app.pointed.id;
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.stage.pinned[0], task);
    kit_key(&app, KEY_ESCAPE, 0); // lets go of the keyboard's focus
    assert_int_equal(app.ui.focus, 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_true(app.now.position > position);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tab_walks_through_a_program, open_program, close_app),
        cmocka_unit_test_setup_teardown(tab_walks_through_the_hall_and_its_loop, open_hall,
                                        close_app),
        cmocka_unit_test_setup_teardown(tab_walks_through_the_shelf, open_shelf, close_app),
        cmocka_unit_test_setup_teardown(arrows_go_among_tasks, open_program, close_app),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
