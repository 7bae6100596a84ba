// Everything is reached by the keyboard alone, and what has its focus is seen to have it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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

// ---- all that can be clicked

enum { MOST = 1024, SAMPLE = 9 };

static int n_walks;

// The stops that the keyboard gets to: by Tab, and from thing to thing by the arrows.
typedef struct Reached {
    int n;
    UiId at[MOST];
} Reached;

static bool has(const Reached *reached, UiId id) {
    for (int i = 0; i < reached->n; i++)
        if (reached->at[i] == id) return true;
    return false;
}

static void add(Reached *reached, UiId id) {
    if (has(reached, id)) return;
    assert_true(reached->n < MOST);
    reached->at[reached->n++] = id;
}

static int stop_of(UiId id) {
    for (size_t i = 0; i < app.ui.order.n; i++)
        if (app.ui.order.at[i].id == id) return (int)i;
    return -1;
}

static void follow_arrows(Reached *reached) {
    static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int i = 0; i < reached->n; i++) {
        int at = stop_of(reached->at[i]);
        if (at < 0 || !app.ui.order.at[at].is_thing) continue;
        for (int way = 0; way < 4; way++) {
            int to = ui_neighbour(&app.ui, at, ways[way][0], ways[way][1]);
            if (to >= 0) add(reached, app.ui.order.at[to].id);
        }
    }
}

static void all_is_reached(const char *where) {
    app_draw(&app);
    Reached reached = {0};
    int n = (int)app.ui.order.n;
    for (int at = ui_next_stop(&app.ui, -1, 1); at >= 0 && at < n;
         at = ui_next_stop(&app.ui, at, 1))
        add(&reached, app.ui.order.at[at].id);
    follow_arrows(&reached);
    for (size_t i = 0; i < app.ui.places.n; i++) {
        UiPlace place = app.ui.places.at[i];
        if (!rect_is_empty(place.seen) && !has(&reached, place.by))
            fail_msg("%s: %d, %d (%d × %d) answers to the mouse alone", where, place.seen.x,
                     place.seen.y, place.seen.w, place.seen.h);
    }
    for (int i = n_walks++ % SAMPLE; i < reached.n; i += SAMPLE) { // other ones each time
        app.ui.focus = reached.at[i];
        focus_is_seen(where);
    }
    app.ui.focus = 0;
    app_draw(&app);
}

static void a_program(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}};
    for (int i = 0; i < 2; i++) {
        app.w = sizes[i][0], app.h = sizes[i][1];
        if (i == 0) assert_true(walk_by_tab("a program") > 15);
        all_is_reached("a program");
        for (int tab = 1; tab < 8; tab++) { // what a small window shows one at a time
            app.stage.tab = tab;
            all_is_reached("its tabs");
        }
        app.stage.tab = 0;
    }
}

// However large everything is: each panel is on the screen, or has a tab that brings it there.
static void every_panel_at_every_zoom(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}};
    static const char *const tabs[] = {"tab.lesson", "tab.tasks",   "tab.output",  "tab.variables",
                                       "tab.loop",   "tab.program", "tab.timeline"};
    ViewConfig config = kit_config();
    config.lesson_path = LESSONS_DIR "/05-one-iteration";
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    kit_key(&app, 'n', 0);
    Rect seen;
    for (int i = 0; i < 4; i++) {
        app.w = sizes[i / 2][0], app.h = sizes[i / 2][1];
        for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom++) {
            app_draw(&app);
            bool is_large = (float)app.w / app.ui.scale >= 1600;
            bool has_one = (float)app.w / app.ui.scale < 800; // column
            for (int tab = 0; tab < 7; tab++) {
                bool has_tab = kit_widget(&app, tabs[tab], &seen);
                bool is_needed = !is_large && (tab < 4 || has_one);
                if (is_needed && !has_tab)
                    fail_msg("no %s at zoom %g, %d", tabs[tab], (double)app_zooms[app.zoom], app.w);
                if (has_tab && seen.y + seen.h + 40 > app.h) fail_msg("%s is too low", tabs[tab]);
            }
            if (kit_widget(&app, "tab.timeline", &seen)) { // it is shown, and stays
                kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
                assert_int_equal(app.stage.tab, 7);
                kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
                assert_int_equal(app.stage.tab, 0);
            }
        }
        app_do(&app, ACTION_LANGUAGE);
    }
}

static void a_value_that_is_open(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    for (int i = 0; i < 60 && app.ui.focus != ui_id("variables"); i++)
        kit_key(&app, KEY_TAB, 0);
    assert_int_equal(app.ui.focus, ui_id("variables"));
    for (int i = 0; i < 12; i++) {
        kit_key(&app, KEY_RIGHT, 0);
        kit_key(&app, KEY_DOWN, 0);
    }
    kit_key(&app, KEY_ESCAPE, 0);
    all_is_reached("values that are open");
}

static void the_hall_and_its_loop(void **state) {
    (void)state;
    assert_true(walk_by_tab("the hall") > 10);
    all_is_reached("the hall");
    kit_key(&app, 'h', 0);
    assert_true(walk_by_tab("the loop") > 10);
    all_is_reached("the loop");
}

static void the_hall_of_a_program(void **state) {
    (void)state;
    kit_key(&app, 'h', 0);
    assert_int_equal(app.screen, VIEW_HALL);
    all_is_reached("the hall of a program");
}

static void many_tasks(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.program_path = PROGRAMS_DIR "/pool.py";
    config.depth = 1;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    app_go_to(&app, SECOND);
    app.w = 1920, app.h = 1080;
    all_is_reached("many tasks");
}

static void the_shelf(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    assert_true(walk_by_tab("the shelf") > 5);
    all_is_reached("the shelf");
}

static void the_page_of_keys(void **state) {
    (void)state;
    kit_key(&app, '?', 0);
    assert_true(app.shows_help);
    all_is_reached("the page of keys");
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.shows_help);
}

// Its own arrows choose, and Enter does.
static void the_palette(void **state) {
    (void)state;
    kit_type(&app, "/");
    Reached reached = {0};
    int n = (int)app.palette.findings.items.n;
    for (int i = 0; i < n; i++) {
        char id[32];
        snprintf(id, sizeof id, "palette.%d", app.palette.chosen);
        add(&reached, ui_id(id));
        for (size_t k = 0; k < app.ui.places.n; k++) {
            bool is_item = app.ui.places.at[k].seen.h < 100;
            bool is_ahead = !has(&reached, app.ui.places.at[k].by);
            if (is_item && is_ahead && i == n - 1) fail_msg("the palette's place %zu", k);
        }
        kit_key(&app, KEY_DOWN, 0);
    }
    assert_int_equal(reached.n, n);
}

static void a_lesson(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.lesson_path = LESSONS_DIR "/01-lazy-generator";
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    for (int size = 0; size < 2; size++) {
        app.w = size ? 1920 : 1280, app.h = size ? 1080 : 720;
        kit_key(&app, KEY_HOME, 0);
        for (int i = 0; i < 9; i++) {
            all_is_reached("a lesson");
            kit_key(&app, 'n', 0);
        }
    }
}

static void a_prediction(void **state) {
    (void)state;
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, 'p', 0);
    for (int i = 0; i < 6; i++) { // asked, revealed, asked …
        all_is_reached("predicting");
        kit_key(&app, KEY_ENTER, 0);
        kit_key(&app, '1', 0);
    }
    assert_true(app.predicting.n_asked > 0);
}

// Each choice, in the loop and in the hall.
static void in_the_loops_place(void **state) {
    (void)state;
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, 's', 0);
    for (int i = 0; i < 4; i++) { // asked, told, asked …
        all_is_reached("being the loop");
        kit_key(&app, 'h', 0);
        all_is_reached("being the loop in the hall");
        kit_key(&app, 'h', 0);
        kit_key(&app, KEY_ENTER, 0);
        kit_key(&app, '0', 0);
        kit_key(&app, '0', 0);
    }
    assert_true(app.beloop.made.n > 1);
}

// Where the question has no room below, it is a tab, and the one that is seen.
static void a_question_in_a_small_room(void **state) {
    (void)state;
    open_program(state);
    app.zoom = app_n_zooms - 1;
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    assert_true(app.predicting.is_asked);
    Rect seen, tab;
    assert_true(kit_widget(&app, "predict.1", &seen));
    assert_true(kit_widget(&app, "tab.question", &tab));
    assert_false(kit_widget(&app, "tab.timeline", &tab)); // it would tell
    all_is_reached("a question as a tab");
    kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
    assert_int_equal(app.predicting.chosen, 0);
    assert_true(kit_widget(&app, "predict.reveal", &seen));
    kit_click(&app, seen.x + seen.w / 2, seen.y + seen.h / 2);
    assert_true(app.predicting.is_revealed);
}

static void presenting(void **state) {
    (void)state;
    kit_key(&app, KEY_F5, 0);
    assert_true(app.presenting.is_on);
    all_is_reached("presenting");
}

static void under_the_hood(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    kit_key(&app, 'u', 0);
    kit_wait(&app, SECOND);
    all_is_reached("under the hood");
}

static void two_programs(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.program_path = PROGRAMS_DIR "/gate.py";
    config.with_path = PROGRAMS_DIR "/kitchen.py";
    config.depth = 1;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    kit_key(&app, 'c', 0);
    assert_int_equal(app.screen, VIEW_COMPARE);
    app_go_to(&app, 2 * SECOND);
    for (int size = 0; size < 2; size++) {
        app.w = size ? 1920 : 1280, app.h = size ? 1080 : 720;
        all_is_reached("two programs");
    }
}

// Tab is a tab there; F6 leaves the text.
static void the_editor(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    kit_key(&app, 'e', 0);
    assert_true(app.edit.is_open);
    all_is_reached("the editor");
    kit_key(&app, KEY_F6, 0);
    assert_true(app.ui.focus != 0);
    focus_is_seen("the editor");
    kit_key(&app, KEY_ESCAPE, 0);
    assert_int_equal(app.ui.focus, 0);
    assert_true(app.edit.is_open);
    kit_type(&app, "(");
    kit_key(&app, 'h', MOD_CTRL);
    assert_true(app.edit.find.replaces);
    all_is_reached("finding and replacing");
    kit_key(&app, KEY_ESCAPE, 0);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.edit.is_open);
    all_is_reached("a program that was changed");
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

#define PROGRAM(test) cmocka_unit_test_setup_teardown(test, open_program, close_app)

int main(void) {
    const struct CMUnitTest tests[] = {
        PROGRAM(a_program),
        cmocka_unit_test_teardown(every_panel_at_every_zoom, close_app),
        cmocka_unit_test_teardown(a_question_in_a_small_room, close_app),
        PROGRAM(a_value_that_is_open),
        cmocka_unit_test_setup_teardown(the_hall_and_its_loop, open_hall, close_app),
        PROGRAM(the_hall_of_a_program),
        cmocka_unit_test_teardown(many_tasks, close_app),
        cmocka_unit_test_setup_teardown(the_shelf, open_shelf, close_app),
        PROGRAM(the_page_of_keys),
        PROGRAM(the_palette),
        cmocka_unit_test_teardown(a_lesson, close_app),
        PROGRAM(a_prediction),
        PROGRAM(in_the_loops_place),
        PROGRAM(presenting),
        PROGRAM(under_the_hood),
        cmocka_unit_test_teardown(two_programs, close_app),
        PROGRAM(the_editor),
        PROGRAM(arrows_go_among_tasks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
